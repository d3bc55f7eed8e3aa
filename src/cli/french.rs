//! clap speaks English: its headings and its errors, said in French.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

const TEMPLATE: &str = "{about-with-newline}\nUsage : {usage}\n\n{all-args}";

/// The command with French headings, and `--help` in French for it and its subcommands.
pub fn help(command: Command) -> Command {
    let arg = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Montre cette aide");
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .help_template(TEMPLATE)
        .subcommand_help_heading("Commandes ")
        .subcommand_value_name("COMMANDE")
        .override_usage("fascicule <COMMANDE> [OPTIONS]")
        .arg(arg.clone().help_heading("Options "))
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help("Montre la version")
                .help_heading("Options "),
        );
    for name in names {
        let arg = arg.clone();
        command = command.mut_subcommand(name, |sub| {
            let usage = usage_line(&sub);
            sub.disable_help_flag(true).help_template(TEMPLATE).override_usage(usage).arg(arg).mut_args(|arg| {
                let heading = if arg.is_positional() { "Arguments " } else { "Options " };
                arg.help_heading(heading)
            })
        });
    }
    command
}

/// « fascicule explain [CODE] [OPTIONS] ».
fn usage_line(sub: &Command) -> String {
    let positional = sub.get_positionals().map(|arg| {
        let name = arg.get_value_names().and_then(<[_]>::first).map_or("", |name| name.as_str());
        let more = if arg.get_num_args().is_some_and(|number| number.max_values() > 1) { "…" } else { "" };
        if arg.is_required_set() { format!("{name}{more} ") } else { format!("[{name}{more}] ") }
    });
    format!("fascicule {} {}[OPTIONS]", sub.get_name(), positional.collect::<String>())
}

/// Says what is wrong with the arguments; help and version are not errors.
pub fn usage(error: &clap::Error) -> ExitCode {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = text(ContextKind::InvalidArg);
    let message = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            println!("{}", error.render().to_string().trim_end());
            return ExitCode::SUCCESS;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            eprint!("{}", help(<super::Arguments as clap::CommandFactory>::command()).render_help());
            return ExitCode::from(super::MACHINE);
        }
        ErrorKind::InvalidSubcommand => {
            format!("la commande « {} » n'existe pas", text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("l'option « {argument} » n'existe pas"),
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            format!("l'option « {argument} » attend une valeur")
        }
        ErrorKind::InvalidValue => format!(
            "« {} » n'est pas une valeur de « {argument} » ; valeurs possibles : {}",
            text(ContextKind::InvalidValue),
            text(ContextKind::ValidValue)
        ),
        ErrorKind::ValueValidation => {
            format!("« {} » n'est pas une valeur de « {argument} »", text(ContextKind::InvalidValue))
        }
        ErrorKind::ArgumentConflict => {
            format!("l'option « {argument} » ne s'emploie pas ici, ou s'emploie une seule fois")
        }
        ErrorKind::MissingRequiredArgument => format!("il manque {argument}"),
        _ => format!("les arguments ne conviennent pas ({})", error.kind()),
    };
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near = near.into_iter().map(text).find(|near| !near.is_empty());
    super::print_failure(&message);
    if let Some(near) = near {
        eprintln!("aide : vouliez-vous dire « {near} » ?");
    }
    eprintln!("aide : fascicule --help montre les commandes et leurs options");
    ExitCode::from(super::MACHINE)
}
