//! The feed of publications: one entry for each edition of a certification or of a list, dated by the content, never by
//! the clock.

use super::Site;
use super::text::{capitalized, escape};
use crate::model::{Day, EditorNote, State};
use crate::plan::PublicAddress;
use crate::plan::{self, Owner, PlannedCertification, PlannedList};
use crate::typography::french;

/// An edition that is published.
struct Publication<'p> {
    title: String,
    page: &'p str,
    state: State,
    owner: Owner<'p>,
    published: Option<Day>,
    /// When it was last known to change: the last day on which a source was consulted for it, or that on which it
    /// appeared, or else the day to which the whole site was judged.
    updated: Day,
}

pub fn file(site: &Site, public: PublicAddress) -> String {
    let about = &site.plan.catalogue.site;
    let certifications = site.plan.certifications.iter().filter(|planned| !planned.certification.draft);
    let lists = site.plan.lists.iter().filter(|planned| !planned.list.draft);
    let mut entries: Vec<Publication> = certifications.map(|planned| of_certification(site, planned)).collect();
    entries.extend(lists.map(|planned| of_list(site, planned)));
    // The latest first; the order of the catalogue among equals.
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.updated));
    let latest = entries.first().map_or(about.reference_date, |entry| entry.updated);
    let author = if about.publisher.is_empty() { &about.title } else { &about.publisher };

    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n",
    );
    out.push_str(&element("title", &about.title));
    out.push_str(&element("id", &public.to(plan::HOME)));
    out.push_str(&element("updated", &instant(latest)));
    out.push_str(&format!("<author><name>{}</name></author>\n", words(author)));
    out.push_str(&link("self", "application/atom+xml", &public.to(plan::FEED), None));
    out.push_str(&link("alternate", "text/html", &public.to(plan::HOME), None));
    entries.iter().for_each(|publication| out.push_str(&entry(site, public, publication)));
    out.push_str("</feed>\n");
    out
}

fn of_certification<'p>(site: &Site, planned: &'p PlannedCertification<'p>) -> Publication<'p> {
    let certification = planned.certification;
    Publication {
        title: format!("{}, {}", certification.named(), certification.edition_label),
        page: &planned.page,
        state: certification.state,
        owner: certification.into(),
        published: certification.published,
        updated: updated(site, &certification.notes, certification.published),
    }
}

fn of_list<'p>(site: &Site, planned: &'p PlannedList<'p>) -> Publication<'p> {
    let list = planned.list;
    Publication {
        title: format!("{}, {}", list.title, list.label),
        page: &planned.page,
        state: list.state,
        owner: list.into(),
        published: list.published,
        updated: updated(site, &list.notes, list.published),
    }
}

fn updated(site: &Site, notes: &[EditorNote], published: Option<Day>) -> Day {
    let consulted = notes.iter().map(|note| note.consulted);
    consulted.chain(published).max().unwrap_or(site.plan.catalogue.site.reference_date)
}

fn entry(site: &Site, public: PublicAddress, publication: &Publication) -> String {
    let Publication { title, page, state, owner, published, updated } = publication;
    let documents: Vec<_> = site.documents_of_owner(*owner).collect();
    let titles: Vec<&str> = documents.iter().map(|(planned, _)| planned.document.title.as_str()).collect();
    let summary = format!("{}. {}.", capitalized(state.label(site.mots())), titles.join(" ; "));
    let mut out = String::from("<entry>\n");
    out.push_str(&element("title", title));
    out.push_str(&element("id", &public.to(page)));
    out.extend(published.map(|day| element("published", &instant(day))));
    out.push_str(&element("updated", &instant(*updated)));
    out.push_str(&link("alternate", "text/html", &public.to(page), None));
    for (document, facts) in documents {
        let bytes = facts.map(|facts| facts.paper.bytes);
        out.push_str(&link("enclosure", "application/pdf", &public.to(&document.pdf), bytes));
    }
    out.push_str(&element("summary", &summary));
    out.push_str("</entry>\n");
    out
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
