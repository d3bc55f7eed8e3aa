//! The statements of a certification in blocs, as the entries of a page.

use serde::Serialize;

use super::super::text::Html;
use super::super::viewpoint::{CodeLink, Viewpoint};
use crate::model::{BlocActivity, Competence, Statement};

/// A statement, with its permanent address, and those that it introduces.
#[derive(Serialize)]
pub struct Entry {
    /// Bare ids belong to the référentiel: here they follow the name of the page.
    pub id: String,
    pub code: CodeLink,
    pub text: Html,
    /// What the text enumerates, without codes.
    pub points: Vec<Html>,
    pub entries: Vec<Entry>,
}

/// Makes the entries of one page.
pub struct Entries<'v> {
    pub view: &'v Viewpoint<'v>,
    /// Begins the ids of the page.
    pub prefix: &'static str,
}

impl Entries<'_> {
    pub fn statement(&self, statement: &Statement) -> Entry {
        Entry {
            id: format!("{}-{}", self.prefix, statement.code.anchor()),
            code: self.view.code(&statement.code),
            text: self.view.rich(&statement.words.text),
            points: Vec::new(),
            entries: Vec::new(),
        }
    }

    pub fn activity(&self, activity: &BlocActivity) -> Entry {
        let points = activity.points.iter().map(|point| self.view.rich(point)).collect();
        Entry { points, ..self.statement(&activity.title) }
    }

    pub fn criteria(&self, competence: &Competence) -> Vec<Entry> {
        let criteria = competence.criteria.iter().map(|criterion| {
            let entries = criterion.details.iter().map(|detail| self.statement(detail)).collect();
            Entry { entries, ..self.statement(&criterion.title) }
        });
        criteria.collect()
    }
}
