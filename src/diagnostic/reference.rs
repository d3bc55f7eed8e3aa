//! The page of each diagnostic: what it is, why, how to mend it, an example.
//!
//! A page is written in Markdown beside the rule that raises its code: `rules/grids.md` next to `rules/grids.rs`. A test
//! fails when a code has no page, or a page no code beside it; another applies each example to its fixture, which it
//! must mend.

/// The files of pages. One that is forgotten here leaves its codes without a page, which the test tells.
const FILES: &[&str] = &[
    include_str!("../brand/mots.md"),
    include_str!("../content/markdown.md"),
    include_str!("../content/raw.md"),
    include_str!("../content/rules/approvals.md"),
    include_str!("../content/rules/blocs.md"),
    include_str!("../content/rules/contacts.md"),
    include_str!("../content/rules/corrections.md"),
    include_str!("../content/rules/days.md"),
    include_str!("../content/rules/declared_names.md"),
    include_str!("../content/rules/domaines.md"),
    include_str!("../content/rules/expiry.md"),
    include_str!("../content/rules/files.md"),
    include_str!("../content/rules/gabarits.md"),
    include_str!("../content/rules/gaps.md"),
    include_str!("../content/rules/glossary.md"),
    include_str!("../content/rules/grids.md"),
    include_str!("../content/rules/guides.md"),
    include_str!("../content/rules/holes.md"),
    include_str!("../content/rules/insertions.md"),
    include_str!("../content/rules/known_codes.md"),
    include_str!("../content/rules/known_names.md"),
    include_str!("../content/rules/labels.md"),
    include_str!("../content/rules/letters.md"),
    include_str!("../content/rules/life.md"),
    include_str!("../content/rules/owned_codes.md"),
    include_str!("../content/rules/prerequisites.md"),
    include_str!("../content/rules/quotations.md"),
    include_str!("../content/rules/partial.md"),
    include_str!("../content/rules/placeholders.md"),
    include_str!("../content/rules/places.md"),
    include_str!("../content/rules/register.md"),
    include_str!("../content/rules/site.md"),
    include_str!("../content/rules/synonyms.md"),
    include_str!("../content/rules/two_titles.md"),
    include_str!("../content/rules/unique_codes.md"),
    include_str!("../content/rules/variants.md"),
    include_str!("../content/shape.md"),
    include_str!("../content/syntax.md"),
    include_str!("../content/text.md"),
    include_str!("../pdf/fault.md"),
    include_str!("../plan/addresses.md"),
    include_str!("../plan/counts.md"),
    include_str!("../plan/anchors.md"),
    include_str!("../plan/circuits.md"),
    include_str!("../plan/links.md"),
    include_str!("../plan/passages.md"),
];

/// What is to be known of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    pub code: &'static str,
    /// Markdown: a paragraph, then the sections « Pourquoi », « Comment corriger » and « Exemple ».
    pub text: &'static str,
}

impl Page {
    /// The paragraph that says what it is, on one line.
    pub fn summary(&self) -> String {
        self.text.split("\n\n").next().unwrap_or_default().replace('\n', " ")
    }
}

/// All the pages, by code.
pub fn pages() -> Vec<Page> {
    let mut pages: Vec<Page> = FILES.iter().flat_map(|file| of_file(file)).collect();
    pages.sort_by_key(|page| page.code);
    pages
}

/// The page of a code, or else the nearest code, if one is near enough to be what was meant.
///
/// # Errors
/// The nearest code.
pub fn page(code: &str) -> Result<Page, Option<&'static str>> {
    let pages = pages();
    if let Some(page) = pages.iter().find(|page| page.code == code) {
        return Ok(*page);
    }
    let written = code.to_lowercase();
    let scored = pages.iter().map(|page| (strsim::jaro_winkler(&written, page.code), page.code));
    Err(scored.filter(|(score, _)| *score > 0.84).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, code)| code))
}

/// A page begins with its code as a title of the first level.
fn of_file(file: &'static str) -> impl Iterator<Item = Page> {
    let file = file.strip_prefix("# ").unwrap_or(file);
    file.split("\n# ").filter_map(|page| page.split_once('\n')).map(|(code, text)| Page { code, text: text.trim() })
}
