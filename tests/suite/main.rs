//! The integration tests, in one binary, so that Typst is linked once. Each file is a story of its own; `support` is what
//! they share.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests read, write and measure")]

mod addresses;
mod any_input;
mod attacks;
mod blocs;
mod circles;
mod computed;
mod data;
mod diagnostics;
mod end_to_end;
mod fidelity;
mod form;
mod forms;
mod gabarits;
mod guide;
mod hostile;
mod incremental;
mod init;
mod kept;
mod killed;
mod labels;
mod laws;
mod life;
mod listes;
mod mots;
mod new;
mod paper;
mod preview;
mod reading;
mod reference;
mod registration;
mod schemas;
mod search;
mod selection;
mod sets;
mod support;
mod terminal;
mod themes;
mod trees;
mod words;
