//! The livret d'évaluation finale en entreprise: what the candidate, the evaluators and the company fill at the end.

use super::builder::{Builder, choice};
use super::inventory;
use super::part::{Occasion, criteria};
use super::tree::{
    Anchor, Block, Column, Document, Field, FieldGroup, FieldKind, Gap, Row, Section, Start, Table, Width,
};
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
    ];
    sections.extend(missing_questionnaires(&mut builder, livret));
    sections.push(evaluations(&mut builder, livret));
    sections.push(builder.extra_page(Role::Candidate));
    let cover = cover(&mut builder, livret);
    sections.push(inventory::section(&mut builder, &cover, &sections));
    builder.finish(true, cover, sections)
}

fn cover(builder: &mut Builder, livret: &FinalLivret) -> Vec<FieldGroup> {
    let mut groups = Vec::new();
    let name = builder.line(LabelName::CoverCandidate, "candidat", "Nom et prénom du candidat", Role::Candidate);
    groups.push(FieldGroup { fields: vec![name], ..FieldGroup::default() });
    let company = builder.line(LabelName::CoverCompany, "entreprise", "Entreprise", Role::Company);
    let stamp = builder.signature(LabelName::CoverStamp, "cachet", "Cachet de l'entreprise", Role::Company);
    groups.push(FieldGroup {
        fields: vec![company],
        // One of the guides has no room for it.
        signature: Some(stamp).filter(|stamp| stamp.label.as_ref().is_some_and(|label| !label.0.is_empty())),
        ..FieldGroup::default()
    });
    groups.extend(builder.mention_choice(livret.mention_choice.as_ref(), "couverture", Role::Candidate));
    for (n, who, signature) in [
        (1, LabelName::CoverEvaluator1, LabelName::CoverSignature1),
        (2, LabelName::CoverEvaluator2, LabelName::CoverSignature2),
    ] {
        let by = Role::Evaluators;
        let spoken = format!("Évaluateur {n}, nom et fonction");
        let mut name = builder.line(who, &format!("evaluateur_{n}"), &spoken, by);
        let role = builder.label(LabelName::CoverNameAndRole);
        name.label = name.label.map(|label| joined(label, role));
        let spoken = format!("Évaluateur {n}, je soussigné(e)");
        let undersigned = builder.line(LabelName::CoverUndersigned, &format!("evaluateur_{n}_soussigne"), &spoken, by);
        let declaration = builder.label(LabelName::CoverDeclaration);
        let spoken = format!("Date et signature de l'évaluateur {n}");
        let signature = builder.signature(signature, &format!("evaluateur_{n}_signature"), &spoken, by);
        groups.push(FieldGroup {
            lead: Vec::new(),
            fields: vec![name, undersigned],
            declaration: Some(declaration),
            signature: Some(signature),
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
        let cell = |suffix: &str, spoken: &str, by: Role, kind: FieldKind| {
            vec![Block::Field(Field {
                name: format!("{}_{suffix}", code.field_name()),
                spoken: format!("Domaine {}, {spoken}", domaine.number),
                label: None,
                by,
                kind,
            })]
        };
        let (company, evaluators) = (Role::Company, Role::Evaluators);
        Row {
            anchor: None,
            cells: vec![
                vec![Block::Paragraph(builder.domaine_title(domaine, "synthese"))],
                cell("exercice", "le candidat a exercé les activités", company, choice(&livret.practice_scale)),
                cell("dates", "dates de l'évaluation en entreprise", company, FieldKind::Cell),
                cell("conditions", "conditions de l'évaluation", company, FieldKind::Cell),
                cell("signature_1", "signature de l'évaluateur 1", evaluators, FieldKind::Signature),
                cell("signature_2", "signature de l'évaluateur 2", evaluators, FieldKind::Signature),
            ],
        }
    });
    let rows = rows.collect();
    let caption = heading.text();
    section.blocks.push(Block::Table(Table {
        caption,
        columns: columns.into(),
        row_heads: true,
        beside: None,
        rows,
        tail: Vec::new(),
    }));
    section
}

fn how_to(builder: &mut Builder, livret: &FinalLivret) -> Section {
    let table = modalities(builder, livret);
    let given = |insertion: &Insertion| (*insertion == Insertion::Modalities).then(|| vec![table.clone()]);
    let mut section = builder.titled_text_given(TextName::HowTo, "mode-d-emploi", &given);
    section.start = Start::Page;
    section
}

/// One row a domaine, as accessible tables want no merged cells: domaines that share a modalité share a row.
fn modalities(builder: &mut Builder, livret: &FinalLivret) -> Block {
    let columns = [(LabelName::ModalitiesDomaine, 2), (LabelName::ModalitiesModalities, 3)];
    let columns: Vec<Column> = columns.map(|(label, share)| Column { header: builder.label(label), share }).into();
    let rows = livret.modalities.iter().map(|modality| modality_row(builder, modality)).collect();
    let caption = columns.last().map(|column| column.header.text()).unwrap_or_default();
    Block::Table(Table { caption, columns, row_heads: true, beside: None, rows, tail: Vec::new() })
}

fn modality_row(builder: &mut Builder, modality: &Modality) -> Row {
    builder.note_corrections(&modality.corrections, Some("modalites"), "Modalités d'évaluation");
    let domaines = modality.domaines.iter().filter_map(|code| builder.certification.domaine(code));
    let domaines = domaines.map(|domaine| Block::Paragraph(builder.domaine_title(domaine, "modalites"))).collect();
    let mut cell: Vec<Block> = modality.paragraphs.iter().cloned().map(Block::Paragraph).collect();
    let gap = modality.gap.clone().map(|text| Block::Gap(Gap { text, source: modality.source.clone() }));
    cell.extend(gap);
    Row { anchor: None, cells: vec![domaines, cell] }
}

/// The evaluations, domaine by domaine. The parts that only the contents page of the source names have no heading here,
/// as in its pages: the questionnaires stand with their domaine.
fn evaluations(builder: &mut Builder, livret: &FinalLivret) -> Section {
    let heading = builder.label(LabelName::FinalEvaluationsTitle);
    let mut part = Section::new(heading, Anchor::Part("evaluations-finales".into()));
    part.start = Start::Recto;
    for evaluation in &livret.evaluations {
        if let Some(domaine) = builder.certification.domaine(&evaluation.domaine) {
            let mut section = domaine_evaluation(builder, livret, evaluation, domaine);
            // Each domaine can be handed over on its own; the first follows the heading of the part, itself on a recto.
            section.start = if part.sections.is_empty() { Start::Here } else { Start::Recto };
            part.sections.push(section);
        }
    }
    part
}

/// Where the source announces questionnaires that it does not contain: the gap, and lines to write on all the same.
fn missing_questionnaires(builder: &mut Builder, livret: &FinalLivret) -> Option<Section> {
    if !livret.questionnaires.is_empty() {
        return None;
    }
    let title = builder.label(LabelName::CandidateActivitiesTitle);
    let mut section = Section::new(title, Anchor::Part("activites".into()));
    section.start = Start::Page;
    section.blocks.extend(builder.gaps("activites"));
    for domaine in &builder.certification.domaines {
        let label = builder.domaine_title(domaine, "activites");
        section.blocks.push(Block::Field(Field {
            name: format!("{}_activites", domaine.title.code.field_name()),
            spoken: format!("Domaine {}, activités réalisées par le candidat", domaine.number),
            label: Some(label),
            by: Role::Candidate,
            kind: FieldKind::Lines(LINES_FOR_A_MISSING_QUESTIONNAIRE),
        }));
    }
    Some(section)
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
    section.blocks.extend(questionnaire.intro.clone().map(Block::Lead));
    match questionnaire.lines_each {
        Some(lines) => {
            for (n, question) in questionnaire.questions.iter().enumerate() {
                let Some(item) = builder.item(question, "activites", true) else { continue };
                let answer = Field {
                    name: item.code.field_name(),
                    spoken: format!("Domaine {}, question {}", domaine.number, n + 1),
                    label: None,
                    by: Role::Candidate,
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
            by: Role::Candidate,
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
    section.blocks.extend(grid.detail.clone().map(Block::Paragraph));
    let occasion = Occasion {
        part: "evaluation",
        suffix: "finale",
        spoken: "évaluation finale",
        scale: &livret.criteria_scale,
        by: Role::Evaluators,
        recalls: grid.recalls,
    };
    section.blocks.push(Block::Table(criteria(builder, domaine, &grid.criteria, &occasion, tail)));
    section
}

/// The verdict on the domaine, the comments, the signatures.
fn verdict(builder: &mut Builder, livret: &FinalLivret, evaluation: &Evaluation, domaine: &Domaine) -> Vec<Block> {
    let mut field = |label: Option<LabelName>, suffix: &str, spoken: &str, by: Role, kind: FieldKind| {
        Block::Field(Field {
            name: format!("{}_{suffix}_finale", domaine.title.code.field_name()),
            spoken: format!("Domaine {}, {spoken}", domaine.number),
            label: label.map(|label| builder.label(label)),
            by,
            kind,
        })
    };
    let (theirs, his, sign) = (Role::Evaluators, Role::Candidate, FieldKind::Signature);
    let (verdict, comments) = (Some(LabelName::Verdict), Some(LabelName::EvaluatorsComments));
    let (comment, signatures) = (Some(LabelName::CandidateComment), Some(LabelName::EvaluatorsSignatures));
    let lines = || FieldKind::Lines(evaluation.comment_lines);
    vec![
        field(verdict, "verdict", "avis sur la maîtrise", theirs, choice(&livret.verdict_scale)),
        field(comments, "commentaires_evaluateurs", "commentaires des évaluateurs", theirs, lines()),
        field(comment, "commentaire_candidat", "commentaire du candidat", his, lines()),
        field(signatures, "signature_1", "signature de l'évaluateur 1", theirs, sign.clone()),
        field(None, "signature_2", "signature de l'évaluateur 2", theirs, sign),
    ]
}
