//! « Quel CQP pour moi ? »: the rules of orientation of the guides, each leading to its CQP.

use serde::Serialize;

use super::Site;
use super::branch::{self, labels};
use super::frame::{Page, Status};
use super::links::Link;
use super::text::{Html, Text};
use super::viewpoint::Viewpoint;
use crate::model::{CqpRules, Kind, Rich, Sentence};
use crate::plan::PlannedCertification;

#[derive(Serialize)]
struct Content {
    intro: Vec<Worded>,
    choices: Vec<Choice>,
    /// The guides that hold the rules.
    guides: Vec<Link>,
    comparison: Option<String>,
}

/// Words, and the editions that have them when others differ.
#[derive(Serialize)]
struct Worded {
    editions: Option<Text>,
    text: Html,
}

#[derive(Serialize)]
struct Choice {
    id: String,
    rule: Vec<Worded>,
    sources: Vec<Text>,
    certifications: Vec<Answer>,
}

/// A certification to which a rule leads.
#[derive(Serialize)]
struct Answer {
    link: Link,
    status: Status,
    partial: bool,
}

/// `None` where no rule is known.
pub fn page(site: &Site) -> Option<Page> {
    let path = site.plan.branch.orientation.as_ref()?;
    let view = Viewpoint::new(site.plan, None, path);
    let rules = &site.plan.catalogue.rules;
    let title = site.mots().say("orientation.titre");
    let description = site.mots().say("orientation.description");
    let frame = branch::frame(site, &view, title, description);
    let guides = site.plan.documents.iter().filter(|planned| planned.document.id.kind == Kind::GUIDE_ENTRETIEN);
    let guide = |planned: &crate::plan::PlannedDocument| {
        let document = planned.document;
        view.link(format!("{}, {}, {}", document.title, document.certification_short, document.edition), &planned.page)
    };
    let content = Content {
        intro: rules.orientation_intro.iter().flat_map(|intro| worded(site, &view, intro)).collect(),
        choices: rules.cqps.iter().map(|cqp| choice(site, &view, cqp)).collect(),
        guides: guides.map(guide).collect(),
        comparison: site.plan.branch.comparison.as_ref().map(|page| view.to(page)),
    };
    Some(Page::new(frame, "orientation.html", &content))
}

fn choice(site: &Site, view: &Viewpoint, cqp: &CqpRules) -> Choice {
    // A rule leads to the editions of which its guides speak.
    let named = |planned: &&PlannedCertification| {
        let certification = planned.certification;
        certification.slug == cqp.slug && certification.is_founded_by(&cqp.orientation.sources)
    };
    let answer = |planned: &PlannedCertification| {
        let certification = planned.certification;
        Answer {
            link: view.link(certification.named(), &planned.page),
            status: Status::of(site, certification),
            partial: certification.is_partial(),
        }
    };
    Choice {
        id: cqp.slug.to_string(),
        rule: worded(site, view, &cqp.orientation),
        sources: cqp.orientation.sources.iter().map(|source| view.source(source)).collect(),
        certifications: site.plan.certifications.iter().filter(named).map(answer).collect(),
    }
}

fn worded(site: &Site, view: &Viewpoint, sentence: &Sentence) -> Vec<Worded> {
    let groups = site.plan.catalogue.worded(sentence, None);
    let differ = groups.len() > 1;
    let words =
        |(guides, text): (Vec<_>, Rich)| Worded { editions: differ.then(|| labels(&guides)), text: view.rich(&text) };
    groups.into_iter().map(words).collect()
}
