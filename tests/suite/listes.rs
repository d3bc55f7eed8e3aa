//! A list of certifications and an archived document, from their files to what a reader meets; then those that ship.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::support::page::{Element, Page, followed};
use crate::support::pdf::Pdf;
use crate::support::{Project, fixtures, names, read_all, root, write_all};

pub type Site = BTreeMap<String, Vec<u8>>;

const LIST: &str = "listes/fournil/2020/index.html";
const REAL: &str = "listes/pro-a/2019/index.html";

/// The bakery, with a list and a poster.
pub static BAKERY: LazyLock<Site> = LazyLock::new(|| bakery().build(&[]));

/// What ships.
pub static SHIPPED: LazyLock<Site> = LazyLock::new(|| Project::real().build(&[]));

fn bakery() -> Project {
    let project = Project::bakery();
    write_all(&project.path().join("content"), &read_all(&fixtures().join("fournil")));
    project
}

fn page(site: &Site, path: &str) -> Page {
    Page::parse(site.get(path).unwrap_or_else(|| panic!("no page at {path}")))
}

/// The pages of lists, with their paths.
fn pages_under<'s>(site: &'s Site, folder: &str) -> Vec<(&'s str, Page)> {
    let pages = site.iter().filter(|(path, _)| path.starts_with(folder) && path.ends_with(".html"));
    pages.map(|(path, bytes)| (path.as_str(), Page::parse(bytes))).collect()
}

/// The words, with ordinary spaces and apostrophes.
fn plain(text: &str) -> String {
    let text = text.replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cells(row: &Element) -> Vec<Element> {
    row.inner().into_iter().filter(|element| matches!(element.name(), "th" | "td")).collect()
}

/// The codes of the rows that a page lists, in its order.
fn rows(page: &Page) -> Vec<String> {
    let rows = page.named("tr").into_iter().filter_map(|row| row.attribute("id"));
    rows.filter(|id| id.starts_with("pa")).collect()
}

#[test]
fn each_row_has_its_address_its_level_and_its_certificateurs() {
    let list = page(&BAKERY, LIST);
    assert_eq!(rows(&list), ["pa1-1", "pa1-2", "pa1-3", "pa2-1", "pa2-2"]);
    let words = |id: &str| {
        let row = list.by_id(id).unwrap_or_else(|| panic!("no row {id}"));
        // « Signaler une erreur » shows only for the row that one comes to.
        let said = |cell: &Element| {
            let all = plain(&cell.text());
            let reports = cell.inner().into_iter().filter(|e| e.attribute("class").as_deref() == Some("report"));
            reports.fold(all, |said, report| said.replace(&plain(&report.text()), "").trim().to_owned())
        };
        cells(&row).iter().map(said).collect::<Vec<_>>()
    };
    assert_eq!(words("pa1-1"), ["PA1.1 Titre de mitron", "3", "123 : École du pain"]);
    let registrations =
        "4567 : École du four Moulin & fils 4567 : ÉCOLE DU PAIN 98765 : Levain Note de l'éditeur : code douteux";
    assert_eq!(words("pa1-2")[2], registrations);
    // What goes with what is not certain: both lists, apart.
    assert_eq!(words("pa1-3")[2], "2001, 2002 Meule, Sole Étuve Note de l'éditeur : appariement incertain");
    assert_eq!(words("pa2-2")[1], "–");
}

#[test]
fn a_family_or_a_level_is_kept_without_any_script() {
    let kept = |path: &str| rows(&page(&BAKERY, &format!("listes/fournil/2020/{path}/index.html")));
    assert_eq!(kept("famille-1"), ["pa1-1", "pa1-2", "pa1-3"]);
    assert_eq!(kept("niveau-3"), ["pa1-1", "pa2-1"]);
    assert_eq!(kept("famille-2/niveau-3"), ["pa2-1"]);
    assert_eq!(kept("sans-niveau"), ["pa2-2"]);
    // What would keep nothing has no page, and no link.
    assert!(!BAKERY.contains_key("listes/fournil/2020/famille-2/niveau-5/index.html"));
    for (path, page) in pages_under(&BAKERY, "listes/").into_iter().filter(|(path, _)| *path != LIST) {
        let main = page.named("main");
        for element in main.iter().flat_map(Element::inner) {
            let name = element.name();
            assert!(!["script", "input", "select", "button"].contains(&name), "{path} needs <{name}>");
        }
    }
}

/// What the script compares is what the rows hold: a choice that no row has would keep nothing.
#[test]
fn the_filter_of_the_whole_list_offers_what_the_rows_hold() {
    let list = page(&BAKERY, LIST);
    let choices = |id: &str| {
        let select = list.by_id(id).unwrap_or_else(|| panic!("no {id}"));
        let options = select.inner().into_iter().filter(|element| element.name() == "option");
        options.filter_map(|option| option.attribute("value")).collect::<Vec<_>>()
    };
    let rows = list.named("tr").into_iter().filter(|row| row.attribute("id").is_some_and(|id| id.starts_with("pa")));
    let levels: BTreeSet<String> = rows.map(|row| cells(&row)[1].text().trim().to_owned()).collect();
    let offered = choices("filtre-niveau");
    assert_eq!(offered.first().map(String::as_str), Some(""));
    assert_eq!(offered.into_iter().skip(1).collect::<BTreeSet<_>>(), levels);
    assert_eq!(choices("filtre-famille"), ["", "pa1", "pa2"]);
    for family in ["pa1", "pa2"] {
        assert_eq!(list.by_id(family).expect("a family").name(), "section");
    }
    let status = list.elements().into_iter().find(|it| it.attribute("data-compte").is_some()).expect("a count");
    assert_eq!(
        (status.attribute("role").as_deref(), plain(&status.text()).as_str()),
        (Some("status"), "5 certifications.")
    );
}

#[test]
fn each_choice_says_how_many_it_keeps_and_keeps_them() {
    for (path, page) in pages_under(&BAKERY, "listes/") {
        let facets = page.named("nav").into_iter().filter(|nav| nav.attribute("class").as_deref() == Some("facet"));
        for link in facets.flat_map(|nav| nav.inner()).filter(|element| element.name() == "a") {
            let text = plain(&link.text());
            let (_, count) = text.rsplit_once('(').unwrap_or_else(|| panic!("{path}: {text} says no count"));
            let href = link.attribute("href").expect("a link");
            let (to, fragment) = href.split_once('#').expect("a fragment");
            let to = if to.is_empty() { path.to_owned() } else { followed(path, to) };
            let kept = Page::parse(&BAKERY[&to]);
            assert_eq!(count, format!("{})", rows(&kept).len()), "{path} → {to}");
            assert!(kept.by_id(fragment).is_some(), "{to} has no #{fragment}");
            assert_eq!(link.attribute("aria-current").is_some(), to == path, "{path}: {text}");
        }
    }
}

#[test]
fn every_link_and_fragment_of_a_list_leads_somewhere() {
    for (path, page) in pages_under(&BAKERY, "listes/").into_iter().chain(pages_under(&BAKERY, "archives/")) {
        for href in page.attributes("href") {
            if href.starts_with("mailto:") {
                continue;
            }
            // The page's own address on the web leads to the page itself.
            let href = match href.strip_prefix("https://boulangerie.example/") {
                Some(address) => {
                    assert_eq!(format!("{address}index.html"), path, "another page's address");
                    continue;
                }
                None => href,
            };
            let (to, fragment) = href.split_once('#').unwrap_or((&href, ""));
            let to = if to.is_empty() { path.to_owned() } else { followed(path, to) };
            let bytes = BAKERY.get(&to).unwrap_or_else(|| panic!("{path}: {href} leads nowhere"));
            assert!(fragment.is_empty() || Page::parse(bytes).by_id(fragment).is_some(), "{path}: {href}");
        }
    }
}

#[test]
fn the_indexes_lead_to_the_rows() {
    let codes = page(&BAKERY, "listes/fournil/2020/codes/index.html");
    let entry = |page: &Page, id: &str| {
        let entry = page.by_id(id).unwrap_or_else(|| panic!("no entry {id}"));
        let links = entry.inner().into_iter().filter(|element| element.name() == "a");
        let links: Vec<String> = links.filter_map(|link| link.attribute("href")).collect();
        (links, plain(&entry.text()))
    };
    assert_eq!(entry(&codes, "rncp-123").0, ["../index.html#pa1-1", "../index.html#pa2-1"]);
    let (links, text) = entry(&codes, "rncp-4567");
    assert_eq!(links, ["../index.html#pa1-2"]);
    assert!(text.contains("École du four ; Moulin & fils ; ÉCOLE DU PAIN"), "{text}");
    let (_, text) = entry(&codes, "rncp-2002");
    assert!(
        text.contains("Meule, Sole ; Étuve") && text.contains("Note de l'éditeur : appariement incertain"),
        "{text}"
    );
    assert!(entry(&codes, "rncp-98765").1.contains("Note de l'éditeur : code douteux"));

    let names = page(&BAKERY, "listes/fournil/2020/certificateurs/index.html");
    // Capitals do not make another certificateur.
    let (links, text) = entry(&names, "certificateur-ecole-du-pain");
    assert_eq!(links, ["../index.html#pa1-1", "../index.html#pa1-2", "../index.html#pa2-1"]);
    assert!(text.contains("Codes RNCP : 4567"), "{text}");
    assert!(entry(&names, "certificateur-etuve").1.contains("2001 ; 2002"));
}

#[test]
fn every_page_of_a_list_says_that_it_is_history() {
    let pages = pages_under(&BAKERY, "listes/");
    assert!(pages.len() > 8, "{}", pages.len());
    for (path, page) in pages {
        let status = page.elements().into_iter().find(|element| {
            element.attribute("class").is_some_and(|class| class.split(' ').any(|class| class == "status-historique"))
        });
        let status = plain(&status.unwrap_or_else(|| panic!("{path} does not say its state")).text());
        assert!(status.contains("Close, pour mémoire") && status.contains("édition 2020"), "{path}: {status}");
    }
    assert!(plain(&page(&BAKERY, LIST).text()).contains("Un autre accord l'a remplacé."));
}

#[test]
fn the_text_holds_its_families_in_their_place() {
    let text = page(&BAKERY, "listes/fournil/2020/avenant/index.html");
    let words = plain(&text.text());
    let at = |wanted: &str| words.find(wanted).unwrap_or_else(|| panic!("« {wanted} » is not in the text"));
    let order = [
        "Les titres que voici",
        "3.1 : Le four & <la pâte>",
        "Le four change les métiers.",
        "Titre de fournier",
        "D'autres titres viendront.",
        "3.2 : La vente",
        "CQP Vendeur",
        "Article 2 : Durée",
        "L'accord dure deux ans.",
        "Note sur le fournil",
        "Pourquoi",
    ];
    // The contents name the headings first: the last of each is its place.
    let places: Vec<usize> = order.iter().map(|wanted| words.rfind(wanted).unwrap_or_else(|| at(wanted))).collect();
    assert!(places.is_sorted(), "{places:?}");
    // A row has one address, in the list, and a link of the text leads there.
    assert!(text.attributes("href").contains(&"../index.html#pa1-1".to_owned()));
    assert!(text.by_id("avenant-pa1-1").is_some());
}

#[test]
fn the_list_and_its_text_are_printed_and_accessible() {
    for (kind, title) in [("liste", "Liste Fournil par famille"), ("avenant", "Accord n° 3")] {
        let path = format!("documents/fournil/2020/fournil-{kind}-2020.pdf");
        let bytes = &BAKERY[&path];
        let pdf = Pdf::parse(&path, bytes);
        assert!(plain(&pdf.title()).starts_with(title), "{}", pdf.title());
        let bookmarks = plain(&pdf.bookmarks().join("\n"));
        for heading in ["3.1 : Le four & <la pâte>", "3.2 : La vente"] {
            assert!(bookmarks.contains(heading), "{path}: {bookmarks}");
        }
        assert_eq!(crate::support::pdf::broken_rules(bytes), [""; 0], "{path}");
    }
}

#[test]
fn an_archive_is_dated_not_indexed_and_reached_from_the_home_page() {
    let archive = page(&BAKERY, "archives/affiche/index.html");
    let robots = |page: &Page| {
        let named = page.named("meta").into_iter().filter(|meta| meta.attribute("name").as_deref() == Some("robots"));
        named.filter_map(|meta| meta.attribute("content")).collect::<Vec<_>>()
    };
    assert_eq!(robots(&archive), ["noindex"]);
    let words = plain(&archive.text());
    for said in ["Close, pour mémoire", "non datée", "Affiche sans date.", "Le boulanger se lève tôt.", "Le dessin."]
    {
        assert!(words.contains(said), "« {said} » is missing: {words}");
    }
    // What it says of a CQP belongs to the page of that CQP.
    assert!(!words.contains("En pétrissant."));
    assert!(archive.attributes("href").iter().any(|href| href.contains("certifications/boulanger/")));
    let home = page(&BAKERY, "index.html");
    assert!(robots(&home).is_empty());
    for address in ["archives/affiche/index.html", LIST] {
        assert!(home.attributes("href").contains(&address.to_owned()), "{address}");
    }
}

#[test]
fn a_draft_list_is_built_only_with_drafts() {
    let project = bakery();
    let liste = "content/listes/fournil/2020/liste.toml";
    project.replace(liste, "etat = \"historique\"\n", "etat = \"historique\"\nbrouillon = true\n");
    let is_list = |path: &String| path.starts_with("listes/") || path.starts_with("documents/fournil/");
    assert!(!project.build(&[]).keys().any(is_list));
    assert!(project.build(&["--drafts"]).keys().any(is_list));
}

/// Each pair of a code and a certificateur that the content states, with its row.
fn stated_pairs() -> BTreeSet<(String, String, String)> {
    let folder = root().join("content/listes/pro-a/2019/familles");
    let mut pairs = BTreeSet::new();
    for name in names(&folder) {
        let text = std::fs::read_to_string(folder.join(&name)).expect("a family");
        let family: toml::Table = text.parse().expect("TOML");
        for row in family["ligne"].as_array().expect("rows") {
            let code = row["code"].as_str().expect("a code").to_lowercase().replace('.', "-");
            for registration in row["enregistrements"].as_array().expect("registrations") {
                for name in registration["certificateurs"].as_array().expect("names") {
                    let (rncp, name) = (registration["rncp"].as_str(), name.as_str());
                    pairs.insert((code.clone(), rncp.expect("digits").to_owned(), name.expect("a name").to_owned()));
                }
            }
        }
    }
    pairs
}

#[test]
fn every_pair_of_the_list_that_ships_stands_in_its_row() {
    // The totals of the register of the source, not of the program.
    let stated = stated_pairs();
    assert_eq!(stated.len(), 216);
    let list = page(&SHIPPED, REAL);
    assert_eq!(rows(&list).len(), 100);
    let totals = list.named("table").into_iter().map(|table| plain(&table.text()));
    let totals = totals.filter(|text| text.contains("Totaux de la liste")).collect::<String>();
    for count in ["Certifications 100", "Familles 8", "imprimés 197", "différents 185", "certificateur 216"] {
        assert!(totals.contains(count), "« {count} » is not in {totals}");
    }
    for (row, rncp, name) in stated {
        let text = plain(&list.by_id(&row).unwrap_or_else(|| panic!("no row {row}")).text());
        let after = text.split(&rncp).skip(1).any(|after| after.contains(&name));
        assert!(after, "{row}: {rncp} {name} is not in {text}");
    }
}

#[test]
fn nobody_is_named_in_what_ships() {
    let mut addresses = BTreeSet::new();
    for (path, bytes) in SHIPPED.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = Page::parse(bytes).text();
        for (at, _) in text.match_indices('@') {
            let of_address = |c: &char| !c.is_whitespace() && !matches!(c, '(' | ')');
            let before: String = text[..at].chars().rev().take_while(of_address).collect();
            let after: String = text[at..].chars().take_while(of_address).collect();
            addresses.insert(before.chars().rev().collect::<String>() + &after);
        }
        // The person whom the brochure interviews.
        for word in ["Olivier", "MNFCT", "Vincennes"] {
            assert!(!text.to_lowercase().contains(&word.to_lowercase()), "{path}: {word}");
        }
    }
    // The page of the data speaks of the sign itself.
    addresses.remove("@");
    assert_eq!(addresses, ["proa@travail.gouv.fr".to_owned()].into());
}
