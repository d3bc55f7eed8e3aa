//! The format-neutral tree of a document: blocks, tables, form fields, and intents, never lengths.
//!
//! A tree says what a reader meets and in what order; each renderer decides how it looks. Intents are named after what
//! the paper must do for the person who holds it: start on a right-hand page, stay in one piece, leave room for n lines.

use std::fmt;

use super::{Hands, Selection};
use crate::model::{Code, Day, EditionCode, Figure, Kind, Nature, Origin, Rich, Role, Slug, SourceRef, State};

/// The three names that make the address of a document: a contract with those who cite it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentId {
    pub slug: Slug,
    pub edition: EditionCode,
    pub kind: Kind,
}

impl fmt::Display for DocumentId {
    /// `charge-accueil-referentiel-non-datee`: the name of its file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.slug, self.kind.slug(), self.edition)
    }
}

/// One printable document.
#[derive(Debug, Clone)]
pub struct Document {
    pub id: DocumentId,
    pub title: String,
    /// Where room is short.
    pub short_title: String,
    /// « CQP Chargé(e) d'accueil et de relation clients/adhérents ».
    pub certification: String,
    /// Shorter, for the head of a page.
    pub certification_short: String,
    /// « édition 2014 ».
    pub edition: String,
    pub state: State,
    /// Content not yet published.
    pub draft: bool,
    /// Made by the editor: no certificateur has adopted it, and each page says so.
    pub is_proposal: bool,
    /// Of the whole that `id` names, the part that is here.
    pub selection: Option<Selection>,
    /// To be filled: the paper edition has a binding edge and recto starts.
    pub is_form: bool,
    /// It holds forms that have a document of their own: those are filled, not their copies.
    pub holds_forms: bool,
    /// What is asked once and shown at the head of each page, so that a loose sheet says whose it is.
    pub head: Option<Field>,
    pub cover: Cover,
    pub sections: Vec<Section>,
    pub colophon: Colophon,
}

impl Document {
    /// The name of its file, without what ends it: `charge-accueil-livret-suivi-non-datee-d1`.
    pub fn name(&self) -> String {
        let suffix = self.selection.as_ref().map(Selection::suffix).filter(|suffix| !suffix.is_empty());
        suffix.map_or_else(|| self.id.to_string(), |suffix| format!("{}-{suffix}", self.id))
    }
}

/// The first page.
#[derive(Debug, Clone)]
pub struct Cover {
    /// The body that issues the document, as printed.
    pub organisation: Rich,
    /// « Certificat de Qualification Professionnelle ».
    pub certification_type: Rich,
    /// What the source prints below the title.
    pub lines: Vec<Rich>,
    /// What the editor says of it today: the code of the register and its end, whether the edition is closed, what came after.
    pub standing: Vec<String>,
    /// Whence its words are restored, where the source has lost its page.
    pub restored: Option<Note>,
    /// Fields to fill on the cover, by group (candidate and company, then each evaluator).
    pub fields: Vec<FieldGroup>,
    /// At its foot, of a form: what becomes of what is written in it, once the certificateur has said it all.
    pub data_notice: Option<DataNotice>,
}

/// What those who fill a form are told of the use of their data: the editor's voice, the words of `site.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataNotice {
    pub title: String,
    /// What must be told, and what is told of it.
    pub items: Vec<(String, String)>,
}

/// Fields that belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldGroup {
    /// A sentence above the fields, such as « Je soussigné(e) ».
    pub lead: Vec<Rich>,
    pub fields: Vec<Field>,
    /// A sentence between the last-but-one field and the last, a signature.
    pub declaration: Option<Rich>,
    pub signature: Option<Field>,
}

impl FieldGroup {
    /// Its fields, in the order in which they are filled.
    pub fn all_fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().chain(&self.signature)
    }
}

/// A titled part of a document; its depth gives the level of its heading.
#[derive(Debug, Clone)]
pub struct Section {
    pub heading: Rich,
    pub anchor: Anchor,
    /// Where an editor wrote the heading, when it is that of a text.
    pub origin: Option<Origin>,
    pub start: Start,
    pub width: Width,
    /// « Domaine 3 »: the unit of which the whole section is; each of its pages says so.
    pub unit: Option<String>,
    pub blocks: Vec<Block>,
    pub sections: Vec<Section>,
}

impl Section {
    /// A section that starts where the one before ends, in the ordinary width.
    pub fn new(heading: Rich, anchor: Anchor) -> Section {
        Section {
            heading,
            anchor,
            origin: None,
            start: Start::Here,
            width: Width::Column,
            unit: None,
            blocks: Vec::new(),
            sections: Vec::new(),
        }
    }

    /// This section and those inside it, each before its own.
    pub fn walk(&self) -> Vec<&Section> {
        let mut found = vec![self];
        found.extend(self.sections.iter().flat_map(Section::walk));
        found
    }

    /// The blocks of this section alone, each before those inside it.
    pub fn walk_blocks(&self) -> Vec<&Block> {
        self.blocks.iter().flat_map(Block::walk).collect()
    }

    /// The same without the notes of the editor: what is left is the source's.
    pub fn walk_source(&self) -> Vec<&Block> {
        self.blocks.iter().flat_map(Block::walk_source).collect()
    }

    /// Whether the contents of the document are shown here, and not in a section inside this one.
    pub fn shows_contents(&self) -> bool {
        self.blocks.iter().any(Block::is_contents)
    }

    /// What is to be filled in this section alone, not in those inside it.
    pub fn own_fields(&self) -> Vec<&Field> {
        self.blocks.iter().flat_map(Block::fields).collect()
    }
}

/// Where a section starts on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    Here,
    /// On a new page.
    Page,
    /// On a right-hand page.
    Recto,
}

/// How much width a section needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    Column,
    /// A table of many columns: on paper, the page is turned.
    Wide,
}

/// What an address may point at: a statement, or a part of the document by its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchor {
    Statement(Code),
    Part(String),
}

impl Anchor {
    /// The statement that stands there, if one does.
    pub fn statement(&self) -> Option<&Code> {
        match self {
            Anchor::Statement(code) => Some(code),
            Anchor::Part(_) => None,
        }
    }
}

/// A block of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(Rich),
    /// A line that introduces the list or table after it, and stays with it.
    Lead(Rich),
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    /// Statements with their codes, as a list.
    Statements(Vec<Item>),
    Table(Table),
    Quote(Vec<Block>),
    /// A form field on its own.
    Field(Field),
    /// A statement that asks, and the field that answers; the statement is the field's label.
    Question {
        item: Item,
        answer: Field,
    },
    /// Fields that belong together, as a cover has them.
    Group(FieldGroup),
    /// A diagram.
    Figure(Diagram),
    /// What is published on the site only, and what paper says instead.
    OnSite {
        blocks: Vec<Block>,
        on_paper: Vec<Block>,
    },
    /// Never parted by a page.
    Together(Vec<Block>),
    /// The contents page: computed from the sections, down to this depth.
    Contents {
        depth: u8,
    },
    /// What the source does not contain.
    Gap(Gap),
    /// A « note de l'éditeur ».
    Note(Note),
    /// « À remplir par … »: whose hands what follows waits for. Found by reading the fields, never written by hand.
    Hands(Hands),
}

impl Block {
    /// The blocks inside this one. No wildcard: of a new kind of block, the compiler asks here what it holds, once for all
    /// those who walk through a tree.
    pub fn children(&self) -> Vec<&Block> {
        match self {
            Block::List { items, .. } => items.iter().flatten().collect(),
            Block::Table(table) => {
                let beside = table.beside.iter().flat_map(|beside| &beside.blocks);
                beside.chain(table.rows.iter().flat_map(|row| &row.cells).flatten()).chain(&table.tail).collect()
            }
            Block::Quote(inner) | Block::Together(inner) => inner.iter().collect(),
            Block::OnSite { blocks, on_paper } => blocks.iter().chain(on_paper).collect(),
            Block::Note(note) => note.blocks.iter().collect(),
            Block::Paragraph(_)
            | Block::Lead(_)
            | Block::Statements(_)
            | Block::Field(_)
            | Block::Question { .. }
            | Block::Group(_)
            | Block::Figure(_)
            | Block::Contents { .. }
            | Block::Gap(_)
            | Block::Hands(_) => Vec::new(),
        }
    }

    /// The lists of blocks inside this one, to change them.
    pub fn children_mut(&mut self) -> Vec<&mut Vec<Block>> {
        match self {
            Block::List { items, .. } => items.iter_mut().collect(),
            Block::Table(table) => {
                let beside = table.beside.iter_mut().map(|beside| &mut beside.blocks);
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                beside.chain(cells).chain([&mut table.tail]).collect()
            }
            Block::Quote(inner) | Block::Together(inner) => vec![inner],
            Block::OnSite { blocks, on_paper } => vec![blocks, on_paper],
            Block::Note(note) => vec![&mut note.blocks],
            Block::Paragraph(_)
            | Block::Lead(_)
            | Block::Statements(_)
            | Block::Field(_)
            | Block::Question { .. }
            | Block::Group(_)
            | Block::Figure(_)
            | Block::Contents { .. }
            | Block::Gap(_)
            | Block::Hands(_) => Vec::new(),
        }
    }

    /// This block and those inside it, each before its own.
    pub fn walk(&self) -> Vec<&Block> {
        let mut found = vec![self];
        found.extend(self.children().into_iter().flat_map(Block::walk));
        found
    }

    /// The same without the notes of the editor, and without what they hold.
    pub fn walk_source(&self) -> Vec<&Block> {
        if matches!(self, Block::Note(_)) {
            return Vec::new();
        }
        let mut found = vec![self];
        found.extend(self.children().into_iter().flat_map(Block::walk_source));
        found
    }

    pub fn is_contents(&self) -> bool {
        matches!(self, Block::Contents { .. })
    }

    /// The words of a paragraph, or of the line that introduces what follows it.
    pub fn words(&self) -> Option<&Rich> {
        match self {
            Block::Paragraph(text) | Block::Lead(text) => Some(text),
            Block::List { .. }
            | Block::Statements(_)
            | Block::Table(_)
            | Block::Quote(_)
            | Block::Field(_)
            | Block::Question { .. }
            | Block::Group(_)
            | Block::Figure(_)
            | Block::OnSite { .. }
            | Block::Together(_)
            | Block::Contents { .. }
            | Block::Gap(_)
            | Block::Note(_)
            | Block::Hands(_) => None,
        }
    }

    /// What is to be filled in this block and in those inside it, groups included.
    pub fn fields(&self) -> Vec<&Field> {
        self.walk().into_iter().flat_map(Block::own_fields).collect()
    }

    fn own_fields(&self) -> Vec<&Field> {
        match self {
            Block::Field(field) | Block::Question { answer: field, .. } => vec![field],
            Block::Group(group) => group.all_fields().collect(),
            Block::Paragraph(_)
            | Block::Lead(_)
            | Block::List { .. }
            | Block::Statements(_)
            | Block::Table(_)
            | Block::Quote(_)
            | Block::Figure(_)
            | Block::OnSite { .. }
            | Block::Together(_)
            | Block::Contents { .. }
            | Block::Gap(_)
            | Block::Note(_)
            | Block::Hands(_) => Vec::new(),
        }
    }
}

/// What a source does not contain, and where it would stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    pub text: Rich,
    pub source: SourceRef,
}

/// A diagram, and whence it was restored when the source of the document lost it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagram {
    pub figure: Figure,
    /// « édition 2014 ».
    pub restored_from: Option<String>,
}

/// A statement as an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub code: Code,
    /// Whether this is the place in the document where the code's address points.
    pub anchored: bool,
    pub text: Rich,
    pub footnote: Option<Rich>,
    pub items: Vec<Item>,
}

/// A table with a header row; the first column heads each row when `row_heads`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Spoken and printed above the table.
    pub caption: String,
    pub columns: Vec<Column>,
    pub row_heads: bool,
    /// A first column that the source prints beside all the rows at once: accessible tables have no merged cells.
    pub beside: Option<Beside>,
    pub rows: Vec<Row>,
    /// Kept in one piece with the last row: verdict, comments, signatures.
    pub tail: Vec<Block>,
}

/// A column that does not part with the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    pub header: Rich,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub header: Rich,
    /// The share of the width, against the other columns'.
    pub share: u8,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub anchor: Option<Anchor>,
    pub cells: Vec<Vec<Block>>,
}

/// Something to fill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Made of codes, without a dot: `D1_E3_finale`. Stable as long as the code lives.
    pub name: String,
    /// What a screen reader says, with its context: « Domaine 1, critère 3, évaluation finale ».
    pub spoken: String,
    /// The printed words before the field.
    pub label: Option<Rich>,
    /// Whose hand it waits for.
    pub by: Role,
    pub kind: FieldKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Line,
    /// A date.
    Date,
    /// Ruled lines.
    Lines(u8),
    /// A cell of a table to write in.
    Cell,
    /// Room for n lines in a cell of a table, without rules.
    Room(u8),
    /// Boxes to tick, one of several; `(code, words)`.
    Choice(Vec<(String, String)>),
    /// One box of a choice whose words are the header of its column: the fields of the same name make the choice.
    Tick(String),
    /// Room to sign or to stamp.
    Signature,
}

impl FieldKind {
    /// The word by which themes know a field's look.
    pub fn shape(&self) -> &'static str {
        match self {
            FieldKind::Line => "line",
            FieldKind::Date => "date",
            FieldKind::Lines(_) => "lines",
            FieldKind::Cell => "cell",
            FieldKind::Room(_) => "room",
            FieldKind::Choice(_) => "choice",
            FieldKind::Tick(_) => "tick",
            FieldKind::Signature => "signature",
        }
    }

    /// How many lines it gives to write on, ruled or not.
    pub fn lines(&self) -> u8 {
        match self {
            FieldKind::Line | FieldKind::Date => 1,
            FieldKind::Lines(lines) | FieldKind::Room(lines) => *lines,
            FieldKind::Cell | FieldKind::Choice(_) | FieldKind::Tick(_) | FieldKind::Signature => 0,
        }
    }

    /// The words of the boxes to tick.
    pub fn options(&self) -> impl Iterator<Item = &str> {
        let options: &[(String, String)] = if let FieldKind::Choice(options) = self { options } else { &[] };
        options.iter().map(|(_, words)| words.as_str())
    }
}

/// A « note de l'éditeur », with its source and the day it was consulted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    pub blocks: Vec<Block>,
    pub source: String,
    pub consulted: Day,
    /// It says whence the passage before it was restored.
    pub restores: bool,
}

/// What is said of the document itself, in the editor's voice, after its last part.
#[derive(Debug, Clone, Default)]
pub struct Colophon {
    /// « Titre du document source, date, lignes … ».
    pub sources: Vec<String>,
    /// Those that the document shows, each once.
    pub gaps: Vec<Gap>,
    pub corrections: Vec<CorrectionAt>,
    pub notes: Vec<Note>,
}

/// A corrected misprint and where it stands in this document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionAt {
    /// « Domaine 1, savoirs » or the title of a part.
    pub place: String,
    pub nature: Nature,
    pub printed: String,
    pub corrected: String,
    pub source: SourceRef,
}
