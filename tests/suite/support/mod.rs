//! What the tests share: projects in temporary folders, the program run as a user runs it, expected texts.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod edit;
pub mod fault;
pub mod form;
pub mod index;
pub mod page;
pub mod pdf;
pub mod preview;
pub mod random;
pub mod schema;
pub mod tree;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The root of the crate, where `content/` and `themes/` are.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The theme of the content that ships, whole: what the program has, with what its folder changes.
pub fn theme() -> BTreeMap<String, Vec<u8>> {
    fascicule::theme::read(Some(&root().join("themes/branche"))).expect("the theme that ships")
}

pub fn fixtures() -> PathBuf {
    root().join("tests/fixtures")
}

/// A folder in which the program finds `content/` and `themes/`, as at the root of a project.
pub struct Project {
    folder: TempDir,
}

impl Project {
    /// The fictitious bakery, with the theme that ships.
    pub fn bakery() -> Project {
        Project::with_content(&fixtures().join("content"))
    }

    /// The content that ships.
    pub fn real() -> Project {
        Project::with_content(&root().join("content"))
    }

    fn with_content(content: &Path) -> Project {
        let project = Project { folder: tempfile::tempdir().expect("a temporary folder") };
        write_all(&project.path().join("content"), &read_all(content));
        write_all(&project.path().join("themes/branche"), &theme());
        project
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        write(&self.path().join(path), bytes.as_ref());
    }

    /// A file of the project as text.
    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Replaces `from`, which stands once in the file, by `to`.
    pub fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "« {from} » must stand once in {path}");
        self.write(path, text.replace(from, to));
    }

    /// The program, at the root of the project.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program(arguments);
        command.current_dir(self.path());
        command
    }

    /// The content that ships, with the notice on personal data that only the certificateur can write: without it,
    /// `check` warns.
    pub fn real_with_notice() -> Project {
        let project = Project::real();
        let site = project.read("content/site.toml");
        let (own, _) = site.split_once("[donnees_personnelles]").expect("a notice");
        let keys = ["responsable", "finalite", "destinataires", "conservation", "droits"];
        let notice = keys.map(|key| format!("{key} = \"À dire\"\n")).concat();
        project.write("content/site.toml", format!("{own}[donnees_personnelles]\n{notice}"));
        project
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments))
    }

    /// Builds, and returns the files of the output by their path.
    pub fn build(&self, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
        let run = self.run(&[&["build"], arguments].concat());
        assert_eq!(run.code, Some(0), "{}", run.errors);
        read_all(&self.path().join("output"))
    }
}

/// The program, sheltered from the settings of the person who runs the tests.
pub fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fascicule"));
    command.args(arguments).env_remove("COLUMNS").env_remove("NO_COLOR");
    command
}

/// What a run of the program said, and its exit code.
pub struct Run {
    pub code: Option<i32>,
    pub printed: String,
    pub errors: String,
}

impl Run {
    pub fn of(mut command: Command) -> Run {
        let Output { status, stdout, stderr } = command.output().expect("the program starts");
        let text = |bytes| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Run { code: status.code(), printed: text(stdout), errors: text(stderr) }
    }

    /// The same, of a command whose output goes elsewhere.
    pub fn of_errors(mut command: Command) -> Run {
        let child = command.stderr(std::process::Stdio::piped()).spawn().expect("the program starts");
        let Output { status, stderr, .. } = child.wait_with_output().expect("an end");
        let errors = String::from_utf8(stderr).expect("the program speaks UTF-8");
        Run { code: status.code(), printed: String::new(), errors }
    }
}

/// All the files under a folder: path with forward slashes → bytes.
pub fn read_all(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a name in Unicode");
        if entry.path().is_dir() {
            files.extend(read_all(&entry.path()).into_iter().map(|(path, bytes)| (format!("{name}/{path}"), bytes)));
        } else {
            files.insert(name, std::fs::read(entry.path()).expect("a file"));
        }
    }
    files
}

pub fn write_all(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in files {
        write(&folder.join(path), bytes);
    }
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    std::fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// The sub-folders or files of a folder, by name.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Whether expected files are to be rewritten rather than compared.
pub fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1")
}

/// What is said when a text is not the one expected; `None` when it is.
pub fn difference(expected: &Path, found: &str) -> Option<String> {
    if updating() {
        write(expected, found.as_bytes());
        return None;
    }
    let known = std::fs::read_to_string(expected).unwrap_or_default();
    (known != found).then(|| {
        format!(
            "=== {} says\n{known}\n=== but found\n{found}\n=== (UPDATE_EXPECT=1 rewrites it, for you to read)\n",
            expected.display()
        )
    })
}
