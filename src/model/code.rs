//! The names that addresses are made of: codes of statements, slugs, editions, kinds of documents, places in them.

use std::cmp::Ordering;
use std::fmt;

/// The code of a statement: `D1`, `D1.SF2`, `A1.2.3`, `B1.C3.E2`. Unique in its certification, stable for ever.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

/// The letters a step of a code may start with, and what they name. The first is what a code may begin with.
const FIRST_STEPS: &[&str] = &["D", "A", "B", "P", "FIN", "PRE", "CAP", "PQ", "PA"];
const NEXT_STEPS: &[&str] = &["SF", "S", "Q", "M", "F", "E", "R", "A", "C"];

impl Code {
    /// Reads a code; `None` when it is malformed. A step is letters then a number without leading zero; in a code of
    /// activities (`A1.2.3`) or of a list of certifications (`PA1.7`) the next steps are numbers alone.
    pub fn parse(text: &str) -> Option<Code> {
        let mut steps = text.split('.');
        let first = steps.next()?;
        let (letters, number) = split_step(first)?;
        if !FIRST_STEPS.contains(&letters) || !is_number(number) {
            return None;
        }
        for step in steps {
            let (next, number) = split_step(step)?;
            let known = if matches!(letters, "A" | "P" | "PA") { next.is_empty() } else { NEXT_STEPS.contains(&next) };
            if !known || !is_number(number) {
                return None;
            }
        }
        Some(Code(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The HTML id of the code: `D1.SF2` → `d1-sf2`.
    pub fn anchor(&self) -> String {
        self.0.to_ascii_lowercase().replace('.', "-")
    }

    /// The name of a form field made from the code: no dot, which AcroForm reserves.
    pub fn field_name(&self) -> String {
        self.0.replace('.', "_")
    }

    /// The number of the first step: 4 in `D4.SF2`.
    pub fn first_number(&self) -> u32 {
        let first = self.0.split('.').next().unwrap_or_default();
        split_step(first).and_then(|(_, number)| number.parse().ok()).unwrap_or_default()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn split_step(step: &str) -> Option<(&str, &str)> {
    let digits = step.find(|c: char| c.is_ascii_digit())?;
    Some(step.split_at(digits))
}

fn is_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit())
}

/// The folder name of a certification: `charge-accueil`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// Lower-case ASCII letters, digits and single hyphens between them; not a name of Windows' own.
    pub fn parse(text: &str) -> Option<Slug> {
        let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        (text.len() <= 60 && text.split('-').all(word) && !is_reserved(text)).then(|| Slug(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether Windows keeps a name for itself, with any ending: no file and no folder can bear it there.
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_port = |port| stem.strip_prefix(port).is_some_and(|n| matches!(n.as_bytes(), [b'0'..=b'9']));
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") || is_port("com") || is_port("lpt")
}

/// The folder name of an edition, and nothing but an address: a year, as `2014`; `sans-date` where the source bears no date
/// at all; `non-datee` where it bears some that do not agree.
///
/// In order, what has no year comes before every year.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EditionCode(String);

impl EditionCode {
    const UNDATED: &str = "non-datee";
    const WITHOUT_DATE: &str = "sans-date";

    /// Four digits, `sans-date` or `non-datee`.
    pub fn parse(text: &str) -> Option<EditionCode> {
        let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        (is_year || [Self::UNDATED, Self::WITHOUT_DATE].contains(&text)).then(|| EditionCode(text.to_owned()))
    }

    /// The year, where it is one.
    pub fn year(&self) -> Option<u16> {
        self.0.parse().ok()
    }

    /// What an edition is called when nothing else is said of it: « édition 2014 ».
    pub fn label(&self) -> String {
        match self.0.as_str() {
            Self::UNDATED => "édition non datée".into(),
            Self::WITHOUT_DATE => "édition sans date".into(),
            year => format!("édition {year}"),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EditionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Ord for EditionCode {
    fn cmp(&self, other: &EditionCode) -> Ordering {
        (self.year(), &self.0).cmp(&(other.year(), &other.0))
    }
}

impl PartialOrd for EditionCode {
    fn partial_cmp(&self, other: &EditionCode) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A guide, by the code of the source that it is: three digits, as `003`. It keys the words that one guide prints and another
/// does not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GuideCode(String);

impl GuideCode {
    /// Three digits.
    pub fn parse(text: &str) -> Option<GuideCode> {
        let is_source = text.len() == 3 && text.bytes().all(|b| b.is_ascii_digit());
        is_source.then(|| GuideCode(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for GuideCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_the_field_are_read_and_others_refused() {
        for good in ["D1", "D1.SF2", "D12.S3", "A1.2.3", "B1.C3.E2", "B1.A2", "FIN1", "CAP7", "D1.R1", "PA1", "PA1.17"]
        {
            assert!(Code::parse(good).is_some(), "{good}");
        }
        for bad in [
            "", "D", "1", "D0", "D01", "d1", "D1.", "D1.SF", "D1.X2", "D1 .SF2", "D1.SF2.", "A1.B2", "D1000", "D1.2",
            "PA1.S2",
        ] {
            assert!(Code::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn an_edition_is_a_year_or_has_no_date() {
        for good in ["2014", "sans-date", "non-datee"] {
            assert!(EditionCode::parse(good).is_some(), "{good}");
        }
        for bad in ["", "14", "20144", "deux mille", "sans date", "Sans-date", "sans-date-2", "non datee", "non-datée"]
        {
            assert!(EditionCode::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn what_has_no_year_comes_before_every_year() {
        let mut codes: Vec<EditionCode> =
            ["2014", "sans-date", "0001", "non-datee", "2027"].into_iter().filter_map(EditionCode::parse).collect();
        codes.sort();
        let sorted: Vec<&str> = codes.iter().map(EditionCode::as_str).collect();
        assert_eq!(sorted, ["non-datee", "sans-date", "0001", "2014", "2027"]);
    }

    #[test]
    fn no_name_is_one_that_windows_keeps() {
        for reserved in ["con", "prn", "aux", "nul", "com1", "lpt9"] {
            assert_eq!(Slug::parse(reserved), None, "{reserved}");
            assert!(is_reserved(&format!("{}.toml", reserved.to_uppercase())), "{reserved}");
        }
        for free in ["console", "com", "com10", "lpt-1", "nul-part", "auxiliaire"] {
            assert!(Slug::parse(free).is_some() && !is_reserved(free), "{free}");
        }
    }

    #[test]
    fn anchors_and_field_names_have_no_dot() {
        let code = Code::parse("D1.SF2").expect("a code");
        assert_eq!(code.anchor(), "d1-sf2");
        assert_eq!(code.field_name(), "D1_SF2");
        assert_eq!(code.first_number(), 1);
    }
}
