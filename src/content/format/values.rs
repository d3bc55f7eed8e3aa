//! What several files are made of: checked strings, days, texts by guide; notes, errata, quotations.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};

/// A value and the bytes of the file that state it.
#[derive(Debug, Clone)]
pub struct Located<T> {
    pub value: T,
    pub span: Range<usize>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = toml::Spanned::<T>::deserialize(deserializer)?;
        let span = spanned.span();
        Ok(Located { value: spanned.into_inner(), span })
    }
}

impl<T: JsonSchema> JsonSchema for Located<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
    fn inline_schema() -> bool {
        T::inline_schema()
    }
}

/// Declares a string newtype whose schema carries one word, `x-fascicule`, that `shape.rs` knows how to check.
macro_rules! checked_string {
    ($(#[$doc:meta])* $name:ident, $role:literal, $description:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "x-fascicule": $role, "description": $description })
            }
            fn inline_schema() -> bool {
                true
            }
        }
    };
}

checked_string!(
    /// The code that an entry declares.
    Declared, "code", "Code de l'énoncé, unique dans la certification et stable pour toujours, comme D1.SF2"
);
checked_string!(
    /// A code that must be declared elsewhere in the same certification.
    Reference, "reference", "Code d'un énoncé déclaré ailleurs dans la certification"
);
checked_string!(
    /// A statement: plain text in which only `**` marks bold.
    Text, "enonce", "Texte sur une ligne ; seul **…** y marque le gras, tout le reste est littéral"
);
checked_string!(
    /// `003` or `003:466` or `003:466-470`: a source declared in `sources.toml`, and lines of its text.
    SourceRef, "source", "Source déclarée dans sources.toml, avec les lignes de son texte, comme 003:466-470"
);
checked_string!(
    /// A guide declared in `commun/guides.toml`.
    GuideRef, "guide", "Guide déclaré dans commun/guides.toml, par le code de sa source, comme 003"
);
checked_string!(
    /// A code of the national register: digits, as printed.
    CodeRncp, "rncp", "Code du répertoire national (RNCP), de 3 à 5 chiffres, entre guillemets"
);
checked_string!(
    /// A place in the printed documents: `kind` or `kind/part`.
    PlaceRef, "lieu", "Document, ou partie d'un document, comme livret-evaluation-finale/evaluation"
);

/// A text that is the same in all guides, or one wording a guide.
#[derive(Debug, Clone)]
pub enum ByGuide {
    Same(String),
    Each(BTreeMap<String, Located<String>>),
}

impl<'de> Deserialize<'de> for ByGuide {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = ByGuide;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("un texte, ou un texte par guide")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<ByGuide, E> {
                Ok(ByGuide::Same(text.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ByGuide, A::Error> {
                let mut each = BTreeMap::new();
                while let Some((guide, text)) = map.next_entry()? {
                    each.insert(guide, text);
                }
                Ok(ByGuide::Each(each))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl JsonSchema for ByGuide {
    fn schema_name() -> Cow<'static, str> {
        "ParGuide".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>();
        json_schema!({
            "description": "Un texte, ou un texte par guide : { 003 = \"…\", 002 = \"…\" }",
            "oneOf": [text, { "type": "object", "additionalProperties": text }]
        })
    }
    fn inline_schema() -> bool {
        true
    }
}

/// A calendar day, written as a TOML date (`2026-11-20`, without quotes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Day(pub toml::value::Datetime);

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "description": "Date TOML sans guillemets, comme 2026-11-20" })
    }
    fn inline_schema() -> bool {
        true
    }
}

/// Une note de l'éditeur : jamais la voix de la source.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// La note
    pub texte: Located<Text>,
    /// D'où l'éditeur le tient
    pub source: Located<Text>,
    /// Quand il l'a consulté
    pub consulte: Day,
    /// Où elle paraît ; partout si la liste est absente
    #[serde(default)]
    pub lieux: Vec<Located<PlaceRef>>,
}

/// Une correction de la forme imprimée.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Erratum {
    /// Ce qui est fait : une correction si la clé est absente, ou l'ajout de mots qui manquent
    #[serde(default)]
    pub nature: NatureErratum,
    /// Les mots de la forme imprimée
    pub imprime: Located<Text>,
    /// Les mots publiés ici
    pub corrige: Located<Text>,
    /// Où la source porte la forme imprimée
    pub source: Located<SourceRef>,
    /// Les endroits concernés ; tous si la liste est absente
    #[serde(default)]
    pub lieux: Vec<Located<PlaceRef>>,
}

/// Ce qu'un erratum fait de la forme imprimée.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NatureErratum {
    /// Une coquille corrigée
    #[default]
    Correction,
    /// Des mots ajoutés, que la forme imprimée n'a pas
    Ajout,
}

/// Un passage d'une source, mot pour mot.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Les mots de la source
    pub texte: Located<Text>,
    /// Où la source les porte
    pub source: Located<SourceRef>,
}
