//! What helps a reader along the guides: what letters stand for, the steps of a parcours, how to prepare.
//!
//! The words of the guides are quoted from the part where they stand; `plan` finds in which editions they stand there.

use super::{Certification, EditorNote, Kind, Origin, Rich, SourceRef};

/// Letters that the sources use for several words.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its name in addresses.
    pub code: String,
    /// « CPNEFP ».
    pub acronym: String,
    pub expansion: String,
    /// Where the sources say so; nowhere when a note says it.
    pub sources: Vec<SourceRef>,
    pub notes: Vec<EditorNote>,
}

/// One way to a certification, step by step.
#[derive(Debug, Clone)]
pub struct Course {
    /// Its name in addresses.
    pub code: String,
    pub title: String,
    pub steps: Vec<Step>,
}

/// A help page that every CQP of the branch has.
#[derive(Debug, Clone)]
pub struct Preparation {
    /// Its name in addresses.
    pub code: String,
    /// Where that name is written.
    pub origin: Origin,
    pub title: String,
    /// Of an edition that is closed: nobody prepares for it any more.
    pub title_when_closed: Option<String>,
    pub description: String,
    pub notes: Vec<EditorNote>,
    pub steps: Vec<Step>,
}

impl Preparation {
    /// Its title on the pages of a certification.
    pub fn titled(&self, certification: &Certification) -> &str {
        let closed = self.title_when_closed.as_deref().filter(|_| certification.state.is_closed());
        closed.unwrap_or(&self.title)
    }
}

/// A step of a parcours, a part of a help page: words of the guides, and what the editor says of them.
#[derive(Debug, Clone)]
pub struct Step {
    /// Its name in addresses.
    pub code: String,
    pub title: String,
    pub passages: Vec<Passage>,
    pub held: Option<Held>,
    pub notes: Vec<EditorNote>,
}

/// Words of a guide, and the part where they stand.
#[derive(Debug, Clone)]
pub struct Passage {
    pub text: Rich,
    pub kind: Kind,
    /// The anchor of the part.
    pub part: String,
    /// Whether it is something to gather, with a box.
    pub is_ticked: bool,
    pub sources: Vec<SourceRef>,
    /// Words of the editor that lead to a fragment quoted alone.
    pub lead: Option<String>,
    pub origin: Origin,
}

/// What another file holds about a CQP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The experience that the VAE asks for.
    VaeExperience,
    /// The form of the interview with the jury.
    JuryForm,
    /// The rule that leads to this CQP.
    Orientation,
    /// The questions of the guide d'entretien, by domaine.
    Questions,
}
