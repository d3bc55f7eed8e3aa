//! A form: `commun/gabarits/NOM.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Located, Text};

/// Un gabarit : un formulaire que des certifications ont, sans que le programme le connaisse.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GabaritFile {
    /// Titre du document
    pub titre: Located<Text>,
    /// Le même où la place manque
    pub titre_court: Located<Text>,
    /// Rang parmi les documents d'une certification : le plus petit vient d'abord
    #[schemars(range(min = 1, max = 999))]
    pub rang: u32,
    /// Pour quelles certifications : celles qui sont en domaines, ou en blocs
    pub pour: Structure,
    /// Les certifications qui l'ont, par le nom de leur dossier ; sans cette clé, toutes celles de sa structure
    #[serde(default)]
    pub certifications: Vec<Located<String>>,
    /// Fichier de la certification sans lequel le formulaire n'a pas lieu d'être
    pub donnees: Option<Donnees>,
    /// Pas encore publié
    #[serde(default)]
    pub brouillon: bool,
    /// Établi par l'éditeur et adopté par aucun certificateur : chaque page le dit
    #[serde(default)]
    pub proposition: bool,
    /// Le nom du candidat est en tête de chaque page
    #[serde(default)]
    pub candidat_en_tete: bool,
    /// La couverture porte ce que la source imprime des mentions
    #[serde(default)]
    pub mentions_en_couverture: bool,
    /// Il est publié aussi domaine par domaine, ou bloc par bloc, et fait pour un parcours par « fascicule livret »
    #[serde(default)]
    pub extraits: bool,
    /// Le guide complet contient ce formulaire
    #[serde(default)]
    pub dans_le_guide: bool,
    /// Notes communes qui disent sur quels passages « À remplir par … » est fondé
    #[serde(default)]
    pub fonde_par: Vec<Located<String>>,
    /// La couverture
    #[serde(default)]
    pub couverture: Couverture,
    /// Les parties, dans l'ordre
    pub partie: Vec<Partie>,
}

/// Comment une certification est décrite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Structure {
    Domaines,
    Blocs,
}

/// Un fichier de la certification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Donnees {
    GuideEntretien,
    LivretSuivi,
    GrillesIntermediaires,
    LivretEvaluationFinale,
}

/// Des mots : ceux de libellés communs, ou ceux de l'éditeur. L'un ou l'autre.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mots {
    /// Codes de libellés communs, dont les mots se suivent
    #[serde(default)]
    pub libelle: Vec<Located<String>>,
    /// Mots de l'éditeur
    pub mots: Option<Located<Text>>,
}

/// La première page.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Couverture {
    /// Au-dessus du titre, à la place de ce que portent les couvertures
    pub surtitre: Option<Mots>,
    /// Sous le titre
    #[serde(default)]
    pub ligne: Vec<Mots>,
    /// Ces mots sont dits restitués là où le guide de l'édition les a perdus
    #[serde(default)]
    pub restituee: bool,
    /// Les groupes de champs
    #[serde(default)]
    pub groupe: Vec<Groupe>,
}

/// Des champs qui vont ensemble : les mots qui les annoncent, les champs, une déclaration, une signature.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Groupe {
    /// Combien de fois le groupe est répété ; {n} dans ses noms et ses mots est le numéro de chacune
    #[schemars(range(min = 1, max = 9))]
    pub fois: Option<u8>,
    /// Les mots qui annoncent les champs
    pub annonce: Option<Mots>,
    /// Les champs
    #[serde(default)]
    pub champ: Vec<Champ>,
    /// Une phrase avant la signature
    pub declaration: Option<Mots>,
    /// De quoi signer
    pub signature: Option<Champ>,
    /// Au lieu de champs, le choix de la mention, si la source l'a : qui choisit
    pub mention: Option<RoleChamp>,
}

/// Quelque chose à remplir.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Champ {
    /// Nom du champ, en minuscules ; dans ce qu'une unité répète, son code le précède : D1_verdict
    pub nom: Located<String>,
    /// Codes des libellés communs imprimés devant le champ
    #[serde(default)]
    pub libelle: Vec<Located<String>>,
    /// Mots de l'éditeur imprimés devant le champ
    pub mots: Option<Located<Text>>,
    /// Le titre de l'unité est imprimé devant le champ
    #[serde(default)]
    pub titre_unite: bool,
    /// Ce qu'un lecteur d'écran dit du champ, après « Domaine 1, » ; rien, pour une case dont la colonne dit les mots
    pub lecture: Option<Located<Text>>,
    /// Qui le remplit
    pub par: RoleChamp,
    /// Ce qu'il demande ; une ligne si rien n'est dit
    #[serde(default)]
    pub genre: GenreChamp,
    /// Nombre de lignes, pour le genre lignes ou place
    #[schemars(range(min = 1, max = 40))]
    pub lignes: Option<u8>,
    /// Le nombre de lignes que la certification donne à l'unité
    pub lignes_de: Option<LignesDe>,
    /// Pour le genre niveau : code de l'échelle, ou son usage quand la certification la nomme
    pub echelle: Option<Located<String>>,
    /// Pour le genre choix : les cases à cocher
    #[serde(default)]
    pub case: Vec<Case>,
    /// Laissé de côté quand le guide de l'édition n'a pas de mots pour lui
    #[serde(default)]
    pub facultatif: bool,
    /// Demandé sur la couverture, et montré de nouveau : aucune unité ne précède son nom
    #[serde(default)]
    pub rappel: bool,
}

/// Une case à cocher.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Code, en minuscules
    pub code: Located<String>,
    /// Les mots de la case
    pub mots: Located<Text>,
}

/// Qui remplit un champ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RoleChamp {
    Candidat,
    Entretien,
    Tuteur,
    Evaluateurs,
    OrganismeFormation,
    Entreprise,
    Jury,
    Certificateur,
}

/// Ce qu'un champ demande.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GenreChamp {
    #[default]
    Ligne,
    Date,
    Lignes,
    Cellule,
    Place,
    Niveau,
    Choix,
    Signature,
}

/// Un nombre de lignes que la certification donne à l'unité.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LignesDe {
    Commentaires,
    Objectifs,
    Formations,
}

/// Une partie titrée.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Partie {
    /// Fin de son adresse ; une partie répétée peut s'en passer
    pub ancre: Option<Located<String>>,
    /// Nom de son lieu, pour les variantes, les lacunes et les notes ; celui de l'ancre si rien n'est dit
    pub lieu: Option<Located<String>>,
    /// Codes des libellés de son titre ; d'une partie répétée, ce qui précède le numéro
    #[serde(default)]
    pub libelle: Vec<Located<String>>,
    /// Titre dans les mots de l'éditeur
    pub mots: Option<Located<Text>>,
    /// Texte commun dont le titre est celui de la partie
    pub titre_du_texte: Option<Located<String>>,
    /// La partie est faite par le programme
    pub insertion: Option<PartieInseree>,
    /// Qui remplit la partie insérée
    pub par: Option<RoleChamp>,
    /// Un autre formulaire, tenu comme une partie sous ce titre
    pub tenir: Option<Located<String>>,
    /// Texte commun dont les parties prennent la place de celle-ci, sous le titre du document
    pub parties_du_texte: Option<Located<String>>,
    /// Ce qui vient avant la première de ces parties est laissé à une autre partie
    #[serde(default)]
    pub sans_preambule: bool,
    /// Où elle commence sur papier ; à la suite si rien n'est dit
    #[serde(default)]
    pub depart: Depart,
    /// Ancres des parties de ses textes qui commencent une page
    #[serde(default)]
    pub pages: Vec<Located<String>>,
    /// La page est tournée, pour un tableau de beaucoup de colonnes
    #[serde(default)]
    pub large: bool,
    /// Pour quoi elle est répétée
    pub chaque: Option<Chaque>,
    /// Seule raison pour laquelle elle manque
    pub si: Option<Si>,
    /// Ce qu'elle contient, dans l'ordre
    #[serde(default)]
    pub contenu: Vec<Contenu>,
    /// Les parties qu'elle contient, après
    #[serde(default)]
    pub partie: Vec<Partie>,
}

/// Une partie que seul le programme peut faire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PartieInseree {
    /// La vérification des prérequis, si la certification en a
    Prerequis,
    /// Une page pour les réponses trop longues
    FeuilleComplementaire,
    /// Avant de commencer : qui remplit quoi, à qui le livret est remis ; la page suit la couverture
    ContenuDuLivret,
}

/// Où une partie commence sur papier.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Depart {
    /// À la suite
    #[default]
    Suite,
    /// Sur une nouvelle page
    Page,
    /// Sur une page de droite
    Recto,
    /// La première des parties d'un texte est sur une page, les autres à la suite
    PagePourLaPremiere,
    /// Sur une nouvelle page, sauf la première, qui suit le titre de la partie qui la contient
    PageApresLaPremiere,
    /// Sur une page de droite, sauf la première, qui suit le titre de la partie qui la contient
    RectoApresLaPremiere,
}

/// Pour quoi une partie est répétée.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Chaque {
    /// Chaque domaine ou bloc
    Unite,
    /// Chaque domaine ou bloc dont parle le fichier de la certification
    UniteDesDonnees,
}

/// Une raison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Si {
    /// La source annonce des questionnaires qu'elle ne contient pas
    SansQuestionnaire,
}

/// Un élément d'une partie : une seule de ces clés, et son lieu si ce n'est pas celui de la partie.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contenu {
    /// Pour quoi il est répété
    pub chaque: Option<Chaque>,
    /// Nom du lieu
    pub lieu: Option<Located<String>>,
    /// Un sommaire, jusqu'à ce niveau
    #[schemars(range(min = 1, max = 4))]
    pub sommaire: Option<u8>,
    /// Un texte commun, avec ses parties
    pub texte: Option<Located<String>>,
    /// Du texte, seul ce qui vient avant sa première partie
    #[serde(default)]
    pub sans_parties: bool,
    /// Lieu du tableau des modalités, si le texte l'insère
    pub lieu_des_modalites: Option<Located<String>>,
    /// Une note commune
    pub note: Option<Located<String>>,
    /// Un paragraphe
    pub paragraphe: Option<Mots>,
    /// Une liste : une entrée par point
    #[serde(default)]
    pub liste: Vec<Mots>,
    /// Une ligne qui introduit ce qui suit
    pub introduction: Option<Mots>,
    /// L'introduction finit par le numéro de l'unité
    #[serde(default)]
    pub numero: bool,
    /// Un champ
    pub champ: Option<Champ>,
    /// Des champs qu'une page ne sépare pas
    #[serde(default)]
    pub ensemble: Vec<Champ>,
    /// Des champs qui vont ensemble, comme sur une couverture
    pub groupe: Option<Groupe>,
    /// Un tableau
    pub tableau: Option<Tableau>,
    /// Une grille de critères
    pub grille: Option<GrilleGabarit>,
    /// Ce que seul le programme peut faire de la certification
    pub insertion: Option<Insertion>,
    /// Qui remplit ce qui est inséré
    pub par: Option<RoleChamp>,
    /// Texte commun de l'insertion formations-demandees
    pub texte_insere: Option<Located<String>>,
}

/// Ce que seul le programme peut faire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Insertion {
    /// Ce qui est déclaré manquant ici
    Lacunes,
    /// Le nom de la certification
    NomCertification,
    /// Les savoir-faire et les savoirs de l'unité
    Enonces,
    /// Le choix de la mention
    Mention,
    /// Les questions de l'entretien sur l'unité
    Questions,
    /// Les contenus des modules de formation
    Modules,
    /// Les modalités de l'évaluation formative
    ModalitesFormatives,
    /// Ce que la source n'a pas des résultats
    LacunesResultats,
    /// Ce que la source n'a pas des objectifs
    LacunesObjectifs,
    /// Les mots qui demandent le détail des formations, là où la source le fait
    FormationsDemandees,
    /// Le questionnaire du candidat
    Questionnaire,
    /// Comment le bloc est évalué : étapes, durée, lieu, évaluateurs
    ModalitesBloc,
    /// Les consignes du bloc pour les grilles
    ConsignesBloc,
    /// Les activités du bloc, avec les critères de chaque compétence
    GrillesBloc,
    /// L'accord des évaluateurs sur le bloc
    AccordBloc,
}

/// Un tableau.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tableau {
    /// Légende ; le titre de la partie si rien n'est dit
    pub legende: Option<Located<Text>>,
    /// Ce que sont ses rangées
    pub rangees: Rangees,
    /// Leur nombre, pour les rangées à remplir
    #[schemars(range(min = 1, max = 30))]
    pub nombre: Option<u8>,
    /// Les colonnes
    pub colonne: Vec<Colonne>,
}

/// Ce que sont les rangées d'un tableau.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rangees {
    /// Les domaines ou les blocs
    Unites,
    /// Les savoir-faire, puis les savoirs de l'unité ; d'un bloc, ses compétences, en une rangée
    Groupes,
    /// Chaque compétence du bloc, ou chaque savoir-faire et chaque savoir du domaine
    Competences,
    /// Les critères de l'évaluation formative
    CriteresFormatifs,
    /// Les bilans que la certification demande
    Bilans,
    /// Autant que « nombre » le dit
    Nombre,
}

/// Une colonne : la tête de la rangée, des champs, ou une case par niveau d'une échelle.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Colonne {
    /// Codes des libellés de son en-tête
    #[serde(default)]
    pub libelle: Vec<Located<String>>,
    /// En-tête dans les mots de l'éditeur
    pub mots: Option<Located<Text>>,
    /// Sa part de la largeur
    #[schemars(range(min = 1, max = 20))]
    pub part: u8,
    /// Elle porte ce qu'est la rangée : un titre, des énoncés, un critère
    #[serde(default)]
    pub tete: bool,
    /// Les champs de la cellule
    #[serde(default)]
    pub champ: Vec<Champ>,
    /// Une colonne par niveau de cette échelle, dont le champ est la case
    pub niveaux: Option<Located<String>>,
}

/// Une grille de critères.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrilleGabarit {
    /// Ce qu'elle évalue
    pub de: GrilleDe,
    /// Fin du nom de ses champs
    pub nom: Located<String>,
    /// Ce qu'un lecteur d'écran dit, après le critère
    pub lecture: Located<Text>,
    /// Code de l'échelle, ou son usage quand la certification la nomme
    pub echelle: Located<String>,
    /// Qui coche
    pub par: RoleChamp,
    /// Les champs qui suivent la dernière grille de l'unité
    #[serde(default)]
    pub fin: Vec<Champ>,
}

/// Ce qu'une grille évalue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GrilleDe {
    /// L'unité, ses énoncés à côté des critères
    Unite,
    /// Chaque situation d'évaluation de l'unité, comme une partie
    Situations,
}
