//! The site as it is being written: looked at again and again, made anew when its sources changed, drafts included.
//!
//! It makes the same bytes as a build. PDFs are only composed; each is printed when someone asks for it, and until its
//! pages and weight are known, the links to it say so.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::build::{
    Checked, Failure, check_folder, in_the_words_of, kept, print_all, print_and_keep, read_folder, read_theme,
    site_and_data, theme_folder,
};
use crate::bundle::{self, Recipe};
use crate::diagnostic::{Files, Report, Style, human};
use crate::document;
use crate::pdf::{Galley, Pdf, Press};
use crate::plan::{self, DocumentFacts, PlannedDocument};
use crate::preview::{Order, Site, held};
use crate::publish::Cache;
use crate::source::Folder;
use crate::theme::Theme;

/// While a file is being saved, it may be missing or locked: it is given this long, this many times.
const PATIENCE: (u32, Duration) = (4, Duration::from_millis(40));

/// How many prints later a document that changed is still printed fast: an editor looks at a few of them in turn.
const MEMORY: usize = 4;

/// The sources of one site, and what is remembered between two looks at them.
pub struct Workbench {
    content: PathBuf,
    /// Without it, the theme that `site.toml` names, or that of the program.
    theme: Option<PathBuf>,
    cache: Cache,
    read: Option<Read>,
    /// The last failure to read, which is told once.
    unreadable: Option<String>,
    /// What is known of the PDFs, by key.
    facts: Arc<Mutex<BTreeMap<String, DocumentFacts>>>,
    /// The keys of those of which nothing was known when the site was last made.
    unknown: Vec<String>,
}

/// The sources as they were last read.
struct Read {
    content: Folder,
    checked: Checked,
    /// Absent when the content has errors: it does not say which.
    theme: Option<Theme>,
}

/// The pages and assets of the site: path and bytes.
type Pages = Vec<(String, Vec<u8>)>;

/// Which of the two files of a document is asked for.
#[derive(Debug, Clone, Copy)]
enum Edition {
    Paper,
    Fillable,
}

/// What is new since the last look.
pub enum News {
    /// The sources changed: the site, and the warnings.
    Changed(Site, Report, Files),
    /// A PDF was made: the site, where its links now tell its facts.
    Learned(Site),
}

impl Workbench {
    pub fn new(content: PathBuf, theme: Option<PathBuf>, cache: Cache) -> Workbench {
        Workbench { content, theme, cache, read: None, unreadable: None, facts: Arc::default(), unknown: Vec::new() }
    }

    /// The folders that the site is made from, as far as they are known.
    pub fn folders(&self) -> Vec<PathBuf> {
        let catalogue = self.read.as_ref().and_then(|read| read.checked.catalogue.as_ref());
        let theme = catalogue.and_then(|catalogue| theme_folder(self.theme.as_deref(), &self.content, catalogue));
        [self.content.clone()].into_iter().chain(theme.or(self.theme.clone())).collect()
    }

    /// What is new; `None` when nothing is.
    ///
    /// # Errors
    /// Those of [`crate::build`], each told once.
    pub fn look(&mut self) -> Option<Result<News, Failure>> {
        let changed = match self.read_patiently() {
            Ok(changed) => changed,
            Err(failure) => {
                let message = failure.to_string();
                let is_known = self.unreadable.as_ref() == Some(&message);
                self.unreadable = Some(message);
                self.unknown.clear();
                return (!is_known).then_some(Err(failure));
            }
        };
        self.unreadable = None;
        let learned = {
            let facts = held(&self.facts);
            self.unknown.iter().any(|key| facts.contains_key(key))
        };
        if !changed && !learned {
            return None;
        }
        self.unknown.clear();
        let read = self.read.take()?;
        let made = self.make(&read);
        let Checked { report, files, .. } = &read.checked;
        let news = match made {
            Some(Ok(site)) if changed => Ok(News::Changed(site, report.clone(), files.clone())),
            Some(Ok(site)) => Ok(News::Learned(site)),
            Some(Err(faults)) => Err(Failure::Content { report: faults, files: files.clone() }),
            None => Err(Failure::Content { report: report.clone(), files: files.clone() }),
        };
        self.read = Some(read);
        Some(news)
    }

    fn read_patiently(&mut self) -> Result<bool, Failure> {
        let (times, pause) = PATIENCE;
        for _ in 1..times {
            match self.read() {
                Ok(changed) => return Ok(changed),
                Err(_) => sleep(pause),
            }
        }
        self.read()
    }

    /// Reads the sources; whether they changed, or could not be read the last time.
    fn read(&mut self) -> Result<bool, Failure> {
        let before = self.read.take();
        let content = read_folder(&self.content)?;
        let (checked, last_theme, is_known) = match before {
            Some(read) if read.content.files == content.files => (read.checked, read.theme, true),
            _ => (check_folder(&content), None, false),
        };
        let folder = |catalogue| theme_folder(self.theme.as_deref(), &self.content, catalogue);
        let theme = checked.catalogue.as_ref().map(|catalogue| read_theme(folder(catalogue).as_deref())).transpose()?;
        let changed = !is_known || theme != last_theme;
        self.read = Some(Read { content, checked, theme });
        Ok(changed)
    }

    /// The site, if the content is sound.
    fn make(&mut self, read: &Read) -> Option<Result<Site, Report>> {
        let (catalogue, theme) = (read.checked.catalogue.as_ref()?, read.theme.as_ref()?);
        let catalogue = match in_the_words_of(theme, catalogue.clone()) {
            Ok(catalogue) => catalogue,
            Err(report) => return Some(Err(report)),
        };
        let catalogue = &catalogue;
        let documents = document::printed(catalogue);
        let (plan, _) = plan::plan(catalogue, &documents);
        let mut galleys = Vec::new();
        let made = Press::new(theme).and_then(|press| {
            let mut print = |planned: &PlannedDocument, galley: Galley, _: &mut dyn FnMut()| {
                let facts = self.facts_of(&galley);
                let galley = Arc::new(galley);
                galleys.push((planned.pdf.clone(), Edition::Paper, Arc::clone(&galley)));
                galleys.extend(planned.fillable.clone().map(|path| (path, Edition::Fillable, galley)));
                Ok(facts)
            };
            let facts = print_all(&plan, &press, &mut |_| {}, &mut print)?;
            Ok((site_and_data(&plan, facts, theme)?, press.with_memory(MEMORY)))
        });
        let sets = plan.sets.iter().map(|set| Recipe::of(&plan, set)).collect();
        Some(made.map(|(pages, press)| self.site(pages, galleys, sets, press)))
    }

    fn facts_of(&mut self, galley: &Galley) -> Option<DocumentFacts> {
        let mut facts = held(&self.facts);
        if !facts.contains_key(&galley.key)
            && let Some(printed) = kept(&self.cache, galley)
        {
            facts.insert(galley.key.clone(), printed.facts());
        }
        let known = facts.get(&galley.key).copied();
        if known.is_none() {
            self.unknown.push(galley.key.clone());
        }
        known
    }

    fn site(
        &self,
        pages: Pages,
        galleys: Vec<(String, Edition, Arc<Galley>)>,
        sets: Vec<Recipe>,
        press: Press,
    ) -> Site {
        let keys: BTreeSet<String> = galleys.iter().map(|(_, _, galley)| galley.key.clone()).collect();
        held(&self.facts).retain(|key, _| keys.contains(key));
        let desk = Arc::new(Desk {
            cache: self.cache.clone(),
            facts: Arc::clone(&self.facts),
            keys,
            press,
            galleys: galleys.into_iter().map(|(path, edition, galley)| (path, (edition, galley))).collect(),
            sets,
        });
        let mut on_demand = BTreeMap::new();
        for (path, (_, galley)) in &desk.galleys {
            let (desk, path, key) = (Arc::clone(&desk), path.clone(), galley.key.clone());
            on_demand.insert(path.clone(), order(key, move || Ok(desk.pdf(&path)?.bytes)));
        }
        for (n, recipe) in desk.sets.iter().enumerate() {
            let (desk, key) = (Arc::clone(&desk), desk.key_of(recipe.files(), recipe));
            on_demand.insert(recipe.path.clone(), order(key, move || desk.set(&desk.sets[n])));
        }
        let key = desk.key_of(desk.galleys.keys().map(String::as_str), &desk.sets);
        on_demand.insert(plan::SUMS.to_owned(), order(key, move || desk.sums()));
        Site { files: pages.into_iter().collect(), on_demand }
    }
}

fn order(key: String, make: impl Fn() -> Result<Vec<u8>, String> + Send + Sync + 'static) -> Order {
    Order { key, make: Box::new(make) }
}

/// Where what is asked for is made.
struct Desk {
    cache: Cache,
    facts: Arc<Mutex<BTreeMap<String, DocumentFacts>>>,
    /// Of all that is composed.
    keys: BTreeSet<String>,
    press: Press,
    /// By the address of a PDF, what it is printed from.
    galleys: BTreeMap<String, (Edition, Arc<Galley>)>,
    sets: Vec<Recipe>,
}

impl Desk {
    /// The PDF at an address, which is one of those that are composed.
    fn pdf(&self, path: &str) -> Result<Pdf, String> {
        let (edition, galley) = self.galleys.get(path).ok_or_else(|| format!("{path} n'est pas composé"))?;
        let printed =
            kept(&self.cache, galley).map_or_else(|| print_and_keep(&self.cache, &self.press, galley, &mut || {}), Ok);
        let printed = printed.map_err(|report| human(&report, &Files::default(), Style::PLAIN))?;
        held(&self.facts).insert(galley.key.clone(), printed.facts());
        self.cache.prune(&self.keys.iter().map(String::as_str).collect());
        let pdf = match edition {
            Edition::Paper => Some(printed.paper),
            Edition::Fillable => printed.fillable,
        };
        pdf.ok_or_else(|| format!("{path} n'est pas un formulaire"))
    }

    fn set(&self, recipe: &Recipe) -> Result<Vec<u8>, String> {
        let pdfs: Vec<Pdf> = recipe.files().map(|path| self.pdf(path)).collect::<Result<_, _>>()?;
        let files: Vec<(usize, &[u8])> = pdfs.iter().map(|pdf| (pdf.facts.pages, pdf.bytes.as_slice())).collect();
        recipe.make(&files).map_err(|error| error.to_string())
    }

    fn sums(&self) -> Result<Vec<u8>, String> {
        let mut files = Vec::new();
        for path in self.galleys.keys() {
            files.push((path.as_str(), self.pdf(path)?.bytes));
        }
        for recipe in &self.sets {
            files.push((recipe.path.as_str(), self.set(recipe)?));
        }
        Ok(bundle::sums(files.iter().map(|(path, bytes)| (*path, bytes.as_slice()))))
    }

    /// The key of what is made from PDFs and from something else.
    fn key_of<'p>(&self, paths: impl Iterator<Item = &'p str>, what: &impl fmt::Debug) -> String {
        let keys = paths.filter_map(|path| self.galleys.get(path)).map(|(_, galley)| galley.key.as_str());
        let digest = Sha256::digest(format!("{:?} {what:?}", keys.collect::<Vec<_>>()));
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
