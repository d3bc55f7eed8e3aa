//! Documents as accessible PDF files, set by Typst in a closed world.
//!
//! Rust decides what a page says ([`view`]): the tree of a document, with its French typography and its links, is
//! handed over as one virtual JSON file. The Typst files of the theme decide how it looks. What an editor wrote is never
//! evaluated: it is a string in that file, and nothing but that file and the theme can be read ([`world`]).
//!
//! Every file claims PDF/UA-1 and PDF/A-2a, and the same document gives the same bytes: no clock, no random name.

mod fault;
mod fonts;
mod form;
mod inline;
#[cfg(test)]
mod tests;
mod view;
mod world;

use std::collections::BTreeMap;

use lopdf::Document as File;
use sha2::{Digest, Sha256};
use typst::comemo;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::diagnostic::{Diagnostic, Report};
use crate::plan::{DocumentFacts, FileFacts, Plan, PlannedDocument};

pub use fonts::covers;

/// A PDF and its facts.
#[derive(Debug, Clone)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    pub facts: FileFacts,
}

/// What is printed of a document.
#[derive(Debug, Clone)]
pub struct Printed {
    pub paper: Pdf,
    /// Of a form: the same pages, to fill on a screen.
    pub fillable: Option<Pdf>,
}

impl Printed {
    pub fn facts(&self) -> DocumentFacts {
        DocumentFacts { paper: self.paper.facts, fillable: self.fillable.as_ref().map(|pdf| pdf.facts) }
    }
}

/// What all documents share: the fonts, the theme, the standards. Made once.
pub struct Press {
    shop: world::Shop,
    standards: PdfStandards,
}

impl Press {
    /// Reads the Typst files of a theme, by their path in its folder; only `typst/**` is looked at.
    pub fn new(theme: &BTreeMap<String, Vec<u8>>) -> Result<Press, Report> {
        let shop = world::Shop::new(theme)?;
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).map_err(|error| {
            let message = format!("les normes PDF demandées ne vont pas ensemble : {}", error.message());
            fault::report(Diagnostic::error("pdf", message))
        })?;
        Ok(Press { shop, standards })
    }

    /// Prints one document.
    pub fn print(&self, plan: &Plan, document: &PlannedDocument) -> Result<Printed, Report> {
        let printed = self.print_both(plan, document);
        // One document shares next to nothing with the next: what was remembered of it would only fill the memory.
        comemo::evict(0);
        printed
    }

    fn print_both(&self, plan: &Plan, document: &PlannedDocument) -> Result<Printed, Report> {
        let id = document.document.id.to_string();
        let paper = self.set(&id, &view::paper(plan, document))?.finish(&id)?;
        if document.fillable.is_none() {
            return Ok(Printed { paper, fillable: None });
        }
        let (view, fields) = view::fillable(plan, document);
        let mut pages = self.set(&id, &view)?;
        form::fill(&mut pages.file, &fields).map_err(|fault| fault::of_form(&id, &fault))?;
        Ok(Printed { paper, fillable: Some(pages.finish(&id)?) })
    }

    /// Sets the pages of a document.
    fn set(&self, id: &str, view: &view::DocumentView) -> Result<Pages, Report> {
        let data = serde_json::to_string(view).map_err(|error| {
            fault::report(Diagnostic::error("pdf", format!("{id} : le document ne peut pas être transmis ({error})")))
        })?;
        fault::missing_glyphs(id, &data)?;
        let digest: String = Sha256::digest(&data).iter().map(|byte| format!("{byte:02x}")).collect();
        let options = PdfOptions {
            ident: Smart::Custom(format!("{id} {digest}")),
            creator: Smart::Custom(Some("fascicule".into())),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        let world = self.shop.world(data);
        let (count, bytes) = typst::compile::<PagedDocument>(&world)
            .output
            .and_then(|pages| Ok((pages.pages().len(), typst_pdf::pdf(&pages, &options)?)))
            .map_err(|errors| fault::of_typst(id, &world, &errors))?;
        let file = File::load_mem(&bytes).map_err(|error| fault::of_file(id, &error.to_string()))?;
        Ok(Pages { file, count })
    }
}

/// A file as Typst made it.
struct Pages {
    file: File,
    count: usize,
}

impl Pages {
    /// The bytes of the file, about half of what they were: its small objects are packed together.
    fn finish(mut self, id: &str) -> Result<Pdf, Report> {
        let mut bytes = Vec::new();
        self.file.save_modern(&mut bytes).map_err(|error| fault::of_file(id, &error.to_string()))?;
        let facts = FileFacts { pages: self.count, bytes: bytes.len() };
        Ok(Pdf { bytes, facts })
    }
}
