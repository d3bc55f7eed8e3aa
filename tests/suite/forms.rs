//! Forms to fill on a screen: what a reader of PDFs finds in each, against the tree it was made from.
//!
//! `.ci/fill.py` fills them, reads them back and looks at what is drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::support::form::{Form, Input, InputKind, Room};
use crate::support::pdf::{Pdf, broken_rules, packed};
use crate::support::{Project, read_all, root};
use fascicule::document::{self, Anchor, Block, Document, Field, FieldGroup, FieldKind, Section};
use fascicule::model::{Catalogue, Kind, Rich, Role};
use fascicule::pdf::{Press, Printed};
use fascicule::plan::{self, PlannedDocument};
use fascicule::typography::french;

const MILLIMETRE: f64 = 72.0 / 25.4;

static SITE: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| Project::real().build(&["--drafts"]));

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let checked = fascicule::check(&root().join("content")).expect("the content can be read");
    checked.catalogue.expect("the content has no error")
});

/// The documents that are filled on a screen, with their two files.
fn forms() -> impl Iterator<Item = (Document, &'static str, &'static [u8], Form)> {
    document::all(&CATALOGUE).into_iter().filter_map(|document| {
        let path = format!("documents/{}/{}/{}", document.id.slug, document.id.edition, document.id);
        let (path, fillable) = SITE.get_key_value(&format!("{path}-a-remplir.pdf"))?;
        let paper = &SITE[&path.replace("-a-remplir", "")];
        Some((document, path.as_str(), paper.as_slice(), Form::parse(path, fillable)))
    })
}

// ---------------------------------------------------------------- against the tree

#[test]
fn every_form_is_filled_on_a_screen_and_nothing_else_is() {
    let filled: BTreeSet<(String, Kind)> =
        forms().map(|(document, ..)| (document.id.slug.to_string(), document.id.kind)).collect();
    for document in document::all(&CATALOGUE) {
        let kind = document.id.kind;
        // These two hold the forms of others.
        let is_form = document.is_form && !matches!(kind, Kind::Guide | Kind::GUIDE_TUTEUR);
        assert_eq!(filled.contains(&(document.id.slug.to_string(), kind)), is_form, "{}", document.id);
    }
    assert!(!filled.is_empty());
}

#[test]
fn fields_are_those_of_the_tree_in_its_order() {
    for (document, path, _, form) in forms() {
        let mut names: Vec<String> = Vec::new();
        for field in fields(&document).into_iter().chain(document.head.clone()).filter(|field| is_filled(&field.kind)) {
            if !names.contains(&field.name) {
                names.push(field.name);
            }
        }
        let found: Vec<&str> = form.inputs.iter().map(|input| input.name.as_str()).collect();
        assert_eq!(found, names, "{path}");
        assert!(found.iter().all(|name| !name.contains('.')), "{path}: {found:?}");
        assert_eq!(form.unclaimed(), 0, "{path}");
    }
}

#[test]
fn each_field_has_its_kind_its_words_and_its_values() {
    for (document, path, _, form) in forms() {
        let mut by_name: BTreeMap<String, Vec<Field>> = BTreeMap::new();
        for field in fields(&document).into_iter().filter(|field| is_filled(&field.kind)) {
            by_name.entry(field.name.clone()).or_default().push(field);
        }
        for (name, fields) in by_name {
            let mut input = form.input(&name).clone();
            if let Some(head) = document.head.as_ref().filter(|head| head.name == name) {
                input.rooms.retain(|room| room.spoken != french(&head.spoken));
            }
            let (kind, spoken) = expected(&fields);
            let found = match input.kind {
                InputKind::Text { multiline: false, .. } => "line",
                InputKind::Text { multiline: true, .. } => "lines",
                InputKind::Box => "box",
                InputKind::Radio => "radio",
                InputKind::Signature => "signature",
            };
            // A line too narrow for its answer is made of several.
            let narrow = input.rooms.iter().all(|room| room.height() / MILLIMETRE > 7.5);
            let kind = if kind == "line" && found == "lines" && narrow { "lines" } else { kind };
            assert_eq!(found, kind, "{path}: {name}");
            let rooms: Vec<(Option<&str>, &str)> =
                input.rooms.iter().map(|room| (room.value.as_deref(), room.spoken.as_str())).collect();
            let spoken: Vec<(Option<&str>, String)> =
                spoken.iter().map(|(value, words)| (*value, french(words).into_owned())).collect();
            let spoken: Vec<(Option<&str>, &str)> = spoken.iter().map(|(v, words)| (*v, words.as_str())).collect();
            assert_eq!(rooms, spoken, "{path}: {name}");
            assert!(!input.spoken.is_empty() && input.spoken.len() <= input.rooms[0].spoken.len(), "{path}: {name}");
        }
    }
}

#[test]
fn each_page_says_whose_form_it_is() {
    for (document, path, _, form) in forms() {
        let head = document.head.expect("what each page asks for");
        let input = form.input(&head.name);
        assert!(matches!(input.kind, InputKind::Text { .. }), "{path}");
        let rooms: Vec<&Room> = input.rooms.iter().filter(|room| room.spoken == french(&head.spoken)).collect();
        let pages: Vec<usize> = rooms.iter().map(|room| room.page).collect();
        // The cover asks for it in its own words, or lets the next page ask.
        assert_eq!(pages, (2..=form.pages().len()).collect::<Vec<usize>>(), "{path}");
        let label = head.label.expect("a label").text();
        let sizes = Pdf::parse(path, &SITE[path]).sizes();
        for room in rooms {
            assert!(form.pages()[room.page - 1].contains(&packed(&label)), "{path}, page {}", room.page);
            let (_, height) = sizes[room.page - 1];
            let from_the_top = height as f64 - room.rect[1] / MILLIMETRE;
            assert!(from_the_top < 22.0, "{path}, page {}: {from_the_top} mm from the top", room.page);
            assert!(room.width() / MILLIMETRE > 60.0 && room.height() / MILLIMETRE > 6.4, "{path}: {:?}", room.rect);
        }
    }
}

#[test]
fn a_theme_that_shows_nothing_at_the_head_of_pages_is_told_so() {
    let mut theme = theme();
    let pages = theme.get_mut("typst/document.typ").expect("a file");
    *pages = String::from_utf8(pages.clone()).expect("UTF-8").replace("<tete-fin>", "").into_bytes();
    let (code, message) = printed_of(&theme, &[], Some(line("candidat"))).err().expect("a fault");
    assert_eq!(code, "theme");
    assert!(message.contains("où remplir le champ candidat en tête des pages"), "{message}");
}

/// The kind of the field that these make together, and what each of its rooms stands for and says.
fn expected(fields: &[Field]) -> (&'static str, Vec<(Option<&str>, String)>) {
    let mut rooms = Vec::new();
    for Field { spoken, kind, .. } in fields {
        match kind {
            FieldKind::Choice(options) if options.len() == 1 => {
                rooms.push((Some(options[0].0.as_str()), spoken.clone()));
            }
            FieldKind::Choice(options) => {
                rooms.extend(options.iter().map(|(code, words)| (Some(code.as_str()), format!("{spoken} : {words}"))));
            }
            FieldKind::Tick(code) => rooms.push((Some(code.as_str()), spoken.clone())),
            FieldKind::Date => rooms.push((None, format!("{spoken} (jj/mm/aaaa)"))),
            _ => rooms.push((None, spoken.clone())),
        }
    }
    let values: BTreeSet<_> = rooms.iter().filter_map(|(value, _)| *value).collect();
    let kind = match (values.len(), &fields[0].kind) {
        (0, FieldKind::Line | FieldKind::Date) => "line",
        (0, FieldKind::Signature) => "signature",
        (0, _) => "lines",
        (1, _) => "box",
        _ => "radio",
    };
    (kind, rooms)
}

#[test]
fn both_editions_have_the_same_pages() {
    for (_, path, paper, form) in forms() {
        let paper_pages = Form::words(path, paper);
        let pages = form.pages();
        assert_eq!(pages.len(), paper_pages.len(), "{path}");
        for (n, (screen, paper)) in pages.iter().zip(&paper_pages).enumerate() {
            let screen = screen.replace(&packed("À remplir à l’écran"), "");
            assert_eq!(&screen, paper, "{path}, page {}", n + 1);
        }
        assert_eq!(Pdf::parse(path, &SITE[path]).sizes(), Pdf::parse(path, paper).sizes(), "{path}");
    }
}

// ---------------------------------------------------------------- on the page

#[test]
fn every_field_is_on_its_page_and_on_no_other_field() {
    for (_, path, _, form) in forms() {
        let sizes = Pdf::parse(path, &SITE[path]).sizes();
        let rooms: Vec<(&Input, &Room)> = form.rooms().collect();
        for (n, (input, room)) in rooms.iter().enumerate() {
            let [left, bottom, right, top] = room.rect.map(|edge| edge / MILLIMETRE);
            let (width, height) = sizes[room.page - 1];
            // What a printer leaves white.
            let white = 5.0;
            let inside = left > white && bottom > white && right < width as f64 - white && top < height as f64 - white;
            assert!(inside, "{path}, page {}: {} at {:?}", room.page, input.name, room.rect);
            for (other, second) in &rooms[n + 1..] {
                let apart = |low: usize, high: usize| {
                    room.rect[high] <= second.rect[low] || second.rect[high] <= room.rect[low]
                };
                let apart = room.page != second.page || apart(0, 2) || apart(1, 3);
                assert!(apart, "{path}, page {}: {} and {}", room.page, input.name, other.name);
            }
        }
    }
}

/// A finger finds a line of 6.4 mm (WCAG 2.5.8), a hand writes on one of 7.5 mm and ticks a box of 5 mm.
#[test]
fn every_field_is_large_enough() {
    for (document, path, _, form) in forms() {
        for field in fields(&document).into_iter().filter(|field| is_filled(&field.kind)) {
            for room in &form.input(&field.name).rooms {
                let (width, height) = (room.width() / MILLIMETRE, room.height() / MILLIMETRE);
                let (least_width, least_height) = match &field.kind {
                    FieldKind::Line | FieldKind::Date => (25.0, 6.4),
                    // The frame stands clear of what is typed.
                    FieldKind::Lines(lines) => (100.0, f64::from(*lines) * 8.5 - 4.0),
                    FieldKind::Room(lines) => (15.0, f64::from(*lines) * 7.5),
                    FieldKind::Cell => (15.0, 8.0),
                    FieldKind::Choice(_) | FieldKind::Tick(_) => (4.99, 4.99),
                    FieldKind::Signature => (50.0, 18.0),
                };
                let enough = width >= least_width && height >= least_height;
                assert!(enough, "{path}: {} is {width:.1} × {height:.1} mm", field.name);
                if room.value.is_some() {
                    assert!(width < 5.2 && height < 5.2, "{path}: {} is {width:.1} × {height:.1} mm", field.name);
                }
            }
        }
    }
}

/// Readers stop a hand at the length of the field: the longest French answer must hold in what is printed.
#[test]
fn no_answer_overflows_what_prints() {
    let prose = read_all(&root().join("content/commun/textes"));
    let prose = String::from_utf8(prose.into_values().flatten().collect()).expect("UTF-8").replace('\'', "’");
    let words: Vec<&str> = prose.split_whitespace().filter(|word| word.chars().all(is_prose)).collect();
    assert!(words.len() > 1000);
    for (_, path, _, form) in forms() {
        let letters = form.letters();
        let width = |word: &str| word.chars().map(|letter| letters[&letter]).sum::<f64>() / 1000.0;
        let mut seen = BTreeSet::new();
        for (input, room) in form.rooms() {
            let InputKind::Text { multiline, scrolls, size, longest } = input.kind else { continue };
            assert!(!scrolls, "{path}: {} scrolls", input.name);
            // The reader chooses the size: smaller when a list would be hidden.
            assert_eq!(size, 0.0, "{path}: {}", input.name);
            assert!(longest > 0, "{path}: {}", input.name);
            let (across, down) = (room.width() - 4.0, room.height() - 2.0);
            if !seen.insert((multiline, across as i64, down as i64, longest)) {
                continue;
            }
            for start in (0..words.len() - 300).step_by(7) {
                let answer = answer(&words[start..], longest as usize);
                if multiline {
                    // A narrow cell loses more of its lines to long words.
                    let size = if across > 320.0 { 7.75 } else { 6.0 };
                    let lines = wrapped(&answer, across / size, &width);
                    let height = lines as f64 * size * 1.35;
                    assert!(height <= down, "{path}: {} is overflown by « {answer} »", input.name);
                } else {
                    let smallest = across / width(&answer);
                    assert!(smallest >= 8.0, "{path}: {} is filled in {smallest:.1} pt by « {answer} »", input.name);
                }
            }
        }
    }
}

fn is_prose(letter: char) -> bool {
    letter.is_alphanumeric() || ",;.’-()«»:!?".contains(letter)
}

/// The first words, as many as `longest` letters hold.
fn answer(words: &[&str], longest: usize) -> String {
    let mut answer: String = words.iter().flat_map(|word| [*word, " "]).collect();
    let end = answer.char_indices().nth(longest).map_or(answer.len(), |(at, _)| at);
    answer.truncate(end);
    answer
}

/// How many lines the words take, `across` a line, both in multiples of the size; a word longer than a line is cut.
fn wrapped(answer: &str, across: f64, width: &impl Fn(&str) -> f64) -> usize {
    let (mut lines, mut filled) = (1, 0.0);
    for word in answer.split_whitespace() {
        let wide = width(word);
        if filled > 0.0 && filled + width(" ") + wide > across {
            lines += 1;
            filled = 0.0;
        }
        lines += (wide / across) as usize;
        filled += width(" ") + wide % across;
    }
    lines
}

// ---------------------------------------------------------------- in the file

#[test]
fn a_screen_reader_and_a_keyboard_go_through_the_form() {
    for (_, path, _, form) in forms() {
        for (input, room) in form.rooms() {
            assert_eq!(room.role, "Form", "{path}: {}", input.name);
        }
        assert!(form.tabs_follow_the_structure(), "{path}");
        assert!(form.other_annotations().iter().all(|kind| kind == "Link"), "{path}");
        assert!(!SITE[path].windows(6).any(|bytes| bytes == b"champ:"), "{path} keeps the address of a field");
    }
}

#[test]
fn the_file_says_all_that_a_reader_needs_and_nothing_that_archives_refuse() {
    for (_, path, _, form) in forms() {
        let is_signed = form.inputs.iter().any(|input| input.kind == InputKind::Signature);
        let entries = ["DA", "DR", "Fields"].into_iter().chain(is_signed.then_some("SigFlags"));
        assert_eq!(form.entries(), entries.map(String::from).collect(), "{path}");
        let pdf = Pdf::parse(path, &SITE[path]);
        assert!(pdf.claims_to_be_accessible() && !pdf.claims_to_be_an_archive(), "{path}: {}", pdf.metadata());
        assert!(pdf.title().ends_with(", à remplir à l’écran"), "{path}: {}", pdf.title());
        assert!(pdf.metadata().contains("à remplir à l’écran"), "{path}: {}", pdf.metadata());
        assert!(SITE[path].ends_with(b"%%EOF\n"), "{path}");
        let mut own = BTreeSet::new();
        for (input, room) in form.rooms().filter(|(_, room)| room.value.is_none()) {
            // Readers write the answer over the look of the room.
            assert!(room.looks.iter().all(|look| own.insert(*look)), "{path}: {} shares its look", input.name);
        }
        assert_eq!(broken_rules(&SITE[path]), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn the_letters_of_europe_can_be_typed() {
    let (_, path, _, form) = forms().next().expect("a form");
    let letters = form.letters();
    let names = "Œuvre d’été – 12 € Şołtys Dvořák Ștefănescu Đorđević Þórður Jānis Šķēle Ġużeppi İbrahim Nguyễn Thị \
                 Kovács Győző Łukasiewicz Strauß ÆØÅæøå ¿Qué? ¡Sí! « »„“”‘’…—•§°½×№™";
    let unknown: String = names.chars().filter(|letter| !letters.contains_key(letter)).collect();
    assert_eq!(unknown, "", "{path}");
    let invisible = letters.iter().filter(|(_, width)| **width <= 0.0).map(|(letter, _)| *letter);
    let is_seen = |letter: &char| !('\u{300}'..'\u{370}').contains(letter) && !UNSEEN.contains(*letter);
    let invisible: Vec<char> = invisible.filter(is_seen).collect();
    assert_eq!(invisible, Vec::<char>::new(), "only accents have no width");
    let glyphs = form.glyphs();
    assert!(glyphs.values().all(|glyph| *glyph > 0), "a letter is drawn as an empty box");
    let latin: BTreeSet<u16> = ('!'..='~').chain('À'..='ſ').filter_map(|letter| glyphs.get(&letter).copied()).collect();
    assert!(latin.len() > 270, "{} glyphs for the letters of Europe", latin.len());
}

/// What a text brings with it and nobody sees: soft hyphens, joiners, marks of direction.
const UNSEEN: &str = "\u{ad}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{2060}\u{2066}\u{2069}\u{fe0f}\u{feff}";

#[test]
fn what_word_processors_and_pdfs_bring_can_be_pasted() {
    let (_, path, _, form) = forms().next().expect("a form");
    let (letters, glyphs) = (form.letters(), form.glyphs());
    let brought = "trait\u{2011}d’union \u{2010} ﬁn ﬂux e\u{fb00}et ✓✔✗✘☐☑☒ ■□▪●○◦►• 1ᵉʳ 2ᵉ m² m³ 10⁻³ CO₂ H₂O\t\u{f0b7}\u{f0a7}\u{f0fc} \
                   Ελένη Παπαδοπούλου Наталія Ковальчук Ёжиков Щербаќ Ђорђевић é";
    let unknown: String = brought.chars().filter(|letter| !letters.contains_key(letter)).collect();
    assert_eq!(unknown, "", "{path}");
    assert!(brought.chars().all(|letter| glyphs[&letter] > 0), "{path}: a letter is drawn as an empty box");
    let hidden = UNSEEN.chars().filter(|letter| letters.get(letter).is_none_or(|width| *width > 0.0));
    assert_eq!(hidden.collect::<String>(), "", "{path}");
    assert_eq!(letters[&'\u{2011}'], letters[&'-'], "{path}");
}

#[test]
fn a_field_takes_what_is_asked_of_it() {
    for (document, path, _, form) in forms() {
        for field in fields(&document).into_iter().chain(document.head.clone()) {
            let need = match field.kind {
                FieldKind::Date => 30,
                FieldKind::Line if field.name.contains("date") => 30,
                FieldKind::Line
                    if ["candidat", "evaluateur", "formateur", "responsable"]
                        .iter()
                        .any(|w| field.name.contains(w)) =>
                {
                    60
                }
                FieldKind::Line => 80,
                // « du 03/09/2026 au 17/12/2026 », even in the narrowest cell.
                FieldKind::Cell | FieldKind::Room(_) => 28,
                FieldKind::Lines(_) => 150,
                FieldKind::Choice(_) | FieldKind::Tick(_) | FieldKind::Signature => continue,
            };
            let InputKind::Text { longest, .. } = form.input(&field.name).kind else {
                panic!("{path}: {}", field.name)
            };
            assert!(longest >= need, "{path}: {} takes {longest} letters, of {need}", field.name);
        }
    }
}

#[test]
fn readers_that_draw_boxes_again_are_told_how() {
    for (_, path, _, form) in forms() {
        let has_boxes = form.rooms().any(|(_, room)| room.value.is_some());
        let told = if has_boxes { vec![("/ZaDb 0 Tf 0 g".to_owned(), "8".to_owned())] } else { Vec::new() };
        assert_eq!(form.signs().into_iter().collect::<Vec<_>>(), told, "{path}");
        // The font of the cross is a drawing: no reader needs to have it.
        assert_eq!(form.fonts()["ZaDb"], "Type3", "{path}");
    }
}

#[test]
fn every_pdf_is_light() {
    for (path, bytes) in SITE.iter().filter(|(path, _)| path.ends_with(".pdf")) {
        let allowed = 100_000 + 6_000 * Pdf::parse(path, bytes).pages();
        assert!(bytes.len() <= allowed, "{path} weighs {} bytes, of {allowed}", bytes.len());
    }
}

/// Whoever signs for the whole signs in a field that the file has already, one for each signatory; where only a part is
/// signed, a name and a date are typed.
#[test]
fn those_who_sign_for_the_whole_have_a_field_to_sign_in() {
    let mut count = 0;
    for (document, path, _, form) in forms() {
        for field in document.cover.fields.iter().flat_map(|group| &group.signature) {
            let input = form.input(&field.name);
            assert_eq!(input.kind, InputKind::Signature, "{path}: {}", field.name);
            assert!(input.rooms.len() == 1 && input.rooms[0].role == "Form", "{path}: {}", field.name);
            assert_eq!(input.spoken, french(&field.spoken), "{path}");
            count += 1;
        }
    }
    assert!(count > 4, "{count} signatories");
    let (_, _, _, form) =
        forms().find(|(_, path, ..)| path.contains("charge-accueil-livret-evaluation-finale-non")).expect("it");
    let visa = form.input("D1_signature_1_finale");
    assert!(matches!(visa.kind, InputKind::Text { multiline: true, .. }));
    assert!(visa.spoken.ends_with(", nom et date"), "{}", visa.spoken);
}

// ---------------------------------------------------------------- odd forms

#[test]
fn a_name_asked_again_shows_the_same_answer() {
    let again = Field { label: Some(Rich::plain("De nouveau, en plus court, nom et prénom")), ..line("candidat") };
    let form = printed(&[line("candidat"), again]).expect("a form");
    let input = form.input("candidat");
    assert_eq!(input.rooms.len(), 2);
    assert_eq!(form.inputs.len(), 1);
    assert!(matches!(input.kind, InputKind::Text { multiline: false, .. }));
}

#[test]
fn a_choice_asked_again_is_ticked_with_the_first() {
    let form = printed(&[choice("avis", &["oui", "non"]), choice("avis", &["oui", "non"])]).expect("a form");
    let values: Vec<_> = form.input("avis").rooms.iter().filter_map(|room| room.value.as_deref()).collect();
    assert_eq!(values, ["oui", "non", "oui", "non"]);
}

#[test]
fn a_value_may_be_written_in_any_letters() {
    let odd = ["à voir (1)", "50 % / moitié #2", "[x] <y> {z}", "Ёж 漢"];
    let form = printed(&[choice("avis", &odd)]).expect("a form");
    let values: Vec<_> = form.input("avis").rooms.iter().filter_map(|room| room.value.as_deref()).collect();
    assert_eq!(values, odd);
}

#[test]
fn lines_that_go_on_on_other_pages_have_a_field_on_each() {
    let form = printed(&[field("recit", FieldKind::Lines(70))]).expect("a form");
    let names: Vec<&str> = form.inputs.iter().map(|input| input.name.as_str()).collect();
    assert_eq!(names, ["recit", "recit_suite_1", "recit_suite_2"]);
    let pages: Vec<usize> = form.rooms().map(|(_, room)| room.page).collect();
    assert!(pages.windows(2).all(|pair| pair[0] + 1 == pair[1]), "{pages:?}");
    let height: f64 = form.rooms().map(|(_, room)| room.height() / MILLIMETRE).sum();
    assert!(height > 70.0 * 8.0, "{height}");
    assert!(form.input("recit_suite_2").spoken.ends_with(", suite 2"));
}

#[test]
fn what_has_no_room_is_no_field() {
    let nothing = [FieldKind::Lines(0), FieldKind::Choice(Vec::new())];
    let mut fields: Vec<Field> =
        nothing.into_iter().enumerate().map(|(n, kind)| field(&format!("x{n}"), kind)).collect();
    fields.push(line("nom"));
    let form = printed(&fields).expect("a form");
    assert_eq!(form.inputs.len(), 1);
}

#[test]
fn two_fields_of_one_name_that_cannot_share_an_answer_are_refused() {
    for second in [choice("nom", &["oui"]), field("nom", FieldKind::Lines(3))] {
        let (code, message) = printed(&[line("nom"), second]).err().expect("a fault");
        assert_eq!(code, "pdf");
        assert!(message.contains("le champ nom est demandé deux fois, de deux façons différentes"), "{message}");
    }
}

#[test]
fn a_theme_that_shows_no_room_for_a_field_is_told_so() {
    let mut theme = theme();
    let fields = theme.get_mut("typst/fields.typ").expect("a file");
    let text = String::from_utf8(fields.clone()).expect("UTF-8");
    *fields = text.replace("link(champ, drawn-box)", "drawn-box").into_bytes();
    let (code, message) = printed_with(&theme, &[choice("avis", &["oui"])]).err().expect("a fault");
    assert_eq!(code, "theme");
    assert!(message.contains("le thème ne montre pas où remplir le champ avis à l'écran"), "{message}");
}

// ---------------------------------------------------------------- the tree, and forms made for a test

fn is_filled(kind: &FieldKind) -> bool {
    !matches!(kind, FieldKind::Lines(0) | FieldKind::Room(0))
}

/// The fields that a document asks for on a screen, in order: those of paper, but that somebody who signs for the whole
/// elsewhere types a name and a date where he signs for a part.
fn fields(document: &Document) -> Vec<Field> {
    let mut found = Vec::new();
    document.cover.fields.iter().for_each(|group| of_group(group, &mut found));
    document.sections.iter().for_each(|section| of_section(section, &mut found));
    let blocks = document.sections.iter().flat_map(Section::walk).flat_map(|section| section.walk_blocks());
    let groups = blocks.filter_map(|block| if let Block::Group(group) = block { Some(group) } else { None });
    let groups = document.cover.fields.iter().chain(groups);
    let whole: BTreeSet<&str> = groups.flat_map(|group| &group.signature).map(|field| field.name.as_str()).collect();
    for field in found.iter_mut().filter(|it| it.kind == FieldKind::Signature && !whole.contains(it.name.as_str())) {
        field.kind = FieldKind::Room(2);
        field.spoken.push_str(", nom et date");
    }
    found
}

fn of_group(group: &FieldGroup, found: &mut Vec<Field>) {
    found.extend(group.fields.iter().chain(&group.signature).cloned());
}

fn of_section(section: &Section, found: &mut Vec<Field>) {
    found.extend(section.own_fields().into_iter().cloned());
    section.sections.iter().for_each(|inner| of_section(inner, found));
}

fn field(name: &str, kind: FieldKind) -> Field {
    let spoken = format!("Champ {name}");
    Field { name: name.into(), label: Some(Rich::plain(&spoken)), spoken, by: Role::Candidate, kind }
}

fn line(name: &str) -> Field {
    field(name, FieldKind::Line)
}

fn choice(name: &str, options: &[&str]) -> Field {
    field(name, FieldKind::Choice(options.iter().map(|code| (code.to_string(), "Mots".into())).collect()))
}

fn theme() -> BTreeMap<String, Vec<u8>> {
    crate::support::theme()
}

fn printed(fields: &[Field]) -> Result<Form, (&'static str, String)> {
    printed_with(&theme(), fields)
}

/// A document with these fields only, printed; or the first fault.
fn printed_with(theme: &BTreeMap<String, Vec<u8>>, fields: &[Field]) -> Result<Form, (&'static str, String)> {
    printed_of(theme, fields, None)
}

/// The same, with what each page asks for at its head.
fn printed_of(
    theme: &BTreeMap<String, Vec<u8>>,
    fields: &[Field],
    head: Option<Field>,
) -> Result<Form, (&'static str, String)> {
    let mut documents = document::all(&CATALOGUE);
    documents.retain(|document| document.id.kind == Kind::LIVRET_EVALUATION_FINALE);
    documents.truncate(1);
    let mut section = Section::new(Rich::plain("Essai"), Anchor::Part("essai".into()));
    section.blocks = fields.iter().cloned().map(Block::Field).collect();
    documents[0].cover.fields.clear();
    documents[0].head = head;
    documents[0].sections = vec![section];
    let (plan, _) = plan::plan(&CATALOGUE, &documents);
    let planned: &PlannedDocument = &plan.documents[0];
    let print = |press: Press| press.compose(&plan, planned).and_then(|galley| press.print(&galley, &mut || {}));
    let printed: Result<Printed, _> = Press::new(theme).and_then(print);
    let fillable = printed.map(|printed| printed.fillable.expect("a form").bytes);
    let first = |report: fascicule::diagnostic::Report| {
        let fault = report.diagnostics.into_iter().next().expect("a fault");
        (fault.code, fault.message)
    };
    let bytes = fillable.map_err(first)?;
    assert_eq!(broken_rules(&bytes), Vec::<String>::new());
    Ok(Form::parse("essai", &bytes))
}
