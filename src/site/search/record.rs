//! Something that may be found, and of what nature it is.

use super::super::text::Text;
use crate::model::{Code, Mots};

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

/// What answers of a nature are called.
type Called = fn(&Mots) -> &str;

impl Nature {
    pub const ALL: [(Nature, Called, f32); 21] = [
        (Nature::Certification, |mots| mots.say("natures.certification"), 4.0),
        (Nature::Document, |mots| mots.say("natures.documents"), 2.0),
        (Nature::Page, |mots| mots.say("natures.pages"), 2.0),
        (Nature::Domaine, |mots| mots.say("natures.domaines"), 1.5),
        (Nature::Bloc, |mots| mots.say("natures.blocs"), 1.5),
        (Nature::Competence, |mots| mots.say("natures.competences"), 1.3),
        (Nature::Skill, |mots| mots.say("natures.savoir_faire"), 1.2),
        (Nature::Knowledge, |mots| mots.say("natures.savoirs"), 1.2),
        (Nature::Criterion, |mots| mots.say("natures.criteres"), 1.0),
        (Nature::Activity, |mots| mots.say("natures.activites"), 1.0),
        (Nature::Definition, |mots| mots.say("natures.definition"), 1.0),
        (Nature::Question, |mots| mots.say("natures.questions"), 0.9),
        (Nature::Statement, |mots| mots.say("natures.enonces"), 0.8),
        (Nature::Listed, |mots| mots.say("natures.liste"), 0.6),
        (Nature::File, |mots| mots.say("natures.fichiers"), 0.8),
        (Nature::Part, |mots| mots.say("natures.parties_de_documents"), 0.5),
        (Nature::Passage, |mots| mots.say("natures.parties_de_pages"), 0.5),
        (Nature::Field, |mots| mots.say("natures.champs"), 0.2),
        (Nature::Note, |mots| mots.say("natures.notes"), 0.8),
        (Nature::Retired, |mots| mots.say("natures.codes_retires"), 0.5),
        (Nature::Term, |mots| mots.say("natures.sigles"), 2.0),
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
