//! `listes/SLUG/EDITION/` and `archives/SLUG/`: lists of certifications, and documents of the past.

use schemars::JsonSchema;
use serde::Deserialize;

use super::certification::{Etat, Lacune};
use super::values::{Citation, CodeRncp, Day, Declared, Erratum, Located, Note, Reference, SourceRef, Text};

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
