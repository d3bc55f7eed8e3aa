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
    pub gaps: Vec<Quotation>,
    pub notes: Vec<EditorNote>,
}
