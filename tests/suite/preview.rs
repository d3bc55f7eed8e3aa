//! `fascicule serve`, asked by a client that may be a browser or may mean harm.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Read, Write};

use crate::support::preview::{Answer, Preview, State};
use crate::support::{Project, names, program};

const DOMAINE: &str = "content/certifications/boulanger/2020/domaines/d1.toml";
const REFERENTIEL: &str = "/certifications/boulanger/2020/referentiel/";
const PDF: &str = "/documents/boulanger/2020/boulanger-referentiel-2020.pdf";
const WORDS: &str = "Pétrir la pâte à la main";

/// A page without the script that the preview adds.
fn without_script(answer: &Answer) -> Vec<u8> {
    let html = answer.text();
    let start = html.rfind("<script src=\"/_apercu/apercu.js\"").expect("the script of the preview");
    let end = start + html[start..].find("</script>").expect("its end") + "</script>".len();
    [&html[..start], &html[end..]].concat().into_bytes()
}

/// The version that a page says to be.
fn version(answer: &Answer) -> String {
    let html = answer.text();
    let version = html.rsplit_once("data-version=\"").expect("a version").1;
    version.split('"').next().expect("a version").to_owned()
}

fn is_sound(state: &State) -> bool {
    state.fautes.is_none()
}

fn is_faulty(state: &State) -> bool {
    state.fautes.is_some()
}

// ---------------------------------------------------------------- what is served

#[test]
fn the_site_is_the_one_that_a_build_publishes_but_for_one_script() {
    let project = Project::real();
    let preview = Preview::start(&project, &[]);
    let offered = "/certifications/charge-accueil/non-datee/";
    let first = preview.follow(offered).next();
    assert!(preview.get(offered).text().contains("calculé à la demande"));

    // Built afterwards, elsewhere: the preview found nothing of it.
    let other = Project::real();
    let built = other.build(&["--drafts"]);
    let (pdfs, others): (BTreeMap<_, _>, BTreeMap<_, _>) = built
        .into_iter()
        // What a server on the web is given, and no browser asks for.
        .filter(|(path, _)| *path != fascicule::publish::MANIFEST && !path.ends_with(".br") && !path.ends_with(".gz"))
        .partition(|(path, _)| path.ends_with(".pdf"));
    for (path, bytes) in &pdfs {
        let answer = preview.get(&format!("/{path}"));
        assert_eq!((answer.status, answer.kind()), (200, "application/pdf"), "{path}");
        assert!(answer.body == *bytes, "{path}");
    }
    // The facts of each PDF change the pages that offer it.
    for path in others.keys().filter(|path| path.ends_with(".html")).map(|path| format!("/{path}")) {
        let is_settled = || !preview.get(&path).text().contains("calculé à la demande");
        if !is_settled() {
            preview.follow(&path).until(|_| is_settled());
        }
    }
    assert_ne!(version(&preview.get(offered)), first.version);
    for (path, bytes) in &others {
        let answer = preview.get(&format!("/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        let body = if path.ends_with(".html") { without_script(&answer) } else { answer.body };
        assert!(body == *bytes, "{path}");
    }
    assert!(others.keys().filter(|path| path.ends_with(".html")).count() > 10);
}

#[test]
fn an_address_leads_where_it_would_once_published() {
    let project = Project::bakery();
    let preview = Preview::start(&project, &[]);
    let home = preview.get("/").body;
    assert!(preview.get("/index.html").body == home);
    assert!(preview.get("/?q=pain").body == home);
    let folder = preview.get("/certifications/boulanger/2020?x");
    assert_eq!((folder.status, folder.headers["location"].as_str()), (302, "/certifications/boulanger/2020/"));
    assert!(
        preview.get("/%63ertifications/boulanger/2020/").body == preview.get("/certifications/boulanger/2020/").body
    );
    let absent = preview.get("/certifications/boulanger/2099/<b>");
    assert_eq!((absent.status, absent.kind()), (404, "text/html; charset=utf-8"));
    assert!(absent.text().contains("Page introuvable") && !absent.text().contains("2099"), "{}", absent.text());
    let css = preview.get("/").text();
    let css = css.split("href=\"").find(|rest| rest.contains(".css\"")).and_then(|rest| rest.split('"').next());
    assert_eq!(preview.get(&format!("/{}", css.expect("a style sheet"))).kind(), "text/css; charset=utf-8");
    for answer in [preview.get("/"), absent] {
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert_eq!(answer.headers["cross-origin-resource-policy"], "same-origin");
        assert_eq!(answer.headers["content-length"], answer.body.len().to_string());
    }
    let head = preview.send(&format!("HEAD / HTTP/1.1\r\nHost: {}\r\n\r\n", preview.host));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.headers["content-length"], home.len().to_string());
}

#[test]
fn a_page_that_must_wait_says_so_and_a_program_is_given_the_file() {
    let project = Project::bakery();
    let theme = project.read("themes/branche/typst/document.typ");
    // A theme that takes its time.
    let slow = format!("#let wait = range(0, 400000).map(n => str(n)).join().len()\n{theme}");
    project.write("themes/branche/typst/document.typ", slow);
    let preview = Preview::start(&project, &[]);
    let waiting = preview.request(PDF, "Accept: text/html,application/xhtml+xml\r\n");
    assert_eq!((waiting.status, waiting.kind()), (200, "text/html; charset=utf-8"));
    assert!(waiting.text().contains("data-role=\"attente\""), "{}", waiting.text());
    assert!(waiting.text().contains("en cours de fabrication"));
    let file = preview.get(PDF);
    assert_eq!((file.status, file.kind()), (200, "application/pdf"));
    assert!(file.body.starts_with(b"%PDF-"));
    assert!(preview.request(PDF, "Accept: text/html\r\n").body == file.body);
}

#[test]
fn a_pdf_that_cannot_be_made_says_why_until_it_can() {
    let project = Project::bakery();
    let theme = project.read("themes/branche/typst/document.typ");
    project.write("themes/branche/typst/document.typ", format!("{theme}\n#panic(\"<b>\")"));
    let preview = Preview::start(&project, &[]);
    let mut events = preview.follow(PDF);
    let first = events.next();
    assert_eq!(preview.get(PDF).status, 500);
    let refused = preview.request(PDF, "Accept: text/html\r\n");
    assert_eq!((refused.status, refused.kind()), (500, "text/html; charset=utf-8"));
    let text = refused.text();
    assert!(
        text.contains("le thème est en défaut (typst/document.typ, ligne ") && text.contains("&lt;b&gt;"),
        "{text}"
    );
    assert_eq!(version(&refused), first.version);
    project.write("themes/branche/typst/document.typ", theme);
    events.until(|state| *state != first);
    assert_eq!(preview.get(PDF).status, 200);
}

// ---------------------------------------------------------------- following the sources

#[test]
fn a_save_changes_the_pages_that_hold_it_and_no_other() {
    let project = Project::bakery();
    let preview = Preview::start(&project, &[]);
    let (mut of_2020, mut of_2021) =
        (preview.follow(REFERENTIEL), preview.follow(&REFERENTIEL.replace("2020", "2021")));
    let (first, other) = (of_2020.next(), of_2021.next());
    assert_eq!(first.version, version(&preview.get(REFERENTIEL)));
    assert_eq!(first.fautes, None);

    project.replace(DOMAINE, WORDS, "Pétrir la pâte <à la main>");
    let second = of_2020.until(|state| state.version != first.version);
    let page = preview.get(REFERENTIEL);
    assert_eq!(second.version, version(&page));
    assert!(page.text().contains("Pétrir la pâte &lt;à la main&gt;"));

    project.replace(&DOMAINE.replace("2020", "2021"), "Conduire le four", "Conduire deux fours");
    let next = of_2021.until(|state| state.version != other.version);
    let page = preview.get(&REFERENTIEL.replace("2020", "2021"));
    assert_eq!(next.version, version(&page), "the first save was told to a page that does not hold it");
    assert!(page.text().contains("Conduire deux fours"));
}

#[test]
fn a_pdf_follows_too() {
    let project = Project::bakery();
    let preview = Preview::start(&project, &[]);
    let before = preview.get(PDF).body;
    let mut events = preview.follow(PDF);
    let first = events.next();
    project.replace(DOMAINE, WORDS, "Pétrir la pâte à deux mains");
    events.until(|state| *state != first);
    // What the press remembers of the first print must not be seen in the second.
    let clean = Project::bakery();
    clean.replace(DOMAINE, WORDS, "Pétrir la pâte à deux mains");
    assert!(preview.get(PDF).body == clean.build(&[])[PDF.trim_start_matches('/')]);
    project.replace(DOMAINE, "Pétrir la pâte à deux mains", WORDS);
    events.until(|state| *state == first);
    assert!(preview.get(PDF).body == before);
}

#[test]
fn errors_are_told_over_the_last_good_page_until_they_are_mended() {
    let project = Project::bakery();
    let preview = Preview::start(&project, &[]);
    let mut events = preview.follow(REFERENTIEL);
    let first = events.next();
    project.replace(DOMAINE, "texte = \"Pétrir la pâte à la main\"", "texxte = \"<script>alert(1)</script>\"");
    let is_told = |state: &State| state.fautes.as_ref().is_some_and(|said| said.contains("texxte"));
    let faulty = events.until(is_told);
    assert_eq!(faulty.version, first.version);
    let said = faulty.fautes.expect("faults");
    for words in
        ["erreur[cle-inconnue]", &format!("{DOMAINE}:13:1"), "vouliez-vous dire « texte » ?", "<script>alert(1)"]
    {
        assert!(said.contains(words), "{said}");
    }
    let page = preview.get(REFERENTIEL);
    assert_eq!((page.status, version(&page)), (200, first.version.clone()));
    assert!(page.text().contains(WORDS));
    // A page opened meanwhile is told at once.
    assert!(is_told(&preview.follow("/").next()));
    project.replace(DOMAINE, "texxte = \"<script>alert(1)</script>\"", "texte = \"Pétrir la pâte à la main\"");
    assert_eq!(events.until(is_sound), first);
}

#[test]
fn content_that_is_wrong_from_the_start_is_told_by_every_page() {
    let project = Project::bakery();
    project.replace(DOMAINE, "texte = \"Pétrir la pâte à la main\"", "texxte = \"<b>\"");
    let preview = Preview::start(&project, &[]);
    for target in ["/", REFERENTIEL, PDF] {
        let page = preview.get(target);
        assert_eq!((page.status, page.kind()), (503, "text/html; charset=utf-8"), "{target}");
        let text = page.text();
        assert!(text.contains("data-role=\"fautes\"") && text.contains("texxte = &quot;&lt;b&gt;&quot;"), "{text}");
    }
    let mut events = preview.follow(REFERENTIEL);
    assert_eq!(events.next().version, version(&preview.get(REFERENTIEL)));
    project.replace(DOMAINE, "texxte = \"<b>\"", "texte = \"Pétrir la pâte à la main\"");
    let mended = events.until(is_sound);
    let page = preview.get(REFERENTIEL);
    assert_eq!((page.status, version(&page)), (200, mended.version));
}

#[test]
fn files_and_folders_come_go_and_change_their_names() {
    let project = Project::bakery();
    let preview = Preview::start(&project, &[]);
    let at = |path: &str| project.path().join(path);
    let apprentice = "/certifications/mitron/2021/";
    let mut events = preview.follow(apprentice);
    let absent = events.next();
    assert_eq!(preview.get(apprentice).status, 404);

    // A new folder, made outside then moved in whole.
    let new = Project::bakery();
    fs::rename(new.path().join("content/certifications/boulanger/2020"), new.path().join("spare")).expect("a move");
    fs::rename(new.path().join("content/certifications/boulanger"), at("content/certifications/mitron"))
        .expect("a move");
    let present = events.until(|state| state.version != absent.version);
    assert_eq!(preview.get(apprentice).status, 200);

    // Its folder renamed, its file deleted.
    fs::rename(at("content/certifications/mitron"), at("content/certifications/compagnon")).expect("a move");
    events.until(|state| *state != present);
    assert_eq!(preview.get(apprentice).status, 404);
    assert_eq!(preview.get("/certifications/compagnon/2021/").status, 200);
    let mut events = preview.follow("/certifications/compagnon/2021/");
    fs::remove_file(at("content/certifications/compagnon/2021/definition.toml")).expect("a file to delete");
    assert!(events.until(is_faulty).fautes.expect("faults").contains("definition.toml"));
    fs::remove_dir_all(at("content/certifications/compagnon")).expect("a folder to delete");
    events.until(is_sound);
    assert_eq!(preview.get("/certifications/compagnon/2021/").status, 404);

    // A file made in a folder that was not there: what is watched grows.
    project.write("content/certifications/mitron/2021/certification.toml", "titre = 1\n");
    let said = events.until(is_faulty).fautes.expect("faults");
    assert!(said.contains("content/certifications/mitron/2021/certification.toml:1"), "{said}");
    project.write("content/certifications/mitron/2021/certification.toml", "titre = 2\ntitre = 2\n");
    events.until(|state| state.fautes.as_ref().is_some_and(|said| said.contains(":2")));
}

#[test]
fn each_way_of_saving_is_seen() {
    let project = Project::bakery();
    let preview = Preview::start(&project, &[]);
    let mut events = preview.follow(REFERENTIEL);
    let mut last = events.next();
    let path = project.path().join(DOMAINE);
    let sound = project.read(DOMAINE);
    type Save = fn(&std::path::Path, &str);
    let ways: [(&str, Save); 4] = [
        ("in place", |path, text| fs::write(path, text).expect("a file")),
        ("beside, then in its place", |path, text| {
            fs::write(path.with_extension("toml~"), text).expect("a file");
            fs::rename(path.with_extension("toml~"), path).expect("a move");
        }),
        ("the old one aside, then a new one", |path, text| {
            fs::rename(path, path.with_extension("toml~")).expect("a move");
            fs::write(path, text).expect("a file");
            fs::remove_file(path.with_extension("toml~")).expect("a file to delete");
        }),
        ("deleted, then made again", |path, text| {
            fs::remove_file(path).expect("a file to delete");
            fs::write(path, text).expect("a file");
        }),
    ];
    for (way, save) in ways {
        let words = format!("Pétrir {way}");
        save(&path, &sound.replace(WORDS, &words));
        last = events.until(|state| is_sound(state) && state.version != last.version);
        assert!(preview.get(REFERENTIEL).text().contains(&words), "{way}");
    }
}

#[test]
fn a_burst_of_saves_ends_on_the_last() {
    let project = Project::bakery();
    let preview = Preview::start(&project, &[]);
    let mut events = preview.follow(REFERENTIEL);
    let sound = project.read(DOMAINE);
    for n in 10..60 {
        project.write(DOMAINE, sound.replace(WORDS, &format!("Pétrir, fois {n}")));
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let mut seen = 0;
    while !preview.get(REFERENTIEL).text().contains("Pétrir, fois 59") {
        events.next();
        seen += 1;
    }
    assert!(seen <= 120, "{seen} events");
}

#[test]
fn the_whole_content_may_be_replaced_or_away_for_a_while() {
    let project = Project::bakery();
    let preview = Preview::start(&project, &[]);
    let at = |path: &str| project.path().join(path);
    let mut events = preview.follow(REFERENTIEL);
    let first = events.next();
    fs::rename(at("content"), at("away")).expect("a move");
    let said = events.until(is_faulty).fautes.expect("faults");
    assert!(said.contains("le dossier « content » n'existe pas"), "{said}");
    let other = Project::bakery();
    other.replace(DOMAINE, WORDS, "Pétrir ailleurs");
    fs::rename(other.path().join("content"), at("content")).expect("a move");
    let second = events.until(|state| is_sound(state) && state.version != first.version);
    // The new folder is watched as the old one was.
    project.replace(DOMAINE, "Pétrir ailleurs", "Pétrir encore ailleurs");
    events.until(|state| state.version != second.version);
    assert!(preview.get(REFERENTIEL).text().contains("Pétrir encore ailleurs"));
}

#[test]
fn the_theme_is_followed_even_when_another_one_is_chosen() {
    let project = Project::bakery();
    let preview = Preview::start(&project, &[]);
    let mut events = preview.follow("/");
    let first = events.next();
    project.write("themes/branche/assets/site.css", "body { color: red }");
    let second = events.until(|state| state.version != first.version);

    let theme = crate::support::read_all(&project.path().join("themes/branche"));
    crate::support::write_all(&project.path().join("themes/autre"), &theme);
    project.write("themes/autre/assets/site.css", "body { color: green }");
    project.replace("content/site.toml", "theme = \"branche\"", "theme = \"autre\"");
    let third = events.until(|state| state.version != second.version);
    project.write("themes/autre/assets/site.css", "body { color: blue }");
    events.until(|state| state.version != third.version);

    project.write("themes/autre/templates/home.html", "{{ faute");
    assert!(events.until(is_faulty).fautes.expect("faults").contains("templates/home.html"));
}

#[test]
fn polling_sees_the_same() {
    let project = Project::bakery();
    let preview = Preview::start(&project, &["--poll"]);
    let mut events = preview.follow(REFERENTIEL);
    let first = events.next();
    project.replace(DOMAINE, WORDS, "Pétrir sans surveillance");
    events.until(|state| state.version != first.version);
    assert!(preview.get(REFERENTIEL).text().contains("Pétrir sans surveillance"));
}

// ---------------------------------------------------------------- harm

#[test]
fn only_this_machine_is_answered() {
    let project = Project::bakery();
    let preview = Preview::start(&project, &[]);
    let port = preview.host.rsplit(':').next().expect("a port");
    let with_host = |line: &str, target: &str| preview.send(&format!("GET {target} HTTP/1.1\r\n{line}\r\n"));
    for host in [format!("localhost:{port}"), "localhost".to_owned(), "127.0.0.1".to_owned()] {
        assert_eq!(with_host(&format!("Host: {host}\r\n"), "/").status, 200, "{host}");
    }
    for lines in [
        "Host: exemple.fr\r\n",
        "Host: 127.0.0.1.exemple.fr\r\n",
        "Host: localhost.exemple.fr:80\r\n",
        "Host: \r\n",
        "",
        "Host: localhost\r\nHost: exemple.fr\r\n",
    ] {
        for target in ["/", PDF, "/_apercu/apercu.js", "/_apercu/suivi/"] {
            let answer = with_host(lines, target);
            assert_eq!(answer.status, 403, "{lines:?} {target}");
            assert!(answer.text().starts_with("Cet aperçu ne répond qu'aux adresses"), "{}", answer.text());
        }
    }
    assert_eq!(with_host("Host: localhost\r\n", "http://exemple.fr/").status, 403);
    assert_eq!(with_host("Host: exemple.fr\r\n", &format!("http://{}/", preview.host)).status, 200);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
        let answer = preview.send(&format!("{method} / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        assert_eq!((answer.status, answer.headers["allow"].as_str()), (405, "GET, HEAD"), "{method}");
    }
}

#[test]
fn no_address_leads_out_of_the_site() {
    let project = Project::bakery();
    project.write("secret.txt", "le secret");
    let preview = Preview::start(&project, &[]);
    for target in [
        "/../secret.txt",
        "/../../../../../../../../etc/passwd",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/assets/../../secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/secret.txt",
        "/content/site.toml",
        "/themes/branche/templates/base.html",
        "/.fascicule-cache",
        "/secret.txt%00.html",
        "/_apercu/../secret.txt",
        "/_apercu/",
        "/%",
        "/%ff",
    ] {
        let answer = preview.get(target);
        assert_eq!(answer.status, 404, "{target}");
        assert!(!answer.text().contains("le secret") && !answer.text().contains("root:"), "{target}");
    }
    // What does not exist may be followed: it may come to exist.
    assert!(is_sound(&preview.follow("/../../secret.txt").next()));
}

#[test]
fn a_client_that_says_nonsense_or_nothing_harms_nobody() {
    let project = Project::bakery();
    let preview = Preview::start(&project, &[]);
    let silent: Vec<_> = (0..20).map(|_| preview.connect()).collect();
    let mut halves: Vec<_> = (0..20).map(|_| preview.connect()).collect();
    for stream in &mut halves {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: loc").expect("half a request");
    }
    // Gone before its answer.
    for _ in 0..20 {
        write!(preview.connect(), "GET {PDF} HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("a request");
    }
    for (bytes, status) in [
        ("\u{16}\u{3}\u{1}\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/1.1\r\nHost localhost\r\n\r\n".to_owned(), 400),
        (format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(100_000)), 431),
        (format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(500)), 431),
    ] {
        assert_eq!(preview.send(&bytes).status, status);
    }
    assert_eq!(preview.get("/").status, 200);
    drop(silent);
    for mut stream in halves {
        stream.write_all(b"alhost\r\n\r\n").expect("the other half");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    }
}

// ---------------------------------------------------------------- the command

#[test]
fn nothing_is_written_but_the_cache() {
    let project = Project::bakery();
    let before = project.build(&[]);
    let preview = Preview::start(&project, &[]);
    let mut events = preview.follow(REFERENTIEL);
    let first = events.next();
    project.replace(DOMAINE, WORDS, "Pétrir");
    events.until(|state| state.version != first.version);
    assert_eq!(preview.get(PDF).status, 200);
    drop(preview);
    assert!(crate::support::read_all(&project.path().join("output")) == before);
    assert_eq!(names(project.path()), [".fascicule-cache", "content", "output", "themes"]);
    // What a build printed, the preview does not print again.
    let preview = Preview::start(&project, &[]);
    assert!(!preview.get("/certifications/boulanger/2021/").text().contains("calculé à la demande"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_it_and_says_so() {
    let project = Project::bakery();
    for signal in ["INT", "TERM"] {
        let preview = Preview::start(&project, &[]);
        let mut events = preview.follow("/");
        events.next();
        let _printing = write!(preview.connect(), "GET {PDF} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        let (printed, status) = preview.signal(signal);
        assert_eq!((printed.as_str(), status.code()), ("Aperçu arrêté.\n", Some(0)), "{signal}");
        let cache = project.path().join(".fascicule-cache");
        let kept = if cache.exists() { names(&cache) } else { Vec::new() };
        assert!(kept.iter().all(|name| name.ends_with(".cache")), "{kept:?}");
    }
}

#[test]
fn a_port_that_is_taken_is_told_and_without_one_the_next_is_used() {
    let project = Project::bakery();
    let preview = Preview::start(&project, &[]);
    let port = preview.host.rsplit(':').next().expect("a port");
    let run = project.run(&["serve", "--port", port]);
    assert_eq!((run.code, run.printed.as_str()), (Some(2), ""));
    assert!(run.errors.contains(&format!("erreur : le port {port} ")), "{}", run.errors);
    assert!(run.errors.contains("aide : "), "{}", run.errors);
    let two = [(); 2].map(|()| Preview::of(project.command(&["serve"])));
    let hosts: BTreeSet<&str> = two.iter().map(|preview| preview.host.as_str()).collect();
    assert_eq!(hosts.len(), 2);
    assert!(two.iter().all(|preview| preview.get("/").status == 200));
}

#[test]
fn a_folder_that_does_not_exist_is_a_mistake_of_usage() {
    let project = Project::bakery();
    let run = project.run(&["serve", "--content", "nulle-part"]);
    assert_eq!(run.code, Some(2));
    assert!(run.errors.contains("le dossier « nulle-part » n'existe pas"), "{}", run.errors);
}

#[cfg(target_os = "linux")]
#[test]
fn it_opens_the_browser_that_the_system_names() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::bakery();
    project.write("bin/xdg-open", "#!/bin/sh\nprintf '%s' \"$*\" > beside; mv beside opened\n");
    let script = project.path().join("bin/xdg-open");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("a program");
    let mut command = program(&["serve", "--port", "0", "--open"]);
    let path = std::env::var("PATH").unwrap_or_default();
    command.current_dir(project.path()).env("PATH", format!("{}:{path}", project.path().join("bin").display()));
    let preview = Preview::of(command);
    let opened = project.path().join("opened");
    while !opened.exists() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(project.read("opened"), format!("http://{}/", preview.host));
}
