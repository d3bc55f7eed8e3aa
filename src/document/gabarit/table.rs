//! Tables: a row for each unit, group of statements, criterion or time, and a column for each thing asked.

use super::field::{named, said};
use super::{At, Form, numbered};
use crate::document::tree::{Anchor, Block, Column, Field, FieldKind, Row, Table};
use crate::model::{
    Code, FormCell, FormColumn, FormField, FormRows, FormTable, FormativeEvaluation, Name, Rich, Statement, Unit,
};

/// What a row is about: what its head shows, and what names its fields.
struct Head {
    anchor: Option<Anchor>,
    blocks: Vec<Block>,
    /// Begins the names of its fields.
    name: Option<String>,
    /// Begins what is said of them.
    spoken: Option<String>,
    time: Option<u8>,
}

impl<'b> Form<'b> {
    /// The table; several where the source has several.
    pub fn table(&mut self, table: &FormTable, at: At<'b>, place: Name, heading: &str) -> Vec<Table> {
        let columns = self.columns(table, at);
        let caption = match (&table.caption, at.unit) {
            (Some(caption), Some(unit)) => format!("{caption}, {}", unit.name(self.mots()).to_lowercase()),
            (Some(caption), None) => caption.clone(),
            (None, _) => heading.to_owned(),
        };
        if table.rows != FormRows::FormativeCriteria {
            let heads = self.heads(table.rows, at, place);
            return vec![self.of_heads(heads, caption, columns, &table.columns, at, place)];
        }
        let Some(unit) = at.unit else { return Vec::new() };
        let mots = self.mots();
        let evaluations = self.training(unit).into_iter().flat_map(|it| &it.evaluations);
        let tables = evaluations.enumerate().map(|(n, evaluation)| {
            let unnamed = || {
                let name = unit.name(mots).to_lowercase();
                mots.fill("grilles.formative", &[("unite", &name), ("numero", &(n + 1))])
            };
            let caption = evaluation.title.as_ref().map_or_else(unnamed, Rich::text);
            let heads = self.criteria(evaluation, unit, place);
            self.of_heads(heads, caption, columns.clone(), &table.columns, at, place)
        });
        tables.collect()
    }

    fn of_heads(
        &mut self,
        heads: Vec<Head>,
        caption: String,
        columns: Vec<Column>,
        asked: &[FormColumn],
        at: At<'b>,
        place: Name,
    ) -> Table {
        let rows = heads.into_iter().map(|head| {
            let anchor = head.anchor.clone();
            let cells = asked.iter().flat_map(|column| self.cells(&column.cell, &head, at, place)).collect();
            Row { anchor, cells }
        });
        let rows = rows.collect();
        Table { caption, columns, row_heads: true, beside: None, rows, tail: Vec::new() }
    }

    fn columns(&mut self, table: &FormTable, at: At<'b>) -> Vec<Column> {
        let mut columns = Vec::new();
        for column in &table.columns {
            match (&column.cell, &column.header) {
                (FormCell::Levels(_, scale), _) => {
                    let level = |words: &str| Column { header: Rich::plain(words), share: column.share };
                    columns.extend(self.scale(scale).levels.iter().map(|it| level(&it.label)));
                }
                (FormCell::Head | FormCell::Fields(_), header) => {
                    let header = header.as_ref().map(|words| self.words(words, at)).unwrap_or_default();
                    columns.push(Column { header, share: column.share });
                }
            }
        }
        columns
    }

    fn heads(&mut self, rows: FormRows, at: At<'b>, place: Name) -> Vec<Head> {
        // In what a unit repeats, the unit names the fields of its rows as it names its others.
        let times = |count: u8| {
            let name = at.unit.map(|unit| unit.code().field_name());
            let spoken = at.unit.map(|unit| unit.name(self.builder.mots()));
            let head = |n| Head { name: name.clone(), spoken: spoken.clone(), time: Some(n), ..Head::bare() };
            (1..=count).map(head).collect()
        };
        match rows {
            FormRows::Units => {
                let units = self.certification().units();
                units.into_iter().map(|unit| self.of_unit(unit, place)).collect()
            }
            FormRows::Groups => {
                let Some(unit) = at.unit else { return Vec::new() };
                let mots = self.mots();
                let groups = self.groups_of(unit, place).into_iter();
                let head = groups.map(|group| Head {
                    blocks: group.blocks,
                    name: Some(named(unit, group.suffix)),
                    spoken: Some(said(mots, unit, &group.spoken)),
                    ..Head::bare()
                });
                head.collect()
            }
            FormRows::Competences => {
                let Some(unit) = at.unit else { return Vec::new() };
                self.competences_of(unit, place)
            }
            FormRows::Count(count) => times(count),
            FormRows::Reviews => times(self.certification().intermediate_grids.as_ref().map_or(0, |it| it.reviews)),
            FormRows::FormativeCriteria => Vec::new(),
        }
    }

    fn of_unit(&mut self, unit: Unit<'b>, place: Name) -> Head {
        Head {
            blocks: vec![Block::Paragraph(self.builder.unit_title(unit, place))],
            name: Some(unit.code().field_name()),
            spoken: Some(unit.name(self.mots())),
            ..Head::bare()
        }
    }

    /// A row for each statement of the unit.
    fn competences_of(&mut self, unit: Unit<'b>, place: Name) -> Vec<Head> {
        let mots = self.builder.mots();
        let statements: Vec<(String, &'b Statement)> = match unit {
            Unit::Domaine(domaine) => {
                let skill =
                    |it: &'b Statement| (mots.fill("champs.un_savoir_faire", &[("numero", &number(&it.code))]), it);
                let knowledge =
                    |it: &'b Statement| (mots.fill("champs.un_savoir", &[("numero", &number(&it.code))]), it);
                domaine.skills.iter().map(skill).chain(domaine.knowledge.iter().map(knowledge)).collect()
            }
            Unit::Bloc(bloc) => {
                let all = bloc.activities.iter().flat_map(|activity| &activity.competences).map(|it| &it.title);
                all.map(|it| (mots.fill("champs.une_competence", &[("numero", &number(&it.code))]), it)).collect()
            }
        };
        let heads = statements.into_iter().filter_map(|(spoken, statement)| {
            let item = self.builder.item(statement, place, true)?;
            Some(Head {
                name: Some(item.code.field_name()),
                spoken: Some(said(mots, unit, &spoken)),
                anchor: Some(Anchor::Statement(item.code)),
                blocks: vec![Block::Paragraph(item.text)],
                time: None,
            })
        });
        heads.collect()
    }

    fn criteria(&mut self, evaluation: &FormativeEvaluation, unit: Unit<'b>, place: Name) -> Vec<Head> {
        let mots = self.mots();
        let heads = evaluation.criteria.iter().filter_map(|criterion| {
            let item = self.builder.item(criterion, place, true)?;
            Some(Head {
                name: Some(item.code.field_name()),
                spoken: Some(said(mots, unit, &mots.fill("champs.critere", &[("numero", &number(&item.code))]))),
                anchor: Some(Anchor::Statement(item.code)),
                blocks: vec![Block::Paragraph(item.text)],
                time: None,
            })
        });
        heads.collect()
    }

    fn cells(&mut self, cell: &FormCell, head: &Head, at: At<'b>, place: Name) -> Vec<Vec<Block>> {
        let at = At { time: head.time.or(at.time), ..at };
        match cell {
            FormCell::Head => vec![head.blocks.clone()],
            FormCell::Fields(fields) => {
                // What the row is about names its fields, not the unit around the table.
                let own = At { unit: None, ..at };
                let fields = fields.iter().filter_map(|asked| {
                    let field = self.field(asked, own, place)?;
                    Some(Field { name: head.named(&field.name), spoken: head.said(&field.spoken), ..field })
                });
                vec![fields.map(Block::Field).collect()]
            }
            FormCell::Levels(field, scale) => {
                let levels = self.scale(scale).levels;
                levels
                    .iter()
                    .map(|level| vec![Block::Field(tick(field, head, at, &level.code, &level.label))])
                    .collect()
            }
        }
    }
}

/// One box of a choice, in the column of its words.
fn tick(field: &FormField, head: &Head, at: At, code: &str, words: &str) -> Field {
    Field {
        name: head.named(&numbered(&field.name, at)),
        spoken: format!("{} : {words}", head.said(&numbered(&field.spoken, at))),
        label: None,
        by: field.by,
        kind: FieldKind::Tick(code.to_owned()),
    }
}

impl Head {
    fn bare() -> Head {
        Head { anchor: None, blocks: Vec::new(), name: None, spoken: None, time: None }
    }

    fn named(&self, name: &str) -> String {
        joined(self.name.as_deref(), "_", name)
    }

    fn said(&self, words: &str) -> String {
        joined(self.spoken.as_deref(), ", ", words)
    }
}

fn joined(first: Option<&str>, between: &str, second: &str) -> String {
    [first.unwrap_or(""), second].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(between)
}

/// The number of the last step of a code: 3 in `D1.F3`.
pub fn number(code: &Code) -> &str {
    code.as_str()
        .trim_start_matches(|c: char| !c.is_ascii_digit())
        .rsplit(|c: char| !c.is_ascii_digit())
        .next()
        .unwrap_or("")
}
