//! The grids of a bloc, and the agreement of its evaluators.
//!
//! A source may say that evaluators fill such grids, add précisions below each and must agree, and give none. What is here
//! is made from the référentiel: criteria by compétence and a column to write in, but no scale and no verdict where the
//! source has none. The words are the editor's.

use super::Form;
use super::field::{named, said};
use super::table::number;
use crate::document::tree::{Anchor, Block, Column, Field, FieldGroup, FieldKind, Row, Section, Table};
use crate::model::{Bloc, BlocActivity, Code, Competence, Mots, Name, Remarks, Rich, Role, Statement, Unit};

/// Lines for the précisions below a grid.
const LINES_OF_REMARKS: u8 = 3;
/// Lines of the column « Évaluation ».
const LINES_OF_EVALUATION: u8 = 1;

impl<'b> Form<'b> {
    /// The steps of the modality at which the evaluators fill the grids.
    pub fn instructions(&mut self, bloc: &Bloc, place: Name, section: &mut Section) {
        for step in bloc.modality.steps.iter().filter(|step| step.fills_grids) {
            let code = &bloc.title.code;
            self.builder.note_corrections(
                &step.corrections,
                Some(place),
                &self.mots().fill("errata.modalites", &[("ou", code)]),
            );
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
        let (mots, number) = (self.mots(), number(code));
        let mut rows = Vec::new();
        for criterion in &competence.criteria {
            rows.extend(self.row(bloc, number, &criterion.title, false, place));
            rows.extend(criterion.details.iter().filter_map(|detail| self.row(bloc, number, detail, true, place)));
        }
        let remarks = match bloc.modality.remarks {
            Remarks::Required => mots.say("grilles.precisions_a_apporter"),
            Remarks::Optional => mots.say("grilles.precisions_possibles"),
        };
        let heading_of_criteria =
            self.certification().referentiels.as_ref().map(|it| it.criteria_heading.clone()).unwrap_or_default();
        let name = Unit::Bloc(bloc).name(mots).to_lowercase();
        let table = Table {
            caption: mots.fill("grilles.de_la_competence", &[("numero", &number), ("unite", &name)]),
            columns: vec![
                Column { header: heading_of_criteria, share: 3 },
                Column { header: Rich::plain(mots.say("grilles.evaluation")), share: 2 },
            ],
            row_heads: true,
            beside: None,
            rows,
            tail: vec![Block::Field(Field {
                name: field_name(code, "precisions"),
                spoken: said(mots, Unit::Bloc(bloc), &mots.fill("grilles.precisions_dit", &[("numero", &number)])),
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
        let mots = self.mots();
        let words =
            mots.fill("grilles.evaluation_dite", &[("competence", &competence), ("critere", &number(&criterion.code))]);
        let evaluation = Field {
            name: field_name(&criterion.code, "evaluation"),
            spoken: said(mots, Unit::Bloc(bloc), &words),
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
pub fn agreement(mots: &Mots, bloc: &Bloc) -> Section {
    let unit = Unit::Bloc(bloc);
    let anchor = Anchor::Part(format!("{}-accord", bloc.title.code.anchor()));
    let heading = mots.fill("accord.titre", &[("unite", &unit.name(mots).to_lowercase())]);
    let mut section = Section::new(Rich::plain(heading), anchor);
    let asked = |name: &str, words: &str, label: Option<&str>, kind: FieldKind| Field {
        name: named(unit, name),
        spoken: said(mots, unit, words),
        label: label.map(Rich::plain),
        by: Role::Evaluators,
        kind,
    };
    let agreed = mots.say("accord.phrase");
    let agreed = FieldKind::Choice(vec![("accord".into(), agreed.into())]);
    let mut blocks = vec![Block::Field(asked("accord", mots.say("accord.dit"), None, agreed))];
    for (n, roles) in bloc.modality.evaluators.iter().enumerate() {
        let n = n + 1;
        let of = |suffix: &str, words: &str, label: &str, kind: FieldKind| {
            let words = mots.fill("accord.evaluateur_dit", &[("numero", &n), ("quoi", &words)]);
            asked(&format!("evaluateur_{n}_{suffix}"), &words, Some(label), kind)
        };
        let name = mots.fill("accord.nom", &[("numero", &n)]);
        let roles = roles.iter().enumerate().map(|(n, role)| (format!("qualite_{}", n + 1), role.text())).collect();
        blocks.push(Block::Group(FieldGroup {
            fields: vec![
                of("nom", mots.say("accord.nom_dit"), &name, FieldKind::Line),
                of("qualite", mots.say("accord.qualite_dite"), mots.say("accord.qualite"), FieldKind::Choice(roles)),
            ],
            signature: Some(of(
                "signature",
                mots.say("accord.signature_dite"),
                mots.say("accord.signature"),
                FieldKind::Signature,
            )),
            ..FieldGroup::default()
        }));
    }
    let line =
        |name: &str, words: &str, label: &str, kind: FieldKind| Block::Field(asked(name, words, Some(label), kind));
    blocks.push(line("date", mots.say("accord.date_dite"), mots.say("accord.date"), FieldKind::Date));
    blocks.push(line("lieu", mots.say("accord.lieu_dit"), mots.say("accord.lieu"), FieldKind::Line));
    section.blocks.push(Block::Together(blocks));
    section
}

fn field_name(code: &Code, suffix: &str) -> String {
    format!("{}_{suffix}", code.field_name())
}
