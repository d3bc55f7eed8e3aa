//! What the guides say once of the branch's certifications and of the papers that travel between their actors.

use super::{
    Catalogue, Certification, Correction, EditorNote, Guide, GuideCode, Mots, Origin, Place, Rich, Role, Slug,
    SourceRef, Wording,
};

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
    /// The guide of that code.
    pub fn guide(&self, code: &GuideCode) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.code == *code)
    }

    /// The edition of another certification that the documents of `of` speak of: the one that the same guide prints, or the
    /// latest that is not later than `of`, or the first. So an edition that comes later changes no document that was there.
    pub fn beside(&self, of: &Certification, slug: &Slug) -> Option<&Certification> {
        let editions = || self.certifications.iter().filter(|certification| certification.slug == *slug);
        let is_of_guide = |it: &&Certification| it.guide.is_some() && it.guide == of.guide;
        let same = editions().filter(is_of_guide).find(|it| it.source.source == it.printed_by());
        let before = || editions().rfind(|it| it.edition <= of.edition);
        same.or_else(before).or_else(|| editions().next())
    }

    /// What each guide says; those that say the same stand together.
    pub fn by_guide<T: PartialEq>(&self, of: impl Fn(&GuideCode) -> Option<T>) -> Vec<(Vec<&Guide>, T)> {
        let mut worded: Vec<(Vec<&Guide>, T)> = Vec::new();
        for guide in &self.guides {
            let Some(value) = of(&guide.code) else { continue };
            match worded.iter_mut().find(|(_, known)| *known == value) {
                Some((guides, _)) => guides.push(guide),
                None => worded.push((vec![guide], value)),
            }
        }
        worded
    }

    /// A sentence in each wording, under the guides that are among its sources. Of a certification that has a guide, the
    /// words of that guide only: another's are not its own.
    pub fn worded(&self, sentence: &Sentence, of: Option<&Certification>) -> Vec<(Vec<&Guide>, Rich)> {
        let own = of.and_then(|certification| certification.guide.as_ref());
        let says = |guide: &GuideCode| {
            own.is_none_or(|own| own == guide) && sentence.sources.iter().any(|it| it.source == guide.as_str())
        };
        self.by_guide(|guide| says(guide).then(|| sentence.wording.of(Some(guide)).cloned()).flatten())
    }
}

impl Certification {
    /// Whether words of these sources are its own: those of what prints it, or, of a « fiche partielle », which has no
    /// guide, those of any guide.
    pub fn is_founded_by(&self, sources: &[SourceRef]) -> bool {
        self.is_partial() || sources.iter().any(|source| source.source == self.printed_by())
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

/// A sentence that may differ from one guide to another.
#[derive(Debug, Clone)]
pub struct Sentence {
    pub wording: Wording<Rich>,
    pub sources: Vec<SourceRef>,
    pub corrections: Vec<Correction>,
    /// Words of the editor that lead to a fragment quoted alone.
    pub lead: Option<String>,
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
    pub passages: Vec<CitedPassage>,
    pub notes: Vec<EditorNote>,
}

/// Words that name a document, wherever the sources have them, and what they say of its way.
#[derive(Debug, Clone)]
pub struct CitedPassage {
    pub text: Rich,
    pub sources: Vec<SourceRef>,
    pub filled_by: Option<Role>,
    pub from: Option<Party>,
    pub to: Option<Party>,
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
    /// « au jury ».
    pub fn to(&self, mots: &Mots) -> String {
        match self {
            Party::Role(role) => role.to(mots).to_owned(),
            Party::Body(name) => to(name),
        }
    }

    /// « par le jury ».
    pub fn by(&self, mots: &Mots) -> String {
        match self {
            Party::Role(role) => role.by(mots).to_owned(),
            Party::Body(name) => format!("par {name}"),
        }
    }

    /// Whether it is one of these roles.
    pub fn is_among(&self, roles: &[Role]) -> bool {
        matches!(self, Party::Role(role) if roles.contains(role))
    }
}

/// The name of a body with its article, after « à »: « au conseil », « aux membres », « à l'OEMM ».
fn to(name: &str) -> String {
    match name.strip_prefix("le ").map(|rest| ("au", rest)).or(name.strip_prefix("les ").map(|rest| ("aux", rest))) {
        Some((preposition, rest)) => format!("{preposition} {rest}"),
        None => format!("à {name}"),
    }
}

/// What the sources say of the papers that travel, and of the hands that they name by a role.
#[derive(Debug, Clone, Default)]
pub struct Circuits {
    /// How the pages computed from here are to be read.
    pub notes: Vec<EditorNote>,
    pub hands: Vec<Hand>,
    pub transmissions: Vec<Transmission>,
}

/// Whose hand a role of the forms is: who conducts an interview, in the words of a source.
#[derive(Debug, Clone)]
pub struct Hand {
    pub role: Role,
    pub holder: Role,
    pub text: Rich,
    pub sources: Vec<SourceRef>,
}

/// Who hands what to whom, in the words of a source: that of the certifications concerned.
#[derive(Debug, Clone)]
pub struct Transmission {
    /// The document, or where what is handed stands.
    pub document: Place,
    /// What is handed when it is not the document, in the words of the sentence: « les résultats ».
    pub object: Option<String>,
    /// Who hands it, where the sentence says.
    pub from: Option<Party>,
    pub to: Party,
    pub text: Rich,
    pub sources: Vec<SourceRef>,
    pub origin: Origin,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_owns_the_words_that_lead_to_it() {
        let mots = Mots::default();
        for (party, handed, by) in [
            (Party::Role(Role::Jury), "au jury", "par le jury"),
            (Party::Role(Role::Candidate), "au candidat", "par le candidat"),
            (Party::Role(Role::Evaluators), "aux évaluateurs", "par les évaluateurs"),
            (Party::Role(Role::Company), "à l'entreprise", "par l'entreprise"),
            (
                Party::Role(Role::Interviewer),
                "à la personne qui conduit l'entretien",
                "par la personne qui conduit l'entretien",
            ),
            (Party::Body("l'OEMM".into()), "à l'OEMM", "par l'OEMM"),
            (Party::Body("le conseil".into()), "au conseil", "par le conseil"),
        ] {
            assert_eq!((party.to(&mots).as_str(), party.by(&mots).as_str()), (handed, by));
        }
    }
}
