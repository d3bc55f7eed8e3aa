//! The livret de suivi de la formation: the parcours, the training and the formative evaluation, domaine by domaine.

use super::builder::{Builder, choice};
use super::inventory;
use super::prose;
use super::tree::{Anchor, Block, Column, Document, Field, FieldGroup, FieldKind, Row, Section, Start, Table, Width};
use crate::model::{
    Catalogue, Certification, Domaine, FollowUp, FollowUpDomaine, FollowUpPart, FormativeEvaluation, Inline, Kind,
    LabelName, Rich, Role, Scale, TextName,
};

/// Lines for the objectives where the source has none.
const GOAL_LINES_WITHOUT_SOURCE: u8 = 8;

/// Lines for the objectives and the courses together, so that a domaine is a sheet: what is longer goes to the feuille
/// complémentaire.
const LINES_OF_A_PAGE: u8 = 20;

pub fn document(catalogue: &Catalogue, certification: &Certification, livret: &FollowUp) -> Document {
    let mut builder = Builder::new(catalogue, certification, Kind::LivretSuivi);
    builder.cite(&livret.source);
    let mut sections = vec![
        contents(&mut builder),
        summary(&mut builder),
        presentation(&mut builder),
        evaluations(&mut builder, livret),
        builder.extra_page(Role::TrainingBody),
    ];
    let cover = cover(&mut builder, livret);
    sections.push(inventory::section(&mut builder, &cover, &sections));
    builder.finish(true, cover, sections)
}

fn cover(builder: &mut Builder, livret: &FollowUp) -> Vec<FieldGroup> {
    let body = Role::TrainingBody;
    let name = builder.line(LabelName::FollowUpCandidate, "candidat", "Nom et prénom du candidat", Role::Candidate);
    let fields = vec![
        builder.line(LabelName::FollowUpBody, "organisme", "Organisme de formation", body),
        builder.line(LabelName::FollowUpManager, "responsable_formation", "Responsable de formation", body),
        builder.line(LabelName::FollowUpDates, "dates_formation", "Dates de la formation", body),
    ];
    let spoken = "Cachet de l'organisme de formation";
    let stamp = builder.signature(LabelName::FollowUpStamp, "organisme_cachet", spoken, body);
    // One of the guides has no room for it.
    let signature = Some(stamp).filter(|stamp| stamp.label.as_ref().is_some_and(|label| !label.0.is_empty()));
    let mut groups = vec![FieldGroup { fields: vec![name], ..FieldGroup::default() }];
    groups.extend(builder.mention_choice(livret.mention_choice.as_ref(), "couverture", Role::Candidate));
    groups.push(FieldGroup { fields, signature, ..FieldGroup::default() });
    groups
}

fn contents(builder: &mut Builder) -> Section {
    let mut section = Section::new(builder.label(LabelName::Contents), Anchor::Part("sommaire".into()));
    section.start = Start::Page;
    section.blocks.push(Block::Contents { depth: 2 });
    builder.text(TextName::FollowUpPresentation, "presentation").into_section(&mut section);
    section
}

/// The fiche de synthèse: four columns to write in, so the page is turned.
fn summary(builder: &mut Builder) -> Section {
    let heading = builder.label(LabelName::FollowUpSummaryTitle);
    let mut section = Section::new(heading.clone(), Anchor::Part("synthese".into()));
    section.start = Start::Page;
    section.width = Width::Wide;
    builder.text(TextName::FollowUpSummary, "synthese").into_section(&mut section);
    let columns = [
        (LabelName::FollowUpSummaryDomaine, 6),
        (LabelName::FollowUpSummaryCourses, 8),
        (LabelName::FollowUpSummaryDates, 4),
        (LabelName::FollowUpSummaryHours, 2),
    ];
    let columns = columns.map(|(label, share)| Column { header: builder.label(label), share });
    let rows = builder.certification.domaines.iter().map(|domaine| {
        let cell = |suffix: &str, spoken: &str| {
            vec![Block::Field(Field {
                name: format!("{}_{suffix}", domaine.title.code.field_name()),
                spoken: format!("Domaine {}, {spoken}", domaine.number),
                label: None,
                by: Role::Company,
                kind: FieldKind::Room(2),
            })]
        };
        Row {
            anchor: None,
            cells: vec![
                vec![Block::Paragraph(builder.domaine_title(domaine, "synthese"))],
                cell("intitules", "intitulés des formations suivies"),
                cell("dates_formation", "dates des formations suivies"),
                cell("heures", "nombre d'heures"),
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

fn presentation(builder: &mut Builder) -> Section {
    let heading = builder.label(LabelName::FollowUpPresentationTitle);
    let mut section = Section::new(heading, Anchor::Part("presentation".into()));
    section.start = Start::Page;
    let mut domaines = Section::new(builder.label(LabelName::FollowUpDomainesTitle), Anchor::Part("domaines".into()));
    domaines.blocks.push(Block::Paragraph(builder.label(LabelName::FollowUpDomainesIntro)));
    domaines.sections = builder
        .certification
        .domaines
        .iter()
        .map(|domaine| {
            let anchor = Anchor::Part(format!("{}-competences", domaine.title.code.anchor()));
            let mut of_domaine = Section::new(builder.domaine_title(domaine, "domaines"), anchor);
            of_domaine.blocks = builder.competences(domaine, "domaines", true);
            of_domaine
        })
        .collect();
    let mut parcours = Section::new(builder.label(LabelName::FollowUpCourseTitle), Anchor::Part("parcours".into()));
    parcours.start = Start::Page;
    builder.text(TextName::FollowUpCourse, "parcours").into_section(&mut parcours);
    section.sections = vec![domaines, parcours];
    section
}

fn evaluations(builder: &mut Builder, livret: &FollowUp) -> Section {
    let heading = builder.label(LabelName::FollowUpEvaluationsTitle);
    let mut section = Section::new(heading, Anchor::Part("evaluations".into()));
    section.start = Start::Recto;
    for of_domaine in &livret.domaines {
        let Some(domaine) = builder.certification.domaine(&of_domaine.domaine) else { continue };
        let mut inner = evaluation(builder, livret, of_domaine, domaine);
        // Each domaine can be handed over on its own; the first follows the heading of the part, itself on a recto.
        inner.start = if section.sections.is_empty() { Start::Here } else { Start::Recto };
        section.sections.push(inner);
    }
    section
}

fn evaluation(builder: &mut Builder, livret: &FollowUp, of_domaine: &FollowUpDomaine, domaine: &Domaine) -> Section {
    builder.cite(&of_domaine.source);
    let code = &domaine.title.code;
    let word = builder.label(LabelName::FollowUpDomaine);
    let heading = builder.domaine_title_after(word, domaine, "evaluation");
    let mut section = Section::new(heading, Anchor::Statement(code.clone()));
    section.blocks.push(Block::Lead(builder.label(LabelName::FollowUpModules)));
    for module in &of_domaine.modules {
        section.blocks.extend(module.title.clone().map(Block::Paragraph));
        section.blocks.push(builder.items(&module.contents, "evaluation", true));
    }
    section.blocks.push(Block::Lead(builder.label(LabelName::FollowUpModality)));
    for modality in &of_domaine.modalities {
        let place = format!("Domaine {}, modalités", domaine.number);
        builder.note_corrections(&modality.corrections, Some("evaluation"), &place);
        section.blocks.push(Block::Paragraph(modality.text.clone()));
        if !modality.points.is_empty() {
            let items = modality.points.iter().map(|point| vec![Block::Paragraph(point.clone())]).collect();
            section.blocks.push(Block::List { start: None, items });
        }
    }
    section.blocks.extend(gaps(of_domaine, FollowUpPart::Results));
    section.blocks.push(Block::Lead(builder.label(LabelName::FollowUpResults)));
    let tables = of_domaine.evaluations.iter().enumerate();
    for (n, of_table) in tables {
        let table = formative_table(builder, &livret.criteria_scale, of_table, domaine, n);
        section.blocks.push(Block::Table(table));
    }
    section.blocks.extend(result(builder, &livret.result_scale, domaine));
    section.blocks.extend(gaps(of_domaine, FollowUpPart::Goals));
    section.blocks.extend(goals_and_courses(builder, of_domaine, domaine));
    section
}

/// What the source lacks of a part, before what the sheet prints there all the same.
fn gaps(of_domaine: &FollowUpDomaine, part: FollowUpPart) -> Vec<Block> {
    let here = of_domaine.gaps.iter().filter(|gap| gap.part == part);
    here.flat_map(|gap| prose::gap(&gap.text, &gap.source, gap.printed.as_ref())).collect()
}

fn formative_table(
    builder: &mut Builder,
    scale: &Scale,
    evaluation: &FormativeEvaluation,
    domaine: &Domaine,
    n: usize,
) -> Table {
    let mut columns = vec![Column { header: builder.label(LabelName::GridCriteria), share: 7 }];
    columns.extend(scale.levels.iter().map(|level| Column { header: Rich::plain(&level.label), share: 2 }));
    let rows = evaluation.criteria.iter().filter_map(|criterion| {
        let item = builder.item(criterion, "evaluation", true)?;
        let number = item.code.as_str().rsplit_once('F').map_or("", |(_, number)| number).to_owned();
        let mut cells = vec![vec![Block::Paragraph(item.text)]];
        cells.extend(scale.levels.iter().map(|level| {
            vec![Block::Field(Field {
                name: item.code.field_name(),
                spoken: format!("Domaine {}, critère {number}, évaluation formative : {}", domaine.number, level.label),
                label: None,
                by: Role::TrainingBody,
                kind: FieldKind::Tick(level.code.clone()),
            })]
        }));
        Some(Row { anchor: Some(Anchor::Statement(item.code)), cells })
    });
    let rows = rows.collect();
    let unnamed = || format!("Évaluation formative du domaine {}, tableau {}", domaine.number, n + 1);
    let caption = evaluation.title.as_ref().map_or_else(unnamed, Rich::text);
    Table { caption, columns, row_heads: true, beside: None, rows, tail: Vec::new() }
}

/// The frame that all the guides share: date, result, trainer, signature.
fn result(builder: &mut Builder, scale: &Scale, domaine: &Domaine) -> Vec<Block> {
    let name = |suffix: &str| format!("{}_{suffix}_formative", domaine.title.code.field_name());
    let spoken = |words: &str| format!("Domaine {}, évaluation formative, {words}", domaine.number);
    let by = Role::TrainingBody;
    let date = builder.line(LabelName::FollowUpEvaluationDate, &name("date"), &spoken("date"), by);
    let verdict = Field { name: name("resultat"), spoken: spoken("résultat"), label: None, by, kind: choice(scale) };
    let trainer = builder.line(LabelName::FollowUpTrainer, &name("formateur"), &spoken("nom du formateur"), by);
    let signature =
        builder.signature(LabelName::FollowUpSignature, &name("signature"), &spoken("signature du formateur"), by);
    let fields = [Field { kind: FieldKind::Date, ..date }, verdict, trainer, signature];
    vec![Block::Together(fields.into_iter().map(Block::Field).collect())]
}

fn goals_and_courses(builder: &mut Builder, of_domaine: &FollowUpDomaine, domaine: &Domaine) -> Vec<Block> {
    let code = domaine.title.code.field_name();
    let goal_lines = of_domaine.goal_lines.unwrap_or(GOAL_LINES_WITHOUT_SOURCE);
    let goals = Field {
        name: format!("{code}_objectifs"),
        spoken: format!("Domaine {}, objectifs de progression", domaine.number),
        label: Some(builder.label(LabelName::FollowUpGoals)),
        by: Role::TrainingBody,
        kind: FieldKind::Lines(goal_lines),
    };
    let mut title = builder.label(LabelName::FollowUpCoursesOfDomaine);
    title.0.push(Inline::Text(format!(" {} :", domaine.number)));
    let mut blocks = vec![Block::Field(goals), Block::Lead(title)];
    if of_domaine.asks_courses {
        blocks.extend(builder.text(TextName::FollowUpCourses, "evaluation").flat());
    }
    blocks.push(Block::Field(Field {
        name: format!("{code}_formations"),
        spoken: format!("Domaine {}, formations suivies", domaine.number),
        label: None,
        by: Role::TrainingBody,
        kind: FieldKind::Lines(LINES_OF_A_PAGE.saturating_sub(goal_lines).clamp(3, 8)),
    }));
    blocks
}
