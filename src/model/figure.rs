//! A diagram as the steps that it shows: how it is drawn is the theme's business.

use super::{Rich, SourceRef};

/// Ranks read from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The name of its file.
    pub name: String,
    pub title: String,
    pub sources: Vec<SourceRef>,
    /// Whether arrows lead from each rank to the next.
    pub arrows: bool,
    pub ranks: Vec<Vec<Branch>>,
}

/// Steps from top to bottom, beside the other branches of its rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// What leads to this branch.
    pub condition: Option<Rich>,
    /// None where the branch leads straight to the next rank.
    pub steps: Vec<FigureStep>,
}

/// A box of a diagram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureStep {
    pub title: Option<Rich>,
    pub lines: Vec<Rich>,
    pub points: Vec<Rich>,
    /// The documents used at this step.
    pub tools: Vec<Rich>,
}
