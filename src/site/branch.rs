//! What leads to the pages that speak of several certifications, and what they share.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Status};
use super::links::{DescribedLink, Link};
use super::text::Text;
use super::viewpoint::Viewpoint;
use crate::model::Guide;

/// The pages of the branch, seen from `view`.
pub fn links(site: &Site, view: &Viewpoint) -> Vec<DescribedLink> {
    let (pages, mots) = (&site.plan.branch, site.mots());
    let link = |label: &str, page: &str, what: &str| DescribedLink::new(view.link(label, page), what);
    let orientation =
        pages.orientation.iter().map(|page| link(mots.say("orientation.titre"), page, mots.say("orientation.annonce")));
    let comparison =
        pages.comparison.iter().map(|page| link(mots.say("comparaison.titre"), page, mots.say("comparaison.annonce")));
    let rules = pages.rules.iter().map(|rules| {
        let label = if pages.rules.len() > 1 {
            let (left, right) = (&rules.left.edition, &rules.right.edition);
            mots.fill("regles.titre_deux", &[("gauche", left), ("droite", right)])
        } else {
            mots.say("regles.titre").to_owned()
        };
        link(&label, &rules.page, mots.say("regles.annonce"))
    });
    let courses = pages.courses.iter().map(|page| link(mots.say("parcours.titre"), page, mots.say("parcours.annonce")));
    let shared = pages.shared.iter().map(|page| link(mots.say("partages.court"), page, mots.say("partages.annonce")));
    orientation.chain(courses).chain(comparison).chain(shared).chain(rules).collect()
}

/// The frame of a page on several guides: their state, when it is the same for all.
pub fn frame(site: &Site, view: &Viewpoint, title: &str, description: &str) -> Frame {
    let mut frame = Frame::of_site(site, view, title, description);
    frame.breadcrumb.push(Link::new(site.mots().say("commun.accueil"), frame.home.clone()));
    let guides: Vec<&Guide> = site.plan.catalogue.guides.iter().collect();
    // What is printed by its own guide: a new edition that still has the words of an old guide says nothing of that guide.
    let certifications = site.plan.certifications.iter().map(|planned| planned.certification);
    let mut printed = certifications.filter(|it| it.guide.is_some() && it.printed_by() == it.source.source);
    if let Some(first) = printed.next()
        && printed.all(|other| other.state == first.state)
    {
        frame.status = Some(Status { draft: false, edition: labels(&guides), source: None, ..Status::of(site, first) });
    }
    frame
}

/// What tells the editions of the guides apart, when some stand elsewhere than others: nothing while none stands above
/// another.
pub fn standing(site: &Site) -> Standing {
    let guides = || site.plan.certifications.iter().map(|planned| planned.certification);
    let states = |guide: &Guide| {
        let printed =
            guides().filter(|it| it.guide.as_ref() == Some(&guide.code) && it.printed_by() == it.source.source);
        let mut states: Vec<&str> = printed.map(|it| it.state.label(site.mots())).collect();
        states.dedup();
        (Text::new(&guide.label), Text::new(states.join(", ")))
    };
    let all: Vec<(Text, Text)> = site.plan.catalogue.guides.iter().map(states).collect();
    let is_equal = all.iter().all(|(_, states)| all.first().is_some_and(|(_, of_first)| states == of_first));
    Standing { is_equal, editions: all }
}

/// The state of each edition of the guides.
#[derive(Serialize)]
pub struct Standing {
    /// Whether all are in the same.
    is_equal: bool,
    /// Each with its state.
    editions: Vec<(Text, Text)>,
}

/// « édition non datée et édition 2014 ».
pub fn labels(guides: &[&Guide]) -> Text {
    Text::new(guides.iter().map(|guide| guide.label.as_str()).collect::<Vec<_>>().join(" et "))
}
