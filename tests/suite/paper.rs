//! What a printed sheet says of itself, so that it can be laid with the others, called up online, and never taken for
//! what is in use.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::support::pdf::{Pdf, broken_rules, packed};
use crate::support::{Project, root};
use fascicule::document::{self, Block, Document};
use fascicule::model::{Catalogue, Kind};
use fascicule::typography::french;

const ADDRESS: &str = "https://certifications.exemple.fr/sous-chemin";

/// The real content, as it would be put online.
static SITE: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let project = Project::real();
    let site = project.read("content/site.toml");
    let site = site
        .replace("nom = \"\"", "nom = \"Éditeur d'essai\"")
        .replace("contact = \"\"", "contact = \"contact@exemple.fr\"");
    project.write("content/site.toml", format!("adresse_publique = \"{ADDRESS}/\"\n{site}"));
    project.build(&["--drafts"])
});

/// The title of what a form says of the use of data.
const DATA_NOTICE: &str = "Note de l'éditeur : données personnelles";

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
            for words in [said(&document.edition), said(document.state.label(&CATALOGUE.mots)), packed(&address)] {
                assert!(page.contains(&words), "{path}, page {n} does not say {words}");
            }
            if document.is_proposal {
                assert!(page.to_lowercase().contains("propositionnonadoptéeparlecertificateur"), "{path}, page {n}");
            }
            if n > 1 {
                let number = format!("page{n}/{}", pages.len());
                // A head shortens a long name.
                let name: String = document.certification_short.chars().take(30).collect();
                for words in [said(name.trim_end()), number, said(&document.title)] {
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
        // The content that ships does not invent the words of the certificateur: nothing stands in their place.
        assert_eq!(document.cover.data_notice, None, "{path}");
        for words in [DATA_NOTICE, "Responsable du traitement", "à compléter par le certificateur"] {
            assert!(!pages[0].contains(&packed(&french(words))), "{path}: {words}");
        }
    }
}

#[test]
fn forms_tell_what_becomes_of_what_is_written_there() {
    let project = Project::bakery();
    let pdf = "documents/boulanger/2020/boulanger-livret-suivi-2020.pdf";
    let cover = Pdf::parse(pdf, &project.build(&[])[pdf]).words().remove(0);
    assert!(cover.contains(&packed(&french(DATA_NOTICE))), "{cover}");
    assert!(cover.contains(&packed("Durée de conservation\u{a0}: deux ans après la décision du jury.")), "{cover}");
}

#[test]
fn a_livret_begins_with_what_it_asks_of_whom_and_what_goes_with_it() {
    let livrets =
        documents().filter(|(it, ..)| matches!(it.id.kind, Kind::LIVRET_SUIVI | Kind::LIVRET_EVALUATION_FINALE));
    let mut count = 0;
    for (document, path, pages) in livrets {
        count += 1;
        let first = document.sections.first().expect("a section");
        assert_eq!(first.heading.text(), "Avant de commencer", "{path}");
        assert!(pages[1].contains("Avantdecommencer"), "{path}: the page after the cover");
        assert!(pages[1].contains(&packed(&french("Cette édition est close : n'envoyez rien"))), "{path}");
        let rows = first
            .blocks
            .iter()
            .find_map(|block| if let Block::Table(table) = block { Some(&table.rows) } else { None });
        let told = rows.expect("a table").len();
        assert_eq!(told, document::tasks(&document).len(), "{path} tells all its parts");
        let other = match document.id.kind {
            Kind::LIVRET_SUIVI => Kind::LIVRET_EVALUATION_FINALE,
            _ => Kind::LIVRET_SUIVI,
        };
        let words = [
            format!("Nommé avec ce livret : {}", CATALOGUE.title_of(other)),
            "Une fois le livret d'évaluation finale et, s'il y a lieu, le livret de suivi de la formation transmis à l'OEMM"
                .into(),
        ];
        let page = pages[1..3].concat();
        // The results are not the livret: what is handed is named as the source names it.
        let led = first.blocks.windows(2).filter_map(|pair| match pair {
            [Block::Lead(lead), Block::Quote(said)] => Some((lead.text(), said)),
            _ => None,
        });
        for (lead, said) in led {
            let of = |words: &str| {
                said.iter().any(|block| matches!(block, Block::Paragraph(it) if it.text().contains(words)))
            };
            assert!(!of("les résultats sont présentés") || lead.contains("« les résultats »"), "{path}: {lead}");
        }
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
        // A form has letters that its pages do not use: those of the answers.
        let letters = if path.ends_with("-a-remplir.pdf") { 15_000 } else { 0 };
        let allowed = 100_000 + letters + 6_000 * Pdf::parse(path, bytes).pages();
        assert!(bytes.len() <= allowed, "{path} weighs {} bytes, of {allowed}", bytes.len());
    }
}

// ---------------------------------------------------------------- nothing is lost

/// The pages, from 1, on which these words stand.
fn pages_with(pages: &[String], words: &str) -> Vec<usize> {
    (1..).zip(pages).filter(|(_, page)| page.contains(&packed(words))).map(|(n, _)| n).collect()
}

#[test]
fn a_competence_with_more_criteria_than_a_page_holds_goes_on_on_the_next() {
    let project = Project::bakery();
    let path = "content/certifications/confiseur/sans-date/blocs/b1.toml";
    let criterion = |n: usize| {
        let words =
            format!("Critère ajouté {n:02}, {}", "les consignes de la recette sont suivies à la lettre, ".repeat(4));
        let words: String = words.chars().take(180).collect();
        format!("[[activite.competence.critere]]\ncode = \"B1.C1.E{}\"\ntexte = \"{words}\"\n\n", 100 + n)
    };
    let added: String = (1..=24).map(criterion).collect();
    let own = project.read(path);
    let at = own.find("[[activite.competence.critere]]\ncode = \"B1.C1.E1\"").expect("the first criterion");
    project.write(path, format!("{}{added}{}", &own[..at], &own[at..]));
    let site = project.build(&["--drafts"]);
    let mut told = 0;
    for (path, bytes) in site.iter().filter(|(path, _)| path.contains("/confiseur/") && path.ends_with(".pdf")) {
        let pages = Pdf::parse(path, bytes).words();
        let on: Vec<Vec<usize>> = (1..=24).map(|n| pages_with(&pages, &format!("Critère ajouté {n:02},"))).collect();
        if on.iter().all(Vec::is_empty) {
            continue;
        }
        told += 1;
        assert!(on.iter().all(|on| !on.is_empty()), "{path}: {on:?}");
        // On one page, the last of them would be under its foot.
        assert!(on[0][0] < on[23][0], "{path}: {on:?}");
    }
    assert!(told >= 3, "the référentiel and the grids, on paper and to fill: {told}");
}

#[test]
fn a_livret_keeps_its_signatures_on_the_paper() {
    for (lines, levels) in [(11, 2), (12, 2), (25, 2), (3, 21), (12, 21)] {
        let project = Project::real();
        let files = crate::support::read_all(&project.path().join("content"));
        let is_livret =
            |path: &&String| path.contains("charge-accueil/") && path.ends_with("/livret-evaluation-finale.toml");
        let path = format!("content/{}", files.keys().find(is_livret).expect("the livret"));
        let livret = project.read(&path);
        let longer = ["= 3", "= 2"].iter().fold(livret, |livret, lines_before| {
            livret.replace(&format!("lignes_commentaire {lines_before}\n"), &format!("lignes_commentaire = {lines}\n"))
        });
        let longer = if levels == 2 { longer } else { longer.replace("\"verdict-competence\"", "\"notes\"") };
        project.write(&path, longer);
        let level = |n: usize| format!("[[echelle.niveau]]\ncode = \"n{n}\"\nlibelle = \"Note {n:02} sur vingt\"\n");
        let scales = project.read("content/commun/echelles.toml");
        let notes: String = (0..levels).map(level).collect();
        let notes = format!("\n[[echelle]]\ncode = \"notes\"\nusage = \"Essai\"\n\n{notes}");
        project.write("content/commun/echelles.toml", if levels == 2 { scales } else { scales + &notes });
        let run = project.run(&["livret", "charge-accueil", "--domaines", "1", "--sortie", "ici"]);
        assert_eq!(run.code, Some(0), "{lines} lines, {levels} levels: {}", run.errors);
        let files = crate::support::read_all(&project.path().join("ici"));
        let livrets = files.iter().filter(|(path, _)| path.contains("evaluation-finale"));
        for (path, bytes) in livrets {
            let pages = Pdf::parse(path, bytes).words();
            for words in ["Commentaires des évaluateurs", "Commentaire du candidat", "Signature des deux évaluateurs"]
            {
                assert!(!pages_with(&pages, words).is_empty(), "{path}: {words}");
            }
            if levels == 21 {
                let told = (0..levels).map(|n| pages_with(&pages, &format!("Note {n:02} sur vingt")).len());
                assert!(told.into_iter().all(|on| on > 0), "{path}");
            }
        }
    }
}
