//! A certification in blocs: three référentiels side by side, bloc by bloc.
//!
//! Unlike a domaine of a CQP, a bloc has activités, and each of its compétences has its own criteria and is evaluated by
//! the modality of its bloc.

use super::{Correction, Quotation, Rich, SourceRef, Statement};

/// What the source says of the whole certification, then its blocs.
#[derive(Debug, Clone)]
pub struct Referentiels {
    pub source: SourceRef,
    /// « Référentiels – RNCP ».
    pub title: Rich,
    pub nsf: Option<Nsf>,
    /// For whom the certification is.
    pub public: Option<Titled>,
    pub legal_basis: Option<LegalBasis>,
    pub activities: Purpose,
    pub competences: Purpose,
    pub evaluation: Purpose,
    /// The heading of the modalités, in the référentiel d'évaluation.
    pub modalities_heading: Rich,
    /// The heading of the criteria, in the référentiel d'évaluation.
    pub criteria_heading: Rich,
    /// In the order of their numbers.
    pub blocs: Vec<Bloc>,
}

/// A code of the nomenclature des spécialités de formation, under the heading that the source gives it.
#[derive(Debug, Clone)]
pub struct Nsf {
    pub heading: Rich,
    pub code: String,
    /// What the code names.
    pub title: Rich,
}

/// Lines under the heading that the source gives them.
#[derive(Debug, Clone)]
pub struct Titled {
    pub heading: Rich,
    pub lines: Vec<Rich>,
}

/// The law that the source quotes.
#[derive(Debug, Clone)]
pub struct LegalBasis {
    pub reference: Rich,
    pub text: Rich,
    /// Addresses as the source prints them: they are dead, hence never links.
    pub addresses: Vec<String>,
}

/// One of the three référentiels, and what it is for.
#[derive(Debug, Clone)]
pub struct Purpose {
    pub title: Rich,
    pub text: Rich,
}

/// A bloc de compétences.
#[derive(Debug, Clone)]
pub struct Bloc {
    /// The number read from the code (`B4` is 4), as printed: « Bloc 4 ».
    pub number: u32,
    pub title: Statement,
    pub source: SourceRef,
    pub activities: Vec<BlocActivity>,
    pub modality: BlocModality,
}

impl Bloc {
    /// Every statement: the title, then each activité, its compétences and their criteria.
    pub fn statements(&self) -> Vec<&Statement> {
        let mut all = vec![&self.title];
        for activity in &self.activities {
            all.push(&activity.title);
            for competence in &activity.competences {
                all.push(&competence.title);
                let criteria = competence.criteria.iter();
                all.extend(criteria.flat_map(|it| std::iter::once(&it.title).chain(&it.details)));
            }
        }
        all
    }
}

/// An activité, and the compétences that stand beside it in the table of the source.
#[derive(Debug, Clone)]
pub struct BlocActivity {
    pub title: Statement,
    /// What the title enumerates.
    pub points: Vec<Rich>,
    pub competences: Vec<Competence>,
}

/// A compétence and its own criteria.
#[derive(Debug, Clone)]
pub struct Competence {
    pub title: Statement,
    pub criteria: Vec<Criterion>,
}

/// A criterion; its details are criteria too, that it introduces.
#[derive(Debug, Clone)]
pub struct Criterion {
    pub title: Statement,
    pub details: Vec<Statement>,
}

/// How a bloc is evaluated.
#[derive(Debug, Clone)]
pub struct BlocModality {
    /// Absent where the source lost it.
    pub heading: Option<Rich>,
    pub steps: Vec<ModalityStep>,
    pub remarks: Remarks,
    pub duration: Titled,
    pub place: Titled,
    pub evaluators_heading: Rich,
    /// One entry an evaluator; where there are several roles, any of them will do.
    pub evaluators: Vec<Vec<Rich>>,
    pub gaps: Vec<Quotation>,
}

/// One step, in the source's words.
#[derive(Debug, Clone)]
pub struct ModalityStep {
    pub text: Rich,
    /// The list that the text announces.
    pub points: Vec<Rich>,
    /// The step at which the evaluators fill the grids.
    pub fills_grids: bool,
    pub corrections: Vec<Correction>,
}

/// Whether the evaluators must or may add précisions below each grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remarks {
    Required,
    Optional,
}
