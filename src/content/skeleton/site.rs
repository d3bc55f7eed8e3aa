//! A new site: content that builds at once and teaches its own form, with one certification of example in blocs.

use std::collections::BTreeMap;

use super::{forms, scales};
use crate::content::{kinds, schema};

// The files of a new site, by their path in it.
include!(concat!(env!("OUT_DIR"), "/site.rs"));

/// Files whose names a repository or a builder would take for its own.
const RENAMED: [(&str, &str); 2] = [("gitignore.txt", ".gitignore"), ("github-site.yml", ".github/workflows/site.yml")];

/// What is known of the site.
#[derive(Debug, Clone)]
pub struct Answers {
    pub title: String,
    /// Who publishes.
    pub publisher: String,
    /// A functional address, never a person's.
    pub contact: String,
    /// « 2026-11-30 »: against which expiry is judged.
    pub day: String,
}

/// The files of a new site, by their path in its folder: content, forms, schemas, and what is around them.
pub fn new_site(answers: &Answers) -> BTreeMap<String, String> {
    let named = |path: &str| RENAMED.iter().find(|(from, _)| *from == path).map_or(path, |(_, to)| *to).to_owned();
    let mut files: BTreeMap<String, String> =
        NEW_SITE.iter().map(|(path, text)| (named(path), answered(path, text, answers))).collect();
    files.extend(forms().map(|(name, text)| (format!("content/commun/gabarits/{name}"), public(text))));
    files.insert("content/commun/echelles.toml".into(), scales().replace("../../../schemas/", "../../schemas/"));
    files.extend(kinds::ALL.iter().map(|kind| (format!("schemas/{}.schema.json", kind.name), schema::file(kind))));
    files
}

/// The answers in the places that wait for them: in TOML, as the inside of a string.
fn answered(path: &str, text: &str, answers: &Answers) -> String {
    let is_toml = path.ends_with(".toml");
    let written = |words: &str| {
        let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        if is_toml { words.replace('\\', "\\\\").replace('"', "\\\"") } else { words }
    };
    // In one pass: an answer is data, and asks for no other.
    let places = [
        ("titre}", &answers.title),
        ("editeur}", &answers.publisher),
        ("contact}", &answers.contact),
        ("date}", &answers.day),
    ];
    let mut parts = text.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match places.iter().find_map(|(place, words)| Some((words, part.strip_prefix(place)?))) {
            Some((words, rest)) => {
                out.push_str(&written(words));
                out.push_str(rest);
            }
            None => {
                out.push('{');
                out.push_str(part);
            }
        }
    }
    out
}

/// A form that is published with the site of example: still a proposal, no longer a draft.
fn public(form: &str) -> String {
    let of_draft =
        |line: &&str| !line.starts_with("brouillon = ") && !line.starts_with("# Visible de « fascicule build");
    form.split_inclusive('\n').filter(of_draft).collect()
}
