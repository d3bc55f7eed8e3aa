//! `echu-en-vigueur`: nothing past its end, against `date_reference`, is shown as « en vigueur ».

use crate::content::format::{Day, Etat, Located};
use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

const CURE: &str = "écrivez etat = \"historique\" ou \"retire\", ou corrigez l'échéance";
const CURE_OF_END: &str = "écrivez etat = \"ferme-aux-inscriptions\", avec l'acte, ou corrigez la fin des inscriptions";
const CURE_OF_ENTRY: &str = "retirez cette fiche, ou donnez l'échéance et le code de celle qui l'a remplacée";

pub fn check(raw: &Raw, report: &mut Report) {
    let Some(Read { value: site, .. }) = &raw.site else { return };
    let certifications = raw.certifications.values().filter_map(|certification| certification.certification.as_ref());
    for Read { file, value } in certifications {
        let end = value.enregistrement.as_ref().and_then(|facts| facts.echeance.as_ref());
        of(*file, value.etat, end, site.date_reference, CURE, report);
        of(*file, value.etat, value.fin_inscriptions.as_ref(), site.date_reference, CURE_OF_END, report);
    }
    let entries = raw.register.iter().flat_map(|Read { file, value }| value.fiche.iter().map(|entry| (*file, entry)));
    for (file, entry) in entries {
        // The page says that it is the certification of today.
        of(file, Etat::EnVigueur, entry.enregistrement.echeance.as_ref(), site.date_reference, CURE_OF_ENTRY, report);
    }
    for Read { file, value } in raw.lists.values().filter_map(|list| list.liste.as_ref()) {
        of(*file, value.etat, value.echeance.as_ref(), site.date_reference, CURE, report);
    }
}

/// The last day is still within.
fn of(file: usize, state: Etat, end: Option<&Located<Day>>, today: Day, cure: &str, report: &mut Report) {
    let Some(end) = end.filter(|end| state == Etat::EnVigueur && end.value.0.date < today.0.date) else { return };
    report.push(
        Diagnostic::error("echu-en-vigueur", "ce qui a pris fin ne peut pas être « en vigueur »")
            .at(Origin { file, span: end.span.clone() }, format!("avant la date de référence du site, {}", today.0))
            .help(cure),
    );
}
