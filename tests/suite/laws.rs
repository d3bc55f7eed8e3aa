//! The laws of the house: who may import whom, who prints, who reads and writes files.
//!
//! The table of rooms in the prose of `src/lib.rs` is the law; this file reads it there, so that neither can drift.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Everything a room may import, by room. `cli` may import all.
type Table = BTreeMap<String, BTreeSet<String>>;

#[test]
fn each_room_imports_only_what_the_table_allows() {
    let table = table();
    let mut faults = Vec::new();
    for source in sources() {
        let Some(allowed) = table.get(&source.room) else { continue };
        for (line, imported) in imports(&source, &table) {
            if imported != source.room && !allowed.contains(&imported) {
                faults.push(format!("{}:{line}: `{}` imports `{imported}`", source.path, source.room));
            }
        }
    }
    assert!(faults.is_empty(), "the table of src/lib.rs forbids it:\n{}", faults.join("\n"));
}

#[test]
fn the_table_lists_the_rooms_that_exist() {
    let listed: BTreeSet<String> = table().into_keys().collect();
    let existing: BTreeSet<String> = sources().into_iter().map(|source| source.room).collect();
    let existing: BTreeSet<String> = existing.into_iter().filter(|room| room != "lib" && room != "main").collect();
    assert_eq!(listed, existing);
}

#[test]
fn only_rooms_that_others_use_are_public() {
    let root = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("src/lib.rs");
    let public = root.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let mut users = Vec::new();
    for folder in ["src/cli", "tests", "benches"] {
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut users);
    }
    let users: Vec<String> = users.iter().map(|path| fs::read_to_string(path).expect("a source in UTF-8")).collect();
    let named = |text: &String| {
        text.match_indices("fascicule::").flat_map(|(at, root)| heads(&text[at + root.len()..])).collect::<Vec<_>>()
    };
    let named: BTreeSet<String> = users.iter().flat_map(named).collect();
    let unused: Vec<&str> = public.filter(|room| !named.contains(*room)).collect();
    assert!(unused.is_empty(), "`pub(crate)`, so that the compiler sees what of them is dead: {unused:?}");
}

#[test]
fn the_rooms_of_the_trees_end_no_match_with_a_wildcard() {
    let root = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("src/lib.rs");
    let held: Vec<&str> = root
        .split("#[deny(clippy::wildcard_enum_match_arm)]\n")
        .skip(1)
        .filter_map(|rest| rest.lines().next()?.rsplit(' ').next()?.strip_suffix(';'))
        .collect();
    assert_eq!(held, ["data", "document", "model", "pdf", "plan", "site"]);
    let allowed =
        sources().into_iter().filter(|source| source.lines.iter().any(|line| line.contains("allow(clippy::wildcard")));
    assert_eq!(allowed.map(|source| source.path).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn only_the_command_line_prints() {
    forbid(&["cli", "main"], &["println!", "print!", "eprintln!", "eprint!", "dbg!", "io::stdout", "io::stderr"]);
}

#[test]
fn only_three_rooms_open_the_file_system() {
    // The command line measures its memory there.
    forbid(&["source", "publish", "cli"], &["std::fs", "fs::", "File::"]);
}

#[test]
fn only_the_command_line_knows_the_hour_and_the_machine() {
    forbid(&["cli", "main"], &["SystemTime", "Instant", "std::env", "env::", "hostname", "current_dir"]);
}

#[test]
fn nothing_panics_on_purpose() {
    forbid(&[], &["panic!(", "todo!(", "unimplemented!(", "unreachable!(", ".unwrap()", ".expect("]);
}

/// A file of the crate, without its comments and without its tests.
pub struct Source {
    pub room: String,
    pub path: String,
    /// The modules that lead to it: `content`, `rules`, `grids`.
    pub module: Vec<String>,
    pub lines: Vec<String>,
}

pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    let is_test = |path: &&PathBuf| {
        let inside = path.strip_prefix(&root).expect("a path under src");
        path.file_name().is_some_and(|name| name.to_string_lossy().ends_with("tests.rs"))
            || inside.components().any(|step| step.as_os_str() == "tests")
    };
    paths.iter().filter(|path| !is_test(path)).map(|path| source(&root, path)).collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

fn source(root: &Path, path: &Path) -> Source {
    let relative = path.strip_prefix(root).expect("a path under src");
    let mut module: Vec<String> =
        relative.with_extension("").components().map(|step| step.as_os_str().to_string_lossy().into_owned()).collect();
    module.retain(|step| step != "mod");
    let text = fs::read_to_string(path).expect("a source in UTF-8");
    let lines = text.lines().take_while(|line| line.trim() != "mod tests {").map(without_comment).collect();
    Source { room: module[0].clone(), path: format!("src/{}", relative.display()), module, lines }
}

fn without_comment(line: &str) -> String {
    match line.trim_start().starts_with("//") {
        true => String::new(),
        false => line.split(" // ").next().unwrap_or_default().to_owned(),
    }
}

/// The last column of the table of `src/lib.rs`.
fn table() -> Table {
    let prose = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("src/lib.rs");
    let rows = prose.lines().filter_map(|line| line.strip_prefix("//! | "));
    let cells = rows.map(|row| row.trim_end_matches('|').split(" | ").collect::<Vec<_>>());
    let rooms = cells.filter(|cells| cells.len() == 3 && cells[0].contains('`'));
    let table: Table = rooms
        .flat_map(|cells| {
            let allowed: BTreeSet<String> = quoted(cells[2]).into_iter().collect();
            quoted(cells[0]).into_iter().map(move |room| (room, allowed.clone()))
        })
        .collect();
    assert!(table.len() > 5, "the table of src/lib.rs is not where it was: {table:?}");
    let rooms: Vec<String> = table.keys().cloned().collect();
    let with_all = |(room, allowed): (String, BTreeSet<String>)| match room == "cli" {
        true => (room, rooms.iter().cloned().collect()),
        false => (room, allowed),
    };
    table.into_iter().map(with_all).collect()
}

/// The words between backquotes.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The rooms that a file names, by `crate::`, `fascicule::` or `super::`, each with its line.
fn imports(source: &Source, table: &Table) -> Vec<(usize, String)> {
    let text = source.lines.join("\n");
    let mut found = Vec::new();
    for root in ["crate::", "fascicule::"] {
        for (at, _) in text.match_indices(root) {
            found.extend(heads(&text[at + root.len()..]).into_iter().map(|head| (at, head)));
        }
    }
    let mut end = 0;
    for (at, _) in text.match_indices("super::") {
        if at < end {
            continue;
        }
        let rest = &text[at..];
        let climbed = (0..).take_while(|n| rest[n * "super::".len()..].starts_with("super::")).count();
        end = at + climbed * "super::".len();
        // Out of the room and into the root of the crate, where the other rooms are.
        if climbed >= source.module.len() {
            found.extend(heads(&text[end..]).into_iter().map(|head| (at, head)));
        }
    }
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    found.into_iter().filter(|(_, head)| table.contains_key(head)).map(|(at, head)| (line(at), head)).collect()
}

/// The first names of a path or of a group of paths: `model::Code` or `{model::{Code, Day}, plan}`.
fn heads(path: &str) -> Vec<String> {
    let name = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut heads = vec![name(group)];
    let mut depth = 0;
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.push(name(&group[at + 1..])),
            _ => {}
        }
    }
    heads
}

/// Fails on each of `words` in the files of any room but the `excepted`.
#[track_caller]
fn forbid(excepted: &[&str], words: &[&str]) {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !excepted.contains(&source.room.as_str())) {
        for (n, line) in source.lines.iter().enumerate() {
            faults.extend(
                words.iter().filter(|word| holds(line, word)).map(|word| format!("{}:{}: {word}", source.path, n + 1)),
            );
        }
    }
    assert!(faults.is_empty(), "not in this room:\n{}", faults.join("\n"));
}

/// Whether the word stands in the line on its own: `fs::` is not in `rustix_fs::`.
fn holds(line: &str, word: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let mut places = line.match_indices(word).map(|(at, _)| line[..at].chars().next_back());
    places.any(|before| !word.starts_with(is_letter) || !before.is_some_and(is_letter))
}

#[test]
fn groups_of_imports_are_read_whole() {
    assert_eq!(heads("model::Code;"), ["model"]);
    assert_eq!(heads("{model::{Code, Day}, plan, site::text};"), ["model", "plan", "site"]);
}
