//! `fascicule schema`: the schema of a kind of content file, or the list of them.

use std::process::ExitCode;

use clap::Args;
use fascicule::content::{kinds, schema};

#[derive(Args)]
pub struct Arguments {
    /// Nom du schéma, comme domaine (sans nom : la liste)
    #[arg(value_name = "NOM")]
    name: Option<String>,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let Some(name) = &arguments.name else {
        let width = kinds::ALL.iter().map(|kind| kind.name.len()).max().unwrap_or_default();
        for kind in kinds::ALL {
            println!("{:width$}  content/{}", kind.name, kind.place);
        }
        return ExitCode::SUCCESS;
    };
    match kinds::ALL.iter().find(|kind| kind.name == name) {
        Some(kind) => {
            print!("{}", schema::file(kind));
            ExitCode::SUCCESS
        }
        None => {
            super::print_failure(&format!("aucun schéma n'a pour nom « {name} »"));
            eprintln!("aide : fascicule schema, sans nom, en donne la liste");
            ExitCode::from(super::MACHINE)
        }
    }
}
