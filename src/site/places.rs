//! Where a statement stands: the documents of its certification that hold it, each with the address of its line.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Site;
use super::text::Text;
use super::viewpoint::Viewpoint;
use crate::model::{Code, Rich};
use crate::plan::{self, PlannedCertification, PlannedDocument};

/// A document in which a statement stands.
#[derive(Serialize)]
pub struct StandsIn {
    label: Text,
    href: String,
    /// It says it in other words.
    in_other_words: bool,
}

/// The documents of a certification, each with the words of its statements.
pub struct Places<'a> {
    documents: Vec<(&'a PlannedDocument<'a>, BTreeMap<&'a Code, &'a Rich>)>,
}

impl<'a> Places<'a> {
    pub fn of(site: &Site<'a>, planned: &PlannedCertification) -> Places<'a> {
        let documents = site.documents_of(planned);
        let documents = documents.map(|(document, _)| (document, plan::statements(document.document)));
        Places { documents: documents.collect() }
    }

    /// Where a statement stands, document by document. `words` are those of this page, when they are to be compared.
    pub fn find(&self, view: &Viewpoint, code: &Code, words: Option<&Rich>) -> Vec<StandsIn> {
        let stands = |(document, statements): &(&PlannedDocument, BTreeMap<&Code, &Rich>)| {
            let own = statements.get(code)?;
            let kind = document.document.id.kind;
            Some(StandsIn {
                label: Text::new(view.plan.catalogue.short_title_of(kind)),
                href: view.to(&format!("{}#{}", document.page, plan::statement_id(kind, code))),
                in_other_words: words.is_some_and(|words| words.text() != own.text()),
            })
        };
        self.documents.iter().filter_map(stands).collect()
    }
}
