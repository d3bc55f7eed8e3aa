//! A list of certifications that a text of the branch opens to a scheme: families, rows, registrations.

use std::collections::BTreeSet;

use super::{Code, CommonText, Correction, Day, EditionCode, EditorNote, Gap, Origin, Rich, Slug, SourceRef, State};

/// A list in one edition.
#[derive(Debug, Clone)]
pub struct Liste {
    pub slug: Slug,
    pub edition: EditionCode,
    pub title: String,
    /// « Pro-A ».
    pub short_title: String,
    /// The text that holds the list, by its short name: « Avenant n° 29 ».
    pub text_title: String,
    /// What this edition is called: « édition du 13 décembre 2019 ».
    pub label: String,
    /// Whose text it is.
    pub organisation: String,
    pub state: State,
    /// Not yet published: built with `--drafts` only.
    pub draft: bool,
    pub source: SourceRef,
    /// The day on which this edition appeared on the site, where it is told.
    pub published: Option<Day>,
    /// The last day of its validity, where it is known.
    pub expiry: Option<Day>,
    /// What the text says of dates, durations and publics.
    pub rules: Vec<ListRule>,
    /// In the order of their codes.
    pub families: Vec<Family>,
    pub text: Option<CommonText>,
    /// Annexed to the text: why these certifications.
    pub annex: Option<CommonText>,
    pub gaps: Vec<Gap>,
    pub notes: Vec<EditorNote>,
}

/// How much a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    pub rows: usize,
    /// Codes as printed: one that stands in two places counts twice.
    pub codes: usize,
    pub distinct_codes: usize,
    /// Codes with a certificateur, as printed.
    pub pairs: usize,
}

impl Liste {
    pub fn totals(&self) -> Totals {
        let registrations = || self.rows().flat_map(|row| &row.registrations);
        Totals {
            rows: self.rows().count(),
            codes: registrations().count(),
            distinct_codes: registrations().map(|registration| &registration.rncp).collect::<BTreeSet<_>>().len(),
            pairs: registrations().map(|registration| registration.certifiers.len()).sum(),
        }
    }

    pub fn rows(&self) -> impl Iterator<Item = &ListRow> {
        self.families.iter().flat_map(|family| &family.rows)
    }
}

/// A sentence of the text on a date, a duration, a public.
#[derive(Debug, Clone)]
pub struct ListRule {
    /// What it is about, in the editor's words.
    pub subject: String,
    pub text: Rich,
    /// The heading of the text under which it stands.
    pub article: String,
    pub source: SourceRef,
}

/// Certifications that answer the same need.
#[derive(Debug, Clone)]
pub struct Family {
    pub code: Code,
    /// Where its code is written.
    pub origin: Origin,
    /// The number of its article: « 9.5.2.1 ».
    pub number: String,
    pub title: Rich,
    pub source: SourceRef,
    /// What the text says before its rows.
    pub before: Vec<Rich>,
    /// What the text says after them.
    pub after: Vec<Rich>,
    pub rows: Vec<ListRow>,
    pub corrections: Vec<Correction>,
    pub notes: Vec<RowNote>,
}

/// A certification of a list.
#[derive(Debug, Clone)]
pub struct ListRow {
    pub code: Code,
    pub title: Rich,
    /// From 3 to 8; `None` where the source has none.
    pub level: Option<u8>,
    pub registrations: Vec<Registration>,
    /// Codes and certificateurs stand in the order printed, but which goes with which is not certain.
    pub uncertain: bool,
    pub corrections: Vec<Correction>,
    pub source: SourceRef,
}

/// A code of the national register and those who award the certification under it.
#[derive(Debug, Clone)]
pub struct Registration {
    pub rncp: String,
    /// As printed, and probably wrong.
    pub doubtful: bool,
    pub certifiers: Vec<String>,
}

/// A « note de l'éditeur » on a row, or on its whole family.
#[derive(Debug, Clone)]
pub struct RowNote {
    pub row: Option<Code>,
    pub text: Rich,
    /// From where the editor holds it.
    pub source: String,
    pub consulted: Day,
}
