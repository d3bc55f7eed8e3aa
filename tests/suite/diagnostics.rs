//! One fixture per diagnostic, with its whole message: `tests/fixtures/diagnostics/CODE[-variant]/`.
//!
//! A fixture is what is wrong (`faute.diff`, or files of a project that take the place of the bakery's) and `attendu.txt`,
//! what the program then says.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use crate::support::{Project, Run, difference, fault, fixtures, names, read_all, root};

/// Codes that no content can bring about, and why.
const UNREACHABLE: [(&str, &str); 1] = [("format", "says that the schema and serde disagree, which they do not")];

/// What does not stop a build.
const WARNINGS: [&str; 8] = [
    "agrement-echu",
    "brouillon-paru",
    "date-a-venir",
    "donnees-personnelles",
    "echeance-proche",
    "enregistrement-avant-decision",
    "espaces-en-trop",
    "passage-manquant",
];

#[test]
fn each_fault_has_its_message() {
    let folder = fixtures().join("diagnostics");
    let mut faults = String::new();
    for name in names(&folder) {
        let run = fixture(&name);
        faults.extend(difference(&folder.join(&name).join("attendu.txt"), &run.errors));
        let (word, code) = if WARNINGS.contains(&code_of(&name).as_str()) && name != "donnees-personnelles-en-vigueur" {
            ("avertissement", 0)
        } else {
            ("erreur", 1)
        };
        if run.code != Some(code) {
            faults.push_str(&format!("=== {name}: exit code {:?}, not {code}\n", run.code));
        }
        if !run.errors.contains(&format!("{word}[{}]", code_of(&name))) {
            faults.push_str(&format!("=== {name}: no {word}[{}] in\n{}\n", code_of(&name), run.errors));
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn each_code_of_the_sources_has_a_fixture_and_each_fixture_a_code() {
    let fixtures: BTreeSet<String> = names(&fixtures().join("diagnostics")).iter().map(|name| code_of(name)).collect();
    let unreachable = UNREACHABLE.iter().map(|(code, _)| (*code).to_owned());
    let covered: BTreeSet<String> = fixtures.into_iter().chain(unreachable).collect();
    assert_eq!(covered, fault::codes().into_keys().collect());
}

#[test]
fn each_message_says_where_and_how_to_mend_it() {
    let folder = fixtures().join("diagnostics");
    for name in names(&folder) {
        let expected = std::fs::read_to_string(folder.join(&name).join("attendu.txt")).expect("attendu.txt");
        for message in expected.split("\n\n").filter(|message| said_code(message).is_some()) {
            assert!(message.contains("aide : "), "{name} does not say how to mend it:\n{message}");
            // A missing file, a theme or a whole document has no place in the content.
            let placeless = ["fichier-manquant", "theme", "mots-du-theme", "pdf"]
                .iter()
                .any(|code| message.starts_with(&format!("erreur[{code}]")));
            assert!(message.contains("content/") || placeless, "{name} does not say where:\n{message}");
        }
    }
}

#[test]
fn all_the_errors_of_several_files_come_in_one_run() {
    let project = Project::bakery();
    project.replace("content/site.toml", "theme = \"branche\"", "thème = \"branche\"");
    project.replace("content/commun/guides.toml", "source = \"102\"", "source = \"104\"");
    let d1 = "content/certifications/boulanger/2020/domaines/d1.toml";
    project.replace(d1, "\"La croûte chante\"", "\"\"");
    project.replace(d1, "code = \"D1.E1\"", "code = \"D1.E01\"");
    let text = "content/commun/textes/note-aux-entreprises.md";
    project.write(text, project.read(text) + "\n<b>gras</b>\n");
    let run = project.run(&["check"]);
    assert_eq!(run.code, Some(1));
    for code in ["cle-accentuee", "guide-inconnu", "enonce-vide", "code-malforme", "html-interdit"] {
        assert!(run.errors.contains(&format!("erreur[{code}]")), "{code} is missing:\n{}", run.errors);
    }
}

#[test]
fn one_fault_makes_one_error() {
    let folder = fixtures().join("diagnostics");
    for name in &names(&folder) {
        let expected = std::fs::read_to_string(folder.join(name).join("attendu.txt")).expect("attendu.txt");
        let codes: BTreeSet<&str> = expected.lines().filter_map(said_code).collect();
        assert_eq!(codes, [code_of(name).as_str()].into(), "{name} brings other errors along");
    }
}

/// What reading the theme shows is not left to a build.
#[test]
fn check_reads_the_theme() {
    let project = Project::bakery();
    fault::bring_about(&project, "theme");
    let run = project.run(&["check"]);
    assert_eq!(run.code, Some(1), "{}", run.errors);
    assert!(run.errors.starts_with("erreur[theme]") && run.errors.contains("templates/errata.html"), "{}", run.errors);
    // Another theme than the one at fault.
    let theme = root().join("themes/branche");
    let run = project.run(&["check", "--theme", theme.to_str().expect("a path in Unicode")]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
}

#[test]
fn the_same_errors_are_said_to_programs() {
    let project = Project::bakery();
    project.replace("content/site.toml", "theme = \"branche\"", "thm = \"branche\"");
    let run = project.run(&["check", "--format", "json"]);
    assert_eq!((run.code, run.errors.as_str()), (Some(1), ""));
    let found: serde_json::Value = serde_json::from_str(&run.printed).expect("JSON");
    assert_eq!(found["erreurs"], 1);
    let first = &found["diagnostics"][0];
    assert_eq!(first["code"], "cle-inconnue");
    let lieu = &first["lieu"];
    assert_eq!(
        (&lieu["chemin"], &lieu["ligne"], &lieu["colonne"]),
        (&"content/site.toml".into(), &2.into(), &1.into())
    );
    assert_eq!(first["aide"][0], "vouliez-vous dire « theme » ?");
}

#[test]
fn a_byte_order_mark_and_windows_line_endings_change_nothing() {
    let plain = Project::bakery();
    let windows = Project::bakery();
    for (path, bytes) in read_all(&windows.path().join("content")) {
        let text = String::from_utf8(bytes).expect("UTF-8").replace('\n', "\r\n");
        windows.write(&format!("content/{path}"), format!("\u{FEFF}{text}"));
    }
    assert_eq!(windows.run(&["check"]).errors, "");
    assert!(plain.build(&[]) == windows.build(&[]), "the two sites differ");
}

#[test]
fn a_place_is_the_same_with_windows_line_endings() {
    let said = |text: &str| {
        let project = Project::bakery();
        project.write("content/commun/guides.toml", text);
        project.run(&["check"]).errors
    };
    let text = "[[edition]]\ncode = \"2020\"\nlibellé = \"é\"\n";
    assert!(said(text).contains("content/commun/guides.toml:3:1"), "{}", said(text));
    assert_eq!(said(text), said(&format!("\u{FEFF}{}", text.replace('\n', "\r\n"))));
}

#[test]
fn absurd_nesting_is_refused_at_once() {
    const DEEP: usize = 10_000;
    let toml = |value: String| ("content/site.toml", format!("titre = {value}\n"));
    let text = |body: String| {
        let front = "+++\ntitre = \"t\"\nsource = [\"101\"]\n+++\n\n";
        ("content/commun/textes/note-aux-entreprises.md", format!("{front}{body}\n"))
    };
    let cases = [
        toml("[".repeat(DEEP) + &"]".repeat(DEEP)),
        toml("[".repeat(DEEP)),
        toml("{ a = ".repeat(DEEP) + "1" + &" }".repeat(DEEP)),
        text("> ".repeat(DEEP) + "mot"),
        text("- ".repeat(DEEP) + "mot"),
        text((0..950).map(|n| format!("{}- mot\n", "  ".repeat(n))).collect()),
        text("*a **b ".repeat(DEEP) + &"c** d*".repeat(DEEP)),
        text("::: edition 2020\n\n".repeat(DEEP)),
    ];
    for (path, content) in cases {
        let project = Project::bakery();
        project.write(path, &content);
        let started = Instant::now();
        let run = project.run(&["check"]);
        let start: String = content.chars().skip(50).take(30).collect();
        assert_eq!(run.code, Some(1), "{start}: {}", run.errors);
        assert!(started.elapsed() < Duration::from_secs(5), "{start}: {:?}", started.elapsed());
        assert!(run.errors.contains("erreur[imbrication]"), "{start}:\n{}", run.errors);
        assert!(run.errors.len() < 20_000, "{start}: a message of {} bytes", run.errors.len());
    }
}

/// The code that begins a message: `erreur[code]: …`.
fn said_code(message: &str) -> Option<&str> {
    let rest = message.strip_prefix("erreur[").or_else(|| message.strip_prefix("avertissement["))?;
    rest.split(']').next()
}

/// What the program says of a fixture.
fn fixture(name: &str) -> Run {
    let project = Project::bakery();
    let command = fault::bring_about(&project, name);
    project.run(&[command])
}

/// `cle-manquante-2` is a fixture of `cle-manquante`: the longest code that begins the name.
fn code_of(name: &str) -> String {
    let codes = fault::codes();
    let of = codes.keys().filter(|code| name == code.as_str() || name.starts_with(&format!("{code}-")));
    of.max_by_key(|code| code.len()).cloned().unwrap_or_else(|| panic!("{name} begins with no code of the sources"))
}
