//! A certification in blocs: its référentiels, and one file a bloc.

use schemars::JsonSchema;
use serde::Deserialize;

use super::certification::Enonce;
use super::values::{Citation, Declared, Erratum, Located, SourceRef, Text};

/// Ce qu'une certification en blocs dit d'elle-même, et les titres de ses trois référentiels.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferentielsFile {
    /// Les lignes de la source
    pub source: Located<SourceRef>,
    /// Le titre que la source leur donne ensemble
    pub titre: Located<Text>,
    /// La spécialité de formation que la source imprime ; d'autres codes sont dans [enregistrement]
    pub nsf: Option<Nsf>,
    /// À qui la certification s'adresse, si la source le dit
    pub public: Option<Intitule>,
    /// La loi que cite la source, si elle en cite une
    pub base_legale: Option<BaseLegale>,
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
