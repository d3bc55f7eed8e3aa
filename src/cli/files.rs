//! Writing what editors own: a file is replaced whole, or stays as it was.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// Replaces a file by way of a neighbour that no reading of the content sees, then moves it into place.
///
/// # Errors
/// A complete French message.
pub fn replace(path: &Path, text: &str) -> Result<(), String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.fascicule.tmp"));
    let written = fs::write(&beside, text)
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(path)?.permissions()))
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        refusal(path, &error)
    })
}

/// Writes a file, new or in place of another, in a folder that is made if it is missing.
///
/// # Errors
/// A complete French message.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.fascicule.tmp"));
    let folder = path.parent().unwrap_or(Path::new(""));
    let written =
        fs::create_dir_all(folder).and_then(|()| fs::write(&beside, bytes)).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        refusal(path, &error)
    })
}

/// Makes a folder and its files, all at once: until it is whole it stands beside, where no reading of the content sees it.
///
/// # Errors
/// A complete French message, among others when the folder exists.
pub fn create_folder(folder: &Path, files: &BTreeMap<String, String>) -> Result<(), String> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.with_file_name(format!(".{name}.fascicule.tmp"));
    let write = || -> io::Result<()> {
        if fs::exists(folder)? {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        // What an interrupted run left.
        if fs::exists(&beside)? {
            fs::remove_dir_all(&beside)?;
        }
        for (path, text) in files {
            let path = beside.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&beside))?;
            fs::write(path, text)?;
        }
        fs::rename(&beside, folder)
    };
    write().map_err(|error| {
        let _ = fs::remove_dir_all(&beside);
        refusal(folder, &error)
    })
}

fn refusal(path: &Path, error: &io::Error) -> String {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied => {
            "accès refusé. Vérifiez vos droits, et fermez le fichier s'il est ouvert dans un autre programme."
                .to_owned()
        }
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            "il existe déjà, ou un fichier porte le nom d'un dossier.".to_owned()
        }
        io::ErrorKind::StorageFull => "le disque est plein. Libérez de la place, puis relancez la commande.".to_owned(),
        _ => format!("le système répond « {error} »."),
    };
    format!("« {} » ne peut pas être écrit : {why} Ce qui s'y trouvait est intact.", path.display())
}
