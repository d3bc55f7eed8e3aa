//! `fascicule init`: a new site, from nothing but the program.

use crate::support::{Run, page::Page, program, read_all};

fn run(folder: &std::path::Path, arguments: &[&str]) -> Run {
    let mut command = program(arguments);
    command.current_dir(folder).stdin(std::process::Stdio::null());
    Run::of(command)
}

#[test]
fn a_new_site_builds_at_once_from_any_of_its_folders_and_says_nothing_of_another_branch() {
    let folder = tempfile::tempdir().expect("a folder");
    let title = "Les « Cycles » \\ \"et\" {date}";
    let made =
        run(folder.path(), &["init", "site", "--titre", title, "--editeur", "Les Cycles", "--contact", "a@exemple.fr"]);
    assert_eq!((made.code, made.errors.as_str()), (Some(0), ""), "{}", made.printed);
    let site = folder.path().join("site");
    for (from, command) in [
        ("", &["check", "--strict"][..]),
        ("content/certifications", &["check", "--strict"]),
        ("content", &["fmt", "--check"]),
        ("content/commun", &["build"]),
    ] {
        let run = run(&site.join(from), command);
        assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{command:?}: {}", run.printed);
    }
    let output = read_all(&site.join("output"));
    let home = Page::parse(&output["index.html"]).text();
    assert!(home.contains("Cycles") && home.contains('\\') && home.contains("{date}"), "{home}");
    // A certification in blocs with all its forms, on paper and to fill.
    for kind in ["guide-entretien-blocs", "livret-evaluation-blocs", "proces-verbal", "attestation-blocs"] {
        for end in ["", "-a-remplir"] {
            let file = format!("documents/exemple/2026/exemple-{kind}-2026{end}.pdf");
            assert!(output.contains_key(&file), "{file}");
        }
    }
    // Examples of codes and places are this site's own; what it has not is not spoken of.
    let statements = Page::parse(&output["certifications/exemple/2026/referentiel/index.html"]).attributes("id");
    for path in ["index.html", "recherche/index.html", "donnees/index.html", "plan/index.html"] {
        let page = Page::parse(&output[path]);
        // The tables of fields speak of the format, whatever the site.
        let text =
            if path == "donnees/index.html" { page.by_id("lire").expect("how to read").text() } else { page.text() };
        for word in ["D1.SF2", "003:", "branche", "Comparer"] {
            assert!(!text.contains(word), "{path} says « {word} »: {text}");
        }
        if path != "plan/index.html" {
            let words = text.split(|c: char| !c.is_alphanumeric() && c != '.').map(|it| it.trim_matches('.'));
            let is_code = |it: &&str| it.contains('.') && it.starts_with('B') && it.chars().any(|c| c.is_ascii_digit());
            let codes: Vec<String> = words.filter(is_code).map(|it| it.to_lowercase().replace('.', "-")).collect();
            assert!(!codes.is_empty(), "{path} shows no code");
            assert!(codes.iter().all(|code| statements.contains(code)), "{path} shows {codes:?}, not of this site");
        }
    }
    for (path, bytes) in read_all(&site) {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for word in ["mutual", "cpnefp", "boulang"] {
            assert!(!text.contains(word) || !path.contains('.') || path.ends_with(".pdf"), "{path} says « {word} »");
        }
    }
    assert!(site.join(".gitignore").exists() && site.join(".github/workflows/site.yml").exists());
    // The example goes, and nothing asks for it.
    std::fs::remove_dir_all(site.join("content/certifications/exemple")).expect("the example");
    let made = run(&site, &["new", "cqp", "fleuriste", "--blocs"]);
    assert_eq!(made.code, Some(0), "{}", made.errors);
    assert_eq!(run(&site, &["check"]).code, Some(0));
}

#[test]
fn what_is_there_is_never_mixed_with_a_new_site() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join(".git")).expect("a repository");
    assert_eq!(run(folder.path(), &["init"]).code, Some(0), "what version control keeps is no obstacle");
    let before = read_all(folder.path());
    let again = run(folder.path(), &["init", "--titre", "Autre"]);
    assert_eq!(again.code, Some(2));
    assert!(again.errors.contains("n'est pas vide"), "{}", again.errors);
    assert!(read_all(folder.path()) == before, "nothing is replaced");
    std::fs::write(folder.path().join("note.txt"), "à moi").expect("a file");
    let over = run(folder.path(), &["init", "note.txt"]);
    assert_eq!(over.code, Some(2), "{}", over.printed);
}
