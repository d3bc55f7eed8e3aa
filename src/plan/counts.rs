//! `compte-contredit`: how many domaines or blocs a document says that there are is how many there are. The sentence may be
//! shared by all the certifications of the branch, and written when each had as many.

use std::collections::BTreeMap;

use super::planned::{Owner, Plan, PlannedCertification};
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Block, Item, Section};
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
            let sentences = document.document.sections.iter().flat_map(sentences);
            let counted = sentences.flat_map(|text| counts(&text.text(), word));
            for found in counted.filter(|(number, _)| *number != count) {
                let documents = said.entry(found).or_default();
                if !documents.contains(&document.document.title.as_str()) {
                    documents.push(&document.document.title);
                }
            }
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

/// The sentences of the source in a section and in those inside it; a gap says what is not there.
fn sentences(section: &Section) -> Vec<&Rich> {
    let mut found = Vec::new();
    for section in section.walk() {
        found.push(&section.heading);
        found.extend(section.walk_source().into_iter().flat_map(of_block));
    }
    found
}

/// Those of a block alone, not of those inside it.
fn of_block(block: &Block) -> Vec<&Rich> {
    match block {
        Block::Paragraph(text) | Block::Lead(text) => vec![text],
        Block::Statements(items) => items.iter().flat_map(of_item).collect(),
        Block::Question { item, answer } => of_item(item).into_iter().chain(&answer.label).collect(),
        Block::Field(field) => field.label.iter().collect(),
        Block::Group(group) => {
            let labels = group.all_fields().filter_map(|field| field.label.as_ref());
            group.lead.iter().chain(&group.declaration).chain(labels).collect()
        }
        Block::List { .. }
        | Block::Quote(_)
        | Block::Together(_)
        | Block::OnSite { .. }
        | Block::Table(_)
        | Block::Hands(_)
        | Block::Figure(_)
        | Block::Contents { .. }
        | Block::Gap(_)
        | Block::Note(_) => Vec::new(),
    }
}

fn of_item(item: &Item) -> Vec<&Rich> {
    std::iter::once(&item.text).chain(item.items.iter().flat_map(of_item)).collect()
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
