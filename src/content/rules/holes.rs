//! `passage-manquant`: where a text has words for several guides, each guide that prints it has its own.

use std::collections::BTreeSet;

use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Block, GuideCode, Origin};

pub fn check(raw: &Raw, report: &mut Report) {
    // A passage that is not closed, or not where it may be, says nothing of the others.
    if report.has_errors() {
        return;
    }
    let certifications = raw.certifications.values().filter_map(|it| it.certification.as_ref());
    let printed = certifications.filter_map(|read| GuideCode::parse(&read.value.guide.as_ref()?.value.0));
    let printed: BTreeSet<GuideCode> = printed.collect();
    for Read { file, value: (_, prose) } in raw.texts.values() {
        let opened: Vec<&Origin> =
            raw.found.guides.iter().map(|(_, origin)| origin).filter(|origin| origin.file == *file).collect();
        let mut walk = Walk { printed: &printed, at: 0, holes: Vec::new() };
        walk.blocks(&prose.0);
        // Those of the front matter come first.
        let before = opened.len().saturating_sub(walk.at);
        for Hole { at, guide } in walk.holes {
            let Some(origin) = opened.get(before + at) else { continue };
            report.push(
                Diagnostic::warning(
                    "passage-manquant",
                    format!("le guide {guide} imprime ce texte, et n'a rien à cet endroit"),
                )
                .at((*origin).clone(), "d'autres guides ont ici leurs mots")
                .help(format!("ajoutez-y « ::: guide {guide} » et ses mots, ou une note qui dit ce qui manque")),
            );
        }
    }
}

/// A run of passages that leaves out a guide.
struct Hole {
    /// The rank of the first passage of the run in its text.
    at: usize,
    guide: GuideCode,
}

struct Walk<'w> {
    printed: &'w BTreeSet<GuideCode>,
    /// The passages met.
    at: usize,
    holes: Vec<Hole>,
}

impl Walk<'_> {
    /// A passage for one guide adds something; two that follow each other are the words of each for the same thing. What is
    /// alone under its heading, or in its text, is no addition either.
    fn blocks(&mut self, blocks: &[Block]) {
        let mut start = 0;
        while let Some(block) = blocks.get(start) {
            let first = self.at;
            let run: Vec<&GuideCode> = blocks[start..].iter().map_while(kept_for_one).collect();
            if run.is_empty() {
                self.inside(block);
                start += 1;
                continue;
            }
            let passages = &blocks[start..start + run.len()];
            let notes = passages.iter().all(says_only_notes);
            passages.iter().for_each(|passage| self.inside(passage));
            let is_heading = |block: &Block| matches!(block, Block::Heading { .. });
            let before = start.checked_sub(1).and_then(|before| blocks.get(before));
            start += run.len();
            let after = blocks.get(start);
            let is_all = match (before, after) {
                (None, after) => after.is_none(),
                (Some(before), after) => is_heading(before) && after.is_none_or(is_heading),
            };
            if run.len() > 1 || (is_all && !notes) {
                let missing = self.printed.iter().filter(|guide| !run.contains(guide)).cloned();
                self.holes.extend(missing.map(|guide| Hole { at: first, guide }));
            }
        }
    }

    fn inside(&mut self, block: &Block) {
        match block {
            Block::Guide { blocks, .. } => {
                self.blocks(blocks);
                self.at += 1;
            }
            Block::Certification { blocks, .. } | Block::Quote(blocks) => self.blocks(blocks),
            Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
            Block::Heading { .. } | Block::Paragraph(_) | Block::Note { .. } | Block::Insert(_) => {}
        }
    }
}

/// Whether a passage is of the editor alone: it says what its guide has not.
fn says_only_notes(passage: &Block) -> bool {
    matches!(passage, Block::Guide { blocks, .. } if blocks.iter().all(|block| matches!(block, Block::Note { .. })))
}

fn kept_for_one(block: &Block) -> Option<&GuideCode> {
    match block {
        Block::Guide { guide, .. } => Some(guide),
        Block::Certification { .. }
        | Block::Quote(_)
        | Block::List { .. }
        | Block::Heading { .. }
        | Block::Paragraph(_)
        | Block::Note { .. }
        | Block::Insert(_) => None,
    }
}
