//! `fiche-adresse`, `fiche-incomplete`, `enregistrement-sans-source`, `enregistrement-aucun`, `dates-en-desordre`,
//! `code-de-nomenclature`, `code-de-deux-certifications`: the facts of a registration are read somewhere, agree with each
//! other, and name one certification.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::content::format::{CodeNomenclature, Day, FaitsEnregistrement, FicheRepertoire, Located, Registre};
use crate::content::raw::{Raw, Read};
use crate::content::syntax::shorten;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

/// Facts, and where they stand.
struct Told<'r> {
    /// The folder of the certification, whatever its edition.
    slug: &'r str,
    file: usize,
    facts: &'r FaitsEnregistrement,
}

pub fn check(raw: &Raw, report: &mut Report) {
    let entries = raw.register.iter().flat_map(|Read { file, value }| value.fiche.iter().map(|entry| (*file, entry)));
    let entries: Vec<(usize, &FicheRepertoire)> = entries.collect();
    entries.iter().for_each(|(file, entry)| complete(*file, entry, report));
    let of_editions = raw.certifications.iter().filter_map(|((slug, _), certification)| {
        let Read { file, value } = certification.certification.as_ref()?;
        Some(Told { slug: slug.as_str(), file: *file, facts: value.enregistrement.as_ref()? })
    });
    let of_entries = entries.iter().map(|(file, entry)| Told {
        slug: &entry.certification.value,
        file: *file,
        facts: &entry.enregistrement,
    });
    let of_editions: Vec<Told> = of_editions.collect();
    for told in &of_editions {
        founded(told, report);
        of_nothing(told, report);
    }
    let all: Vec<Told> = of_editions.into_iter().chain(of_entries).collect();
    for told in &all {
        address(told, report);
        in_order(told, report);
        classified(told, report);
    }
    one_certification_a_code(&all, report);
}

/// What the site says of the certification of today, wherever it leads to it.
fn complete(file: usize, entry: &FicheRepertoire, report: &mut Report) {
    let FaitsEnregistrement { registre, code, echeance, adresse, consulte, .. } = &entry.enregistrement;
    let keys = [
        ("code", code.is_some()),
        ("echeance", echeance.is_some()),
        ("adresse", adresse.is_some()),
        ("consulte", consulte.is_some()),
    ];
    let missing: Vec<&str> = keys.into_iter().filter(|(_, there)| !there).map(|(key, _)| key).collect();
    if registre.value != Registre::Aucun && missing.is_empty() {
        return;
    }
    let (place, help) = match registre.value {
        Registre::Aucun => (
            &registre.span,
            "retirez-la : ce fichier tient les fiches des répertoires, et cette certification n'en a pas".to_owned(),
        ),
        Registre::Rncp | Registre::Rs => {
            (&entry.certification.span, format!("ajoutez-y, d'après la fiche : {}", missing.join(", ")))
        }
    };
    report.push(
        Diagnostic::error("fiche-incomplete", "cette fiche ne dit pas ce que ses lecteurs y cherchent")
            .at(Origin { file, span: place.clone() }, "")
            .help(help),
    );
}

fn address(told: &Told, report: &mut Report) {
    let Some(address) = told.facts.adresse.as_ref().filter(|it| !super::site::is_web_address(&it.value)) else {
        return;
    };
    report.push(
        Diagnostic::error("fiche-adresse", "l'adresse de la fiche n'est pas une adresse du web")
            .at(Origin { file: told.file, span: address.span.clone() }, "")
            .help("écrivez https:// puis l'adresse où la fiche se lit"),
    );
}

/// Printed in a source of the site, or read in the register at an address.
fn founded(told: &Told, report: &mut Report) {
    let FaitsEnregistrement { registre, source, consulte, adresse, .. } = told.facts;
    let help = match (source, consulte, adresse) {
        (Some(_), None, _) | (_, Some(_), Some(_)) => return,
        (_, Some(_), None) => "ajoutez adresse = \"https://…\", où la fiche se lit",
        (None, None, _) => {
            "ajoutez source = \"…\" si une source de ce site le dit ; sinon adresse et consulte, d'après la fiche"
        }
    };
    report.push(
        Diagnostic::error("enregistrement-sans-source", "rien ne dit d'où l'on tient ces faits")
            .at(Origin { file: told.file, span: registre.span.clone() }, "")
            .help(help),
    );
}

/// What is registered nowhere has no code, no level, no date of registration.
fn of_nothing(told: &Told, report: &mut Report) {
    let FaitsEnregistrement { registre, code, niveau, decision, effet, echeance, limite_delivrance, adresse, .. } =
        told.facts;
    if registre.value != Registre::Aucun {
        return;
    }
    let days = [decision, effet, echeance, limite_delivrance];
    let claimed = [code.as_ref().map(|it| &it.span), niveau.as_ref().map(|it| &it.span)];
    let claimed = claimed.into_iter().chain(days.map(|day| day.as_ref().map(|it| &it.span)));
    for span in claimed.chain([adresse.as_ref().map(|it| &it.span)]).flatten() {
        report.push(
            Diagnostic::error("enregistrement-aucun", "ce qui n'est enregistré nulle part n'a pas ce fait")
                .at(Origin { file: told.file, span: span.clone() }, "")
                .related(Origin { file: told.file, span: registre.span.clone() }, "aucun répertoire")
                .help("retirez cette clé, ou dites le répertoire : registre = \"rncp\" ou \"rs\""),
        );
    }
}

fn in_order(told: &Told, report: &mut Report) {
    let FaitsEnregistrement { decision, effet, echeance, limite_delivrance, .. } = told.facts;
    let mut wrong = |late: &Option<Located<Day>>, early: &Option<Located<Day>>, may_be_equal: bool, what: &str| {
        let (Some(late), Some(early)) = (late, early) else { return };
        let (after, before) = (late.value.0.date, early.value.0.date);
        if after > before || (may_be_equal && after == before) {
            return;
        }
        report.push(
            Diagnostic::error("dates-en-desordre", what)
                .at(Origin { file: told.file, span: late.span.clone() }, "")
                .related(Origin { file: told.file, span: early.span.clone() }, "l'autre date")
                .help("corrigez l'une des deux dates d'après la fiche ou la source"),
        );
    };
    wrong(echeance, decision, false, "l'échéance ne vient pas après la décision");
    wrong(echeance, effet, false, "l'échéance ne vient pas après la date d'effet");
    wrong(limite_delivrance, echeance, true, "la limite de délivrance vient avant l'échéance");
}

fn classified(told: &Told, report: &mut Report) {
    let FaitsEnregistrement { nsf, formacodes, rome, .. } = told.facts;
    type Form = fn(&str) -> bool;
    let nomenclatures: [(&[CodeNomenclature], Form, &str, &str); 3] = [
        (nsf, is_nsf, "un code NSF", "trois chiffres, et une lettre minuscule s'il y en a une, comme 313t"),
        (formacodes, is_formacode, "un Formacode", "cinq chiffres, comme 41028"),
        (rome, is_rome, "un code ROME", "une lettre majuscule de A à N et quatre chiffres, comme C1102"),
    ];
    for (codes, is_one, what, form) in nomenclatures {
        for CodeNomenclature { code, .. } in codes.iter().filter(|it| !is_one(&it.code.value.0)) {
            report.push(
                Diagnostic::error("code-de-nomenclature", format!("« {} » n'est pas {what}", shorten(&code.value.0)))
                    .at(Origin { file: told.file, span: code.span.clone() }, "")
                    .help(format!("{form} ; ce qu'il nomme va dans libelle")),
            );
        }
    }
}

fn is_nsf(code: &str) -> bool {
    let digits = code.strip_suffix(|last: char| last.is_ascii_lowercase()).unwrap_or(code);
    are_digits(digits, 3)
}

fn is_formacode(code: &str) -> bool {
    are_digits(code, 5)
}

fn is_rome(code: &str) -> bool {
    code.strip_prefix(|first: char| ('A'..='N').contains(&first)).is_some_and(|digits| are_digits(digits, 4))
}

fn are_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The editions of one certification may share its code.
fn one_certification_a_code(all: &[Told], report: &mut Report) {
    let mut first: BTreeMap<(&str, &str), (&str, usize, &Range<usize>)> = BTreeMap::new();
    for Told { slug, file, facts } in all {
        let Some(code) = &facts.code else { continue };
        let register = match facts.registre.value {
            Registre::Rncp => "RNCP",
            Registre::Rs => "RS",
            Registre::Aucun => continue,
        };
        let (owner, other, before) = *first.entry((register, &code.value.0)).or_insert((slug, *file, &code.span));
        if owner == *slug {
            continue;
        }
        report.push(
            Diagnostic::error(
                "code-de-deux-certifications",
                format!("{register}{} est donné à deux certifications, {owner} et {slug}", code.value.0),
            )
            .at(Origin { file: *file, span: code.span.clone() }, "")
            .related(Origin { file: other, span: before.clone() }, "l'autre certification")
            .help("corrigez l'un des deux codes, ou rangez les deux éditions sous un seul dossier"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_a_nomenclature_has_its_own_form() {
        assert!(["313t", "310", "221t"].into_iter().all(is_nsf));
        assert!(!["31", "3133", "313T", "313tt", "t313", "313 t", "é13"].into_iter().any(is_nsf));
        assert!(is_formacode("41028"));
        assert!(!["4102", "410280", "4102a", ""].into_iter().any(is_formacode));
        assert!(["C1102", "A1101", "N4403"].into_iter().all(is_rome));
        assert!(!["O1102", "c1102", "C110", "11102", "C11021", "É1102"].into_iter().any(is_rome));
    }
}
