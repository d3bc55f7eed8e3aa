//! `lieu-inconnu`: a place is a document, or a part of its document.

use std::collections::BTreeMap;

use crate::content::raw::Raw;
use crate::content::rules::gabarits::named;
use crate::content::shape::nearest;
use crate::content::syntax::shorten;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Kind, Origin};

pub fn check(raw: &Raw, report: &mut Report) {
    let mut known: BTreeMap<&str, Option<Vec<String>>> = BTreeMap::new();
    for (written, origin) in raw.all_found().flat_map(|found| &found.places) {
        let document = written.split_once('/').map_or(written.as_str(), |(document, _)| document);
        let parts = known.entry(document).or_insert_with(|| parts(raw, document));
        if let Some(fault) = unknown(raw, parts.as_deref(), written, origin) {
            report.push(fault);
        }
    }
}

fn unknown(raw: &Raw, parts: Option<&[String]>, written: &str, origin: &Origin) -> Option<Diagnostic> {
    let (document, part) = match written.split_once('/') {
        Some((document, part)) => (document, Some(part)),
        None => (written, None),
    };
    let (what, wanted, known) = match (parts, part) {
        // It could not be read, which is told.
        (None, _) if raw.names_of_gabarits.contains(document) => return None,
        (None, _) => {
            let what = format!("aucun document n'a pour nom « {} »", shorten(document));
            let computed = Kind::COMPUTED.iter().map(|kind| kind.slug().to_owned());
            (what, document, computed.chain(raw.names_of_gabarits.iter().cloned()).collect::<Vec<_>>())
        }
        (Some(_), None) => return None,
        (Some(known), Some(part)) if known.iter().any(|known| known == part) => return None,
        (Some(known), Some(part)) => {
            (format!("« {document} » n'a pas de partie « {} »", shorten(part)), part, known.to_vec())
        }
    };
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let help = match nearest(wanted, &known) {
        Some(near) => format!("vouliez-vous dire « {near} » ?"),
        None if known.is_empty() => format!("nommez le document entier : {document}"),
        None => format!("les noms possibles sont : {}", known.join(", ")),
    };
    Some(Diagnostic::error("lieu-inconnu", what).at(origin.clone(), "").help(help))
}

/// The parts of the document of that name, if there is one.
pub fn parts(raw: &Raw, document: &str) -> Option<Vec<String>> {
    if let Some(kind) = Kind::COMPUTED.iter().find(|kind| kind.slug() == document) {
        return Some(kind.parts().iter().map(|part| (*part).to_owned()).collect());
    }
    let gabarit = raw.gabarits.get(document)?;
    let mut parts = named(&gabarit.value).places;
    parts.sort();
    parts.dedup();
    Some(parts)
}
