//! The editor's guide, carried out: its changes are made, its commands are run, their answers are those it shows.

use crate::support::{Project, edit, root, updating};

const GUIDE: &str = "docs/guide-editeur.md";
/// What sends the reader back to a project without a fault.
const FRESH: &str = "<!-- projet neuf -->";

#[test]
fn each_command_answers_as_the_guide_shows() {
    let shown = std::fs::read_to_string(root().join(GUIDE)).expect("the guide");
    let mut project = Project::real_with_notice();
    let mut found = String::new();
    let mut commands = 0;
    let mut lines = shown.lines();
    while let Some(line) = lines.next() {
        found += &format!("{line}\n");
        let mut block =
            || lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect::<String>();
        match line {
            FRESH => project = Project::real_with_notice(),
            "```diff" => {
                let change = block();
                edit::apply(&project, &change);
                found += &format!("{change}```\n");
            }
            "```console" => {
                let shown = block();
                commands += 1;
                found += &format!("{}```\n", answered(&project, &shown));
            }
            _ => {}
        }
    }
    assert!(commands > 15, "the commands of the guide are no longer found");
    if updating() {
        std::fs::write(root().join(GUIDE), &found).expect("the guide");
    } else {
        assert!(
            shown == found,
            "{GUIDE} no longer says what happens (UPDATE_EXPECT=1 rewrites it, for you to read):\n{}",
            difference(&shown, &found)
        );
    }
}

/// A block, a command and its answer: the one it shows where it is true, what was answered where it is not.
fn answered(project: &Project, block: &str) -> String {
    let (command, shown) = block.split_once('\n').expect("a command");
    let arguments = command.strip_prefix("$ fascicule ").expect("a command of fascicule");
    assert!(!shown.contains("\n$ "), "one command a block: {block}");
    let run = project.run(&arguments.split(' ').collect::<Vec<_>>());
    let answer = run.printed + &run.errors;
    let answer = if is_shown(shown, &answer) { shown } else { &answer };
    format!("{command}\n{answer}")
}

/// Whether an answer is the one shown, in which a line `…` stands for any lines.
fn is_shown(shown: &str, answer: &str) -> bool {
    let lines: Vec<&str> = shown.split_inclusive('\n').collect();
    let parts: Vec<String> = lines.split(|line| *line == "…\n").map(<[&str]>::concat).collect();
    let [first, middle @ .., last] = parts.as_slice() else { return shown == answer };
    let Some(mut rest) = answer.strip_prefix(first.as_str()) else { return false };
    for part in middle {
        let Some(at) = rest.find(part.as_str()) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last.as_str())
}

/// The lines that differ, so that a person sees them.
fn difference(shown: &str, found: &str) -> String {
    let only = |a: &str, b: &str, mark: char| {
        let lines: Vec<String> = a
            .lines()
            .filter(|line| !b.lines().any(|other| other == *line))
            .map(|line| format!("{mark} {line}"))
            .collect();
        lines.join("\n")
    };
    format!("{}\n{}", only(shown, found, '-'), only(found, shown, '+'))
}

#[test]
fn a_line_of_dots_stands_for_any_lines() {
    for (shown, answer, expected) in [
        ("a\nb\n", "a\nb\n", true),
        ("a\n", "a\nb\n", false),
        ("…\nb\n", "a\nb\n", true),
        ("a\n…\nc\n", "a\nb\nb\nc\n", true),
        ("a\n…\nc\n", "b\nc\n", false),
        ("…\nb\n…\nd\n", "a\nb\nc\nd\n", true),
        ("…\nx\n…\nd\n", "a\nb\nc\nd\n", false),
        ("a\n…\n", "a\nb\n", true),
        ("a\n…\na\n", "a\n", false),
    ] {
        assert_eq!(is_shown(shown, answer), expected, "{shown} {answer}");
    }
}

/// What a newcomer is told to change in a new site stands at the line that is said.
#[test]
fn the_first_correction_is_at_the_line_the_guide_says() {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).expect("a file");
    let guide = read(GUIDE);
    let (_, said) = guide.split_once("« Examiner » à la ligne ").expect("the first correction");
    let line: usize = said.split(|c: char| !c.is_ascii_digit()).next().and_then(|n| n.parse().ok()).expect("a number");
    let example = read("src/content/skeleton/site/content/certifications/exemple/2026/blocs/b1.toml");
    assert_eq!(example.lines().position(|found| found.starts_with("texte = \"Examiner ")), Some(line - 1));
}

/// The message cannot be brought about here: it is that of Windows when a file is open.
#[test]
fn the_message_about_an_open_pdf_is_the_one_of_the_program() {
    let words = |text: String| text.replace(['>', '\\'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let read = |path: &str| words(std::fs::read_to_string(root().join(path)).expect("a file"));
    let said = "un fichier du site est ouvert dans un autre programme. Fermez les PDF et les fenêtres qui affichent ce \
                dossier, puis relancez la commande.";
    assert!(read("src/publish/error.rs").contains(said) && read(GUIDE).contains(said));
}
