//! The map of the site: every page that search engines may list.

use super::frame::Page;
use super::text::escape;
use crate::plan::PublicAddress;

pub fn file(public: PublicAddress, pages: &[Page]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in pages.iter().filter(|page| page.frame.is_listed) {
        out.push_str(&format!("  <url><loc>{}</loc></url>\n", escape(&public.to(&page.path))));
    }
    out.push_str("</urlset>\n");
    out
}
