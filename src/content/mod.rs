//! TOML and Markdown → the checked catalogue.
//!
//! [`text`] → [`syntax`] → [`shape`] check a file on its own; [`rules`] look across files, one rule a file; what they
//! let pass, [`assemble`] turns into the model without a further question. All the errors of a run are found in one run.

mod assemble;
pub mod format;
mod inline;
mod markdown;
mod raw;
mod rules;
mod shape;
mod syntax;
mod text;

use crate::diagnostic::{Files, Report};
use crate::model::Catalogue;
use crate::source::Folder;

/// Reads and checks the content. `covers` says whether some font has a glyph for a character.
///
/// The catalogue is there when every file could be decoded, so that what comes after can be checked in the same run; it
/// is fit to be published only when the report has no error.
pub fn load(folder: &Folder, files: &mut Files, covers: &dyn Fn(char) -> bool) -> (Option<Catalogue>, Report) {
    let mut report = Report::default();
    let raw = raw::read(folder, files, covers, &mut report);
    rules::check(&raw, folder, files, &mut report);
    report.sort_and_dedup();
    let catalogue = if raw.is_whole() { assemble::catalogue(&raw) } else { None };
    (catalogue, report)
}
