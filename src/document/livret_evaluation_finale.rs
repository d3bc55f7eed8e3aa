//! The livret d'évaluation finale en entreprise: what the candidate, the evaluators and the company fill at the end.

use super::builder::{Builder, choice};
use super::inventory;
use super::part::{Occasion, criteria};
use super::tree::{Anchor, Block, Column, Document, Field, FieldGroup, FieldKind, Row, Section, Start, Table, Width};
use crate::model::{
    Catalogue, Certification, Domaine, Evaluation, FinalLivret, Grid, Inline, Insertion, Kind, LabelName, Modality,
    Questionnaire, Rich, Role, TextName,
};

/// Lines left for each domaine where the source announces a questionnaire but does not contain it.
const LINES_FOR_A_MISSING_QUESTIONNAIRE: u8 = 6;

pub fn document(catalogue: &Catalogue, certification: &Certification, livret: &FinalLivret) -> Document {
    let mut builder = Builder::new(catalogue, certification, Kind::LivretEvaluationFinale);
    builder.cite(&livret.source);
    let mut sections = vec![
        contents(&mut builder),
        company_note(&mut builder),
        summary(&mut builder, livret),
        how_to(&mut builder, livret),
        second_part(&mut builder, livret),
        builder.extra_page(Role::Candidate),
    ];
    let cover = cover(&mut builder, livret);
    sections.push(inventory::section(&mut builder, &cover, &sections));
    builder.finish(true, cover, sections)
}

fn cover(builder: &mut Builder, livret: &FinalLivret) -> Vec<FieldGroup> {
    let mut groups = Vec::new();
    let candidate = builder.line(LabelName::CoverCandidate, "candidat", "Nom et prénom du candidat");
    let company = builder.line(LabelName::CoverCompany, "entreprise", "Entreprise");
    let stamp = Some(builder.label(LabelName::CoverStamp)).filter(|label| !label.0.is_empty());
    groups.push(FieldGroup {
        filled_by: Role::Candidate,
        lead: Vec::new(),
        fields: vec![candidate, company],
        declaration: None,
        signature: stamp.map(|label| Field {
            name: "cachet".into(),
            spoken: "Cachet de l'entreprise".into(),
            label: Some(label),
            kind: FieldKind::Signature(Role::Company),
        }),
    });
    groups.extend(builder.mention_choice(livret.mention_choice.as_ref(), "couverture", Role::Candidate));
    for (n, who, signature) in [
        (1, LabelName::CoverEvaluator1, LabelName::CoverSignature1),
        (2, LabelName::CoverEvaluator2, LabelName::CoverSignature2),
    ] {
        let mut name = builder.line(who, &format!("evaluateur_{n}"), &format!("Évaluateur {n}, nom et fonction"));
        let role = builder.label(LabelName::CoverNameAndRole);
        name.label = name.label.map(|label| joined(label, role));
        let spoken = format!("Évaluateur {n}, je soussigné(e)");
        let undersigned = builder.line(LabelName::CoverUndersigned, &format!("evaluateur_{n}_soussigne"), &spoken);
        groups.push(FieldGroup {
            filled_by: Role::Evaluators,
            lead: Vec::new(),
            fields: vec![name, undersigned],
            declaration: Some(builder.label(LabelName::CoverDeclaration)),
            signature: Some(Field {
                name: format!("evaluateur_{n}_signature"),
                spoken: format!("Date et signature de l'évaluateur {n}"),
                label: Some(builder.label(signature)),
                kind: FieldKind::Signature(Role::Evaluators),
            }),
        });
    }
    groups
}

fn joined(first: Rich, second: Rich) -> Rich {
    let mut inlines = first.0;
    inlines.push(Inline::Text(" ".into()));
    inlines.extend(second.0);
    Rich(inlines)
}

fn contents(builder: &mut Builder) -> Section {
    let mut section = Section::new(builder.label(LabelName::Contents), Anchor::Part("sommaire".into()));
    section.start = Start::Page;
    section.blocks.push(Block::Contents { depth: 3 });
    builder.text(TextName::FinalLivretPresentation, "presentation").into_section(&mut section);
    section
}

fn company_note(builder: &mut Builder) -> Section {
    let mut section = Section::new(builder.label(LabelName::CompanyNoteTitle), Anchor::Part("note".into()));
    section.start = Start::Page;
    builder.text(TextName::CompanyNote, "note").into_section(&mut section);
    section
}

/// The fiche de synthèse: six columns, so the page is turned.
fn summary(builder: &mut Builder, livret: &FinalLivret) -> Section {
    let heading = builder.label(LabelName::SummaryTitle);
    let mut section = Section::new(heading.clone(), Anchor::Part("synthese".into()));
    section.start = Start::Page;
    section.width = Width::Wide;
    section.filled_by = Some(Role::Company);
    let columns = [
        (LabelName::SummaryDomaines, 6),
        (LabelName::SummaryPractice, 3),
        (LabelName::SummaryDates, 3),
        (LabelName::SummaryConditions, 5),
        (LabelName::SummarySignature1, 5),
        (LabelName::SummarySignature2, 5),
    ];
    let columns = columns.map(|(label, share)| Column { header: builder.label(label), share });
    let rows = builder.certification.domaines.iter().map(|domaine| {
        let code = &domaine.title.code;
        let cell = |suffix: &str, spoken: &str, kind: FieldKind| {
            vec![Block::Field(Field {
                name: format!("{}_{suffix}", code.field_name()),
                spoken: format!("Domaine {}, {spoken}", domaine.number),
                label: None,
                kind,
            })]
        };
        Row {
            anchor: None,
            cells: vec![
                vec![Block::Paragraph(builder.domaine_title(domaine, "synthese"))],
                cell("exercice", "le candidat a exercé les activités", choice(&livret.practice_scale)),
                cell("dates", "dates de l'évaluation en entreprise", FieldKind::Cell),
                cell("conditions", "conditions de l'évaluation", FieldKind::Cell),
                cell("signature_1", "signature de l'évaluateur 1", FieldKind::Signature(Role::Evaluators)),
                cell("signature_2", "signature de l'évaluateur 2", FieldKind::Signature(Role::Evaluators)),
            ],
        }
    });
    let rows = rows.collect();
    let caption = heading.text();
    section.blocks.push(Block::Table(Table {
        caption,
        columns: columns.into(),
        row_heads: true,
        rows,
        tail: Vec::new(),
    }));
    section
}

fn how_to(builder: &mut Builder, livret: &FinalLivret) -> Section {
    let heading = builder.label(LabelName::FirstPartTitle);
    let mut section = Section::new(heading, Anchor::Part("mode-d-emploi".into()));
    section.start = Start::Page;
    let table = modalities(builder, livret);
    let given = |insertion: &Insertion| (*insertion == Insertion::Modalities).then(|| vec![table.clone()]);
    builder.text_given(TextName::HowTo, "mode-d-emploi", &given).into_section(&mut section);
    section
}

/// One row a domaine, as accessible tables want no merged cells: domaines that share a modalité share a row.
fn modalities(builder: &mut Builder, livret: &FinalLivret) -> Block {
    let columns = [(LabelName::ModalitiesDomaine, 2), (LabelName::ModalitiesModalities, 3)];
    let columns: Vec<Column> = columns.map(|(label, share)| Column { header: builder.label(label), share }).into();
    let rows = livret.modalities.iter().map(|modality| modality_row(builder, modality)).collect();
    let caption = columns.last().map(|column| column.header.text()).unwrap_or_default();
    Block::Table(Table { caption, columns, row_heads: true, rows, tail: Vec::new() })
}

fn modality_row(builder: &mut Builder, modality: &Modality) -> Row {
    builder.note_corrections(&modality.corrections, Some("modalites"), "Modalités d'évaluation");
    let domaines = modality.domaines.iter().filter_map(|code| builder.certification.domaine(code));
    let domaines = domaines.map(|domaine| Block::Paragraph(builder.domaine_title(domaine, "modalites"))).collect();
    let mut cell: Vec<Block> = modality.paragraphs.iter().cloned().map(Block::Paragraph).collect();
    cell.extend(modality.gap.clone().map(Block::Gap));
    Row { anchor: None, cells: vec![domaines, cell] }
}

fn second_part(builder: &mut Builder, livret: &FinalLivret) -> Section {
    let heading = builder.label(LabelName::SecondPartTitle);
    let mut part = Section::new(heading, Anchor::Part("evaluation-en-entreprise".into()));
    part.start = Start::Recto;
    let activities_title = builder.label(LabelName::CandidateActivitiesTitle);
    let activities_remark = builder.label(LabelName::CandidateActivitiesRemark);
    let mut evaluations =
        Section::new(builder.label(LabelName::FinalEvaluationsTitle), Anchor::Part("evaluations-finales".into()));
    evaluations.blocks.push(Block::Paragraph(builder.label(LabelName::FinalEvaluationsRemark)));
    if livret.questionnaires.is_empty() {
        part.sections.push(missing_questionnaires(builder, activities_title, activities_remark));
        evaluations.start = Start::Recto;
    } else {
        // The questionnaires stand with their domaine, as in the guide that has them.
        part.blocks.push(Block::Lead(activities_title));
        part.blocks.push(Block::Paragraph(activities_remark));
    }
    for evaluation in &livret.evaluations {
        if let Some(domaine) = builder.certification.domaine(&evaluation.domaine) {
            let mut section = domaine_evaluation(builder, livret, evaluation, domaine);
            // Each domaine can be handed over on its own. Where no questionnaire comes first, the first one follows the
            // heading of the evaluations, which starts on a recto itself.
            let follows_heading = evaluations.sections.is_empty() && livret.questionnaires.is_empty();
            section.start = if follows_heading { Start::Here } else { Start::Recto };
            evaluations.sections.push(section);
        }
    }
    part.sections.push(evaluations);
    part
}

/// The gap, and lines for the candidate to write on all the same.
fn missing_questionnaires(builder: &mut Builder, title: Rich, remark: Rich) -> Section {
    let mut section = Section::new(title, Anchor::Part("activites".into()));
    section.filled_by = Some(Role::Candidate);
    section.blocks.push(Block::Paragraph(remark));
    section.blocks.extend(builder.gaps("activites"));
    for domaine in &builder.certification.domaines {
        let label = builder.domaine_title(domaine, "activites");
        section.blocks.push(Block::Field(Field {
            name: format!("{}_activites", domaine.title.code.field_name()),
            spoken: format!("Domaine {}, activités réalisées par le candidat", domaine.number),
            label: Some(label),
            kind: FieldKind::Lines(LINES_FOR_A_MISSING_QUESTIONNAIRE),
        }));
    }
    section
}

fn domaine_evaluation(
    builder: &mut Builder,
    livret: &FinalLivret,
    evaluation: &Evaluation,
    domaine: &Domaine,
) -> Section {
    builder.cite(&evaluation.source);
    let heading = builder.domaine_title(domaine, "evaluation");
    let mut section = Section::new(heading, Anchor::Statement(domaine.title.code.clone()));
    let questionnaire = livret.questionnaires.iter().find(|questionnaire| questionnaire.domaine == domaine.title.code);
    section.sections.extend(questionnaire.map(|questionnaire| questions(builder, domaine, questionnaire)));
    let last = evaluation.grids.len().saturating_sub(1);
    for (n, grid) in evaluation.grids.iter().enumerate() {
        let tail = if n == last { verdict(builder, livret, evaluation, domaine) } else { Vec::new() };
        let mut of_grid = grid_section(builder, livret, domaine, grid, n, tail);
        // The evaluators do not write on the candidate's page.
        let follows_the_candidate = n == 0 && !section.sections.is_empty();
        of_grid.start = if follows_the_candidate { Start::Page } else { Start::Here };
        section.sections.push(of_grid);
    }
    section
}

fn questions(builder: &mut Builder, domaine: &Domaine, questionnaire: &Questionnaire) -> Section {
    builder.cite(&questionnaire.source);
    let anchor = Anchor::Part(format!("{}-activites", domaine.title.code.anchor()));
    let mut section = Section::new(builder.label(LabelName::QuestionnaireTitle), anchor);
    section.filled_by = Some(Role::Candidate);
    section.blocks.extend(questionnaire.intro.clone().map(Block::Lead));
    match questionnaire.lines_each {
        Some(lines) => {
            for (n, question) in questionnaire.questions.iter().enumerate() {
                let Some(item) = builder.item(question, "activites", true) else { continue };
                let answer = Field {
                    name: item.code.field_name(),
                    spoken: format!("Domaine {}, question {}", domaine.number, n + 1),
                    label: None,
                    kind: FieldKind::Lines(lines),
                };
                let footnote = item.footnote.clone();
                section.blocks.push(Block::Question { item, answer });
                section.blocks.extend(footnote.map(Block::Paragraph));
            }
        }
        None => section.blocks.push(builder.items(&questionnaire.questions, "activites", true)),
    }
    if let Some(lines) = questionnaire.shared_lines {
        section.blocks.push(Block::Field(Field {
            name: format!("{}_reponses", domaine.title.code.field_name()),
            spoken: format!("Domaine {}, réponses du candidat", domaine.number),
            label: None,
            kind: FieldKind::Lines(lines),
        }));
    }
    section
}

fn grid_section(
    builder: &mut Builder,
    livret: &FinalLivret,
    domaine: &Domaine,
    grid: &Grid,
    n: usize,
    tail: Vec<Block>,
) -> Section {
    let place = format!("{}, évaluation finale", domaine.title.code);
    builder.note_corrections(&grid.corrections, Some("evaluation"), &place);
    let anchor = Anchor::Part(format!("{}-grille-{}", domaine.title.code.anchor(), n + 1));
    let mut section = Section::new(grid.title.clone(), anchor);
    section.filled_by = Some(Role::Evaluators);
    section.blocks.extend(grid.detail.clone().map(Block::Paragraph));
    if grid.recalls {
        let recalled = builder.competences(domaine, "evaluation", true);
        section.blocks.extend(recalled);
    }
    let occasion =
        Occasion { part: "evaluation", suffix: "finale", spoken: "évaluation finale", scale: &livret.criteria_scale };
    section.blocks.push(Block::Table(criteria(builder, domaine, &grid.criteria, &occasion, tail)));
    section
}

/// The verdict on the domaine, the comments, the signatures.
fn verdict(builder: &mut Builder, livret: &FinalLivret, evaluation: &Evaluation, domaine: &Domaine) -> Vec<Block> {
    let mut field = |label: LabelName, suffix: &str, spoken: &str, kind: FieldKind| {
        Block::Field(Field {
            name: format!("{}_{suffix}_finale", domaine.title.code.field_name()),
            spoken: format!("Domaine {}, {spoken}", domaine.number),
            label: Some(builder.label(label)),
            kind,
        })
    };
    let lines = FieldKind::Lines(evaluation.comment_lines);
    let mut blocks = vec![
        field(LabelName::Verdict, "verdict", "avis sur la maîtrise", choice(&livret.verdict_scale)),
        field(LabelName::EvaluatorsComments, "commentaires_evaluateurs", "commentaires des évaluateurs", lines.clone()),
        field(LabelName::CandidateComment, "commentaire_candidat", "commentaire du candidat", lines),
        field(
            LabelName::EvaluatorsSignatures,
            "signature_1",
            "signature de l'évaluateur 1",
            FieldKind::Signature(Role::Evaluators),
        ),
    ];
    blocks.push(Block::Field(Field {
        name: format!("{}_signature_2_finale", domaine.title.code.field_name()),
        spoken: format!("Domaine {}, signature de l'évaluateur 2", domaine.number),
        label: None,
        kind: FieldKind::Signature(Role::Evaluators),
    }));
    blocks
}
