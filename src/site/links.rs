//! Links as templates receive them: navigation, tables of contents, downloads.

use serde::Serialize;

use super::text::Text;
use super::viewpoint::Viewpoint;
use crate::document::{Block, Document, Section};
use crate::model::Kind;
use crate::plan::{self, FileFacts, PlannedDocument};

/// A link, perhaps with others under it.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub label: Text,
    pub href: String,
    /// Whether it leads to the page that shows it.
    pub current: bool,
    pub links: Vec<Link>,
}

impl Link {
    pub fn new(label: impl AsRef<str>, href: String) -> Link {
        Link { label: Text::new(label), href, current: false, links: Vec::new() }
    }

    pub fn current(mut self, current: bool) -> Link {
        self.current = current;
        self
    }
}

/// A document on offer: its page, its file.
#[derive(Debug, Clone, Serialize)]
pub struct Download {
    pub title: Text,
    pub page: String,
    pub pdf: String,
    /// « PDF, 120 ko, 12 pages, édition 2014 ».
    pub facts: Text,
    pub is_form: bool,
}

pub fn download(view: &Viewpoint, planned: &PlannedDocument, facts: Option<&FileFacts>) -> Download {
    let mut words = vec!["PDF".to_owned()];
    if let Some(facts) = facts {
        words.push(weight(facts.bytes));
        words.push(format!("{}\u{a0}page{}", facts.pages, if facts.pages > 1 { "s" } else { "" }));
    }
    words.push(planned.document.edition.clone());
    Download {
        title: Text::new(&planned.document.title),
        page: view.to(&planned.page),
        pdf: view.to(&planned.pdf),
        facts: Text::new(words.join(", ")),
        is_form: planned.document.is_form,
    }
}

/// « 120 ko », « 1,2 Mo »: rounded up, as one waits for the whole of a file.
fn weight(bytes: usize) -> String {
    if bytes < 1_000_000 {
        return format!("{}\u{a0}ko", bytes.div_ceil(1000));
    }
    let tenths = bytes.div_ceil(100_000);
    format!("{},{}\u{a0}Mo", tenths / 10, tenths % 10)
}

/// The contents of a document, from its sections.
pub fn contents(document: &Document) -> Vec<Link> {
    fn of(sections: &[Section], kind: Kind) -> Vec<Link> {
        let link = |section: &Section| {
            let mut link = Link::new(section.heading.text(), format!("#{}", plan::anchor_id(kind, &section.anchor)));
            link.links = of(&section.sections, kind);
            link
        };
        // The contents page does not list itself.
        let shows_contents = |section: &&Section| section.blocks.iter().any(|b| matches!(b, Block::Contents));
        sections.iter().filter(|section| !shows_contents(section)).map(link).collect()
    }
    of(&document.sections, document.id.kind)
}

/// The name of a kind of document where room is short.
pub fn short_title(kind: Kind) -> &'static str {
    match kind {
        Kind::Presentation => "Présentation des CQP",
        Kind::Referentiel => "Référentiel",
        Kind::GuideEntretien => "Guide d'entretien",
        Kind::LivretSuivi => "Livret de suivi",
        Kind::GuideTuteur => "Guide du tuteur",
        Kind::GrillesIntermediaires => "Grilles intermédiaires",
        Kind::LivretEvaluationFinale => "Livret d'évaluation finale",
        Kind::Guide => "Guide",
    }
}

/// The path from the root of the site that a relative link leads to from the page at `from`.
pub fn followed(from: &str, link: &str) -> String {
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in link.split('/') {
        match step {
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_said_in_french_units() {
        assert_eq!(weight(0), "0\u{a0}ko");
        assert_eq!(weight(119_001), "120\u{a0}ko");
        assert_eq!(weight(1_150_000), "1,2\u{a0}Mo");
    }
}
