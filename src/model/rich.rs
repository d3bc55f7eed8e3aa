//! Rich text: what a statement or a paragraph may hold, free of any format.

use super::{Code, Day, EditionCode, GuideCode, Kind, Origin, Slug};

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
    /// A document of the same certification, or a titled part of it.
    Part { kind: Kind, part: Option<String> },
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
                        push(inner, out);
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
        /// The name of the part in addresses, from the meaning and not from the number: stable for ever.
        anchor: String,
        text: Rich,
        origin: Origin,
    },
    Paragraph(Rich),
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    /// Kept for one guide.
    Guide {
        guide: GuideCode,
        blocks: Vec<Block>,
    },
    /// Kept for one certification.
    Certification {
        slug: Slug,
        blocks: Vec<Block>,
    },
    /// A « note de l'éditeur ».
    Note {
        blocks: Vec<Block>,
        source: String,
        consulted: Day,
        /// It says whence the passage before it was restored.
        restores: bool,
    },
    /// Where the program inserts something that it holds elsewhere.
    Insert(Insertion),
}

/// What a text may ask the program to insert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Insertion {
    /// The table of the modalités d'évaluation.
    Modalities,
    /// Another common text, by file name.
    Text(String),
    /// A diagram, by file name.
    Figure(String),
    /// What the holders of these CQPs can do.
    Abilities(Vec<Slug>),
    /// The experience that the VAE of these CQPs asks for.
    VaeExperience(Vec<Slug>),
    /// The rules that lead to these CQPs.
    Orientation(Vec<Slug>),
    /// The forms of the interview with the jury.
    JuryForms,
    /// The training bodies of the certification.
    TrainingBodies,
    /// A family of the list that the text holds: its heading, its words and its rows.
    Family(Code),
}

/// A text of several blocks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose(pub Vec<Block>);

impl Prose {
    /// The blocks that one guide of one certification prints: those shared, and those kept for it.
    pub fn kept_for(&self, slug: &Slug, guide: Option<&GuideCode>) -> Vec<&Block> {
        kept_for(&self.0, slug, guide)
    }

    /// The words of the source, part by part: the anchor of each heading (none before the first), then the heading and
    /// what stands under it.
    pub fn parts(&self) -> Vec<(&str, String)> {
        fn push<'a>(blocks: &'a [Block], parts: &mut Vec<(&'a str, String)>) {
            for block in blocks {
                match block {
                    Block::Heading { anchor, text, .. } => parts.push((anchor, text.text())),
                    Block::Paragraph(text) => {
                        if let Some((_, words)) = parts.last_mut() {
                            words.push(' ');
                            words.push_str(&text.text());
                        }
                    }
                    Block::List { items, .. } => items.iter().for_each(|item| push(item, parts)),
                    Block::Quote(blocks) | Block::Guide { blocks, .. } | Block::Certification { blocks, .. } => {
                        push(blocks, parts);
                    }
                    Block::Note { .. } | Block::Insert(_) => {}
                }
            }
        }
        let mut parts = vec![("", String::new())];
        push(&self.0, &mut parts);
        parts
    }
}

/// The blocks of a run that one guide of one certification keeps.
pub fn kept_for<'a>(blocks: &'a [Block], slug: &Slug, guide: Option<&GuideCode>) -> Vec<&'a Block> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Guide { guide: kept, blocks } if guide == Some(kept) => out.extend(kept_for(blocks, slug, guide)),
            Block::Certification { slug: kept, blocks } if kept == slug => out.extend(kept_for(blocks, slug, guide)),
            Block::Guide { .. } | Block::Certification { .. } => {}
            Block::Heading { .. }
            | Block::Paragraph(_)
            | Block::List { .. }
            | Block::Quote(_)
            | Block::Note { .. }
            | Block::Insert(_) => out.push(block),
        }
    }
    out
}
