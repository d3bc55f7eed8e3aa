//! `fiche-adresse`: an entry of the register is somewhere to be read.

use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    let Some(Read { file, value }) = &raw.register else { return };
    for address in value.fiche.iter().map(|entry| &entry.adresse) {
        if super::site::is_web_address(&address.value) {
            continue;
        }
        report.push(
            Diagnostic::error("fiche-adresse", "l'adresse de la fiche n'est pas une adresse du web")
                .at(Origin { file: *file, span: address.span.clone() }, "")
                .help("écrivez https:// puis l'adresse où la fiche se lit"),
        );
    }
}
