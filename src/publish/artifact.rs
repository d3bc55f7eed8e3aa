//! A file to be published, and the hashes that tell files apart.

/// A file to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Where it goes, relative to the output folder, with forward slashes: `fiches/index.html`.
    pub path: String,
    /// Its whole content, written as it is.
    pub bytes: Vec<u8>,
}

/// A hash as it is written.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
