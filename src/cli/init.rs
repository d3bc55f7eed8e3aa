//! `fascicule init`: a new site, that builds at once.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use fascicule::content::skeleton::{Answers, new_site};
use fascicule::source::shown;
use time::OffsetDateTime;

#[derive(Args)]
pub struct Arguments {
    /// Dossier du nouveau site, vide ou à créer (sans lui : le dossier courant)
    #[arg(value_name = "DOSSIER", default_value = ".", hide_default_value = true)]
    folder: PathBuf,
    /// Titre du site (sans cette option, il est demandé)
    #[arg(long, value_name = "TITRE")]
    titre: Option<String>,
    /// Qui publie
    #[arg(long, value_name = "NOM")]
    editeur: Option<String>,
    /// Adresse de service où signaler une erreur, jamais celle d'une personne
    #[arg(long, value_name = "ADRESSE")]
    contact: Option<String>,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    super::ended(create(arguments))
}

fn create(arguments: &Arguments) -> Result<(), String> {
    let folder = &arguments.folder;
    refuse_what_is_there(folder)?;
    let answers = Answers {
        title: answer("Titre du site", arguments.titre.as_deref(), "Nos certifications")?,
        publisher: answer("Qui publie (le nom de l'organisme)", arguments.editeur.as_deref(), "Organisme à nommer")?,
        contact: answer("Adresse de service où écrire", arguments.contact.as_deref(), "contact@exemple.fr")?,
        day: OffsetDateTime::now_utc().date().to_string(),
    };
    let files = new_site(&answers);
    // A folder that is made is made whole or not at all.
    if folder.exists() {
        for (path, text) in &files {
            super::files::write(&folder.join(path), text.as_bytes())?;
        }
    } else {
        super::files::create_folder(folder, &files)?;
    }
    let at = shown(&folder.to_string_lossy());
    println!("Créé : un site et une certification d'exemple, dans « {at} ».");
    println!(
        "Pour le voir : {}fascicule serve --open",
        if at == "." { String::new() } else { format!("cd \"{at}\" puis ") }
    );
    println!("LISEZMOI.md dit la suite : la première page corrigée, votre première certification, la mise en ligne.");
    Ok(())
}

/// Nothing of somebody's is mixed with a new site: a folder with nothing but what version control keeps for itself.
fn refuse_what_is_there(folder: &Path) -> Result<(), String> {
    let name = shown(&folder.to_string_lossy());
    if !folder.exists() {
        return Ok(());
    }
    let entries = std::fs::read_dir(folder);
    let entries =
        entries.map_err(|error| format!("« {name} » ne peut pas être lu : {}", fascicule::source::why(&error)))?;
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
    match names.into_iter().find(|name| !name.starts_with(".git")) {
        None => Ok(()),
        Some(found) => Err(format!(
            "« {name} » n'est pas vide (il contient « {} ») : nommez un dossier vide ou à créer, comme fascicule init notre-site",
            shown(&found)
        )),
    }
}

/// What the option says; else what somebody answers at a terminal; else this.
fn answer(question: &str, given: Option<&str>, otherwise: &str) -> Result<String, String> {
    if let Some(given) = given {
        return Ok(given.trim().to_owned());
    }
    if !std::io::stdin().is_terminal() {
        return Ok(otherwise.to_owned());
    }
    let unread =
        |error: std::io::Error| format!("la réponse ne peut pas être lue : {}", fascicule::source::why(&error));
    eprint!("{question} [{otherwise}] : ");
    std::io::stderr().flush().map_err(unread)?;
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(unread)?;
    Ok(Some(line.trim()).filter(|line| !line.is_empty()).unwrap_or(otherwise).to_owned())
}
