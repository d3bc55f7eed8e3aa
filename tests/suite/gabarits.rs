//! Forms as content: a stranger adds one in a file, and nothing else.

use crate::support::{Project, page::Page};
use fascicule::model::{Catalogue, Role};

/// A form with n evaluators and dated columns, for certifications in domaines.
const SUIVI: &str = r#"
titre = "Carnet de progression"
titre_court = "Carnet"
rang = 60
pour = "domaines"
candidat_en_tete = true

[[couverture.groupe]]
champ = [{ nom = "candidat", mots = "Nom :", lecture = "Nom du candidat", par = "candidat" }]

[[couverture.groupe]]
fois = 3
champ = [{ nom = "evaluateur_{n}", mots = "Évaluateur :", lecture = "Évaluateur {n}, nom", par = "evaluateurs" }]
signature = { nom = "evaluateur_{n}_signature", mots = "Signature :", lecture = "Signature de l'évaluateur {n}", par = "evaluateurs" }

[[partie]]
ancre = "progression"
mots = "Trois moments"
depart = "page"

[[partie.contenu]]

[partie.contenu.tableau]
rangees = "unites"

[[partie.contenu.tableau.colonne]]
mots = "Domaine"
part = 6
tete = true

[[partie.contenu.tableau.colonne]]
mots = "À l'entrée"
part = 3
champ = [{ nom = "entree", lecture = "à l'entrée", par = "tuteur", genre = "niveau", echelle = "mi-fournee" }]

[[partie.contenu.tableau.colonne]]
mots = "À mi-parcours"
part = 3
champ = [{ nom = "milieu", lecture = "à mi-parcours", par = "tuteur", genre = "niveau", echelle = "mi-fournee" }]

[[partie.contenu.tableau.colonne]]
mots = "Date de fin"
part = 3
champ = [{ nom = "fin", lecture = "date de fin", par = "tuteur", genre = "date" }]
"#;

/// A grid by bloc with a scale and a verdict, for certifications in blocs.
const BLOCS: &str = r#"
titre = "Livret d'évaluation par bloc"
titre_court = "Livret par bloc"
rang = 60
pour = "blocs"
extraits = true

[[couverture.groupe]]
champ = [{ nom = "candidat", mots = "Nom :", lecture = "Nom du candidat", par = "candidat" }]

[[partie]]
lieu = "evaluation"
chaque = "unite"
depart = "recto"

[[partie.contenu]]
insertion = "enonces"

[[partie.contenu]]

[partie.contenu.grille]
de = "unite"
nom = "finale"
lecture = "évaluation finale"
echelle = "oui-non"
par = "evaluateurs"
fin = [
  { nom = "verdict", mots = "Bloc :", lecture = "verdict", par = "jury", genre = "choix", case = [{ code = "acquis", mots = "Acquis" }] },
  { nom = "signature", mots = "Signature :", lecture = "signature du jury", par = "jury", genre = "signature" },
]
"#;

fn catalogue(project: &Project) -> Catalogue {
    let checked = fascicule::check(&project.path().join("content")).expect("content that can be read");
    checked.catalogue.expect("content without error")
}

/// The fields of a document: name, what is said of it, who fills it.
fn fields(catalogue: &Catalogue, slug: &str, kind: &str) -> Vec<(String, String, Role)> {
    let documents = fascicule::document::all(catalogue);
    let document = documents
        .iter()
        // Of two editions, that of which more is written comes last.
        .rfind(|document| document.id.slug.as_str() == slug && document.id.kind.slug() == kind)
        .expect("the form");
    let cover = document.cover.fields.iter().flat_map(|group| group.all_fields());
    let inside = document.sections.iter().flat_map(|section| section.walk()).flat_map(|section| section.own_fields());
    cover.chain(inside).map(|field| (field.name.clone(), field.spoken.clone(), field.by)).collect()
}

#[test]
fn a_form_in_one_file_has_its_page_its_files_its_hands_and_its_place_in_the_sets() {
    let project = Project::bakery();
    project.write("content/commun/gabarits/carnet.toml", SUIVI);
    let site = project.build(&[]);
    let name = "documents/boulanger/2021/boulanger-carnet-2021";
    assert!(site.contains_key(&format!("{name}.pdf")) && site.contains_key(&format!("{name}-a-remplir.pdf")));
    let page = Page::parse(&site["certifications/boulanger/2021/carnet/index.html"]);
    for words in ["Carnet de progression", "Trois moments", "À mi-parcours"] {
        assert!(page.text().contains(words), "{words}");
    }
    let circuit = Page::parse(&site["certifications/boulanger/2021/qui-fait-quoi/index.html"]);
    assert!(circuit.text().contains("Carnet de progression"), "{}", circuit.text());
    let set = &site["documents/boulanger/2021/boulanger-dossier-a-remplir-2021.zip"];
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(set)).expect("a zip");
    let name = format!("{}-a-remplir.pdf", name.rsplit_once('/').expect("a folder").1);
    let files = (0..archive.len()).map(|n| archive.by_index(n).expect("a file").name().expect("a name").into_owned());
    assert!(files.collect::<Vec<_>>().iter().any(|file| file.ends_with(&name)));
    // A certification in blocs does not have it.
    assert!(!site.keys().any(|path| path.contains("confiseur-carnet")));
}

#[test]
fn evaluators_are_as_many_as_the_form_says_and_columns_are_dated() {
    let project = Project::bakery();
    project.write("content/commun/gabarits/carnet.toml", SUIVI);
    let fields = fields(&catalogue(&project), "boulanger", "carnet");
    let said: Vec<(&str, &str)> = fields.iter().map(|(name, spoken, _)| (name.as_str(), spoken.as_str())).collect();
    for expected in [
        ("evaluateur_3", "Évaluateur 3, nom"),
        ("evaluateur_3_signature", "Signature de l'évaluateur 3"),
        ("D1_entree", "Domaine 1, à l'entrée"),
        ("D2_milieu", "Domaine 2, à mi-parcours"),
        ("D2_fin", "Domaine 2, date de fin"),
    ] {
        assert!(said.contains(&expected), "{expected:?} is not in {said:?}");
    }
}

#[test]
fn a_bloc_has_its_grid_its_scale_and_its_verdict() {
    let project = Project::bakery();
    project.write("content/commun/gabarits/livret-blocs.toml", BLOCS);
    let fields = fields(&catalogue(&project), "confiseur", "livret-blocs");
    let of = |name: &str| fields.iter().find(|(known, ..)| known == name);
    assert_eq!(of("B1_verdict").map(|(_, spoken, by)| (spoken.as_str(), *by)), Some(("Bloc 1, verdict", Role::Jury)));
    // What only introduces other criteria is not evaluated.
    assert!(of("B1_C1_E1_finale").is_none());
    let criterion = of("B1_C1_E2_finale").expect("a criterion");
    assert_eq!(criterion.1, "Bloc 1, compétence 1, critère 2, évaluation finale");
    let site = project.build(&[]);
    assert!(site.contains_key("documents/confiseur/sans-date/confiseur-livret-blocs-sans-date-a-remplir.pdf"));
}

/// What a form asks does not depend on what other forms chose, and is never lost with what it follows.
#[test]
fn a_grid_keeps_its_criteria_and_its_verdict_whatever_the_other_forms_have() {
    let project = Project::bakery();
    for (name, of) in [("par-unite", "unite"), ("par-situation", "situations")] {
        let text = BLOCS
            .replace("pour = \"blocs\"", "pour = \"domaines\"")
            .replace("de = \"unite\"", &format!("de = \"{of}\""));
        project.write(&format!("content/commun/gabarits/{name}.toml"), text);
    }
    let mut catalogue = catalogue(&project);
    let count = |catalogue: &Catalogue, kind: &str, end: &str| {
        fields(catalogue, "boulanger", kind).iter().filter(|(name, ..)| name.ends_with(end)).count()
    };
    let criteria = count(&catalogue, "par-unite", "_finale");
    assert!(criteria > 0 && count(&catalogue, "par-situation", "_finale") > 0);
    for certification in &mut catalogue.certifications {
        certification.final_livret = None;
        let grids = certification.intermediate_grids.iter_mut().flat_map(|grids| &mut grids.domaines);
        grids.for_each(|grid| grid.criteria.truncate(1));
    }
    assert_eq!(count(&catalogue, "par-unite", "_finale"), criteria);
    assert_eq!(count(&catalogue, "par-situation", "_finale"), 0);
    let domaines =
        catalogue.certifications.iter().rfind(|it| it.slug.as_str() == "boulanger").map(|it| it.domaines.len());
    assert_eq!(Some(count(&catalogue, "par-situation", "_verdict")), domaines);
}

#[test]
fn a_livret_by_bloc_is_made_for_one_parcours() {
    let project = Project::bakery();
    project.write("content/commun/gabarits/livret-blocs.toml", BLOCS);
    let run = project.run(&["livret", "confiseur", "--blocs", "2", "--sortie", "parcours"]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{}", run.printed);
    assert!(run.printed.contains("Bloc 2 seulement"), "{}", run.printed);
    let name = "parcours/confiseur-livret-blocs-sans-date-b2";
    assert!(project.path().join(format!("{name}.pdf")).exists());
    assert!(project.path().join(format!("{name}-a-remplir.pdf")).exists());
    let site = project.build(&[]);
    assert!(site.contains_key("documents/confiseur/sans-date/confiseur-livret-blocs-sans-date-b1.pdf"));
}

#[test]
fn a_new_form_builds_at_once_as_a_draft_and_changes_no_public_byte() {
    for (options, path) in [
        (&[][..], "certifications/boulanger/2021/attestation/index.html"),
        (&["--blocs"], "certifications/confiseur/sans-date/attestation/index.html"),
    ] {
        let project = Project::bakery();
        assert_eq!(project.run(&["fmt"]).code, Some(0));
        let before = project.build(&[]);
        let run = project.run(&[&["new", "gabarit", "attestation"], options].concat());
        assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{}", run.printed);
        assert_eq!(project.run(&["check", "--strict"]).code, Some(0));
        assert_eq!(project.run(&["fmt", "--check"]).code, Some(0));
        assert!(project.build(&["--drafts"]).contains_key(path));
        assert_eq!(project.build(&[]), before);
        let again = project.run(&["new", "gabarit", "attestation"]);
        assert_ne!(again.code, Some(0), "nothing is replaced");
    }
}

/// The forms of a certification in blocs, by the end of their addresses.
const SET: [&str; 9] = [
    "grilles-blocs",
    "guide-entretien-blocs",
    "livret-suivi-blocs",
    "guide-tuteur-blocs",
    "livret-evaluation-blocs",
    "fiche-decision-blocs",
    "proces-verbal",
    "attestation-blocs",
    "dossier-vae-blocs",
];

/// Its référentiel and all the forms of a certification in blocs, from content alone.
#[test]
fn a_cqp_in_blocs_begins_with_a_command() {
    let project = Project::bakery();
    assert_eq!(project.run(&["fmt"]).code, Some(0));
    let before = project.build(&[]);
    let run = project.run(&["new", "cqp", "souffleur", "2027", "--blocs"]);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{}", run.printed);
    assert_eq!(project.run(&["check", "--strict"]).code, Some(0));
    assert_eq!(project.run(&["fmt", "--check"]).code, Some(0));
    let site = project.build(&["--drafts"]);
    let page = |path: &str| Page::parse(&site[path]).text().replace('’', "'");
    assert!(site.contains_key("certifications/souffleur/2027/referentiel/index.html"));
    let circuit = page("certifications/souffleur/2027/qui-fait-quoi/index.html");
    let catalogue = catalogue(&project);
    for kind in SET {
        let words = page(&format!("certifications/souffleur/2027/{kind}/index.html"));
        let title = &catalogue.gabarits.values().find(|form| form.name.as_str() == kind).expect("the form").title;
        assert!(words.contains(title.as_str()) && circuit.contains(title.as_str()), "{title}");
        for end in ["", "-a-remplir"] {
            let file = format!("documents/souffleur/2027/souffleur-{kind}-2027{end}.pdf");
            assert!(site.contains_key(&file), "{file}");
        }
        let names: Vec<String> = fields(&catalogue, "souffleur", kind).into_iter().map(|(name, ..)| name).collect();
        assert!(!names.is_empty(), "{kind} asks for nothing");
        // Other certifications in blocs keep their own forms.
        let other = format!("certifications/confiseur/sans-date/{kind}/index.html");
        assert_eq!(site.contains_key(&other), kind == "grilles-blocs", "{other}");
    }
    assert!(page("certifications/souffleur/2027/index.html").contains("CQP"));
    // The jury decides bloc by bloc, and each evaluator signs for each bloc.
    let all = |kind| fields(&catalogue, "souffleur", kind);
    assert!(all("fiche-decision-blocs").iter().any(|(name, _, by)| name.starts_with("B1_") && *by == Role::Jury));
    assert!(all("livret-evaluation-blocs").iter().any(|(name, ..)| name == "B1_C1_E2_finale"));
    assert_eq!(project.build(&[]), before, "a draft changes no public byte");
}

#[test]
fn a_second_certification_in_blocs_shares_the_forms_of_the_first() {
    let project = Project::bakery();
    for name in ["souffleur", "verrier"] {
        let run = project.run(&["new", "cqp", name, "2027", "--blocs"]);
        assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{}", run.printed);
    }
    let form = project.read("content/commun/gabarits/proces-verbal.toml");
    assert!(form.contains("certifications = [\"souffleur\", \"verrier\"]"), "{form}");
    // What the editor changed is kept; a form for all is left as it is.
    project.write("content/commun/gabarits/proces-verbal.toml", form.replace("certifications =", "# certifications ="));
    assert_eq!(project.run(&["new", "rncp", "potier", "2027"]).code, Some(0));
    let site = project.build(&["--drafts"]);
    assert!(site.contains_key("documents/potier/2027/potier-proces-verbal-2027.pdf"));
    assert!(site.contains_key("documents/confiseur/sans-date/confiseur-proces-verbal-sans-date.pdf"));
    project.replace("content/commun/gabarits/attestation-blocs.toml", "\"verrier\"", "\"vitrier\"");
    let run = project.run(&["check"]);
    assert!(run.errors.contains("erreur[certification-inconnue]"), "{}", run.errors);
}
