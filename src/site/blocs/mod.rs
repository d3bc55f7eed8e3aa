//! The pages of a certification in blocs: its own, the three référentiels as one table, one page a bloc.

mod bloc;
mod certification;
mod table;

use serde::Serialize;

use super::Site;
use super::frame::Page;
use super::text::Html;
use super::viewpoint::{CodeLink, Viewpoint};
use crate::model::{BlocActivity, Competence, Referentiels, Statement};
use crate::plan::PlannedCertification;

pub fn pages(site: &Site, planned: &PlannedCertification, referentiels: &Referentiels) -> Vec<Page> {
    let mut pages = vec![certification::page(site, planned, referentiels), table::page(site, planned, referentiels)];
    pages.extend(planned.blocs.iter().map(|it| bloc::page(site, planned, referentiels, it)));
    pages
}

/// A statement, with its permanent address, and those that it introduces.
#[derive(Serialize)]
struct Entry {
    /// Bare ids belong to the référentiel: here they follow the name of the page.
    id: String,
    code: CodeLink,
    text: Html,
    /// What the text enumerates, without codes.
    points: Vec<Html>,
    entries: Vec<Entry>,
}

/// Makes the entries of one page.
struct Entries<'v> {
    view: &'v Viewpoint<'v>,
    /// Begins the ids of the page.
    prefix: &'static str,
}

impl Entries<'_> {
    fn statement(&self, statement: &Statement) -> Entry {
        Entry {
            id: format!("{}-{}", self.prefix, statement.code.anchor()),
            code: self.view.code(&statement.code),
            text: self.view.rich(&statement.words.text),
            points: Vec::new(),
            entries: Vec::new(),
        }
    }

    fn activity(&self, activity: &BlocActivity) -> Entry {
        let points = activity.points.iter().map(|point| self.view.rich(point)).collect();
        Entry { points, ..self.statement(&activity.title) }
    }

    fn criteria(&self, competence: &Competence) -> Vec<Entry> {
        let criteria = competence.criteria.iter().map(|criterion| {
            let entries = criterion.details.iter().map(|detail| self.statement(detail)).collect();
            Entry { entries, ..self.statement(&criterion.title) }
        });
        criteria.collect()
    }
}
