//! The reference of the diagnostics: a page for each code, beside its rule, whose example mends its fixture.

use std::path::Path;

use crate::support::{Project, Run, difference, edit, fault, fixtures, program, read_all, root};
use fascicule::diagnostic::reference::{Page, pages};

/// Examples that are no change of a text, and why.
const WITHOUT_CHANGE: [(&str, &str); 4] = [
    ("fichier-manquant", "a whole file comes back from the history"),
    ("format", "nothing brings it about"),
    ("trop-long", "nobody reads ten thousand characters"),
    ("utf8-invalide", "a change of text cannot write it"),
];

#[test]
fn each_code_has_a_page_and_each_page_a_code() {
    let pages: Vec<&str> = pages().iter().map(|page| page.code).collect();
    let codes = fault::codes();
    assert_eq!(pages, codes.keys().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn each_page_stands_beside_a_rule_that_raises_its_code() {
    let codes = fault::codes();
    let files = read_all(&root().join("src"));
    // The texts of a new site are not pages of diagnostics.
    let is_page = |path: &str| path.ends_with(".md") && !path.starts_with("content/skeleton/");
    for (path, text) in files.iter().filter(|(path, _)| is_page(path)) {
        let text = String::from_utf8(text.clone()).expect("UTF-8");
        let rule = path.replace(".md", ".rs");
        for code in text.lines().filter_map(|line| line.strip_prefix("# ")) {
            assert!(codes.get(code).is_some_and(|raised_by| raised_by.contains(&rule)), "{rule} does not raise {code}");
        }
    }
}

#[test]
fn each_page_says_what_why_how_and_gives_an_example() {
    for Page { code, text } in pages() {
        let parts: Vec<&str> = text.split("\n## ").collect();
        let titles: Vec<&str> = parts[1..].iter().filter_map(|part| part.lines().next()).collect();
        assert_eq!(titles, ["Pourquoi", "Comment corriger", "Exemple"], "{code}");
        assert!(parts[1..].iter().all(|part| part.trim().contains('\n')), "{code} has an empty section");
        assert!(text.lines().all(|line| line.chars().count() <= 120), "{code} has a line too long for a terminal");
    }
}

#[test]
fn each_example_mends_its_fixture() {
    for page in pages() {
        if WITHOUT_CHANGE.iter().any(|(code, _)| *code == page.code) {
            continue;
        }
        let example = example(&page).unwrap_or_else(|| panic!("{} has no change as its example", page.code));
        let project = Project::bakery();
        let command = fault::bring_about(&project, &fixture(&page));
        edit::apply(&project, example);
        let run = project.run(&[command]);
        assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "the example of {} mends nothing", page.code);
    }
}

#[test]
fn the_reference_in_docs_is_current() {
    let mut text = String::from(HEAD);
    for page in pages() {
        text += &format!("- [`{code}`](#{code}) : {}\n", page.summary(), code = page.code);
    }
    for page in pages() {
        text += &format!("\n## {}\n\n{}\n", page.code, page.text.replace("\n## ", "\n### "));
        let said = read(&fixtures().join("diagnostics").join(fixture(&page)).join("attendu.txt"));
        if let Some((message, _)) = said.split_once("\n\n") {
            text += &format!("\nCe que dit le programme :\n\n```text\n{message}\n```\n");
        }
    }
    if let Some(difference) = difference(&root().join("docs/diagnostics.md"), &text) {
        panic!("{difference}");
    }
}

const HEAD: &str = "# Les diagnostics

Chaque message du programme porte un code entre crochets, comme `erreur[code-inconnu]`. Cette page, faite à partir des
règles elles-mêmes, dit de chacun ce que c'est, pourquoi, et comment corriger ; `fascicule explain CODE` la montre aussi.
Une **erreur** empêche la publication. Un **avertissement** ne l'empêche que si `--strict` est demandé.

Les exemples viennent d'un contenu d'essai, une boulangerie : la première ligne nomme le fichier, `-` marque la ligne
fautive et `+` la ligne corrigée ; `supprime` dit que le fichier est retiré. Chacun est vérifié : sans lui le message
paraît, avec lui il disparaît.

";

/// The change that the page gives as an example.
fn example(page: &Page) -> Option<&'static str> {
    page.text.split_once("```diff\n")?.1.split_once("\n```").map(|(change, _)| change)
}

/// The first fixture of a code whose fault is in the file that the example mends.
fn fixture(page: &Page) -> String {
    let path = example(page).and_then(|change| change.lines().next()).unwrap_or_default();
    let mut names = crate::support::names(&fixtures().join("diagnostics"));
    names.retain(|name| name == page.code || name.starts_with(&format!("{}-", page.code)));
    let diff = |name: &String| read(&fixtures().join("diagnostics").join(name).join("faute.diff"));
    names.into_iter().find(|name| diff(name).contains(path)).unwrap_or_default()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

// ---------------------------------------------------------------- explain

#[test]
fn explain_prints_the_page_of_a_code() {
    let run = Run::of(program(&["explain", "code-inconnu"]));
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    for line in ["code-inconnu", "POURQUOI", "COMMENT CORRIGER", "EXEMPLE", "    + remplace_par = \"D1.SF2\""] {
        assert!(run.printed.lines().any(|printed| printed == line), "no « {line} » in\n{}", run.printed);
    }
    assert!(!run.printed.contains("```") && !run.printed.contains('\u{1b}'), "{}", run.printed);
    assert_eq!(Run::of(program(&["explain", "[code-inconnu]"])).printed, run.printed);
}

#[test]
fn explain_lists_the_codes_and_knows_the_nearest() {
    let run = Run::of(program(&["explain"]));
    let listed: Vec<&str> = run.printed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(listed, pages().iter().map(|page| page.code).collect::<Vec<_>>());
    for (written, said) in [
        ("code-inconu", "aide : vouliez-vous dire « code-inconnu » ?\n"),
        ("Cle-Inconnue", "aide : vouliez-vous dire « cle-inconnue » ?\n"),
        ("zzz", "aide : fascicule explain, sans code, en donne la liste\n"),
    ] {
        let run = Run::of(program(&["explain", written]));
        assert_eq!((run.code, run.printed.as_str()), (Some(2), ""));
        assert!(run.errors.ends_with(said), "{}", run.errors);
    }
}

// ---------------------------------------------------------------- strict, github, where to read more

#[test]
fn a_warning_stops_only_a_strict_build() {
    let project = Project::bakery();
    fault::bring_about(&project, "espaces-en-trop");
    let run = project.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    assert!(run.errors.contains("avertissement[espaces-en-trop]"), "{}", run.errors);
    assert!(project.path().join("output/index.html").exists());
    std::fs::remove_dir_all(project.path().join("output")).expect("the output");
    for command in ["build", "check"] {
        let run = project.run(&[command, "--strict"]);
        assert_eq!(run.code, Some(1));
        assert!(run.errors.contains("erreur[espaces-en-trop]"), "{}", run.errors);
        assert!(!project.path().join("output").exists());
    }
}

#[test]
fn github_reads_each_diagnostic_at_its_line() {
    let project = Project::bakery();
    fault::bring_about(&project, "code-inconnu");
    fault::bring_about(&project, "espaces-en-trop");
    let run = project.run(&["check", "--format", "github"]);
    assert_eq!((run.code, run.errors.as_str()), (Some(1), ""));
    let folder = "content/certifications/boulanger/2020";
    assert_eq!(
        run.printed,
        format!(
            "::error file={folder}/certification.toml,line=27,col=16,title=code-inconnu::aucun énoncé n'a pour code \
             D1.SF22%0Aaide : vouliez-vous dire « D1.SF2 » ? Sinon, déclarez l'énoncé\n\
             ::warning file={folder}/domaines/d1.toml,line=55,col=9,title=espaces-en-trop::ce texte a des espaces en \
             trop%0Aaide : gardez une seule espace entre deux mots\n"
        )
    );
}

#[test]
fn the_report_says_once_where_to_read_more() {
    let project = Project::bakery();
    fault::bring_about(&project, "html-interdit");
    let errors = project.run(&["check"]).errors;
    assert!(errors.ends_with("\n2 erreurs\nPour en savoir plus : fascicule explain html-interdit\n"), "{errors}");
    fault::bring_about(&project, "code-inconnu");
    let errors = project.run(&["check"]).errors;
    let said = "Pour en savoir plus : fascicule explain CODE, par exemple code-inconnu\n";
    assert!(errors.ends_with(said) && errors.matches("Pour en savoir plus").count() == 1, "{errors}");
}
