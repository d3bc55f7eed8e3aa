//! Grids of criteria: each criterion with the boxes of a scale.

use super::table::number;
use super::{At, Form};
use crate::document::builder::choice;
use crate::document::tree::{Anchor, Beside, Block, Column, Field, Row, Section, Start, Table};
use crate::model::{
    Code, Competence, Domaine, FormData, FormGrid, GridOf, Name, Rich, Statement, Unit, inserted_label,
};

impl<'b> Form<'b> {
    pub fn grid(&mut self, grid: &FormGrid, at: At<'b>, place: Name, section: &mut Section) {
        let Some(unit) = at.unit else { return };
        let tail: Vec<Block> =
            grid.tail.iter().filter_map(|field| self.field(field, at, place)).map(Block::Field).collect();
        match (grid.of, unit) {
            (GridOf::Unit, Unit::Domaine(domaine)) => {
                // The certification chooses the criteria of its intermediate grids; another form has them all.
                let is_intermediate = self.gabarit.needs == Some(FormData::IntermediateGrids);
                let data = self.certification().intermediate_grids.iter().filter(|_| is_intermediate);
                let data = data.flat_map(|grids| &grids.domaines);
                let own = data.filter(|it| it.domaine == *unit.code()).map(|it| it.criteria.clone()).next();
                let codes = own.unwrap_or_else(|| domaine.criteria.iter().map(|it| it.code.clone()).collect());
                let table = self.of_domaine(grid, domaine, &codes, true, place, tail);
                section.blocks.push(Block::Table(table));
            }
            (GridOf::Situations, Unit::Domaine(domaine)) => self.situations(grid, domaine, place, tail, section),
            (GridOf::Unit | GridOf::Situations, Unit::Bloc(_)) => self.competences(grid, unit, place, tail, section),
        }
    }

    /// Each situation of the final evaluation, as a part.
    fn situations(
        &mut self,
        grid: &FormGrid,
        domaine: &Domaine,
        place: Name,
        mut tail: Vec<Block>,
        section: &mut Section,
    ) {
        let code = &domaine.title.code;
        let livret = self.certification().final_livret.iter();
        let own = livret.flat_map(|livret| &livret.evaluations).find(|it| it.domaine == *code);
        let grids = own.map(|it| it.grids.clone()).unwrap_or_default();
        let last = grids.len().saturating_sub(1);
        for (n, situation) in grids.iter().enumerate() {
            let where_it_is = format!("{code}, {}", grid.spoken);
            self.builder.note_corrections(&situation.corrections, Some(place), &where_it_is);
            let anchor = Anchor::Part(format!("{}-grille-{}", code.anchor(), n + 1));
            let mut part = Section::new(situation.title.clone(), anchor);
            part.blocks.extend(situation.detail.clone().map(Block::Paragraph));
            let tail = if n == last { std::mem::take(&mut tail) } else { Vec::new() };
            let table = self.of_domaine(grid, domaine, &situation.criteria, situation.recalls, place, tail);
            part.blocks.push(Block::Table(table));
            // The evaluators do not write on the candidate's page.
            let follows_the_candidate = n == 0 && !section.sections.is_empty();
            part.start = if follows_the_candidate { Start::Page } else { Start::Here };
            section.sections.push(part);
        }
        // Without a situation, what follows the grids is asked all the same.
        section.blocks.append(&mut tail);
    }

    /// The criteria of a domaine; where they are recalled, its savoir-faire and its savoirs stand beside them.
    fn of_domaine(
        &mut self,
        grid: &FormGrid,
        domaine: &Domaine,
        codes: &[Code],
        recalls: bool,
        place: Name,
        tail: Vec<Block>,
    ) -> Table {
        let (unit, mots) = (Unit::Domaine(domaine), self.mots());
        let columns = self.two_columns(grid);
        let statement = |code: &Code| domaine.criteria.iter().find(|criterion| criterion.code == *code);
        let criteria = codes.iter().filter_map(statement);
        let rows = criteria.filter_map(|criterion| self.criterion(grid, criterion, &unit.name(mots), place)).collect();
        let beside = recalls.then(|| Beside {
            header: self.builder.label(inserted_label::GRID_KNOWLEDGE),
            blocks: self.groups_of(unit, place).into_iter().flat_map(|group| group.blocks).collect(),
        });
        let caption =
            mots.fill("grilles.de_l_unite", &[("unite", &unit.name(mots).to_lowercase()), ("grille", &grid.spoken)]);
        Table { caption, columns, row_heads: true, beside, rows, tail }
    }

    /// The criteria of a bloc: a table for each of its compétences, as each has its own.
    fn competences(&mut self, grid: &FormGrid, unit: Unit, place: Name, mut tail: Vec<Block>, section: &mut Section) {
        let Unit::Bloc(bloc) = unit else { return };
        let mots = self.mots();
        let all: Vec<&Competence> = bloc.activities.iter().flat_map(|activity| &activity.competences).collect();
        let last = all.len().saturating_sub(1);
        for (n, competence) in all.into_iter().enumerate() {
            let of_competence = mots.fill(
                "grilles.competence_dite",
                &[("unite", &unit.name(mots)), ("numero", &number(&competence.title.code))],
            );
            let mut rows = Vec::new();
            for criterion in &competence.criteria {
                if criterion.details.is_empty() {
                    rows.extend(self.criterion(grid, &criterion.title, &of_competence, place));
                } else {
                    // What only introduces other criteria is not evaluated itself.
                    rows.extend(self.introduction(&criterion.title, place));
                    let details = criterion.details.iter();
                    rows.extend(details.filter_map(|it| self.criterion(grid, it, &of_competence, place)));
                }
            }
            let title = self.builder.item(&competence.title, place, true).map(|item| item.text);
            section.blocks.push(Block::Lead(title.unwrap_or_default()));
            section.blocks.push(Block::Table(Table {
                caption: mots.fill(
                    "grilles.de_la_competence_de",
                    &[
                        ("numero", &number(&competence.title.code)),
                        ("unite", &unit.name(mots).to_lowercase()),
                        ("grille", &grid.spoken),
                    ],
                ),
                columns: self.two_columns(grid),
                row_heads: true,
                beside: None,
                rows,
                tail: if n == last { std::mem::take(&mut tail) } else { Vec::new() },
            }));
        }
        // Without a compétence, what follows the grids is asked all the same.
        section.blocks.append(&mut tail);
    }

    /// Criteria and boxes.
    fn two_columns(&mut self, grid: &FormGrid) -> Vec<Column> {
        // More levels, more room for their boxes to stand side by side.
        let (words, boxes) = if self.scale(&grid.scale).levels.len() > 2 { (6, 7) } else { (7, 2) };
        let columns = [(inserted_label::GRID_CRITERIA, words), (inserted_label::GRID_EVALUATION, boxes)];
        columns.map(|(label, share)| Column { header: self.builder.label(label), share }).into()
    }

    fn introduction(&mut self, criterion: &Statement, place: Name) -> Option<Row> {
        let item = self.builder.item(criterion, place, true)?;
        let cells = vec![words_and_footnote(item.text, item.footnote), Vec::new()];
        Some(Row { anchor: Some(Anchor::Statement(item.code)), cells })
    }

    fn criterion(&mut self, grid: &FormGrid, criterion: &Statement, within: &str, place: Name) -> Option<Row> {
        let item = self.builder.item(criterion, place, true)?;
        let field = Field {
            name: format!("{}_{}", item.code.field_name(), grid.suffix),
            spoken: self.mots().fill(
                "grilles.critere_dit",
                &[("ou", &within), ("numero", &number(&item.code)), ("grille", &grid.spoken)],
            ),
            label: None,
            by: grid.by,
            kind: choice(&self.scale(&grid.scale)),
        };
        Some(Row {
            anchor: Some(Anchor::Statement(item.code)),
            cells: vec![words_and_footnote(item.text, item.footnote), vec![Block::Field(field)]],
        })
    }
}

/// A cell of a table has no foot of page: the footnote follows the words.
fn words_and_footnote(words: Rich, footnote: Option<Rich>) -> Vec<Block> {
    [Some(words), footnote].into_iter().flatten().map(Block::Paragraph).collect()
}
