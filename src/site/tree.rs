//! The tree of a document as templates walk it: the same blocks, with ids, links, levels of headings and markup.

use std::collections::BTreeSet;

use serde::Serialize;

use super::links::Link;
use super::text::{Html, Text};
use super::viewpoint::{CodeLink, NoteView, Viewpoint, note_in_document};
use crate::document::{Anchor, Block, Diagram, Field, FieldGroup, FieldKind, Item, Section, Start, Table, Width};
use crate::model::{Code, Kind};
use crate::plan;

#[derive(Serialize)]
pub struct SectionView {
    pub id: Option<String>,
    pub level: u8,
    /// HTML has six levels of headings: a deeper one says its own.
    pub tag: u8,
    pub heading: Html,
    /// The heading without markup.
    pub label: Text,
    /// The code of the statement that the heading is.
    pub code: Option<CodeLink>,
    pub new_page: bool,
    pub wide: bool,
    pub blocks: Vec<BlockView>,
    pub sections: Vec<SectionView>,
}

/// A block; `kind` tells templates which.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum BlockView {
    Paragraph {
        text: Html,
    },
    Lead {
        text: Html,
    },
    List {
        ordered: bool,
        start: Option<u64>,
        items: Vec<Vec<BlockView>>,
    },
    Statements {
        items: Vec<ItemView>,
    },
    Table(TableView),
    Quote {
        blocks: Vec<BlockView>,
    },
    Field(FieldView),
    Group(FieldGroupView),
    Figure(FigureView),
    Together {
        blocks: Vec<BlockView>,
    },
    Contents {
        depth: u8,
        links: Vec<Link>,
    },
    Gap {
        text: Html,
    },
    Note(NoteView<Vec<BlockView>>),
    /// « À remplir par … ».
    FilledBy {
        words: Text,
    },
}

#[derive(Serialize)]
pub struct ItemView {
    pub id: Option<String>,
    pub code: CodeLink,
    pub text: Html,
    pub footnote: Option<Html>,
    pub items: Vec<ItemView>,
}

#[derive(Serialize)]
pub struct TableView {
    pub caption: Text,
    pub caption_id: String,
    /// The heading above says the same: the caption is for those who do not see it.
    pub caption_repeats: bool,
    /// Too many columns for a small screen: it scrolls.
    pub scrolls: bool,
    pub columns: Vec<ColumnView>,
    pub row_heads: bool,
    pub beside: Option<BesideView>,
    pub rows: Vec<RowView>,
    pub tail: Vec<BlockView>,
}

#[derive(Serialize)]
pub struct ColumnView {
    pub header: Html,
    /// The header without markup, said before each cell where a small screen breaks the table up.
    pub label: Text,
    /// The share of the width, a multiple of 5 %, as the style sheet has one class for each.
    pub percent: u32,
}

/// A column that runs beside all the rows.
#[derive(Serialize)]
pub struct BesideView {
    pub header: Html,
    pub blocks: Vec<BlockView>,
}

#[derive(Serialize)]
pub struct RowView {
    pub id: Option<String>,
    pub code: Option<CodeLink>,
    pub cells: Vec<Vec<BlockView>>,
}

/// Something to fill, drawn.
#[derive(Serialize)]
pub struct FieldView {
    /// The address of the statement that asks, if one does.
    pub id: Option<String>,
    /// What it is about, where the row that it stands in does not say so.
    pub spoken: Option<Text>,
    pub label: Option<Html>,
    pub shape: &'static str,
    pub lines: u8,
    pub options: Vec<Text>,
}

#[derive(Serialize)]
pub struct FieldGroupView {
    pub filled_by: Text,
    pub lead: Vec<Html>,
    pub fields: Vec<FieldView>,
    pub declaration: Option<Html>,
    pub signature: Option<FieldView>,
}

/// A diagram, drawn from its steps.
#[derive(Serialize)]
pub struct FigureView {
    pub title: Text,
    /// The heading above says the same: the title is for those who do not see it.
    pub title_repeats: bool,
    pub restored_from: Option<Text>,
    pub arrows: bool,
    pub ranks: Vec<RankView>,
}

#[derive(Serialize)]
pub struct RankView {
    /// One of the branches is taken, on its condition; otherwise all of them are.
    pub alternatives: bool,
    pub branches: Vec<BranchView>,
}

#[derive(Serialize)]
pub struct BranchView {
    pub condition: Option<Html>,
    pub steps: Vec<StepView>,
}

#[derive(Serialize)]
pub struct StepView {
    pub title: Option<Html>,
    pub lines: Vec<Html>,
    pub points: Vec<Html>,
    pub tools: Vec<Html>,
}

/// Makes the views of one page; holds the ids already given there.
pub struct Tree<'v> {
    view: &'v Viewpoint<'v>,
    /// `None` for a text that is no printed document.
    kind: Option<Kind>,
    contents: &'v [Link],
    ids: BTreeSet<String>,
    tables: usize,
}

/// Whether some cell is to be filled: such a sheet keeps its cells on a small screen, where a table to read folds.
fn is_filled(table: &Table) -> bool {
    table.rows.iter().flat_map(|row| row.cells.iter().flatten()).any(|block| matches!(block, Block::Field(_)))
}

/// The heading under which blocks stand.
struct Under<'h> {
    heading: &'h str,
    width: Width,
    /// In a row whose head says what it is about.
    in_row: bool,
}

impl<'v> Tree<'v> {
    pub fn new(view: &'v Viewpoint<'v>, kind: Kind, contents: &'v [Link]) -> Tree<'v> {
        Tree { view, kind: Some(kind), contents, ids: BTreeSet::new(), tables: 0 }
    }

    /// For a text that is no printed document: its parts keep their bare names.
    pub fn alone(view: &'v Viewpoint<'v>) -> Tree<'v> {
        Tree { view, kind: None, contents: &[], ids: BTreeSet::new(), tables: 0 }
    }

    fn anchor_id(&self, anchor: &Anchor) -> String {
        match (self.kind, anchor) {
            (Some(kind), _) => plan::anchor_id(kind, anchor),
            (None, Anchor::Part(name)) => name.clone(),
            (None, Anchor::Statement(code)) => code.anchor(),
        }
    }

    fn statement_id(&self, code: &Code) -> String {
        self.kind.map_or_else(|| code.anchor(), |kind| plan::statement_id(kind, code))
    }

    /// The sections, their headings at `level`.
    pub fn sections(&mut self, sections: &[Section], level: u8) -> Vec<SectionView> {
        sections.iter().map(|section| self.section(section, level)).collect()
    }

    /// Blocks outside any section of the document.
    pub fn loose(&mut self, blocks: &[Block]) -> Vec<BlockView> {
        self.blocks(blocks, &Under { heading: "", width: Width::Column, in_row: false })
    }

    fn section(&mut self, section: &Section, level: u8) -> SectionView {
        let heading = section.heading.text();
        let under = Under { heading: &heading, width: section.width, in_row: false };
        SectionView {
            id: self.claim(self.anchor_id(&section.anchor)),
            level,
            tag: level.min(6),
            heading: self.view.rich(&section.heading),
            label: Text::new(&heading),
            code: section.anchor.statement().map(|code| self.view.code(code)),
            new_page: section.start != Start::Here,
            wide: section.width == Width::Wide,
            blocks: self.blocks(&section.blocks, &under),
            sections: self.sections(&section.sections, level + 1),
        }
    }

    fn blocks(&mut self, blocks: &[Block], under: &Under) -> Vec<BlockView> {
        blocks.iter().map(|block| self.block(block, under)).collect()
    }

    fn block(&mut self, block: &Block, under: &Under) -> BlockView {
        match block {
            Block::Paragraph(text) => BlockView::Paragraph { text: self.view.rich(text) },
            Block::Lead(text) => BlockView::Lead { text: self.view.rich(text) },
            Block::List { start, items } => BlockView::List {
                ordered: start.is_some(),
                start: start.filter(|start| *start != 1),
                items: items.iter().map(|item| self.blocks(item, under)).collect(),
            },
            Block::Statements(items) => BlockView::Statements { items: self.items(items) },
            Block::Table(table) => BlockView::Table(self.table(table, under)),
            Block::Quote(blocks) => BlockView::Quote { blocks: self.blocks(blocks, under) },
            Block::Field(field) => BlockView::Field(self.field(field, under.in_row)),
            Block::Question { item, answer } => BlockView::Field(FieldView {
                id: self.claim(self.statement_id(&item.code)),
                label: Some(self.view.rich(&item.text)),
                ..self.field(answer, false)
            }),
            Block::Group(group) => BlockView::Group(self.group(group)),
            Block::Figure(diagram) => BlockView::Figure(self.figure(diagram, under)),
            Block::Together(blocks) | Block::OnSite { blocks, .. } => {
                BlockView::Together { blocks: self.blocks(blocks, under) }
            }
            Block::Contents { depth } => BlockView::Contents { depth: *depth, links: self.contents.to_vec() },
            Block::Gap(gap) => BlockView::Gap { text: self.view.rich(&gap.text) },
            Block::Hands(hands) => BlockView::FilledBy { words: Text::new(hands.words(self.view.mots())) },
            Block::Note(note) => {
                let body = self.blocks(&note.blocks, under);
                BlockView::Note(note_in_document(note, body))
            }
        }
    }

    fn items(&mut self, items: &[Item]) -> Vec<ItemView> {
        let view = |item: &Item| ItemView {
            id: if item.anchored { self.claim(self.statement_id(&item.code)) } else { None },
            code: self.view.code(&item.code),
            text: self.view.rich(&item.text),
            footnote: item.footnote.as_ref().map(|footnote| self.view.rich(footnote)),
            items: self.items(&item.items),
        };
        items.iter().map(view).collect()
    }

    fn table(&mut self, table: &Table, under: &Under) -> TableView {
        self.tables += 1;
        let in_row = Under { in_row: table.row_heads, ..*under };
        let total: u32 = table.columns.iter().map(|column| u32::from(column.share)).sum();
        TableView {
            caption: Text::new(&table.caption),
            // A part's id starts with the kind of the document, a statement's with a code: never « tableau ».
            caption_id: format!("tableau-{}", self.tables),
            caption_repeats: table.caption == under.heading,
            scrolls: under.width == Width::Wide && is_filled(table),
            columns: table
                .columns
                .iter()
                .map(|column| ColumnView {
                    header: self.view.rich(&column.header),
                    label: Text::new(column.header.text()),
                    percent: ((u32::from(column.share) * 20 + total / 2) / total.max(1)).max(1) * 5,
                })
                .collect(),
            row_heads: table.row_heads,
            beside: table.beside.as_ref().map(|beside| BesideView {
                header: self.view.rich(&beside.header),
                blocks: self.blocks(&beside.blocks, under),
            }),
            rows: table
                .rows
                .iter()
                .map(|row| RowView {
                    id: row.anchor.as_ref().and_then(|anchor| self.claim(self.anchor_id(anchor))),
                    code: row.anchor.as_ref().and_then(Anchor::statement).map(|code| self.view.code(code)),
                    cells: row.cells.iter().map(|cell| self.blocks(cell, &in_row)).collect(),
                })
                .collect(),
            tail: self.blocks(&table.tail, under),
        }
    }

    fn figure(&self, diagram: &Diagram, under: &Under) -> FigureView {
        let Diagram { figure, restored_from } = diagram;
        let all = |texts: &[crate::model::Rich]| texts.iter().map(|text| self.view.rich(text)).collect();
        let step = |step: &crate::model::FigureStep| StepView {
            title: step.title.as_ref().map(|title| self.view.rich(title)),
            lines: all(&step.lines),
            points: all(&step.points),
            tools: all(&step.tools),
        };
        let branch = |branch: &crate::model::Branch| BranchView {
            condition: branch.condition.as_ref().map(|condition| self.view.rich(condition)),
            steps: branch.steps.iter().map(step).collect(),
        };
        let rank = |branches: &[crate::model::Branch]| RankView {
            alternatives: branches.len() > 1 && branches.iter().any(|branch| branch.condition.is_some()),
            branches: branches.iter().map(branch).collect(),
        };
        FigureView {
            title: Text::new(&figure.title),
            title_repeats: figure.title == under.heading,
            restored_from: restored_from.as_ref().map(Text::new),
            arrows: figure.arrows,
            ranks: figure.ranks.iter().map(|branches| rank(branches)).collect(),
        }
    }

    fn field(&self, field: &Field, in_row: bool) -> FieldView {
        let is_named = in_row && matches!(field.kind, FieldKind::Choice(_) | FieldKind::Tick(_));
        FieldView {
            id: None,
            spoken: (!is_named).then(|| Text::new(&field.spoken)),
            label: field.label.as_ref().map(|label| self.view.rich(label)),
            shape: field.kind.shape(),
            lines: field.kind.lines(),
            options: field.kind.options().map(Text::new).collect(),
        }
    }

    pub fn group(&self, group: &FieldGroup) -> FieldGroupView {
        FieldGroupView {
            filled_by: Text::new(group.hands().words(self.view.mots())),
            lead: group.lead.iter().map(|lead| self.view.rich(lead)).collect(),
            fields: group.fields.iter().map(|field| self.field(field, false)).collect(),
            declaration: group.declaration.as_ref().map(|words| self.view.rich(words)),
            signature: group.signature.as_ref().map(|field| self.field(field, false)),
        }
    }

    /// The id, once only: a statement that a document repeats keeps the address of its first place.
    pub fn claim(&mut self, id: String) -> Option<String> {
        self.ids.insert(id.clone()).then_some(id)
    }
}
