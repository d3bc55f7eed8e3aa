//! A site to show, in memory.

use std::collections::BTreeMap;

/// A site to show: what it would publish, by address from its root (`fiches/index.html`).
pub struct Site {
    pub files: BTreeMap<String, Vec<u8>>,
    /// What takes long, and is made when someone asks for it.
    pub on_demand: BTreeMap<String, Order>,
}

/// A file to make when someone asks for it.
pub struct Order {
    /// What the file is made from: as long as it is the same, the file is too.
    pub key: String,
    /// Makes the file, or says in French why it cannot be made.
    pub make: Box<dyn Fn() -> Result<Vec<u8>, String> + Send + Sync>,
}
