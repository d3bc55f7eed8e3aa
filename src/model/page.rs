//! A page that the editor writes about the site itself: how accessible it is, how to use it.

use super::{Origin, Prose, Slug};

/// A page in the editor's voice. Its slug is its address.
#[derive(Debug, Clone)]
pub struct SitePage {
    pub slug: Slug,
    pub title: String,
    pub prose: Prose,
    pub origin: Origin,
}
