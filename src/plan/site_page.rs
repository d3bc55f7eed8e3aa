//! The pages that the editor writes about the site, and the addresses that are not theirs to take.

use crate::diagnostic::{Diagnostic, Report};
use crate::document;

use super::{CITED, DATA, GLOSSARY, PUBLICATION, Plan, SEARCH, links_of_section};

/// Reports the links of these pages that lead nowhere, and the pages whose address is that of another.
pub fn check(plan: &Plan, report: &mut Report) {
    let branch = &plan.branch;
    let of_branch = [&branch.orientation, &branch.comparison, &branch.courses, &branch.shared]
        .into_iter()
        .flatten()
        .map(String::as_str);
    let taken: Vec<&str> = [CITED, DATA, GLOSSARY, PUBLICATION, SEARCH].into_iter().chain(of_branch).collect();
    for planned in &plan.pages {
        if taken.contains(&planned.path.as_str()) {
            let slug = &planned.page.slug;
            report.push(
                Diagnostic::error("adresse-prise", format!("l'adresse « {slug}/ » est celle d'une autre page du site"))
                    .at(planned.page.origin.clone(), "")
                    .help("donnez un autre nom à ce fichier : son nom est l'adresse de la page"),
            );
        }
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
