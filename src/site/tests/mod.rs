//! The room on a small hand-made catalogue, with the theme that ships.

use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

mod dom;
mod online;

use super::render;
use crate::diagnostic::Report;
use crate::document::{
    self, Anchor, Block as Shown, Column, Diagram, Document, Field, FieldGroup, FieldKind, Row, Section, Table,
};
use crate::model::*;
use crate::plan::{DocumentFacts, Facts, FileFacts, plan};

const HOSTILE: &str = "<script>alert(1)</script> & {{ 7*7 }}";
const REFERENTIEL: &str = "certifications/accueil/2013/referentiel/index.html";
const LIVRET: &str = "certifications/accueil/2013/livret-evaluation-finale/index.html";

#[test]
fn words_that_look_like_markup_are_shown_as_typed() {
    let site = built();
    for (path, html) in pages(&site) {
        assert_eq!(scripts_inside(html), [""; 0], "{path}");
        assert!(!html.contains(" 49"), "{path}");
    }
    for path in [REFERENTIEL, LIVRET, "certifications/accueil/2013/competences/index.html"] {
        assert!(page(&site, path).contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{ 7*7 }}"), "{path}");
    }
    assert_eq!(texts(page(&site, REFERENTIEL), "#d1-s1 span"), [HOSTILE]);
}

#[test]
fn every_link_leads_to_a_file_of_the_site_and_to_an_id_in_it() {
    let site = built();
    for (path, html) in pages(&site) {
        for link in attributes(html, "[href]", "href") {
            let (to, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let to = if to.is_empty() { path.to_owned() } else { resolved(path, to) };
            // What is downloaded is made elsewhere than here.
            let is_download =
                ["documents/accueil/2013/", "donnees/", "SHA256SUMS"].iter().any(|start| to.starts_with(start));
            let found = site.contains_key(&to) || is_download && !to.ends_with(".html");
            assert!(found, "{path}: {link}");
            if !fragment.is_empty() {
                let ids = attributes(page(&site, &to), "[id]", "id");
                assert!(ids.iter().any(|id| id == fragment), "{path}: {link}");
            }
        }
    }
}

#[test]
fn an_id_stands_once_in_a_page() {
    let site = built();
    for (path, html) in pages(&site) {
        let mut seen = BTreeSet::new();
        for id in attributes(html, "[id]", "id") {
            assert!(seen.insert(id.clone()), "{path}: {id}");
        }
    }
}

#[test]
fn the_bare_address_of_a_statement_is_in_the_referentiel() {
    let site = built();
    let ids = |path: &str| attributes(page(&site, path), "[id]", "id");
    assert!(ids(REFERENTIEL).contains(&"d1-sf1".to_owned()));
    assert!(ids(LIVRET).contains(&"livret-evaluation-finale-d1-sf1".to_owned()));
    let competences = "certifications/accueil/2013/competences/index.html";
    assert!(ids(competences).contains(&"competences-d1-sf1".to_owned()));
    let codes = attributes(page(&site, competences), "#competences-d1-sf1 .code", "href");
    assert_eq!(codes, ["../referentiel/index.html#d1-sf1"]);
    // The référentiel does not state the criteria: their address is where they stand.
    let codes = attributes(page(&site, competences), "#competences-d1-e1 .code", "href");
    assert_eq!(codes, ["../livret-evaluation-finale/index.html#livret-evaluation-finale-d1-e1"]);
}

#[test]
fn a_retired_code_keeps_its_address() {
    let site = built();
    let [retired] = &texts(page(&site, REFERENTIEL), "#d1-s9")[..] else { panic!("one retired code") };
    for word in ["D1.S9", "Retiré", "Ancien savoir", "Raison\u{a0}: fusion", "D1.S1"] {
        assert!(retired.contains(word), "{retired}");
    }
}

#[test]
fn headings_go_down_one_level_at_a_time_from_one_h1() {
    let site = built();
    for (path, html) in pages(&site) {
        let level = |heading: &_| dom::name(heading).as_bytes()[1] - b'0';
        let levels: Vec<u8> = dom::select(html, "h1, h2, h3, h4, h5, h6", level);
        assert_eq!(levels.first(), Some(&1), "{path}");
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
    }
}

#[test]
fn a_page_needs_no_script_no_inline_style_and_nobody_else() {
    let site = built();
    for (path, html) in pages(&site) {
        for unwanted in ["style=", "<style", "onclick", "http://", "https://", "href=\"/"] {
            assert!(!html.contains(unwanted), "{path}: {unwanted}");
        }
    }
}

#[test]
fn fields_are_drawn_and_said() {
    let site = built();
    let livret = page(&site, LIVRET);
    assert!(attributes(livret, "main input, main textarea, main select, main button", "type").is_empty());
    assert!(attributes(livret, ".box", "aria-hidden").len() > 2);
    let said = attributes(livret, "[role=img]", "aria-label");
    assert!(said.contains(&"Domaine 1, commentaires des évaluateurs\u{a0}: 3 lignes à remplir".to_owned()), "{said:?}");
    assert!(texts(livret, ".filled-by").contains(&"À remplir par les évaluateurs".to_owned()));
}

#[test]
fn a_tick_and_a_room_are_drawn_and_said() {
    let tick = |level: &str| Field {
        name: "D1_F1".into(),
        spoken: format!("Critère 1 : {level}"),
        label: None,
        by: Role::TrainingBody,
        kind: FieldKind::Tick(level.to_lowercase()),
    };
    let by = Role::Tutor;
    let room = Field { name: "bilan".into(), spoken: "Bilan 1".into(), label: None, by, kind: FieldKind::Room(7) };
    let html =
        page_with(vec![on_row(vec![Shown::Field(tick("Acquis")), Shown::Field(tick("À revoir")), Shown::Field(room)])]);
    let said = attributes(&html, "#livret-evaluation-finale-essai [role=img]", "aria-label");
    let expected = ["Critère 1\u{a0}: Acquis\u{a0}: case à cocher", "Critère 1\u{a0}: À revoir\u{a0}: case à cocher"];
    assert_eq!(said, [expected[0], expected[1], "Bilan 1\u{a0}: à remplir"]);
    assert_eq!(texts(&html, ".field-tick .box").len(), 2);
    assert_eq!(attributes(&html, ".field-room .room", "class"), ["room room-7"]);
}

#[test]
fn fields_that_belong_together_say_who_fills_them() {
    let field = |spoken: &str, kind| Field {
        name: "champ".into(),
        spoken: spoken.to_owned(),
        label: Some(Rich::plain(format!("{spoken} :"))),
        by: Role::Interviewer,
        kind,
    };
    let group = FieldGroup {
        lead: vec![Rich::plain("Qui a conduit l'entretien")],
        fields: vec![field("Nom", FieldKind::Line)],
        declaration: Some(Rich::plain("Déclare exacts")),
        signature: Some(field("Signature", FieldKind::Signature)),
    };
    let html = page_with(vec![Shown::Group(group)]);
    let [group] = &texts(&html, "#livret-evaluation-finale-essai .group")[..] else { panic!("one group") };
    let order = ["À remplir par la personne qui conduit", "Qui a conduit", "Nom", "Déclare exacts", "Signature"];
    let places: Vec<Option<usize>> = order.iter().map(|words| group.find(words)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{group}");
    let said = attributes(&html, "#livret-evaluation-finale-essai [role=img]", "aria-label");
    assert_eq!(said, ["Nom\u{a0}: une ligne à remplir", "Signature\u{a0}: emplacement pour signer"]);
}

#[test]
fn a_diagram_is_a_list_of_ranks_that_says_whence_it_is_restored() {
    let step = FigureStep {
        title: Some(Rich::plain("Étape")),
        lines: vec![Rich::plain(HOSTILE)],
        points: vec![Rich::plain("Un point")],
        tools: vec![Rich::plain("Un outil")],
    };
    let branch = |condition: Option<&str>, steps| Branch { condition: condition.map(Rich::plain), steps };
    let figure = Figure {
        name: "parcours".into(),
        title: "Parcours".into(),
        sources: vec![source()],
        arrows: true,
        ranks: vec![
            vec![branch(None, vec![step.clone()])],
            vec![branch(Some("À acquérir"), vec![step]), branch(Some("Déjà acquis"), Vec::new())],
        ],
    };
    let shown = |restored_from: Option<&str>| {
        let restored_from = restored_from.map(str::to_owned);
        page_with(vec![Shown::Figure(Diagram { figure: figure.clone(), restored_from })])
    };
    let html = shown(Some("édition 2014"));
    assert_eq!(texts(&html, "figcaption"), ["Parcours restitué d’après l’édition 2014"]);
    assert_eq!(texts(&html, ".ranks .rank").len(), 2);
    let [alternatives] = &texts(&html, ".alternatives")[..] else { panic!("one list of alternatives") };
    assert_eq!(texts(&html, ".rank .voice"), ["L’un ou l’autre, selon le cas\u{a0}:"]);
    assert_eq!(texts(&html, ".alternatives .either"), ["soit", "ou bien"]);
    assert_eq!(texts(&html, ".alternatives .condition"), ["À acquérir", "Déjà acquis"]);
    assert!(alternatives.find("À acquérir") < alternatives.find("ou bien"), "{alternatives}");
    // The branch without any step is not left to an arrow.
    let straight = "Note de l’éditeur\u{a0}: la flèche du schéma mène directement à l’étape suivante.";
    assert_eq!(texts(&html, ".straight"), [straight]);
    assert!(alternatives.trim_end().ends_with(straight), "{alternatives}");
    assert_eq!(texts(&html, ".step .step-title"), ["Étape", "Étape"]);
    assert_eq!(texts(&html, ".alternatives .step p"), ["Étape", HOSTILE, "Un outil"]);
    assert_eq!(texts(&html, ".alternatives .step li"), ["Un point"]);
    assert!(html.contains("diagram-arrows"));
    assert_eq!(texts(&shown(None), "figcaption"), ["Parcours"]);
}

#[test]
fn the_site_shows_what_paper_does_not() {
    let on_site = Shown::OnSite { blocks: vec![words("Sur le site.")], on_paper: vec![words("Sur papier.")] };
    let text = texts(&page_with(vec![on_site]), "#livret-evaluation-finale-essai").concat();
    assert!(text.contains("Sur le site.") && !text.contains("Sur papier."), "{text}");
}

#[test]
fn a_contents_page_goes_as_deep_as_it_is_asked() {
    let links = |depth| {
        let html = page_with(vec![Shown::Contents { depth }]);
        attributes(&html, "#livret-evaluation-finale-essai .contents-page a", "href")
    };
    let (one, three) = (links(1), links(3));
    assert!(one.iter().all(|link| three.contains(link)) && one.len() < three.len(), "{one:?} {three:?}");
    assert!(three.contains(&"#livret-evaluation-finale-d1".to_owned()), "{three:?}");
}

#[test]
fn the_lines_under_a_title_are_on_the_page() {
    let catalogue = catalogue();
    let mut documents = document::all(&catalogue);
    documents.iter_mut().for_each(|document| document.cover.lines = vec![Rich::plain("Former & évaluer")]);
    let site = rendered(&catalogue, &documents, &shipped_theme()).expect("a site");
    assert_eq!(texts(page(&site, LIVRET), ".title-line"), ["Former & évaluer"]);
}

#[test]
fn a_link_to_a_part_leads_to_its_heading_and_a_dead_one_is_told() {
    let to = |part: &str| {
        let target = Target::Part { kind: Kind::Presentation, part: Some(part.to_owned()) };
        let text = vec![Inline::Text("la présentation".into())];
        Shown::Paragraph(Rich(vec![Inline::Link { target, text, origin: origin() }]))
    };
    let html = page_with(vec![to("titre-de-presentation-des-cqp")]);
    let hrefs = attributes(&html, "#livret-evaluation-finale-essai p a", "href");
    assert_eq!(hrefs, ["../presentation/index.html#presentation-titre-de-presentation-des-cqp"]);

    let catalogue = catalogue();
    let mut documents = document::all(&catalogue);
    add(&mut documents, vec![to("nulle-part")]);
    let report = plan(&catalogue, &documents).1;
    assert_eq!(report.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["lien-mort"]);
}

#[test]
fn state_and_draft_stand_on_every_page_of_the_certification() {
    let site = built();
    for (path, html) in pages(&site).filter(|(path, _)| path.starts_with("certifications/accueil/2010/")) {
        let status = texts(html, ".status").concat();
        assert!(status.contains("Close, pour mémoire") && status.contains("Brouillon, non publié"), "{path}: {status}");
    }
}

#[test]
fn notes_and_gaps_are_never_the_voice_of_the_source() {
    let site = built();
    let html = page(&site, "certifications/accueil/2013/index.html");
    let note = texts(html, ".note").concat();
    assert!(note.contains("Note de l’éditeur") && note.contains("Consulté le 21 novembre 2026"), "{note}");
    assert!(texts(html, ".gap").concat().contains("Non publié dans la source"));
    assert_eq!(texts(html, ".download-file a .visually-hidden").len(), 4);
    assert!(html.contains("PDF, 120\u{a0}ko, 12\u{a0}pages, édition 2013"));
}

#[test]
fn a_form_is_offered_on_paper_and_to_fill_on_a_screen() {
    let site = built();
    let livret = page(&site, "certifications/accueil/2013/livret-evaluation-finale/index.html");
    let offered = texts(livret, ".download-file a");
    let facts = ["Sur papier — PDF, 1\u{a0}ko, 1\u{a0}page", "À remplir à l’écran — PDF, 33\u{a0}ko, 1\u{a0}page"];
    assert_eq!(offered.len(), 2, "{offered:?}");
    for (offer, facts) in offered.iter().zip(facts) {
        let facts = facts.replace("— ", "");
        assert!(offer.starts_with(&facts), "{offer} is not {facts}");
    }
    let files = attributes(livret, ".download-file a", "href");
    assert!(files[0].ends_with("-2013.pdf") && files[1].ends_with("-2013-a-remplir.pdf"), "{files:?}");
    let referentiel = page(&site, "certifications/accueil/2013/referentiel/index.html");
    assert_eq!(texts(referentiel, ".download-file a").len(), 1);
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    assert_eq!(built(), built());
}

#[test]
fn an_asset_is_named_after_its_content() {
    let mut theme = shipped_theme();
    let name = |site: &Site| site.keys().find(|path| path.starts_with("assets/site.")).cloned();
    let before = name(&built_with(&theme).expect("a site"));
    theme.insert("assets/site.css".into(), b"body{}".to_vec());
    let site = built_with(&theme).expect("a site");
    let after = name(&site);
    assert_ne!(before, after);
    // The first four bytes of the SHA-256 of what is served: the style sheet, then the colours of the brand.
    let served = &site[after.as_deref().expect("a style sheet")];
    assert!(served.starts_with(b"body{}\n"));
    let digest: String = Sha256::digest(served).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(after, Some(format!("assets/site.{digest}.css")));
}

#[test]
fn faults_of_templates_are_all_reported_with_their_place() {
    let faults = |name: &str, source: &str| {
        let mut theme = shipped_theme();
        theme.insert(format!("templates/{name}"), source.as_bytes().to_vec());
        built_with(&theme).expect_err("a fault").diagnostics
    };
    let syntax = faults("home.html", "\n{% if %}");
    assert_eq!(syntax[0].code, "theme");
    assert!(syntax[0].message.contains("templates/home.html, ligne 2"), "{}", syntax[0].message);
    let unknown = faults("errata.html", "{{ content.inconnu }}");
    assert!(unknown[0].message.contains("templates/errata.html, ligne 1"), "{}", unknown[0].message);

    let mut theme = shipped_theme();
    theme.remove("templates/home.html");
    theme.remove("templates/errata.html");
    let missing = built_with(&theme).expect_err("two faults");
    assert_eq!(missing.errors(), 2);
}

// ---- The catalogue, the theme, and how to look at a page ----

type Site = BTreeMap<String, Vec<u8>>;

fn built() -> Site {
    built_with(&shipped_theme()).expect("a site")
}

fn built_with(theme: &BTreeMap<String, Vec<u8>>) -> Result<Site, Report> {
    built_from(&catalogue(), theme)
}

fn built_from(catalogue: &Catalogue, theme: &BTreeMap<String, Vec<u8>>) -> Result<Site, Report> {
    rendered(catalogue, &document::all(catalogue), theme)
}

fn rendered(catalogue: &Catalogue, documents: &[Document], theme: &BTreeMap<String, Vec<u8>>) -> Result<Site, Report> {
    let (plan, report) = plan(catalogue, documents);
    assert!(!report.has_errors());
    let fillable = Some(FileFacts { pages: 1, bytes: 32_100 });
    let of_one = DocumentFacts { paper: FileFacts { pages: 1, bytes: 900 }, fillable };
    let mut facts = Facts::default();
    facts.documents.extend(plan.printed().map(|planned| (planned.pdf.clone(), of_one)));
    let first = DocumentFacts { paper: FileFacts { pages: 12, bytes: 119_500 }, fillable: None };
    facts.documents.insert(plan.documents[0].pdf.clone(), first);
    Ok(render(&plan, &facts, theme)?.into_iter().collect())
}

/// The page of the livret, with a part « essai » that holds these blocks.
fn page_with(blocks: Vec<Shown>) -> String {
    let catalogue = catalogue();
    let mut documents = document::all(&catalogue);
    add(&mut documents, blocks);
    let site = rendered(&catalogue, &documents, &shipped_theme()).expect("a site");
    page(&site, LIVRET).to_owned()
}

fn add(documents: &mut [Document], blocks: Vec<Shown>) {
    let livret = documents.iter_mut().find(|document| document.id.kind == Kind::LIVRET_EVALUATION_FINALE);
    let section = Section::new(Rich::plain("Essai"), Anchor::Part("essai".into()));
    livret.expect("a livret").sections.push(Section { blocks, ..section });
}

fn words(words: &str) -> Shown {
    Shown::Paragraph(Rich::plain(words))
}

/// A table of one row.
fn on_row(cells: Vec<Shown>) -> Shown {
    let columns = cells.iter().map(|_| Column { header: Rich::plain("Colonne"), share: 1 }).collect();
    let cells = cells.into_iter().map(|cell| vec![cell]).collect();
    let rows = vec![Row { anchor: None, cells }];
    Shown::Table(Table { caption: "Tableau".into(), columns, row_heads: false, beside: None, rows, tail: Vec::new() })
}

fn shipped_theme() -> BTreeMap<String, Vec<u8>> {
    crate::theme::read(None).expect("the theme of the program")
}

fn pages(site: &Site) -> impl Iterator<Item = (&str, &str)> {
    let html = site.keys().filter(|path| path.ends_with(".html"));
    html.map(|path| (path.as_str(), page(site, path)))
}

fn page<'s>(site: &'s Site, path: &str) -> &'s str {
    std::str::from_utf8(&site[path]).expect("UTF-8")
}

fn attributes(html: &str, selector: &str, name: &str) -> Vec<String> {
    dom::select(html, selector, |element| dom::attribute(element, name)).into_iter().flatten().collect()
}

fn texts(html: &str, selector: &str) -> Vec<String> {
    let squeezed = |text: String| text.split([' ', '\n']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    dom::select(html, selector, |element| squeezed(dom::text(element)))
}

/// What stands inside the scripts of a page, which must all be files.
fn scripts_inside(html: &str) -> Vec<String> {
    dom::select(html, "script", dom::text).into_iter().filter(|inside| !inside.is_empty()).collect()
}

/// The path that a relative link names, from the root.
fn resolved(from: &str, link: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in link.split('/') {
        match step {
            ".." => drop(folders.pop().expect("no link leaves the site")),
            step => folders.push(step),
        }
    }
    folders.join("/")
}

fn catalogue() -> Catalogue {
    let words =
        |name: &str| Label { wording: Wording::Same(Rich::plain(name)), sources: Vec::new(), corrections: Vec::new() };
    let text = |name: &str| CommonText {
        title: name.to_owned(),
        sources: vec![source()],
        prose: Prose(vec![
            Block::Heading {
                level: 3,
                anchor: format!("titre-de-{name}"),
                text: Rich::plain("Titre dans le texte"),
                origin: origin(),
            },
            Block::Paragraph(Rich(vec![Inline::Link {
                target: Target::Statement(code("D1.SF1")),
                text: vec![Inline::Text("voir".into())],
                origin: origin(),
            }])),
        ]),
        corrections: Vec::new(),
    };
    // The forms, and the names of the words that they use.
    let bakery = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/content");
    let bakery = crate::check(&bakery).expect("a content that can be read").catalogue.expect("a sound content");
    Catalogue {
        site: crate::model::Site {
            title: "Certifications".into(),
            theme: None,
            introduction: None,
            reference_date: Day { year: 2026, month: 11, day: 21 },
            public_address: None,
            publisher: String::new(),
            mandate: String::new(),
            reissue: None,
            rights: String::new(),
            contact: String::new(),
            data_licence: None,
            personal_data: crate::model::PersonalData::default(),
        },
        sources: BTreeMap::from([(
            "003".into(),
            Source { code: "003".into(), title: "Guide".into(), date: "non daté".into(), draft: false },
        )]),
        guide_notes: Vec::new(),
        guides: vec![Guide { code: guide(), label: "édition 2013".into(), detail: None }],
        scales: BTreeMap::new(),
        labels: bakery.labels.keys().map(|name| (name.clone(), words(name))).collect(),
        common_notes: BTreeMap::new(),
        texts: bakery.texts.keys().map(|name| (name.clone(), text(name))).collect(),
        gabarits: bakery.gabarits,
        figures: BTreeMap::new(),
        rules: GeneralRules::default(),
        cited_documents: Vec::new(),
        circuits: crate::model::Circuits::default(),
        glossary: Vec::new(),
        synonyms: Vec::new(),
        courses: Vec::new(),
        preparations: Vec::new(),
        register: Vec::new(),
        certifications: vec![certification()],
        lists: Vec::new(),
        archives: Vec::new(),
        pages: Vec::new(),
        mots: crate::model::Mots::default(),
    }
}

fn certification() -> Certification {
    let grid = |title: &str| Grid {
        title: Rich::plain(title),
        detail: None,
        recalls: true,
        criteria: vec![code("D1.E1")],
        other_mention: false,
        corrections: Vec::new(),
    };
    Certification {
        slug: Slug::parse("accueil").expect("a slug"),
        edition: edition(),
        edition_label: edition().label(),
        edition_detail: None,
        guide: Some(guide()),
        title: "Chargé(e) d'accueil".into(),
        short_title: None,
        genre: Genre::Cqp,
        state: State::Historical,
        draft: true,
        source: source(),
        published: Some(Day { year: 2026, month: 10, day: 1 }),
        mentions: Vec::new(),
        mentions_on_covers: None,
        definition: Definition {
            source: source(),
            purposes_intro: Some(Rich::plain("La finalité :")),
            purposes: vec![statement("FIN1", "d'accueillir")],
            details: Vec::new(),
            abilities_intro: Rich::plain("Est capable de :"),
            abilities: vec![statement("CAP1", "Accueillir")],
            general_abilities_intro: None,
            domaines_intro: Some(Rich::plain("Un domaine :")),
            prerequisites: None,
        },
        referentiels: None,
        activities: Some(Activities {
            source: source(),
            intro: Rich::plain("Réalise :"),
            families: vec![ActivityFamily {
                title: statement("A1", "Accueil"),
                activities: vec![Activity {
                    title: statement("A1.1", "Accueil multi-canal"),
                    tasks: vec![statement("A1.1.1", "Accueil physique")],
                }],
            }],
        }),
        domaines: vec![Domaine {
            number: 1,
            title: statement("D1", "Accueillir"),
            source: source(),
            skills_heading: None,
            skills: vec![statement("D1.SF1", "Écouter l'interlocuteur")],
            knowledge: vec![statement("D1.S1", HOSTILE)],
            criteria: vec![statement("D1.E1", "La demande est comprise")],
        }],
        final_livret: Some(FinalLivret {
            source: source(),
            criteria_scale: scale(&["OUI", "NON"]),
            verdict_scale: scale(&["maîtrisé", "non maîtrisé"]),
            practice_scale: scale(&["OUI"]),
            mention_choice: None,
            modalities: Vec::new(),
            questionnaires: Vec::new(),
            // The second grid recalls the same statements: their ids must not come back.
            evaluations: vec![Evaluation {
                domaine: code("D1"),
                grids: vec![grid("Première grille"), grid("Seconde grille")],
                comment_lines: 3,
                source: source(),
            }],
        }),
        interview: None,
        follow_up: None,
        intermediate_grids: None,
        training_bodies: None,
        brochure: None,
        registration: None,
        gaps: vec![Gap {
            place: Place::of(Kind::LIVRET_EVALUATION_FINALE),
            text: Rich::plain("Le questionnaire manque."),
            source: source(),
            printed: None,
        }],
        notes: vec![EditorNote {
            text: Rich::plain("Une fiche \"récente\" existe."),
            source: "Fiche".into(),
            consulted: Day { year: 2026, month: 11, day: 21 },
            places: Vec::new(),
        }],
        retired: vec![RetiredCode {
            code: code("D1.S9"),
            text: Rich::plain("Ancien savoir"),
            replaced_by: Some(code("D1.S1")),
            reason: Rich::plain("fusion"),
        }],
    }
}

fn statement(code_text: &str, words: &str) -> Statement {
    Statement {
        code: code(code_text),
        words: Words { text: Rich::plain(words), ..Words::default() },
        origin: origin(),
        source: source(),
        footnote: None,
    }
}

fn scale(levels: &[&str]) -> Scale {
    let level = |label: &&str| Level { code: label.to_lowercase(), label: (*label).to_owned(), consequence: None };
    Scale { code: "echelle".into(), levels: levels.iter().map(level).collect() }
}

fn code(text: &str) -> Code {
    Code::parse(text).expect("a code")
}

fn guide() -> GuideCode {
    GuideCode::parse("003").expect("a guide")
}

fn edition() -> EditionCode {
    EditionCode::parse("2013").expect("an edition")
}

fn source() -> SourceRef {
    SourceRef::parse("003:1-9").expect("a source")
}

fn origin() -> Origin {
    Origin { file: 0, span: 0..0 }
}
