//! Diagnostics as annotations of a pull request: the workflow commands of GitHub Actions.

use super::{Diagnostic, Files, Report, Severity};

/// One line a diagnostic: `::error file=…,line=…,col=…,title=CODE::message`.
pub fn github(report: &Report, files: &Files) -> String {
    report.diagnostics.iter().map(|diagnostic| command(diagnostic, files)).collect()
}

fn command(diagnostic: &Diagnostic, files: &Files) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = diagnostic.place.as_ref().map_or_else(String::new, |(origin, _)| {
        let (line, column) = files.line_column(origin);
        format!("file={},line={line},col={column},", property(files.path(origin.file)))
    });
    let helps = diagnostic.help.iter().map(|help| format!("\naide : {help}"));
    let message = std::iter::once(diagnostic.message.clone()).chain(helps).collect::<String>();
    format!("::{level} {place}title={}::{}\n", property(diagnostic.code), data(&message))
}

/// The text of a command ends with its line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property ends with a comma or a colon besides.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Origin;

    #[test]
    fn what_ends_a_line_or_a_property_is_escaped() {
        let mut files = Files::default();
        let file = files.add("content/a,b:c%.toml".into(), "é\nà = 1\n".into());
        let place = Origin { file, span: 6..7 };
        let report = Report {
            diagnostics: vec![
                Diagnostic::error("x", "100 % :\r\nfaux, ::error::").at(place, "").help("a").help("b"),
                Diagnostic::warning("y", "sans lieu"),
            ],
        };
        assert_eq!(
            github(&report, &files),
            "::error file=content/a%2Cb%3Ac%25.toml,line=2,col=3,title=x::100 %25 :%0D%0Afaux, ::error::%0Aaide : a%0Aaide : b\n\
             ::warning title=y::sans lieu\n"
        );
    }
}
