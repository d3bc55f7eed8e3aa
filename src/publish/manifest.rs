//! The manifest: the file by which a published folder is recognised as ours.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::artifact::{Artifact, hexadecimal};
use super::error::{Doing, PublishError};

/// The name of the manifest, at the root of a published folder.
pub const MANIFEST: &str = ".fascicule.json";

/// Changes when the manifest is no longer read as it was.
const FORMAT: u32 = 1;

/// Left behind by file managers that merely displayed a folder; nobody's work.
const SCATTERED: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

#[derive(Serialize, Deserialize)]
struct Manifest {
    format: u32,
    files: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    path: String,
    /// In bytes.
    size: usize,
    /// Of the content, in lowercase hexadecimal.
    sha256: String,
}

/// What stands where the output goes, when it may be replaced.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Occupant {
    Absent,
    Empty,
    Ours,
}

/// The manifest of a folder made of `artifacts`: sorted by path, the same bytes for the same
/// files.
pub(super) fn describe(artifacts: &[Artifact]) -> io::Result<Vec<u8>> {
    let entry = |Artifact { path, bytes }: &Artifact| Entry {
        path: path.clone(),
        size: bytes.len(),
        sha256: hexadecimal(&Sha256::digest(bytes)),
    };
    let mut files: Vec<Entry> = artifacts.par_iter().map(entry).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let mut json = serde_json::to_vec_pretty(&Manifest { format: FORMAT, files })?;
    json.push(b'\n');
    Ok(json)
}

/// Whether `read`, which gives the bytes of a path if they are of a size, finds each file that a manifest describes.
pub(super) fn is_held(manifest: &[u8], read: impl Fn(&str, usize) -> Option<Vec<u8>> + Sync) -> bool {
    let Ok(manifest) = serde_json::from_slice::<Manifest>(manifest) else { return false };
    let is_whole = |entry: &Entry| {
        read(&entry.path, entry.size).is_some_and(|bytes| hexadecimal(&Sha256::digest(bytes)) == entry.sha256)
    };
    manifest.files.par_iter().all(is_whole)
}

/// Looks at what stands at `output`; anything that may not be replaced is an error.
pub(super) fn occupant(output: &Path) -> Result<Occupant, PublishError> {
    match fs::symlink_metadata(output) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Occupant::Absent),
        Err(error) => return Err(error).doing("de lire", output),
        Ok(metadata) if metadata.is_symlink() => return Err(PublishError::Link(output.into())),
        Ok(metadata) if !metadata.is_dir() => return Err(PublishError::NotAFolder(output.into())),
        Ok(_) => {}
    }
    let ours = read(output)?;
    let mut foreign = Vec::new();
    let listed = ours.as_ref().map(Listed::new).unwrap_or_default();
    find_foreign(output, "", &listed, &mut foreign)?;
    if !foreign.is_empty() {
        foreign.sort();
        return Err(PublishError::Foreign { output: output.into(), names: foreign });
    }
    Ok(if ours.is_some() { Occupant::Ours } else { Occupant::Empty })
}

/// The manifest of the folder `output`, if it has one.
fn read(output: &Path) -> Result<Option<Manifest>, PublishError> {
    let path = output.join(MANIFEST);
    match fs::symlink_metadata(&path) {
        // Followed, a link could lead anywhere: whatever it is, it will be found foreign.
        Ok(metadata) if !metadata.is_file() => return Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        _ => {}
    }
    let json = fs::read(&path).doing("de lire", &path)?;
    match serde_json::from_slice::<Manifest>(&json) {
        Ok(manifest) if manifest.format == FORMAT => Ok(Some(manifest)),
        _ => Err(PublishError::Manifest(path)),
    }
}

/// The files that a manifest lists, and the folders that hold them.
#[derive(Default)]
struct Listed<'a> {
    files: BTreeSet<&'a str>,
    folders: BTreeSet<&'a str>,
}

impl<'a> Listed<'a> {
    fn new(manifest: &'a Manifest) -> Self {
        let mut files: BTreeSet<&str> = manifest.files.iter().map(|file| &*file.path).collect();
        let folders = files.iter().flat_map(|path| path.match_indices('/').map(|(slash, _)| &path[..slash])).collect();
        files.insert(MANIFEST);
        Self { files, folders }
    }
}

/// Adds to `foreign` what the folder holds that is not listed. A folder that is not listed is
/// foreign as a whole, and not entered: it may be vast.
fn find_foreign(
    folder: &Path,
    prefix: &str,
    listed: &Listed<'_>,
    foreign: &mut Vec<String>,
) -> Result<(), PublishError> {
    for entry in fs::read_dir(folder).doing("de lire", folder)? {
        let entry = entry.doing("de lire", folder)?;
        let is_folder = entry.file_type().doing("de lire", &entry.path())?.is_dir();
        let name = entry.file_name();
        // A name that is not Unicode is not one of ours: it must not pass for one once converted.
        let known = name.to_str().map(|name| format!("{prefix}{name}"));
        match known {
            Some(path) if is_folder && listed.folders.contains(&*path) => {
                find_foreign(&entry.path(), &format!("{path}/"), listed, foreign)?;
            }
            Some(path) if !is_folder && listed.files.contains(&*path) => {}
            Some(_) if !is_folder && SCATTERED.iter().any(|scattered| name == *scattered) => {}
            _ => {
                let slash = if is_folder { "/" } else { "" };
                foreign.push(format!("{prefix}{}{slash}", name.to_string_lossy()));
            }
        }
    }
    Ok(())
}
