//! The schemas that help while typing: current, in words that every editor knows, and of the rules' opinion.

use std::collections::BTreeSet;

use crate::support::schema::{as_json, faults};
use crate::support::{Project, Run, difference, fault, fixtures, names, program, read_all, root, updating};
use fascicule::content::{kinds, schema};
use serde_json::Value;

#[test]
fn the_schemas_of_the_repository_are_current() {
    let folder = root().join("schemas");
    let said: String =
        kinds::ALL.iter().filter_map(|kind| difference(&folder.join(name(kind)), &schema::file(kind))).collect();
    assert!(said.is_empty(), "{said}");
    let expected: BTreeSet<String> = kinds::ALL.iter().map(name).collect();
    let found: BTreeSet<String> = names(&folder).into_iter().collect();
    for stray in found.difference(&expected) {
        assert!(updating(), "schemas/{stray} is the schema of nothing");
        std::fs::remove_file(folder.join(stray)).expect("a file to remove");
    }
    each_first_line_leads_to_its_schema();
}

fn name(kind: &kinds::Kind) -> String {
    format!("{}.schema.json", kind.name)
}

fn schema_of(path: &str) -> Value {
    let kind = kinds::of(path).unwrap_or_else(|| panic!("no kind of file stands at {path}"));
    serde_json::from_str(&schema::file(kind)).expect("a schema in JSON")
}

/// The TOML of a file: the whole, or what stands between `+++` lines.
fn toml_of(path: &str, bytes: &[u8]) -> Option<toml::Value> {
    let text = String::from_utf8_lossy(bytes);
    let text = if path.ends_with(".md") { text.split("+++\n").nth(1).unwrap_or_default() } else { &text };
    toml::from_str::<toml::Table>(text).ok().map(toml::Value::Table)
}

#[test]
fn the_content_fits_its_schemas() {
    for folder in [root().join("content"), fixtures().join("content")] {
        for (path, bytes) in read_all(&folder).iter().filter(|(path, _)| *path != "LISEZMOI.md") {
            let toml = toml_of(path, bytes).unwrap_or_else(|| panic!("{path} is not TOML"));
            assert_eq!(faults(&schema_of(path), &as_json(&toml)), [""; 0], "{path}");
        }
    }
}

/// A schema never asks for more than the rules: what they accept of a name that the program knows, it accepts.
#[test]
fn a_schema_leaves_the_names_of_places_to_the_rules() {
    for kind in kinds::ALL {
        let schema: Value = serde_json::from_str(&schema::file(kind)).expect("JSON");
        for definition in ["PlaceRef"].iter().filter_map(|name| schema["definitions"].get(name)) {
            assert_eq!(definition["type"], "string", "{}", kind.name);
            for narrower in ["pattern", "enum", "const", "oneOf", "format"] {
                assert!(definition.get(narrower).is_none(), "{}: {definition}", kind.name);
            }
        }
    }
    // What `check` accepts of a guide, the schema accepts.
    let project = Project::bakery();
    let path = "certifications/apprenti/2022/definition.toml";
    let content = format!("content/{path}");
    project.replace(&content, "guides = [\"102\"]", "guides = [\"101\", \"102\"]");
    let run = project.run(&["check"]);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    let bytes = project.read(&content).into_bytes();
    let toml = toml_of(path, &bytes).expect("TOML");
    assert_eq!(faults(&schema_of(path), &as_json(&toml)), [""; 0]);
}

#[test]
fn what_a_file_alone_shows_to_be_wrong_is_seen_while_typing() {
    // What the schema of a file can say; the rest looks across files, or is finer than a pattern.
    let seen = [
        "cle-inconnue",
        "cle-manquante",
        "valeur-inconnue",
        "type-incorrect",
        "nombre-hors-limites",
        "code-malforme",
        "source-malformee",
        "enonce-vide",
    ];
    // Lines that run backwards; bold around nothing.
    let unseen = ["source-malformee", "enonce-vide-gras"];
    for fixture in names(&fixtures().join("diagnostics")) {
        if !seen.iter().any(|code| fixture.starts_with(code)) {
            continue;
        }
        let project = Project::bakery();
        fault::bring_about(&project, &fixture);
        let wrong = read_all(&project.path().join("content")).iter().any(|(path, bytes)| {
            toml_of(path, bytes).is_some_and(|toml| !faults(&schema_of(path), &as_json(&toml)).is_empty())
        });
        assert_eq!(wrong, !unseen.contains(&fixture.as_str()), "{fixture}");
    }
}

#[test]
fn each_key_is_described() {
    for kind in kinds::ALL {
        let schema: Value = serde_json::from_str(&schema::file(kind)).expect("JSON");
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        let of_definitions = schema["definitions"].as_object().into_iter().flatten().map(|(_, schema)| schema);
        for object in of_definitions.chain([&schema]) {
            assert!(object["description"].is_string(), "{}: {object}", kind.name);
            for (key, property) in object["properties"].as_object().into_iter().flatten() {
                assert!(property["description"].is_string(), "{}: « {key} » is not described", kind.name);
            }
        }
    }
}

#[test]
fn every_kind_of_file_is_read_and_every_file_that_is_read_has_a_kind() {
    let project = Project::bakery();
    for kind in kinds::ALL {
        let path = kind.place.replacen('*', "boulanger", 1).replacen('*', "2020", 1).replace('*', "d7");
        let path = path.replace("textes/boulanger", "textes/note-aux-entreprises");
        assert_eq!(kinds::of(&path).map(|kind| kind.name), Some(kind.name));
        project.write(&format!("content/{path}"), "");
    }
    let said = project.run(&["check"]).errors;
    assert!(!said.contains("fichier-inconnu") && said.contains("cle-manquante"), "{said}");
    for stranger in ["site.md", "commun/site.toml", "commun/textes/.md", "certifications/a/2020/domaines/x/d1.toml"] {
        assert!(kinds::of(stranger).is_none(), "{stranger}");
    }
}

#[test]
fn schema_prints_one_or_lists_them() {
    let run = Run::of(program(&["schema"]));
    let listed: Vec<&str> = run.printed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(listed, kinds::ALL.iter().map(|kind| kind.name).collect::<Vec<_>>());
    for kind in kinds::ALL {
        assert_eq!(Run::of(program(&["schema", kind.name])).printed, schema::file(kind));
    }
    let run = Run::of(program(&["schema", "domaines"]));
    assert_eq!((run.code, run.printed.as_str()), (Some(2), ""));
    assert!(run.errors.contains("aucun schéma n'a pour nom « domaines »"), "{}", run.errors);
}

/// The line that `fascicule fmt` puts at the head of a file leads to the schema of the repository.
fn each_first_line_leads_to_its_schema() {
    for (path, bytes) in read_all(&root().join("content")).iter().filter(|(path, _)| path.ends_with(".toml")) {
        let text = String::from_utf8_lossy(bytes);
        let link =
            text.lines().next().and_then(|line| line.strip_prefix("#:schema ")).unwrap_or_else(|| panic!("{path}"));
        let from = root().join("content").join(path);
        let schema =
            from.parent().expect("a folder").join(link).canonicalize().unwrap_or_else(|_| panic!("{path}: {link}"));
        assert_eq!(
            Some(schema.as_path()),
            kinds::of(path).map(|kind| root().join("schemas").join(name(kind))).as_deref()
        );
    }
}
