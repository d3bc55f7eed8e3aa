//! What was made once and need not be made again: bytes, kept under the key of all that they are made from.
//!
//! A cache is a folder of files that may be deleted at any moment. Nothing depends on it: what cannot be read is made
//! again, what cannot be kept will be. An entry says its key and the hash of its bytes, and is believed when both are
//! right, so that a truncated, damaged or renamed file is as good as absent.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::artifact::hexadecimal;

/// What an entry begins with; changes when entries are no longer read as they were.
const FORMAT: &str = "fascicule, cache 1";

/// What ends the name of an entry.
const SUFFIX: &str = ".cache";

/// What begins the name of an entry being written.
const UNFINISHED: &str = "inacheve-";

/// A folder of entries.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache at `folder`, which is created when there is something to keep.
    pub fn at(folder: impl Into<PathBuf>) -> Cache {
        Cache { folder: folder.into() }
    }

    /// The bytes kept under `key`, if they are whole.
    pub fn get(&self, key: &str) -> Option<Vec<u8>> {
        let path = self.path(key);
        // A pipe would be waited for, and a link is not what was kept.
        let is_file = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file());
        let mut entry = if is_file { fs::read(&path).ok()? } else { return None };
        let end_of_head = entry.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(2)?.0 + 1;
        let bytes = entry.split_off(end_of_head);
        (entry == head(key, &bytes).into_bytes()).then_some(bytes)
    }

    /// Keeps `bytes` under `key`, a word without separators. A refusal of the system costs time later, nothing else.
    pub fn keep(&self, key: &str, bytes: &[u8]) {
        // Of this process only: several may keep the same thing at the same moment.
        let unfinished = self.folder.join(format!("{UNFINISHED}{}-{key}", std::process::id()));
        let entry = [head(key, bytes).as_bytes(), bytes].concat();
        // What stands there is of a process that had the same number.
        let _ = fs::remove_file(&unfinished);
        let kept = fs::create_dir_all(&self.folder)
            .and_then(|()| fs::File::create_new(&unfinished)?.write_all(&entry))
            .and_then(|()| fs::rename(&unfinished, self.path(key)));
        if kept.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
    }

    /// Makes room: of the entries that are not `used`, keeps the newest, as long as all of them weigh no more than
    /// those that are. One may so go back to yesterday's words, and have a build with drafts beside one without.
    ///
    /// What is not an entry stays, but for those that a killed run left unfinished.
    pub fn prune(&self, used: &BTreeSet<&str>) {
        let Ok(folder) = fs::read_dir(&self.folder) else { return };
        let (mut room, mut others) = (0, Vec::new());
        for entry in folder.flatten() {
            let (name, path) = (entry.file_name(), entry.path());
            let name = name.to_string_lossy();
            if name.starts_with(UNFINISHED) {
                let _ = fs::remove_file(path);
                continue;
            }
            let Some(key) = name.strip_suffix(SUFFIX) else { continue };
            let Ok(metadata) = entry.metadata() else { continue };
            match used.contains(key) {
                true => room += metadata.len(),
                false => others.push((metadata.modified().ok(), metadata.len(), path)),
            }
        }
        others.sort();
        for (_, weight, path) in others.into_iter().rev() {
            match room.checked_sub(weight) {
                Some(rest) => room = rest,
                None => {
                    room = 0;
                    let _ = fs::remove_file(path);
                }
            }
        }
    }

    fn path(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}{SUFFIX}"))
    }
}

/// The key of what this room makes from these parts, in this order. What others make from them, they tell apart by a part of
/// their own.
pub fn key_of<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> String {
    let mut hasher = Sha256::new();
    hasher.update(env!("FASCICULE_KEEPING"));
    for part in parts {
        // With its length, so that no two lists of parts are one.
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hexadecimal(&hasher.finalize())
}

/// The three lines before the bytes of an entry.
fn head(key: &str, bytes: &[u8]) -> String {
    format!("{FORMAT}\n{key}\n{}\n", hexadecimal(&Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache() -> (tempfile::TempDir, Cache) {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().join("missing/cache"));
        (folder, cache)
    }

    fn names(cache: &Cache) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&cache.folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn gives_back_what_it_was_given() {
        let (_folder, cache) = cache();
        assert_eq!(cache.get("a"), None);
        for bytes in [&b""[..], b"\n\n\n\n", b"%PDF\n\xFF\0"] {
            cache.keep("a", bytes);
            assert_eq!(cache.get("a").as_deref(), Some(bytes));
        }
        assert_eq!(cache.get("b"), None);
        assert_eq!(names(&cache), ["a.cache"]);
    }

    #[test]
    fn believes_no_entry_that_was_touched() {
        let (_folder, cache) = cache();
        cache.keep("a", b"the bytes of a");
        cache.keep("b", b"the bytes of b");
        let path = cache.path("a");
        let whole = fs::read(&path).unwrap();
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            assert_eq!(cache.get("a"), None, "truncated at {length}");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x20;
            fs::write(&path, damaged).unwrap();
            assert_eq!(cache.get("a"), None, "damaged at {at}");
        }
        fs::write(&path, [&whole[..], b"more"].concat()).unwrap();
        assert_eq!(cache.get("a"), None);
        fs::copy(cache.path("b"), &path).unwrap();
        assert_eq!(cache.get("a"), None, "foreign");
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert_eq!(cache.get("a"), None);
        cache.keep("a", b"no room");
        assert_eq!(names(&cache), ["a.cache", "b.cache"], "nothing unfinished is left");
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_an_empty_cache() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let cache = Cache::at(&file);
        cache.keep("a", b"bytes");
        cache.prune(&BTreeSet::new());
        assert_eq!(cache.get("a"), None);
        assert!(file.exists());
    }

    #[test]
    fn prunes_the_oldest_of_what_is_no_longer_used() {
        let (_folder, cache) = cache();
        let oldest = fs::File::open("Cargo.toml").unwrap().metadata().unwrap().modified().unwrap();
        for (age, key) in ["newest", "middle", "oldest"].iter().enumerate() {
            cache.keep(key, b"1234");
            let time = oldest - std::time::Duration::from_secs(age as u64);
            fs::File::options().write(true).open(cache.path(key)).unwrap().set_modified(time).unwrap();
        }
        for key in ["used", "used-too"] {
            cache.keep(key, b"1234");
        }
        fs::write(cache.folder.join("notes.txt"), "of someone").unwrap();
        fs::write(cache.folder.join("inacheve-1"), "of a killed run").unwrap();
        cache.prune(&BTreeSet::from(["used", "used-too"]));
        assert_eq!(names(&cache), ["middle.cache", "newest.cache", "notes.txt", "used-too.cache", "used.cache"]);
        cache.prune(&BTreeSet::new());
        assert_eq!(names(&cache), ["notes.txt"]);
    }
}
