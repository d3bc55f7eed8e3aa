//! Rich text: what a statement or a paragraph may hold, free of any format.

use super::{Code, Day, EditionCode, Kind, Origin, Slug};

/// A run of inline text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rich(pub Vec<Inline>);

/// A piece of inline text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    Text(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Code(String),
    Link { target: Target, text: Vec<Inline>, origin: Origin },
    LineBreak,
}

/// What a link names. Only `plan` turns it into an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A statement of the same certification.
    Statement(Code),
    /// A document of a certification, or a statement in it.
    Document { slug: Slug, edition: EditionCode, kind: Kind, statement: Option<Code> },
    /// An address outside the site: `http:` or `https:`.
    Outside(String),
}

impl Rich {
    /// A run without any mark.
    pub fn plain(text: impl Into<String>) -> Rich {
        Rich(vec![Inline::Text(text.into())])
    }

    /// The words without their marks.
    pub fn text(&self) -> String {
        fn push(inlines: &[Inline], out: &mut String) {
            for inline in inlines {
                match inline {
                    Inline::Text(text) | Inline::Code(text) => out.push_str(text),
                    Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => {
                        push(inner, out)
                    }
                    Inline::LineBreak => out.push(' '),
                }
            }
        }
        let mut out = String::new();
        push(&self.0, &mut out);
        out
    }

    /// The words run by run, as marks part them, from the first to the last. Code and line breaks have no words.
    pub fn runs(&self) -> Vec<&str> {
        fn collect<'r>(inlines: &'r [Inline], runs: &mut Vec<&'r str>) {
            for inline in inlines {
                match inline {
                    Inline::Text(words) => runs.push(words),
                    Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => {
                        collect(inner, runs);
                    }
                    Inline::Code(_) | Inline::LineBreak => {}
                }
            }
        }
        let mut runs = Vec::new();
        collect(&self.0, &mut runs);
        runs
    }
}

/// A block of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Level 1 is the first level inside the text.
    Heading {
        level: u8,
        text: Rich,
    },
    Paragraph(Rich),
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    /// Kept for one edition.
    Edition {
        edition: EditionCode,
        blocks: Vec<Block>,
    },
    /// A « note de l'éditeur ».
    Note {
        blocks: Vec<Block>,
        source: String,
        consulted: Day,
    },
    /// Where the program inserts something that it holds elsewhere.
    Insert(Insertion),
}

/// What a text may ask the program to insert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Insertion {
    /// The table of the modalités d'évaluation.
    Modalities,
}

impl Insertion {
    /// The words after `::: inserer`.
    pub const NAMES: [(&'static str, Insertion); 1] = [("modalites", Insertion::Modalities)];
}

/// A text of several blocks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose(pub Vec<Block>);

impl Prose {
    /// The blocks of one edition: those shared, and those kept for it.
    pub fn in_edition(&self, edition: &EditionCode) -> Vec<&Block> {
        fn keep<'a>(blocks: &'a [Block], edition: &EditionCode, out: &mut Vec<&'a Block>) {
            for block in blocks {
                match block {
                    Block::Edition { edition: kept_for, blocks } if kept_for == edition => keep(blocks, edition, out),
                    Block::Edition { .. } => {}
                    other => out.push(other),
                }
            }
        }
        let mut out = Vec::new();
        keep(&self.0, edition, &mut out);
        out
    }
}
