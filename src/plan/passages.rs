//! `passage-introuvable`: words quoted from the guides stand in the part that is named. Where they stand is found here, and
//! so in which editions.

use std::iter::repeat;

use super::planned::{Plan, PlannedDocument};
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Anchor, Block, Section};
use crate::model::{GuideCode, Kind, Passage, Rich, Step};

impl<'a> Plan<'a> {
    /// The documents in whose part the words of a passage stand, each with that part.
    pub fn standing(&self, passage: &Passage) -> Vec<(&PlannedDocument<'a>, &'a Section)> {
        let words = passage.text.text();
        let parts = self.parts_named(passage);
        parts.into_iter().filter(|(_, section)| holds(section, &words)).collect()
    }

    /// The first document of a kind and a guide that has these words, with the very part where they stand.
    pub fn part_with(
        &self,
        kind: Kind,
        guide: &GuideCode,
        words: &Rich,
    ) -> Option<(&PlannedDocument<'a>, &'a Section)> {
        let words = words.text();
        let own = self.documents.iter().filter(|it| it.document.id.kind == kind && self.is_of_guide(it, guide));
        own.filter_map(|planned| Some((planned, innermost(&planned.document.sections, &words)?))).next()
    }

    /// Whether a document is printed in a guide, and not in an edition that only has its words.
    pub fn is_of_guide(&self, planned: &PlannedDocument, guide: &GuideCode) -> bool {
        let id = &planned.document.id;
        let certifications = &self.catalogue.certifications;
        let certification = certifications.iter().find(|it| it.slug == id.slug && it.edition == id.edition);
        certification.is_some_and(|it| it.guide.as_ref() == Some(guide) && it.source.source == guide.as_str())
    }

    fn parts_named(&self, passage: &Passage) -> Vec<(&PlannedDocument<'a>, &'a Section)> {
        let anchor = Anchor::Part(passage.part.clone());
        let named = self.documents.iter().filter(|planned| planned.document.id.kind == passage.kind);
        let parts =
            named.flat_map(|planned| parts(&planned.document.sections, &anchor).into_iter().zip(repeat(planned)));
        parts.map(|(section, planned)| (planned, section)).collect()
    }
}

/// A complete report of the passages that stand nowhere.
pub fn missing(plan: &Plan) -> Report {
    let mut report = Report::default();
    let catalogue = plan.catalogue;
    let of_courses = catalogue.courses.iter().flat_map(|course| &course.steps);
    let of_preparations = catalogue.preparations.iter().flat_map(|page| &page.steps);
    let passages = of_courses.chain(of_preparations).flat_map(|step: &Step| &step.passages);
    for passage in passages.filter(|passage| plan.standing(passage).is_empty()) {
        let (place, help) = match plan.parts_named(passage).is_empty() {
            true => (
                format!("aucun titre de « {} » n'a l'ancre « {} »", catalogue.title_of(passage.kind), passage.part),
                "recopiez l'ancre du titre, sans accolades ni dièse, ou corrigez « document »",
            ),
            false => (
                format!("introuvables sous « {} »", passage.part),
                "recopiez la phrase du texte, ou corrigez « partie » ; un passage tient dans un seul paragraphe",
            ),
        };
        report.push(
            Diagnostic::error("passage-introuvable", "ces mots ne sont pas dans la partie nommée")
                .at(passage.origin.clone(), place)
                .help(help),
        );
    }
    report
}

/// The sections that bear an anchor: one, in a document without fault.
fn parts<'s>(sections: &'s [Section], anchor: &Anchor) -> Vec<&'s Section> {
    sections.iter().flat_map(Section::walk).filter(|section| section.anchor == *anchor).collect()
}

fn innermost<'s>(sections: &'s [Section], words: &str) -> Option<&'s Section> {
    sections.iter().flat_map(Section::walk).find(|section| has_words(section, words))
}

/// Whether one paragraph of the section, or of those under it, has these words.
fn holds(section: &Section, words: &str) -> bool {
    section.walk().into_iter().any(|section| has_words(section, words))
}

/// Whether one paragraph of the section itself has them, in the voice of the source.
fn has_words(section: &Section, words: &str) -> bool {
    section.walk_source().into_iter().filter_map(Block::words).any(|text| text.text().contains(words))
}
