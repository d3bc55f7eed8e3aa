//! Where the output is, and the names that publication uses beside it.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::error::PublishError;

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

/// Removes whatever is at `path`, if anything is; of a link, the link only.
pub(super) fn discard(path: &Path) -> io::Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
