//! What ends the page of a certification, whatever it is made of: its documents, what the editor notes, what is missing.

use serde::Serialize;

use super::Site;
use super::links::{Download, Link, Sets, download, sets};
use super::text::Html;
use super::viewpoint::{GapView, NoteView, Viewpoint};
use crate::model::{Gap, Mots};
use crate::plan::PlannedCertification;

#[derive(Serialize)]
pub struct Ending {
    documents: Vec<Download>,
    sets: Option<Sets>,
    /// Who does what, of a certification that has documents to fill.
    circuit: Option<String>,
    provenance: String,
    errata: String,
    notes: Vec<NoteView<Html>>,
    gaps: Vec<GapView>,
}

impl Ending {
    /// The gaps are those that the page does not tell elsewhere.
    pub fn of<'g>(
        site: &Site,
        view: &Viewpoint,
        planned: &PlannedCertification,
        gaps: impl IntoIterator<Item = &'g Gap>,
    ) -> Ending {
        let certification = planned.certification;
        Ending {
            documents: site.documents_of(planned).map(|(document, facts)| download(view, document, facts)).collect(),
            sets: sets(site, view, certification),
            circuit: (!certification.is_partial()).then(|| view.to(&planned.circuit)),
            provenance: view.to(&planned.provenance),
            errata: view.to(&planned.errata),
            notes: certification.notes.iter().map(|note| view.note(note)).collect(),
            gaps: gaps.into_iter().map(|gap| view.gap(gap)).collect(),
        }
    }

    /// Its part of « sur cette page », by the ids of the components `ending_documents` and `ending_remarks`; `between`
    /// stands between the two.
    pub fn contents(&self, mots: &Mots, between: Option<Link>) -> Vec<Link> {
        let mut links = vec![Link::new(mots.say("commun.documents"), "#documents".into())];
        links.extend(between);
        if !self.notes.is_empty() {
            links.push(Link::new(mots.say("commun.notes"), "#notes".into()));
        }
        if !self.gaps.is_empty() {
            links.push(Link::new(mots.say("commun.non_publie"), "#lacunes".into()));
        }
        links
    }
}
