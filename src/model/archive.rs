//! A document of the past, published for memory on one page.

use super::{CommonText, EditorNote, Quotation, Slug, SourceRef};

/// An archived document.
#[derive(Debug, Clone)]
pub struct Archive {
    pub slug: Slug,
    pub title: String,
    /// « Brochure ».
    pub nature: String,
    pub source: SourceRef,
    pub text: CommonText,
    /// What it says of CQPs, for their own pages.
    pub cqps: Vec<ArchivedCqp>,
    pub gaps: Vec<Quotation>,
    pub notes: Vec<EditorNote>,
}

/// What an archived document says of a CQP.
#[derive(Debug, Clone)]
pub struct ArchivedCqp {
    pub slug: Slug,
    pub source: SourceRef,
    pub objective: String,
    pub how: String,
    pub profile: String,
}
