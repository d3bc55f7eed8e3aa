//! Who may read what is published: everybody, whatever the settings of the person who publishes, as a web server is
//! somebody else.

use std::fs::{self, Metadata};
use std::path::Path;

/// Lets everybody read a file, or enter a folder. Some file systems know nothing of it: there, who mounted them decides.
#[cfg(unix)]
pub(super) fn open_to_all(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let Ok(found) = fs::symlink_metadata(path) else { return };
    let mode = if found.is_dir() { 0o755 } else { 0o644 };
    if found.permissions().mode() & 0o777 != mode {
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode));
    }
}

/// Whether everybody may read that file, or enter that folder.
#[cfg(unix)]
pub(super) fn is_open_to_all(found: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let wanted = if found.is_dir() { 0o555 } else { 0o444 };
    found.permissions().mode() & wanted == wanted
}

#[cfg(not(unix))]
pub(super) fn open_to_all(_path: &Path) {}

#[cfg(not(unix))]
pub(super) fn is_open_to_all(_found: &Metadata) -> bool {
    true
}

/// Lets everybody enter a folder and those below it.
pub(super) fn open_folders(folder: &Path) {
    open_to_all(folder);
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    folders.for_each(|entry| open_folders(&entry.path()));
}
