//! What is wrong, where, and how to mend it: one report, several renderers.
//!
//! Messages are French, in one tone: what is wrong, then what to do. Codes are words, stable, and name the rule.

mod github;
mod human;
mod json;
pub mod reference;

pub use github::github;
pub use human::{Style, human};
pub use json::json;

use crate::model::Origin;

/// How grave a diagnostic is. A warning does not stop a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule, as `cle-inconnue`.
    pub code: &'static str,
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Where, and what to say of that place.
    pub place: Option<(Origin, String)>,
    /// Another place that explains, such as the first of two entries with the same code.
    pub related: Vec<(Origin, String)>,
    /// How to mend it.
    pub help: Vec<String>,
}

impl Diagnostic {
    pub fn error(code: &'static str, message: impl Into<String>) -> Diagnostic {
        let (message, place) = (message.into(), None);
        Diagnostic { code, severity: Severity::Error, message, place, related: Vec::new(), help: Vec::new() }
    }

    pub fn warning(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, message) }
    }

    /// Says where; `label` may be empty.
    pub fn at(mut self, origin: Origin, label: impl Into<String>) -> Diagnostic {
        self.place = Some((origin, label.into()));
        self
    }

    pub fn related(mut self, origin: Origin, label: impl Into<String>) -> Diagnostic {
        self.related.push((origin, label.into()));
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help.push(help.into());
        self
    }
}

/// The diagnostics of a run.
#[derive(Debug, Clone, Default)]
pub struct Report {
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub fn extend(&mut self, other: Report) {
        self.diagnostics.extend(other.diagnostics);
    }

    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == Severity::Error).count()
    }

    pub fn warnings(&self) -> usize {
        self.diagnostics.len() - self.errors()
    }

    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// Makes the warnings errors.
    pub fn harden(&mut self) {
        self.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.severity = Severity::Error);
    }

    /// The order of the files, then of the lines; each thing once.
    pub fn sort_and_dedup(&mut self) {
        let key = |d: &Diagnostic| {
            let place = d.place.as_ref().map(|(origin, _)| (origin.file, origin.span.start, origin.span.end));
            (place.is_none(), place, d.severity, d.code, d.message.clone())
        };
        self.diagnostics.sort_by_key(key);
        self.diagnostics.dedup();
    }
}

/// The texts that origins point into: `files[origin.file]`.
#[derive(Debug, Clone, Default)]
pub struct Files {
    files: Vec<(String, String)>,
}

impl Files {
    /// Adds a file and returns its number. `path` is shown to the reader as it is.
    pub fn add(&mut self, path: String, text: String) -> usize {
        self.files.push((path, text));
        self.files.len() - 1
    }

    pub fn path(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |(path, _)| path)
    }

    /// The number of each file.
    pub fn numbers(&self) -> std::ops::Range<usize> {
        0..self.files.len()
    }

    pub fn text(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |(_, text)| text)
    }

    /// Line and column, both from 1; the column counts characters.
    pub fn line_column(&self, origin: &Origin) -> (usize, usize) {
        let text = self.text(origin.file);
        let at = floor_char_boundary(text, origin.span.start);
        let before = &text[..at];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

/// The last character boundary at or before `at`.
fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
