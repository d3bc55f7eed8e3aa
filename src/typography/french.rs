//! A sentence as French sets it.

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

const NO_BREAK: char = '\u{A0}';
const NARROW_NO_BREAK: char = '\u{202F}';

/// Found in addresses, paths, code and markup, and not in prose.
const NOT_PROSE: &[&str] = &["://", "www.", "@", "\\", "::", "`", "{", "}", "<", ">", "$", "#", "="];

/// What the path of a file or a folder may start with.
const ROOTS: &[&str] = &["/", "./", "../", "~/"];

/// Are not separated from the number that they follow.
const UNITS: &[&str] = &[
    "€", "k€", "M€", "euro", "euros", "%", "‰", "h", "heure", "heures", "min", "minute", "minutes", "jour", "jours",
    "semaine", "semaines", "mois", "an", "ans", "année", "années", "point", "points", "mm", "cm", "m", "km", "Ko",
    "Mo", "Go",
];

/// Are not separated from what they announce.
const REFERENCES: &[&str] = &["n°", "p.", "art.", "Art."];

/// May precede a word without a space.
const OPENING: [char; 5] = ['«', '(', '[', '"', '“'];

/// May follow a word without a space.
const CLOSING: [char; 12] = ['»', ')', ']', '"', '”', '.', ',', ';', ':', '!', '?', '…'];

/// The same text set by the French rules: curly apostrophes, ellipses, and no-break spaces inside
/// guillemets, before high punctuation, in numbers, before units, after `n°`, `p.` and `art.`.
///
/// Setting a text twice changes nothing more. A text is set without regard to its neighbours: if
/// it ends between an apostrophe or a guillemet and the word they go with, these stay as typed.
#[must_use]
pub fn french(text: &str) -> Cow<'_, str> {
    if !text.contains([' ', '\'', '.', '«', '»']) {
        return Cow::Borrowed(text);
    }
    // Guillemets first: they cut words in two, and the other rules look at whole words.
    let set = set_words(&set_guillemets(text));
    if set == text { Cow::Borrowed(text) } else { Cow::Owned(set) }
}

/// Adds the space that guillemets lack on their inside.
fn set_guillemets(text: &str) -> String {
    let mut set = String::with_capacity(text.len() + text.len() / 8);
    for (gap, word) in words(text) {
        set.push_str(gap);
        let as_typed = as_typed(word);
        let mut previous = None;
        for (at, c) in word.char_indices() {
            let is_inside = as_typed.start < at && at < as_typed.end;
            if !is_inside && previous.is_some_and(|previous| previous == '«' || c == '»') {
                set.push(NO_BREAK);
            }
            set.push(c);
            previous = Some(c);
        }
    }
    set
}

/// The part of a word that guillemets enclose, if it is not prose: of `(«https://a.fr»).`, the
/// address. Empty if it is prose.
fn as_typed(word: &str) -> Range<usize> {
    let opening = word.len() - word.trim_start_matches(OPENING).len();
    let start = word[..opening].rfind('«').map_or(0, |at| at + '«'.len_utf8());
    let closing = start + word[start..].trim_end_matches(CLOSING).len();
    let end = word[closing..].find('»').map_or(word.len(), |at| closing + at);
    if is_prose(&word[start..end]) { 0..0 } else { start..end }
}

/// Sets the words, and the spaces between them.
fn set_words(text: &str) -> String {
    let mut set = String::with_capacity(text.len() + text.len() / 8);
    let mut previous = "";
    for (gap, word) in words(text) {
        push_gap(&mut set, previous, gap, word);
        if is_prose(word) {
            push_word(&mut set, word);
        } else {
            set.push_str(word);
        }
        previous = word;
    }
    set
}

fn push_gap(set: &mut String, previous: &str, mut gap: &str, next: &str) {
    if previous.ends_with('«')
        && let Some(rest) = gap.strip_prefix(' ')
    {
        set.push(NO_BREAK);
        gap = rest;
    }
    if let Some(space) = space_before(next)
        && let Some(rest) = gap.strip_suffix(' ')
    {
        set.push_str(rest);
        set.push(space);
    } else if gap == " " {
        set.push(space_between(previous, next));
    } else {
        set.push_str(gap);
    }
}

/// The space that goes before a word because of the punctuation it starts with.
fn space_before(word: &str) -> Option<char> {
    match word.chars().next()? {
        ';' | '!' | '?' if is_prose(word) => Some(NARROW_NO_BREAK),
        ':' | '»' if is_prose(word) => Some(NO_BREAK),
        // Points of suspension never begin a line.
        '…' => Some(NO_BREAK),
        '.' if word.starts_with("...") && !word.starts_with("....") && is_prose(word) => Some(NO_BREAK),
        _ => None,
    }
}

/// The space that goes between two words because of what they are.
fn space_between(previous: &str, next: &str) -> char {
    let previous = previous.trim_start_matches(OPENING).trim_start_matches(['+', '-', '−', '±']);
    if is_first_group(previous) && is_next_group(next) {
        NARROW_NO_BREAK
    } else if is_number(previous) && is_unit(next) || is_reference(previous) {
        NO_BREAK
    } else {
        ' '
    }
}

/// Whether thousands may follow: `1`, `12`, `123`.
fn is_first_group(word: &str) -> bool {
    (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word starts with a group of exactly three digits: `234`, `234,50`, `234).`.
fn is_next_group(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    word.len() - rest.len() == 3 && !rest.starts_with(char::is_alphanumeric) && is_prose(word)
}

/// `10`, `10,5`, `1/2`, `2-3`.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.ends_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || ",./-–".contains(c))
}

/// `ans`, `%).`, `h/semaine`.
fn is_unit(word: &str) -> bool {
    let unit = word.split('/').next().unwrap_or_default();
    UNITS.contains(&unit.trim_end_matches(CLOSING))
}

/// `p.`, `l'art.`.
fn is_reference(word: &str) -> bool {
    word.rsplit(['\'', '’']).next().is_some_and(|word| REFERENCES.contains(&word))
}

fn push_word(set: &mut String, word: &str) {
    let mut previous = None;
    let mut rest = word.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\'' if previous.is_some_and(may_be_elided)
                && rest.peek().is_some_and(|next| next.is_alphabetic() || *next == '«') =>
            {
                set.push('’');
            }
            // Exactly three: a longer row is a leader or a blank to fill in.
            '.' => {
                let dots = 1 + iter::from_fn(|| rest.next_if_eq(&'.')).count();
                if dots == 3 {
                    set.push('…');
                } else {
                    set.extend(iter::repeat_n('.', dots));
                }
            }
            _ => set.push(c),
        }
        previous = Some(c);
    }
}

fn may_be_elided(c: char) -> bool {
    c.is_alphabetic() || c == ')'
}

/// Whether a word is of the language, rather than an address, a path or code.
fn is_prose(word: &str) -> bool {
    // Most words, told at once: nothing that is looked for below is made of letters.
    if word.bytes().all(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii() || byte == b'\'') {
        return true;
    }
    let bare = word.trim_start_matches(OPENING).trim_end_matches(CLOSING);
    !NOT_PROSE.iter().any(|mark| word.contains(mark))
        && !ROOTS.iter().any(|root| bare.starts_with(root))
        && !is_file(bare)
}

/// Whether a word is a relative path that ends with an extension: `src/main.rs`, unlike `et/ou`.
fn is_file(word: &str) -> bool {
    word.rsplit_once('/')
        .and_then(|(_, name)| name.rsplit_once('.'))
        .is_some_and(|(_, extension)| extension.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// The words of a text, each with the white space before it; the last one is empty if white space
/// ends the text.
fn words(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let start = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        let (gap, tail) = rest.split_at(start);
        let end = tail.find(char::is_whitespace).unwrap_or(tail.len());
        let (word, tail) = tail.split_at(end);
        rest = tail;
        Some((gap, word))
    })
}
