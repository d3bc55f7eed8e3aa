//! `lettres-liees`, `lettres-abimees`: letters as they are typed. A copy from a PDF brings « ﬁ » in one sign; a file opened
//! with another encoding than its own, « Ã© » in the place of « é ».
//!
//! As [`super::contacts`] does, a file is read as it is written, and as it will be read.

use std::collections::BTreeMap;

use super::contacts::plain::Plain;
use crate::diagnostic::{Diagnostic, Files, Report};
use crate::model::Origin;

/// Of a file that is damaged from end to end, as many are told.
const MOST: usize = 10;

pub fn check(files: &Files, report: &mut Report) {
    for file in files.numbers() {
        let text = files.text(file);
        if text.is_ascii() {
            continue;
        }
        // By where it begins: the same thing, read in both ways, is told once.
        let mut found = BTreeMap::new();
        for plain in [Plain::as_written(text), Plain::as_read(text)] {
            for fault in faults(&plain.words) {
                let span = plain.origin(&(fault.at..fault.at + fault.length));
                found.entry(span.start).or_insert((span, fault));
            }
        }
        for (span, fault) in found.into_values().take(MOST) {
            report.push(fault.told(&text[span.clone()]).at(Origin { file, span }, ""));
        }
    }
}

struct Fault {
    at: usize,
    length: usize,
    /// The letters that were meant.
    meant: String,
    is_ligature: bool,
}

impl Fault {
    fn told(&self, written: &str) -> Diagnostic {
        let Fault { meant, is_ligature, .. } = self;
        match is_ligature {
            true => Diagnostic::error(
                "lettres-liees",
                format!("« {written} » est un seul signe, et non les lettres « {meant} »"),
            )
            .help(format!(
                "retapez « {meant} » : ce signe vient d'un PDF, et ni la recherche ni une copie ne le reconnaissent"
            )),
            false => {
                let (of, put) = match meant.as_str() {
                    "\u{a0}" | "\u{202f}" => ("d'une espace insécable".to_owned(), "une espace insécable".to_owned()),
                    meant => (format!("de « {meant} »"), format!("« {meant} »")),
                };
                Diagnostic::error("lettres-abimees", format!("« {written} » se lit à la place {of}")).help(format!(
                    "remettez {put}, et vérifiez les autres accents du fichier : il a été ouvert dans un autre encodage que l'UTF-8"
                ))
            }
        }
    }
}

fn faults(text: &str) -> Vec<Fault> {
    let mut found = Vec::new();
    let mut before = None;
    let mut end = 0;
    for (at, character) in text.char_indices() {
        if at >= end {
            let ligature = letters_of(character).map(|meant| (character.len_utf8(), meant.to_owned(), true));
            let damaged = || misread(&text[at..], before).map(|(length, meant)| (length, meant.to_string(), false));
            if let Some((length, meant, is_ligature)) = ligature.or_else(damaged) {
                end = at + length;
                found.push(Fault { at, length, meant, is_ligature });
            }
        }
        before = Some(character);
    }
    found
}

/// The letters that a sign stands for. « œ » and « æ » are letters of French.
fn letters_of(character: char) -> Option<&'static str> {
    match character {
        '\u{FB00}' => Some("ff"),
        '\u{FB01}' => Some("fi"),
        '\u{FB02}' => Some("fl"),
        '\u{FB03}' => Some("ffi"),
        '\u{FB04}' => Some("ffl"),
        '\u{FB05}' | '\u{FB06}' => Some("st"),
        _ => None,
    }
}

/// The character that was cut into these: its bytes in UTF-8, each read as a character of Windows-1252; and their length.
fn misread(text: &str, before: Option<char>) -> Option<(usize, char)> {
    // What begins « é », « œ », « ’ », « € », « ﬁ », a mark of order, a drawing. An « â » or an « ï » may be itself: what
    // follows it decides.
    let bytes_of = |first: char| match first {
        'Â' | 'Ã' | 'Å' => Some(2),
        'â' | 'ï' => Some(3),
        'ð' => Some(4),
        _ => None,
    };
    let wanted = bytes_of(text.chars().next()?)?;
    let (mut bytes, mut length) = (Vec::new(), 0);
    for character in text.chars().take(wanted) {
        bytes.push(in_windows_1252(character)?);
        length += character.len_utf8();
    }
    let meant = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    // « Â » alone, before a no-break space, is a letter that is spoken of.
    let is_spoken_of = meant == '\u{a0}' && !before.is_some_and(char::is_alphanumeric);
    let is_likely = match wanted {
        3 => matches!(meant, '\u{2000}'..='\u{22FF}' | '\u{FB00}'..='\u{FB06}' | '\u{FEFF}' | '\u{FFFD}'),
        _ => true,
    };
    (is_likely && !is_spoken_of).then_some((length, meant))
}

fn in_windows_1252(character: char) -> Option<u8> {
    /// Those of 0x80 to 0x9F.
    const OWN: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match OWN.iter().position(|own| *own == character) {
        Some(at) => u8::try_from(0x80 + at).ok(),
        None => u8::try_from(u32::from(character)).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let faults = faults(text).into_iter();
        faults.map(|fault| (text[fault.at..fault.at + fault.length].to_owned(), fault.meant)).collect()
    }

    #[test]
    fn letters_read_in_another_encoding_are_told_with_what_they_were() {
        for (written, meant) in [
            ("Ã©", "é"),
            ("Ã\u{a0}", "à"),
            ("Ã‰", "É"),
            ("Å“", "œ"),
            ("Â«", "«"),
            ("â€™", "’"),
            ("â€œ", "“"),
            ("â€“", "–"),
            ("â€¦", "…"),
            ("â‚¬", "€"),
            ("â€¯", "\u{202f}"),
            ("â†’", "→"),
            ("ï¬\u{81}", "ﬁ"),
            ("ï¿½", "\u{FFFD}"),
            ("ðŸ™‚", "🙂"),
            ("ﬁ", "fi"),
            ("ﬄ", "ffl"),
        ] {
            let text = format!("un {written}, puis");
            assert_eq!(read(&text), [(written.to_owned(), meant.to_owned())], "{text}");
        }
        assert_eq!(read("motÂ\u{a0}: oui"), [("Â\u{a0}".to_owned(), "\u{a0}".to_owned())]);
    }

    #[test]
    fn the_letters_of_french_are_left_alone() {
        for text in [
            "Âge, BÂTIMENT, CHÂTEAU, « Â\u{a0}», l’île âpre : naïf, maïs, dîné, bâché, château…",
            "difficulté\u{a0}» œuvre, ex æquo, où ? çà et là – 5 € — ÉTÉ, NOËL, À",
            "São Tomé, Ångström, SÃO PAULO, ð, þ",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
