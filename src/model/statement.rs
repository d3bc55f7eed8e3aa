//! A statement: what the source says once, and everything that is known of its words.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Code, GuideCode, Mots, Place, Rich};

/// Where something was read: a file, by its number in the run, and bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub file: usize,
    pub span: Range<usize>,
}

/// Lines of a source: `003:466-470`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceRef {
    /// The code of the source, as `003`.
    pub source: String,
    /// First and last line of its text, counted from 1.
    pub lines: Option<(u32, u32)>,
}

impl SourceRef {
    /// Reads `003`, `003:466` or `003:466-470`; `None` when it is malformed or its lines run backwards.
    pub fn parse(text: &str) -> Option<SourceRef> {
        let (source, lines) = match text.split_once(':') {
            None => (text, None),
            Some((source, lines)) => {
                let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
                let (first, last) = (first.parse().ok()?, last.parse().ok()?);
                (source, Some((first, last)))
            }
        };
        let well_formed = source.len() == 3 && source.bytes().all(|b| b.is_ascii_digit());
        let forward = lines.is_none_or(|(first, last): (u32, u32)| 0 < first && first <= last);
        (well_formed && forward).then(|| SourceRef { source: source.to_owned(), lines })
    }

    /// `003:466-470`, as the content writes it.
    pub fn written(&self) -> String {
        match self.lines {
            None => self.source.clone(),
            Some((first, last)) if first == last => format!("{}:{first}", self.source),
            Some((first, last)) => format!("{}:{first}-{last}", self.source),
        }
    }

    /// « source 003, lignes 466 à 470 ».
    pub fn said(&self, mots: &Mots) -> String {
        let code = &self.source;
        match self.lines {
            None => mots.fill("sources.entiere", &[("code", code)]),
            Some((first, last)) if first == last => mots.fill("sources.ligne", &[("code", code), ("ligne", &first)]),
            Some((first, last)) => {
                mots.fill("sources.lignes", &[("code", code), ("premiere", &first), ("derniere", &last)])
            }
        }
    }
}

/// What the source says once, under a code that stays.
#[derive(Debug, Clone)]
pub struct Statement {
    pub code: Code,
    pub words: Words,
    pub origin: Origin,
    pub source: SourceRef,
    pub footnote: Option<Footnote>,
}

/// Words, the other words that stand for them at some places, and the misprints corrected in them.
#[derive(Debug, Clone, Default)]
pub struct Words {
    pub text: Rich,
    pub variants: Vec<Variant>,
    pub corrections: Vec<Correction>,
}

impl Words {
    /// The words that stand at `place` in the guide of their own certification; `None` where the source does not repeat them.
    pub fn at(&self, place: &Place) -> Option<&Rich> {
        self.found(|variant| variant.places.iter().any(|p| p.covers(place)))
    }

    /// The words that stand at `place` in any guide, or where there is none.
    pub fn in_guide(&self, place: &Place, guide: Option<&GuideCode>) -> Option<&Rich> {
        let is_here = |named: &GuideCode| guide == Some(named);
        let kept = |variant: &Variant| variant.guides.is_empty() || variant.guides.iter().any(is_here);
        self.found(|variant| kept(variant) && variant.places.iter().any(|p| p.covers(place)))
    }

    fn found(&self, holds: impl Fn(&Variant) -> bool) -> Option<&Rich> {
        match self.variants.iter().find(|variant| holds(variant)) {
            None => Some(&self.text),
            Some(variant) => variant.text.as_ref(),
        }
    }
}

impl Statement {
    /// The footnote that the source prints at `place`.
    pub fn footnote_at(&self, place: &Place) -> Option<&Footnote> {
        self.footnote.as_ref().filter(|note| note.places.is_empty() || note.places.iter().any(|p| p.covers(place)))
    }
}

/// Other words at some places, or its absence from them.
#[derive(Debug, Clone)]
pub struct Variant {
    pub places: Vec<Place>,
    /// The guides that have these words; all when empty.
    pub guides: Vec<GuideCode>,
    /// `None` where nothing stands.
    pub text: Option<Rich>,
    pub reason: Rich,
    pub source: SourceRef,
}

/// What is done to the printed form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// A misprint is corrected.
    Correction,
    /// Words that are not printed are added.
    Addition,
}

impl Nature {
    pub fn label(self, mots: &Mots) -> &str {
        match self {
            Nature::Correction => mots.say("errata.correction"),
            Nature::Addition => mots.say("errata.ajout"),
        }
    }
}

/// A misprint of the source, corrected, or words added to it.
#[derive(Debug, Clone)]
pub struct Correction {
    pub nature: Nature,
    pub printed: String,
    pub corrected: String,
    pub source: SourceRef,
    /// Everywhere when empty.
    pub places: Vec<Place>,
}

/// A footnote of the source.
#[derive(Debug, Clone)]
pub struct Footnote {
    pub text: Rich,
    pub source: SourceRef,
    /// Everywhere when empty.
    pub places: Vec<Place>,
}

/// The same value in all guides, or one a guide.
#[derive(Debug, Clone)]
pub enum Wording<T> {
    Same(T),
    Each(BTreeMap<GuideCode, T>),
}

impl<T> Wording<T> {
    /// The wording of a guide, if it has one; what has no guide has the words that are common to all.
    pub fn of(&self, guide: Option<&GuideCode>) -> Option<&T> {
        match self {
            Wording::Same(value) => Some(value),
            Wording::Each(each) => each.get(guide?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_to_sources() {
        let whole = SourceRef::parse("003").expect("a source");
        assert_eq!(whole.said(&Mots::default()), "source 003");
        let one = SourceRef::parse("003:466").expect("a line");
        assert_eq!(one.said(&Mots::default()), "source 003, ligne 466");
        let some = SourceRef::parse("003:466-470").expect("lines");
        assert_eq!(some.said(&Mots::default()), "source 003, lignes 466 à 470");
        for bad in ["", "3", "003:", "003:0", "003:5-4", "003:a", "abc", "003:1-", "0031"] {
            assert_eq!(SourceRef::parse(bad), None, "{bad}");
        }
    }
}
