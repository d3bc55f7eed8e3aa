//! The intermediate grids: part 3 of the guide du tuteur, that a tutor also takes alone.

use super::builder::Builder;
use super::part::{Occasion, criteria};
use super::tree::{Anchor, Block, Column, Document, Field, FieldKind, Row, Section, Start, Table};
use crate::model::{
    Catalogue, Certification, Inline, IntermediateGrid, IntermediateGrids, Kind, LabelName, Rich, Role,
};

/// Lines of a row of reviews: at least 45 mm, room for a hand.
const REVIEW_LINES: u8 = 7;

pub fn document(catalogue: &Catalogue, certification: &Certification, grids: &IntermediateGrids) -> Document {
    let mut builder = Builder::new(catalogue, certification, Kind::GrillesIntermediaires);
    builder.cite(&grids.source);
    let heading = builder.label(LabelName::IntermediateTitle);
    let mut part = Section::new(heading, Anchor::Part("grilles".into()));
    part.start = Start::Page;
    let named = certification.named_shortly();
    part.blocks.push(Block::Paragraph(Rich::plain(named)));
    for grid in &grids.domaines {
        let mut section = of_domaine(&mut builder, grids, grid);
        section.start = if part.sections.is_empty() { Start::Here } else { Start::Page };
        part.sections.push(section);
    }
    let reviews = reviews(&mut builder, grids);
    builder.finish(true, Vec::new(), vec![part, reviews])
}

fn of_domaine(builder: &mut Builder, grids: &IntermediateGrids, grid: &IntermediateGrid) -> Section {
    builder.cite(&grid.source);
    let Some(domaine) = builder.certification.domaine(&grid.domaine) else {
        return Section::new(Rich::default(), Anchor::Statement(grid.domaine.clone()));
    };
    let heading = builder.domaine_title(domaine, "grilles");
    let mut section = Section::new(heading, Anchor::Statement(domaine.title.code.clone()));
    let occasion = Occasion {
        part: "grilles",
        suffix: "intermediaire",
        spoken: "évaluation intermédiaire",
        scale: &grids.scale,
        by: Role::Tutor,
        recalls: true,
    };
    section.blocks.push(Block::Table(criteria(builder, domaine, &grid.criteria, &occasion, Vec::new())));
    section
}

/// The table « Pour faire le point régulièrement ».
fn reviews(builder: &mut Builder, grids: &IntermediateGrids) -> Section {
    let heading = builder.label(LabelName::ReviewsTitle);
    let mut section = Section::new(heading.clone(), Anchor::Part("bilans".into()));
    section.start = Start::Page;
    let columns = [(LabelName::ReviewDone, 5), (LabelName::ReviewStrengths, 7), (LabelName::ReviewGoals, 7)];
    let columns = columns.map(|(label, share)| Column { header: builder.label(label), share });
    let rows = (1..=grids.reviews).map(|n| {
        let room = |suffix: &str, spoken: &str| {
            vec![Block::Field(Field {
                name: format!("bilan_{n}_{suffix}"),
                spoken: format!("Bilan {n}, {spoken}"),
                label: None,
                by: Role::Tutor,
                kind: FieldKind::Room(REVIEW_LINES),
            })]
        };
        let (name, spoken) = (format!("bilan_{n}_date"), format!("Bilan {n}, date"));
        let date = builder.line(LabelName::ReviewDate, &name, &spoken, Role::Tutor);
        let mut who = vec![Block::Field(Field { kind: FieldKind::Date, ..date })];
        let (name, spoken) = (format!("bilan_{n}_evaluateur"), format!("Bilan {n}, évaluateur"));
        let field = builder.line(LabelName::ReviewEvaluator, &name, &spoken, Role::Tutor);
        // The guide of 2014 has no word for it.
        let is_named = field.label.as_ref().is_some_and(|label| label.0 != Vec::<Inline>::new());
        who.extend(is_named.then_some(Block::Field(field)));
        Row {
            anchor: None,
            cells: vec![who, room("points_forts", "points forts"), room("objectifs", "objectifs de progression")],
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
