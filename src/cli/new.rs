//! `fascicule new`: a certification to start from, a new edition of one, or a form.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use fascicule::content::skeleton::{self, Draft};
use fascicule::diagnostic::{Files, Report};
use fascicule::model::{EditionCode, Slug, Structure};
use fascicule::source::Folder;
use fascicule::{Checked, Failure, content, pdf};

#[derive(Args)]
pub struct Arguments {
    /// Ce qui est créé : cqp, rncp, edition (copie de la dernière édition d'une certification) ou gabarit (un formulaire)
    #[arg(value_name = "QUOI", display_order = 1, hide_possible_values = true)]
    what: What,
    /// Nom du dossier, en minuscules sans accent, comme charge-accueil
    #[arg(value_name = "NOM", display_order = 2)]
    slug: String,
    /// Année de l'édition (pour cqp et rncp : celle de la date de référence du site, si elle n'est pas donnée)
    #[arg(value_name = "ÉDITION", display_order = 3)]
    edition: Option<String>,
    /// Un CQP en blocs et non en domaines, ou un gabarit pour les certifications en blocs
    #[arg(long)]
    blocs: bool,
    /// Dossier du contenu (sans cette option : celui du projet où l'on est)
    #[arg(long, value_name = "DOSSIER", default_value_os_t = super::project::content(), hide_default_value = true)]
    content: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    Cqp,
    Rncp,
    Edition,
    Gabarit,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let (report, files) = match fascicule::check(&arguments.content) {
        Ok(Checked { report, files, .. }) => (report, files),
        Err(Failure::Content { report, files }) => (report, files),
        Err(Failure::Machine(message)) => return machine(&message),
    };
    if report.has_errors() {
        super::print_report(&report, &files);
        eprintln!("Rien n'a été créé : corrigez d'abord ces erreurs.");
        return ExitCode::from(super::CONTENT);
    }
    match create(arguments) {
        Ok(code) => code,
        Err(message) => machine(&message),
    }
}

fn machine(message: &str) -> ExitCode {
    super::print_failure(message);
    ExitCode::from(super::MACHINE)
}

fn create(arguments: &Arguments) -> Result<ExitCode, String> {
    let content = Folder::read(&arguments.content).map_err(|error| error.to_string())?;
    if let What::Gabarit = arguments.what {
        return create_gabarit(arguments, &content);
    }
    let draft = draft(arguments, &content)?;
    if let Some(code) = refused(&draft.within(&content)) {
        return Ok(code);
    }
    for (path, text) in &draft.completed {
        let at = arguments.content.join(path);
        match content.files.contains_key(path) {
            true => super::files::replace(&at, text)?,
            false => super::files::write(&at, text.as_bytes())?,
        }
    }
    super::files::create_folder(&arguments.content.join(&draft.folder), &draft.files)?;
    tell(&content, &draft);
    Ok(ExitCode::SUCCESS)
}

/// What is written must build at once: it is checked before anything is.
fn refused(content: &Folder) -> Option<ExitCode> {
    let (mut files, mut report) = (Files::default(), Report::default());
    report.extend(content::load(content, &mut files, &pdf::covers).1);
    report.has_errors().then(|| {
        super::print_report(&report, &files);
        eprintln!("Rien n'a été créé : le modèle ne convient pas à ce contenu.");
        ExitCode::from(super::CONTENT)
    })
}

fn create_gabarit(arguments: &Arguments, content: &Folder) -> Result<ExitCode, String> {
    if let Some(edition) = &arguments.edition {
        return Err(format!("un gabarit n'a pas d'édition : retirez « {edition} »"));
    }
    let (path, text) = skeleton::gabarit(content, &slug(arguments)?, structure(arguments))?;
    let mut whole = content.clone();
    whole.files.insert(path.clone(), text.clone().into_bytes());
    if let Some(code) = refused(&whole) {
        return Ok(code);
    }
    super::files::write(&arguments.content.join(&path), text.as_bytes())?;
    println!("Créé : {}", content.shown_path(&path));
    println!("C'est un brouillon : fascicule build --drafts le montre, fascicule build ne le publie pas.");
    Ok(ExitCode::SUCCESS)
}

fn structure(arguments: &Arguments) -> Structure {
    if arguments.blocs { Structure::Blocs } else { Structure::Domaines }
}

fn slug(arguments: &Arguments) -> Result<Slug, String> {
    Slug::parse(&arguments.slug).ok_or_else(|| {
        format!(
            "« {} » ne peut pas être un nom de dossier : des minuscules sans accent, des chiffres et des traits d'union, comme charge-accueil",
            arguments.slug
        )
    })
}

fn draft(arguments: &Arguments, content: &Folder) -> Result<Draft, String> {
    let slug = slug(arguments)?;
    let edition = arguments.edition.as_deref().map(|year| {
        EditionCode::parse(year).ok_or_else(|| {
            format!("« {year} » n'est pas une édition : quatre chiffres, comme 2026, sans-date ou non-datee")
        })
    });
    let edition = edition.transpose()?;
    match (arguments.what, edition) {
        (What::Cqp, edition) => skeleton::certification(content, "cqp", structure(arguments), &slug, edition.as_ref()),
        (What::Rncp, edition) => skeleton::certification(content, "rncp", Structure::Blocs, &slug, edition.as_ref()),
        (What::Edition, Some(edition)) => skeleton::edition(content, &slug, &edition),
        (What::Gabarit, _) => Err("un gabarit n'est pas une certification".to_owned()),
        (What::Edition, None) => Err(format!("nommez la nouvelle édition : fascicule new edition {slug} 2026")),
    }
}

fn tell(content: &Folder, draft: &Draft) {
    println!("Créé : {}", content.shown_path(&draft.folder));
    for path in draft.files.keys() {
        println!("  {path}");
    }
    for path in draft.completed.keys() {
        let done = if content.files.contains_key(path) { "Complété" } else { "Créé" };
        println!("{done} : {}", content.shown_path(path));
    }
    if let Some(guide) = &draft.guide {
        println!(
            "Ses documents ont les mots communs du guide {guide}, tant que commun/guides.toml ne déclare pas le sien."
        );
    }
    println!("C'est un brouillon : fascicule build --drafts le montre, fascicule build ne le publie pas.");
}
