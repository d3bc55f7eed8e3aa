//! Fields, alone and in groups.

use super::{At, Form, numbered};
use crate::document::builder::choice;
use crate::document::tree::{Field, FieldGroup, FieldKind};
use crate::model::{Ask, FormField, FormGroup, Lines, Mots, Name, Rich, Unit};

/// Lines for the objectives where the source has none.
const GOAL_LINES_WITHOUT_SOURCE: u8 = 8;

/// Lines for the objectives and the courses together, so that a unit is a sheet: what is longer goes to the feuille
/// complémentaire.
const LINES_OF_A_PAGE: u8 = 20;

/// Lines for comments where the certification says nothing.
const COMMENT_LINES: u8 = 3;

impl<'b> Form<'b> {
    pub fn groups(&mut self, groups: &[FormGroup], place: Name) -> Vec<FieldGroup> {
        groups.iter().flat_map(|group| self.group(group, At::default(), place)).collect()
    }

    /// A group, as many times as it stands.
    pub fn group(&mut self, group: &FormGroup, at: At<'b>, place: Name) -> Vec<FieldGroup> {
        if let Some(by) = group.mention {
            return self.mention(by, place).into_iter().collect();
        }
        let times: Vec<Option<u8>> =
            if group.times == 0 { vec![at.time] } else { (1..=group.times).map(Some).collect() };
        times.into_iter().map(|time| self.group_once(group, At { time, ..at }, place)).collect()
    }

    fn group_once(&mut self, group: &FormGroup, at: At<'b>, place: Name) -> FieldGroup {
        FieldGroup {
            lead: group.lead.as_ref().map(|words| self.words(words, at)).into_iter().collect(),
            fields: group.fields.iter().filter_map(|field| self.field(field, at, place)).collect(),
            declaration: group.declaration.as_ref().map(|words| self.words(words, at)),
            signature: group.signature.as_ref().and_then(|field| self.field(field, at, place)),
        }
    }

    /// A field under its name; `None` where the guide of the edition has no words for it.
    pub fn field(&mut self, field: &FormField, at: At<'b>, place: Name) -> Option<Field> {
        let label = match (&field.label, at.unit.filter(|_| field.is_titled)) {
            (_, Some(unit)) => Some(self.builder.unit_title(unit, place)),
            (Some(words), None) => Some(self.words(words, at)),
            (None, None) => None,
        };
        let is_silent = label.as_ref().is_some_and(|label: &Rich| label.0.is_empty());
        if field.may_lack && is_silent {
            return None;
        }
        let unit = at.unit.filter(|_| !field.is_recalled);
        let name = numbered(&field.name, at);
        let spoken = numbered(&field.spoken, at);
        Some(Field {
            name: unit.map_or_else(|| name.clone(), |unit| named(unit, &name)),
            spoken: unit.map_or_else(|| spoken.clone(), |unit| said(self.mots(), unit, &spoken)),
            label,
            by: field.by,
            kind: self.kind(&field.ask, at),
        })
    }

    fn kind(&self, ask: &Ask, at: At) -> FieldKind {
        match ask {
            Ask::Line => FieldKind::Line,
            Ask::Date => FieldKind::Date,
            Ask::Lines(lines) => FieldKind::Lines(self.lines(*lines, at.unit)),
            Ask::Cell => FieldKind::Cell,
            Ask::Room(lines) => FieldKind::Room(*lines),
            Ask::Level(scale) => choice(&self.scale(scale)),
            Ask::Choice(options) => FieldKind::Choice(options.clone()),
            Ask::Signature => FieldKind::Signature,
        }
    }

    fn lines(&self, lines: Lines, unit: Option<Unit>) -> u8 {
        let certification = self.certification();
        let code = unit.map(Unit::code);
        let training = || self.training(unit?);
        let goals = || training().and_then(|it| it.goal_lines).unwrap_or(GOAL_LINES_WITHOUT_SOURCE);
        match lines {
            Lines::Count(lines) => lines,
            Lines::Comments => {
                let evaluations = certification.final_livret.iter().flat_map(|livret| &livret.evaluations);
                let own = evaluations.filter(|it| Some(&it.domaine) == code).map(|it| it.comment_lines).next();
                own.unwrap_or(COMMENT_LINES)
            }
            Lines::Goals => goals(),
            Lines::Courses => LINES_OF_A_PAGE.saturating_sub(goals()).clamp(3, 8),
        }
    }
}

/// `D1_verdict`: the name of a field that a unit repeats.
pub fn named(unit: Unit, name: &str) -> String {
    format!("{}_{name}", unit.code().field_name())
}

/// « Domaine 1, verdict »: what is said of it.
pub fn said(mots: &Mots, unit: Unit, words: &str) -> String {
    if words.is_empty() { unit.name(mots) } else { format!("{}, {words}", unit.name(mots)) }
}
