//! What is proper to one certification in the documents that are filled along the way.

use super::{Code, Correction, PrintedHere, Rich, Scale, SourceRef, Statement, Words};

/// What a candidate must master before the parcours.
#[derive(Debug, Clone)]
pub struct Prerequisites {
    pub intro: Rich,
    pub source: SourceRef,
    pub elements: Vec<Prerequisite>,
}

#[derive(Debug, Clone)]
pub struct Prerequisite {
    pub title: Statement,
    pub details: Vec<Statement>,
}

/// The guide d'entretien d'accueil et d'orientation.
#[derive(Debug, Clone)]
pub struct Interview {
    pub source: SourceRef,
    /// The candidate is positioned by group: all savoir-faire, all savoirs of a domaine.
    pub positioning_scale: Scale,
    pub orientation_scale: Scale,
    pub mention_choice: Option<Words>,
    pub prerequisites: Option<PrerequisiteCheck>,
    pub domaines: Vec<InterviewDomaine>,
}

/// The check of the prerequisites.
#[derive(Debug, Clone)]
pub struct PrerequisiteCheck {
    pub title: Rich,
    pub intro: Rich,
    pub required_header: Rich,
    pub experience_header: Rich,
    pub scale: Scale,
    pub questions: Vec<Statement>,
    pub source: SourceRef,
}

/// Examples of questions about a domaine.
#[derive(Debug, Clone)]
pub struct InterviewDomaine {
    pub domaine: Code,
    pub questions: Vec<Statement>,
    pub source: SourceRef,
}

/// The livret de suivi de la formation.
#[derive(Debug, Clone)]
pub struct FollowUp {
    pub source: SourceRef,
    pub criteria_scale: Scale,
    pub result_scale: Scale,
    pub mention_choice: Option<Words>,
    pub domaines: Vec<FollowUpDomaine>,
}

/// The training and the formative evaluation of a domaine.
#[derive(Debug, Clone)]
pub struct FollowUpDomaine {
    pub domaine: Code,
    pub modules: Vec<Module>,
    pub modalities: Vec<FormativeModality>,
    /// None where the source lacks the table.
    pub evaluations: Vec<FormativeEvaluation>,
    /// Ruled lines for the objectifs de progression, where the source has them.
    pub goal_lines: Option<u8>,
    /// Whether the source asks for the details of the courses followed.
    pub asks_courses: bool,
    pub gaps: Vec<FollowUpGap>,
    pub source: SourceRef,
}

/// What the source lacks in the sheet of a domaine.
#[derive(Debug, Clone)]
pub struct FollowUpGap {
    pub part: FollowUpPart,
    pub text: Rich,
    pub source: SourceRef,
    pub printed: Option<PrintedHere>,
}

/// A part of the sheet of a domaine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FollowUpPart {
    /// The results of the formative evaluation.
    Results,
    /// The objectives and the courses.
    Goals,
}

/// A group of contents of the training modules.
#[derive(Debug, Clone)]
pub struct Module {
    pub title: Option<Rich>,
    /// The mention that the group is for.
    pub mention: Option<String>,
    pub contents: Vec<Statement>,
}

/// A paragraph of the modalités and the list after it.
#[derive(Debug, Clone)]
pub struct FormativeModality {
    pub text: Rich,
    pub points: Vec<Rich>,
    pub corrections: Vec<Correction>,
}

/// A table of criteria.
#[derive(Debug, Clone)]
pub struct FormativeEvaluation {
    pub title: Option<Rich>,
    pub criteria: Vec<Statement>,
}

/// The grids of the intermediate evaluation.
#[derive(Debug, Clone)]
pub struct IntermediateGrids {
    pub source: SourceRef,
    pub scale: Scale,
    /// Rows of the table of regular reviews.
    pub reviews: u8,
    pub domaines: Vec<IntermediateGrid>,
}

#[derive(Debug, Clone)]
pub struct IntermediateGrid {
    pub domaine: Code,
    pub criteria: Vec<Code>,
    pub source: SourceRef,
}
