//! French typography, applied when text is rendered, to HTML and PDF alike, so that the data
//! keeps the text as it was typed.
//!
//! What is not prose (addresses, paths, code) is shown as it was typed, and spaces are replaced,
//! never added, save inside guillemets: `mutuelle:` may be a slip, but `10:30` is not.

mod french;
mod runs;
#[cfg(test)]
mod tests;

pub use french::french;
pub use runs::set_runs;
