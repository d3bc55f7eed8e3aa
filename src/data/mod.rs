//! The open data: each certification and each list as JSON and as a table, under the addresses that pages cite.
//!
//! A renderer like the others: a function from the plan to bytes. The words are those of the sources, without the
//! typography of the page, and what the editor says stands in fields of its own ([`format`]). The schemas are made from the
//! types that write the files; the page that documents the data is made from the schemas.

mod certification;
mod common;
pub mod format;
mod liste;
mod schema;

use serde::Serialize;

use crate::plan::{DataFacts, DataFiles, Plan, Table, schema_path};
use format::{Certification, LigneCertification, LigneTableauListe, Liste};

/// The files, and what the site says of them.
#[derive(Debug, Default)]
pub struct OpenData {
    /// Path from the root of the site, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    pub facts: DataFacts,
}

const CERTIFICATION: &str = "certification";
const LIST: &str = "liste";

/// The open data of what is planned.
pub fn render(plan: &Plan) -> OpenData {
    let mut files = Vec::new();
    for planned in &plan.certifications {
        let (data, rows) = certification::of(plan, planned, schema_address(plan, &planned.data, CERTIFICATION));
        files.push((planned.data.json.clone(), json(&data)));
        files.push((planned.data.csv.clone(), table(&rows)));
    }
    for planned in &plan.lists {
        let (data, rows) = liste::of(plan, planned, schema_address(plan, &planned.data, LIST));
        files.push((planned.data.json.clone(), json(&data)));
        files.push((planned.data.csv.clone(), table(&rows)));
    }
    let (certification, list) = (schema::of::<Certification>(), schema::of::<Liste>());
    let (rows, list_rows) = (schema::of::<LigneCertification>(), schema::of::<LigneTableauListe>());
    let facts = DataFacts {
        schemas: vec![
            Table {
                name: CERTIFICATION,
                title: "JSON d'une certification",
                schema: Some(schema_path(CERTIFICATION)),
                objects: schema::described(&certification),
            },
            Table {
                name: LIST,
                title: "JSON d'une liste",
                schema: Some(schema_path(LIST)),
                // What both describe is told once.
                objects: schema::described(&list)
                    .into_iter()
                    .filter(|object| schema::described(&certification).iter().all(|known| known.name != object.name))
                    .collect(),
            },
        ],
        tables: vec![
            Table {
                name: "tableau-certification",
                title: "CSV d'une certification",
                schema: None,
                objects: schema::described(&rows),
            },
            Table {
                name: "tableau-liste",
                title: "CSV d'une liste",
                schema: None,
                objects: schema::described(&list_rows),
            },
        ],
        bytes: Default::default(),
    };
    files.push((schema_path(CERTIFICATION), json(&certification)));
    files.push((schema_path(LIST), json(&list)));
    let bytes = files.iter().map(|(path, bytes)| (path.clone(), bytes.len())).collect();
    OpenData { files, facts: DataFacts { bytes, ..facts } }
}

/// Where a file says that its schema is: online, or beside it on a disk.
fn schema_address(plan: &Plan, files: &DataFiles, name: &str) -> String {
    let path = schema_path(name);
    match crate::plan::PublicAddress::of(&plan.catalogue.site) {
        Some(public) => public.to(&path),
        None => crate::plan::relative(&files.json, &path),
    }
}

fn json(data: &impl Serialize) -> Vec<u8> {
    // Plain data of ours: it always has a JSON form.
    let mut text = serde_json::to_string_pretty(data).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

/// RFC 4180, with the semicolon that French spreadsheets expect.
fn table<R: Serialize>(rows: &[R]) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        // A row of texts and numbers written to memory cannot fail.
        let _ = writer.serialize(row);
    }
    writer.into_inner().unwrap_or_default()
}
