//! The life of an edition, as its pages tell it: the acts that brought its state, what it replaces, what replaced it and where.

use serde::Serialize;

use super::Site;
use super::links::Link;
use super::text::{Html, Text, capitalized};
use super::viewpoint::Viewpoint;
use crate::model::{Act, Certification};
use crate::plan::PlannedCertification;

/// Among the facts of an edition.
#[derive(Serialize)]
pub struct Life {
    acts: Vec<ActView>,
    end_of_entry: Option<Text>,
    replaces: Vec<Link>,
    acquired: Option<AcquiredView>,
}

#[derive(Serialize)]
struct ActView {
    /// « Adoptée ».
    state: Text,
    /// « Délibération de la branche n° 2027-04 ».
    name: Text,
    /// « du 12 mars 2027, à effet du 1er septembre 2027 ».
    days: Text,
    address: Option<String>,
}

#[derive(Serialize)]
struct AcquiredView {
    text: Html,
    source: Text,
    consulted: Text,
}

/// On each page of an edition that another follows: which one, since when, and the page there that stands for this one.
#[derive(Serialize)]
pub struct Successor {
    words: Text,
    link: Link,
}

impl Life {
    pub fn of(site: &Site, view: &Viewpoint, certification: &Certification) -> Life {
        let mots = site.mots();
        let act = |act: &Act| ActView {
            state: Text::new(capitalized(act.state.label(mots))),
            name: Text::new(act.named()),
            days: Text::new(act.days(mots)),
            address: act.address.clone(),
        };
        let acquired = certification.acquired.as_ref().map(|acquired| AcquiredView {
            text: view.rich(&acquired.text),
            source: Text::new(&acquired.source),
            consulted: Text::new(acquired.consulted.in_french()),
        });
        let replaced = site.plan.catalogue.replaced_by(certification);
        Life {
            acts: certification.acts.iter().map(act).collect(),
            end_of_entry: certification.end_of_entry.map(|day| Text::new(day.in_french())),
            replaces: replaced.filter_map(|it| Some(to_edition(view, site.plan.planned(it)?))).collect(),
            acquired,
        }
    }
}

impl Successor {
    /// What follows `certification`, from one of its pages.
    pub fn of(site: &Site, view: &Viewpoint, certification: &Certification) -> Option<Successor> {
        let (from, to) = (site.plan.planned(certification)?, site.plan.successor(certification)?);
        let page = site.plan.same_page(view.page, from, to);
        Some(Successor {
            words: Text::new(to.certification.replaces_since(site.mots(), site.plan.catalogue.site.reference_date)),
            link: Link::new(to.certification.with_edition(), view.to(&page)),
        })
    }
}

fn to_edition(view: &Viewpoint, planned: &PlannedCertification) -> Link {
    view.link(planned.certification.with_edition(), &planned.page)
}
