//! Several files as one download: the sets of a certification, each with its index; and the sums of all downloads.
//!
//! The same files give the same bytes: they stand in the order of the plan, under the day against which the site judges
//! expiry. They are stored as they are, since a PDF is compressed already.

mod index;

use std::io::{self, Cursor, Write};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::model::{Day, Mots};
use crate::plan::{Facts, FileFacts, Plan, PlannedSet};
use index::Entry;

/// All that a set is made from, but for the bytes of its files.
#[derive(Debug, Clone)]
pub struct Recipe {
    /// The address of the set.
    pub path: String,
    /// The folder in which its files stand.
    folder: String,
    day: Day,
    /// What the index says before the list.
    head: String,
    mots: Mots,
    entries: Vec<Entry>,
}

impl Recipe {
    pub fn of(plan: &Plan, set: &PlannedSet) -> Recipe {
        Recipe {
            path: set.path.clone(),
            folder: set.name(),
            day: plan.catalogue.site.reference_date,
            head: index::head(plan, set),
            mots: plan.mots().clone(),
            entries: plan.files_of(set).into_iter().map(|(planned, path)| Entry::of(plan, planned, path)).collect(),
        }
    }

    /// The addresses of its files, in their order.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.path.as_str())
    }

    /// The zip, of its files in their order, each with the number of its pages.
    ///
    /// # Errors
    /// The set is too large for a zip.
    pub fn make(&self, files: &[(usize, &[u8])]) -> io::Result<Vec<u8>> {
        let date = DateTime::from_date_and_time(self.day.year, self.day.month, self.day.day, 0, 0, 0);
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(date.unwrap_or_default())
            .unix_permissions(0o644);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let facts = files.iter().map(|(pages, bytes)| FileFacts { pages: *pages, bytes: bytes.len() });
        zip.start_file(format!("{}/LISEZMOI.txt", self.folder), options)?;
        zip.write_all(index::text(&self.mots, &self.head, &self.entries, facts).as_bytes())?;
        for (entry, (_, bytes)) in self.entries.iter().zip(files) {
            zip.start_file(format!("{}/{}", self.folder, entry.name), options)?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    /// The weight of the zip, once its files are known.
    pub fn facts(&self, facts: &Facts) -> Option<FileFacts> {
        let files: Option<Vec<FileFacts>> = self.files().map(|path| facts.of_file(path)).collect();
        let files = files?;
        // Nothing in a stored zip depends on what its files say.
        let blank: Vec<(usize, Vec<u8>)> = files.iter().map(|facts| (facts.pages, vec![0; facts.bytes])).collect();
        let blank: Vec<(usize, &[u8])> = blank.iter().map(|(pages, bytes)| (*pages, bytes.as_slice())).collect();
        let bytes = self.make(&blank).ok()?.len();
        Some(FileFacts { pages: files.iter().map(|facts| facts.pages).sum(), bytes })
    }
}

/// The sums of files, by address, as `sha256sum -c` reads them from the root of the site.
pub fn sums<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Vec<u8> {
    let mut lines: Vec<(&str, String)> = files
        .into_iter()
        .map(|(path, bytes)| (path, Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()))
        .collect();
    lines.sort();
    lines.into_iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect::<String>().into_bytes()
}
