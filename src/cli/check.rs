//! `fascicule check`: the diagnostics, and the lists of variants and gaps.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use fascicule::diagnostic::{github, json};
use fascicule::document::publication::{self, Remark, RemarkKind};
use fascicule::document::{self, Document};
use fascicule::model::{Certification, Mots};
use fascicule::{Checked, Failure};

#[derive(Args)]
pub struct Arguments {
    /// Dossier du contenu (sans cette option : celui du projet où l'on est)
    #[arg(long, value_name = "DOSSIER", default_value_os_t = super::project::content(), hide_default_value = true)]
    content: std::path::PathBuf,
    /// Dossier du thème (sans cette option : celui que nomme site.toml, ou celui du programme)
    #[arg(long, value_name = "DOSSIER")]
    theme: Option<std::path::PathBuf>,
    /// Forme des diagnostics : human, json ou github (annotations d'une vérification sur GitHub)
    #[arg(long, value_name = "FORME", default_value = "human", hide_default_value = true, hide_possible_values = true)]
    format: Format,
    /// Compte les avertissements comme des erreurs
    #[arg(long)]
    strict: bool,
    /// Liste les variantes déclarées
    #[arg(long)]
    variants: bool,
    /// Liste les lacunes de la source
    #[arg(long)]
    gaps: bool,
}

#[derive(Clone, Copy, ValueEnum, PartialEq)]
enum Format {
    Human,
    Json,
    Github,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    if arguments.format != Format::Human && (arguments.variants || arguments.gaps) {
        super::print_failure("--variants et --gaps sont des listes à lire : elles ne vont qu'avec --format human");
        return ExitCode::from(super::MACHINE);
    }
    let checked = fascicule::check(&arguments.content)
        .and_then(|checked| fascicule::check_theme(checked, &arguments.content, arguments.theme.as_deref()));
    let Checked { catalogue, report, files } = match checked {
        Ok(checked) if arguments.strict => checked.hardened(),
        Ok(checked) => checked,
        Err(Failure::Machine(message)) => {
            super::print_failure(&message);
            return ExitCode::from(super::MACHINE);
        }
        Err(Failure::Content { report, files }) => Checked { catalogue: None, report, files },
    };
    match arguments.format {
        Format::Json => print!("{}", json(&report, &files)),
        Format::Github => print!("{}", github(&report, &files)),
        Format::Human => super::print_report(&report, &files),
    }
    let Some(catalogue) = catalogue else { return ExitCode::from(super::CONTENT) };
    for certification in &catalogue.certifications {
        if arguments.variants {
            variants(certification);
        }
        if arguments.gaps {
            println!("{}", heading(certification));
            gaps(&catalogue.mots, &document::of_certification(&catalogue, certification));
        }
    }
    for list in catalogue.lists.iter().filter(|_| arguments.gaps) {
        println!("{}, {}", list.title, list.edition);
        gaps(&catalogue.mots, &document::of_list(&catalogue, list));
    }
    if arguments.format == Format::Human && report.diagnostics.is_empty() && !arguments.variants && !arguments.gaps {
        let drafts = catalogue.certifications.iter().filter(|c| c.draft).count();
        let n = catalogue.certifications.len();
        println!("Contenu sans erreur : {n} certification(s), dont {drafts} en brouillon.");
    }
    ExitCode::SUCCESS
}

fn heading(certification: &Certification) -> String {
    format!("{}, {}", certification.named(), certification.edition)
}

fn variants(certification: &Certification) {
    println!("{}", heading(certification));
    for statement in certification.statements() {
        for variant in &statement.words.variants {
            let places: Vec<String> = variant.places.iter().map(ToString::to_string).collect();
            println!("  {} à {}", statement.code, places.join(", "));
            println!("    énoncé   : {}", statement.words.text.text());
            println!(
                "    variante : {}",
                variant.text.as_ref().map_or("(absent)".into(), fascicule::model::Rich::text)
            );
            println!("    raison   : {}", variant.reason.text());
        }
    }
}

/// What a reader of the documents finds missing, or restored from another edition.
fn gaps(mots: &Mots, documents: &[Document]) {
    for Remark { document, section, kind, text } in publication::remarks(mots, documents) {
        let place = match section {
            Some(section) => format!("{}, « {} »", document.id.kind.slug(), section.heading.text()),
            None => document.id.kind.slug().to_owned(),
        };
        let word = match kind {
            RemarkKind::Missing => "manque",
            RemarkKind::Restored => "restitué",
        };
        println!("  {word} dans {place} : {}", text.text());
    }
}
