//! The life of a certification, as one story: what a reader of the old edition and of the new one is told, step by step.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::Project;
use crate::support::page::{Page, followed};

const OLD: &str = "certifications/boulanger/2020";
const NEW: &str = "certifications/boulanger/2021";
const FILE_OF_OLD: &str = "content/certifications/boulanger/2020/certification.toml";
const FILE_OF_NEW: &str = "content/certifications/boulanger/2021/certification.toml";

type Site = BTreeMap<String, Vec<u8>>;

fn page(site: &Site, path: &str) -> Page {
    let path = format!("{path}/index.html");
    Page::parse(site.get(&path).unwrap_or_else(|| panic!("no {path}")))
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the band at the head of a page says of what follows, and where it leads.
fn successor(site: &Site, path: &str) -> Option<(String, String)> {
    let page = page(site, path);
    let band = page.elements().into_iter().find(|it| it.is_of("status-successor"))?;
    let link = band.inner().into_iter().find(|it| it.name() == "a").expect("a way to it");
    let href = link.attribute("href").expect("an address");
    Some((words(&band.text()), followed(&format!("{path}/index.html"), &href)))
}

fn state(site: &Site, path: &str) -> String {
    let page = page(site, path);
    let label = page.elements().into_iter().find(|it| it.is_of("status-label")).expect("a state");
    words(&label.text())
}

fn is_listed(site: &Site, path: &str) -> bool {
    let robots =
        page(site, path).elements().into_iter().find(|it| it.attribute("name").is_some_and(|it| it == "robots"));
    robots.is_none()
}

fn json(site: &Site, path: &str) -> Value {
    serde_json::from_slice(&site[path]).expect("JSON")
}

/// The editions of the boulanger in the data: code and state, in their order; and which one is in force.
fn editions(site: &Site) -> (Vec<(String, String)>, Option<String>) {
    let all = json(site, "donnees/editions.json");
    let of = all["certifications"].as_array().expect("certifications");
    let of = of.iter().find(|it| it["identifiant"] == "boulanger").expect("the boulanger");
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let editions = of["editions"].as_array().expect("editions");
    let editions = editions.iter().map(|it| (text(&it["edition"]["code"]), text(&it["etat"])));
    (editions.collect(), of["en_vigueur"].as_str().map(str::to_owned))
}

fn act(state: &str, decision: &str, effect: &str) -> String {
    format!(
        "\n[[acte]]\netat = \"{state}\"\ndecision = {decision}\neffet = {effect}\nnom = \"Délibération du four\"\n\
         reference = \"n° 12\"\nadresse = \"https://boulangerie.example/12\"\n"
    )
}

#[test]
fn an_edition_is_a_project_then_adopted_then_in_force_then_followed() {
    let project = Project::bakery();

    // A project replaces nothing: the old edition is as it was, and the project is not for search engines.
    project.replace(FILE_OF_NEW, "guide = \"102\"", "guide = \"102\"\nremplace = [\"2020\"]\n");
    let site = project.build(&[]);
    assert_eq!(state(&site, NEW), "Projet");
    assert_eq!(successor(&site, OLD), None);
    assert!(is_listed(&site, OLD) && !is_listed(&site, NEW));

    // Adopted, to come: each page of the old edition says when, and leads to the page that stands for it.
    project.replace(FILE_OF_NEW, "etat = \"projet\"", "etat = \"adopte\"");
    let acts = act("adopte", "2026-11-02", "2026-11-02") + &act("en-vigueur", "2026-11-02", "2027-09-01");
    project.write(FILE_OF_NEW, project.read(FILE_OF_NEW) + &acts);
    let site = project.build(&[]);
    assert_eq!(state(&site, NEW), "Adoptée");
    let (said, to) = successor(&site, &format!("{OLD}/competences")).expect("a band");
    assert!(said.starts_with("Remplacée à partir du 1er septembre 2027 par : "), "{said}");
    assert!(said.ends_with("Boulanger de démonstration, édition 2021"), "{said}");
    assert_eq!(to, format!("{NEW}/competences/index.html"));
    assert!(is_listed(&site, OLD), "the old edition holds until the new one takes effect");
    let new = page(&site, NEW);
    let facts = new.elements().into_iter().filter(|it| it.name() == "dd").map(|it| words(&it.text()));
    let facts: Vec<String> = facts.collect();
    let acts = "Adoptée : Délibération du four n° 12 du 2 novembre 2026 En vigueur : Délibération du four n° 12 du 2 novembre \
                2026, à effet du 1er septembre 2027";
    assert!(facts.iter().any(|fact| fact == acts), "{facts:#?}");

    // In force before the day: refused. On the day, the state that was declared is refused in its turn.
    project.replace(FILE_OF_NEW, "etat = \"adopte\"\nsource", "etat = \"en-vigueur\"\nsource");
    let run = project.run(&["check"]);
    assert!(run.code == Some(1) && run.errors.contains("erreur[etat-avant-effet]"), "{}", run.errors);
    project.replace("content/site.toml", "date_reference = 2026-11-21", "date_reference = 2027-09-01");
    project.replace(FILE_OF_NEW, "etat = \"en-vigueur\"\nsource", "etat = \"adopte\"\nsource");
    let run = project.run(&["check"]);
    assert!(run.code == Some(1) && run.errors.contains("erreur[etat-depasse]"), "{}", run.errors);

    // In force: what holds comes first, the old one leads to it and leaves search engines.
    project.replace(FILE_OF_NEW, "etat = \"adopte\"\nsource", "etat = \"en-vigueur\"\nsource");
    let site = project.build(&[]);
    assert_eq!(state(&site, NEW), "En vigueur");
    let (said, to) = successor(&site, OLD).expect("a band");
    assert!(said.starts_with("Remplacée depuis le 1er septembre 2027 par : "), "{said}");
    assert_eq!(to, format!("{NEW}/index.html"));
    assert!(!is_listed(&site, OLD) && is_listed(&site, NEW));
    let (all, in_force) = editions(&site);
    assert_eq!(all, [("2021".into(), "en-vigueur".into()), ("2020".into(), "historique".into())]);
    assert_eq!(in_force.as_deref(), Some("https://boulangerie.example/certifications/boulanger/2021/"));
    let old = json(&site, "donnees/certifications/boulanger-2020.json");
    assert_eq!(old["vie"]["remplacee_par"], "https://boulangerie.example/certifications/boulanger/2021/");
    // A page that the new edition does not have leads to the new edition.
    let only_old = site.keys().filter(|path| path.starts_with(OLD) && path.ends_with("/index.html"));
    for path in only_old {
        let (_, to) = successor(&site, path.trim_end_matches("/index.html")).expect("a band on each page");
        let same = path.replace("/2020/", "/2021/");
        let expected = if site.contains_key(&same) { same } else { format!("{NEW}/index.html") };
        assert_eq!(to, expected, "{path}");
    }

    // Two at a time: refused.
    project.replace(FILE_OF_OLD, "etat = \"historique\"", "etat = \"en-vigueur\"");
    let run = project.run(&["check"]);
    assert!(run.code == Some(1) && run.errors.contains("erreur[deux-editions-en-vigueur]"), "{}", run.errors);

    // Closed to entry: those who entered finish; nobody is told to send nothing.
    project.replace(FILE_OF_OLD, "etat = \"en-vigueur\"", "etat = \"ferme-aux-inscriptions\"");
    project.write(FILE_OF_OLD, project.read(FILE_OF_OLD) + &act("ferme-aux-inscriptions", "2026-11-02", "2027-09-01"));
    let site = project.build(&[]);
    assert_eq!(state(&site, OLD), "Fermée aux inscriptions");
    let (all, _) = editions(&site);
    assert_eq!(all[1], ("2020".into(), "ferme-aux-inscriptions".into()));
    assert!(!page(&site, OLD).text().contains("N’envoyez rien"));

    // On the page of the certification, what holds comes first.
    let parent = page(&site, "certifications/boulanger").text();
    let at = |edition: &str| parent.find(edition).unwrap_or_else(|| panic!("no {edition} in {parent}"));
    assert!(at("édition 2021") < at("édition non datée"));

    // Closed in its turn, the new edition still follows the old one; withdrawn, it does not.
    let state_of_new = |project: &Project, from: &str, to: &str| {
        let (from, to) = (format!("etat = \"{from}\"\nsource"), format!("etat = \"{to}\"\nsource"));
        project.replace(FILE_OF_NEW, &from, &to);
    };
    state_of_new(&project, "en-vigueur", "historique");
    let (_, to) = successor(&project.build(&[]), OLD).expect("a band");
    assert_eq!(to, format!("{NEW}/index.html"));
    state_of_new(&project, "historique", "retire");
    let site = project.build(&[]);
    assert_eq!(successor(&site, OLD), None);
    assert!(is_listed(&site, OLD) && !is_listed(&site, NEW));
}
