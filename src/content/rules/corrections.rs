//! `erratum-sans-effet`: a correction names words that stand in the text, in place of words that do not.

use crate::content::format::{Erratum, Located, Text};
use crate::content::raw::{Raw, RawListe, RawWords, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    for RawWords { file, text, variants, errata } in raw.certifications.values().flat_map(|c| c.words()) {
        let others = variants.iter().filter_map(|variant| variant.texte.as_ref());
        let published: Vec<&Located<Text>> = [text].into_iter().chain(others).collect();
        of_texts(file, &published, errata, report);
    }
    for list in raw.lists.values() {
        of_list(list, report);
    }
    for Read { file, value: (head, prose) } in raw.archives.values().filter_map(|archive| archive.text.as_ref()) {
        let words: Vec<String> = prose.parts().into_iter().map(|(_, words)| words).collect();
        judge(*file, &words, None, &head.erratum, report);
    }
}

fn of_list(list: &RawListe, report: &mut Report) {
    for Read { file, value } in list.families.values() {
        let own: Vec<&Located<Text>> =
            [&value.titre].into_iter().chain(&value.presentation).chain(&value.suite).collect();
        of_texts(*file, &own, &value.erratum, report);
        for row in &value.ligne {
            let names = row.enregistrements.iter().flat_map(|registration| &registration.certificateurs);
            let own: Vec<&Located<Text>> = [&row.intitule].into_iter().chain(names).collect();
            of_texts(*file, &own, &row.erratum, report);
        }
    }
    for Read { file, value: (head, prose) } in [&list.text, &list.annex].into_iter().flatten() {
        let words: Vec<String> = prose.parts().into_iter().map(|(_, words)| words).collect();
        judge(*file, &words, None, &head.erratum, report);
    }
}

/// The first text is the one that a message points at.
fn of_texts(file: usize, texts: &[&Located<Text>], errata: &[Erratum], report: &mut Report) {
    let words: Vec<String> = texts.iter().map(|text| text.value.0.replace("**", "")).collect();
    let place = texts.first().map(|text| Origin { file, span: text.span.clone() });
    judge(file, &words, place, errata, report);
}

fn judge(file: usize, published: &[String], place: Option<Origin>, errata: &[Erratum], report: &mut Report) {
    for erratum in errata {
        let corrected = erratum.corrige.value.0.as_str();
        if !published.iter().any(|words| words.contains(corrected)) {
            let mut diagnostic = Diagnostic::error("erratum-sans-effet", "les mots corrigés ne sont pas dans le texte")
                .at(Origin { file, span: erratum.corrige.span.clone() }, "introuvables dans l'énoncé");
            if let Some(place) = &place {
                diagnostic = diagnostic.related(place.clone(), "l'énoncé");
            }
            report.push(diagnostic.help("recopiez dans « corrige » les mots tels que l'énoncé les porte"));
        } else if erratum.imprime.value.0 == corrected {
            report.push(
                Diagnostic::error("erratum-sans-effet", "la forme imprimée et la forme corrigée sont les mêmes")
                    .at(Origin { file, span: erratum.imprime.span.clone() }, "")
                    .help("retirez l'erratum, ou recopiez la forme imprimée de la source"),
            );
        }
    }
}
