//! No circle between files: a file that another one needs does not need it back. To understand one, a reader opens what it
//! imports, and never comes back to where he was.
//!
//! An arrow goes from a file to the file that *defines* what it imports, through what rooms re-export.

use std::collections::{BTreeMap, BTreeSet};

use crate::laws::{Source, sources};

/// Rooms of which files still stand in a circle, to be opened: what commands share, what assemblies share, the account of a
/// document, and rich text beside the statements that hold it.
const STILL_KNOTTED: [&str; 4] = ["cli", "content", "document", "model"];

/// The way to a file from the root of the crate: `site`, `frame`.
type Module = Vec<String>;

#[test]
fn no_file_needs_a_file_that_needs_it() {
    let circles = circles(&arrows(&crate_files()));
    let new: Vec<&BTreeSet<String>> = circles.iter().filter(|circle| !STILL_KNOTTED.contains(&room(circle))).collect();
    assert!(new.is_empty(), "these files import one another in a circle: {new:#?}");
    let knotted: BTreeSet<&str> = circles.iter().map(room).collect();
    assert_eq!(knotted, BTreeSet::from(STILL_KNOTTED), "a room without circle leaves the list for good");
}

fn room(circle: &BTreeSet<String>) -> &str {
    circle.first().and_then(|file| file.split('/').next()).unwrap_or_default()
}

fn crate_files() -> BTreeMap<Module, String> {
    let of = |Source { module, lines, .. }: Source| (module, lines.join("\n"));
    let mut files: BTreeMap<Module, String> = sources().into_iter().map(of).collect();
    files.remove(&vec!["main".to_owned()]);
    let root = files.remove(&vec!["lib".to_owned()]).expect("src/lib.rs");
    files.insert(Module::new(), root);
    files
}

/// For each file, those that define what it imports.
fn arrows(files: &BTreeMap<Module, String>) -> BTreeMap<&Module, BTreeSet<&Module>> {
    let shown: BTreeMap<&Module, BTreeMap<String, Module>> =
        files.iter().map(|(module, text)| (module, re_exports(text))).collect();
    let arrows = files.iter().map(|(module, text)| {
        let (mut paths, rest) = uses(text);
        paths.extend(inline_paths(&rest));
        let children = files.keys().filter(|child| child.split_last().is_some_and(|(_, of)| of == module.as_slice()));
        let names = children.filter_map(|child| child.last()).filter(|name| is_named(&rest, name));
        paths.extend(names.map(|name| vec!["self".to_owned(), name.clone()]));
        let found = paths.iter().filter_map(|path| defining(module, path, files, &shown, 0));
        (module, found.filter(|found| *found != module).collect())
    });
    arrows.collect()
}

/// The file that defines what a path names.
fn defining<'f>(
    from: &Module,
    path: &[String],
    files: &'f BTreeMap<Module, String>,
    shown: &BTreeMap<&Module, BTreeMap<String, Module>>,
    turns: usize,
) -> Option<&'f Module> {
    let climbed = path.iter().take_while(|step| *step == "super").count();
    let (mut at, mut rest) = match path.first()?.as_str() {
        "crate" => (Module::new(), &path[1..]),
        "self" => (from.clone(), &path[1..]),
        "super" => (from[..from.len().checked_sub(climbed)?].to_vec(), &path[climbed..]),
        first => {
            let child: Module = from.iter().cloned().chain([first.to_owned()]).collect();
            (files.get_key_value(&child)?.0.clone(), &path[1..])
        }
    };
    while let Some((step, further)) = rest.split_first() {
        let child: Module = at.iter().cloned().chain([step.clone()]).collect();
        if files.contains_key(&child) {
            (at, rest) = (child, further);
            continue;
        }
        if let Some(target) = shown.get(&at).and_then(|shown| shown.get(step)).filter(|_| turns < 9) {
            let target: Module = target.iter().chain(further).cloned().collect();
            return defining(&at, &target, files, shown, turns + 1).or(files.get_key_value(&at).map(|(key, _)| key));
        }
        break;
    }
    files.get_key_value(&at).map(|(key, _)| key)
}

/// What a file imports and shows again to others, by the name under which it does.
fn re_exports(text: &str) -> BTreeMap<String, Module> {
    let (mut found, mut rest) = (BTreeMap::new(), text);
    while let Some(at) = rest.find("use ") {
        let line = rest[..at].rsplit('\n').next().unwrap_or_default().trim().to_owned();
        let end = at + rest[at..].find(';').unwrap_or(rest.len() - at);
        // What is imported by a room is seen by the files inside it too.
        if line.is_empty() || line.starts_with("pub") {
            let paths = expanded(&rest[at + 4..end]);
            found.extend(paths.into_iter().filter_map(|path| Some((path.last()?.clone(), path))));
        }
        rest = &rest[end..];
    }
    found
}

/// The paths of the `use` of a file, and the file without them.
fn uses(text: &str) -> (Vec<Module>, String) {
    let (mut paths, mut without) = (Vec::new(), String::new());
    let mut rest = text;
    while let Some(at) = rest.find("use ") {
        let starts = rest[..at].chars().next_back().is_none_or(|c| c.is_whitespace());
        let end = if starts { at + rest[at..].find(';').unwrap_or(rest.len() - at) } else { at + 4 };
        let line = rest[..at].rsplit('\n').next().unwrap_or_default().trim();
        // To show again what another file defines is no need of it.
        if starts && !line.starts_with("pub") {
            paths.extend(expanded(&rest[at + 4..end]));
        }
        without.push_str(&rest[..at]);
        rest = &rest[end..];
    }
    without.push_str(rest);
    (paths, without)
}

/// `a::{b, c::{d, e}}` as `a::b`, `a::c::d`, `a::c::e`.
fn expanded(tree: &str) -> Vec<Module> {
    let tree = tree.trim().trim_end_matches(',');
    let Some((before, inside)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        let steps: Module = path.split("::").map(|step| step.trim().to_owned()).filter(|it| !it.is_empty()).collect();
        return if steps.is_empty() { Vec::new() } else { vec![steps] };
    };
    let before: Module = before.split("::").map(|step| step.trim().to_owned()).filter(|it| !it.is_empty()).collect();
    let inside = inside.trim_end().trim_end_matches('}');
    let (mut depth, mut start, mut branches) = (0, 0, Vec::new());
    for (at, character) in inside.char_indices() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                branches.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    branches.push(&inside[start..]);
    let with_before = |path: Module| before.iter().cloned().chain(path.into_iter().filter(|it| it != "self")).collect();
    branches.into_iter().flat_map(expanded).map(with_before).collect()
}

/// The paths that code names where it uses them: `super::shared::words(…)`.
fn inline_paths(text: &str) -> Vec<Module> {
    let mut found = Vec::new();
    for root in ["crate::", "super::"] {
        for (at, _) in text.match_indices(root) {
            if text[..at].ends_with("::") || text[..at].ends_with(is_letter) {
                continue;
            }
            let path: String = text[at..].chars().take_while(|c| is_letter(*c) || *c == ':').collect();
            found.push(path.split("::").filter(|step| !step.is_empty()).map(str::to_owned).collect());
        }
    }
    found
}

/// Whether the code names something of this module: `hands::mark(…)`.
fn is_named(text: &str, module: &str) -> bool {
    text.match_indices(&format!("{module}::")).any(|(at, _)| !text[..at].ends_with(|c: char| is_letter(c) || c == ':'))
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The sets of files each of which leads to each other.
fn circles(arrows: &BTreeMap<&Module, BTreeSet<&Module>>) -> Vec<BTreeSet<String>> {
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        arrows.keys().map(|from| (*from, reach(from, arrows))).collect();
    let mut found: BTreeSet<BTreeSet<String>> = BTreeSet::new();
    for (from, all) in &reached {
        if all.contains(from) {
            let back = all.iter().filter(|to| reached.get(*to).is_some_and(|its| its.contains(from)));
            found.insert(back.map(|module| module.join("/")).collect());
        }
    }
    found.into_iter().collect()
}

/// All that a file leads to, itself only if something leads back to it.
fn reach<'f>(from: &'f Module, arrows: &BTreeMap<&'f Module, BTreeSet<&'f Module>>) -> BTreeSet<&'f Module> {
    let (mut found, mut next): (BTreeSet<&Module>, Vec<&Module>) = (BTreeSet::new(), vec![from]);
    while let Some(module) = next.pop() {
        let further = arrows.get(module).into_iter().flatten();
        next.extend(further.filter(|to| found.insert(to)));
    }
    found
}

#[test]
fn a_circle_is_seen_through_what_a_room_shows_again() {
    let file = |path: &str, text: &str| (path.split('/').map(str::to_owned).collect::<Module>(), text.to_owned());
    let files = BTreeMap::from([
        (Module::new(), "pub mod a;\npub mod b;".to_owned()),
        file("a", "mod one;\nmod two;\npub use two::Two;"),
        file("a/one", "use super::Two;\npub struct One(Two);"),
        file("a/two", "use crate::b::{self, three::Three};\npub struct Two;"),
        file("b", "pub mod three;"),
        file("b/three", "pub struct Three(crate::a::one::One);"),
    ]);
    let circle = BTreeSet::from(["a/one", "a/two", "b/three"].map(str::to_owned));
    assert_eq!(circles(&arrows(&files)), [circle]);
}
