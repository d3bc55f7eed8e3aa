//! The plan, its documents and the facts of their PDFs as HTML pages.
//!
//! Rust decides what a page says and where its links lead; the templates of the theme decide in which elements, so that
//! a theme can change the structure without touching a line here. Text reaches a template in two types only ([`text`]):
//! `Text`, which the template escapes, and `Html`, whose every word was escaped when it was made. Both have their
//! French typography by then.

mod activities;
mod actors;
mod archive;
mod blocs;
mod branch;
mod certification;
mod circuit;
mod cited;
mod comparison;
mod competences;
mod courses;
mod data;
mod differences;
mod document;
mod ending;
mod entries;
mod errata;
mod example;
mod feed;
mod frame;
mod given;
mod glossary;
mod headers;
mod help;
mod home;
mod legal;
mod life;
mod link;
mod links;
mod liste;
mod liste_index;
mod markup;
mod not_found;
mod occasions;
mod orientation;
mod parent;
mod passages;
mod places;
mod preparation;
mod provenance;
mod publication;
mod registration;
mod report;
mod robots;
mod rules;
mod search;
mod shared;
mod sitemap;
mod structured;
#[cfg(test)]
mod tests;
mod text;
mod theme;
mod tree;
mod viewpoint;
mod way;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::Report;
use crate::plan::{self, Facts, Plan, PublicAddress};
use frame::Page;
use given::Site;
use theme::Theme;

/// Every page and asset of the site: its path from the root, and its bytes.
///
/// `facts` are those of the files that were made. `theme` holds the files of the theme by their
/// path in its folder (`templates/…`, `assets/…`). All the faults of the templates are reported, not the first only.
pub fn render(plan: &Plan, facts: &Facts, theme: &BTreeMap<String, Vec<u8>>) -> Result<Vec<(String, Vec<u8>)>, Report> {
    let theme = Theme::read(theme)?;
    let site = Site { plan, facts };
    let mut files = theme.assets();
    let public = PublicAddress::of(&plan.catalogue.site);
    let mut pages = all_pages(&site);
    pages.extend(public.map(|public| not_found::page(&site, public)));
    let rendered = html(&site, &theme, &mut pages);
    // What is found is what the pages say: the index is made of them, and the page that searches last.
    let index = search::file(&site, &pages, rendered.as_deref().unwrap_or_default());
    let index_path = theme::hashed("recherche-index.js", &index);
    let mut asking = vec![search::page(&site, &index_path)];
    let html = all([rendered, html(&site, &theme, &mut asking)])?.concat();
    files.push((index_path, index));
    pages.extend(asking);
    files.extend(files_for_programs(&site, public, &pages));
    let explained: Vec<_> = pages
        .into_par_iter()
        .zip(html)
        .map(|(page, html)| {
            let html = glossary::explained(&site, &theme, &page, html)?;
            Ok((page.path, without_indents(html).into_bytes()))
        })
        .collect();
    files.extend(all(explained)?);
    Ok(files)
}

/// Everything that was made, or all the faults of what was not.
fn all<T>(made: impl IntoIterator<Item = Result<T, Report>>) -> Result<Vec<T>, Report> {
    let (mut whole, mut report) = (Vec::new(), Report::default());
    for one in made {
        match one {
            Ok(one) => whole.push(one),
            Err(faults) => report.extend(faults),
        }
    }
    if report.has_errors() {
        report.sort_and_dedup();
        return Err(report);
    }
    Ok(whole)
}

/// The page without the indents and the blank lines of its templates, which weigh on a phone. Every line keeps its end, so
/// that no two words are joined. A page whose spaces are its own is left as it is.
fn without_indents(html: String) -> String {
    if ["<pre", "<textarea"].iter().any(|own| html.contains(own)) {
        return html;
    }
    let lines = html.lines().map(|line| line.trim_start_matches([' ', '\t'])).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// What reading the theme shows to be wrong with it.
///
/// # Errors
/// All the faults of its brand and of the syntax of its templates.
pub fn check_theme(theme: &BTreeMap<String, Vec<u8>>) -> Result<(), Report> {
    Theme::read(theme).map(|_| ())
}

/// All the pages but that which searches.
fn all_pages(site: &Site) -> Vec<Page> {
    let mut pages = vec![home::page(site)];
    pages.extend(site.plan.parents.iter().map(|planned| parent::page(site, planned)));
    for planned in &site.plan.certifications {
        let partial = planned.certification.is_partial();
        if let Some(referentiels) = &planned.certification.referentiels {
            pages.extend(blocs::pages(site, planned, referentiels));
        } else {
            pages.push(certification::page(site, planned));
            pages.extend(activities::page(site, planned));
            pages.extend((!partial).then(|| competences::page(site, planned)));
        }
        pages
            .extend(site.documents_of(planned).map(|(document, facts)| document::page(site, planned, document, facts)));
        pages.extend(occasions::page(site, planned));
        pages.extend(planned.preparations.iter().map(|prepared| preparation::page(site, planned, prepared)));
        pages.extend((!partial).then(|| circuit::page(site, planned)));
        pages.push(provenance::page(site, planned));
        pages.push(errata::page(site, planned));
    }
    pages.extend(orientation::page(site));
    pages.extend(comparison::page(site));
    pages.extend(site.plan.branch.rules.iter().filter_map(|rules| rules::page(site, rules)));
    pages.extend(courses::page(site));
    pages.extend(shared::page(site));
    pages.extend(actors::pages(site));
    pages.extend(cited::page(site));
    pages.push(publication::page(site));
    pages.extend(glossary::page(site));
    for planned in &site.plan.lists {
        pages.extend(liste::pages(site, planned));
        pages.push(liste_index::codes(site, planned));
        pages.push(liste_index::certifiers(site, planned));
        let texts = site.documents_of_owner(planned.list.into());
        let texts = texts.filter(|(document, _)| document.page != planned.page);
        pages.extend(texts.map(|(document, facts)| document::page_of_list(site, planned, document, facts)));
    }
    pages.extend(site.plan.pages.iter().map(|planned| help::page(site, planned)));
    pages.extend(site.plan.archives.iter().map(|planned| archive::page(site, planned)));
    pages.push(data::page(site));
    pages.push(entries::page(site));
    pages.extend(legal::page(site));
    pages
}

/// The HTML of each page, which is told first what programs read in it.
fn html(site: &Site, theme: &Theme, pages: &mut [Page]) -> Result<Vec<String>, Report> {
    if let Some(public) = PublicAddress::of(&site.plan.catalogue.site) {
        for page in pages.iter_mut() {
            page.frame.structured = structured::of(site, public, page);
        }
    }
    let rendered: Vec<_> = pages.par_iter().map(|page| theme.render(page)).collect();
    all(rendered)
}

/// What servers, search engines and readers of feeds ask for.
fn files_for_programs(site: &Site, public: Option<PublicAddress>, pages: &[Page]) -> Vec<(String, Vec<u8>)> {
    let unlisted = robots::unlisted_folders(site);
    let mut files = headers::files(public.map_or("", |public| public.prefix()), &unlisted);
    if let Some(public) = public {
        files.push((plan::ROBOTS.to_owned(), robots::file(public).into_bytes()));
        files.push((plan::SITEMAP.to_owned(), sitemap::file(public, pages).into_bytes()));
        files.push((plan::FEED.to_owned(), feed::file(site, public).into_bytes()));
    }
    files
}
