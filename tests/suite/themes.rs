//! Themes: the program has one, and a folder holds only what it changes of it. Commands work from any folder of a project.

use crate::support::{Project, Run, program};

/// The bakery without a theme of its own.
fn bare() -> Project {
    let project = Project::bakery();
    std::fs::remove_dir_all(project.path().join("themes")).expect("the themes go");
    project.replace("content/site.toml", "theme = \"branche\"\n", "");
    project
}

fn from(project: &Project, folder: &str, arguments: &[&str]) -> Run {
    let mut command = program(arguments);
    command.current_dir(project.path().join(folder));
    Run::of(command)
}

#[test]
fn a_site_without_a_theme_has_that_of_the_program_and_a_folder_changes_one_file_of_it() {
    let project = bare();
    let before = project.build(&[]);
    let run = project.run(&["theme", "fournil"]);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    project.write("themes/fournil/theme.toml", "nom = \"Le Fournil\"\n");
    let run = project.run(&["theme", "fournil", "assets/icone.svg"]);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    let icon = project.read("themes/fournil/assets/icone.svg");
    project.write("themes/fournil/assets/icone.svg", icon.replace("</svg>", "<!-- à nous --></svg>"));
    let site = project.read("content/site.toml");
    project.write("content/site.toml", format!("theme = \"fournil\"\n{site}"));
    let after = project.build(&[]);
    let home = String::from_utf8_lossy(&after["index.html"]).into_owned();
    assert!(home.contains("Le Fournil"), "its name");
    let assets = |site: &std::collections::BTreeMap<String, Vec<u8>>, start: &str| -> Vec<String> {
        site.keys().filter(|path| path.starts_with(start)).cloned().collect()
    };
    // Assets are named by their bytes: one of them is the folder's, the others are the program's.
    assert_ne!(assets(&before, "assets/icone"), assets(&after, "assets/icone"));
    assert_eq!(assets(&before, "assets/recherche."), assets(&after, "assets/recherche."));
}

#[test]
fn what_is_no_theme_is_refused_and_nothing_of_a_theme_is_replaced() {
    let project = bare();
    let run = project.run(&["build", "--theme", "content"]);
    assert_eq!(run.code, Some(2));
    assert!(run.errors.contains("« content » n'est pas un thème"), "{}", run.errors);
    for (arguments, said) in [
        (vec!["theme", "Le Fournil"], "ne peut pas être un nom de thème"),
        (vec!["theme", "fournil", "templates/hom.html"], "n'est pas un fichier du thème du programme"),
        (vec!["theme", "fournil", "../../content/site.toml"], "n'est pas un fichier du thème du programme"),
    ] {
        let run = project.run(&arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}");
        assert!(run.errors.contains(said), "{arguments:?}: {}", run.errors);
        assert!(!project.path().join("themes").exists(), "{arguments:?} wrote something");
    }
    project.write("themes/fournil/theme.toml", "nom = \"Le Fournil\"\n");
    let run = project.run(&["theme", "fournil", "theme.toml"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(project.read("themes/fournil/theme.toml"), "nom = \"Le Fournil\"\n");
}

#[test]
fn commands_work_from_any_folder_of_the_project() {
    let project = bare();
    let inside = "content/certifications/boulanger/2020";
    for (folder, arguments) in [
        ("content", vec!["check"]),
        (inside, vec!["check"]),
        (inside, vec!["fmt", "definition.toml"]),
        (inside, vec!["fmt"]),
        (inside, vec!["theme", "fournil"]),
        (inside, vec!["new", "gabarit", "attestation"]),
        ("content/commun", vec!["build"]),
    ] {
        let run = from(&project, folder, &arguments);
        assert_eq!(run.code, Some(0), "{arguments:?} in {folder}: {}{}", run.printed, run.errors);
    }
    // What they made is the project's, wherever they ran.
    for made in ["themes/fournil/theme.toml", "content/commun/gabarits/attestation.toml", "output/index.html"] {
        assert!(project.path().join(made).exists(), "{made}");
    }
    let run = Run::of({
        let mut command = program(&["check"]);
        command.current_dir(std::env::temp_dir());
        command
    });
    assert!(run.errors.contains("le dossier « content » n'existe pas"), "{}", run.errors);
}
