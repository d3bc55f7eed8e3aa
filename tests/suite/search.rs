//! The search: what is on the site is in its index, and what the content declares alike reaches it.

use std::collections::{BTreeMap, BTreeSet};

use crate::listes::{BAKERY, SHIPPED};
use crate::support::index::{Index, Record, words};
use crate::support::page::{Element, Page};
use crate::support::{Project, root};

/// What is no word of the page: what leads elsewhere, asks, is said apart; what the search finds under another form, as the
/// sigles at the foot of a page.
const NOT_WORDS: [&str; 8] = ["button", "form", "nav", "noscript", "script", "select", "style", "svg"];
const APART: [&str; 9] =
    ["anchor", "code", "download-facts", "passage-place", "report", "sigles", "source", "status", "visually-hidden"];

/// Pages that ask, or that set out in another order what other pages say.
fn says_nothing_of_its_own(path: &str) -> bool {
    let steps: Vec<&str> = path.split('/').collect();
    path.starts_with("recherche/")
        || path.starts_with("plan/")
        || path == "404.html"
        || (path.starts_with("listes/") && steps.len() > 4 && !path.contains("avenant"))
}

/// The texts of a page, paragraph by paragraph, cell by cell.
fn passages(page: &Page) -> Vec<String> {
    fn of(element: &Element, found: &mut Vec<String>) {
        let is_apart = NOT_WORDS.contains(&element.name()) || APART.iter().any(|class| element.is_of(class));
        if is_apart || element.attribute("aria-hidden").is_some() {
            return;
        }
        let holds = element.children();
        let is_block = |it: &Element| {
            ["p", "li", "ul", "ol", "table", "div", "section", "h2", "h3", "h4", "h5", "h6", "dl"].contains(&it.name())
        };
        match element.name() {
            "p" | "li" | "td" | "th" | "dd" | "dt" | "h1" | "h2" | "h3" | "h4" | "caption"
                if !holds.iter().any(is_block) =>
            {
                found.push(element.text_without(&APART));
            }
            _ => holds.iter().for_each(|inner| of(inner, found)),
        }
    }
    let mut found = Vec::new();
    page.named("main").iter().for_each(|main| of(main, &mut found));
    found
}

/// « Aucun passage ne contient tous ces mots » must be true: each passage of the site is whole in one record.
#[test]
fn every_passage_of_the_pages_is_found_by_its_words() {
    for site in [&*BAKERY, &*SHIPPED] {
        let records = Index::of(site).records();
        let mut holders: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (at, record) in records.iter().enumerate() {
            for word in record.words() {
                holders.entry(word).or_default().insert(at);
            }
        }
        let mut read = 0;
        let mut lost = Vec::new();
        for (path, html) in site.iter().filter(|(path, _)| path.ends_with(".html") && !says_nothing_of_its_own(path)) {
            for passage in passages(&Page::parse(html)) {
                let asked: Vec<String> = words(&passage).into_iter().filter(|word| word.chars().count() > 1).collect();
                let mut together: Option<BTreeSet<usize>> = None;
                for word in &asked {
                    let own = holders.get(word).cloned().unwrap_or_default();
                    together = Some(together.map_or_else(|| own.clone(), |so_far| &so_far & &own));
                }
                read += 1;
                if together.is_some_and(|together| together.is_empty()) {
                    lost.push(format!("{path}: {}", passage.split_whitespace().collect::<Vec<_>>().join(" ")));
                }
            }
        }
        assert!(read > 1000, "{read} passages only");
        assert!(lost.is_empty(), "{} of {read} are not found:\n{}", lost.len(), lost[..lost.len().min(20)].join("\n"));
    }
}

fn found<'r>(records: &'r [Record], asked: &str) -> Vec<&'r Record> {
    let asked = words(asked);
    records.iter().filter(|record| asked.iter().all(|word| record.words().contains(word))).collect()
}

#[test]
fn texts_help_rules_data_and_buttons_are_found_by_their_words() {
    let records = Index::of(&SHIPPED).records();
    let rows = [
        ("arrêté extension", "listes/pro-a/2019/avenant/index.html#avenant-article-3"),
        ("directive européenne solvabilité 2", "listes/pro-a/2019/avenant/index.html#avenant-solvabilite-2"),
        ("obsolescence automatisation certaines activités", "listes/pro-a/2019/index.html#pa1"),
        ("gratification de 120 points", "regles-generales/non-datee-2014/index.html#presentation-remarques"),
        ("diplôme d’état infirmier", "archives/brochure/index.html#de-infirmier"),
        ("chrome", "formulaires/index.html#logiciels"),
        ("personnes handicapées", "accessibilite/index.html#non-verifie"),
        ("licence republier", "donnees/index.html#conditions"),
        ("tableur guillemets", "donnees/index.html#lire"),
        ("qui fait quoi", "certifications/charge-accueil/non-datee/qui-fait-quoi/index.html"),
        ("dossier à remplir", "certifications/charge-accueil/non-datee/index.html#documents"),
        (
            "livret évaluation finale domaine 3 seulement pdf",
            "certifications/charge-accueil/non-datee/livret-evaluation-finale/index.html#par-domaine",
        ),
        ("pigier 28152", "listes/pro-a/2019/index.html#pa1-1"),
        ("fiche de décision du jury président", "documents-cites/index.html#cite-fiche-decision-jury"),
    ];
    for (asked, address) in rows {
        let addresses: Vec<&str> = found(&records, asked).iter().map(|record| record.address.as_str()).collect();
        assert!(addresses.contains(&address), "« {asked} » finds {addresses:?}");
    }
}

#[test]
fn a_statement_is_there_once_whatever_pages_say_it_again() {
    let records = Index::of(&SHIPPED).records();
    let skill = found(&records, "D5.SF5").into_iter().find(|record| record.address.contains("charge-accueil"));
    let skill = skill.expect("a skill");
    let bodies = records.iter().filter(|record| record.address.contains("charge-accueil"));
    let again: Vec<&String> =
        bodies.filter(|record| record.body.contains(&skill.title)).map(|record| &record.address).collect();
    assert!(again.is_empty(), "« {} » is told again at {again:?}", skill.title);
}

#[test]
fn a_family_at_one_level_is_no_answer() {
    for (site, list) in [(&*BAKERY, "listes/fournil/2020"), (&*SHIPPED, "listes/pro-a/2019")] {
        let records = Index::of(site).records();
        let pages: BTreeSet<&str> = records.iter().filter_map(|record| record.address.split('#').next()).collect();
        let facets =
            || site.keys().filter(|path| path.starts_with(&format!("{list}/famille-")) && path.ends_with(".html"));
        assert!(facets().count() > 2);
        assert!(facets().all(|path| !pages.contains(path.as_str())));
        assert!(pages.contains(format!("{list}/niveau-3/index.html").as_str()), "{pages:?}");
    }
}

#[test]
fn synonyms_are_those_that_the_content_declares() {
    let declared = |folder: &std::path::Path| -> Vec<Vec<String>> {
        let text = std::fs::read_to_string(folder.join("commun/synonymes.toml")).expect("synonyms");
        let file: toml::Table = text.parse().expect("TOML");
        let groups = file["groupe"].as_array().expect("groups");
        groups.iter().map(|group| group["mots"].clone().try_into().expect("expressions")).collect()
    };
    let shipped = declared(&root().join("content"));
    assert!(shipped.len() >= 25 && shipped.iter().flatten().any(|expression| expression == "RGPD"));
    assert_eq!(Index::of(&SHIPPED).synonyms(), shipped);
    let without = Project::bakery();
    assert_eq!(Index::of(&without.build(&[])).synonyms(), declared(&without.path().join("content")));
    // The file is not needed: nothing of a branch is in the program.
    std::fs::remove_file(without.path().join("content/commun/synonymes.toml")).expect("a file to remove");
    assert_eq!(Index::of(&without.build(&[])).synonyms(), Vec::<Vec<String>>::new());
}
