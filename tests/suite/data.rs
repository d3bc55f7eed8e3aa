//! The open data, read back: against its schemas, against the pages, and against the files of the content.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::support::page::Page;
use crate::support::schema::faults;
use crate::support::{Project, fixtures, read_all, write_all};
use fascicule::{check, data, document, plan, site};
use serde_json::Value;

/// The site of a content and its data, without PDFs; the content's own files beside.
struct Published {
    files: BTreeMap<String, Vec<u8>>,
    content: BTreeMap<String, Vec<u8>>,
    bytes: BTreeMap<String, usize>,
}

static BAKERY: LazyLock<Published> = LazyLock::new(|| {
    let project = Project::bakery();
    write_all(&project.path().join("content"), &read_all(&fixtures().join("fournil")));
    publish(&project)
});

static SHIPPED: LazyLock<Published> = LazyLock::new(|| publish(&Project::real()));

fn publish(project: &Project) -> Published {
    let folder = project.path().join("content");
    let catalogue = check(&folder).expect("a folder").catalogue.expect("a sound content");
    let documents = document::printed(&catalogue);
    let (plan, _) = plan::plan(&catalogue, &documents);
    let data = data::render(&plan);
    let theme = crate::support::theme();
    let bytes = data.facts.bytes.clone();
    let facts = plan::Facts { data: data.facts, ..plan::Facts::default() };
    let pages = site::render(&plan, &facts, &theme).expect("a site");
    let files = pages.into_iter().chain(data.files).collect();
    Published { files, content: read_all(&folder), bytes }
}

fn both() -> [&'static Published; 2] {
    [&BAKERY, &SHIPPED]
}

impl Published {
    /// The JSON files of certifications or of lists.
    fn json(&self, folder: &str) -> Vec<(&str, Value)> {
        let under = format!("donnees/{folder}/");
        let files = self.files.iter().filter(|(path, _)| path.starts_with(&under) && path.ends_with(".json"));
        files.map(|(path, bytes)| (path.as_str(), serde_json::from_slice(bytes).expect("JSON"))).collect()
    }

    fn schema(&self, name: &str) -> Value {
        serde_json::from_slice(&self.files[&format!("donnees/schemas/{name}.schema.json")]).expect("JSON")
    }

    /// The rows of a table, by column.
    fn csv(&self, path: &str) -> Vec<BTreeMap<String, String>> {
        let bytes = self.files[path].as_slice();
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes);
        reader.deserialize().map(|row| row.expect("a row as wide as the header")).collect()
    }

    /// The TOML of a certification or of a list, file by file.
    fn source(&self, json: &str) -> Vec<toml::Table> {
        let name = json.trim_start_matches("donnees/").trim_end_matches(".json");
        let undated =
            ["sans-date", "non-datee"].into_iter().find_map(|edition| Some((name.strip_suffix(edition)?, edition)));
        let (slug, edition) = undated.unwrap_or_else(|| name.split_at(name.len() - "2014".len()));
        let folder = format!("{}/{edition}/", slug.trim_end_matches('-'));
        let files = self.content.iter().filter(|(path, _)| path.starts_with(&folder) && path.ends_with(".toml"));
        let tables = files.map(|(_, bytes)| toml::from_str(&String::from_utf8_lossy(bytes)).expect("TOML"));
        let tables: Vec<toml::Table> = tables.collect();
        assert!(!tables.is_empty(), "{json}: no content under {folder}");
        tables
    }
}

/// Each object that has a code and words: code → words. A code that stands twice with other words is a fault.
fn statements(value: &Value, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| statements(item, found)),
        Value::Object(object) => {
            let words = object.get("texte").or(object.get("intitule"));
            if let (Some(Value::String(code)), Some(Value::String(words)), None) =
                (object.get("code"), words, object.get("raison"))
            {
                assert_eq!(found.insert(code.clone(), words.clone()), None, "{code} stands twice");
            }
            object.values().for_each(|value| statements(value, found));
        }
        _ => {}
    }
}

/// The same of the content: an upper-case code and its words, bold marks aside.
fn declared(value: &toml::Value, found: &mut BTreeMap<String, String>) {
    match value {
        toml::Value::Array(items) => items.iter().for_each(|item| declared(item, found)),
        toml::Value::Table(table) => {
            let word = |key: &str| table.get(key).and_then(toml::Value::as_str);
            let words = word("texte").or(word("intitule")).or(word("titre"));
            let is_statement = |code: &&str| code.starts_with(|c: char| c.is_ascii_uppercase());
            // A family of a list has a title and no words; a retired code says why.
            let counts = !table.contains_key("numero") && !table.contains_key("raison");
            if let (Some(code), Some(words), true) = (word("code").filter(is_statement), words, counts) {
                found.insert(code.to_owned(), words.replace("**", ""));
            }
            table.values().for_each(|value| declared(value, found));
        }
        _ => {}
    }
}

fn declared_by(tables: &[toml::Table]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    tables.iter().for_each(|table| declared(&toml::Value::Table(table.clone()), &mut found));
    found
}

#[test]
fn each_certification_and_each_list_has_its_two_files() {
    for published in both() {
        for kind in ["certifications", "listes"] {
            let of_content = published.content.keys().filter(|path| {
                path.starts_with(kind) && (path.ends_with("/certification.toml") || path.ends_with("/liste.toml"))
            });
            let expected: BTreeSet<String> = of_content
                .map(|path| path.split('/').collect::<Vec<_>>())
                .map(|steps| format!("donnees/{kind}/{}-{}.json", steps[1], steps[2]))
                .collect();
            let found: BTreeSet<String> = published.json(kind).into_iter().map(|(path, _)| path.to_owned()).collect();
            assert_eq!(found, expected);
            assert!(found.iter().all(|json| published.files.contains_key(&json.replace(".json", ".csv"))));
        }
    }
}

#[test]
fn each_file_fits_its_published_schema() {
    for published in both() {
        for (kind, name) in [("certifications", "certification"), ("listes", "liste")] {
            let schema = published.schema(name);
            for (path, mut json) in published.json(kind) {
                assert_eq!(faults(&schema, &json), [""; 0], "{path}");
                // The schema is no mere formality: it knows every key, and asks for those that matter.
                json["publication"]["inconnu"] = "x".into();
                assert!(!faults(&schema, &json).is_empty(), "{path}");
                json["publication"]
                    .as_object_mut()
                    .expect("an object")
                    .retain(|key, _| key != "inconnu" && key != "etat");
                assert!(!faults(&schema, &json).is_empty(), "{path}");
            }
        }
    }
}

#[test]
fn each_file_names_its_schema_where_it_is() {
    let schema = |published: &Published, kind| published.json(kind)[0].1["$schema"].as_str().map(str::to_owned);
    let online = "https://boulangerie.example/donnees/schemas/certification.schema.json";
    assert_eq!(schema(&BAKERY, "certifications").as_deref(), Some(online));
    assert_eq!(schema(&SHIPPED, "listes").as_deref(), Some("../schemas/liste.schema.json"));
}

#[test]
fn the_words_are_those_of_the_content_and_none_is_missing() {
    for published in both() {
        for kind in ["certifications", "listes"] {
            for (path, json) in published.json(kind) {
                let mut found = BTreeMap::new();
                statements(&json, &mut found);
                let expected = declared_by(&published.source(path));
                let (mut found, retired): (BTreeMap<_, _>, BTreeMap<_, _>) =
                    found.into_iter().partition(|(code, _)| expected.contains_key(code));
                assert!(retired.is_empty(), "{path}: {retired:?}");
                for (code, words) in &expected {
                    assert_eq!(found.remove(code).as_ref(), Some(words), "{path}: {code}");
                }
            }
        }
    }
}

#[test]
fn each_address_is_an_anchor_of_the_site_and_each_bare_anchor_is_in_the_data() {
    for published in both() {
        let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (path, bytes) in published.files.iter().filter(|(path, _)| path.ends_with(".html")) {
            ids.insert(path.clone(), Page::parse(bytes).attributes("id").into_iter().collect());
        }
        for kind in ["certifications", "listes"] {
            for (path, json) in published.json(kind) {
                let mut addresses = BTreeSet::new();
                gather_addresses(&json, &mut addresses);
                assert!(addresses.len() > 1, "{path}");
                for address in &addresses {
                    let inside = address.strip_prefix("https://boulangerie.example/").unwrap_or(address);
                    let (page, id) = inside.split_once('#').unwrap_or((inside, ""));
                    let known = ids.get(&format!("{page}index.html")).unwrap_or_else(|| panic!("{path}: {address}"));
                    assert!(id.is_empty() || known.contains(id), "{path}: {address}");
                }
                // In the référentiel, or on the list, a code alone is an address: each is in the data.
                let page = json["publication"]["adresse"].as_str().expect("an address");
                let inside = page.strip_prefix("https://boulangerie.example/").unwrap_or(page);
                let home = if kind == "listes" { inside.to_owned() } else { format!("{inside}referentiel/") };
                for id in ids.get(&format!("{home}index.html")).into_iter().flatten().filter(|id| is_code(id)) {
                    let there = addresses.iter().any(|address| address.ends_with(&format!("{home}#{id}")));
                    assert!(there, "{path} lacks {id}");
                }
            }
        }
    }
}

fn gather_addresses(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather_addresses(item, found)),
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(address) if key == "adresse" && object.get("nom").is_none() => {
                        found.insert(address.clone());
                    }
                    value => gather_addresses(value, found),
                }
            }
        }
        _ => {}
    }
}

/// `d1-sf2`, `pa1-7`, `cap3`: the id of a statement, which no part of a document may have.
fn is_code(id: &str) -> bool {
    fascicule::model::Code::parse(&id.to_uppercase().replace('-', ".")).is_some()
}

#[test]
fn the_table_of_a_certification_says_what_its_json_says() {
    for published in both() {
        for (path, json) in published.json("certifications") {
            let rows = published.csv(&path.replace(".json", ".csv"));
            let of_type = |kind: &'static str| rows.iter().filter(move |row| row["type"] == kind);
            let from_table: BTreeMap<String, String> =
                of_type("enonce").map(|row| (row["code"].clone(), row["texte"].clone())).collect();
            assert_eq!(from_table.len(), of_type("enonce").count(), "{path}: a code stands twice");
            assert_eq!(from_table, declared_by(&published.source(path)), "{path}");
            // Each word of the one is a cell of the other, or one of those that a bar parts.
            let cells = rows.iter().flat_map(BTreeMap::values).map(|cell| cell.strip_prefix('\'').unwrap_or(cell));
            let cells: BTreeSet<&str> = cells.flat_map(|cell| cell.split(" | ").chain([cell])).collect();
            let mut words = BTreeSet::new();
            words_of(&json, &mut words);
            assert!(words.len() > 10, "{path}");
            for word in words {
                assert!(cells.contains(word.as_str()), "{path} lacks « {word} »");
            }
            for row in &rows {
                assert_eq!(row["certification"], json["publication"]["identifiant"], "{path}");
                assert_eq!(row["etat"], json["publication"]["etat"], "{path}");
                // Never the editor's words in the source's column.
                let is_editors = matches!(row["type"].as_str(), "note" | "lacune");
                assert!(!is_editors || row["texte"].is_empty(), "{path}: {row:?}");
                assert!(!is_editors || !row["remarque"].is_empty(), "{path}: {row:?}");
            }
        }
    }
}

/// The texts of a file, but what is said of the file itself.
fn words_of(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(words) => {
            found.insert(words.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| words_of(item, found)),
        Value::Object(object) => {
            let own = object.iter().filter(|(key, _)| !["$schema", "publication"].contains(&key.as_str()));
            own.for_each(|(_, value)| words_of(value, found));
        }
        _ => {}
    }
}

#[test]
fn the_table_keeps_what_ties_a_statement_to_others() {
    let table = |name: &str| SHIPPED.csv(&format!("donnees/certifications/{name}.csv"));
    let cells = |rows: &[BTreeMap<String, String>], wanted: &[(&str, &str)], column: &str| -> Vec<String> {
        let is_wanted = |row: &&BTreeMap<String, String>| wanted.iter().all(|(key, value)| row[*key] == *value);
        rows.iter().filter(is_wanted).map(|row| row[column].clone()).collect()
    };
    // As read in the sources: 004:386-418, 640-646 and the modality of the third bloc.
    let blocs = table("gestionnaire-parcours-sans-date");
    let points = cells(&blocs, &[("nature", "point"), ("dans", "B2.A1")], "texte");
    assert_eq!(points.len(), 4);
    assert_eq!(points[1], "des prestations santé");
    for (code, activity) in [("B1.C1", "B1.A1"), ("B2.C1", "B2.A1")] {
        assert_eq!(cells(&blocs, &[("code", code), ("type", "enonce")], "liens"), [activity]);
        assert_eq!(cells(&blocs, &[("code", code), ("type", "enonce")], "dans"), [&code[..2]]);
    }
    let of_b2 = |nature: &'static str| [("dans", "B2"), ("nature", nature)];
    assert_eq!(cells(&blocs, &of_b2("duree"), "texte"), ["Mise en situation + 15 minutes d'entretien"]);
    assert_eq!(cells(&blocs, &of_b2("duree"), "groupe"), ["Durée totale de l'épreuve écrite/orale :"]);
    assert_eq!(cells(&blocs, &of_b2("lieu"), "texte"), ["En entreprise"]);
    assert_eq!(cells(&blocs, &of_b2("evaluateur"), "valeur"), ["1", "2", "2"]);
    assert_eq!(cells(&blocs, &of_b2("precisions-obligatoires"), "valeur"), ["oui"]);
    assert_eq!(cells(&blocs, &[("dans", "B5"), ("nature", "precisions-obligatoires")], "valeur"), ["non"]);
    assert_eq!(cells(&blocs, &[("dans", "B3"), ("nature", "modalite"), ("type", "erratum")], "texte").len(), 2);
    // 002: what is learnt for one mention only; 003: the fourth domaine whose modality is not printed.
    let of_2014 = table("specialiste-prestations-2014");
    let mentions: BTreeSet<String> =
        cells(&of_2014, &[("nature", "contenu-formation")], "mention").into_iter().collect();
    assert_eq!(mentions.len(), 3, "{mentions:?}");
    let undated = table("charge-accueil-non-datee");
    assert_eq!(cells(&undated, &[("type", "lacune"), ("nature", "modalite")], "source"), ["003:1659"]);
    assert!(!cells(&undated, &[("type", "grille"), ("dans", "D1")], "liens").is_empty());
    let groups: BTreeSet<String> =
        cells(&of_2014, &[("nature", "critere-formatif")], "groupe").into_iter().filter(|it| !it.is_empty()).collect();
    assert!(groups.contains("Étude de cas"), "{groups:?}");
}

#[test]
fn a_statement_is_cited_at_its_own_lines() {
    // As read in the sources, by hand.
    for (name, code, source) in [
        ("charge-accueil-non-datee", "D1.SF2", "003:442"),
        ("charge-accueil-non-datee", "D1.Q1", "003:622"),
        ("specialiste-prestations-2014", "D1.S2", "002:976-979"),
        ("specialiste-prestations-2014", "D2.M3", "002:2492"),
        ("gestionnaire-parcours-sans-date", "B1.C3", "004:222-241"),
        ("gestionnaire-parcours-sans-date", "B2.C2.E2", "004:488-496"),
    ] {
        let rows = SHIPPED.csv(&format!("donnees/certifications/{name}.csv"));
        let row = rows.iter().find(|row| row["code"] == code && row["type"] == "enonce").expect("a statement");
        assert_eq!(row["source"], source, "{name} {code}");
    }
    // Nowhere is a whole part cited for the few lines of a statement.
    for (path, _) in SHIPPED.json("certifications") {
        let titles = ["domaine", "bloc"];
        let rows = SHIPPED.csv(&path.replace(".json", ".csv"));
        for row in rows.iter().filter(|row| row["type"] == "enonce" && !titles.contains(&row["nature"].as_str())) {
            let lines = row["source"].split_once(':').map(|(_, lines)| lines.split_once('-').unwrap_or((lines, lines)));
            let (first, last) = lines.unwrap_or_else(|| panic!("{path}: {} cites no line", row["code"]));
            let number = |text: &str| text.parse::<u32>().expect("a line");
            // The columns of 004 are interleaved: a competence stands on as many lines as the cell beside it.
            assert!(number(last) - number(first) < 45, "{path}: {} at {}", row["code"], row["source"]);
        }
    }
}

#[test]
fn an_index_tells_programs_what_there_is_and_what_each_column_means() {
    for published in both() {
        let index: Value = serde_json::from_slice(&published.files["donnees/index.json"]).expect("JSON");
        assert_eq!(faults(&published.schema("index"), &index), [""; 0]);
        let inside = |address: &str| address.trim_start_matches("https://boulangerie.example/").to_owned();
        let mut told = BTreeSet::new();
        for set in index["jeux"].as_array().expect("sets") {
            let files = set["fichiers"].as_array().expect("files");
            assert_eq!(files.len(), 2, "{set}");
            for file in files {
                let path = inside(file["adresse"].as_str().expect("an address"));
                assert_eq!(file["octets"], published.files[&path].len(), "{path}");
                if let Some(schema) = file["schema"].as_str() {
                    assert!(published.files.contains_key(&inside(schema)), "{schema}");
                }
                if let Some(table) = file["tableau"].as_str() {
                    let tables = index["tableaux"].as_array().expect("tables");
                    let table = tables.iter().find(|it| it["nom"] == table).expect("the table of the file");
                    let columns = table["colonnes"].as_array().expect("columns");
                    let names: Vec<&str> = columns.iter().filter_map(|column| column["nom"].as_str()).collect();
                    let text = String::from_utf8_lossy(&published.files[&path]);
                    let head = text.trim_start_matches('\u{FEFF}').lines().next().unwrap_or_default();
                    assert_eq!(names.join(";"), head, "{path}");
                    assert!(columns.iter().all(|column| column["sens"].as_str().is_some_and(|it| it.len() > 8)));
                }
                told.insert(path);
            }
        }
        let all = published.bytes.keys().filter(|path| {
            let of_all = ["donnees/index.json", "donnees/editions.json"];
            !path.contains("/schemas/") && !of_all.contains(&path.as_str())
        });
        assert_eq!(told, all.cloned().collect());
    }
}

#[test]
fn a_schema_says_its_own_address() {
    for (published, root) in [(&BAKERY, "https://boulangerie.example/donnees/schemas/"), (&SHIPPED, "")] {
        for name in ["certification", "liste", "index"] {
            assert_eq!(published.schema(name)["$id"], format!("{root}{name}.schema.json"));
        }
    }
}

#[test]
fn the_page_of_a_list_has_the_lines_of_its_file() {
    for (published, name) in [(&BAKERY, "fournil-2020"), (&SHIPPED, "pro-a-2019")] {
        let script = String::from_utf8_lossy(&published.files[&format!("donnees/listes/{name}.js")]);
        let json = script.strip_prefix("globalThis.tableauDeLaListe = ").and_then(|it| it.strip_suffix(";\n"));
        let lines: Vec<(String, String)> = serde_json::from_str(json.expect("a value")).expect("JSON");
        let whole: String = lines.iter().map(|(_, line)| line.as_str()).collect();
        let csv = format!("donnees/listes/{name}.csv");
        assert!(whole.as_bytes() == published.files[&csv], "{name}");
        assert!(lines.iter().all(|(_, line)| line.ends_with("\r\n") && !line.starts_with('\n')), "{name}");
        let codes: Vec<&str> = lines.iter().skip(1).map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, published.csv(&csv).iter().map(|row| row["code"].as_str()).collect::<Vec<_>>());
    }
    let page = Page::parse(&SHIPPED.files["listes/pro-a/2019/index.html"]);
    assert_eq!(page.attributes("data-tableau"), ["../../../donnees/listes/pro-a-2019.js"]);
}

#[test]
fn the_table_of_a_list_has_a_row_for_each_registration() {
    for published in both() {
        for (path, json) in published.json("listes") {
            let rows = published.csv(&path.replace(".json", ".csv"));
            let rows: Vec<_> = rows.iter().filter(|row| row["type"] == "certification").collect();
            let mut expected = Vec::new();
            for table in published.source(path) {
                for line in table.get("ligne").and_then(toml::Value::as_array).into_iter().flatten() {
                    for registration in line["enregistrements"].as_array().expect("registrations") {
                        let text = |value: &toml::Value| value.as_str().expect("a text").to_owned();
                        expected.push((text(&line["code"]), text(&registration["rncp"])));
                    }
                }
            }
            let mut found: Vec<(String, String)> =
                rows.iter().map(|row| (row["code"].clone(), row["rncp"].clone())).collect();
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{path}");
            // An uncertain pairing is not stated in JSON: no certificateur stands under a code.
            for family in json["familles"].as_array().expect("families") {
                for line in family["lignes"].as_array().expect("rows") {
                    let apart = line.get("certificateurs_non_apparies").is_some();
                    let of_line = rows.iter().filter(|row| row["code"] == line["code"]);
                    assert!(of_line.clone().all(|row| (row["appariement_incertain"] == "oui") == apart), "{line}");
                    let paired = line["enregistrements"].as_array().expect("registrations");
                    let paired =
                        paired.iter().any(|it| it["certificateurs"].as_array().is_some_and(|all| !all.is_empty()));
                    assert_ne!(paired, apart, "{line}");
                }
            }
        }
    }
    // The shipped list, as counted by hand in its source.
    let (_, list) = &SHIPPED.json("listes")[0];
    let rows = list["familles"].as_array().expect("families").iter();
    assert_eq!(rows.flat_map(|family| family["lignes"].as_array().expect("rows")).count(), 100);
}

#[test]
fn a_table_is_what_rfc_4180_and_a_french_spreadsheet_expect() {
    let path = "donnees/listes/fournil-2020.csv";
    let text = std::str::from_utf8(&BAKERY.files[path]).expect("UTF-8");
    let text = text.strip_prefix('\u{feff}').expect("the mark by which a spreadsheet knows UTF-8");
    assert!(text.ends_with("\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.starts_with("type;famille;famille_titre;code;"));
    // Quotes, semicolons and line ends in a text come back as they were.
    let project = Project::bakery();
    let first = "content/certifications/boulanger/2020/domaines/d1.toml";
    let before = project.read(first);
    let words = before.split("[[savoir_faire]]").nth(1).and_then(|it| it.split("texte = \"").nth(1));
    let words = words.and_then(|it| it.split('"').next()).expect("a first savoir-faire").to_owned();
    project.write(first, before.replacen(&format!("\"{words}\""), r#""=1+1;\"a\", b""#, 1));
    let published = publish(&project);
    let rows = published.csv("donnees/certifications/boulanger-2020.csv");
    let found = rows.iter().find(|row| row["code"] == "D1.SF1" && row["type"] == "enonce").expect("the statement");
    // And no spreadsheet takes them for a formula.
    assert_eq!(found["texte"], "'=1+1;\"a\", b");
}

#[test]
fn the_page_lists_each_file_with_its_weight_and_documents_each_field() {
    for published in both() {
        let page = Page::parse(&published.files["donnees/index.html"]);
        let links = page.attributes("href");
        for (path, bytes) in &published.bytes {
            assert_eq!(*bytes, published.files[path].len(), "{path}");
            assert!(links.contains(&path.trim_start_matches("donnees/").to_owned()), "{path} is not offered");
        }
        let said: Vec<String> = page.named("code").iter().map(super::support::page::Element::text).collect();
        let text = page.text();
        for (kind, name) in [("certifications", "certification"), ("listes", "liste")] {
            let schema = published.schema(name);
            let objects = schema["definitions"].as_object().into_iter().flatten().map(|(_, object)| object);
            for (key, field) in objects.chain([&schema]).flat_map(|it| it["properties"].as_object()).flatten() {
                let description = field["description"].as_str().unwrap_or_else(|| panic!("{key} is not described"));
                let first = description.split([' ', '\'']).next().unwrap_or_default();
                assert!(said.contains(key) && text.contains(first), "{key} is not documented");
            }
            let rows = published.csv(&published.json(kind)[0].0.replace(".json", ".csv"));
            for column in rows[0].keys() {
                assert!(said.contains(column), "column {column} is not documented");
            }
        }
    }
}

#[test]
fn the_licence_is_said_or_said_to_be_missing() {
    let licence = |published: &Published| published.json("certifications")[0].1["publication"].get("licence").cloned();
    let page = |published: &Published| Page::parse(&published.files["donnees/index.html"]).text();
    let declared = licence(&BAKERY).expect("a licence");
    assert_eq!(
        (declared["nom"].as_str(), declared["adresse"].as_str()),
        (Some("Licence du pain"), Some("https://boulangerie.example/licence"))
    );
    assert!(page(&BAKERY).contains("Licence du pain") && !page(&BAKERY).contains("aucune licence"));
    assert_eq!(licence(&SHIPPED), None);
    assert!(page(&SHIPPED).contains("aucune licence n’est déclarée"));
    // Data are open under a licence only.
    for (published, title) in [(&BAKERY, "Données ouvertes"), (&SHIPPED, "Données")] {
        assert_eq!(Page::parse(&published.files["donnees/index.html"]).named("h1")[0].text(), title);
        let links = Page::parse(&published.files["index.html"])
            .named("a")
            .iter()
            .map(|a| (a.attribute("href"), a.text()))
            .collect::<Vec<_>>();
        let footer = links.iter().find(|(href, _)| href.as_deref() == Some("donnees/index.html")).expect("a link");
        assert_eq!(footer.1, title);
    }
    let rows = BAKERY.csv("donnees/certifications/boulanger-2020.csv");
    assert!(rows.iter().all(|row| row["licence"] == "Licence du pain"));
}

#[test]
fn search_engines_find_each_set_where_it_is() {
    let html = std::str::from_utf8(&BAKERY.files["donnees/index.html"]).expect("UTF-8");
    let json = html.split("<script type=\"application/ld+json\">").nth(1).and_then(|it| it.split("</script>").next());
    let data: Value = serde_json::from_str(json.expect("structured data")).expect("JSON");
    let graph = data["@graph"].as_array().expect("a graph");
    let sets: Vec<&Value> = graph.iter().filter(|it| it["@type"] == "Dataset").collect();
    let drafts = BAKERY.json("certifications").iter().filter(|(_, it)| it["publication"]["brouillon"] == true).count();
    assert_eq!(sets.len(), BAKERY.json("certifications").len() - drafts + BAKERY.json("listes").len());
    for set in sets {
        assert_eq!(set["license"], "https://boulangerie.example/licence");
        for file in set["distribution"].as_array().expect("files") {
            let address = file["contentUrl"].as_str().expect("an address");
            let path = address.strip_prefix("https://boulangerie.example/").expect("an address of the site");
            assert_eq!(file["contentSize"], format!("{} B", BAKERY.files[path].len()), "{path}");
        }
    }
}
