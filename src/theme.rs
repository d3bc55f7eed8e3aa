//! The theme of a site: the one inside the program, and what a folder of the project changes of it.
//!
//! A folder holds only the files that it changes or adds; each of the others is the program's. So a theme of one line, the
//! name of a body, lives through the versions of the program.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::source::{Folder, ReadError, shown};

/// The files of a theme: path from its root → bytes.
pub type Theme = BTreeMap<String, Vec<u8>>;

include!(concat!(env!("OUT_DIR"), "/theme.rs"));

/// What a folder may hold that makes it a theme.
const OF_A_THEME: [&str; 5] = ["theme.toml", "mots.toml", "assets/", "templates/", "typst/"];

/// Why a theme could not be read. Displays as a complete French message.
#[derive(Debug)]
pub enum ThemeError {
    Unread(ReadError),
    /// `site.toml`, or an option, names a folder that is not there.
    Absent(PathBuf),
    /// The folder holds nothing of a theme: another was meant.
    NotATheme(PathBuf),
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |path: &Path| shown(&path.to_string_lossy());
        match self {
            ThemeError::Unread(error) => error.fmt(f),
            ThemeError::Absent(path) => write!(
                f,
                "le dossier « {} » n'existe pas : créez ce thème (fascicule theme NOM), ou retirez « theme » de site.toml pour \
                 avoir celui du programme",
                name(path)
            ),
            ThemeError::NotATheme(path) => write!(
                f,
                "« {} » n'est pas un thème : il n'a ni theme.toml, ni mots.toml, ni templates/, typst/ ou assets/",
                name(path)
            ),
        }
    }
}

impl std::error::Error for ThemeError {}

/// The theme of the program, with what the folder changes of it.
///
/// # Errors
/// When there is a folder, and it cannot be read or is no theme.
pub fn read(folder: Option<&Path>) -> Result<Theme, ThemeError> {
    let mut theme: Theme = provided().map(|(path, bytes)| (path.to_owned(), bytes.to_owned())).collect();
    if let Some(folder) = folder {
        let own = Folder::read(folder).map_err(|error| match error {
            ReadError::Absent(path) => ThemeError::Absent(path),
            error => ThemeError::Unread(error),
        });
        let own = own?.files;
        if !own.keys().any(|path| OF_A_THEME.iter().any(|place| path.starts_with(place))) {
            return Err(ThemeError::NotATheme(folder.to_owned()));
        }
        theme.extend(own);
    }
    Ok(theme)
}

/// The files of the theme inside the program, in the order of their paths.
pub fn provided() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    PROVIDED.iter().map(|(path, text)| (*path, text.as_bytes()))
}
