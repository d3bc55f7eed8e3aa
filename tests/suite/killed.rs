//! A build that is killed leaves the old site or the new one, whole; the next build cleans up.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::support::random::Random;
use crate::support::{Project, names, read_all};
use sha2::{Digest, Sha256};

type Site = BTreeMap<String, Vec<u8>>;

const TIMES: u64 = 30;

/// What a project holds after a build.
const HELD: [&str; 4] = [".fascicule-cache", "content", "output", "themes"];

#[test]
fn a_killed_build_leaves_one_whole_site() {
    let project = small();
    let started = Instant::now();
    let first = project.build(&[]);
    let whole_build = started.elapsed();
    let title = "content/certifications/boulanger/2021/certification.toml";
    project.replace(title, "titre = \"Boulanger de démonstration\"", "titre = \"Pâtissier de démonstration\"");
    let second = project.build(&[]);
    assert!(first != second, "the two contents must give two sites");

    let (mut killed_early, mut finished) = (0, 0);
    for seed in 0..TIMES {
        let mut random = Random::new(seed);
        let before = read_all(&project.path().join("output"));
        let text = project.read(title);
        let (next, expected) = match before == first {
            true => (text.replace("Boulanger", "Pâtissier"), &second),
            false => (text.replace("Pâtissier", "Boulanger"), &first),
        };
        project.write(title, next);
        if seed % 4 == 0 {
            let _ = std::fs::remove_dir_all(project.path().join(".fascicule-cache"));
        }
        let mut build = start(&project);
        // At any moment; or, every other time, while the new site is written and put in place.
        match seed % 2 {
            0 => sleep(whole_build.mul_f64(random.below(1_100) as f64 / 1_000.0)),
            _ => {
                wait_for(&project.path().join(".output.fascicule-neuf"), &mut build);
                sleep(Duration::from_micros(random.below(40_000) as u64));
            }
        }
        build.kill().expect("a build to kill");
        let ended = build.wait().expect("a build that ended");

        let found = read_all(&project.path().join("output"));
        assert!(found == before || found == *expected, "seed {seed}: neither the old site nor the new one");
        assert_whole(&found, seed);
        if ended.success() {
            finished += 1;
        } else {
            killed_early += 1;
        }
        if seed % 5 == 0 {
            assert!(project.build(&[]) == *expected, "seed {seed}");
            assert_eq!(names(project.path()), HELD, "seed {seed}: something is left");
            let unfinished = |name: &String| !name.ends_with(".cache");
            assert!(!names(&project.path().join(".fascicule-cache")).iter().any(unfinished), "seed {seed}");
        }
    }
    assert!(killed_early > TIMES / 6, "{killed_early} builds were killed, {finished} had ended");
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let project = small();
    let expected = project.build(&[]);
    let mut builds: Vec<Child> = (0..3).map(|_| start(&project)).collect();
    let codes: Vec<Option<i32>> = builds.iter_mut().map(|build| build.wait().expect("an end").code()).collect();
    assert!(codes.contains(&Some(0)), "{codes:?}");
    assert!(codes.iter().all(|code| matches!(code, Some(0 | 2))), "{codes:?}");
    assert!(read_all(&project.path().join("output")) == expected);
    assert_eq!(names(project.path()), HELD);
}

/// The bakery with three documents an edition: a build is the shorter, and ends the same way.
fn small() -> Project {
    let project = Project::bakery();
    for edition in ["2020", "2021"] {
        for name in ["guide-entretien", "livret-suivi", "grilles-intermediaires"] {
            let path = format!("content/certifications/boulanger/{edition}/{name}.toml");
            std::fs::remove_file(project.path().join(path)).expect("a file to remove");
        }
    }
    // The pages to prepare with quote them.
    std::fs::remove_file(project.path().join("content/commun/preparer.toml")).expect("a file to remove");
    std::fs::remove_file(project.path().join("content/commun/circuits.toml")).expect("a file to remove");
    project
}

fn start(project: &Project) -> Child {
    let mut command = project.command(&["build"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
}

/// Waits until `path` exists or the build has ended.
fn wait_for(path: &Path, build: &mut Child) {
    while !path.exists() && build.try_wait().expect("a build").is_none() {
        sleep(Duration::from_micros(200));
    }
}

/// The files are those of the manifest, no more and no less, byte for byte.
fn assert_whole(site: &Site, seed: u64) {
    let manifest = &site[fascicule::publish::MANIFEST];
    let manifest: serde_json::Value = serde_json::from_slice(manifest).expect("a manifest in JSON");
    let files = manifest["files"].as_array().expect("a list of files");
    assert_eq!(files.len() + 1, site.len(), "seed {seed}");
    for file in files {
        let path = file["path"].as_str().expect("a path");
        let digest: String = Sha256::digest(&site[path]).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(file["sha256"], digest.as_str(), "seed {seed}: {path}");
    }
}
