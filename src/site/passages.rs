//! Passages of the guides under their editions, and what the editor says of them: the steps of a parcours, the parts of a
//! help page.

use serde::Serialize;

use super::Site;
use super::links::Link;
use super::text::{Html, Text};
use super::viewpoint::{CodeLink, NoteView, Viewpoint};
use crate::document::Section;
use crate::model::{Certification, Guide, Held, JuryForm, Kind, Passage, Rich, Sentence, SourceRef, Statement, Step};
use crate::plan::{PlannedDocument, anchor_id};

/// A step of a parcours, a part of a help page.
#[derive(Serialize)]
pub struct StepView {
    pub id: String,
    pub title: Text,
    pub passages: Vec<PassageView>,
    pub questions: Vec<Questions>,
    /// What the sources lack.
    pub gap: Option<Text>,
    pub notes: Vec<NoteView<Html>>,
}

/// Words of the guides, and where they stand.
#[derive(Serialize)]
pub struct PassageView {
    /// « Édition non datée et édition 2014 ».
    editions: Text,
    /// Words of the editor that lead to a fragment.
    lead: Option<Text>,
    text: Html,
    ticked: bool,
    /// The parts where the words stand.
    places: Vec<PlaceView>,
    sources: Vec<Text>,
}

/// A part of a document, in the editions that have it.
#[derive(Serialize)]
struct PlaceView {
    label: Text,
    links: Vec<Link>,
}

/// The questions of the interview about a domaine.
#[derive(Serialize)]
pub struct Questions {
    domaine: Html,
    list: Vec<(CodeLink, Html)>,
}

/// A step as the guides of all editions tell it, or as that of one certification does.
///
/// The general rules speak of every CQP: a « fiche partielle », which has no guide, is told those of all the guides.
pub fn step(site: &Site, view: &Viewpoint, step: &Step, certification: Option<&Certification>) -> StepView {
    let mut passages: Vec<PassageView> =
        step.passages.iter().filter_map(|quoted| passage(site, view, quoted, certification)).collect();
    let rules = &site.plan.catalogue.rules;
    let own_rules = certification.and_then(|certification| rules.of(&certification.slug));
    let mut questions = Vec::new();
    let mut gap = None;
    match step.held {
        Some(Held::VaeExperience) => {
            passages.extend(
                own_rules
                    .iter()
                    .flat_map(|own| sentence(site, view, &own.vae_experience, certification, Kind::Presentation)),
            );
        }
        Some(Held::Orientation) => {
            passages.extend(
                own_rules
                    .iter()
                    .flat_map(|own| sentence(site, view, &own.orientation, certification, Kind::GUIDE_ENTRETIEN)),
            );
        }
        Some(Held::JuryForm) => {
            let concerns = |jury: &&JuryForm| certification.is_none_or(|own| jury.cqps.contains(&own.slug));
            let forms = rules.juries.iter().filter(concerns);
            passages.extend(forms.flat_map(|jury| sentence(site, view, &jury.form, certification, Kind::Presentation)));
        }
        Some(Held::Questions) => {
            questions = certification.map(|certification| of_interview(view, certification)).unwrap_or_default();
            gap = questions.is_empty().then(|| Text::new(site.mots().say("preparation.pas_de_guide")));
        }
        None => {}
    }
    StepView {
        id: step.code.clone(),
        title: Text::new(&step.title),
        passages,
        questions,
        gap,
        notes: step.notes.iter().map(|note| view.note(note)).collect(),
    }
}

impl StepView {
    pub fn link(&self) -> Link {
        Link { label: self.title.clone(), ..Link::new("", format!("#{}", self.id)) }
    }

    /// Whether there is anything to read.
    pub fn is_empty(&self) -> bool {
        self.passages.is_empty() && self.questions.is_empty() && self.gap.is_none() && self.notes.is_empty()
    }
}

fn passage(
    site: &Site,
    view: &Viewpoint,
    quoted: &Passage,
    certification: Option<&Certification>,
) -> Option<PassageView> {
    let standing = site.plan.standing(quoted);
    let is_own = |document: &PlannedDocument| {
        certification
            .is_some_and(|own| document.document.id.slug == own.slug && document.document.id.edition == own.edition)
    };
    let is_general = quoted.kind == Kind::Presentation || certification.is_none();
    let mut found = Vec::new();
    // A guide's words are of its own edition.
    let concerns =
        |guide: &&Guide| certification.is_none_or(|own| own.guide.as_ref().is_none_or(|it| *it == guide.code));
    for guide in site.plan.catalogue.guides.iter().filter(concerns) {
        let here = || standing.iter().filter(|(document, _)| site.plan.is_of_guide(document, &guide.code));
        // The documents of a guide share its rules: one's own speak first.
        let own = here().find(|(document, _)| is_own(document));
        let Some((document, section)) = own.or_else(|| here().next().filter(|_| is_general)) else { continue };
        found.push((guide, *document, *section));
    }
    let guides: Vec<&Guide> = found.iter().map(|(guide, ..)| *guide).collect();
    (!guides.is_empty()).then(|| PassageView {
        editions: labels(&guides),
        lead: quoted.lead.as_ref().map(Text::new),
        text: view.rich(&quoted.text),
        ticked: quoted.is_ticked,
        sources: of_guides(view, &quoted.sources, &guides),
        places: places(view, found),
    })
}

/// What the general rules hold of a CQP, in each wording, where the documents of this kind print it.
fn sentence(
    site: &Site,
    view: &Viewpoint,
    sentence: &Sentence,
    certification: Option<&Certification>,
    kind: Kind,
) -> Vec<PassageView> {
    let worded = site.plan.catalogue.worded(sentence, certification);
    let view_of = |(guides, text): (Vec<&Guide>, Rich)| {
        let standing = guides.iter().filter_map(|guide| {
            let (document, section) = site.plan.part_with(kind, &guide.code, &text)?;
            Some((*guide, document, section))
        });
        PassageView {
            editions: labels(&guides),
            lead: sentence.lead.as_ref().map(Text::new),
            text: view.rich(&text),
            ticked: false,
            places: places(view, standing.collect()),
            sources: of_guides(view, &sentence.sources, &guides),
        }
    };
    worded.into_iter().map(view_of).collect()
}

/// Where words stand: the parts of the same name together, a link a guide.
fn places(view: &Viewpoint, standing: Vec<(&Guide, &PlannedDocument, &Section)>) -> Vec<PlaceView> {
    let mut places: Vec<PlaceView> = Vec::new();
    for (guide, document, section) in standing {
        let kind = document.document.id.kind;
        let heading = section.heading.text();
        let label = Text::new(view.mots().fill(
            "parcours.partie",
            &[
                ("document", &view.plan.catalogue.short_title_of(kind)),
                ("partie", &heading.trim_end_matches([' ', ':'])),
            ],
        ));
        let link = view.link(&guide.label, &format!("{}#{}", document.page, anchor_id(kind, &section.anchor)));
        match places.iter_mut().find(|place| place.label == label) {
            Some(place) => place.links.push(link),
            None => places.push(PlaceView { label, links: vec![link] }),
        }
    }
    places
}

/// Of the lines of the sources, those of these guides; all when none is known to be.
fn of_guides(view: &Viewpoint, sources: &[SourceRef], guides: &[&Guide]) -> Vec<Text> {
    let of = |source: &&SourceRef| guides.iter().any(|guide| guide.code.as_str() == source.source);
    let kept: Vec<Text> = sources.iter().filter(of).map(|source| view.source(source)).collect();
    if kept.is_empty() { sources.iter().map(|source| view.source(source)).collect() } else { kept }
}

fn labels(guides: &[&Guide]) -> Text {
    let labels: Vec<&str> = guides.iter().map(|guide| guide.label.as_str()).collect();
    Text::new(super::text::capitalized(&labels.join(" et ")))
}

fn of_interview(view: &Viewpoint, certification: &Certification) -> Vec<Questions> {
    let Some(interview) = &certification.interview else { return Vec::new() };
    let said = |question: &Statement| (view.code(&question.code), view.rich(&question.words.text));
    let of_domaines = interview.domaines.iter().filter_map(|of_domaine| {
        let domaine = certification.domaine(&of_domaine.domaine)?;
        let mut title = Rich::plain(view.mots().fill("commun.domaine", &[("numero", &domaine.number), ("titre", &"")]));
        title.0.extend(domaine.title.words.text.0.iter().cloned());
        Some(Questions { domaine: view.rich(&title), list: of_domaine.questions.iter().map(said).collect() })
    });
    let first = interview
        .prerequisites
        .iter()
        .map(|check| Questions { domaine: view.rich(&check.title), list: check.questions.iter().map(said).collect() });
    first.chain(of_domaines).collect()
}
