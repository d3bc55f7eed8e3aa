//! The two indexes of a list: by code of the national register, by certificateur.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Site;
use super::frame::{Found, Frame, Page};
use super::links::Link;
use super::text::Text;
use super::viewpoint::{CodeLink, Viewpoint};
use crate::document::level;
use crate::model::{Family, ListRow};
use crate::plan::PlannedList;

#[derive(Serialize)]
struct Content {
    /// « 185 codes ».
    count: Text,
    what: Text,
    groups: Vec<Group>,
}

/// Entries that begin alike.
#[derive(Serialize)]
struct Group {
    id: String,
    label: Text,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    id: String,
    label: Text,
    rows: Vec<RowView>,
}

/// A certification under an entry.
#[derive(Serialize)]
struct RowView {
    code: CodeLink,
    title: Text,
    family: Text,
    level: Text,
    /// Its certificateurs under that code, or its codes with that certificateur.
    others: Vec<Text>,
    uncertain: bool,
    doubtful: bool,
}

pub fn codes(site: &Site, planned: &PlannedList) -> Page {
    let view = Viewpoint::of_list(site.plan, planned.list, &planned.codes);
    let mots = site.mots();
    let mut entries: BTreeMap<u32, (String, Vec<RowView>)> = BTreeMap::new();
    for (family, row) in rows(planned) {
        let mut of_row: BTreeMap<&str, RowView> = BTreeMap::new();
        for registration in &row.registrations {
            let found = of_row.entry(&registration.rncp).or_insert_with(|| row_view(&view, family, row));
            found.doubtful |= registration.doubtful;
            let all = row.registrations.iter().flat_map(|registration| &registration.certifiers);
            match row.uncertain {
                true => found.others = all.map(Text::new).collect(),
                false => found.others.extend(registration.certifiers.iter().map(Text::new)),
            }
        }
        for (rncp, found) in of_row {
            let number = rncp.parse().unwrap_or_default();
            entries.entry(number).or_insert_with(|| (rncp.to_owned(), Vec::new())).1.push(found);
        }
    }
    let count = entries.len();
    let entries = entries.into_iter().map(|(number, (rncp, rows))| {
        let thousands = number / 5000 * 5;
        let (id, label) = match thousands {
            0 => ("codes-0".to_owned(), mots.say("index.avant").to_owned()),
            from => (format!("codes-{from}000"), mots.fill("index.tranche", &[("de", &from), ("a", &(from + 4))])),
        };
        (id, label, Entry { id: format!("rncp-{rncp}"), label: Text::new(rncp), rows })
    });
    let said = Said {
        title: mots.say("index.par_code"),
        count: mots.fill("index.codes", &[("nombre", &count)]),
        others: mots.say("registre.certificateurs"),
    };
    page(site, &view, planned, &said, grouped(entries))
}

pub fn certifiers(site: &Site, planned: &PlannedList) -> Page {
    let view = Viewpoint::of_list(site.plan, planned.list, &planned.certifiers);
    let mots = site.mots();
    let mut entries: BTreeMap<String, (String, Vec<RowView>)> = BTreeMap::new();
    for (family, row) in rows(planned) {
        let mut of_row: BTreeMap<String, (&str, RowView)> = BTreeMap::new();
        for registration in &row.registrations {
            for name in &registration.certifiers {
                let (_, found) =
                    of_row.entry(key(name)).or_insert_with(|| (name.as_str(), row_view(&view, family, row)));
                found.doubtful |= registration.doubtful;
                match row.uncertain {
                    true => found.others = row.registrations.iter().map(|r| Text::new(&r.rncp)).collect(),
                    false => found.others.push(Text::new(&registration.rncp)),
                }
            }
        }
        for (key, (name, found)) in of_row {
            entries.entry(key).or_insert_with(|| (name.to_owned(), Vec::new())).1.push(found);
        }
    }
    let count = entries.len();
    let entries = entries.into_iter().map(|(key, (name, rows))| {
        let initial = key.chars().next().unwrap_or('-');
        // With a word before it: a name could be that of a part of the page.
        let entry = Entry { id: format!("certificateur-{}", key.replace(' ', "-")), label: Text::new(&name), rows };
        (format!("lettre-{initial}"), initial.to_uppercase().collect(), entry)
    });
    let said = Said {
        title: mots.say("index.par_certificateur"),
        count: mots.fill("index.certificateurs", &[("nombre", &count)]),
        others: mots.say("index.codes_rncp"),
    };
    page(site, &view, planned, &said, grouped(entries))
}

/// What an index says of itself.
struct Said<'m> {
    title: &'m str,
    count: String,
    others: &'m str,
}

fn page(site: &Site, view: &Viewpoint, planned: &PlannedList, said: &Said, groups: Vec<Group>) -> Page {
    let Said { title, count, others } = said;
    let description = format!("{}, {} : {}, {count}.", planned.list.title, planned.list.label, title.to_lowercase());
    let mut frame = Frame::of_list(site, view, planned, title, &description);
    frame.contents = groups
        .iter()
        .map(|group| Link { label: group.label.clone(), ..Link::new("", format!("#{}", group.id)) })
        .collect();
    frame.found = Found::Title;
    let content = Content { count: Text::new(count), what: Text::new(others), groups };
    Page::new(frame, "liste-index.html", &content)
}

fn rows<'a>(planned: &PlannedList<'a>) -> impl Iterator<Item = (&'a Family, &'a ListRow)> + use<'a> {
    let families = &planned.list.families;
    families.iter().flat_map(|family| family.rows.iter().map(move |row| (family, row)))
}

fn row_view(view: &Viewpoint, family: &Family, row: &ListRow) -> RowView {
    RowView {
        code: view.code(&row.code),
        title: Text::new(row.title.text()),
        family: Text::new(&family.number),
        level: Text::new(level(row.level)),
        others: Vec::new(),
        uncertain: row.uncertain,
        doubtful: false,
    }
}

/// Entries in their order, cut where the group changes.
fn grouped(entries: impl Iterator<Item = (String, String, Entry)>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (id, label, entry) in entries {
        match groups.last_mut() {
            Some(group) if group.id == id => group.entries.push(entry),
            _ => groups.push(Group { id, label: Text::new(label), entries: vec![entry] }),
        }
    }
    groups
}

/// What orders names, and tells two of them apart: letters and digits of ASCII, without accents, ligatures or capitals,
/// as an address holds them. A letter of another alphabet is its number; so is each sign of a name that has no letter.
fn key(name: &str) -> String {
    let words = |name: &str, keeps: fn(char) -> bool| {
        let words = name.split(|c| !keeps(c)).filter(|word| !word.is_empty());
        words.map(|word| word.chars().map(plain).collect::<String>()).collect::<Vec<_>>().join(" ")
    };
    let name = name.to_lowercase();
    match words(&name, char::is_alphanumeric) {
        nothing if nothing.is_empty() => words(&name, |c| !c.is_whitespace()),
        key => key,
    }
}

fn plain(letter: char) -> String {
    let plain = match letter {
        'a'..='z' | '0'..='9' => return letter.to_string(),
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ç' => "c",
        'ñ' => "n",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        other => return format!("u{:x}", u32::from(other)),
    };
    plain.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_an_address_whatever_its_letters() {
        for (name, found) in [
            ("Mutualité Française", "mutualite francaise"),
            ("ANEM", "anem"),
            ("  CNAM – Paris (75) ", "cnam paris 75"),
            ("L'Œuvre des Hôpitaux", "l oeuvre des hopitaux"),
            ("A \u{FB01} Straße ǆ", "a fi strasse u1c6"),
            ("Ωμέγα", "u3c9u3bcu3adu3b3u3b1"),
            ("&", "u26"),
            ("\" onclick=x", "onclick x"),
        ] {
            assert_eq!(key(name), found, "{name}");
        }
    }
}
