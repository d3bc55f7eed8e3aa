//! fascicule: one statement, written once, in many documents.
//!
//! # How data flows
//!
//! One way: **files → checked catalogue → documents and plan → bytes → output**. [`build()`] is the whole
//! pipeline; each of its lines is a room. While the content is being written, [`workbench`] walks the same way, and
//! [`preview`] stands for the output.
//!
//! | room | owns | may import |
//! | --- | --- | --- |
//! | [`model`] | the catalogue as the field speaks of it, rich text, codes | nothing of ours |
//! | [`diagnostic`] | what is wrong, where, how to mend it; its renderings; the page of each code | `model` |
//! | [`source`] | the only door to the file system for reading | nothing of ours |
//! | [`content`] | TOML and Markdown → catalogue: parse with places, then rules | `source`, `model`, `diagnostic` |
//! | [`document`] | each printable as one format-neutral tree | `model` |
//! | [`plan`] | addresses, anchors, links resolved | `model`, `document`, `diagnostic` |
//! | [`theme`] | the theme inside the program, and what a folder of the project changes of it | `source` |
//! | [`brand`] | `theme.toml` and `mots.toml`: a body's name, colour and logo, and its words, checked | `model`, `diagnostic` |
//! | [`typography`] | French spaces and apostrophes, when text is rendered | nothing of ours |
//! | [`pdf`], [`site`], [`data`] | renderers: functions from plan and theme to bytes; `data` makes the open data | `model`, `document`, `plan`, `typography`, `brand`, `diagnostic` |
//! | [`bundle`] | several files as one download, and the sums of all | `model`, `document`, `plan`, `typography` |
//! | [`publish`] | staging, manifest, exchange, cache, compressed twins: the only room that writes | nothing of ours |
//! | [`preview`] | a site in memory, shown on this machine, that follows each save | nothing of ours |
//! | [`build`](mod@build) | the whole pipeline: what is read, made, kept from one build to the next, and published | `model`, `diagnostic`, `source`, `theme`, `content`, `brand`, `document`, `plan`, `pdf`, `site`, `data`, `bundle`, `publish` |
//! | [`workbench`] | the site as it is being written, made anew at each change; PDFs and sets on demand | `build`, `diagnostic`, `source`, `theme`, `document`, `pdf`, `plan`, `site`, `bundle`, `publish`, `preview` |
//! | `cli` (in the binary) | arguments, progress, everything that is printed | all |
//!
//! What is not yet published is taken out once, by [`model::Catalogue::published`], before anything is made of the
//! catalogue: no room after it knows of a draft that the public may not see. The words that guides do not share are keyed by
//! the guide that prints them, never by the edition of a certification, whose code is only an address.
//!
//! What pages and papers say that is neither content nor a source's is in the theme, `mots.toml`, and reaches every room in
//! the catalogue ([`model::Mots`]): a sentence is asked by its key, and no room from `document` to `site` holds one of its own.
//! Only diagnostics and the command line speak French in Rust.
//!
//! `tests/suite/laws.rs` holds the last column. What a renderer must know of another's work (the pages and weight of a PDF)
//! passes through `build` as plain facts.
//!
//! # Where to add what
//!
//! * **A certification**: content only, a folder under `content/certifications/`.
//! * **A form**: content only, a gabarit in `content/commun/gabarits/`. What it cannot say is an insertion of
//!   `document/gabarit/`, closed and named in `content/format/gabarit.rs`.
//! * **A document that computes**: one file in `document/`, its place in `document::of_certification`, its name in
//!   `model::Kind`. Both renderings follow.
//! * **A rule on the content**: one file in `content/rules/` and its page beside it (`.md`, listed in
//!   `diagnostic/reference.rs`), one line in `rules::check`, one fixture in `tests/fixtures/diagnostics/`.
//! * **A kind of content file**: its type in `content/format/`, its line in `content/kinds.rs`, its seat in
//!   `content/raw.rs`, its assembly. Schemas and formatting follow.
//! * **A file for search engines, feed readers or servers**: one file in `site/`, one line in its `files_for_programs`.
//! * **An output format**: a room beside `pdf`.
//!
//! # Why the content is checked against a schema
//!
//! serde stops at the first error; an editor must see them all. The types of `content::format` are the only definition
//! of the format: schemars makes a schema from them, `content::shape` walks the file against it and reports every fault
//! with its place, and serde then reads what is known to fit.

// No room panics: what may fail says so in its type. None prints but the command line.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::print_stdout,
        clippy::print_stderr
    )
)]
#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests read, write and measure")
)]

// In the rooms that walk through the catalogue and its trees, no `match` ends with a wildcard: of a new kind of block, of
// document or of field, the compiler asks each of them what becomes of it. It is said at each of these rooms below.

pub(crate) mod brand;
pub(crate) mod build;
pub(crate) mod bundle;
pub mod content;
#[deny(clippy::wildcard_enum_match_arm)]
pub mod data;
pub mod diagnostic;
#[deny(clippy::wildcard_enum_match_arm)]
pub mod document;
#[deny(clippy::wildcard_enum_match_arm)]
pub mod model;
#[deny(clippy::wildcard_enum_match_arm)]
pub mod pdf;
#[deny(clippy::wildcard_enum_match_arm)]
pub mod plan;
pub mod preview;
#[allow(clippy::disallowed_methods, reason = "the only room that writes, and reads what it wrote")]
pub mod publish;
#[deny(clippy::wildcard_enum_match_arm)]
pub mod site;
#[allow(clippy::disallowed_methods, reason = "the only door for reading")]
pub mod source;
pub mod theme;
pub mod typography;
pub mod workbench;

pub use build::{Built, Checked, Failure, Options, Printing, Step, build, check, check_theme, livrets, root_of};
