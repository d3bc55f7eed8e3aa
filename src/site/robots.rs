//! What search engines must leave out, and the file that tells them where to begin.
//!
//! What is left out says so itself: a page in its head, a PDF in a header of the server. To forbid that it be read would
//! hide those words, and its address could be listed all the same.

use super::Site;
use crate::plan::{PublicAddress, SITEMAP};

/// The folders of the PDFs that are kept out: a PDF cannot say so of itself.
pub fn unlisted_folders(site: &Site) -> Vec<String> {
    let archived = site.plan.certifications.iter().map(|planned| planned.certification);
    let archived = archived.filter(|certification| site.plan.is_archived(certification));
    archived.map(|certification| format!("documents/{}/{}/", certification.slug, certification.edition)).collect()
}

/// `robots.txt`: all may be read.
pub fn file(public: PublicAddress) -> String {
    let (prefix, map) = (public.prefix(), public.to(SITEMAP));
    format!("User-agent: *\nAllow: {prefix}/\n\nSitemap: {map}\n")
}
