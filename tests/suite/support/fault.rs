//! The codes of diagnostics, as the sources raise them, and the fixture of each.

use std::collections::{BTreeMap, BTreeSet};

use super::{Project, edit, fixtures, read_all, root};

/// Brings about the fault of a fixture in a bakery; returns the command that meets it: `build` when the theme is at
/// fault, since only a build prints with it.
pub fn bring_about(project: &Project, fixture: &str) -> &'static str {
    let mut command = "check";
    for (path, bytes) in read_all(&fixtures().join("diagnostics").join(fixture)) {
        match path.as_str() {
            "attendu.txt" => {}
            "faute.diff" => {
                let diff = String::from_utf8(bytes).expect("a diff in UTF-8");
                command = if diff.contains("themes/") { "build" } else { command };
                edit::apply(project, &diff);
            }
            _ => project.write(&path, bytes),
        }
    }
    command
}

/// The codes that the sources give to diagnostics, the first argument of what makes one, each with the files that do.
pub fn codes() -> BTreeMap<String, BTreeSet<String>> {
    let mut codes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources() {
        for call in ["error(", "warning(", "report_unknown("] {
            for (at, _) in text.match_indices(call) {
                let rest = text[at + call.len()..].trim_start();
                let word = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()).unwrap_or_default();
                let is_code =
                    !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                if is_code {
                    codes.entry(word.to_owned()).or_default().insert(path.clone());
                }
            }
        }
        assert!(!text.contains("severity: Severity::Error }"), "{path}: a diagnostic made by hand escapes this test");
    }
    assert!(codes.len() > 20, "the codes are no longer found: {codes:?}");
    codes
}

/// The sources without comments or tests.
fn sources() -> BTreeMap<String, String> {
    let all = read_all(&root().join("src"));
    let all = all.into_iter().filter(|(path, _)| path.ends_with(".rs"));
    let all = all.filter(|(path, _)| !path.contains("tests") && !path.starts_with("cli/"));
    all.map(|(path, bytes)| {
        let text = String::from_utf8(bytes).expect("a source in UTF-8");
        let code = text.split("\nmod tests {").next().unwrap_or_default();
        let lines: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        (path, lines.join("\n"))
    })
    .collect()
}
