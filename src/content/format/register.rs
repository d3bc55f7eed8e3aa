//! What is known of a registration, in `certification.toml` and in `commun/repertoire.toml`: the same facts.

use schemars::JsonSchema;
use serde::Deserialize;

use super::values::{CodeRncp, Day, Located, Note, SourceRef, Text};

/// Ce que l'on sait d'un enregistrement, et d'où on le tient : ce qui n'est pas connu ne s'écrit pas.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FaitsEnregistrement {
    /// rncp, rs (répertoire spécifique), ou aucun quand une source dit qu'il n'y en a pas
    pub registre: Located<Registre>,
    /// Le code, de trois à cinq chiffres, comme 39866
    pub code: Option<Located<CodeRncp>>,
    /// Niveau de qualification, de 1 à 8
    #[schemars(range(min = 1, max = 8))]
    pub niveau: Option<Located<u8>>,
    /// Les certificateurs, un par entrée
    #[serde(default)]
    pub certificateurs: Vec<Located<Text>>,
    /// Spécialités de formation (NSF), comme { code = "313t", libelle = "…" }
    #[serde(default)]
    pub nsf: Vec<CodeNomenclature>,
    /// Formacodes, de cinq chiffres
    #[serde(default)]
    pub formacodes: Vec<CodeNomenclature>,
    /// Codes ROME, une lettre et quatre chiffres
    #[serde(default)]
    pub rome: Vec<CodeNomenclature>,
    /// Jour de la décision d'enregistrement
    pub decision: Option<Located<Day>>,
    /// Jour où l'enregistrement prend effet
    pub effet: Option<Located<Day>>,
    /// Dernier jour de l'enregistrement
    pub echeance: Option<Located<Day>>,
    /// Dernier jour où la certification peut être délivrée
    pub limite_delivrance: Option<Located<Day>>,
    /// Où lire la fiche (https://…)
    pub adresse: Option<Located<String>>,
    /// Où une source de ce site donne ces faits
    pub source: Option<Located<SourceRef>>,
    /// Jour où l'éditeur les a lus dans la fiche
    pub consulte: Option<Day>,
    /// Ce qu'ils sont devenus : notes de l'éditeur, montrées partout où le code l'est
    #[serde(default)]
    pub note: Vec<Note>,
}

/// Un répertoire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Registre {
    /// Répertoire national des certifications professionnelles
    Rncp,
    /// Répertoire spécifique
    Rs,
    /// Une source dit que la certification n'est enregistrée nulle part
    Aucun,
}

/// Un code d'une nomenclature.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeNomenclature {
    /// Le code
    pub code: Located<Text>,
    /// Ce qu'il nomme, tel que la fiche ou la source le donne
    pub libelle: Option<Located<Text>>,
}
