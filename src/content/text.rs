//! Bytes of a file → text: UTF-8, without byte-order mark, with Unix line endings, without control characters.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Files, Report};
use crate::model::Origin;

/// The longest text that stands as one, in characters: three pages. A PDF holds no more than 32,767 bytes in one piece.
pub const LONGEST: usize = 10_000;

/// The most entries of a list, and the most paragraphs, titles and items of a text: what is made of them is held at once.
pub const MOST: usize = 2_000;

/// Reads a file as text and registers it; `None` when it cannot be parsed further, with the reason in the report.
pub fn read(shown_path: String, bytes: &[u8], files: &mut Files, report: &mut Report) -> Option<usize> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text.to_owned() };
            let forbidden = forbidden_characters(&text);
            let file = files.add(shown_path, text);
            for (character, span) in &forbidden {
                report.push(control_character(*character, Origin { file, span: span.clone() }));
            }
            forbidden.is_empty().then_some(file)
        }
        Err(error) => {
            let at = error.valid_up_to();
            let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
            let before = String::from_utf8_lossy(&bytes[..at]).replace("\r\n", "\n").len();
            let file = files.add(shown_path, text);
            report.push(
                Diagnostic::error("utf8-invalide", "ce fichier n'est pas en UTF-8")
                    .at(Origin { file, span: before..before + '\u{FFFD}'.len_utf8() }, "octet illisible")
                    .help("enregistrez le fichier avec l'encodage UTF-8 (souvent dans « Enregistrer sous… »)"),
            );
            None
        }
    }
}

/// Characters that no statement may hold: controls, and marks that reverse the reading order unseen.
pub fn is_forbidden(character: char) -> bool {
    let reverses = matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let invisible = matches!(character, '\u{FEFF}' | '\u{2028}' | '\u{2029}' | '\u{FFF9}'..='\u{FFFD}')
        || matches!(character, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}')
        || matches!(character, '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}');
    character.is_control() || reverses || invisible
}

/// The forbidden characters of a whole file, in which lines and tabs are lawful; the first ten.
fn forbidden_characters(text: &str) -> Vec<(char, Range<usize>)> {
    let lawful = |c: char| matches!(c, '\n' | '\t');
    text.char_indices()
        .filter(|(_, c)| is_forbidden(*c) && !lawful(*c))
        .map(|(at, c)| (c, at..at + c.len_utf8()))
        .take(10)
        .collect()
}

/// The diagnostic for a text, or for a number of them, beyond what a document holds.
pub fn too_long(what: &str, origin: Origin) -> Diagnostic {
    Diagnostic::error("trop-long", format!("{what}, plus qu'un document n'en porte"))
        .at(origin, "")
        .help("partagez-le ; si c'est un collage malheureux, reprenez le texte de la source")
}

/// The diagnostic for a forbidden character at a place.
pub fn control_character(character: char, origin: Origin) -> Diagnostic {
    let what = match character {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => "un saut de ligne".to_owned(),
        '\t' => "une tabulation".to_owned(),
        '\u{FFFD}' => "le signe « \u{FFFD} », trace d'une lettre perdue,".to_owned(),
        other => format!("le caractère invisible U+{:04X}", u32::from(other)),
    };
    let help = match character {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => "un texte tient sur une ligne : mettez une espace à la place",
        _ => "effacez-le puis retapez le passage : il vient souvent d'un copier-coller",
    };
    Diagnostic::error("caractere-de-controle", format!("{what} n'a pas sa place ici"))
        .at(origin, "à retirer")
        .help(help)
}
