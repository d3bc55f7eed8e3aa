//! The référentiel of a certification in blocs: what it is, then three référentiels side by side, bloc by bloc.
//!
//! The source has four columns, of which one runs along the whole bloc. Accessible tables have no merged cells: the
//! modalités, said once a bloc, have a table of their own, and an activité is repeated beside each of its compétences.

use super::builder::Builder;
use super::tree::{Anchor, Block, Column, Cover, Document, Item, Row, Section, Start, Table, Width};
use super::{prose, registration};
use crate::model::{
    Bloc, BlocActivity, Catalogue, Certification, Competence, Criterion, Inline, Kind, LegalBasis, Name, Nsf, Purpose,
    Referentiels, Rich, Titled,
};

pub fn document(catalogue: &Catalogue, certification: &Certification, referentiels: &Referentiels) -> Document {
    let mut builder = Builder::new(catalogue, certification, Kind::Referentiel);
    builder.cite(&referentiels.source);
    let mut sections = vec![identity(&mut builder, referentiels)];
    sections.extend(referentiels.blocs.iter().map(|bloc| of_bloc(&mut builder, referentiels, bloc)));
    let document = builder.finish(false, Vec::new(), sections);
    Document {
        title: catalogue.mots.say("documents.referentiel_blocs").to_owned(),
        cover: cover(referentiels, document.cover),
        ..document
    }
}

/// The first page of a document of such a certification: its source names no body that issues it.
pub fn cover(referentiels: &Referentiels, own: Cover) -> Cover {
    Cover { organisation: Rich::default(), certification_type: referentiels.title.clone(), ..own }
}

/// « Bloc 1 : Assurer l'accueil … ».
pub fn bloc_title(builder: &mut Builder, bloc: &Bloc, part: impl Into<Name> + Copy) -> Rich {
    let title = builder.item(&bloc.title, part, true).map_or_else(Rich::default, |item| item.text);
    side_by_side(
        [&Rich::plain(builder.mots().fill("blocs.devant", &[("numero", &bloc.number)])), &title],
        Inline::Text(" ".into()),
    )
}

fn identity(builder: &mut Builder, referentiels: &Referentiels) -> Section {
    let Referentiels { title, nsf, public, legal_basis, activities, competences, evaluation, .. } = referentiels;
    let heading = side_by_side([title, &Rich::plain(&builder.certification.title)], Inline::Text(" ".into()));
    let mut section = Section::new(heading, Anchor::Part("identite".into()));
    section.start = Start::Page;
    let items = |lines: &[Rich]| lines.iter().map(|line| vec![Block::Paragraph(line.clone())]).collect();
    if let Some(Nsf { heading, code, title }) = nsf {
        section.blocks.push(Block::Lead(heading.clone()));
        let words = side_by_side([&Rich::plain(code), title], Inline::Text(" ".into()));
        section.blocks.push(Block::Paragraph(words));
    }
    if let Some(Titled { heading, lines }) = public {
        section.blocks.push(Block::Lead(heading.clone()));
        section.blocks.push(Block::List { start: None, items: items(lines) });
    }
    section.blocks.extend(builder.gaps("identite"));
    if let Some(LegalBasis { reference, text, addresses }) = legal_basis {
        section.blocks.push(Block::Lead(reference.clone()));
        section.blocks.push(Block::Quote(vec![Block::Paragraph(text.clone())]));
        let addresses: Vec<Rich> = addresses.iter().map(|address| Rich(vec![Inline::Code(address.clone())])).collect();
        if !addresses.is_empty() {
            section.blocks.push(Block::List { start: None, items: items(&addresses) });
        }
    }
    let registration = registration::blocks(builder);
    if !registration.is_empty() {
        section.blocks.push(Block::Lead(Rich::plain(builder.mots().say("registre.devant"))));
        section.blocks.extend(registration);
    }
    let purposes = [activities, competences, evaluation];
    let columns = purposes.map(|Purpose { title, .. }| Column { header: title.clone(), share: 1 });
    let cells = purposes.map(|Purpose { text, .. }| vec![Block::Paragraph(text.clone())]);
    section.blocks.push(Block::Table(Table {
        caption: builder.mots().say("blocs.objet").to_owned(),
        columns: columns.into(),
        row_heads: false,
        beside: None,
        rows: vec![Row { anchor: None, cells: cells.into() }],
        tail: Vec::new(),
    }));
    section
}

fn of_bloc(builder: &mut Builder, referentiels: &Referentiels, bloc: &Bloc) -> Section {
    builder.cite(&bloc.source);
    let heading = bloc_title(builder, bloc, "blocs");
    let mut section = Section::new(heading, Anchor::Statement(bloc.title.code.clone()));
    section.start = Start::Page;
    section.width = Width::Wide;
    section.blocks = vec![
        Block::Table(three_referentiels(builder, referentiels, bloc)),
        Block::Table(modalities(builder, referentiels, bloc, "modalites".into())),
    ];
    section
}

/// One row a compétence.
fn three_referentiels(builder: &mut Builder, referentiels: &Referentiels, bloc: &Bloc) -> Table {
    let Referentiels { activities, competences, evaluation, criteria_heading, .. } = referentiels;
    let of_evaluation = side_by_side([&evaluation.title, criteria_heading], Inline::LineBreak);
    let columns = [(activities.title.clone(), 3), (competences.title.clone(), 5), (of_evaluation, 10)];
    let mut rows = Vec::new();
    for activity in &bloc.activities {
        for competence in &activity.competences {
            let cells = vec![
                activity_cell(builder, activity),
                vec![Block::Statements(builder.item(&competence.title, "blocs", true).into_iter().collect())],
                vec![Block::Statements(criteria(builder, competence))],
            ];
            rows.push(Row { anchor: None, cells });
        }
    }
    Table {
        caption: builder.mots().fill("blocs.referentiels_de", &[("numero", &bloc.number)]),
        columns: columns.map(|(header, share)| Column { header, share }).into(),
        row_heads: true,
        beside: None,
        rows,
        tail: Vec::new(),
    }
}

fn activity_cell(builder: &mut Builder, activity: &BlocActivity) -> Vec<Block> {
    let mut cell = vec![Block::Statements(builder.item(&activity.title, "blocs", true).into_iter().collect())];
    if !activity.points.is_empty() {
        let items = activity.points.iter().map(|point| vec![Block::Paragraph(point.clone())]).collect();
        cell.push(Block::List { start: None, items });
    }
    cell
}

fn criteria(builder: &mut Builder, competence: &Competence) -> Vec<Item> {
    let criteria = competence.criteria.iter().filter_map(|Criterion { title, details }| {
        let mut item = builder.item(title, "blocs", true)?;
        item.items = details.iter().filter_map(|detail| builder.item(detail, "blocs", true)).collect();
        Some(item)
    });
    criteria.collect()
}

/// How the bloc is evaluated, under the headings that the source gives there.
pub fn modalities(builder: &mut Builder, referentiels: &Referentiels, bloc: &Bloc, place: Name) -> Table {
    let modality = &bloc.modality;
    let mut steps = Vec::new();
    for step in &modality.steps {
        builder.note_corrections(
            &step.corrections,
            Some(place),
            &builder.mots().fill("errata.modalites", &[("ou", &bloc.title.code)]),
        );
        let points: Vec<_> = step.points.iter().map(|point| vec![Block::Paragraph(point.clone())]).collect();
        let mut item = vec![Block::Paragraph(step.text.clone())];
        item.extend((!points.is_empty()).then_some(Block::List { start: None, items: points }));
        steps.push(item);
    }
    let mut how: Vec<Block> = modality.gaps.iter().flat_map(|gap| prose::gap(&gap.text, &gap.source, None)).collect();
    how.push(Block::List { start: Some(1), items: steps });
    let lines = |lines: &[Rich]| lines.iter().cloned().map(Block::Paragraph).collect();
    let columns = [
        (modality.heading.as_ref().unwrap_or(&referentiels.modalities_heading), 9),
        (&modality.duration.heading, 3),
        (&modality.place.heading, 3),
        (&modality.evaluators_heading, 5),
    ];
    let cells =
        vec![how, lines(&modality.duration.lines), lines(&modality.place.lines), evaluators(&modality.evaluators)];
    Table {
        caption: builder.mots().fill(
            "blocs.modalites_de",
            &[("modalites", &referentiels.modalities_heading.text()), ("numero", &bloc.number)],
        ),
        columns: columns.map(|(header, share)| Column { header: header.clone(), share }).into(),
        row_heads: false,
        beside: None,
        rows: vec![Row { anchor: None, cells }],
        tail: Vec::new(),
    }
}

/// All of the evaluators, each in one of its roles: the source writes « + » and « OU ».
fn evaluators(evaluators: &[Vec<Rich>]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (n, roles) in evaluators.iter().enumerate() {
        blocks.extend((n > 0).then(|| Block::Paragraph(Rich::plain("+"))));
        for (n, role) in roles.iter().enumerate() {
            blocks.extend((n > 0).then(|| Block::Paragraph(Rich::plain("OU"))));
            blocks.push(Block::Paragraph(role.clone()));
        }
    }
    blocks
}

fn side_by_side<'r>(parts: impl IntoIterator<Item = &'r Rich>, between: Inline) -> Rich {
    let mut inlines = Vec::new();
    for (n, part) in parts.into_iter().enumerate() {
        inlines.extend((n > 0).then(|| between.clone()));
        inlines.extend(part.0.iter().cloned());
    }
    Rich(inlines)
}
