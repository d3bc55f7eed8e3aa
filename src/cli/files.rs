//! Writing what editors own: a file is replaced whole, or stays as it was.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use fascicule::source;

/// Replaces a file by way of a neighbour that no reading of the content sees, then moves it into place.
///
/// # Errors
/// A complete French message.
pub fn replace(path: &Path, text: &str) -> Result<(), String> {
    by_a_neighbour(path, |beside| {
        let permissions = fs::metadata(path)?.permissions();
        write_new(beside, text.as_bytes())?;
        fs::set_permissions(beside, permissions)
    })
}

/// Writes a file, new or in place of another, in a folder that is made if it is missing.
///
/// # Errors
/// A complete French message.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let folder = path.parent().unwrap_or(Path::new(""));
    by_a_neighbour(path, |beside| fs::create_dir_all(folder).and_then(|()| write_new(beside, bytes)))
}

/// Has a file written beside its place, then moves it there.
fn by_a_neighbour(path: &Path, write: impl Fn(&Path) -> io::Result<()>) -> Result<(), String> {
    let beside = neighbour(path);
    write(&beside).and_then(|()| fs::rename(&beside, path)).map_err(|error| {
        let _ = fs::remove_file(&beside);
        refusal(path, &error)
    })
}

/// The name under which a file or a folder is written before it stands in its place.
fn neighbour(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.fascicule.tmp"))
}

/// Writes a file that does not exist. What an interrupted run left under its name is removed first, and so is a link that
/// someone hid there: written through, it would overwrite the file that it names.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        fs::remove_file(path)?;
    }
    File::create_new(path)?.write_all(bytes)
}

/// Makes a folder and its files, all at once: until it is whole it stands beside, where no reading of the content sees it.
///
/// # Errors
/// A complete French message, among others when the folder exists.
pub fn create_folder(folder: &Path, files: &BTreeMap<String, String>) -> Result<(), String> {
    let beside = neighbour(folder);
    let write = || -> io::Result<()> {
        if fs::symlink_metadata(folder).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        // What an interrupted run left; of a link, the link only.
        match fs::symlink_metadata(&beside) {
            Ok(found) if found.is_dir() => fs::remove_dir_all(&beside)?,
            Ok(_) => fs::remove_file(&beside)?,
            Err(_) => fs::create_dir_all(folder.parent().unwrap_or(Path::new("")))?,
        }
        fs::create_dir(&beside)?;
        for (path, text) in files {
            let path = beside.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&beside))?;
            write_new(&path, text.as_bytes())?;
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
        _ => format!("{}.", source::why(error)),
    };
    let path = source::shown(&path.to_string_lossy());
    format!("« {path} » ne peut pas être écrit : {why} Ce qui s'y trouvait est intact.")
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    /// A folder where someone hid, under the names that are written first, links to a file and to a folder of somebody.
    fn trapped() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("project");
        fs::create_dir_all(&project).unwrap();
        fs::create_dir(folder.path().join("home")).unwrap();
        fs::write(folder.path().join("home/profile"), "precious").unwrap();
        for name in ["a.toml", "b.pdf"] {
            symlink("../home/profile", project.join(format!(".{name}.fascicule.tmp"))).unwrap();
        }
        symlink("../home", project.join(".c.fascicule.tmp")).unwrap();
        symlink("../home/absent", project.join(".d.fascicule.tmp")).unwrap();
        fs::write(project.join("a.toml"), "old").unwrap();
        (folder, project)
    }

    #[test]
    fn nothing_is_written_through_a_hidden_link() {
        let (folder, project) = trapped();
        replace(&project.join("a.toml"), "new").unwrap();
        write(&project.join("b.pdf"), b"new").unwrap();
        let files = BTreeMap::from([("x/y.toml".to_owned(), "new".to_owned())]);
        create_folder(&project.join("c"), &files).unwrap();
        create_folder(&project.join("d"), &files).unwrap();
        for path in ["a.toml", "b.pdf", "c/x/y.toml", "d/x/y.toml"] {
            let path = project.join(path);
            assert!(fs::symlink_metadata(&path).unwrap().is_file(), "{}", path.display());
            assert_eq!(fs::read_to_string(&path).unwrap(), "new", "{}", path.display());
        }
        let home: Vec<_> =
            fs::read_dir(folder.path().join("home")).unwrap().map(|it| it.unwrap().file_name()).collect();
        assert_eq!(home, ["profile"]);
        assert_eq!(fs::read_to_string(folder.path().join("home/profile")).unwrap(), "precious");
        let names = fs::read_dir(&project).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
        assert!(!names.into_iter().any(|name| name.ends_with(".tmp")));
    }
}
