//! Words of a source on who hands what to whom.

use serde::Serialize;

use super::text::{Html, Text, source_ref};
use super::viewpoint::Viewpoint;
use crate::model::{Certification, Party, Rich, SourceRef};

/// What stands for a sender that no sentence names.
const UNKNOWN: &str = "(la source ne dit pas qui)";

/// Words of a source and where it has them.
#[derive(Serialize)]
pub struct Quoted {
    pub text: Html,
    pub sources: Vec<Text>,
}

/// « par l'entreprise », « au jury ».
#[derive(Serialize)]
pub struct Way {
    pub from: Text,
    /// Whether the sentence names who hands it.
    pub is_from_said: bool,
    pub to: Option<Text>,
}

impl Way {
    pub fn new(from: Option<&Party>, to: Option<&Party>) -> Way {
        Way {
            from: from.map_or_else(|| Text::new(UNKNOWN), |party| Text::new(party.by())),
            is_from_said: from.is_some(),
            to: to.map(|party| Text::new(party.to())),
        }
    }
}

/// Words of a source, with the lines of this certification's own.
pub fn quoted(view: &Viewpoint, certification: &Certification, text: &Rich, sources: &[SourceRef]) -> Quoted {
    let own = sources.iter().filter(|source| certification.is_founded_by(std::slice::from_ref(source)));
    Quoted { text: view.rich(text), sources: own.map(source_ref).collect() }
}
