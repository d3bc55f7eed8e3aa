//! Hostile and broken input, from the program's side: what is refused, what is told, in how long, and that nothing of
//! somebody's is touched. `tests/README.md` says where the other attacks are tried.

use std::fmt::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::random::Random;
use crate::support::{Project, Run, names, program};

const D1: &str = "content/certifications/boulanger/2020/domaines/d1.toml";
const NOTE: &str = "content/commun/textes/note-aux-entreprises.md";

/// A bakery whose theme bears a name, and a logo with this inside.
fn branded(root: &str, inside: &str) -> Project {
    let project = Project::bakery();
    project.write("themes/branche/theme.toml", "nom = \"Le Fournil\"\nlogo = \"logo.svg\"\n");
    let logo = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {root}>\n{inside}\n</svg>\n");
    project.write("themes/branche/logo.svg", logo);
    project
}

// ---------------------------------------------------------------- a logo (R1, R8)

#[test]
fn a_logo_beyond_measure_is_refused_with_its_line_and_the_program_lives() {
    let chain: String = (0..2_000)
        .map(|n| format!("<clipPath id=\"c{n}\" clip-path=\"url(#c{})\"><path d=\"M0 0h8\"/></clipPath>", n + 1))
        .collect();
    let chain = format!("{chain}<path clip-path=\"url(#c0)\" d=\"M0 0h8\"/>");
    for (root, inside) in [
        ("viewBox=\"0 0 8 4\"", "<ellipse rx=\"2147483648\"/>"),
        ("viewBox=\"0 0 8 4\"", "<path d=\"M0 0h3.4e38v2147483648z\"/>"),
        ("viewBox=\"0 0 1e30 1e-30\"", "<path d=\"M0 0h8\"/>"),
        ("viewBox=\"0 0 8 4\"", chain.as_str()),
        ("viewBox=\"0 0 8 4\"", "<path style='background:image-set(\"http://exemple.fr/a\" 1x)' d=\"M0 0h8\"/>"),
    ] {
        let run = branded(root, inside).run(&["build"]);
        assert_eq!(run.code, Some(1), "{inside:.60}: {}", run.errors);
        assert!(run.errors.starts_with("erreur[theme]: ") && run.errors.contains("logo.svg, ligne "), "{}", run.errors);
    }
}

#[test]
#[ignore = "300 builds of one document: twenty minutes; run it after a change of the logo's rules or of Typst"]
fn no_drawing_that_is_accepted_stops_the_program() {
    const NUMBERS: [&str; 12] =
        ["0", "1e-30", "1e-7", ".5", "3", "799", "-4e5", "1e6", "2147483648", "3.4e38", "-1e39", "NaN"];
    let mut accepted = 0;
    for seed in 0..300 {
        let mut random = Random::new(seed);
        let mut inside = String::new();
        for n in 0..1 + random.below(4) {
            let mut number = || *random.choose(&NUMBERS[..]);
            let [a, b, c, d, e, f] = std::array::from_fn(|_| number());
            let shape = match n {
                0 => format!(
                    "<path d=\"M{a} {b}L{c} {d}C{a} {e} {f} {b} {c} {d}z\" stroke=\"red\" stroke-width=\"{e}\"/>"
                ),
                1 => {
                    format!("<g transform=\"matrix({a} {b} {c} {d} {e} {f})\"><rect width=\"{a}\" height=\"{d}\"/></g>")
                }
                2 => format!(
                    "<ellipse cx=\"{a}\" cy=\"{b}\" rx=\"{c}\" ry=\"{d}\" stroke-dasharray=\"{e} {f}\" stroke=\"red\"/>"
                ),
                _ => format!(
                    "<linearGradient id=\"g\" x1=\"{a}\" x2=\"{b}\" gradientTransform=\"scale({c} {d})\"><stop offset=\"{e}\"/>\
                     </linearGradient><rect fill=\"url(#g)\" width=\"{f}\" height=\"4\"/>"
                ),
            };
            inside.push_str(&shape);
        }
        let project = branded("viewBox=\"0 0 8 4\"", &inside);
        let run = project.run(&["livret", "boulanger", "--edition", "2020", "--domaines", "1", "--sortie", "sortie"]);
        assert!(matches!(run.code, Some(0 | 1)), "seed {seed}: {:?}\n{inside}\n{}", run.code, run.errors);
        accepted += usize::from(run.code == Some(0));
    }
    assert!(accepted > 10, "{accepted} drawings were accepted");
}

// ---------------------------------------------------------------- what editors own (R3, R10, R17)

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_hidden_in_the_project() {
    let project = Project::bakery();
    project.write("home/profile", "precious");
    std::fs::create_dir_all(project.path().join("content/certifications/mitron")).expect("a folder");
    let link = |target: &str, at: &str| std::os::unix::fs::symlink(target, project.path().join(at)).expect("a link");
    link("../home/profile", "content/.site.toml.fascicule.tmp");
    link("../../../home", "content/certifications/mitron/.2022.fascicule.tmp");
    let site = format!("#:schema ../schemas/site.schema.json\n\n{}", project.read("content/site.toml"));
    project.write("content/site.toml", site.replacen(" = ", "   =  ", 1));
    let run = project.run(&["fmt", "content/site.toml"]);
    assert_eq!((run.code, project.read("content/site.toml")), (Some(0), site), "{}", run.errors);
    assert!(std::fs::symlink_metadata(project.path().join("content/site.toml")).expect("a file").is_file());
    let run = project.run(&["new", "cqp", "mitron", "2022"]);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    assert_eq!(
        (names(&project.path().join("home")), project.read("home/profile")),
        (vec!["profile".into()], "precious".into())
    );
}

#[test]
fn the_output_is_apart_from_what_is_read_and_kept() {
    let project = Project::bakery();
    let before = crate::support::read_all(project.path());
    for (output, what) in [
        ("content/x", "le contenu"),
        ("content", "le contenu"),
        (".", "dossier de sortie"),
        ("themes/branche/assets/x", "le thème"),
        // What is somebody's there is told first.
        ("themes", "branche/"),
        (".fascicule-cache/x", "le cache"),
    ] {
        let run = project.run(&["build", "--output", output]);
        assert_eq!(run.code, Some(2), "{output}: {}", run.errors);
        assert!(run.errors.contains(what), "{output}: {}", run.errors);
        assert!(crate::support::read_all(project.path()) == before, "{output}: something was written");
    }
}

// ---------------------------------------------------------------- names and values (R5, R9, R11)

#[cfg(unix)]
#[test]
fn a_file_name_drives_neither_the_terminal_nor_a_runner() {
    let project = Project::bakery();
    project.write("content/commun/x\u{1b}[31mRED\n::warning file=a::INJ.toml", "a = 1\n");
    project.write("content/commun/y\r\u{202e}.toml", [0xff]);
    for arguments in [&["check"][..], &["fmt"]] {
        let run = project.run(arguments);
        let said = run.printed + &run.errors;
        assert!(!said.contains(['\u{1b}', '\r', '\u{202e}']), "{arguments:?}: {said:?}");
        assert!(!said.lines().any(|line| line.trim_start().starts_with("::")), "{arguments:?}: {said}");
    }
    let said = project.run(&["check"]).errors;
    assert_eq!(said.matches("x\u{FFFD}[31mRED\u{FFFD}::warning file=a::INJ.toml").count(), 2, "{said}");
}

#[test]
fn what_a_form_an_address_or_windows_would_refuse_is_refused_by_check() {
    let scales = "content/commun/echelles.toml";
    let certification = "content/certifications/boulanger/2020/certification.toml";
    let change = |path: &'static str, from: &'static str, to: String| {
        move |project: &Project| {
            let text = project.read(path);
            let at = text.find(from).unwrap_or_else(|| panic!("no {from} in {path}"));
            project.write(path, format!("{}{to}{}", &text[..at], &text[at + from.len()..]));
        }
    };
    type Change = Box<dyn Fn(&Project)>;
    let mut cases: Vec<(&str, Change)> = Vec::new();
    for level in ["Off", "", "Un peu é/(x)#20 <b>"] {
        let written = format!("[[echelle.niveau]]\ncode = \"{level}\"");
        cases.push(("nom-malforme", Box::new(change(scales, "[[echelle.niveau]]\ncode = \"oui\"", written))));
    }
    for code in ["00012", "RNCP 12345", " 12345 ", "abc", "", "123456"] {
        let own =
            format!("\n[enregistrement]\nregistre = \"rncp\"\ncode = \"{code}\"\nsource = \"101:1\"\n\n[[lacune]]");
        let add = change(certification, "\n[[lacune]]", own);
        cases.push(("code-rncp-malforme", Box::new(add)));
    }
    for address in ["https://:::", "https://x.fr/../../a//b", "https://x..fr", "https://x.fr:99999"] {
        let from = "adresse_publique = \"https://boulangerie.example\"";
        let to = format!("adresse_publique = \"{address}\"");
        cases.push(("adresse-publique", Box::new(change("content/site.toml", from, to))));
    }
    for character in ['\u{200B}', '\u{200E}', '\u{AD}', '\u{34F}', '\u{2060}', '\u{206A}', '\u{FFFC}', '\u{FFFD}'] {
        let to = format!("La croûte{character}chante");
        cases.push(("caractere-de-controle", Box::new(change(D1, "La croûte chante", to))));
    }
    let contact = "contact = \"contact@boulangerie.example\"";
    let droits = "droits = \"accès";
    cases.push(("caractere-sans-glyphe", Box::new(change("content/site.toml", droits, "droits = \"🙂 accès".into()))));
    cases.push((
        "caractere-de-controle",
        Box::new(change("content/site.toml", contact, "contact = \"\\u2060\"".into())),
    ));
    let aux = |project: &Project| {
        project.write("content/pages/aux.md", "+++\ntitre = \"A\"\nsource = [\"101\"]\n+++\n\nA.\n");
    };
    cases.push(("fichier-inconnu", Box::new(aux)));
    for (n, (code, bring_about)) in cases.iter().enumerate() {
        let project = Project::bakery();
        bring_about(&project);
        let run = project.run(&["check"]);
        assert_eq!(run.code, Some(1), "{code}, case {n}: {}", run.errors);
        assert!(run.errors.contains(&format!("erreur[{code}]")), "{code}, case {n}: {}", run.errors);
    }
    let run = Project::bakery().run(&["new", "cqp", "con"]);
    assert_eq!(run.code, Some(2), "{}", run.errors);
}

#[test]
fn coordinates_hidden_by_the_way_they_are_written_are_refused_once_each() {
    let project = Project::bakery();
    let hidden = [
        "jean.dupont\\@mutuelle.fr",
        "jean&#64;mutuelle.fr",
        "06&nbsp;12&nbsp;34&nbsp;56&nbsp;78",
        "06\\.12\\.34\\.56\\.78",
        "[06](https://boulangerie.example) 12 34 56 78",
        "0612 345 678",
        "+32 470 12 34 56",
        "jean.levain@boulangerie.example",
    ];
    project.write(
        NOTE,
        hidden.iter().fold(project.read(NOTE), |text, hidden| format!("{text}\nÉcrire à {hidden} vite.\n")),
    );
    project.replace(D1, "La croûte chante", "Le 06\\u00a012 **34** 56 78, jean\\u0040x.fr");
    let run = project.run(&["check", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&run.printed).expect("JSON");
    let told = found["diagnostics"].as_array().expect("a list").iter().filter(|it| it["code"] == "coordonnees");
    let told: Vec<&str> = told.filter_map(|it| it["message"].as_str()).collect();
    assert_eq!(told.len(), hidden.len() + 2, "{told:#?}");
}

// ---------------------------------------------------------------- long errors (R6)

#[test]
fn sixteen_thousand_errors_are_told_at_once() {
    const MANY: usize = 16_000;
    let lines = |line: &dyn Fn(usize) -> String| (0..MANY).map(line).collect::<String>();
    let toml = |more: String| (D1, Project::bakery().read(D1) + "\n" + &more);
    let text = |more: String| (NOTE, Project::bakery().read(NOTE) + "\n" + &more);
    // The machine that tests may be busy, and the program is not optimised: the shape of the curve is what counts.
    let patience = Duration::from_secs(60);
    for (what, (path, content)) in [
        (
            "unknown keys",
            ("content/site.toml", Project::bakery().read("content/site.toml") + &lines(&|n| format!("c{n} = 1\n"))),
        ),
        ("phones on a line", text(format!("Au {}.\n", "06 12 34 56 78, ".repeat(MANY)))),
        ("e-mails", text(lines(&|n| format!("a{n}@exemple.fr\n\n")))),
        ("links", text(lines(&|n| format!("[a](#d{n})\n\n")))),
        ("HTML", text(lines(&|_| "<b>a</b>\n\n".to_owned()))),
        ("codes twice", toml(lines(&|_| "[[savoir]]\ncode = \"D1.S1\"\ntexte = \"a\"\n".to_owned()))),
        ("wrong types", toml(lines(&|n| format!("[[savoir]]\ncode = {n}\ntexte = \"a\"\n")))),
    ] {
        assert!(content.len() < 1_000_000, "{what}: {} bytes", content.len());
        let project = Project::bakery();
        project.write(path, content);
        for format in ["human", "json", "github"] {
            let started = Instant::now();
            let run = project.run(&["check", "--format", format]);
            assert_eq!(run.code, Some(1), "{what}");
            assert!(started.elapsed() < patience, "{what}, {format}: {:?}", started.elapsed());
            if format == "human" {
                assert!(run.errors.matches("erreur[").count() == 200, "{what}: {:.2000}", run.errors);
                assert!(run.errors.contains(" autres : corrigez d'abord"), "{what}");
            }
        }
    }
}

#[test]
fn a_file_of_more_than_a_megabyte_is_refused() {
    let project = Project::bakery();
    project.write(NOTE, project.read(NOTE) + &"- a\n".repeat(300_000));
    let run = project.run(&["check"]);
    assert_eq!(run.code, Some(2));
    assert!(run.errors.contains("note-aux-entreprises.md") && run.errors.contains("1 Mo"), "{}", run.errors);
}

// ---------------------------------------------------------------- the machine (R12, R13)

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_a_reader_who_leaves_is_not() {
    let project = Project::bakery();
    for arguments in
        [&["schema", "site"][..], &["explain"], &["check", "--format", "json"], &["--help"], &["fmt", "--check"]]
    {
        let mut command = project.command(arguments);
        command.stdout(std::fs::File::create("/dev/full").expect("/dev/full"));
        let run = Run::of_errors(command);
        assert_eq!(run.code, Some(2), "{arguments:?}");
        assert!(
            run.errors.contains("la sortie n'a pas pu être écrite en entier : le disque est plein"),
            "{}",
            run.errors
        );
    }
    let mut child = program(&["schema", "site"]).stdout(Stdio::piped()).spawn().expect("the program starts");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("an end").code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_thread_the_work_is_done_all_the_same() {
    let project = Project::bakery();
    let is_root = std::process::Command::new("id").arg("-u").output().expect("id").stdout == b"0\n";
    let opened = std::process::Command::new("chmod").args(["-R", "a+rwX"]).arg(project.path()).status();
    assert!(opened.expect("chmod").success());
    // The limit counts the tasks of a person, and does not hold for the superuser.
    let nobody = "setpriv --reuid 65534 --regid 65534 --clear-groups ";
    let line = format!("{}prlimit --nproc=1 \"$0\" check", if is_root { nobody } else { "" });
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &line, env!("CARGO_BIN_EXE_fascicule")]).current_dir(project.path());
    let run = Run::of(command);
    assert_eq!((run.code, run.errors.as_str()), (Some(0), ""), "{}", run.printed);
}

#[test]
fn no_path_of_the_machine_that_made_it_is_in_the_program() {
    let bytes = std::fs::read(env!("CARGO_BIN_EXE_fascicule")).expect("the program");
    let own = format!("{}/src/", env!("CARGO_MANIFEST_DIR"));
    let found = bytes.windows(own.len()).filter(|window| *window == own.as_bytes()).count();
    assert_eq!(found, 0, "{own} stands in the program");
}

// ---------------------------------------------------------------- the preview (R15)

#[test]
fn a_page_of_another_site_gets_nothing_from_the_preview() {
    const PDF: &str = "/documents/boulanger/2020/boulanger-referentiel-2020.pdf";
    let project = Project::bakery();
    let preview = crate::support::preview::Preview::start(&project, &[]);
    let fetch = |site: &str, mode: &str, kind: &str| {
        let mut headers = String::new();
        write!(headers, "Sec-Fetch-Site: {site}\r\nSec-Fetch-Mode: {mode}\r\nSec-Fetch-Dest: {kind}\r\n")
            .expect("a text");
        headers
    };
    for target in ["/", PDF, "/_apercu/apercu.js", "/_apercu/suivi/"] {
        for kind in ["iframe", "image", "script", "empty", "embed"] {
            for site in ["cross-site", "same-site"] {
                let mode = if kind == "iframe" { "navigate" } else { "no-cors" };
                assert_eq!(preview.request(target, &fetch(site, mode, kind)).status, 403, "{target} {site} {kind}");
            }
        }
    }
    // A link that someone follows leads to a page, and makes no file.
    let followed = fetch("cross-site", "navigate", "document");
    assert_eq!((preview.request("/", &followed).status, preview.request(PDF, &followed).status), (200, 403));
    let own = preview.request("/", &fetch("none", "navigate", "document"));
    assert_eq!((own.status, own.headers["x-frame-options"].as_str()), (200, "DENY"));
    assert_eq!(own.headers["content-security-policy"], "frame-ancestors 'none'");
}

#[test]
fn who_sends_a_byte_at_a_time_is_not_waited_for_without_end() {
    let project = Project::bakery();
    let preview = crate::support::preview::Preview::start(&project, &[]);
    let mut slow = preview.connect();
    let started = Instant::now();
    let mut answer = String::new();
    std::thread::scope(|scope| {
        let mut writer = slow.try_clone().expect("a second hand");
        scope.spawn(move || {
            use std::io::Write;
            while writer.write_all(b"a").is_ok() && started.elapsed() < Duration::from_secs(60) {
                std::thread::sleep(Duration::from_millis(50));
            }
        });
        let _ = std::io::Read::read_to_string(&mut slow, &mut answer);
    });
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(started.elapsed() < Duration::from_secs(50), "{:?}", started.elapsed());
}
