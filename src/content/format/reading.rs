//! What helps to read and to prepare: glossary, synonyms, parcours, pages to prepare with.

use schemars::JsonSchema;
use serde::Deserialize;

use super::values::{Located, Note, PlaceRef, SourceRef, Text};

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
    /// Nom du sigle dans l'adresse, comme rncp
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
