//! What depends on where the program writes: colour, width, pipes.

use std::process::{Command, Stdio};

use crate::support::{Project, Run, fault, program};

/// A bakery with an error in a short line, and one in a very long one.
fn faulty() -> Project {
    let project = Project::bakery();
    fault::bring_about(&project, "code-inconnu");
    let d1 = "content/certifications/boulanger/2020/domaines/d1.toml";
    project.replace(d1, "code = \"D1.SF3\"", &format!("code = \"D1-SF3\" # {}", "loin ".repeat(40)));
    project
}

/// What the program writes on a terminal of so many columns, by way of `script` (util-linux).
#[cfg(target_os = "linux")]
fn on_terminal(project: &Project, columns: usize, environment: &[(&str, &str)], arguments: &str) -> String {
    let mut command = Command::new("script");
    let line = format!("stty rows 24 cols {columns} -onlcr; exec {} {arguments}", env!("CARGO_BIN_EXE_fascicule"));
    command.args(["-qec", &line, "/dev/null"]).current_dir(project.path()).stdin(Stdio::null());
    command.env_remove("COLUMNS").env_remove("NO_COLOR").env("TERM", "xterm").envs(environment.iter().copied());
    let written = command.output().expect("script, of util-linux, makes a terminal").stdout;
    String::from_utf8(written).expect("the program speaks UTF-8")
}

/// Without the codes of colours.
fn plain(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(|part| part.split_once('m').map_or("", |(_, rest)| rest)).collect::<String>()
}

/// The widest line of an excerpt; paths and messages are the terminal's to fold.
fn widest(text: &str) -> usize {
    let excerpt = |line: &&str| line.contains('│');
    text.lines().filter(excerpt).map(|line| line.chars().count()).max().unwrap_or_default()
}

fn in_a_pipe(project: &Project, environment: &[(&str, &str)]) -> String {
    let mut command = project.command(&["check"]);
    Run::of({
        command.envs(environment.iter().copied());
        command
    })
    .errors
}

#[test]
fn a_pipe_has_no_colour_and_a_sober_width() {
    let project = faulty();
    let said = in_a_pipe(&project, &[]);
    assert!(!said.contains('\u{1b}'), "{said}");
    assert!((90..=120).contains(&widest(&said)), "{}\n{said}", widest(&said));
}

#[test]
fn columns_names_the_width() {
    let project = faulty();
    for (columns, width) in [("60", 60), ("200", 200), ("0", 40), ("beaucoup", 120)] {
        let said = in_a_pipe(&project, &[("COLUMNS", columns)]);
        assert!(widest(&said) <= width, "{columns}: {}\n{said}", widest(&said));
        assert!(said.contains("erreur[code-malforme]"), "{said}");
    }
    assert!(widest(&in_a_pipe(&project, &[("COLUMNS", "200")])) > 120);
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_has_colours_its_width_and_the_same_words() {
    let project = faulty();
    for columns in [50, 72, 160] {
        let said = on_terminal(&project, columns, &[], "check");
        assert!(said.contains("\u{1b}[") && widest(&plain(&said)) <= columns, "{said}");
        let columns = columns.to_string();
        assert_eq!(plain(&said), in_a_pipe(&project, &[("COLUMNS", &columns)]));
    }
    let page = on_terminal(&project, 80, &[], "explain code-inconnu");
    assert!(page.contains("\u{1b}["), "{page}");
    assert_eq!(plain(&page), Run::of(program(&["explain", "code-inconnu"])).printed);
}

#[cfg(target_os = "linux")]
#[test]
fn a_person_may_refuse_colours() {
    let project = faulty();
    for (name, value, colour) in [("NO_COLOR", "1", false), ("NO_COLOR", "", true), ("TERM", "dumb", false)] {
        for arguments in ["check", "explain code-inconnu"] {
            let said = on_terminal(&project, 80, &[(name, value)], arguments);
            assert_eq!(said.contains("\u{1b}["), colour, "{name}={value} {arguments}: {said}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_progress_bar_leaves_a_clean_screen_and_quiet_is_quiet() {
    let project = Project::bakery();
    let said = on_terminal(&project, 80, &[], "build");
    let (bar, last) = said.rsplit_once("\r\u{1b}[2K").unwrap_or_else(|| panic!("no bar was shown: {said}"));
    assert!(bar.contains("boulanger-referentiel-2020"), "{bar}");
    assert!(last.lines().next().is_some_and(|line| line.contains("pages de site")), "{last}");
    assert_eq!(on_terminal(&project, 80, &[], "build --quiet"), "");
}

#[test]
fn a_reader_who_leaves_is_no_failure() {
    let project = faulty();
    for arguments in [&["explain"][..], &["schema", "domaine"], &["check", "--format", "json"], &["check"], &["--help"]]
    {
        let mut command = project.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        drop((child.stdout.take(), child.stderr.take()));
        let code = child.wait().expect("an end").code();
        let expected = if arguments[0] == "check" { 1 } else { 0 };
        assert_eq!(code, Some(expected), "{arguments:?}");
    }
}
