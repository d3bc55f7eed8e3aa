//! Where the project is: as with Git, a command works from any of its folders.

use std::path::PathBuf;

/// The content of the project that the current folder belongs to: the nearest `content/site.toml`, upwards. Without one, the
/// place where it was expected, so that the command says what it missed.
pub fn content() -> PathBuf {
    let depth = std::env::current_dir().map_or(1, |here| here.components().count());
    let steps = (0..depth).map(|up| [".."].repeat(up).iter().collect::<PathBuf>().join("content"));
    steps.into_iter().find(|content| content.join("site.toml").is_file()).unwrap_or_else(|| "content".into())
}
