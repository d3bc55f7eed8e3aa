//! `fascicule fmt`: one form, and never another word.

use std::collections::BTreeMap;

use crate::support::random::Random;
use crate::support::{Project, fixtures, read_all, root};
use fascicule::content;
use fascicule::diagnostic::{Files, Report};
use fascicule::source::Folder;

/// A place that has no schema, so that nothing is added.
const PLACE: &str = "essai.toml";

/// The one form of a text; what it says is checked on the way, and that a second time changes nothing.
#[track_caller]
fn formatted(text: &str) -> String {
    let once = form(PLACE, text.as_bytes());
    assert_eq!(values(&once), values(text), "the values of\n{text}\nbecame those of\n{once}");
    assert_eq!(comments(&once), comments(text), "in\n{once}");
    assert_eq!(form(PLACE, once.as_bytes()), once, "a second time changes the form of\n{text}");
    once
}

#[track_caller]
fn form(path: &str, bytes: &[u8]) -> String {
    let folder = Folder { shown: "content".into(), files: BTreeMap::from([(path.to_owned(), bytes.to_owned())]) };
    let (mut files, mut report) = (Files::default(), Report::default());
    let form = content::formatted(&folder, path, &mut files, &mut report);
    form.unwrap_or_else(|| panic!("{:?} in\n{}", report.diagnostics, String::from_utf8_lossy(bytes)))
}

/// What a file says, as the program reads it: without byte-order mark, with Unix line endings.
fn values(text: &str) -> String {
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    let table: toml::Table = toml::from_str(&text).unwrap_or_else(|error| panic!("{error} in\n{text}"));
    format!("{table:?}")
}

/// The comments of a file whose texts hold no `#`.
fn comments(text: &str) -> Vec<String> {
    let own = |line: &str| line.split_once('#').map(|(_, comment)| comment.trim_end().to_owned());
    text.lines().filter(|line| !line.contains("sans #")).filter_map(own).collect()
}

#[test]
fn all_the_content_keeps_its_words_and_its_comments() {
    for folder in [root().join("content"), fixtures().join("content")] {
        for (_, bytes) in read_all(&folder).into_iter().filter(|(path, _)| path.ends_with(".toml")) {
            let text = String::from_utf8(bytes).expect("UTF-8");
            formatted(&text);
            // And so do its spoilt forms.
            formatted(&text.replace('\n', "\r\n"));
            formatted(&text.replace(" = ", "\t=  ").replace("\n\n", "\n \n\n\n"));
            formatted(&text.replace("]\n", "]   # près de la fin\n"));
            formatted(&text.replace("[\"", "[\n# dedans\n\n\"").replace("\", \"", "\" # à côté\n\t, \""));
        }
    }
}

#[test]
fn the_content_that_ships_is_in_its_form() {
    let run = crate::support::Run::of({
        let mut command = crate::support::program(&["fmt", "--check"]);
        command.current_dir(root());
        command
    });
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{}", run.printed);
}

#[test]
fn each_thing_has_one_form() {
    let long = "mot ".repeat(40);
    let cases = [
        ("spaces", "a=1\nb   =\t\"x\"\n  c = 2  \n", "a = 1\nb = \"x\"\nc = 2\n"),
        ("titles", "[ a . b ]\nx=1\n[[c]]\n\n\ny=1\n", "[a.b]\nx = 1\n\n[[c]]\ny = 1\n"),
        ("empty lines", "\n\na = 1\n\n\n\nb = 2\n\n", "a = 1\n\nb = 2\n"),
        ("no last line end", "a = 1", "a = 1\n"),
        ("nothing", "", ""),
        ("a byte-order mark, Windows line endings", "\u{FEFF}a = 1\r\n\r\n[b]\r\n", "a = 1\n\n[b]\n"),
        ("a list that fits", "a = [ 1,\n2 , 3,\n]\n", "a = [1, 2, 3]\n"),
        ("nothing in a list", "a = [ ]\nb = { }\n", "a = []\nb = {}\n"),
        ("lists in a list", "a = [[1,2],[ 3 ]]\n", "a = [[1, 2], [3]]\n"),
        ("a table in a line", "a = {b=1,c = \"d\"}\n", "a = { b = 1, c = \"d\" }\n"),
        ("keys", "a . b = 1\n\"c d\" . 'e' = 2\n", "a.b = 1\n\"c d\".'e' = 2\n"),
        (
            "a day and its hour",
            "a =2026-11-20 10:00:00.5\nb = 2026-11-20\n",
            "a = 2026-11-20 10:00:00.5\nb = 2026-11-20\n",
        ),
        ("numbers", "a = 1_000\nb=-1.5e3\nc = 0xFF\nd = nan\n", "a = 1_000\nb = -1.5e3\nc = 0xFF\nd = nan\n"),
        ("ways to write a text", "a = 'b\\c'\nd = \"\\u00e9\"\n", "a = 'b\\c'\nd = \"\\u00e9\"\n"),
        ("what looks like TOML in a text", "a = \"[b] = {c} , sans #  d\"\n", "a = \"[b] = {c} , sans #  d\"\n"),
        ("a text of several lines", "a = \"\"\"\n  b  \n\n\n[c]\t\n\"\"\"\n", "a = \"\"\"\n  b  \n\n\n[c]\t\n\"\"\"\n"),
        ("one in a list", "a = ['''x\n y''',1]\n", "a = [\n  '''x\n y''',\n  1,\n]\n"),
        ("a comment on its line", "  # b  \na = 1\n", "# b\na = 1\n"),
        ("a comment at the end", "a = 1# b\n[c]# d\n", "a = 1 # b\n\n[c] # d\n"),
        ("a comment above a title", "a = 1\n# c\n# d\n[b]\n", "a = 1\n\n# c\n# d\n[b]\n"),
        ("a comment below a title", "[b]\n\n# c\na = 1\n", "[b]\n# c\na = 1\n"),
        ("the comment of a part", "a = 1\n\n# ---- c\n\n[b]\n", "a = 1\n\n# ---- c\n\n[b]\n"),
        (
            "comments in a list",
            "a = [ # un\n 1 # deux\n , # trois\n # quatre\n 2 # cinq\n # six\n]# sept\n",
            "a = [\n  # un\n  1, # deux\n  # trois\n  # quatre\n  2, # cinq\n  # six\n] # sept\n",
        ),
        ("a list of comments", "a = [\n# b\n]\n", "a = [\n  # b\n]\n"),
        ("comments in a table", "a = { # un\n b = 1, # deux\n}\n", "a = {\n  # un\n  b = 1, # deux\n}\n"),
    ];
    for (what, before, after) in cases {
        assert_eq!(formatted(before), after, "{what}");
    }
    let wide = formatted(&format!("a = [\"{long}\", \"b\"]\n"));
    assert_eq!(wide, format!("a = [\n  \"{long}\",\n  \"b\",\n]\n"), "a list that does not fit");
    let table = format!("a = {{ b = \"{long}\" }}\n");
    assert_eq!(formatted(&table), table, "a table that does not fit: TOML 1.0 wants it on its line");
}

#[test]
fn any_toml_keeps_its_words() {
    for seed in 0..2_000 {
        let mut random = Random::new(seed);
        let text = any_toml(&mut random);
        formatted(&text);
    }
}

/// A valid file, badly laid out.
fn any_toml(random: &mut Random) -> String {
    let mut text = String::new();
    for n in 0..random.below(12) {
        let end = *random.choose(&["\n", "  \n", "\r\n", " # é, [\"x\"] = {\n", "#\t\n", "\n\n \n"]);
        text += &match random.below(6) {
            0 => format!("[ t{n} ]{end}"),
            1 => format!("[[u . v{}]]{end}", random.below(3)),
            2 => format!("\t# à part, {n}{end}"),
            _ => format!("k{n}{}={}{}{end}", space(random), space(random), value(random, 3)),
        };
    }
    text
}

fn space(random: &mut Random) -> &'static str {
    random.choose::<&str>(&["", " ", "\t", "   "])
}

fn value(random: &mut Random, depth: usize) -> String {
    let scalars = [
        "1",
        "-2.5",
        "true",
        "2026-11-20",
        "2026-11-20 10:00:00",
        "\"é\\\"[,\"",
        "'a\\'",
        "\"\"",
        "\"\"\" x\r\n\n y\"\"\"",
        "'''\n\tz'''",
        "\"un texte assez long pour que quatre d'entre eux ne tiennent pas sur une ligne\"",
    ];
    let between =
        |random: &mut Random| *random.choose(&["", " ", "\n", "\t\n\n", " # dit, ] }\n", "\n# dit\n\n# encore\n"]);
    match random.below(if depth > 0 { 4 } else { 2 }) {
        0 | 1 => (*random.choose(&scalars)).to_owned(),
        2 => {
            let items: String = (0..random.below(5))
                .map(|_| {
                    let (before, item, after) = (between(random), value(random, depth - 1), between(random));
                    format!("{before}{item}{after},")
                })
                .collect();
            let items = if random.below(2) == 0 { items.trim_end_matches(',').to_owned() } else { items };
            format!("[{items}{}]", between(random))
        }
        _ => {
            let items: Vec<String> = (0..random.below(4))
                .map(|n| {
                    let (before, item, after) = (between(random), value(random, depth - 1), between(random));
                    format!("{before}c{n}{}={}{item}{after}", space(random), space(random))
                })
                .collect();
            format!("{{{}{}}}", items.join(","), between(random))
        }
    }
}

// ---------------------------------------------------------------- the command

#[test]
fn the_first_line_names_the_schema() {
    for (path, schema) in [
        ("site.toml", "../schemas/site.schema.json"),
        ("commun/libelles.toml", "../../schemas/libelles.schema.json"),
        ("certifications/b/2020/domaines/d1.toml", "../../../../../schemas/domaine.schema.json"),
    ] {
        let wanted = format!("#:schema {schema}\n\n# dit\na = 1\n");
        for before in
            ["# dit\na = 1\n", "#:schema ailleurs.json\n# dit\na = 1\n", "\n#:schema   x\n\n\n# dit\na = 1\n", &wanted]
        {
            assert_eq!(form(path, before.as_bytes()), wanted);
        }
        assert_eq!(form(path, b""), format!("#:schema {schema}\n"));
    }
}

#[test]
fn check_tells_and_writes_nothing_then_fmt_writes_only_what_changes() {
    let project = Project::bakery();
    assert_eq!(project.run(&["fmt"]).code, Some(0));
    let formed = read_all(&project.path().join("content"));
    assert!(formed["site.toml"].starts_with(b"#:schema ../schemas/site.schema.json\n\ntitre = "));
    assert_eq!(project.run(&["fmt", "--check"]).printed, "Rien à mettre en forme.\n");

    project.replace("content/site.toml", "theme = ", "theme   =");
    let text = "content/commun/textes/note-aux-entreprises.md";
    project.write(text, project.read(text) + "\n\n\n");
    let spoilt = read_all(&project.path().join("content"));
    let run = project.run(&["fmt", "--check"]);
    assert_eq!((run.code, run.printed.as_str()), (Some(1), "à mettre en forme : content/site.toml\n"));
    assert_eq!(run.errors, "aide : fascicule fmt les met en forme\n");
    assert!(spoilt == read_all(&project.path().join("content")), "a check writes nothing");

    let age = |path: &str| std::fs::metadata(project.path().join(path)).and_then(|it| it.modified()).expect("its age");
    let before = age("content/sources.toml");
    let run = project.run(&["fmt"]);
    assert_eq!((run.code, run.printed.as_str()), (Some(0), "mis en forme : content/site.toml\n"));
    assert_eq!(age("content/sources.toml"), before, "what is in its form is not written again");
    let mut expected = formed;
    expected.insert("commun/textes/note-aux-entreprises.md".into(), project.read(text).into_bytes());
    assert!(expected == read_all(&project.path().join("content")), "Markdown is left alone, nothing is left beside");
}

#[test]
fn the_form_changes_nothing_that_is_published() {
    let project = Project::bakery();
    let before = project.build(&[]);
    assert_eq!(project.run(&["fmt"]).code, Some(0));
    assert!(before == project.build(&[]));
}

#[test]
fn only_the_files_that_are_named_change() {
    let project = Project::bakery();
    let before = read_all(&project.path().join("content"));
    let run = project.run(&["fmt", "./content/site.toml", "content/commun/textes/note-aux-entreprises.md"]);
    assert_eq!((run.code, run.printed.as_str()), (Some(0), "mis en forme : content/site.toml\n"));
    let after = read_all(&project.path().join("content"));
    let changed: Vec<&str> = after.keys().filter(|path| after[*path] != before[*path]).map(String::as_str).collect();
    assert_eq!(changed, ["site.toml"]);
    for stranger in ["themes/branche/typst/document.typ", "content/absent.toml", "/etc/passwd", "content/../site.toml"]
    {
        let run = project.run(&["fmt", stranger]);
        assert_eq!((run.code, run.printed.as_str()), (Some(2), ""));
        assert!(run.errors.contains(&format!("« {stranger} » n'est pas un fichier TOML")), "{}", run.errors);
    }
}

#[test]
fn a_file_with_errors_is_told_and_left_alone_and_the_others_are_formed() {
    let project = Project::bakery();
    project.write("content/site.toml", "titre = \"sans fin\n");
    project.write("content/sources.toml", b"titre = \"\xE9\"\n");
    let run = project.run(&["fmt"]);
    assert_eq!(run.code, Some(1));
    for said in ["erreur[syntaxe-toml]", "erreur[utf8-invalide]", "Un fichier qui a des erreurs reste tel quel."] {
        assert!(run.errors.contains(said), "{}", run.errors);
    }
    assert_eq!(project.read("content/site.toml"), "titre = \"sans fin\n");
    assert_eq!(std::fs::read(project.path().join("content/sources.toml")).expect("a file"), b"titre = \"\xE9\"\n");
    assert!(run.printed.contains("mis en forme : content/commun/guides.toml"), "{}", run.printed);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_leaves_its_file_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::bakery();
    let folder = project.path().join("content/commun");
    let before = read_all(&folder);
    let set = |mode| std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(mode)).expect("its rights");
    set(0o555);
    let run = project.run(&["fmt", "content/commun/guides.toml"]);
    set(0o755);
    // The superuser writes everywhere.
    if run.code != Some(0) {
        assert_eq!(run.code, Some(2));
        assert!(run.errors.contains("ne peut pas être écrit : accès refusé."), "{}", run.errors);
        assert!(before == read_all(&folder));
    }
}
