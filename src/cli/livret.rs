//! `fascicule livret`: the livrets of one parcours.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use fascicule::document::Selection;
use fascicule::model::{Catalogue, Certification, Structure, Unit};
use fascicule::{Checked, Failure};

use super::files;

#[derive(Args)]
pub struct Arguments {
    /// Nom du dossier de la certification, comme charge-accueil
    #[arg(value_name = "NOM", display_order = 1)]
    slug: String,
    /// Domaines du parcours, par leur numéro : 1,3 (sans cette option : tous)
    #[arg(long, value_name = "N,N…", value_delimiter = ',')]
    domaines: Vec<u32>,
    /// Blocs du parcours, par leur numéro, pour une certification en blocs
    #[arg(long, value_name = "N,N…", value_delimiter = ',', conflicts_with = "domaines")]
    blocs: Vec<u32>,
    /// Mention du parcours, par son code : les modules des autres mentions sont laissés de côté
    #[arg(long, value_name = "CODE")]
    mention: Option<String>,
    /// Édition, quand la certification en a plusieurs
    #[arg(long, value_name = "ÉDITION")]
    edition: Option<String>,
    /// Dossier où les livrets sont écrits (sans cette option : le dossier courant)
    #[arg(long, value_name = "DOSSIER", default_value = ".", hide_default_value = true)]
    sortie: PathBuf,
    /// Dossier du contenu (sans cette option : celui du projet où l'on est)
    #[arg(long, value_name = "DOSSIER", default_value_os_t = super::project::content(), hide_default_value = true)]
    content: PathBuf,
    /// Dossier du thème (sans cette option : celui que nomme site.toml, ou celui du programme)
    #[arg(long, value_name = "DOSSIER")]
    theme: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let machine = |message: String| {
        super::print_failure(&message);
        ExitCode::from(super::MACHINE)
    };
    if let Some(message) = inside_the_content(arguments) {
        return machine(message);
    }
    let checked = match fascicule::check(&arguments.content) {
        Ok(checked) => checked,
        Err(failure) => return machine(failure.to_string()),
    };
    let Checked { catalogue: Some(catalogue), files, .. } = checked else {
        super::print_report(&checked.report, &checked.files);
        return ExitCode::from(super::CONTENT);
    };
    let wanted = certification(&catalogue, arguments).and_then(|found| Ok((found, selection(found, arguments)?)));
    let (certification, selection) = match wanted {
        Ok(wanted) => wanted,
        Err(message) => return machine(message),
    };
    let (content, theme) = (arguments.content.as_path(), arguments.theme.as_deref());
    let livrets = match fascicule::livrets(&catalogue, certification, &selection, content, theme) {
        Ok(livrets) => livrets,
        Err(Failure::Content { report, .. }) => {
            super::print_report(&report, &files);
            return ExitCode::from(super::CONTENT);
        }
        Err(Failure::Machine(message)) => return machine(message),
    };
    if livrets.is_empty() {
        return machine(format!(
            "« {} » n'a pas de livret fait pour un parcours\naide : ses formulaires sont faits par « fascicule build » ; \
             un gabarit qui porte « extraits = true » l'est aussi pour un parcours",
            arguments.slug
        ));
    }
    let kept = Some(selection.words(&catalogue.mots)).filter(|words| !words.is_empty());
    println!(
        "{}, {}",
        certification.short(),
        kept.as_deref().unwrap_or(match selection.structure {
            Structure::Domaines => "tous les domaines",
            Structure::Blocs => "tous les blocs",
        })
    );
    for (name, pdf) in &livrets {
        let path = arguments.sortie.join(name);
        if let Err(message) = files::write(&path, &pdf.bytes) {
            return machine(message);
        }
        println!("  {} ({} p., {} ko)", path.display(), pdf.facts.pages, pdf.facts.bytes.div_ceil(1000));
    }
    ExitCode::SUCCESS
}

/// Why the livrets cannot be written where they are asked for: in the content, each of them would be a fault.
fn inside_the_content(arguments: &Arguments) -> Option<String> {
    let whole = |path: &Path| path.canonicalize().ok();
    // A folder that is still to be made is where its nearest ancestor is.
    let output = std::path::absolute(&arguments.sortie).ok()?;
    let output = output.ancestors().find_map(whole)?;
    let content = whole(&arguments.content).filter(|content| output.starts_with(content))?;
    let outside = content.parent().unwrap_or(&content).join("livrets");
    Some(format!(
        "les livrets ne s'écrivent pas dans le dossier du contenu, où « check » refuserait ces fichiers\n\
         aide : choisissez un autre dossier, comme --sortie {}",
        fascicule::source::shown(&outside.to_string_lossy())
    ))
}

/// The certification that is asked for, drafts included.
fn certification<'c>(catalogue: &'c Catalogue, asked: &Arguments) -> Result<&'c Certification, String> {
    let named: Vec<&Certification> =
        catalogue.certifications.iter().filter(|certification| certification.slug.as_str() == asked.slug).collect();
    let of = |list: &[&Certification]| list.iter().map(|it| it.edition.to_string()).collect::<Vec<_>>().join(", ");
    match (named.as_slice(), &asked.edition) {
        ([], _) => {
            let mut known: Vec<String> = catalogue.certifications.iter().map(|it| it.slug.to_string()).collect();
            known.dedup();
            let known = known.join(", ");
            Err(format!("aucune certification ne s'appelle « {} »\naide : il y a {known}", asked.slug))
        }
        ([only], None) => Ok(only),
        (several, None) => Err(format!(
            "« {} » a plusieurs éditions : {}\naide : choisissez-en une avec --edition",
            asked.slug,
            of(several)
        )),
        (several, Some(edition)) => several
            .iter()
            .find(|certification| certification.edition.as_str() == edition)
            .copied()
            .ok_or_else(|| format!("« {} » n'a pas d'édition « {edition} » : il y a {}", asked.slug, of(several))),
    }
}

fn selection(certification: &Certification, asked: &Arguments) -> Result<Selection, String> {
    if certification.is_partial() {
        return Err(format!(
            "« {} » est une fiche partielle : ses domaines ne sont pas connus, elle n'a pas de livret",
            asked.slug
        ));
    }
    let structure = certification.structure();
    let (wanted, others, word, option) = match structure {
        Structure::Domaines => (&asked.domaines, &asked.blocs, "domaine", "--domaines"),
        Structure::Blocs => (&asked.blocs, &asked.domaines, "bloc", "--blocs"),
    };
    if !others.is_empty() {
        return Err(format!("« {} » est en {word}s\naide : choisissez-les avec {option}", asked.slug));
    }
    let known: Vec<u32> = certification.units().into_iter().map(Unit::number).collect();
    if let Some(unknown) = wanted.iter().find(|number| !known.contains(number)) {
        let known: Vec<String> = known.iter().map(u32::to_string).collect();
        let known = if known.is_empty() { "aucun".to_owned() } else { known.join(", ") };
        return Err(format!("« {} » n'a pas de {word} {unknown}\naide : ses {word}s : {known}", asked.slug));
    }
    let mention = asked.mention.as_ref().map(|code| {
        let mentions = &certification.mentions;
        mentions.iter().find(|mention| mention.code == *code).cloned().ok_or_else(|| {
            let known: Vec<&str> = mentions.iter().map(|mention| mention.code.as_str()).collect();
            let known = if known.is_empty() { "aucune".to_owned() } else { known.join(", ") };
            format!("« {} » n'a pas de mention « {code} »\naide : ses mentions : {known}", asked.slug)
        })
    });
    let units = known.into_iter().filter(|number| wanted.contains(number)).collect();
    Ok(Selection { structure, units, mention: mention.transpose()? })
}
