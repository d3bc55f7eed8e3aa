//! A TOML tree against the schema of its file: all that is wrong with it, each with its place.
//!
//! The schema is made by schemars from the types of `format/`; its word `x-fascicule` names what a text must be.

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::syntax::{shorten, without_accents};
use super::text;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Code, Day, Origin, SourceRef};

/// What the walk met, for the rules that look across files.
#[derive(Debug, Default)]
pub struct Found {
    /// Codes that entries declare.
    pub declared: Vec<(String, Origin)>,
    /// Codes of other entries.
    pub references: Vec<(String, Origin)>,
    /// Sources named.
    pub sources: Vec<(String, Origin)>,
    /// Guides named.
    pub guides: Vec<(String, Origin)>,
    /// Certifications named, by folder.
    pub certifications: Vec<(String, Origin)>,
    /// Common texts that texts include.
    pub texts: Vec<(String, Origin)>,
    /// Where texts ask for the table of the modalités.
    pub modalities: Vec<Origin>,
    /// Certifications whose general rules texts ask for.
    pub rules: Vec<(String, Origin)>,
    /// Diagrams that texts show.
    pub figures: Vec<(String, Origin)>,
    /// Directives of texts, with their words: `guide 003`, `inserer modalites`.
    pub directives: Vec<(String, Origin)>,
    /// Places of the documents named.
    pub places: Vec<(String, Origin)>,
    /// Days, each with the key that gives it.
    pub days: Vec<(String, Day, Origin)>,
    /// Some file could not be parsed: what it declares is not known.
    pub unparsed: bool,
    /// Some file could not be decoded: what it states is not known.
    pub undecoded: bool,
}

/// One walk over one file.
pub struct Walk<'a> {
    pub schema: &'a Value,
    pub file: usize,
    /// Where the TOML text begins in the file.
    pub offset: usize,
    /// Whether some font has a glyph for a character.
    pub covers: &'a dyn Fn(char) -> bool,
    pub report: &'a mut Report,
    pub found: &'a mut Found,
    /// The keys that lead to the table that is walked, from the top of the file.
    pub path: Vec<String>,
}

impl Walk<'_> {
    /// Checks the whole file.
    pub fn file(&mut self, tree: &Spanned<DeTable>) {
        let span = tree.span();
        let schema = self.schema;
        self.table(tree.get_ref(), span, schema, "ce fichier");
    }

    fn origin(&self, span: std::ops::Range<usize>) -> Origin {
        Origin { file: self.file, span: span.start + self.offset..span.end + self.offset }
    }

    /// Follows `$ref`, and `anyOf` of a schema with `null`, which optional fields are.
    fn resolve<'s>(&'s self, schema: &'s Value) -> &'s Value {
        let mut schema = schema;
        for _ in 0..8 {
            if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
                let name = reference.rsplit('/').next().unwrap_or_default();
                schema = &self.schema["$defs"][name];
            } else if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
                let Some(real) = choices.iter().find(|choice| choice["type"] != "null") else { break };
                schema = real;
            } else {
                break;
            }
        }
        schema
    }

    fn value(&mut self, value: &Spanned<DeValue>, schema: &Value, key: &str) {
        let schema = self.resolve(schema).clone();
        if let Some(choices) = schema.get("oneOf").and_then(Value::as_array) {
            if choices.iter().all(|choice| choice.get("const").is_some()) {
                return self.one_of_words(value, choices, key);
            }
            let fits = choices.iter().find(|choice| accepts(self.resolve(choice), value.get_ref()));
            return match fits.cloned() {
                Some(choice) => self.value(value, &choice, key),
                None => self.wrong_type(value, "un texte, ou un texte par guide", key),
            };
        }
        if let Some(words) = schema.get("enum").and_then(Value::as_array) {
            return self.one_of_words(value, words, key);
        }
        if !accepts(&schema, value.get_ref()) {
            return self.wrong_type(value, expected(&schema), key);
        }
        match value.get_ref() {
            DeValue::String(string) => self.string(string, value.span(), &schema),
            DeValue::Array(array) => {
                if array.len() > text::MOST {
                    let what = format!("« {key} » a {} entrées", array.len());
                    let span = value.span();
                    self.report.push(text::too_long(&what, self.origin(span.start..span.start)));
                }
                for item in array.iter() {
                    self.value(item, &schema["items"], key);
                }
            }
            DeValue::Table(table) => self.table(table, value.span(), &schema, key),
            DeValue::Integer(integer) => self.integer(integer.as_str(), value.span(), &schema, key),
            DeValue::Datetime(day) => {
                let day = day.date.map(|date| Day { year: date.year, month: date.month, day: date.day });
                let origin = self.origin(value.span());
                self.found.days.extend(day.map(|day| (key.to_owned(), day, origin)));
            }
            DeValue::Float(_) | DeValue::Boolean(_) => {}
        }
    }

    fn table(&mut self, table: &DeTable, span: std::ops::Range<usize>, schema: &Value, what: &str) {
        let empty = serde_json::Map::new();
        let properties = schema.get("properties").and_then(Value::as_object).unwrap_or(&empty);
        // What a misspelt key was meant to be: it is not missing as well.
        let mut meant = Vec::new();
        for (key, value) in table.iter() {
            let name = key.get_ref().as_ref();
            match (properties.get(name), schema.get("additionalProperties")) {
                (Some(property), _) => {
                    self.path.push(name.to_owned());
                    self.value(value, property, name);
                    self.path.pop();
                }
                // The only open tables of the format hold one wording a guide.
                (None, Some(any)) if any.is_object() => {
                    self.found.guides.push((name.to_owned(), self.origin(key.span())));
                    self.value(value, any, name);
                }
                (None, _) => meant.extend(self.unknown_key(name, key.span(), properties.keys().map(String::as_str))),
            }
        }
        for required in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
            let name = required.as_str().unwrap_or_default();
            if !table.iter().any(|(key, _)| key.get_ref() == name) && !meant.contains(&name) {
                let about = properties.get(name).and_then(|property| self.resolve(property)["description"].as_str());
                let about = properties.get(name).and_then(|p| p["description"].as_str()).or(about);
                let mut diagnostic = Diagnostic::error("cle-manquante", format!("il manque la clé « {name} »"))
                    .at(self.origin(span.clone()), format!("dans {}", article(what)));
                if let Some(about) = about {
                    let written =
                        properties.get(name).map_or_else(String::new, |property| self.written(name, property));
                    diagnostic = diagnostic.help(format!("ajoutez « {written} » : {}", uncapitalized(about)));
                }
                self.report.push(diagnostic);
            }
        }
    }

    /// How a key is written: a value on its line, a group or a repeated entry under its title.
    fn written(&self, name: &str, property: &Value) -> String {
        let schema = self.resolve(property);
        let title = || self.path.iter().map(String::as_str).chain([name]).collect::<Vec<_>>().join(".");
        let is_table = |schema: &Value| schema["type"] == "object";
        match is_table(schema) {
            true => format!("[{}]", title()),
            false if is_table(self.resolve(&schema["items"])) => format!("[[{}]]", title()),
            false => format!("{name} = …"),
        }
    }

    /// Reports a key that the format does not have; gives the one that was probably meant.
    fn unknown_key<'k>(
        &mut self,
        name: &str,
        span: std::ops::Range<usize>,
        known: impl Iterator<Item = &'k str>,
    ) -> Option<&'k str> {
        let known: Vec<&str> = known.collect();
        let near = nearest(name, &known);
        let help = match near {
            Some(near) => format!("vouliez-vous dire « {near} » ?"),
            None => format!("les clés possibles sont : {}", known.join(", ")),
        };
        let message = format!("la clé « {} » n'existe pas ici", shorten(name));
        self.report.push(Diagnostic::error("cle-inconnue", message).at(self.origin(span), "").help(help));
        near
    }

    fn one_of_words(&mut self, value: &Spanned<DeValue>, choices: &[Value], key: &str) {
        let words: Vec<&str> =
            choices.iter().filter_map(|choice| choice.get("const").unwrap_or(choice).as_str()).collect();
        let DeValue::String(written) = value.get_ref() else { return self.wrong_type(value, "un mot", key) };
        if words.contains(&written.as_ref()) {
            return;
        }
        let known = format!("valeurs possibles : {}", words.join(", "));
        let near = nearest(written, &words).map(|near| format!("vouliez-vous dire « {near} » ? "));
        self.report.push(
            Diagnostic::error("valeur-inconnue", format!("« {} » n'est pas une valeur de « {key} »", shorten(written)))
                .at(self.origin(value.span()), "")
                .help(format!("{}{known}", near.unwrap_or_default())),
        );
    }

    fn wrong_type(&mut self, value: &Spanned<DeValue>, expected: &str, key: &str) {
        let found = type_name(value.get_ref());
        let help = match value.get_ref() {
            DeValue::String(_) if expected == "une date" => "une date s'écrit sans guillemets : 2026-11-20",
            DeValue::String(_) if expected == "un nombre entier" => "un nombre s'écrit sans guillemets",
            DeValue::String(_) if expected == "true ou false" => "true et false s'écrivent sans guillemets",
            DeValue::Table(_) if expected == "une liste d'entrées" => {
                "une entrée répétée commence par un titre entre doubles crochets, comme [[savoir_faire]]"
            }
            _ if expected.starts_with("un texte, ou") => {
                "écrivez \"…\", ou un texte par guide : { 003 = \"…\", 002 = \"…\" }"
            }
            _ if expected == "un texte" => "un texte s'écrit entre guillemets droits : \"…\"",
            _ if expected.starts_with("une liste") => "une liste s'écrit entre crochets : [\"…\", \"…\"]",
            _ => "comparez avec une entrée voisine",
        };
        self.report.push(
            Diagnostic::error("type-incorrect", format!("« {key} » attend {expected}, et porte {found}"))
                .at(self.origin(value.span()), found.to_owned())
                .help(help),
        );
    }

    fn integer(&mut self, digits: &str, span: std::ops::Range<usize>, schema: &Value, key: &str) {
        let (min, max) = (schema["minimum"].as_i64().unwrap_or(0), schema["maximum"].as_i64().unwrap_or(i64::MAX));
        let number = digits.replace('_', "").parse::<i64>().ok();
        if !number.is_some_and(|number| (min..=max).contains(&number)) {
            self.report.push(
                Diagnostic::error("nombre-hors-limites", format!("« {key} » attend un nombre de {min} à {max}"))
                    .at(self.origin(span), "")
                    .help("écrivez-le en chiffres, sans signe"),
            );
        }
    }

    fn string(&mut self, string: &str, span: std::ops::Range<usize>, schema: &Value) {
        let origin = self.origin(span);
        let role = schema["x-fascicule"].as_str();
        if let Some(character) = string.chars().find(|c| text::is_forbidden(*c)) {
            return self.report.push(text::control_character(character, origin));
        }
        let length = string.chars().count();
        if length > text::LONGEST {
            return self.report.push(text::too_long(&format!("ce texte a {length} caractères"), origin));
        }
        match role {
            Some("enonce") => self.statement(string, origin),
            Some("code") => match Code::parse(string) {
                Some(_) => self.found.declared.push((string.to_owned(), origin)),
                None => self.malformed_code(string, origin),
            },
            Some("reference") => match Code::parse(string) {
                Some(_) => self.found.references.push((string.to_owned(), origin)),
                None => self.malformed_code(string, origin),
            },
            Some("source") => match SourceRef::parse(string) {
                Some(source) => self.found.sources.push((source.source, origin)),
                None => self.report.push(
                    Diagnostic::error("source-malformee", format!("« {} » ne désigne pas une source", shorten(string)))
                        .at(origin, "")
                        .help("écrivez le code de la source et ses lignes : \"003\", \"003:466\" ou \"003:466-470\""),
                ),
            },
            Some("guide") => self.found.guides.push((string.to_owned(), origin)),
            Some("rncp") if !is_rncp_code(string) => self.report.push(
                Diagnostic::error("code-rncp-malforme", format!("« {} » n'est pas un code RNCP", shorten(string)))
                    .at(origin, "")
                    .help("un code RNCP a de 3 à 5 chiffres, sans zéro en tête ni espace, comme \"26312\""),
            ),
            Some("lieu") => self.found.places.push((string.to_owned(), origin)),
            // Whatever is published is printed.
            _ => {
                if let Some(character) = string.chars().find(|c| !(self.covers)(*c)) {
                    self.report.push(without_glyph(character, origin));
                }
            }
        }
    }

    fn statement(&mut self, string: &str, origin: Origin) {
        if string.replace("**", "").trim().is_empty() {
            return self.report.push(
                Diagnostic::error("enonce-vide", "ce texte est vide")
                    .at(origin, "")
                    .help("écrivez le texte de la source, ou retirez l'entrée et déclarez une [[lacune]]"),
            );
        }
        if super::inline::statement(string).is_none() {
            return self.report.push(
                Diagnostic::error("gras-non-ferme", "un passage en gras n'est pas fermé")
                    .at(origin, "les ** vont par deux")
                    .help("entourez le passage : **passage en gras**"),
            );
        }
        if has_link(string) {
            self.report.push(
                Diagnostic::error("lien-interdit", "un lien ne s'écrit pas dans un fichier TOML")
                    .at(origin.clone(), "ces crochets seraient imprimés")
                    .help("écrivez les mots seuls, ou l'adresse en toutes lettres ; les liens vont dans les textes Markdown"),
            );
        }
        if string.trim() != string || string.contains("  ") {
            self.report.push(
                Diagnostic::warning("espaces-en-trop", "ce texte a des espaces en trop")
                    .at(origin.clone(), "au début, à la fin, ou plusieurs de suite")
                    .help("gardez une seule espace entre deux mots"),
            );
        }
        if let Some(character) = string.chars().find(|c| !(self.covers)(*c)) {
            self.report.push(without_glyph(character, origin));
        }
    }

    fn malformed_code(&mut self, string: &str, origin: Origin) {
        self.report.push(
            Diagnostic::error("code-malforme", format!("« {} » n'est pas un code", shorten(string)))
                .at(origin, "")
                .help("un code s'écrit comme D1, D1.SF2, D1.S3, D1.E4, A1.2 ou CAP1, sans espace ni zéro en tête"),
        );
    }
}

/// Whether a text holds a link as Markdown writes it: `[mots](adresse)`.
fn has_link(text: &str) -> bool {
    text.match_indices("](").any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + 2..]);
        before.contains('[') && after.find([')', ' ']).is_some_and(|end| end > 0 && after[end..].starts_with(')'))
    })
}

/// Three to five digits.
fn is_rncp_code(string: &str) -> bool {
    (3..=5).contains(&string.len()) && !string.starts_with('0') && string.bytes().all(|b| b.is_ascii_digit())
}

/// The diagnostic for a character that could not be printed.
pub fn without_glyph(character: char, origin: Origin) -> Diagnostic {
    let code = u32::from(character);
    Diagnostic::error(
        "caractere-sans-glyphe",
        format!("le caractère « {character} » (U+{code:04X}) ne peut pas être imprimé"),
    )
    .at(origin, "aucune police du projet ne le dessine")
    .help("remplacez-le : les puces, pictogrammes et signes à usage privé viennent souvent d'un copier-coller")
}

/// The nearest word, if it is near enough to be what was meant.
pub fn nearest<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let written = without_accents(&written.to_lowercase());
    let scored = known.iter().map(|word| (strsim::jaro_winkler(&written, &word.to_lowercase()), *word));
    scored.filter(|(score, _)| *score > 0.84).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, word)| word)
}

fn uncapitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn article(what: &str) -> String {
    if what == "ce fichier" { what.to_owned() } else { format!("cette entrée « {what} »") }
}

fn accepts(schema: &Value, value: &DeValue) -> bool {
    let kinds: Vec<&str> = match &schema["type"] {
        Value::String(kind) => vec![kind.as_str()],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return true,
    };
    let is_date = schema["format"] == "date";
    match value {
        DeValue::String(_) => kinds.contains(&"string") && !is_date,
        DeValue::Datetime(day) => is_date && day.date.is_some() && day.time.is_none(),
        DeValue::Integer(_) => kinds.contains(&"integer"),
        DeValue::Float(_) => kinds.contains(&"number"),
        DeValue::Boolean(_) => kinds.contains(&"boolean"),
        DeValue::Array(_) => kinds.contains(&"array"),
        DeValue::Table(_) => kinds.contains(&"object"),
    }
}

fn expected(schema: &Value) -> &'static str {
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null").and_then(Value::as_str),
        kind => kind.as_str(),
    };
    match kind {
        Some("string") if schema["format"] == "date" => "une date",
        Some("string") => "un texte",
        Some("integer") => "un nombre entier",
        Some("boolean") => "true ou false",
        Some("array") if schema["items"].get("$ref").is_some() => "une liste d'entrées",
        Some("array") => "une liste",
        Some("object") => "un groupe de clés",
        _ => "autre chose",
    }
}

fn type_name(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "un texte",
        DeValue::Integer(_) => "un nombre entier",
        DeValue::Float(_) => "un nombre à virgule",
        DeValue::Boolean(_) => "true ou false",
        DeValue::Datetime(_) => "une date",
        DeValue::Array(_) => "une liste",
        DeValue::Table(_) => "un groupe de clés",
    }
}
