//! `citation-infidele`: what a list says of its rules stands word for word in its text, under the article it names.

use crate::content::format::RegleListe;
use crate::content::raw::{Raw, Read};
use crate::content::shape::nearest;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Origin, Prose};

pub fn check(raw: &Raw, report: &mut Report) {
    for list in raw.lists.values() {
        let (Some(Read { file, value }), Some(Read { value: (_, prose), .. })) = (&list.liste, &list.text) else {
            continue;
        };
        for rule in &value.regle {
            of_rule(*file, rule, prose, report);
        }
    }
}

fn of_rule(file: usize, rule: &RegleListe, prose: &Prose, report: &mut Report) {
    let article = rule.article.value.as_str();
    let parts = prose.parts();
    let Some((_, words)) = parts.iter().find(|(anchor, _)| *anchor == article) else {
        let known: Vec<&str> = parts.iter().map(|(anchor, _)| *anchor).collect();
        let near = nearest(article, &known).map(|near| format!("vouliez-vous dire « {near} » ?"));
        report.push(
            Diagnostic::error(
                "citation-infidele",
                format!("aucun titre de textes/avenant.md n'a l'ancre « {article} »"),
            )
            .at(Origin { file, span: rule.article.span.clone() }, "")
            .help(near.unwrap_or_else(|| "recopiez l'ancre du titre, sans accolades ni dièse".into())),
        );
        return;
    };
    if !words.contains(&rule.texte.value.0.replace("**", "")) {
        report.push(
            Diagnostic::error("citation-infidele", "ces mots ne sont pas dans l'article nommé")
                .at(Origin { file, span: rule.texte.span.clone() }, format!("introuvables sous « {article} »"))
                .help("recopiez la phrase de textes/avenant.md, ou corrigez « article »"),
        );
    }
}
