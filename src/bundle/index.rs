//! What a set says of itself: a text that any machine opens.

use crate::model::Mots;
use crate::plan::{FileFacts, Plan, PlannedDocument, PlannedSet, SetKind};
use crate::typography::french;

/// A file of a set, and what its index says of it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its address in the site.
    pub path: String,
    /// Its name in the set.
    pub name: String,
    /// « Livret de suivi de la formation · Domaine 1 seulement ».
    title: String,
    /// « édition 2014, close, pour mémoire ».
    edition: String,
    /// Where to read it online, or in the site.
    page: String,
}

impl Entry {
    pub fn of(plan: &Plan, planned: &PlannedDocument, path: &str) -> Entry {
        let (document, mots) = (planned.document, plan.mots());
        let words = document.selection.as_ref().map(|selection| selection.words(mots));
        let title: Vec<String> = [document.title.clone()].into_iter().chain(words).collect();
        let draft = if document.draft { mots.say("dossiers.brouillon") } else { "" };
        let name = path.rsplit('/').next().unwrap_or(path);
        // The parts of a document stand apart, so that the whole ones are seen at once.
        let folder = if document.selection.is_some() { "par-domaine/" } else { "" };
        Entry {
            path: path.to_owned(),
            name: format!("{folder}{name}"),
            title: title.join(" · "),
            edition: format!("{}, {}{draft}", document.edition, document.state.label(mots)),
            page: address(plan, &planned.page),
        }
    }
}

/// What comes before the list.
pub fn head(plan: &Plan, set: &PlannedSet) -> String {
    let (certification, mots) = (set.certification, plan.mots());
    let site = &plan.catalogue.site;
    let what = match set.kind {
        SetKind::Complete => mots.say("dossiers.tous_a_imprimer"),
        SetKind::Fillable => mots.say("dossiers.tous_a_remplir"),
    };
    let page = plan.certifications.iter().find(|planned| {
        planned.certification.slug == certification.slug && planned.certification.edition == certification.edition
    });
    let page = page
        .map(|planned| mots.fill("dossiers.page", &[("adresse", &address(plan, &planned.page))]) + "\n")
        .unwrap_or_default();
    let title = certification.named();
    let publisher = if site.publisher.is_empty() { mots.say("dossiers.a_completer") } else { &site.publisher };
    let day = site.reference_date.in_french();
    let name = set.kind.title(mots);
    let what = mots.fill("dossiers.tels_que", &[("documents", &what), ("site", &site.title)]);
    let publisher = mots.fill("dossiers.editeur", &[("editeur", &publisher)]);
    let day = mots.fill("dossiers.etat", &[("jour", &day)]);
    french(&format!("{name}\n{title}\n\n{what}\n{page}{publisher}\n{day}\n")).into_owned()
}

/// The whole index; `facts` are those of the files, in the order of the entries.
pub fn text(mots: &Mots, head: &str, entries: &[Entry], facts: impl Iterator<Item = FileFacts>) -> String {
    let list = entries.iter().zip(facts).map(|(entry, FileFacts { pages, .. })| {
        let pages = match pages {
            0 | 1 => mots.fill("dossiers.une_page", &[("nombre", &pages)]),
            _ => mots.fill("dossiers.pages", &[("nombre", &pages)]),
        };
        let Entry { name, title, edition, page, .. } = entry;
        // Names and addresses are no words: they are copied.
        format!("\n{name}\n  {}\n  {page}\n", french(&format!("{title}\n  {pages}, {edition}")))
    });
    std::iter::once(head.to_owned()).chain(list).collect()
}

/// The address of a page, online where that is known.
fn address(plan: &Plan, page: &str) -> String {
    let short = page.strip_suffix("index.html").unwrap_or(page);
    match &plan.catalogue.site.public_address {
        Some(public) => format!("{public}/{short}"),
        None => format!("/{short}"),
    }
}
