//! `coordonnees`: no e-mail address and no phone number of a person, in any file; the address of a service has its field.
//!
//! A file is read twice: as it is written, and as it will be read once its escapes, entities, marks and links are gone
//! ([`plain`]), so that nothing is published because of the way it is written.

pub(super) mod plain;

use std::ops::Range;

use crate::content::raw::{Raw, Read};
use crate::content::syntax::shorten;
use crate::diagnostic::{Diagnostic, Files, Report};
use crate::model::Origin;
use plain::Plain;

pub fn check(raw: &Raw, files: &Files, report: &mut Report) {
    let functional = functional(raw);
    for file in files.numbers() {
        let text = files.text(file);
        let both = [Plain::as_written(text), Plain::as_read(text)];
        let mut found: Vec<(Range<usize>, bool)> = Vec::new();
        for plain in &both {
            let words = &plain.words;
            let unknown = functional.iter().flat_map(|functional| unknown_emails(words, functional));
            let unknown = unknown.filter(|span| !is_link(files.path(file), &text[..plain.origin(span).start]));
            found.extend(unknown.map(|span| (plain.origin(&span), true)));
            found.extend(phones(words).into_iter().map(|span| (plain.origin(&span), false)));
        }
        // The same thing, read in both ways, is told once.
        found.sort_by_key(|(span, is_email)| (span.start, std::cmp::Reverse(span.end), *is_email));
        let mut end = 0;
        for (span, is_email) in found {
            if span.start < end {
                continue;
            }
            end = span.end;
            report.push(told(&text[span.clone()], is_email).at(Origin { file, span }, ""));
        }
    }
}

fn told(written: &str, is_email: bool) -> Diagnostic {
    let written = shorten(&written.split_whitespace().collect::<Vec<_>>().join(" "));
    let (what, help) = match is_email {
        true => (
            "une adresse électronique",
            "retirez-la ; l'adresse d'un service, jamais celle d'une personne, se déclare dans \
             « adresses_fonctionnelles » de liste.toml ou dans « contact » de site.toml",
        ),
        false => ("un numéro de téléphone", "retirez-le : aucun numéro ne se publie"),
    };
    Diagnostic::error("coordonnees", format!("« {written} » est {what}")).help(help)
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

/// Phone numbers: French ones, however they are parted, and those that begin with a country.
fn phones(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(|c: char| c.is_ascii_digit() || c == '+').map(|at| from + at) {
        let run = Run::at(text, at);
        from = run.end.max(at + 1);
        if run.is_phone() {
            found.push(at..run.end);
        }
    }
    found
}

/// Groups of digits, and what parts them.
struct Run<'t> {
    /// What stands before: a digit or a letter that it goes on from.
    before: Option<char>,
    has_plus: bool,
    groups: Vec<&'t str>,
    /// What stands after.
    after: Option<char>,
    end: usize,
}

/// The digits of the longest number, with its country: ITU-T E.164.
const MOST_DIGITS: usize = 15;

impl<'t> Run<'t> {
    /// The run that begins with a digit or a plus sign.
    fn at(text: &'t str, start: usize) -> Run<'t> {
        let has_plus = text[start..].starts_with('+');
        let (mut groups, mut end) = (Vec::new(), start + usize::from(has_plus));
        loop {
            let rest = &text[end..];
            let parting = if groups.is_empty() { 0 } else { parting(rest) };
            let digits = rest[parting..].bytes().take_while(u8::is_ascii_digit).count();
            if digits == 0 {
                break;
            }
            groups.push(&rest[parting..parting + digits]);
            end += parting + digits;
        }
        let before = text[..start].chars().next_back();
        Run { before, has_plus, groups, after: text[end..].chars().next(), end }
    }

    fn is_phone(&self) -> bool {
        let digits = self.groups.concat();
        // The zero of « +33 (0)6 » is dialled in France only.
        let lengths: Vec<usize> = self.groups.iter().map(|group| group.len()).collect();
        let goes_on = self.after.is_some_and(char::is_alphanumeric);
        if goes_on || digits.len() > MOST_DIGITS + 1 {
            return false;
        }
        if self.has_plus {
            return digits.len() >= 9 && !digits.starts_with('0');
        }
        // A decimal, the end of a longer name.
        if self.before.is_some_and(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ':' | '+')) {
            return false;
        }
        match digits.as_bytes() {
            [b'0', b'0', b'1'..=b'9', ..] => digits.len() >= 11 && self.groups[0].len() != 3 && !self.has_year(),
            [b'0', b'1'..=b'9', ..] => digits.len() == 10 && lengths[0] > 1 && !self.is_day() && !self.has_year(),
            // « 33 6 12 34 56 78 », its plus sign forgotten.
            [b'3', b'3', b'1'..=b'9', ..] => {
                digits.len() == 11 && matches!(lengths[..], [11] | [2, 1, 2, 2, 2, 2] | [2, 9])
            }
            _ => false,
        }
    }

    /// `01/02/2026`, and a number after it.
    fn is_day(&self) -> bool {
        self.groups.len() > 3 && self.groups[..3].iter().map(|group| group.len()).eq([2, 2, 4])
    }

    /// A group that is a year: no number has one on its own.
    fn has_year(&self) -> bool {
        self.groups.len() > 1
            && self.groups.iter().any(|group| group.len() == 4 && (group.starts_with("19") || group.starts_with("20")))
    }
}

/// The length of what may part two groups of digits: spaces, and signs, on one line or cut by its end.
fn parting(text: &str) -> usize {
    const MOST: usize = 8;
    let is_sign = |c: char| matches!(c, '.' | '-' | '/' | '(' | ')' | '_' | '*' | '·');
    let parting: Vec<char> = text.chars().take_while(|c| c.is_whitespace() || is_sign(*c)).take(MOST).collect();
    let lines = parting.iter().filter(|c| **c == '\n').count();
    let is_cut = lines == 0 || lines == 1 && parting.iter().all(|c| c.is_whitespace());
    if is_cut { parting.iter().map(|c| c.len_utf8()).sum() } else { 0 }
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
    fn nothing_hides_behind_the_way_it_is_written() {
        let found = |text: &str| {
            let plain = Plain::as_read(text);
            let mut spans = emails(&plain.words);
            spans.extend(phones(&plain.words));
            spans.into_iter().map(|span| text[plain.origin(&span)].to_owned()).collect::<Vec<_>>()
        };
        for hidden in [
            "jean.dupont\\@mutuelle.fr",
            "jean&#64;mutuelle.fr",
            "jean&#x40;mutuelle&#46;fr",
            "jean&commat;mutuelle&period;fr",
            "jean@mutuelle&#46;fr",
            "jean\\u0040x.fr",
            "jean\\U00000040x.fr",
            "jean@**mutuelle**.fr",
            "jean＠mutuelle．fr",
            "jean\u{200B}@\u{AD}mutuelle.fr",
            "jean.dupont @ mutuelle.fr",
            "jean.dupont (at) mutuelle.fr",
            "jean.dupont[arobase]mutuelle[point]fr",
            "06&nbsp;12&nbsp;34&nbsp;56&nbsp;78",
            "06\\.12\\.34\\.56\\.78",
            "06\\u00a012\\u00a034 56 78",
            "06** 12 34 56 78",
            "06](https://x.fr) 12 34 56 78",
            "06‑12–34—56-78",
            "０６ １２ ３４ ５６ ７８",
        ] {
            // What is shown of it begins at its first digit.
            let told = hidden.trim_start_matches('*');
            assert_eq!(found(&format!("Voir {hidden}, ou pas.")), [told], "{hidden}");
        }
        for harmless in ["à 5 € l'unité @ midi. Fin", "le service (at) midi", "@media", "a & b ; c&d", "[a](b) \\* _c_"]
        {
            assert_eq!(found(harmless), [""; 0], "{harmless}");
        }
    }

    #[test]
    fn thousands_on_one_line_are_found_at_once() {
        let text = "06 12 34 56 78, a@b.fr ; ".repeat(40_000);
        let plain = Plain::as_read(&text);
        assert_eq!((phones(&plain.words).len(), emails(&plain.words).len()), (40_000, 40_000));
        assert_eq!(phones(&"0".repeat(1_000_000)).len(), 0);
        assert_eq!(phones(&"01 ".repeat(300_000)).len(), 0);
    }

    #[test]
    fn numbers_are_found_whatever_parts_them() {
        for number in [
            "01 23 45 67 89",
            "0123456789",
            "01.23.45.67.89",
            "01-23-45-67-89",
            "06/12/34/56/78",
            "0612 345 678",
            "06 123 456 78",
            "06  12  34  56  78",
            "06\u{A0}12\u{202F}34\u{2009}56 78",
            "06 12 34\n56 78",
            "06*12*34*56*78",
            "+33 1 23 45 67 89",
            "+33 (0)1 23 45 67 89",
            "0033 1 23 45 67 89",
            "33 6 12 34 56 78",
            "33612345678",
            "+32 470 12 34 56",
            "+41 22 730 51 11",
            "00 32 470 12 34 56",
        ] {
            for (before, after) in [("au ", ", ou"), ("Tél", ""), ("(", ")"), ("n° -", ".")] {
                let text = format!("{before}{number}{after}");
                assert_eq!(phones(&text).into_iter().map(|span| &text[span]).collect::<Vec<_>>(), [number], "{text}");
            }
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
            "du 01/02/2026 au 03/04/2026",
            "01/02/2026 12 candidats",
            "domaine 02 2013 2014",
            "003 1190 1195 22",
            "+33 (0)",
            "+ 12 000",
            "+10 000 000",
            "1 000 000 000 euros",
            "LEGITEXT000006072050",
            "l'article 0612345678a",
            "0,612345678",
            "01\n- 23\n- 45\n- 67\n- 89",
            "01\n\n23\n\n45\n\n67\n\n89",
        ] {
            assert!(phones(harmless).is_empty(), "{harmless}");
        }
    }
}
