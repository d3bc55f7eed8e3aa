//! What is kept from one build to the next depends on the rooms that make it, and on no other.

use std::fs;

use tempfile::TempDir;

use crate::support::{read_all, root, write_all};

#[allow(dead_code, reason = "the build script is run by cargo; its fingerprints are read here")]
#[path = "../../build.rs"]
mod script;

/// The names of the fingerprints that change when this is written at the end of a file.
fn changed(file: &str, words: &str) -> Vec<&'static str> {
    let folder = TempDir::new().expect("a folder");
    let at = |path: &str| folder.path().join(path);
    write_all(&at("src"), &read_all(&root().join("src")));
    fs::create_dir_all(at("themes/defaut")).expect("a folder");
    for name in ["Cargo.toml", "Cargo.lock", "themes/defaut/mots.toml"] {
        fs::copy(root().join(name), at(name)).expect("a copy");
    }
    let before = script::fingerprints(folder.path(), "a machine");
    let text = fs::read_to_string(at(file)).expect("a file of the crate");
    fs::write(at(file), format!("{text}{words}")).expect("a file written");
    let after = script::fingerprints(folder.path(), "a machine");
    after.into_iter().filter(|(name, fingerprint)| before[name] != *fingerprint).map(|(name, _)| name).collect()
}

#[test]
fn a_comment_in_a_room_that_speaks_with_people_throws_nothing_away() {
    for file in ["src/cli/mod.rs", "src/main.rs", "src/preview/mod.rs", "src/workbench.rs"] {
        assert_eq!(changed(file, "// a word\n"), [""; 0], "{file}");
    }
}

#[test]
fn a_test_and_the_page_of_a_diagnostic_throw_nothing_away() {
    assert_eq!(changed("src/pdf/tests.rs", "// a word\n"), [""; 0]);
    assert_eq!(changed("src/pdf/fault.md", "Un mot.\n"), [""; 0]);
    assert_eq!(changed("Cargo.toml", "# a word\n"), [""; 0]);
}

#[test]
fn what_prints_throws_papers_away_and_what_only_makes_pages_keeps_them() {
    assert_eq!(changed("src/pdf/form/mod.rs", "// a word\n"), ["MAKING", "PRINTING"]);
    assert_eq!(changed("src/typography/mod.rs", "// a word\n"), ["MAKING", "PRINTING"]);
    assert_eq!(changed("src/publish/compress.rs", "// a word\n"), ["KEEPING", "MAKING"]);
    assert_eq!(changed("src/site/frame.rs", "// a word\n"), ["MAKING"]);
    // What the words are is in the key of each paper that says them.
    assert_eq!(changed("themes/defaut/mots.toml", "# un mot\n"), ["MAKING"]);
}

#[test]
fn another_version_of_a_library_throws_all_away() {
    assert_eq!(changed("Cargo.lock", "# a word\n"), ["KEEPING", "MAKING", "PRINTING"]);
}
