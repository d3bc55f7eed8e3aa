//! The page that helps, after the cover of a livret: who fills and who signs each part, in the order of the livret, then to
//! whom it is handed and what goes with it.
//!
//! The parts are read from the livret itself, under the source's headings; what is handed, and what goes with it, is told in
//! the words of the source. The frame is the editor's, and says so. A closed edition asks nobody to send anything.

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
    let is_closed = builder.certification.state.is_closed();
    let closed = is_closed.then(|| Block::Paragraph(Rich::plain(mots.say("documents.close"))));
    page.blocks.extend(builder.common_note(common_note::INVENTORY).map(|note| {
        let blocks = closed.into_iter().chain(note.blocks).chain(rest).collect();
        Block::Note(Note { blocks, ..note })
    }));
    page.blocks.push(Block::Table(parts(mots, &tasks_of(cover, sections))));
    page.blocks.extend(handed(builder, &to_join));
    page.blocks.extend(to_join);
    page
}

/// To whom the livret is handed, in the words of the source; not those that `told` quotes already.
fn handed(builder: &mut Builder, told: &[Block]) -> Vec<Block> {
    let kind = builder.kind();
    let quoted = |text: &Rich| {
        told.iter().any(|block| matches!(block, Block::Quote(blocks) if matches!(&blocks[..], [Block::Paragraph(words)] if words == text)))
    };
    let here = |it: &&Transmission| {
        it.document.kind == kind && builder.certification.is_founded_by(&it.sources) && !quoted(&it.text)
    };
    let own: Vec<&Transmission> = builder.catalogue.circuits.transmissions.iter().filter(here).collect();
    // Each who receives once, in the order of the source, under what he receives: the results of a livret are not the livret.
    let mut by_hand: Vec<(String, Vec<&Transmission>)> = Vec::new();
    for transmission in own {
        let to = transmission.to.to(builder.mots());
        let lead = match &transmission.object {
            None => builder.mots().fill("contenu.remis", &[("a", &to)]),
            Some(object) => builder.mots().fill("contenu.objet_remis", &[("a", &to), ("objet", object)]),
        };
        match by_hand.iter_mut().find(|(known, _)| *known == lead) {
            Some((_, told)) => told.push(transmission),
            None => by_hand.push((lead, vec![transmission])),
        }
    }
    let mut blocks = Vec::new();
    for (lead, transmissions) in by_hand {
        blocks.push(Block::Lead(Rich::plain(lead)));
        let mut sentences: Vec<Block> = Vec::new();
        for transmission in transmissions {
            let sentence = Block::Paragraph(transmission.text.clone());
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
            cite(builder, transmission);
        }
        blocks.push(Block::Quote(sentences));
    }
    blocks
}

/// Of the sources of a transmission, those of this guide.
fn cite(builder: &mut Builder, transmission: &Transmission) {
    let guide = builder.certification.printed_by();
    let of_this_guide = transmission.sources.iter().filter(|source| source.source == guide);
    of_this_guide.for_each(|source| builder.cite(source));
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
            cite(builder, own);
        }
    }
    blocks
}
