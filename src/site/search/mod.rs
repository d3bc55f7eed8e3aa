//! Search: an index that a script loads, and the page that asks it.
//!
//! The index is a script, as a page opened from a disk may load scripts and nothing else. It holds words as they are
//! shown; the script of the theme cuts them into terms, and the question with the same knife. Each statement is there once,
//! under its code ([`statements`]); all the other words are read in the pages themselves ([`reading`]), so that what is not
//! found is not on the site.

mod gathered;
mod index;
mod page;
mod reading;
mod record;
mod statements;

pub use index::file;
pub use page::page;
