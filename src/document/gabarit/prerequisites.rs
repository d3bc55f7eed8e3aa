//! The check of what a candidate must master before the parcours.

use super::Form;
use crate::document::builder::choice;
use crate::document::tree::{Anchor, Block, Column, Field, Item, Row, Section, Start, Table};
use crate::model::{Name, Rich, Role, inserted_label};

impl Form<'_> {
    /// The check, as a part, where the certification has one.
    pub fn prerequisites(&mut self, place: Name) -> Option<Section> {
        let certification = self.certification();
        let check = certification.interview.as_ref()?.prerequisites.as_ref()?;
        let prerequisites = certification.definition.prerequisites.as_ref()?;
        self.builder.cite(&check.source);
        let mut section = Section::new(check.title.clone(), Anchor::Part("prerequis".into()));
        section.start = Start::Page;
        section.blocks.push(Block::Paragraph(check.intro.clone()));
        section.blocks.push(Block::Lead(self.builder.label(inserted_label::INTERVIEW_QUESTIONS)));
        section.blocks.push(self.builder.items(&check.questions, place, true));
        let elements = prerequisites.elements.iter().filter_map(|element| {
            let mut item = self.builder.item(&element.title, place, false)?;
            item.items = element.details.iter().filter_map(|detail| self.builder.item(detail, place, false)).collect();
            Some(item)
        });
        let elements: Vec<Item> = elements.collect();
        let field = Field {
            name: "prerequis".into(),
            spoken: self.mots().say("champs.prerequis").to_owned(),
            label: None,
            by: Role::Interviewer,
            kind: choice(&check.scale),
        };
        let mut answer = vec![Block::Field(field)];
        let consequences = check.scale.levels.iter().filter_map(|level| level.consequence.as_deref());
        answer.extend(consequences.map(|words| Block::Paragraph(Rich::plain(words))));
        let columns = [(&check.required_header, 7), (&check.experience_header, 3)];
        section.blocks.push(Block::Table(Table {
            caption: check.title.text(),
            columns: columns.map(|(header, share)| Column { header: header.clone(), share }).into(),
            row_heads: true,
            beside: None,
            rows: vec![Row { anchor: None, cells: vec![vec![Block::Statements(elements)], answer] }],
            tail: Vec::new(),
        }));
        Some(section)
    }
}
