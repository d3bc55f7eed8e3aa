//! `guide-manquant`: a certification in domaines says which guide prints the words that its documents share with others.

use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    let declared = raw.guides.iter().flat_map(|read| &read.value.guide).map(|guide| guide.source.value.0.as_str());
    let declared: Vec<&str> = declared.collect();
    for certification in raw.certifications.values().filter(|it| !it.domaines.is_empty() && !it.is_in_blocs()) {
        let Some(Read { file, value }) = &certification.certification else { continue };
        if value.guide.is_some() {
            continue;
        }
        report.push(
            Diagnostic::error(
                "guide-manquant",
                "cette certification ne dit pas de quel guide ses documents ont les mots",
            )
            .at(Origin { file: *file, span: value.source.span.clone() }, "")
            .help(format!(
                "ajoutez guide = \"…\", le code d'un guide de commun/guides.toml ({})",
                if declared.is_empty() { "qui n'en déclare pas encore".to_owned() } else { declared.join(", ") }
            )),
        );
    }
}
