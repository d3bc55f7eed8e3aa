//! The grids of a bloc, and the agreement of its evaluators.
//!
//! A source may say that evaluators fill such grids, add précisions below each and must agree, and give none. What is here
//! is made from the référentiel: criteria by compétence and a column to write in, but no scale and no verdict where the
//! source has none. The words are the editor's.

use super::Form;
use super::field::{named, said};
use super::table::number;
use crate::document::tree::{Anchor, Block, Column, Field, FieldGroup, FieldKind, Row, Section, Table};
use crate::model::{Bloc, BlocActivity, Code, Competence, Name, Remarks, Rich, Role, Statement, Unit};

/// Lines for the précisions below a grid.
const LINES_OF_REMARKS: u8 = 3;
/// Lines of the column « Évaluation ».
const LINES_OF_EVALUATION: u8 = 1;

impl<'b> Form<'b> {
    /// The steps of the modality at which the evaluators fill the grids.
    pub fn instructions(&mut self, bloc: &Bloc, place: Name, section: &mut Section) {
        for step in bloc.modality.steps.iter().filter(|step| step.fills_grids) {
            let code = &bloc.title.code;
            self.builder.note_corrections(&step.corrections, Some(place), &format!("{code}, modalités"));
            section.blocks.push(Block::Paragraph(step.text.clone()));
        }
    }

    pub fn bloc_grids(&mut self, bloc: &Bloc, place: Name, section: &mut Section) {
        section.sections.extend(bloc.activities.iter().map(|activity| self.of_activity(bloc, activity, place)));
    }

    fn of_activity(&mut self, bloc: &Bloc, activity: &BlocActivity, place: Name) -> Section {
        let heading = self.title(&activity.title, place);
        let mut section = Section::new(heading, Anchor::Statement(activity.title.code.clone()));
        if !activity.points.is_empty() {
            let items = activity.points.iter().map(|point| vec![Block::Paragraph(point.clone())]).collect();
            section.blocks.push(Block::List { start: None, items });
        }
        section.sections = activity.competences.iter().map(|it| self.of_competence(bloc, it, place)).collect();
        section
    }

    fn of_competence(&mut self, bloc: &Bloc, competence: &Competence, place: Name) -> Section {
        let code = &competence.title.code;
        let heading = self.title(&competence.title, place);
        let number = number(code);
        let mut rows = Vec::new();
        for criterion in &competence.criteria {
            rows.extend(self.row(bloc, number, &criterion.title, false, place));
            rows.extend(criterion.details.iter().filter_map(|detail| self.row(bloc, number, detail, true, place)));
        }
        let remarks = match bloc.modality.remarks {
            Remarks::Required => "Précisions que les évaluateurs doivent apporter :",
            Remarks::Optional => "Précisions que les évaluateurs peuvent apporter :",
        };
        let heading_of_criteria =
            self.certification().referentiels.as_ref().map(|it| it.criteria_heading.clone()).unwrap_or_default();
        let table = Table {
            caption: format!("Critères d'évaluation de la compétence {number} du bloc {}", bloc.number),
            columns: vec![
                Column { header: heading_of_criteria, share: 3 },
                Column { header: Rich::plain("Évaluation"), share: 2 },
            ],
            row_heads: true,
            beside: None,
            rows,
            tail: vec![Block::Field(Field {
                name: field_name(code, "precisions"),
                spoken: said(Unit::Bloc(bloc), &format!("compétence {number}, précisions")),
                label: Some(Rich::plain(remarks)),
                by: Role::Evaluators,
                kind: FieldKind::Lines(LINES_OF_REMARKS),
            })],
        };
        let mut section = Section::new(heading, Anchor::Statement(code.clone()));
        section.blocks.push(Block::Table(table));
        section
    }

    fn title(&mut self, statement: &Statement, place: Name) -> Rich {
        self.builder.item(statement, place, true).map_or_else(Rich::default, |item| item.text)
    }

    /// A criterion and room to write; one that another introduces stands under a dash, as in the source.
    fn row(
        &mut self,
        bloc: &Bloc,
        competence: &str,
        criterion: &Statement,
        is_detail: bool,
        place: Name,
    ) -> Option<Row> {
        let item = self.builder.item(criterion, place, true)?;
        let words = format!("compétence {competence}, critère {}, évaluation", number(&criterion.code));
        let evaluation = Field {
            name: field_name(&criterion.code, "evaluation"),
            spoken: said(Unit::Bloc(bloc), &words),
            label: None,
            by: Role::Evaluators,
            kind: FieldKind::Room(LINES_OF_EVALUATION),
        };
        let words = Block::Paragraph(item.text);
        let words = if is_detail { Block::List { start: None, items: vec![vec![words]] } } else { words };
        let cells = vec![vec![words], vec![Block::Field(evaluation)]];
        Some(Row { anchor: Some(Anchor::Statement(item.code)), cells })
    }
}

/// The evaluators agree, say in which role they are there, and sign: as many as the bloc asks for.
pub fn agreement(bloc: &Bloc) -> Section {
    let unit = Unit::Bloc(bloc);
    let anchor = Anchor::Part(format!("{}-accord", bloc.title.code.anchor()));
    let mut section = Section::new(Rich::plain(format!("Accord des évaluateurs sur le bloc {}", bloc.number)), anchor);
    let asked = |name: &str, words: &str, label: Option<String>, kind: FieldKind| Field {
        name: named(unit, name),
        spoken: said(unit, words),
        label: label.map(Rich::plain),
        by: Role::Evaluators,
        kind,
    };
    let agreed = "Les évaluateurs sont d'accord sur le résultat de l'évaluation.";
    let agreed = FieldKind::Choice(vec![("accord".into(), agreed.into())]);
    let mut blocks = vec![Block::Field(asked("accord", "accord des évaluateurs", None, agreed))];
    for (n, roles) in bloc.modality.evaluators.iter().enumerate() {
        let n = n + 1;
        let of = |suffix: &str, words: &str, label: String, kind: FieldKind| {
            asked(&format!("evaluateur_{n}_{suffix}"), &format!("évaluateur {n}, {words}"), Some(label), kind)
        };
        let roles = roles.iter().enumerate().map(|(n, role)| (format!("qualite_{}", n + 1), role.text())).collect();
        blocks.push(Block::Group(FieldGroup {
            fields: vec![
                of("nom", "nom", format!("Évaluateur {n}, nom :"), FieldKind::Line),
                of("qualite", "qualité", "En qualité de :".into(), FieldKind::Choice(roles)),
            ],
            signature: Some(of("signature", "signature", "Signature :".into(), FieldKind::Signature)),
            ..FieldGroup::default()
        }));
    }
    let line = |name: &str, words: &str, label: &str, kind: FieldKind| {
        Block::Field(asked(name, words, Some(label.to_owned()), kind))
    };
    blocks.push(line("date", "date de l'évaluation", "Date :", FieldKind::Date));
    blocks.push(line("lieu", "lieu de l'évaluation", "Lieu :", FieldKind::Line));
    section.blocks.push(Block::Together(blocks));
    section
}

fn field_name(code: &Code, suffix: &str) -> String {
    format!("{}_{suffix}", code.field_name())
}
