//! `erratum-sans-effet`: a correction names words that stand in the text, in place of words that do not.

use crate::content::raw::{Raw, RawWords};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    for RawWords { file, text, variants, errata } in raw.certifications.values().flat_map(|c| c.words()) {
        let published = text.value.0.replace("**", "");
        let variants: Vec<String> = variants
            .iter()
            .filter_map(|variant| variant.texte.as_ref())
            .map(|text| text.value.0.replace("**", ""))
            .collect();
        for erratum in errata {
            let corrected = erratum.corrige.value.0.as_str();
            if !published.contains(corrected) && !variants.iter().any(|variant| variant.contains(corrected)) {
                report.push(
                    Diagnostic::error("erratum-sans-effet", "les mots corrigés ne sont pas dans le texte")
                        .at(Origin { file, span: erratum.corrige.span.clone() }, "introuvables dans l'énoncé")
                        .related(Origin { file, span: text.span.clone() }, "l'énoncé")
                        .help("recopiez dans « corrige » les mots tels que l'énoncé les porte"),
                );
            } else if erratum.imprime.value.0 == corrected {
                report.push(
                    Diagnostic::error("erratum-sans-effet", "la forme imprimée et la forme corrigée sont les mêmes")
                        .at(Origin { file, span: erratum.imprime.span.clone() }, "")
                        .help("retirez l'erratum, ou recopiez la forme imprimée de la source"),
                );
            }
        }
    }
}
