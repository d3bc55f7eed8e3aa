//! One build at a time on one output folder.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::PathBuf;

use super::error::{Doing, PublishError};
use super::place::Place;

/// Several builds that end at the same moment may each take away the file just opened; more
/// than this is a build under way.
const ATTEMPTS: usize = 16;

/// An exclusive lock, held until dropped. The system frees it when the process is killed.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    pub fn take(place: &Place) -> Result<Self, PublishError> {
        let path = &place.lock;
        // To open a pipe would wait for ever, and to open a link would make what it names.
        if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
            return Err(PublishError::Neighbour(path.clone()));
        }
        for _ in 0..ATTEMPTS {
            let file = File::options().write(true).create(true).truncate(false).open(path).doing("de créer", path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => break,
                Err(TryLockError::Error(error)) => return Err(error).doing("de verrouiller", path),
            }
            if is_still_at(&file, path).doing("de lire", path)? {
                return Ok(Self { path: path.clone(), _file: file });
            }
        }
        Err(PublishError::Busy(place.output.clone()))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still held, so that whoever opened it meanwhile finds it gone and opens
        // another. Windows offers no way to notice that: the empty file stays there.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether `path` still names the file that was locked: its last holder may have removed it
/// between our opening and our locking, and the next one would then lock another file.
#[cfg(unix)]
fn is_still_at(file: &File, path: &std::path::Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let ours = file.metadata()?;
    match fs::metadata(path) {
        Ok(there) => Ok((ours.dev(), ours.ino()) == (there.dev(), there.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
fn is_still_at(_file: &File, _path: &std::path::Path) -> io::Result<bool> {
    Ok(true)
}
