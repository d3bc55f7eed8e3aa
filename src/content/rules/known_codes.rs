//! `code-inconnu`: a reference points at a code of the same certification, or list, that is still in use.

use std::collections::BTreeSet;

use crate::content::raw::Raw;
use crate::content::shape::{Found, nearest};
use crate::diagnostic::{Diagnostic, Report};

/// How many unknown codes are compared with those that are known.
const SUGGESTED: usize = 500;

pub fn check(raw: &Raw, report: &mut Report) {
    for certification in raw.certifications.values() {
        let retired = certification.certification.iter().flat_map(|read| &read.value.code_retire);
        // A file that a certification in blocs cannot use speaks of domaines: that it is there is told elsewhere.
        let forms = [
            certification.interview.as_ref().map(|read| read.file),
            certification.follow_up.as_ref().map(|read| read.file),
            certification.intermediate_grids.as_ref().map(|read| read.file),
            certification.final_livret.as_ref().map(|read| read.file),
        ];
        let unused = forms.into_iter().flatten().filter(|_| certification.is_in_blocs()).collect();
        let retired = retired.map(|retired| retired.code.value.0.as_str()).collect();
        of_scope(&certification.found, retired, &unused, report);
    }
    for list in raw.lists.values() {
        of_scope(&list.found, BTreeSet::new(), &BTreeSet::new(), report);
    }
}

fn of_scope(found: &Found, retired: BTreeSet<&str>, unused: &BTreeSet<usize>, report: &mut Report) {
    if found.unparsed {
        return;
    }
    let declared = found.declared.iter().map(|(code, _)| code.as_str());
    let declared: BTreeSet<&str> = declared.filter(|code| !retired.contains(code)).collect();
    let known: Vec<&str> = declared.iter().copied().collect();
    let used = found.references.iter().filter(|(_, origin)| !unused.contains(&origin.file));
    let unknown = used.filter(|(code, _)| !declared.contains(code.as_str()));
    for (n, (code, origin)) in unknown.enumerate() {
        // Each is compared with all that are known: of thousands, the first only are told.
        let near = known.iter().filter(|_| n < SUGGESTED);
        let near = near.copied().find(|known| known.eq_ignore_ascii_case(code));
        let near = near.or_else(|| if n < SUGGESTED { nearest(code, &known) } else { None });
        let help = near.map_or_else(
            || "déclarez l'énoncé, ou corrigez le code".to_owned(),
            |near| format!("vouliez-vous dire « {near} » ? Sinon, déclarez l'énoncé"),
        );
        report.push(
            Diagnostic::error("code-inconnu", format!("aucun énoncé n'a pour code {code}"))
                .at(origin.clone(), "")
                .help(help),
        );
    }
}
