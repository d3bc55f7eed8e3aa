//! A file as a reader will meet it: without the escapes of TOML and Markdown, entities, marks of bold, targets of links,
//! characters that are not seen; each kind of space and of dash as the common one.

use std::ops::Range;

/// Words, and where each of their bytes comes from.
pub struct Plain {
    pub words: String,
    /// For each byte of `words`, the bytes of the file that it stands for.
    origins: Vec<(usize, usize)>,
}

impl Plain {
    /// The words as they are in the file.
    pub fn as_written(text: &str) -> Plain {
        Plain { words: text.to_owned(), origins: (0..text.len()).map(|at| (at, at + 1)).collect() }
    }

    /// The words as they are read once published.
    pub fn as_read(text: &str) -> Plain {
        let mut plain = Plain { words: String::with_capacity(text.len()), origins: Vec::with_capacity(text.len()) };
        let mut at = 0;
        while let Some(character) = text[at..].chars().next() {
            let (length, meant) = meant(&text[at..], character);
            for meant in meant.into_iter().filter_map(common) {
                let start = plain.words.len();
                plain.words.push(meant);
                plain.origins.resize(plain.origins.len() + plain.words.len() - start, (at, at + length));
            }
            at += length;
        }
        plain
    }

    /// The bytes of the file where these of the words come from.
    pub fn origin(&self, span: &Range<usize>) -> Range<usize> {
        let own = self.origins.get(span.clone()).unwrap_or_default();
        own.first().map_or(0, |first| first.0)..own.last().map_or(0, |last| last.1)
    }
}

/// What the text begins with: its length, and the character that it stands for, if it stands for any.
fn meant(text: &str, first: char) -> (usize, Option<char>) {
    let whole = match first {
        '\\' => escape(text),
        '&' => entity(text),
        // The target of a link: `[06](https://exemple.fr) 12`.
        ']' if text.starts_with("](") => end_of_target(text).map(|end| (end, None)),
        '(' | '[' | '{' => said_in_words(text),
        ' ' => spaced_at(text),
        '*' => Some((1, None)),
        _ => None,
    };
    whole.unwrap_or((first.len_utf8(), Some(first)))
}

/// `\u00a0` of TOML, `\@` of Markdown.
fn escape(text: &str) -> Option<(usize, Option<char>)> {
    let next = text[1..].chars().next()?;
    let number = |digits: usize| {
        let code = u32::from_str_radix(text.get(2..2 + digits)?, 16).ok()?;
        Some((2 + digits, Some(char::from_u32(code)?)))
    };
    match next {
        'u' => number(4),
        'U' => number(8),
        'n' | 't' | 'r' => None,
        // A backslash in a TOML text, which may be that of Markdown.
        '\\' => Some((2, None)),
        next if next.is_ascii_punctuation() => Some((2, Some(next))),
        _ => None,
    }
}

/// `&#64;`, `&#x40;`, `&nbsp;`.
fn entity(text: &str) -> Option<(usize, Option<char>)> {
    const LONGEST: usize = 12;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let meant = match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']);
            let code = hexadecimal.map_or_else(|| number.parse().ok(), |digits| u32::from_str_radix(digits, 16).ok());
            char::from_u32(code?)?
        }
        None => match name {
            "commat" => '@',
            "period" => '.',
            "plus" => '+',
            "nbsp" | "ensp" | "emsp" | "thinsp" | "NonBreakingSpace" | "numsp" | "puncsp" | "hairsp" => ' ',
            "hyphen" | "dash" | "ndash" | "mdash" | "minus" => '-',
            "sol" => '/',
            "lowbar" => '_',
            "lpar" => '(',
            "rpar" => ')',
            "fflig" => '\u{FB00}',
            "filig" => '\u{FB01}',
            "fllig" => '\u{FB02}',
            "ffilig" => '\u{FB03}',
            "ffllig" => '\u{FB04}',
            "shy" | "zwj" | "zwnj" | "ZeroWidthSpace" => '\u{200B}',
            _ => return None,
        },
    };
    Some((end + 1, Some(meant)))
}

/// Where the target of a link ends, on its line.
fn end_of_target(text: &str) -> Option<usize> {
    let line = text.split('\n').next()?;
    line.find(')').map(|end| end + 1)
}

/// « (at) », « [arobase] », « {point} », with the spaces around.
fn said_in_words(text: &str) -> Option<(usize, Option<char>)> {
    const LONGEST: usize = 12;
    let end = text.bytes().take(LONGEST).position(|byte| matches!(byte, b')' | b']' | b'}'))?;
    let meant = match text.get(1..end)?.trim().to_lowercase().as_str() {
        "at" | "arobase" | "arrobase" | "@" => '@',
        "dot" | "point" | "." => '.',
        _ => return None,
    };
    let after = text[end + 1..].bytes().take_while(|byte| *byte == b' ').take(2).count();
    Some((end + 1 + after, Some(meant)))
}

/// The spaces before and after an at sign, and before one that is said in words.
fn spaced_at(text: &str) -> Option<(usize, Option<char>)> {
    let spaces = text.bytes().take_while(|byte| *byte == b' ').take(2).count();
    let rest = &text[spaces..];
    if let Some(after) = rest.strip_prefix('@') {
        let after = after.bytes().take_while(|byte| *byte == b' ').take(2).count();
        return Some((spaces + 1 + after, Some('@')));
    }
    let (length, meant) = rest.starts_with(['(', '[', '{']).then(|| said_in_words(rest)).flatten()?;
    Some((spaces + length, meant))
}

/// The common character for one that looks like it; `None` for one that is not seen.
fn common(character: char) -> Option<char> {
    match character {
        '\n' => Some('\n'),
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => None,
        '\u{2060}'..='\u{206F}' | '\u{FEFF}' => None,
        space if space.is_whitespace() => Some(' '),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' => Some('-'),
        '\u{FE6B}' => Some('@'),
        // The wide forms of ASCII, in its order.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFF01 + 0x21),
        other => Some(other),
    }
}
