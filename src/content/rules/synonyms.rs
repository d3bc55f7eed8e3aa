//! Synonyms: a group has several expressions, each is there once, and each has letters to be searched by.

use std::collections::BTreeMap;

use crate::content::raw::{Raw, Read};
use crate::content::syntax::without_accents;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    let Some(Read { file, value }) = &raw.synonyms else { return };
    let at = |span: &std::ops::Range<usize>| Origin { file: *file, span: span.clone() };
    let mut first: BTreeMap<String, &std::ops::Range<usize>> = BTreeMap::new();
    for group in &value.groupe {
        if let [only] = group.mots.as_slice() {
            report.push(
                Diagnostic::error("synonyme-seul", format!("« {} » n'a aucun synonyme dans ce groupe", only.value.0))
                    .at(at(&only.span), "seul")
                    .help("ajoutez au moins une expression qui veut dire la même chose, ou retirez ce groupe"),
            );
        }
        for expression in &group.mots {
            let words = &expression.value.0;
            if !words.chars().any(char::is_alphanumeric) {
                report.push(
                    Diagnostic::error("synonyme-sans-mot", format!("« {words} » n'a ni lettre ni chiffre"))
                        .at(at(&expression.span), "")
                        .help("écrivez un mot que l'on tape pour chercher, ou retirez cette expression"),
                );
                continue;
            }
            let Some(before) = first.insert(searched(words), &expression.span) else { continue };
            report.push(
                Diagnostic::error("synonyme-en-double", format!("« {words} » est déjà dans ce fichier"))
                    .at(at(&expression.span), "seconde fois")
                    .related(at(before), "première fois")
                    .help(
                        "une expression est dans un groupe seulement, une fois ; majuscules, accents et traits d'union n'en font \
                         pas une autre : réunissez les deux groupes, ou retirez l'une des deux",
                    ),
            );
        }
    }
}

/// An expression as the search compares it, or nearly: without capitals, accents, hyphens.
fn searched(words: &str) -> String {
    let plain = without_accents(&words.to_lowercase());
    let words: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
