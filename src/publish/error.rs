//! What can prevent a publication, told to the person who asked for it.

use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// How many names a message quotes before it stops.
const QUOTED: usize = 3;

/// Why nothing was published. Its `Display` is a complete message in French: what is wrong, and
/// how to mend it. Unless it is [`PublishError::SetAside`], the output folder is as it was.
#[derive(Debug)]
pub enum PublishError {
    /// The output path ends with no name, so that nothing can be put beside it.
    Nameless(PathBuf),
    /// The output path is a symbolic link.
    Link(PathBuf),
    /// The output path exists and is not a folder.
    NotAFolder(PathBuf),
    /// The output folder holds what was not published by us.
    Foreign {
        /// The output folder.
        output: PathBuf,
        /// What is foreign there, relative to it, sorted. A name ending with `/` is a folder,
        /// foreign with all it holds.
        names: Vec<String>,
    },
    /// The manifest of the output folder cannot be understood.
    Manifest(PathBuf),
    /// What stands beside the output, under a name that publication uses there, is someone's.
    Neighbour(PathBuf),
    /// The output folder and a folder that a build reads or keeps are one inside the other.
    Nested {
        /// The output folder.
        output: PathBuf,
        /// The other folder, in French, after « et » : « le contenu ».
        what: &'static str,
        /// Where it is.
        other: PathBuf,
    },
    /// Another build is publishing to the output folder.
    Busy(PathBuf),
    /// The path of an artifact cannot be published.
    Path {
        /// The path, as it was given.
        path: String,
        /// The end, in French, of a sentence whose subject is the path.
        fault: &'static str,
    },
    /// Two artifacts are one file, or a file and a folder, at least where case is ignored.
    Collision {
        /// The path of the second artifact, as it was given.
        path: String,
        /// The path that the first one took.
        other: String,
    },
    /// The file system refused an operation.
    Io {
        /// The operation, in French, after « Impossible ».
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// The refusal.
        source: io::Error,
    },
    /// The exchange failed half-way and the old site could not be put back; it is whole, aside.
    SetAside {
        /// Where the site should be.
        output: PathBuf,
        /// Where the old site is.
        aside: PathBuf,
        /// Why the new site could not be put in place.
        source: io::Error,
    },
}

impl PublishError {
    pub(super) fn io(action: &'static str, path: &Path, source: io::Error) -> Self {
        Self::Io { action, path: path.to_path_buf(), source }
    }
}

/// Says what an operation of the file system was doing when it failed.
pub(super) trait Doing<T> {
    fn doing(self, action: &'static str, path: &Path) -> Result<T, PublishError>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, action: &'static str, path: &Path) -> Result<T, PublishError> {
        self.map_err(|source| PublishError::io(action, path, source))
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nameless(path) => write!(
                f,
                "{} ne désigne pas un dossier de sortie par son nom. \
                 Donnez le nom d'un dossier à créer, par exemple « output ».",
                quoted(path)
            ),
            Self::Link(path) => write!(
                f,
                "{} est un lien symbolique : le remplacer laisserait intact le dossier \
                 qu'il désigne. Donnez le chemin de ce dossier lui-même, ou supprimez le lien.",
                quoted(path)
            ),
            Self::NotAFolder(path) => write!(
                f,
                "{} n'est pas un dossier : il ne peut pas recevoir le site. \
                 Déplacez-le, ou choisissez un autre dossier de sortie.",
                quoted(path)
            ),
            Self::Foreign { output, names } => {
                let more = if names.len() > QUOTED { "…" } else { "." };
                let names: Vec<_> = names.iter().take(QUOTED).map(|name| shown(name)).collect();
                write!(
                    f,
                    "Le dossier {} contient ce que fascicule n'y a pas mis et que la publication \
                     effacerait : {}{more} Déplacez-le ailleurs, ou choisissez un autre dossier \
                     de sortie, absent ou vide.",
                    quoted(output),
                    names.join(", "),
                )
            }
            Self::Manifest(path) => write!(
                f,
                "{} est illisible, ou vient d'une autre version de fascicule : rien ne dit ce qui \
                 peut être effacé dans ce dossier. S'il ne contient rien à garder, supprimez-le ; \
                 sinon, choisissez un autre dossier de sortie.",
                quoted(path)
            ),
            Self::Neighbour(path) => write!(
                f,
                "{} porte un nom que fascicule se réserve à côté du dossier de sortie, et n'est pas \
                 de lui : la publication l'effacerait. Déplacez-le ou renommez-le.",
                quoted(path)
            ),
            Self::Nested { output, what, other } => write!(
                f,
                "Le dossier de sortie {} et {what}, {}, ne peuvent pas être l'un dans l'autre : \
                 la publication remplacerait l'un par l'autre, ou lirait ce qu'elle a écrit. \
                 Choisissez un dossier de sortie à part, par exemple « output ».",
                quoted(output),
                quoted(other)
            ),
            Self::Busy(path) => write!(
                f,
                "Une autre commande fascicule est en train d'écrire dans {}. \
                 Attendez qu'elle se termine, puis relancez celle-ci.",
                quoted(path)
            ),
            Self::Path { path, fault } => {
                write!(f, "Le fichier « {} » ne peut pas être publié : son chemin {fault}. Renommez-le.", shown(path))
            }
            Self::Collision { path, other } if path == other => write!(
                f,
                "Deux fichiers seraient publiés au même endroit, « {} ». Renommez l'un des deux.",
                shown(path)
            ),
            Self::Collision { path, other } => write!(
                f,
                "« {} » et « {} » ne peuvent pas être publiés ensemble : l'un prendrait la place \
                 de l'autre, au moins sur les ordinateurs qui ne distinguent pas majuscules et \
                 minuscules. Renommez l'un des deux.",
                shown(path),
                shown(other)
            ),
            Self::Io { action, path, source } => write!(
                f,
                "Impossible {action} {} : {} Le dossier de sortie n'a pas été modifié.",
                quoted(path),
                remedy(source)
            ),
            Self::SetAside { output, aside, source } => write!(
                f,
                "Impossible de remplacer {} : {} Le site précédent est intact dans {} ; \
                 la prochaine commande le remettra en place.",
                quoted(output),
                remedy(source),
                quoted(aside)
            ),
        }
    }
}

impl Error for PublishError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { source, .. } | Self::SetAside { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// What a refusal of the system means, and what to do about it.
fn remedy(error: &io::Error) -> String {
    /// « The file is being used by another process », and its variant for a part of a file.
    const HELD_OPEN: [i32; 2] = [32, 33];
    let code = error.raw_os_error();
    let held_open = cfg!(windows) && code.is_some_and(|code| HELD_OPEN.contains(&code));
    let known = match error.kind() {
        _ if held_open => IN_USE,
        // What Windows also answers when a file below the folder is open.
        ErrorKind::PermissionDenied if cfg!(windows) => {
            return format!("accès refusé. Vérifiez vos droits sur ce dossier, ou bien {IN_USE}");
        }
        ErrorKind::PermissionDenied => "accès refusé. Vérifiez vos droits sur ce dossier et sur celui qui le contient.",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "le disque est plein. Libérez de la place, puis relancez la commande."
        }
        ErrorKind::ReadOnlyFilesystem => {
            "le disque est en lecture seule. Choisissez un dossier de sortie sur un autre disque."
        }
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
            "c'est un point de montage, qui ne peut pas être remplacé. \
             Choisissez comme dossier de sortie un sous-dossier de celui-ci."
        }
        ErrorKind::InvalidFilename => "le nom est trop long. Choisissez-en un plus court.",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "un autre fichier porte déjà ce nom. Déplacez-le, ou renommez l'un des deux."
        }
        ErrorKind::Unsupported => "ce disque ne le permet pas. Choisissez un dossier de sortie sur un autre disque.",
        ErrorKind::DirectoryNotEmpty => "ce dossier n'est pas vide. Déplacez ce qu'il contient.",
        ErrorKind::Interrupted | ErrorKind::TimedOut | ErrorKind::StaleNetworkFileHandle => {
            "le disque n'a pas répondu. Vérifiez qu'il est branché, puis relancez la commande."
        }
        _ => {
            // The words of the system are in its own language: its number says as much.
            let number = code.map_or_else(String::new, |code| format!(" (erreur {code} du système)"));
            return format!("le système refuse{number}. Corrigez-en la cause, puis relancez la commande.");
        }
    };
    known.into()
}

const IN_USE: &str = "un fichier du site est ouvert dans un autre programme. Fermez les PDF et les \
                      fenêtres qui affichent ce dossier, puis relancez la commande.";

fn quoted(path: &Path) -> String {
    format!("« {} »", shown(&path.to_string_lossy()))
}

/// A name as it may be written to a terminal, which control characters would drive, and whose order others reverse.
fn shown(name: &str) -> String {
    let drives = |c: char| {
        c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    name.chars().map(|c| if drives(c) { '\u{FFFD}' } else { c }).collect()
}
