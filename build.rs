//! Tells the program what it is made from, so that no version of it trusts what another one kept.

#![allow(clippy::disallowed_methods, reason = "it reads the sources, and nothing else")]

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let mut files = vec![PathBuf::from("Cargo.lock"), PathBuf::from("Cargo.toml")];
    walk(Path::new("src"), &mut files);
    files.sort();
    let mut hasher = DefaultHasher::new();
    for path in &files {
        let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path.display().to_string().replace('\\', "/"), bytes).hash(&mut hasher);
    }
    std::env::var("TARGET").unwrap_or_default().hash(&mut hasher);
    println!("cargo::rustc-env=FASCICULE_FINGERPRINT={:016x}", hasher.finish());
    for path in ["src", "Cargo.lock", "Cargo.toml"] {
        println!("cargo::rerun-if-changed={path}");
    }
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry of a folder of sources").path();
        match path.is_dir() {
            true => walk(&path, files),
            false => files.push(path),
        }
    }
}
