//! `code-en-double`: a code stands once in its certification or list, for ever.

use std::collections::BTreeMap;

use crate::content::raw::Raw;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    for found in raw.scopes() {
        let mut first: BTreeMap<&str, &Origin> = BTreeMap::new();
        for (code, origin) in &found.declared {
            match first.get(code.as_str()) {
                None => {
                    first.insert(code, origin);
                }
                Some(before) => report.push(
                    Diagnostic::error("code-en-double", format!("le code {code} est déjà pris"))
                        .at(origin.clone(), "seconde fois")
                        .related((*before).clone(), "première fois")
                        .help("donnez à la nouvelle entrée le premier numéro libre ; un code publié ne change jamais"),
                ),
            }
        }
    }
}
