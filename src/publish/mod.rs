//! Publication: the only room that writes, under the output folder and in the cache.
//!
//! It knows artifacts, a path and bytes, and nothing of what they mean. Its one promise: at
//! any moment, whatever fails, the output folder is the previous site, whole, or the new one,
//! whole.
//!
//! The new site is written into a hidden folder beside the output, then the two folders are
//! exchanged. For an output named `output`, the names used beside it are:
//!
//! | name                         | what it is                                              |
//! |------------------------------|---------------------------------------------------------|
//! | `.output.fascicule-neuf`     | the site being written, then the one replaced: disposable |
//! | `.output.fascicule-ancien`   | the previous site, whole, during an exchange by steps    |
//! | `.output.fascicule-verrou`   | the lock: one build at a time                            |
//!
//! What someone put under these names is never removed: the build says so, and stops. Everybody may read what is published.
//!
//! None of them outlives a build that ends by itself, save the empty lock file on Windows; the
//! next build puts in order what a killed one left.
//!
//! A site that is there already, byte for byte, is not written again.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use error::Doing;
use lock::Lock;
use manifest::Occupant;
use modes::{is_open_to_all, open_to_all};
use place::{MARK, Place};

mod artifact;
mod cache;
mod compress;
mod error;
mod exchange;
mod lock;
mod manifest;
mod modes;
mod paths;
mod place;
#[cfg(test)]
mod tests;

pub use artifact::Artifact;
pub use cache::{Cache, key_of};
pub use compress::compressed;
pub use error::PublishError;
pub use manifest::MANIFEST;
pub use place::keep_apart;

/// What publishing did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The output folder is the new site.
    Replaced,
    /// It was the new site already, and was not touched.
    Unchanged,
}

/// The right to replace an output folder: it was found replaceable, what an interrupted run left
/// has been put in order, and no other build may touch it until this value is dropped.
#[derive(Debug)]
pub struct Preparation {
    place: Place,
    _lock: Lock,
}

/// Checks, before any work is done, that `output` may be replaced, and reserves it.
///
/// `output` may be absent (its missing parents are created), an empty folder, or a folder made
/// by a previous publication and holding nothing else since. Anything else is refused, because
/// the exchange would delete what it holds: a folder of someone's, a file, a foreign file dropped
/// among ours (but not what file managers scatter: `.DS_Store`, `Thumbs.db`, `desktop.ini`). A
/// symbolic link is refused too: the exchange would replace the link and leave the folder it
/// points to as it was. So is a path that ends with no name (`.`, `..`, `/`).
///
/// # Errors
///
/// Each way of being refused above, another build under way on the same folder, and any failure
/// of the file system.
pub fn prepare(output: &Path) -> Result<Preparation, PublishError> {
    let place = Place::of(output)?;
    place::keep_out_of_sites(output)?;
    fs::create_dir_all(&place.parent).doing("de créer", &place.parent)?;
    let lock = Lock::take(&place)?;
    exchange::recover(&place)?;
    manifest::occupant(&place.output)?;
    Ok(Preparation { place, _lock: lock })
}

/// Publishes `artifacts` as the whole content of `output`, which is prepared first: what was
/// there and is not among them is gone.
///
/// The folder also receives [`MANIFEST`], by which the next publication knows that it may
/// replace it. The same artifacts, in any order, give the same folder.
///
/// # Errors
///
/// Those of [`prepare`] and of [`Preparation::publish`].
pub fn publish(output: &Path, artifacts: &[Artifact]) -> Result<Outcome, PublishError> {
    prepare(output)?.publish(artifacts).map(|(outcome, _)| outcome)
}

impl Preparation {
    /// Whether the prepared folder is already, byte for byte, the one that has this manifest.
    pub fn is(&self, manifest: &[u8]) -> bool {
        self.is_published(MANIFEST, manifest) && manifest::is_held(manifest, |path, size| self.read(path, size))
    }

    /// Publishes `artifacts` as the whole content of the prepared folder. See [`publish`]. Also gives the manifest, by
    /// which the folder is known again.
    ///
    /// # Errors
    ///
    /// A path that cannot be published everywhere (it leaves the folder, Windows reserves it, two
    /// of them are one file where case is ignored), a folder that received foreign files since it
    /// was prepared, and any failure of the file system. The previous site is then untouched.
    pub fn publish(self, artifacts: &[Artifact]) -> Result<(Outcome, Vec<u8>), PublishError> {
        paths::check(artifacts)?;
        let manifest = manifest::describe(artifacts).doing("de décrire", &self.place.output)?;
        let is_ours = matches!(manifest::occupant(&self.place.output), Ok(Occupant::Ours));
        let kept: Vec<bool> = artifacts.par_iter().map(|a| is_ours && self.is_published(&a.path, &a.bytes)).collect();
        if is_ours && self.is_published(MANIFEST, &manifest) && kept.iter().all(|kept| *kept) {
            return Ok((Outcome::Unchanged, manifest));
        }
        let published = self.stage(artifacts, &kept, &manifest).and_then(|()| self.install());
        // Half a new site after a failure, the old one after a success. Failing to remove it
        // changes nothing to what is published: the next build tries again, and complains.
        let _ = place::discard(&self.place.staging);
        published.map(|()| (Outcome::Replaced, manifest))
    }

    /// Whether the output folder holds this very file.
    fn is_published(&self, path: &str, bytes: &[u8]) -> bool {
        self.read(path, bytes.len()).is_some_and(|found| found == bytes)
    }

    /// The bytes of a file of the output folder, if there are as many of them.
    fn read(&self, path: &str, size: usize) -> Option<Vec<u8>> {
        let file = under(&self.place.output, path);
        // A link is not what was written there.
        let found = fs::symlink_metadata(&file).ok()?;
        let is_whole = found.is_file() && found.len() == size as u64 && is_open_to_all(&found);
        let mut folders = file.ancestors().skip(1).take_while(|folder| folder.starts_with(&self.place.output));
        let is_reached = folders.all(|folder| fs::symlink_metadata(folder).is_ok_and(|found| is_open_to_all(&found)));
        (is_whole && is_reached).then(|| fs::read(&file).ok())?
    }

    fn stage(&self, artifacts: &[Artifact], kept: &[bool], manifest: &[u8]) -> Result<(), PublishError> {
        let staging = &self.place.staging;
        fs::create_dir(staging).doing("de créer", staging)?;
        let mark = staging.join(MARK);
        fs::File::create_new(&mark).doing("d'écrire", &mark)?;
        // Most of the time goes to waiting for the disk: several files wait at once.
        artifacts.par_iter().zip(kept).try_for_each(|(artifact, kept)| {
            // The new site shares with the old one what they have in common, where the file system knows how.
            match *kept && self.share(&artifact.path) {
                true => Ok(()),
                false => self.write(&artifact.path, &artifact.bytes),
            }
        })?;
        self.write(MANIFEST, manifest)?;
        modes::open_folders(staging);
        // The manifest says from now on that this is ours.
        fs::remove_file(&mark).doing("de supprimer", &mark)
    }

    /// Gives the new site the file that the old one has at the same path; whether it could.
    fn share(&self, path: &str) -> bool {
        let (old, new) = (under(&self.place.output, path), under(&self.place.staging, path));
        new.parent().is_some_and(|folder| fs::create_dir_all(folder).is_ok()) && fs::hard_link(old, new).is_ok()
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let target = under(&self.place.staging, path);
        let folder = target.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        fs::create_dir_all(&folder).doing("de créer", &folder)?;
        // `create_new`, for the file systems that hold two names for one in ways of their own;
        // `sync_all`, because some disks tell that they are full only then, and because the
        // previous site is about to be deleted.
        fs::File::create_new(&target)
            .and_then(|mut file| {
                file.write_all(bytes)?;
                open_to_all(&target);
                file.sync_all()
            })
            .doing("d'écrire", &target)
    }

    fn install(&self) -> Result<(), PublishError> {
        // Looked at again: a whole build has passed since the preparation.
        match manifest::occupant(&self.place.output)? {
            Occupant::Absent => {
                fs::rename(&self.place.staging, &self.place.output).doing("de mettre en place", &self.place.output)
            }
            Occupant::Empty | Occupant::Ours => exchange::exchange(&self.place),
        }
    }
}

/// The file at `path` of a site in `folder`: component by component, since a Windows path such as `\\?\C:\site` takes
/// no slash.
fn under(folder: &Path, path: &str) -> PathBuf {
    path.split('/').fold(folder.to_path_buf(), |at, name| at.join(name))
}
