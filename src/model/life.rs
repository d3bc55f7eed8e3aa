//! The life of an edition: its states, the acts that bring them, what it replaces.
//!
//! Each state is declared, and judged at the site's `date_reference`, never at the clock's: `content` refuses one that has not
//! begun, or that has ended, on that day.

use super::{Catalogue, Certification, Day, EditionCode, Mots, Rich, Slug};

/// Where a publication stands, in the order in which readers meet them: what holds first, the past last. Nothing expired may
/// be shown as current.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Open to entry.
    InForce,
    /// Nobody enters; those who did finish.
    ClosedToEntry,
    /// Decided, and not yet in force.
    Adopted,
    Draft,
    ToVerify,
    Historical,
    Withdrawn,
}

impl State {
    /// Whether nobody enters nor finishes any more.
    pub fn is_closed(self) -> bool {
        match self {
            State::Withdrawn | State::Historical => true,
            State::InForce | State::ClosedToEntry | State::Adopted | State::Draft | State::ToVerify => false,
        }
    }

    /// Whether what it says to replace is replaced: what is only a project replaces nothing yet, what is withdrawn nothing any
    /// more; an edition that is closed in its turn still leads to the one that follows it.
    pub fn replaces(self) -> bool {
        match self {
            State::InForce | State::ClosedToEntry | State::Adopted | State::Historical => true,
            State::Draft | State::ToVerify | State::Withdrawn => false,
        }
    }

    /// The word printed on every page.
    pub fn label(self, mots: &Mots) -> &str {
        match self {
            State::InForce => mots.say("etats.en_vigueur"),
            State::ClosedToEntry => mots.say("etats.fermee"),
            State::Adopted => mots.say("etats.adoptee"),
            State::Draft => mots.say("etats.projet"),
            State::ToVerify => mots.say("etats.a_verifier"),
            State::Historical => mots.say("etats.historique"),
            State::Withdrawn => mots.say("etats.retiree"),
        }
    }
}

/// An edition of a certification, by its name and its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionId {
    pub slug: Slug,
    pub edition: EditionCode,
}

/// A dated decision by which an edition came to a state.
#[derive(Debug, Clone)]
pub struct Act {
    pub state: State,
    /// The day of the decision.
    pub decided: Day,
    /// The first day of the state.
    pub effective: Day,
    /// « Délibération de la branche ».
    pub name: String,
    /// « n° 2027-04 ».
    pub reference: Option<String>,
    /// Where the act is read.
    pub address: Option<String>,
}

impl Act {
    /// « Délibération de la branche n° 2027-04 ».
    pub fn named(&self) -> String {
        let reference = self.reference.iter().map(String::as_str);
        [self.name.as_str()].into_iter().chain(reference).collect::<Vec<_>>().join(" ")
    }

    /// « du 12 mars 2027 », and when the state begins if that is another day.
    pub fn days(&self, mots: &Mots) -> String {
        let (decided, effective) = (self.decided.in_french(), self.effective.in_french());
        match self.decided == self.effective {
            true => mots.fill("vie.du", &[("decision", &decided)]),
            false => mots.fill("vie.du_a_effet", &[("decision", &decided), ("effet", &effective)]),
        }
    }

    /// « Délibération de la branche n° 2027-04 du 12 mars 2027, à effet du 1er septembre 2027 (en vigueur). »
    pub fn said(&self, mots: &Mots) -> String {
        let state = self.state.label(mots);
        mots.fill("vie.acte", &[("acte", &self.named()), ("jours", &self.days(mots)), ("etat", &state)])
    }
}

/// What becomes of a part already acquired of what an edition replaces, in the words of an act.
#[derive(Debug, Clone)]
pub struct Acquired {
    pub text: Rich,
    pub source: String,
    pub consulted: Day,
}

impl Certification {
    pub fn is(&self, id: &EditionId) -> bool {
        self.slug == id.slug && self.edition == id.edition
    }

    /// The act that brought its state.
    pub fn act(&self) -> Option<&Act> {
        self.acts.iter().rev().find(|act| act.state == self.state)
    }

    /// The first day on which one enters, where an act tells it.
    pub fn in_force_since(&self) -> Option<Day> {
        self.acts.iter().find(|act| act.state == State::InForce).map(|act| act.effective)
    }

    /// « CQP Boulanger, édition 2027 ».
    pub fn with_edition(&self) -> String {
        format!("{}, {}", self.named(), self.edition_label)
    }

    /// What is said, on `today`, of what this edition replaces: « Remplacée depuis le 1er septembre 2027 par ».
    pub fn replaces_since(&self, mots: &Mots, today: Day) -> String {
        match (self.in_force_since(), self.state) {
            (Some(day), _) if day <= today => mots.fill("vie.remplacee_depuis", &[("jour", &day.in_french())]),
            (Some(day), _) => mots.fill("vie.remplacee_a_partir", &[("jour", &day.in_french())]),
            (None, State::Adopted) => mots.say("vie.sera_remplacee").to_owned(),
            (
                None,
                State::InForce
                | State::ClosedToEntry
                | State::Draft
                | State::ToVerify
                | State::Historical
                | State::Withdrawn,
            ) => mots.say("vie.remplacee").to_owned(),
        }
    }
}

impl Catalogue {
    /// The edition that follows `certification`, once those that follow each other are gone through.
    pub fn successor<'c>(&'c self, certification: &'c Certification) -> Option<&'c Certification> {
        let follows = |one: &Certification| {
            let mut replacing = self.certifications.iter().filter(|it| it.state.replaces());
            replacing.find(|it| it.replaces.iter().any(|id| one.is(id)))
        };
        // No longer than there are editions: `content` refuses those that replace each other in a ring.
        let mut last = None;
        for _ in &self.certifications {
            match follows(last.unwrap_or(certification)) {
                Some(next) => last = Some(next),
                None => break,
            }
        }
        last
    }

    /// The editions that `certification` replaces, of those that are here.
    pub fn replaced_by<'c>(&'c self, certification: &'c Certification) -> impl Iterator<Item = &'c Certification> {
        let here = |id: &EditionId| self.certifications.iter().find(|it| it.is(id));
        certification.replaces.iter().filter_map(here)
    }
}
