//! `adresse-prise`: each page and each file has an address that no other has. Two that differ by capitals only are one file on
//! many machines, and count as one here.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::actors::ACTORS;
use super::address::{CITED, DATA, GLOSSARY, HOME, MAP, PUBLICATION, SEARCH};
use super::data::{DATA_EDITIONS, DATA_INDEX, DataFiles};
use super::planned::{Plan, PlannedDocument};
use super::set::SUMS;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

/// An address of the site, and what of the content made it.
pub struct Address<'p> {
    pub path: Cow<'p, str>,
    pub made_by: Option<MadeBy<'p>>,
}

/// A name that an editor chose, and what to do of it when its address is taken.
#[derive(Clone, Copy)]
pub struct MadeBy<'p> {
    origin: &'p Origin,
    cure: &'static str,
}

/// Reports the addresses that several pages or files would share.
pub fn check(plan: &Plan, report: &mut Report) {
    let mut taken: BTreeMap<String, Address> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for address in plan.addresses() {
        let Some(before) = taken.remove(&address.path.to_lowercase()) else {
            taken.insert(address.path.to_lowercase(), address);
            continue;
        };
        // The one that an editor named is the one to change; the program's own come first.
        let (kept, refused) = if address.made_by.is_some() { (before, address) } else { (address, before) };
        let shown = refused.path.strip_suffix("index.html").unwrap_or(&refused.path);
        let taken_by =
            Diagnostic::error("adresse-prise", format!("l'adresse « {shown} » est celle d'une autre page du site"));
        let other = kept.made_by.map(|by| by.origin);
        match refused.made_by {
            Some(MadeBy { origin, cure }) if told.insert((origin.file, origin.span.start)) => {
                let taken_by = taken_by.at(origin.clone(), "").help(cure);
                report.push(match other.filter(|other| *other != origin) {
                    Some(other) => taken_by.related(other.clone(), "celle-ci"),
                    None => taken_by,
                });
            }
            Some(_) => {}
            None => report.push(taken_by.help("deux pages ou deux fichiers du programme s'effaceraient : signalez-le")),
        }
        taken.insert(kept.path.to_lowercase(), kept);
    }
}

impl Plan<'_> {
    /// Every address that the plan gives, pages and files, those that editors name last.
    pub fn addresses(&self) -> Vec<Address<'_>> {
        let mut own: Vec<&str> =
            vec![HOME, CITED, SEARCH, DATA, DATA_INDEX, DATA_EDITIONS, PUBLICATION, GLOSSARY, MAP, SUMS];
        own.extend(self.legal());
        let mut named: Vec<Address> = Vec::new();
        let branch = &self.branch;
        let of_branch = [&branch.orientation, &branch.comparison, &branch.courses, &branch.shared];
        own.extend(of_branch.into_iter().flatten().map(String::as_str));
        own.extend(branch.rules.iter().map(|rules| rules.page.as_str()));
        own.extend(self.parents.iter().map(|planned| planned.page.as_str()));
        for planned in &self.certifications {
            own.push(&planned.page);
            own.extend(planned.activities.iter().chain(&planned.occasions).map(String::as_str));
            own.extend([&planned.provenance, &planned.errata].map(String::as_str));
            let has_more = !planned.certification.is_partial();
            own.extend([&planned.competences, &planned.circuit].into_iter().filter(|_| has_more).map(String::as_str));
            own.extend(planned.blocs.iter().map(|bloc| bloc.page.as_str()));
            own.extend(of_data(&planned.data));
            named.extend(planned.preparations.iter().map(|planned| {
                let cure = "donnez un autre code à cette page : son code est son adresse";
                let made_by = Some(MadeBy { origin: &planned.preparation.origin, cure });
                Address { path: planned.page.as_str().into(), made_by }
            }));
        }
        for planned in &self.lists {
            own.extend([&planned.codes, &planned.certifiers].map(String::as_str));
            own.extend(of_data(&planned.data));
            named.extend(planned.facets.iter().map(|facet| {
                let family =
                    facet.facet.family.and_then(|code| planned.list.families.iter().find(|it| it.code == *code));
                let cure = "donnez un autre numéro au code de cette famille : il fait l'adresse de sa page";
                let made_by = family.map(|family| MadeBy { origin: &family.origin, cure });
                Address { path: facet.page.as_str().into(), made_by }
            }));
        }
        own.extend(self.archives.iter().map(|planned| planned.page.as_str()));
        own.extend(self.documents.iter().map(|planned| planned.page.as_str()));
        own.extend(self.printed().flat_map(of_files));
        own.extend(self.sets.iter().map(|set| set.path.as_str()));
        named.extend(self.pages.iter().map(|planned| {
            let cure = "donnez un autre nom à ce fichier : son nom est l'adresse de la page";
            Address { path: planned.path.as_str().into(), made_by: Some(MadeBy { origin: &planned.page.origin, cure }) }
        }));
        let actors = ACTORS.iter().map(|actor| Cow::from(actor.page()));
        let own = own.into_iter().map(Cow::from).chain(actors).map(|path| Address { path, made_by: None });
        own.chain(named).collect()
    }
}

fn of_data(files: &DataFiles) -> [&str; 2] {
    [&files.json, &files.csv]
}

fn of_files<'p>(planned: &'p PlannedDocument) -> impl Iterator<Item = &'p str> {
    [&planned.pdf].into_iter().chain(&planned.fillable).map(String::as_str)
}
