//! The feed of publications: one entry a certification and edition, dated by the content, never by the clock.

use super::Site;
use super::text::{capitalized, escape};
use crate::model::{Certification, Day};
use crate::plan::PublicAddress;
use crate::plan::{self, PlannedCertification};
use crate::typography::french;

pub const PATH: &str = "publications.xml";

pub fn file(site: &Site, public: PublicAddress) -> String {
    let about = &site.plan.catalogue.site;
    let mut entries: Vec<&PlannedCertification> =
        site.plan.certifications.iter().filter(|planned| !planned.certification.draft).collect();
    let day = |planned: &PlannedCertification| updated(site, planned.certification);
    // The latest first; the order of the catalogue among equals.
    entries.sort_by_key(|planned| std::cmp::Reverse(day(planned)));
    let latest = entries.first().map_or(about.reference_date, |planned| day(planned));
    let author = if about.publisher.is_empty() { &about.title } else { &about.publisher };

    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n",
    );
    out.push_str(&element("title", &about.title));
    out.push_str(&element("id", &public.to(plan::HOME)));
    out.push_str(&element("updated", &instant(latest)));
    out.push_str(&format!("<author><name>{}</name></author>\n", words(author)));
    out.push_str(&link("self", "application/atom+xml", &public.to(PATH), None));
    out.push_str(&link("alternate", "text/html", &public.to(plan::HOME), None));
    entries.iter().for_each(|planned| out.push_str(&entry(site, public, planned)));
    out.push_str("</feed>\n");
    out
}

fn entry(site: &Site, public: PublicAddress, planned: &PlannedCertification) -> String {
    let certification = planned.certification;
    let edition = site.plan.catalogue.editions.get(&certification.edition);
    let edition = edition.map(|edition| edition.label.as_str()).unwrap_or_default();
    let title = format!("{} {}, {edition}", certification.genre.acronym(), certification.title);
    let documents: Vec<&str> = site.documents_of(planned).map(|(d, _)| d.document.title.as_str()).collect();
    let summary = format!("{}. {}.", capitalized(certification.state.label()), documents.join(" ; "));
    let mut out = String::from("<entry>\n");
    out.push_str(&element("title", &title));
    out.push_str(&element("id", &public.to(&planned.page)));
    out.push_str(&element("updated", &instant(updated(site, certification))));
    out.push_str(&link("alternate", "text/html", &public.to(&planned.page), None));
    for (document, facts) in site.documents_of(planned) {
        out.push_str(&link(
            "enclosure",
            "application/pdf",
            &public.to(&document.pdf),
            facts.map(|facts| facts.paper.bytes),
        ));
    }
    out.push_str(&element("summary", &summary));
    out.push_str("</entry>\n");
    out
}

/// When a certification was last known to change: the last day on which a source was consulted for it, or else the day
/// to which the whole site was judged.
fn updated(site: &Site, certification: &Certification) -> Day {
    let consulted = certification.notes.iter().map(|note| note.consulted).max();
    consulted.unwrap_or(site.plan.catalogue.site.reference_date)
}

fn instant(day: Day) -> String {
    format!("{}T00:00:00Z", day.iso())
}

fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", words(text))
}

fn link(rel: &str, media: &str, address: &str, bytes: Option<usize>) -> String {
    let length = bytes.map(|bytes| format!(" length=\"{bytes}\"")).unwrap_or_default();
    format!("<link rel=\"{rel}\" type=\"{media}\" href=\"{}\"{length}/>\n", escape(address))
}

fn words(text: &str) -> String {
    escape(&french(text))
}
