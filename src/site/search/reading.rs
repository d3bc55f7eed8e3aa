//! A page as its reader meets it, cut into parts that may be found: what stands under each heading that has an address.
//!
//! Made from the HTML of the page and not from what the page was made of: nothing that a page says escapes the search,
//! whatever template says it.

use super::super::markup::{self, Piece, Tag};
use super::super::text::unescape;

/// What stands at one address of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Nothing for what comes before the first address.
    pub id: Option<String>,
    /// The headings of the parts around, outermost first.
    pub around: Vec<String>,
    /// Nothing where the part has none.
    pub heading: String,
    /// The paragraphs, items, cells of the part itself, not of those inside it.
    pub blocks: Vec<String>,
}

/// Elements within a line; any other ends it.
const INLINE: [&str; 18] = [
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "ins", "mark", "q", "small", "span", "strong", "sub",
    "sup", "time",
];

/// What leads elsewhere, asks or acts, and is no word of the page.
const NOT_WORDS: [&str; 9] = ["button", "form", "h1", "nav", "noscript", "script", "select", "style", "svg"];

/// What stands beside the words: codes, which records have of their own, marks, weights of files, lines of sources, what is
/// said to screen readers only, and the state, which is said of all the pages of a certification alike.
const APART: [&str; 8] =
    ["anchor", "code", "download-facts", "passage-place", "report", "source", "status", "visually-hidden"];

/// The parts of a page, in order. A part is a `section` with an id, or an element whose id is a known `place`.
pub fn parts(html: &str, is_place: impl Fn(&str) -> bool) -> Vec<Part> {
    let mut reader = Reader { parts: vec![Part::default()], open: Vec::new(), line: String::new() };
    for piece in markup::pieces(html) {
        match piece {
            Piece::Words(words) => reader.words(words),
            Piece::Tag(tag) if tag.is_end() => reader.close(tag.name()),
            Piece::Tag(tag) if tag.opens() => reader.open(tag, &is_place),
            Piece::Tag(tag) => reader.void(tag.name()),
        }
    }
    reader.parts
}

struct Reader<'h> {
    parts: Vec<Part>,
    open: Vec<Open<'h>>,
    /// The words since the last block began or ended.
    line: String,
}

/// An element that is not ended yet.
#[derive(Clone, Copy)]
struct Open<'h> {
    name: &'h str,
    /// The part that its words are of.
    part: usize,
    is_read: bool,
    /// Its words are the heading of its part.
    is_heading: bool,
}

impl<'h> Reader<'h> {
    fn words(&mut self, words: &str) {
        if self.open.last().is_some_and(|open| open.is_read) {
            self.line.push_str(&unescape(words));
        }
    }

    fn open(&mut self, tag: Tag<'h>, is_place: &impl Fn(&str) -> bool) {
        let name = tag.name();
        let outer = self.open.last().copied();
        let outer = outer.unwrap_or(Open { name: "", part: 0, is_read: false, is_heading: false });
        let id = tag.attribute("id").filter(|id| name == "section" || is_place(id));
        if id.is_some() || !INLINE.contains(&name) {
            self.end_of_line();
        }
        let is_apart = NOT_WORDS.contains(&name) || tag.classes().any(|class| APART.contains(&class));
        let mut own = Open {
            name,
            is_read: name == "main" || outer.is_read && !is_apart && !tag.is_hidden_from_readers(),
            ..outer
        };
        if let Some(id) = id.filter(|_| own.is_read) {
            own.part = self.parts.len();
            own.is_heading = false;
            let whole = &self.parts[outer.part];
            let around = whole.around.iter().chain(Some(&whole.heading).filter(|heading| !heading.is_empty()));
            let around = around.cloned().collect();
            self.parts.push(Part { id: Some(id.to_owned()), around, ..Part::default() });
        }
        let heads = matches!(name, "h2" | "h3" | "h4" | "h5" | "h6");
        let part = &self.parts[own.part];
        own.is_heading |= heads && part.id.is_some() && part.heading.is_empty() && part.blocks.is_empty();
        self.open.push(own);
    }

    fn close(&mut self, name: &str) {
        if !INLINE.contains(&name) {
            self.end_of_line();
        }
        while let Some(open) = self.open.pop()
            && open.name != name
        {}
    }

    fn void(&mut self, name: &str) {
        match name {
            "br" => self.line.push(' '),
            "wbr" => {}
            _ => self.end_of_line(),
        }
    }

    fn end_of_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let words: Vec<&str> = line.split_ascii_whitespace().collect();
        let Some(open) = self.open.last().filter(|_| !words.is_empty()) else { return };
        let part = &mut self.parts[open.part];
        match open.is_heading {
            true => part.heading = words.join(" "),
            false => part.blocks.push(words.join(" ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(id: Option<&str>, around: &[&str], heading: &str, blocks: &[&str]) -> Part {
        let owned = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect();
        Part { id: id.map(str::to_owned), around: owned(around), heading: heading.to_owned(), blocks: owned(blocks) }
    }

    #[test]
    fn a_page_is_cut_at_its_addresses_and_its_words_stay_whole() {
        let html = "<head><title>T</title></head><body><nav>menu</nav><main><h1>Titre</h1><p>Un\n début&nbsp;: l&#39;<b>été</b>.</p>\
                    <section id=\"a\" class=\"part\"><div><h2>Une <em>partie</em></h2> <a class=\"code\" href=\"#a\">D1</a></div>\
                    <p>Dit<br>ceci.<span class=\"visually-hidden\"> caché</span></p><ul><li>Un<li>Deux</ul>\
                    <section id=\"b\"><h3>Dedans</h3><table><tr id=\"d1-e1\"><th>Critère</th><td>Oui</td></tr><tr id=\"x\"><td>Non</td></tr>\
                    </table><h4>Sans adresse</h4></section><p>Fin</p></section><section><h2>Nue</h2></section></main><footer>pied</footer>";
        assert_eq!(
            parts(html, |id| id == "d1-e1"),
            [
                part(None, &[], "", &["Un début\u{a0}: l'été.", "Nue"]),
                part(Some("a"), &[], "Une partie", &["Dit ceci.", "Un", "Deux", "Fin"]),
                part(Some("b"), &["Une partie"], "Dedans", &["Non", "Sans adresse"]),
                part(Some("d1-e1"), &["Une partie", "Dedans"], "", &["Critère", "Oui"]),
            ]
        );
    }

    #[test]
    fn a_page_cut_short_is_read_as_far_as_it_goes() {
        assert_eq!(parts("<main><p>mot <b", |_| false), [part(None, &[], "", &[])]);
        assert_eq!(parts("", |_| false), [Part::default()]);
    }
}
