//! Words of a source on who hands what to whom.

use serde::Serialize;

use super::text::{Html, Text};
use super::viewpoint::Viewpoint;
use crate::model::{Certification, Mots, Party, Rich, SourceRef};

/// Words of a source and where it has them.
#[derive(Serialize)]
pub struct Quoted {
    pub text: Html,
    pub sources: Vec<Text>,
}

/// « par l'entreprise », « au jury ».
#[derive(Serialize)]
pub struct Way {
    /// Or that no sentence names the sender.
    pub from: Text,
    /// Whether the sentence names who hands it.
    pub is_from_said: bool,
    pub to: Option<Text>,
}

impl Way {
    pub fn new(mots: &Mots, from: Option<&Party>, to: Option<&Party>) -> Way {
        Way {
            from: from.map_or_else(|| Text::new(mots.say("circuit.on_ne_sait_qui")), |party| Text::new(party.by(mots))),
            is_from_said: from.is_some(),
            to: to.map(|party| Text::new(party.to(mots))),
        }
    }
}

/// Words of a source, with the lines of this certification's own.
pub fn quoted(view: &Viewpoint, certification: &Certification, text: &Rich, sources: &[SourceRef]) -> Quoted {
    let own = sources.iter().filter(|source| certification.is_founded_by(std::slice::from_ref(source)));
    Quoted { text: view.rich(text), sources: own.map(|source| view.source(source)).collect() }
}
