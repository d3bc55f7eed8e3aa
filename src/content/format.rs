//! The shape of the content files: one Rust type a file, read by serde, described to editors by schemars.
//!
//! These types are the single definition of the format: `shape.rs` checks a file against the schema made from them,
//! so that all the faults of a file are found with their place, and only then does serde read it. Field names and
//! descriptions are French because editors meet them. No type here reaches another room: `assemble.rs` turns them
//! into the model.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};

/// A value and the bytes of the file that state it.
#[derive(Debug, Clone)]
pub struct Located<T> {
    pub value: T,
    pub span: Range<usize>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = toml::Spanned::<T>::deserialize(deserializer)?;
        let span = spanned.span();
        Ok(Located { value: spanned.into_inner(), span })
    }
}

impl<T: JsonSchema> JsonSchema for Located<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
    fn inline_schema() -> bool {
        T::inline_schema()
    }
}

/// Declares a string newtype whose schema carries one word, `x-fascicule`, that `shape.rs` knows how to check.
macro_rules! checked_string {
    ($(#[$doc:meta])* $name:ident, $role:literal, $description:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "x-fascicule": $role, "description": $description })
            }
            fn inline_schema() -> bool {
                true
            }
        }
    };
}

checked_string!(
    /// The code that an entry declares.
    Declared, "code", "Code de l'énoncé, unique dans la certification et stable pour toujours, comme D1.SF2"
);
checked_string!(
    /// A code that must be declared elsewhere in the same certification.
    Reference, "reference", "Code d'un énoncé déclaré ailleurs dans la certification"
);
checked_string!(
    /// A statement: plain text in which only `**` marks bold.
    Text, "enonce", "Texte sur une ligne ; seul **…** y marque le gras, tout le reste est littéral"
);
checked_string!(
    /// `003` or `003:466` or `003:466-470`: a source declared in `sources.toml`, and lines of its text.
    SourceRef, "source", "Source déclarée dans sources.toml, avec les lignes de son texte, comme 003:466-470"
);
checked_string!(
    /// A guide declared in `commun/guides.toml`.
    GuideRef, "guide", "Guide déclaré dans commun/guides.toml, par le code de sa source, comme 003"
);
checked_string!(
    /// A code of the national register: digits, as printed.
    CodeRncp, "rncp", "Code du répertoire national (RNCP), de 3 à 5 chiffres, entre guillemets"
);
checked_string!(
    /// A place in the printed documents: `kind` or `kind/part`.
    PlaceRef, "lieu", "Document, ou partie d'un document, comme livret-evaluation-finale/evaluation"
);

/// A text that is the same in all guides, or one wording a guide.
#[derive(Debug, Clone)]
pub enum ByGuide {
    Same(String),
    Each(BTreeMap<String, Located<String>>),
}

impl<'de> Deserialize<'de> for ByGuide {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = ByGuide;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("un texte, ou un texte par guide")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<ByGuide, E> {
                Ok(ByGuide::Same(text.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ByGuide, A::Error> {
                let mut each = BTreeMap::new();
                while let Some((guide, text)) = map.next_entry()? {
                    each.insert(guide, text);
                }
                Ok(ByGuide::Each(each))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl JsonSchema for ByGuide {
    fn schema_name() -> Cow<'static, str> {
        "ParGuide".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Text>();
        json_schema!({
            "description": "Un texte, ou un texte par guide : { 003 = \"…\", 002 = \"…\" }",
            "oneOf": [text, { "type": "object", "additionalProperties": text }]
        })
    }
    fn inline_schema() -> bool {
        true
    }
}

/// A calendar day, written as a TOML date (`2026-11-20`, without quotes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Day(pub toml::value::Datetime);

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "description": "Date TOML sans guillemets, comme 2026-11-20" })
    }
    fn inline_schema() -> bool {
        true
    }
}

// ---------------------------------------------------------------- site.toml, sources.toml, commun/

/// Le site : qui publie, sous quels droits, avec quel thème.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteFile {
    /// Titre du site
    pub titre: Located<Text>,
    /// Une phrase sous le titre de l'accueil, et dans sa description
    pub introduction: Option<Located<Text>>,
    /// Nom du dossier du thème, sous themes/
    pub theme: Located<String>,
    /// Date à laquelle les échéances sont jugées (jamais l'horloge)
    pub date_reference: Day,
    /// Adresse publique du site, quand elle est connue (https://…)
    pub adresse_publique: Option<Located<String>>,
    /// La licence des données ouvertes ; tant que la clé est absente, le site dit qu'aucune n'est déclarée
    pub licence_donnees: Option<LicenceDonnees>,
    /// Qui publie
    pub editeur: Editeur,
    /// Ce que les formulaires disent de l'usage des données personnelles
    pub donnees_personnelles: Option<Located<DonneesPersonnelles>>,
}

/// La licence des données ouvertes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LicenceDonnees {
    /// Son nom, comme « Licence Ouverte 2.0 »
    pub nom: Located<Text>,
    /// Où la lire (https://…)
    pub adresse: Located<String>,
}

/// Qui publie ; une valeur vide est montrée « à compléter ».
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Editeur {
    /// Nom de l'éditeur du site
    pub nom: String,
    /// Mandat donné par le certificateur
    pub mandat: String,
    /// Ce que couvertures et pages disent tant que le mandat est vide, comme « Réédition documentaire, non émise par … »
    pub sans_mandat: Option<Located<Text>>,
    /// Droits sur les textes publiés
    pub droits: String,
    /// Adresse fonctionnelle où signaler une erreur (jamais celle d'une personne)
    pub contact: String,
}

/// L'information due à ceux qui remplissent un formulaire ; imprimée sur leur couverture quand aucune valeur n'est vide.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DonneesPersonnelles {
    /// Responsable du traitement : l'organisme, et où le joindre (jamais une personne)
    pub responsable: String,
    /// Finalité : pourquoi ces données sont recueillies
    pub finalite: String,
    /// Destinataires : qui les reçoit
    pub destinataires: String,
    /// Durée de conservation
    pub conservation: String,
    /// Droits du candidat, et comment les exercer
    pub droits: String,
}

/// Les documents dont les textes sont tirés.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourcesFile {
    /// Un document source
    pub source: Vec<Source>,
}

/// Un document source.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Trois chiffres, comme 003
    pub code: Located<String>,
    /// Titre du document
    pub titre: Located<Text>,
    /// Ce que l'on sait de sa date
    pub date: Located<Text>,
}

/// Les guides : les sources dont les documents portent les mots, dans l'ordre où les pages les mettent côte à côte.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuidesFile {
    /// Un guide
    pub guide: Vec<Guide>,
    /// Notes de l'éditeur sur ce qui sépare les guides, pour la page qui les met côte à côte
    #[serde(default)]
    pub note: Vec<Note>,
}

/// Un guide.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Le code de sa source, comme 003
    pub source: Located<SourceRef>,
    /// Ce dont on le nomme, comme « édition 2014 »
    pub libelle: Located<Text>,
    /// Ce que l'on sait de sa date, en clair
    pub precision: Option<Located<Text>>,
}

/// Ce que le répertoire national dit aujourd'hui des certifications de la branche : des faits que l'éditeur a lus dans les
/// fiches, jamais leur texte.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RepertoireFile {
    /// Une fiche
    pub fiche: Vec<FicheRepertoire>,
}

/// Une fiche active du répertoire national.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FicheRepertoire {
    /// Nom du dossier de la certification, comme charge-accueil : les éditions publiées ici l'ont précédée
    pub certification: Located<String>,
    /// Le code de la fiche, de trois à cinq chiffres, comme 39866
    pub code: Located<CodeRncp>,
    /// L'intitulé de la certification, tel que la fiche le donne
    pub titre: Located<Text>,
    /// Niveau de qualification, de 1 à 8
    #[schemars(range(min = 1, max = 8))]
    pub niveau: Option<u8>,
    /// Les certificateurs, un par entrée
    pub certificateurs: Vec<Located<Text>>,
    /// Dernier jour de l'enregistrement
    pub echeance: Located<Day>,
    /// Où lire la fiche (https://…)
    pub adresse: Located<String>,
    /// Jour où l'éditeur l'a consultée
    pub consulte: Day,
}

/// Les échelles d'évaluation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EchellesFile {
    /// Une échelle
    pub echelle: Vec<Echelle>,
}

/// Une échelle : des niveaux, dans l'ordre où ils sont proposés.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Echelle {
    /// Nom de l'échelle, comme oui-non
    pub code: Located<String>,
    /// À quoi elle sert
    pub usage: Located<Text>,
    /// Les niveaux
    pub niveau: Vec<Niveau>,
}

/// Un niveau d'une échelle.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Niveau {
    /// Nom court, stable, sans accent ni espace, comme oui
    pub code: Located<String>,
    /// Mots imprimés, comme OUI
    pub libelle: Located<Text>,
    /// Ce que le niveau entraîne, dans les mots de la source
    pub suite: Option<Located<Text>>,
}

/// Les mots communs des formulaires, sous des noms que les documents emploient.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LibellesFile {
    /// Un libellé
    pub libelle: Vec<Libelle>,
    /// Une note de l'éditeur que des documents portent toujours
    #[serde(default)]
    pub note: Vec<NoteCommune>,
}

/// Une note de l'éditeur que des documents portent toujours : sa date est celle où ses mots ont été vérifiés.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteCommune {
    /// Nom employé par les documents, comme feuille-complementaire
    pub code: Located<String>,
    /// Le texte, un paragraphe par entrée
    pub texte: Vec<Located<Text>>,
    /// D'où l'éditeur le tient : les passages qui le fondent, les mêmes pour tous les guides ou ceux de chacun
    pub source: Located<ByGuide>,
    /// Jour où cela a été consulté
    pub consulte: Day,
}

/// Un libellé : le même pour tous les guides, ou un par guide.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Libelle {
    /// Nom employé par les documents, comme avis-maitrise
    pub code: Located<String>,
    /// Le texte
    pub texte: Located<ByGuide>,
    /// D'où vient le texte, une ligne au moins par guide qui le porte ; aucune si les mots sont de l'éditeur
    #[serde(default)]
    pub source: Vec<Located<SourceRef>>,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
}

/// En-tête (entre deux lignes +++) d'un texte en Markdown.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TexteEntete {
    /// Titre du texte
    pub titre: Located<Text>,
    /// D'où vient le texte
    pub source: Vec<Located<SourceRef>>,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
}

/// En-tête (entre deux lignes +++) d'une page d'aide en Markdown : une note de l'éditeur.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageEntete {
    /// Titre de la page
    pub titre: Located<Text>,
    /// Ce qu'on y trouve, en une phrase
    pub objet: Located<Text>,
    /// D'où l'éditeur le tient
    pub source: Located<Text>,
    /// Quand il l'a vérifié
    pub consulte: Day,
    /// Les formulaires y mènent
    #[serde(default)]
    pub formulaires: bool,
}

/// Ce que les guides disent de chaque CQP de la branche dans leurs règles générales.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CqpFile {
    /// Ce qui introduit les règles d'orientation
    pub introduction_orientation: Option<PhraseGuides>,
    /// Ce qui introduit les formes de l'entretien avec le jury
    pub introduction_jury: Option<PhraseGuides>,
    /// Un CQP
    pub cqp: Vec<CqpRegles>,
    /// Forme de l'entretien avec le jury, pour un groupe de CQP
    #[serde(default)]
    pub jury: Vec<FormeJury>,
}

/// Ce que les règles générales disent d'un CQP.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CqpRegles {
    /// Nom du dossier de la certification, comme charge-accueil
    pub certification: Located<String>,
    /// Règle d'orientation entre les CQP
    pub orientation: PhraseGuides,
    /// Expérience demandée pour la validation des acquis
    pub experience_vae: PhraseGuides,
}

/// Forme de l'entretien avec le jury, pour un groupe de CQP.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormeJury {
    /// Noms des dossiers des certifications concernées
    pub certifications: Vec<Located<String>>,
    /// La forme de l'entretien
    pub forme: PhraseGuides,
}

/// Une phrase qui peut différer d'un guide à l'autre.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PhraseGuides {
    /// Le texte, ou un texte par guide
    pub texte: Located<ByGuide>,
    /// Les lignes des sources, une par guide
    pub source: Vec<Located<SourceRef>>,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
    /// Mots de l'éditeur, montrés entre crochets, qui mènent à une phrase coupée là où elle est citée seule
    pub amorce: Option<Located<Text>>,
}

/// Un schéma : des rangs lus de haut en bas, chacun d'une ou de plusieurs branches côte à côte.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SchemaFile {
    /// Titre du schéma
    pub titre: Located<Text>,
    /// Les lignes des sources où il se lit
    pub source: Vec<Located<SourceRef>>,
    /// Vrai si des flèches mènent d'un rang au suivant
    pub fleches: bool,
    /// Les rangs
    pub rang: Vec<Rang>,
}

/// Un rang d'un schéma.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rang {
    /// Les branches, de gauche à droite
    pub branche: Vec<Branche>,
}

/// Une branche : une condition qui y mène, puis des étapes de haut en bas.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Branche {
    /// Ce qui mène à cette branche
    pub condition: Option<Located<Text>>,
    /// Les étapes ; aucune si la branche mène droit au rang suivant
    #[serde(default)]
    pub etape: Vec<Etape>,
}

/// Une étape d'un schéma : une boîte.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Etape {
    /// Titre de l'étape
    pub titre: Option<Located<Text>>,
    /// Les lignes de texte
    #[serde(default)]
    pub texte: Vec<Located<Text>>,
    /// Les points d'une liste
    #[serde(default)]
    pub point: Vec<Located<Text>>,
    /// Les outils (documents) employés à cette étape
    #[serde(default)]
    pub outil: Vec<Located<Text>>,
}

/// Les documents que les sources nomment mais ne contiennent pas.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentsCitesFile {
    /// Un document cité
    pub document: Vec<DocumentCite>,
}

/// Un document cité et non publié.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentCite {
    /// Nom court, comme dossier-vae
    pub code: Located<String>,
    /// Son nom dans les sources
    pub nom: Located<Text>,
    /// Qui l'établit ou le remet, si les sources le disent
    pub emis_par: Option<Located<Text>>,
    /// Qui le reçoit, si les sources le disent
    pub recu_par: Option<Located<Text>>,
    /// Les passages qui le nomment, mot pour mot
    pub citation: Vec<PassageCite>,
    /// Notes de l'éditeur sur ce document
    #[serde(default)]
    pub note: Vec<Note>,
}

/// Un passage qui nomme un document, et ce qu'il dit de son chemin.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PassageCite {
    /// Les mots des sources
    pub texte: Located<Text>,
    /// Toutes les lignes où les sources les portent
    pub source: Vec<Located<SourceRef>>,
    /// Qui remplit le document, quand le passage le dit : un acteur
    pub rempli_par: Option<Located<String>>,
    /// Qui le remet, quand le passage le dit : un acteur ou un organe de circuits.toml
    pub de: Option<Located<String>>,
    /// Qui le reçoit, quand le passage le dit : de même
    pub a: Option<Located<String>>,
}

/// Un passage d'une source, mot pour mot.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// Les mots de la source
    pub texte: Located<Text>,
    /// Où la source les porte
    pub source: Located<SourceRef>,
}

/// Qui transmet quoi à qui, et quand.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CircuitsFile {
    /// Un organe de la branche qui transmet ou reçoit
    #[serde(default)]
    pub organe: Vec<Organe>,
    /// Comment lire les pages faites de ce fichier : notes de l'éditeur, en tête de chacune
    pub note: Vec<Note>,
    /// Qui tient un rôle que les formulaires nomment sans dire qui
    #[serde(default)]
    pub main: Vec<Main>,
    /// Une transmission
    pub transmission: Vec<Transmission>,
}

/// Qui tient un rôle, dans les mots de la source : qui conduit l'entretien.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Main {
    /// Le rôle, comme entretien
    pub role: Located<String>,
    /// L'acteur qui le tient, comme entreprise
    pub tenu_par: Located<String>,
    /// La phrase de la source qui le dit
    pub texte: Located<Text>,
    /// Où les sources la portent : elle vaut pour les certifications qui ont l'une de ces sources
    pub source: Vec<Located<SourceRef>>,
}

/// Un organe de la branche : un observatoire, un jury national…
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organe {
    /// Le nom dont les transmissions se servent
    pub code: Located<String>,
    /// Comment les pages le nomment, avec son article
    pub nom: Located<Text>,
}

/// Une transmission, dans les mots de la source.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Transmission {
    /// Le document transmis, comme livret-suivi, ou celui dont parle la phrase
    pub document: Located<PlaceRef>,
    /// Ce qui est transmis, dans les mots de la phrase, quand ce n'est pas le document : « Les résultats »
    pub objet: Option<Located<Text>>,
    /// Qui transmet, quand la phrase le dit : un acteur (candidat, entretien, tuteur, evaluateurs, organisme-formation,
    /// entreprise, jury) ou le code d'un organe
    pub de: Option<Located<String>>,
    /// Qui reçoit, de même
    pub a: Located<String>,
    /// La phrase de la source qui le dit
    pub texte: Located<Text>,
    /// Où les sources la portent : elle vaut pour les certifications qui ont l'une de ces sources et ce document
    pub source: Vec<Located<SourceRef>>,
}

// ---------------------------------------------------------------- certifications/SLUG/EDITION/

/// Une certification dans une édition.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CertificationFile {
    /// Intitulé complet
    pub titre: Located<Text>,
    /// Intitulé court, quand la branche en emploie un
    pub titre_court: Option<Located<Text>>,
    /// cqp ou rncp
    pub genre: Genre,
    /// État de publication
    pub etat: Etat,
    /// Vrai tant que la certification n'est pas publiée : construite avec --drafts seulement
    #[serde(default)]
    pub brouillon: bool,
    /// La source de cette édition
    pub source: Located<SourceRef>,
    /// Le guide dont ses documents portent les mots communs : le code de sa source, déclaré dans commun/guides.toml
    pub guide: Option<Located<GuideRef>>,
    /// Ce dont on nomme cette édition, quand ce n'est pas « édition » et son année, comme « fiche documentaire de 2026 »
    pub libelle_edition: Option<Located<Text>>,
    /// Ce que l'on sait de la date de cette édition, en clair
    pub precision_edition: Option<Located<Text>>,
    /// Jour où cette édition a paru sur le site
    pub publie_le: Option<Located<Day>>,
    /// Dernier jour de l'enregistrement, quand il est connu
    pub echeance: Option<Located<Day>>,
    /// Le code que la source lui donne au répertoire national des certifications professionnelles
    pub rncp: Option<CodeAuRepertoire>,
    /// Mentions (options) de la certification
    #[serde(default)]
    pub mention: Vec<Mention>,
    /// Ce que la source imprime des mentions sous l'intitulé, sur la couverture de chaque formulaire
    pub mentions_en_couverture: Option<Located<Text>>,
    /// Ce que la source ne contient pas
    #[serde(default)]
    pub lacune: Vec<Lacune>,
    /// Notes de l'éditeur
    #[serde(default)]
    pub note: Vec<Note>,
    /// Codes retirés dont l'adresse reste vivante
    #[serde(default)]
    pub code_retire: Vec<CodeRetire>,
}

/// Un code au répertoire national, tel qu'une source le donne.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeAuRepertoire {
    /// Le code, de trois à cinq chiffres, comme 26288
    pub code: Located<CodeRncp>,
    /// Où la source le donne
    pub source: Located<SourceRef>,
    /// Ce qu'il est devenu : notes de l'éditeur, montrées partout où le code l'est
    #[serde(default)]
    pub note: Vec<Note>,
}

/// Le genre d'une certification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Genre {
    /// Certificat de qualification professionnelle
    Cqp,
    /// Certification enregistrée au répertoire national
    Rncp,
}

/// L'état d'une publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Etat {
    Projet,
    Adopte,
    EnVigueur,
    Retire,
    Historique,
    AVerifier,
}

/// Une mention (option) d'une certification.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// Nom court, comme sante
    pub code: Located<String>,
    /// Mots imprimés, comme « Mention santé »
    pub titre: Located<Text>,
}

/// Ce que la source ne contient pas.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lacune {
    /// Où le manque se voit
    pub lieu: Located<PlaceRef>,
    /// Ce qui manque, et à quoi on le voit
    pub texte: Located<Text>,
    /// La ligne qui l'annonce ou l'omet
    pub source: Located<SourceRef>,
    /// Ce que la page imprime là malgré tout
    pub imprime_ici: Option<ImprimeIci>,
}

/// Ce que la page imprime là où la source n'a rien : une note de l'éditeur, à la suite de la lacune.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImprimeIci {
    /// La note
    pub texte: Located<Text>,
    /// D'où viennent les mots imprimés
    pub source: Located<Text>,
    /// Quand l'éditeur l'a consulté
    pub consulte: Day,
    /// Vrai si ce sont les mots d'une autre édition
    #[serde(default)]
    pub restitution: bool,
}

/// Une note de l'éditeur : jamais la voix de la source.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// La note
    pub texte: Located<Text>,
    /// D'où l'éditeur le tient
    pub source: Located<Text>,
    /// Quand il l'a consulté
    pub consulte: Day,
    /// Où elle paraît ; partout si la liste est absente
    #[serde(default)]
    pub lieux: Vec<Located<PlaceRef>>,
}

/// Un code retiré : son adresse reste vivante.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeRetire {
    /// Le code retiré
    pub code: Located<Declared>,
    /// Le texte qu'il portait
    pub texte: Located<Text>,
    /// Le code qui le remplace, s'il y en a un
    pub remplace_par: Option<Located<Reference>>,
    /// Pourquoi il a été retiré
    pub raison: Located<Text>,
}

/// D'autres mots pour un énoncé, à certains endroits.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variante {
    /// Les endroits où ces mots paraissent
    pub lieux: Vec<Located<PlaceRef>>,
    /// Les guides qui portent ces mots ; tous si la liste est absente
    #[serde(default)]
    pub guides: Vec<Located<GuideRef>>,
    /// Les autres mots (ou bien absent = true)
    pub texte: Option<Located<Text>>,
    /// Vrai si l'énoncé ne paraît pas à ces endroits
    #[serde(default)]
    pub absent: bool,
    /// Pourquoi
    pub raison: Located<Text>,
    /// Où la source le dit
    pub source: Located<SourceRef>,
}

/// Une correction de la forme imprimée.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Erratum {
    /// Ce qui est fait : une correction si la clé est absente, ou l'ajout de mots qui manquent
    #[serde(default)]
    pub nature: NatureErratum,
    /// Les mots de la forme imprimée
    pub imprime: Located<Text>,
    /// Les mots publiés ici
    pub corrige: Located<Text>,
    /// Où la source porte la forme imprimée
    pub source: Located<SourceRef>,
    /// Les endroits concernés ; tous si la liste est absente
    #[serde(default)]
    pub lieux: Vec<Located<PlaceRef>>,
}

/// Ce qu'un erratum fait de la forme imprimée.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NatureErratum {
    /// Une coquille corrigée
    #[default]
    Correction,
    /// Des mots ajoutés, que la forme imprimée n'a pas
    Ajout,
}

/// Une note de bas de page de la source.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BasDePage {
    /// La note
    pub texte: Located<Text>,
    /// Où la source la porte
    pub source: Located<SourceRef>,
    /// Les endroits où elle paraît ; tous si la liste est absente
    #[serde(default)]
    pub lieux: Vec<Located<PlaceRef>>,
}

/// Un énoncé : un code, un texte.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Enonce {
    /// Le code
    pub code: Located<Declared>,
    /// Le texte
    pub texte: Located<Text>,
    /// Les lignes de la source, quand elles diffèrent de celles du fichier
    pub source: Option<Located<SourceRef>>,
    /// D'autres mots à certains endroits
    #[serde(default)]
    pub variante: Vec<Variante>,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
    /// Note de bas de page de la source
    pub bas_de_page: Option<BasDePage>,
}

/// Une phrase qui n'a pas de code, mais peut varier d'un endroit à l'autre.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// Le texte
    pub texte: Located<Text>,
    /// D'autres mots à certains endroits
    #[serde(default)]
    pub variante: Vec<Variante>,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
}

/// La définition de la qualification.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DefinitionFile {
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Phrase qui introduit les finalités
    pub introduction_finalites: Option<Located<Text>>,
    /// Finalités du métier (codes FIN1, FIN2…)
    #[serde(default)]
    pub finalite: Vec<Enonce>,
    /// Paragraphes entre les finalités et les capacités
    #[serde(default)]
    pub precision: Vec<Enonce>,
    /// Phrase qui introduit les capacités
    pub introduction_capacites: Located<Text>,
    /// La même phrase telle que la présentation des CQP l'imprime, si elle diffère
    pub introduction_presentation: Option<Located<ByGuide>>,
    /// Ce dont le titulaire est capable (codes CAP1, CAP2…)
    pub capacite: Vec<Enonce>,
    /// Phrase qui introduit les domaines
    pub introduction_domaines: Option<Located<Text>>,
    /// Ce que le candidat doit maîtriser avant d'entrer dans le parcours
    pub prerequis: Option<Prerequis>,
}

/// Les pré-requis d'une certification.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prerequis {
    /// Phrase qui les introduit
    pub introduction: Located<Text>,
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Les pré-requis (codes P1, P2…)
    pub element: Vec<ElementPrerequis>,
}

/// Un pré-requis (code P1) et ce qu'il comprend (codes P1.1, P1.2…).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ElementPrerequis {
    /// Le code, comme P1
    pub code: Located<Declared>,
    /// Le texte
    pub texte: Located<Text>,
    /// Les lignes de la source, quand elles diffèrent de celles du fichier
    pub source: Option<Located<SourceRef>>,
    /// Ce qu'il comprend
    #[serde(default)]
    pub detail: Vec<Enonce>,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
}

/// Le référentiel d'activités.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivitesFile {
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Phrase qui introduit les activités
    pub introduction: Located<Text>,
    /// Familles d'activités
    pub famille: Vec<Famille>,
}

/// Une famille d'activités (code A1).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Famille {
    /// Le code, comme A1
    pub code: Located<Declared>,
    /// Le titre de la famille
    pub texte: Located<Text>,
    /// Les lignes de la source, quand elles diffèrent de celles du fichier
    pub source: Option<Located<SourceRef>>,
    /// Les activités
    pub activite: Vec<Activite>,
}

/// Une activité (code A1.2) et ses tâches (codes A1.2.1…).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Activite {
    /// Le code, comme A1.2
    pub code: Located<Declared>,
    /// Le texte
    pub texte: Located<Text>,
    /// Les lignes de la source, quand elles diffèrent de celles du fichier
    pub source: Option<Located<SourceRef>>,
    /// Les tâches
    #[serde(default)]
    pub tache: Vec<Enonce>,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
}

/// Un domaine de compétences : ce qui est dit une fois et repris partout.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DomaineFile {
    /// Le code, comme D1
    pub code: Located<Declared>,
    /// Le titre du domaine
    pub titre: Located<Text>,
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Titre particulier de la liste des savoir-faire
    pub intitule_savoir_faire: Option<Phrase>,
    /// D'autres mots pour le titre, à certains endroits
    #[serde(default)]
    pub variante: Vec<Variante>,
    /// Corrections de la forme imprimée du titre
    #[serde(default)]
    pub erratum: Vec<Erratum>,
    /// Savoir-faire (codes D1.SF1…)
    pub savoir_faire: Vec<Enonce>,
    /// Savoirs (codes D1.S1…)
    pub savoir: Vec<Enonce>,
    /// Critères de l'évaluation en entreprise, communs aux grilles (codes D1.E1…)
    #[serde(default)]
    pub critere: Vec<Enonce>,
}

/// Le livret d'évaluation finale en entreprise.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LivretFinalFile {
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Échelle des critères
    pub echelle_criteres: Located<String>,
    /// Échelle du verdict par domaine
    pub echelle_verdict: Located<String>,
    /// Échelle de la colonne « a exercé les activités »
    pub echelle_exercice: Located<String>,
    /// Invitation à choisir une mention, sur la couverture
    pub choix_mention: Option<Phrase>,
    /// Modalités d'évaluation, dans l'ordre du tableau de la source
    pub modalite: Vec<Modalite>,
    /// Questionnaires du candidat
    #[serde(default)]
    pub questionnaire: Vec<Questionnaire>,
    /// Évaluations finales
    pub evaluation: Vec<Evaluation>,
}

/// Une modalité d'évaluation et les domaines auxquels elle s'applique.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Modalite {
    /// Les domaines, dans l'ordre imprimé
    pub domaines: Vec<Located<Reference>>,
    /// Les paragraphes ; aucun si la source laisse la cellule vide
    #[serde(default)]
    pub texte: Vec<Located<Text>>,
    /// Ce qui manque, si la source laisse la cellule vide
    pub lacune: Option<Located<Text>>,
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
}

/// Le questionnaire que le candidat remplit pour un domaine.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// Le domaine
    pub domaine: Located<Reference>,
    /// Phrase d'introduction
    pub introduction: Option<Located<Text>>,
    /// Nombre de lignes communes après toutes les questions, quand la source n'en donne pas à chacune
    pub lignes_communes: Option<u8>,
    /// Nombre de lignes sous chaque question
    pub lignes_par_question: Option<u8>,
    /// Les questions (codes D1.R1…)
    pub question: Vec<Enonce>,
    /// Les lignes de la source
    pub source: Located<SourceRef>,
}

/// L'évaluation finale d'un domaine : une ou plusieurs grilles, un verdict.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evaluation {
    /// Le domaine
    pub domaine: Located<Reference>,
    /// Les grilles
    pub grille: Vec<Grille>,
    /// Nombre de lignes de commentaire que donne la source
    pub lignes_commentaire: u8,
    /// Les lignes de la source
    pub source: Located<SourceRef>,
}

/// Une grille de critères.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grille {
    /// Titre de la grille, qui dit qui évalue et comment
    pub titre: Located<Text>,
    /// Précision sous le titre
    pub precision: Option<Located<Text>>,
    /// Vrai si la grille rappelle les savoir-faire et les savoirs du domaine
    pub rappel: bool,
    /// Les critères, dans l'ordre
    pub criteres: Vec<Located<Reference>>,
    /// Vrai si la grille porte sur la mention que le candidat n'a pas choisie
    #[serde(default)]
    pub autre_mention: bool,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
}

/// Le guide d'entretien d'accueil et d'orientation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuideEntretienFile {
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Échelle du positionnement, par groupe de savoir-faire ou de savoirs
    pub echelle_positionnement: Located<String>,
    /// Échelle du tableau « Pour ce domaine »
    pub echelle_orientation: Located<String>,
    /// Invitation à choisir une mention, dans la conclusion
    pub choix_mention: Option<Phrase>,
    /// Vérification des pré-requis
    pub prerequis: Option<EntretienPrerequis>,
    /// Les questions, domaine par domaine
    pub domaine: Vec<EntretienDomaine>,
}

/// La vérification des pré-requis pendant l'entretien.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntretienPrerequis {
    /// Titre de la partie
    pub titre: Located<Text>,
    /// Phrase d'introduction
    pub introduction: Located<Text>,
    /// En-tête de la colonne des pré-requis
    pub colonne_prerequis: Located<Text>,
    /// En-tête de la colonne à remplir
    pub colonne_experience: Located<Text>,
    /// Échelle de la réponse
    pub echelle: Located<String>,
    /// Exemples de questions (codes PQ1, PQ2…)
    pub question: Vec<Enonce>,
    /// Les lignes de la source
    pub source: Located<SourceRef>,
}

/// Les exemples de questions pour un domaine.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntretienDomaine {
    /// Le domaine
    pub domaine: Located<Reference>,
    /// Exemples de questions (codes D1.Q1…)
    pub question: Vec<Enonce>,
    /// Les lignes de la source
    pub source: Located<SourceRef>,
}

/// Le livret de suivi de la formation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LivretSuiviFile {
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Échelle des critères de l'évaluation formative
    pub echelle_criteres: Located<String>,
    /// Échelle du résultat de l'évaluation formative
    pub echelle_resultat: Located<String>,
    /// Invitation à choisir une mention, sur la couverture
    pub choix_mention: Option<Phrase>,
    /// L'évaluation formative, domaine par domaine
    pub domaine: Vec<SuiviDomaine>,
}

/// La formation et l'évaluation formative d'un domaine.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuiviDomaine {
    /// Le domaine
    pub domaine: Located<Reference>,
    /// Contenus des modules de formation, par groupe
    pub module: Vec<Module>,
    /// Modalités de l'évaluation formative
    pub modalite: Vec<ModaliteFormative>,
    /// Tableaux de critères ; aucun si la source n'en a pas
    #[serde(default)]
    pub evaluation: Vec<EvaluationFormative>,
    /// Nombre de lignes des objectifs de progression, si la source les donne
    pub lignes_objectifs: Option<u8>,
    /// Vrai si la source demande le détail des formations suivies
    pub formations_suivies: bool,
    /// Ce que la source n'a pas pour ce domaine
    #[serde(default)]
    pub lacune: Vec<LacuneSuivi>,
    /// Les lignes de la source
    pub source: Located<SourceRef>,
}

/// Ce que la source n'a pas pour un domaine du livret de suivi.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LacuneSuivi {
    /// Où le manque se voit
    pub partie: PartieSuivi,
    /// Ce qui manque, et à quoi on le voit
    pub texte: Located<Text>,
    /// La ligne qui l'omet
    pub source: Located<SourceRef>,
    /// Ce que la page imprime là malgré tout
    pub imprime_ici: Option<ImprimeIci>,
}

/// Une partie de la feuille d'un domaine.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartieSuivi {
    /// Les résultats de l'évaluation formative
    Resultats,
    /// Les objectifs de progression et les formations suivies
    Objectifs,
}

/// Un groupe de contenus de formation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// Phrase qui introduit le groupe
    pub titre: Option<Located<Text>>,
    /// La mention à laquelle le groupe s'applique, comme sante
    pub mention: Option<Located<String>>,
    /// Les contenus (codes D1.M1…)
    pub contenu: Vec<Enonce>,
}

/// Un paragraphe des modalités, et la liste qui le suit.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModaliteFormative {
    /// Le paragraphe
    pub texte: Located<Text>,
    /// Les points de la liste qui suit le paragraphe
    #[serde(default)]
    pub point: Vec<Located<Text>>,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
}

/// Un tableau de critères de l'évaluation formative.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvaluationFormative {
    /// Titre du tableau, quand le domaine en a plusieurs
    pub titre: Option<Located<Text>>,
    /// Les critères (codes D1.F1…)
    pub critere: Vec<Enonce>,
}

/// Les grilles d'évaluation intermédiaire.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrillesIntermediairesFile {
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Échelle des critères
    pub echelle: Located<String>,
    /// Nombre de bilans dans le tableau « Pour faire le point régulièrement »
    pub bilans: u8,
    /// Les grilles, domaine par domaine
    pub domaine: Vec<GrilleIntermediaire>,
}

/// La grille intermédiaire d'un domaine.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrilleIntermediaire {
    /// Le domaine
    pub domaine: Located<Reference>,
    /// Les critères, dans l'ordre
    pub criteres: Vec<Located<Reference>>,
    /// Les lignes de la source
    pub source: Located<SourceRef>,
}

/// Les organismes de formation dont la source donne l'agrément ; jamais une personne.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganismesFile {
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Fin de l'agrément, dans les mots de la source
    pub fin_agrement: Located<Text>,
    /// Dernier jour de l'agrément, quand fin_agrement le dit
    pub echeance: Option<Located<Day>>,
    /// Les organismes
    pub organisme: Vec<Organisme>,
}

/// Un organisme de formation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisme {
    /// Son nom
    pub nom: Located<Text>,
    /// Agréé pour la formation, si la source le dit
    pub formation: Option<bool>,
    /// Agréé pour la validation des acquis de l'expérience, si la source le dit
    pub vae: Option<bool>,
}

// ---------------------------------------------------------------- une certification en blocs

/// Ce qu'une certification en blocs dit d'elle-même, et les titres de ses trois référentiels.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferentielsFile {
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Le titre que la source leur donne ensemble
    pub titre: Located<Text>,
    /// La spécialité de formation
    pub nsf: Nsf,
    /// À qui la certification s'adresse
    pub public: Intitule,
    /// La loi que cite la source
    pub base_legale: BaseLegale,
    /// Le référentiel d'activités
    pub activites: Objet,
    /// Le référentiel de compétences
    pub competences: Objet,
    /// Le référentiel d'évaluation
    pub evaluation: Objet,
    /// Titre des modalités, dans le référentiel d'évaluation
    pub intitule_modalites: Located<Text>,
    /// Titre des critères, dans le référentiel d'évaluation
    pub intitule_criteres: Located<Text>,
}

/// Une spécialité de la nomenclature des spécialités de formation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nsf {
    /// Mots qui l'annoncent
    pub intitule: Located<Text>,
    /// Le code, comme 313t
    pub code: Located<Text>,
    /// Ce qu'il nomme
    pub texte: Located<Text>,
}

/// Des lignes sous les mots qui les annoncent.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Intitule {
    /// Mots qui les annoncent, comme « Public : »
    pub intitule: Located<Text>,
    /// Les lignes
    pub texte: Vec<Located<Text>>,
}

/// La loi que cite la source.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BaseLegale {
    /// Article et loi, tels qu'ils sont imprimés
    pub reference: Located<Text>,
    /// Le passage cité
    pub texte: Located<Text>,
    /// Adresses imprimées dans la source : montrées, jamais suivies
    #[serde(default)]
    pub adresse: Vec<Located<Text>>,
}

/// Un des trois référentiels, et son objet.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Objet {
    /// Son titre
    pub titre: Located<Text>,
    /// Ce qu'il décrit
    pub texte: Located<Text>,
}

/// Un bloc de compétences, ligne à ligne du tableau de la source.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BlocFile {
    /// Le code, comme B1
    pub code: Located<Declared>,
    /// Le titre du bloc
    pub titre: Located<Text>,
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Corrections de la forme imprimée du titre
    #[serde(default)]
    pub erratum: Vec<Erratum>,
    /// Comment le bloc est évalué
    pub modalite: BlocModalite,
    /// Les activités
    pub activite: Vec<BlocActivite>,
}

/// Une activité (code B1.A1) et les compétences qui lui font face.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BlocActivite {
    /// Le code, comme B1.A1
    pub code: Located<Declared>,
    /// Le texte
    pub texte: Located<Text>,
    /// Les lignes de la source, quand elles diffèrent de celles du fichier
    pub source: Option<Located<SourceRef>>,
    /// Ce que le texte énumère
    #[serde(default)]
    pub point: Vec<Located<Text>>,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
    /// Les compétences
    pub competence: Vec<Competence>,
}

/// Une compétence (code B1.C1) et ses critères d'évaluation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Competence {
    /// Le code, comme B1.C1
    pub code: Located<Declared>,
    /// Le texte
    pub texte: Located<Text>,
    /// Les lignes de la source, quand elles diffèrent de celles du fichier
    pub source: Option<Located<SourceRef>>,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
    /// Les critères
    #[serde(default)]
    pub critere: Vec<Critere>,
}

/// Un critère (code B1.C1.E1) et ceux qu'il introduit.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Critere {
    /// Le code, comme B1.C1.E1
    pub code: Located<Declared>,
    /// Le texte
    pub texte: Located<Text>,
    /// Les lignes de la source, quand elles diffèrent de celles du fichier
    pub source: Option<Located<SourceRef>>,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
    /// Les critères qui le détaillent (codes B1.C1.E2…)
    #[serde(default)]
    pub detail: Vec<Enonce>,
}

/// Comment un bloc est évalué.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BlocModalite {
    /// Mots qui annoncent les modalités, si la source les porte
    pub intitule: Option<Located<Text>>,
    /// Les précisions sous chaque grille
    pub precisions: Precisions,
    /// Les étapes, dans l'ordre
    pub etape: Vec<EtapeModalite>,
    /// Durée de l'épreuve
    pub duree: Intitule,
    /// Lieu de l'évaluation
    pub lieu: Intitule,
    /// Qui évalue
    pub evaluateurs: Evaluateurs,
    /// Ce que la source n'a pas
    #[serde(default)]
    pub lacune: Vec<Citation>,
}

/// Les précisions sous chaque grille : les évaluateurs doivent, ou peuvent, en apporter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Precisions {
    Obligatoires,
    Facultatives,
}

/// Une étape, dans les mots de la source.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EtapeModalite {
    /// Les phrases
    pub texte: Located<Text>,
    /// La liste qu'annonce le texte
    #[serde(default)]
    pub point: Vec<Located<Text>>,
    /// Vrai si les évaluateurs remplissent les grilles à cette étape
    #[serde(default)]
    pub grilles: bool,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
}

/// Les évaluateurs.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evaluateurs {
    /// Mots qui les annoncent
    pub intitule: Located<Text>,
    /// Un évaluateur
    pub evaluateur: Vec<Evaluateur>,
}

/// Un évaluateur : sa qualité, ou plusieurs au choix.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evaluateur {
    /// Sa qualité ; s'il y en a plusieurs, l'une ou l'autre
    pub qualite: Vec<Located<Text>>,
}

// ---------------------------------------------------------------- listes/SLUG/EDITION/

/// Une liste de certifications, et le texte qui l'établit.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListeFile {
    /// Intitulé complet
    pub titre: Located<Text>,
    /// Intitulé court, comme « Pro-A »
    pub titre_court: Located<Text>,
    /// Nom court du texte qui établit la liste, comme « Avenant n° 29 »
    pub texte: Located<Text>,
    /// Comment nommer cette édition, comme « édition du 13 décembre 2019 »
    pub libelle: Located<Text>,
    /// De qui est le texte
    pub organisme: Located<Text>,
    /// État de publication
    pub etat: Etat,
    /// Vrai tant que la liste n'est pas publiée : construite avec --drafts seulement
    #[serde(default)]
    pub brouillon: bool,
    /// La source de cette édition
    pub source: Located<SourceRef>,
    /// Le guide dont ses documents portent les mots communs : le code de sa source, déclaré dans commun/guides.toml
    pub guide: Option<Located<GuideRef>>,
    /// Ce dont on nomme cette édition, quand ce n'est pas « édition » et son année, comme « fiche documentaire de 2026 »
    pub libelle_edition: Option<Located<Text>>,
    /// Ce que l'on sait de la date de cette édition, en clair
    pub precision_edition: Option<Located<Text>>,
    /// Jour où cette édition a paru sur le site
    pub publie_le: Option<Located<Day>>,
    /// Dernier jour de validité, quand il est connu
    pub echeance: Option<Located<Day>>,
    /// Adresses électroniques de services (jamais d'une personne) que les textes de la liste peuvent porter
    #[serde(default)]
    pub adresses_fonctionnelles: Vec<String>,
    /// Ce que le texte dit des dates, des durées et des publics
    #[serde(default)]
    pub regle: Vec<RegleListe>,
    /// Ce que la source ne contient pas
    #[serde(default)]
    pub lacune: Vec<Lacune>,
    /// Notes de l'éditeur
    #[serde(default)]
    pub note: Vec<Note>,
}

/// Une phrase du texte qui établit la liste, sur une date, une durée, un public.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegleListe {
    /// Ce dont elle parle, comme « Publics » ; les règles d'un même sujet se suivent
    pub sujet: Located<Text>,
    /// La phrase, mot pour mot, telle que textes/avenant.md la porte
    pub texte: Located<Text>,
    /// L'ancre du titre sous lequel elle se lit
    pub article: Located<String>,
    /// Où la source la porte
    pub source: Located<SourceRef>,
}

/// Une famille de certifications d'une liste (code PA1).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FamilleListeFile {
    /// Le code, comme PA1
    pub code: Located<Declared>,
    /// Le numéro de son article, comme 9.5.2.1
    pub numero: Located<Text>,
    /// Le titre de la famille
    pub titre: Located<Text>,
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Les paragraphes que le texte porte avant les certifications
    #[serde(default)]
    pub presentation: Vec<Located<Text>>,
    /// Les paragraphes que le texte porte après elles
    #[serde(default)]
    pub suite: Vec<Located<Text>>,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
    /// Les certifications (codes PA1.1, PA1.2…)
    pub ligne: Vec<LigneListe>,
    /// Notes de l'éditeur
    #[serde(default)]
    pub note: Vec<NoteLigne>,
}

/// Une certification d'une liste (code PA1.7).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LigneListe {
    /// Le code, comme PA1.7
    pub code: Located<Declared>,
    /// L'intitulé de la certification
    pub intitule: Located<Text>,
    /// Le niveau, si la source en donne un
    #[schemars(range(min = 3, max = 8))]
    pub niveau: Option<u8>,
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Vrai si rien ne dit sûrement quel certificateur va avec quel code : les deux restent dans l'ordre imprimé
    #[serde(default)]
    pub appariement_incertain: bool,
    /// Les codes et leurs certificateurs, dans l'ordre imprimé
    pub enregistrements: Vec<Enregistrement>,
    /// Corrections de la forme imprimée
    #[serde(default)]
    pub erratum: Vec<Erratum>,
}

/// Un code du répertoire national et ceux qui délivrent la certification sous ce code.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Enregistrement {
    /// Le code imprimé, comme "26312"
    pub rncp: Located<CodeRncp>,
    /// Vrai si le code imprimé est sans doute faux
    #[serde(default)]
    pub douteux: bool,
    /// Les certificateurs
    pub certificateurs: Vec<Located<Text>>,
}

/// Une note de l'éditeur sur une ligne d'une liste, ou sur toute sa famille.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteLigne {
    /// La ligne ; toute la famille si elle est absente
    pub ligne: Option<Located<Reference>>,
    /// La note
    pub texte: Located<Text>,
    /// D'où l'éditeur le tient
    pub source: Located<Text>,
    /// Quand il l'a consulté
    pub consulte: Day,
}

// ---------------------------------------------------------------- archives/SLUG/

/// Un document du passé, publié pour mémoire sur une page.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArchiveFile {
    /// Titre
    pub titre: Located<Text>,
    /// Ce que c'est, comme « Brochure »
    pub nature: Located<Text>,
    /// La source
    pub source: Located<SourceRef>,
    /// Ce que la source ne contient pas
    #[serde(default)]
    pub lacune: Vec<Citation>,
    /// Notes de l'éditeur
    #[serde(default)]
    pub note: Vec<Note>,
}

/// Le glossaire : les sigles que les pages expliquent.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GlossaireFile {
    /// Un sigle
    pub terme: Vec<Terme>,
}

/// Un sigle.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Terme {
    /// Nom du sigle dans l'adresse, comme cpnefp
    pub code: Located<String>,
    /// Le sigle, tel que les sources l'impriment
    pub sigle: Located<Text>,
    /// Les mots qu'il abrège
    pub developpement: Located<Text>,
    /// Où les sources donnent ces mots ; à défaut, une note dit d'où ils viennent
    #[serde(default)]
    pub source: Vec<Located<SourceRef>>,
    /// Notes de l'éditeur sur ce sigle
    #[serde(default)]
    pub note: Vec<Note>,
}

/// Les mots par lesquels on cherche la même chose.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SynonymesFile {
    /// Des expressions qui veulent dire la même chose
    pub groupe: Vec<Synonymes>,
}

/// Des expressions qui veulent dire la même chose : chercher l'une trouve aussi les autres.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Synonymes {
    /// Les expressions, deux au moins, d'un mot ou de plusieurs
    pub mots: Vec<Located<Text>>,
}

/// Les parcours qui mènent à une certification, étape par étape.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParcoursFile {
    /// Un parcours
    pub parcours: Vec<Parcours>,
}

/// Un parcours, étape par étape.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parcours {
    /// Nom du parcours dans l'adresse, comme formation
    pub code: Located<String>,
    /// Titre du parcours
    pub titre: Located<Text>,
    /// Les étapes, dans l'ordre
    pub etape: Vec<Rubrique>,
}

/// Les pages qui aident un candidat à se préparer.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PreparerFile {
    /// Une page, faite pour chaque CQP de commun/cqp.toml
    pub page: Vec<Preparation>,
}

/// Une page qui aide à se préparer.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Preparation {
    /// Nom de la page dans l'adresse, comme preparer-vae
    pub code: Located<String>,
    /// Titre de la page
    pub titre: Located<Text>,
    /// Son titre dans une édition close : personne ne s'y prépare plus
    pub titre_clos: Option<Located<Text>>,
    /// Ce qu'on y trouve, en une phrase
    pub description: Located<Text>,
    /// Notes de l'éditeur, en tête de page
    #[serde(default)]
    pub note: Vec<Note>,
    /// Les parties de la page, dans l'ordre
    pub rubrique: Vec<Rubrique>,
}

/// Une étape d'un parcours, ou une partie d'une page : des passages des guides et des notes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rubrique {
    /// Nom de l'étape ou de la partie dans l'adresse, comme inscription
    pub code: Located<String>,
    /// Titre de l'étape ou de la partie
    pub titre: Located<Text>,
    /// Passages des guides, mot pour mot
    #[serde(default)]
    pub passage: Vec<Passage>,
    /// Ce que le programme ajoute, tenu par un autre fichier
    pub inserer: Option<Tenu>,
    /// Notes de l'éditeur
    #[serde(default)]
    pub note: Vec<Note>,
}

/// Un passage d'un guide, mot pour mot, et la partie où il se lit.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// Les mots de la source
    pub texte: Located<Text>,
    /// Le document, comme presentation
    pub document: Located<PlaceRef>,
    /// L'ancre du titre sous lequel ils se lisent, comme inscription-vae
    pub partie: Located<String>,
    /// Vrai si c'est une pièce à réunir, avec sa case
    #[serde(default)]
    pub a_cocher: bool,
    /// Les lignes des sources, une par guide
    pub source: Vec<Located<SourceRef>>,
    /// Mots de l'éditeur, montrés entre crochets, qui mènent à une phrase coupée
    pub amorce: Option<Located<Text>>,
}

/// Ce qu'un autre fichier tient sur un CQP.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tenu {
    /// L'expérience demandée pour la VAE (commun/cqp.toml)
    ExperienceVae,
    /// La forme de l'entretien avec le jury (commun/cqp.toml)
    FormeJury,
    /// La règle d'orientation (commun/cqp.toml)
    Orientation,
    /// Les questions du guide d'entretien
    Questions,
}
