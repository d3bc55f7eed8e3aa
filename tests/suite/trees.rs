//! The documents of the bakery as trees, whole: `tests/fixtures/arbres/DOCUMENT.txt`.
//!
//! The bakery has a case of each thing that the model knows: two editions of a common text, a footnote, a retired code,
//! mentions, variants of which some are absent, gaps, notes. The first test says which line of which tree proves it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::support::page::Page;
use crate::support::pdf::{Pdf, packed};
use crate::support::{Project, difference, fixtures, names, tree};
use fascicule::document::{
    self, Anchor, Block, Colophon, Diagram, Document, Field, FieldGroup, FieldKind, Item, Section, Start, Table, Width,
};
use fascicule::model::{Catalogue, Certification, Inline, Kind, Rich, Slug, Target};
use fascicule::plan;

static BAKERY: LazyLock<Catalogue> = LazyLock::new(|| {
    let checked = fascicule::check(&fixtures().join("content")).expect("a content that can be read");
    checked.catalogue.expect("a content without errors")
});

static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| document::all(&BAKERY));

/// What the title pages of the bakery say.
const BAKER: &str = "Boulanger";
const TUTOR: [&str; 3] = ["Certificats du Fournil", "Former au fournil", "Évaluer au fournil"];

static SITE: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| Project::bakery().build(&[]));

fn document(name: &str) -> &'static Document {
    DOCUMENTS.iter().find(|d| d.id.to_string() == name).unwrap_or_else(|| panic!("no document {name}"))
}

/// The tree of a document, as text.
fn tree(name: &str) -> String {
    outline(document(name))
}

/// The page of a document, as a browser parses it.
fn page(edition: &str, kind: &str) -> Page {
    Page::parse(&SITE[&format!("certifications/boulanger/{edition}/{kind}/index.html")])
}

/// The words of a PDF, without their spaces.
fn printed(edition: &str, kind: &str) -> String {
    let path = format!("documents/boulanger/{edition}/boulanger-{kind}-{edition}.pdf");
    Pdf::parse(&path, &SITE[&path]).packed_text()
}

fn certification(edition: &str) -> &'static Certification {
    let is_wanted = |c: &&Certification| c.slug.as_str() == "boulanger" && c.edition.as_str() == edition;
    BAKERY.certifications.iter().find(is_wanted).expect("an edition of the bakery")
}

#[test]
fn the_trees_are_the_expected_ones() {
    let folder = fixtures().join("arbres");
    let mut faults: String =
        DOCUMENTS.iter().filter_map(|d| difference(&folder.join(format!("{}.txt", d.id)), &outline(d))).collect();
    let made: BTreeSet<String> = DOCUMENTS.iter().map(|d| format!("{}.txt", d.id)).collect();
    let orphans = names(&folder).into_iter().filter(|name| !made.contains(name));
    faults.extend(orphans.map(|name| format!("no document gives {name} any more\n")));
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn each_edition_has_its_words_of_a_common_text() {
    let livret = |edition: &str| tree(&format!("boulanger-livret-evaluation-finale-{edition}"));
    assert!(livret("2020").contains("Le jury goûte **trois** pains."));
    assert!(!livret("2020").contains("**cinq** pains"));
    assert!(livret("2021").contains("Le jury goûte **cinq** pains."));
    assert!(!livret("2021").contains("**trois** pains"));
    // Labels too; the stamp of the company exists in one edition only.
    assert!(livret("2020").contains("Votre avis sur ce geste :") && !livret("2020").contains("Cachet"));
    assert!(livret("2021").contains("Votre avis sur ce domaine :") && livret("2021").contains("Cachet"));
}

#[test]
fn a_variant_stands_at_its_places_only() {
    let (referentiel, livret) = (tree("boulanger-referentiel-2020"), tree("boulanger-livret-evaluation-finale-2020"));
    assert!(referentiel.contains("D1.SF1 #: Pétrir la pâte à la main\n"));
    assert!(livret.contains("D1.SF1 #: Pétrir la pâte\n"));
    assert!(referentiel.contains("Domaine 1 : Pétrir, façonner et **cuire**"), "the definition names one more");
    assert!(referentiel.contains("Domaine 1 : Pétrir et **cuire**"));
    assert!(referentiel.contains("D1.SF2 #"));
    assert!(!livret.contains("D1.SF2 #"), "the livret does not repeat it");
}

#[test]
fn a_footnote_stands_where_the_source_prints_it() {
    assert!(tree("boulanger-referentiel-2020").contains("note de bas de page : Une baguette pèse 250 g."));
    assert!(!tree("boulanger-livret-evaluation-finale-2020").contains("250 g"));
}

#[test]
fn gaps_are_shown_where_they_are_and_listed_at_the_end() {
    let livret = tree("boulanger-livret-evaluation-finale-2020");
    assert!(livret.contains("lacune : Les questionnaires, annoncés au sommaire, ne figurent pas dans la source."));
    assert!(livret.contains("lacune : La cellule est vide dans la source."));
    assert!(livret.contains("manque : Les questionnaires, annoncés au sommaire"));
    let referentiel = tree("boulanger-referentiel-2021");
    assert!(referentiel.contains("lacune : Les activités manquent dans la source."));
}

#[test]
fn notes_of_the_editor_keep_to_their_places_and_say_where_they_come_from() {
    let (referentiel, livret) = (tree("boulanger-referentiel-2020"), tree("boulanger-livret-evaluation-finale-2020"));
    let (everywhere, there) = ("Ce CQP est fictif", "Cette note ne paraît que dans le référentiel.");
    assert!(referentiel.contains(everywhere) && livret.contains(everywhere));
    assert!(referentiel.contains(there) && !livret.contains(there));
    assert!(livret.contains("note de l'éditeur (Registre des essais, 2026-11-20)"));
}

#[test]
fn corrections_are_counted_where_they_bear() {
    let (referentiel, livret) = (tree("boulanger-referentiel-2020"), tree("boulanger-livret-evaluation-finale-2020"));
    assert!(referentiel.contains("« Conduir le four » → « Conduire le four »"));
    assert!(!livret.contains("Conduir le four"), "the livret does not repeat the statement");
    assert!(livret.contains("« fournil du canditat » → « fournil du candidat »"));
    let other = tree("boulanger-livret-evaluation-finale-2021");
    assert!(!other.contains("canditat"), "the other edition has no such misprint");
}

#[test]
fn mentions_are_offered_and_their_grids_told_apart() {
    let livret = tree("boulanger-livret-evaluation-finale-2021");
    assert!(livret.contains("pain=Mention pain, viennoiserie=Mention viennoiserie"));
    assert!(livret.contains("Grille de la mention choisie") && livret.contains("Grille de l'autre mention"));
    assert!(!tree("boulanger-livret-evaluation-finale-2020").contains("Mention"));
}

#[test]
fn each_part_says_who_fills_it() {
    let livret = tree("boulanger-livret-evaluation-finale-2021");
    for who in ["À remplir par le candidat", "À remplir par les évaluateurs", "À remplir par l'entreprise"] {
        assert!(livret.contains(who), "{who}");
    }
}

#[test]
fn a_retired_code_keeps_its_address() {
    let retired = page("2020", "referentiel").by_id("d1-sf9").expect("the address of D1.SF9").text();
    for words in ["D1.SF9", "Allumer le four à bois", "Le four à bois a été démoli.", "D1.SF2"] {
        assert!(retired.contains(words), "{retired}");
    }
}

#[test]
fn what_a_document_says_is_on_its_page() {
    for (path, words) in [
        ("2020/livret-evaluation-finale", "Le jury goûte trois pains."),
        ("2021/livret-evaluation-finale", "Le jury goûte cinq pains."),
        ("2020/referentiel", "Une baguette pèse 250\u{a0}g."),
        ("2021", "Mention viennoiserie"),
        ("2020/errata", "Conduir le four"),
        ("2020/provenance", "Guide du CQP Boulanger de démonstration"),
    ] {
        let page = Page::parse(&SITE[&format!("certifications/boulanger/{path}/index.html")]);
        let text = page.text().split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(&words), "{path} does not say « {words} »");
    }
}

#[test]
fn each_edition_has_all_its_documents() {
    for edition in ["2020", "2021"] {
        let of_edition = DOCUMENTS.iter().filter(|d| d.id.edition.as_str() == edition);
        let in_domaines = [
            Kind::Presentation,
            Kind::Referentiel,
            Kind::GUIDE_ENTRETIEN,
            Kind::LIVRET_SUIVI,
            Kind::GUIDE_TUTEUR,
            Kind::GRILLES_INTERMEDIAIRES,
            Kind::LIVRET_EVALUATION_FINALE,
            Kind::Guide,
        ];
        assert_eq!(of_edition.map(|d| d.id.kind).collect::<Vec<Kind>>(), in_domaines);
    }
    let of =
        |slug: &str| DOCUMENTS.iter().filter(|d| d.id.slug.as_str() == slug).map(|d| d.id.kind).collect::<Vec<_>>();
    assert_eq!(of("apprenti"), [Kind::Fiche]);
    assert_eq!(of("confiseur"), [Kind::Referentiel, Kind::GRILLES_BLOCS]);
}

#[test]
fn fields_have_names_and_nothing_is_empty() {
    for document in DOCUMENTS.iter() {
        assert_eq!(tree::misnamed(document), [""; 0]);
        assert_eq!(tree::empty(document), [""; 0]);
        assert_eq!(document.is_form, !tree::fields(document).is_empty(), "{}", document.id);
    }
}

#[test]
fn the_whole_guide_holds_each_part_once_in_the_order_of_the_source() {
    for edition in ["2020", "2021"] {
        let of = |kind: Kind| document(&format!("boulanger-{}-{edition}", kind.slug()));
        let guide = of(Kind::Guide);
        let names = |sections: &[Section]| -> Vec<String> {
            sections.iter().map(|section| plan::anchor_id(Kind::Guide, &section.anchor)).collect()
        };
        assert_eq!(names(&guide.sections), ["guide-sommaire", "guide-partie-1", "guide-partie-2"]);
        let parts = [
            "guide-referentiel-definition",
            "guide-referentiel-activites",
            "guide-referentiel-competences",
            "guide-guide-entretien",
            "guide-livret-suivi",
            "guide-guide-tuteur",
            "guide-livret-evaluation-finale",
        ];
        assert_eq!(names(&guide.sections[2].sections), parts);

        // What each document says, the guide says in its place, once; only the contents page is its own.
        let parts = [
            Kind::Presentation,
            Kind::Referentiel,
            Kind::GUIDE_ENTRETIEN,
            Kind::LIVRET_SUIVI,
            Kind::GUIDE_TUTEUR,
            Kind::LIVRET_EVALUATION_FINALE,
        ];
        let held = parts.into_iter().flat_map(|kind| title_page(kind, edition).into_iter().chain(says(of(kind))));
        let (said, held) = (says(guide), held.collect::<Vec<String>>());
        let first = said.iter().zip(&held).position(|(one, other)| one != other);
        assert_eq!(first.map(|n| (&said[n], &held[n])), None, "{edition}: the first line that differs");
        assert_eq!(said.len(), held.len(), "{edition}");
        let is_contents = |block: &&&Block| matches!(block, Block::Contents { .. });
        assert_eq!(tree::blocks(guide).iter().filter(is_contents).count(), 1);
    }
}

/// The lines of a booklet's title page, which its part of the guide has before its fields.
fn title_page(kind: Kind, edition: &str) -> Vec<String> {
    let (body, diploma) = ("COMMISSION DE LA BOULANGERIE DE DÉMONSTRATION", "Certificat de Qualification du Fournil");
    let title = if edition == "2020" { BAKER } else { "Boulanger de démonstration" };
    let lines: Vec<&str> = match kind {
        Kind::GUIDE_ENTRETIEN | Kind::LIVRET_SUIVI | Kind::LIVRET_EVALUATION_FINALE => {
            vec!["ensemble", body, diploma, title]
        }
        Kind::GUIDE_TUTEUR => [&["ensemble"], TUTOR.as_slice()].concat(),
        _ => Vec::new(),
    };
    lines.into_iter().map(str::to_owned).collect()
}

/// What a document says and asks, in order, but for its headings, its contents page and the statements' addresses.
fn says(document: &Document) -> Vec<String> {
    let mut out = String::new();
    document.cover.fields.iter().for_each(|group| field_group(group, 1, &mut out));
    tree::sections(document).into_iter().for_each(|section| blocks(&section.blocks, 1, &mut out));
    let without_address = |line: &str| match line.strip_prefix("ligne D") {
        Some(_) => "ligne".to_owned(),
        None => line.replace(" #:", ":"),
    };
    let lines = out.lines().map(str::trim).filter(|line| !line.starts_with("(sommaire"));
    lines.map(without_address).collect()
}

#[test]
fn a_page_gives_each_part_its_own_address() {
    for (path, bytes) in SITE.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = Page::parse(bytes);
        let ids = page.attributes("id");
        let once: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(ids.len(), once.len(), "{path}");
        let links = page.attributes("href").into_iter().filter_map(|link| link.strip_prefix('#').map(str::to_owned));
        links.for_each(|id| assert!(once.contains(&id), "{path}: #{id} is nowhere"));
    }
    for document in DOCUMENTS.iter() {
        let kind = document.id.kind;
        let path = format!("certifications/{}/{}/{}/index.html", document.id.slug, document.id.edition, kind.slug());
        let page = Page::parse(&SITE[&path]);
        for section in tree::sections(document) {
            let id = plan::anchor_id(kind, &section.anchor);
            let heading = page.by_id(&id).unwrap_or_else(|| panic!("{}: {id}", document.id)).text();
            let first = section.heading.text().split([' ', '\'']).next().unwrap_or_default().to_owned();
            assert!(heading.contains(&first), "{}: #{id} leads to « {heading} »", document.id);
        }
    }
}

#[test]
fn a_diagram_that_a_guide_has_lost_says_whence_it_is_restored() {
    let restored = |name: &str| -> Vec<(String, Option<String>)> {
        let diagrams = tree::blocks(document(name)).into_iter().filter_map(|block| match block {
            Block::Figure(diagram) => Some((diagram.figure.name.clone(), diagram.restored_from.clone())),
            _ => None,
        });
        diagrams.collect()
    };
    let (lost, own) = (("chemin-du-pain".into(), Some("édition 2021".into())), ("tournee".into(), None));
    assert_eq!(restored("boulanger-presentation-2020"), [lost, own.clone()]);
    assert_eq!(restored("boulanger-presentation-2021"), [("chemin-du-pain".into(), None), own.clone()]);
    assert_eq!(restored("boulanger-guide-tuteur-2020"), [own]);
    let said = "restitué d’après l’édition 2021";
    for (edition, is_said) in [("2020", true), ("2021", false)] {
        assert_eq!(page(edition, "presentation").text().contains(said), is_said, "{edition}");
        assert_eq!(printed(edition, "presentation").contains(&packed(said)), is_said, "{edition}");
    }
    // The source from which it is restored is named with the others.
    assert!(tree("boulanger-presentation-2020").contains("Source 102"));
    assert!(!tree("boulanger-guide-tuteur-2020").contains("Source 102"));
}

#[test]
fn a_text_that_two_documents_insert_stands_in_both() {
    for edition in ["2020", "2021"] {
        for kind in ["presentation", "guide-tuteur"] {
            let words = "Les boulangers de la branche ont créé ces CQP un soir d'hiver.";
            assert!(tree(&format!("boulanger-{kind}-{edition}")).contains(words), "{kind} {edition}");
        }
    }
    // Its misprint is that of one of them.
    let misprint = "« un soir d'hivers »";
    assert!(tree("boulanger-guide-tuteur-2020").contains(misprint));
    for name in ["boulanger-presentation-2020", "boulanger-guide-tuteur-2021", "boulanger-presentation-2021"] {
        assert!(!tree(name).contains(misprint), "{name}");
    }
}

#[test]
fn a_passage_kept_for_a_certification_or_an_edition_stands_there_only() {
    let (baker, apprentice) = ("Le boulanger apporte [ses gestes]", "L'apprenti n'apporte rien.");
    let (apron, note) = ("Depuis 2021, il apporte aussi son tablier.", "La source de 2020 a perdu ce schéma.");
    for (edition, has_apron) in [("2020", false), ("2021", true)] {
        let presentation = tree(&format!("boulanger-presentation-{edition}"));
        assert!(presentation.contains(baker) && !presentation.contains(apprentice), "{edition}");
        assert_eq!((presentation.contains(apron), presentation.contains(note)), (has_apron, !has_apron));
    }
    // The same texts, in the guide of the other certification.
    let slug = Slug::parse("apprenti").expect("a slug");
    let other = Certification { slug, ..certification("2021").clone() };
    let presentation = outline(&document::of_certification(&BAKERY, &other)[0]);
    assert!(presentation.contains(apprentice) && !presentation.contains(baker) && !presentation.contains(apron));
}

#[test]
fn the_words_of_an_ability_are_those_of_the_guide_that_repeats_them() {
    let has = |name: &str, words: &str| tree(name).lines().any(|line| line.trim() == words);
    // A variant of the presentation, in the edition that has it.
    assert!(has("boulanger-presentation-2020", "Balayer le fournil,"));
    assert!(has("boulanger-presentation-2021", "de balayer le fournil,"));
    assert!(has("boulanger-guide-tuteur-2021", "Balayer le fournil,"), "the guide du tuteur is not the presentation");
    // In all editions when it names none; in its own only when it names another.
    assert!(has("boulanger-presentation-2020", "De faire du pain,"));
    assert!(
        has("boulanger-presentation-2020", "Vendre du pain.")
            && has("boulanger-referentiel-2020", "CAP2 #: Vendre du pain.")
    );
    // What introduces the list in the presentation does so there only.
    assert!(has("boulanger-presentation-2020", "annonce : En 2020, l'apprenti sait :"));
    assert!(has("boulanger-presentation-2021", "annonce : En 2021, l'apprenti est capable :"));
    assert!(has("boulanger-guide-tuteur-2020", "annonce : L'apprenti sait :"));
    assert!(has("boulanger-presentation-2021", "annonce : Le titulaire du CQP Boulanger est capable de :"));
    assert!(has("boulanger-referentiel-2021", "annonce : Le boulanger est capable de :"));
}

#[test]
fn what_the_general_rules_say_of_a_cqp_is_that_of_the_edition() {
    for (edition, experience) in [("2020", "un hiver au fournil"), ("2021", "trois hivers au fournil")] {
        let presentation = tree(&format!("boulanger-presentation-{edition}"));
        let place = |words: &str| presentation.find(words).unwrap_or_else(|| panic!("{edition}: no « {words} »"));
        assert!(place(experience) < place("Apprenti : aucune."), "{edition}: not in the order of the text");
        place("le jury goûte puis parle.");
        assert!(tree(&format!("boulanger-guide-entretien-{edition}")).contains("Qui aime le **pain**"));
    }
}

#[test]
fn training_bodies_are_listed_on_the_site_and_paper_says_so() {
    let (name, end) = ("École du levain", "L’agrément des écoles a pris fin avec l’hiver.");
    let on_paper = "se lit sur le site seulement";
    for kind in ["presentation", "guide"] {
        let page = page("2020", kind).text();
        assert!(page.contains(name) && page.contains(end) && !page.contains(on_paper), "{kind}");
        let printed = printed("2020", kind);
        let says = |words: &str| printed.contains(&packed(words));
        assert!(!says(name) && says(end) && says(on_paper), "{kind}");
    }
    let headers = |edition: &str| {
        let presentation = page(edition, "presentation");
        let schools = presentation.by_id("presentation-ecoles").expect("a part").inner().into_iter();
        let headers = schools.filter(|element| element.attribute("scope").as_deref() == Some("col"));
        headers.map(|th| th.text()).collect::<Vec<String>>()
    };
    assert_eq!(headers("2020"), ["Organisme de formation", "Formation", "VAE"]);
    assert_eq!(headers("2021"), ["Organisme de formation"], "its source does not say for what they are approved");
    // Without a list, a gap.
    let without = Certification { training_bodies: None, ..certification("2020").clone() };
    let presentation = outline(&document::of_certification(&BAKERY, &without)[0]);
    assert!(presentation.contains("lacune : La liste des organismes de formation."));
}

#[test]
fn prerequisites_are_checked_where_the_guide_asks_for_it() {
    let interview = tree("boulanger-guide-entretien-2021");
    let words = ["PQ1 #: Savez-vous compter", "P1: Compter les pains", "P1.2: Jusqu'à treize", "champ prerequis :"];
    words.iter().for_each(|words| assert!(interview.contains(words), "{words}"));
    assert!(interview.contains("Le candidat revient quand il sait compter les pains"), "what a « non » entails");
    assert!(!tree("boulanger-guide-entretien-2020").contains("champ prerequis"));
}

#[test]
fn a_domaine_of_the_follow_up_has_what_its_source_has() {
    let (of_2020, of_2021) = (tree("boulanger-livret-suivi-2020"), tree("boulanger-livret-suivi-2021"));
    assert!(of_2020.contains("lacune : Le tableau des critères manque dans la source."));
    assert!(of_2020.contains("tableau « Vente au pressé »") && of_2020.contains("tableau « Vente à l'indécis »"));
    assert!(!of_2020.contains("champ D1_F"), "no table, no box");
    let order =
        ["Pour la mention pain :", "D1.M1 #: Le levain", "Pour la mention viennoiserie :", "D1.M2 #: Le beurre"];
    let places: Vec<Option<usize>> = order.iter().map(|words| of_2021.find(words)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    assert!(of_2020.contains("champ D2_objectifs : À travailler encore : <15 lignes>"), "as many as the source");
    // The source of a domaine that does not ask for the courses in detail has no such words.
    assert_eq!(of_2020.matches("Coller ici le programme des cours.").count(), 1);
}

#[test]
fn grids_of_the_tutor_are_in_the_order_of_their_source() {
    let criteria = |name: &str| -> Vec<String> {
        let fields = tree::fields(document(name)).into_iter().map(|field| field.name.clone());
        fields.filter(|name| name.ends_with("_intermediaire")).collect()
    };
    for kind in ["grilles-intermediaires", "guide-tuteur"] {
        let of_2021 = criteria(&format!("boulanger-{kind}-2021"));
        assert_eq!(of_2021, ["D1_E2_intermediaire", "D1_E1_intermediaire"], "{kind}");
    }
    let reviews = |edition: &str| {
        let grids = document(&format!("boulanger-grilles-intermediaires-{edition}"));
        let fields = tree::fields(grids).into_iter().map(|field| field.name.as_str());
        let of = |name: &str| tree::fields(grids).iter().filter(|field| field.name.ends_with(name)).count();
        (fields.filter(|name| name.starts_with("bilan_") && name.ends_with("_date")).count(), of("_evaluateur"))
    };
    assert_eq!((reviews("2020"), reviews("2021")), ((2, 2), (1, 0)), "one row a review; who reviews, in one edition");
}

#[test]
fn a_link_to_a_part_leads_there_on_the_site_and_on_paper() {
    let page = page("2020", "guide-entretien");
    let links = page.named("a").into_iter().filter(|link| link.text() == "l’expérience demandée");
    let hrefs: Vec<Option<String>> = links.map(|link| link.attribute("href")).collect();
    assert_eq!(hrefs, [Some("../presentation/index.html#presentation-experience".to_owned())]);
    let path = "documents/boulanger/2020/boulanger-guide-entretien-2020.pdf";
    let addresses = Pdf::parse(path, &SITE[path]).addresses();
    let public =
        "https://boulangerie.example/certifications/boulanger/2020/presentation/index.html#presentation-experience";
    assert!(addresses.contains(&public.to_owned()), "{addresses:?}");
}

#[test]
fn without_a_public_address_a_link_keeps_its_words_on_paper() {
    let project = Project::bakery();
    project.replace("content/site.toml", "adresse_publique = \"https://boulangerie.example\"\n", "");
    let site = project.build(&[]);
    let path = "documents/boulanger/2020/boulanger-guide-entretien-2020.pdf";
    let pdf = Pdf::parse(path, &site[path]);
    assert!(pdf.packed_text().contains("l’expériencedemandée"));
    assert_eq!(pdf.addresses(), [""; 0]);
}

// ---------------------------------------------------------------- a tree as text

fn outline(document: &Document) -> String {
    let Document { id, title, certification, certification_short, edition, state, draft, is_form, .. } = document;
    let mut out =
        format!("{id}\n{title}\n{certification} ({certification_short}), {edition}, {}\n", state.label(&BAKERY.mots));
    out += &format!("brouillon : {draft}, formulaire : {is_form}\n\n");
    let cover = &document.cover;
    out += &format!("couverture : {} / {}\n", rich(&cover.organisation), rich(&cover.certification_type));
    cover.lines.iter().for_each(|line| out += &format!("  {}\n", rich(line)));
    cover.fields.iter().for_each(|group| field_group(group, 1, &mut out));
    document.sections.iter().for_each(|inner| section(inner, document, 1, &mut out));
    colophon(&document.colophon, &mut out);
    out
}

fn section(section: &Section, document: &Document, level: usize, out: &mut String) {
    let start = match section.start {
        Start::Here => "",
        Start::Page => ", nouvelle page",
        Start::Recto => ", page de droite",
    };
    let width = if section.width == Width::Wide { ", page tournée" } else { "" };
    let id = plan::anchor_id(document.id.kind, &section.anchor);
    *out += &format!("\n{} {} [{id}{start}{width}]\n", "#".repeat(level), rich(&section.heading));
    blocks(&section.blocks, 1, out);
    section.sections.iter().for_each(|inner| self::section(inner, document, level + 1, out));
}

fn blocks(all: &[Block], depth: usize, out: &mut String) {
    all.iter().for_each(|one| block(one, depth, out));
}

fn block(block: &Block, depth: usize, out: &mut String) {
    let mut line = |text: String| *out += &format!("{}{text}\n", "  ".repeat(depth));
    match block {
        Block::Paragraph(text) => line(rich(text)),
        Block::Lead(text) => line(format!("annonce : {}", rich(text))),
        Block::Contents { depth } => line(format!("(sommaire, {depth} niveaux)")),
        Block::Gap(gap) => {
            line(format!("lacune : {} ({}, {:?})", rich(&gap.text), gap.source.source, gap.source.lines));
        }
        Block::Hands(hands) => line(format!("mains : {}", hands.words(&BAKERY.mots))),
        Block::Field(one) => line(field(one)),
        Block::Question { item, answer } => {
            line(format!("question {} # : {}", item.code, rich(&item.text)));
            *out += &format!("{}{}\n", "  ".repeat(depth + 1), field(answer));
        }
        Block::List { start, items } => {
            line(start.map_or("liste".into(), |start| format!("liste numérotée depuis {start}")));
            for item in items {
                *out += &format!("{}-\n", "  ".repeat(depth + 1));
                blocks(item, depth + 2, out);
            }
        }
        Block::Statements(items) => statements(items, depth, out),
        Block::Table(one) => table(one, depth, out),
        Block::Quote(inner) => {
            line("citation".into());
            blocks(inner, depth + 1, out);
        }
        Block::Together(inner) => {
            line("ensemble".into());
            blocks(inner, depth + 1, out);
        }
        Block::Group(group) => field_group(group, depth, out),
        Block::Figure(diagram) => figure(diagram, depth, out),
        Block::OnSite { blocks: on_site, on_paper } => {
            line("sur le site".into());
            blocks(on_site, depth + 1, out);
            *out += &format!("{}sur papier\n", "  ".repeat(depth));
            blocks(on_paper, depth + 1, out);
        }
        Block::Note(note) => {
            let restores = if note.restores { ", restitution" } else { "" };
            line(format!("note de l'éditeur ({}, {}{restores})", note.source, note.consulted.iso()));
            blocks(&note.blocks, depth + 1, out);
        }
    }
}

fn statements(items: &[Item], depth: usize, out: &mut String) {
    for Item { code, anchored, text, footnote, items } in items {
        let indent = "  ".repeat(depth);
        *out += &format!("{indent}{code}{}: {}\n", if *anchored { " #" } else { "" }, rich(text));
        if let Some(footnote) = footnote {
            *out += &format!("{indent}  note de bas de page : {}\n", rich(footnote));
        }
        statements(items, depth + 1, out);
    }
}

fn table(table: &Table, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let columns: Vec<String> = table.columns.iter().map(|c| format!("{} ({})", rich(&c.header), c.share)).collect();
    let heads = if table.row_heads { ", une tête par ligne" } else { "" };
    *out += &format!("{indent}tableau « {} »{heads} : {}\n", table.caption, columns.join(" | "));
    if let Some(beside) = &table.beside {
        *out += &format!("{indent}  à côté : {}\n", rich(&beside.header));
        blocks(&beside.blocks, depth + 2, out);
    }
    for row in &table.rows {
        let anchor = match &row.anchor {
            Some(Anchor::Statement(code)) => code.to_string(),
            Some(Anchor::Part(name)) => name.clone(),
            None => String::new(),
        };
        *out += &format!("{indent}  ligne {anchor}\n");
        for cell in &row.cells {
            *out += &format!("{indent}    cellule\n");
            blocks(cell, depth + 3, out);
        }
    }
    if !table.tail.is_empty() {
        *out += &format!("{indent}  avec la dernière ligne\n");
        blocks(&table.tail, depth + 2, out);
    }
}

fn field(Field { name, spoken, label, by, kind }: &Field) -> String {
    let kind = match kind {
        FieldKind::Line => "ligne".into(),
        FieldKind::Date => "date".into(),
        FieldKind::Lines(lines) => format!("{lines} lignes"),
        FieldKind::Cell => "case".into(),
        FieldKind::Room(lines) => format!("place pour {lines} lignes"),
        FieldKind::Tick(code) => format!("coche {code}"),
        FieldKind::Signature => "signature".into(),
        FieldKind::Choice(options) => {
            options.iter().map(|(code, words)| format!("{code}={words}")).collect::<Vec<_>>().join(", ")
        }
    };
    let label = label.as_ref().map_or(String::new(), |label| format!("{} ", rich(label)));
    format!("champ {name} : {label}<{kind}> de : {}, dit « {spoken} »", by.label(&BAKERY.mots))
}

fn field_group(group: &FieldGroup, depth: usize, out: &mut String) {
    let (indent, inner) = ("  ".repeat(depth), "  ".repeat(depth + 1));
    *out += &format!("{indent}mains : {}\n", group.hands().words(&BAKERY.mots));
    group.lead.iter().for_each(|lead| *out += &format!("{inner}{}\n", rich(lead)));
    group.fields.iter().for_each(|one| *out += &format!("{inner}{}\n", field(one)));
    group.declaration.iter().for_each(|words| *out += &format!("{inner}{}\n", rich(words)));
    group.signature.iter().for_each(|one| *out += &format!("{inner}{}\n", field(one)));
}

fn figure(Diagram { figure, restored_from }: &Diagram, depth: usize, out: &mut String) {
    let mut line = |more: usize, text: String| *out += &format!("{}{text}\n", "  ".repeat(depth + more));
    let whence = restored_from.as_ref().map_or(String::new(), |edition| format!(", restitué d'après l'{edition}"));
    let arrows = if figure.arrows { ", avec des flèches" } else { "" };
    line(0, format!("schéma « {} »{arrows}{whence}", figure.title));
    for rank in &figure.ranks {
        line(1, "rang".into());
        for branch in rank {
            line(2, branch.condition.as_ref().map_or("branche".into(), |text| format!("branche, {}", rich(text))));
            for step in &branch.steps {
                line(3, step.title.as_ref().map_or("étape".into(), |title| format!("étape : {}", rich(title))));
                step.lines.iter().for_each(|text| line(4, rich(text)));
                step.points.iter().for_each(|text| line(4, format!("- {}", rich(text))));
                step.tools.iter().for_each(|text| line(4, format!("outil : {}", rich(text))));
            }
        }
    }
}

fn colophon(Colophon { sources, gaps, corrections, notes }: &Colophon, out: &mut String) {
    *out += "\nà propos\n";
    sources.iter().for_each(|source| *out += &format!("  {source}\n"));
    for gap in gaps {
        *out += &format!("  manque : {} ({}, {:?})\n", rich(&gap.text), gap.source.source, gap.source.lines);
    }
    for correction in corrections {
        let (place, source) = (&correction.place, &correction.source);
        let nature = correction.nature.label(&BAKERY.mots);
        *out += &format!(
            "  {place}, {nature} : « {} » → « {} » ({}, {:?})\n",
            correction.printed, correction.corrected, source.source, source.lines
        );
    }
    for note in notes {
        *out += &format!("  note de l'éditeur ({}, {})\n", note.source, note.consulted.iso());
        blocks(&note.blocks, 2, out);
    }
}

/// Inline text, marked as an editor would mark it.
fn rich(Rich(inlines): &Rich) -> String {
    inlines.iter().map(inline).collect()
}

fn inline(one: &Inline) -> String {
    let inner = |inlines: &[Inline]| inlines.iter().map(inline).collect::<String>();
    match one {
        Inline::Text(text) => text.clone(),
        Inline::Strong(inlines) => format!("**{}**", inner(inlines)),
        Inline::Emphasis(inlines) => format!("*{}*", inner(inlines)),
        Inline::Code(text) => format!("`{text}`"),
        Inline::LineBreak => " / ".into(),
        Inline::Link { target, text, .. } => {
            let target = match target {
                Target::Statement(code) => format!("#{code}"),
                Target::Outside(address) => address.clone(),
                Target::Document { slug, edition, kind, statement } => {
                    let statement = statement.as_ref().map_or(String::new(), |code| format!("#{code}"));
                    format!("/{slug}/{edition}/{}{statement}", kind.slug())
                }
                Target::Part { kind, part } => {
                    let part = part.as_ref().map_or(String::new(), |part| format!("#{part}"));
                    format!("{}{part}", kind.slug())
                }
            };
            format!("[{}]({target})", inner(text))
        }
    }
}
