//! Something that may be found, and of what nature it is.

use super::super::text::Text;
use crate::model::Code;

/// Something that may be found. The names are those of the columns.
pub struct Record {
    /// Its certification, or its list, by its place in `certifications`; nothing for a page of the whole site.
    pub g: Option<usize>,
    /// Its nature, by its place in `natures`.
    pub n: usize,
    /// Its page, by its place in `pages`.
    pub p: usize,
    /// Its place in the page.
    pub a: Option<String>,
    pub c: Option<String>,
    /// Its words: what the answer shows.
    pub t: Text,
    /// What menus, links and buttons call it.
    pub o: Vec<Text>,
    /// Where it stands.
    pub x: Option<Text>,
    /// Prose under its title.
    pub b: String,
}

impl Record {
    pub fn new(words: &str) -> Record {
        let (o, b) = (Vec::new(), String::new());
        Record { g: None, n: 0, p: 0, a: None, c: None, t: Text::new(words), o, x: None, b }
    }
}

/// What a record is. Answers are grouped by it; its weight says which comes first among equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    Certification,
    Document,
    Page,
    Domaine,
    Bloc,
    Competence,
    Skill,
    Knowledge,
    Criterion,
    Activity,
    Definition,
    Question,
    Statement,
    Listed,
    File,
    Part,
    Passage,
    Field,
    Note,
    Retired,
    Term,
}

impl Nature {
    pub const ALL: [(Nature, &'static str, f32); 21] = [
        (Nature::Certification, "Certification", 4.0),
        (Nature::Document, "Documents", 2.0),
        (Nature::Page, "Pages", 2.0),
        (Nature::Domaine, "Domaines de compétences", 1.5),
        (Nature::Bloc, "Blocs de compétences", 1.5),
        (Nature::Competence, "Compétences", 1.3),
        (Nature::Skill, "Savoir-faire", 1.2),
        (Nature::Knowledge, "Savoirs", 1.2),
        (Nature::Criterion, "Critères d'évaluation", 1.0),
        (Nature::Activity, "Activités", 1.0),
        (Nature::Definition, "Définition", 1.0),
        (Nature::Question, "Questions au candidat", 0.9),
        (Nature::Statement, "Énoncés", 0.8),
        (Nature::Listed, "Certifications de la liste", 0.6),
        (Nature::File, "Fichiers à télécharger", 0.8),
        (Nature::Part, "Parties de documents", 0.5),
        (Nature::Passage, "Parties de pages", 0.5),
        (Nature::Field, "Champs des données", 0.2),
        (Nature::Note, "Notes de l'éditeur", 0.8),
        (Nature::Retired, "Codes retirés", 0.5),
        (Nature::Term, "Sigles", 2.0),
    ];

    /// What the steps of a code say: `D1.SF2` is a savoir-faire.
    pub fn of(code: &Code) -> Nature {
        let steps: Vec<&str> =
            code.as_str().split('.').map(|step| step.trim_end_matches(|c: char| c.is_ascii_digit())).collect();
        match (steps.first().copied(), steps.last().copied(), steps.len()) {
            (Some("D"), _, 1) => Nature::Domaine,
            (Some("B"), _, 1) => Nature::Bloc,
            (Some("A"), ..) | (_, Some("A"), _) => Nature::Activity,
            (Some("FIN" | "PRE" | "CAP"), ..) => Nature::Definition,
            (_, Some("C"), _) => Nature::Competence,
            (_, Some("SF"), _) => Nature::Skill,
            (_, Some("S"), _) => Nature::Knowledge,
            (_, Some("E"), _) => Nature::Criterion,
            (_, Some("R" | "Q"), _) => Nature::Question,
            _ => Nature::Statement,
        }
    }

    pub fn place(self) -> usize {
        Nature::ALL.iter().position(|(nature, ..)| *nature == self).unwrap_or_default()
    }
}
