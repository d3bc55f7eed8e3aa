//! The one form of a TOML file: spaces and line ends only. What stands between them is copied token by token, so that
//! no text can change; order, comments and the way a value is written are the editor's.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// The widest line on which a list may stand whole, in characters.
const WIDTH: usize = 120;

/// A file, valid TOML with Unix line endings, in its one form; `schema` heads it when there is one.
pub fn formatted(text: &str, schema: Option<&str>) -> String {
    let mut lines = Reader::new(text).lines();
    let mut out = String::new();
    if let Some(schema) = schema {
        let head = lines.iter().take_while(|line| matches!(line, Line::Blank | Line::Comment(_))).count();
        let mut at = 0;
        lines.retain(|line| {
            at += 1;
            at > head || !matches!(line, Line::Comment(comment) if is_directive(comment))
        });
        out = format!("{DIRECTIVE} {schema}\n");
    }
    let mut blank = !out.is_empty();
    let mut after_header = false;
    for (n, line) in lines.iter().enumerate() {
        if matches!(line, Line::Blank) {
            blank = true;
            continue;
        }
        let wanted = (blank && !after_header) || begins_an_entry(&lines[n..]) && !follows_a_comment(&lines[..n]);
        if wanted && !out.is_empty() {
            out.push('\n');
        }
        (blank, after_header) = (false, matches!(line, Line::Header { .. }));
        write_line(line, &mut out);
    }
    out
}

/// What tells an editor which schema a file follows.
const DIRECTIVE: &str = "#:schema";

/// Whether a comment names a schema, and says nothing else: a word after it, and no more.
fn is_directive(comment: &str) -> bool {
    let named = comment.strip_prefix(DIRECTIVE).filter(|named| named.is_empty() || named.starts_with([' ', '\t']));
    named.is_some_and(|named| named.split_whitespace().count() < 2)
}

/// A title, or the comments that stand right above one.
fn begins_an_entry(lines: &[Line]) -> bool {
    let first = lines.iter().find(|line| !matches!(line, Line::Comment(_)));
    matches!(first, Some(Line::Header { .. }))
}

fn follows_a_comment(lines: &[Line]) -> bool {
    matches!(lines.last(), Some(Line::Comment(_)))
}

fn write_line(line: &Line, out: &mut String) {
    let comment = match line {
        Line::Blank => return,
        Line::Comment(comment) => Some(*comment),
        Line::Header { title, comment } => {
            out.push_str(title);
            *comment
        }
        Line::Pair(item) => {
            let key = format!("{} = ", item.key);
            let value = shown(&item.value, 0, key.chars().count());
            out.push_str(&(key + &value));
            item.beside
        }
    };
    if let Some(comment) = comment {
        out.push_str(if matches!(line, Line::Comment(_)) { "" } else { " " });
        out.push_str(comment);
    }
    out.push('\n');
}

/// A value that begins `used` characters after the start of its line.
fn shown(value: &Value, indent: usize, used: usize) -> String {
    let (open, close, list) = match value {
        Value::Scalar(text) => return text.clone(),
        Value::Array(list) => ("[", "]", list),
        Value::Table(list) => ("{ ", " }", list),
    };
    if list.items.is_empty() && list.tail.is_empty() {
        return format!("{}{}", open.trim(), close.trim());
    }
    let keyed = |item: &Item| if item.key.is_empty() { String::new() } else { format!("{} = ", item.key) };
    if list.items.iter().all(Item::has_no_comment) && list.tail.is_empty() {
        let items = list.items.iter().map(|item| keyed(item) + &shown(&item.value, indent, used)).collect::<Vec<_>>();
        let line = format!("{open}{}{close}", items.join(", "));
        // TOML 1.0, which many editors still speak, has no table between braces on several lines.
        let fits = !line.contains('\n') && used + line.chars().count() <= WIDTH;
        if fits || matches!(value, Value::Table(_)) {
            return line;
        }
    }
    let inner = indent + 2;
    let margin = " ".repeat(inner);
    let mut out = format!("{}\n", open.trim());
    for item in &list.items {
        item.above.iter().for_each(|comment| out.push_str(&format!("{margin}{comment}\n")));
        let key = keyed(item);
        let value = shown(&item.value, inner, inner + key.chars().count() + 1);
        let beside = item.beside.map_or_else(String::new, |comment| format!(" {comment}"));
        out.push_str(&format!("{margin}{key}{value},{beside}\n"));
    }
    list.tail.iter().for_each(|comment| out.push_str(&format!("{margin}{comment}\n")));
    out + &" ".repeat(indent) + close.trim()
}

enum Line<'t> {
    Blank,
    Comment(&'t str),
    Header { title: String, comment: Option<&'t str> },
    Pair(Item<'t>),
}

/// A value, the key that names it if it has one, and the comments around.
struct Item<'t> {
    above: Vec<&'t str>,
    key: String,
    value: Value<'t>,
    beside: Option<&'t str>,
}

impl Item<'_> {
    fn has_no_comment(&self) -> bool {
        self.above.is_empty() && self.beside.is_none()
    }
}

enum Value<'t> {
    Scalar(String),
    Array(List<'t>),
    Table(List<'t>),
}

#[derive(Default)]
struct List<'t> {
    items: Vec<Item<'t>>,
    /// Comments after the last item.
    tail: Vec<&'t str>,
}

/// A token, and whether a space stands before it.
#[derive(Clone, Copy)]
struct Token<'t> {
    kind: TokenKind,
    text: &'t str,
    spaced: bool,
}

struct Reader<'t> {
    tokens: Vec<Token<'t>>,
    at: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Reader<'t> {
        let mut tokens = Vec::new();
        let mut spaced = false;
        for token in Source::new(text).lex() {
            let (kind, span) = (token.kind(), token.span());
            let text = text.get(span.start()..span.end()).unwrap_or_default();
            let text = if kind == TokenKind::Comment { text.trim_end() } else { text };
            if kind != TokenKind::Whitespace {
                tokens.push(Token { kind, text, spaced });
            }
            spaced = kind == TokenKind::Whitespace;
        }
        Reader { tokens, at: 0 }
    }

    fn peek(&self) -> TokenKind {
        self.tokens.get(self.at).map_or(TokenKind::Eof, |token| token.kind)
    }

    fn next(&mut self) -> &'t str {
        self.at += 1;
        self.tokens.get(self.at - 1).map_or("", |token| token.text)
    }

    fn lines(&mut self) -> Vec<Line<'t>> {
        let mut lines = Vec::new();
        loop {
            lines.push(match self.peek() {
                TokenKind::Eof => return lines,
                TokenKind::Newline => Line::Blank,
                TokenKind::Comment => Line::Comment(self.next()),
                TokenKind::LeftSquareBracket => {
                    let title = self.words(&[TokenKind::Comment, TokenKind::Newline]);
                    Line::Header { title, comment: self.comment() }
                }
                _ => {
                    let (key, value) = (self.key(), self.value());
                    Line::Pair(Item { above: Vec::new(), key, value, beside: self.comment() })
                }
            });
            // The end of the line.
            self.at += usize::from(self.peek() == TokenKind::Newline);
        }
    }

    fn comment(&mut self) -> Option<&'t str> {
        (self.peek() == TokenKind::Comment).then(|| self.next())
    }

    fn key(&mut self) -> String {
        let key = self.words(&[TokenKind::Equals]);
        self.at += 1;
        key
    }

    /// The tokens before one of those, which no space parts but in a date followed by its hour.
    fn words(&mut self, end: &[TokenKind]) -> String {
        let mut words = String::new();
        while !end.contains(&self.peek()) && self.peek() != TokenKind::Eof {
            let token = self.tokens[self.at];
            let before = self.at.checked_sub(1).map(|at| self.tokens[at].kind);
            if token.spaced && !words.is_empty() && (before, token.kind) == (Some(TokenKind::Atom), TokenKind::Atom) {
                words.push(' ');
            }
            words.push_str(self.next());
        }
        words
    }

    fn value(&mut self) -> Value<'t> {
        match self.peek() {
            TokenKind::LeftSquareBracket => Value::Array(self.list(TokenKind::RightSquareBracket)),
            TokenKind::LeftCurlyBracket => Value::Table(self.list(TokenKind::RightCurlyBracket)),
            _ => Value::Scalar(self.words(&[
                TokenKind::Comma,
                TokenKind::RightSquareBracket,
                TokenKind::RightCurlyBracket,
                TokenKind::Comment,
                TokenKind::Newline,
            ])),
        }
    }

    fn list(&mut self, close: TokenKind) -> List<'t> {
        self.at += 1;
        let mut list = List::default();
        let mut above = Vec::new();
        // Whether a new line has begun since the last item.
        let mut fresh = true;
        loop {
            match self.peek() {
                TokenKind::Eof => return list,
                kind if kind == close => {
                    self.at += 1;
                    list.tail = above;
                    return list;
                }
                TokenKind::Newline => {
                    fresh = true;
                    self.at += 1;
                }
                TokenKind::Comma => self.at += 1,
                TokenKind::Comment => match list.items.last_mut() {
                    Some(item) if !fresh => item.beside = Some(self.next()),
                    _ => above.push(self.next()),
                },
                _ => {
                    let key = if close == TokenKind::RightCurlyBracket { self.key() } else { String::new() };
                    let value = self.value();
                    list.items.push(Item { above: std::mem::take(&mut above), key, value, beside: None });
                    fresh = false;
                }
            }
        }
    }
}

/// Whether two files say the same: the same words and the same comments, in the same order, but for those that name a
/// schema.
pub fn same_words(a: &str, b: &str) -> bool {
    let words = |text| {
        let tokens = Reader::new(text).tokens.into_iter();
        let tokens = tokens.filter(|token| !matches!(token.kind, TokenKind::Newline | TokenKind::Comma));
        let tokens = tokens.filter(|token| token.kind != TokenKind::Comment || !is_directive(token.text));
        let (comments, words): (Vec<Token>, Vec<Token>) = tokens.partition(|token| token.kind == TokenKind::Comment);
        let texts = |tokens: Vec<Token>| tokens.iter().map(|token| token.text.to_owned()).collect::<Vec<_>>();
        (texts(words), texts(comments))
    };
    words(a) == words(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_names_a_schema_gives_way_to_another() {
        let head = "#:schema ../site.schema.json\n";
        for named in ["#:schema ./old.json", "#:schema", "#:schema\tx"] {
            assert_eq!(
                formatted(&format!("{named}\na = 1\n"), Some("../site.schema.json")),
                format!("{head}\na = 1\n")
            );
        }
        for comment in ["#:schemas anciens : ne pas perdre", "#:schema-note importante", "#:schema à revoir", "# x"] {
            let text = format!("{comment}\na = 1\n");
            let found = formatted(&text, Some("../site.schema.json"));
            assert_eq!(found, format!("{head}\n{comment}\na = 1\n"));
            assert!(same_words(&found, &text), "{comment}");
            assert!(!same_words(&found, "a = 1\n"), "{comment}");
        }
    }
}
