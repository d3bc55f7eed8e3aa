//! No content makes the program panic: the real files, spoilt in many ways, are read, checked, planned, and told of.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::support::random::Random;
use crate::support::{fixtures, read_all, root};
use fascicule::diagnostic::{Files, Report, Style, human, json};
use fascicule::source::Folder;
use fascicule::{content, document, pdf, plan, site};

const TIMES: u64 = 1_000;

#[test]
fn spoilt_content_is_told_never_a_panic() {
    let real = read_all(&root().join("content"));
    let bakery = read_all(&fixtures().join("content"));
    let mut sound = 0;
    for seed in 0..TIMES {
        let mut random = Random::new(seed);
        let mut files = if seed % 4 == 0 { real.clone() } else { bakery.clone() };
        let what: Vec<String> = (0..=random.below(3)).map(|_| spoil(&mut files, &mut random)).collect();
        let outcome = catch_unwind(AssertUnwindSafe(|| read(files)));
        match outcome {
            Ok(is_sound) => sound += u64::from(is_sound),
            Err(_) => panic!("seed {seed} makes it panic: {}", what.join(" ; ")),
        }
    }
    // Some changes touch words only: both ways must have been tried.
    assert!((TIMES / 50..TIMES * 9 / 10).contains(&sound), "{sound} of {TIMES} were still sound");
}

/// Reads, checks, plans and tells; whether the content is sound.
fn read(bytes: BTreeMap<String, Vec<u8>>) -> bool {
    let folder = Folder { shown: "content".into(), files: bytes };
    let mut files = Files::default();
    let (catalogue, mut report) = content::load(&folder, &mut files, &pdf::covers);
    assert!(catalogue.is_some() || report.has_errors(), "a catalogue is missing without a reason");
    if let Some(catalogue) = &catalogue {
        report.extend(plan::plan(catalogue, &document::all(catalogue)).1);
    }
    for width in [40, 120] {
        human(&report, &files, Style { colour: width == 40, width });
    }
    json(&report, &files);
    !report.has_errors()
}

#[test]
fn what_is_sound_can_be_published() {
    let theme = crate::support::theme();
    let press = pdf::Press::new(&theme).expect("a theme");
    let bakery = read_all(&fixtures().join("content"));
    let mut published = 0;
    for seed in 0..24 {
        let mut random = Random::new(seed);
        let mut bytes = bakery.clone();
        let what = respell(&mut bytes, &mut random);
        let folder = Folder { shown: "content".into(), files: bytes };
        let (catalogue, report) = content::load(&folder, &mut Files::default(), &pdf::covers);
        let Some(catalogue) = catalogue.filter(|_| !report.has_errors()) else { continue };
        let documents = document::all(&catalogue);
        let (plan, links) = plan::plan(&catalogue, &documents);
        if links.has_errors() {
            continue;
        }
        let printed = plan.printed().map(|planned| {
            Ok((planned.pdf.clone(), press.print(&press.compose(&plan, planned)?, &mut || {})?.facts()))
        });
        let known: Result<BTreeMap<_, _>, Report> = printed.collect();
        let known = known.unwrap_or_else(|report| panic!("seed {seed}, {what}: {:?}", report.diagnostics));
        let facts = plan::Facts { documents: known, ..plan::Facts::default() };
        let pages = site::render(&plan, &facts, &theme);
        pages.unwrap_or_else(|report| panic!("seed {seed}, {what}: {:?}", report.diagnostics));
        published += 1;
    }
    assert!(published > 8, "{published} were sound");
}

/// Puts odd words into a text.
fn respell(files: &mut BTreeMap<String, Vec<u8>>, random: &mut Random) -> String {
    let paths: Vec<String> = files.keys().cloned().collect();
    let path = random.choose(&paths).clone();
    let text = String::from_utf8(files[&path].clone()).expect("UTF-8");
    let quotes: Vec<usize> = text.match_indices("e = \"").map(|(at, found)| at + found.len()).collect();
    let at = if quotes.is_empty() { text.len() } else { *random.choose(&quotes) };
    let odd = random.choose(&SPELLINGS).repeat(1 + random.below(3) * random.below(200));
    let text = format!("{}{odd}{}", &text[..at], &text[at..]);
    files.insert(path.clone(), text.into_bytes());
    format!("{path}: {odd:.40}")
}

/// Words that are lawful, and that a renderer may stumble on.
const SPELLINGS: [&str; 14] = [
    "**gras**",
    "mot ",
    "anticonstitutionnellement",
    "é\u{301}",
    "\u{a0}",
    "\u{ad}",
    "«",
    "' ",
    "…",
    "$#@&<>{}%",
    "1 000 000 €",
    "a\u{200b}b",
    "Ω",
    "ﬁ",
];

/// Spoils one file; says how.
fn spoil(files: &mut BTreeMap<String, Vec<u8>>, random: &mut Random) -> String {
    let paths: Vec<String> = files.keys().cloned().collect();
    let path = random.choose(&paths).clone();
    let other = files[random.choose(&paths)].clone();
    let Some(bytes) = files.get_mut(&path) else { return path };
    bytes.extend(bytes.is_empty().then_some(b'x'));
    let at = random.below(bytes.len());
    let how = match random.below(12) {
        0 => {
            bytes.truncate(at);
            "truncated"
        }
        1 => {
            bytes[at] ^= 1 << random.below(8);
            "one bit"
        }
        2 => {
            bytes[at] = random.next() as u8;
            "one byte"
        }
        3 => {
            bytes.drain(at..(at + random.below(40)).min(bytes.len()));
            "a hole"
        }
        4 => {
            let lines = lines(bytes);
            let line = random.choose(&lines).clone();
            insert(bytes, at_line(random, &lines), &line);
            "a line twice"
        }
        5 => {
            let lines = lines(bytes);
            let gone = random.below(lines.len());
            *bytes = lines.iter().enumerate().filter(|(n, _)| *n != gone).flat_map(|(_, line)| line.clone()).collect();
            "a line less"
        }
        6 => {
            let mut lines = lines(bytes);
            let (one, two) = (random.below(lines.len()), random.below(lines.len()));
            lines.swap(one, two);
            *bytes = lines.concat();
            "two lines exchanged"
        }
        7 => {
            insert(bytes, at, random.choose(&ODD).as_bytes());
            "odd characters"
        }
        8 => {
            let huge = random.choose(&ODD).repeat(1 + random.below(20_000));
            insert(bytes, at, huge.as_bytes());
            "huge"
        }
        9 => {
            insert(bytes, at, random.choose(&TOKENS).as_bytes());
            "a sign of the format"
        }
        10 => {
            *bytes = other;
            "another file"
        }
        _ => {
            let end = *random.choose(&["\r", "\r\n", "\n\n", "\u{2028}"]);
            *bytes = String::from_utf8_lossy(bytes).replace('\n', end).into_bytes();
            "other line ends"
        }
    };
    // Sometimes a file moves to a place that is not its own.
    if random.below(20) == 0 {
        let moved = files.remove(&path).unwrap_or_default();
        files.insert(random.choose(&PLACES).to_string(), moved);
    }
    format!("{path}: {how}")
}

const ODD: [&str; 16] = [
    "\0",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{feff}",
    "é",
    "e\u{301}",
    "👩‍👩‍👧",
    "\u{f0a7}",
    "\u{10ffff}",
    "«",
    "'",
    "\u{85}",
    "\u{1d173}",
    "ﷺ",
    "\t",
    "\u{300}",
];

const TOKENS: [&str; 30] = [
    "[[savoir]]\n",
    "[a]\n",
    "\"",
    "'''",
    "\"\"\"",
    "= ",
    "{",
    "}",
    "[",
    "]",
    "**",
    "\\",
    "\\u0000",
    "\\uD800",
    "#",
    "+++\n",
    "\n:::\n",
    "::: note\n",
    "\n::: edition 2020\n",
    "\n::: certification boulanger\n",
    "\n::: inserer texte presentation-des-cqp\n:::\n",
    "\n::: inserer texte origine-des-cqp\n:::\n",
    "\n::: schema tournee\n:::\n",
    "\n# Titre {#titre}\n",
    "> ",
    "<b>",
    "](#D1.SF1)",
    "1979-05-27T07:32:00Z",
    "-9223372036854775809",
    "texte = { 003 = 1 }\n",
];

const PLACES: [&str; 6] = [
    "certifications/x/2013/certification.toml",
    "certifications/X/2013/certification.toml",
    "certifications/charge-accueil/non-datee/domaines/.toml",
    "certifications/boulanger/2020/domaines/é.toml",
    "commun/textes/.md",
    "site.toml/site.toml",
];

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect()
}

/// Where a line begins.
fn at_line(random: &mut Random, lines: &[Vec<u8>]) -> usize {
    lines[..random.below(lines.len())].iter().map(Vec::len).sum()
}

fn insert(bytes: &mut Vec<u8>, at: usize, what: &[u8]) {
    bytes.splice(at..at, what.iter().copied());
}
