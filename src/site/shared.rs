//! The statements that several certifications share, word for word.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Site;
use super::branch;
use super::frame::{Page, Status};
use super::links::Link;
use super::text::{Html, Text};
use super::viewpoint::{CodeLink, Viewpoint};
use crate::model::{Code, Mots, Rich};
use crate::plan::{self, PlannedCertification};

#[derive(Serialize)]
struct Content {
    /// How many statements are shared.
    count: usize,
    groups: Vec<Group>,
}

/// The shared statements of one nature.
#[derive(Serialize)]
struct Group {
    id: &'static str,
    heading: Text,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    text: Html,
    owners: Vec<Owner>,
}

/// A certification that states it, and under which codes.
#[derive(Serialize)]
struct Owner {
    link: Link,
    status: Status,
    codes: Vec<CodeLink>,
    /// Its own words, where typography or the end of the line tells them apart.
    words: Option<Html>,
}

/// A statement at its permanent address.
struct Stated<'a> {
    certification: usize,
    code: &'a Code,
    words: &'a Rich,
}

/// `None` where there are not two certifications.
pub fn page(site: &Site) -> Option<Page> {
    let path = site.plan.branch.shared.as_ref()?;
    let view = Viewpoint::new(site.plan, None, path);
    let views: Vec<Viewpoint> = site
        .plan
        .certifications
        .iter()
        .map(|planned| Viewpoint::new(site.plan, Some(planned.certification), path))
        .collect();
    let mut groups: Vec<Group> = NATURES
        .iter()
        .map(|(id, heading, _)| Group { id, heading: Text::new(heading(site.mots())), entries: Vec::new() })
        .collect();
    let mut count = 0;
    for stated in shared(site) {
        let Some(first) = stated.first() else { continue };
        count += 1;
        // A savoir taken up by the training is a savoir first.
        let nature = stated.iter().map(|it| nature(it.code)).min().unwrap_or_default();
        groups[nature].entries.push(entry(site, &views, &stated, first));
    }
    groups.retain(|group| !group.entries.is_empty());
    let description = site.mots().say("partages.description");
    let mut frame = branch::frame(site, &view, site.mots().say("partages.titre"), description);
    frame.status = None;
    frame.contents = groups
        .iter()
        .map(|group| Link { label: group.heading.clone(), ..Link::new("", format!("#{}", group.id)) })
        .collect();
    Some(Page::new(frame, "shared.html", &Content { count, groups }))
}

fn entry(site: &Site, views: &[Viewpoint], stated: &[Stated], first: &Stated) -> Entry {
    let certifications: BTreeSet<usize> = stated.iter().map(|it| it.certification).collect();
    let owner = |n: usize| {
        let planned = &site.plan.certifications[n];
        let own = || stated.iter().filter(|it| it.certification == n);
        let certification = planned.certification;
        let words = own().map(|it| it.words).next().filter(|words| words.text() != first.words.text());
        Owner {
            link: views[n].link(certification.named(), &planned.page),
            status: Status::of(site, certification),
            codes: own().map(|it| views[n].code(it.code)).collect(),
            words: words.map(|words| views[n].rich(words)),
        }
    };
    Entry {
        text: views[first.certification].rich(first.words),
        owners: certifications.into_iter().map(owner).collect(),
    }
}

/// The statements of several certifications, those of the same words together, in the order of the first that has them.
fn shared<'a>(site: &'a Site) -> Vec<Vec<Stated<'a>>> {
    let mut by_words: BTreeMap<String, Vec<Stated>> = BTreeMap::new();
    for (certification, planned) in site.plan.certifications.iter().enumerate() {
        for (code, words) in permanent(site, planned) {
            by_words.entry(comparable(&words.text())).or_default().push(Stated { certification, code, words });
        }
    }
    let slug = |it: &Stated| &site.plan.certifications[it.certification].certification.slug;
    let of_several = |stated: &Vec<Stated>| stated.iter().map(slug).collect::<BTreeSet<_>>().len() > 1;
    let mut shared: Vec<Vec<Stated>> = by_words.into_values().filter(of_several).collect();
    shared.sort_by_key(|stated| stated.first().map(|it| (it.certification, steps(it.code))));
    shared
}

/// The statements of a certification, in the words of their permanent place.
fn permanent<'a>(site: &'a Site, planned: &'a PlannedCertification) -> BTreeMap<&'a Code, &'a Rich> {
    let mut words = BTreeMap::new();
    for document in site.plan.documents_of(planned.certification.into()) {
        for (code, own) in plan::statements(document.document) {
            words.entry(code).or_insert(own);
        }
    }
    words
}

/// Numbers in their own order: `D1.SF10` after `D1.SF9`.
fn steps(code: &Code) -> Vec<(String, u32)> {
    let step = |step: &str| {
        let letters = step.trim_end_matches(|c: char| c.is_ascii_digit());
        (letters.to_owned(), step[letters.len()..].parse().unwrap_or_default())
    };
    code.as_str().split('.').map(step).collect()
}

/// The words without what typography may change: apostrophes, quotes, dashes, spaces, capitals, the point of the end.
fn comparable(text: &str) -> String {
    let plain: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '’' | 'ʼ' => '\'',
            '‑' | '–' | '—' => '-',
            '…' => '.',
            c => c,
        })
        .collect();
    // A space stands before a mark, or does not.
    let spaced: String =
        plain.chars().map(|c| if matches!(c, '«' | '»' | '"' | '“' | '”') { ' ' } else { c }).collect();
    let words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = [" ?", " !", " ;", " :"].iter().fold(words, |words, mark| words.replace(mark, mark.trim()));
    words.trim_end_matches([',', '.', ';', ':', ' ']).to_owned()
}

/// What a group of statements is called.
type Heading = fn(&Mots) -> &str;

/// The natures of statements: id, heading, and the letters of the last step of their codes.
const NATURES: [(&str, Heading, &[&str]); 9] = [
    ("domaines", |mots| mots.say("partages.domaines"), &["D", "B"]),
    ("savoir-faire", |mots| mots.say("partages.savoir_faire"), &["SF", "C"]),
    ("savoirs", |mots| mots.say("competences.savoirs"), &["S"]),
    ("contenus", |mots| mots.say("partages.contenus"), &["M"]),
    ("criteres", |mots| mots.say("competences.criteres"), &["E", "F"]),
    ("questions", |mots| mots.say("partages.questions"), &["Q", "R", "PQ"]),
    ("activites", |mots| mots.say("activites.titre"), &["A"]),
    ("definition", |mots| mots.say("certification.definition"), &["FIN", "PRE", "CAP"]),
    ("autres", |mots| mots.say("partages.autres"), &[]),
];

/// The place of a code's nature among them.
fn nature(code: &Code) -> usize {
    let steps = steps(code);
    let last = steps.iter().rev().map(|(letters, _)| letters.as_str()).find(|letters| !letters.is_empty());
    let known = NATURES.iter().position(|(_, _, letters)| last.is_some_and(|last| letters.contains(&last)));
    known.unwrap_or(NATURES.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_does_not_part_the_same_words() {
        let same = ["Techniques d'entretien", "techniques d’entretien,", "Techniques  d\u{2019}entretien."];
        assert!(same.iter().all(|text| comparable(text) == "techniques d'entretien"));
        assert_eq!(comparable("Sur quelle durée ?"), comparable("Sur quelle durée\u{202f}?"));
        assert_eq!(comparable("le code « mutualité »"), comparable("le code «\u{a0}mutualité\u{a0}»"));
        assert_ne!(comparable("les techniques"), comparable("la technique"));
        assert_ne!(comparable("un an"), comparable("un à n"));
    }

    #[test]
    fn codes_are_sorted_as_they_are_counted() {
        let code = |text: &str| steps(&Code::parse(text).expect("a code"));
        assert!(code("D1.SF9") < code("D1.SF10"));
        assert!(code("D2.S1") > code("D1.SF10"));
        assert_eq!(NATURES[nature(&Code::parse("A1.2.3").expect("a code"))].0, "activites");
        assert_eq!(NATURES[nature(&Code::parse("P1.1").expect("a code"))].0, "autres");
    }
}
