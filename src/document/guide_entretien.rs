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
    let mut sections = course(&mut builder);
    let mut of_course = Vec::new();
    if let (Some(check), Some(prerequisites)) = (&interview.prerequisites, &certification.definition.prerequisites) {
        of_course.push(prerequisite_check(&mut builder, check, prerequisites));
    }
    for of_domaine in &interview.domaines {
        if let Some(domaine) = certification.domaine(&of_domaine.domaine) {
            let mut section = questions(&mut builder, interview, of_domaine, domaine);
            // The first domaine follows the words that announce the questions.
            let is_first = of_domaine.domaine == interview.domaines[0].domaine && interview.prerequisites.is_none();
            section.start = if is_first { Start::Here } else { Start::Page };
            of_course.push(section);
        }
    }
    // The questions belong to the last part of the course.
    match sections.last_mut() {
        Some(last) => last.sections.extend(of_course),
        None => sections = of_course,
    }
    let mut conclusion = builder.titled_text(TextName::InterviewConclusion, "conclusion");
    conclusion.start = Start::Page;
    conclusion.blocks.extend(orientation(&mut builder, interview));
    sections.push(conclusion);
    sections.push(builder.extra_page(Role::Interviewer));
    let cover = cover(&mut builder);
    builder.finish(true, cover, sections)
}

/// The course of the interview: its parts come straight under the title of the document, which is that of the text.
fn course(builder: &mut Builder) -> Vec<Section> {
    let mut text = builder.titled_text(TextName::InterviewCourse, "deroulement");
    let mut sections = std::mem::take(&mut text.sections);
    if !text.blocks.is_empty() {
        sections.insert(0, text);
    }
    sections.iter_mut().take(1).for_each(|first| first.start = Start::Page);
    sections
}

fn cover(builder: &mut Builder) -> Vec<FieldGroup> {
    let by = Role::Interviewer;
    let date = Field {
        kind: FieldKind::Date,
        ..builder.line(LabelName::InterviewDate, "date_entretien", "Date de l'entretien", by)
    };
    let candidate =
        builder.line(LabelName::InterviewCandidate, "candidat", "Nom et prénom du candidat", Role::Candidate);
    let signature = builder.signature(
        LabelName::InterviewCandidateSignature,
        "candidat_signature",
        "Signature du candidat",
        Role::Candidate,
    );
    let who = builder.label(LabelName::Interviewer);
    let spoken = "Personne ayant réalisé l'entretien, nom et prénom";
    let name = builder.line(LabelName::InterviewerName, "entretien_nom", spoken, by);
    let spoken = "Personne ayant réalisé l'entretien, fonction";
    let function = builder.line(LabelName::InterviewerFunction, "entretien_fonction", spoken, by);
    let spoken = "Cachet de l'entreprise et signature";
    let stamp = builder.signature(LabelName::InterviewStamp, "entretien_cachet", spoken, by);
    let group = |fields: Vec<Field>| FieldGroup { fields, ..FieldGroup::default() };
    vec![
        group(vec![date]),
        FieldGroup { signature: Some(signature), ..group(vec![candidate]) },
        FieldGroup { lead: vec![who], signature: Some(stamp), ..group(vec![name, function]) },
    ]
}

fn prerequisite_check(builder: &mut Builder, check: &PrerequisiteCheck, prerequisites: &Prerequisites) -> Section {
    builder.cite(&check.source);
    let mut section = Section::new(check.title.clone(), Anchor::Part("prerequis".into()));
    section.start = Start::Page;
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
        by: Role::Interviewer,
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
        beside: None,
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
            by: Role::Interviewer,
            kind: choice(&interview.positioning_scale),
        };
        Row { anchor: None, cells: vec![group.to_vec(), vec![Block::Field(field)]] }
    });
    section.blocks.push(Block::Table(Table {
        caption: format!("Positionnement du candidat, domaine {}", domaine.number),
        columns: columns.into(),
        row_heads: true,
        beside: None,
        rows: rows.collect(),
        tail: Vec::new(),
    }));
    section
}

/// The table that ends the conclusion: one box a domaine for the training, one for the direct evaluation.
fn orientation(builder: &mut Builder, interview: &Interview) -> Vec<Block> {
    let header = builder.label(LabelName::InterviewDomaine);
    let mention = builder.mention_choice(interview.mention_choice.as_ref(), "orientation", Role::Interviewer);
    let mention = mention.into_iter().flat_map(|group| group.fields).map(Block::Field);
    let levels = &interview.orientation_scale.levels;
    let mut columns = vec![Column { header, share: 4 }];
    columns.extend(levels.iter().map(|level| Column { header: crate::model::Rich::plain(&level.label), share: 3 }));
    let rows = builder.certification.domaines.iter().map(|domaine| {
        let mut cells = vec![vec![Block::Paragraph(builder.domaine_title(domaine, "orientation"))]];
        cells.extend(levels.iter().map(|level| {
            vec![Block::Field(Field {
                name: format!("{}_orientation", domaine.title.code.field_name()),
                spoken: format!("Domaine {} : {}", domaine.number, level.label),
                label: None,
                by: Role::Interviewer,
                kind: FieldKind::Tick(level.code.clone()),
            })]
        }));
        Row { anchor: None, cells }
    });
    let table = Table {
        caption: "Orientation du candidat, domaine par domaine".into(),
        columns,
        row_heads: true,
        beside: None,
        rows: rows.collect(),
        tail: Vec::new(),
    };
    mention.chain([Block::Table(table)]).collect()
}
