//! Inline text as the theme receives it: strings in French typography, and marks around them.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Inline, Mots, Rich, SourceRef, Target};
use crate::plan::{self, Plan, PlannedDocument};
use crate::typography::{french, set_runs};

/// Words, in French typography.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text(String);

impl Text {
    pub fn new(words: impl AsRef<str>) -> Text {
        Text(french(words.as_ref()).into_owned())
    }

    /// Characters that are no words: a code.
    pub fn as_typed(characters: impl ToString) -> Text {
        Text(characters.to_string())
    }
}

/// A run of inline text; `kind` tells the theme which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Span {
    Text {
        text: String,
    },
    Strong {
        spans: Vec<Span>,
    },
    Emphasis {
        spans: Vec<Span>,
    },
    Code {
        text: String,
    },
    LineBreak,
    /// To a label of this document.
    Reference {
        label: String,
        spans: Vec<Span>,
    },
    /// To an address of the web.
    Link {
        address: String,
        spans: Vec<Span>,
    },
}

/// Where the text of a document stands, and so where its links lead.
pub struct Viewpoint<'v> {
    plan: &'v Plan<'v>,
    planned: &'v PlannedDocument<'v>,
    /// The labels to which a link may lead.
    labels: BTreeSet<String>,
}

impl<'v> Viewpoint<'v> {
    pub fn new(plan: &'v Plan<'v>, planned: &'v PlannedDocument<'v>) -> Viewpoint<'v> {
        let kind = planned.document.id.kind;
        let codes = plan::statements(planned.document).into_keys();
        let labels = codes.map(|code| plan::statement_id(kind, code)).collect();
        Viewpoint { plan, planned, labels }
    }

    /// Inline text. A link that leads nowhere on paper keeps its words.
    pub fn rich(&self, rich: &Rich) -> Vec<Span> {
        self.spans(&rich.0, &mut set_runs(&rich.runs()).into_iter())
    }

    fn spans(&self, inlines: &[Inline], set: &mut dyn Iterator<Item = String>) -> Vec<Span> {
        let mut spans = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Text(_) => {
                    let text = set.next().unwrap_or_default();
                    // Nothing at all is better than an empty run: a theme can tell that there is nothing to set.
                    spans.extend((!text.is_empty()).then_some(Span::Text { text }));
                }
                Inline::Code(text) => spans.push(Span::Code { text: text.clone() }),
                Inline::Strong(inner) => spans.push(Span::Strong { spans: self.spans(inner, set) }),
                Inline::Emphasis(inner) => spans.push(Span::Emphasis { spans: self.spans(inner, set) }),
                Inline::LineBreak => spans.push(Span::LineBreak),
                Inline::Link { target, text, .. } => {
                    let words = self.spans(text, set);
                    match self.destination(target) {
                        Some(Destination::Label(label)) => spans.push(Span::Reference { label, spans: words }),
                        Some(Destination::Address(address)) => spans.push(Span::Link { address, spans: words }),
                        None => spans.extend(words),
                    }
                }
            }
        }
        spans
    }

    /// Where a link leads from a sheet of paper: a place of the document, or an address that the whole web knows.
    fn destination(&self, target: &Target) -> Option<Destination> {
        if let Target::Outside(address) = target {
            return Some(Destination::Address(address.clone()));
        }
        let address = self.plan.address(Some((&self.planned.document.id).into()), target)?;
        let here = address.strip_prefix(&self.planned.page).and_then(|rest| rest.strip_prefix('#'));
        match here {
            Some(id) if self.labels.contains(id) => Some(Destination::Label(id.to_owned())),
            _ => {
                let public = self.plan.catalogue.site.public_address.as_ref()?;
                Some(Destination::Address(format!("{public}/{address}")))
            }
        }
    }
}

enum Destination {
    Label(String),
    Address(String),
}

/// « source 003, lignes 466 à 470 ».
pub fn source_ref(mots: &Mots, source: &SourceRef) -> Text {
    Text::new(source.said(mots))
}
