//! The parts of a document that would share an address.

use std::collections::BTreeMap;

use super::address::anchor_id;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Document, Section};

/// The parts of a document that would share an address: a text does not know the anchors of those that stand beside it.
pub(super) fn shared(documents: &[Document]) -> Report {
    fn collect<'d>(sections: &'d [Section], found: &mut Vec<&'d Section>) {
        for section in sections {
            found.push(section);
            collect(&section.sections, found);
        }
    }
    let mut report = Report::default();
    for document in documents {
        let mut parts = Vec::new();
        collect(&document.sections, &mut parts);
        let mut first: BTreeMap<String, &Section> = BTreeMap::new();
        for section in parts {
            let Some(before) = first.insert(anchor_id(document.id.kind, &section.anchor), section) else { continue };
            // A part that the program names has no line in the content.
            let mut places = [&section.origin, &before.origin].into_iter().flatten();
            let Some(place) = places.next() else { continue };
            let (one, other) = (before.heading.text(), section.heading.text());
            let told = |message: String| Diagnostic::error("ancre-en-double", message);
            let both = || told(format!("« {one} » et « {other} » ont la même ancre dans un même document"));
            let another = "donnez une autre ancre {#…} à l'un des deux titres";
            report.push(match places.next() {
                None => both().at(place.clone(), "").help(another),
                Some(first) if first == place => told(format!("« {one} » paraît deux fois dans un même document"))
                    .at(place.clone(), "")
                    .help("un texte qui porte des titres ne s'insère qu'une fois dans un document"),
                Some(first) => {
                    both().at(place.clone(), "seconde fois").related(first.clone(), "première fois").help(another)
                }
            });
        }
    }
    report.sort_and_dedup();
    report
}
