//! A diagnostic, a report of several, and the files that they point into.

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
        let (message, place) = (brief(message.into()), None);
        Diagnostic { code, severity: Severity::Error, message, place, related: Vec::new(), help: Vec::new() }
    }

    pub fn warning(code: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, message) }
    }

    /// Says where; `label` may be empty.
    pub fn at(mut self, origin: Origin, label: impl Into<String>) -> Diagnostic {
        self.place = Some((origin, brief(label.into())));
        self
    }

    pub fn related(mut self, origin: Origin, label: impl Into<String>) -> Diagnostic {
        self.related.push((origin, brief(label.into())));
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help.push(brief(help.into()));
        self
    }
}

/// The diagnostics of a run.
#[derive(Debug, Clone, Default)]
pub struct Report {
    pub diagnostics: Vec<Diagnostic>,
}

impl From<Diagnostic> for Report {
    fn from(diagnostic: Diagnostic) -> Report {
        Report { diagnostics: vec![diagnostic] }
    }
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

/// The longest text of a diagnostic, in bytes: it may quote a word that fills a file.
const LONGEST: usize = 2_000;

fn brief(mut text: String) -> String {
    if text.len() > LONGEST {
        text.truncate(floor_char_boundary(&text, LONGEST));
        text.push('…');
    }
    text
}

/// The texts that origins point into: `files[origin.file]`.
#[derive(Debug, Clone, Default)]
pub struct Files {
    files: Vec<File>,
}

#[derive(Debug, Clone)]
struct File {
    path: String,
    text: String,
    /// Line and column, from 0, of a character of each [`STRIDE`] bytes: what a place is counted from, so that each of
    /// thousands of places in a file does not take reading it.
    marks: Vec<Mark>,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    line: usize,
    column: usize,
}

const STRIDE: usize = 1_024;

impl Mark {
    /// The place of a later character of the same text.
    fn to(self, at: usize, text: &str) -> Mark {
        let between = text.get(self.at..at).unwrap_or_default();
        match between.rfind('\n') {
            Some(newline) => {
                let line = self.line + between.matches('\n').count();
                Mark { at, line, column: between[newline + 1..].chars().count() }
            }
            None => Mark { at, column: self.column + between.chars().count(), ..self },
        }
    }
}

impl Files {
    /// Adds a file and returns its number.
    pub fn add(&mut self, path: String, text: String) -> usize {
        let mut marks = vec![Mark { at: 0, line: 0, column: 0 }];
        for at in (STRIDE..text.len()).step_by(STRIDE) {
            marks.extend(marks.last().map(|mark| mark.to(floor_char_boundary(&text, at), &text)));
        }
        self.files.push(File { path, text, marks });
        self.files.len() - 1
    }

    pub fn path(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |file| &file.path)
    }

    /// The number of each file.
    pub fn numbers(&self) -> std::ops::Range<usize> {
        0..self.files.len()
    }

    pub fn text(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |file| &file.text)
    }

    /// Line and column, both from 1; the column counts characters.
    pub fn line_column(&self, origin: &Origin) -> (usize, usize) {
        let Some(File { text, marks, .. }) = self.files.get(origin.file) else { return (1, 1) };
        let at = floor_char_boundary(text, origin.span.start);
        let before = marks.iter().take(at / STRIDE + 1).next_back();
        let Mark { line, column, .. } = before.map_or(Mark { at: 0, line: 0, column: 0 }, |mark| mark.to(at, text));
        (line + 1, column + 1)
    }
}

/// The last character boundary at or before `at`.
pub fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_as_one_reads() {
        let mut files = Files::default();
        let text: String = (0..400).map(|n| format!("é{}\n{}", "à".repeat(n % 37), "x".repeat(n % 53))).collect();
        let file = files.add("a".into(), text.clone());
        let (mut line, mut column) = (1, 1);
        for (at, character) in text.char_indices() {
            let origin = Origin { file, span: at..at };
            assert_eq!(files.line_column(&origin), (line, column), "{at}");
            (line, column) = if character == '\n' { (line + 1, 1) } else { (line, column + 1) };
        }
        assert_eq!(files.line_column(&Origin { file, span: 9_999_999..9_999_999 }), (line, column));
    }

    #[test]
    fn no_text_of_a_diagnostic_is_as_long_as_a_file() {
        let long = "é".repeat(100_000);
        let origin = Origin { file: 0, span: 0..0 };
        let diagnostic =
            Diagnostic::error("x", long.clone()).at(origin.clone(), long.clone()).related(origin, long.clone());
        let Diagnostic { message, place, related, help, .. } = diagnostic.help(long);
        let (label, other) = (place.expect("a place").1, &related[0].1);
        for text in [&message, &label, other, &help[0]] {
            assert!(text.len() < 2_100 && text.ends_with("é…"), "{} bytes", text.len());
        }
    }
}
