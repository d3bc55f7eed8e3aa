//! Compressed twins: the `.br` and `.gz` that a web server sends instead of compressing at each visit.

use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

use super::Artifact;

/// What text compresses well; a PDF or a font is compressed already.
const COMPRESSIBLE: [&str; 10] = ["css", "csv", "html", "js", "json", "map", "svg", "txt", "webmanifest", "xml"];

/// Brotli's scale goes to 11, which takes twenty-five times as long to save 8 % more.
const BROTLI_QUALITY: i32 = 8;

/// The compressed twins of `artifacts`, in their order: for a path `x.html`, `x.html.br` and `x.html.gz`, each only where
/// it is smaller. The same bytes give the same twins.
pub fn compressed(artifacts: &[Artifact]) -> Vec<Artifact> {
    let wanted: Vec<&Artifact> = artifacts.iter().filter(|artifact| is_compressible(&artifact.path)).collect();
    let next = AtomicUsize::new(0);
    // Each worker takes the next file, as they differ much in size.
    let work = || {
        let mut done = Vec::new();
        while let Some(artifact) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push((&artifact.path, twins(artifact)));
        }
        done
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut twins = thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            match other.join() {
                Ok(own) => done.extend(own),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    twins.sort_by_key(|(path, _)| *path);
    twins.into_iter().flat_map(|(_, twins)| twins).collect()
}

fn is_compressible(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| COMPRESSIBLE.contains(&extension))
}

fn twins(Artifact { path, bytes }: &Artifact) -> Vec<Artifact> {
    let twin = |suffix: &str, compressed: Vec<u8>| Artifact { path: format!("{path}{suffix}"), bytes: compressed };
    let both = [twin(".br", brotli(bytes)), twin(".gz", gzip(bytes))];
    both.into_iter().filter(|twin| !twin.bytes.is_empty() && twin.bytes.len() < bytes.len()).collect()
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let params = BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        size_hint: bytes.len(),
        mode: brotli::enc::backward_references::BrotliEncoderMode::BROTLI_MODE_TEXT,
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    // Writing to memory does not fail; an empty twin would not be published.
    match brotli::BrotliCompress(&mut &*bytes, &mut out, &params) {
        Ok(_) => out,
        Err(_) => Vec::new(),
    }
}

/// Without name nor time in its header.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn page(path: &str, text: &str) -> Artifact {
        Artifact { path: path.into(), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn a_twin_is_the_same_words_in_fewer_bytes() {
        let words = "La mise en œuvre de l'accueil. ".repeat(400);
        let twins = compressed(&[page("a/index.html", &words), page("d/e.pdf", &words), page("b.css", &words)]);
        let paths: Vec<&str> = twins.iter().map(|twin| twin.path.as_str()).collect();
        assert_eq!(paths, ["a/index.html.br", "a/index.html.gz", "b.css.br", "b.css.gz"]);
        let mut read = String::new();
        brotli::Decompressor::new(&*twins[0].bytes, 4096).read_to_string(&mut read).expect("brotli");
        assert_eq!(read, words);
        read.clear();
        flate2::read::GzDecoder::new(&*twins[1].bytes).read_to_string(&mut read).expect("gzip");
        assert_eq!(read, words);
        assert!(twins.iter().all(|twin| twin.bytes.len() * 20 < words.len()));
    }

    #[test]
    fn nothing_is_gained_on_a_few_bytes() {
        assert_eq!(compressed(&[page("a.txt", "a"), page("b.txt", "")]).len(), 0);
    }

    #[test]
    fn the_same_bytes_give_the_same_twins_in_the_same_order() {
        let pages: Vec<Artifact> =
            (0..40).map(|n| page(&format!("{n:02}.html"), &"mot ".repeat(100 * n + 100))).collect();
        let first = compressed(&pages);
        assert_eq!(first.len(), 80);
        for _ in 0..5 {
            let again = compressed(&pages);
            assert!(first.iter().zip(&again).all(|(a, b)| a.path == b.path && a.bytes == b.bytes));
        }
        // The operating system, unknown: it would tell the machine.
        assert_eq!(first[1].bytes[4..10], [0, 0, 0, 0, 2, 255]);
    }
}
