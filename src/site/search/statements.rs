//! Each statement of a certification or of a list, once: at its permanent address, under its code.

use std::collections::BTreeSet;

use super::super::Site;
use super::super::text::Text;
use super::super::viewpoint::Viewpoint;
use super::gathered::Gathered;
use super::record::{Nature, Record};
use crate::document::Section;
use crate::model::{Code, Kind, Rich};
use crate::plan::{self, PlannedCertification, PlannedDocument, PlannedList, statements_of};

/// Where the walk of a document is.
struct Walk<'w> {
    group: usize,
    view: &'w Viewpoint<'w>,
    document: &'w PlannedDocument<'w>,
    /// The headings around: those of statements are what a reader knows a place by.
    around: Option<String>,
}

impl Gathered {
    /// The statements of a certification, its retired codes and its notes.
    pub fn certification(&mut self, site: &Site, group: usize, planned: &PlannedCertification) {
        let certification = planned.certification;
        let mut seen = BTreeSet::new();
        // The whole guide says again what its parts say.
        for (document, _) in site.documents_of(planned).filter(|(it, _)| it.document.id.kind != Kind::Guide) {
            let view = Viewpoint::new(site.plan, Some(certification), &document.page);
            let mut walk = Walk { group, view: &view, document, around: None };
            self.sections(&document.document.sections, &mut walk, &mut seen);
            if document.document.id.kind == Kind::Referentiel {
                for retired in &certification.retired {
                    let anchor = format!("{}#{}", document.page, retired.code.anchor());
                    let record = Record { c: Some(retired.code.to_string()), ..Record::new(&retired.text.text()) };
                    self.push(Some(group), Nature::Retired, &anchor, record);
                }
            }
        }
        for note in &certification.notes {
            self.push(Some(group), Nature::Note, &format!("{}#notes", planned.page), Record::new(&note.text.text()));
        }
    }

    /// The certifications of a list: each is found by its title, its codes and those who award it.
    pub fn list(&mut self, site: &Site, group: usize, planned: &PlannedList) {
        let list = planned.list;
        let permanent = site.plan.permanent(list.into());
        for family in &list.families {
            for row in &family.rows {
                let Some(address) = permanent.get(&row.code) else { continue };
                let level = match row.level {
                    None => site.mots().say("recherche.sans_niveau").to_owned(),
                    Some(level) => site.mots().fill("recherche.niveau", &[("niveau", &level)]),
                };
                let record = Record {
                    c: Some(row.code.to_string()),
                    x: Some(Text::new(
                        site.mots().fill("recherche.rang", &[("famille", &family.number), ("niveau", &level)]),
                    )),
                    // What heads the column of its codes, which the page adds.
                    b: "RNCP".to_owned(),
                    ..Record::new(&row.title.text())
                };
                self.push(Some(group), Nature::Listed, address, record);
            }
        }
    }

    fn sections(&mut self, sections: &[Section], walk: &mut Walk, seen: &mut BTreeSet<Code>) {
        for section in sections.iter().filter(|section| !section.shows_contents()) {
            // A statement that heads a part is known by the part above.
            let (heads, held): (Vec<_>, Vec<_>) =
                statements_of(section).into_iter().partition(|(code, _)| section.anchor.statement() == Some(*code));
            heads.into_iter().for_each(|(code, words)| self.statement(code, words, walk, seen));
            let outer = walk.around.clone();
            if section.anchor.statement().is_some() || outer.is_none() {
                walk.around = Some(section.heading.text());
            }
            held.into_iter().for_each(|(code, words)| self.statement(code, words, walk, seen));
            self.sections(&section.sections, walk, seen);
            walk.around = outer;
        }
    }

    /// Adds a statement if this is its permanent place.
    fn statement(&mut self, code: &Code, words: &Rich, walk: &Walk, seen: &mut BTreeSet<Code>) {
        let id = plan::statement_id(walk.document.document.id.kind, code);
        let address = format!("{}#{id}", walk.document.page);
        if walk.view.permanent(code) != Some(address.as_str()) || !seen.insert(code.clone()) {
            return;
        }
        let around = walk.around.as_deref().map(|heading| heading.trim_end_matches([' ', ':']));
        let around = around.and_then(Text::known);
        let record = Record { c: Some(code.to_string()), x: around, ..Record::new(&words.text()) };
        self.push(Some(walk.group), Nature::of(code), &address, record);
    }
}
