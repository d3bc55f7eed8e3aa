//! `fascicule theme`: a theme to start from, and the files of the program that it changes.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use fascicule::model::Slug;
use fascicule::source::shown;
use fascicule::theme;

/// The name, the colour and the logo: what most themes are.
const BRAND: &str = "theme.toml";

#[derive(Args)]
pub struct Arguments {
    /// Nom du thème, en minuscules sans accent, comme ma-branche
    #[arg(value_name = "NOM")]
    name: String,
    /// Fichiers du programme à copier pour les changer, comme templates/home.html (sans fichier : theme.toml)
    #[arg(value_name = "FICHIER")]
    files: Vec<String>,
    /// Dossier du contenu (sans cette option : celui du projet où l'on est)
    #[arg(long, value_name = "DOSSIER", default_value_os_t = super::project::content(), hide_default_value = true)]
    content: PathBuf,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    super::ended(start(arguments))
}

fn start(arguments: &Arguments) -> Result<(), String> {
    let name = &arguments.name;
    let slug = Slug::parse(name).ok_or_else(|| {
        format!(
            "« {} » ne peut pas être un nom de thème : des minuscules sans accent et des traits d'union",
            shown(name)
        )
    })?;
    let folder = fascicule::root_of(&arguments.content).join("themes").join(slug.as_str());
    let wanted = if arguments.files.is_empty() { vec![BRAND.to_owned()] } else { arguments.files.clone() };
    // All of them, or none.
    let files = wanted.iter().map(|path| Ok((folder.join(path), provided(path, &folder)?)));
    for (path, bytes) in files.collect::<Result<Vec<_>, String>>()? {
        super::files::write(&path, bytes)?;
        println!("Créé : {}", path.display());
    }
    println!("Le site a ce thème quand content/site.toml dit : theme = \"{slug}\"");
    println!("Les fichiers que ce dossier n'a pas restent ceux du programme.");
    Ok(())
}

/// A file of the program's theme, that the folder does not have yet.
fn provided(path: &str, folder: &Path) -> Result<&'static [u8], String> {
    let path = path.replace('\\', "/");
    let known = theme::provided().find(|(known, _)| *known == path);
    let (_, bytes) = known.ok_or_else(|| {
        let all: Vec<&str> = theme::provided().map(|(known, _)| known).collect();
        format!("« {} » n'est pas un fichier du thème du programme, qui a : {}", shown(&path), all.join(", "))
    })?;
    match folder.join(&path).exists() {
        true => Err(format!("« {} » existe déjà : rien n'est remplacé", folder.join(&path).display())),
        false => Ok(bytes),
    }
}
