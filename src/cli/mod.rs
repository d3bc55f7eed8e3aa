//! One file per subcommand. All that is printed is printed here.

#[macro_use]
mod output;

mod build;
mod check;
mod explain;
mod files;
mod fmt;
mod french;
mod livret;
mod new;
mod schema;
mod serve;
mod timings;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use fascicule::diagnostic::{Files, Report, Style, human};

/// The content has errors.
pub const CONTENT: u8 = 1;
/// Usage, or the machine.
pub const MACHINE: u8 = 2;

#[derive(Parser)]
#[command(
    name = "fascicule",
    version,
    about = "Construit un site et des documents imprimables à partir d'énoncés écrits une seule fois"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Construit le site et les PDF dans le dossier de sortie
    Build(build::Arguments),
    /// Vérifie le contenu sans rien écrire
    Check(check::Arguments),
    /// Crée une certification ou une édition, en brouillon
    New(new::Arguments),
    /// Explique un diagnostic : pourquoi, comment corriger, un exemple
    Explain(explain::Arguments),
    /// Fait les livrets d'un parcours : certains domaines, une mention
    Livret(livret::Arguments),
    /// Met en forme les fichiers TOML du contenu, sans changer un mot
    Fmt(fmt::Arguments),
    /// Donne le schéma d'une sorte de fichier, pour l'aide à la saisie
    Schema(schema::Arguments),
    /// Montre le site dans un navigateur et suit chaque enregistrement
    Serve(serve::Arguments),
}

/// Reads the arguments, runs the subcommand, says how it ended.
pub fn run() -> ExitCode {
    let command = french::help(Arguments::command());
    let matches = match command.try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return french::usage(&error),
    };
    match Arguments::from_arg_matches(&matches) {
        Ok(Arguments { command: Command::Build(arguments) }) => build::run(&arguments),
        Ok(Arguments { command: Command::Check(arguments) }) => check::run(&arguments),
        Ok(Arguments { command: Command::Livret(arguments) }) => livret::run(&arguments),
        Ok(Arguments { command: Command::New(arguments) }) => new::run(&arguments),
        Ok(Arguments { command: Command::Explain(arguments) }) => explain::run(&arguments),
        Ok(Arguments { command: Command::Fmt(arguments) }) => fmt::run(&arguments),
        Ok(Arguments { command: Command::Schema(arguments) }) => schema::run(&arguments),
        Ok(Arguments { command: Command::Serve(arguments) }) => serve::run(&arguments),
        Err(error) => french::usage(&error),
    }
}

/// Prints diagnostics where errors are read.
fn print_report(report: &Report, files: &Files) {
    if !report.diagnostics.is_empty() {
        eprint!("{}", human(report, files, style(std::io::stderr().is_terminal())));
    }
}

/// Colour on a terminal that wants it; the width that `COLUMNS` names, or that of the terminal, or a sober default.
fn style(terminal: bool) -> Style {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let named = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || console::Term::stderr().size_checked().map(|(_, columns)| usize::from(columns));
    let width = named.or_else(|| if terminal { seen() } else { None }).unwrap_or(Style::PLAIN.width);
    Style { colour: terminal && !refused && !dumb, width: width.clamp(40, 400) }
}

/// Prints why nothing could be done.
fn print_failure(message: &str) {
    eprintln!("erreur : {message}");
}

/// Where PDFs are kept from one build to the next: at the root of the project, so that it finds what it made wherever the
/// command is run from, and two projects never share.
fn cache_of(content: &Path) -> PathBuf {
    fascicule::root_of(content).join(".fascicule-cache")
}
