//! What the guides say once of the branch's certifications and of the papers that travel between their actors.

use super::{Catalogue, Correction, Edition, EditionCode, Place, Rich, Role, Slug, SourceRef, Wording};

/// What the general rules say of each CQP of the branch.
#[derive(Debug, Clone, Default)]
pub struct GeneralRules {
    /// What introduces the rules of orientation.
    pub orientation_intro: Option<Sentence>,
    /// What introduces the forms of the interview with the jury.
    pub jury_intro: Option<Sentence>,
    /// In the order of the source.
    pub cqps: Vec<CqpRules>,
    pub juries: Vec<JuryForm>,
}

impl GeneralRules {
    /// What is said of one CQP.
    pub fn of(&self, slug: &Slug) -> Option<&CqpRules> {
        self.cqps.iter().find(|rules| rules.slug == *slug)
    }
}

impl Catalogue {
    /// The editions of the guides, which hold the general rules, in order: a certification without domaines has no guide.
    pub fn guide_editions(&self) -> Vec<&Edition> {
        let has_guide =
            |code: &EditionCode| self.certifications.iter().any(|c| c.edition == *code && !c.domaines.is_empty());
        self.editions.values().filter(|edition| has_guide(&edition.code)).collect()
    }

    /// What the guides of each edition say; those that say the same stand together.
    pub fn by_edition<T: PartialEq>(&self, of: impl Fn(&EditionCode) -> Option<T>) -> Vec<(Vec<&Edition>, T)> {
        let mut worded: Vec<(Vec<&Edition>, T)> = Vec::new();
        for edition in self.guide_editions() {
            let Some(value) = of(&edition.code) else { continue };
            match worded.iter_mut().find(|(_, known)| *known == value) {
                Some((editions, _)) => editions.push(edition),
                None => worded.push((vec![edition], value)),
            }
        }
        worded
    }
}

/// What the general rules say of one CQP.
#[derive(Debug, Clone)]
pub struct CqpRules {
    pub slug: Slug,
    /// The rule that leads a candidate to this CQP rather than to another.
    pub orientation: Sentence,
    /// The experience that the validation des acquis asks for.
    pub vae_experience: Sentence,
}

/// The form of the interview with the jury, for a group of CQPs.
#[derive(Debug, Clone)]
pub struct JuryForm {
    pub cqps: Vec<Slug>,
    pub form: Sentence,
}

/// A sentence that may differ from one edition to another.
#[derive(Debug, Clone)]
pub struct Sentence {
    pub wording: Wording<Rich>,
    pub sources: Vec<SourceRef>,
    pub corrections: Vec<Correction>,
}

/// A document that the sources name but do not contain.
#[derive(Debug, Clone)]
pub struct CitedDocument {
    pub code: String,
    pub name: String,
    /// Who issues it, when the sources say so.
    pub issued_by: Option<String>,
    /// Who receives it, when the sources say so.
    pub received_by: Option<String>,
    pub quotations: Vec<Quotation>,
}

/// Words of a source.
#[derive(Debug, Clone)]
pub struct Quotation {
    pub text: Rich,
    pub source: SourceRef,
}

/// Who hands or receives: somebody with a part in the forms, or a body of the branch, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    Role(Role),
    /// « l'OEMM ».
    Body(String),
}

impl Party {
    pub fn label(&self) -> &str {
        match self {
            Party::Role(role) => role.label(),
            Party::Body(name) => name,
        }
    }

    /// Whether it is one of these roles.
    pub fn is_among(&self, roles: &[Role]) -> bool {
        matches!(self, Party::Role(role) if roles.contains(role))
    }
}

/// Who hands what to whom, in the words of a source.
#[derive(Debug, Clone)]
pub struct Transmission {
    pub document: Place,
    /// Who hands it, where the source says.
    pub from: Option<Party>,
    pub to: Party,
    /// All editions when empty.
    pub editions: Vec<EditionCode>,
    pub text: Rich,
    pub sources: Vec<SourceRef>,
}

/// Training bodies whose approval a source gives; organisations, never persons.
#[derive(Debug, Clone)]
pub struct TrainingBodies {
    pub source: SourceRef,
    /// The end of the approval, in the words of the source.
    pub approval_end: Rich,
    pub bodies: Vec<TrainingBody>,
}

#[derive(Debug, Clone)]
pub struct TrainingBody {
    pub name: String,
    /// Approved for the training; `None` where the source does not say.
    pub training: Option<bool>,
    /// Approved for the validation des acquis; `None` where the source does not say.
    pub vae: Option<bool>,
}
