//! `fascicule build`: progress on a terminal, a summary at the end.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;
use fascicule::publish::Outcome;
use fascicule::{Built, Failure, Options, Printing, Step};
use indicatif::{ProgressBar, ProgressStyle};

use super::timings::Timings;

#[derive(Args)]
pub struct Arguments {
    /// Dossier du contenu (sans cette option : celui du projet où l'on est)
    #[arg(long, value_name = "DOSSIER", default_value_os_t = super::project::content(), hide_default_value = true)]
    content: PathBuf,
    /// Dossier du thème (sans cette option : celui que nomme site.toml, ou celui du programme)
    #[arg(long, value_name = "DOSSIER")]
    theme: Option<PathBuf>,
    /// Dossier de sortie, remplacé en entier (sans cette option : output, à côté du contenu)
    #[arg(long, value_name = "DOSSIER")]
    output: Option<PathBuf>,
    /// Construit aussi les brouillons
    #[arg(long)]
    drafts: bool,
    /// Un avertissement empêche la publication, comme une erreur
    #[arg(long)]
    strict: bool,
    /// N'écrit que les erreurs
    #[arg(long, short)]
    quiet: bool,
    /// Ajoute le temps et la mémoire de chaque étape
    #[arg(long)]
    timings: bool,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let started = Instant::now();
    let mut timings = Timings::default();
    let bar = progress_bar(!arguments.quiet);
    let output = arguments.output.clone();
    let output = output.unwrap_or_else(|| fascicule::root_of(&arguments.content).join("output"));
    let options = Options {
        content: arguments.content.clone(),
        theme: arguments.theme.clone(),
        output: output.clone(),
        cache: super::cache_of(&arguments.content),
        drafts: arguments.drafts,
        strict: arguments.strict,
    };
    let result = fascicule::build(&options, &mut |step| {
        timings.enter(stage(&step));
        show(&bar, &step);
    });
    timings.end();
    bar.finish_and_clear();
    match result {
        Ok(built) => {
            super::print_report(&built.report, &built.files);
            tell_lost(&built.lost);
            if !arguments.quiet {
                summary(&built, &output, started.elapsed());
            }
            if arguments.timings {
                print!("{timings}");
            }
            ExitCode::SUCCESS
        }
        Err(Failure::Content { report, files }) => {
            super::print_report(&report, &files);
            eprintln!("Rien n'a été publié : le site précédent est intact.");
            ExitCode::from(super::CONTENT)
        }
        Err(Failure::Machine(message)) => {
            super::print_failure(&message);
            ExitCode::from(super::MACHINE)
        }
    }
}

/// What was online and is no more: those who kept the address meet nothing.
fn tell_lost(lost: &[String]) {
    const SHOWN: usize = 20;
    if lost.is_empty() {
        return;
    }
    eprintln!(
        "Attention : {} du dernier site public ne {} plus nulle part :",
        plural(lost.len(), "adresse"),
        if lost.len() > 1 { "mènent" } else { "mène" }
    );
    lost.iter().take(SHOWN).for_each(|path| eprintln!("  {path}"));
    if lost.len() > SHOWN {
        eprintln!("  et {} autres", lost.len() - SHOWN);
    }
    eprintln!("Une édition qui ne vaut plus reste publiée, sous son état ; un dossier ne change pas de nom.");
}

fn stage(step: &Step) -> &'static str {
    match step {
        Step::Read => "lecture et vérification",
        Step::Print { what: Printing::Paper, .. } => "PDF à imprimer",
        Step::Print { what: Printing::Fillable, .. } => "PDF à remplir",
        Step::Print { what: Printing::Extract, .. } => "livrets par domaine",
        Step::Pages => "pages du site",
        Step::Publish => "publication",
    }
}

/// A bar on a terminal, nothing in a pipe.
fn progress_bar(wanted: bool) -> ProgressBar {
    if !wanted || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(1);
    if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len}  {msg}") {
        bar.set_style(style);
    }
    bar
}

fn show(bar: &ProgressBar, step: &Step) {
    match step {
        Step::Print { document, done, total, .. } => {
            bar.set_length(*total as u64);
            bar.set_position(*done as u64);
            bar.set_message(document.clone());
        }
        other => bar.set_message(stage(other)),
    }
}

fn summary(built: &Built, output: &Path, elapsed: Duration) {
    let sheets: usize = built.pdfs.iter().map(|(_, facts)| facts.pages).sum();
    let pages = plural(built.pages, "page");
    let pdfs = built.pdfs.len();
    println!("{pages} de site et {pdfs} PDF ({}) en {:.2} s", plural(sheets, "page"), elapsed.as_secs_f64());
    let name = |path: &'_ str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let longest = built.pdfs.iter().map(|(path, _)| name(path).len()).max().unwrap_or_default();
    for (path, facts) in &built.pdfs {
        println!("  {:<longest$} {:>4} p. {:>6} ko", name(path), facts.pages, facts.bytes.div_ceil(1000));
    }
    match (built.outcome, pdfs - built.printed) {
        (Outcome::Unchanged, _) => {
            println!("Rien n'a changé : le site déjà publié est le même, il n'a pas été réécrit.");
        }
        (Outcome::Replaced, 0) => {}
        (Outcome::Replaced, kept) => {
            let s = |n| if n > 1 { "s" } else { "" };
            println!("{} PDF refait{}, {kept} inchangé{}.", built.printed, s(built.printed), s(kept));
        }
    }
    println!("À ouvrir : {}", output.join("index.html").display());
}

fn plural(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n > 1 { "s" } else { "" })
}
