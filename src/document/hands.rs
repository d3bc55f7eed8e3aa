//! Whose hands the parts of a form wait for: read from its fields, and said wherever they change.

use std::collections::BTreeSet;

use super::tree::{Block, Field, FieldGroup, FieldKind, Section};
use crate::model::{Mots, Role};

/// Those who fill and those who sign.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hands {
    pub filled_by: BTreeSet<Role>,
    pub signed_by: BTreeSet<Role>,
}

impl Hands {
    pub fn of<'f>(fields: impl IntoIterator<Item = &'f Field>) -> Hands {
        let mut hands = Hands::default();
        for field in fields {
            let those = if field.kind == FieldKind::Signature { &mut hands.signed_by } else { &mut hands.filled_by };
            those.insert(field.by);
        }
        hands
    }

    pub fn is_empty(&self) -> bool {
        self.filled_by.is_empty() && self.signed_by.is_empty()
    }

    /// All of them, whatever they do.
    pub fn roles(&self) -> BTreeSet<Role> {
        self.filled_by.union(&self.signed_by).copied().collect()
    }

    /// « À remplir par l'entreprise, à signer par les évaluateurs ». Those who fill a part and sign it are named once.
    pub fn words(&self, mots: &Mots) -> String {
        // The first says « par », and the others share it.
        let by = |roles: &BTreeSet<Role>| {
            let said = roles.iter().enumerate().map(|(n, role)| if n == 0 { role.by(mots) } else { role.label(mots) });
            said.collect::<Vec<_>>().join(" et ")
        };
        let signed_apart = !self.signed_by.is_subset(&self.filled_by);
        match (self.filled_by.is_empty(), signed_apart) {
            (true, _) => mots.fill("mains.signer", &[("par", &by(&self.signed_by))]),
            (false, false) => mots.fill("mains.remplir", &[("par", &by(&self.filled_by))]),
            (false, true) => {
                let (fill, sign) = (by(&self.filled_by), by(&self.signed_by));
                mots.fill("mains.remplir_et_signer", &[("par", &fill), ("signataires", &sign)])
            }
        }
    }
}

impl FieldGroup {
    /// Whose hands it waits for.
    pub fn hands(&self) -> Hands {
        Hands::of(self.all_fields())
    }
}

/// Says in these sections whose hands their fields wait for, as a reader meets them: at the head of a part, then wherever
/// the hand changes. What the part above says for the whole of it is not said again.
pub fn mark(sections: &mut [Section]) {
    sections.iter_mut().for_each(|section| of_section(section, None));
}

fn of_section(section: &mut Section, told: Option<Role>) {
    unmark(&mut section.blocks);
    let mut reader = Reader { hand: told };
    let mut blocks = reader.marked(std::mem::take(&mut section.blocks));
    // The first words that say it announce the part.
    let says = |block: &Block| block.walk().iter().any(|it| matches!(it, Block::Hands(_) | Block::Group(_)));
    if let Some(first) = blocks.iter().position(says).filter(|first| matches!(blocks[*first], Block::Hands(_))) {
        let hands = blocks.remove(first);
        blocks.insert(0, hands);
    }
    section.blocks = blocks;
    let own: BTreeSet<Role> = section.own_fields().iter().map(|field| field.by).collect();
    let told = if own.is_empty() { told } else { own.first().copied().filter(|_| own.len() == 1) };
    section.sections.iter_mut().for_each(|inner| of_section(inner, told));
}

fn unmark(blocks: &mut Vec<Block>) {
    blocks.retain(|block| !matches!(block, Block::Hands(_)));
    blocks.iter_mut().flat_map(Block::children_mut).for_each(unmark);
}

/// Reads blocks in order, and knows whose hand was named last.
struct Reader {
    hand: Option<Role>,
}

impl Reader {
    fn marked(&mut self, blocks: Vec<Block>) -> Vec<Block> {
        let mut marked: Vec<Block> = Vec::new();
        let mut rest = blocks.into_iter().peekable();
        while let Some(mut block) = rest.next() {
            match &mut block {
                Block::Field(field) | Block::Question { answer: field, .. } => {
                    // A run of fields of one hand is announced by all that it asks.
                    let by = field.by;
                    let mut run = vec![block];
                    while let Some(next) = rest.next_if(|next| is_field_of(next, by)) {
                        run.push(next);
                    }
                    marked.extend(self.told(Hands::of(run.iter().flat_map(Block::fields))));
                    marked.extend(run);
                    continue;
                }
                Block::Table(table) => {
                    let cells = table.rows.iter().flat_map(|row| row.cells.iter().flatten());
                    marked.extend(self.told(Hands::of(cells.flat_map(Block::fields))));
                    table.tail = self.marked(std::mem::take(&mut table.tail));
                }
                // A group says by itself whose it is.
                Block::Group(group) => self.hand = only(&group.hands()),
                Block::List { .. } | Block::Quote(_) | Block::Together(_) | Block::OnSite { .. } | Block::Note(_) => {
                    for inner in block.children_mut() {
                        *inner = self.marked(std::mem::take(inner));
                    }
                }
                Block::Paragraph(_)
                | Block::Lead(_)
                | Block::Statements(_)
                | Block::Figure(_)
                | Block::Contents { .. }
                | Block::Gap(_)
                | Block::Hands(_) => {}
            }
            marked.push(block);
        }
        marked
    }

    /// The words that announce those hands, unless the last ones did.
    fn told(&mut self, hands: Hands) -> Option<Block> {
        let only = only(&hands);
        if hands.is_empty() || (only.is_some() && only == self.hand) {
            return None;
        }
        self.hand = only;
        Some(Block::Hands(hands))
    }
}

fn is_field_of(block: &Block, role: Role) -> bool {
    let mut fields = block.fields().into_iter();
    let first = fields.next();
    matches!(block, Block::Field(_) | Block::Question { .. }) && first.is_some_and(|field| field.by == role)
}

/// The one hand, if there is but one.
fn only(hands: &Hands) -> Option<Role> {
    let roles = hands.roles();
    roles.first().copied().filter(|_| roles.len() == 1)
}
