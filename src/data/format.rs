//! The shape of the open data: what readers of the JSON files and of the tables receive.
//!
//! Field names and descriptions are French, as their readers meet them: the published schemas, and the page that documents
//! the data, are made from these types. The words of a source stand in fields of their own (`texte`, `intitule`…); what the
//! editor says stands in `remarque`, `raison`, `lacunes` and `notes`.

use schemars::JsonSchema;
use serde::Serialize;

/// Ce qu'un fichier est, d'où il vient et sous quelles conditions il se réemploie.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Publication {
    /// Nom stable de la certification ou de la liste, celui de ses adresses, comme charge-accueil
    pub identifiant: String,
    /// Intitulé complet
    pub titre: String,
    /// L'édition dont les mots sont publiés
    pub edition: Edition,
    /// État de publication, comme chaque page l'affiche
    pub etat: Etat,
    /// Vrai si le texte n'est pas encore publié
    pub brouillon: bool,
    /// Jour où cette édition a paru sur le site, quand il est dit
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub publie_le: Option<String>,
    /// Dernier jour de l'enregistrement ou de la validité, quand il est connu
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub echeance: Option<String>,
    /// Jour auquel les échéances sont jugées
    #[schemars(extend("format" = "date"))]
    pub date_reference: String,
    /// Adresse de la page
    pub adresse: String,
    /// La source de cette édition, avec ses lignes, comme 003:466-470
    pub source: String,
    /// Les documents que désignent les trois premiers chiffres de chaque source
    pub sources: Vec<Source>,
    /// La licence des données ; absente quand aucune n'est déclarée
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// Qui publie ; absent tant que ce n'est pas dit
    #[serde(skip_serializing_if = "Option::is_none")]
    pub editeur: Option<String>,
}

/// Une édition : une année, ou ce que l'on sait de sa date.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Edition {
    /// Nom stable, celui des adresses, comme 2014 ou sans-date
    pub code: String,
    /// Forme courte, comme « édition 2014 »
    pub libelle: String,
    /// Ce que l'on sait de sa date, en clair
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<String>,
}

/// L'état d'une publication.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Etat {
    Projet,
    Adopte,
    EnVigueur,
    FermeAuxInscriptions,
    Retire,
    Historique,
    AVerifier,
}

impl Etat {
    /// As all files write it.
    pub fn word(self) -> &'static str {
        match self {
            Etat::Projet => "projet",
            Etat::Adopte => "adopte",
            Etat::EnVigueur => "en-vigueur",
            Etat::FermeAuxInscriptions => "ferme-aux-inscriptions",
            Etat::Retire => "retire",
            Etat::Historique => "historique",
            Etat::AVerifier => "a-verifier",
        }
    }
}

/// La vie d'une édition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Vie {
    /// Les actes par lesquels elle a passé d'un état à l'autre, dans leur ordre
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actes: Vec<Acte>,
    /// Dernier jour où l'on s'inscrit
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub fin_inscriptions: Option<String>,
    /// Adresses des éditions qu'elle remplace
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remplace: Vec<String>,
    /// Adresse de l'édition, adoptée ou en vigueur, qui la remplace
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remplacee_par: Option<String>,
    /// Ce que devient une partie déjà acquise de ce qu'elle remplace
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acquis: Option<String>,
}

/// Une décision par laquelle une édition a passé d'un état à un autre.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Acte {
    /// L'état que l'acte donne
    pub etat: Etat,
    /// Jour de la décision
    #[schemars(extend("format" = "date"))]
    pub decision: String,
    /// Premier jour de l'état
    #[schemars(extend("format" = "date"))]
    pub effet: String,
    /// Ce que l'acte est
    pub nom: String,
    /// Son numéro
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Où le lire
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adresse: Option<String>,
}

/// Toutes les éditions, certification par certification : ce qui vaut d'abord.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Editions {
    /// Adresse du schéma de ce fichier
    #[serde(rename = "$schema")]
    pub schema: String,
    /// Jour auquel les états sont jugés
    #[schemars(extend("format" = "date"))]
    pub date_reference: String,
    /// Les certifications, dans l'ordre de leurs noms
    pub certifications: Vec<CertificationEtEditions>,
}

/// Une certification, quelle que soit son édition.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CertificationEtEditions {
    /// Nom stable, celui de ses adresses
    pub identifiant: String,
    /// Adresse de sa page, qui mène à l'édition en vigueur
    pub adresse: String,
    /// Adresse de l'édition en vigueur ; absente s'il n'y en a pas
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en_vigueur: Option<String>,
    /// Ses éditions : en vigueur, fermée aux inscriptions, adoptée, projet, puis le passé
    pub editions: Vec<EditionDeCertification>,
}

/// Une édition d'une certification.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EditionDeCertification {
    /// Intitulé complet
    pub titre: String,
    /// Laquelle
    pub edition: Edition,
    /// État de publication
    pub etat: Etat,
    /// Vrai si le texte n'est pas encore publié
    pub brouillon: bool,
    /// Adresse de sa page
    pub adresse: String,
    /// Ses actes, ce qu'elle remplace et ce qui la remplace
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vie: Option<Vie>,
}

/// Un document dont les textes sont tirés.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Source {
    /// Trois chiffres, comme 003
    pub code: String,
    /// Titre du document
    pub titre: String,
    /// Ce que l'on sait de sa date
    pub date: String,
}

/// Une licence.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Licence {
    /// Son nom
    pub nom: String,
    /// Où la lire
    pub adresse: String,
}

/// Un énoncé : ce que la source dit une fois, sous un code qui ne change pas.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Enonce {
    /// Le code, unique dans la certification, comme D1.SF2
    pub code: String,
    /// Adresse permanente de l'énoncé
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adresse: Option<String>,
    /// Les mots de la source, coquilles corrigées, sans mise en forme
    pub texte: String,
    /// Où la source les porte, comme 003:466-470
    pub source: String,
    /// D'autres mots à certains endroits
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variantes: Vec<Variante>,
    /// Les coquilles corrigées dans les mots de l'énoncé
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errata: Vec<Erratum>,
    /// Note de bas de page de la source
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bas_de_page: Option<BasDePage>,
}

/// D'autres mots pour un énoncé, ou son absence, à certains endroits.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Variante {
    /// Les documents, ou parties de documents, où ces mots paraissent
    pub lieux: Vec<String>,
    /// Les guides qui portent ces mots, par le code de leur source ; tous si la liste est vide
    pub guides: Vec<String>,
    /// Les mots de la source ; absents où l'énoncé ne paraît pas
    #[serde(skip_serializing_if = "Option::is_none")]
    pub texte: Option<String>,
    /// Pourquoi, dans les mots de l'éditeur
    pub raison: String,
    /// Où la source le dit
    pub source: String,
}

/// Une coquille de la source, corrigée.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Erratum {
    /// Les mots de la forme imprimée
    pub imprime: String,
    /// Les mots publiés
    pub corrige: String,
    /// Où la source porte la forme imprimée
    pub source: String,
    /// Les documents concernés ; tous si la liste est vide
    pub lieux: Vec<String>,
}

/// Une note de bas de page de la source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BasDePage {
    /// Les mots de la source
    pub texte: String,
    /// Où la source les porte
    pub source: String,
    /// Les documents où elle paraît ; tous si la liste est vide
    pub lieux: Vec<String>,
}

/// Ce que la source ne contient pas, dit par l'éditeur.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Lacune {
    /// Le document, ou la partie de document, où le manque se voit
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lieu: Option<String>,
    /// Ce qui manque, dans les mots de l'éditeur
    pub remarque: String,
    /// La ligne qui l'annonce ou l'omet
    pub source: String,
}

/// Une note de l'éditeur : jamais la voix de la source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Note {
    /// La note, dans les mots de l'éditeur
    pub remarque: String,
    /// D'où l'éditeur le tient
    pub provenance: String,
    /// Quand il l'a consulté
    #[schemars(extend("format" = "date"))]
    pub consulte: String,
    /// Les documents concernés ; tous si la liste est vide
    pub lieux: Vec<String>,
}

/// Un code retiré, dont l'adresse reste vivante.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CodeRetire {
    /// Le code
    pub code: String,
    /// Son adresse
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adresse: Option<String>,
    /// Les mots qu'il portait
    pub texte: String,
    /// Le code qui le remplace, s'il y en a un
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remplace_par: Option<String>,
    /// Pourquoi, dans les mots de l'éditeur
    pub raison: String,
}

/// Des mots sans code, qui peuvent varier d'un endroit à l'autre.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Phrase {
    /// Les mots de la source
    pub texte: String,
    /// D'autres mots à certains endroits
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variantes: Vec<Variante>,
    /// Les coquilles corrigées
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errata: Vec<Erratum>,
}

/// Un texte suivi de la source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Texte {
    /// Titre du texte
    pub titre: String,
    /// Où les sources le portent
    pub sources: Vec<String>,
    /// Ses parties, dans l'ordre
    pub parties: Vec<Partie>,
    /// Les coquilles corrigées
    pub errata: Vec<Erratum>,
    /// Les notes de l'éditeur qui s'y lisent
    pub notes: Vec<Note>,
}

/// Une partie d'un texte suivi.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Partie {
    /// Son titre ; absent avant le premier titre
    #[serde(skip_serializing_if = "Option::is_none")]
    pub titre: Option<String>,
    /// Les paragraphes et les points des listes, dans l'ordre
    pub paragraphes: Vec<String>,
}

/// Une certification dans une édition : tout ce que ses sources en disent sous un code, et ce qui l'entoure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Certification {
    /// Adresse du schéma de ce fichier
    #[serde(rename = "$schema")]
    pub schema: String,
    /// Ce que ce fichier est
    pub publication: Publication,
    /// Certificat de qualification professionnelle (cqp) ou autre certification (rncp) ; ni ce qu'elle est, ni où elle est
    /// enregistrée
    pub genre: Genre,
    /// Intitulé court, quand la branche en emploie un
    #[serde(skip_serializing_if = "Option::is_none")]
    pub titre_court: Option<String>,
    /// Vrai si les sources n'ont ni ses domaines ni ses blocs
    pub fiche_partielle: bool,
    /// Son code au répertoire national des certifications professionnelles, tel qu'une source le donne
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rncp: Option<CodeAuRepertoire>,
    /// Ce que l'on sait de son enregistrement
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enregistrement: Option<FaitsEnregistrement>,
    /// La fiche active du répertoire, que l'éditeur a lue : la certification d'aujourd'hui, que cette édition a précédée
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fiche_actuelle: Option<FicheActuelle>,
    /// Ses actes, ce qu'elle remplace et ce qui la remplace
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vie: Option<Vie>,
    /// Les mentions (options)
    pub mentions: Vec<Mention>,
    /// La définition de la qualification ; absente d'une certification en blocs
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<Definition>,
    /// Le référentiel d'activités, si la source en a un
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activites: Option<Activites>,
    /// Les domaines de compétences
    pub domaines: Vec<Domaine>,
    /// Les trois référentiels d'une certification en blocs
    #[serde(skip_serializing_if = "Option::is_none")]
    pub referentiels: Option<Referentiels>,
    /// Le guide d'entretien d'accueil et d'orientation
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guide_entretien: Option<GuideEntretien>,
    /// Le livret de suivi de la formation
    #[serde(skip_serializing_if = "Option::is_none")]
    pub livret_suivi: Option<LivretSuivi>,
    /// Les grilles de l'évaluation intermédiaire
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grilles_intermediaires: Option<GrillesIntermediaires>,
    /// Le livret d'évaluation finale en entreprise
    #[serde(skip_serializing_if = "Option::is_none")]
    pub livret_evaluation_finale: Option<LivretFinal>,
    /// Ce que les règles générales de la branche disent de ce CQP
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regles_generales: Option<ReglesGenerales>,
    /// Les organismes de formation dont la source donne l'agrément
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organismes: Option<Organismes>,
    /// Ce qu'une brochure de la branche en dit
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brochure: Option<Texte>,
    /// Ce que la source ne contient pas
    pub lacunes: Vec<Lacune>,
    /// Notes de l'éditeur
    pub notes: Vec<Note>,
    /// Codes retirés, dont l'adresse reste vivante
    pub codes_retires: Vec<CodeRetire>,
}

/// Le genre d'une certification.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Genre {
    Cqp,
    Rncp,
}

/// Un code au répertoire national.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CodeAuRepertoire {
    /// Le code, comme 26288
    pub code: String,
    /// Où la source le donne
    pub source: String,
}

/// La fiche active d'un répertoire.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FicheActuelle {
    /// L'intitulé que donne la fiche
    pub titre: String,
    /// Ses faits
    pub enregistrement: FaitsEnregistrement,
}

/// Ce que l'on sait d'un enregistrement ; ce qui n'est pas connu est absent.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FaitsEnregistrement {
    /// Répertoire national (rncp), répertoire spécifique (rs), ou aucun quand une source le dit
    pub registre: Registre,
    /// Le code, sans les lettres du répertoire
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Niveau de qualification, de 1 à 8
    #[serde(skip_serializing_if = "Option::is_none")]
    pub niveau: Option<u8>,
    /// Les certificateurs
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub certificateurs: Vec<String>,
    /// Spécialités de formation (NSF)
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nsf: Vec<CodeNomenclature>,
    /// Formacodes
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub formacodes: Vec<CodeNomenclature>,
    /// Codes du répertoire opérationnel des métiers et des emplois (ROME)
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rome: Vec<CodeNomenclature>,
    /// Jour de la décision d'enregistrement
    #[schemars(extend("format" = "date"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// Jour où l'enregistrement prend effet
    #[schemars(extend("format" = "date"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effet: Option<String>,
    /// Dernier jour de l'enregistrement
    #[schemars(extend("format" = "date"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub echeance: Option<String>,
    /// Dernier jour où la certification peut être délivrée
    #[schemars(extend("format" = "date"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limite_delivrance: Option<String>,
    /// Où lire la fiche
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adresse_fiche: Option<String>,
    /// Où une source donne ces faits
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Quand l'éditeur les a lus dans la fiche
    #[schemars(extend("format" = "date"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consulte: Option<String>,
}

/// Un répertoire.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Registre {
    Rncp,
    Rs,
    Aucun,
}

impl Registre {
    /// As both files write it.
    pub fn word(self) -> &'static str {
        match self {
            Registre::Rncp => "rncp",
            Registre::Rs => "rs",
            Registre::Aucun => "aucun",
        }
    }
}

/// Un code d'une nomenclature.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CodeNomenclature {
    /// Le code
    pub code: String,
    /// Ce qu'il nomme
    #[serde(skip_serializing_if = "Option::is_none")]
    pub libelle: Option<String>,
}

/// Une mention (option) d'une certification.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Mention {
    /// Nom court, comme sante
    pub code: String,
    /// Les mots de la source
    pub titre: String,
}

/// La définition de la qualification.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Definition {
    /// Où la source la porte
    pub source: String,
    /// Ce qui introduit les finalités
    #[serde(skip_serializing_if = "Option::is_none")]
    pub introduction_finalites: Option<String>,
    /// Finalités du métier (codes FIN1, FIN2…)
    pub finalites: Vec<Enonce>,
    /// Paragraphes entre les finalités et les capacités
    pub precisions: Vec<Enonce>,
    /// Ce qui introduit les capacités
    pub introduction_capacites: String,
    /// La même phrase telle que la présentation des CQP l'imprime, si elle diffère
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub introduction_presentation: Vec<Formulation>,
    /// Ce dont le titulaire est capable (codes CAP1, CAP2…)
    pub capacites: Vec<Enonce>,
    /// Ce qui introduit les domaines
    #[serde(skip_serializing_if = "Option::is_none")]
    pub introduction_domaines: Option<String>,
    /// Ce que le candidat doit maîtriser avant d'entrer dans le parcours
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prerequis: Option<Prerequis>,
}

/// Des mots, et les guides qui les portent.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Formulation {
    /// Les guides, par le code de leur source ; tous si la liste est vide
    pub guides: Vec<String>,
    /// Les mots de la source
    pub texte: String,
}

/// Les pré-requis.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Prerequis {
    /// Ce qui les introduit
    pub introduction: String,
    /// Où la source les porte
    pub source: String,
    /// Les pré-requis (codes P1, P2…)
    pub elements: Vec<ElementPrerequis>,
}

/// Un pré-requis.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ElementPrerequis {
    /// Le pré-requis
    pub titre: Enonce,
    /// Ce qu'il comprend (codes P1.1, P1.2…)
    pub details: Vec<Enonce>,
}

/// Le référentiel d'activités.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Activites {
    /// Où la source le porte
    pub source: String,
    /// Ce qui introduit les activités
    pub introduction: String,
    /// Les familles d'activités (codes A1, A2…)
    pub familles: Vec<FamilleActivites>,
}

/// Une famille d'activités.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FamilleActivites {
    /// Son titre
    pub titre: Enonce,
    /// Les activités (codes A1.1, A1.2…)
    pub activites: Vec<Activite>,
}

/// Une activité.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Activite {
    /// L'activité
    pub titre: Enonce,
    /// Ses tâches (codes A1.2.1…)
    pub taches: Vec<Enonce>,
}

/// Un domaine de compétences. Les critères sont ceux du domaine, et non d'un savoir-faire.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Domaine {
    /// Son numéro, celui de son code
    pub numero: u32,
    /// Son titre (codes D1, D2…)
    pub titre: Enonce,
    /// Où la source le porte
    pub source: String,
    /// Titre particulier de la liste des savoir-faire
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intitule_savoir_faire: Option<Phrase>,
    /// Savoir-faire (codes D1.SF1…)
    pub savoir_faire: Vec<Enonce>,
    /// Savoirs (codes D1.S1…)
    pub savoirs: Vec<Enonce>,
    /// Critères de l'évaluation en entreprise, communs aux grilles intermédiaires et finales (codes D1.E1…)
    pub criteres: Vec<Enonce>,
}

/// Une échelle d'évaluation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Echelle {
    /// Nom de l'échelle
    pub code: String,
    /// Ses niveaux, dans l'ordre où ils sont proposés
    pub niveaux: Vec<Niveau>,
}

/// Un niveau d'une échelle.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Niveau {
    /// Nom court
    pub code: String,
    /// Les mots imprimés
    pub libelle: String,
    /// Ce que le niveau entraîne, dans les mots de la source
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suite: Option<String>,
}

/// Le guide d'entretien d'accueil et d'orientation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GuideEntretien {
    /// Où la source le porte
    pub source: String,
    /// Échelle du positionnement, par groupe de savoir-faire ou de savoirs
    pub echelle_positionnement: Echelle,
    /// Échelle de l'orientation
    pub echelle_orientation: Echelle,
    /// Vérification des pré-requis : exemples de questions (codes PQ1…)
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prerequis: Option<VerificationPrerequis>,
    /// Les questions, domaine par domaine (codes D1.Q1…)
    pub domaines: Vec<QuestionsDomaine>,
}

/// La vérification des pré-requis pendant l'entretien.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VerificationPrerequis {
    /// Titre de la partie
    pub titre: String,
    /// Ce qui l'introduit
    pub introduction: String,
    /// Échelle de la réponse
    pub echelle: Echelle,
    /// Exemples de questions
    pub questions: Vec<Enonce>,
    /// Où la source les porte
    pub source: String,
}

/// Les questions sur un domaine.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct QuestionsDomaine {
    /// Code du domaine
    pub domaine: String,
    /// Ce qui introduit les questions
    #[serde(skip_serializing_if = "Option::is_none")]
    pub introduction: Option<String>,
    /// Les questions
    pub questions: Vec<Enonce>,
    /// Où la source les porte
    pub source: String,
}

/// Le livret de suivi de la formation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LivretSuivi {
    /// Où la source le porte
    pub source: String,
    /// Échelle des critères de l'évaluation formative
    pub echelle_criteres: Echelle,
    /// Échelle du résultat de l'évaluation formative
    pub echelle_resultat: Echelle,
    /// La formation, domaine par domaine
    pub domaines: Vec<SuiviDomaine>,
}

/// La formation et l'évaluation formative d'un domaine.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SuiviDomaine {
    /// Code du domaine
    pub domaine: String,
    /// Contenus des modules de formation, par groupe
    pub modules: Vec<Module>,
    /// Modalités de l'évaluation formative
    pub modalites: Vec<Etape>,
    /// Tableaux de critères (codes D1.F1…) ; aucun si la source n'en a pas
    pub evaluations: Vec<EvaluationFormative>,
    /// Ce que la source n'a pas pour ce domaine
    pub lacunes: Vec<Lacune>,
    /// Où la source le porte
    pub source: String,
}

/// Un groupe de contenus de formation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Module {
    /// Ce qui introduit le groupe
    #[serde(skip_serializing_if = "Option::is_none")]
    pub titre: Option<String>,
    /// La mention à laquelle le groupe s'applique
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mention: Option<String>,
    /// Les contenus (codes D1.M1…)
    pub contenus: Vec<Enonce>,
}

/// Un paragraphe, et la liste qui le suit.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Etape {
    /// Les mots de la source
    pub texte: String,
    /// Les points de la liste
    pub points: Vec<String>,
    /// Les coquilles corrigées
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errata: Vec<Erratum>,
}

/// Un tableau de critères de l'évaluation formative.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EvaluationFormative {
    /// Titre du tableau, quand le domaine en a plusieurs
    #[serde(skip_serializing_if = "Option::is_none")]
    pub titre: Option<String>,
    /// Les critères
    pub criteres: Vec<Enonce>,
}

/// Les grilles de l'évaluation intermédiaire.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GrillesIntermediaires {
    /// Où la source les porte
    pub source: String,
    /// Échelle des critères
    pub echelle: Echelle,
    /// Une grille par domaine
    pub domaines: Vec<GrilleIntermediaire>,
}

/// La grille intermédiaire d'un domaine.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GrilleIntermediaire {
    /// Code du domaine
    pub domaine: String,
    /// Codes des critères, dans l'ordre
    pub criteres: Vec<String>,
    /// Où la source la porte
    pub source: String,
}

/// Le livret d'évaluation finale en entreprise.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LivretFinal {
    /// Où la source le porte
    pub source: String,
    /// Échelle des critères
    pub echelle_criteres: Echelle,
    /// Échelle du verdict par domaine
    pub echelle_verdict: Echelle,
    /// Échelle de « a exercé les activités »
    pub echelle_exercice: Echelle,
    /// Modalités d'évaluation, dans l'ordre du tableau de la source
    pub modalites: Vec<Modalite>,
    /// Questionnaires du candidat (codes D1.R1…)
    pub questionnaires: Vec<QuestionsDomaine>,
    /// Évaluations finales, domaine par domaine
    pub evaluations: Vec<EvaluationFinale>,
}

/// Comment des domaines sont évalués.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Modalite {
    /// Codes des domaines
    pub domaines: Vec<String>,
    /// Les paragraphes de la source
    pub paragraphes: Vec<String>,
    /// Ce qui manque, dans les mots de l'éditeur, où la source laisse la cellule vide
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lacune: Option<String>,
    /// Où la source les porte
    pub source: String,
    /// Les coquilles corrigées
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errata: Vec<Erratum>,
}

/// L'évaluation finale d'un domaine.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EvaluationFinale {
    /// Code du domaine
    pub domaine: String,
    /// Ses grilles
    pub grilles: Vec<Grille>,
    /// Où la source la porte
    pub source: String,
}

/// Une grille de critères.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Grille {
    /// Son titre, qui dit qui évalue et comment
    pub titre: String,
    /// Ce qui le précise
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<String>,
    /// Codes des critères, dans l'ordre
    pub criteres: Vec<String>,
    /// Vrai si la grille porte sur la mention que le candidat n'a pas choisie
    pub autre_mention: bool,
    /// Les coquilles corrigées
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errata: Vec<Erratum>,
}

/// Ce que les règles générales de la branche disent d'un CQP.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReglesGenerales {
    /// Ce qui oriente un candidat vers ce CQP
    pub orientation: Regle,
    /// L'expérience que demande la validation des acquis
    pub experience_vae: Regle,
    /// La forme de l'entretien avec le jury
    pub entretien_jury: Vec<Regle>,
}

/// Une phrase des règles générales.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Regle {
    /// Les mots de la source, édition par édition
    pub formulations: Vec<Formulation>,
    /// Où les sources les portent
    pub sources: Vec<String>,
    /// Les coquilles corrigées
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errata: Vec<Erratum>,
}

/// Des organismes de formation ; jamais des personnes.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Organismes {
    /// Où la source les porte
    pub source: String,
    /// Fin de l'agrément, dans les mots de la source
    pub fin_agrement: String,
    /// Les organismes
    pub organismes: Vec<Organisme>,
}

/// Un organisme de formation.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Organisme {
    /// Son nom
    pub nom: String,
    /// Agréé pour la formation ; absent si la source ne le dit pas
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formation: Option<bool>,
    /// Agréé pour la validation des acquis ; absent si la source ne le dit pas
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vae: Option<bool>,
}

/// Les trois référentiels d'une certification en blocs.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Referentiels {
    /// Où la source les porte
    pub source: String,
    /// Le titre que la source leur donne ensemble
    pub titre: String,
    /// Code de la spécialité de formation (NSF), si la source l'imprime
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nsf_code: Option<String>,
    /// Ce que ce code nomme
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nsf_titre: Option<String>,
    /// Ce qui annonce le public, si la source en parle
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intitule_public: Option<String>,
    /// À qui la certification s'adresse
    pub public: Vec<String>,
    /// Les blocs de compétences
    pub blocs: Vec<Bloc>,
}

/// Un bloc de compétences.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Bloc {
    /// Son numéro, celui de son code
    pub numero: u32,
    /// Son titre (codes B1, B2…)
    pub titre: Enonce,
    /// Où la source le porte
    pub source: String,
    /// Ses activités (codes B1.A1…)
    pub activites: Vec<ActiviteBloc>,
    /// Comment il est évalué
    pub modalite: ModaliteBloc,
}

/// Une activité, et les compétences qui lui font face.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ActiviteBloc {
    /// L'activité
    pub titre: Enonce,
    /// Ce que le texte énumère
    pub points: Vec<String>,
    /// Les compétences (codes B1.C1…)
    pub competences: Vec<Competence>,
}

/// Une compétence et ses propres critères.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Competence {
    /// La compétence
    pub titre: Enonce,
    /// Ses critères (codes B1.C1.E1…)
    pub criteres: Vec<Critere>,
}

/// Un critère, et ceux qu'il introduit.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Critere {
    /// Le critère
    pub titre: Enonce,
    /// Ceux qui le détaillent
    pub details: Vec<Enonce>,
}

/// Comment un bloc est évalué.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ModaliteBloc {
    /// Ce qui annonce les modalités, si la source le porte
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intitule: Option<String>,
    /// Les étapes, dans l'ordre
    pub etapes: Vec<Etape>,
    /// Vrai si les évaluateurs doivent apporter des précisions sous chaque grille, et non seulement le peuvent
    pub precisions_obligatoires: bool,
    /// Ce qui annonce la durée
    pub intitule_duree: String,
    /// Durée de l'épreuve
    pub duree: Vec<String>,
    /// Ce qui annonce le lieu
    pub intitule_lieu: String,
    /// Lieu de l'évaluation
    pub lieu: Vec<String>,
    /// Ce qui annonce les évaluateurs
    pub intitule_evaluateurs: String,
    /// Les évaluateurs : une liste par évaluateur, de qualités entre lesquelles choisir
    pub evaluateurs: Vec<Vec<String>>,
    /// Ce que la source n'a pas
    pub lacunes: Vec<Lacune>,
}

/// Une liste de certifications, dans une édition du texte qui l'établit.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Liste {
    /// Adresse du schéma de ce fichier
    #[serde(rename = "$schema")]
    pub schema: String,
    /// Ce que ce fichier est
    pub publication: Publication,
    /// Intitulé court
    pub titre_court: String,
    /// Nom court du texte qui établit la liste
    pub texte: String,
    /// De qui est le texte
    pub organisme: String,
    /// Ce que le texte dit des dates, des durées et des publics
    pub regles: Vec<RegleListe>,
    /// Les familles de certifications
    pub familles: Vec<FamilleListe>,
    /// Ce que la source ne contient pas
    pub lacunes: Vec<Lacune>,
    /// Notes de l'éditeur sur toute la liste
    pub notes: Vec<Note>,
}

/// Une phrase du texte qui établit la liste.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RegleListe {
    /// Ce dont elle parle, dans les mots de l'éditeur
    pub sujet: String,
    /// Les mots de la source
    pub texte: String,
    /// Où la source les porte
    pub source: String,
}

/// Une famille de certifications.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FamilleListe {
    /// Le code, comme PA1
    pub code: String,
    /// Son adresse permanente
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adresse: Option<String>,
    /// Le numéro de son article, comme 9.5.2.1
    pub numero: String,
    /// Son titre
    pub titre: String,
    /// Où la source la porte
    pub source: String,
    /// Les paragraphes que le texte porte avant les certifications
    pub presentation: Vec<String>,
    /// Les certifications
    pub lignes: Vec<LigneListe>,
    /// Les paragraphes que le texte porte après elles
    pub suite: Vec<String>,
    /// Les coquilles corrigées dans les mots de la famille
    pub errata: Vec<Erratum>,
    /// Notes de l'éditeur sur la famille
    pub notes: Vec<Note>,
}

/// Une certification de la liste.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LigneListe {
    /// Le code, comme PA1.7
    pub code: String,
    /// Son adresse permanente
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adresse: Option<String>,
    /// L'intitulé de la certification
    pub intitule: String,
    /// Le niveau, de 3 à 8 ; absent si la source n'en donne pas
    #[serde(skip_serializing_if = "Option::is_none")]
    pub niveau: Option<u8>,
    /// Les codes du répertoire national, dans l'ordre imprimé
    pub enregistrements: Vec<Enregistrement>,
    /// Les certificateurs dans l'ordre imprimé, quand rien ne dit sûrement lequel va avec quel code
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub certificateurs_non_apparies: Vec<String>,
    /// Où la source porte la ligne
    pub source: String,
    /// Les coquilles corrigées
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errata: Vec<Erratum>,
    /// Notes de l'éditeur sur la ligne
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// Un code du répertoire national et ceux qui délivrent la certification sous ce code.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Enregistrement {
    /// Le code imprimé, comme 26312
    pub rncp: String,
    /// Vrai si le code imprimé est sans doute faux
    pub douteux: bool,
    /// Les certificateurs ; vide quand l'appariement est incertain
    pub certificateurs: Vec<String>,
}

/// Une ligne du tableau d'une certification : un énoncé, ce qui s'attache à lui, ou d'autres mots de la source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LigneCertification {
    /// Ce qu'est la ligne ; seules les lignes « enonce » se comptent comme énoncés
    #[serde(rename = "type")]
    pub kind: TypeLigne,
    /// Le code de l'énoncé, comme D1.SF2 ; vide si la ligne porte sur toute la certification
    pub code: String,
    /// L'adresse permanente de l'énoncé
    pub adresse: String,
    /// Ce qu'est l'énoncé ou le passage, comme savoir-faire, modalite ou duree
    pub nature: String,
    /// Le code de ce qui le contient : domaine, bloc, activité, compétence… ; plusieurs, séparés par une barre verticale
    pub dans: String,
    /// Les codes auxquels la ligne renvoie : l'activité d'une compétence, les critères d'une grille, le code qui remplace
    pub liens: String,
    /// La mention à laquelle il s'applique, par son code
    pub mention: String,
    /// Le titre du groupe, du tableau ou de la partie où il se range
    pub groupe: String,
    /// Pour une variante ou une règle, les guides qui portent ces mots ; vide pour tous
    pub guides: String,
    /// Les mots de la source
    pub texte: String,
    /// Un code, un nom ou un oui : niveau d'une échelle, numéro d'évaluateur, partie de la source, code au répertoire…
    pub valeur: String,
    /// Les mots de l'éditeur : raison d'une variante, lacune, note
    pub remarque: String,
    /// Pour un erratum, la forme imprimée
    pub imprime: String,
    /// Les documents concernés, séparés par une barre verticale ; vide pour tous
    pub lieux: String,
    /// Où la source le porte, comme 003:466-470
    pub source: String,
    /// Pour une note, d'où l'éditeur le tient
    pub provenance: String,
    /// Pour une note, quand il l'a consulté
    pub consulte: String,
    /// Nom stable de la certification
    pub certification: String,
    /// Intitulé de la certification
    pub titre: String,
    /// Nom stable de l'édition
    pub edition: String,
    /// État de publication
    pub etat: Etat,
    /// Jour auquel les échéances sont jugées
    pub date_reference: String,
    /// La licence des données ; vide quand aucune n'est déclarée
    pub licence: String,
}

/// Ce qu'est une ligne du tableau d'une certification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TypeLigne {
    Enonce,
    Passage,
    Fait,
    Grille,
    Variante,
    Erratum,
    BasDePage,
    CodeRetire,
    Lacune,
    Note,
}

/// Une ligne du tableau d'une liste : une certification sous un code du répertoire national, ou une note.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LigneTableauListe {
    /// Ce qu'est la ligne
    #[serde(rename = "type")]
    pub kind: TypeLigneListe,
    /// Le code de la famille, comme PA1
    pub famille: String,
    /// Le titre de la famille
    pub famille_titre: String,
    /// Le code de la certification dans la liste, comme PA1.7
    pub code: String,
    /// Son adresse permanente
    pub adresse: String,
    /// L'intitulé de la certification
    pub intitule: String,
    /// Le niveau ; vide si la source n'en donne pas
    pub niveau: Option<u8>,
    /// Le code du répertoire national, tel qu'il est imprimé
    pub rncp: String,
    /// « oui » si ce code est sans doute faux
    pub douteux: String,
    /// Les certificateurs, séparés par une barre verticale ; tous ceux de la ligne si l'appariement est incertain
    pub certificateurs: String,
    /// « oui » si rien ne dit sûrement quel certificateur va avec quel code
    pub appariement_incertain: String,
    /// Les mots de l'éditeur : lacune, note
    pub remarque: String,
    /// Pour un erratum, la forme imprimée
    pub imprime: String,
    /// Pour un erratum, la forme publiée
    pub corrige: String,
    /// Où la source le porte, comme 001:1190
    pub source: String,
    /// Pour une note, d'où l'éditeur le tient
    pub provenance: String,
    /// Pour une note, quand il l'a consulté
    pub consulte: String,
    /// Nom stable de la liste
    pub liste: String,
    /// Nom stable de l'édition
    pub edition: String,
    /// État de publication
    pub etat: Etat,
    /// Jour auquel les échéances sont jugées
    pub date_reference: String,
    /// La licence des données ; vide quand aucune n'est déclarée
    pub licence: String,
}

/// Ce qu'est une ligne du tableau d'une liste.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TypeLigneListe {
    Certification,
    Erratum,
    Lacune,
    Note,
}

/// Les données de ce site : ses fichiers, et ce que veut dire chaque colonne de ses tableaux.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Index {
    /// Adresse du schéma de ce fichier
    #[serde(rename = "$schema")]
    pub schema: String,
    /// Titre du site
    pub titre: String,
    /// Adresse de la page des données
    pub adresse: String,
    /// Jour auquel les échéances sont jugées
    #[schemars(extend("format" = "date"))]
    pub date_reference: String,
    /// La licence des données ; absente quand aucune n'est déclarée
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// Qui publie ; absent tant que ce n'est pas dit
    #[serde(skip_serializing_if = "Option::is_none")]
    pub editeur: Option<String>,
    /// Les documents que désignent les trois premiers chiffres de chaque source
    pub sources: Vec<Source>,
    /// Les certifications et les listes, dans l'ordre du site
    pub jeux: Vec<Jeu>,
    /// Les colonnes des tableaux
    pub tableaux: Vec<Tableau>,
}

/// Une certification ou une liste, dans une édition, et ses fichiers.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Jeu {
    /// Une certification ou une liste
    pub sorte: Sorte,
    /// Nom stable, celui de ses adresses
    pub identifiant: String,
    /// Intitulé complet
    pub titre: String,
    /// Son édition
    pub edition: Edition,
    /// État de publication
    pub etat: Etat,
    /// Vrai si le texte n'est pas encore publié
    pub brouillon: bool,
    /// Adresse de sa page
    pub adresse: String,
    /// Ses fichiers
    pub fichiers: Vec<Fichier>,
}

/// Ce que décrit un jeu de données.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sorte {
    Certification,
    Liste,
}

/// Un fichier à télécharger.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Fichier {
    /// Où il est ; à partir de la racine du site quand son adresse publique n'est pas connue
    pub adresse: String,
    /// Son type, comme application/json
    pub media: String,
    /// Sa taille en octets
    pub octets: usize,
    /// L'adresse de son schéma, pour un JSON
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Le nom du tableau qui dit ses colonnes, pour un CSV
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tableau: Option<String>,
}

/// Les colonnes d'une sorte de CSV.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Tableau {
    /// Son nom
    pub nom: String,
    /// Ses colonnes, dans l'ordre
    pub colonnes: Vec<Colonne>,
}

/// Une colonne d'un CSV.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Colonne {
    /// Son nom, dans la première ligne
    pub nom: String,
    /// Ce qu'elle porte
    pub valeur: String,
    /// Ce qu'elle veut dire
    pub sens: String,
}
