//! The closed world in which Typst runs: the theme, one document, the fonts. No disk, no network, no clock.

use std::collections::{BTreeMap, BTreeSet};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::fonts::FONTS;
use crate::diagnostic::{Diagnostic, Report};

/// The first file of the theme that Typst reads.
const MAIN: &str = "typst/document.typ";
/// Where a theme finds the document.
const DATA: &str = "data/document.json";
/// Where it finds the blocks that must part.
const LOOSE: &str = "data/loose.json";
/// Where it finds the brand, and the logo if there is one.
const BRAND: &str = "data/theme.json";
const LOGO: &str = "data/logo.svg";

/// The part of the world that all documents share.
pub struct Shop {
    library: LazyHash<Library>,
    sources: BTreeMap<String, Source>,
    main: FileId,
    data: FileId,
    loose: FileId,
    /// What all documents may read beside the theme.
    shared: BTreeMap<&'static str, Bytes>,
}

/// The world of one document.
pub struct Closed<'s> {
    shop: &'s Shop,
    data: Bytes,
    loose: Bytes,
}

impl Closed<'_> {
    /// The same, where these blocks may part.
    pub fn loosened(self, blocks: &BTreeSet<i64>) -> Self {
        let blocks: Vec<String> = blocks.iter().map(i64::to_string).collect();
        Closed { loose: Bytes::from_string(format!("[{}]", blocks.join(","))), ..self }
    }
}

impl Shop {
    /// Reads the Typst files of a theme; reports all those that cannot be read.
    pub fn new(theme: &BTreeMap<String, Vec<u8>>, brand: String, logo: Option<String>) -> Result<Shop, Report> {
        let mut report = Report::default();
        let mut sources = BTreeMap::new();
        for (path, bytes) in theme.iter().filter(|(path, _)| path.starts_with("typst/")) {
            match (std::str::from_utf8(bytes), file_id(path)) {
                (Ok(text), Ok(id)) => {
                    sources.insert(path.clone(), Source::new(id, text.to_owned()));
                }
                (Err(_), _) => report.push(
                    Diagnostic::error("theme", format!("le fichier {path} du thème n'est pas en UTF-8"))
                        .help("enregistrez ce fichier en UTF-8"),
                ),
                (_, Err(unusable)) => report.extend(unusable),
            }
        }
        if !sources.contains_key(MAIN) {
            report.push(Diagnostic::error("theme", format!("le thème n'a pas de fichier {MAIN}")).help(
                "ce fichier met les documents en pages ; retirez le dossier du thème : celui du programme revient",
            ));
        }
        if report.has_errors() {
            return Err(report);
        }
        // Row headers of tables are still an extra of Typst's.
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = LazyHash::new(Library::builder().with_features(features).build());
        let main = file_id(MAIN)?;
        let (data, loose) = (file_id(DATA)?, file_id(LOOSE)?);
        let shared = [(BRAND, Some(brand)), (LOGO, logo)];
        let shared = shared.into_iter().filter_map(|(path, text)| Some((path, Bytes::from_string(text?)))).collect();
        Ok(Shop { library, sources, main, data, loose, shared })
    }

    /// The world of a document, given as JSON.
    pub fn world(&self, data: String) -> Closed<'_> {
        Closed { shop: self, data: Bytes::from_string(data), loose: Bytes::from_string("[]") }
    }
}

fn file_id(path: &str) -> Result<FileId, Report> {
    let unusable = |_| Diagnostic::error("theme", format!("le thème ne peut pas avoir un fichier nommé {path}"));
    let path = VirtualPath::new(path).map_err(|error| Report::from(unusable(error)))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The path of a file, when it is one of the theme's or the document's: packages have none here.
fn path(id: FileId) -> Option<&'static str> {
    let rooted = id.get();
    matches!(rooted.root(), VirtualRoot::Project).then(|| rooted.vpath().get_without_slash())
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

impl World for Closed<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.shop.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        path(id).and_then(|path| self.shop.sources.get(path)).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shop.data {
            return Ok(self.data.clone());
        }
        if id == self.shop.loose {
            return Ok(self.loose.clone());
        }
        let shared = path(id).and_then(|path| self.shop.shared.get(path)).cloned();
        shared.map_or_else(|| self.source(id).map(Bytes::from_string), Ok)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.faces.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
