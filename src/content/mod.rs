//! TOML and Markdown → the checked catalogue.
//!
//! [`text`] → [`syntax`] → [`shape`] check a file on its own; [`rules`] look across files, one rule a file; what they
//! let pass, [`assemble`] turns into the model without a further question. All the errors of a run are found in one run.

mod assemble;
pub mod format;
mod inline;
pub mod kinds;
mod layout;
mod markdown;
mod raw;
mod rules;
pub mod schema;
mod shape;
pub mod skeleton;
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

/// A TOML file of the content in its one form, headed by the line that names its schema to editors; `None` when it
/// cannot be read, with the reason in the report.
pub fn formatted(folder: &Folder, path: &str, files: &mut Files, report: &mut Report) -> Option<String> {
    let file = text::read(folder.shown_path(path), folder.files.get(path)?, files, report)?;
    let text = files.text(file);
    syntax::parse(text, file, 0, report)?;
    let depth = path.matches('/').count();
    let schema = kinds::of(path).map(|kind| format!("{}../schemas/{}.schema.json", "../".repeat(depth), kind.name));
    // The editor's words are worth more than their form.
    let formatted = layout::formatted(text, schema.as_deref());
    Some(if layout::same_words(&formatted, text) { formatted } else { text.to_owned() })
}
