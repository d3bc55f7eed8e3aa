//! `fichier-manquant`: what no content can do without.

use crate::content::raw::Raw;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Origin, TextName};
use crate::source::Folder;

const COMMON: [&str; 5] =
    ["site.toml", "sources.toml", "commun/editions.toml", "commun/echelles.toml", "commun/libelles.toml"];

/// The files of documents that speak of domaines; a « fiche partielle » has none.
const FORMS: [&str; 5] = [
    "activites.toml",
    "guide-entretien.toml",
    "livret-suivi.toml",
    "grilles-intermediaires.toml",
    "livret-evaluation-finale.toml",
];

pub fn check(raw: &Raw, folder: &Folder, report: &mut Report) {
    let texts = TextName::ALL.iter().map(|name| format!("commun/textes/{}.md", name.word()));
    for path in COMMON.iter().map(|path| (*path).to_owned()).chain(texts) {
        if !folder.files.contains_key(&path) {
            report.push(
                missing(&folder.shown_path(&path)).help(
                    "rétablissez-le depuis l'historique ; content/LISEZMOI.md dit ce que chaque fichier contient",
                ),
            );
        }
    }
    for ((slug, edition), certification) in &raw.certifications {
        let has = |name: &str| certification.names.iter().any(|n| n == name);
        let needs_domaines = certification.names.iter().any(|name| FORMS.contains(&name.as_str()));
        let has_domaine = !needs_domaines || certification.names.iter().any(|name| name.starts_with("domaines/"));
        let of_a_cqp = [("definition.toml", has("definition.toml")), ("domaines/d1.toml", has_domaine)];
        let has_bloc = certification.names.iter().any(|name| name.starts_with("blocs/"));
        let of_blocs = [("referentiels.toml", has("referentiels.toml")), ("blocs/b1.toml", has_bloc)];
        let needed = [("certification.toml", has("certification.toml"))];
        let needed = needed.into_iter().chain(if certification.is_in_blocs() { of_blocs } else { of_a_cqp });
        for (name, _) in needed.filter(|(_, there)| !there) {
            let path = folder.shown_path(&format!("certifications/{slug}/{edition}/{name}"));
            report.push(
                missing(&path)
                    .at(Origin { file: certification.some_file, span: 0..0 }, "dans le même dossier que ce fichier")
                    .help("créez-le sur le modèle d'une autre certification, ou rétablissez-le depuis l'historique"),
            );
        }
    }
}

fn missing(path: &str) -> Diagnostic {
    Diagnostic::error("fichier-manquant", format!("il manque le fichier {path}"))
}
