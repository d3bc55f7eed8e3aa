//! `transmission-sans-document`: what is handed is a document that somebody has. Which transmissions are a certification's is
//! told here, for the pages and for the rule.

use super::planned::{Owner, Plan};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Certification, Transmission};

impl<'a> Plan<'a> {
    /// What the source of a certification says of the papers that the certification has.
    pub fn transmissions_of<'p>(
        &'p self,
        certification: &'p Certification,
    ) -> impl Iterator<Item = &'a Transmission> + use<'p, 'a> {
        let all = self.catalogue.circuits.transmissions.iter();
        all.filter(move |it| certification.is_founded_by(&it.sources) && self.has_document(certification, it))
    }

    fn has_document(&self, certification: &Certification, transmission: &Transmission) -> bool {
        self.documents_of(Owner::from(certification)).any(|it| it.document.id.kind == transmission.document.kind)
    }
}

/// A complete report of the transmissions that no page can show.
pub fn check(plan: &Plan) -> Report {
    let mut report = Report::default();
    for transmission in &plan.catalogue.circuits.transmissions {
        let founded = || {
            let all = plan.certifications.iter().map(|planned| planned.certification);
            all.filter(|certification| certification.is_founded_by(&transmission.sources))
        };
        // A document that is not even a form is told as an unknown place.
        let is_known = !plan.catalogue.title_of(transmission.document.kind).is_empty();
        if !is_known || founded().any(|certification| plan.has_document(certification, transmission)) {
            continue;
        }
        let whole = founded().filter(|certification| !certification.is_partial());
        let named: Vec<String> = whole.map(|it| format!("{} ({})", it.title, it.edition)).collect();
        let (place, help) = match named.as_slice() {
            [] => (
                "aucune certification publiée n'a ces sources".to_owned(),
                "une transmission vaut pour la certification dont « source » est celle de la phrase : corrigez « source », ou \
                 retirez la transmission",
            ),
            some => (
                format!("absent de : {}", some.join(", ")),
                "une transmission vaut pour une certification qui a ce document : corrigez « document » ou « source », ou retirez \
                 la transmission ; un document que la source nomme sans le contenir va dans documents-cites.toml",
            ),
        };
        let what = plan.catalogue.title_of(transmission.document.kind);
        report.push(
            Diagnostic::error("transmission-sans-document", format!("« {what} » n'est à personne ici"))
                .at(transmission.origin.clone(), place)
                .help(help),
        );
    }
    report
}
