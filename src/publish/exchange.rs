//! Putting the new site in the place of the old one.
//!
//! Both ways have the same effect, `staging` and `output` exchange their contents. The first is
//! one atomic operation of the system. The second is three renames, for the systems and file
//! systems without that operation:
//!
//! 1. `output` → `aside`, after which there is no output;
//! 2. `staging` → `output`, after which the new site is in place;
//! 3. `aside` → `staging`, after which the old site is disposable.
//!
//! Its journal is `aside` itself, which exists between the first step and the last and at no
//! other moment, and always holds a whole site: nothing has to be written, and so nothing can
//! be lost or contradict the folders. [`recover`] reads it.

use std::fs;
use std::io;
use std::path::Path;

use super::error::{Doing, PublishError};
use super::manifest::{self, Occupant};
use super::place::{Place, discard};

/// Exchanges the new site in `staging` with the folder at `output`.
pub(super) fn exchange(place: &Place) -> Result<(), PublishError> {
    if at_once(&place.staging, &place.output).doing("de remplacer", &place.output)? {
        return Ok(());
    }
    by_steps(place)
}

/// Exchanges two folders atomically; `false` when that is not possible here.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn at_once(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    /// What is answered by an old kernel, and by file systems such as those of USB sticks.
    const UNSUPPORTED: [Errno; 4] = [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP];
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(errno) if UNSUPPORTED.contains(&errno) => Ok(false),
        Err(errno) => Err(errno.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn at_once(_one: &Path, _other: &Path) -> io::Result<bool> {
    Ok(false)
}

/// The three renames, in order.
pub(super) fn steps(place: &Place) -> [(&Path, &Path); 3] {
    [(&place.output, &place.aside), (&place.staging, &place.output), (&place.aside, &place.staging)]
}

/// Exchanges step by step; a failure puts the old site back.
pub(super) fn by_steps(place: &Place) -> Result<(), PublishError> {
    let [set_aside, install, hand_over] = steps(place).map(|(from, to)| move || fs::rename(from, to));
    set_aside().doing("de remplacer", &place.output)?;
    if let Err(error) = install() {
        return Err(match fs::rename(&place.aside, &place.output) {
            Ok(()) => PublishError::io("de remplacer", &place.output, error),
            Err(_) => {
                PublishError::SetAside { output: place.output.clone(), aside: place.aside.clone(), source: error }
            }
        });
    }
    // The new site is in place: if this fails, the next build will see to it.
    let _ = hand_over();
    Ok(())
}

/// Puts in order what an interrupted run left, so that neither `staging` nor `aside` exists.
///
/// An old site set aside comes back if nothing took its place, and is removed if a site did.
/// Should a folder not made by us stand there, the error says so and nothing is lost.
pub(super) fn recover(place: &Place) -> Result<(), PublishError> {
    let tidy = |path: &Path| discard(path).doing("de supprimer", path);
    tidy(&place.staging)?;
    let aside = fs::symlink_metadata(&place.aside);
    if aside.is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(());
    }
    match manifest::occupant(&place.output)? {
        Occupant::Absent => {}
        Occupant::Empty => tidy(&place.output)?,
        Occupant::Ours => {
            // By its disposable name first: half removed, it must never come back as a site.
            fs::rename(&place.aside, &place.staging).doing("de déplacer", &place.aside)?;
            return tidy(&place.staging);
        }
    }
    fs::rename(&place.aside, &place.output).doing("de remettre en place", &place.output)
}
