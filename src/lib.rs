//! fascicule: one statement, written once, in many documents.
//!
//! # How data flows
//!
//! One way: **files → checked catalogue → documents and plan → bytes → output**. [`build`] below is the whole
//! pipeline; each of its lines is a room.
//!
//! | room | owns | may import |
//! | --- | --- | --- |
//! | [`model`] | the catalogue as the field speaks of it, rich text, codes | nothing of ours |
//! | [`diagnostic`] | what is wrong, where, how to mend it; human and JSON renderings | `model` |
//! | [`source`] | the only door to the file system for reading | nothing of ours |
//! | [`content`] | TOML and Markdown → catalogue: parse with places, then rules | `source`, `model`, `diagnostic` |
//! | [`document`] | each printable as one format-neutral tree | `model` |
//! | [`plan`] | addresses, anchors, links resolved | `model`, `document`, `diagnostic` |
//! | [`typography`] | French spaces and apostrophes, when text is rendered | nothing of ours |
//! | [`pdf`], [`site`] | renderers: functions from plan and theme to bytes | `model`, `document`, `plan`, `typography`, `diagnostic` |
//! | [`publish`] | staging, manifest, exchange, compressed twins: the only room that writes under the output | nothing of ours |
//! | `cli` (in the binary) | arguments, progress, everything that is printed | all |
//!
//! `tests/laws.rs` holds the last column. What a renderer must know of another's work (the pages and weight of a PDF)
//! passes through this file as plain facts.
//!
//! # Where to add what
//!
//! * **A certification**: content only, a folder under `content/certifications/`.
//! * **A kind of document**: one file in `document/`, one arm in `document::of_certification`, its name in
//!   `model::Kind`. Both renderings follow.
//! * **A rule on the content**: one file in `content/rules/`, one line in `rules::check`, one fixture in
//!   `tests/fixtures/diagnostics/`.
//! * **A kind of content file**: its type in `content/format.rs`, its seat in `content/raw.rs`, its assembly.
//! * **A file for search engines, feed readers or servers**: one file in `site/`, one line in its `files_for_programs`.
//! * **An output format**: a room beside `pdf`.
//!
//! # Why the content is checked against a schema
//!
//! serde stops at the first error; an editor must see them all. The types of `content::format` are the only definition
//! of the format: schemars makes a schema from them, `content::shape` walks the file against it and reports every fault
//! with its place, and serde then reads what is known to fit.

pub mod content;
pub mod diagnostic;
pub mod document;
pub mod model;
pub mod pdf;
pub mod plan;
pub mod publish;
pub mod site;
pub mod source;
pub mod typography;

use std::fmt;
use std::path::{Path, PathBuf};

use diagnostic::{Files, Report};
use model::Catalogue;
use plan::FileFacts;
use publish::Artifact;
use source::Folder;

/// Where a build reads and writes.
#[derive(Debug, Clone)]
pub struct Options {
    pub content: PathBuf,
    /// Without it, the theme that `site.toml` names, under `themes/`.
    pub theme: Option<PathBuf>,
    pub output: PathBuf,
    /// Also what is not yet published.
    pub drafts: bool,
}

/// What a build is doing, told as each step begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Read,
    /// `done` documents of `total` are printed; `document` is next.
    Print {
        document: String,
        done: usize,
        total: usize,
    },
    Pages,
    Publish,
}

/// A build that succeeded.
#[derive(Debug, Clone)]
pub struct Built {
    /// Warnings, and the files they point into.
    pub report: Report,
    pub files: Files,
    /// HTML pages.
    pub pages: usize,
    /// Each PDF: its address and its facts.
    pub pdfs: Vec<(String, FileFacts)>,
}

/// Why nothing was done.
#[derive(Debug)]
pub enum Failure {
    /// The content, or the theme, has errors.
    Content { report: Report, files: Files },
    /// The machine: a folder that cannot be read or written. The message is complete.
    Machine(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Content { report, .. } => write!(f, "{} erreurs dans le contenu", report.errors()),
            Failure::Machine(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Failure {}

/// Content that was read: its catalogue if it has no error, and all that was found.
#[derive(Debug, Clone)]
pub struct Checked {
    pub catalogue: Option<Catalogue>,
    pub report: Report,
    pub files: Files,
}

/// Reads and checks the content, drafts included, links too.
///
/// # Errors
/// [`Failure::Machine`] when the folder cannot be read.
pub fn check(content: &Path) -> Result<Checked, Failure> {
    let folder = read_folder(content)?;
    let mut files = Files::default();
    let (catalogue, mut report) = content::load(&folder, &mut files, &pdf::covers);
    if let Some(catalogue) = &catalogue {
        let documents = document::all(catalogue, true);
        let (_, links) = plan::plan(catalogue, &documents);
        report.extend(links);
        report.sort_and_dedup();
    }
    let catalogue = catalogue.filter(|_| !report.has_errors());
    Ok(Checked { catalogue, report, files })
}

/// Builds everything, then publishes it whole; before that, nothing under the output changes.
///
/// # Errors
/// [`Failure::Content`] with all the errors of the run, or [`Failure::Machine`].
pub fn build(options: &Options, observe: &mut dyn FnMut(Step)) -> Result<Built, Failure> {
    let machine = |error: publish::PublishError| Failure::Machine(error.to_string());
    let place = publish::prepare(&options.output).map_err(machine)?;

    observe(Step::Read);
    let Checked { catalogue, report, files } = check(&options.content)?;
    let Some(catalogue) = catalogue else { return Err(Failure::Content { report, files }) };
    let theme = options.theme.clone().unwrap_or_else(|| Path::new("themes").join(&catalogue.site.theme));
    let theme = read_folder(&theme)?.files;
    let documents = document::all(&catalogue, options.drafts);
    let (plan, _) = plan::plan(&catalogue, &documents);

    let theme_error = |report: Report| Failure::Content { report, files: files.clone() };
    let press = pdf::Press::new(&theme).map_err(theme_error)?;
    let mut artifacts = Vec::new();
    let mut facts = Vec::new();
    for (done, planned) in plan.documents.iter().enumerate() {
        let document = planned.document.id.to_string();
        observe(Step::Print { document, done, total: plan.documents.len() });
        let printed = press.print(&plan, planned).map_err(theme_error)?;
        facts.push(printed.facts);
        artifacts.push(Artifact { path: planned.pdf.clone(), bytes: printed.bytes });
    }

    observe(Step::Pages);
    let pages = site::render(&plan, &facts, &theme).map_err(theme_error)?;
    let count = pages.iter().filter(|(path, _)| path.ends_with(".html")).count();
    artifacts.extend(pages.into_iter().map(|(path, bytes)| Artifact { path, bytes }));

    observe(Step::Publish);
    artifacts.extend(publish::compressed(&artifacts));
    place.publish(&artifacts).map_err(machine)?;
    let pdfs = plan.documents.iter().map(|planned| planned.pdf.clone()).zip(facts).collect();
    Ok(Built { report, pages: count, pdfs, files })
}

fn read_folder(path: &Path) -> Result<Folder, Failure> {
    Folder::read(path).map_err(|error| Failure::Machine(error.to_string()))
}
