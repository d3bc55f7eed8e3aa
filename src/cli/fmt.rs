//! `fascicule fmt`: the TOML files of the content in their one form.

use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use fascicule::content;
use fascicule::diagnostic::{Files, Report};
use fascicule::source::{Folder, shown};

#[derive(Args)]
pub struct Arguments {
    /// Fichiers à mettre en forme (sans fichier : tout le contenu)
    #[arg(value_name = "FICHIER")]
    files: Vec<PathBuf>,
    /// Dossier du contenu (sans cette option : celui du projet où l'on est)
    #[arg(long, value_name = "DOSSIER", default_value_os_t = super::project::content(), hide_default_value = true)]
    content: PathBuf,
    /// Dit ce qui serait changé, sans rien écrire
    #[arg(long)]
    check: bool,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    match format(arguments) {
        Ok(code) => code,
        Err(message) => {
            super::print_failure(&message);
            ExitCode::from(super::MACHINE)
        }
    }
}

fn format(arguments: &Arguments) -> Result<ExitCode, String> {
    let folder = Folder::read(&arguments.content).map_err(|error| error.to_string())?;
    let paths = chosen(arguments, &folder)?;
    let (mut files, mut report) = (Files::default(), Report::default());
    let mut changed = 0;
    for path in &paths {
        let Some(text) = content::formatted(&folder, path, &mut files, &mut report) else { continue };
        if folder.files.get(*path).is_some_and(|bytes| bytes == text.as_bytes()) {
            continue;
        }
        changed += 1;
        if arguments.check {
            println!("à mettre en forme : {}", shown(&folder.shown_path(path)));
        } else {
            super::files::replace(&arguments.content.join(path), &text)?;
            println!("mis en forme : {}", shown(&folder.shown_path(path)));
        }
    }
    super::print_report(&report, &files);
    if report.has_errors() {
        eprintln!("Un fichier qui a des erreurs reste tel quel.");
        return Ok(ExitCode::from(super::CONTENT));
    }
    Ok(match (changed, arguments.check) {
        (0, _) => {
            println!("Rien à mettre en forme.");
            ExitCode::SUCCESS
        }
        (_, true) => {
            eprintln!("aide : fascicule fmt les met en forme");
            ExitCode::from(super::CONTENT)
        }
        (_, false) => ExitCode::SUCCESS,
    })
}

/// The TOML files that are named, or all of them. Texts in Markdown have no form imposed.
fn chosen<'f>(arguments: &Arguments, folder: &'f Folder) -> Result<Vec<&'f str>, String> {
    let all = folder.files.keys().map(String::as_str);
    let toml: Vec<&str> = all.filter(|path| path.ends_with(".toml")).collect();
    if arguments.files.is_empty() {
        return Ok(toml);
    }
    let mut chosen = Vec::new();
    for file in arguments.files.iter().filter(|file| file.extension().is_none_or(|extension| extension != "md")) {
        let named = within(&arguments.content, file);
        let known = toml.iter().find(|path| named.as_deref() == Some(**path));
        chosen.push(*known.ok_or_else(|| {
            let [file, content] = [file, &arguments.content].map(|path| shown(&path.to_string_lossy()));
            format!("« {file} » n'est pas un fichier TOML du dossier « {content} »")
        })?);
    }
    chosen.sort_unstable();
    chosen.dedup();
    Ok(chosen)
}

/// The path of a file from the content folder, with forward slashes.
fn within(content: &Path, file: &Path) -> Option<String> {
    // From the root of the disk: a command works from any folder of the project.
    let steps = |path: &Path| -> Vec<String> {
        let mut steps = Vec::new();
        for step in std::path::absolute(path).unwrap_or_default().components() {
            match step {
                Component::CurDir => {}
                Component::ParentDir => _ = steps.pop(),
                Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
                    steps.push(step.as_os_str().to_string_lossy().into_owned());
                }
            }
        }
        steps
    };
    let (content, file) = (steps(content), steps(file));
    file.strip_prefix(content.as_slice()).map(|rest| rest.join("/"))
}
