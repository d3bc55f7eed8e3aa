//! Two wordings of one text, word by word: what differs is marked for the eye, and said for those who do not see it.

use std::ops::Range;

use super::text::Html;
use crate::document::compare::{Pair, align};
use crate::model::{Inline, Mots, Rich};
use crate::typography::{french, set_runs};

/// Common words between two differences that would leave them in shreds.
const WORDS_TOO_FEW_TO_PART: usize = 2;

/// Two wordings and the words that they do not share.
pub struct Differences {
    left: Vec<Word>,
    right: Vec<Word>,
    hunks: Vec<Hunk>,
}

struct Word {
    letters: String,
    strong: bool,
}

/// Words of the left that stand where others stand on the right; one of them may be empty.
struct Hunk {
    left: Range<usize>,
    right: Range<usize>,
}

impl Differences {
    pub fn between(left: &Rich, right: &Rich) -> Differences {
        let (left, right) = (words(left), words(right));
        let pairs = align(&left, &right, |a, b| a.letters == b.letters);
        Differences { hunks: hunks(&pairs), left, right }
    }

    /// The left wording, its own words marked as not in the other.
    pub fn left(&self, mots: &Mots) -> Html {
        const TAGS: Tags = Tags { open: "<del>", close: "</del>" };
        marked(mots, &self.left, self.hunks.iter().map(|hunk| hunk.left.clone()), &TAGS)
    }

    /// The right wording, its own words marked as not in the other.
    pub fn right(&self, mots: &Mots) -> Html {
        const TAGS: Tags = Tags { open: "<ins>", close: "</ins>" };
        marked(mots, &self.right, self.hunks.iter().map(|hunk| hunk.right.clone()), &TAGS)
    }

    /// The words of one side only, hunk by hunk: « 1 an », « 3 ans sur les 12 dernières années »; `None` where the
    /// other side adds words.
    pub fn in_words(&self) -> Vec<(Option<String>, Option<String>)> {
        let said = |words: &[Word], range: &Range<usize>| {
            let letters: Vec<&str> = words.get(range.clone())?.iter().map(|word| word.letters.as_str()).collect();
            let letters = letters.join(" ");
            let letters = letters.trim_end_matches(['.', ',', ';', ')', '\u{a0}', '\u{202f}']);
            (!letters.is_empty()).then(|| letters.to_owned())
        };
        self.hunks.iter().map(|hunk| (said(&self.left, &hunk.left), said(&self.right, &hunk.right))).collect()
    }

    /// Both wordings in one: the shared words once, then the words of each after its name.
    pub fn together(&self, mots: &Mots, left_name: &str, right_name: &str) -> Html {
        let mut line = Line::default();
        let mut at = 0;
        for hunk in &self.hunks {
            line.words(&self.left, at..hunk.left.start);
            at = hunk.left.end;
            for (name, words, range) in [(left_name, &self.left, &hunk.left), (right_name, &self.right, &hunk.right)] {
                line.open("<span class=\"reading\"><span class=\"reading-of\">");
                line.html.push(&french(&format!("{name} :")));
                line.html.push_tag("</span>");
                match range.is_empty() {
                    true => {
                        line.html.push_tag(" <i>");
                        line.html.push(mots.say("regles.rien"));
                        line.html.push_tag("</i>");
                    }
                    false => {
                        line.started = true;
                        line.open("<mark>");
                        line.words(words, range.clone());
                        line.html.push_tag("</mark>");
                    }
                }
                line.html.push_tag("</span>");
            }
        }
        line.words(&self.left, at..self.left.len());
        line.html
    }
}

/// Words being written: a space stands between two, outside the marks that open or close there.
#[derive(Default)]
struct Line {
    html: Html,
    /// A word stands before: the next is parted from it.
    started: bool,
}

impl Line {
    /// A tag before the next word, after the space.
    fn open(&mut self, tag: &'static str) {
        if std::mem::take(&mut self.started) {
            self.html.push(" ");
        }
        self.html.push_tag(tag);
    }

    /// Words for those who do not see the marks.
    fn hidden(&mut self, words: &str) {
        self.html.push_tag("<span class=\"visually-hidden\">");
        self.html.push(words);
        self.html.push_tag("</span>");
    }

    /// Words; those of one look stand in one element.
    fn words(&mut self, words: &[Word], range: Range<usize>) {
        let mut strong = false;
        for word in words.get(range).unwrap_or_default() {
            if strong && !word.strong {
                self.html.push_tag("</strong>");
            }
            if std::mem::replace(&mut self.started, true) {
                self.html.push(" ");
            }
            if word.strong && !strong {
                self.html.push_tag("<strong>");
            }
            strong = word.strong;
            self.html.push(&word.letters);
        }
        if strong {
            self.html.push_tag("</strong>");
        }
    }
}

/// The words of a text, in French typography; code and breaks are words like the others.
fn words(text: &Rich) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    // A mark in the middle of a word does not cut it: it takes the look of its beginning.
    let mut glued = false;
    for (run, strong) in runs(text) {
        for piece in run.split_inclusive(' ') {
            let letters = piece.trim_end_matches(' ');
            match words.last_mut() {
                Some(word) if glued => word.letters.push_str(letters),
                _ if letters.is_empty() => {}
                _ => words.push(Word { letters: letters.to_owned(), strong }),
            }
            glued = letters.len() == piece.len();
        }
    }
    words
}

fn hunks(pairs: &[Pair]) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut i, mut j) = (0, 0);
    for pair in pairs {
        let (left, right) = match pair {
            Pair::Both(..) => {
                (i, j) = (i + 1, j + 1);
                continue;
            }
            Pair::Left(_) => (i..i + 1, j..j),
            Pair::Right(_) => (i..i, j..j + 1),
        };
        (i, j) = (left.end, right.end);
        match hunks.last_mut() {
            Some(last) if left.start - last.left.end <= WORDS_TOO_FEW_TO_PART => {
                (last.left.end, last.right.end) = (left.end, right.end);
            }
            _ => hunks.push(Hunk { left, right }),
        }
    }
    hunks
}

/// What stands around the words of one side.
struct Tags {
    open: &'static str,
    close: &'static str,
}

fn marked(mots: &Mots, words: &[Word], hunks: impl Iterator<Item = Range<usize>>, tags: &Tags) -> Html {
    let mut line = Line::default();
    let mut at = 0;
    for own in hunks.filter(|own| !own.is_empty()) {
        line.words(words, at..own.start);
        at = own.end;
        line.open(tags.open);
        line.hidden(mots.say("regles.seulement"));
        line.words(words, own);
        line.hidden(mots.say("regles.seulement_fin"));
        line.html.push_tag(tags.close);
    }
    line.words(words, at..words.len());
    line.html
}

/// The runs of a text in French typography, each with its weight. The links of a passage that differs are in its guide.
fn runs(text: &Rich) -> Vec<(String, bool)> {
    fn collect(
        inlines: &[Inline],
        strong: bool,
        set: &mut impl Iterator<Item = String>,
        out: &mut Vec<(String, bool)>,
    ) {
        for inline in inlines {
            match inline {
                Inline::Text(_) => out.push((set.next().unwrap_or_default(), strong)),
                Inline::Code(letters) => out.push((letters.clone(), strong)),
                Inline::LineBreak => out.push((" ".to_owned(), strong)),
                Inline::Strong(inner) => collect(inner, true, set, out),
                Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => collect(inner, strong, set, out),
            }
        }
    }
    let mut out = Vec::new();
    collect(&text.0, false, &mut set_runs(&text.runs()).into_iter(), &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mots() -> Mots {
        Mots::default()
    }

    fn bold_in(before: &str, bold: &str, after: &str) -> Rich {
        let text = |words: &str| Inline::Text(words.to_owned());
        Rich(vec![text(before), Inline::Strong(vec![text(bold)]), text(after)])
    }

    fn html(html: &Html) -> String {
        serde_json::to_string(html).expect("a string").trim_matches('"').replace("\\\"", "\"")
    }

    #[test]
    fn what_differs_is_marked_and_said() {
        let differences = Differences::between(&Rich::plain("au moins 1 an."), &Rich::plain("au moins 3 ans sur 12."));
        assert_eq!(differences.in_words().len(), 1);
        let hidden = |words: &str| format!("<span class=\"visually-hidden\">{words}</span>");
        let (only, end) = (hidden("[dans cette édition seulement : "), hidden("]"));
        assert_eq!(html(&differences.left(&mots())), format!("au moins <del>{only}1\u{a0}an.{end}</del>"));
        assert_eq!(html(&differences.right(&mots())), format!("au moins <ins>{only}3\u{a0}ans sur 12.{end}</ins>"));
        assert_eq!(
            html(&differences.together(&mots(), "ancienne", "autre")),
            "au moins <span class=\"reading\"><span class=\"reading-of\">ancienne\u{a0}:</span> <mark>1\u{a0}an.</mark></span> \
             <span class=\"reading\"><span class=\"reading-of\">autre\u{a0}:</span> <mark>3\u{a0}ans sur 12.</mark></span>"
        );
    }

    #[test]
    fn words_of_one_side_only_leave_nothing_on_the_other() {
        let differences = Differences::between(&Rich::plain("assurer le suivi"), &Rich::plain("et d'assurer le suivi"));
        let said: Vec<(bool, bool)> = differences.in_words().iter().map(|(a, b)| (a.is_some(), b.is_some())).collect();
        assert_eq!(said, [(true, true)]);
        let differences = Differences::between(&Rich::plain("le suivi"), &Rich::plain("le suivi annuel"));
        assert_eq!(html(&differences.left(&mots())), "le suivi");
        assert_eq!(differences.in_words(), [(None, Some("annuel".to_owned()))]);
    }

    #[test]
    fn bold_and_hostile_words_stay_what_they_are() {
        let (left, right) = (bold_in("pour ", "<b>le</b> CQP", " : un"), bold_in("pour ", "<b>le</b> CQP", " : deux"));
        let shown = html(&Differences::between(&left, &right).left(&mots()));
        assert!(shown.starts_with("pour <strong>&lt;b&gt;le&lt;/b&gt; CQP"), "{shown}");
        assert!(shown.contains("</strong>"), "{shown}");
        assert_eq!(shown.matches("<del>").count(), 1, "{shown}");
    }

    #[test]
    fn near_differences_are_one() {
        let (left, right) = ("correspond en 2013 à 7 francs", "correspond en 2014 à 8 francs");
        let differences = Differences::between(&Rich::plain(left), &Rich::plain(right));
        assert_eq!(differences.in_words().len(), 1);
    }
}
