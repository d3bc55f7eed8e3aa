//! The guide d'entretien d'accueil et d'orientation: what is asked, what the candidate is found to master, where he goes.

use super::builder::{Builder, choice};
use super::tree::{Anchor, Block, Column, Document, Field, FieldGroup, FieldKind, Item, Row, Section, Start, Table};
use crate::model::{
    Catalogue, Certification, Domaine, Interview, InterviewDomaine, Kind, LabelName, PrerequisiteCheck, Prerequisites,
    Role, TextName,
};

pub fn document(catalogue: &Catalogue, certification: &Certification, interview: &Interview) -> Document {
    let mut builder = Builder::new(catalogue, certification, Kind::GuideEntretien);
    builder.cite(&interview.source);
    let mut course = builder.titled_text(TextName::InterviewCourse, "deroulement");
    course.start = Start::Page;
    if let (Some(check), Some(prerequisites)) = (&interview.prerequisites, &certification.definition.prerequisites) {
        course.sections.push(prerequisite_check(&mut builder, check, prerequisites));
    }
    for of_domaine in &interview.domaines {
        if let Some(domaine) = certification.domaine(&of_domaine.domaine) {
            let mut section = questions(&mut builder, interview, of_domaine, domaine);
            // The first domaine follows the words that announce the questions.
            let is_first = of_domaine.domaine == interview.domaines[0].domaine && interview.prerequisites.is_none();
            section.start = if is_first { Start::Here } else { Start::Page };
            course.sections.push(section);
        }
    }
    let mut sections = vec![course];
    let mut conclusion = builder.titled_text(TextName::InterviewConclusion, "conclusion");
    conclusion.start = Start::Page;
    sections.push(conclusion);
    sections.push(orientation(&mut builder, interview));
    sections.push(builder.extra_page(Role::Interviewer));
    let cover = cover(&mut builder);
    builder.finish(true, cover, sections)
}

fn cover(builder: &mut Builder) -> Vec<FieldGroup> {
    let date = Field {
        kind: FieldKind::Date,
        ..builder.line(LabelName::InterviewDate, "date_entretien", "Date de l'entretien")
    };
    let candidate = builder.line(LabelName::InterviewCandidate, "candidat", "Nom et prénom du candidat");
    let signature = builder.signature(
        LabelName::InterviewCandidateSignature,
        "candidat_signature",
        "Signature du candidat",
        Role::Candidate,
    );
    let who = builder.label(LabelName::Interviewer);
    let name =
        builder.line(LabelName::InterviewerName, "entretien_nom", "Personne ayant réalisé l'entretien, nom et prénom");
    let function = builder.line(
        LabelName::InterviewerFunction,
        "entretien_fonction",
        "Personne ayant réalisé l'entretien, fonction",
    );
    let stamp = builder.signature(
        LabelName::InterviewStamp,
        "entretien_cachet",
        "Cachet de l'entreprise et signature",
        Role::Interviewer,
    );
    vec![
        FieldGroup {
            filled_by: Role::Candidate,
            lead: Vec::new(),
            fields: vec![date, candidate],
            declaration: None,
            signature: Some(signature),
        },
        FieldGroup {
            filled_by: Role::Interviewer,
            lead: vec![who],
            fields: vec![name, function],
            declaration: None,
            signature: Some(stamp),
        },
    ]
}

fn prerequisite_check(builder: &mut Builder, check: &PrerequisiteCheck, prerequisites: &Prerequisites) -> Section {
    builder.cite(&check.source);
    let mut section = Section::new(check.title.clone(), Anchor::Part("prerequis".into()));
    section.start = Start::Page;
    section.filled_by = Some(Role::Interviewer);
    section.blocks.push(Block::Paragraph(check.intro.clone()));
    section.blocks.push(Block::Lead(builder.label(LabelName::InterviewQuestions)));
    section.blocks.push(builder.items(&check.questions, "questions", true));
    let elements = prerequisites.elements.iter().filter_map(|element| {
        let mut item = builder.item(&element.title, "questions", false)?;
        item.items = element.details.iter().filter_map(|detail| builder.item(detail, "questions", false)).collect();
        Some(item)
    });
    let elements: Vec<Item> = elements.collect();
    let field = Field {
        name: "prerequis".into(),
        spoken: "L'expérience du candidat lui a permis d'acquérir ces pré-requis".into(),
        label: None,
        kind: choice(&check.scale),
    };
    let mut answer = vec![Block::Field(field)];
    let consequences = check.scale.levels.iter().filter_map(|level| level.consequence.as_deref());
    answer.extend(consequences.map(|words| Block::Paragraph(crate::model::Rich::plain(words))));
    let columns = [(&check.required_header, 7), (&check.experience_header, 3)];
    section.blocks.push(Block::Table(Table {
        caption: check.title.text(),
        columns: columns.map(|(header, share)| Column { header: header.clone(), share }).into(),
        row_heads: true,
        rows: vec![Row { anchor: None, cells: vec![vec![Block::Statements(elements)], answer] }],
        tail: Vec::new(),
    }));
    section
}

fn questions(
    builder: &mut Builder,
    interview: &Interview,
    of_domaine: &InterviewDomaine,
    domaine: &Domaine,
) -> Section {
    builder.cite(&of_domaine.source);
    let code = &domaine.title.code;
    let mut section = Section::new(builder.domaine_title(domaine, "questions"), Anchor::Statement(code.clone()));
    section.filled_by = Some(Role::Interviewer);
    section.blocks.push(Block::Lead(builder.label(LabelName::InterviewQuestions)));
    section.blocks.push(builder.items(&of_domaine.questions, "questions", true));
    let columns = [(LabelName::InterviewRequired, 7), (LabelName::InterviewExperience, 3)];
    let columns = columns.map(|(label, share)| Column { header: builder.label(label), share });
    // The candidate is positioned on each group as a whole, as the source does.
    let competences = builder.competences(domaine, "questions", true);
    let groups = competences.chunks(2).zip([("savoir_faire", "savoir-faire"), ("savoirs", "savoirs")]);
    let rows = groups.map(|(group, (suffix, spoken))| {
        let field = Field {
            name: format!("{}_{suffix}", code.field_name()),
            spoken: format!("Domaine {}, {spoken}, positionnement du candidat", domaine.number),
            label: None,
            kind: choice(&interview.positioning_scale),
        };
        Row { anchor: None, cells: vec![group.to_vec(), vec![Block::Field(field)]] }
    });
    section.blocks.push(Block::Table(Table {
        caption: format!("Positionnement du candidat, domaine {}", domaine.number),
        columns: columns.into(),
        row_heads: true,
        rows: rows.collect(),
        tail: Vec::new(),
    }));
    section
}

/// The table « Pour ce domaine »: one box a domaine for the training, one for the direct evaluation.
fn orientation(builder: &mut Builder, interview: &Interview) -> Section {
    let heading = builder.label(LabelName::InterviewDomaine);
    let mut section = Section::new(heading.clone(), Anchor::Part("orientation".into()));
    section.filled_by = Some(Role::Interviewer);
    let mention = builder.mention_choice(interview.mention_choice.as_ref(), "orientation", Role::Interviewer);
    section.blocks.extend(mention.into_iter().flat_map(|group| group.fields).map(Block::Field));
    let levels = &interview.orientation_scale.levels;
    let mut columns = vec![Column { header: heading.clone(), share: 4 }];
    columns.extend(levels.iter().map(|level| Column { header: crate::model::Rich::plain(&level.label), share: 3 }));
    let rows = builder.certification.domaines.iter().map(|domaine| {
        let mut cells = vec![vec![Block::Paragraph(builder.domaine_title(domaine, "orientation"))]];
        cells.extend(levels.iter().map(|level| {
            vec![Block::Field(Field {
                name: format!("{}_orientation", domaine.title.code.field_name()),
                spoken: format!("Domaine {} : {}", domaine.number, level.label),
                label: None,
                kind: FieldKind::Tick(level.code.clone()),
            })]
        }));
        Row { anchor: None, cells }
    });
    let rows = rows.collect();
    section.blocks.push(Block::Table(Table {
        caption: heading.text(),
        columns,
        row_heads: true,
        rows,
        tail: Vec::new(),
    }));
    section
}
