//! The words that pages and papers say around those of the content: titles of pages, headings of tables, names of roles.
//!
//! They are the theme's, one file for the site and for paper. A theme says those that it changes; the others are those of
//! the theme that comes with the program. Code asks for a sentence by its key, written out where it asks, so that a test
//! finds each key in the file and each key of the file in the code.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::{Arc, LazyLock};

/// The file of the theme that comes with the program.
const OURS: &str = include_str!("../../themes/defaut/mots.toml");

static DEFAULT: LazyLock<Mots> = LazyLock::new(|| Mots { by_key: Arc::new(sentences(OURS)) });

/// Sentences by their key: « competences.titre ». A sentence may hold places to fill: « Bloc {numero} ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mots {
    by_key: Arc<BTreeMap<String, String>>,
}

impl Default for Mots {
    fn default() -> Mots {
        DEFAULT.clone()
    }
}

impl Mots {
    /// The sentence of a key. A test holds that each key has one: were it not so, the page would show the key.
    pub fn say(&self, key: &'static str) -> &str {
        self.by_key.get(key).map_or(key, String::as_str)
    }

    /// The same, its places filled.
    pub fn fill(&self, key: &'static str, values: &[(&str, &dyn Display)]) -> String {
        let (mut said, mut rest) = (String::new(), self.say(key));
        // Only the sentence has places: braces in a value stay as they are.
        while let Some((before, place, after)) = next_place(rest) {
            said.push_str(before);
            match values.iter().find(|(name, _)| *name == place) {
                Some((_, value)) => said.push_str(&value.to_string()),
                None => said.push_str(&format!("{{{place}}}")),
            }
            rest = after;
        }
        said + rest
    }

    /// Every key, and its sentence.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_key.iter().map(|(key, sentence)| (key.as_str(), sentence.as_str()))
    }

    /// The sentence of a key that a file names, if there is one.
    pub fn of(&self, key: &str) -> Option<&str> {
        self.by_key.get(key).map(String::as_str)
    }

    /// Other words for a key that is known.
    pub fn change(&mut self, key: &str, sentence: &str) {
        if let Some(known) = Arc::make_mut(&mut self.by_key).get_mut(key) {
            sentence.clone_into(known);
        }
    }
}

/// The places to fill in a sentence, in their order.
pub fn places(sentence: &str) -> Vec<&str> {
    let (mut found, mut rest) = (Vec::new(), sentence);
    while let Some((_, place, after)) = next_place(rest) {
        found.push(place);
        rest = after;
    }
    found
}

/// What comes before the next place, its name, and what follows.
fn next_place(sentence: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = sentence.split_once('{')?;
    let (place, after) = rest.split_once('}')?;
    Some((before, place, after))
}

/// The sentences of a file, under keys that join the names of tables with dots. Nothing of a file that cannot be read: a
/// test holds that ours can.
fn sentences(text: &str) -> BTreeMap<String, String> {
    fn add(prefix: &str, table: toml::Table, all: &mut BTreeMap<String, String>) {
        for (name, value) in table {
            let key = if prefix.is_empty() { name } else { format!("{prefix}.{name}") };
            match value {
                toml::Value::Table(inner) => add(&key, inner, all),
                toml::Value::String(sentence) => drop(all.insert(key, sentence)),
                toml::Value::Integer(_)
                | toml::Value::Float(_)
                | toml::Value::Boolean(_)
                | toml::Value::Datetime(_)
                | toml::Value::Array(_) => {}
            }
        }
    }
    let mut all = BTreeMap::new();
    add("", text.parse().unwrap_or_default(), &mut all);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_file_is_read() {
        assert!(OURS.parse::<toml::Table>().is_ok());
        assert!(Mots::default().all().count() > 100);
    }

    #[test]
    fn places_are_filled_and_values_are_not() {
        let mots = Mots { by_key: Arc::new(sentences("[a]\nb = \"{n}, {quoi} ; {n}\"\nc.d = \"ici\"")) };
        assert_eq!(mots.fill("a.b", &[("n", &3), ("quoi", &"{n}")]), "3, {n} ; 3");
        assert_eq!((mots.say("a.c.d"), mots.say("a.absent")), ("ici", "a.absent"));
        assert_eq!(mots.fill("a.b", &[("n", &1)]), "1, {quoi} ; 1");
        assert_eq!(places("{n}, {quoi} ; {n}"), ["n", "quoi", "n"]);
    }
}
