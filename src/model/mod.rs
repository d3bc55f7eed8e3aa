//! The catalogue as the field speaks of it.
//!
//! Plain types: nothing here reads a file, knows HTML or Typst, or imports another room. A value of these types has
//! been checked: codes are well formed and unique, references hold, texts are not empty.

mod archive;
mod bloc;
mod branch;
mod code;
mod figure;
mod forms;
mod gabarit;
mod kind;
mod life;
mod liste;
mod mots;
mod names;
mod published;
mod reading;
mod register;
mod rich;
mod statement;
mod unit;

pub use archive::Archive;
pub use bloc::{
    Bloc, BlocActivity, BlocModality, Competence, Criterion, LegalBasis, ModalityStep, Nsf, Purpose, Referentiels,
    Remarks, Titled,
};
pub use branch::{
    Circuits, CitedDocument, CitedPassage, CqpRules, GeneralRules, Hand, JuryForm, Party, Quotation, Sentence,
    TrainingBodies, TrainingBody, Transmission,
};
pub use code::{Code, EditionCode, GuideCode, Slug, is_reserved};
pub use figure::{Branch, Figure, FigureStep};
pub use forms::{
    FollowUp, FollowUpDomaine, FollowUpGap, FollowUpPart, FormativeEvaluation, FormativeModality, IntermediateGrid,
    IntermediateGrids, Interview, InterviewDomaine, Module, Prerequisite, PrerequisiteCheck, Prerequisites,
};
pub use gabarit::{
    Ask, Condition, FormCell, FormColumn, FormCover, FormData, FormField, FormGrid, FormGroup, FormHeading,
    FormInsertion, FormPart, FormRows, FormStart, FormTable, FormWords, Gabarit, Gesture, GridOf, Lines, MadePart,
    Repeated, What,
};
pub use kind::{Kind, Name, Place};
pub use life::{Acquired, Act, EditionId, State};
pub use liste::{Family, ListRow, ListRule, Liste, Registration, RowNote, Totals};
pub use mots::{Mots, places};
pub use names::{common_note, inserted_label, label, text};
pub use reading::{Course, Held, Passage, Preparation, Step, Term};
pub use register::{Classified, Fact, Register, RegisterEntry, RegisterFacts};
pub use rich::{Block, Inline, Insertion, Prose, Rich, Target, kept_for};
pub use statement::{Correction, Footnote, Nature, Origin, SourceRef, Statement, Variant, Wording, Words};
pub use unit::{Structure, Unit};

use std::collections::BTreeMap;

/// Everything that `content/` states, checked.
#[derive(Debug, Clone)]
pub struct Catalogue {
    pub site: Site,
    pub sources: BTreeMap<String, Source>,
    /// The guides, in the order in which the branch's pages set them side by side.
    pub guides: Vec<Guide>,
    /// What the editor says of what separates the guides, for the page that sets them side by side.
    pub guide_notes: Vec<EditorNote>,
    pub scales: BTreeMap<String, Scale>,
    /// The forms, by name.
    pub gabarits: BTreeMap<Name, Gabarit>,
    /// Words of the forms; every name that a document uses has its words.
    pub labels: BTreeMap<String, Label>,
    /// What the editor always says in the documents; every name has its words.
    pub common_notes: BTreeMap<String, CommonNote>,
    /// Prose common to several certifications, by file name: those that documents use, and those that texts include.
    pub texts: BTreeMap<String, CommonText>,
    /// Diagrams, by file name.
    pub figures: BTreeMap<String, Figure>,
    pub rules: GeneralRules,
    pub cited_documents: Vec<CitedDocument>,
    pub circuits: Circuits,
    pub glossary: Vec<Term>,
    /// Expressions that mean the same to who searches, group by group.
    pub synonyms: Vec<Vec<String>>,
    pub courses: Vec<Course>,
    pub preparations: Vec<Preparation>,
    /// What the national register says today of the certifications of the branch, in the order of its file.
    pub register: Vec<RegisterEntry>,
    /// Sorted by slug, then by state, what holds first, then the latest edition first.
    pub certifications: Vec<Certification>,
    /// Lists of certifications, sorted by slug, then edition.
    pub lists: Vec<Liste>,
    /// Sorted by slug.
    pub archives: Vec<Archive>,
    /// What the editor explains of the site itself, sorted by slug.
    pub pages: Vec<HelpPage>,
    /// What is said around all that: the words of the program until a theme has its own.
    pub mots: Mots,
}

/// Who publishes, and how; an empty text is shown as « à compléter ».
#[derive(Debug, Clone)]
pub struct Site {
    pub title: String,
    /// A sentence under the title of the home page.
    pub introduction: Option<String>,
    /// The folder of the theme, under `themes/`; none for that of the program.
    pub theme: Option<String>,
    /// The day against which expiry is judged, never the clock.
    pub reference_date: Day,
    /// Without a final slash, when known.
    pub public_address: Option<String>,
    pub publisher: String,
    pub mandate: String,
    /// Whose edition this is while there is no mandate: « Réédition documentaire, non émise par la CPNEFP ».
    pub reissue: Option<String>,
    pub rights: String,
    pub contact: String,
    /// Under which the open data may be used, when it is decided.
    pub data_licence: Option<Licence>,
    pub personal_data: PersonalData,
}

/// A licence and where to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    pub name: String,
    pub address: String,
}

/// What those who fill a form must be told of the use of their data; an empty text is shown as « à compléter par le
/// certificateur ».
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonalData {
    /// Who decides of that use.
    pub controller: String,
    pub purpose: String,
    pub recipients: String,
    /// How long they are kept.
    pub retention: String,
    pub rights: String,
}

/// A page of help: a « note de l'éditeur » as long as a page.
#[derive(Debug, Clone)]
pub struct HelpPage {
    pub slug: Slug,
    pub title: String,
    /// What one finds there, in a sentence.
    pub purpose: String,
    /// From where the editor holds it.
    pub source: String,
    pub consulted: Day,
    /// Whether forms lead to it.
    pub for_forms: bool,
    pub prose: Prose,
    pub origin: Origin,
}

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

impl Day {
    /// « 21 novembre 2026 », « 1er mai 2026 ».
    pub fn in_french(self) -> String {
        const MONTHS: [&str; 12] = [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ];
        let month = MONTHS[usize::from(self.month.clamp(1, 12)) - 1];
        let first = if self.day == 1 { "er" } else { "" };
        format!("{}{first} {month} {}", self.day, self.year)
    }

    /// `2026-11-21`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A document from which texts are taken.
#[derive(Debug, Clone)]
pub struct Source {
    pub code: String,
    pub title: String,
    pub date: String,
    /// Nothing but drafts names it.
    pub draft: bool,
}

/// A guide of the branch: the source that prints the general rules, and whose words the forms have.
#[derive(Debug, Clone)]
pub struct Guide {
    pub code: GuideCode,
    /// « édition 2014 ».
    pub label: String,
    /// What is known of its date.
    pub detail: Option<String>,
}

/// A scale of evaluation: its levels in the order in which they are offered.
#[derive(Debug, Clone, Default)]
pub struct Scale {
    pub code: String,
    pub levels: Vec<Level>,
}

#[derive(Debug, Clone)]
pub struct Level {
    pub code: String,
    pub label: String,
    /// What the level entails, in the source's words.
    pub consequence: Option<String>,
}

/// Words of a form, the same in all guides or one wording a guide.
#[derive(Debug, Clone)]
pub struct Label {
    pub wording: Wording<Rich>,
    /// Where the guides have these words; nowhere when they are the editor's.
    pub sources: Vec<SourceRef>,
    pub corrections: Vec<Correction>,
}

/// A « note de l'éditeur » that documents always bear, whatever the certification.
#[derive(Debug, Clone)]
pub struct CommonNote {
    pub paragraphs: Vec<Rich>,
    /// From where the editor holds it, in all guides or in each.
    pub source: Wording<Rich>,
    pub consulted: Day,
}

/// Prose of a file, mostly shared by several certifications; blocks may be kept for one guide.
#[derive(Debug, Clone)]
pub struct CommonText {
    pub title: String,
    pub sources: Vec<SourceRef>,
    pub prose: Prose,
    pub corrections: Vec<Correction>,
}

/// The kind of a certification: whose it is, and not where it is registered nor what it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Genre {
    /// A certificate of the branch.
    Cqp,
    /// Another certification, made for a register.
    Rncp,
}

/// One certification in one edition.
#[derive(Debug, Clone)]
pub struct Certification {
    pub slug: Slug,
    pub edition: EditionCode,
    /// « édition 2014 ».
    pub edition_label: String,
    /// What is known of the date of this edition.
    pub edition_detail: Option<String>,
    /// The guide whose words its documents have; a certification without domaines may have none.
    pub guide: Option<GuideCode>,
    pub title: String,
    /// A shorter title, when the branch uses one.
    pub short_title: Option<String>,
    pub genre: Genre,
    pub state: State,
    /// Not yet published: built with `--drafts` only.
    pub draft: bool,
    pub source: SourceRef,
    /// The day on which this edition appeared on the site, where it is told.
    pub published: Option<Day>,
    /// The acts that brought it from state to state, in their order.
    pub acts: Vec<Act>,
    /// The editions that it replaces.
    pub replaces: Vec<EditionId>,
    /// What becomes of a part of those already acquired, where an act says it.
    pub acquired: Option<Acquired>,
    /// The last day on which one enters.
    pub end_of_entry: Option<Day>,
    pub mentions: Vec<Mention>,
    /// What the cover of each form says of the mentions, under the title.
    pub mentions_on_covers: Option<Rich>,
    pub definition: Definition,
    /// What stands in place of a definition, activities and domaines in a certification in blocs.
    pub referentiels: Option<Referentiels>,
    /// `None` where the source has none; the gap is then declared.
    pub activities: Option<Activities>,
    pub domaines: Vec<Domaine>,
    pub interview: Option<Interview>,
    pub follow_up: Option<FollowUp>,
    pub intermediate_grids: Option<IntermediateGrids>,
    pub final_livret: Option<FinalLivret>,
    pub training_bodies: Option<TrainingBodies>,
    /// What a brochure of the branch says of it, beside its guide or for want of one.
    pub brochure: Option<CommonText>,
    /// What is known of its registration.
    pub registration: Option<RegisterFacts>,
    pub gaps: Vec<Gap>,
    pub notes: Vec<EditorNote>,
    pub retired: Vec<RetiredCode>,
}

impl Certification {
    /// The code of the source that prints its documents: its guide, or for want of one its own source. What several guides
    /// print is cited from this one.
    pub fn printed_by(&self) -> &str {
        self.guide.as_ref().map_or(&self.source.source, GuideCode::as_str)
    }

    /// The domaine of that code.
    pub fn domaine(&self, code: &Code) -> Option<&Domaine> {
        self.domaines.iter().find(|domaine| domaine.title.code == *code)
    }

    /// Whether it is known in part only: the sources have its guide no more than its domaines or its blocs.
    pub fn is_partial(&self) -> bool {
        self.domaines.is_empty() && self.referentiels.is_none()
    }

    /// Every statement, in the order of the files of the certification.
    pub fn statements(&self) -> Vec<&Statement> {
        let Definition { purposes, details, abilities, prerequisites, .. } = &self.definition;
        let mut all: Vec<&Statement> = [purposes, details, abilities].into_iter().flatten().collect();
        for element in prerequisites.iter().flat_map(|prerequisites| &prerequisites.elements) {
            all.push(&element.title);
            all.extend(&element.details);
        }
        for family in self.activities.iter().flat_map(|activities| &activities.families) {
            all.push(&family.title);
            all.extend(family.activities.iter().flat_map(|it| std::iter::once(&it.title).chain(&it.tasks)));
        }
        for Domaine { title, skills, knowledge, criteria, .. } in &self.domaines {
            all.push(title);
            all.extend([skills, knowledge, criteria].into_iter().flatten());
        }
        let blocs = self.referentiels.iter().flat_map(|referentiels| &referentiels.blocs);
        all.extend(blocs.flat_map(Bloc::statements));
        if let Some(Interview { prerequisites, domaines, .. }) = &self.interview {
            all.extend(prerequisites.iter().flat_map(|check| &check.questions));
            all.extend(domaines.iter().flat_map(|domaine| &domaine.questions));
        }
        for domaine in self.follow_up.iter().flat_map(|follow_up| &follow_up.domaines) {
            all.extend(domaine.modules.iter().flat_map(|module| &module.contents));
            all.extend(domaine.evaluations.iter().flat_map(|evaluation| &evaluation.criteria));
        }
        let questionnaires = self.final_livret.iter().flat_map(|livret| &livret.questionnaires);
        all.extend(questionnaires.flat_map(|questionnaire| &questionnaire.questions));
        all
    }

    /// The acronym before its title; that of a register only where the registration is a declared fact.
    pub fn acronym(&self) -> Option<&'static str> {
        match self.genre {
            Genre::Cqp => Some("CQP"),
            Genre::Rncp => self.registration.as_ref()?.register.acronym(),
        }
    }

    /// The last day of its registration, where it is known.
    pub fn expiry(&self) -> Option<Day> {
        self.registration.as_ref()?.expiry
    }

    /// Its title after its acronym: « CQP Spécialiste prestations santé-prévoyance ».
    pub fn named(&self) -> String {
        self.after_acronym(&self.title)
    }

    /// The same where room is short.
    pub fn named_shortly(&self) -> String {
        self.after_acronym(self.short())
    }

    fn after_acronym(&self, title: &str) -> String {
        self.acronym().map_or_else(|| title.to_owned(), |acronym| format!("{acronym} {title}"))
    }

    /// The title used where room is short.
    pub fn short(&self) -> &str {
        self.short_title.as_deref().unwrap_or(&self.title)
    }
}

/// An option of a certification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    pub code: String,
    pub title: String,
}

/// The definition of the qualification; empty in a certification in blocs, whose source has none.
#[derive(Debug, Clone)]
pub struct Definition {
    pub source: SourceRef,
    pub purposes_intro: Option<Rich>,
    pub purposes: Vec<Statement>,
    pub details: Vec<Statement>,
    pub abilities_intro: Rich,
    /// The same sentence where the general rules print it in other words.
    pub general_abilities_intro: Option<Wording<Rich>>,
    pub abilities: Vec<Statement>,
    pub domaines_intro: Option<Rich>,
    pub prerequisites: Option<Prerequisites>,
}

/// The référentiel d'activités.
#[derive(Debug, Clone)]
pub struct Activities {
    pub source: SourceRef,
    pub intro: Rich,
    pub families: Vec<ActivityFamily>,
}

#[derive(Debug, Clone)]
pub struct ActivityFamily {
    pub title: Statement,
    pub activities: Vec<Activity>,
}

#[derive(Debug, Clone)]
pub struct Activity {
    pub title: Statement,
    pub tasks: Vec<Statement>,
}

/// A domaine de compétences. In a CQP the criteria belong to the domaine, not to one savoir-faire.
#[derive(Debug, Clone)]
pub struct Domaine {
    /// The number read from the code (`D4` is 4), as printed: « Domaine 4 ».
    pub number: u32,
    pub title: Statement,
    pub source: SourceRef,
    /// The heading of the list of savoir-faire, where the source has its own.
    pub skills_heading: Option<Words>,
    /// Savoir-faire.
    pub skills: Vec<Statement>,
    /// Savoirs.
    pub knowledge: Vec<Statement>,
    /// Criteria of the evaluation in company, shared by the intermediate and the final grids.
    pub criteria: Vec<Statement>,
}

/// What is proper to one certification in its livret d'évaluation finale.
#[derive(Debug, Clone)]
pub struct FinalLivret {
    pub source: SourceRef,
    pub criteria_scale: Scale,
    pub verdict_scale: Scale,
    /// For « le candidat a exercé les activités ».
    pub practice_scale: Scale,
    /// The invitation to choose a mention, on the cover.
    pub mention_choice: Option<Words>,
    pub modalities: Vec<Modality>,
    pub questionnaires: Vec<Questionnaire>,
    pub evaluations: Vec<Evaluation>,
}

/// How some domaines are evaluated.
#[derive(Debug, Clone)]
pub struct Modality {
    pub domaines: Vec<Code>,
    pub paragraphs: Vec<Rich>,
    /// What is missing, where the source leaves the cell empty.
    pub gap: Option<Rich>,
    pub source: SourceRef,
    pub corrections: Vec<Correction>,
}

/// The questions that the candidate answers about a domaine.
#[derive(Debug, Clone)]
pub struct Questionnaire {
    pub domaine: Code,
    pub intro: Option<Rich>,
    pub questions: Vec<Statement>,
    /// Ruled lines after all the questions, as many as the source gives.
    pub shared_lines: Option<u8>,
    /// Ruled lines under each question.
    pub lines_each: Option<u8>,
    pub source: SourceRef,
}

/// The final evaluation of a domaine.
#[derive(Debug, Clone)]
pub struct Evaluation {
    pub domaine: Code,
    pub grids: Vec<Grid>,
    /// Lines for comments that the source gives.
    pub comment_lines: u8,
    pub source: SourceRef,
}

/// One grid of criteria.
#[derive(Debug, Clone)]
pub struct Grid {
    pub title: Rich,
    pub detail: Option<Rich>,
    /// Whether the grid recalls the savoir-faire and the savoirs.
    pub recalls: bool,
    pub criteria: Vec<Code>,
    /// The grid bears on the mention that the candidate did not choose.
    pub other_mention: bool,
    pub corrections: Vec<Correction>,
}

/// Something that the source does not contain: shown, never filled.
#[derive(Debug, Clone)]
pub struct Gap {
    pub place: Place,
    pub text: Rich,
    pub source: SourceRef,
    pub printed: Option<PrintedHere>,
}

/// What a page prints all the same where its source has nothing: a note, after the gap.
#[derive(Debug, Clone)]
pub struct PrintedHere {
    pub text: Rich,
    /// Whence the words are.
    pub source: String,
    pub consulted: Day,
    /// They are the words of another edition.
    pub restores: bool,
}

/// A « note de l'éditeur »: never the source's voice.
#[derive(Debug, Clone)]
pub struct EditorNote {
    pub text: Rich,
    /// From where the editor holds it.
    pub source: String,
    pub consulted: Day,
    /// Everywhere when empty.
    pub places: Vec<Place>,
}

/// A code that is no longer used but whose address lives on.
#[derive(Debug, Clone)]
pub struct RetiredCode {
    pub code: Code,
    pub text: Rich,
    pub replaced_by: Option<Code>,
    pub reason: Rich,
}

/// Who fills a part of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Candidate,
    Interviewer,
    Tutor,
    Evaluators,
    TrainingBody,
    Company,
    Jury,
    Certifier,
}

impl Role {
    /// The roles by their names in the content.
    pub const NAMED: [(&'static str, Role); 8] = [
        ("candidat", Role::Candidate),
        ("entretien", Role::Interviewer),
        ("tuteur", Role::Tutor),
        ("evaluateurs", Role::Evaluators),
        ("organisme-formation", Role::TrainingBody),
        ("entreprise", Role::Company),
        ("jury", Role::Jury),
        ("certificateur", Role::Certifier),
    ];

    /// The role of that name in the content.
    pub fn named(name: &str) -> Option<Role> {
        Role::NAMED.into_iter().find(|(known, _)| *known == name).map(|(_, role)| role)
    }

    /// The role as forms name it: « le jury ».
    pub fn label(self, mots: &Mots) -> &str {
        match self {
            Role::Candidate => mots.say("roles.candidat.nom"),
            Role::Interviewer => mots.say("roles.entretien.nom"),
            Role::Tutor => mots.say("roles.tuteur.nom"),
            Role::Evaluators => mots.say("roles.evaluateurs.nom"),
            Role::TrainingBody => mots.say("roles.organisme.nom"),
            Role::Company => mots.say("roles.entreprise.nom"),
            Role::Jury => mots.say("roles.jury.nom"),
            Role::Certifier => mots.say("roles.certificateur.nom"),
        }
    }

    /// « au jury ».
    pub fn to(self, mots: &Mots) -> &str {
        match self {
            Role::Candidate => mots.say("roles.candidat.a"),
            Role::Interviewer => mots.say("roles.entretien.a"),
            Role::Tutor => mots.say("roles.tuteur.a"),
            Role::Evaluators => mots.say("roles.evaluateurs.a"),
            Role::TrainingBody => mots.say("roles.organisme.a"),
            Role::Company => mots.say("roles.entreprise.a"),
            Role::Jury => mots.say("roles.jury.a"),
            Role::Certifier => mots.say("roles.certificateur.a"),
        }
    }

    /// « par le jury ».
    pub fn by(self, mots: &Mots) -> &str {
        match self {
            Role::Candidate => mots.say("roles.candidat.par"),
            Role::Interviewer => mots.say("roles.entretien.par"),
            Role::Tutor => mots.say("roles.tuteur.par"),
            Role::Evaluators => mots.say("roles.evaluateurs.par"),
            Role::TrainingBody => mots.say("roles.organisme.par"),
            Role::Company => mots.say("roles.entreprise.par"),
            Role::Jury => mots.say("roles.jury.par"),
            Role::Certifier => mots.say("roles.certificateur.par"),
        }
    }
}
