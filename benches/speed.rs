//! How long an editor waits: `cargo bench`.
//!
//! The program is timed from outside, as it is used, on the content of the repository and on made-up ones: medians, and
//! their ratio to a build from nothing. `cargo bench -- N` sets the number of times (5 without it).

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests read, write and measure")]

#[path = "../tests/suite/support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

use support::preview::Preview;
use support::{Project, read_all, write_all};

const CERTIFICATIONS: usize = 50;

fn main() {
    // Cargo adds `--bench`.
    let times = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(5);
    measure("le contenu du dépôt", &Project::real(), &["--drafts"], times);
    measure("un seul guide publié", &only(Project::real(), "charge-accueil"), &[], times);
    measure(&format!("{CERTIFICATIONS} certifications d'essai"), &repeated(Project::bakery()), &["--drafts"], times);
    measure(
        &format!("{CERTIFICATIONS} certifications de taille réelle"),
        &repeated(Project::real()),
        &["--drafts"],
        times,
    );
}

/// The content, where one certification is published: the others are drafts, as its texts name them.
fn only(project: Project, slug: &str) -> Project {
    let content = project.path().join("content");
    let folder = content.join("certifications");
    let mut files = read_all(&folder);
    files.retain(|path, _| path.ends_with("/certification.toml") && !path.starts_with(slug));
    for toml in files.values_mut() {
        let text = String::from_utf8_lossy(toml).replace("brouillon = false", "");
        *toml = format!("brouillon = true\n{text}").into_bytes();
    }
    write_all(&folder, &files);
    fs::remove_dir_all(content.join("listes")).expect("lists that can be removed");
    project
}

/// The content, with as many copies of its certifications as it takes.
fn repeated(project: Project) -> Project {
    let folder = project.path().join("content/certifications");
    let originals = read_all(&folder);
    let editions =
        |files: &BTreeMap<String, Vec<u8>>| files.keys().filter(|path| path.ends_with("certification.toml")).count();
    for copy in 1..CERTIFICATIONS.div_ceil(editions(&originals)) {
        let renamed = originals.iter().map(|(path, bytes)| {
            let (slug, rest) = path.split_once('/').expect("a folder for each certification");
            (format!("{slug}-{copy}/{rest}"), bytes.clone())
        });
        write_all(&folder, &renamed.collect());
    }
    // Whole copies: a few more than asked.
    assert!(editions(&read_all(&folder)) >= CERTIFICATIONS);
    project
}

fn measure(name: &str, project: &Project, options: &[&str], times: usize) {
    let certifications = read_all(&project.path().join("content/certifications"));
    let count = certifications.keys().filter(|path| path.ends_with("certification.toml")).count();
    let edited = certifications.keys().find(|path| path.contains("/domaines/")).expect("a domaine");
    let [slug, edition, ..] = edited.split('/').collect::<Vec<_>>()[..] else { panic!("{edited}") };
    let mut edit = Edit { project, path: format!("content/certifications/{edited}"), number: 0 };
    println!("\n{name} : {count} certifications, médianes de {times} mesures");

    let build = || assert_eq!(project.run(&[&["build"], options].concat()).code, Some(0));
    let forget = || {
        for folder in [".fascicule-cache", "output"] {
            let _ = fs::remove_dir_all(project.path().join(folder));
        }
    };
    let cold = median(times, || {
        forget();
        timed(build)
    });
    let tell = |what: &str, time: Duration| {
        let (milliseconds, ratio) = (time.as_secs_f64() * 1e3, time.as_secs_f64() / cold.as_secs_f64());
        let each = milliseconds / count as f64;
        println!("  {what:<34} {milliseconds:>8.0} ms {:>6.1} % {each:>8.1} ms par certification", ratio * 100.0);
    };
    tell("construire sans rien de fait", cold);
    forget();
    let stages = project.run(&[&["build", "--quiet", "--timings"], options].concat()).printed;
    stages.lines().for_each(|stage| println!("    {stage}"));
    tell("construire sans changement", median(times, || timed(build)));
    let one_word = || {
        edit.save();
        timed(build)
    };
    tell("construire après un mot changé", median(times, one_word));

    let preview = Preview::start(project, &[]);
    for (what, address) in [
        ("enregistrer, jusqu'à la page", format!("/certifications/{slug}/{edition}/referentiel/")),
        ("enregistrer, jusqu'au PDF", format!("/documents/{slug}/{edition}/{slug}-referentiel-{edition}.pdf")),
    ] {
        let mut events = preview.follow(&address);
        let mut last = events.next().version;
        let save = || {
            timed(|| {
                edit.save();
                last = events.until(|state| state.fautes.is_none() && state.version != last).version;
                assert_eq!(preview.get(&address).status, 200);
            })
        };
        tell(what, median(times, save));
    }
}

/// A word that changes at each save.
struct Edit<'p> {
    project: &'p Project,
    path: String,
    number: usize,
}

impl Edit<'_> {
    fn save(&mut self) {
        let text = self.project.read(&self.path);
        let (mark, last) = ("texte = \"", format!("Mot{} ", self.number));
        self.number += 1;
        let (before, after) = text.split_once(mark).expect("a text");
        let after = after.strip_prefix(&last).unwrap_or(after);
        self.project.write(&self.path, format!("{before}{mark}Mot{} {after}", self.number));
    }
}

fn timed(act: impl FnOnce()) -> Duration {
    let started = Instant::now();
    act();
    started.elapsed()
}

fn median(times: usize, mut measure: impl FnMut() -> Duration) -> Duration {
    let mut measures: Vec<Duration> = (0..times.max(1)).map(|_| measure()).collect();
    measures.sort();
    measures[measures.len() / 2]
}
