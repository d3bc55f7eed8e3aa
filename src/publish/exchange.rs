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
//! Between the first two, a signal that asks the program to end waits ([`Shield`]); no system lets a program hold back a
//! kill or a power cut. The next build then puts the old site back.
//!
//! Its journal is `aside` itself, which exists between the first step and the last and at no
//! other moment, and always holds a whole site: nothing has to be written, and so nothing can
//! be lost or contradict the folders. [`recover`] reads it.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{flag, low_level};

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
    let _shield = Shield::raise();
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
    discard(&place.staging)?;
    let aside = fs::symlink_metadata(&place.aside);
    if aside.is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(());
    }
    // A folder that no build set aside is someone's.
    manifest::occupant(&place.aside)?;
    match manifest::occupant(&place.output)? {
        Occupant::Absent => {}
        Occupant::Empty => discard(&place.output)?,
        Occupant::Ours => {
            // By its disposable name first: half removed, it must never come back as a site.
            fs::rename(&place.aside, &place.staging).doing("de déplacer", &place.aside)?;
            return discard(&place.staging);
        }
    }
    fs::rename(&place.aside, &place.output).doing("de remettre en place", &place.output)
}

/// Holds back, until it is dropped, the signals that ask the program to end: a terminal that closes, Ctrl-C, a service
/// that stops. Where the system refuses, nothing is held back.
struct Shield {
    asked: Vec<(i32, Arc<AtomicBool>)>,
    is_down: Arc<AtomicBool>,
}

#[cfg(unix)]
const ENDING: [i32; 3] = [SIGINT, SIGTERM, signal_hook::consts::SIGHUP];
#[cfg(not(unix))]
const ENDING: [i32; 2] = [SIGINT, SIGTERM];

impl Shield {
    fn raise() -> Shield {
        let is_down = Arc::new(AtomicBool::new(false));
        let hold = |signal| {
            let asked = Arc::new(AtomicBool::new(false));
            flag::register_conditional_default(signal, Arc::clone(&is_down)).ok()?;
            flag::register(signal, Arc::clone(&asked)).ok()?;
            Some((signal, asked))
        };
        Shield { asked: ENDING.into_iter().filter_map(hold).collect(), is_down }
    }
}

impl Drop for Shield {
    fn drop(&mut self) {
        self.is_down.store(true, Ordering::SeqCst);
        if let Some((signal, _)) = self.asked.iter().find(|(_, asked)| asked.load(Ordering::SeqCst)) {
            let _ = low_level::emulate_default_handler(*signal);
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_signal_waits_behind_the_shield() {
        let shield = Shield::raise();
        low_level::raise(signal_hook::consts::SIGHUP).unwrap();
        let asked: Vec<i32> =
            shield.asked.iter().filter(|(_, asked)| asked.load(Ordering::SeqCst)).map(|(signal, _)| *signal).collect();
        assert_eq!(asked, [signal_hook::consts::SIGHUP]);
        // Dropped, it would end the tests.
        std::mem::forget(shield);
    }
}
