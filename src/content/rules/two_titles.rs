//! `code-a-deux-titres`: a code of the national register names one certification, wherever a list prints it.

use std::collections::BTreeMap;

use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    for list in raw.lists.values() {
        let mut first: BTreeMap<&str, (String, Origin)> = BTreeMap::new();
        for Read { file, value } in list.families.values() {
            for row in &value.ligne {
                let title = words(&row.intitule.value.0);
                for registration in row.enregistrements.iter().filter(|registration| !registration.douteux) {
                    let code = registration.rncp.value.0.as_str();
                    let origin = Origin { file: *file, span: registration.rncp.span.clone() };
                    match first.get(code) {
                        Some((before, place)) if *before != title => report.push(
                            Diagnostic::error("code-a-deux-titres", format!("le code {code} porte deux intitulés"))
                                .at(origin, "second intitulé")
                                .related(place.clone(), "premier intitulé")
                                .help("corrigez le code ou l'intitulé ; si la source imprime les deux, marquez l'un des codes : douteux = true"),
                        ),
                        Some(_) => {}
                        None => _ = first.insert(code, (title.clone(), origin)),
                    }
                }
            }
        }
    }
}

/// Capitals and spaces do not make another title.
fn words(title: &str) -> String {
    title.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
