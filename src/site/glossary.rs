//! The glossary, and its entries on the other pages: the first use of a sigle leads to what it stands for, below the text.
//!
//! The words of the page stay as they are: a link is laid on the sigle, nothing is written beside it.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page};
use super::links::Link;
use super::markup::{self, Piece, Tag};
use super::text::{Html, Text, escape};
use super::theme::Theme;
use super::viewpoint::{NoteView, Viewpoint};
use crate::diagnostic::Report;
use crate::model::Term;
use crate::plan;
use crate::typography::french;

#[derive(Serialize)]
struct Content {
    terms: Vec<TermView>,
}

#[derive(Serialize)]
struct TermView {
    id: String,
    acronym: Text,
    expansion: Text,
    sources: Vec<Text>,
    notes: Vec<NoteView<Html>>,
}

/// `None` where no sigle is explained.
pub fn page(site: &Site) -> Option<Page> {
    let terms = &site.plan.catalogue.glossary;
    if terms.is_empty() {
        return None;
    }
    let view = Viewpoint::new(site.plan, None, plan::GLOSSARY);
    let description = site.mots().say("glossaire.description");
    let mut frame = Frame::of_site(site, &view, site.mots().say("glossaire.titre"), description);
    frame.breadcrumb.push(Link::new(site.mots().say("commun.accueil"), frame.home.clone()));
    let of_term = |term: &Term| TermView {
        id: term.code.clone(),
        acronym: Text::new(&term.acronym),
        expansion: Text::new(&term.expansion),
        sources: term.sources.iter().map(|source| view.source(source)).collect(),
        notes: term.notes.iter().map(|note| view.note(note)).collect(),
    };
    let mut terms: Vec<TermView> = terms.iter().map(of_term).collect();
    terms.sort_by(|a, b| a.acronym.as_str().cmp(b.acronym.as_str()));
    Some(Page::new(frame, "glossary.html", &Content { terms }))
}

/// A sigle of the page, in the list below the text.
#[derive(Serialize)]
struct Met<'t> {
    id: String,
    acronym: Text,
    expansion: Text,
    /// Its entry in the glossary.
    href: String,
    #[serde(skip)]
    term: &'t Term,
}

/// The page with the first use of each sigle linked to its expansion, which stands in a list at the end of the text.
pub fn explained(site: &Site, theme: &Theme, page: &Page, html: String) -> Result<String, Report> {
    if page.path == plan::GLOSSARY {
        return Ok(html);
    }
    let link = |code: &str| {
        let address = format!("{}#{code}", plan::GLOSSARY);
        match &page.root {
            Some(root) => format!("{root}/{address}"),
            None => plan::relative(&page.path, &address),
        }
    };
    let (marked, met) = marked(&html, &site.plan.catalogue.glossary);
    if met.is_empty() {
        return Ok(html);
    }
    let mut met: Vec<Met> = met
        .into_iter()
        .map(|term| Met {
            id: id(term),
            acronym: Text::new(&term.acronym),
            expansion: Text::new(&term.expansion),
            href: link(&term.code),
            term,
        })
        .collect();
    met.sort_by(|a, b| a.term.acronym.cmp(&b.term.acronym));
    let list = theme.fragment("sigles.html", "sigles", &met)?;
    Ok(marked.replacen(END, &format!("{list}{END}"), 1))
}

/// Where the text of a page ends.
const END: &str = "</main>";

fn id(term: &Term) -> String {
    format!("sigle-{}", term.code)
}

/// What is not prose: a link is no place for another, and a name of something is not where it is explained.
const NOT_PROSE: [&str; 16] = [
    "a",
    "abbr",
    "button",
    "caption",
    "code",
    "dt",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "label",
    "script",
    "th",
];

/// What is said beside the text: names of places, of sources.
const APART: [&str; 6] = ["visually-hidden", "code", "kicker", "status-line", "status-source", "passage-place"];

/// The text of a page, the first use of each term in its prose made a link; and these terms.
fn marked<'t>(html: &str, terms: &'t [Term]) -> (String, Vec<&'t Term>) {
    let mut left: Vec<&Term> = terms.iter().collect();
    let mut met = Vec::new();
    let mut out = String::with_capacity(html.len() + 1024);
    // The elements around, each with whether prose stands in it.
    let mut around: Vec<(&str, bool)> = Vec::new();
    for piece in markup::pieces(html) {
        match piece {
            Piece::Words(text) if around.last().is_some_and(|(_, prose)| *prose) => {
                links(text, &mut left, &mut met, &mut out);
            }
            Piece::Words(text) => out.push_str(text),
            Piece::Tag(tag) => {
                out.push_str(tag.0);
                if tag.is_end() {
                    while let Some((open, _)) = around.pop()
                        && open != tag.name()
                    {}
                } else if tag.opens() {
                    let inside = around.last().is_some_and(|(_, prose)| *prose);
                    around.push((tag.name(), tag.name() == "main" || inside && is_prose_in(tag)));
                }
            }
        }
    }
    (out, met)
}

fn is_prose_in(tag: Tag) -> bool {
    let said_apart = tag.classes().any(|it| APART.contains(&it));
    !NOT_PROSE.contains(&tag.name()) && !said_apart && !tag.is_hidden_from_readers()
}

/// Writes a run of text, a link on each term met for the first time.
fn links<'t>(text: &str, left: &mut Vec<&'t Term>, met: &mut Vec<&'t Term>, out: &mut String) {
    let mut rest = text;
    let mut before = None;
    loop {
        let first =
            left.iter().enumerate().filter_map(|(n, term)| Some((word(rest, &escape(&term.acronym), before)?, n)));
        let Some((at, n)) = first.min() else { break };
        let term = left.remove(n);
        let letters = escape(&term.acronym);
        out.push_str(&rest[..at]);
        let expansion = escape(&french(&term.expansion));
        out.push_str(&format!(
            "<a class=\"sigle\" href=\"#{}\"><abbr title=\"{expansion}\">{letters}</abbr></a>",
            id(term)
        ));
        before = letters.chars().next_back();
        rest = &rest[at + letters.len()..];
        met.push(term);
    }
    out.push_str(rest);
}

/// Where the letters stand as a word of their own; `before` is the character before the text.
fn word(text: &str, letters: &str, before: Option<char>) -> Option<usize> {
    let is_of_a_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    let mut places = text.match_indices(letters).map(|(at, _)| at);
    places.find(|at| {
        let previous = text[..*at].chars().next_back().or(before);
        let next = text[at + letters.len()..].chars().next();
        !is_of_a_word(previous) && !is_of_a_word(next)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(acronym: &str, expansion: &str) -> Term {
        Term {
            code: acronym.to_ascii_lowercase(),
            acronym: acronym.into(),
            expansion: expansion.into(),
            sources: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn shown(html: &str) -> (String, Vec<String>) {
        let terms = [term("VAE", "validation des \"acquis\""), term("CQP", "certificat"), term("RO", "régime")];
        let (html, met) = marked(html, &terms);
        (html, met.iter().map(|term| term.acronym.clone()).collect())
    }

    #[test]
    fn the_first_use_in_prose_is_a_link_and_the_others_are_not() {
        let (html, met) = shown("<main><h1>La VAE</h1><p>La VAE, <strong>la VAE</strong>.</p></main>");
        assert_eq!(met, ["VAE"]);
        let link =
            "<a class=\"sigle\" href=\"#sigle-vae\"><abbr title=\"validation des &quot;acquis&quot;\">VAE</abbr></a>";
        assert_eq!(html, format!("<main><h1>La VAE</h1><p>La {link}, <strong>la VAE</strong>.</p></main>"));
    }

    #[test]
    fn links_names_and_what_is_outside_the_text_are_left_alone() {
        for html in [
            "<nav>CQP</nav><main><p>rien</p></main><footer>CQP</footer>",
            "<main><a href=\"x\">le <em>CQP</em></a><table><tr><th>CQP</th></tr></table></main>",
            "<main><p title=\"a > CQP\">EuRO, RO-1, PRO, l&#39;ROI</p><span class=\"x visually-hidden\">CQP</span></main>",
            "<main><p>sans fin <b>CQ</b>P <CQP",
        ] {
            assert_eq!(shown(html), (html.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn no_word_of_the_page_changes() {
        let html = "<main><p>CQP<br>CQP, VAE&nbsp;: RO &amp; CQP</p><input><p>Le CQP.</p></main>";
        let (marked, met) = shown(html);
        assert_eq!(met, ["CQP", "VAE", "RO"]);
        let plain = |html: &str| {
            let mut text = String::new();
            let mut inside = false;
            for c in html.chars() {
                match c {
                    '<' => inside = true,
                    '>' => inside = false,
                    c if !inside => text.push(c),
                    _ => {}
                }
            }
            text
        };
        assert_eq!(plain(&marked), plain(html));
    }
}
