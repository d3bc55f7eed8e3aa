//! The format-neutral tree of a document: blocks, tables, form fields, and intents, never lengths.
//!
//! A tree says what a reader meets and in what order; each renderer decides how it looks. Intents are named after what
//! the paper must do for the person who holds it: start on a right-hand page, stay in one piece, leave room for n lines.

use std::fmt;

use super::Selection;
use crate::model::{Code, Day, EditionCode, Figure, Kind, Origin, Rich, Role, Slug, SourceRef, State};

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
    /// « CQP Chargé(e) d'accueil et de relation clients/adhérents ».
    pub certification: String,
    /// Shorter, for the head of a page.
    pub certification_short: String,
    /// « édition 2014 ».
    pub edition: String,
    pub state: State,
    /// Content not yet published.
    pub draft: bool,
    /// Of the whole that `id` names, the part that is here.
    pub selection: Option<Selection>,
    /// To be filled: the paper edition has a binding edge and recto starts.
    pub is_form: bool,
    /// What is asked once and shown at the head of each page, so that a loose sheet says whose it is.
    pub head: Option<Field>,
    pub cover: Cover,
    pub sections: Vec<Section>,
    pub colophon: Colophon,
}

impl Document {
    /// The name of its file, without what ends it: `charge-accueil-livret-suivi-non-datee-d1`.
    pub fn name(&self) -> String {
        let suffix = self.selection.as_ref().map(super::Selection::suffix).filter(|suffix| !suffix.is_empty());
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
    /// Fields to fill on the cover, by group (candidate and company, then each evaluator).
    pub fields: Vec<FieldGroup>,
    /// At its foot, of a form: what becomes of what is written in it, once the certificateur has said it all.
    pub data_notice: Option<DataNotice>,
}

/// What those who fill a form are told of the use of their data: the editor's voice, the words of `site.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataNotice {
    /// What must be told, and what is told of it.
    pub items: Vec<(&'static str, String)>,
}

impl DataNotice {
    pub const TITLE: &str = "Note de l'éditeur : données personnelles";
}

/// Fields that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldGroup {
    pub filled_by: Role,
    /// A sentence above the fields, such as « Je soussigné(e) ».
    pub lead: Vec<Rich>,
    pub fields: Vec<Field>,
    /// A sentence between the last-but-one field and the last, a signature.
    pub declaration: Option<Rich>,
    pub signature: Option<Field>,
}

/// A titled part of a document; its depth gives the level of its heading.
#[derive(Debug, Clone)]
pub struct Section {
    pub heading: Rich,
    pub anchor: Anchor,
    /// Where an editor wrote the heading, when it is that of a text.
    pub origin: Option<Origin>,
    /// Who fills this part, if it is to be filled.
    pub filled_by: Option<Role>,
    pub start: Start,
    pub width: Width,
    pub blocks: Vec<Block>,
    pub sections: Vec<Section>,
}

impl Section {
    /// A section that starts where the one before ends, in the ordinary width, and that nobody fills.
    pub fn new(heading: Rich, anchor: Anchor) -> Section {
        Section {
            heading,
            anchor,
            origin: None,
            filled_by: None,
            start: Start::Here,
            width: Width::Column,
            blocks: Vec::new(),
            sections: Vec::new(),
        }
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
    Gap(Rich),
    /// A « note de l'éditeur ».
    Note(Note),
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
    pub rows: Vec<Row>,
    /// Kept in one piece with the last row: verdict, comments, signatures.
    pub tail: Vec<Block>,
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
    /// Room to sign, and whose hand it waits for.
    Signature(Role),
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
            FieldKind::Signature(_) => "signature",
        }
    }

    /// How many lines it gives to write on, ruled or not.
    pub fn lines(&self) -> u8 {
        match self {
            FieldKind::Line | FieldKind::Date => 1,
            FieldKind::Lines(lines) | FieldKind::Room(lines) => *lines,
            FieldKind::Cell | FieldKind::Choice(_) | FieldKind::Tick(_) | FieldKind::Signature(_) => 0,
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
    pub gaps: Vec<(Rich, SourceRef)>,
    pub corrections: Vec<CorrectionAt>,
    pub notes: Vec<Note>,
}

/// A corrected misprint and where it stands in this document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionAt {
    /// « Domaine 1, savoirs » or the title of a part.
    pub place: String,
    pub printed: String,
    pub corrected: String,
    pub source: SourceRef,
}

impl CorrectionAt {
    /// Whether nothing stood in the place of these words: the printed form is empty, or says so between brackets that are
    /// not the source's, which the corrected form would keep.
    pub fn is_addition(&self) -> bool {
        let printed = self.printed.trim();
        let is_remark = printed.starts_with('(') && printed.ends_with(')') && !self.corrected.trim().starts_with('(');
        printed.is_empty() || is_remark
    }
}
