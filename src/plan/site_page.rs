//! The pages that the editor writes about the site, and the addresses that are not theirs to take.

use crate::diagnostic::Diagnostic;
use crate::document;
use crate::model::SitePage;

use super::{CITED, DATA, Plan, Report, SEARCH, links_of_section};

/// A page that the editor writes and its address.
#[derive(Debug)]
pub struct PlannedPage<'a> {
    pub written: &'a SitePage,
    pub page: String,
}

impl<'a> PlannedPage<'a> {
    pub fn of(written: &'a SitePage) -> PlannedPage<'a> {
        PlannedPage { written, page: format!("{}/index.html", written.slug) }
    }
}

/// Reports the links of these pages that lead nowhere, and the pages whose address is that of another.
pub fn check(plan: &Plan, report: &mut Report) {
    let branch = &plan.branch;
    let taken: Vec<&str> = [CITED, DATA, SEARCH]
        .into_iter()
        .chain([&branch.orientation, &branch.comparison].into_iter().flatten().map(String::as_str))
        .collect();
    for planned in &plan.pages {
        if taken.contains(&planned.page.as_str()) {
            let slug = &planned.written.slug;
            report.push(
                Diagnostic::error("adresse-prise", format!("l'adresse « {slug}/ » est celle d'une autre page du site"))
                    .at(planned.written.origin.clone(), "")
                    .help("donnez un autre nom à ce fichier : son nom est l'adresse de la page"),
            );
        }
        for section in document::alone(&planned.written.prose) {
            links_of_section(&section, &mut |target, origin| {
                if plan.address(None, target).is_none() {
                    report.push(
                        Diagnostic::error("lien-mort", "ce lien ne mène nulle part")
                            .at(origin.clone(), "rien n'est publié à cette adresse")
                            .help(
                                "cette page n'est d'aucune certification : écrivez l'adresse entière, comme \
                                   /charge-accueil/2013/referentiel#D1.SF2",
                            ),
                    );
                }
            });
        }
    }
}
