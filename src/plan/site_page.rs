//! The links of the pages that the editor writes about the site.

use crate::diagnostic::{Diagnostic, Report};
use crate::document;

use super::links::links_of_section;
use super::planned::Plan;

/// Reports the links of these pages that lead nowhere.
pub fn check(plan: &Plan, report: &mut Report) {
    for planned in &plan.pages {
        for section in document::alone(&planned.page.prose) {
            links_of_section(&section, &mut |target, origin| {
                if plan.address(None, target).is_none() {
                    report.push(
                        Diagnostic::error("lien-mort", "ce lien ne mène nulle part")
                            .at(origin.clone(), "rien n'est publié à cette adresse")
                            .help(
                                "cette page n'est d'aucune certification : écrivez l'adresse entière, comme \
                                   /charge-accueil/non-datee/referentiel#D1.SF2",
                            ),
                    );
                }
            });
        }
    }
}
