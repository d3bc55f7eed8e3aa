//! The grids of a certification in blocs, one bloc after the other.
//!
//! The source says that evaluators fill such grids, add précisions below each and must agree; it gives none. These are a
//! model that the editor makes from the référentiel, and say so: criteria by compétence and a column to write in, but no
//! scale and no verdict, since the source has none. The words that follow are therefore the editor's.

use super::builder::Builder;
use super::referentiel_blocs::{bloc_title, cover};
use super::tree::{Anchor, Block, Column, Cover, Document, Field, FieldGroup, FieldKind, Row, Section, Start, Table};
use crate::model::{
    Bloc, BlocActivity, Catalogue, Certification, Code, Competence, Kind, NoteName, Referentiels, Remarks, Rich, Role,
    Statement,
};

const MODEL: &str = "Proposition non adoptée par le certificateur, établie par l'éditeur d'après le référentiel";

/// Lines for the précisions below a grid.
const LINES_OF_REMARKS: u8 = 3;
/// Lines of the column « Évaluation ».
const LINES_OF_EVALUATION: u8 = 1;

pub fn document(catalogue: &Catalogue, certification: &Certification, referentiels: &Referentiels) -> Document {
    let mut builder = Builder::new(catalogue, certification, Kind::GrillesBlocs);
    let mut sections = vec![about(&builder)];
    sections.extend(referentiels.blocs.iter().map(|bloc| of_bloc(&mut builder, referentiels, bloc)));
    let document = builder.finish(true, Vec::new(), sections);
    let own = Cover { lines: vec![Rich::plain(MODEL)], fields: vec![candidate()], ..document.cover };
    let cover = cover(referentiels, own);
    Document { cover, ..document }
}

fn candidate() -> FieldGroup {
    group(vec![candidate_line(), line("entreprise", "Entreprise", "Entreprise :")])
}

fn candidate_line() -> Field {
    line("candidat", "Nom et prénom du candidat", "Nom et prénom du candidat :")
}

fn about(builder: &Builder) -> Section {
    let mut section = Section::new(Rich::plain("Ce que sont ces grilles"), Anchor::Part("presentation".into()));
    section.start = Start::Page;
    section.blocks.extend(builder.common_note(NoteName::BlocGrids).map(Block::Note));
    section.blocks.extend(builder.gaps("grilles"));
    section.blocks.push(Block::Contents { depth: 1 });
    section
}

/// A bloc can be handed over on its own: it names the candidate, and ends with those who evaluated.
fn of_bloc(builder: &mut Builder, referentiels: &Referentiels, bloc: &Bloc) -> Section {
    builder.cite(&bloc.source);
    let code = &bloc.title.code;
    let heading = bloc_title(builder, bloc, "grilles");
    let mut section = Section::new(heading, Anchor::Statement(code.clone()));
    section.start = Start::Recto;
    for step in bloc.modality.steps.iter().filter(|step| step.fills_grids) {
        builder.note_corrections(&step.corrections, Some("grilles"), &format!("{code}, modalités"));
        section.blocks.push(Block::Paragraph(step.text.clone()));
    }
    // Asked on the cover, and shown again.
    section.blocks.push(Block::Field(candidate_line()));
    section.sections = bloc.activities.iter().map(|it| of_activity(builder, referentiels, bloc, it)).collect();
    section.sections.push(agreement(bloc));
    section
}

fn of_activity(builder: &mut Builder, referentiels: &Referentiels, bloc: &Bloc, activity: &BlocActivity) -> Section {
    let heading = title(builder, &activity.title);
    let mut section = Section::new(heading, Anchor::Statement(activity.title.code.clone()));
    if !activity.points.is_empty() {
        let items = activity.points.iter().map(|point| vec![Block::Paragraph(point.clone())]).collect();
        section.blocks.push(Block::List { start: None, items });
    }
    section.sections = activity.competences.iter().map(|it| of_competence(builder, referentiels, bloc, it)).collect();
    section
}

fn of_competence(builder: &mut Builder, referentiels: &Referentiels, bloc: &Bloc, competence: &Competence) -> Section {
    let code = &competence.title.code;
    let heading = title(builder, &competence.title);
    let number = number(code);
    let mut rows = Vec::new();
    for criterion in &competence.criteria {
        rows.extend(row(builder, bloc, number, &criterion.title, false));
        rows.extend(criterion.details.iter().filter_map(|detail| row(builder, bloc, number, detail, true)));
    }
    let remarks = match bloc.modality.remarks {
        Remarks::Required => "Précisions que les évaluateurs doivent apporter :",
        Remarks::Optional => "Précisions que les évaluateurs peuvent apporter :",
    };
    let table = Table {
        caption: format!("Critères d'évaluation de la compétence {number} du bloc {}", bloc.number),
        columns: vec![
            Column { header: referentiels.criteria_heading.clone(), share: 3 },
            Column { header: Rich::plain("Évaluation"), share: 2 },
        ],
        row_heads: true,
        beside: None,
        rows,
        tail: vec![Block::Field(Field {
            name: field_name(code, "precisions"),
            spoken: format!("Bloc {}, compétence {number}, précisions", bloc.number),
            label: Some(Rich::plain(remarks)),
            by: Role::Evaluators,
            kind: FieldKind::Lines(LINES_OF_REMARKS),
        })],
    };
    let mut section = Section::new(heading, Anchor::Statement(code.clone()));
    section.blocks.push(Block::Table(table));
    section
}

fn title(builder: &mut Builder, statement: &Statement) -> Rich {
    builder.item(statement, "grilles", true).map_or_else(Rich::default, |item| item.text)
}

/// A criterion and room to write; one that another introduces stands under a dash, as in the source.
fn row(builder: &mut Builder, bloc: &Bloc, competence: &str, criterion: &Statement, is_detail: bool) -> Option<Row> {
    let item = builder.item(criterion, "grilles", true)?;
    let evaluation = Field {
        name: field_name(&criterion.code, "evaluation"),
        spoken: format!(
            "Bloc {}, compétence {competence}, critère {}, évaluation",
            bloc.number,
            number(&criterion.code)
        ),
        label: None,
        by: Role::Evaluators,
        kind: FieldKind::Room(LINES_OF_EVALUATION),
    };
    let words = Block::Paragraph(item.text);
    let words = if is_detail { Block::List { start: None, items: vec![vec![words]] } } else { words };
    Some(Row { anchor: Some(Anchor::Statement(item.code)), cells: vec![vec![words], vec![Block::Field(evaluation)]] })
}

/// Both evaluators agree, say in which role they are there, and sign.
fn agreement(bloc: &Bloc) -> Section {
    let code = &bloc.title.code;
    let anchor = Anchor::Part(format!("{}-accord", code.anchor()));
    let mut section = Section::new(Rich::plain(format!("Accord des évaluateurs sur le bloc {}", bloc.number)), anchor);
    let agreed = "Les évaluateurs sont d'accord sur le résultat de l'évaluation.";
    let mut blocks = vec![Block::Field(Field {
        name: field_name(code, "accord"),
        spoken: format!("Bloc {}, accord des évaluateurs", bloc.number),
        label: None,
        by: Role::Evaluators,
        kind: FieldKind::Choice(vec![("accord".into(), agreed.into())]),
    })];
    for (n, roles) in bloc.modality.evaluators.iter().enumerate() {
        let n = n + 1;
        let name = |suffix: &str| field_name(code, &format!("evaluateur_{n}_{suffix}"));
        let spoken = |what: &str| format!("Bloc {}, évaluateur {n}, {what}", bloc.number);
        let roles = roles.iter().enumerate().map(|(n, role)| (format!("qualite_{}", n + 1), role.text()));
        blocks.push(Block::Group(FieldGroup {
            fields: vec![
                line(&name("nom"), &spoken("nom"), &format!("Évaluateur {n}, nom :")),
                Field {
                    name: name("qualite"),
                    spoken: spoken("qualité"),
                    label: Some(Rich::plain("En qualité de :")),
                    by: Role::Evaluators,
                    kind: FieldKind::Choice(roles.collect()),
                },
            ],
            signature: Some(Field {
                name: name("signature"),
                spoken: spoken("signature"),
                label: Some(Rich::plain("Signature :")),
                by: Role::Evaluators,
                kind: FieldKind::Signature,
            }),
            ..group(Vec::new())
        }));
    }
    let date = bloc_line(bloc, "date", "date de l'évaluation", "Date :");
    blocks.push(Block::Field(Field { kind: FieldKind::Date, ..date }));
    blocks.push(Block::Field(bloc_line(bloc, "lieu", "lieu de l'évaluation", "Lieu :")));
    section.blocks.push(Block::Together(blocks));
    section
}

fn group(fields: Vec<Field>) -> FieldGroup {
    FieldGroup { fields, ..FieldGroup::default() }
}

fn line(name: &str, spoken: &str, label: &str) -> Field {
    let label = Some(Rich::plain(label));
    Field { name: name.into(), spoken: spoken.into(), label, by: Role::Evaluators, kind: FieldKind::Line }
}

fn bloc_line(bloc: &Bloc, suffix: &str, spoken: &str, label: &str) -> Field {
    line(&field_name(&bloc.title.code, suffix), &format!("Bloc {}, {spoken}", bloc.number), label)
}

fn field_name(code: &Code, suffix: &str) -> String {
    format!("{}_{suffix}", code.field_name())
}

/// The number of the last step of a code: 3 in `B1.C3`.
fn number(code: &Code) -> &str {
    code.as_str()
        .trim_start_matches(|c: char| !c.is_ascii_digit())
        .rsplit(|c: char| !c.is_ascii_digit())
        .next()
        .unwrap_or("")
}
