//! A page seen from within: where links lead from it, and how inline text reads there.

use std::collections::BTreeMap;

use serde::Serialize;

use super::link::Link;
use super::report::{self, Desk};
use super::text::{Html, Text};
use crate::document::Note;
use crate::model::{Certification, Code, EditorNote, Gap, Inline, Kind, Liste, Mots, Rich, SourceRef, Target};
use crate::plan::{self, Owner, Plan};
use crate::typography::set_runs;

/// The page at `page`, which speaks of a certification, of a list, or of the site as a whole.
pub struct Viewpoint<'p> {
    pub plan: &'p Plan<'p>,
    owner: Option<Owner<'p>>,
    pub page: &'p str,
    /// Links start from the root of the server, behind this prefix, and not from the page.
    root: Option<&'p str>,
    /// The one address of each statement: in the référentiel when it is there, else in the first document that has it.
    permanent: BTreeMap<&'p Code, String>,
}

/// The code of a statement, with the address under which to cite it.
#[derive(Debug, Clone, Serialize)]
pub struct CodeLink {
    pub code: String,
    pub href: Option<String>,
    /// Opens a message about the statement, from its own address only.
    pub report: Option<String>,
}

/// A « note de l'éditeur ».
#[derive(Debug, Clone, Serialize)]
pub struct NoteView<Body> {
    pub body: Body,
    pub source: Text,
    /// « 21 novembre 2026 ».
    pub consulted: Text,
    /// `2026-11-21`.
    pub day: String,
}

/// What the source does not contain.
#[derive(Debug, Clone, Serialize)]
pub struct GapView {
    /// The document where it is missing.
    pub place: Text,
    pub text: Html,
    pub source: Text,
}

impl<'p> Viewpoint<'p> {
    /// The words of the theme.
    pub fn mots(&self) -> &'p Mots {
        self.plan.mots()
    }

    pub fn new(plan: &'p Plan<'p>, certification: Option<&'p Certification>, page: &'p str) -> Viewpoint<'p> {
        Viewpoint::of(plan, certification.map(Owner::from), page)
    }

    /// A page of a list.
    pub fn of_list(plan: &'p Plan<'p>, list: &'p Liste, page: &'p str) -> Viewpoint<'p> {
        Viewpoint::of(plan, Some(list.into()), page)
    }

    fn of(plan: &'p Plan<'p>, owner: Option<Owner<'p>>, page: &'p str) -> Viewpoint<'p> {
        let permanent = owner.map(|owner| plan.permanent(owner)).unwrap_or_default();
        Viewpoint { plan, owner, page, root: None, permanent }
    }

    /// The same, for a page that is shown at any depth: its links start from the root of the server, behind `prefix`.
    pub fn rooted_at(self, prefix: &'p str) -> Viewpoint<'p> {
        Viewpoint { root: Some(prefix), ..self }
    }

    /// The link from this page to an address of the site.
    pub fn to(&self, address: &str) -> String {
        match self.root {
            Some(prefix) => format!("{prefix}/{address}"),
            None => plan::relative(self.page, address),
        }
    }

    /// The address under which to cite a statement, from the root of the site.
    pub fn permanent(&self, code: &Code) -> Option<&str> {
        self.permanent.get(code).map(String::as_str)
    }

    pub fn link(&self, label: impl AsRef<str>, address: &str) -> Link {
        Link::new(label, self.to(address)).current(address == self.page)
    }

    pub fn code(&self, code: &Code) -> CodeLink {
        let href = self.permanent.get(code).map(|address| self.to(address));
        let is_here = href.as_ref().is_some_and(|href| href.starts_with('#'));
        let report = if is_here { self.report(code.as_str()) } else { None };
        CodeLink { code: code.to_string(), href, report }
    }

    /// The link that opens a message about a mistake in `what`, on this page.
    pub fn report(&self, what: &str) -> Option<String> {
        let desk = Desk::of(&self.plan.catalogue.site)?;
        let catalogue = &self.plan.catalogue;
        if let Some(certification) = catalogue.certifications.iter().find(|c| self.owner == Some((*c).into())) {
            let named = certification.named_shortly();
            return Some(desk.about(self.mots(), &report::subject(&[what, &named, &certification.edition_label])));
        }
        if let Some(list) = catalogue.lists.iter().find(|list| self.owner == Some((*list).into())) {
            let named = self.mots().fill("listes.nommee", &[("liste", &list.short_title)]);
            return Some(desk.about(self.mots(), &report::subject(&[what, &named, &list.label])));
        }
        Some(desk.about(self.mots(), what))
    }

    /// Inline text. A link that leads nowhere keeps its words: `plan` has already reported it.
    pub fn rich(&self, rich: &Rich) -> Html {
        let mut html = Html::default();
        self.push(&rich.0, &mut set_runs(&rich.runs()).into_iter(), &mut html);
        html
    }

    fn push(&self, inlines: &[Inline], set: &mut impl Iterator<Item = String>, html: &mut Html) {
        for inline in inlines {
            match inline {
                Inline::Text(_) => html.push(&set.next().unwrap_or_default()),
                Inline::Code(characters) => {
                    html.push_tag("<code>");
                    html.push(characters);
                    html.push_tag("</code>");
                }
                Inline::Strong(inner) => {
                    html.push_tag("<strong>");
                    self.push(inner, set, html);
                    html.push_tag("</strong>");
                }
                Inline::Emphasis(inner) => {
                    html.push_tag("<em>");
                    self.push(inner, set, html);
                    html.push_tag("</em>");
                }
                Inline::LineBreak => html.push_tag("<br>\n"),
                Inline::Link { target, text, .. } => match self.address(target) {
                    None => self.push(text, set, html),
                    Some(address) => {
                        html.push_tag("<a href=\"");
                        html.push(&address);
                        html.push_tag("\">");
                        self.push(text, set, html);
                        html.push_tag("</a>");
                    }
                },
            }
        }
    }

    fn address(&self, target: &Target) -> Option<String> {
        if let Target::Outside(address) = target {
            return Some(address.clone());
        }
        self.plan.address(self.owner, target).map(|address| self.to(&address))
    }

    /// « source 003, lignes 466 à 470 ».
    pub fn source(&self, source: &SourceRef) -> Text {
        Text::new(source.said(self.mots()))
    }

    pub fn note(&self, note: &EditorNote) -> NoteView<Html> {
        NoteView {
            body: self.rich(&note.text),
            source: Text::new(&note.source),
            consulted: Text::new(note.consulted.in_french()),
            day: note.consulted.iso(),
        }
    }

    /// The title of a document of this certification, which may have its own.
    fn title_of(&self, kind: Kind) -> &str {
        let mut documents = self.owner.into_iter().flat_map(|owner| self.plan.documents_of(owner));
        let document = documents.find(|planned| planned.document.id.kind == kind);
        document.map_or_else(|| self.plan.catalogue.title_of(kind), |planned| &planned.document.title)
    }

    pub fn gap(&self, gap: &Gap) -> GapView {
        GapView {
            place: Text::new(self.title_of(gap.place.kind)),
            text: self.rich(&gap.text),
            source: self.source(&gap.source),
        }
    }
}

/// A note that a document holds, with its blocks already made.
pub fn note_in_document<Body>(note: &Note, body: Body) -> NoteView<Body> {
    NoteView {
        body,
        source: Text::new(&note.source),
        consulted: Text::new(note.consulted.in_french()),
        day: note.consulted.iso(),
    }
}
