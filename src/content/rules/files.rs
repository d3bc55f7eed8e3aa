//! `fichier-manquant`: what no content can do without.

use crate::content::raw::{Raw, RawCertification};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Origin, text};
use crate::source::Folder;

const COMMON: [&str; 5] =
    ["site.toml", "sources.toml", "commun/guides.toml", "commun/echelles.toml", "commun/libelles.toml"];

/// The files of documents that speak of domaines; a « fiche partielle » has none.
const FORMS: [&str; 5] = [
    "activites.toml",
    "guide-entretien.toml",
    "livret-suivi.toml",
    "grilles-intermediaires.toml",
    "livret-evaluation-finale.toml",
];

pub fn check(raw: &Raw, folder: &Folder, report: &mut Report) {
    let texts = text::ALL.iter().map(|name| format!("commun/textes/{name}.md"));
    for path in COMMON.iter().map(|path| (*path).to_owned()).chain(texts) {
        if !folder.files.contains_key(&path) {
            report.push(missing(&folder.shown_path(&path)).help(
                "créez-le : « fascicule schema » donne la forme de chaque fichier, content/LISEZMOI.md dit ce qu'il \
                     contient ; s'il a été effacé, rétablissez-le depuis l'historique",
            ));
        }
    }
    for ((slug, edition), certification) in &raw.certifications {
        let missing = needed_by(certification).into_iter().filter(|(_, there)| !there).map(|(name, _)| name);
        let seat = format!("certifications/{slug}/{edition}");
        beside(folder, &seat, certification.some_file, missing, "d'une autre certification", report);
    }
    for ((slug, edition), list) in &raw.lists {
        let has_family = list.names.iter().any(|name| name.starts_with("familles/"));
        let has_liste = list.names.iter().any(|name| name == "liste.toml");
        let needed = [("liste.toml", has_liste), ("familles/pa1.toml", has_family)];
        let missing = needed.iter().filter(|(_, there)| !there).map(|(name, _)| *name);
        beside(folder, &format!("listes/{slug}/{edition}"), list.some_file, missing, "d'une autre liste", report);
    }
    for (slug, archive) in &raw.archives {
        let missing = ["archive.toml", "texte.md"].into_iter();
        let missing = missing.filter(|name| !archive.names.iter().any(|there| there == name));
        beside(folder, &format!("archives/{slug}"), archive.some_file, missing, "d'une autre archive", report);
    }
}

/// What a certification needs, each file with whether it is there. What is asked of it is not guessed while the
/// file that says what it is cannot be read.
fn needed_by(certification: &RawCertification) -> Vec<(&'static str, bool)> {
    let names = || certification.names.iter().map(String::as_str);
    let has = |wanted: &str| names().any(|name| name == wanted);
    let has_some = |folder: &str| names().any(|name| name.starts_with(folder));
    let mut needed = vec![("certification.toml", has("certification.toml"))];
    match (&certification.certification, certification.is_in_blocs()) {
        (None, _) => {}
        (Some(_), false) => {
            let needs_domaines = names().any(|name| FORMS.contains(&name));
            needed.push(("definition.toml", has("definition.toml")));
            needed.push(("domaines/d1.toml", !needs_domaines || has_some("domaines/")));
        }
        (Some(_), true) => {
            needed.push(("referentiels.toml", has("referentiels.toml")));
            needed.push(("blocs/b1.toml", has_some("blocs/")));
        }
    }
    needed
}

/// Files that a folder lacks, and a file of that folder.
fn beside<'n>(
    folder: &Folder,
    seat: &str,
    file: usize,
    names: impl Iterator<Item = &'n str>,
    model: &str,
    report: &mut Report,
) {
    for name in names {
        let path = folder.shown_path(&format!("{seat}/{name}"));
        report.push(
            missing(&path).at(Origin { file, span: 0..0 }, "dans le même dossier que ce fichier").help(format!(
                "créez-le sur le modèle {model} ; s'il a été effacé, rétablissez-le depuis l'historique"
            )),
        );
    }
}

fn missing(path: &str) -> Diagnostic {
    Diagnostic::error("fichier-manquant", format!("il manque le fichier {path}"))
}
