//! `site.toml`, `sources.toml`, and what guides and the national register are: `commun/guides.toml`, `commun/repertoire.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::register::FaitsEnregistrement;
use super::values::{Day, Located, Note, SourceRef, Text};

/// Le site : qui publie, sous quels droits, avec quel thème.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteFile {
    /// Titre du site
    pub titre: Located<Text>,
    /// Une phrase sous le titre de l'accueil, et dans sa description
    pub introduction: Option<Located<Text>>,
    /// Nom du dossier du thème, sous themes/ ; sans cette clé, le thème du programme
    pub theme: Option<Located<String>>,
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
    /// L'intitulé de la certification, tel que la fiche le donne
    pub titre: Located<Text>,
    /// Les faits que donne la fiche
    pub enregistrement: FaitsEnregistrement,
}
