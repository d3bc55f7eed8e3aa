//! Tells the program what it is made from, so that no version of it trusts what another one kept.
//!
//! What is kept depends on the rooms that make it and on no other: a comment in `cli/`, a test, or the page of a diagnostic
//! throws nothing away.

#![allow(clippy::disallowed_methods, reason = "it reads the sources, and nothing else")]

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// What prints a document. What is printed, its words and its fields, is in the key already; these say how.
const PRINTING: [&str; 4] = ["brand/", "document/tree.rs", "pdf/", "typography/"];

/// What keeps, and compresses.
const KEEPING: [&str; 1] = ["publish/"];

/// What only speaks with people: nothing of it reaches what is published.
const SPEAKING: [&str; 4] = ["cli/", "main.rs", "preview/", "workbench.rs"];

/// The words that are compiled in: of those that a theme does not have, a site is made.
const WORDS: &str = "themes/defaut/mots.toml";

fn main() {
    let target = std::env::var("TARGET").unwrap_or_default();
    for (name, fingerprint) in fingerprints(Path::new("."), &target) {
        println!("cargo::rustc-env=FASCICULE_{name}={fingerprint:016x}");
    }
    let out = std::env::var("OUT_DIR").expect("cargo names a folder");
    for (name, constant, folder) in [
        ("theme.rs", "PROVIDED", "themes/defaut"),
        ("site.rs", "NEW_SITE", "src/content/skeleton/site"),
        ("formulaires.rs", "FORMS", "src/content/skeleton/formulaires"),
    ] {
        fs::write(Path::new(&out).join(name), held(constant, Path::new(folder))).expect("a file of sources");
    }
    for path in ["src", "themes/defaut", "Cargo.lock", "Cargo.toml"] {
        println!("cargo::rerun-if-changed={path}");
    }
}

/// The files of a folder that the program holds, as the source of a constant: their path there, and their text.
fn held(constant: &str, folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths = Vec::new();
    walk_all(&folder, "", &mut paths);
    paths.sort();
    let entries = paths.iter().map(|path| format!("    ({path:?}, include_str!({:?})),\n", folder.join(path)));
    format!("static {constant}: &[(&str, &str)] = &[\n{}];\n", entries.collect::<String>())
}

fn walk_all(folder: &Path, under: &str, paths: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry of a folder that the program holds").path();
        let name = format!("{under}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() { walk_all(&path, &format!("{name}/"), paths) } else { paths.push(name) }
    }
}

/// The fingerprints of what prints, of what keeps, and of all that makes a site, by their name.
pub fn fingerprints(root: &Path, target: &str) -> BTreeMap<&'static str, u64> {
    let mut sources = BTreeMap::new();
    walk(&root.join("src"), "", &mut sources);
    sources.insert(WORDS.to_owned(), read(&root.join(WORDS)));
    let libraries = libraries(root);
    let of = |is_read: &dyn Fn(&str) -> bool| {
        let mut hasher = DefaultHasher::new();
        (target, &libraries).hash(&mut hasher);
        sources.iter().filter(|(path, _)| is_read(path)).for_each(|source| source.hash(&mut hasher));
        hasher.finish()
    };
    let under = |path: &str, places: &[&str]| places.iter().any(|place| path.starts_with(place));
    BTreeMap::from([
        ("PRINTING", of(&|path| under(path, &PRINTING))),
        ("KEEPING", of(&|path| under(path, &KEEPING))),
        ("MAKING", of(&|path| !under(path, &SPEAKING))),
    ])
}

/// The versions of the libraries, and what is asked of them.
fn libraries(root: &Path) -> [String; 2] {
    let asked = text(&root.join("Cargo.toml"));
    // What is below is of the tests, of lints and of this crate's own profiles.
    let asked = asked.split("[dev-dependencies]").next().unwrap_or_default().to_owned();
    [text(&root.join("Cargo.lock")), asked]
}

/// The sources of the program, without its tests and without the pages of its diagnostics, by their path under `src`.
fn walk(folder: &Path, under: &str, sources: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry of a folder of sources").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && name != "tests" {
            walk(&path, &format!("{under}{name}/"), sources);
        } else if path.is_file() && !name.ends_with("tests.rs") && !name.ends_with(".md") {
            sources.insert(format!("{under}{name}"), read(&path));
        }
    }
}

fn text(path: &Path) -> String {
    String::from_utf8_lossy(&read(path)).into_owned()
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
