//! The two types under which text reaches a template.

use serde::{Serialize, Serializer};

use crate::typography::french;

/// Words, in French typography. The template escapes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text(String);

impl Text {
    pub fn new(words: impl AsRef<str>) -> Text {
        Text(french(words.as_ref()).into_owned())
    }

    /// `None` when there is nothing to say.
    pub fn known(words: &str) -> Option<Text> {
        (!words.trim().is_empty()).then(|| Text::new(words))
    }
}

/// Inline markup made in this room. The template shows it as it is, so every word that enters it is escaped here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html(String);

impl Html {
    /// Adds characters, escaped.
    pub fn push(&mut self, characters: &str) {
        self.0.push_str(&escape(characters));
    }

    /// Adds a tag written in this room, never one read from content.
    pub fn push_tag(&mut self, tag: &'static str) {
        self.0.push_str(tag);
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}

/// Characters of HTML as entities, for text and for quoted attributes alike.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// The runs of one text in French typography, which looks across them: in « l'**entreprise** » the apostrophe and the
/// word it goes with stand in two runs.
pub fn set_runs(runs: &[&str]) -> Vec<String> {
    let whole = runs.concat();
    let set = french(&whole);
    let mut rest = set.as_ref();
    let aligned: Option<Vec<String>> = runs.iter().map(|run| take_run(run, &mut rest)).collect();
    match aligned {
        Some(set) if rest.is_empty() => set,
        // Typography learnt a change that is not known here: better set apart than lost.
        _ => runs.iter().map(|run| french(run).into_owned()).collect(),
    }
}

/// Takes from `rest` what became of `run`; `None` when it cannot be told.
fn take_run(run: &str, rest: &mut &str) -> Option<String> {
    let mut taken = String::new();
    let mut typed = run;
    while let Some(character) = typed.chars().next() {
        let set = rest.chars().next()?;
        *rest = &rest[set.len_utf8()..];
        taken.push(set);
        let replaced = match (character, set) {
            _ if character == set => character.len_utf8(),
            ('\'', '\u{2019}') | (' ', '\u{a0}' | '\u{202f}') => 1,
            ('.', '…') if typed.starts_with("...") => 3,
            // A space that guillemets lacked.
            (_, '\u{a0}' | '\u{202f}') => 0,
            _ => return None,
        };
        typed = &typed[replaced..];
    }
    Some(taken)
}

/// « source 003, lignes 466 à 470 ».
pub fn source_ref(source: &crate::model::SourceRef) -> Text {
    match source.lines_in_french() {
        Some(lines) => Text::new(format!("source {}, {lines}", source.source)),
        None => Text::new(format!("source {}", source.source)),
    }
}

/// The first letter as a capital: « Historique ».
pub fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_looks_across_runs() {
        assert_eq!(
            set_runs(&["l'", "entreprise", " : «", "oui", "», ..."]),
            ["l\u{2019}", "entreprise", "\u{a0}: «", "\u{a0}oui", "\u{a0}», …"]
        );
        assert_eq!(set_runs(&[]), Vec::<String>::new());
    }

    #[test]
    fn everything_that_html_reads_is_escaped() {
        let mut html = Html::default();
        html.push_tag("<b>");
        html.push("<script a=\"1\" b='2'>&");
        assert_eq!(html, Html("<b>&lt;script a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;".into()));
    }
}
