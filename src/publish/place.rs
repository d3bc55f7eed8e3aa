//! Where the output is, and the names that publication uses beside it.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use super::MANIFEST;
use super::error::{Doing, PublishError};

/// Marks a folder beside the output as being written or removed by a build: whatever it holds, it may be removed.
pub(super) const MARK: &str = ".fascicule-jetable";

/// The output folder and its neighbours, all in one parent, hence on one file system.
#[derive(Debug)]
pub(super) struct Place {
    /// Never empty, so that it can be opened: `.` when the output is a bare name.
    pub parent: PathBuf,
    pub output: PathBuf,
    /// Disposable, at any moment.
    pub staging: PathBuf,
    /// Precious: exists only while an exchange by steps is under way, and holds the old site.
    pub aside: PathBuf,
    pub lock: PathBuf,
}

impl Place {
    pub fn of(output: &Path) -> Result<Self, PublishError> {
        let nameless = || PublishError::Nameless(output.to_path_buf());
        let name = output.file_name().ok_or_else(nameless)?;
        let parent = output.parent().ok_or_else(nameless)?;
        let beside = |role: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(".fascicule-");
            hidden.push(role);
            parent.join(hidden)
        };
        Ok(Self {
            // Rebuilt from its name: with a final slash, a link would pass for its target.
            output: parent.join(name),
            staging: beside("neuf"),
            aside: beside("ancien"),
            lock: beside("verrou"),
            parent: if parent == Path::new("") { PathBuf::from(".") } else { parent.to_path_buf() },
        })
    }
}

/// Refuses an output that is inside `other`, or holds it: publishing would replace what a build reads, or a build would
/// read what it published.
///
/// # Errors
/// [`PublishError::Nested`], with `what` to say what the other folder is: « le contenu ».
pub fn keep_apart(output: &Path, what: &'static str, other: &Path) -> Result<(), PublishError> {
    let (here, there) = (real(output), real(other));
    match here.starts_with(&there) || there.starts_with(&here) {
        true => Err(PublishError::Nested { output: output.into(), what, other: other.into() }),
        false => Ok(()),
    }
}

/// Refuses an output inside a folder that was published: the next publication there would find it foreign.
pub(super) fn keep_out_of_sites(output: &Path) -> Result<(), PublishError> {
    match real(output).ancestors().skip(1).find(|folder| folder.join(MANIFEST).is_file()) {
        Some(site) => Err(PublishError::Nested { output: output.into(), what: "un site publié", other: site.into() }),
        None => Ok(()),
    }
}

/// The path from the root, links followed as far as it exists.
fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let known = absolute.ancestors().find_map(|folder| Some((folder, fs::canonicalize(folder).ok()?)));
    let (folder, known) = known.unwrap_or((Path::new(""), PathBuf::new()));
    let rest = absolute.strip_prefix(folder).unwrap_or(&absolute).components();
    rest.fold(known, |at, step| match step {
        Component::ParentDir => at.parent().map(Path::to_path_buf).unwrap_or(at),
        Component::CurDir => at,
        step => at.join(step),
    })
}

/// Removes the folder of a site that a build wrote or replaced, if there is one; anything else under its name is
/// someone's, and is refused.
pub(super) fn discard(folder: &Path) -> Result<(), PublishError> {
    match fs::symlink_metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).doing("de lire", folder),
        Ok(metadata) if metadata.is_dir() && is_ours(folder).doing("de lire", folder)? => {}
        Ok(_) => return Err(PublishError::Neighbour(folder.into())),
    }
    let first = remove(folder);
    match first {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            open_up(folder);
            remove(folder)
        }
        other => other,
    }
    .doing("de supprimer", folder)
}

/// Whether a folder is empty, or a site whole or marked.
fn is_ours(folder: &Path) -> io::Result<bool> {
    let is_file = |name: &str| fs::symlink_metadata(folder.join(name)).is_ok_and(|found| found.is_file());
    Ok(is_file(MARK) || is_file(MANIFEST) || fs::read_dir(folder)?.next().is_none())
}

/// Its mark goes last, so that a removal that is interrupted can go on.
fn remove(folder: &Path) -> io::Result<()> {
    let mark = folder.join(MARK);
    if !mark.exists() {
        fs::File::create_new(&mark)?;
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_type()?.is_dir() {
            true => fs::remove_dir_all(entry.path())?,
            false if entry.file_name() == MARK => {}
            false => fs::remove_file(entry.path())?,
        }
    }
    fs::remove_file(&mark)?;
    fs::remove_dir(folder)
}

/// Gives back to a folder and those below it the right to be emptied, which someone took away. A refusal shows when they
/// are removed.
#[cfg(unix)]
fn open_up(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())).for_each(|entry| open_up(&entry.path()));
}

#[cfg(not(unix))]
fn open_up(_folder: &Path) {}
