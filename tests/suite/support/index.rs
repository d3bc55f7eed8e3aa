//! The index of the search, read as the script of the theme reads it.

use serde_json::Value;

pub struct Index(Value);

/// Something that may be found.
#[derive(Debug)]
pub struct Record {
    /// From the root of the site.
    pub address: String,
    pub nature: String,
    pub code: String,
    pub title: String,
    /// What menus call it.
    pub labels: Vec<String>,
    pub place: String,
    pub body: String,
}

impl Record {
    /// All by which it is found.
    pub fn words(&self) -> Vec<String> {
        words(
            &[&self.code, &self.title, &self.labels.join(" "), &self.place, &self.nature, &self.body]
                .map(String::as_str)
                .join(" "),
        )
    }
}

impl Index {
    /// That of a site.
    pub fn of(site: &std::collections::BTreeMap<String, Vec<u8>>) -> Index {
        let is_index = |path: &&String| path.starts_with("assets/recherche-index.") && path.ends_with(".js");
        let path = site.keys().find(is_index).expect("an index");
        let script = std::str::from_utf8(&site[path]).expect("UTF-8");
        let json = script.strip_prefix("globalThis.indexDeRecherche = ").and_then(|rest| rest.strip_suffix(";\n"));
        Index(serde_json::from_str(json.expect("an assignment")).expect("JSON"))
    }

    pub fn records(&self) -> Vec<Record> {
        let column = |name: &str| self.0["entrees"][name].as_array().expect("a column");
        let number = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
        let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let record = |at: usize| {
            let page = words(&self.0["pages"][number(&column("p")[at])]);
            let anchor = words(&column("a")[at]);
            let place = number(&column("x")[at]).checked_sub(1);
            let labels = column("o")[at].as_array().into_iter().flatten();
            Record {
                address: if anchor.is_empty() { page } else { format!("{page}#{anchor}") },
                nature: words(&self.0["natures"][number(&column("n")[at])]["nom"]),
                code: words(&column("c")[at]),
                title: words(&column("t")[at]),
                labels: labels.map(words).collect(),
                place: place.map(|place| words(&self.0["lieux"][place])).unwrap_or_default(),
                body: words(&column("b")[at]),
            }
        };
        (0..column("t").len()).map(record).collect()
    }

    pub fn synonyms(&self) -> Vec<Vec<String>> {
        serde_json::from_value(self.0["synonymes"].clone()).expect("groups of expressions")
    }
}

/// Words in small letters, without punctuation.
pub fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
