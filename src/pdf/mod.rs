//! Documents as accessible PDF files, set by Typst in a closed world.
//!
//! Rust decides what a page says ([`view`]): the tree of a document, with its French typography and its links, is
//! handed over as one virtual JSON file. The Typst files of the theme decide how it looks. What an editor wrote is never
//! evaluated: it is a string in that file, and nothing but that file and the theme can be read ([`world`]).
//!
//! Every file claims PDF/UA-1, and one for paper PDF/A-2a too: readers open what claims to be an archive without letting
//! anyone write in it. The same document gives the same bytes: no clock, no random name. Nothing that a document says is
//! lost on its pages ([`proof`]).

mod fault;
mod fonts;
mod form;
mod inline;
#[cfg(test)]
mod layout_tests;
mod proof;
mod qr;
#[cfg(test)]
mod tests;
mod view;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use lopdf::Document as Objects;
use sha2::{Digest, Sha256};
use typst::comemo;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::brand::{Brand, fault_at};
use crate::diagnostic::{Diagnostic, Report};
use crate::document::Field;
use crate::plan::{DocumentFacts, FileFacts, Plan, PlannedDocument};
use proof::{Proof, Said};
use world::Closed;

pub use fonts::covers;

/// A PDF and its facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    pub facts: FileFacts,
}

/// What is printed of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    pub paper: Pdf,
    /// Of a form: the same pages, to fill on a screen.
    pub fillable: Option<Pdf>,
}

impl Printed {
    pub fn facts(&self) -> DocumentFacts {
        DocumentFacts { paper: self.paper.facts, fillable: self.fillable.as_ref().map(|pdf| pdf.facts) }
    }

    /// The facts and the files as one run of bytes, to be kept.
    pub fn pack(&self) -> Vec<u8> {
        let facts = serde_json::to_vec(&self.facts()).unwrap_or_default();
        let fillable = self.fillable.as_ref().map_or(&[][..], |pdf| &pdf.bytes);
        [&facts, &b"\n"[..], &self.paper.bytes, fillable].concat()
    }

    /// What was packed.
    pub fn unpack(mut packed: Vec<u8>) -> Option<Printed> {
        let end_of_facts = packed.iter().position(|byte| *byte == b'\n')?;
        let mut bytes = packed.split_off(end_of_facts + 1);
        let DocumentFacts { paper, fillable } = serde_json::from_slice(&packed).ok()?;
        let total = paper.bytes + fillable.map_or(0, |facts| facts.bytes);
        if bytes.len() != total {
            return None;
        }
        let rest = bytes.split_off(paper.bytes);
        let fillable = fillable.map(|facts| Pdf { bytes: rest, facts });
        Some(Printed { paper: Pdf { bytes, facts: paper }, fillable })
    }
}

/// What all documents share: the fonts, the theme, the standards. Made once.
pub struct Press {
    shop: world::Shop,
    /// What a file for paper claims, and one to fill on a screen.
    standards: [PdfStandards; 2],
    /// The hash of the program, with its fonts, of the Typst files of the theme and of its brand.
    fingerprint: Sha256,
    /// For how many prints what was computed is remembered.
    memory: usize,
}

/// A document composed, ready to be printed.
#[derive(Debug, Clone)]
pub struct Galley {
    id: String,
    data: String,
    /// The blocks, by the number that they have in the data.
    said: Vec<Said>,
    fillable: Option<Fillable>,
    /// The hash, in hexadecimal, of all that the file is made from: the same key, the same bytes.
    pub key: String,
}

/// The edition of a form that is filled on a screen.
#[derive(Debug, Clone)]
struct Fillable {
    /// The data of its pages.
    data: String,
    fields: Vec<Field>,
    /// What is filled at the head of each page.
    head: Option<Field>,
}

impl Press {
    /// Reads the Typst files of a theme and its brand, by their path in its folder.
    pub fn new(theme: &BTreeMap<String, Vec<u8>>) -> Result<Press, Report> {
        let brand = Brand::read(theme)?;
        if let Some(character) = brand.name.iter().flat_map(|name| name.chars()).find(|c| !covers(*c)) {
            let what =
                format!("aucune police n'a le caractère « {character} » (U+{:04X}) du nom", u32::from(character));
            return Err(Report::from(fault_at(brand.name_line, &what).help("remplacez ce caractère")));
        }
        let brand_view = view::brand(&brand);
        let shop = world::Shop::new(theme, brand_view.clone(), brand.logo.clone())?;
        let standards = |list: &[PdfStandard]| {
            PdfStandards::new(list).map_err(|error| {
                let message = format!("les normes PDF demandées ne vont pas ensemble : {}", error.message());
                Report::from(Diagnostic::error("pdf", message))
            })
        };
        let standards = [standards(&[PdfStandard::Ua_1, PdfStandard::A_2a])?, standards(&[PdfStandard::Ua_1])?];
        let mut fingerprint = Sha256::new();
        hash(&mut fingerprint, env!("FASCICULE_PRINTING").as_bytes());
        hash(&mut fingerprint, brand_view.as_bytes());
        hash(&mut fingerprint, brand.logo.unwrap_or_default().as_bytes());
        for (path, bytes) in theme.iter().filter(|(path, _)| path.starts_with("typst/")) {
            hash(&mut fingerprint, path.as_bytes());
            hash(&mut fingerprint, bytes);
        }
        Ok(Press { shop, standards, fingerprint, memory: 0 })
    }

    /// The same press, which remembers for so many prints what it computed: a document of which one word changed is
    /// printed much faster, for the memory that a few of them take.
    pub fn with_memory(self, prints: usize) -> Press {
        Press { memory: prints, ..self }
    }

    /// Composes one document: a small part of the work of printing it.
    pub fn compose(&self, plan: &Plan, document: &PlannedDocument) -> Result<Galley, Report> {
        let id = document.document.name();
        let (view, said) = view::paper(plan, document);
        let data = json(&id, view)?;
        let mut key = self.fingerprint.clone();
        hash(&mut key, id.as_bytes());
        hash(&mut key, data.as_bytes());
        let fillable = match document.fillable {
            None => None,
            Some(_) => {
                let (view, fields) = view::fillable(plan, document);
                let data = json(&id, view)?;
                hash(&mut key, data.as_bytes());
                hash(&mut key, format!("{fields:?}").as_bytes());
                let head = document.document.head.clone();
                hash(&mut key, format!("{head:?}").as_bytes());
                Some(Fillable { data, fields, head })
            }
        };
        Ok(Galley { id, data, said, fillable, key: hexadecimal(&key.finalize()) })
    }

    /// Prints a document that was composed on this press; calls `fills` before its edition to fill, if it has one.
    pub fn print(&self, galley: &Galley, fills: &mut dyn FnMut()) -> Result<Printed, Report> {
        let printed = self.print_both(galley, fills);
        // One document shares next to nothing with the next: what was remembered of it would only fill the memory.
        comemo::evict(self.memory);
        printed
    }

    fn print_both(&self, galley: &Galley, fills: &mut dyn FnMut()) -> Result<Printed, Report> {
        let Galley { id, data, fillable, .. } = galley;
        let [for_paper, for_screens] = &self.standards;
        let mut loose = BTreeSet::new();
        let paper = self.set(galley, data, for_paper, &mut loose)?.finish(id)?;
        let Some(Fillable { data, fields, head }) = fillable else { return Ok(Printed { paper, fillable: None }) };
        fills();
        let mut pages = self.set(galley, data, for_screens, &mut loose)?;
        let Pages { file, heads, .. } = &mut pages;
        form::fill(file, fields, head.as_ref(), heads).map_err(|fault| fault::of_form(id, &fault))?;
        Ok(Printed { paper, fillable: Some(pages.finish(id)?) })
    }

    /// Sets the pages of a document, as a file.
    fn set(
        &self,
        galley: &Galley,
        data: &str,
        standards: &PdfStandards,
        loose: &mut BTreeSet<i64>,
    ) -> Result<Pages, Report> {
        let id = &galley.id;
        fault::missing_glyphs(id, data)?;
        let digest = hexadecimal(&Sha256::digest(data));
        let options = PdfOptions {
            ident: Smart::Custom(format!("{id} {digest}")),
            creator: Smart::Custom(Some("fascicule".into())),
            standards: standards.clone(),
            ..PdfOptions::default()
        };
        let (world, pages) = self.lay(galley, data, loose)?;
        let bytes = typst_pdf::pdf(&pages, &options).map_err(|errors| fault::of_typst(id, &world, &errors))?;
        let file = Objects::load_mem(&bytes).map_err(|error| fault::of_file(id, &error.to_string()))?;
        Ok(Pages { file, count: pages.pages().len(), heads: form::corners(&pages) })
    }

    /// Lays a document out. Its blocks stay in one piece where the theme says so, but for those in `loose`: those that are
    /// found to be higher than a page join them, and the pages are laid again.
    fn lay(
        &self,
        Galley { id, said, .. }: &Galley,
        data: &str,
        loose: &mut BTreeSet<i64>,
    ) -> Result<(Closed<'_>, PagedDocument), Report> {
        loop {
            let world = self.shop.world(data.to_owned()).loosened(loose);
            let pages = typst::compile::<PagedDocument>(&world).output;
            let pages = pages.map_err(|errors| fault::of_typst(id, &world, &errors))?;
            let proof = Proof::of(&pages);
            let known = loose.len();
            let too_high = proof.too_high(said, loose);
            loose.extend(too_high);
            if loose.len() == known {
                proof.report(id, said)?;
                return Ok((world, pages));
            }
        }
    }
}

/// A file as Typst made it.
struct Pages {
    file: Objects,
    count: usize,
    /// The rooms to write in at the head of pages.
    heads: Vec<form::Corners>,
}

impl Pages {
    /// The bytes of the file, about half of what they were: its small objects are packed together.
    fn finish(mut self, id: &str) -> Result<Pdf, Report> {
        let mut bytes = Vec::new();
        self.file.save_modern(&mut bytes).map_err(|error| fault::of_file(id, &error.to_string()))?;
        // Who signs a file writes after its end: that must be the end of a line.
        if !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        let facts = FileFacts { pages: self.count, bytes: bytes.len() };
        Ok(Pdf { bytes, facts })
    }
}

/// Adds one thing to a hash, with its length, so that no two lists of things are one.
fn hash(hasher: &mut Sha256, bytes: &[u8]) {
    hasher.update((bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a document says, as the theme reads it.
fn json(id: &str, mut view: view::DocumentView) -> Result<String, Report> {
    let data = |view: &view::DocumentView| {
        serde_json::to_string(view).map_err(|error| {
            Report::from(Diagnostic::error("pdf", format!("{id} : le document ne peut pas être transmis ({error})")))
        })
    };
    let short = data(&view)?;
    view.has_long_words = view::has_long_words(&short);
    if view.has_long_words { data(&view) } else { Ok(short) }
}
