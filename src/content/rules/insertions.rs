//! `insertion-deplacee`: a text inserts, and keeps for one edition, only what the document that prints it can give.

use crate::content::raw::{Raw, Read};
use crate::content::shape::Found;
use crate::diagnostic::{Diagnostic, Report};

pub fn check(raw: &Raw, report: &mut Report) {
    let what = "un texte commun n'a pas de famille à insérer";
    misplaced(&raw.found, None, |words| !words.starts_with("inserer famille"), what, report);
    for list in raw.lists.values() {
        let text = list.text.as_ref().map(|Read { file, .. }| *file);
        let annex = list.annex.as_ref().map(|Read { file, .. }| *file);
        let what = "ce texte n'insère que les familles de sa liste";
        let of_text = |words: &str| words.starts_with("note") || words.starts_with("inserer famille");
        misplaced(&list.found, Some(text), of_text, what, report);
        let what = "ce texte n'a rien à insérer, ni édition ni certification à distinguer";
        misplaced(&list.found, Some(annex), |words| words.starts_with("note"), what, report);
    }
    let what = "une page d'aide n'a rien à insérer, ni édition ni certification à distinguer";
    misplaced(&raw.found_in_pages, None, |_| false, what, report);
    for archive in raw.archives.values() {
        let what = "ce texte n'a rien à insérer, ni édition ni certification à distinguer";
        misplaced(&archive.found, None, |words| words.starts_with("note"), what, report);
    }
}

/// The directives of a file, or of all, that are not allowed there.
fn misplaced(
    found: &Found,
    file: Option<Option<usize>>,
    is_allowed: impl Fn(&str) -> bool,
    what: &str,
    report: &mut Report,
) {
    for (words, origin) in &found.directives {
        if file.is_none_or(|file| file == Some(origin.file)) && !is_allowed(words) {
            report.push(
                Diagnostic::error("insertion-deplacee", what)
                    .at(origin.clone(), "")
                    .help("retirez le passage : rien ne s'imprimerait à sa place"),
            );
        }
    }
}
