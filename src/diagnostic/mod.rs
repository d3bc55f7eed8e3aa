//! What is wrong, where, and how to mend it: one report, several renderers.
//!
//! Messages are French, in one tone: what is wrong, then what to do. Codes are words, stable, and name the rule.

mod github;
mod human;
mod json;
pub mod reference;
mod report;

pub use github::github;
pub use human::{Style, human};
pub use json::json;
pub use report::{Diagnostic, Files, Report, Severity};
