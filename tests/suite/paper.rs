//! What a printed sheet says of itself, so that it can be laid with the others, called up online, and never taken for
//! what is in use.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::support::pdf::{Pdf, broken_rules, packed};
use crate::support::{Project, root};
use fascicule::document::{self, Block, DataNotice, Document};
use fascicule::model::{Catalogue, Kind};
use fascicule::typography::french;

const ADDRESS: &str = "https://certifications.exemple.fr/sous-chemin";

/// The real content, as it would be put online.
static SITE: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let project = Project::real();
    let site = project.read("content/site.toml");
    project.write("content/site.toml", format!("adresse_publique = \"{ADDRESS}/\"\n{site}"));
    project.build(&["--drafts"])
});

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let checked = fascicule::check(&root().join("content")).expect("the content can be read");
    checked.catalogue.expect("the content has no error")
});

/// Each document and the words of its pages, without their spaces.
fn documents() -> impl Iterator<Item = (Document, &'static str, Vec<String>)> {
    document::all(&CATALOGUE).into_iter().map(|document| {
        let path = format!("documents/{}/{}/{}.pdf", document.id.slug, document.id.edition, document.id);
        let (path, bytes) = SITE.get_key_value(&path).expect("a PDF");
        let pages = Pdf::parse(path, bytes).words();
        (document, path.as_str(), pages)
    })
}

fn folder(document: &Document) -> &'static str {
    if matches!(document.id.kind, Kind::Liste | Kind::Avenant) { "listes" } else { "certifications" }
}

#[test]
fn each_page_says_what_it_is_a_page_of() {
    for (document, path, pages) in documents() {
        let said = |words: &str| packed(&french(words));
        let address = format!("{ADDRESS}/{}/{}/{}/", folder(&document), document.id.slug, document.id.edition);
        for (n, page) in pages.iter().enumerate() {
            let n = n + 1;
            for words in [said(&document.edition), said(document.state.label()), packed(&address)] {
                assert!(page.contains(&words), "{path}, page {n} does not say {words}");
            }
            if n > 1 {
                let number = format!("page{n}/{}", pages.len());
                for words in [packed(&document.id.to_string()), number, said(&document.title)] {
                    assert!(page.contains(&words), "{path}, page {n} does not say {words}");
                }
            }
        }
    }
}

#[test]
fn the_cover_is_one_page() {
    for (document, path, pages) in documents() {
        // The second page has a head, which a cover does not.
        let number = format!("page2/{}", pages.len());
        assert!(!pages[0].contains("page1/") && pages[1].contains(&number), "{path}");
        if let Some(notice) = document.cover.data_notice {
            assert!(pages[0].contains(&packed(&french(DataNotice::TITLE))), "{path}");
            for (label, words) in notice.items {
                assert_eq!(words, None, "the content that ships does not invent it");
                let told = format!("{label} : {}", DataNotice::UNKNOWN);
                assert!(pages[0].contains(&packed(&french(&told))), "{path}: {told}");
            }
        }
    }
}

#[test]
fn forms_tell_what_becomes_of_what_is_written_there() {
    for (document, path, _) in documents() {
        assert_eq!(document.cover.data_notice.is_some(), document.is_form, "{path}");
    }
    let project = Project::bakery();
    let pdf = "documents/boulanger/2020/boulanger-livret-suivi-2020.pdf";
    let cover = Pdf::parse(pdf, &project.build(&[])[pdf]).words().remove(0);
    assert!(!cover.contains(&packed(DataNotice::UNKNOWN)), "{cover}");
    assert!(cover.contains(&packed("Durée de conservation\u{a0}: deux ans après la décision du jury.")), "{cover}");
}

#[test]
fn a_livret_ends_with_what_it_holds_and_what_goes_with_it() {
    let livrets = documents().filter(|(it, ..)| matches!(it.id.kind, Kind::LivretSuivi | Kind::LivretEvaluationFinale));
    let mut count = 0;
    for (document, path, pages) in livrets {
        count += 1;
        let last = document.sections.last().expect("a section");
        assert_eq!(last.heading.text(), "Ce que contient ce livret, ce qu'il faut y joindre", "{path}");
        let rows =
            last.blocks.iter().find_map(|block| if let Block::Table(table) = block { Some(&table.rows) } else { None });
        let told = rows.expect("a table").len();
        assert_eq!(told, document::tasks(&document).len(), "{path} tells all its parts");
        let other = match document.id.kind {
            Kind::LivretSuivi => Kind::LivretEvaluationFinale,
            _ => Kind::LivretSuivi,
        };
        let words = [
            format!("À joindre : {}", other.title()),
            "Une fois le livret d'évaluation finale et, s'il y a lieu, le livret de suivi de la formation transmis à l'OEMM"
                .into(),
        ];
        let heading = packed(&french(&last.heading.text()));
        let page = pages.iter().rev().find(|page| page.contains(&heading)).expect("the page");
        for words in words {
            assert!(page.contains(&packed(&french(&words))), "{path} does not say {words}");
        }
    }
    assert_eq!(count, 4);
}

#[test]
fn what_is_printed_keeps_to_the_standards() {
    for (path, bytes) in SITE.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        assert_eq!(broken_rules(bytes), Vec::<String>::new(), "{path}");
        let allowed = 100_000 + 5_000 * Pdf::parse(path, bytes).pages();
        assert!(bytes.len() <= allowed, "{path} weighs {} bytes, of {allowed}", bytes.len());
    }
}
