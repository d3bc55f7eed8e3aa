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

#[test]
fn an_edition_nobody_knew_is_declared_and_has_all_its_words() {
    let project = Project::bakery();
    assert_eq!(project.run(&["fmt"]).code, Some(0));
    let before = content(&project);
    let run = project.run(&["new", "cqp", "souffleur", "2031"]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    assert!(run.printed.contains("ceux de 2021 sont repris"), "{}", run.printed);
    assert_builds(&project, "certifications/souffleur/2031/index.html");

    let after = content(&project);
    let text = |files: &Files, path: &str| String::from_utf8(files[path].clone()).expect("UTF-8");
    let declared = text(&after, "commun/editions.toml");
    let added = declared.strip_prefix(&text(&before, "commun/editions.toml")).expect("entries are added at the end");
    assert_eq!(added, "\n[[edition]]\ncode = \"2031\"\nlibelle = \"édition 2031\"\n");
    let labels = toml(&text(&after, "commun/libelles.toml"));
    for (old, new) in toml(&text(&before, "commun/libelles.toml"))["libelle"]
        .as_array()
        .expect("labels")
        .iter()
        .zip(labels["libelle"].as_array().expect("labels"))
    {
        assert_eq!(old["code"], new["code"]);
        match (old["texte"].as_table(), new["texte"].as_table()) {
            (Some(old), Some(new)) => {
                assert!(old.iter().all(|(edition, words)| new.get(edition) == Some(words)));
                assert_eq!(new.get("2031"), old.get("2021"));
            }
            _ => assert_eq!(old["texte"], new["texte"]),
        }
    }
    for path in before.keys().filter(|path| before[*path] != after[*path]) {
        assert!(run.printed.contains(&format!("Complété : content/{path}\n")), "{path} changed in silence");
    }
}

#[test]
fn a_new_edition_is_a_copy_of_the_latest_as_a_draft() {
    let project = Project::bakery();
    assert_eq!(project.run(&["fmt"]).code, Some(0));
    let before = content(&project);
    let run = project.run(&["new", "edition", "boulanger", "2031"]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{}", run.printed);
    let after = content(&project);
    let (mut old, mut new) =
        (under(&before, "certifications/boulanger/2021/"), under(&after, "certifications/boulanger/2031/"));
    let (old_identity, new_identity) = (old.remove("certification.toml"), new.remove("certification.toml"));
    assert_eq!(old, new);
    let mut expected = toml(&old_identity.expect("an identity"));
    expected.insert("etat".into(), "projet".into());
    expected.insert("brouillon".into(), true.into());
    assert_eq!(toml(&new_identity.expect("an identity")), expected);
    assert_builds(&project, "certifications/boulanger/2031/index.html");
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
