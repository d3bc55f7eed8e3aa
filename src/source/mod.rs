//! The only door to the file system for reading: content and theme.
//!
//! A folder is read whole, in sorted order. Links are not followed, so that no path escapes its root; a file that
//! cannot be read is an error, never a silence.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// The largest file that is read, in bytes: far above any real content, far below what would exhaust the memory.
pub const MAX_FILE: u64 = 1_000_000;

/// A folder's files: path from its root, with forward slashes → bytes.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    /// The root as the user named it, shown before paths in messages.
    pub shown: String,
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Why a folder could not be read. Displays as a complete French message.
#[derive(Debug)]
pub enum ReadError {
    Absent(PathBuf),
    NotAFolder(PathBuf),
    Link(PathBuf),
    NotText(PathBuf),
    TooLarge(PathBuf, u64),
    Io(PathBuf, std::io::Error),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |path: &Path| shown(&path.to_string_lossy());
        match self {
            ReadError::Absent(path) => write!(
                f,
                "le dossier « {} » n'existe pas : allez dans le dossier du site (« fascicule init » en commence un), ou corrigez ce nom",
                name(path)
            ),
            ReadError::NotAFolder(path) => write!(f, "« {} » n'est pas un dossier", name(path)),
            ReadError::Link(path) => write!(
                f,
                "« {} » est un lien ou un fichier spécial : remplacez-le par une copie de ce qu'il désigne",
                name(path)
            ),
            ReadError::NotText(path) => {
                write!(f, "le nom « {} » n'est pas en UTF-8 : renommez le fichier", name(path))
            }
            ReadError::TooLarge(path, bytes) => {
                write!(f, "« {} » pèse {bytes} octets : un fichier ne dépasse pas 1 Mo ({MAX_FILE} octets)", name(path))
            }
            ReadError::Io(path, error) => write!(f, "« {} » ne peut pas être lu : {}", name(path), why(error)),
        }
    }
}

impl std::error::Error for ReadError {}

/// A name as it may be written to a terminal, which control characters would drive, and whose order others reverse.
pub fn shown(name: &str) -> String {
    let drives = |c: char| {
        c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    name.chars().map(|c| if drives(c) { '\u{FFFD}' } else { c }).collect()
}

/// Why the system refuses, in French: its own words are in its own language, and its number says as much.
pub fn why(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    let known = match error.kind() {
        ErrorKind::NotFound => "il n'existe pas, ou n'existe plus",
        ErrorKind::PermissionDenied => "accès refusé ; vérifiez vos droits",
        ErrorKind::NotADirectory => "un fichier porte le nom d'un dossier",
        ErrorKind::IsADirectory => "c'est un dossier",
        ErrorKind::AlreadyExists => "il existe déjà",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "le disque est plein",
        ErrorKind::ReadOnlyFilesystem => "le disque est en lecture seule",
        ErrorKind::AddrInUse => "un autre programme l'occupe",
        ErrorKind::AddrNotAvailable => "cette machine n'a pas cette adresse",
        ErrorKind::TimedOut | ErrorKind::WouldBlock => "pas de réponse à temps",
        ErrorKind::OutOfMemory => "la mémoire est pleine",
        ErrorKind::InvalidFilename => "le nom est trop long",
        _ => {
            let number = error.raw_os_error().map_or_else(String::new, |code| format!(" (erreur {code})"));
            return format!("le système refuse{number}");
        }
    };
    known.to_owned()
}

impl Folder {
    /// Reads all the files under `root`, but hidden ones and those that editors leave beside their work.
    ///
    /// # Errors
    /// The first thing that cannot be read: a partial folder is never returned.
    pub fn read(root: &Path) -> Result<Folder, ReadError> {
        if !root.exists() {
            return Err(ReadError::Absent(root.to_owned()));
        }
        if !root.is_dir() {
            return Err(ReadError::NotAFolder(root.to_owned()));
        }
        let mut files = BTreeMap::new();
        for entry in WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(wanted) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(root).to_owned();
                ReadError::Io(path, error.into_io_error().unwrap_or_else(|| std::io::ErrorKind::Other.into()))
            })?;
            if entry.depth() == 0 || entry.file_type().is_dir() {
                continue;
            }
            let (name, bytes) = read_file(root, &entry)?;
            files.insert(name, bytes);
        }
        Ok(Folder { shown: root.display().to_string().replace('\\', "/"), files })
    }

    /// The path of a file as messages show it.
    pub fn shown_path(&self, name: &str) -> String {
        format!("{}/{name}", self.shown.trim_end_matches('/'))
    }
}

fn wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let temporary = name.ends_with('~') || name.ends_with(".swp") || name.ends_with(".tmp") || name.starts_with('#');
    entry.depth() == 0 || !(name.starts_with('.') || temporary || name == "Thumbs.db" || name == "desktop.ini")
}

fn read_file(root: &Path, entry: &DirEntry) -> Result<(String, Vec<u8>), ReadError> {
    let path = entry.path();
    if !entry.file_type().is_file() {
        return Err(ReadError::Link(path.to_owned()));
    }
    let relative = path.strip_prefix(root).unwrap_or(path);
    let steps: Option<Vec<&str>> = relative.components().map(|step| step.as_os_str().to_str()).collect();
    let name = steps.ok_or_else(|| ReadError::NotText(path.to_owned()))?.join("/");
    let io = |error| ReadError::Io(path.to_owned(), error);
    let size = std::fs::metadata(path).map_err(io)?.len();
    if size > MAX_FILE {
        return Err(ReadError::TooLarge(path.to_owned(), size));
    }
    Ok((name, std::fs::read(path).map_err(io)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_sorted_files_with_forward_slashes_and_skips_what_editors_leave() {
        let dir = tempfile::tempdir().expect("a folder");
        for name in ["b.toml", "a/c.md", ".caché", "a/d.md~", "a/.e.swp"] {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            std::fs::write(path, name).expect("a file");
        }
        let folder = Folder::read(dir.path()).expect("a folder");
        assert_eq!(folder.files.keys().collect::<Vec<_>>(), ["a/c.md", "b.toml"]);
    }

    #[test]
    fn an_absent_folder_says_so() {
        let error = Folder::read(Path::new("nulle/part")).expect_err("no folder");
        assert!(error.to_string().contains("n'existe pas"), "{error}");
    }

    #[test]
    fn a_name_does_not_drive_the_terminal() {
        let path = PathBuf::from("a\u{1b}[31m\n::warning::\r\u{202e}é");
        for error in [
            ReadError::Absent(path.clone()),
            ReadError::NotAFolder(path.clone()),
            ReadError::Link(path.clone()),
            ReadError::NotText(path.clone()),
            ReadError::TooLarge(path.clone(), 2_000_000),
            ReadError::Io(path.clone(), std::io::ErrorKind::PermissionDenied.into()),
        ] {
            let message = error.to_string();
            assert!(message.contains("a\u{FFFD}[31m\u{FFFD}::warning::\u{FFFD}\u{FFFD}é"), "{message:?}");
            assert!(!message.contains(char::is_control), "{message:?}");
        }
    }

    #[test]
    fn a_file_beyond_the_limit_is_refused_before_it_is_read() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = std::fs::File::create(dir.path().join("x.toml")).expect("a file");
        file.set_len(MAX_FILE).expect("a size");
        assert!(Folder::read(dir.path()).is_ok());
        file.set_len(MAX_FILE + 1).expect("a size");
        let error = Folder::read(dir.path()).expect_err("a file too large");
        assert!(error.to_string().contains("1 Mo"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_refused_rather_than_followed() {
        let dir = tempfile::tempdir().expect("a folder");
        std::os::unix::fs::symlink("/etc/passwd", dir.path().join("x.toml")).expect("a link");
        assert!(matches!(Folder::read(dir.path()), Err(ReadError::Link(_))));
    }
}
