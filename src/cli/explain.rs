//! `fascicule explain`: the page of a diagnostic, or the list of them.

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Args;
use fascicule::diagnostic::reference::{Page, page, pages};

#[derive(Args)]
pub struct Arguments {
    /// Code du diagnostic, écrit entre crochets dans le message (sans code : la liste)
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub fn run(arguments: &Arguments) -> ExitCode {
    let Some(code) = &arguments.code else {
        print!("{}", list());
        return ExitCode::SUCCESS;
    };
    // What is copied from a message may keep its brackets.
    match page(code.trim_matches(['[', ']'])) {
        Ok(page) => {
            let colour = super::style(std::io::stdout().is_terminal()).colour;
            print!("{}", shown(&page, colour));
            ExitCode::SUCCESS
        }
        Err(near) => {
            super::print_failure(&format!("aucun diagnostic n'a pour code « {code} »"));
            match near {
                Some(near) => eprintln!("aide : vouliez-vous dire « {near} » ?"),
                None => eprintln!("aide : fascicule explain, sans code, en donne la liste"),
            }
            ExitCode::from(super::MACHINE)
        }
    }
}

fn list() -> String {
    let pages = pages();
    let width = pages.iter().map(|page| page.code.len()).max().unwrap_or_default();
    pages.iter().map(|page| format!("{:width$}  {}\n", page.code, first_sentence(&page.summary()))).collect()
}

/// Up to the first full stop, which ends a word.
fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.')
}

/// The page without the marks of Markdown that a terminal does not need: titles stand out, examples are indented.
fn shown(page: &Page, colour: bool) -> String {
    let title = |text: &str| if colour { format!("\x1b[1m{text}\x1b[0m\n") } else { format!("{text}\n") };
    let mut out = title(page.code) + "\n";
    let mut example = false;
    for line in page.text.lines() {
        match line.strip_prefix("## ") {
            _ if line.starts_with("```") => example = !example,
            _ if example => out.push_str(format!("    {line}").trim_end()),
            Some(words) => out.push_str(title(&words.to_uppercase()).trim_end()),
            None => out.push_str(line),
        }
        if !line.starts_with("```") {
            out.push('\n');
        }
    }
    out
}
