//! What is downloaded at once: the zips, read by a program of another hand, and the sums.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::LazyLock;

use crate::support::Project;
use crate::support::page::Page;
use crate::support::pdf::Pdf;
use sha2::{Digest, Sha256};
use zip::{CompressionMethod, ZipArchive};

static BAKERY: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| Project::bakery().build(&[]));

const FOLDER: &str = "documents/boulanger/2020/";

/// The files of a zip in their order: name and bytes.
fn unpacked(path: &str) -> Vec<(String, Vec<u8>)> {
    let mut zip =
        ZipArchive::new(Cursor::new(BAKERY[path].as_slice())).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut files = Vec::new();
    for n in 0..zip.len() {
        let mut file = zip.by_index(n).expect("a file");
        assert_eq!(file.compression(), CompressionMethod::Stored);
        let date = file.last_modified().expect("a date");
        assert_eq!((date.year(), date.month(), date.day(), date.hour()), (2026, 11, 21, 0), "that of the site");
        let mut bytes = Vec::new();
        // The sum that the zip holds is verified here.
        file.read_to_end(&mut bytes).expect("a whole file");
        let name = file.name().expect("a name in UTF-8").into_owned();
        files.push((name, bytes));
    }
    files
}

#[test]
fn a_set_holds_the_files_of_its_certification_and_an_index_of_them() {
    for (set, is_fillable) in [("dossier-complet", false), ("dossier-a-remplir", true)] {
        let folder = format!("boulanger-{set}-2020");
        let files = unpacked(&format!("{FOLDER}{folder}.zip"));
        let index = format!("{folder}/LISEZMOI.txt");
        assert_eq!(files[0].0, index, "first, so that it is seen");
        let index = String::from_utf8(files[0].1.clone()).expect("UTF-8");

        let published = BAKERY.iter().filter(|(path, _)| {
            path.starts_with(FOLDER) && path.ends_with(".pdf") && path.ends_with("-a-remplir.pdf") == is_fillable
        });
        let published: BTreeMap<&str, &Vec<u8>> =
            published.map(|(path, bytes)| (path.rsplit('/').next().expect("a name"), bytes)).collect();
        assert_eq!(files.len() - 1, published.len());
        for (name, bytes) in &files[1..] {
            let inside = name.strip_prefix(&format!("{folder}/")).expect("one folder");
            let name = inside.rsplit('/').next().expect("a name");
            assert_eq!(inside.starts_with("par-domaine/"), name.contains("-2020-d"), "{inside}");
            assert!(published[name] == bytes, "{name}");
            // In the index: the name, then the pages, the edition and the state, then the address.
            let (_, after) = index.split_once(&format!("\n{inside}\n")).unwrap_or_else(|| panic!("{name}: {index}"));
            let facts: Vec<&str> = after.lines().take(3).collect();
            let pages = Pdf::parse(name, bytes).pages();
            let said = facts[1].trim().replace('\u{a0}', " ");
            assert!(said.starts_with(&format!("{pages} page")) && said.ends_with("close, pour mémoire"), "{facts:?}");
            assert!(facts[2].contains("/certifications/boulanger/2020/"), "{facts:?}");
        }
    }
}

#[test]
fn a_certification_that_has_forms_links_to_its_sets_with_their_weight() {
    let page = Page::parse(&BAKERY["certifications/boulanger/2020/index.html"]);
    let hrefs = page.attributes("href");
    let text = page.text().replace('\u{a0}', " ");
    for set in ["dossier-complet", "dossier-a-remplir"] {
        let path = format!("{FOLDER}boulanger-{set}-2020.zip");
        assert!(hrefs.contains(&format!("../../../{path}")), "{hrefs:?}");
        let bytes = BAKERY[&path].len();
        let weight = match bytes {
            0..1_000_000 => format!("{} ko", bytes.div_ceil(1000)),
            _ => format!("{},{} Mo", bytes.div_ceil(100_000) / 10, bytes.div_ceil(100_000) % 10),
        };
        assert!(text.contains(&format!("zip, {weight}, ")), "{weight}: {text}");
    }
    assert!(hrefs.contains(&"../../../SHA256SUMS".to_owned()));
    // A fiche is its own download.
    assert!(!BAKERY.keys().any(|path| path.contains("apprenti") && path.ends_with(".zip")));
}

#[test]
fn the_sums_are_those_of_all_downloads() {
    let sums = String::from_utf8(BAKERY["SHA256SUMS"].clone()).expect("UTF-8");
    let listed: BTreeMap<&str, &str> = sums
        .lines()
        .map(|line| {
            let (sum, path) = line.split_once("  ").expect("a sum, two spaces, a path");
            (path, sum)
        })
        .collect();
    let downloads: Vec<&String> =
        BAKERY.keys().filter(|path| path.ends_with(".pdf") || path.ends_with(".zip")).collect();
    assert_eq!(listed.keys().copied().collect::<Vec<_>>(), downloads);
    for (path, sum) in listed {
        let found: String = Sha256::digest(&BAKERY[path]).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found, sum, "{path}");
    }
}

#[test]
fn a_page_of_help_is_the_editors_and_each_form_leads_to_it() {
    let help = Page::parse(&BAKERY["remplir/index.html"]);
    let text = help.text();
    for words in ["Remplir et envoyer", "Note de l’éditeur", "21 novembre 2026", "Ce texte est de l’éditeur.", "Signer"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    let leads = |path: &str| {
        // The foot of every page names the pages of the editor; a form leads to this one from its text.
        let page = Page::parse(&BAKERY[path]);
        let links = page.named("main").into_iter().flat_map(|main| main.inner());
        links.filter_map(|link| link.attribute("href")).any(|href| href.ends_with("remplir/index.html"))
    };
    assert!(leads("index.html"));
    for (kind, is_form) in [("livret-suivi", true), ("guide-entretien", true), ("referentiel", false)] {
        assert_eq!(leads(&format!("certifications/boulanger/2020/{kind}/index.html")), is_form, "{kind}");
    }
}

#[test]
fn a_page_of_help_inserts_nothing() {
    let project = Project::bakery();
    let page = project.read("content/pages/remplir.md");
    project.write("content/pages/remplir.md", format!("{page}\n::: inserer organismes\n:::\n"));
    let run = project.run(&["check"]);
    assert_eq!(run.code, Some(1));
    assert!(run.errors.contains("erreur[insertion-deplacee]") && run.errors.contains("remplir.md"), "{}", run.errors);
}
