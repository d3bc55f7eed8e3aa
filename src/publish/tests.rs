//! The promises of the room, tried on real folders.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::exchange::{by_steps, recover, steps};
use super::place::{MARK, Place};
use super::{Artifact, MANIFEST, Outcome, PublishError, prepare, publish};

/// A folder to publish in, and the output inside it, which does not exist yet.
fn sandbox() -> (TempDir, PathBuf) {
    let sandbox = tempfile::tempdir().unwrap();
    let output = sandbox.path().join("output");
    (sandbox, output)
}

fn site(files: &[(&str, &str)]) -> Vec<Artifact> {
    files.iter().map(|(path, text)| Artifact { path: (*path).into(), bytes: text.as_bytes().to_vec() }).collect()
}

fn old() -> Vec<Artifact> {
    site(&[("index.html", "old"), ("pdf/old.pdf", "old")])
}

fn new() -> Vec<Artifact> {
    site(&[("index.html", "new"), ("pdf/new.pdf", "new"), ("a/b/c.css", "")])
}

/// Asserts that `output` is `expected`, whole, and that nothing else is beside it.
#[track_caller]
fn assert_published(output: &Path, expected: &[Artifact]) {
    let mut found = Vec::new();
    list(output, "", &mut found);
    let mut wanted: Vec<_> = expected.iter().map(|artifact| artifact.path.clone()).collect();
    wanted.push(MANIFEST.into());
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted);
    for artifact in expected {
        assert_eq!(fs::read(output.join(&artifact.path)).unwrap(), artifact.bytes);
    }
    assert_eq!(beside(output), [output.file_name().unwrap().to_str().unwrap()]);
}

fn list(folder: &Path, prefix: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            list(&entry.path(), &format!("{path}/"), found);
        } else {
            found.push(path);
        }
    }
}

/// The names in the parent of `output`, sorted, without the lock file that Windows keeps.
fn beside(output: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(output.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| cfg!(unix) || !name.ends_with("-verrou"))
        .collect();
    names.sort();
    names
}

/// Asserts that `result` is refused with a message that mentions each of `words`.
#[track_caller]
fn assert_refused<T>(result: Result<T, PublishError>, words: &[&str]) {
    let message = result.err().expect("should be refused").to_string();
    assert!(message.ends_with('.'), "{message}");
    for word in words {
        assert!(message.contains(word), "{word:?} is missing from: {message}");
    }
}

#[test]
fn publishes_where_nothing_or_an_empty_folder_stood() {
    let (_sandbox, output) = sandbox();
    publish(&output, &old()).unwrap();
    assert_published(&output, &old());
    fs::remove_dir_all(&output).unwrap();
    fs::create_dir(&output).unwrap();
    publish(&output, &new()).unwrap();
    assert_published(&output, &new());
}

#[test]
fn replaces_the_whole_of_the_previous_site() {
    let (_sandbox, output) = sandbox();
    for site in [old(), new(), new(), vec![], old()] {
        publish(&output, &site).unwrap();
        assert_published(&output, &site);
    }
}

#[test]
fn leaves_alone_the_site_that_is_there_already_byte_for_byte() {
    let (_sandbox, output) = sandbox();
    assert_eq!(publish(&output, &new()).unwrap(), Outcome::Replaced);
    assert_eq!(publish(&output, &new()).unwrap(), Outcome::Unchanged);
    assert_published(&output, &new());
    let harms: [fn(&Path); 5] = [
        |output| fs::write(output.join("index.html"), "wen").unwrap(),
        |output| fs::remove_file(output.join("a/b/c.css")).unwrap(),
        |output| fs::remove_file(output.join(MANIFEST)).unwrap(),
        |output| fs::write(output.join(MANIFEST), "{\"format\": 1, \"files\": []}").unwrap(),
        |output| fs::write(output.join(MANIFEST), "").unwrap(),
    ];
    for harm in &harms[..2] {
        harm(&output);
        assert_eq!(publish(&output, &new()).unwrap(), Outcome::Replaced);
        assert_published(&output, &new());
    }
    // Without a manifest that lists them, the files of the folder are someone's.
    for harm in &harms[2..] {
        harm(&output);
        publish(&output, &new()).unwrap_err();
        fs::remove_dir_all(&output).unwrap();
        publish(&output, &new()).unwrap();
    }
    fs::write(output.join("notes.txt"), "precious").unwrap();
    assert_refused(publish(&output, &new()), &["notes.txt"]);
}

#[cfg(unix)]
#[test]
fn writes_only_what_changed_and_shares_nothing_with_what_is_gone() {
    use std::os::unix::fs::MetadataExt;
    let (_sandbox, output) = sandbox();
    let number = |path: &str| fs::metadata(output.join(path)).unwrap().ino();
    publish(&output, &site(&[("a/same", "1"), ("changed", "1"), ("gone", "1")])).unwrap();
    let (same, changed) = (number("a/same"), number("changed"));
    let next = site(&[("a/same", "1"), ("changed", "2"), ("new", "1")]);
    assert_eq!(publish(&output, &next).unwrap(), Outcome::Replaced);
    assert_published(&output, &next);
    assert_eq!(number("a/same"), same);
    assert_ne!(number("changed"), changed);
    for file in ["a/same", "changed", "new", MANIFEST] {
        assert_eq!(fs::metadata(output.join(file)).unwrap().nlink(), 1, "{file}");
    }
}

#[test]
fn accepts_the_ways_of_writing_a_path() {
    let (sandbox, output) = sandbox();
    publish(&sandbox.path().join("output/"), &old()).unwrap();
    assert_published(&output, &old());
    publish(&sandbox.path().join("./output/."), &new()).unwrap();
    assert_published(&output, &new());
    let deep = sandbox.path().join("missing/parents/site");
    publish(&deep, &new()).unwrap();
    assert_published(&deep, &new());
}

#[test]
fn accepts_a_relative_path() {
    // Tests share one current folder: this one is written in, not changed.
    let sandbox = tempfile::tempdir_in(".").unwrap();
    let name = PathBuf::from(sandbox.path().file_name().unwrap());
    publish(&name.join("output"), &old()).unwrap();
    assert_published(&sandbox.path().join("output"), &old());
    publish(&name, &old()).unwrap_err();
    fs::remove_dir_all(sandbox.path()).unwrap();
    publish(&name, &new()).unwrap();
    assert_eq!(fs::read(name.join("index.html")).unwrap(), b"new");
}

#[test]
fn refuses_a_path_without_a_name() {
    for path in [".", "..", "/", "", "./", "somewhere/.."] {
        assert_refused(prepare(Path::new(path)).map(drop), &["par son nom", "« output »"]);
    }
}

#[test]
fn refuses_a_folder_of_someone() {
    let (_sandbox, output) = sandbox();
    fs::create_dir_all(output.join("photos")).unwrap();
    for name in ["d.jpg", "c.jpg", "b.jpg"] {
        fs::write(output.join(name), "").unwrap();
    }
    assert_refused(publish(&output, &new()), &["b.jpg, c.jpg, d.jpg… Déplacez"]);
    assert_eq!(fs::read_dir(&output).unwrap().count(), 4);
    assert_eq!(beside(&output), ["output"]);
}

#[test]
fn refuses_foreign_files_among_ours() {
    for foreign in ["CNAME", "pdf/notes.txt", "brouillons/a.txt", "pdf/sub/b.txt"] {
        let (_sandbox, output) = sandbox();
        publish(&output, &old()).unwrap();
        let foreign_file = output.join(foreign);
        fs::create_dir_all(foreign_file.parent().unwrap()).unwrap();
        fs::write(&foreign_file, "precious").unwrap();
        let named = foreign.replace("brouillons/a.txt", "brouillons/").replace("sub/b.txt", "sub/");
        assert_refused(publish(&output, &new()), &[&format!(": {named}. ")]);
        fs::remove_file(&foreign_file).unwrap();
        if named.ends_with('/') {
            fs::remove_dir(foreign_file.parent().unwrap()).unwrap();
        }
        assert_published(&output, &old());
        publish(&output, &new()).unwrap();
    }
}

#[test]
fn refuses_foreign_files_that_came_during_the_build() {
    let (_sandbox, output) = sandbox();
    publish(&output, &old()).unwrap();
    let preparation = prepare(&output).unwrap();
    fs::write(output.join("CNAME"), "precious").unwrap();
    assert_refused(preparation.publish(&new()), &["CNAME"]);
    fs::remove_file(output.join("CNAME")).unwrap();
    assert_published(&output, &old());
}

#[test]
fn overlooks_what_file_managers_scatter_and_what_was_removed() {
    let (_sandbox, output) = sandbox();
    publish(&output, &old()).unwrap();
    fs::write(output.join(".DS_Store"), "").unwrap();
    fs::write(output.join("pdf/Thumbs.db"), "").unwrap();
    fs::remove_file(output.join("index.html")).unwrap();
    publish(&output, &new()).unwrap();
    assert_published(&output, &new());
}

#[test]
fn refuses_a_manifest_it_does_not_understand() {
    for manifest in ["", "{}", "not json", r#"{"format": 2, "files": []}"#, "[[[[", "\u{0}"] {
        let (_sandbox, output) = sandbox();
        fs::create_dir(&output).unwrap();
        fs::write(output.join(MANIFEST), manifest).unwrap();
        assert_refused(publish(&output, &new()), &["autre version", MANIFEST]);
    }
    let (_sandbox, output) = sandbox();
    fs::create_dir_all(output.join(MANIFEST)).unwrap();
    assert_refused(publish(&output, &new()), &[MANIFEST]);
}

#[test]
fn refuses_a_file() {
    let (_sandbox, output) = sandbox();
    fs::write(&output, "precious").unwrap();
    assert_refused(publish(&output, &new()), &["n'est pas un dossier"]);
    assert_refused(publish(&output.join("site"), &new()), &["output"]);
    assert_eq!(fs::read(&output).unwrap(), b"precious");
}

#[test]
#[cfg(unix)]
fn refuses_a_symbolic_link() {
    let (sandbox, output) = sandbox();
    let target = sandbox.path().join("target");
    publish(&target, &old()).unwrap();
    std::os::unix::fs::symlink(&target, &output).unwrap();
    assert_refused(publish(&output, &new()), &["lien symbolique"]);
    assert_refused(publish(&sandbox.path().join("output/"), &new()), &["lien symbolique"]);
    fs::remove_file(&output).unwrap();
    std::os::unix::fs::symlink("nowhere", &output).unwrap();
    assert_refused(publish(&output, &new()), &["lien symbolique"]);
    fs::remove_file(&output).unwrap();
    assert_published(&target, &old());
}

#[test]
#[cfg(unix)]
fn removes_links_inside_the_folder_and_not_what_they_point_to() {
    let (sandbox, output) = sandbox();
    publish(&output, &old()).unwrap();
    let precious = sandbox.path().join("precious");
    fs::create_dir(&precious).unwrap();
    fs::write(precious.join("photo.jpg"), "").unwrap();
    fs::remove_file(output.join("index.html")).unwrap();
    std::os::unix::fs::symlink(&precious, output.join("index.html")).unwrap();
    publish(&output, &new()).unwrap();
    assert!(precious.join("photo.jpg").exists());
    fs::remove_dir_all(output.join("pdf")).unwrap();
    std::os::unix::fs::symlink(&precious, output.join("pdf")).unwrap();
    assert_refused(publish(&output, &old()), &[": pdf. "]);
}

#[test]
#[cfg(unix)]
fn refuses_a_parent_it_may_not_write_in() {
    use std::os::unix::fs::PermissionsExt;
    let (sandbox, output) = sandbox();
    publish(&output, &old()).unwrap();
    fs::set_permissions(sandbox.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // Permissions do not stop the superuser.
    let is_superuser = fs::File::create(sandbox.path().join("probe")).is_ok();
    let result = publish(&output, &new());
    fs::set_permissions(sandbox.path(), fs::Permissions::from_mode(0o755)).unwrap();
    if !is_superuser {
        assert_refused(result, &["accès refusé", "Vérifiez vos droits"]);
        assert_published(&output, &old());
    }
}

#[test]
fn a_failure_while_writing_leaves_the_previous_site() {
    let (_sandbox, output) = sandbox();
    publish(&output, &old()).unwrap();
    // Each name is acceptable, and the whole is longer than systems accept.
    let mut site = new();
    site.push(Artifact { path: vec!["x".repeat(250); 200].join("/"), bytes: vec![] });
    assert_refused(publish(&output, &site), &["Impossible", "n'a pas été modifié"]);
    assert_published(&output, &old());
}

#[test]
fn clears_what_a_killed_build_left() {
    let (_sandbox, output) = sandbox();
    publish(&output, &old()).unwrap();
    let place = Place::of(&output).unwrap();
    fs::create_dir_all(place.staging.join("half")).unwrap();
    fs::write(place.staging.join("half/written.html"), "ha").unwrap();
    fs::write(place.staging.join(MARK), "").unwrap();
    fs::write(&place.lock, "").unwrap();
    drop(prepare(&output).unwrap());
    assert_published(&output, &old());
    publish(&output, &new()).unwrap();
    assert_published(&output, &new());
}

#[test]
fn what_someone_put_beside_the_output_is_never_removed() {
    let (_sandbox, output) = sandbox();
    publish(&output, &old()).unwrap();
    let place = Place::of(&output).unwrap();
    for neighbour in [&place.staging, &place.aside] {
        fs::create_dir(neighbour).unwrap();
        fs::write(neighbour.join("notes.txt"), "precious").unwrap();
        let name = neighbour.file_name().unwrap().to_str().unwrap();
        assert_refused(publish(&output, &new()), &[name, "Déplacez-le"]);
        assert_eq!(fs::read(neighbour.join("notes.txt")).unwrap(), b"precious");
        fs::remove_dir_all(neighbour).unwrap();
        fs::write(neighbour, "precious").unwrap();
        assert_refused(publish(&output, &new()), &[name]);
        assert_eq!(fs::read(neighbour).unwrap(), b"precious");
        fs::remove_file(neighbour).unwrap();
    }
    assert_published(&output, &old());
}

#[test]
#[cfg(unix)]
fn a_lock_that_is_no_file_is_neither_waited_for_nor_followed() {
    let (sandbox, output) = sandbox();
    let place = Place::of(&output).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&place.lock).status().unwrap();
    assert!(made.success());
    assert_refused(publish(&output, &new()), &["verrou", "Déplacez-le"]);
    fs::remove_file(&place.lock).unwrap();
    std::os::unix::fs::symlink(sandbox.path().join("nowhere"), &place.lock).unwrap();
    assert_refused(publish(&output, &new()), &["verrou", "Déplacez-le"]);
    assert!(!sandbox.path().join("nowhere").exists());
}

#[test]
#[cfg(unix)]
fn everybody_may_read_what_is_published_whatever_happened_to_it() {
    use std::os::unix::fs::PermissionsExt;
    let modes = |output: &Path| {
        let paths = ["", "index.html", "a", "a/b", "a/b/c.css", MANIFEST];
        paths.map(|path| fs::metadata(output.join(path)).unwrap().permissions().mode() & 0o777)
    };
    let (_sandbox, output) = sandbox();
    publish(&output, &new()).unwrap();
    let open = [0o755, 0o644, 0o755, 0o755, 0o644, 0o644];
    assert_eq!(modes(&output), open);
    for (path, mode) in [("index.html", 0o600), ("a", 0o700), ("a/b/c.css", 0o200), ("", 0o711), (MANIFEST, 0o600)] {
        fs::set_permissions(output.join(path), fs::Permissions::from_mode(mode)).unwrap();
        assert_eq!(publish(&output, &new()).unwrap(), Outcome::Replaced, "{path}");
        assert_eq!(modes(&output), open, "{path}");
        assert_eq!(publish(&output, &new()).unwrap(), Outcome::Unchanged, "{path}");
    }
}

#[test]
#[cfg(unix)]
fn a_folder_of_the_old_site_that_was_locked_is_removed_all_the_same() {
    use std::os::unix::fs::PermissionsExt;
    let (_sandbox, output) = sandbox();
    publish(&output, &old()).unwrap();
    fs::set_permissions(output.join("pdf"), fs::Permissions::from_mode(0o555)).unwrap();
    publish(&output, &new()).unwrap();
    assert_published(&output, &new());
}

#[test]
fn the_output_and_what_is_read_are_not_one_inside_the_other() {
    let (sandbox, output) = sandbox();
    let content = sandbox.path().join("content");
    fs::create_dir_all(content.join("pages")).unwrap();
    let apart = |output: &Path| super::keep_apart(output, "le contenu", &content);
    apart(&output).unwrap();
    apart(&content.join("../output")).unwrap();
    apart(&content.join("absent/../../output")).unwrap();
    apart(&sandbox.path().join("content-2")).unwrap();
    for nested in ["content", "content/x", "content/x/y", "content/pages/../z", "absent/../content/x", "."] {
        assert_refused(apart(&sandbox.path().join(nested)), &["le contenu", "Choisissez"]);
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&content, sandbox.path().join("link")).unwrap();
        assert_refused(apart(&sandbox.path().join("link/x")), &["le contenu"]);
        fs::remove_file(sandbox.path().join("link")).unwrap();
    }
    fs::remove_dir_all(&content).unwrap();
    publish(&output, &old()).unwrap();
    assert_refused(publish(&output.join("en/deux"), &new()), &["un site publié"]);
    assert_published(&output, &old());
}

/// A sandbox where `stop` steps of the exchange of `old` (none: an empty folder) for the new
/// site were done when the build was killed.
fn killed_after(stop: usize, old: Option<&[Artifact]>) -> (TempDir, Place) {
    let (sandbox, output) = sandbox();
    let place = Place::of(&output).unwrap();
    let elsewhere = sandbox.path().join("elsewhere");
    match old {
        Some(old) => drop(publish(&output, old).unwrap()),
        None => fs::create_dir(&output).unwrap(),
    }
    publish(&elsewhere, &new()).unwrap();
    fs::rename(&elsewhere, &place.staging).unwrap();
    for (from, to) in &steps(&place)[..stop] {
        fs::rename(from, to).unwrap();
    }
    (sandbox, place)
}

#[test]
fn exchanges_by_steps_as_at_once() {
    for exchange in [by_steps, super::exchange::exchange] {
        let (_sandbox, place) = killed_after(0, Some(&old()));
        exchange(&place).unwrap();
        assert!(!place.aside.exists());
        assert_eq!(fs::read(place.staging.join("index.html")).unwrap(), b"old");
        recover(&place).unwrap();
        assert_published(&place.output, &new());
    }
}

#[test]
fn recovers_from_a_kill_after_each_step() {
    for stop in 0..=3 {
        let (_sandbox, place) = killed_after(stop, Some(&old()));
        drop(prepare(&place.output).unwrap());
        assert_published(&place.output, &if stop < 2 { old() } else { new() });
        publish(&place.output, &site(&[("next", "")])).unwrap();
        assert_published(&place.output, &site(&[("next", "")]));
    }
}

#[test]
fn recovers_an_empty_folder_after_each_step() {
    for stop in 0..=3 {
        let (_sandbox, place) = killed_after(stop, None);
        drop(prepare(&place.output).unwrap());
        if stop < 2 {
            assert_eq!(fs::read_dir(&place.output).unwrap().count(), 0);
        } else {
            assert_published(&place.output, &new());
        }
    }
}

#[test]
fn the_old_site_comes_back_over_an_empty_folder_but_not_over_a_foreign_one() {
    let (_sandbox, place) = killed_after(1, Some(&old()));
    fs::create_dir(&place.output).unwrap();
    fs::write(place.output.join("notes.txt"), "precious").unwrap();
    assert_refused(prepare(&place.output).map(drop), &["notes.txt"]);
    assert!(place.aside.join("index.html").exists());
    fs::remove_file(place.output.join("notes.txt")).unwrap();
    drop(prepare(&place.output).unwrap());
    assert_published(&place.output, &old());
}

#[test]
fn a_site_half_removed_never_comes_back() {
    let (_sandbox, place) = killed_after(3, Some(&old()));
    fs::remove_file(place.staging.join("index.html")).unwrap();
    fs::remove_dir_all(&place.output).unwrap();
    drop(prepare(&place.output).unwrap());
    assert_eq!(beside(&place.output), [""; 0]);
}

#[test]
fn a_failing_step_puts_the_old_site_back() {
    let (_sandbox, place) = killed_after(0, Some(&old()));
    fs::remove_dir_all(&place.staging).unwrap();
    assert_refused(by_steps(&place), &["remplacer", "n'a pas été modifié"]);
    assert_published(&place.output, &old());

    let (_sandbox, place) = killed_after(0, Some(&old()));
    fs::write(&place.aside, "in the way").unwrap();
    assert_refused(by_steps(&place), &["remplacer", "n'a pas été modifié"]);
    fs::remove_file(&place.aside).unwrap();
    recover(&place).unwrap();
    assert_published(&place.output, &old());
}

#[test]
fn refuses_a_second_build_until_the_first_ends() {
    let (sandbox, output) = sandbox();
    let first = prepare(&output).unwrap();
    assert_refused(publish(&output, &new()), &["Une autre commande", "Attendez"]);
    publish(&sandbox.path().join("another"), &new()).unwrap();
    fs::remove_dir_all(sandbox.path().join("another")).unwrap();
    first.publish(&old()).unwrap();
    publish(&output, &new()).unwrap();
    assert_published(&output, &new());
}

#[test]
fn builds_at_once_give_one_whole_site() {
    let (_sandbox, output) = sandbox();
    std::thread::scope(|scope| {
        for site in [old(), new(), old(), new()] {
            let output = &output;
            scope.spawn(move || {
                for _ in 0..20 {
                    match publish(output, &site) {
                        Ok(_) | Err(PublishError::Busy(_)) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
    let is_new = output.join("a").exists();
    assert_published(&output, &if is_new { new() } else { old() });
}

#[test]
fn refuses_paths_that_are_not_files_everywhere() {
    for path in [
        "",
        "/",
        "/etc/passwd",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/./b",
        "a\\b",
        "C:/a",
        "C:a",
        "a\0",
        "a\nb",
        "a\u{85}",
        "a*",
        "a?b",
        "a<b",
        "\"a\"",
        "a|b",
        "a.",
        "a ",
        "a./b",
        "nul",
        "NUL.txt",
        "a/Con/b",
        "com1.tar.gz",
        "LPT9",
        "COM¹",
        "aux .txt",
        "conin$",
        "CONOUT$.x",
    ] {
        let (_sandbox, output) = sandbox();
        publish(&output, &old()).unwrap();
        assert_refused(publish(&output, &site(&[(path, "")])), &["ne peut pas être publié", "Renommez"]);
        assert_published(&output, &old());
    }
    let (_sandbox, output) = sandbox();
    let long = "é".repeat(128);
    assert_refused(publish(&output, &site(&[(&long, "")])), &["255"]);
}

#[test]
fn accepts_paths_that_look_like_refused_ones() {
    let (_sandbox, output) = sandbox();
    let site = site(&[
        ("...a", ""),
        (".nojekyll", ""),
        ("a b/c d.html", ""),
        ("com", ""),
        ("com10", ""),
        ("console", ""),
        ("nul-et-non-avenu.html", ""),
        ("œuvre/été.html", ""),
        ("a/.fascicule.json", ""),
        ("x'y", ""),
    ]);
    publish(&output, &site).unwrap();
    assert_published(&output, &site);
    publish(&output, &site).unwrap();
}

#[test]
fn refuses_paths_that_meet() {
    for (one, other) in [
        ("a", "a"),
        ("a", "A"),
        ("été", "ÉTÉ"),
        ("straße", "STRASSE"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("A/b", "a"),
        ("Img/a", "img/b"),
        ("x/y/z", "x/Y/t"),
        ("a", MANIFEST),
        ("a", ".Fascicule.JSON"),
        ("a", ".fascicule.json/b"),
    ] {
        let (_sandbox, output) = sandbox();
        assert_refused(publish(&output, &site(&[(one, ""), (other, "")])), &["Renommez l'un des deux"]);
        assert_eq!(beside(&output), [""; 0]);
    }
}

#[test]
fn the_manifest_is_sorted_and_always_the_same() {
    let (_sandbox, output) = sandbox();
    publish(&output, &site(&[("b/é.html", "abc"), ("a.css", ""), ("b-c", "abc")])).unwrap();
    let first = fs::read_to_string(output.join(MANIFEST)).unwrap();
    publish(&output, &site(&[("a.css", ""), ("b-c", "abc"), ("b/é.html", "abc")])).unwrap();
    assert_eq!(fs::read_to_string(output.join(MANIFEST)).unwrap(), first);
    assert_eq!(
        first,
        r#"{
  "format": 1,
  "files": [
    {
      "path": "a.css",
      "size": 0,
      "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    },
    {
      "path": "b-c",
      "size": 3,
      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    },
    {
      "path": "b/é.html",
      "size": 3,
      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    }
  ]
}
"#
    );
}

#[test]
fn says_how_to_mend_what_the_system_refuses() {
    let refused =
        |kind: io::ErrorKind| -> Result<(), _> { Err(PublishError::io("d'écrire", Path::new("site"), kind.into())) };
    assert_refused(refused(io::ErrorKind::StorageFull), &["d'écrire « site »", "plein", "Libérez"]);
    assert_refused(refused(io::ErrorKind::ReadOnlyFilesystem), &["lecture seule"]);
    assert_refused(refused(io::ErrorKind::ResourceBusy), &["point de montage", "sous-dossier"]);
    assert_refused(refused(io::ErrorKind::PermissionDenied), &["accès refusé"]);
    assert_refused(refused(io::ErrorKind::Other), &["le système refuse"]);
    let set_aside = PublishError::SetAside {
        output: "site".into(),
        aside: ".site.fascicule-ancien".into(),
        source: io::ErrorKind::PermissionDenied.into(),
    };
    assert_refused::<()>(Err(set_aside), &["« .site.fascicule-ancien »", "remettra en place"]);
}

#[test]
fn messages_hold_no_control_character() {
    let (_sandbox, output) = sandbox();
    let message = publish(&output, &site(&[("\u{1b}[2J", "")])).unwrap_err().to_string();
    assert!(!message.contains('\u{1b}'), "{message:?}");
}
