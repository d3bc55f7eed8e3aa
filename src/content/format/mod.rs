//! The shape of the content files: one Rust type a file, read by serde, described to editors by schemars.
//!
//! These types are the single definition of the format: `shape.rs` checks a file against the schema made from them,
//! so that all the faults of a file are found with their place, and only then does serde read it. Field names and
//! descriptions are French because editors meet them. No type here reaches another room: `assemble/` turns them into
//! the model.
//!
//! A chapter a folder of the content; `values` is what they all use.

mod blocs;
mod certification;
mod common;
pub mod gabarit;
mod lists;
mod reading;
mod register;
mod site;
mod values;

pub use blocs::*;
pub use certification::*;
pub use common::*;
pub use lists::*;
pub use reading::*;
pub use register::*;
pub use site::*;
pub use values::*;
