//! TOML text → tree with places; syntax errors said in French.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

/// Parses a file; `offset` is where `text` begins in it. `None` when there is an error of syntax.
pub fn parse<'t>(text: &'t str, file: usize, offset: usize, report: &mut Report) -> Option<Spanned<DeTable<'t>>> {
    let (tree, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Some(tree);
    }
    // Past the limit the parser no longer follows the brackets: what it says of them is beside the point.
    if let Some(error) = errors.iter().find(|error| is_about_nesting(error.message())) {
        report.push(nesting(shifted(&error.span().unwrap_or(0..0), offset), file));
        return None;
    }
    let mut accented_lines = Vec::new();
    for error in errors.iter().take(20) {
        let span = error.span().unwrap_or(0..0);
        // An accented key makes several errors on its line: one is enough.
        if let Some(key) = accented_key(text, span.start) {
            if !accented_lines.contains(&key) {
                report.push(accented(text, &key, file, offset));
                accented_lines.push(key);
            }
            continue;
        }
        let nothing_there = text.get(span.clone()).is_some_and(|there| there.trim().is_empty());
        let message = match error.message() {
            unquoted if unquoted.starts_with("string values must be quoted") && nothing_there => "missing value",
            other => other,
        };
        report.push(syntax_error(message, shifted(&span, offset), file));
    }
    None
}

fn shifted(span: &Range<usize>, offset: usize) -> Range<usize> {
    span.start + offset..span.end + offset
}

fn is_about_nesting(message: &str) -> bool {
    message.starts_with("cannot recurse further") || message.starts_with("recursion limit")
}

fn nesting(span: Range<usize>, file: usize) -> Diagnostic {
    Diagnostic::error("imbrication", "trop de niveaux imbriqués")
        .at(Origin { file, span }, "")
        .help("aucun contenu n'a besoin de tant de niveaux : vérifiez les crochets et les accolades")
}

fn syntax_error(message: &str, span: Range<usize>, file: usize) -> Diagnostic {
    let origin = Origin { file, span };
    if message.starts_with("duplicate key") {
        return Diagnostic::error("cle-en-double", "cette clé est écrite deux fois")
            .at(origin, "déjà écrite plus haut dans le même tableau")
            .help("gardez une seule des deux ; pour une nouvelle entrée, commencez-la par son titre, comme [[savoir_faire]]");
    }
    let (what, help) = in_french(message);
    Diagnostic::error("syntaxe-toml", what).at(origin, "").help(help)
}

const UNEXPECTED: (&str, &str) = (
    "ce passage n'est pas attendu ici",
    "une ligne ne porte qu'une clé et sa valeur ; un guillemet droit dans le texte s'écrit \\\"",
);

/// The parser's messages that editors meet, and what to do.
fn in_french(message: &str) -> (&'static str, &'static str) {
    const KNOWN: &[(&str, &str, &str)] = &[
        (
            "invalid basic string",
            "ce texte entre guillemets n'est pas fermé",
            "terminez-le par \" sur la même ligne ; un guillemet dans le texte s'écrit \\\"",
        ),
        (
            "invalid escape",
            "cette suite après \\ n'existe pas",
            "pour une barre oblique inverse dans le texte, écrivez-la deux fois : \\\\",
        ),
        (
            "missing escaped value",
            "cette suite après \\ n'existe pas",
            "pour une barre oblique inverse dans le texte, écrivez-la deux fois : \\\\",
        ),
        ("unclosed array table", "ce titre entre doubles crochets n'est pas fermé", "fermez-le par ]]"),
        ("unclosed table", "ce titre entre crochets n'est pas fermé", "fermez-le par ]"),
        ("unclosed array", "cette liste n'est pas fermée", "fermez-la par ]"),
        ("unclosed inline table", "ce groupe entre accolades n'est pas fermé", "fermez-le par }"),
        ("missing assignment", "il manque le signe = entre la clé et sa valeur", "écrivez : cle = \"valeur\""),
        ("key with no value", "après cette clé, il manque le signe = et une valeur", "écrivez : cle = \"valeur\""),
        ("missing value", "cette clé n'a pas de valeur", "écrivez : cle = \"valeur\""),
        (
            "string values must be quoted",
            "ce texte n'est pas entre guillemets",
            "entourez-le de guillemets droits : \"…\"",
        ),
        ("missing opening quote", "il manque le guillemet ouvrant", "entourez le texte de guillemets droits : \"…\""),
        ("missing comma", "il manque une virgule entre deux éléments", "séparez-les par une virgule"),
        ("unexpected content", UNEXPECTED.0, UNEXPECTED.1),
        ("unexpected key or value", UNEXPECTED.0, UNEXPECTED.1),
        (
            "invalid unquoted key",
            "cette clé porte un caractère interdit",
            "une clé n'a que des lettres sans accent, des chiffres, - et _",
        ),
    ];
    let known = KNOWN.iter().find(|(start, ..)| message.starts_with(start));
    known.map_or(
        (
            "l'écriture TOML est incorrecte à cet endroit",
            "comparez avec une entrée voisine : cle = \"valeur\", une par ligne",
        ),
        |(_, what, help)| (what, help),
    )
}

/// The accented bare key of the line that holds `at`, if that is what is wrong with it.
fn accented_key(text: &str, at: usize) -> Option<Range<usize>> {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].split('\n').next()?;
    let before = line.trim_start();
    let key_start = start + line.len() - before.len();
    let before = before.trim_start_matches(['[', ' ']);
    let key_start = key_start + (text[key_start..].len() - text[key_start..].trim_start_matches(['[', ' ']).len());
    let end = before.find(['=', ']', '"', '\'', '#']).unwrap_or(before.len());
    let key = before[..end].trim_end();
    let bare = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '));
    (bare && key.chars().any(|c| !c.is_ascii() && c.is_alphabetic())).then(|| key_start..key_start + key.len())
}

fn accented(text: &str, key: &Range<usize>, file: usize, offset: usize) -> Diagnostic {
    let written = &text[key.clone()];
    let plain = without_accents(written);
    Diagnostic::error("cle-accentuee", format!("la clé « {} » porte un accent", shorten(written)))
        .at(Origin { file, span: shifted(key, offset) }, "les clés s'écrivent sans accent")
        .help(format!("écrivez : {}", shorten(&plain)))
}

/// The key as the format writes it: no accent, no space.
pub fn without_accents(key: &str) -> String {
    key.chars()
        .map(|c| match c {
            'à' | 'â' | 'ä' | 'á' | 'ã' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' | 'í' => 'i',
            'ô' | 'ö' | 'ó' => 'o',
            'ù' | 'û' | 'ü' | 'ú' => 'u',
            'ç' => 'c',
            ' ' | '-' => '_',
            other => other,
        })
        .collect()
}

/// A text short enough for a message.
pub fn shorten(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
