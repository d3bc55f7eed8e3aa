//! The livrets of one parcours: what a selection keeps, against the whole, in the tree, in the files and on the site.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::support::form::Form;
use crate::support::page::Page;
use crate::support::pdf::{Pdf, broken_rules};
use crate::support::{Project, Run, fixtures, program, read_all, root};
use fascicule::document::{self, Anchor, Document, Section, Selection};
use fascicule::model::{Catalogue, Certification, Kind, Mots, Structure};

static BAKERY: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| Project::bakery().build(&[]));

fn catalogue(folder: &std::path::Path) -> Catalogue {
    let checked = fascicule::check(folder).expect("the content can be read");
    checked.catalogue.expect("the content has no error")
}

fn certification<'c>(catalogue: &'c Catalogue, slug: &str) -> &'c Certification {
    catalogue.certifications.iter().find(|it| it.slug.as_str() == slug).expect("a certification")
}

fn all_sections(document: &Document) -> Vec<&Section> {
    fn collect<'d>(sections: &'d [Section], all: &mut Vec<&'d Section>) {
        for section in sections {
            all.push(section);
            collect(&section.sections, all);
        }
    }
    let mut all = Vec::new();
    collect(&document.sections, &mut all);
    all
}

/// The sections that are a domaine, by its code, without the page on which each starts.
fn domaines(document: &Document) -> BTreeMap<String, String> {
    let sections = all_sections(document).into_iter();
    let of_domaines = sections.filter_map(|section| match &section.anchor {
        Anchor::Statement(code) => {
            let mut section = section.clone();
            section.start = document::Start::Here;
            Some((code.to_string(), format!("{section:?}")))
        }
        Anchor::Part(_) => None,
    });
    of_domaines.collect()
}

// ---------------------------------------------------------------- the tree

#[test]
fn a_selection_says_of_its_domaines_what_the_whole_says() {
    let catalogue = catalogue(&root().join("content"));
    for slug in ["charge-accueil", "specialiste-prestations"] {
        let certification = certification(&catalogue, slug);
        let whole: BTreeMap<Kind, Document> = document::of_certification(&catalogue, certification)
            .into_iter()
            .map(|document| (document.id.kind, document))
            .collect();
        for unit in certification.units() {
            let number = unit.number();
            let livrets = document::livrets(&catalogue, certification, &Selection::of_unit(unit));
            assert_eq!(livrets.len(), 2);
            for livret in livrets {
                let whole = &whole[&livret.id.kind];
                assert_eq!(livret.name(), format!("{}-d{number}", whole.id));
                let code = format!("D{number}");
                let kept = domaines(&livret);
                assert_eq!(kept.keys().collect::<Vec<_>>(), [&code], "{}", livret.name());
                assert_eq!(kept[&code], domaines(whole)[&code], "{}", livret.name());
                // All that is not a domaine's own is there, in the same order.
                let parts = |document: &Document| -> Vec<Anchor> {
                    let anchors = all_sections(document).into_iter().map(|section| section.anchor.clone());
                    anchors.filter(|anchor| matches!(anchor, Anchor::Part(name) if !name.starts_with('d') || name == "domaines")).collect()
                };
                assert_eq!(parts(&livret), parts(whole), "{}", livret.name());
                let said = format!("{:?}", livret.sections);
                for other in certification.domaines.iter().filter(|domaine| domaine.number != number) {
                    let statement = &other.skills[0].words.text.text();
                    assert!(!said.contains(statement.as_str()), "{}: {statement}", livret.name());
                }
            }
        }
    }
}

#[test]
fn a_mention_leaves_out_the_modules_of_the_others_and_nothing_else() {
    let catalogue = catalogue(&root().join("content"));
    let certification = certification(&catalogue, "specialiste-prestations");
    let livret = |mention: Option<&str>| {
        let mention = mention.map(|code| certification.mentions.iter().find(|it| it.code == code).cloned().unwrap());
        let selection = Selection { structure: Structure::Domaines, units: Vec::new(), mention };
        document::livrets(&catalogue, certification, &selection).remove(0)
    };
    let says = |document: &Document, words: &str| format!("{:?}", document.sections).contains(words);
    let (whole, health) = (livret(None), livret(Some("sante")));
    let (of_health, of_other) = ("ayant choisi la mention « santé »", "ayant choisi la mention « prévoyance »");
    assert!(says(&whole, of_health) && says(&whole, of_other));
    assert!(says(&health, of_health) && !says(&health, of_other));
    assert_eq!(domaines(&health).len(), certification.domaines.len());
    assert_eq!(health.name(), format!("{}-sante", whole.id));
}

#[test]
fn a_selection_is_said_in_words_and_in_a_name() {
    use Structure::{Blocs, Domaines};
    for (structure, units, words, suffix) in [
        (Blocs, vec![2], "Bloc 2 seulement", "b2"),
        (Blocs, vec![1, 3], "Blocs 1 et 3", "b1-b3"),
        (Domaines, vec![1], "Domaine 1 seulement", "d1"),
        (Domaines, vec![1, 3], "Domaines 1 et 3", "d1-d3"),
        (Domaines, vec![1, 2, 4], "Domaines 1, 2 et 4", "d1-d2-d4"),
    ] {
        let selection = Selection { structure, units, mention: None };
        assert_eq!((selection.words(&Mots::default()).as_str(), selection.suffix().as_str()), (words, suffix));
    }
}

// ---------------------------------------------------------------- the files

/// The extracts among the files of a site: the address on paper, and of the whole.
fn extracts(site: &BTreeMap<String, Vec<u8>>) -> Vec<(String, String)> {
    let is_extract = |path: &&String| path.ends_with("-d1.pdf") || path.ends_with("-d2.pdf");
    let pairs = site.keys().filter(is_extract).map(|path| (path.clone(), format!("{}.pdf", &path[..path.len() - 7])));
    pairs.collect()
}

#[test]
fn a_build_makes_the_livrets_of_each_domaine_with_the_fields_of_the_whole() {
    let extracts = extracts(&BAKERY);
    assert!(extracts.len() >= 2, "{extracts:?}");
    for (path, whole) in extracts {
        let bytes = &BAKERY[&path];
        assert_eq!(broken_rules(bytes), Vec::<String>::new(), "{path}");
        let words = if path.ends_with("-d1.pdf") { "Domaine 1 seulement" } else { "Domaine 2 seulement" };
        let pdf = Pdf::parse(&path, bytes);
        assert!(pdf.pages() < Pdf::parse(&whole, &BAKERY[&whole]).pages(), "{path}");
        assert!(pdf.title().contains(words), "{path}: {}", pdf.title());

        let form = |path: &str| Form::parse(path, &BAKERY[&path.replace(".pdf", "-a-remplir.pdf")]);
        let (part, whole) = (form(&path), form(&whole));
        let names = |form: &Form| form.inputs.iter().map(|input| input.name.clone()).collect::<BTreeSet<_>>();
        assert!(names(&part).is_subset(&names(&whole)), "{path}");
        assert!(names(&part).contains("candidat"), "{path}");
        for input in &part.inputs {
            let same = whole.input(&input.name);
            assert_eq!((&input.kind, &input.spoken), (&same.kind, &same.spoken), "{path}");
        }
    }
}

#[test]
fn every_extract_is_reached_from_its_livret_and_from_its_domaine() {
    for (path, _) in extracts(&BAKERY) {
        let fillable = path.replace(".pdf", "-a-remplir.pdf");
        for path in [path, fillable] {
            let name = path.rsplit('/').next().expect("a name");
            let leads = |page: &&String| {
                page.ends_with(".html") && {
                    let hrefs = Page::parse(&BAKERY[*page]).attributes("href");
                    hrefs.iter().any(|href| href.rsplit('/').next() == Some(name))
                }
            };
            let pages: Vec<&String> = BAKERY.keys().filter(leads).collect();
            assert!(pages.iter().any(|page| page.ends_with("/competences/index.html")), "{path}: {pages:?}");
            assert!(pages.iter().any(|page| page.contains("/livret-")), "{path}: {pages:?}");
        }
    }
}

// ---------------------------------------------------------------- the command

fn livret(project: &Project, arguments: &[&str]) -> Run {
    project.run(&[&["livret"], arguments].concat())
}

#[test]
fn the_command_makes_the_livrets_of_a_parcours() {
    let project = Project::bakery();
    let run = livret(&project, &["boulanger", "--edition", "2020", "--domaines", "2", "--sortie", "parcours/un"]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    let made = read_all(&project.path().join("parcours/un"));
    assert!(made.len() >= 2, "{:?}", made.keys());
    for (name, bytes) in &made {
        assert!(name.starts_with("boulanger-livret-") && run.printed.contains(name.as_str()), "{}", run.printed);
        // The same words as the livret of the domaine that a build makes.
        assert!(BAKERY[&format!("documents/boulanger/2020/{name}")] == *bytes, "{name}");
    }
    assert!(!project.path().join("output").exists());
}

/// « Sans cette option : tous », says the help.
#[test]
fn without_domaines_the_command_makes_the_whole_livrets() {
    let project = Project::bakery();
    let run = livret(&project, &["boulanger", "--edition", "2020", "--sortie", "entiers"]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""));
    assert!(run.printed.contains("tous les domaines"), "{}", run.printed);
    let made = read_all(&project.path().join("entiers"));
    let names: Vec<&str> = made.keys().map(String::as_str).collect();
    let expected = [
        "boulanger-livret-evaluation-finale-2020-a-remplir.pdf",
        "boulanger-livret-evaluation-finale-2020.pdf",
        "boulanger-livret-suivi-2020-a-remplir.pdf",
        "boulanger-livret-suivi-2020.pdf",
    ];
    assert_eq!(names, expected);
    for (name, bytes) in &made {
        assert!(BAKERY[&format!("documents/boulanger/2020/{name}")] == *bytes, "{name} is not that of the build");
    }
}

#[test]
fn a_wrong_parcours_is_told_with_what_there_is() {
    let project = Project::bakery();
    for (arguments, said) in [
        (&["boulanger", "--domaines", "1"][..], "« boulanger » a plusieurs éditions : 2021, 2020"),
        (&["boulangr", "--domaines", "1"], "aucune certification ne s'appelle « boulangr »"),
        (&["boulanger", "--edition", "2020", "--domaines", "1,9"], "n'a pas de domaine 9"),
        (&["boulanger", "--edition", "1999", "--domaines", "1"], "n'a pas d'édition « 1999 »"),
        (&["boulanger", "--edition", "2020", "--mention", "seigle"], "n'a pas de mention « seigle »"),
        (&["apprenti", "--domaines", "1"], "« apprenti » est une fiche partielle"),
        (&["confiseur", "--domaines", "1"], "« confiseur » est en blocs\naide : choisissez-les avec --blocs"),
        (
            &["confiseur"],
            "n'a pas de livret fait pour un parcours\naide : ses formulaires sont faits par « fascicule build »",
        ),
    ] {
        let run = livret(&project, arguments);
        assert_eq!((run.code, run.printed.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.errors.contains(said), "{arguments:?}: {}", run.errors);
    }
    let help = Run::of(program(&["livret", "--help"]));
    assert!(help.printed.contains("Usage : fascicule livret NOM [OPTIONS]"), "{}", help.printed);
    assert!(fixtures().exists());
}

#[test]
fn livrets_are_not_written_in_the_content_where_each_would_be_a_fault() {
    let project = Project::bakery();
    let mut inside = project.command(&["livret", "boulanger", "--edition", "2020"]);
    inside.current_dir(project.path().join("content/certifications"));
    let new_folder = project.command(&["livret", "boulanger", "--edition", "2020", "--sortie", "content/a/b"]);
    for command in [inside, new_folder] {
        let run = Run::of(command);
        assert_eq!((run.code, run.printed.as_str()), (Some(2), ""), "{}", run.errors);
        assert!(run.errors.contains("aide : choisissez un autre dossier, comme --sortie "), "{}", run.errors);
    }
    assert_eq!(project.run(&["check"]).code, Some(0));
}
