//! The HTML of a page as a string of tags and words, for what reads the pages that templates made.

/// A piece of a page.
pub enum Piece<'h> {
    /// What stands between two tags, its entities as they are written.
    Words(&'h str),
    Tag(Tag<'h>),
}

/// A tag, from its `<` to its `>`.
#[derive(Clone, Copy)]
pub struct Tag<'h>(pub &'h str);

/// Elements that have no end.
const VOID: [&str; 8] = ["br", "col", "hr", "img", "input", "link", "meta", "wbr"];

impl<'h> Tag<'h> {
    pub fn name(self) -> &'h str {
        let name = self.0.trim_start_matches(['<', '/']);
        &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())]
    }

    pub fn is_end(self) -> bool {
        self.0.starts_with("</")
    }

    /// Whether it opens an element that a tag will end.
    pub fn opens(self) -> bool {
        !self.is_end() && !self.0.starts_with("<!") && !VOID.contains(&self.name())
    }

    /// The value of an attribute, its entities as they are written.
    pub fn attribute(self, name: &str) -> Option<&'h str> {
        let (_, value) = self.0.split_once(&format!(" {name}=\""))?;
        value.split('"').next()
    }

    pub fn classes(self) -> impl Iterator<Item = &'h str> {
        self.attribute("class").unwrap_or_default().split(' ')
    }

    pub fn is_hidden_from_readers(self) -> bool {
        self.0.contains("aria-hidden")
    }
}

/// The pieces of a page, in order: together they are the page.
pub fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let is_tag = rest.starts_with('<');
        let end = if is_tag { end_of_tag(rest) } else { rest.find('<').unwrap_or(rest.len()) };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(if is_tag { Piece::Tag(Tag(piece)) } else { Piece::Words(piece) })
    })
}

/// The length of a tag; a `>` in an attribute does not end it.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    tag.len()
}
