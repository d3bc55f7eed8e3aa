//! A certification in blocs: every statement stands in its own documents, at one address, and in tables that anyone can read.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::page::{Element, Page, followed};
use crate::support::pdf::{Pdf, broken_rules};
use crate::support::{Project, root};
use fascicule::document::{self, Document};
use fascicule::model::{Bloc, Catalogue, Certification, Genre, Kind};
use fascicule::plan;

const FOLDER: &str = "certifications/confiseur/sans-date";

fn corpus() -> Catalogue {
    let checked = fascicule::check(&root().join("content")).expect("a content that can be read");
    checked.catalogue.expect("a content without errors")
}

fn in_blocs(catalogue: &Catalogue) -> Vec<&Certification> {
    catalogue.certifications.iter().filter(|certification| certification.referentiels.is_some()).collect()
}

fn blocs(certification: &Certification) -> &[Bloc] {
    certification.referentiels.as_ref().map(|referentiels| referentiels.blocs.as_slice()).unwrap_or_default()
}

fn document(documents: &[Document], kind: Kind) -> &Document {
    documents.iter().find(|document| document.id.kind == kind).unwrap_or_else(|| panic!("no {}", kind.slug()))
}

#[test]
fn the_gestionnaire_de_parcours_has_its_five_blocs() {
    let catalogue = corpus();
    let [certification] = in_blocs(&catalogue)[..] else { panic!("one certification in blocs") };
    assert_eq!((certification.slug.as_str(), certification.edition.as_str()), ("gestionnaire-parcours", "sans-date"));
    assert_eq!(certification.genre, Genre::Rncp);
    let per_bloc: Vec<(u32, usize, usize)> = blocs(certification)
        .iter()
        .map(|bloc| {
            let competences = bloc.activities.iter().map(|activity| activity.competences.len()).sum();
            (bloc.number, bloc.activities.len(), competences)
        })
        .collect();
    assert_eq!(per_bloc, [(1, 5, 6), (2, 2, 5), (3, 3, 5), (4, 2, 3), (5, 3, 4)]);
}

#[test]
fn every_statement_of_a_bloc_stands_in_both_documents() {
    let catalogue = corpus();
    for certification in in_blocs(&catalogue) {
        let documents = document::of_certification(&catalogue, certification);
        for kind in [Kind::Referentiel, Kind::GRILLES_BLOCS] {
            let found = plan::statements(document(&documents, kind));
            for statement in blocs(certification).iter().flat_map(Bloc::statements) {
                let words = found.get(&statement.code).unwrap_or_else(|| panic!("{kind:?} lacks {}", statement.code));
                assert!(words.text().ends_with(&statement.words.text.text()), "{kind:?}, {}", statement.code);
            }
        }
    }
}

#[test]
fn a_code_leads_to_its_permanent_address_from_every_page() {
    let site = Project::bakery().build(&[]);
    let referentiel = format!("{FOLDER}/referentiel/index.html");
    let addresses: BTreeSet<String> = Page::parse(&site[&referentiel]).attributes("id").into_iter().collect();
    assert!(addresses.contains("b1-c1-e2"), "{addresses:?}");
    let mut seen = BTreeMap::new();
    for name in ["competences", "blocs/b1", "blocs/b2", "grilles-blocs", "referentiel"] {
        let path = format!("{FOLDER}/{name}/index.html");
        let page = Page::parse(&site[&path]);
        let codes = page.named("a").into_iter().filter(|a| a.attribute("class").as_deref() == Some("code"));
        for code in codes {
            let href = code.attribute("href").expect("an address");
            let (file, id) = href.split_once('#').expect("a place in a page");
            let file = if file.is_empty() { path.clone() } else { followed(&path, file) };
            assert_eq!(
                (file.as_str(), id.replace('-', ".").to_uppercase()),
                (referentiel.as_str(), code.text()),
                "{name}"
            );
            assert!(addresses.contains(id), "{name} leads to #{id}, which is nowhere");
            seen.entry(name).or_insert_with(BTreeSet::new).insert(id.to_owned());
        }
    }
    // The table and the référentiel have all; a bloc has its own, without its title which is the page's.
    assert_eq!(seen["referentiel"].len(), seen["competences"].len() + 2);
    assert!(seen["blocs/b1"].contains("b1-c3-e1") && !seen["blocs/b1"].contains("b2-c1-e1"));
}

#[test]
fn the_tables_merge_no_cells_and_name_their_rows_and_columns() {
    let site = Project::bakery().build(&[]);
    for name in ["competences", "referentiel", "grilles-blocs"] {
        let page = Page::parse(&site[&format!("{FOLDER}/{name}/index.html")]);
        assert!(page.attributes("colspan").is_empty() && page.attributes("rowspan").is_empty(), "{name}");
        for table in page.named("table") {
            let inner = table.inner();
            let named = |name: &str| inner.iter().filter(|element| element.name() == name).collect::<Vec<&Element>>();
            assert_eq!(named("caption").len(), 1, "{name}");
            let scopes =
                |scope: &str| named("th").iter().filter(|th| th.attribute("scope").as_deref() == Some(scope)).count();
            let columns = scopes("col");
            assert_eq!(scopes("row") + columns, named("th").len(), "{name}: a header without a scope");
            assert_eq!(
                named("td").len() + named("th").len(),
                named("tr").len() * columns,
                "{name}: a row is not whole"
            );
        }
    }
}

#[test]
fn a_bloc_tells_how_it_is_evaluated_step_by_step() {
    let site = Project::bakery().build(&[]);
    let page = Page::parse(&site[&format!("{FOLDER}/blocs/b1/index.html")]);
    let text = page.text().split_whitespace().collect::<Vec<_>>().join(" ");
    let told = [
        "Le candidat devra",
        "Tempérer un kilo",
        "remplissent les grilles",
        "Une matinée",
        "1 maître chocolatier",
        "+",
        "1 confiseur",
        "OU",
        "1 formateur",
    ];
    let mut from = 0;
    for words in told {
        let at = text[from..].find(words).unwrap_or_else(|| panic!("« {words} » does not come next in\n{text}"));
        from += at + words.len();
    }
    let other = Page::parse(&site[&format!("{FOLDER}/blocs/b2/index.html")]);
    assert!(other.text().contains("manque dans la source"), "the gap of the bloc is not shown");
}

#[test]
fn the_pdfs_turn_the_referentiel_and_start_each_bloc_on_a_right_hand_page() {
    let site = Project::bakery().build(&[]);
    let pdf = |name: &str| {
        let path = format!("documents/confiseur/sans-date/confiseur-{name}-sans-date.pdf");
        assert_eq!(broken_rules(&site[&path]), Vec::<String>::new(), "{path}");
        Pdf::parse(&path, &site[&path])
    };
    let turned = pdf("referentiel").sizes().iter().filter(|(width, height)| width > height).count();
    assert_eq!(turned, 2, "a page a bloc");
    let grids = pdf("grilles-blocs");
    let starts = grids.pages_of(&["Bloc1:", "Bloc2:"]);
    assert!(starts.iter().all(|page| page % 2 == 1), "{starts:?}");
    assert!(
        ["Établiesparl’éditeurd’aprèsleréférentiel", "Propositionnonadoptéeparlecertificateur"]
            .iter()
            .all(|it| grids.packed_text().contains(it))
    );
}
