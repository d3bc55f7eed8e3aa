//! What can go wrong on the press, as diagnostics.

use std::collections::BTreeSet;

use typst::World;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;

use super::fonts::covers;
use super::form;
use super::world::Closed;
use crate::diagnostic::{Diagnostic, Report};

/// Reports every character of a document, given as JSON, that no embedded font can show.
///
/// Typst would refuse the document too, but at the first of them and without saying where.
pub fn missing_glyphs(id: &str, data: &str) -> Result<(), Report> {
    let mut met = BTreeSet::new();
    let mut report = Report::default();
    for (at, character) in data.char_indices() {
        if covers(character) || !met.insert(character) {
            continue;
        }
        let before = data[..at].rsplit('"').next().unwrap_or_default();
        let after = data[at..].split('"').next().unwrap_or_default();
        let message = format!("{id} : aucune police n'a le caractère « {character} » (U+{:04X})", u32::from(character));
        report.push(Diagnostic::error("pdf", message).help(format!("remplacez ce caractère dans « {before}{after} »")));
    }
    if report.has_errors() { Err(report) } else { Ok(()) }
}

/// The errors of Typst. Their reasons are the engine's own, which speaks English.
pub fn of_typst(id: &str, world: &Closed, errors: &[SourceDiagnostic]) -> Report {
    let mut report = Report::default();
    for error in errors {
        let hints = error.hints.iter().map(|hint| hint.v.as_str());
        let reason: Vec<&str> = std::iter::once(error.message.as_str()).chain(hints).collect();
        let reason = format!("motif du moteur, en anglais : « {} »", reason.join(" ; "));
        if error.message.contains("string is longer than") {
            // A text of the content, which the theme prints as it is.
            let what =
                format!("{id} : un texte dépasse 32 767 caractères, plus qu'aucun PDF n'en porte d'un seul tenant");
            report.push(Diagnostic::error("pdf", what).help("raccourcissez ce texte dans le contenu, ou partagez-le"));
            continue;
        }
        report.push(match place(world, error) {
            Some(place) => Diagnostic::error("theme", format!("{id} : le thème est en défaut ({place}) ; {reason}"))
                .help("corrigez ce fichier dans le dossier du thème, ou retirez-le de ce dossier : celui du programme revient"),
            // The whole document is at fault, and the theme makes it whole: title, date, headings, alternatives.
            None => Diagnostic::error("pdf", format!("{id} : le PDF ne peut pas être fait ; {reason}"))
                .help("corrigez typst/document.typ dans le dossier du thème, ou retirez-le de ce dossier : celui du programme revient"),
        });
    }
    report.sort_and_dedup();
    report
}

/// A form that cannot be made: the theme draws what is to be filled.
pub fn of_form(id: &str, fault: &form::Fault) -> Report {
    Report::from(match fault {
        form::Fault::NotDrawn(field) => {
            let message = format!("{id} : le thème ne montre pas où remplir le champ {field} à l'écran");
            Diagnostic::error("theme", message)
                .help("dans typst/fields.typ, liez la place de chaque champ à son adresse : link(view.champ, …)")
        }
        form::Fault::NoHead(field) => {
            let message =
                format!("{id} : le thème ne montre pas où remplir le champ {field} en tête des pages à l'écran");
            Diagnostic::error("theme", message).help(
                "dans typst/document.typ, marquez deux coins de sa place en tête de page : <tete-debut> en haut à gauche, \
                 <tete-fin> en bas à droite",
            )
        }
        form::Fault::AtOdds(field) => {
            let message = format!("{id} : le champ {field} est demandé deux fois, de deux façons différentes");
            Diagnostic::error("pdf", message).help("donnez deux noms à ces champs, dans src/document/")
        }
        form::Fault::File(error) => return of_file(id, &error.to_string()),
    })
}

/// A file that Typst made and that cannot be taken up: a defect of the program.
pub fn of_file(id: &str, reason: &str) -> Report {
    Report::from(
        Diagnostic::error("pdf", format!("{id} : le PDF ne peut pas être repris : {reason}"))
            .help("signalez ce défaut"),
    )
}

/// « typst/document.typ, ligne 12 ».
fn place(world: &Closed, error: &SourceDiagnostic) -> Option<String> {
    let file = error.span.id()?;
    let path = file.get().vpath().get_without_slash();
    let line = world.range(error.span).and_then(|range| world.source(file).ok()?.lines().byte_to_line(range.start));
    Some(match line {
        Some(line) => format!("{path}, ligne {}", line + 1),
        None => path.to_owned(),
    })
}
