//! `fascicule new`: what it makes builds at once, teaches, and takes the place of nothing.

use std::collections::BTreeMap;

use crate::support::{Project, read_all};
use fascicule::content::kinds;

type Files = BTreeMap<String, Vec<u8>>;

fn content(project: &Project) -> Files {
    read_all(&project.path().join("content"))
}

/// The files under a folder of the content.
fn under<'f>(files: &'f Files, folder: &str) -> BTreeMap<&'f str, String> {
    let files = files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(folder)?, bytes)));
    files.map(|(path, bytes)| (path, String::from_utf8(bytes.clone()).expect("UTF-8"))).collect()
}

fn toml(text: &str) -> toml::Table {
    toml::from_str(text).unwrap_or_else(|error| panic!("{error} in\n{text}"))
}

/// What is made has no error, no warning, its one form.
#[track_caller]
fn assert_sound(project: &Project) {
    for command in [&["check", "--strict"][..], &["fmt", "--check"]] {
        let run = project.run(command);
        assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{command:?}: {}", run.printed);
    }
}

/// And a site, in which it is published only as a draft.
#[track_caller]
fn assert_builds(project: &Project, page: &str) {
    assert_sound(project);
    assert!(project.build(&["--drafts", "--strict"]).contains_key(page));
    assert!(!project.build(&[]).contains_key(page));
}

#[track_caller]
fn assert_builds_drafts(project: &Project, page: &str) {
    assert_eq!(project.run(&["check"]).code, Some(0));
    assert!(project.build(&["--drafts"]).contains_key(page));
}

#[test]
fn a_certification_builds_at_once_and_teaches() {
    for (project, genres) in [(Project::bakery(), &["cqp", "rncp"][..]), (Project::real_with_notice(), &["cqp"])] {
        assert_eq!(project.run(&["fmt"]).code, Some(0));
        for genre in genres {
            let run = project.run(&["new", genre, &format!("souffleur-{genre}")]);
            assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{}", run.printed);
            let files = content(&project);
            let folder = files.keys().find(|path| path.starts_with(&format!("certifications/souffleur-{genre}/")));
            let edition = folder.expect("its files").split('/').nth(2).expect("its edition").to_owned();
            let folder = format!("certifications/souffleur-{genre}/{edition}/");
            for (path, text) in under(&files, &folder) {
                assert!(run.printed.contains(&format!("\n  {path}\n")), "{}", run.printed);
                assert!(text.lines().any(|line| line.starts_with("# ")), "{path} teaches nothing");
                for line in text.lines().filter(|line| line.starts_with("texte") || line.starts_with("titre")) {
                    assert!(line.to_lowercase().contains("à remplacer"), "{path} says as if it were true: {line}");
                }
            }
            let identity = toml(&under(&files, &folder)["certification.toml"]);
            assert_eq!(identity["genre"].as_str(), Some(*genre));
            assert_eq!((identity["etat"].as_str(), identity["brouillon"].as_bool()), (Some("projet"), Some(true)));
            assert_builds(&project, &format!("{folder}index.html"));
        }
    }
}

#[test]
fn the_model_has_each_kind_of_file_that_a_certification_may_have() {
    let project = Project::bakery();
    for genre in ["cqp", "rncp"] {
        assert_eq!(project.run(&["new", genre, &format!("souffleur-{genre}")]).code, Some(0));
    }
    let files = content(&project);
    for kind in kinds::ALL.iter().filter(|kind| kind.place.starts_with("certifications/")) {
        let made = files.keys().any(|path| {
            path.starts_with("certifications/souffleur-") && kinds::of(path).is_some_and(|of| of.name == kind.name)
        });
        // The list of training bodies and the words of a brochure are what most sources have not.
        assert_eq!(made, !["organismes", "fiche"].contains(&kind.name), "{}", kind.name);
    }
}

/// The four ways to begin, of the review: each on the content that ships, and on the bakery.
#[test]
fn a_draft_changes_no_byte_of_the_public_site() {
    for (project, commands) in [
        (
            Project::real(),
            &[
                &["new", "cqp", "x"][..],
                &["new", "edition", "charge-accueil", "2027"],
                &["new", "edition", "charge-accueil", "2014"],
                &["new", "rncp", "y", "2024"],
            ][..],
        ),
        (Project::bakery(), &[&["new", "edition", "boulanger", "2031"], &["new", "cqp", "souffleur", "2020"]]),
    ] {
        let before = project.build(&[]);
        for command in commands {
            let run = project.run(command);
            assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{command:?}: {}", run.printed);
        }
        let after = project.build(&[]);
        let changed: Vec<&String> =
            before.keys().chain(after.keys()).filter(|path| before.get(*path) != after.get(*path)).collect();
        assert_eq!(changed, [""; 0]);
    }
}

/// What an editor adds by hand for a draft: words of its own guide, an entry in the general rules, in the common files.
#[test]
fn what_a_draft_brings_to_the_common_files_is_invisible_with_it() {
    let project = Project::bakery();
    assert_eq!(project.run(&["fmt"]).code, Some(0));
    let before = project.build(&[]);
    assert_eq!(project.run(&["new", "edition", "boulanger", "2031"]).code, Some(0));
    let add = |path: &str, text: &str| project.write(path, project.read(path) + text);
    add("content/commun/guides.toml", "\n[[guide]]\nsource = \"001\"\nlibelle = \"édition 2031\"\n");
    project.replace("content/certifications/boulanger/2031/certification.toml", "guide = \"102\"", "guide = \"001\"");
    let labels = project.read("content/commun/libelles.toml");
    let own_words = labels.lines().map(|line| match (line.strip_suffix(" }"), line.find("102 = \"")) {
        (Some(start), Some(at)) => format!("{start}, 001 = {} }}", &line[at + "102 = ".len()..line.len() - 2]),
        _ => line.to_owned(),
    });
    project.write("content/commun/libelles.toml", own_words.collect::<Vec<_>>().join("\n") + "\n");
    add("content/commun/textes/note-aux-entreprises.md", "\n::: guide 001\n\nMots du brouillon.\n\n:::\n");
    let run = project.run(&["check"]);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    let after = project.build(&[]);
    let changed: Vec<&String> =
        before.keys().chain(after.keys()).filter(|path| before.get(*path) != after.get(*path)).collect();
    assert_eq!(changed, [""; 0]);
    let drafts = project.build(&["--drafts"]);
    let note = String::from_utf8_lossy(&drafts["certifications/boulanger/2031/livret-evaluation-finale/index.html"])
        .into_owned();
    assert!(note.contains("Mots du brouillon."));
}

#[test]
fn a_model_is_not_published_as_it_is() {
    let project = Project::bakery();
    assert_eq!(project.run(&["new", "cqp", "souffleur", "2031"]).code, Some(0));
    let identity = "content/certifications/souffleur/2031/certification.toml";
    project.replace(identity, "brouillon = true", "brouillon = false");
    let run = project.run(&["build"]);
    assert_eq!(run.code, Some(1));
    assert!(run.errors.contains("erreur[a-remplacer]"), "{}", run.errors);
    assert!(run.errors.contains(&format!("{identity}:7:")), "{}", run.errors);
    // What the draft brought is public with it.
    assert!(run.errors.contains("content/sources.toml:"), "{}", run.errors);
    assert!(!project.path().join("output").exists());
}

#[test]
fn a_new_edition_has_the_words_of_the_latest_and_not_its_past() {
    let project = Project::real();
    let folder = "content/certifications/charge-accueil/non-datee/";
    let identity = format!("{folder}certification.toml");
    let text = project.read(&identity).replacen("\nguide = ", "\npublie_le = 2026-01-01\nguide = ", 1);
    project
        .write(&identity, text + "\n[[code_retire]]\ncode = \"D9.S9\"\ntexte = \"Un savoir\"\nraison = \"Retiré.\"\n");
    let run = project.run(&["new", "edition", "charge-accueil", "2027"]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{}", run.printed);
    assert_builds_drafts(&project, "certifications/charge-accueil/2027/index.html");
    let files = content(&project);
    let new = under(&files, "certifications/charge-accueil/2027/");
    let old = under(&files, "certifications/charge-accueil/non-datee/");
    let identity = toml(&new["certification.toml"]);
    let keys: Vec<&str> = identity.keys().map(String::as_str).collect();
    assert_eq!(keys, ["brouillon", "etat", "genre", "guide", "remplace", "source", "titre"]);
    assert_eq!((identity["source"].as_str(), identity["guide"].as_str()), (Some("005"), Some("003")));
    assert!(!new.contains_key("organismes.toml") && old.contains_key("organismes.toml"));
    for (path, text) in &new {
        for past in ["erratum]]", "lacune]]", "\"003:", "consulte"] {
            assert!(!text.contains(past), "{path} keeps {past}");
        }
    }
    // The statements are all there, with their codes.
    let codes = |files: &BTreeMap<&str, String>| -> Vec<String> {
        let lines = files.iter().flat_map(|(path, text)| text.lines().map(move |line| format!("{path}: {line}")));
        lines.filter(|line| line.contains(": code = \"") && !line.starts_with("certification.toml")).collect()
    };
    assert_eq!(codes(&old), codes(&new));
}

#[test]
fn nothing_is_ever_replaced() {
    let project = Project::bakery();
    let before = content(&project);
    for (arguments, said) in [
        (&["new", "cqp", "boulanger"][..], "la certification « boulanger » existe déjà (2021)"),
        (&["new", "cqp", "boulanger", "2031"], "fascicule new edition boulanger ANNÉE"),
        (&["new", "edition", "boulanger", "2020"], "« boulanger » a déjà une édition 2020 : rien n'est remplacé"),
        (&["new", "edition", "boulanger"], "nommez la nouvelle édition"),
        (&["new", "edition", "patissier", "2031"], "pour en créer une : fascicule new cqp patissier"),
        (&["new", "cqp", "Pâtissier"], "« Pâtissier » ne peut pas être un nom de dossier"),
        (&["new", "cqp", "../patissier"], "ne peut pas être un nom de dossier"),
        (&["new", "cqp", "patissier", "31"], "« 31 » n'est pas une édition"),
        (&["new", "cqp"], "il manque <NOM>"),
        (&["new", "bac", "patissier"], "valeurs possibles : cqp, rncp, edition"),
    ] {
        let run = project.run(arguments);
        assert_eq!((run.code, run.printed.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.errors.contains(said), "{arguments:?}: {}", run.errors);
    }
    assert!(before == content(&project));
}

#[test]
fn a_folder_that_the_content_does_not_show_is_not_replaced_either() {
    let project = Project::bakery();
    project.write("content/certifications/patissier/2021/.gardé", "à moi");
    let before = content(&project);
    let run = project.run(&["new", "cqp", "patissier", "2021"]);
    assert_eq!(run.code, Some(2));
    assert!(run.errors.contains("existe déjà"), "{}", run.errors);
    let after = content(&project);
    assert_eq!(under(&before, "certifications/"), under(&after, "certifications/"));
}

#[test]
fn content_with_errors_is_mended_first() {
    let project = Project::bakery();
    project.replace("content/site.toml", "theme = ", "thm = ");
    let before = content(&project);
    let run = project.run(&["new", "cqp", "patissier"]);
    assert_eq!(run.code, Some(1));
    assert!(run.errors.contains("erreur[cle-inconnue]"), "{}", run.errors);
    assert!(run.errors.ends_with("Rien n'a été créé : corrigez d'abord ces erreurs.\n"), "{}", run.errors);
    assert!(before == content(&project));
}

#[test]
fn what_an_interrupted_run_left_disturbs_nothing() {
    let project = Project::bakery();
    project.write("content/certifications/patissier/.2021.fascicule.tmp/domaines/d9.toml", "moitié");
    assert_eq!(project.run(&["new", "cqp", "patissier", "2021"]).code, Some(0));
    let files = content(&project);
    assert!(files.keys().all(|path| !path.contains("tmp") && !path.ends_with("d9.toml")));
    assert_eq!(project.run(&["check"]).code, Some(0));
}

#[test]
fn windows_line_endings_are_read_and_words_stay() {
    let project = Project::bakery();
    for (path, bytes) in content(&project) {
        let text = String::from_utf8(bytes).expect("UTF-8").replace('\n', "\r\n");
        project.write(&format!("content/{path}"), format!("\u{FEFF}{text}"));
    }
    let run = project.run(&["new", "edition", "boulanger", "2031"]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    assert_eq!(project.run(&["check", "--strict"]).code, Some(0));
}
