//! What is known of the files that were made, told to the renderers that speak of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::data::DataFacts;

/// What is known of a PDF once it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    pub pages: usize,
    pub bytes: usize,
}

/// What is known of the PDFs of a document: on paper, and to fill on a screen if it is a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFacts {
    pub paper: FileFacts,
    pub fillable: Option<FileFacts>,
}

/// What is known of the files that were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Of each document, by the address of its PDF on paper.
    pub documents: BTreeMap<String, DocumentFacts>,
    /// Of each set, by its address, with the pages of all its files.
    pub sets: BTreeMap<String, FileFacts>,
    /// Of the open data.
    pub data: DataFacts,
}

impl Facts {
    /// Those of the PDF at an address.
    pub fn of_file(&self, path: &str) -> Option<FileFacts> {
        match path.strip_suffix("-a-remplir.pdf") {
            Some(name) => self.documents.get(&format!("{name}.pdf"))?.fillable,
            None => Some(self.documents.get(path)?.paper),
        }
    }
}
