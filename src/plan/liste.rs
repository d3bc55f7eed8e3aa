//! The pages of a list: the list itself, what a reader may keep of it, its two indexes.

use std::collections::BTreeSet;

use super::data::DataFiles;
use crate::document::Facet;
use crate::model::{EditionCode, Liste, Slug};

/// A list and the addresses of its pages.
#[derive(Debug)]
pub struct PlannedList<'a> {
    pub list: &'a Liste,
    pub page: String,
    /// By code of the national register.
    pub codes: String,
    pub certifiers: String,
    pub data: DataFiles,
    /// The families, then the levels, then a family at one level.
    pub facets: Vec<PlannedFacet<'a>>,
}

/// What a reader may keep of a list, and the address of its page.
#[derive(Debug)]
pub struct PlannedFacet<'a> {
    pub facet: Facet<'a>,
    pub page: String,
    /// How many certifications are kept.
    pub rows: usize,
}

impl<'a> PlannedList<'a> {
    /// The page that keeps this, if it is not the whole list and keeps something.
    pub fn facet(&self, facet: Facet) -> Option<&PlannedFacet<'a>> {
        self.facets.iter().find(|planned| planned.facet == facet)
    }
}

/// The page of a list.
pub fn page(slug: &Slug, edition: &EditionCode) -> String {
    format!("listes/{slug}/{edition}/index.html")
}

pub fn planned(list: &Liste) -> PlannedList<'_> {
    let folder = format!("listes/{}/{}", list.slug, list.edition);
    let levels: BTreeSet<Option<u8>> = list.rows().map(|row| row.level).collect();
    let families = || list.families.iter().map(|family| Some(&family.code));
    let of_families = families().map(|family| Facet { family, level: None });
    let of_levels = levels.iter().map(|level| Facet { family: None, level: Some(*level) });
    let of_both = families().flat_map(|family| levels.iter().map(move |level| Facet { family, level: Some(*level) }));
    let facets = of_families.chain(of_levels).chain(of_both).map(|facet| {
        let family = facet.family.map(|code| format!("famille-{}/", code.first_number())).unwrap_or_default();
        let level = match facet.level {
            None => String::new(),
            Some(None) => "sans-niveau/".to_owned(),
            Some(Some(level)) => format!("niveau-{level}/"),
        };
        let page = format!("{folder}/{family}{level}index.html");
        PlannedFacet { facet, page, rows: facet.rows(list).count() }
    });
    PlannedList {
        list,
        page: page(&list.slug, &list.edition),
        codes: format!("{folder}/codes/index.html"),
        certifiers: format!("{folder}/certificateurs/index.html"),
        data: DataFiles::of("listes", &list.slug, &list.edition),
        facets: facets.filter(|planned| planned.rows > 0).collect(),
    }
}
