//! `compte-contredit`: how many domaines or blocs a document says that there are is how many there are. The sentence may be
//! shared by all the certifications of the branch, and written when each had as many.

use std::collections::BTreeMap;

use super::planned::{Owner, Plan, PlannedCertification};
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Block, Field, FieldGroup, Item, Section, Table};
use crate::model::{Origin, Rich};

/// From two on, as a sentence writes them; « un » is an article.
const NUMBERS: [&str; 11] = ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"];

pub fn check(plan: &Plan, report: &mut Report) {
    // A draft is not all written yet: it is counted once it is published.
    for planned in plan.certifications.iter().filter(|planned| !planned.certification.draft) {
        let Some(Units { word, count, origin }) = units(planned) else { continue };
        // What is said, and in which documents.
        let mut said: BTreeMap<(usize, String), Vec<&str>> = BTreeMap::new();
        for document in plan.documents_of(Owner::from(planned.certification)) {
            document.document.sections.iter().for_each(|section| {
                in_section(section, &mut |text| {
                    for found in counts(text, word).into_iter().filter(|(number, _)| *number != count) {
                        let documents = said.entry(found).or_default();
                        if !documents.contains(&document.document.title.as_str()) {
                            documents.push(&document.document.title);
                        }
                    }
                });
            });
        }
        for ((_, phrase), documents) in said {
            let message = format!("« {phrase} », disent ses documents, et cette certification en a {count}");
            let place = format!("imprimé dans : {}", documents.join(", "));
            report.push(Diagnostic::error("compte-contredit", message).at(origin.clone(), place).help(
                "corrigez la phrase si elle est de cette certification ; si elle est commune (libellé, texte), \
                 donnez à chaque guide la sienne, ou réservez-la à la certification dont elle est vraie",
            ));
        }
    }
}

/// What a certification is divided into: the word, how many, and where the last is named.
struct Units<'p> {
    word: &'static str,
    count: usize,
    origin: &'p Origin,
}

fn units<'p>(planned: &'p PlannedCertification) -> Option<Units<'p>> {
    let certification = planned.certification;
    let titles = |word, titles: Vec<&'p Origin>| {
        let count = titles.len();
        titles.into_iter().next_back().map(|origin| Units { word, count, origin })
    };
    match &certification.referentiels {
        Some(referentiels) => titles("bloc", referentiels.blocs.iter().map(|bloc| &bloc.title.origin).collect()),
        None => titles("domaine", certification.domaines.iter().map(|domaine| &domaine.title.origin).collect()),
    }
}

/// The counts that a sentence gives of all of them: « 5 domaines de compétences », « cinq domaines : »; « deux domaines au
/// moins » counts something else.
fn counts(text: &str, word: &str) -> Vec<(usize, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_all = |after: &[&str]| match after {
        [] => true,
        [next, ..] => {
            *next == ":" || next.starts_with("de") && after.get(1).is_some_and(|it| it.starts_with("compétence"))
        }
    };
    let found = (1..words.len()).filter_map(|at| {
        let bare = words[at].trim_end_matches(['.', ',', ':', ';']);
        let is_word = bare == word || bare.strip_suffix('s') == Some(word);
        let ends = bare.len() < words[at].len();
        // « six (6) grands domaines »: what stands between is no other count.
        let between = words[..at].iter().rev().take_while(|word| is_between(word)).count();
        let from = at.checked_sub(between + 1)?;
        let number = number(words[from])?;
        let counts = is_word && (ends || is_all(&words[at + 1..]));
        counts.then(|| (number, format!("{} {bare}", words[from..at].join(" "))))
    });
    found.collect()
}

fn is_between(word: &str) -> bool {
    let in_figures = word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    word == "grands" || in_figures.is_some_and(|figures| figures.bytes().all(|byte| byte.is_ascii_digit()))
}

fn number(word: &str) -> Option<usize> {
    let digits = word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse().ok()).flatten();
    digits.or_else(|| NUMBERS.iter().position(|name| *name == word.to_lowercase()).map(|at| at + 2))
}

type Visit<'v> = dyn FnMut(&str) + 'v;

fn in_section(section: &Section, visit: &mut Visit) {
    visit(&section.heading.text());
    in_blocks(&section.blocks, visit);
    section.sections.iter().for_each(|inner| in_section(inner, visit));
}

/// The sentences of the source; a note is the editor's, and a gap says what is not there.
fn in_blocks(blocks: &[Block], visit: &mut Visit) {
    let words = |text: &Rich, visit: &mut Visit| visit(&text.text());
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Lead(text) => words(text, visit),
            Block::List { items, .. } => items.iter().for_each(|item| in_blocks(item, visit)),
            Block::Quote(inner) | Block::Together(inner) => in_blocks(inner, visit),
            Block::OnSite { blocks, on_paper } => {
                in_blocks(blocks, visit);
                in_blocks(on_paper, visit);
            }
            Block::Statements(items) => in_items(items, visit),
            Block::Question { item, answer } => {
                in_items(std::slice::from_ref(item), visit);
                in_field(answer, visit);
            }
            Block::Table(Table { rows, tail, beside, .. }) => {
                beside.iter().for_each(|beside| in_blocks(&beside.blocks, visit));
                rows.iter().flat_map(|row| &row.cells).for_each(|cell| in_blocks(cell, visit));
                in_blocks(tail, visit);
            }
            Block::Field(field) => in_field(field, visit),
            Block::Group(FieldGroup { lead, fields, declaration, .. }) => {
                lead.iter().chain(declaration).for_each(|text| words(text, visit));
                fields.iter().for_each(|field| in_field(field, visit));
            }
            Block::Hands(_) | Block::Figure(_) | Block::Contents { .. } | Block::Gap(_) | Block::Note(_) => {}
        }
    }
}

fn in_items(items: &[Item], visit: &mut Visit) {
    for item in items {
        visit(&item.text.text());
        in_items(&item.items, visit);
    }
}

fn in_field(field: &Field, visit: &mut Visit) {
    field.label.iter().for_each(|label| visit(&label.text()));
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn a_sentence_that_counts_all_is_told_from_one_that_counts_some() {
        let of = |text: &str| counts(text, "domaine").into_iter().map(|(number, _)| number).collect::<Vec<_>>();
        assert_eq!(of("Le CQP est composé de 5 domaines de compétences qui font"), [5]);
        assert_eq!(of("Le titulaire maîtrise cinq domaines :"), [5]);
        assert_eq!(of("Présentation des Deux domaines."), [2]);
        assert_eq!(of("Le boulanger maîtrise 1 domaine :"), [1]);
        assert_eq!(of("un domaine de compétences"), [0; 0]);
        assert_eq!(of("deux domaines au moins"), [0; 0]);
        assert_eq!(of("Les domaines de compétences du CQP"), [0; 0]);
    }
}
