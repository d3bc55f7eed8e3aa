//! The documents that ship, read for their words: who fills and who signs, what is missing or restored, what the sources
//! print around their text. The trees are those of the content of this repository.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use crate::support::{fixtures, read_all, root, tree};
use fascicule::document::{self, Anchor, Block, Document, Field, Gap, Hands, Note, Section, Task, tasks};
use fascicule::model::{Catalogue, Day, Kind, Role};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| catalogue(&root().join("content")));
static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| document::all(&CATALOGUE));

fn catalogue(content: &Path) -> Catalogue {
    let checked = fascicule::check(content).expect("a content that can be read");
    checked.catalogue.expect("a content without errors")
}

/// The guide of the undated edition, and that of 2014.
const UNDATED: &str = "charge-accueil";
const OF_2014: &str = "specialiste-prestations";
const BLOCS: &str = "gestionnaire-parcours";

fn document(slug: &str, kind: Kind) -> &'static Document {
    let is_it = |d: &&Document| d.id.slug.as_str() == slug && d.id.kind == kind;
    DOCUMENTS.iter().find(is_it).unwrap_or_else(|| panic!("no {} of {slug}", kind.slug()))
}

fn section<'d>(document: &'d Document, heading: &str) -> &'d Section {
    let is_it = |section: &&Section| section.heading.text().starts_with(heading);
    tree::sections(document).into_iter().find(is_it).unwrap_or_else(|| panic!("{}: no « {heading} »", document.id))
}

fn words(block: &Block) -> String {
    match block {
        Block::Paragraph(text) | Block::Lead(text) => text.text(),
        Block::Field(Field { label: Some(label), .. }) => label.text(),
        Block::Gap(gap) => format!("LACUNE {}", gap.text.text()),
        Block::Note(note) => format!("NOTE {}", note_words(note)),
        Block::Hands(hands) => hands.words(&CATALOGUE.mots),
        _ => String::new(),
    }
}

fn note_words(note: &Note) -> String {
    note.blocks.iter().map(words).collect::<Vec<_>>().join(" ")
}

/// The words of a section's own blocks, in reading order, each before those inside it; a note is one line.
fn lines(section: &Section) -> Vec<String> {
    fn collect(block: &Block, found: &mut Vec<String>) {
        found.push(words(block));
        if !matches!(block, Block::Note(_)) {
            block.children().into_iter().for_each(|inner| collect(inner, found));
        }
    }
    let mut found = Vec::new();
    section.blocks.iter().for_each(|block| collect(block, &mut found));
    found.retain(|words| !words.is_empty());
    found
}

fn roles(roles: &[Role]) -> BTreeSet<Role> {
    roles.iter().copied().collect()
}

// ---------------------------------------------------------------- who fills, who signs

/// What a correction is told with: the printed words, its nature, its lines.
type Corrected = (String, &'static str, Option<(u32, u32)>);

#[test]
fn each_field_waits_for_the_hand_that_the_source_names() {
    for (slug, kind, field, by) in [
        (UNDATED, Kind::LIVRET_EVALUATION_FINALE, "D1_commentaire_candidat_finale", Role::Candidate),
        (OF_2014, Kind::LIVRET_EVALUATION_FINALE, "D5_commentaire_candidat_finale", Role::Candidate),
        (OF_2014, Kind::LIVRET_EVALUATION_FINALE, "D5_commentaires_evaluateurs_finale", Role::Evaluators),
        (OF_2014, Kind::LIVRET_EVALUATION_FINALE, "cachet", Role::Company),
        (OF_2014, Kind::LIVRET_EVALUATION_FINALE, "entreprise", Role::Company),
        (OF_2014, Kind::LIVRET_EVALUATION_FINALE, "D1_signature_1", Role::Evaluators),
        (OF_2014, Kind::LIVRET_EVALUATION_FINALE, "D1_dates", Role::Company),
        (UNDATED, Kind::GUIDE_ENTRETIEN, "date_entretien", Role::Interviewer),
        (UNDATED, Kind::GUIDE_ENTRETIEN, "candidat_signature", Role::Candidate),
        (OF_2014, Kind::LIVRET_SUIVI, "organisme_cachet", Role::TrainingBody),
        (UNDATED, Kind::GRILLES_INTERMEDIAIRES, "bilan_1_date", Role::Tutor),
        (BLOCS, Kind::GRILLES_BLOCS, "B1_evaluateur_1_signature", Role::Evaluators),
    ] {
        let document = document(slug, kind);
        let found: Vec<Role> =
            tree::fields(document).into_iter().filter(|it| it.name == field).map(|field| field.by).collect();
        assert_eq!(found, [by], "{}: {field}", document.id);
    }
}

#[test]
fn no_cover_puts_two_hands_in_one_frame() {
    for document in DOCUMENTS.iter() {
        for group in &document.cover.fields {
            assert_eq!(group.hands().roles().len(), 1, "{}: {}", document.id, group.hands().words(&CATALOGUE.mots));
        }
    }
    let cover = &document(OF_2014, Kind::LIVRET_EVALUATION_FINALE).cover;
    let of: Vec<String> = cover.fields.iter().map(|group| group.hands().words(&CATALOGUE.mots)).collect();
    let evaluators = "À remplir par les évaluateurs";
    let candidate = "À remplir par le candidat";
    assert_eq!(of, [candidate, "À remplir par l'entreprise", candidate, evaluators, evaluators]);
}

#[test]
fn the_hand_is_said_where_it_changes() {
    let livret = document(UNDATED, Kind::LIVRET_EVALUATION_FINALE);
    let grid = lines(section(livret, "Évaluation finale à réaliser par le tuteur"));
    let said: Vec<&str> = grid.iter().map(String::as_str).filter(|line| line.starts_with("À ")).collect();
    let expected = ["À remplir par les évaluateurs", "À remplir par le candidat", "À signer par les évaluateurs"];
    assert_eq!(said, expected);
    let at = |words: &str| grid.iter().position(|line| line == words).unwrap_or_else(|| panic!("{words}: {grid:?}"));
    assert_eq!(at(expected[0]), 0, "at the head of the part");
    assert_eq!(at(expected[1]) + 1, at("Commentaire du candidat :"));
    assert_eq!(at(expected[2]) + 1, at("Signature des deux évaluateurs :"));
    let summary = lines(section(livret, "Fiche de synthèse"));
    assert_eq!(summary[0], "À remplir par l'entreprise, à signer par les évaluateurs");
    // Nothing is asked of anybody without a word of it before, in the section or above.
    for document in DOCUMENTS.iter().filter(|document| document.is_form) {
        document.sections.iter().for_each(|section| announced(document, section, false));
    }
}

fn announced(document: &Document, section: &Section, above: bool) {
    let mut known = above;
    for block in section.walk_blocks() {
        match block {
            Block::Hands(_) | Block::Group(_) => known = true,
            Block::Field(field) | Block::Question { answer: field, .. } => {
                assert!(known, "{}: nobody is named for {}", document.id, field.name);
            }
            _ => {}
        }
    }
    section.sections.iter().for_each(|inner| announced(document, inner, known));
}

#[test]
fn the_tasks_of_a_form_are_those_of_its_fields() {
    let blocs = tasks(document(BLOCS, Kind::GRILLES_BLOCS));
    let of_blocs: Vec<_> = blocs.iter().filter(|task| task.part.is_some()).collect();
    assert_eq!(of_blocs.len(), 5);
    for task in of_blocs {
        assert_eq!((&task.filled_by, &task.signed_by), (&roles(&[Role::Evaluators]), &roles(&[Role::Evaluators])));
    }
    let of_final = tasks(document(UNDATED, Kind::LIVRET_EVALUATION_FINALE));
    let grids: Vec<_> = of_final
        .iter()
        .filter(|task| task.part.as_ref().is_some_and(|part| part.heading.text().starts_with("Évaluation finale")))
        .collect();
    assert_eq!(grids.len(), 5);
    for task in grids {
        assert_eq!(task.filled_by, roles(&[Role::Candidate, Role::Evaluators]));
        assert_eq!(task.signed_by, roles(&[Role::Evaluators]));
    }
    // Whoever has a field has a task.
    for document in DOCUMENTS.iter().filter(|document| document.is_form) {
        let asked = Hands::of(tree::fields(document));
        let told = tasks(document);
        let of =
            |pick: fn(&Task) -> &BTreeSet<Role>| -> BTreeSet<Role> { told.iter().flat_map(pick).copied().collect() };
        assert_eq!(
            (asked.filled_by, asked.signed_by),
            (of(|it| &it.filled_by), of(|it| &it.signed_by)),
            "{}",
            document.id
        );
    }
}

#[test]
fn each_form_says_once_on_what_the_hands_are_founded() {
    for document in DOCUMENTS.iter() {
        let is_it = |note: &&Note| note_words(note).contains("sont une lecture de l'éditeur");
        let notes: Vec<&Note> = document.colophon.notes.iter().filter(is_it).collect();
        let expected = match document.id.kind {
            Kind::Guide => 4,
            _ => usize::from(document.is_form),
        };
        assert_eq!(notes.len(), expected, "{}", document.id);
        let guide = match document.id.slug.as_str() {
            UNDATED => "003:",
            OF_2014 => "002:",
            _ => "004:",
        };
        assert!(notes.iter().all(|note| note.source.contains(guide)), "{}: another guide's passages", document.id);
    }
    for (slug, passages) in [(UNDATED, ["003:1675", "003:1655"]), (OF_2014, ["002:5032", "002:4645"])] {
        let notes = &document(slug, Kind::LIVRET_EVALUATION_FINALE).colophon.notes;
        let tutor = notes.iter().find(|note| note_words(note).contains("« à réaliser par le tuteur »"));
        let source = &tutor.unwrap_or_else(|| panic!("{slug}: the tutor beside the evaluators")).source;
        assert!(passages.iter().all(|passage| source.contains(passage)), "{source}");
    }
}

#[test]
fn a_note_is_dated_by_its_own_words_never_by_the_day_of_reference() {
    for content in [root().join("content"), fixtures().join("content")] {
        let mut changed = catalogue(&content);
        let before = document::all(&changed);
        changed.site.reference_date = Day { year: 2031, month: 2, day: 3 };
        for (before, after) in before.iter().zip(document::all(&changed)) {
            assert_eq!(format!("{:?}", before.sections), format!("{:?}", after.sections), "{}", before.id);
            assert_eq!(format!("{:?}", before.colophon), format!("{:?}", after.colophon), "{}", before.id);
        }
    }
}

// ---------------------------------------------------------------- what is missing, what is restored

#[test]
fn what_is_told_of_a_document_lists_the_gaps_that_it_shows() {
    for document in DOCUMENTS.iter() {
        let mut shown: Vec<&Gap> = Vec::new();
        for block in tree::blocks(document) {
            if let Block::Gap(gap) = block
                && !shown.contains(&gap)
            {
                shown.push(gap);
            }
        }
        let listed: Vec<&Gap> = document.colophon.gaps.iter().collect();
        // A fiche has a section for them.
        let expected = if document.id.kind == Kind::Fiche { Vec::new() } else { shown };
        assert_eq!(listed, expected, "{}", document.id);
    }
    let count = |slug, kind| document(slug, kind).colophon.gaps.len();
    assert_eq!((count(UNDATED, Kind::LIVRET_SUIVI), count(UNDATED, Kind::LIVRET_EVALUATION_FINALE)), (4, 2));
    assert_eq!(count(UNDATED, Kind::Guide), 6);
}

#[test]
fn a_gap_stands_where_the_source_has_nothing_and_says_what_is_printed_all_the_same() {
    let livret = document(UNDATED, Kind::LIVRET_SUIVI);
    for number in [2, 3, 4] {
        let sheet = lines(section(livret, &format!("Domaine de compétence {number}")));
        let at = |start: &str| {
            sheet.iter().position(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{start}: {sheet:#?}"))
        };
        let gap = at("LACUNE Les parties « Objectifs de progression »");
        assert!(sheet[gap + 1].starts_with("NOTE ") && sheet[gap + 1].contains("restitués d'après l'édition 2014"));
        assert_eq!(sheet[gap + 2], "Objectifs de progression :");
        assert!(at("Signature :") < gap, "after the frame that the source has, or that is restored");
        assert!(at("Résultats de l'évaluation formative :") < gap);
    }
    let sheet = lines(section(livret, "Domaine de compétence 4"));
    let gap = sheet.iter().position(|line| line.starts_with("LACUNE Le tableau")).expect("the gap of the results");
    assert!(sheet[gap + 1].contains("restitués d'après l'édition 2014"));
    assert_eq!(sheet[gap + 2], "Résultats de l'évaluation formative :");
    for number in [1, 5] {
        let sheet = lines(section(livret, &format!("Domaine de compétence {number}")));
        assert!(!sheet.iter().any(|line| line.starts_with("LACUNE") || line.starts_with("NOTE")), "{sheet:?}");
    }
    let missing = lines(section(document(UNDATED, Kind::LIVRET_EVALUATION_FINALE), "Activités réalisées"));
    assert!(missing[2].starts_with("NOTE Les titres des domaines et les lignes qui suivent sont de l'éditeur"));
}

#[test]
fn restored_words_say_so_where_they_stand() {
    let cover = document(OF_2014, Kind::GUIDE_TUTEUR).cover.restored.as_ref().expect("a restored cover");
    assert!(cover.restores && cover.source.contains("édition non datée"), "{}", cover.source);
    let said = note_words(cover);
    for words in ["« Formation en entreprise »", "« Évaluation des compétences »", "de la Mutualité »"] {
        assert!(said.contains(words), "{said}");
    }
    let contents = lines(section(document(OF_2014, Kind::Guide), "Sommaire général"));
    assert!(contents[0].starts_with("NOTE « Sommaire général » "), "{contents:?}");
    let held = lines(section(document(OF_2014, Kind::Guide), "Guide du tuteur"));
    assert!(held.iter().any(|line| line.starts_with("NOTE « Certificats de Qualification")), "{held:?}");
    let definition = lines(section(document(OF_2014, Kind::Referentiel), "Définition de la qualification"));
    assert!(definition[1].contains("restitué d'après l'édition non datée"), "{definition:?}");
    assert!(document(UNDATED, Kind::GUIDE_TUTEUR).cover.restored.is_none());
    assert_eq!(lines(section(document(UNDATED, Kind::Guide), "Sommaire général")), [""; 0]);
    let role = lines(section(document(UNDATED, Kind::GUIDE_TUTEUR), "Quel est le rôle joué"));
    assert!(role[0].contains("« des évaluations intermédiaires concernant la formulation"), "{role:?}");
}

// ---------------------------------------------------------------- the furniture of the sources

#[test]
fn the_whole_guide_keeps_the_title_pages_and_the_contents_of_its_booklets() {
    let body = "COMMISSION PARITAIRE NATIONALE DE L'EMPLOI ET DE LA FORMATION PROFESSIONNELLE DE LA MUTUALITÉ";
    let diploma = "Certificat de Qualification Professionnelle";
    for (slug, title, mention) in [
        (UNDATED, "Chargé(e) d'accueil et de relation clients/adhérents", None),
        (OF_2014, "Spécialiste prestations", Some("Mention santé ou prévoyance")),
    ] {
        let guide = document(slug, Kind::Guide);
        for booklet in [
            "Guide d'entretien d'accueil",
            "Livret de suivi de la formation",
            "Livret d'évaluation finale en entreprise",
        ] {
            let printed = lines(section(guide, booklet));
            let expected = [Some(body), Some(diploma), Some(title), mention];
            let expected: Vec<&str> = expected.into_iter().flatten().collect();
            assert_eq!(printed[..expected.len()], expected, "{slug}: {booklet}");
        }
        let tutor = lines(section(guide, "Guide du tuteur"));
        let expected = [
            "Certificats de Qualification Professionnelle de la Mutualité",
            "Formation en entreprise",
            "Évaluation des compétences",
        ];
        assert_eq!(tutor[..3], expected, "{slug}");
        let grids = lines(section(guide, "Partie 3 : Grilles"));
        assert_eq!(grids[0], format!("CQP {title}"));
        let finale = section(guide, "Livret d'évaluation finale en entreprise");
        let contents = finale.sections.iter().find(|it| it.heading.text() == "Sommaire").expect("its contents");
        for line in [
            "Note à l'attention des entreprises",
            "Première partie : L'évaluation des compétences : mode d'emploi",
            "Deuxième partie : Évaluation en entreprise",
            "Ces questionnaires sont à remplir par le candidat.",
        ] {
            assert!(lines(contents).iter().any(|it| it == line), "{slug}: {line}");
        }
    }
    let tutor = section(document(UNDATED, Kind::Guide), "Guide du tuteur");
    let contents = lines(tutor.sections.first().expect("its contents"));
    for line in [
        "Partie 1 : Les Certificats de Qualification professionnelle de la Mutualité",
        "Accueillir le candidat ...",
        "La conception du parcours de formation en entreprise ...",
        "Partie 3 : Grilles d'évaluation intermédiaires",
        "CQP Chargé(e) d'accueil et de relation clients-adhérents",
    ] {
        assert!(contents.iter().any(|it| it == line), "{line}: {contents:?}");
    }
}

#[test]
fn a_heading_is_neither_that_of_a_column_nor_said_twice() {
    for document in DOCUMENTS.iter() {
        for section in tree::sections(document) {
            let heading = section.heading.text();
            assert!(
                !heading.starts_with("Pour ce domaine") && !heading.starts_with("Pour le domaine"),
                "{}",
                document.id
            );
            let repeated = section.sections.iter().find(|inner| inner.heading.text() == heading);
            assert!(repeated.is_none(), "{}: « {heading} » twice", document.id);
        }
    }
    let conclusion = section(document(UNDATED, Kind::GUIDE_ENTRETIEN), "Conclusion");
    let headers = conclusion.walk_blocks().into_iter().find_map(|block| match block {
        Block::Table(table) => Some(table.columns.iter().map(|column| column.header.text()).collect::<Vec<_>>()),
        _ => None,
    });
    assert_eq!(headers.expect("the table of the orientation")[0], "Pour ce domaine");
}

#[test]
fn the_savoirs_stand_beside_the_criteria_of_their_grid() {
    for slug in [UNDATED, OF_2014] {
        for kind in [Kind::GRILLES_INTERMEDIAIRES, Kind::LIVRET_EVALUATION_FINALE] {
            let tables = tree::blocks(document(slug, kind)).into_iter().filter_map(|block| match block {
                Block::Table(table) if table.columns[0].header.text() == "Critères d'évaluation" => Some(table),
                _ => None,
            });
            let beside: Vec<_> = tables.filter_map(|table| table.beside.as_ref()).collect();
            assert_eq!(beside.len(), 5, "{slug} {}", kind.slug());
            for column in beside {
                assert_eq!(column.header.text(), "Savoirs et savoir-faire");
                assert!(column.blocks.iter().any(|block| words(block) == "Savoirs :"));
            }
        }
    }
}

// ---------------------------------------------------------------- corrections, notes

#[test]
fn each_correction_names_its_copy_and_its_nature() {
    let corrections = |slug, kind| -> Vec<Corrected> {
        let all = document(slug, kind).colophon.corrections.iter();
        all.map(|it| (it.printed.clone(), it.nature.label(&CATALOGUE.mots), it.source.lines)).collect()
    };
    let has = |slug, kind, printed: &str, nature: &str, line: u32| {
        let all = corrections(slug, kind);
        let found = all.iter().any(|(words, kind, lines)| {
            words == printed && *kind == nature && lines.is_some_and(|(first, _)| first == line)
        });
        assert!(found, "« {printed} », {line}: {all:?}");
    };
    has(UNDATED, Kind::LIVRET_SUIVI, "Domaine de compétences 4", "correction", 1046);
    has(UNDATED, Kind::LIVRET_SUIVI, "Domaine de compétences 5", "correction", 1069);
    has(UNDATED, Kind::Guide, "Les outils du Certificat de Qualification Professionnelle", "correction", 335);
    has(UNDATED, Kind::LIVRET_EVALUATION_FINALE, "(ligne absente de la couverture)", "ajout", 1566);
    has(UNDATED, Kind::GRILLES_INTERMEDIAIRES, "en nécessitant pas", "correction", 1541);
    has(UNDATED, Kind::LIVRET_EVALUATION_FINALE, "en nécessitant pas", "correction", 1772);
    has(UNDATED, Kind::LIVRET_SUIVI, "recueillir les informations techniques", "correction", 818);
    has(OF_2014, Kind::GUIDE_ENTRETIEN, "(règlement prestations, ....)", "correction", 1374);
    has(OF_2014, Kind::GRILLES_INTERMEDIAIRES, "sont rédigées", "correction", 4197);
    has(OF_2014, Kind::LIVRET_EVALUATION_FINALE, "spécificités liés à", "correction", 4939);
    // The same misprint, at both places.
    let blocs = corrections(BLOCS, Kind::Referentiel);
    assert_eq!(blocs.iter().filter(|(printed, ..)| printed == "et de réclamations").count(), 2);
}

#[test]
fn the_notes_that_are_owed_are_there() {
    let has = |slug, kind, words: &str| {
        let document = document(slug, kind);
        let notes = tree::blocks(document).into_iter().filter_map(|block| match block {
            Block::Note(note) => Some(note),
            _ => None,
        });
        let found = notes.chain(&document.colophon.notes).any(|note| note_words(note).contains(words));
        assert!(found, "{}: « {words} »", document.id);
    };
    for slug in [UNDATED, OF_2014] {
        has(slug, Kind::Presentation, "La valeur du point est celle que le guide donne");
        has(slug, Kind::Presentation, "Le titre de ce CQP varie");
        has(slug, Kind::LIVRET_EVALUATION_FINALE, "« guide du développement des compétences »");
    }
    for slug in [UNDATED, OF_2014, BLOCS] {
        has(slug, Kind::Referentiel, "en situation de handicap : à compléter par le certificateur");
    }
    has(OF_2014, Kind::LIVRET_SUIVI, "« entretien d'accueil et de positionnement »");
    has(OF_2014, Kind::LIVRET_SUIVI, "« niveau 3 »");
    has(OF_2014, Kind::LIVRET_EVALUATION_FINALE, "sur deux situations que le candidat choisit et analyse");
    for form in DOCUMENTS.iter().filter(|document| document.is_form && document.id.kind != Kind::Guide) {
        let says = form.colophon.notes.iter().any(|note| note_words(note).contains("handicap"));
        assert!(!says, "{}: forms say nothing of it", form.id);
    }
}

#[test]
fn an_item_of_a_list_has_the_sentence_that_introduces_it() {
    let fiches: Vec<&Document> = DOCUMENTS.iter().filter(|document| document.id.kind == Kind::Fiche).collect();
    assert_eq!(fiches.len(), 3);
    for fiche in fiches {
        let jury = section(fiche, "Entretien avec le jury final");
        let [Block::Lead(intro), Block::List { items, .. }, ..] = jury.blocks.as_slice() else {
            panic!("{}: {:?}", fiche.id, jury.blocks)
        };
        assert_eq!(intro.text(), "Celui-ci sera organisé :");
        assert!(items.iter().all(|item| words(&item[0]).starts_with("pour les CQP")));
    }
}

// ---------------------------------------------------------------- from the tree back to the content

/// What the program says in its own words, and may say: titles of parts that no source has. All else in the voice of a
/// source comes from a text of the content that names one.
const OF_THE_EDITOR: &[&str] = &[
    "Feuille complémentaire",
    "Ce que sont ces grilles",
    "Accord des évaluateurs sur le",
    "Les évaluateurs sont d'accord sur le résultat de l'évaluation.",
    "Précisions que les évaluateurs doivent apporter :",
    "Précisions que les évaluateurs peuvent apporter :",
    "En qualité de :",
    "Évaluateur",
    "nom :",
    "Nom et prénom du candidat :",
    "Entreprise :",
    "Signature :",
    "Date :",
    "Lieu :",
    "Évaluation",
    "Organisme de formation",
    "Formation",
    "VAE",
    "Modalités",
    "Ce qu'est cette fiche",
    "Capacités du titulaire",
    "Présentation par",
    "Orientation entre les CQP",
    "Expérience demandée pour la validation des acquis (VAE)",
    "Entretien avec le jury final",
    "Répertoire national (RNCP)",
    "Code RNCP :",
    "dans",
    "Ce que les sources ne donnent pas",
    "et",
];

#[test]
fn what_speaks_for_a_source_comes_from_a_text_that_names_one() {
    let corpus = corpus();
    let mut strangers: BTreeMap<String, String> = BTreeMap::new();
    let is_of_a_source = |it: &&Document| !it.is_proposal || it.id.kind == Kind::GRILLES_BLOCS;
    let documents = DOCUMENTS.iter().filter(|it| !matches!(it.id.kind, Kind::Liste | Kind::Avenant));
    // A form that the editor proposes says on each page that it is his.
    for document in documents.filter(is_of_a_source) {
        for section in tree::sections(document) {
            // The inventory is a page of the editor's, and says so in a note.
            if section.anchor == Anchor::Part("contenu".into()) || is_inventory(section) {
                continue;
            }
            let mut spoken = vec![section.heading.text()];
            section.walk_blocks().into_iter().for_each(|block| voice(block, &mut spoken));
            // What stands inside a note is the editor's.
            let notes: BTreeSet<String> = section
                .walk_blocks()
                .into_iter()
                .filter(|block| matches!(block, Block::Note(_)))
                .flat_map(|note| note.children().into_iter().flat_map(Block::walk).collect::<Vec<_>>())
                .map(words)
                .collect();
            for text in spoken.into_iter().filter(|text| !notes.contains(text)) {
                if !is_made_of(&text, &corpus) {
                    strangers.insert(text, document.id.to_string());
                }
            }
        }
    }
    assert!(strangers.is_empty(), "no text of the content says:\n{strangers:#?}");
}

fn is_inventory(section: &Section) -> bool {
    matches!(&section.anchor, Anchor::Part(name) if name.ends_with("-contenu"))
}

/// What a block says in the voice of the source. Captions and what is spoken of a field describe it: they are the program's.
fn voice(block: &Block, spoken: &mut Vec<String>) {
    let mut field = |field: &Field| {
        spoken.extend(field.label.iter().map(fascicule::model::Rich::text));
        spoken.extend(field.kind.options().map(str::to_owned));
    };
    match block {
        Block::Field(one) => field(one),
        Block::Group(group) => {
            group.all_fields().for_each(&mut field);
            spoken.extend(group.lead.iter().chain(&group.declaration).map(fascicule::model::Rich::text));
        }
        Block::Question { item, answer } => {
            field(answer);
            spoken.push(item.text.text());
        }
        Block::Paragraph(text) | Block::Lead(text) => spoken.push(text.text()),
        Block::Statements(items) => items.iter().for_each(|item| {
            spoken.push(item.text.text());
            spoken.extend(item.footnote.iter().map(fascicule::model::Rich::text));
            spoken.extend(item.items.iter().map(|inner| inner.text.text()));
        }),
        Block::Table(table) => {
            spoken.extend(table.columns.iter().map(|column| column.header.text()));
            spoken.extend(table.beside.iter().map(|beside| beside.header.text()));
        }
        _ => {}
    }
}

/// Whether the words are those of texts of the corpus, one after the other.
fn is_made_of(text: &str, corpus: &BTreeSet<String>) -> bool {
    let text = plain(text);
    if text.is_empty() || corpus.contains(&text) {
        return true;
    }
    let words: Vec<&str> = text.split(' ').collect();
    let is_joint = |word: &str| {
        matches!(word, ":" | "–" | "+" | "OU" | "oui" | "Domaine" | "Bloc" | "bloc" | "CQP" | "," | "«" | "»")
            || word.trim_end_matches(['.', ',']).chars().all(|c| c.is_ascii_digit())
    };
    let mut reached = vec![false; words.len() + 1];
    reached[0] = true;
    for start in 0..words.len() {
        if !reached[start] {
            continue;
        }
        for end in start + 1..=words.len() {
            let run = words[start..end].join(" ");
            let known = corpus.contains(&run) || corpus.contains(run.trim_end_matches([',', '.']));
            reached[end] |= known || end == start + 1 && is_joint(words[start]);
        }
    }
    reached[words.len()]
}

fn plain(text: &str) -> String {
    text.replace("**", "").replace(['*', '`'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of the content that a source stands behind, and those that the editor declares.
fn corpus() -> BTreeSet<String> {
    let mut words: BTreeSet<String> = OF_THE_EDITOR.iter().map(|words| plain(words)).collect();
    words.extend(Kind::COMPUTED.map(|kind| plain(CATALOGUE.title_of(kind))));
    words.extend(CATALOGUE.gabarits.values().map(|form| plain(&form.title)));
    // An edition heads the passages that are its own; a source is named with its date.
    words.extend(CATALOGUE.guides.iter().map(|guide| guide.label.replacen('é', "É", 1)));
    words.extend(CATALOGUE.sources.values().map(|source| format!("({}).", source.date)));
    for (path, bytes) in read_all(&root().join("content")) {
        let text = String::from_utf8(bytes).expect("text");
        if path.ends_with(".toml") {
            let value: toml::Table = toml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
            // The scales are words of the forms: their file names no line yet.
            let sourced = path.ends_with("echelles.toml") || path.ends_with("sources.toml");
            of_table(&value, sourced, &mut words);
        } else if path.ends_with(".md") {
            of_markdown(&text, &mut words);
        }
    }
    words
}

fn of_table(table: &toml::Table, sourced: bool, words: &mut BTreeSet<String>) {
    let sourced = sourced || table.contains_key("source");
    for (key, value) in table {
        // These are the editor's voice.
        if !matches!(key.as_str(), "note" | "lacune" | "erratum" | "raison" | "imprime_ici") {
            of_value(value, sourced, words);
        }
    }
}

fn of_value(value: &toml::Value, sourced: bool, words: &mut BTreeSet<String>) {
    match value {
        toml::Value::String(text) if sourced => {
            words.insert(plain(text));
        }
        toml::Value::Array(all) => all.iter().for_each(|value| of_value(value, sourced, words)),
        toml::Value::Table(table) => of_table(table, sourced, words),
        _ => {}
    }
}

fn of_markdown(text: &str, words: &mut BTreeSet<String>) {
    let mut parts = text.splitn(3, "+++\n");
    let (_, head, body) = (parts.next(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    if !head.contains("source =") {
        return;
    }
    words.extend(
        head.lines().filter_map(|line| line.strip_prefix("titre = ")).map(|title| plain(title.trim_matches('"'))),
    );
    let mut open: Vec<bool> = Vec::new();
    for line in body.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix(":::") {
            let name = words.split_whitespace().next();
            if name.is_some() {
                open.push(matches!(name, Some("note" | "restitution")));
            } else {
                open.pop();
            }
            continue;
        }
        if open.contains(&true) {
            continue;
        }
        let line = line.trim_start_matches(['#', '-', '>']).trim_start();
        let line = line.split_once(". ").filter(|(n, _)| n.parse::<u8>().is_ok()).map_or(line, |(_, rest)| rest);
        let line = line.split_once(" {#").map_or(line, |(words, _)| words);
        words.insert(plain(&without_links(line)));
    }
}

/// `[words](address)` as its words.
fn without_links(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        out += before;
        let Some((words, tail)) = after.split_once("](") else {
            out.push('[');
            rest = after;
            continue;
        };
        out += words;
        rest = tail.split_once(')').map_or("", |(_, rest)| rest);
    }
    out + rest
}
