//! The pages of a certification in blocs: its own, the three référentiels as one table, one page a bloc.

mod bloc;
mod certification;
mod entries;
mod table;

use super::Site;
use super::frame::Page;
use crate::model::Referentiels;
use crate::plan::PlannedCertification;

pub fn pages(site: &Site, planned: &PlannedCertification, referentiels: &Referentiels) -> Vec<Page> {
    let mut pages = vec![certification::page(site, planned, referentiels), table::page(site, planned, referentiels)];
    pages.extend(planned.blocs.iter().map(|it| bloc::page(site, planned, referentiels, it)));
    pages
}
