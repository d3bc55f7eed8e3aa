//! The words of the pages as programs read them: the filter of a list, a search engine, what a reader copies. They take the
//! text without the layout that keeps boxes apart.

use crate::listes::{BAKERY, SHIPPED, Site};
use crate::support::page::Page;
use crate::support::{names, root};

fn pages(site: &Site) -> impl Iterator<Item = (&str, Page)> {
    site.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, html)| (path.as_str(), Page::parse(html)))
}

/// Where two pieces of text meet without a space, and make of two words one.
fn joints(pieces: &[String]) -> Vec<String> {
    let pieces: Vec<&String> = pieces.iter().filter(|piece| !piece.is_empty()).collect();
    let meet = |pair: &&[&String]| {
        let (before, after) = (pair[0].chars().next_back(), pair[1].chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    pieces.windows(2).filter(meet).map(|pair| format!("{}|{}", pair[0], pair[1])).collect()
}

/// A code and its statement above all: what a reader types or copies is the statement.
#[test]
fn no_tag_joins_two_words() {
    for site in [&*BAKERY, &*SHIPPED] {
        let mut read = 0;
        for (path, page) in pages(site) {
            assert_eq!(joints(&page.pieces()), [""; 0], "{path}");
            read += 1;
        }
        assert!(read > 50, "{read} pages");
    }
}

/// The words of a text as `liste.js` cuts them; accents, which it takes off both sides, may stay.
fn plain(text: &str) -> String {
    let letters = text.to_lowercase().replace('œ', "oe").replace('æ', "ae");
    let words: Vec<&str> = letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// What a reader typed, as the words that the script looks for at the beginning of those of a row.
fn terms(question: &str) -> Vec<String> {
    let plain = plain(question);
    let words = plain.split(' ').filter(|word| word.chars().count() > 1 || word.contains(|c: char| c.is_ascii_digit()));
    let singular = |word: &str| match word.chars().count() > 3 {
        true => word.strip_suffix(['s', 'x']).unwrap_or(word).to_owned(),
        false => word.to_owned(),
    };
    words.map(singular).collect()
}

#[test]
fn the_title_of_a_row_typed_in_the_filter_finds_that_row() {
    let list = Page::parse(&SHIPPED["listes/pro-a/2019/index.html"]);
    let folder = root().join("content/listes/pro-a/2019/familles");
    let mut typed = 0;
    for name in names(&folder) {
        let text = std::fs::read_to_string(folder.join(&name)).expect("a family");
        let family: toml::Table = text.parse().expect("TOML");
        for row in family["ligne"].as_array().expect("rows") {
            let (code, title) = (row["code"].as_str().expect("a code"), row["intitule"].as_str().expect("a title"));
            let shown = list.by_id(&code.to_lowercase().replace('.', "-")).unwrap_or_else(|| panic!("no row {code}"));
            let words = format!(" {}", plain(&shown.text()));
            for term in terms(title).into_iter().chain(terms(code)) {
                assert!(words.contains(&format!(" {term}")), "{code}: « {term} » is not a word of{words}");
            }
            typed += 1;
        }
    }
    assert_eq!(typed, 100);
}
