//! What search engines must leave out, and the file that tells them where to begin.

use super::Site;
use crate::model::{Certification, State};
use crate::plan::Plan;
use crate::plan::PublicAddress;

pub const PATH: &str = "robots.txt";

/// Whether the pages of a certification are kept out: a draft, a text withdrawn, or an edition that a later one follows.
pub fn is_archived(plan: &Plan, certification: &Certification) -> bool {
    let followed = plan.certifications.iter().map(|planned| planned.certification);
    let mut followed = followed.filter(|other| other.slug == certification.slug && !other.draft);
    certification.draft
        || certification.state == State::Withdrawn
        || followed.any(|other| other.edition > certification.edition)
}

/// The folders of the PDFs that are kept out: a PDF cannot say so of itself.
pub fn unlisted_folders(site: &Site) -> Vec<String> {
    let archived = site.plan.certifications.iter().map(|planned| planned.certification);
    let archived = archived.filter(|certification| is_archived(site.plan, certification));
    archived.map(|certification| format!("documents/{}/{}/", certification.slug, certification.edition)).collect()
}

/// `robots.txt`. It does not name the archived pages: an engine must open them to read that they are not to be listed.
pub fn file(public: PublicAddress, unlisted: &[String]) -> String {
    let prefix = public.prefix();
    let mut out = String::from("User-agent: *\n");
    unlisted.iter().for_each(|folder| out.push_str(&format!("Disallow: {prefix}/{folder}\n")));
    out.push_str(&format!("Allow: {prefix}/\n\nSitemap: {}\n", public.to(super::sitemap::PATH)));
    out
}
