//! The last page of a livret: its parts, with who fills and who signs each, then what goes with it when it is handed over.
//!
//! The parts are read from the livret itself, under the source's headings; what goes with it is what a source names in the
//! same words as the livret. The frame is the editor's, and says so.

use std::collections::BTreeSet;

use super::builder::Builder;
use super::tasks::{Part, Task, tasks_of};
use super::tree::{Anchor, Block, Column, FieldGroup, Note, Row, Section, Start, Table};
use crate::model::{Kind, Mots, Rich, Role, Transmission, common_note};

/// The page, from the cover and the sections that come before it.
pub fn section(builder: &mut Builder, cover: &[FieldGroup], sections: &[Section]) -> Section {
    let mots = builder.mots();
    let mut page = Section::new(Rich::plain(mots.say("contenu.titre")), Anchor::Part("contenu".into()));
    page.start = Start::Page;
    let to_join = to_join(builder);
    let rest = if to_join.is_empty() { common_note::NOTHING_TO_JOIN } else { common_note::NOTHING_ELSE_TO_JOIN };
    let rest = builder.common_note(rest).map(|note| note.blocks).unwrap_or_default();
    page.blocks.extend(builder.common_note(common_note::INVENTORY).map(|note| {
        let blocks = note.blocks.into_iter().chain(rest).collect();
        Block::Note(Note { blocks, ..note })
    }));
    page.blocks.push(Block::Table(parts(mots, &tasks_of(cover, sections))));
    page.blocks.extend(to_join);
    page
}

fn parts(mots: &Mots, tasks: &[Task]) -> Table {
    let columns = [(mots.say("contenu.partie"), 6), (mots.say("contenu.remplir"), 3), (mots.say("contenu.signer"), 3)];
    let row = |task: &Task| {
        let roles = |roles: &BTreeSet<Role>| match roles.is_empty() {
            true => "–".to_owned(),
            false => roles.iter().map(|role| role.label(mots)).collect::<Vec<_>>().join(", "),
        };
        let cells = [heading(mots, task), roles(&task.filled_by), roles(&task.signed_by)];
        let cell = |words: String| vec![Block::Paragraph(Rich::plain(words))];
        Row { anchor: None, cells: cells.map(cell).into() }
    };
    Table {
        caption: mots.say("contenu.parties").to_owned(),
        columns: columns.map(|(header, share)| Column { header: Rich::plain(header), share }).into(),
        row_heads: true,
        beside: None,
        rows: tasks.iter().map(row).collect(),
        tail: Vec::new(),
    }
}

/// « Domaine 2 : Évaluation finale … »: a part says its domaine when its own heading does not.
fn heading(mots: &Mots, task: &Task) -> String {
    // A heading that ends with a colon introduces what follows it there.
    let words = |heading: &Rich| heading.text().trim_end_matches(':').trim_end().to_owned();
    match &task.part {
        None => mots.say("commun.couverture").to_owned(),
        Some(Part { heading, anchor, domaine: Some(number) }) if anchor.statement().is_none() => {
            mots.fill("commun.domaine", &[("numero", number), ("titre", &words(heading))])
        }
        Some(part) => words(&part.heading),
    }
}

/// What the source names together with this livret when it tells who hands it over.
fn to_join(builder: &mut Builder) -> Vec<Block> {
    let here = |it: &&Transmission| builder.certification.is_founded_by(&it.sources);
    let all: Vec<&Transmission> = builder.catalogue.circuits.transmissions.iter().filter(here).collect();
    let kind = builder.kind();
    let mut blocks = Vec::new();
    let mut told: BTreeSet<(Kind, String)> = BTreeSet::new();
    for own in all.iter().filter(|it| it.document.kind == kind) {
        for other in all.iter().filter(|it| it.document.kind != kind && it.text == own.text) {
            if !told.insert((other.document.kind, own.text.text())) {
                continue;
            }
            blocks.push(Block::Lead(Rich::plain(
                builder.mots().fill("contenu.nomme", &[("document", &builder.catalogue.title_of(other.document.kind))]),
            )));
            blocks.push(Block::Quote(vec![Block::Paragraph(own.text.clone())]));
            let of_this_guide = |source: &&crate::model::SourceRef| source.source == builder.certification.printed_by();
            let cited: Vec<_> = own.sources.iter().filter(of_this_guide).cloned().collect();
            cited.iter().for_each(|source| builder.cite(source));
        }
    }
    blocks
}
