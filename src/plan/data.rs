//! The addresses of the open data, and what is known of its files once they are made.

use std::collections::BTreeMap;

use crate::model::{EditionCode, Slug};

/// The files of one certification, or of one list, in one edition.
#[derive(Debug, Clone)]
pub struct DataFiles {
    pub json: String,
    pub csv: String,
}

impl DataFiles {
    /// `donnees/certifications/charge-accueil-non-datee.json`.
    pub fn of(folder: &str, slug: &Slug, edition: &EditionCode) -> DataFiles {
        let path = |extension| format!("donnees/{folder}/{slug}-{edition}.{extension}");
        DataFiles { json: path("json"), csv: path("csv") }
    }
}

/// The index of the data, for programs.
pub const DATA_INDEX: &str = "donnees/index.json";

/// The editions of all certifications, for programs.
pub const DATA_EDITIONS: &str = "donnees/editions.json";

/// The address of the table of a list for the script of its page, which reads no other file from a disk.
pub fn script_of(table: &str) -> String {
    format!("{}.js", table.trim_end_matches(".csv"))
}

/// The address of a schema.
pub fn schema_path(name: &str) -> String {
    format!("donnees/schemas/{name}.schema.json")
}

/// What is known of the open data once it is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataFacts {
    /// The weight of each file in bytes, by its address.
    pub bytes: BTreeMap<String, usize>,
    /// The schemas, each with the objects that it describes.
    pub schemas: Vec<Table>,
    /// The tables, each with its columns.
    pub tables: Vec<Table>,
}

/// What the page of the data documents together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// For an id.
    pub name: &'static str,
    pub title: &'static str,
    /// The address of the schema, if it is published.
    pub schema: Option<String>,
    pub objects: Vec<Described>,
}

/// An object and its fields, in the words of its schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    pub name: String,
    pub description: String,
    pub fields: Vec<DescribedField>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribedField {
    pub name: String,
    /// « texte », « liste de Enonce ».
    pub kind: String,
    /// The object that the field holds.
    pub object: Option<String>,
    pub required: bool,
    pub description: String,
}
