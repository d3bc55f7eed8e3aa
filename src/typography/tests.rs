//! In the expected texts, `~` stands for a no-break space and `_` for a narrow one.

use std::borrow::Cow;
use std::time::Instant;

use super::french;

#[track_caller]
fn assert_set(cases: &[(&str, &str)]) {
    for (typed, expected) in cases {
        let expected = expected.replace('~', "\u{A0}").replace('_', "\u{202F}");
        assert_eq!(french(typed), expected, "from {typed:?}");
        assert_eq!(french(&expected), expected, "set twice");
    }
}

#[track_caller]
fn assert_untouched(texts: &[&str]) {
    for text in texts {
        assert!(matches!(french(text), Cow::Borrowed(same) if same == *text), "{:?}", french(text));
    }
}

#[test]
fn curls_apostrophes_between_letters() {
    assert_set(&[
        ("l'accueil", "l’accueil"),
        ("Aujourd'hui, qu'il l'a dit", "Aujourd’hui, qu’il l’a dit"),
        ("L'Été d'être", "L’Été d’être"),
        ("qu'« il »", "qu’«~il~»"),
        ("qu'«il»", "qu’«~il~»"),
        ("employé(e)'s", "employé(e)’s"),
        ("(l'une/l'autre)", "(l’une/l’autre)"),
        ("rock'n'roll", "rock’n’roll"),
    ]);
    assert_untouched(&["'90", "l' accueil", "'mot'", "f('x')", "5'10", "d'1", "a''b", "'", "l'", "l’a"]);
}

#[test]
fn joins_exactly_three_dots() {
    assert_set(&[
        ("etc...", "etc…"),
        ("...", "…"),
        ("(...) ...", "(…)~…"),
        ("photos, ...", "photos,~…"),
        ("Quoi... ?", "Quoi…_?"),
        ("«...»", "«~…~»"),
    ]);
    assert_untouched(&[".", "..", "....", "......", "10...................12", "…"]);
}

#[test]
fn protects_the_space_before_high_punctuation() {
    assert_set(&[
        ("oui ; non ! quoi ?", "oui_; non_! quoi_?"),
        ("ceci : cela", "ceci~: cela"),
        ("quoi ?! »", "quoi_?!~»"),
        (" ;", "_;"),
        ("a  ;", "a _;"),
        ("https://a.fr ?", "https://a.fr_?"),
    ]);
    assert_untouched(&[
        "mutuelle: la",
        "10:30",
        "quoi?",
        "oui;non!",
        "a\u{A0};",
        "a\u{202F}:",
        "a ::b",
        "a != b",
        "a ?q=1",
        "a\n; b",
        "a\t! b",
    ]);
}

#[test]
fn spaces_guillemets() {
    assert_set(&[
        ("« mot »", "«~mot~»"),
        ("«mot»", "«~mot~»"),
        ("(«mot»),", "(«~mot~»),"),
        ("«un «deux» trois»", "«~un «~deux~» trois~»"),
        ("«a»b«c»", "«~a~»b«~c~»"),
        ("«»", "«~»"),
        ("« »", "«~»"),
        ("«  ;", "«~_;"),
        ("«https://a.fr/?q=l'a».", "«~https://a.fr/?q=l'a~»."),
        ("« a@b.fr »", "«~a@b.fr~»"),
    ]);
    assert_untouched(&["«", "»", "«\n", "«\u{202F}mot\u{202F}»", "«\u{2009}mot\u{2009}»", "a@b«c»d"]);
}

#[test]
fn keeps_numbers_with_what_they_count() {
    assert_set(&[
        ("10 €, 5 %, 35 h", "10~€, 5~%, 35~h"),
        ("(18 mois)", "(18~mois)"),
        ("3 ans.", "3~ans."),
        ("7 heures/semaine", "7~heures/semaine"),
        ("10,5 mm", "10,5~mm"),
        ("2-3 minutes", "2-3~minutes"),
        ("-5 points ; +2 km", "-5~points_; +2~km"),
        ("«5 ans»", "«~5~ans~»"),
        ("1 234", "1_234"),
        ("12 345 678 €", "12_345_678~€"),
        ("(1 234,50 €)", "(1_234,50~€)"),
        ("en 2024 300 places", "en 2024 300 places"),
        ("12 3456 789", "12 3456 789"),
        ("1 234e", "1 234e"),
        ("1 234 567€", "1_234_567€"),
    ]);
    assert_untouched(&["01 23 45 67 89", "5 anses", "L113 h", "5  €", "a 5 b", "1,5 234", "5 234@b.fr"]);
}

#[test]
fn keeps_references_with_what_they_announce() {
    assert_set(&[
        ("n° 12, p. 4", "n°~12, p.~4"),
        ("l'art. L. 113-1", "l’art.~L. 113-1"),
        ("(art. R113)", "(art.~R113)"),
        ("l’art. 5", "l’art.~5"),
    ]);
    assert_untouched(&["N° 12", "n ° 12", "cap. 4", "n°12", "xp. 4"]);
}

#[test]
fn leaves_what_is_not_prose() {
    assert_untouched(&[
        r#"#read("/etc/passwd")"#,
        "{{ 7*7 }}",
        "<script>alert(1)</script>",
        "$x^2$",
        "@ref",
        r"\n",
        r"a\n...b",
        "https://l'a.fr/...?a;b:c!",
        "l'a@b.fr",
        "(l'a@b.fr)",
        "/l'etc/...",
        "./...",
        "../l'a",
        "~/l'a",
        "src/l'accueil.html",
        "(src/l'accueil.html).",
        r"C:\l'a",
        "std::l'a",
        "`l'a`",
        "a='b'c",
        "\"a\" et \"b\"",
        "www.l'a.fr",
        "",
    ]);
}

#[test]
fn sets_a_sentence() {
    assert_set(&[(
        "L'adhérent a-t-il lu «l'accueil» ? Oui... il y a 2 ans : voir n° 3, p. 12 ; 1 500 € !",
        "L’adhérent a-t-il lu «~l’accueil~»_? Oui… il y a 2~ans~: voir n°~3, p.~12_; 1_500~€_!",
    )]);
}

/// Pieces whose combinations meet every rule, and odd characters.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    "  ",
    "\u{A0}",
    "\u{202F}",
    "\n",
    "\t",
    "\u{2009}",
    "\u{3000}",
    "«",
    "»",
    "'",
    "’",
    "\"",
    ".",
    "...",
    "…",
    ",",
    ";",
    ":",
    "!",
    "?",
    "(",
    ")",
    "[",
    "]",
    "a",
    "é",
    "e\u{301}",
    "l",
    "5",
    "12",
    "234",
    "€",
    "%",
    "h",
    "ans",
    "n°",
    "p.",
    "art.",
    "/",
    "./",
    "../",
    "www.",
    "~",
    "@",
    "\\",
    "::",
    "://",
    "<",
    ">",
    "{",
    "}",
    "`",
    "$",
    "#",
    "=",
    "-",
    "+",
    "\u{200D}",
    "\u{FEFF}",
    "\u{2060}",
    "\u{0}",
    "\u{85}",
    "👩‍👩‍👧",
    "م",
    "字",
    "ǆ",
    "\u{301}",
    "x.rs",
];

/// A fixed sequence of texts, by a linear congruential generator.
fn odd_texts() -> impl Iterator<Item = String> {
    let mut state = 1_u64;
    let mut draw = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    (0..20_000).map(move |_| (0..=draw(12)).map(|_| PIECES[draw(PIECES.len())]).collect())
}

#[test]
fn setting_twice_changes_nothing_more() {
    for text in odd_texts() {
        let once = french(&text).into_owned();
        assert!(matches!(french(&once), Cow::Borrowed(_)), "{text:?}, {once:?}, {:?}", french(&once));
    }
}

#[test]
fn changes_no_other_character() {
    let bare = |text: &str| -> String {
        let text = text.replace('…', "...").replace('’', "'");
        text.chars().filter(|c| ![' ', '\u{A0}', '\u{202F}'].contains(c)).collect()
    };
    for text in odd_texts() {
        assert_eq!(bare(&french(&text)), bare(&text));
    }
}

#[test]
fn takes_a_time_in_proportion_to_the_text() {
    for piece in ["«", "»", "'", "a'", ".", "...", " ", "1 234 ", "(", "/", "a/b.", "« a ; », ", "@", "\""] {
        let started = Instant::now();
        assert!(!french(&piece.repeat(100_000)).is_empty());
        // A quadratic time would be counted in minutes.
        assert!(started.elapsed().as_secs() < 10, "{piece:?}");
    }
}
