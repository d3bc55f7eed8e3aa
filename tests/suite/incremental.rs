//! A build that reuses what an earlier one made gives the bytes of a build that makes everything.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::support::random::Random;
use crate::support::{Project, read_all};
use fascicule::diagnostic::{Style, human};
use fascicule::publish::Outcome;
use fascicule::{Built, Failure, Options};

type Files = BTreeMap<String, Vec<u8>>;

const STEPS: u64 = 24;

#[test]
fn a_long_series_of_changes_gives_each_time_what_a_clean_build_gives() {
    let project = Project::bakery();
    let mut random = Random::new(5);
    let mut history: Vec<Files> = vec![sources(&project)];
    let (mut refused, mut unchanged, mut reused, mut printed) = (0, 0, 0, 0);
    for step in 0..STEPS {
        let mut files = history[history.len() - 1].clone();
        let what = match random.below(10) {
            0 => {
                files = random.choose(&history).clone();
                "everything as it once was".to_owned()
            }
            1 => harm_what_was_made(&project, &mut random),
            _ => change(&mut files, &mut random, step),
        };
        replace_sources(&project, &files);

        let before = output(&project);
        let incremental = build(&project, "output", ".fascicule-cache");
        let clean = build(&project, "clean/output", "clean/cache");
        match (incremental, clean) {
            (Ok(incremental), Ok(clean)) => {
                assert!(output(&project) == read_all(&project.path().join("clean/output")), "step {step}: {what}");
                assert_eq!(incremental.pdfs, clean.pdfs, "step {step}: {what}");
                assert_eq!(clean.printed, clean.pdfs.len());
                assert_eq!(incremental.outcome == Outcome::Unchanged, before == output(&project), "{what}");
                unchanged += usize::from(incremental.outcome == Outcome::Unchanged);
                printed += incremental.printed;
                reused += incremental.pdfs.len() - incremental.printed;
                history.push(files);
            }
            (Err(incremental), Err(clean)) => {
                assert_eq!(said(incremental), said(clean), "step {step}: {what}");
                assert!(before == output(&project), "step {step}: {what}");
                refused += 1;
            }
            (one, other) => panic!("step {step}, {what}: {:?} but clean {:?}", one.is_ok(), other.is_ok()),
        }
        let _ = fs::remove_dir_all(project.path().join("clean"));
    }
    // The series is worth something: it has tried all the ways that a build can take.
    let counts = format!("{refused} refused, {unchanged} unchanged, {printed} printed, {reused} reused");
    assert!(refused > 2 && unchanged > 3 && printed > 50 && reused > 100, "{counts}");
}

#[test]
fn a_build_without_change_prints_nothing_and_does_not_touch_the_output() {
    let project = Project::bakery();
    project.build(&[]);
    let before = dates(&project.path().join("output"));
    let run = project.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    let said = "Rien n'a changé : le site déjà publié est le même, il n'a pas été réécrit.";
    assert!(run.printed.lines().any(|line| line == said), "{}", run.printed);
    assert_eq!(dates(&project.path().join("output")), before);
}

#[test]
fn one_word_prints_only_what_holds_it() {
    let project = Project::bakery();
    project.build(&[]);
    // Said by the référentiel of this edition and by its whole guide, and by nothing else.
    let path = "content/certifications/boulanger/2020/activites.toml";
    project.replace(path, "Pétrissage", "Pétrissage lent");
    let run = project.run(&["build"]);
    assert!(run.printed.lines().any(|line| line == "2 PDF refaits, 34 inchangés."), "{}", run.printed);
}

#[test]
fn an_output_changed_by_hand_is_put_right() {
    let project = Project::bakery();
    let expected = project.build(&[]);
    let page = project.path().join("output/index.html");
    for harm in [|page: &Path| fs::remove_file(page), |page: &Path| fs::write(page, vec![b' '; 5_000])] {
        harm(&page).expect("a page to harm");
        assert!(project.build(&[]) == expected);
    }
    let mut flipped = expected["index.html"].clone();
    flipped[100] ^= 1;
    fs::write(&page, flipped).expect("a page to harm");
    assert!(project.build(&[]) == expected);
}

#[test]
fn a_new_theme_prints_everything_again() {
    let project = Project::bakery();
    let before = project.build(&[]);
    project.replace("themes/branche/theme.toml", "#0b4f5c", "#5c0b4f");
    let run = project.run(&["build"]);
    let after = read_all(&project.path().join("output"));
    assert!(!run.printed.contains("inchangé"), "{}", run.printed);
    for (path, bytes) in before.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        assert!(*bytes != after[path], "{path}");
    }
}

/// Builds in this process, with drafts.
fn build(project: &Project, output: &str, cache: &str) -> Result<Built, Failure> {
    let at = |name: &str| project.path().join(name);
    let (content, theme) = (at("content"), Some(at("themes/branche")));
    let options = Options { content, theme, output: at(output), cache: at(cache), drafts: true, strict: false };
    fascicule::build(&options, &mut |_| {})
}

fn said(failure: Failure) -> String {
    match failure {
        Failure::Content { report, files } => human(&report, &files, Style::PLAIN),
        Failure::Machine(message) => message,
    }
}

fn output(project: &Project) -> Files {
    let output = project.path().join("output");
    if output.exists() { read_all(&output) } else { Files::new() }
}

/// The files of the content and of the theme.
fn sources(project: &Project) -> Files {
    let folder = |name: &str| {
        let under = read_all(&project.path().join(name)).into_iter();
        under.map(|(path, bytes)| (format!("{name}/{path}"), bytes)).collect::<Files>()
    };
    let mut files = folder("content");
    files.extend(folder("themes"));
    files
}

/// Makes the sources be `files`: deletions, folders too.
fn replace_sources(project: &Project, files: &Files) {
    for (path, bytes) in &sources(project) {
        match files.get(path) {
            Some(wanted) if wanted == bytes => {}
            Some(wanted) => project.write(path, wanted),
            None => fs::remove_file(project.path().join(path)).expect("a file to delete"),
        }
    }
    for (path, bytes) in files {
        if !project.path().join(path).exists() {
            project.write(path, bytes);
        }
    }
}

/// Changes the sources as an editor or a designer would; says how.
fn change(files: &mut Files, random: &mut Random, step: u64) -> String {
    let editions: Vec<String> = editions(files);
    let edition = random.choose(&editions).clone();
    match random.below(12) {
        0..3 => {
            let path = random_path(files, random, |path| path.starts_with("content/certifications/"));
            insert(files, &path, "texte = \"", &format!("Mot {step} : "))
        }
        3 => {
            let path = random_path(files, random, |path| path.ends_with(".md"));
            append(files, &path, &format!("\nUne phrase **de plus**, la {step}.\n"))
        }
        4 | 5 => {
            let path = format!("{edition}domaines/d1.toml");
            append(files, &path, &format!("\n[[savoir_faire]]\ncode = \"D1.SF{}\"\ntexte = \"Geste\"\n", step + 20))
        }
        6 => {
            let path = format!("{edition}domaines/d1.toml");
            let text = text(files, &path);
            let end = text.rfind("\n[[").unwrap_or(text.len());
            files.insert(path.clone(), text[..end].into());
            format!("{path} loses its last entry")
        }
        7 => {
            let path = random_path(files, random, |path| path.contains("/domaines/"));
            let bytes = files.remove(&path).expect("a file");
            let new = path.replace(".toml", "-bis.toml");
            files.insert(new, bytes);
            format!("{path} renamed")
        }
        8 => {
            // A copy is another certification, a move is a new address.
            let new =
                format!("content/certifications/metier-{step}/{}/", edition.rsplit('/').nth(1).expect("an edition"));
            let moved: Vec<String> = files.keys().filter(|path| path.starts_with(&edition)).cloned().collect();
            let is_move = random.below(3) == 0;
            for path in moved {
                let bytes = if is_move { files.remove(&path).expect("a file") } else { files[&path].clone() };
                files.insert(path.replace(&edition, &new), bytes);
            }
            format!("{edition} to {new}")
        }
        9 if editions.len() > 3 => {
            files.retain(|path, _| !path.starts_with(&edition));
            format!("{edition} deleted")
        }
        10 => {
            let path = random_path(files, random, |path| path.starts_with("themes/"));
            match path.rsplit('.').next() {
                Some("typ") => append(files, &path, &format!("\n// {step}\n")),
                Some("css") => append(files, &path, &format!("\n/* {step} */\n")),
                _ => insert(files, &path, "</p>", &format!("<b>{step}</b>")),
            }
        }
        _ => {
            let path = random_path(files, random, |path| path.starts_with("content/"));
            files.remove(&path);
            format!("{path} deleted")
        }
    }
}

/// Touches the cache or the output behind the program's back; says how.
fn harm_what_was_made(project: &Project, random: &mut Random) -> String {
    let cache = project.path().join(".fascicule-cache");
    let mut entries: Vec<PathBuf> = match fs::read_dir(&cache) {
        Ok(entries) => entries.map(|entry| entry.expect("an entry").path()).collect(),
        Err(_) => return "nothing".to_owned(),
    };
    entries.sort();
    let path = random.choose(&entries).clone();
    let mut bytes = fs::read(&path).expect("an entry");
    let what = match random.below(6) {
        0 => {
            fs::remove_dir_all(&cache).expect("a cache");
            return "the cache deleted".to_owned();
        }
        1 => {
            let _ = fs::remove_dir_all(project.path().join("output"));
            return "the output deleted".to_owned();
        }
        2 => {
            bytes = fs::read(random.choose(&entries)).expect("an entry");
            "an entry under the name of another"
        }
        3 => {
            bytes.truncate(random.below(bytes.len()));
            "an entry truncated"
        }
        4 => {
            let at = random.below(bytes.len());
            bytes[at] ^= 1 << random.below(8);
            "an entry damaged"
        }
        _ => "nothing",
    };
    fs::write(&path, bytes).expect("an entry");
    what.to_owned()
}

/// The folders of the certifications' editions, each ending with a slash.
fn editions(files: &Files) -> Vec<String> {
    let heads = files.keys().filter_map(|path| path.strip_suffix("certification.toml"));
    heads.map(str::to_owned).collect()
}

fn random_path(files: &Files, random: &mut Random, is_wanted: impl Fn(&str) -> bool) -> String {
    let paths: Vec<&String> = files.keys().filter(|path| is_wanted(path)).collect();
    (*random.choose(&paths)).clone()
}

fn text(files: &Files, path: &str) -> String {
    files.get(path).map(|bytes| String::from_utf8(bytes.clone()).expect("UTF-8")).unwrap_or_default()
}

fn append(files: &mut Files, path: &str, more: &str) -> String {
    files.insert(path.to_owned(), (text(files, path) + more).into());
    format!("{path} ends with {more:?}")
}

/// Inserts `more` after the first `mark`, if there is one.
fn insert(files: &mut Files, path: &str, mark: &str, more: &str) -> String {
    files.insert(path.to_owned(), text(files, path).replacen(mark, &format!("{mark}{more}"), 1).into());
    format!("{path}: {more:?} after {mark:?}")
}

/// When each file and folder was last written.
fn dates(folder: &Path) -> BTreeMap<PathBuf, SystemTime> {
    let date = |path: &Path| fs::metadata(path).and_then(|found| found.modified()).expect("a date");
    let mut found = BTreeMap::from([(folder.to_owned(), date(folder))]);
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => found.extend(dates(&path)),
            false => drop(found.insert(path.clone(), date(&path))),
        }
    }
    found
}
