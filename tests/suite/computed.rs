//! What the program computes is a statement too: the pages made from the content say only what a passage of the
//! certification's own source says, or are marked as the editor's.
//!
//! Words are read on the content that ships and on the bakery, whose confiseur is in blocs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use crate::support::page::{Element, Page};
use crate::support::{Project, fixtures, read_all, root};
use fascicule::model::{Kind, Mots, State};
use fascicule::plan::{self, Facts};
use fascicule::{document, site};

type Site = BTreeMap<String, Vec<u8>>;

static REAL: LazyLock<Site> = LazyLock::new(|| pages_of(&root().join("content")));
static BAKERY: LazyLock<Site> = LazyLock::new(|| pages_of(&fixtures().join("content")));

/// The pages of a content, without its PDFs.
fn pages_of(content: &Path) -> Site {
    let checked = fascicule::check(content).expect("the content can be read");
    let catalogue = checked.catalogue.unwrap_or_else(|| panic!("{:?}", checked.report));
    let documents = document::all(&catalogue);
    let (plan, _) = plan::plan(&catalogue, &documents);
    let theme = crate::support::theme();
    let files = site::render(&plan, &Facts::default(), &theme).expect("the theme has no fault");
    files.into_iter().filter(|(path, _)| path.ends_with(".html")).collect()
}

#[track_caller]
fn page(site: &Site, path: &str) -> Page {
    Page::parse(site.get(&format!("{path}/index.html")).unwrap_or_else(|| panic!("no {path}")))
}

/// The folder of the one edition of a certification, whatever its code is.
#[track_caller]
fn folder(site: &Site, slug: &str) -> String {
    let start = format!("certifications/{slug}/");
    let editions: BTreeSet<&str> =
        site.keys().filter_map(|path| path.strip_prefix(&start)?.split_once('/').map(|(edition, _)| edition)).collect();
    assert_eq!(editions.len(), 1, "{slug}: {editions:?}");
    format!("{start}{}", editions.first().expect("an edition"))
}

/// Words with plain spaces, one between two.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(element: &Element) -> String {
    plain(&element.text())
}

fn of_class(elements: Vec<Element>, class: &str) -> Vec<Element> {
    elements.into_iter().filter(|element| element.is_of(class)).collect()
}

/// Each transmission under an element: its line, and the words quoted with their lines.
fn transmissions(element: &Element) -> Vec<(String, String)> {
    let lists = of_class(element.inner(), "transmissions");
    let items = lists.iter().flat_map(Element::inner).filter(|it| it.name() == "li");
    items
        .map(|item| {
            let line = of_class(item.inner(), "transmission-way").iter().map(words).collect();
            let quoted = item.inner().into_iter().filter(|it| it.name() == "p" && !it.is_of("transmission-way"));
            (line, quoted.map(|it| words(&it)).collect())
        })
        .collect()
}

#[track_caller]
fn section(page: &Page, id: &str) -> Element {
    page.by_id(id).unwrap_or_else(|| panic!("no part {id}"))
}

/// What stands under a heading of the third level of an actor's part, up to the next.
fn under(part: &Element, heading: &str) -> String {
    let text = words(part);
    let headings = ["Je reçois", "Je remplis", "Je signe", "Je transmets", "Qui remplit, qui signe"];
    let after = text.split_once(heading).unwrap_or_else(|| panic!("no « {heading} » in {text}")).1;
    let end = headings.iter().filter_map(|next| after.find(next)).min().unwrap_or(after.len());
    after[..end].trim().to_owned()
}

/// The part of a certification on the page of an actor.
#[track_caller]
fn part_of(site: &Site, actor: &str, certification: &str) -> Element {
    let shown = page(site, &format!("acteurs/{actor}"));
    let start = format!("{certification}-");
    let found = shown
        .elements()
        .into_iter()
        .find(|it| it.name() == "section" && it.attribute("id").is_some_and(|id| id.starts_with(&start)));
    // A page that is dropped takes its elements apart.
    std::mem::forget(shown);
    found.unwrap_or_else(|| panic!("{certification} is not on the page of {actor}"))
}

// ---------------------------------------------------------------- who fills, who signs, who receives

#[test]
fn a_certification_in_blocs_has_no_circuit_of_another_and_says_that_its_source_is_silent() {
    for (site, slug) in [(&*REAL, "gestionnaire-parcours"), (&*BAKERY, "confiseur")] {
        let shown = page(site, &format!("{}/qui-fait-quoi", folder(site, slug)));
        let handed = section(&shown, "transmissions");
        assert_eq!(transmissions(&handed), Vec::new());
        assert!(words(&handed).contains("Aucun passage relevé dans la source de cette certification ne dit à qui"));
        let outside = plain(&shown.elements()[0].text_outside("note")).to_lowercase();
        for foreign in ["livret", "oemm", "jury", "tuteur"] {
            assert!(!outside.contains(foreign), "{slug}: « {foreign} » in {outside}");
        }
        let tables: Vec<Element> = shown.elements().into_iter().filter(|it| it.name() == "tbody").collect();
        let rows = tables.iter().flat_map(Element::inner).filter(|it| it.name() == "tr");
        let filled: BTreeSet<String> = rows
            .flat_map(|row| row.inner().into_iter().filter(|it| it.name() == "td").map(|it| words(&it)).next())
            .collect();
        assert!(filled.contains("les évaluateurs"), "{slug}: {filled:?}");
    }
}

#[test]
fn a_transmission_names_a_sender_only_where_its_sentence_does_and_says_what_is_handed() {
    let told = |slug: &str| {
        let shown = page(&REAL, &format!("{}/qui-fait-quoi", folder(&REAL, slug)));
        let told = transmissions(&section(&shown, "transmissions"));
        told.into_iter().map(|(line, _)| line).collect::<BTreeSet<String>>()
    };
    let common = [
        "Guide du tuteur, (la source ne dit pas qui) → aux évaluateurs",
        "« Ce parcours » (voir : Livret de suivi), (la source ne dit pas qui) → à l’organisme de formation",
        "Livret de suivi, (la source ne dit pas qui) → à l’organisme de formation",
        "« Les résultats de ces évaluations » (voir : Livret de suivi), (la source ne dit pas qui) → à l’entreprise",
        "« Les résultats » (voir : Livret de suivi), (la source ne dit pas qui) → à l’entreprise",
        "« Les résultats de ces évaluations » (voir : Livret de suivi), par l’entreprise → au jury",
        "Livret de suivi, par l’entreprise → au jury",
        "Livret de suivi, (la source ne dit pas qui) → à l’OEMM",
        "« une version électronique de ce document » (voir : Livret d’évaluation finale), par l’OEMM → au candidat",
        "Livret d’évaluation finale, (la source ne dit pas qui) → au jury",
        "« Ces évaluations » (voir : Livret d’évaluation finale), (la source ne dit pas qui) → au jury",
        "Livret d’évaluation finale, (la source ne dit pas qui) → à l’OEMM",
    ];
    let results = |body: &str| {
        format!("« les résultats » (voir : Livret d’évaluation finale), (la source ne dit pas qui) → à l’{body}")
    };
    for (slug, body) in [("charge-accueil", "UGEM"), ("specialiste-prestations", "OEMM")] {
        let expected: BTreeSet<String> = common.map(str::to_owned).into_iter().chain([results(body)]).collect();
        assert_eq!(told(slug), expected, "{slug}");
    }
}

#[test]
fn a_transmission_is_of_the_certifications_whose_source_has_it() {
    let told = |edition: &str| {
        let shown = page(&BAKERY, &format!("certifications/boulanger/{edition}/qui-fait-quoi"));
        transmissions(&section(&shown, "transmissions"))
    };
    let (of_2020, of_2021) = (told("2020"), told("2021"));
    let line = |line: &str, words: &str| (line.to_owned(), words.to_owned());
    assert_eq!(
        of_2020,
        [
            line(
                "« La fiche » (voir : Livret de suivi), par l’entreprise → à l’organisme de formation",
                "La fiche part du fournil à l’école le lundi. source 101, ligne 141",
            ),
            line(
                "Livret d’évaluation finale, (la source ne dit pas qui) → au jury",
                "Le livret est remis au jury, encore chaud. source 101, ligne 11",
            ),
        ]
    );
    assert_eq!(
        of_2021,
        [
            line(
                "Livret d’évaluation finale, (la source ne dit pas qui) → au jury",
                "Le livret est remis au jury, encore chaud. source 102, ligne 11",
            ),
            line(
                "Livret de suivi, par la confrérie → au candidat",
                "La confrérie prête le livret au candidat. source 102, ligne 12",
            ),
        ]
    );
}

#[test]
fn the_circuit_says_first_that_it_is_read_by_the_editor_and_who_conducts_the_interview() {
    for (edition, holder, hidden) in [("2020", "l’entreprise", "à l’école"), ("2021", "l’organisme", "le patron")]
    {
        let shown = page(&BAKERY, &format!("certifications/boulanger/{edition}/qui-fait-quoi"));
        let notes: Vec<String> = of_class(shown.elements(), "note").iter().map(words).collect();
        assert!(notes[0].contains("Qui remplit est une lecture de l’éditeur."), "{notes:?}");
        let hands = words(&section(&shown, "roles"));
        assert!(hands.contains(&format!("La personne qui conduit l’entretien : {holder}")), "{hands}");
        assert!(!hands.contains(hidden), "{hands}");
    }
    // A note that is about a document stands where the document is.
    let confiseur = page(&BAKERY, "certifications/confiseur/sans-date/qui-fait-quoi").text();
    assert!(plain(&confiseur).contains("Qui remplit est une lecture") && !confiseur.contains("guides du tuteur"));
}

// ---------------------------------------------------------------- the actors

#[test]
fn the_tutor_finds_the_guide_du_tuteur_first() {
    for slug in ["charge-accueil", "specialiste-prestations"] {
        let part = part_of(&REAL, "tuteur", slug);
        let (first, quoted) = transmissions(&part).into_iter().next().expect("something is received");
        assert_eq!(first, "Guide du tuteur, (la source ne dit pas qui) → aux évaluateurs");
        assert!(quoted.contains("« guide du tuteur » leur est proposé afin de les outiller"), "{quoted}");
        assert!(under(&part, "Je remplis").contains("Grilles d’évaluation intermédiaire"), "{}", words(&part));
    }
}

#[test]
fn evaluators_find_the_certification_in_blocs_and_its_grids() {
    for (site, slug, bloc) in [
        (&*REAL, "gestionnaire-parcours", "Assurer l’accueil des clients/adhérents"),
        (&*BAKERY, "confiseur", "Travailler le chocolat"),
    ] {
        let part = part_of(site, "tuteur", slug);
        assert!(under(&part, "Je remplis").contains(bloc), "{}", words(&part));
        let jury = words(&part_of(site, "jury", slug));
        assert!(jury.contains("Aucun passage relevé dans la source de cette certification"), "{jury}");
    }
}

#[test]
fn the_jury_finds_its_fiche_de_decision_and_what_it_receives() {
    for (slug, source) in [("charge-accueil", "003"), ("specialiste-prestations", "002")] {
        let part = part_of(&REAL, "jury", slug);
        let fills = under(&part, "Je remplis");
        // The form that the editor proposes comes as a draft, beside the document that no source gives.
        assert!(fills.contains("Fiche de décision du jury (document cité, non publié), rempli par le jury"), "{fills}");
        assert!(fills.contains("Le Président remplit la fiche de décision du jury qui sera transmise au candidat."));
        assert!(fills.contains(&format!("source {source}, ligne")), "{fills}");
        // On the draft only.
        let signs = under(&part, "Je signe");
        assert_eq!(signs, "Fiche de décision du jury Fiche de décision du jury : Décision du jury");
        let received = under(&part, "Je reçois");
        assert!(received.contains("les livrets VAE sont transmis aux membres du jury"), "{received}");
        let sent = under(&part_of(&REAL, "candidat", slug), "Je reçois");
        assert!(sent.contains("Fiche de décision du jury"), "{sent}");
    }
    let jury = part_of(&BAKERY, "jury", "boulanger");
    assert!(
        under(&jury, "Je reçois")
            .contains("Dossier de fournée (document cité, non publié), (la source ne dit pas qui) → au jury")
    );
}

#[test]
fn in_vae_the_training_body_conducts_the_interview_and_hands_the_livret_vae() {
    for slug in ["charge-accueil", "specialiste-prestations"] {
        let part = part_of(&REAL, "organisme-de-formation", slug);
        let fills = under(&part, "Je remplis");
        assert!(fills.contains("Guide d’entretien d’accueil et d’orientation"), "{fills}");
        assert!(fills.contains("est organisé et réalisé par un des centres de formation agréés"), "{fills}");
        let sends = under(&part, "Je transmets");
        assert!(sends.contains(
            "Dossier VAE, livret VAE (document cité, non publié), par l’organisme de formation → au candidat"
        ));
        // « Donner le dossier de recevabilité » names nobody.
        assert!(!sends.contains("Dossier de recevabilité"), "{sends}");
        let received = under(&part, "Je reçois");
        assert!(
            received.contains("un livret de suivi de la formation en centre est mis à la disposition"),
            "{received}"
        );
        let company = part_of(&REAL, "entreprise", slug);
        let fills = under(&company, "Je remplis");
        assert!(fills.contains("Au sein de l’entreprise, par un responsable RH ou opérationnel"), "{fills}");
        assert!(!fills.contains("centres de formation agréés par la CPNEFP."), "{fills}");
        assert!(under(&company, "Je reçois").contains("Guide du développement des compétences"), "{}", words(&company));
    }
}

#[test]
fn each_actor_has_a_note_on_what_is_inferred_and_speaks_of_each_certification_with_documents() {
    for actor in ["candidat", "tuteur", "entreprise", "organisme-de-formation", "jury"] {
        let shown = page(&REAL, &format!("acteurs/{actor}"));
        let notes = of_class(shown.elements(), "note");
        assert!(words(&notes[0]).contains("est une lecture de l’éditeur"), "{actor}");
        assert!(!plain(&shown.text()).contains(" à le ") && !plain(&shown.text()).contains(" à les "), "{actor}");
        for slug in ["charge-accueil", "specialiste-prestations", "gestionnaire-parcours"] {
            part_of(&REAL, actor, slug);
        }
    }
}

// ---------------------------------------------------------------- the branch

/// The cells of a row of the comparison, by the title at the head of their column.
fn row(shown: &Page, id: &str) -> BTreeMap<String, String> {
    let columns: Vec<String> = {
        let head = shown.elements().into_iter().find(|it| it.name() == "thead").expect("a head");
        head.inner().iter().filter(|it| it.name() == "th").skip(1).map(words).collect()
    };
    let cells: Vec<String> = section(shown, id).inner().iter().filter(|it| it.name() == "td").map(words).collect();
    assert_eq!(columns.len(), cells.len());
    columns.into_iter().zip(cells).collect()
}

#[test]
fn a_cqp_is_compared_by_the_words_of_its_own_guide() {
    let shown = page(&REAL, "comparer-les-cqp");
    let vae = row(&shown, "vae");
    let own = &vae["Chargé(e) d’accueil et de relation clients/adhérents"];
    assert!(own.contains("au minimum de 1 an.") && !own.contains("3 ans"), "{own}");
    assert!(own.ends_with("source 003, ligne 286"), "{own}");
    let own = &vae["Spécialiste prestations santé-prévoyance"];
    assert!(own.contains("3 ans sur les 12 dernières années") && !own.contains("1 an."), "{own}");
    assert!(own.ends_with("source 002, lignes 701 à 708"), "{own}");
    // Without a guide of its own, what each of the others says, under its edition.
    let partial = &vae["Téléconseiller(ère)"];
    assert!(partial.contains("1 an") && partial.contains("3 ans sur les 12 dernières années"), "{partial}");
    assert!(partial.contains("édition non datée") && partial.contains("édition 2014"), "{partial}");
    let jury = row(&shown, "jury");
    assert!(jury["Téléconseiller(ère)"].contains("20 minutes environ"));
    assert!(jury["Spécialiste prestations santé-prévoyance"].ends_with("source 002, lignes 570 à 575"));
    let codes = row(&shown, "rncp");
    let superseded = &codes["Chargé(e) d’accueil et de relation clients/adhérents"];
    assert!(superseded.starts_with("26312"), "{superseded}");
    for said in ["13 décembre 2019", "Note de l’éditeur", "Fiche actuelle : RNCP 39866", "28 novembre 2027"] {
        assert!(superseded.contains(said), "« {said} » in {superseded}");
    }
    assert!(codes["Téléconseiller(ère)"].contains("L’état de cet enregistrement est à vérifier."));
    assert!(codes["Spécialiste prestations santé-prévoyance"].contains("Aucun code dans les sources"));
}

#[test]
fn a_superseded_code_stands_beside_what_superseded_it_on_its_page() {
    let shown = page(&REAL, &folder(&REAL, "charge-accueil"));
    let facts = of_class(shown.elements(), "facts");
    let text = words(&facts[0]);
    let code = text.split_once("Code RNCP").expect("the code").1;
    assert!(code.contains("26312") && code.contains("Note de l’éditeur") && code.contains("RNCP 39866"), "{code}");
}

#[test]
fn an_edition_in_blocs_of_a_cqp_takes_nothing_from_the_rules_of_the_cqp() {
    let project = Project::bakery();
    for (path, bytes) in read_all(&project.path().join("content/certifications/confiseur/sans-date")) {
        project.write(&format!("content/certifications/boulanger/2022/{path}"), bytes);
    }
    let site = pages_of(&project.path().join("content"));
    let shown = page(&site, "comparer-les-cqp");
    let titles: Vec<String> = row(&shown, "capacites").into_keys().collect();
    assert_eq!(titles, ["Apprenti de démonstration", "Boulanger de démonstration"], "a column each, none in blocs");
    assert!(!plain(&shown.text()).contains("0 capacité"));
    let answers = words(&section(&page(&site, "quel-cqp"), "boulanger"));
    assert!(!answers.contains("Confiseur"), "{answers}");
    assert!(!site.keys().any(|path| path.starts_with("certifications/boulanger/2022/preparer")));
}

#[test]
fn each_rule_of_orientation_leads_to_its_cqp_with_its_lines() {
    let shown = page(&REAL, "quel-cqp");
    let rule = words(&section(&shown, "specialiste-prestations"));
    assert!(rule.contains("le traitement et la gestion des dossiers santé-prévoyance"), "{rule}");
    assert!(rule.contains("source 003, ligne 585 ; source 002, lignes 1250 à 1253"), "{rule}");
    assert!(rule.contains("CQP Spécialiste prestations santé-prévoyance"), "{rule}");
    let shown = page(&BAKERY, "quel-cqp");
    let rule = words(&section(&shown, "apprenti"));
    assert!(
        rule.starts_with("qui découvre la farine va vers le CQP Apprenti. CQP Apprenti de démonstration"),
        "{rule}"
    );
    assert!(rule.contains("fiche partielle"), "{rule}");
}

#[test]
fn editions_that_stand_equal_are_not_told_to_replace_each_other_and_others_have_their_state() {
    let said = |site: &Site| plain(&page(site, "parcours").text());
    assert!(said(&REAL).contains("aucune n’est présentée comme remplaçant l’autre."));
    // One is historical, the other a project.
    let bakery = said(&BAKERY);
    assert!(!bakery.contains("remplaçant l’autre"), "{bakery}");
    let states = format!(
        "édition non datée ({}), édition 2021 ({})",
        State::Historical.label(&Mots::default()),
        State::Draft.label(&Mots::default())
    );
    assert!(bakery.contains(&states), "{bakery}");
}

#[test]
fn a_fragment_has_its_lead_in_between_brackets_and_each_passage_its_edition() {
    let shown = page(&REAL, "parcours");
    let passages = of_class(shown.elements(), "passage");
    let with = |start: &str| {
        let found = passages.iter().map(words).filter(|it| it.contains(start)).collect::<Vec<_>>();
        assert!(!found.is_empty(), "« {start} » is not quoted");
        found
    };
    for (start, lead) in [
        ("Au sein de l’entreprise, par un responsable RH", "[Mise en œuvre de l’entretien :] Au sein"),
        ("de vérifier la recevabilité", "[Le centre est chargé, dans le cadre de cet entretien :] de vérifier"),
        ("pour les CQP Assistant(e) commercial(e)", "[L’entretien avec le jury final sera organisé :] pour les CQP"),
    ] {
        assert!(with(start).iter().all(|it| it.contains(lead)), "{start}");
    }
    let limit = with("ont une validité de 5 ans");
    assert!(limit.iter().all(|it| it.starts_with("Édition 2014") && !it.contains("source 003")), "{limit:?}");
    let bakery = page(&BAKERY, "parcours");
    let passages = of_class(bakery.elements(), "passage");
    let of_2020 = passages.iter().map(words).find(|it| it.contains("dure un hiver")).expect("the passage");
    assert!(of_2020.starts_with("Édition non datée") && of_2020.ends_with("source 101, ligne 5"), "{of_2020}");
}

#[test]
fn a_page_to_prepare_with_quotes_the_guide_of_its_certification_only() {
    let shown = page(&REAL, &format!("{}/preparer-vae", folder(&REAL, "charge-accueil")));
    let text = plain(&shown.elements()[0].text_outside("note"));
    assert!(text.contains("au moins 1 année d’expérience") && !text.contains("3 années d’expérience"));
    let partial = plain(&page(&REAL, &format!("{}/preparer-vae", folder(&REAL, "teleconseiller"))).text());
    assert!(partial.contains("au moins 1 année d’expérience") && partial.contains("3 années d’expérience"));
}

#[test]
fn cited_documents_have_every_place_with_its_guide_its_edition_and_its_state() {
    let shown = page(&REAL, "documents-cites");
    let decision = words(&section(&shown, "cite-fiche-decision-jury"));
    let mots = Mots::default();
    let closed = State::Historical.label(&mots);
    for said in [
        format!(
            "Chargé(e) d’accueil et de relation clients/adhérents, édition non datée ({closed}) : source 003, ligne 249 ; source 003, ligne 305"
        ),
        format!(
            "Guide du CQP Spécialiste prestations, édition 2014 ({closed}) : source 002, lignes 589 à 591 ; source 002, lignes 748 à 749"
        ),
    ] {
        assert!(decision.contains(&said), "« {said} » in {decision}");
    }
    let all = plain(&shown.text());
    for place in [
        "lignes 349 à 350",
        "lignes 352 à 354",
        "lignes 387 à 388",
        "lignes 614 à 616",
        "lignes 623 à 634",
        "lignes 636 à 638",
        "lignes 711 à 715",
        "lignes 718 à 721",
        "source 002, ligne 1761",
        "lignes 2972 à 2975",
        "source 003, ligne 305",
        "source 003, ligne 1212",
    ] {
        assert!(all.contains(place), "{place}");
    }
    let unknown = section(&shown, "cite-description-parcours-individualise").inner();
    let facts: Vec<String> = unknown.iter().filter(|it| it.name() == "dd").map(words).collect();
    assert_eq!(facts, ["la source ne le dit pas", "l’OEMM"]);
    let bakery = words(&section(&page(&BAKERY, "documents-cites"), "cite-dossier-fournee"));
    assert!(bakery.contains("Note de l’éditeur Ce dossier est fictif."), "{bakery}");
    assert!(bakery.contains("nouvelle édition, édition 2021 (projet) : source 102, ligne 139"), "{bakery}");
}

#[test]
fn counts_are_right_for_none_one_and_several() {
    for (site, start, expected) in [
        (&*REAL, "specialiste-prestations-", "ont des variantes déclarées."),
        (&*BAKERY, "confiseur-", "aucun n’a de variante."),
    ] {
        let shown = page(site, "etat-de-publication");
        let parts = shown.elements().into_iter().filter(|it| it.name() == "section");
        let part = parts.filter(|it| it.attribute("id").is_some_and(|id| id.starts_with(start))).map(|it| words(&it));
        let part: String = part.collect();
        assert!(part.contains(expected), "{part}");
        assert!(
            !part.contains("dont 0") && !part.contains(" 1 corrections") && !part.contains(" 0 correction"),
            "{part}"
        );
    }
    let shown = plain(&page(&REAL, "etat-de-publication").text());
    assert!(shown.contains("énoncés ; aucun n’a de variante."), "{shown}");
    let remarks = plain(&page(&BAKERY, "etat-de-publication").text()) + &shown;
    assert!(!remarks.contains("Manque dans la source Sources"), "an empty remark");
}

#[test]
fn what_is_added_is_not_called_a_misprint() {
    let shown = page(&REAL, &format!("{}/errata", folder(&REAL, "charge-accueil")));
    assert_eq!(words(&shown.named("h1")[0]), "Corrections et ajouts");
    let rows: Vec<Vec<String>> = shown
        .named("tr")
        .iter()
        .map(|row| row.inner().iter().filter(|it| it.name() == "td").map(words).collect::<Vec<_>>())
        .filter(|cells| !cells.is_empty())
        .collect();
    let of = |printed: &str| {
        let row = rows.iter().find(|row| row[1].contains(printed)).unwrap_or_else(|| panic!("no « {printed} »"));
        row[0].as_str()
    };
    assert_eq!(of("(ligne absente de la couverture)"), "ajout");
    // The brackets are the source's.
    assert_eq!(of("(déjeuner, pauses, ..)"), "correction");
    let corrections = rows.iter().filter(|row| row[0] == "correction").count();
    let additions = rows.iter().filter(|row| row[0] == "ajout").count();
    assert!(corrections > additions && additions > 0 && corrections + additions == rows.len());
    let of_bakery = page(&BAKERY, "certifications/boulanger/2021/errata");
    assert!(plain(&of_bakery.text()).contains("correction deux CPQ deux CQP"), "{}", plain(&of_bakery.text()));
}

// ---------------------------------------------------------------- everywhere

#[test]
fn a_page_of_a_certification_cites_no_source_but_its_own() {
    let known: [(&Site, &str, &[&str]); 9] = [
        (&REAL, "gestionnaire-parcours/", &["004"]),
        (&REAL, "charge-accueil/", &["000", "001", "003"]),
        (&REAL, "specialiste-prestations/", &["000", "002"]),
        (&REAL, "teleconseiller/", &["000", "001", "002", "003"]),
        (&REAL, "assistant-commercial/", &["000", "001", "002", "003"]),
        (&REAL, "conseiller-mutualiste/", &["000", "001", "002", "003"]),
        (&BAKERY, "confiseur/", &["104"]),
        (&BAKERY, "boulanger/2020/", &["101"]),
        (&BAKERY, "boulanger/2021/", &["102"]),
    ];
    let mut foreign = Vec::new();
    for (site, start, own) in known {
        let start = format!("certifications/{start}");
        let mut cited = BTreeSet::new();
        for (path, bytes) in site.iter().filter(|(path, _)| path.starts_with(&start)) {
            let text = plain(&Page::parse(bytes).elements()[0].text_outside("note"));
            for after in text.split("source ").skip(1) {
                let code: String = after.chars().take_while(char::is_ascii_digit).collect();
                if code.len() == 3 {
                    cited.insert(code.clone());
                    if !own.contains(&code.as_str()) {
                        foreign.push(format!("{path}: source {}", after.chars().take(30).collect::<String>()));
                    }
                }
            }
        }
        assert!(!cited.is_empty(), "{start} cites nothing");
    }
    assert!(foreign.is_empty(), "{foreign:#?}");
}

#[test]
fn nothing_is_empty_outside_the_fields_of_forms() {
    let names = ["p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"];
    for (path, bytes) in REAL.iter().chain(BAKERY.iter()) {
        for element in Page::parse(bytes).elements() {
            let is_shown = |it: &Element| {
                it.attribute("role").as_deref() == Some("img") || ["img", "input", "svg"].contains(&it.name())
            };
            // A script says there what it found.
            let waits = element.attribute("role").as_deref() == Some("status");
            let is_empty = element.text().trim().is_empty() && !waits && !element.inner().iter().any(is_shown);
            assert!(!(names.contains(&element.name()) && is_empty), "{path}: an empty <{}>", element.name());
        }
    }
}

/// The facts of a page: each name and its words.
fn facts(page: &Page) -> BTreeMap<String, String> {
    let list = of_class(page.named("dl"), "facts");
    let inner: Vec<Element> = list.iter().flat_map(Element::inner).collect();
    let of = |tag: &str| inner.iter().filter(|element| element.name() == tag).map(words).collect::<Vec<_>>();
    of("dt").into_iter().zip(of("dd")).collect()
}

fn titles(page: &Page, level: &str) -> Vec<String> {
    page.named(level).iter().map(words).collect()
}

#[test]
fn the_certification_of_today_is_first_and_says_where_it_is_read() {
    let home = Page::parse(&REAL["index.html"]);
    // After the readers, who are led first.
    assert_eq!(titles(&home, "h2")[..2], ["Vous êtes", "La certification d’aujourd’hui"]);

    let today = page(&REAL, "certifications/charge-accueil");
    assert_eq!(titles(&today, "h1"), ["Chargé d’accueil et de relation clients-adhérents"]);
    let facts = facts(&today);
    let fact = |name: &str| facts.get(name).map(String::as_str);
    assert_eq!(fact("Niveau"), Some("5"));
    assert_eq!(fact("Certificateurs"), Some("ANEM CPNEFP Mutualité"));
    assert_eq!(fact("Échéance de l’enregistrement"), Some("28 novembre 2027"));
    assert_eq!(fact("Consultée le"), Some("21 novembre 2026"));
    let addresses: Vec<String> = today.attributes("href");
    assert!(addresses.contains(&"https://www.francecompetences.fr/recherche/rncp/39866/".to_owned()), "{addresses:?}");
    assert!(addresses.contains(&"non-datee/index.html".to_owned()), "{addresses:?}");
    let kicker = of_class(today.named("p"), "kicker");
    assert!(words(&kicker[0]).ends_with("note de l’éditeur"), "nothing of it is the source's");
}

#[test]
fn a_closed_edition_asks_nobody_to_act_and_leads_to_the_certification_of_today() {
    let folder = folder(&REAL, "charge-accueil");
    for name in ["", "/livret-evaluation-finale", "/preparer-vae"] {
        let page = page(&REAL, &format!("{folder}{name}"));
        let said = words(&of_class(page.named("div"), "status")[0]);
        assert!(said.contains("N’envoyez rien : adressez-vous au certificateur."), "{name}: {said}");
        assert!(said.contains("fiche RNCP39866, jusqu’au 28 novembre 2027"), "{name}: {said}");
    }
    let vae = page(&REAL, &format!("{folder}/preparer-vae"));
    assert_eq!(titles(&vae, "h1"), ["La VAE dans ce guide (pour mémoire)"]);
    // Where nothing came after, nothing is promised.
    let specialist = page(&REAL, &self::folder(&REAL, "specialiste-prestations"));
    let said = words(&of_class(specialist.named("div"), "status")[0]);
    assert!(!said.contains("aujourd’hui"), "{said}");
}

#[test]
fn the_page_of_a_certification_leads_to_all_its_editions() {
    let parent = page(&BAKERY, "certifications/boulanger");
    let links = |id: &str| -> Vec<String> {
        let part = parent.by_id(id).unwrap_or_else(|| panic!("no {id}"));
        let titles = of_class(part.inner(), "card-title");
        titles.iter().flat_map(Element::inner).filter_map(|it| it.attribute("href")).collect()
    };
    // A project came before nothing.
    assert_eq!(links("avant"), ["2020/index.html"]);
    assert_eq!(links("editions"), ["2021/index.html"]);
    let without = page(&BAKERY, "certifications/confiseur");
    assert!(words(&without.named("main")[0]).contains("Aucune édition publiée ici n’est dite en vigueur."));
}

#[test]
fn the_edition_in_force_is_named_whatever_it_is_called() {
    let project = Project::bakery();
    std::fs::remove_file(project.path().join("content/commun/repertoire.toml")).expect("the register of the bakery");
    let identity = "content/certifications/boulanger/2021/certification.toml";
    project.replace(identity, "etat = \"projet\"", "etat = \"en-vigueur\"\nlibelle_edition = \"référentiels de 2021\"");
    let act = "\n[[acte]]\netat = \"en-vigueur\"\ndecision = 2021-01-04\nnom = \"Délibération\"\n";
    project.write(identity, project.read(identity) + act);
    let parent = page(&pages_of(&project.path().join("content")), "certifications/boulanger");
    let said = words(&parent.named("main")[0]);
    assert!(said.contains("En vigueur : référentiels de 2021."), "{said}");
}

#[test]
fn the_cover_of_a_closed_form_says_so_and_what_came_after() {
    let checked = fascicule::check(&root().join("content")).expect("the content can be read");
    let catalogue = checked.catalogue.unwrap_or_else(|| panic!("{:?}", checked.report));
    let documents = document::all(&catalogue);
    let of = |slug: &str, kind: Kind| {
        let document = documents.iter().find(|it| it.id.slug.as_str() == slug && it.id.kind == kind);
        document.unwrap_or_else(|| panic!("no {kind:?} of {slug}")).cover.standing.clone()
    };
    assert_eq!(
        of("charge-accueil", Kind::LIVRET_SUIVI),
        [
            "Code RNCP : 26312 (source : 13 décembre 2019).",
            "Cette édition est close : n'envoyez rien, adressez-vous au certificateur.",
            "La certification d'aujourd'hui : fiche RNCP39866, enregistrée jusqu'au 28 novembre 2027 (consultée le 21 novembre 2026).",
        ]
    );
    assert!(of("gestionnaire-parcours", Kind::GRILLES_BLOCS).is_empty(), "nothing is known of its registration");
}
