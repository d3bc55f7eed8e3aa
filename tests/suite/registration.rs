//! Registration is a fact beside a certification, whatever it is made of: on its page, on paper, in the data, for programs.
//!
//! The bakery has a CQP in blocs that nothing says registered, a CQP in domaines of the répertoire spécifique, and a
//! certification in blocs of which all is known.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::support::page::{Element, Page};
use crate::support::pdf::{Pdf, broken_rules, packed};
use crate::support::{Project, fixtures, read_all, write_all};
use serde_json::{Value, json};

const PATISSIER: &str = "certifications/patissier/2026";
const CHOCOLATIER: &str = "certifications/chocolatier/2025";
const BOULANGER: &str = "certifications/boulanger/2021";

type Site = BTreeMap<String, Vec<u8>>;

static SITE: LazyLock<Site> = LazyLock::new(|| bakery().build(&[]));

fn bakery() -> Project {
    let project = Project::bakery();
    write_all(&project.path().join("content"), &read_all(&fixtures().join("fournil")));
    project
}

fn page(site: &Site, folder: &str) -> Page {
    let path = format!("{folder}/index.html");
    Page::parse(site.get(&path).unwrap_or_else(|| panic!("no {path}")))
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the facts at the head of a page say, by what they are.
fn facts(page: &Page) -> BTreeMap<String, String> {
    let heads = page.elements().into_iter().filter(|it| it.name() == "dl" && it.is_of("facts"));
    let pairs = heads.flat_map(|list| list.children()).filter(|it| it.name() == "div");
    let of = |pair: &Element, name: &str| {
        let found = pair.children().into_iter().find(|it| it.name() == name);
        words(&found.unwrap_or_else(|| panic!("no {name}")).text())
    };
    pairs.map(|pair| (of(&pair, "dt"), of(&pair, "dd"))).collect()
}

/// The credential that programs read in a page.
fn credential(page: &Page) -> Value {
    let script = page.named("script").into_iter().find(|it| it.attribute("type").is_some_and(|it| it.contains("json")));
    let data: Value = serde_json::from_str(&script.expect("structured data").text()).expect("JSON");
    let graph = data["@graph"].as_array().cloned().unwrap_or_default();
    let credential = graph.into_iter().find(|it| it["@type"] == "EducationalOccupationalCredential");
    credential.expect("a credential")
}

fn data(site: &Site, name: &str) -> Value {
    serde_json::from_slice(&site[&format!("donnees/certifications/{name}.json")]).expect("JSON")
}

fn rows(site: &Site, name: &str) -> Vec<BTreeMap<String, String>> {
    let bytes = site[&format!("donnees/certifications/{name}.csv")].strip_prefix("\u{FEFF}".as_bytes());
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes.expect("a mark"));
    reader.deserialize().collect::<Result<_, _>>().expect("rows")
}

fn pdf(site: &Site, path: &str) -> String {
    assert_eq!(broken_rules(&site[path]), [""; 0], "{path}");
    Pdf::parse(path, &site[path]).packed_text()
}

#[test]
fn a_page_says_each_fact_that_is_known_and_where_it_was_read() {
    let shown = page(&SITE, CHOCOLATIER);
    let facts = facts(&shown);
    let told = [
        ("Code RNCP", "40123, sur le site du répertoire Note de l’éditeur : fiche consultée le 3 novembre 2026"),
        ("Niveau", "4"),
        ("Certificateurs", "Fédération du pain Chambre du four"),
        ("Codes NSF", "221t Agro-alimentaire 312"),
        ("Formacodes", "21528 Chocolaterie 42028"),
        ("Codes ROME", "D1104 Pâtisserie, confiserie, chocolaterie et glacerie H2101"),
        ("Date de décision", "27 mars 2025"),
        ("Date d’effet", "1er avril 2025"),
        ("Échéance de l’enregistrement", "31 mars 2028"),
        ("Limite de délivrance", "31 mars 2030"),
    ];
    for (label, expected) in told {
        assert_eq!(facts.get(label).map(String::as_str), Some(expected), "{label} in {facts:?}");
    }
    assert!(shown.attributes("href").contains(&"https://repertoire.example/40123".to_owned()));
    assert!(words(&shown.text()).contains("RNCP Chocolatier de démonstration"));
}

#[test]
fn a_cqp_in_domaines_is_registered_as_its_source_says() {
    let facts = facts(&page(&SITE, BOULANGER));
    let code = &facts["Code RS"];
    assert!(code.starts_with("6420 date de la source : édition 2021 ; source 102, lignes 3 à 5"), "{code}");
    assert!(code.contains("Note de l’éditeur") && code.contains("La branche demande un nouvel enregistrement."));
    assert_eq!(facts["Certificateur"], "Branche de démonstration");
    assert_eq!(facts["Échéance de l’enregistrement"], "28 février 2027");
    // What the source does not say, the page does not.
    for unknown in ["Niveau", "Code NSF", "Date d’effet", "Limite de délivrance", "Code RNCP"] {
        assert_eq!(facts.get(unknown), None);
    }
    let provenance = words(&page(&SITE, &format!("{BOULANGER}/provenance")).text());
    assert!(provenance.contains("Code RS") && provenance.contains("lignes 3 à 5"), "{provenance}");
    // A CQP remains one, wherever it is registered.
    assert!(words(&page(&SITE, BOULANGER).text()).contains("CQP Boulanger de démonstration"));
}

#[test]
fn a_cqp_in_blocs_claims_no_registration() {
    let shown = page(&SITE, PATISSIER);
    let facts = facts(&shown);
    assert_eq!(facts.keys().map(String::as_str).collect::<Vec<_>>(), ["Source", "Édition"]);
    let text = words(&shown.text());
    assert!(text.contains("CQP Pâtissier de démonstration") && !text.contains("RNCP"), "{text}");
    // Neither a law nor a public that its source has not.
    assert!(shown.named("blockquote").is_empty());
    let bloc = words(&page(&SITE, &format!("{PATISSIER}/blocs/b1")).text());
    assert!(bloc.contains("Cuire une crème sans la brûler, premier bloc de compétences du métier"), "{bloc}");
    let data = data(&SITE, "patissier-2026");
    assert_eq!((&data["genre"], &data["enregistrement"], &data["rncp"]), (&json!("cqp"), &Value::Null, &Value::Null));
    assert_eq!(data["referentiels"]["blocs"][0]["titre"]["texte"], "Préparer les crèmes");
    let credential = credential(&shown);
    for claimed in ["identifier", "educationalLevel", "creator", "expires", "sameAs", "about"] {
        assert_eq!(credential[claimed], Value::Null, "{claimed}");
    }
    assert_eq!(credential["credentialCategory"], "CQP");
    for document in ["referentiel", "grilles-blocs"] {
        let printed = pdf(&SITE, &format!("documents/patissier/2026/patissier-{document}-2026.pdf"));
        assert!(!printed.contains(&packed("Enregistrement")) && !printed.contains("RNCP"), "{document}");
    }
}

#[test]
fn paper_says_on_the_cover_what_counts_and_all_in_the_referentiel() {
    let path = "documents/chocolatier/2025/chocolatier-referentiel-2025.pdf";
    let printed = pdf(&SITE, path);
    let cover = "Code RNCP : 40123 (fiche consultée le 3 novembre 2026). Niveau : 4. Échéance de l’enregistrement : \
                 31 mars 2028. Limite de délivrance : 31 mars 2030.";
    let told = [
        cover,
        "Certificateurs : Fédération du pain ; Chambre du four",
        "Codes NSF : 221t Agro-alimentaire ; 312",
        "Formacodes : 21528 Chocolaterie ; 42028",
        "Codes ROME : D1104 Pâtisserie, confiserie, chocolaterie et glacerie ; H2101",
        "Date de décision : 27 mars 2025",
        "Date d’effet : 1er avril 2025",
        "Fiche : https://repertoire.example/40123",
        "Source : Fiche RNCP40123. Consulté le 3 novembre 2026.",
    ];
    for words in told {
        assert!(printed.contains(&packed(words)), "{path} does not say « {words} »: {printed}");
    }
    let grids = pdf(&SITE, "documents/chocolatier/2025/chocolatier-grilles-blocs-2025.pdf");
    assert!(grids.contains(&packed(cover)), "{grids}");
    let path = "documents/boulanger/2021/boulanger-referentiel-2021.pdf";
    let printed = pdf(&SITE, path);
    for words in ["Code RS : 6420 (source : édition 2021).", "Certificateur : Branche de démonstration", "lignes 3-5"]
    {
        assert!(printed.contains(&packed(words)), "{path} does not say « {words} »: {printed}");
    }
}

#[test]
fn the_data_says_the_same_facts_in_both_files() {
    let own = data(&SITE, "chocolatier-2025");
    assert_eq!(
        own["enregistrement"],
        json!({
            "registre": "rncp",
            "code": "40123",
            "niveau": 4,
            "certificateurs": ["Fédération du pain", "Chambre du four"],
            "nsf": [{ "code": "221t", "libelle": "Agro-alimentaire" }, { "code": "312" }],
            "formacodes": [{ "code": "21528", "libelle": "Chocolaterie" }, { "code": "42028" }],
            "rome": [
                { "code": "D1104", "libelle": "Pâtisserie, confiserie, chocolaterie et glacerie" },
                { "code": "H2101" },
            ],
            "decision": "2025-03-27",
            "effet": "2025-04-01",
            "echeance": "2028-03-31",
            "limite_delivrance": "2030-03-31",
            "adresse_fiche": "https://repertoire.example/40123",
            "consulte": "2026-11-03",
        })
    );
    assert_eq!(own["publication"]["echeance"], "2028-03-31");
    // Printed by no source of the site.
    assert_eq!(own["rncp"], Value::Null);
    let rows = rows(&SITE, "chocolatier-2025");
    let said: Vec<(&str, &str, &str)> = rows
        .iter()
        .filter(|row| row["type"] == "fait" && row["consulte"] == "2026-11-03")
        .map(|row| (row["nature"].as_str(), row["valeur"].as_str(), row["texte"].as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ("registre", "rncp", ""),
            ("code-repertoire", "40123", ""),
            ("niveau", "4", ""),
            ("certificateur", "Fédération du pain", ""),
            ("certificateur", "Chambre du four", ""),
            ("nsf", "221t", "Agro-alimentaire"),
            ("nsf", "312", ""),
            ("formacode", "21528", "Chocolaterie"),
            ("formacode", "42028", ""),
            ("rome", "D1104", "Pâtisserie, confiserie, chocolaterie et glacerie"),
            ("rome", "H2101", ""),
            ("decision", "2025-03-27", ""),
            ("effet", "2025-04-01", ""),
            ("echeance", "2028-03-31", ""),
            ("limite-delivrance", "2030-03-31", ""),
        ]
    );
    let own = data(&SITE, "boulanger-2021");
    assert_eq!(own["fiche_actuelle"]["titre"], "Boulanger d'aujourd'hui");
    assert_eq!(own["fiche_actuelle"]["enregistrement"]["code"], "23456");
    assert_eq!(
        (&own["enregistrement"]["registre"], &own["enregistrement"]["source"]),
        (&json!("rs"), &json!("102:3-5"))
    );
    assert_eq!(own["rncp"], Value::Null);
}

#[test]
fn programs_read_the_facts_of_a_registration() {
    let own = credential(&page(&SITE, CHOCOLATIER));
    let identifier = json!({ "@type": "PropertyValue", "propertyID": "RNCP", "value": "RNCP40123" });
    assert_eq!(own["identifier"], identifier);
    assert_eq!((&own["educationalLevel"], &own["credentialCategory"]), (&json!("niveau 4"), &json!("RNCP")));
    assert_eq!(own["creator"][1], json!({ "@type": "Organization", "name": "Chambre du four" }));
    assert_eq!((&own["expires"], &own["temporalCoverage"]), (&json!("2028-03-31"), &json!("2025-04-01/2028-03-31")));
    assert_eq!(own["sameAs"], "https://repertoire.example/40123");
    let about: Vec<(&Value, &Value)> =
        own["about"].as_array().expect("codes").iter().map(|it| (&it["inDefinedTermSet"], &it["termCode"])).collect();
    let expected = [("NSF", "221t"), ("NSF", "312"), ("Formacode", "21528"), ("Formacode", "42028")];
    let expected = expected.into_iter().chain([("ROME", "D1104"), ("ROME", "H2101")]);
    assert_eq!(
        about,
        expected
            .map(|(set, code)| (json!(set), json!(code)))
            .collect::<Vec<_>>()
            .iter()
            .map(|(set, code)| (set, code))
            .collect::<Vec<_>>()
    );
    // The certification of today has a page of its own.
    let today = credential(&page(&SITE, "certifications/boulanger"));
    assert_eq!(
        (&today["name"], &today["identifier"]["value"]),
        (&json!("Boulanger d'aujourd'hui"), &json!("RNCP23456"))
    );
    assert_eq!((&today["educationalLevel"], &today["expires"]), (&json!("niveau 3"), &json!("2028-06-30")));
    // Nothing is registered of that edition but what its source says.
    assert_eq!(credential(&page(&SITE, "certifications/boulanger/2020"))["identifier"], Value::Null);
}

#[test]
fn an_entry_of_the_register_may_say_all_that_an_edition_may() {
    let project = bakery();
    let path = "content/commun/repertoire.toml";
    let more = "niveau = 3\nnsf = [{ code = \"221\" }]\nrome = [{ code = \"D1102\", libelle = \"Boulangerie\" }]\n\
                decision = 2025-06-05\nlimite_delivrance = 2030-06-30";
    project.replace(path, "niveau = 3", more);
    let site = project.build(&[]);
    let facts = facts(&page(&site, "certifications/boulanger"));
    let told = [
        ("Fiche", "RNCP23456, sur le site du répertoire national"),
        ("Niveau", "3"),
        ("Certificateurs", "Fédération du pain Chambre du four"),
        ("Code NSF", "221"),
        ("Code ROME", "D1102 Boulangerie"),
        ("Date de décision", "5 juin 2025"),
        ("Échéance de l’enregistrement", "30 juin 2028"),
        ("Limite de délivrance", "30 juin 2030"),
        ("Consultée le", "2 novembre 2026"),
    ];
    assert_eq!(
        facts.iter().map(|(label, said)| (label.as_str(), said.as_str())).collect::<BTreeMap<_, _>>(),
        told.into()
    );
}

#[test]
fn that_nothing_is_registered_is_a_fact_where_a_source_says_it() {
    let project = bakery();
    let none = "libelle_edition = \"projet de 2026\"\n\n[enregistrement]\nregistre = \"aucun\"\n\
                certificateurs = [\"Branche de démonstration\"]\nsource = \"104:2\"";
    project.replace(
        "content/certifications/patissier/2026/certification.toml",
        "libelle_edition = \"projet de 2026\"",
        none,
    );
    let site = project.build(&[]);
    let facts = facts(&page(&site, PATISSIER));
    assert!(facts["Enregistrement"].starts_with("aucun date de la source : non daté"), "{facts:?}");
    assert_eq!(facts["Certificateur"], "Branche de démonstration");
    assert_eq!(data(&site, "patissier-2026")["enregistrement"]["registre"], "aucun");
    assert_eq!(credential(&page(&site, PATISSIER))["identifier"], Value::Null);
    let printed = pdf(&site, "documents/patissier/2026/patissier-referentiel-2026.pdf");
    assert!(printed.contains(&packed("Enregistrement : aucun (source : non daté).")), "{printed}");
}

#[test]
fn a_new_edition_inherits_no_registration() {
    let project = bakery();
    assert_eq!(project.run(&["new", "edition", "chocolatier", "2031"]).code, Some(0));
    let identity = project.read("content/certifications/chocolatier/2031/certification.toml");
    assert!(identity.contains("\nremplace = [\"2025\"]\n"), "{identity}");
    for gone in ["enregistrement", "40123", "echeance", "D1104", "Fédération", "acte", "Arrêté"] {
        assert!(!identity.contains(gone), "{gone} in {identity}");
    }
    assert_eq!(project.run(&["check"]).code, Some(0));
}

/// The two editions of one certification, and the entry of today, may have one code.
#[test]
fn the_editions_of_a_certification_share_its_code() {
    let project = bakery();
    let own = "guide = \"101\"\n\n[enregistrement]\nregistre = \"rncp\"\ncode = \"23456\"\nsource = \"101:2\"";
    project.replace("content/certifications/boulanger/2020/certification.toml", "guide = \"101\"", own);
    assert_eq!(project.run(&["check"]).code, Some(0));
    // The same digits in the other register are another entry.
    project.replace("content/certifications/chocolatier/2025/certification.toml", "\"40123\"", "\"6420\"");
    assert_eq!(project.run(&["check"]).code, Some(0));
}

#[test]
fn the_certification_of_today_may_be_of_the_other_register() {
    let project = bakery();
    project.replace("content/commun/repertoire.toml", "registre = \"rncp\"", "registre = \"rs\"");
    let site = project.build(&[]);
    let shown = page(&site, "certifications/boulanger");
    assert_eq!(facts(&shown)["Fiche"], "RS23456, sur le site du répertoire spécifique");
    let text = words(&shown.text());
    assert!(text.contains("enregistrée au répertoire spécifique.") && !text.contains("répertoire national"), "{text}");
    let table = rows(&site, "boulanger-2020");
    let of_today: Vec<(&str, &str)> = table
        .iter()
        .filter(|row| row["groupe"] == "Fiche actuelle")
        .map(|row| (row["nature"].as_str(), row["valeur"].as_str()))
        .collect();
    let expected = [
        ("registre", "rs"),
        ("code-repertoire", "23456"),
        ("niveau", "3"),
        ("certificateur", "Fédération du pain"),
        ("certificateur", "Chambre du four"),
        ("echeance", "2028-06-30"),
        ("intitule-fiche", "Boulanger d'aujourd'hui"),
    ];
    assert_eq!(of_today, expected);
}
