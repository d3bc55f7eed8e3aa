//! Diagnostics for a person at a terminal, in French.

use std::collections::BTreeSet;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin as SnippetOrigin, Renderer, Snippet};

use super::{Diagnostic, Files, Report, Severity};

/// How the text may look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Style {
    /// For a pipe or a file.
    pub const PLAIN: Style = Style { colour: false, width: 120 };
}

/// The report as text: each diagnostic, how many there are, where to read more.
pub fn human(report: &Report, files: &Files, style: Style) -> String {
    let base = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = base.decor_style(DecorStyle::Unicode).term_width(style.width);
    let mut out = String::new();
    for diagnostic in &report.diagnostics {
        out.push_str(&renderer.render(&groups(diagnostic, files)));
        out.push_str("\n\n");
    }
    out.push_str(&count(report));
    out.push('\n');
    out.push_str(&more(report));
    out
}

/// Where to read more, once a run.
fn more(report: &Report) -> String {
    let codes: BTreeSet<&str> = report.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    match (codes.first(), codes.len()) {
        (None, _) => String::new(),
        (Some(code), 1) => format!("Pour en savoir plus : fascicule explain {code}\n"),
        (Some(code), _) => format!("Pour en savoir plus : fascicule explain CODE, par exemple {code}\n"),
    }
}

/// « 2 erreurs, 1 avertissement ».
fn count(report: &Report) -> String {
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n > 1 { "s" } else { "" });
    match (report.errors(), report.warnings()) {
        (errors, 0) => plural(errors, "erreur"),
        (errors, warnings) => format!("{}, {}", plural(errors, "erreur"), plural(warnings, "avertissement")),
    }
}

fn groups<'a>(diagnostic: &'a Diagnostic, files: &'a Files) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name("erreur"),
        Severity::Warning => Level::WARNING.with_name("avertissement"),
    };
    let mut group = Group::with_title(level.primary_title(&diagnostic.message).id(diagnostic.code));
    if let Some((origin, label)) = &diagnostic.place {
        let (path, text) = (files.path(origin.file), files.text(origin.file));
        if text.is_empty() {
            group = group.element(SnippetOrigin::path(path));
        } else {
            let mut snippet = Snippet::source(text).path(path);
            snippet = snippet.annotation(AnnotationKind::Primary.span(within(text, &origin.span)).label(label));
            // A place in the same file belongs to the same excerpt.
            for (other, label) in diagnostic.related.iter().filter(|(other, _)| other.file == origin.file) {
                snippet = snippet.annotation(AnnotationKind::Context.span(within(text, &other.span)).label(label));
            }
            group = group.element(snippet);
        }
        for (other, label) in diagnostic.related.iter().filter(|(other, _)| other.file != origin.file) {
            let text = files.text(other.file);
            let annotation = AnnotationKind::Context.span(within(text, &other.span)).label(label);
            group = group.element(Snippet::source(text).path(files.path(other.file)).annotation(annotation));
        }
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.with_name("aide ").message(help));
    }
    vec![group]
}

/// The span kept inside the text and on character boundaries, so that an excerpt can always be shown.
fn within(text: &str, span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = super::floor_char_boundary(text, span.start);
    let mut end = span.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}
