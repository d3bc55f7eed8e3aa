//! What an editor writes is shown as it is written, whatever it looks like to a program.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::support::page::Page;
use crate::support::pdf::{Pdf, packed};
use crate::support::{Project, names};

/// Statements that Typst, Tera, HTML, LaTeX or Markdown would take for their own.
const HOSTILE: [&str; 14] = [
    r#"#read("/etc/passwd")"#,
    "{{ 83*97 }}",
    "{% include \"base.html\" %}",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "$x^2$",
    "@ref",
    r"\n",
    "*a* _b_",
    "&amp;",
    "= Titre",
    "- liste",
    "// remarque /* et */",
    "[lien] (javascript:alert(1)) `code` ~ # <label>",
];

/// The site of a bakery whose savoir-faire are the hostile strings, and whose other words each end with one.
static SITE: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let project = Project::bakery();
    let of_2020 = names(&project.path().join("content/certifications/boulanger/2020"));
    let of_2020 = of_2020.iter().filter(|name| name.ends_with(".toml")).map(|name| format!("boulanger/2020/{name}"));
    let others =
        ["boulanger/2020/domaines/d1.toml", "boulanger/2020/domaines/d2.toml", "apprenti/2022/definition.toml"];
    let of_certifications = of_2020.chain(others.map(str::to_owned)).map(|path| format!("certifications/{path}"));
    let common =
        ["cqp.toml", "schemas/chemin-du-pain.toml", "schemas/tournee.toml"].map(|path| format!("commun/{path}"));
    for path in of_certifications.chain(common) {
        let path = format!("content/{path}");
        let poisoned: String = project.read(&path).lines().map(|line| poisoned(line) + "\n").collect();
        project.write(&path, poisoned);
    }
    let statements: String = HOSTILE
        .iter()
        .enumerate()
        .map(|(n, text)| format!("[[savoir_faire]]\ncode = \"D2.SF{}\"\ntexte = {}\n\n", n + 10, quoted(text)))
        .collect();
    let d2 = "content/certifications/boulanger/2020/domaines/d2.toml";
    project.write(d2, project.read(d2) + "\n" + &statements);
    project.build(&[])
});

/// What ends every other text: a template, a script, a program of Typst.
const POISON: &str = r##"<script>alert(1)</script> {{ 83*97 }} #read("/etc/passwd")"##;

/// The same line of TOML, its text ending with poison.
fn poisoned(line: &str) -> String {
    let keys = ["titre", "texte", "raison", "introduction", "precision", "nom", "fin_agrement", "condition", "colonne"];
    let is_text = keys.iter().any(|key| line.starts_with(key)) && line.ends_with('"');
    match line.strip_suffix('"').filter(|_| is_text) {
        Some(text) => format!("{text} {}\"", quoted(POISON).trim_matches('"')),
        None => line.to_owned(),
    }
}

/// A TOML string.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn page(name: &str) -> Page {
    Page::parse(&SITE[&format!("certifications/boulanger/2020/{name}/index.html")])
}

#[test]
fn the_site_shows_each_statement_as_written() {
    for (name, prefix) in [
        ("referentiel", ""),
        ("competences", "competences-"),
        ("livret-evaluation-finale", "livret-evaluation-finale-"),
    ] {
        let page = page(name);
        for (n, text) in HOSTILE.iter().enumerate() {
            let id = format!("{prefix}d2-sf{}", n + 10);
            let item = page.by_id(&id).unwrap_or_else(|| panic!("{name} has no {id}"));
            let shown = item.inner().into_iter().find(|e| e.name() == "span" && e.attribute("class").is_none());
            assert_eq!(shown.expect("a statement").text(), *text, "{name}");
        }
    }
}

#[test]
fn no_page_runs_or_computes_anything() {
    for (path, bytes) in SITE.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = Page::parse(bytes);
        assert_eq!(page.errors(), Vec::<String>::new(), "{path}");
        for element in page.elements() {
            // The search form and the scripts of the theme, which are all that pages have of these.
            let is_ours = element.attribute("for").as_deref() == Some("q")
                || element.attribute("class").as_deref() == Some("tick")
                || element.attribute("src").is_some_and(|src| src.trim_start_matches("../").starts_with("assets/"));
            let is_data = element.attribute("type").as_deref() == Some("application/ld+json")
                && serde_json::from_str::<serde_json::Value>(&element.text()).is_ok();
            let is_unwanted = ["script", "img", "label"].contains(&element.name());
            assert!(!is_unwanted || is_ours || is_data, "{path}: <{}>", element.name());
        }
        assert_eq!(page.attributes("onerror"), Vec::<String>::new(), "{path}");
        assert!(!page.text().contains("root:"), "{path} has read a file");
        assert!(!page.text().split_whitespace().any(|word| word == "8051"), "{path} has computed");
        assert!(!page.text().contains("&lt;") && !page.text().contains("&quot;"), "{path} has escaped twice");
    }
}

#[test]
fn what_a_page_says_of_itself_is_escaped_too() {
    let page = page("referentiel");
    let title = page.named("title")[0].text();
    assert!(title.contains(POISON), "{title}");
    let described = page.elements().into_iter().find(|e| e.attribute("name").as_deref() == Some("description"));
    let content = described.and_then(|meta| meta.attribute("content")).expect("a description");
    assert!(content.contains(POISON), "{content}");
}

#[test]
fn the_pdfs_show_each_statement_as_written() {
    for kind in [
        "referentiel",
        "guide-entretien",
        "livret-suivi",
        "grilles-intermediaires",
        "livret-evaluation-finale",
        "guide",
    ] {
        let path = format!("documents/boulanger/2020/boulanger-{kind}-2020.pdf");
        let text = Pdf::parse(&path, &SITE[&path]).packed_text();
        for hostile in HOSTILE.iter().chain([&POISON]) {
            assert!(text.contains(&packed(hostile)), "{path} does not say {hostile}:\n{text}");
        }
        assert!(!text.contains("root:"), "{path} has read a file");
    }
}
