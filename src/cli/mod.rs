//! One file per subcommand. All that is printed is printed here.

#[macro_use]
mod output;

mod build;
mod check;
mod explain;
mod files;
mod fmt;
mod french;
mod init;
mod livret;
mod new;
mod project;
mod schema;
mod serve;
mod theme;
mod timings;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::Duration;

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
    /// Commence un site : un contenu d'exemple qui se construit aussitôt
    Init(init::Arguments),
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
    /// Commence un thème : un nom, une couleur, un logo, ou les fichiers à changer
    Theme(theme::Arguments),
}

/// Reads the arguments, runs the subcommand, says how it ended.
pub fn run() -> ExitCode {
    std::panic::set_hook(Box::new(tell_defect));
    let code = std::panic::catch_unwind(command).unwrap_or(ExitCode::from(MACHINE));
    match output::failure() {
        Some(failure) => {
            print_failure(&failure);
            ExitCode::from(MACHINE)
        }
        None => code,
    }
}

fn command() -> ExitCode {
    let command = french::help(Arguments::command());
    let matches = match command.try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return french::usage(&error),
    };
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => return french::usage(&error),
    };
    if !has_workers() && matches!(arguments.command, Command::Serve(_)) {
        print_failure("le système refuse à l'aperçu les tâches dont il a besoin");
        eprintln!("aide : fermez d'autres programmes, puis relancez la commande");
        return ExitCode::from(MACHINE);
    }
    match arguments.command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Livret(arguments) => livret::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Fmt(arguments) => fmt::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Theme(arguments) => theme::run(&arguments),
    }
}

/// Prepares the threads that work side by side; whether there are any. When the system gives none, this one does the work.
fn has_workers() -> bool {
    // Tried apart: the pool that all share is made once, and cannot be asked for again.
    let there_are = rayon::ThreadPoolBuilder::new().build().is_ok();
    let pool = rayon::ThreadPoolBuilder::new();
    if there_are {
        pool.spawn_handler(start).build_global().is_ok()
    } else {
        let _ = pool.num_threads(1).use_current_thread().build_global();
        false
    }
}

/// Starts a thread of the pool, as soon as the system gives back one that was tried and has ended.
fn start(worker: rayon::ThreadBuilder) -> std::io::Result<()> {
    const ATTEMPTS: usize = 100;
    let worker = Arc::new(Mutex::new(Some(worker)));
    let mut attempts = 0;
    loop {
        let own = Arc::clone(&worker);
        let begin = move || {
            let taken = own.lock().ok().and_then(|mut worker| worker.take());
            taken.into_iter().for_each(rayon::ThreadBuilder::run);
        };
        attempts += 1;
        match std::thread::Builder::new().spawn(begin) {
            Ok(_) => return Ok(()),
            Err(refusal) if attempts == ATTEMPTS => return Err(refusal),
            Err(_) => std::thread::sleep(Duration::from_millis(10)),
        }
    }
}

/// Tells a defect of the program: in French, and without the paths of the machine where it was made.
fn tell_defect(defect: &std::panic::PanicHookInfo) {
    let payload = defect.payload();
    let reason = payload.downcast_ref::<&str>().copied().or(payload.downcast_ref::<String>().map(String::as_str));
    let place = defect.location().map_or_else(String::new, |place| {
        let file = place.file().rsplit(['/', '\\']).next().unwrap_or_default();
        format!("{file}:{} ", place.line())
    });
    let reason = fascicule::source::shown(reason.unwrap_or_default());
    print_failure(&format!("fascicule a rencontré un défaut ({place}« {reason} »)"));
    eprintln!("aide : signalez-le avec ces mots, et ce que vous faisiez ; rien n'a été publié");
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

/// How a command ends that was done, or could not be.
fn ended(done: Result<(), String>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            print_failure(&message);
            ExitCode::from(MACHINE)
        }
    }
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
