//! Diagnostics for a person at a terminal, in French.

use std::collections::BTreeSet;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin as SnippetOrigin, Renderer, Snippet};

use super::report::{Diagnostic, Files, Report, Severity, floor_char_boundary};
use crate::model::Origin;

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

/// How many diagnostics are told: nobody reads more, and what follows often comes from the first.
const TOLD: usize = 200;

/// The longest line that is shown, in bytes.
const LONGEST_LINE: usize = 20_000;

/// The report as text: the first diagnostics, how many there are, where to read more.
pub fn human(report: &Report, files: &Files, style: Style) -> String {
    let base = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = base.decor_style(DecorStyle::Unicode).term_width(style.width);
    let mut out = String::new();
    for diagnostic in report.diagnostics.iter().take(TOLD) {
        out.push_str(&renderer.render(&[group(diagnostic, files)]));
        out.push_str("\n\n");
    }
    if let others @ 1.. = report.diagnostics.len().saturating_sub(TOLD) {
        let s = if others > 1 { "s" } else { "" };
        out.push_str(&format!("… et {others} autre{s} : corrigez d'abord ceux qui précèdent.\n\n"));
    }
    out.push_str(&count(report));
    out.push('\n');
    out.push_str(&more(report));
    without_orders(&out)
}

/// The text without what a runner of GitHub Actions takes for an order wherever it stands in a line. At the start of one,
/// `::` would be another: no line begins with words of the content.
fn without_orders(text: &str) -> String {
    text.replace("##[", "##\u{200B}[")
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

fn group<'a>(diagnostic: &'a Diagnostic, files: &'a Files) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name("erreur"),
        Severity::Warning => Level::WARNING.with_name("avertissement"),
    };
    let mut group = Group::with_title(level.primary_title(shown(&diagnostic.message)).id(diagnostic.code));
    if let Some((origin, label)) = &diagnostic.place {
        // A place near by belongs to the same excerpt.
        let (same, others): (Vec<_>, Vec<_>) = diagnostic.related.iter().partition(|(other, _)| is_near(other, origin));
        let same = same.into_iter().map(|(origin, label)| (AnnotationKind::Context, origin, label.as_str()));
        let own = std::iter::once((AnnotationKind::Primary, origin, label.as_str()));
        group = place(group, origin.file, own.chain(same).collect(), files);
        for (other, label) in others {
            group = place(group, other.file, vec![(AnnotationKind::Context, other, label)], files);
        }
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.with_name("aide ").message(shown(help)));
    }
    group
}

/// Whether two places are shown in one excerpt: the renderer reads all that stands between.
fn is_near(one: &Origin, other: &Origin) -> bool {
    one.file == other.file && one.span.start.abs_diff(other.span.start) < LONGEST_LINE
}

/// Adds places of one file to what is told: an excerpt, or else the place of the first.
///
/// The excerpt is cut from the file here: the renderer reads all that it is given, for each diagnostic.
fn place<'a>(
    group: Group<'a>,
    file: usize,
    places: Vec<(AnnotationKind, &'a Origin, &'a str)>,
    files: &'a Files,
) -> Group<'a> {
    let (path, text) = (shown(files.path(file)), files.text(file));
    let Some((_, first, _)) = places.first() else { return group };
    let (line, column) = files.line_column(first);
    if text.is_empty() {
        return group.element(SnippetOrigin::path(path));
    }
    let spans: Vec<_> = places.iter().map(|(_, origin, _)| within(text, &origin.span)).collect();
    let start = spans.iter().map(|span| span.start).min().unwrap_or_default();
    let end = spans.iter().map(|span| span.end).max().unwrap_or_default();
    let start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1);
    let excerpt = &text[start..end];
    if excerpt.split('\n').any(|line| line.len() > LONGEST_LINE) {
        return group.element(SnippetOrigin::path(path).line(line).char_column(column));
    }
    let (first_line, _) = files.line_column(&Origin { file, span: start..start });
    let mut snippet = Snippet::source(excerpt).path(path).line_start(first_line);
    for ((kind, _, label), span) in places.into_iter().zip(spans) {
        snippet = snippet.annotation(kind.span(span.start - start..span.end - start).label(shown(label)));
    }
    group.element(snippet)
}

/// Words of ours, or a path, as they may be written to a terminal, which control characters would drive, and whose order
/// others reverse. A line that they would begin could be an order to what reads the output.
fn shown(words: &str) -> String {
    let drives = |c: char| {
        c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    words.chars().map(|c| if drives(c) { '\u{FFFD}' } else { c }).collect()
}

/// The span kept inside the text and on character boundaries, so that an excerpt can always be shown.
fn within(text: &str, span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = floor_char_boundary(text, span.start);
    let mut end = span.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of so many errors in a text of so many lines.
    fn told(path: &str, text: &str, spans: impl IntoIterator<Item = (usize, usize)>) -> String {
        let mut files = Files::default();
        let file = files.add(path.into(), text.into());
        let at = |(start, end)| Diagnostic::error("x", "faux").at(Origin { file, span: start..end }, "ici");
        human(&Report { diagnostics: spans.into_iter().map(at).collect() }, &files, Style::PLAIN)
    }

    #[test]
    fn the_first_are_told_and_the_others_counted() {
        let one = |n: usize| (n * 2, n * 2 + 1);
        let said = told("a.toml", &"a\n".repeat(16_000), (0..16_000).map(one));
        assert_eq!(said.matches("erreur[x]").count(), 200);
        assert!(said.contains("a.toml:200:1") && !said.contains("a.toml:201:1"), "{said}");
        assert!(
            said.contains("\n… et 15800 autres : corrigez d'abord ceux qui précèdent.\n\n16000 erreurs\n"),
            "{said}"
        );
        assert!(told("a.toml", &"a\n".repeat(201), (0..201).map(one)).contains("… et 1 autre : "));
        assert!(!told("a.toml", &"a\n".repeat(200), (0..200).map(one)).contains("autre"));
    }

    #[test]
    fn a_line_too_long_to_be_shown_has_its_place_said() {
        let said = told("a.toml", &format!("a\n{}", "é".repeat(500_000)), [(2 + 2 * 7_000, 2 + 2 * 7_001)]);
        assert!(said.contains("a.toml:2:7001") && said.len() < 1_000, "{said}");
    }

    #[test]
    fn a_path_drives_neither_a_terminal_nor_a_runner() {
        for text in ["", "a = 1\n"] {
            let said = told("a\u{1b}[31m\r\n::warning file=b::c\u{202e}.toml", text, [(0, 0)]);
            assert!(said.contains("a\u{FFFD}[31m\u{FFFD}\u{FFFD}::warning file=b::c\u{FFFD}.toml"), "{said:?}");
            assert!(!said.contains(['\u{1b}', '\r', '\u{202e}']), "{said:?}");
            assert!(!said.lines().any(|line| line.trim_start().starts_with("::")), "{said}");
        }
    }

    #[test]
    fn no_word_of_the_content_is_an_order_to_a_runner() {
        // A name of the content may stand in what is said of it.
        let words = "« a\n ::warning::x\u{1b}[31m » est faux";
        let one = Diagnostic::error("x", words).help(words);
        let said = human(&Report { diagnostics: vec![one] }, &Files::default(), Style::PLAIN);
        assert_eq!(said.matches("« a\u{FFFD} ::warning::x\u{FFFD}[31m »").count(), 2, "{said:?}");
        let said = told("##[a]b.toml", "##[add-mask]x\n::warning::x\n", [(0, 3), (14, 16)]);
        assert!(!said.contains("##[") && said.contains("##\u{200B}[add-mask]x"), "{said}");
        assert!(!said.lines().any(|line| line.trim_start().starts_with("::")), "{said}");
    }
}
