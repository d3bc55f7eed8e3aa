//! The words of the theme: what code asks for is in the file, what is in the file is asked for, and no room that makes pages
//! or papers has sentences of its own.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use crate::laws::sources;
use crate::support::page::Page;
use crate::support::pdf::{Pdf, packed};
use crate::support::{Project, root};
use fascicule::model::{Mots, Role, places};

const FILE: &str = "themes/defaut/mots.toml";
/// The same in the theme of a project of the tests.
const OF_PROJECT: &str = "themes/branche/mots.toml";

/// A sentence that code asks for, and the places that it fills.
struct Asked {
    from: String,
    key: String,
    filled: BTreeSet<String>,
}

fn asked() -> Vec<Asked> {
    let call = Regex::new(r"\bmots(?:\(\))?\s*\.\s*(?:say|fill)\(").expect("a pattern");
    let mut all = Vec::new();
    for source in sources() {
        let text = source.lines.join("\n");
        for call in call.find_iter(&text) {
            let from = format!("{}:{}", source.path, text[..call.start()].matches('\n').count() + 1);
            let rest = text[call.end()..].trim_start();
            let key = rest.strip_prefix('"').and_then(|rest| rest.split('"').next());
            let key = key.unwrap_or_else(|| panic!("{from}: a key that is not written out escapes this test"));
            let filled = match call.as_str().ends_with("fill(") {
                true => filled(&rest[key.len() + 2..], &from),
                false => BTreeSet::new(),
            };
            all.push(Asked { from, key: key.to_owned(), filled });
        }
    }
    assert!(all.len() > 300, "the calls are no longer found: {}", all.len());
    all
}

/// The names in `, &[("titre", …), ("numero", …)]`, not those of what is filled inside.
fn filled(rest: &str, from: &str) -> BTreeSet<String> {
    let rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
    let rest = rest.strip_prefix("&[").unwrap_or_else(|| panic!("{from}: values that are not written out"));
    let (mut names, mut depth, mut string) = (BTreeSet::new(), 1, false);
    let mut before = ' ';
    for (at, character) in rest.char_indices() {
        match character {
            '"' if before != '\\' => string = !string,
            _ if string => {}
            '(' | '[' | '{' => {
                depth += 1;
                let name = rest[at + 1..].trim_start().strip_prefix('"').and_then(|name| name.split('"').next());
                if depth == 2 && character == '(' {
                    names.insert(name.unwrap_or_else(|| panic!("{from}: a name that is not written out")).to_owned());
                }
            }
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        before = character;
    }
    names
}

#[test]
fn each_sentence_that_is_asked_is_in_the_file_with_the_places_that_are_filled() {
    let mots = Mots::default();
    let mut faults = Vec::new();
    for Asked { from, key, filled } in asked() {
        match mots.of(&key) {
            None => faults.push(format!("{from}: no « {key} » in {FILE}")),
            Some(sentence) => {
                let places: BTreeSet<String> = places(sentence).into_iter().map(str::to_owned).collect();
                if places != filled {
                    faults.push(format!("{from}: « {key} » has {places:?}, {filled:?} are filled"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_sentence_of_the_file_is_asked() {
    let asked: BTreeSet<String> = asked().into_iter().map(|asked| asked.key).collect();
    let mots = Mots::default();
    let idle: Vec<&str> = mots.all().map(|(key, _)| key).filter(|key| !asked.contains(*key)).collect();
    assert!(idle.is_empty(), "nothing asks for {idle:?}");
}

#[test]
fn the_calls_are_read_whole() {
    let read = |rest: &str| filled(rest, "here").into_iter().collect::<Vec<_>>();
    assert_eq!(read(", &[(\"a\", &x)])"), ["a"]);
    assert_eq!(
        read(",\n  &[(\"a\", &mots.fill(\"b\", &[(\"c\", &f(\"]\"))])),\n (\n \"d\", &1)],\n)+(\"e\", 1)"),
        ["a", "d"]
    );
}

/// The rooms whose words people read.
const ROOMS: [&str; 4] = ["document", "site", "plan", "bundle"];

/// Files of these rooms whose sentences are all those of diagnostics: each raises some, and shows nothing.
const TELL_FAULTS: [&str; 8] = [
    "src/plan/addresses.rs",
    "src/plan/anchors.rs",
    "src/plan/circuits.rs",
    "src/plan/counts.rs",
    "src/plan/links.rs",
    "src/plan/passages.rs",
    "src/plan/site_page.rs",
    "src/site/theme.rs",
];

/// What is read by whoever runs a server, in files that no page leads to.
const FOR_SERVERS: &str = "src/site/headers.rs";

/// Names that programs know: those of schema.org, of a nomenclature, of a format.
const NAMES: [&str; 5] = ["required name=q", "Organization", "Dataset", "Formacode", "JSON Schema"];

#[test]
fn no_room_that_makes_pages_or_papers_has_words_of_its_own() {
    let (tags, literal) = (Regex::new("<[^>]*(>|$)"), Regex::new(r#"(?s)"((?:[^"\\]|\\.)*)""#));
    let (tags, literal) = (tags.expect("a pattern"), literal.expect("a pattern"));
    // An accent, two words in a row, or one alone with a capital.
    let said = Regex::new(r"[À-ÿŒœ’]|\p{L}{2,}[ '\u{a0}]\{?\p{L}{2,}|^[A-Z]\p{Ll}+[ \u{a0}]?:?$").expect("a pattern");
    let files: BTreeMap<String, String> = sources()
        .into_iter()
        .filter(|source| ROOMS.contains(&source.room.as_str()))
        .map(|source| (source.path, source.lines.join("\n")))
        .collect();
    assert!(files.len() > 80, "{} files", files.len());
    for path in TELL_FAULTS {
        assert!(files.get(path).is_some_and(|text| text.contains("Diagnostic::")), "{path} tells no fault");
    }
    let mut faults = Vec::new();
    for (path, text) in &files {
        if TELL_FAULTS.contains(&path.as_str()) || path == FOR_SERVERS {
            continue;
        }
        // A quote as a character opens nothing.
        let text = text.replace("'\"'", "");
        for found in literal.captures_iter(&text) {
            let words = &found[1];
            if said.is_match(&tags.replace_all(words, "")) && !NAMES.contains(&words) {
                let line = text[..found.get(1).map_or(0, |it| it.start())].matches('\n').count() + 1;
                faults.push(format!("{path}:{line}: « {words} »"));
            }
        }
    }
    assert!(faults.is_empty(), "these words are the theme's, {FILE}:\n{}", faults.join("\n"));
}

/// The sentences about a role have no preposition of their own, so that « le » and « à » never meet.
#[test]
fn each_role_gives_all_its_forms() {
    let mots = Mots::default();
    let roles: BTreeSet<&str> =
        mots.all().filter_map(|(key, _)| key.strip_prefix("roles.")?.split('.').next()).collect();
    assert_eq!(roles.len(), Role::NAMED.len(), "{roles:?}");
    for role in roles {
        for form in ["nom", "a", "par"] {
            assert!(mots.of(&format!("roles.{role}.{form}")).is_some(), "{role} has no « {form} »");
        }
    }
    let bare = Regex::new(r"\b(par|à|de|du|au) \{").expect("a pattern");
    for key in ["mains.remplir", "mains.signer", "mains.remplir_et_signer"] {
        let sentence = mots.of(key).expect("a sentence");
        assert!(!bare.is_match(sentence), "{key}: {sentence}");
    }
}

#[test]
fn a_theme_says_one_word_and_keeps_the_others() {
    let project = Project::bakery();
    let before = project.build(&[]);
    project.write(OF_PROJECT, "[commun]\naccueil = \"Retour au fournil\"\n");
    let after = project.build(&[]);
    let mut changed = 0;
    for (path, bytes) in before.iter().filter(|(path, _)| path.ends_with(".html")) {
        let (was, is) = (bytes.as_slice(), after[path].as_slice());
        changed += usize::from(was != is);
        let steps = |html: &[u8]| -> Vec<String> {
            let links = Page::parse(html).elements().into_iter().filter(|it| it.name() == "a");
            links.map(|it| it.text()).collect()
        };
        let expected: Vec<String> =
            steps(was).into_iter().map(|words| words.replace("Accueil", "Retour au fournil")).collect();
        assert_eq!(steps(is), expected, "{path}");
    }
    assert!(changed > 20, "{changed} pages");
}

#[test]
fn a_word_of_the_theme_prints_the_papers_that_say_it_and_no_other() {
    let project = Project::bakery();
    let before = project.build(&[]);
    let said = "Feuille complémentaire";
    let says = |path: &str, bytes: &[u8]| Pdf::parse(path, bytes).packed_text().contains(&packed(said));
    project.replace(OF_PROJECT, &format!("\"{said}\""), "\"Page de plus\"");
    let run = project.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    let after = crate::support::read_all(&project.path().join("output"));
    let mut changed = 0;
    for (path, bytes) in before.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        assert_eq!(says(path, bytes), *bytes != after[path], "{path}");
        assert!(!says(path, &after[path]), "{path}");
        changed += usize::from(*bytes != after[path]);
    }
    assert!(changed > 3 && run.printed.contains(&format!("{changed} PDF refaits")), "{changed}: {}", run.printed);
}

/// An editor types plain apostrophes and spaces: the program sets them.
#[test]
fn the_file_is_typed_plainly() {
    let text = std::fs::read_to_string(root().join(FILE)).expect("the words");
    let set: Vec<&str> = text.lines().filter(|line| line.contains(['’', '\u{a0}', '\u{202f}'])).collect();
    assert_eq!(set, [""; 0]);
}
