//! The page of a certification whatever its edition: what the register says of it today, and the editions published here.
//!
//! All of it is the editor's voice: facts read in the register, dated, and none of its text.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page, Status};
use super::links::Link;
use super::registration::{self, FactView};
use super::text::Text;
use super::viewpoint::Viewpoint;
use crate::model::{Mots, RegisterEntry, State};
use crate::plan::{PlannedCertification, PlannedParent};

#[derive(Serialize)]
struct Content {
    today: Option<Today>,
    /// The edition that is open to entry.
    in_force: Option<Link>,
    /// Of a certification that the register has today: the closed editions.
    before: Vec<Edition>,
    editions: Vec<Edition>,
}

/// An entry of the register, fact by fact.
#[derive(Serialize)]
struct Today {
    /// « RNCP39866 ».
    code: String,
    /// « répertoire national ».
    register: Text,
    facts: Vec<FactView>,
    address: String,
    /// « 21 novembre 2026 ».
    consulted: Text,
    /// `2026-11-21`.
    day: String,
}

#[derive(Serialize)]
struct Edition {
    link: Link,
    detail: Option<Text>,
    status: Status,
}

/// The certification of today, in a line: for the home page.
#[derive(Serialize)]
pub struct Card {
    link: Link,
    code: String,
    level: Option<u8>,
    expiry: Text,
    consulted: Text,
}

pub fn page(site: &Site, planned: &PlannedParent) -> Page {
    let view = Viewpoint::new(site.plan, None, &planned.page);
    let of_this = site.plan.certifications.iter().filter(|it| it.certification.slug == *planned.slug);
    // What holds first, as in the catalogue.
    let editions: Vec<_> = of_this.collect();
    let first = editions.first().map(|it| it.certification.named()).unwrap_or_default();
    let title = planned.entry.map_or(first.as_str(), |entry| &entry.title);
    let in_force = editions.iter().find(|it| it.certification.state == State::InForce);
    let edition = |it: &PlannedCertification| {
        let certification = it.certification;
        let label = format!("{}, {}", certification.named(), certification.edition_label);
        Edition {
            link: view.link(label, &it.page),
            detail: certification.edition_detail.as_deref().map(Text::new),
            status: Status::of(site, certification),
        }
    };
    let is_before = |it: &&PlannedCertification| planned.entry.is_some() && it.certification.state.is_closed();
    let (before, others): (Vec<_>, Vec<_>) = editions.iter().copied().partition(is_before);
    let content = Content {
        today: planned.entry.map(|entry| today(site.mots(), entry)),
        in_force: in_force.map(|it| view.link(&it.certification.edition_label, &it.page)),
        before: before.into_iter().map(edition).collect(),
        editions: others.into_iter().map(edition).collect(),
    };
    let description = match planned.entry {
        Some(entry) => {
            let register = entry.facts.register.short_name(site.mots());
            site.mots().fill(
                "editions.description_fiche",
                &[("titre", &title), ("code", &entry.named()), ("registre", &register)],
            )
        }
        None => site.mots().fill("editions.description", &[("titre", &title)]),
    };
    let mut frame = Frame::of_site(site, &view, title, &description);
    let kicker = if planned.entry.is_some() {
        site.mots().say("editions.bandeau_fiche")
    } else {
        site.mots().say("editions.bandeau")
    };
    frame.kicker = Some(Text::new(kicker));
    // What only drafts lead to is not for search engines.
    frame.is_listed = editions.iter().any(|it| !site.plan.is_archived(it.certification));
    frame.breadcrumb.push(Link::new(site.mots().say("commun.accueil"), frame.home.clone()));
    Page::new(frame, "parent.html", &content)
}

fn today(mots: &Mots, entry: &RegisterEntry) -> Today {
    Today {
        code: entry.named(),
        register: Text::new(entry.facts.register.short_name(mots)),
        facts: registration::all(mots, &entry.facts),
        address: entry.address.clone(),
        consulted: Text::new(entry.consulted.in_french()),
        day: entry.consulted.iso(),
    }
}

/// The certifications of today, for a page that leads to them.
pub fn cards(site: &Site, view: &Viewpoint) -> Vec<Card> {
    let entries = site.plan.parents.iter().filter_map(|planned| Some((planned, planned.entry?)));
    let card = |(planned, entry): (&PlannedParent, &RegisterEntry)| Card {
        link: view.link(&entry.title, &planned.page),
        code: entry.named(),
        level: entry.facts.level,
        expiry: Text::new(entry.expiry.in_french()),
        consulted: Text::new(entry.consulted.in_french()),
    };
    entries.map(card).collect()
}
