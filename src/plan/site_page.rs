//! The links of the pages that the editor writes about the site.

use super::links::links_of_section;
use super::planned::Plan;
use crate::diagnostic::{Diagnostic, Report};
use crate::document;

/// Reports the links of these pages that lead nowhere.
pub fn check(plan: &Plan, report: &mut Report) {
    for planned in &plan.pages {
        for section in document::alone(&planned.page.prose) {
            let dead =
                links_of_section(&section).into_iter().filter(|(target, _)| plan.address(None, target).is_none());
            for (_, origin) in dead {
                report.push(
                    Diagnostic::error("lien-mort", "ce lien ne mène nulle part")
                        .at(origin.clone(), "rien n'est publié à cette adresse")
                        .help(
                            "cette page n'est d'aucune certification : écrivez l'adresse entière, comme \
                             /charge-accueil/non-datee/referentiel#D1.SF2",
                        ),
                );
            }
        }
    }
}
