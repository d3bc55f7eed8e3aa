//! `coordonnees`: no e-mail address and no phone number of a person, in any file; the address of a service has its field.

use std::ops::Range;

use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Files, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, files: &Files, report: &mut Report) {
    let functional = functional(raw);
    for file in files.numbers() {
        let text = files.text(file);
        for span in functional.iter().flat_map(|functional| unknown_emails(text, functional)) {
            if is_link(files.path(file), &text[..span.start]) {
                continue;
            }
            let what = format!("« {} » est une adresse électronique", &text[span.clone()]);
            let help = "retirez-la ; l'adresse d'un service, jamais celle d'une personne, se déclare dans \
                        « adresses_fonctionnelles » de liste.toml ou dans « contact » de site.toml";
            report.push(Diagnostic::error("coordonnees", what).at(Origin { file, span }, "").help(help));
        }
        for span in phones(text) {
            let what = format!("« {} » est un numéro de téléphone", &text[span.clone()]);
            let help = "retirez-le : aucun numéro ne se publie";
            report.push(Diagnostic::error("coordonnees", what).at(Origin { file, span }, "").help(help));
        }
    }
}

/// The addresses of services; `None` while a file that may declare some cannot be read.
fn functional(raw: &Raw) -> Option<Vec<&str>> {
    let Read { value: site, .. } = raw.site.as_ref()?;
    let mut all = vec![site.editeur.contact.as_str()];
    if let Some(notice) = &site.donnees_personnelles {
        // The law wants an address to write to.
        for words in [&notice.value.responsable, &notice.value.droits] {
            all.extend(emails(words).into_iter().map(|span| &words[span]));
        }
    }
    for list in raw.lists.values() {
        all.extend(list.liste.as_ref()?.value.adresses_fonctionnelles.iter().map(String::as_str));
    }
    Some(all)
}

/// Whether a link of a Markdown text begins here: `lien-interdit` speaks of it.
fn is_link(path: &str, before: &str) -> bool {
    path.ends_with(".md") && (before.ends_with('<') || before.ends_with("mailto:"))
}

fn unknown_emails(text: &str, functional: &[&str]) -> Vec<Range<usize>> {
    emails(text).into_iter().filter(|span| !functional.contains(&&text[span.clone()])).collect()
}

/// `nom@domaine.fr`, wherever it stands.
fn emails(text: &str) -> Vec<Range<usize>> {
    let of_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let of_domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let around = |(at, _): (usize, &str)| {
        let name = text[..at].chars().rev().take_while(|c| of_name(*c)).map(char::len_utf8).sum::<usize>();
        let domain = text[at + 1..].chars().take_while(|c| of_domain(*c)).map(char::len_utf8).sum::<usize>();
        let domain = text[at + 1..at + 1 + domain].trim_end_matches(['.', '-']);
        let is_whole = name > 0 && domain.rsplit_once('.').is_some_and(|(host, top)| !host.is_empty() && top.len() > 1);
        is_whole.then(|| at - name..at + 1 + domain.len())
    };
    text.match_indices('@').filter_map(around).collect()
}

/// French numbers: ten digits after 0, or nine after +33, whatever parts them.
fn phones(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, prefix) in text.match_indices("+33").chain(text.match_indices("0033")).chain(text.match_indices('0')) {
        let before = text[..at].chars().next_back();
        let apart = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '.' | ','));
        let inside = found.iter().any(|span| span.contains(&at));
        if let Some(end) = national_number(text, at + prefix.len()).filter(|_| apart && !inside) {
            found.push(at..end);
        }
    }
    found.sort_by_key(|span| span.start);
    found
}

/// The end of nine digits, the first of them not 0, the others two by two.
fn national_number(text: &str, start: usize) -> Option<usize> {
    let mut digits = 0;
    let mut end = start;
    let mut just_parted = false;
    for c in text[start..].chars() {
        let may_part = !just_parted && digits % 2 == 1 || digits == 0;
        match c {
            '0' if digits == 0 => return None,
            '0'..='9' if digits == 9 => return None,
            '0'..='9' => (digits, just_parted) = (digits + 1, false),
            ' ' | '.' | '-' | '\u{A0}' | '\u{202F}' | '(' | ')' if digits < 9 && may_part => just_parted = digits > 0,
            _ => break,
        }
        end += c.len_utf8();
    }
    (digits == 9).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_whole() {
        let found = |text: &'static str| emails(text).into_iter().map(|span| &text[span]).collect::<Vec<_>>();
        assert_eq!(found("(jean.dupont@mutuelle-a.fr)."), ["jean.dupont@mutuelle-a.fr"]);
        assert_eq!(found("a@b.fr, c_d@e.org"), ["a@b.fr", "c_d@e.org"]);
        for harmless in ["@media", "à 5 € l'unité @ midi", "nom@", "x@y", "x@.fr"] {
            assert_eq!(found(harmless), [""; 0], "{harmless}");
        }
    }

    #[test]
    fn numbers_are_found_whatever_parts_them() {
        for number in
            ["01 23 45 67 89", "0123456789", "01.23.45.67.89", "01-23-45-67-89", "+33 1 23 45 67 89", "+33 (0)"]
        {
            let text = format!("au {number}, ou");
            let expected: &[&str] = if number.ends_with(')') { &[] } else { &[number] };
            assert_eq!(phones(&text).into_iter().map(|span| &text[span]).collect::<Vec<_>>(), expected, "{number}");
        }
        for harmless in [
            "001:1190-1195",
            "2026-11-21",
            "70 520 par an",
            "26288 26312 10023",
            "0.5",
            "012345678901",
            "01 23 45 67",
            "100 000 000 000",
            "2026-01-12 34 56 78 90",
        ] {
            assert!(phones(harmless).is_empty(), "{harmless}");
        }
    }
}
