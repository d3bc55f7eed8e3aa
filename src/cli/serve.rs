//! `fascicule serve`: the preview, and what the terminal says meanwhile.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use clap::Args;
use fascicule::Failure;
use fascicule::diagnostic::{Style, human};
use fascicule::preview::{self, Look, Watching};
use fascicule::publish::Cache;
use fascicule::source::why;
use fascicule::workbench::{News, Workbench};
use signal_hook::consts::{SIGINT, SIGTERM};

/// The port that is taken without `--port`, and how many after it are tried when it is not free.
const PORT: u16 = 4000;
const MORE_PORTS: u16 = 10;

#[derive(Args)]
pub struct Arguments {
    /// Dossier du contenu (sans cette option : celui du projet où l'on est)
    #[arg(long, value_name = "DOSSIER", default_value_os_t = super::project::content(), hide_default_value = true)]
    content: PathBuf,
    /// Dossier du thème (sans cette option : celui que nomme site.toml, ou celui du programme)
    #[arg(long, value_name = "DOSSIER")]
    theme: Option<PathBuf>,
    /// Port de l'aperçu (sans cette option : le premier qui est libre à partir de 4000)
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Ouvre l'aperçu dans le navigateur
    #[arg(long)]
    open: bool,
    /// Relit les dossiers plusieurs fois par seconde (dossier partagé ou distant, machine virtuelle)
    #[arg(long)]
    poll: bool,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    match serve(arguments) {
        Ok(()) => {
            println!("Aperçu arrêté.");
            ExitCode::SUCCESS
        }
        Err(message) => {
            super::print_failure(&message);
            ExitCode::from(super::MACHINE)
        }
    }
}

fn serve(arguments: &Arguments) -> Result<(), String> {
    // Before any work: a mistyped folder is a mistake of usage, not a state of the content.
    fascicule::check(&arguments.content).map_err(|failure| failure.to_string())?;
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // The second time, without waiting for what is under way.
        signal_hook::flag::register_conditional_shutdown(signal, 130, Arc::clone(&stop))
            .and_then(|_| signal_hook::flag::register(signal, Arc::clone(&stop)))
            .map_err(|error| format!("Ctrl-C ne pourrait pas arrêter l'aperçu : {}", why(&error)))?;
    }
    let (listener, address) = bind(arguments.port)?;
    let cache = Cache::at(super::cache_of(&arguments.content));
    let mut desk = Workbench::new(arguments.content.clone(), arguments.theme.clone(), cache);
    let mut greeting = Some((address, arguments.open));
    let look = move || {
        let started = Instant::now();
        let looked = desk.look()?;
        let site = tell(looked, started, greeting.is_some());
        if let Some((address, open)) = greeting.take() {
            greet(address, open);
        }
        Some(Look { site, folders: desk.folders() })
    };
    let refused = |reason| {
        eprintln!("avertissement : le système ne peut pas surveiller les dossiers ({reason}).");
        eprintln!("aide : l'aperçu les relit plusieurs fois par seconde, comme avec --poll");
    };
    let watching = if arguments.poll { Watching::Poll } else { Watching::Native };
    preview::run(listener, watching, look, refused, &stop)
        .map_err(|error| format!("l'aperçu ne peut pas être servi : {}", why(&error)))
}

/// Reserves the port that was asked for, or the first that is free.
fn bind(asked: Option<u16>) -> Result<(TcpListener, SocketAddr), String> {
    let ports = match asked {
        Some(port) => port..=port,
        None => PORT..=PORT + MORE_PORTS,
    };
    let mut refusal = String::new();
    for port in ports {
        match preview::bind(port) {
            Ok(bound) => return Ok(bound),
            Err(error) => refusal = format!("le port {port} ne peut pas être pris : {}", why(&error)),
        }
    }
    Err(format!("{refusal}\naide : arrêtez le programme qui l'occupe, ou choisissez un autre port avec --port"))
}

/// Says in the terminal what is new; returns what the preview shows.
fn tell(looked: Result<News, Failure>, started: Instant, is_first: bool) -> Result<preview::Site, String> {
    match looked {
        Ok(News::Learned(site)) => Ok(site),
        Ok(News::Changed(site, report, files)) => {
            super::print_report(&report, &files);
            if !is_first {
                println!("Mis à jour en {} ms.", started.elapsed().as_millis());
            }
            Ok(site)
        }
        Err(Failure::Content { report, files }) => {
            super::print_report(&report, &files);
            Err(human(&report, &files, Style::PLAIN))
        }
        Err(Failure::Machine(message)) => {
            super::print_failure(&message);
            Err(message)
        }
    }
}

fn greet(address: SocketAddr, open: bool) {
    let address = format!("http://{address}/");
    println!("Aperçu : {address} (Ctrl-C pour l'arrêter)");
    if open && !open_browser(&address) {
        eprintln!("avertissement : aucun navigateur ne s'est ouvert ; ouvrez cette adresse vous-même");
    }
}

/// Asks the system to show an address; whether it knows how.
fn open_browser(address: &str) -> bool {
    let mut command = if cfg!(windows) {
        // Not `start`, for which `&` would mean something.
        let mut command = Command::new("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else {
        Command::new(if cfg!(target_os = "macos") { "open" } else { "xdg-open" })
    };
    command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // Waited for, so that it leaves no trace when it ends.
    let wait = |mut child: std::process::Child| std::thread::Builder::new().spawn(move || child.wait());
    command.spawn().map(wait).is_ok()
}
