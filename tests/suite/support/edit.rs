//! `faute.diff`: what a fixture changes in the content of the bakery, so that a reader sees the fault and nothing else.
//!
//! ```text
//! # a remark
//! content/certifications/boulanger/2020/domaines/d1.toml
//! - texte = "Pétrir la pâte à la main"
//! + texxte = "Pétrir la pâte à la main"
//! ```
//!
//! The lines after `- ` stand once in the file and become those after `+ `. Without lines after `- `, those after `+ `
//! end the file; `supprime` alone under the path removes it. `\u{…}` is the character of that number.

use super::Project;

/// Makes the changes that `diff` describes.
pub fn apply(project: &Project, diff: &str) {
    let mut path = String::new();
    let (mut from, mut to) = (Vec::new(), Vec::new());
    for line in diff.lines().chain([""]) {
        let removed = line.strip_prefix("- ").or(line.strip_prefix('-'));
        let added = line.strip_prefix("+ ").or(line.strip_prefix('+'));
        let ends_a_change =
            added.is_none() && !(from.is_empty() && to.is_empty()) && (removed.is_none() || !to.is_empty());
        if ends_a_change {
            change(project, &path, &std::mem::take(&mut from), &std::mem::take(&mut to));
        }
        match (removed, added) {
            (Some(removed), _) => from.push(unescaped(removed)),
            (_, Some(added)) => to.push(unescaped(added)),
            _ if line == "supprime" => std::fs::remove_file(project.path().join(&path)).expect("a file to remove"),
            _ if !line.is_empty() && !line.starts_with('#') => path = line.to_owned(),
            _ => {}
        }
    }
}

fn change(project: &Project, path: &str, from: &[String], to: &[String]) {
    let lines = |lines: &[String]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    if from.is_empty() {
        let before = std::fs::read_to_string(project.path().join(path)).unwrap_or_default();
        project.write(path, before + &lines(to));
    } else {
        project.replace(path, &lines(from), &lines(to));
    }
}

fn unescaped(line: &str) -> String {
    let mut parts = line.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').expect("a number between braces");
        let number = u32::from_str_radix(number, 16).expect("a hexadecimal number");
        out.push(char::from_u32(number).expect("a character"));
        out.push_str(rest);
    }
    out
}
