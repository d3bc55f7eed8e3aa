//! The links of the prose: where they stand, and those that lead nowhere.

use super::planned::Plan;
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Block, Section};
use crate::model::{Inline, Origin, Target};

/// A complete report of the links of the prose that lead nowhere.
pub(super) fn dead(plan: &Plan) -> Report {
    let mut report = Report::default();
    for planned in &plan.documents {
        for section in &planned.document.sections {
            links_of_section(section, &mut |target, origin| {
                if plan.address(Some((&planned.document.id).into()), target).is_none() {
                    let help = "vérifiez la certification, l'édition, le document, et le code ou l'ancre ; un lien s'écrit \
                            /charge-accueil/non-datee/referentiel#D1.SF2, ou dans la même certification #D1.SF2 ou \
                            presentation#acces-vae";
                    report.push(
                        Diagnostic::error("lien-mort", "ce lien ne mène nulle part")
                            .at(origin.clone(), "rien n'est publié à cette adresse")
                            .help(help),
                    );
                }
            });
        }
    }
    report.sort_and_dedup();
    report
}

pub(super) type Visit<'v> = dyn FnMut(&Target, &Origin) + 'v;

pub(super) fn links_of_section(section: &Section, visit: &mut Visit) {
    links_of(&section.heading.0, visit);
    links_of_blocks(&section.blocks, visit);
    for inner in &section.sections {
        links_of_section(inner, visit);
    }
}

fn links_of_blocks(blocks: &[Block], visit: &mut Visit) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Lead(text) => links_of(&text.0, visit),
            Block::List { items, .. } => items.iter().for_each(|item| links_of_blocks(item, visit)),
            Block::Quote(inner) | Block::Together(inner) => links_of_blocks(inner, visit),
            Block::OnSite { blocks, on_paper } => {
                links_of_blocks(blocks, visit);
                links_of_blocks(on_paper, visit);
            }
            Block::Note(note) => links_of_blocks(&note.blocks, visit),
            // Statements, tables, fields, diagrams and gaps hold TOML texts, which have no links.
            Block::Statements(_)
            | Block::Table(_)
            | Block::Field(_)
            | Block::Question { .. }
            | Block::Group(_)
            | Block::Figure(_)
            | Block::Contents { .. }
            | Block::Gap(_)
            | Block::Hands(_) => {}
        }
    }
}

fn links_of(inlines: &[Inline], visit: &mut Visit) {
    for inline in inlines {
        match inline {
            Inline::Link { target, text, origin } => {
                visit(target, origin);
                links_of(text, visit);
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) => links_of(inner, visit),
            Inline::Text(_) | Inline::Code(_) | Inline::LineBreak => {}
        }
    }
}
