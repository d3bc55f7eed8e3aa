//! The links of the prose: where they stand, and those that lead nowhere.

use super::planned::Plan;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Block, Section};
use crate::model::{Inline, Origin, Target};

/// A complete report of the links of the prose that lead nowhere.
pub(super) fn dead(plan: &Plan) -> Report {
    let mut report = Report::default();
    for planned in &plan.documents {
        let links = planned.document.sections.iter().flat_map(links_of_section);
        let dead = links.filter(|(target, _)| plan.address(Some((&planned.document.id).into()), target).is_none());
        for (_, origin) in dead {
            let help = "vérifiez la certification, l'édition, le document, et le code ou l'ancre ; un lien s'écrit \
                        /charge-accueil/non-datee/referentiel#D1.SF2, ou dans la même certification #D1.SF2 ou \
                        presentation#acces-vae";
            report.push(
                Diagnostic::error("lien-mort", "ce lien ne mène nulle part")
                    .at(origin.clone(), "rien n'est publié à cette adresse")
                    .help(help),
            );
        }
    }
    report.sort_and_dedup();
    report
}

/// What is linked to in a section and in those inside it, and where. Only headings, paragraphs and leads have links: the
/// rest is made of texts in TOML, which have none.
pub(super) fn links_of_section(section: &Section) -> Vec<(&Target, &Origin)> {
    let mut found = Vec::new();
    for section in section.walk() {
        let words = section.walk_blocks().into_iter().filter_map(Block::words);
        std::iter::once(&section.heading).chain(words).for_each(|words| links_of(&words.0, &mut found));
    }
    found
}

fn links_of<'d>(inlines: &'d [Inline], found: &mut Vec<(&'d Target, &'d Origin)>) {
    for inline in inlines {
        match inline {
            Inline::Link { target, text, origin } => {
                found.push((target, origin));
                links_of(text, found);
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) => links_of(inner, found),
            Inline::Text(_) | Inline::Code(_) | Inline::LineBreak => {}
        }
    }
}
