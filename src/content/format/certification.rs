//! `certifications/SLUG/EDITION/`: a certification, its domaines and its livrets.

use schemars::JsonSchema;
use serde::Deserialize;

use super::register::FaitsEnregistrement;
use super::values::{ByGuide, Day, Declared, Erratum, GuideRef, Located, Note, PlaceRef, Reference, SourceRef, Text};

/// Une certification dans une édition.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CertificationFile {
    /// Intitulé complet
    pub titre: Located<Text>,
    /// Intitulé court, quand la branche en emploie un
    pub titre_court: Option<Located<Text>>,
    /// cqp, ou rncp pour une autre certification
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
    /// Les éditions que celle-ci remplace : ÉDITION, ou NOM/ÉDITION pour celle d'une autre certification
    #[serde(default)]
    pub remplace: Vec<Located<String>>,
    /// Ce que devient une partie déjà acquise de ce qu'elle remplace, quand un acte le dit
    pub acquis: Option<Acquis>,
    /// Dernier jour où l'on s'inscrit
    pub fin_inscriptions: Option<Located<Day>>,
    /// Les actes par lesquels cette édition a passé d'un état à l'autre, dans leur ordre
    #[serde(default)]
    pub acte: Vec<Acte>,
    /// Ce que l'on sait de son enregistrement, quelle que soit sa structure
    pub enregistrement: Option<FaitsEnregistrement>,
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

/// Le genre d'une certification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Genre {
    /// Certificat de qualification professionnelle
    Cqp,
    /// Une autre certification, faite pour un répertoire : [enregistrement] dit si elle y est
    Rncp,
}

/// L'état d'une publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
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

/// Un acte : une décision datée, par laquelle une édition a passé d'un état à un autre.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acte {
    /// L'état que l'acte donne
    pub etat: Located<Etat>,
    /// Jour de la décision
    pub decision: Located<Day>,
    /// Jour où l'état commence, quand ce n'est pas celui de la décision
    pub effet: Option<Located<Day>>,
    /// Ce que l'acte est, comme « Délibération de la branche »
    pub nom: Located<Text>,
    /// Son numéro, comme « n° 2027-04 »
    pub reference: Option<Located<Text>>,
    /// Où le lire (https://…)
    pub adresse: Option<Located<String>>,
}

/// Ce que devient une partie déjà acquise d'une certification remplacée.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acquis {
    /// Les mots de l'acte
    pub texte: Located<Text>,
    /// Où l'acte le dit
    pub source: Located<Text>,
    /// Quand l'éditeur l'a lu
    pub consulte: Located<Day>,
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
