//! Compressed twins: the `.br` and `.gz` that a web server sends instead of compressing at each visit.

use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;

use super::{Artifact, Cache, key_of};

/// What text compresses well; a PDF or a font is compressed already.
const COMPRESSIBLE: [&str; 10] = ["css", "csv", "html", "js", "json", "map", "svg", "txt", "webmanifest", "xml"];

/// Of a scale that goes to 11: 8 saves 0.5 % more and takes eight times the memory, 11 saves 10 % and takes much longer…
const BROTLI_QUALITY: i32 = 6;

/// … worth it for the style sheets, which every reader loads, and for the longest files, which weigh most on a phone.
const BEST_BROTLI_QUALITY: i32 = 11;

/// The bytes, before compression, from which a file is long: a guide of a hundred printed pages is, and the index of the
/// search.
const LONG: usize = 300_000;

/// The compressed twins of `artifacts`, in their order: for a path `x.html`, `x.html.br` and `x.html.gz`, each only where
/// it is smaller. The same bytes give the same twins: those of an earlier build are taken from the cache. With the keys
/// under which they are kept there.
pub fn compressed(artifacts: &[Artifact], cache: &Cache) -> (Vec<Artifact>, Vec<String>) {
    let wanted = artifacts.par_iter().filter(|artifact| is_compressible(&artifact.path));
    let (twins, keys): (Vec<_>, Vec<_>) = wanted.map(|artifact| twins(artifact, cache)).unzip();
    (twins.into_iter().flatten().collect(), keys)
}

fn is_compressible(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| COMPRESSIBLE.contains(&extension))
}

/// The twins of one file, and their key.
fn twins(Artifact { path, bytes }: &Artifact, cache: &Cache) -> (Vec<Artifact>, String) {
    let quality = quality(path, bytes.len());
    let key = key_of([b"twins", &quality.to_le_bytes()[..], bytes]);
    let (brotli, gzip) = cache.get(&key).and_then(unpacked).unwrap_or_else(|| {
        let both = (brotli(bytes, quality), gzip(bytes));
        cache.keep(&key, &packed(&both));
        both
    });
    let twin = |suffix: &str, compressed: Vec<u8>| Artifact { path: format!("{path}{suffix}"), bytes: compressed };
    let both = [twin(".br", brotli), twin(".gz", gzip)];
    let twins = both.into_iter().filter(|twin| !twin.bytes.is_empty() && twin.bytes.len() < bytes.len());
    (twins.collect(), key)
}

/// Two runs of bytes as one: the length of the first, in eight bytes, then both.
fn packed((first, second): &(Vec<u8>, Vec<u8>)) -> Vec<u8> {
    [&(first.len() as u64).to_le_bytes()[..], first, second].concat()
}

fn unpacked(packed: Vec<u8>) -> Option<(Vec<u8>, Vec<u8>)> {
    let (length, both) = packed.split_first_chunk()?;
    let (first, second) = both.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
    Some((first.to_vec(), second.to_vec()))
}

fn quality(path: &str, size: usize) -> i32 {
    match path.ends_with(".css") || ((path.ends_with(".html") || path.ends_with(".js")) && size >= LONG) {
        true => BEST_BROTLI_QUALITY,
        false => BROTLI_QUALITY,
    }
}

fn brotli(bytes: &[u8], quality: i32) -> Vec<u8> {
    let params = BrotliEncoderParams {
        quality,
        size_hint: bytes.len(),
        lgwin: window(bytes.len()),
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

/// The window that covers a file, as a power of two between 64 kB and 4 MB: a wider one gains nothing, and takes memory.
fn window(size: usize) -> i32 {
    (16..22).find(|bits| size < (1 << bits) - 16).unwrap_or(22)
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

    /// The twins, made now.
    fn compressed(artifacts: &[Artifact]) -> Vec<Artifact> {
        let folder = tempfile::tempdir().expect("a folder");
        super::compressed(artifacts, &Cache::at(folder.path())).0
    }

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

    #[test]
    fn what_was_compressed_once_is_not_compressed_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::at(folder.path());
        let words = "La mise en œuvre de l'accueil. ".repeat(40);
        let pages = [page("a.html", &words), page("b.html", &words), page("c.txt", "a")];
        let (first, keys) = super::compressed(&pages, &cache);
        assert!(first == compressed(&pages));
        assert_eq!((keys.len(), &keys[0]), (3, &keys[1]));
        assert!(super::compressed(&pages, &cache) == (first, keys.clone()));
        // It is read where it is kept.
        cache.keep(&keys[0], &packed(&(b"br".to_vec(), b"gz".to_vec())));
        let (kept, _) = super::compressed(&pages[..1], &cache);
        assert_eq!(kept.iter().map(|twin| &*twin.bytes).collect::<Vec<_>>(), [b"br", b"gz"]);
        cache.keep(&keys[0], b"not two runs of bytes");
        assert!(super::compressed(&pages[..1], &cache).0 == compressed(&pages[..1]));
    }
}
