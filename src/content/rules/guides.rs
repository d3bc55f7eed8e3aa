//! `guide-manquant`: a certification in domaines says which guide prints the words that its documents share with others.
//! `brouillon-cite`: what the guide of another prints of a certification stays there, and so does the certification.

use std::collections::BTreeSet;

use crate::content::raw::{Raw, Read};
use crate::content::syntax::shorten;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    cited_drafts(raw, report);
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

/// A certification that only has drafts, though guides that others print speak of it: their own words would vanish with it.
fn cited_drafts(raw: &Raw, report: &mut Report) {
    let printed = raw.certifications.values().filter(|it| !it.is_draft()).filter_map(|it| it.certification.as_ref());
    let printed: BTreeSet<&str> =
        printed.filter_map(|read| Some(read.value.guide.as_ref()?.value.0.as_str())).collect();
    for cqp in raw.rules.iter().flat_map(|read| &read.value.cqp) {
        let slug = cqp.certification.value.as_str();
        let lines = cqp.orientation.source.iter().chain(&cqp.experience_vae.source);
        let mut guides = lines.map(|line| line.value.0.split(':').next().unwrap_or_default());
        let Some(guide) = guides.find(|guide| printed.contains(guide)) else { continue };
        let editions = raw.certifications.iter().filter(|((own, _), _)| own.as_str() == slug).map(|(_, it)| it);
        let editions: Vec<_> = editions.collect();
        if editions.iter().any(|it| !it.is_draft()) {
            continue;
        }
        for certification in editions {
            let Some(Read { file, value }) = &certification.certification else { continue };
            let message = format!(
                "« {} » est un brouillon, et le guide {guide}, publié, porte ses mots",
                shorten(&value.titre.value.0)
            );
            report.push(
                Diagnostic::error("brouillon-cite", message)
                    .at(
                        Origin { file: *file, span: value.titre.span.clone() },
                        "ils disparaîtraient des documents des autres",
                    )
                    .help(
                        "retirez brouillon = true, et dites son état par « etat », comme « retire » ou « historique »",
                    ),
            );
        }
    }
}
