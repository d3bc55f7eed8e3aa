//! `variante-identique`, `variante-incomplete`: a variant says other words, or that there are none.

use crate::content::raw::{Raw, RawWords};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    for RawWords { file, text, variants, .. } in raw.certifications.values().flat_map(|c| c.words()) {
        for variant in variants {
            let place = Origin { file, span: variant.raison.span.clone() };
            match (&variant.texte, variant.absent) {
                (Some(other), false) if same(&other.value.0, &text.value.0) => report.push(
                    Diagnostic::error("variante-identique", "cette variante dit la même chose que son énoncé")
                        .at(Origin { file, span: other.span.clone() }, "mêmes mots")
                        .related(Origin { file, span: text.span.clone() }, "l'énoncé")
                        .help("retirez la variante : l'énoncé sert déjà à tous ces endroits"),
                ),
                (Some(_), false) | (None, true) => {}
                (Some(_), true) | (None, false) => report.push(
                    Diagnostic::error("variante-incomplete", "une variante donne d'autres mots, ou bien absent = true")
                        .at(place, "")
                        .help("écrivez l'un des deux : texte = \"…\" ou absent = true"),
                ),
            }
        }
    }
}

/// The same words: bold and spaces do not make a variant.
fn same(a: &str, b: &str) -> bool {
    let words = |text: &str| text.replace("**", "").split_whitespace().collect::<Vec<_>>().join(" ");
    words(a) == words(b)
}
