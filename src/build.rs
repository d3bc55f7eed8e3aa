//! The whole pipeline: files → checked catalogue → documents and plan → bytes → output.
//!
//! [`build`] is the pipeline; [`check`] stops at the catalogue, [`livrets`] prints the livrets of one parcours. The
//! steps that the [workbench](crate::workbench) takes too are below them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::brand;
use crate::bundle::{self, Recipe};
use crate::content;
use crate::data;
use crate::diagnostic::{Files, Report};
use crate::document::{self, Selection};
use crate::model::{Catalogue, Certification};
use crate::pdf::{self, Galley, Printed};
use crate::plan::{self, DocumentFacts, Facts, FileFacts, Plan, PlannedDocument};
use crate::publish::{self, Artifact, Cache, Outcome};
use crate::site;
use crate::source::Folder;
use crate::theme::{self, Theme};

/// Where a build reads and writes.
#[derive(Debug, Clone)]
pub struct Options {
    pub content: PathBuf,
    /// The folder of the theme. Without it, what `site.toml` names, under `themes/` at the root of the project, or else the
    /// theme of the program alone.
    pub theme: Option<PathBuf>,
    pub output: PathBuf,
    /// Where PDFs are kept from one build to the next; never under the output.
    pub cache: PathBuf,
    /// Also what is not yet published.
    pub drafts: bool,
    /// Warnings stop the build.
    pub strict: bool,
}

/// What a build is doing, told as each step begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Read,
    /// `done` documents of `total` are printed; `document` is next.
    Print {
        document: String,
        what: Printing,
        done: usize,
        total: usize,
    },
    Pages,
    Publish,
}

/// What is printed of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printing {
    Paper,
    /// The same pages, to fill on a screen.
    Fillable,
    /// Both, of a part of a livret.
    Extract,
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
    /// Of these, how many were printed; the others are those of an earlier build.
    pub printed: usize,
    pub outcome: Outcome,
    /// The addresses that the last public build into this output had, and that this one has no more.
    pub lost: Vec<String>,
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

impl Checked {
    /// The same, its warnings made errors.
    #[must_use]
    pub fn hardened(mut self) -> Checked {
        self.report.harden();
        self.catalogue = self.catalogue.filter(|_| !self.report.has_errors());
        self
    }
}

/// Reads and checks the content, drafts included, links too.
///
/// # Errors
/// [`Failure::Machine`] when the folder cannot be read.
pub fn check(content: &Path) -> Result<Checked, Failure> {
    Ok(check_folder(&read_folder(content)?))
}

/// The same, of content already read.
pub(crate) fn check_folder(content: &Folder) -> Checked {
    let mut files = Files::default();
    let (catalogue, mut report) = content::load(content, &mut files, &pdf::covers);
    if let Some(catalogue) = &catalogue {
        let documents = document::all(catalogue);
        let (_, links) = plan::plan(catalogue, &documents);
        report.extend(links);
        report.sort_and_dedup();
    }
    let catalogue = catalogue.filter(|_| !report.has_errors());
    Checked { catalogue, report, files }
}

/// Builds everything, then publishes it whole; before that, nothing under the output changes.
///
/// # Errors
/// [`Failure::Content`] with all the errors of the run, or [`Failure::Machine`].
pub fn build(options: &Options, observe: &mut dyn FnMut(Step)) -> Result<Built, Failure> {
    let machine = |error: publish::PublishError| Failure::Machine(error.to_string());
    let apart = |what, folder: &Path| publish::keep_apart(&options.output, what, folder).map_err(machine);
    apart("le contenu", &options.content)?;
    apart("le cache", &options.cache)?;
    let place = publish::prepare(&options.output).map_err(machine)?;

    observe(Step::Read);
    let content = read_folder(&options.content)?;
    let checked = check_folder(&content);
    let Checked { catalogue, report, files } = if options.strict { checked.hardened() } else { checked };
    let Some(catalogue) = catalogue else { return Err(Failure::Content { report, files }) };
    let theme = theme_folder(options.theme.as_deref(), &options.content, &catalogue);
    theme.iter().try_for_each(|theme| apart("le thème", theme))?;
    let theme = read_theme(theme.as_deref())?;

    let cache = Cache::at(&options.cache);
    let site_key = key_of_site(&content, &theme, options.drafts);
    let made = cache.get(&site_key).and_then(|kept| serde_json::from_slice::<Made>(&kept).ok());
    if let Some(Made { pages, pdfs, .. }) = made.filter(|made| place.is(made.manifest.as_bytes())) {
        return Ok(Built { report, files, pages, pdfs, printed: 0, outcome: Outcome::Unchanged, lost: Vec::new() });
    }

    let catalogue = if options.drafts { catalogue } else { catalogue.published() };
    let catalogue = in_the_words_of(&theme, catalogue);
    let catalogue = catalogue.map_err(|report| Failure::Content { report, files: files.clone() })?;
    let documents = document::printed(&catalogue);
    let (plan, _) = plan::plan(&catalogue, &documents);
    let (mut pdfs, mut artifacts, mut keys, mut printed) = (Vec::new(), Vec::new(), Vec::new(), 0);
    let pages = pdf::Press::new(&theme).and_then(|press| {
        let mut print = |planned: &PlannedDocument, galley: Galley, fills: &mut dyn FnMut()| {
            let kept = kept(&cache, &galley);
            let is_kept = kept.is_some();
            let of_document = kept.map_or_else(|| print_and_keep(&cache, &press, &galley, fills), Ok)?;
            let facts = of_document.facts();
            keys.push(galley.key);
            let fillable = planned.fillable.iter().zip(of_document.fillable);
            for (path, pdf) in std::iter::once((&planned.pdf, of_document.paper)).chain(fillable) {
                printed += usize::from(!is_kept);
                pdfs.push((path.clone(), pdf.facts));
                artifacts.push(Artifact { path: path.clone(), bytes: pdf.bytes });
            }
            Ok(Some(facts))
        };
        let facts = print_all(&plan, &press, observe, &mut print)?;
        observe(Step::Pages);
        site_and_data(&plan, facts, &theme)
    });
    let pages = pages.map_err(|report| Failure::Content { report, files: files.clone() })?;
    let sets = plan.sets.iter().map(|set| set_of(&Recipe::of(&plan, set), &artifacts, &pdfs));
    let sets = sets.collect::<io::Result<Vec<_>>>().map_err(|error| Failure::Machine(error.to_string()))?;
    artifacts.extend(sets);
    let sums = bundle::sums(artifacts.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    artifacts.push(Artifact { path: plan::SUMS.to_owned(), bytes: sums });
    let count = pages.iter().filter(|(path, _)| path.ends_with(".html")).count();
    artifacts.extend(pages.into_iter().map(|(path, bytes)| Artifact { path, bytes }));

    let public_key = publish::key_of([b"public".as_slice(), options.output.as_os_str().as_encoded_bytes()]);
    let before = cache.get(&public_key);
    let lost = if options.drafts { Vec::new() } else { lost(before.as_deref(), &artifacts) };
    observe(Step::Publish);
    let (twins, keys_of_twins) = publish::compressed(&artifacts, &cache);
    artifacts.extend(twins);
    keys.extend(keys_of_twins);
    let (outcome, manifest) = place.publish(&artifacts).map_err(machine)?;
    let addresses = addresses(&artifacts);
    let made = Made { pages: count, pdfs, manifest: String::from_utf8_lossy(&manifest).into_owned() };
    cache.keep(&site_key, &serde_json::to_vec(&made).unwrap_or_default());
    if !options.drafts {
        cache.keep(&public_key, &serde_json::to_vec(&addresses).unwrap_or_default());
    }
    keys.extend([site_key, public_key]);
    cache.prune(&keys.iter().map(String::as_str).collect());
    Ok(Built { report, pages: count, pdfs: made.pdfs, printed, outcome, files, lost })
}

/// What a build made, kept under the key of all that it was made from: while the output is what this manifest describes,
/// there is nothing to make.
#[derive(Serialize, Deserialize)]
struct Made {
    pages: usize,
    pdfs: Vec<(String, FileFacts)>,
    manifest: String,
}

/// The addresses that people keep: pages, documents and data, not what pages load.
fn addresses(artifacts: &[Artifact]) -> Vec<&str> {
    let is_kept = |path: &&str| [".html", ".pdf", ".json", ".csv", ".zip"].iter().any(|end| path.ends_with(end));
    artifacts.iter().map(|artifact| artifact.path.as_str()).filter(is_kept).collect()
}

/// Of the addresses that were public before, those that are no more.
fn lost(before: Option<&[u8]>, artifacts: &[Artifact]) -> Vec<String> {
    let before: Vec<String> = before.and_then(|kept| serde_json::from_slice(kept).ok()).unwrap_or_default();
    let now: BTreeSet<&str> = addresses(artifacts).into_iter().collect();
    before.into_iter().filter(|path| !now.contains(path.as_str())).collect()
}

fn key_of_site(content: &Folder, theme: &Theme, drafts: bool) -> String {
    let parts = |files: &BTreeMap<String, Vec<u8>>| {
        let hashes = files.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes]);
        publish::key_of(hashes)
    };
    let makers = env!("FASCICULE_MAKING").as_bytes();
    publish::key_of([b"site", makers, parts(&content.files).as_bytes(), parts(theme).as_bytes(), &[u8::from(drafts)]])
}

/// Adds what reading the theme shows to be wrong; what only printing shows waits for a build.
///
/// # Errors
/// [`Failure::Machine`] when the theme cannot be read.
pub fn check_theme(checked: Checked, content: &Path, theme: Option<&Path>) -> Result<Checked, Failure> {
    let Checked { catalogue: Some(catalogue), mut report, files } = checked else { return Ok(checked) };
    let theme = read_theme(theme_folder(theme, content, &catalogue).as_deref())?;
    let faults = [brand::mots(&theme).err(), pdf::Press::new(&theme).err(), site::check_theme(&theme).err()];
    faults.into_iter().flatten().for_each(|faults| report.extend(faults));
    report.sort_and_dedup();
    let catalogue = Some(catalogue).filter(|_| !report.has_errors());
    Ok(Checked { catalogue, report, files })
}

/// The livrets of a certification for one parcours: the name of each file, and the file to fill or to print.
///
/// # Errors
/// [`Failure::Content`] for a fault of the theme, or [`Failure::Machine`].
pub fn livrets(
    catalogue: &Catalogue,
    certification: &Certification,
    selection: &Selection,
    content: &Path,
    theme: Option<&Path>,
) -> Result<Vec<(String, pdf::Pdf)>, Failure> {
    let theme = read_theme(theme_folder(theme, content, catalogue).as_deref())?;
    let catalogue = in_the_words_of(&theme, catalogue.clone());
    let catalogue = &catalogue.map_err(|report| Failure::Content { report, files: Files::default() })?;
    // All the documents, drafts included, as texts may link to any of them.
    let mut documents = document::all(catalogue);
    documents.extend(document::livrets(catalogue, certification, selection));
    let (plan, _) = plan::plan(catalogue, &documents);
    let print = |press: pdf::Press| {
        let mut files = Vec::new();
        for planned in plan.documents.iter().flat_map(|planned| &planned.extracts) {
            let printed = press.print(&press.compose(&plan, planned)?, &mut || {})?;
            let name = planned.document.name();
            files.push((format!("{name}.pdf"), printed.paper));
            files.extend(printed.fillable.map(|pdf| (format!("{name}-a-remplir.pdf"), pdf)));
        }
        Ok(files)
    };
    pdf::Press::new(&theme).and_then(print).map_err(|report| Failure::Content { report, files: Files::default() })
}

/// Is given a document, composed on the press; tells what is known of its file. It calls the last argument before it
/// prints the edition to fill.
pub(crate) type Print<'p> =
    dyn FnMut(&PlannedDocument, Galley, &mut dyn FnMut()) -> Result<Option<DocumentFacts>, Report> + 'p;

/// Composes every document for `print`; what is known of the files.
pub(crate) fn print_all(
    plan: &Plan,
    press: &pdf::Press,
    observe: &mut dyn FnMut(Step),
    print: &mut Print,
) -> Result<Facts, Report> {
    let total = plan.printed().count();
    let mut facts = Facts::default();
    for (done, planned) in plan.printed().enumerate() {
        let document = planned.document.name();
        let is_extract = planned.document.selection.is_some();
        let mut begin = |what| {
            let what = if is_extract { Printing::Extract } else { what };
            observe(Step::Print { document: document.clone(), what, done, total });
        };
        begin(Printing::Paper);
        let known = print(planned, press.compose(plan, planned)?, &mut || begin(Printing::Fillable))?;
        facts.documents.extend(known.map(|known| (planned.pdf.clone(), known)));
    }
    let sets = plan.sets.iter().filter_map(|set| Some((set.path.clone(), Recipe::of(plan, set).facts(&facts)?)));
    facts.sets = sets.collect();
    Ok(facts)
}

/// The pages and assets of the site, and the open data: path and bytes.
pub(crate) fn site_and_data(plan: &Plan, mut facts: Facts, theme: &Theme) -> Result<Vec<(String, Vec<u8>)>, Report> {
    let data::OpenData { files, facts: data } = data::render(plan);
    facts.data = data;
    let mut all = site::render(plan, &facts, theme)?;
    all.extend(files);
    Ok(all)
}

/// A set, of the files that were made.
fn set_of(recipe: &Recipe, made: &[Artifact], pdfs: &[(String, FileFacts)]) -> io::Result<Artifact> {
    let bytes: BTreeMap<&str, &[u8]> = made.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())).collect();
    let pages: BTreeMap<&str, usize> = pdfs.iter().map(|(path, facts)| (path.as_str(), facts.pages)).collect();
    let files = recipe.files().filter_map(|path| Some((*pages.get(path)?, *bytes.get(path)?)));
    Ok(Artifact { path: recipe.path.clone(), bytes: recipe.make(&files.collect::<Vec<_>>())? })
}

/// The PDFs of a document, if an earlier run printed this very document.
pub(crate) fn kept(cache: &Cache, galley: &Galley) -> Option<Printed> {
    cache.get(&galley.key).and_then(Printed::unpack)
}

pub(crate) fn print_and_keep(
    cache: &Cache,
    press: &pdf::Press,
    galley: &Galley,
    fills: &mut dyn FnMut(),
) -> Result<Printed, Report> {
    press.print(galley, fills).inspect(|printed| cache.keep(&galley.key, &printed.pack()))
}

/// The root of a project, which is the parent of its content: there are its themes, its output and its cache, wherever
/// the program is run from.
pub fn root_of(content: &Path) -> PathBuf {
    match (content.file_name(), content.parent()) {
        (Some(_), Some(parent)) => parent.to_owned(),
        // `.` and `..` name a folder without saying its name.
        _ => content.join(".."),
    }
}

/// The catalogue, that a theme says in its words.
pub(crate) fn in_the_words_of(theme: &Theme, catalogue: Catalogue) -> Result<Catalogue, Report> {
    Ok(Catalogue { mots: brand::mots(theme)?, ..catalogue })
}

/// The folder of the theme that was asked for, or that the content names; none for that of the program.
pub(crate) fn theme_folder(asked: Option<&Path>, content: &Path, catalogue: &Catalogue) -> Option<PathBuf> {
    let named = |name: &String| root_of(content).join("themes").join(name);
    asked.map(Path::to_owned).or_else(|| catalogue.site.theme.as_ref().map(named))
}

pub(crate) fn read_theme(folder: Option<&Path>) -> Result<Theme, Failure> {
    theme::read(folder).map_err(|error| Failure::Machine(error.to_string()))
}

pub(crate) fn read_folder(path: &Path) -> Result<Folder, Failure> {
    Folder::read(path).map_err(|error| Failure::Machine(error.to_string()))
}
