//! A form as data: its parts in order, what each holds, who fills it.
//!
//! A gabarit says what a booklet asks; what it repeats of a certification is read there, by a closed list of gestures. It
//! has no expressions, and no conditions but those of [`Condition`].

use std::collections::BTreeSet;

use super::{Name, Origin, Role, Structure};

/// A form that the certifications of its structure have.
#[derive(Debug, Clone)]
pub struct Gabarit {
    /// Of its file: the word in addresses.
    pub name: Name,
    pub title: String,
    /// Where room is short.
    pub short_title: String,
    /// Its place among the documents of a certification.
    pub rank: u32,
    pub stands_for: Structure,
    /// The only certifications that have it, by their folder; every one of its structure when none is named.
    pub only_for: BTreeSet<String>,
    /// The file of the certification without which the form does not stand.
    pub needs: Option<FormData>,
    /// Not yet published.
    pub draft: bool,
    /// Made by the editor, adopted by no certificateur.
    pub is_proposal: bool,
    /// Whether the name of the candidate is at the head of each page.
    pub has_head: bool,
    /// Whether its cover bears what the source prints of the mentions.
    pub shows_mentions: bool,
    /// Whether it is published unit by unit too, and made for one parcours.
    pub has_extracts: bool,
    /// Whether the whole guide holds it as a part.
    pub is_in_guide: bool,
    /// The notes that say on which passages « À remplir par … » is founded.
    pub founded_on: Vec<String>,
    pub cover: FormCover,
    pub parts: Vec<FormPart>,
    pub origin: Origin,
}

/// What a certification says of a form, in a file of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormData {
    Interview,
    FollowUp,
    IntermediateGrids,
    FinalLivret,
}

impl FormData {
    pub const ALL: [FormData; 4] =
        [FormData::Interview, FormData::FollowUp, FormData::IntermediateGrids, FormData::FinalLivret];

    /// The name of its file, without what ends it.
    pub fn word(self) -> &'static str {
        match self {
            FormData::Interview => "guide-entretien",
            FormData::FollowUp => "livret-suivi",
            FormData::IntermediateGrids => "grilles-intermediaires",
            FormData::FinalLivret => "livret-evaluation-finale",
        }
    }
}

/// Words of a form: those of common labels, one after the other, or the editor's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormWords {
    Labels(Vec<String>),
    Own(String),
}

#[derive(Debug, Clone, Default)]
pub struct FormCover {
    /// Above the title, instead of what covers of CQPs bear.
    pub above: Option<FormWords>,
    /// Below the title.
    pub lines: Vec<FormWords>,
    /// Whether those words are to be told as restored where the guide of the edition lost them.
    pub is_restored: bool,
    pub groups: Vec<FormGroup>,
}

/// Fields that belong together, once or several times.
#[derive(Debug, Clone)]
pub struct FormGroup {
    /// `{n}` in its names and words is the number of each time; once and without a number when it is 0.
    pub times: u8,
    pub lead: Option<FormWords>,
    pub fields: Vec<FormField>,
    pub declaration: Option<FormWords>,
    pub signature: Option<FormField>,
    /// The choice of the mention, by whom, where the source has one.
    pub mention: Option<Role>,
}

#[derive(Debug, Clone)]
pub struct FormField {
    /// Ends the name of the field; in what a unit repeats, the code of the unit begins it.
    pub name: String,
    pub label: Option<FormWords>,
    /// The label is the title of the unit.
    pub is_titled: bool,
    /// What a screen reader says, after the unit.
    pub spoken: String,
    pub by: Role,
    pub ask: Ask,
    /// Left out where the guide of the edition has no words for it.
    pub may_lack: bool,
    /// Asked on the cover, and shown again: no unit begins its name.
    pub is_recalled: bool,
}

/// What a field asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    Line,
    Date,
    Lines(Lines),
    Cell,
    Room(u8),
    /// One of the levels of a scale.
    Level(ScaleName),
    /// One of these words, with their codes.
    Choice(Vec<(String, String)>),
    Signature,
}

/// How many lines to write on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    Count(u8),
    /// As the certification says for the unit.
    Comments,
    Goals,
    Courses,
}

/// A scale by its code; or by its use, which the file of the certification gives a code.
pub type ScaleName = String;

/// A titled part.
#[derive(Debug, Clone)]
pub struct FormPart {
    /// Ends its address; a part that a unit repeats may do without.
    pub anchor: Option<Name>,
    pub place: Name,
    pub heading: FormHeading,
    pub start: FormStart,
    pub is_wide: bool,
    pub repeated: Option<Repeated>,
    pub condition: Option<Condition>,
    /// The parts of its texts that start a page.
    pub pages: Vec<Name>,
    pub content: Vec<Gesture>,
    pub parts: Vec<FormPart>,
}

#[derive(Debug, Clone)]
pub enum FormHeading {
    Words(FormWords),
    /// The title of a common text.
    Text(String),
    /// The title of the unit, after these words or its own.
    Unit(Option<FormWords>),
    /// That of the document: the parts of this common text come in the place of the part, and its own parts in the last of
    /// them. What comes before the first of them is told too, or left to another part.
    Unfolded {
        text: String,
        is_whole: bool,
    },
    /// The program makes the part whole.
    Made(MadePart),
}

/// A part that only the program can make.
#[derive(Debug, Clone)]
pub enum MadePart {
    /// The check of the prerequisites, where the certification has some.
    Prerequisites,
    /// A page for the answers that do not fit, by whom.
    ExtraPage(Role),
    /// What the booklet contains and what goes with it.
    Inventory,
    /// Another form, under these words.
    Held(Name, FormWords),
}

/// Where a part starts on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormStart {
    Here,
    Page,
    Recto,
    /// On a page the first of the parts of a text, the others after it.
    PageForTheFirst,
    /// On a page, but for the first of its siblings, which follows the heading of the part.
    PageAfterTheFirst,
    RectoAfterTheFirst,
}

/// For what a part stands once each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeated {
    /// Each unit of the certification.
    Units,
    /// Each unit that the file of the certification speaks of.
    UnitsOfData,
}

/// The only reasons for which a part is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// The source announces questionnaires for the candidate that it does not contain.
    WithoutQuestionnaire,
}

/// One thing in a part, and the place of its words.
#[derive(Debug, Clone)]
pub struct Gesture {
    pub place: Name,
    pub repeated: Option<Repeated>,
    pub what: What,
}

#[derive(Debug, Clone)]
pub enum What {
    /// The contents page, down to this depth.
    Contents(u8),
    /// A common text: its blocks, then its parts unless they are left to another part; the place of the table of the
    /// modalités, where it inserts it.
    Text {
        name: String,
        modalities: Option<Name>,
        is_whole: bool,
    },
    /// A common note.
    Note(String),
    Paragraph(FormWords),
    List(Vec<FormWords>),
    /// Words that introduce what follows, with the number of the unit at their end or without.
    Lead {
        words: FormWords,
        is_numbered: bool,
    },
    Field(FormField),
    /// Fields that a page does not part.
    Together(Vec<FormField>),
    Group(FormGroup),
    Table(FormTable),
    Grid(FormGrid),
    Insertion(FormInsertion),
}

#[derive(Debug, Clone)]
pub struct FormTable {
    /// The heading of the part, without words of its own.
    pub caption: Option<String>,
    pub rows: FormRows,
    pub columns: Vec<FormColumn>,
}

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormRows {
    Units,
    /// The groups of statements of the unit: savoir-faire, savoirs.
    Groups,
    /// Each of its statements: the compétences of a bloc; the savoir-faire, then the savoirs of a domaine.
    Competences,
    /// The criteria of the formative evaluation: a table for each that the source has.
    FormativeCriteria,
    /// As many as this.
    Count(u8),
    /// As many reviews as the file of the certification asks for.
    Reviews,
}

#[derive(Debug, Clone)]
pub struct FormColumn {
    /// `None` for the columns of the levels of a scale, headed by their words.
    pub header: Option<FormWords>,
    /// The share of the width, against the other columns'.
    pub share: u8,
    pub cell: FormCell,
}

#[derive(Debug, Clone)]
pub enum FormCell {
    /// What the row is: the title of a unit, statements, a criterion.
    Head,
    Fields(Vec<FormField>),
    /// A column for each level of a scale, with a box to tick in each.
    Levels(FormField, ScaleName),
}

/// The criteria of the unit, each with the boxes of a scale.
#[derive(Debug, Clone)]
pub struct FormGrid {
    pub of: GridOf,
    /// Ends the names of its fields.
    pub suffix: String,
    pub spoken: String,
    pub scale: ScaleName,
    pub by: Role,
    /// Kept in one piece with the last row of the last grid.
    pub tail: Vec<FormField>,
}

/// Which grids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridOf {
    /// The grid of the unit, its statements beside it.
    Unit,
    /// Each situation of evaluation of the unit, as a part of its own.
    Situations,
}

/// What only the program can make of a certification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormInsertion {
    /// What is declared missing there.
    Gaps,
    /// The name of the certification.
    CertificationName,
    /// The groups of statements of the unit, under their headings.
    Statements,
    /// The choice of the mention, by whom.
    Mention(Role),
    /// The questions of the interview on the unit.
    Questions,
    /// The contents of the training on the unit.
    Modules,
    /// How the training evaluates the unit.
    FormativeModalities,
    /// What the source lacks of the results, of the objectives.
    ResultGaps,
    GoalGaps,
    /// The words that ask for the details of the courses, where the source does.
    CourseDetails(String),
    /// The candidate's questionnaire on the unit, as a part.
    Questionnaire,
    /// How the bloc is evaluated: steps, duration, place, evaluators.
    BlocModalities,
    /// The evaluators' instructions for the grids of the bloc.
    BlocInstructions,
    /// The activités of the bloc, each compétence with its criteria and room for the evaluators.
    BlocGrids,
    /// The agreement of the evaluators on the bloc, as a part.
    BlocAgreement,
}

impl Gabarit {
    /// Whether one of its parts is another form.
    pub fn holds_another(&self) -> bool {
        self.parts.iter().any(FormPart::holds_another)
    }

    /// The places of the form that content may name.
    pub fn places(&self) -> BTreeSet<Name> {
        let mut places = BTreeSet::from([Name::of("couverture")]);
        self.parts.iter().for_each(|part| part.add_places(&mut places));
        places
    }
}

impl FormPart {
    fn holds_another(&self) -> bool {
        matches!(self.heading, FormHeading::Made(MadePart::Held(..))) || self.parts.iter().any(FormPart::holds_another)
    }

    fn add_places(&self, places: &mut BTreeSet<Name>) {
        places.insert(self.place);
        places.extend(self.content.iter().map(|gesture| gesture.place));
        self.parts.iter().for_each(|part| part.add_places(places));
    }
}
