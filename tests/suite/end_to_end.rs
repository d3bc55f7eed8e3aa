//! The content that ships, built by the program, then read as a browser, a reader of PDFs and a citing reader would.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::support::page::{Page, followed};
use crate::support::pdf::{Pdf, broken_rules};
use crate::support::{Project, program, read_all, root, tree};
use fascicule::document::{self, Document};
use fascicule::model::{Certification, Kind};
use fascicule::publish::MANIFEST;
use fascicule::typography::french;

type Site = BTreeMap<String, Vec<u8>>;

/// The site with its drafts, and what the program said of it.
static BUILT: LazyLock<(Site, String, String)> = LazyLock::new(|| {
    let project = Project::real();
    let run = project.run(&["build", "--drafts"]);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    (read_all(&project.path().join("output")), run.printed, run.errors)
});

static CATALOGUE: LazyLock<fascicule::model::Catalogue> = LazyLock::new(|| {
    let checked = fascicule::check(&root().join("content")).expect("the content can be read");
    checked.catalogue.expect("the content has no error")
});

fn site() -> &'static Site {
    &BUILT.0
}

fn pages() -> impl Iterator<Item = (&'static str, Page)> {
    site().iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, bytes)| (path.as_str(), Page::parse(bytes)))
}

fn pdfs() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    site().iter().filter(|(path, _)| path.ends_with(".pdf")).map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
}

fn documents() -> Vec<Document> {
    document::all(&CATALOGUE)
}

fn pdf_path(document: &Document) -> String {
    format!("documents/{}/{}/{}.pdf", document.id.slug, document.id.edition, document.id)
}

// ---------------------------------------------------------------- the command

#[test]
fn the_summary_counts_what_was_made_and_names_the_file_to_open() {
    let (site, printed, errors) = &*BUILT;
    let count = |suffix: &str| site.keys().filter(|path| path.ends_with(suffix)).count();
    let sheets: usize = pdfs().map(|(path, bytes)| Pdf::parse(path, bytes).pages()).sum();
    let lines: Vec<&str> = printed.lines().collect();
    let first = format!("{} pages de site et {} PDF ({sheets} pages) en ", count(".html"), count(".pdf"));
    assert!(lines[0].starts_with(&first) && lines[0].ends_with(" s"), "{printed}");
    for (path, bytes) in pdfs() {
        let name = path.rsplit('/').next().expect("a name");
        let line = lines.iter().find(|line| line.trim_start().starts_with(name)).unwrap_or_else(|| panic!("{printed}"));
        let facts: Vec<&str> = line.split_whitespace().collect();
        let weight = bytes.len().div_ceil(1000).to_string();
        assert_eq!(facts[1..], [&Pdf::parse(path, bytes).pages().to_string(), "p.", &weight, "ko"]);
    }
    let index = std::path::Path::new("output").join("index.html");
    assert_eq!(lines.last(), Some(&format!("À ouvrir : {}", index.display()).as_str()));
    let warnings = Project::real().run(&["check"]).errors;
    assert_eq!(*errors, warnings, "nothing of a progress bar goes into a pipe");
}

#[test]
fn quiet_says_nothing_and_timings_add_a_line_for_each_stage() {
    let project = Project::bakery();
    let quiet = project.run(&["build", "--quiet"]);
    assert_eq!((quiet.code, quiet.printed.as_str(), quiet.errors.as_str()), (Some(0), "", ""));
    let again = project.run(&["build", "--timings"]);
    assert!(again.printed.contains("Rien n'a changé"), "{}", again.printed);
    assert!(!again.printed.contains("PDF à imprimer"), "nothing is printed twice: {}", again.printed);
    let timed = Project::bakery().run(&["build", "--timings"]);
    for stage in ["lecture et vérification", "PDF à imprimer", "PDF à remplir", "pages du site", "publication", "total"]
    {
        assert!(timed.printed.lines().any(|line| line.starts_with(stage) && line.contains(" ms")), "{}", timed.printed);
    }
}

#[test]
fn check_lists_variants_and_gaps() {
    let project = Project::bakery();
    let plain = project.run(&["check"]);
    assert_eq!((plain.code, plain.errors.as_str()), (Some(0), ""));
    assert_eq!(plain.printed, "Contenu sans erreur : 4 certification(s), dont 0 en brouillon.\n");
    let variants = project.run(&["check", "--variants"]).printed;
    for words in ["CQP Boulanger de démonstration, 2020", "D1.SF1 à livret-evaluation-finale/evaluation", "(absent)"]
    {
        assert!(variants.contains(words), "{variants}");
    }
    let gaps = project.run(&["check", "--gaps"]).printed;
    for words in ["Les questionnaires, annoncés au sommaire", "La cellule est vide dans la source."] {
        assert!(gaps.contains(words), "{gaps}");
    }
}

#[test]
fn content_with_errors_ends_with_1_and_leaves_the_old_site() {
    let project = Project::bakery();
    let before = project.build(&[]);
    project.replace("content/site.toml", "theme = \"branche\"", "thm = \"branche\"");
    let run = project.run(&["build"]);
    assert_eq!(run.code, Some(1));
    assert!(run.errors.contains("erreur[cle-inconnue]"), "{}", run.errors);
    assert!(run.errors.ends_with("Rien n'a été publié : le site précédent est intact.\n"), "{}", run.errors);
    assert!(before == read_all(&project.path().join("output")));
}

#[test]
fn usage_and_machine_end_with_2_in_french() {
    let project = Project::bakery();
    for (arguments, said) in [
        (&["construire"][..], "erreur : la commande « construire » n'existe pas"),
        (&["build", "--drafs"], "aide : vouliez-vous dire « --drafts » ?"),
        (&["serve", "--port", "99999"], "erreur : « 99999 » n'est pas une valeur de « --port <N> »"),
        (&["build", "--content"], "erreur : l'option « --content <DOSSIER> » attend une valeur"),
        (&["check", "--format", "xml"], "valeurs possibles : human, json"),
        (&["check", "--content", "nulle-part"], "erreur : le dossier « nulle-part » n'existe pas"),
        (&["build", "--theme", "nulle-part"], "erreur : le dossier « nulle-part » n'existe pas"),
        (
            &["build", "--output", "content"],
            "Le dossier de sortie « content » et le contenu, « content », ne peuvent pas être",
        ),
        (&["build", "--output", "themes"], "Le dossier « themes » contient ce que fascicule n'y a pas mis"),
        (&["build", "--output", "themes/branche/assets/liste.js"], "n'est pas un dossier"),
        (&[], "Usage : fascicule <COMMANDE> [OPTIONS]"),
    ] {
        let run = project.run(arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}: {}", run.errors);
        assert!(run.errors.contains(said), "{arguments:?}: {}", run.errors);
        assert_eq!(run.printed, "");
    }
    assert!(!project.path().join("output").exists());
}

#[test]
fn help_is_in_french() {
    for arguments in [&["--help"][..], &["build", "--help"], &["check", "--help"], &["serve", "--help"]] {
        let run = crate::support::Run::of(program(arguments));
        assert_eq!(run.code, Some(0));
        assert!(run.printed.contains("Usage : fascicule"), "{}", run.printed);
        for english in ["Usage:", "Options:", "Commands:", "Print ", "[default", "[possible"] {
            assert!(!run.printed.contains(english), "{}", run.printed);
        }
    }
}

#[test]
fn a_foreign_folder_is_refused_and_left_as_it_is() {
    let project = Project::bakery();
    project.write("output/roman.txt", "Chapitre 1");
    let run = project.run(&["build"]);
    assert_eq!(run.code, Some(2));
    assert!(run.errors.contains("roman.txt"), "{}", run.errors);
    assert_eq!(crate::support::names(&project.path().join("output")), ["roman.txt"]);
    assert_eq!(project.read("output/roman.txt"), "Chapitre 1");
}

// ---------------------------------------------------------------- the pages

#[test]
fn every_page_is_well_formed_and_in_french() {
    assert!(pages().count() > 10);
    for (path, page) in pages() {
        assert_eq!(page.errors(), Vec::<String>::new(), "{path}");
        let html = page.named("html");
        assert_eq!(html[0].attribute("lang").as_deref(), Some("fr"), "{path}");
        assert_eq!(page.named("h1").len(), 1, "{path}");
        assert!(!page.named("title")[0].text().trim().is_empty(), "{path}");
    }
}

#[test]
fn an_id_stands_once_in_its_page() {
    for (path, page) in pages() {
        let ids = page.attributes("id");
        let once: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(ids.len(), once.len(), "{path}");
    }
}

#[test]
fn what_a_page_says_of_another_element_names_one() {
    for (path, page) in pages() {
        let ids: BTreeSet<String> = page.attributes("id").into_iter().collect();
        for reference in ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"] {
            for id in page.attributes(reference).iter().flat_map(|ids| ids.split_whitespace()) {
                assert!(ids.contains(id), "{path}: {reference}=\"{id}\"");
            }
        }
    }
}

#[test]
fn every_link_leads_to_a_file_of_the_site_and_to_a_place_in_it() {
    let ids: BTreeMap<&str, BTreeSet<String>> =
        pages().map(|(path, page)| (path, page.attributes("id").into_iter().collect())).collect();
    let mut followed_links = 0;
    for (path, page) in pages() {
        for link in page.attributes("href").into_iter().chain(page.attributes("src")) {
            // The editor's own pages may name a site elsewhere; what the site is made of has no such address.
            let is_outside = link.starts_with("https://") && CATALOGUE.site.public_address.is_none();
            if link.starts_with("mailto:") || is_outside {
                continue;
            }
            assert!(!link.contains(':') && !link.starts_with('/'), "{path}: {link} works on one host only");
            let (file, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() { path.to_owned() } else { followed(path, file) };
            assert!(site().contains_key(&target), "{path}: {link} leads nowhere");
            if !fragment.is_empty() {
                assert!(ids[target.as_str()].contains(fragment), "{path}: {link} leads to no place of {target}");
            }
            followed_links += 1;
        }
    }
    assert!(followed_links > 500, "{followed_links} links only");
}

#[test]
fn every_file_can_be_reached_from_the_home_page() {
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut waiting = vec!["index.html".to_owned()];
    while let Some(path) = waiting.pop() {
        if !path.ends_with(".html") {
            continue;
        }
        let page = Page::parse(&site()[&path]);
        // The last three are what the search page and that of a list load when they are first asked.
        let named = ["href", "src", "data-index", "data-bibliotheque", "data-tableau"];
        for link in named.into_iter().flat_map(|name| page.attributes(name)) {
            let file = link.split('#').next().unwrap_or_default();
            let target = if file.is_empty() { path.clone() } else { followed(&path, file) };
            if reached.insert(target.clone()) {
                waiting.push(target);
            }
        }
    }
    let for_servers = [MANIFEST, "_headers", "serveur/nginx.conf", "serveur/Caddyfile"];
    let lost: Vec<&String> = site()
        .keys()
        .filter(|path| !reached.contains(untwinned(path)) && !for_servers.contains(&untwinned(path)))
        .collect();
    assert!(lost.is_empty(), "no link leads to {lost:?}");
}

/// The file of which a path is the compressed twin, or the path itself.
fn untwinned(path: &str) -> &str {
    path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz")).unwrap_or(path)
}

#[test]
fn every_text_has_its_compressed_twins_and_no_pdf_does() {
    for path in site().keys().filter(|path| path.ends_with(".html") || path.ends_with(".css")) {
        for twin in ["br", "gz"] {
            assert!(site()[&format!("{path}.{twin}")].len() < site()[path].len(), "{path}.{twin}");
        }
    }
    assert!(!site().keys().any(|path| untwinned(path) != path && untwinned(path).ends_with(".pdf")));
}

#[test]
fn no_page_needs_a_script_or_carries_its_style() {
    for (path, page) in pages() {
        for element in page.elements() {
            // A script of the site's own, without which the page is whole all the same.
            let src = element.attribute("src").unwrap_or_default();
            let is_ours = src.trim_start_matches("../").starts_with("assets/") && element.text() == "";
            let is_unwanted = ["script", "style", "iframe", "object"].contains(&element.name());
            assert!(!is_unwanted || is_ours, "{path}: {}", element.name());
        }
        assert_eq!(page.attributes("style"), Vec::<String>::new(), "{path}");
        for event in ["onclick", "onload", "onerror", "onsubmit", "onchange", "onfocus"] {
            assert_eq!(page.attributes(event), Vec::<String>::new(), "{path}");
        }
    }
}

#[test]
fn every_statement_has_its_permanent_address() {
    for certification in ["charge-accueil/non-datee", "specialiste-prestations/2014"] {
        assert_eq!(without_address(certification), Vec::<String>::new(), "{certification}");
    }
}

/// The codes that the files of a certification declare and whose address leads nowhere.
fn without_address(certification: &str) -> Vec<String> {
    let folder = root().join("content/certifications").join(certification);
    let text: String = read_all(&folder).into_values().map(|bytes| String::from_utf8(bytes).expect("UTF-8")).collect();
    let codes = text.lines().filter_map(|line| line.strip_prefix("code = \"")?.strip_suffix('"'));
    // Mentions have names, not codes.
    let codes: Vec<&str> = codes.filter(|code| code.starts_with(|c: char| c.is_ascii_uppercase())).collect();
    assert!(codes.len() > 100, "{certification}: {codes:?}");
    let page = |kind: &str| Page::parse(&site()[&format!("certifications/{certification}/{kind}/index.html")]);
    let kinds = ["referentiel", "guide-entretien", "livret-suivi", "livret-evaluation-finale"];
    let ids: BTreeMap<&str, BTreeSet<String>> =
        kinds.into_iter().map(|kind| (kind, page(kind).attributes("id").into_iter().collect())).collect();
    let has_address = |code: &str| {
        let anchor = code.to_lowercase().replace('.', "-");
        let last = code.rsplit('.').next().unwrap_or_default();
        let is = |letters: &str| last.trim_end_matches(|c: char| c.is_ascii_digit()) == letters;
        // The référentiel of the source states neither criteria, nor questions, nor contents of the training: they stand
        // in the forms.
        let kind = match code {
            _ if is("E") || is("R") => "livret-evaluation-finale",
            _ if is("Q") || is("PQ") => "guide-entretien",
            _ if is("M") || is("F") => "livret-suivi",
            _ => return ids["referentiel"].contains(&anchor),
        };
        ids[kind].contains(&format!("{kind}-{anchor}"))
    };
    codes.into_iter().filter(|code| !has_address(code)).map(str::to_owned).collect()
}

#[test]
fn a_download_says_its_format_its_pages_and_its_edition() {
    for (path, page) in pages() {
        for link in page.named("a") {
            let Some(href) = link.attribute("href").filter(|href| href.ends_with(".pdf")) else { continue };
            let target = followed(path, &href);
            let pages = Pdf::parse(&target, &site()[&target]).pages();
            let said = link.text();
            for word in ["PDF", &format!("{pages}\u{a0}page")] {
                assert!(said.contains(word), "{path}: « {said} » does not say {word}");
            }
            // What is no edition of a guide says what it is.
            let names = ["édition", "fiche documentaire rédigée en 2026", "référentiels non datés"];
            assert!(names.iter().any(|name| said.contains(name)), "{path}: « {said} »");
            assert!(["\u{a0}ko", "\u{a0}Mo"].iter().any(|unit| said.contains(unit)), "{path}: « {said} »");
        }
    }
}

// ---------------------------------------------------------------- what is published

#[test]
fn drafts_come_with_drafts_only() {
    let project = Project::bakery();
    let title = "titre = \"Boulanger de démonstration\"";
    let draft = "titre = \"Pâtissier de nuit\"\nbrouillon = true";
    project.replace("content/certifications/boulanger/2021/certification.toml", title, draft);
    let published = project.build(&[]);
    let with_drafts = project.build(&["--drafts"]);
    for (site, has_draft) in [(&published, false), (&with_drafts, true)] {
        let under = |edition: &str| site.keys().any(|path| path.contains(&format!("/boulanger/{edition}/")));
        assert_eq!((under("2020"), under("2021")), (true, has_draft));
        let mut pages = site.iter().filter(|(path, _)| path.ends_with(".html"));
        assert_eq!(pages.any(|(_, bytes)| Page::parse(bytes).text().contains("Pâtissier de nuit")), has_draft);
    }
}

#[test]
fn a_certification_without_domaines_or_blocs_has_a_fiche_and_no_other_document() {
    let partial = CATALOGUE.certifications.iter().filter(|c| c.domaines.is_empty() && c.referentiels.is_none());
    let partial: Vec<&Certification> = partial.collect();
    assert!(!partial.is_empty());
    for certification in partial {
        let (slug, edition) = (&certification.slug, &certification.edition);
        let folder = format!("documents/{slug}/{edition}/");
        let made: Vec<&String> = site().keys().filter(|path| path.starts_with(&folder)).collect();
        assert_eq!(made, [&format!("{folder}{slug}-fiche-{edition}.pdf")]);
    }
}

#[test]
fn the_site_of_another_branch_says_nothing_of_this_one() {
    for (path, bytes) in Project::bakery().build(&[]).iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = Page::parse(bytes);
        let described = page.attributes("content").join(" ");
        let said = format!("{} {described}", page.text());
        for word in ["mutual", "mutuelle", "CPNEFP", "OEMM", "UGEM", "Pro-A"] {
            assert!(!said.to_lowercase().contains(&word.to_lowercase()), "{path} says « {word} »");
        }
    }
}

#[test]
fn names_and_folders_are_the_contract() {
    let planned = document::printed(&CATALOGUE);
    let (plan, _) = fascicule::plan::plan(&CATALOGUE, &planned);
    let files = plan.printed().flat_map(|document| [Some(document.pdf.clone()), document.fillable.clone()]);
    let expected: BTreeSet<String> = files.flatten().collect();
    assert_eq!(pdfs().map(|(path, _)| path.to_owned()).collect::<BTreeSet<_>>(), expected);
    for path in [
        "documents/charge-accueil/non-datee/charge-accueil-referentiel-non-datee.pdf",
        "documents/charge-accueil/non-datee/charge-accueil-livret-evaluation-finale-non-datee.pdf",
        "documents/charge-accueil/non-datee/charge-accueil-livret-evaluation-finale-non-datee-a-remplir.pdf",
    ] {
        assert!(expected.contains(path), "{path}");
    }
    let kinds = Kind::COMPUTED.map(|kind| kind.slug().to_owned()).into_iter();
    let kinds: BTreeSet<String> = kinds.chain(CATALOGUE.gabarits.keys().map(ToString::to_string)).collect();
    for (path, _) in pdfs() {
        let steps: Vec<&str> = path.split('/').collect();
        let [_, slug, edition, name] = steps[..] else { panic!("{path}") };
        let paper = name.replace("-a-remplir.pdf", ".pdf");
        let domaines = (1..9).map(|number| format!("-d{number}.pdf"));
        let of_domaine = domaines.into_iter().find(|end| paper.ends_with(end));
        let paper = of_domaine.map_or(paper.clone(), |end| paper.replace(&end, ".pdf"));
        let kind = paper.strip_prefix(&format!("{slug}-")).and_then(|it| it.strip_suffix(&format!("-{edition}.pdf")));
        assert!(kind.is_some_and(|kind| kinds.contains(kind)), "{path}");
    }
}

#[test]
fn fields_have_names_and_nothing_is_empty() {
    for document in documents() {
        assert_eq!(tree::misnamed(&document), [""; 0]);
        assert_eq!(tree::empty(&document), [""; 0]);
    }
}

// ---------------------------------------------------------------- the PDFs

#[test]
fn every_pdf_keeps_the_rules_of_pdf_ua_and_pdf_a() {
    for (path, bytes) in pdfs() {
        assert_eq!(broken_rules(bytes), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn every_pdf_is_a4_in_french_and_has_a_title() {
    for document in documents() {
        let path = pdf_path(&document);
        let pdf = Pdf::parse(&path, &site()[&path]);
        assert!(pdf.language().starts_with("fr"), "{path}: {}", pdf.language());
        assert!(pdf.shows_its_title(), "{path}");
        let title = pdf.title();
        assert!(title.contains(french(&document.title).as_ref()), "{path}: {title}");
        for size in pdf.sizes() {
            assert!([(210, 297), (297, 210)].contains(&size), "{path}: {size:?}");
        }
    }
}

#[test]
fn every_section_of_a_document_is_a_bookmark() {
    for document in documents() {
        let path = pdf_path(&document);
        let bookmarks = Pdf::parse(&path, &site()[&path]).bookmarks();
        let titles: BTreeSet<&str> = bookmarks.iter().map(|line| line.trim_start()).collect();
        for section in &document.sections {
            let heading = french(&section.heading.text()).into_owned();
            assert!(titles.contains(heading.as_str()), "{path}: « {heading} » is not in\n{}", bookmarks.join("\n"));
        }
        assert!(bookmarks.iter().any(|line| line.starts_with("  ")), "{path}: bookmarks have one level only");
    }
}

// ---------------------------------------------------------------- the same bytes

#[test]
fn the_same_content_gives_the_same_bytes_anywhere() {
    // Content of its own, beside which nothing was built: every PDF is printed there.
    let (there, other) = (Project::real(), Project::real());
    let mut command = program(&["build", "--drafts", "--output", "ailleurs/site"]);
    let (content, theme) = (other.path().join("content"), root().join("themes/branche"));
    command.arg("--content").arg(content).arg("--theme").arg(theme).current_dir(there.path());
    command.env("TZ", "Asia/Tokyo").env("LANG", "ja_JP.UTF-8").env("SOURCE_DATE_EPOCH", "1");
    let run = crate::support::Run::of(command);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    let here = site();
    let elsewhere = read_all(&there.path().join("ailleurs/site"));
    assert_eq!(here.keys().collect::<Vec<_>>(), elsewhere.keys().collect::<Vec<_>>());
    for (path, bytes) in here {
        assert!(*bytes == elsewhere[path], "{path} differs from one build to the next");
    }
}

/// Wherever the program is run from, a project is the folder in which its content stands.
#[test]
fn the_root_of_a_project_is_the_parent_of_its_content() {
    let (project, elsewhere) = (Project::bakery(), tempfile::tempdir().expect("a temporary folder"));
    let content = project.path().join("content");
    for command in ["check", "build"] {
        let mut command = program(&[command, "--content"]);
        command.arg(&content).current_dir(elsewhere.path());
        let run = crate::support::Run::of(command);
        assert_eq!(run.code, Some(0), "{}", run.errors);
    }
    assert!(project.path().join("output/index.html").exists());
    assert!(project.path().join(".fascicule-cache").exists());
    assert_eq!(crate::support::names(elsewhere.path()), [""; 0]);
    // From the content itself, whose name is then not said.
    let mut command = program(&["build", "--content", "."]);
    command.current_dir(&content);
    let run = crate::support::Run::of(command);
    assert_eq!(run.code, Some(0), "{}", run.errors);
    assert!(!content.join("output").exists() && !content.join(".fascicule-cache").exists());
}

/// What the check of addresses looks at is what is published.
#[test]
fn every_page_and_download_has_its_address_in_the_plan() {
    let documents = document::printed(&CATALOGUE);
    let (plan, _) = fascicule::plan::plan(&CATALOGUE, &documents);
    let addresses = plan.addresses();
    let planned: BTreeSet<&str> = addresses.iter().map(|address| &*address.path).collect();
    assert_eq!(planned.len(), addresses.len());
    let is_named = |path: &&str| {
        [".html", ".pdf", ".zip", ".json", ".csv"].iter().any(|end| path.ends_with(end))
            && ![".fascicule.json", "404.html", "assets/", "donnees/schemas/"]
                .iter()
                .any(|start| path.starts_with(start))
    };
    let published: BTreeSet<&str> = site().keys().map(String::as_str).filter(is_named).collect();
    let stray: Vec<&&str> = published.difference(&planned).collect();
    assert!(published.len() > 100 && stray.is_empty(), "{stray:?}");
}

#[test]
fn no_file_names_a_place_on_the_machine() {
    let places = [root().display().to_string(), std::env::temp_dir().display().to_string()];
    for (path, bytes) in site() {
        for place in places.iter().filter(|place| place.len() > 3) {
            assert!(!bytes.windows(place.len()).any(|window| window == place.as_bytes()), "{path} names {place}");
        }
    }
}
