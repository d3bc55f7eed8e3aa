//! What helps a reader along the guides: the three evaluations, the places of a statement, the parcours, the pages to prepare
//! with, the glossary, the shared statements.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::Project;
use crate::support::page::{Element, Page, followed};

type Site = BTreeMap<String, Vec<u8>>;

fn page(site: &Site, path: &str) -> Page {
    Page::parse(site.get(path).unwrap_or_else(|| panic!("no {path}")))
}

fn of_class(elements: Vec<Element>, class: &str) -> Vec<Element> {
    let has = |it: &Element| it.attribute("class").is_some_and(|classes| classes.split(' ').any(|it| it == class));
    elements.into_iter().filter(has).collect()
}

/// Fails when a link of the element, on the page at `path`, leads to no id of the site.
#[track_caller]
fn leads_somewhere(site: &Site, path: &str, link: &Element) -> String {
    let href = link.attribute("href").expect("an address");
    let (file, id) = href.split_once('#').unwrap_or((&href, ""));
    let file = if file.is_empty() { path.to_owned() } else { followed(path, file) };
    let there = page(site, &file);
    assert!(id.is_empty() || there.attributes("id").iter().any(|it| it == id), "{path}: {href} leads nowhere");
    format!("{file}#{id}")
}

#[test]
fn the_criteria_of_a_domaine_stand_in_three_columns_each_leading_to_its_document() {
    let site = Project::bakery().build(&[]);
    let path = "certifications/boulanger/2020/trois-evaluations/index.html";
    let shown = page(&site, path);
    let columns = of_class(shown.elements(), "occasion");
    let ids: Vec<String> = columns.iter().take(3).filter_map(|column| column.attribute("id")).collect();
    assert_eq!(ids, ["d1-livret-suivi", "d1-grilles-intermediaires", "d1-livret-evaluation-finale"]);
    let mut seen = BTreeSet::new();
    for column in &columns {
        let kind = column.attribute("id").expect("an id")[3..].to_owned();
        for code in of_class(column.inner(), "code") {
            let address = leads_somewhere(&site, path, &code);
            assert!(address.contains(&format!("/{kind}/index.html#{kind}-")), "{address} is not in the {kind}");
            seen.insert(kind.clone());
        }
    }
    assert_eq!(seen.len(), 3, "{seen:?}");
    assert!(columns[0].text().contains("Non publié dans la source"), "the gap of the first domaine is not shown");
}

#[test]
fn each_competence_leads_to_every_document_that_states_it() {
    let site = Project::bakery().build(&[]);
    let folder = "certifications/boulanger/2020";
    let path = format!("{folder}/competences/index.html");
    let shown = page(&site, &path);
    let places = of_class(shown.elements(), "places");
    let of_skill =
        places.iter().find(|it| it.attribute("aria-label").is_some_and(|label| label.starts_with("D1.SF1 ")));
    let inner = of_skill.expect("the places of D1.SF1").inner();
    let links = inner.iter().filter(|it| it.name() == "a");
    let told: BTreeSet<String> = links.map(|link| leads_somewhere(&site, &path, link)).collect();
    // As many as there are pages of documents with the code among their ids.
    let holds = |it: &&String| {
        let ids = page(&site, it).attributes("id");
        ids.iter().any(|id| id == "d1-sf1" || id.ends_with("-d1-sf1") && !id.starts_with("competences-"))
    };
    let pages: BTreeSet<&String> =
        site.keys().filter(|it| it.starts_with(folder) && it.ends_with(".html")).filter(holds).collect();
    assert_eq!(told.len(), pages.len(), "{told:?} against {pages:?}");
    assert!(told.len() > 3, "{told:?}");
}

#[test]
fn a_limit_of_the_parcours_is_under_the_edition_that_states_it() {
    let site = Project::bakery().build(&[]);
    let shown = page(&site, "parcours/index.html");
    let passages = of_class(shown.elements(), "passage");
    let edition_of = |words: &str| {
        let passage = passages.iter().find(|it| it.text().contains(words)).unwrap_or_else(|| panic!("no « {words} »"));
        let links: Vec<Element> = passage.inner().into_iter().filter(|it| it.name() == "a").collect();
        links.iter().for_each(|link| drop(leads_somewhere(&site, "parcours/index.html", link)));
        assert!(!links.is_empty(), "« {words} » leads nowhere");
        of_class(passage.inner(), "passage-edition")[0].text().trim().to_owned()
    };
    assert_eq!(edition_of("dure un hiver"), "Édition non datée");
    assert_eq!(edition_of("goûte puis parle"), "Édition non datée et édition 2021");
}

#[test]
fn a_page_to_prepare_with_has_the_rules_of_its_guide_boxes_and_no_verdict() {
    let site = Project::bakery().build(&[]);
    let path = "certifications/boulanger/2020/preparer-fournee/index.html";
    let shown = page(&site, path);
    let passages = of_class(shown.elements(), "passage");
    let said: Vec<String> =
        passages.iter().map(|it| it.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let has = |edition: &str, words: &str| said.iter().any(|it| it.starts_with(edition) && it.contains(words));
    assert!(has("Édition non datée", "un hiver au fournil"), "{said:#?}");
    assert!(!said.iter().any(|it| it.contains("trois hivers")), "another edition's rule: {said:#?}");
    let boxes: Vec<Element> =
        shown.named("input").into_iter().filter(|it| it.attribute("type").as_deref() == Some("checkbox")).collect();
    assert!(boxes.len() > 2 && boxes.iter().all(|it| it.attribute("name").is_none()), "boxes that would be sent");
    let labels: Vec<String> = shown.named("label").iter().map(Element::text).collect();
    assert!(labels.iter().any(|it| it.contains("Quelle pâte")) && !labels.iter().any(|it| it.contains("son tablier")));
    let of_2021 = page(&site, "certifications/boulanger/2021/preparer-fournee/index.html");
    let labels: Vec<String> = of_2021.named("label").iter().map(Element::text).collect();
    assert!(labels.iter().any(|it| it.contains("son tablier")) && of_2021.text().contains("trois hivers au fournil"));
    assert!(shown.text().contains("Note de l’éditeur"));
    // What only the guide of another certification says is not here; what the sources lack is told.
    let apprentice = page(&site, "certifications/apprenti/2022/preparer-fournee/index.html").text();
    assert!(!apprentice.contains("avant la première fournée") && apprentice.contains("ne donnent pas le guide"));
    // A certification that the general rules do not name has no such page.
    assert!(!site.keys().any(|it| it.contains("confiseur") && it.contains("preparer")));
}

#[test]
fn the_first_use_of_a_sigle_leads_to_its_words_and_they_to_the_glossary() {
    let site = Project::bakery().build(&[]);
    let path = "certifications/boulanger/2020/guide-entretien/index.html";
    let shown = page(&site, path);
    let sigles = of_class(shown.elements(), "sigle");
    let words: Vec<String> = sigles.iter().map(Element::text).collect();
    let once: BTreeSet<&String> = words.iter().collect();
    assert_eq!(once.len(), words.len(), "{words:?}");
    assert!(words.contains(&"VAE".to_owned()), "{words:?}");
    for sigle in &sigles {
        assert!(leads_somewhere(&site, path, sigle).starts_with(path));
    }
    let list = of_class(shown.elements(), "sigles").first().expect("the list").inner();
    let entries: Vec<&Element> = list.iter().filter(|it| it.name() == "a").collect();
    assert_eq!(entries.len(), sigles.len());
    for entry in entries {
        assert!(leads_somewhere(&site, path, entry).starts_with("glossaire/index.html#"));
    }
    let glossary = page(&site, "glossaire/index.html").text();
    assert!(glossary.contains("certificat de qui pétrit") && glossary.contains("source 101, ligne 122"), "{glossary}");
}

#[test]
fn shared_statements_are_those_of_several_certifications() {
    let project = Project::bakery();
    // The same words but for typography and the end of the line.
    let d1 = project.read("content/certifications/boulanger/2020/domaines/d1.toml");
    let words = d1
        .lines()
        .find_map(|line| line.strip_prefix("texte = \"Pétrir la"))
        .expect("a statement")
        .trim_end_matches('"');
    let words = words.replace("**", "");
    let bloc = "content/certifications/confiseur/sans-date/blocs/b1.toml";
    let other = project.read(bloc);
    let detail = other.lines().rfind(|line| line.starts_with("texte = ")).expect("a statement").to_owned();
    project.replace(bloc, &detail, &format!("texte = \"Pétrir la{words}.\""));
    let site = project.build(&[]);
    let shown = page(&site, "enonces-communs/index.html");
    let entries = of_class(shown.elements(), "shared-owners");
    let named = |entry: &Element| entry.text().contains("Boulanger") && entry.text().contains("onfiseur");
    assert!(entries.iter().any(named), "« {words} » is not among the {} shared statements", entries.len());
    for entry in &entries {
        for link in entry.inner().iter().filter(|it| it.name() == "a") {
            leads_somewhere(&site, "enonces-communs/index.html", link);
        }
    }
}

#[test]
fn the_pages_of_a_certification_follow_one_another() {
    let site = Project::bakery().build(&[]);
    let mut path = "certifications/boulanger/2020/index.html".to_owned();
    let mut walked = vec![path.clone()];
    while let Some(next) =
        page(&site, &path).named("a").into_iter().find(|it| it.attribute("rel").as_deref() == Some("next"))
    {
        path = followed(&path, &next.attribute("href").expect("an address"));
        assert!(!walked.contains(&path), "a circle: {walked:?}");
        let back = page(&site, &path).named("a").into_iter().find(|it| it.attribute("rel").as_deref() == Some("prev"));
        let back = back.and_then(|it| it.attribute("href")).expect("a way back");
        assert_eq!(Some(&followed(&path, &back)), walked.last());
        walked.push(path.clone());
    }
    assert!(walked.len() > 10 && walked.iter().any(|it| it.contains("preparer-fournee")), "{walked:?}");
}

/// The bakery, and the list of another sample: every type of page.
fn all_pages(site: &Site) -> Vec<(&str, Page)> {
    let pages = site.iter().filter(|(path, _)| path.ends_with("index.html"));
    pages.map(|(path, bytes)| (path.as_str(), Page::parse(bytes))).collect()
}

fn plain(text: &str) -> String {
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_has_one_name_in_its_menu_its_heading_and_its_breadcrumb() {
    let site = Project::bakery().build(&[]);
    let mut seen = 0;
    for (path, page) in all_pages(&site) {
        let heading = plain(&page.named("h1").first().expect("a title").text());
        let all = page.named("nav");
        let current = |nav: &Element| {
            let inner = nav.inner().into_iter().filter(|it| it.attribute("aria-current").is_some());
            inner.map(|it| plain(&it.text())).collect::<Vec<_>>()
        };
        for name in all.iter().flat_map(current) {
            // The page of a certification has its acronym above its title.
            assert!(name == heading || name == format!("CQP {heading}"), "{path}: « {name} » is « {heading} »");
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen} names");
}

#[test]
fn the_title_comes_before_the_pages_beside_it_which_are_folded_in_three_groups() {
    let site = Project::bakery().build(&[]);
    let page = page(&site, "certifications/boulanger/2020/competences/index.html");
    let names: Vec<String> = page.elements().iter().map(|it| it.name().to_owned()).collect();
    let title = names.iter().position(|it| it == "h1").expect("a title");
    let folded = names.iter().position(|it| it == "details").expect("folded pages");
    assert!(title < folded, "the menu stands before the title");
    let menu = page.named("details").remove(0);
    assert!(menu.attribute("open").is_none());
    let inner = menu.inner();
    let titles: Vec<String> = inner.iter().filter(|it| it.name() == "p").map(Element::text).collect();
    assert_eq!(titles, ["Les textes", "Se former et évaluer", "À propos de cette édition"]);
    assert_eq!(inner.iter().filter(|it| it.name() == "ul").count(), titles.len());
}

#[test]
fn the_plan_leads_to_every_page() {
    let site = Project::bakery().build(&[]);
    let plan = page(&site, "plan/index.html");
    let links = plan.named("a").into_iter().filter_map(|it| it.attribute("href"));
    let links: BTreeSet<String> =
        links.map(|href| followed("plan/index.html", href.split('#').next().unwrap_or_default())).collect();
    let known = |path: &str| links.contains(path) || path == "plan/index.html";
    // The families and the levels of a list are rows of its page.
    let is_facet = |path: &str| path.contains("/famille-") || path.contains("niveau");
    let lost: Vec<&str> =
        all_pages(&site).into_iter().map(|(path, _)| path).filter(|it| !known(it) && !is_facet(it)).collect();
    assert_eq!(lost, [""; 0]);
}

#[test]
fn who_answers_for_the_site_is_said_or_said_to_be_missing_and_the_editor_may_write_it() {
    let project = Project::bakery();
    let site = project.build(&[]);
    let legal = page(&site, "mentions-legales/index.html").named("main").remove(0).text();
    assert!(legal.contains("non renseigné"), "{legal}");
    let home = page(&site, "index.html");
    assert!(home.attributes("href").iter().any(|it| it == "mentions-legales/index.html"));
}

#[test]
fn the_home_page_leads_each_reader_before_anything_else_and_offers_no_file() {
    let site = Project::bakery().build(&[]);
    let home = page(&site, "index.html");
    let links: Vec<String> =
        home.named("main").remove(0).inner().iter().filter_map(|it| it.attribute("href")).collect();
    let readers = ["candidat", "tuteur", "organisme-de-formation", "entreprise", "jury"];
    assert_eq!(links[..5], readers.map(|it| format!("acteurs/{it}/index.html")));
    assert!(links.iter().all(|it| !it.ends_with(".pdf")), "{links:?}");
}

#[test]
fn the_real_content_quotes_both_places_of_the_vae_criteria() {
    let checked = fascicule::check(&crate::support::root().join("content")).expect("a content that can be read");
    let catalogue = checked.catalogue.expect("a content without errors");
    let page = catalogue.preparations.iter().find(|it| it.code == "preparer-vae").expect("the page");
    let sources: Vec<String> = page
        .steps
        .iter()
        .flat_map(|step| &step.passages)
        .flat_map(|passage| &passage.sources)
        .map(|source| format!("{}:{}", source.source, source.lines.map_or(0, |lines| lines.0)))
        .collect();
    for line in ["003:280", "003:723", "003:725", "002:1750"] {
        assert!(sources.iter().any(|it| it == line), "{line} is not quoted: {sources:?}");
    }
    assert!(page.steps.iter().any(|step| step.held == Some(fascicule::model::Held::VaeExperience)));
}
