//! The paths that may be published: those that name one file, the same, on any system.

use std::collections::BTreeMap;

use super::error::PublishError;
use super::{Artifact, MANIFEST};

/// Names that Windows gives to devices, in any case and with any extension.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// The longest name that common file systems accept, in bytes.
const LONGEST_NAME: usize = 255;

/// Checks every path, then that no two of them meet.
pub(super) fn check(artifacts: &[Artifact]) -> Result<(), PublishError> {
    let mut taken = Taken::default();
    taken.claim(MANIFEST)?;
    for Artifact { path, .. } in artifacts {
        for name in path.split('/') {
            if let Some(fault) = fault(name) {
                return Err(PublishError::Path { path: path.clone(), fault });
            }
        }
        taken.claim(path)?;
    }
    Ok(())
}

/// What forbids a component of a path, if anything does: the end of a sentence whose subject is
/// the path.
fn fault(name: &str) -> Option<&'static str> {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = |port| {
        stem.strip_prefix(port).is_some_and(|rest| {
            let mut rest = rest.chars();
            matches!((rest.next(), rest.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
    };
    let is_forbidden = |c: char| c.is_control() || r#"\:*?"<>|"#.contains(c);
    if name.is_empty() {
        Some("est absolu, est vide, ou contient un nom vide")
    } else if name == "." || name == ".." {
        Some("contient « . » ou « .. », qui pourrait mener hors du dossier de sortie")
    } else if name.contains(is_forbidden) {
        Some(r#"contient un caractère interdit (\ : * ? " < > | ou un caractère invisible)"#)
    } else if name.ends_with(['.', ' ']) {
        Some("contient un nom qui finit par un point ou une espace, ce que Windows refuse")
    } else if DEVICES.contains(&&*stem) || numbered("COM") || numbered("LPT") {
        Some("contient un nom que Windows se réserve (CON, PRN, AUX, NUL, COM1, LPT1…)")
    } else if name.len() > LONGEST_NAME {
        Some("contient un nom de plus de 255 octets")
    } else {
        None
    }
}

/// The files and folders that the paths seen so far need, by their name regardless of case.
#[derive(Default)]
struct Taken<'a>(BTreeMap<String, (&'a str, Kind)>);

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Folder,
    File,
}

impl<'a> Taken<'a> {
    fn claim(&mut self, path: &'a str) -> Result<(), PublishError> {
        let folders = path.match_indices('/').map(|(slash, _)| (&path[..slash], Kind::Folder));
        for (wanted, kind) in folders.chain([(path, Kind::File)]) {
            let Some((holder, held)) = self.0.insert(fold(wanted), (wanted, kind)) else {
                continue;
            };
            // A folder may be shared, but under one name: `Img/a` and `img/b` would be in one
            // folder here and in two there.
            if (kind, held) != (Kind::Folder, Kind::Folder) || holder != wanted {
                return Err(PublishError::Collision { path: path.into(), other: holder.into() });
            }
        }
        Ok(())
    }
}

/// Upper then lower, so that letters with several lowercase forms (`ß`, `ſ`, `ς`) meet as well.
fn fold(path: &str) -> String {
    path.to_uppercase().to_lowercase()
}
