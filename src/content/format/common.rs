//! `commun/`: what the certifications of the branch share.

use schemars::JsonSchema;
use serde::Deserialize;

use super::values::{ByGuide, Day, Erratum, Located, Note, PlaceRef, SourceRef, Text};

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
