//! What the répertoire national des certifications professionnelles says today: facts that the editor read there.

use super::{Catalogue, Certification, Day, Origin, Slug};

/// An active entry (« fiche ») of the register.
#[derive(Debug, Clone)]
pub struct RegisterEntry {
    /// The certification that it registers: the editions published here came before it.
    pub slug: Slug,
    /// Where that name is written.
    pub origin: Origin,
    /// Without its letters: « 39866 ».
    pub code: String,
    pub title: String,
    /// From 1 to 8.
    pub level: Option<u8>,
    pub certifiers: Vec<String>,
    /// The last day of the registration.
    pub expiry: Day,
    pub address: String,
    pub consulted: Day,
}

impl RegisterEntry {
    /// « RNCP39866 ».
    pub fn named(&self) -> String {
        format!("RNCP{}", self.code)
    }
}

impl Catalogue {
    /// What the register says today of a certification.
    pub fn registered(&self, certification: &Certification) -> Option<&RegisterEntry> {
        self.register.iter().find(|entry| entry.slug == certification.slug)
    }
}
