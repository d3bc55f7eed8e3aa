//! The site as it stands online: what it tells search engines, feed readers, servers and programs; and its index.

use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::site::headers;

const ADDRESS: &str = "https://certifications.exemple.fr/sous-chemin";

/// Two editions of a certification, published; the older is archived.
fn online() -> Site {
    let mut catalogue = super::catalogue();
    catalogue.site.public_address = Some(ADDRESS.into());
    catalogue.site.contact = "contact@exemple.fr".into();
    catalogue.site.publisher = "Éditeur & fils".into();
    let older = EditionCode::parse("2010").expect("an edition");
    catalogue.certifications[0].draft = false;
    let newer = catalogue.certifications[0].clone();
    catalogue.certifications[0].state = State::InForce;
    catalogue.certifications[0].replaces = vec![EditionId { slug: newer.slug.clone(), edition: older.clone() }];
    catalogue.certifications.insert(0, Certification { edition_label: older.label(), edition: older, ..newer });
    built_from(&catalogue, &shipped_theme()).expect("a site")
}

fn text<'s>(site: &'s Site, path: &str) -> &'s str {
    std::str::from_utf8(&site[path]).expect("UTF-8")
}

/// The file of the site that an address names, and its fragment.
fn named(address: &str) -> (String, Option<String>) {
    let path = address.strip_prefix(ADDRESS).and_then(|rest| rest.strip_prefix('/'));
    let path = path.unwrap_or_else(|| panic!("{address} is not of the site"));
    let (path, fragment) = path.split_once('#').map_or((path, None), |(path, id)| (path, Some(id.to_owned())));
    let is_folder = path.is_empty() || path.ends_with('/');
    (if is_folder { format!("{path}index.html") } else { path.to_owned() }, fragment)
}

#[track_caller]
fn assert_exists(site: &Site, address: &str) {
    let (path, fragment) = named(address);
    // The data are made elsewhere than here.
    let is_data = path.starts_with("donnees/") && !path.ends_with(".html");
    assert!(site.contains_key(&path) || is_data, "{address}");
    if let Some(id) = fragment {
        assert!(attributes(page(site, &path), "[id]", "id").contains(&id), "{address}");
    }
}

#[test]
fn each_page_says_its_own_address_once() {
    let site = online();
    for (path, html) in pages(&site).filter(|(path, _)| *path != "404.html") {
        let canonical = attributes(html, "[rel=canonical]", "href");
        assert_eq!(canonical.len(), 1, "{path}");
        assert_eq!(named(&canonical[0]).0, path);
        assert!(!canonical[0].ends_with("index.html"));
        assert_eq!(attributes(html, "[property=og:url]", "content"), canonical);
        assert_eq!(attributes(html, "[property=og:title]", "content").len(), 1);
    }
    for (path, html) in pages(&built()) {
        assert!(attributes(html, "[rel=canonical]", "href").is_empty(), "{path}");
        assert!(attributes(html, "[property=og:url]", "content").is_empty(), "{path}");
    }
}

#[test]
fn the_map_of_the_site_is_the_pages_that_may_be_listed() {
    let site = online();
    let map = roxmltree::Document::parse(text(&site, "sitemap.xml")).expect("XML");
    let locs = map.descendants().filter(|node| node.has_tag_name("loc")).filter_map(|node| node.text());
    let mapped: BTreeSet<String> = locs.map(|address| named(address).0).collect();
    let (hidden, listed): (Vec<_>, Vec<_>) =
        pages(&site).partition(|(_, html)| attributes(html, "[name=robots]", "content") == ["noindex"]);
    assert_eq!(mapped, listed.iter().map(|(path, _)| (*path).to_owned()).collect());
    assert!(mapped.contains("certifications/accueil/2013/referentiel/index.html"));
    assert_eq!(hidden.len(), 11);
    assert!(hidden.iter().all(|(path, _)| *path == "404.html" || path.starts_with("certifications/accueil/2010/")));
}

#[test]
fn robots_are_shown_the_map_and_may_read_all_so_that_noindex_is_seen() {
    let site = online();
    let robots = text(&site, "robots.txt");
    let lines: Vec<&str> = robots.lines().collect();
    let rules: Vec<_> = lines.iter().filter(|line| line.contains("llow:")).collect();
    assert_eq!(rules, [&"Allow: /sous-chemin/"]);
    for file in ["_headers", "serveur/nginx.conf", "serveur/Caddyfile"] {
        let archived = text(&site, file).lines().any(|line| line.contains("/sous-chemin/documents/accueil/2010/"));
        assert!(archived && text(&site, file).contains("noindex"), "{file}");
    }
    assert!(lines.contains(&"Sitemap: https://certifications.exemple.fr/sous-chemin/sitemap.xml"));
    for unknown in ["robots.txt", "sitemap.xml", "publications.xml", "404.html"] {
        assert!(!built().contains_key(unknown), "{unknown} needs the public address");
    }
}

#[test]
fn a_draft_is_kept_out_wherever_it_is_put() {
    let site = built();
    for (path, html) in pages(&site) {
        let expected = path.starts_with("certifications/");
        assert_eq!(!attributes(html, "[name=robots]", "content").is_empty(), expected, "{path}");
    }
}

#[test]
fn the_feed_is_of_publications_dated_by_the_content() {
    let site = online();
    let feed = roxmltree::Document::parse(text(&site, "publications.xml")).expect("XML");
    let root = feed.root_element();
    assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2005/Atom"));
    let child = |node: roxmltree::Node, name: &str| -> String {
        let found: Vec<_> = node.children().filter(|child| child.tag_name().name() == name).collect();
        assert_eq!(found.len(), 1, "{name}");
        found[0].text().unwrap_or_default().to_owned()
    };
    assert_eq!(child(root, "updated"), "2026-11-21T00:00:00Z");
    assert_eq!(child(root, "id"), format!("{ADDRESS}/"));
    let entries: Vec<_> = root.children().filter(|child| child.tag_name().name() == "entry").collect();
    let titles: Vec<String> = entries.iter().map(|entry| child(*entry, "title")).collect();
    assert_eq!(titles, ["CQP Chargé(e) d’accueil, édition 2010", "CQP Chargé(e) d’accueil, édition 2013"]);
    for entry in &entries {
        assert_exists(&site, &child(*entry, "id"));
        assert_eq!(child(*entry, "published"), "2026-10-01T00:00:00Z");
        assert_eq!(child(*entry, "updated"), "2026-11-21T00:00:00Z");
        let links: Vec<_> = entry.children().filter(|child| child.tag_name().name() == "link").collect();
        let of = |rel: &str| links.iter().filter(|link| link.attribute("rel") == Some(rel)).count();
        assert_eq!((of("alternate"), of("enclosure")), (1, 3));
    }
    let length = |node: &roxmltree::Node| node.attribute("length").map(str::to_owned);
    let lengths: Vec<String> = feed.descendants().filter_map(|node| length(&node)).collect();
    assert_eq!(lengths, ["119500", "900", "900", "900", "900", "900"]);
}

#[test]
fn programs_read_what_a_certification_is() {
    let site = online();
    let credential = of_type(&site, "certifications/accueil/2013/index.html", "EducationalOccupationalCredential");
    assert_eq!(credential["name"], "CQP Chargé(e) d'accueil");
    assert_eq!(credential["creativeWorkStatus"], "en vigueur");
    assert_eq!(credential["publisher"]["name"], "Éditeur & fils");
    assert_eq!(credential["competencyRequired"][0]["termCode"], "D1");
    assert_eq!(credential["hasPart"].as_array().map(Vec::len), Some(3));

    let set = of_type(&site, "certifications/accueil/2013/competences/index.html", "DefinedTermSet");
    let terms = set["hasDefinedTerm"].as_array().expect("terms");
    let codes: Vec<&str> = terms.iter().filter_map(|term| term["termCode"].as_str()).collect();
    assert_eq!(codes, ["D1", "D1.SF1", "D1.S1", "D1.E1"]);
    // It is data: what looks like the end of the script does not end it.
    assert_eq!(terms[2]["name"], HOSTILE);
}

#[test]
fn every_address_that_programs_read_is_of_the_site() {
    let site = online();
    let mut seen = 0;
    for (path, html) in pages(&site) {
        for data in structured(html) {
            visit(&data, &mut |key, value| {
                if let (true, Some(address)) = (["url", "@id", "item"].contains(&key), value.as_str()) {
                    assert_exists(&site, address);
                    seen += 1;
                }
            });
        }
        let trail = structured(html).iter().any(|data| data.to_string().contains("BreadcrumbList"));
        assert_eq!(trail, html.contains("Fil d’Ariane"), "{path}");
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn the_missing_page_leads_home_from_any_depth() {
    let site = online();
    let html = page(&site, "404.html");
    let links: Vec<String> =
        attributes(html, "[href]", "href").into_iter().filter(|link| !link.starts_with(['#', 'm'])).collect();
    assert!(links.len() > 5);
    for link in links.into_iter().chain(attributes(html, "form", "action")) {
        assert!(link.starts_with("/sous-chemin/"), "{link}");
        assert_exists(&site, &format!("https://certifications.exemple.fr{link}"));
    }
    assert!(texts(html, "main").concat().contains("CQP Chargé(e) d’accueil, édition 2013"));
}

#[test]
fn a_mistake_is_reported_with_the_code_of_its_statement() {
    let site = online();
    let reports = attributes(page(&site, REFERENTIEL), "#d1-sf1 .report", "href");
    assert_eq!(reports.len(), 1);
    let subject = "Erreur%20%3A%20D1.SF1%2C%20CQP%20Charg%C3%A9%28e%29%20d%E2%80%99accueil%2C%20%C3%A9dition%202013";
    assert_eq!(reports[0], format!("mailto:contact@exemple.fr?subject={subject}"));
    for (path, html) in pages(&online()) {
        let foot = attributes(html, "footer [href]", "href");
        assert!(foot.iter().any(|link| link.starts_with("mailto:contact@exemple.fr?subject=")), "{path}");
    }
    // Nobody to write to: no link that leads nowhere.
    assert!(pages(&built()).all(|(_, html)| !html.contains("mailto:")));
}

#[test]
fn one_policy_in_the_pages_and_in_the_files_for_servers() {
    for site in [online(), built()] {
        for (path, html) in pages(&site) {
            let policy = attributes(html, "[http-equiv=Content-Security-Policy]", "content");
            assert_eq!(policy, [headers::POLICY], "{path}");
        }
        for file in ["_headers", "serveur/nginx.conf", "serveur/Caddyfile"] {
            assert!(text(&site, file).contains(headers::POLICY), "{file}");
        }
    }
    for allowed in headers::POLICY.split("; ") {
        assert!(allowed.ends_with(" 'self'") || allowed.ends_with(" 'none'"), "{allowed}");
    }
    // A cache on the way must not give to all what was compressed for one.
    let site = online();
    assert!(
        text(&site, "serveur/nginx.conf").contains("gzip_static on;")
            && text(&site, "serveur/nginx.conf").contains("\ngzip_vary on;\n")
    );
    assert!(text(&site, "serveur/Caddyfile").contains("header {\n\tVary Accept-Encoding\n\tdefer\n}\n"));
    let headers = text(&site, "_headers").to_owned();
    assert!(headers.contains("\n/sous-chemin/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"));
    assert!(headers.contains("\n/sous-chemin/donnees/*\n  Access-Control-Allow-Origin: *\n"));
    assert!(headers.contains("\n/sous-chemin/documents/accueil/2010/*\n  X-Robots-Tag: noindex\n"));
}

#[test]
fn the_index_leads_each_statement_to_its_one_address() {
    let site = online();
    let (_, script) = site.iter().find(|(path, _)| path.starts_with("assets/recherche-index.")).expect("an index");
    let script = std::str::from_utf8(script).expect("UTF-8");
    let json = script.strip_prefix("globalThis.indexDeRecherche = ").and_then(|rest| rest.strip_suffix(";\n"));
    let index: Value = serde_json::from_str(json.expect("an assignment")).expect("JSON");
    let columns = &index["entrees"];
    let of = |name: &str| columns[name].as_array().expect("a column").clone();
    let (pages, anchors, codes, titles) = (of("p"), of("a"), of("c"), of("t"));
    for name in ["g", "n", "o", "x", "b"] {
        assert_eq!(of(name).len(), titles.len(), "{name}");
    }
    let mut seen = BTreeSet::new();
    for (at, title) in titles.iter().enumerate() {
        let page = index["pages"][usize::try_from(pages[at].as_u64().expect("a page")).expect("small")].as_str();
        let address = match anchors[at].as_str() {
            Some(anchor) => format!("{ADDRESS}/{}#{anchor}", page.expect("a path")),
            None => format!("{ADDRESS}/{}", page.expect("a path")),
        };
        assert_exists(&site, &address);
        assert!(seen.insert((address.clone(), title.to_string())), "{address} twice");
    }
    let found = |code: &str| codes.iter().filter(|it| *it == code).count();
    for code in ["D1", "D1.SF1", "D1.S1", "D1.E1", "A1.1.1", "FIN1", "D1.S9"] {
        // One an edition.
        assert_eq!(found(code), 2, "{code}");
    }
    assert!(titles.iter().any(|title| title == HOSTILE));
    // The page names the script under its hashed name.
    let named = attributes(page(&site, "recherche/index.html"), "form", "data-index");
    assert!(site.contains_key(&resolved("recherche/index.html", &named[0])));
}

#[test]
fn the_search_page_is_of_use_without_a_script() {
    let site = built();
    let html = page(&site, "recherche/index.html");
    let links = attributes(html, "main [href]", "href");
    for wanted in
        ["referentiel/index.html", "competences/index.html#competences-d1", "activites/index.html#activites-a1"]
    {
        assert!(links.iter().any(|link| link.ends_with(wanted)), "{wanted}: {links:?}");
    }
    assert_eq!(texts(html, "[data-resultats]"), [""]);
    let elsewhere = pages(&site).filter(|(path, _)| *path != "recherche/index.html");
    for (path, html) in elsewhere {
        // A page of statements offers to copy their addresses; no other script runs but where one searches.
        assert!(attributes(html, "[src]", "src").iter().all(|src| src.contains("assets/copier.")), "{path}");
        // One place to ask: in the head of the page, or under its title.
        assert_eq!(attributes(html, "form", "action"), [crate::plan::relative(path, "recherche/index.html")]);
    }
}

/// The structured data of a page.
fn structured(html: &str) -> Vec<Value> {
    let inside = dom::select(html, "[type=application/ld+json]", dom::text);
    inside.iter().map(|json| serde_json::from_str(json).expect("JSON")).collect()
}

/// What the structured data of a page says of that type.
fn of_type(site: &Site, path: &str, wanted: &str) -> Value {
    let data = structured(page(site, path));
    let all = data.iter().filter_map(|data| data["@graph"].as_array()).flatten();
    let found: Vec<&Value> = all.filter(|node| node["@type"] == wanted).collect();
    assert_eq!(found.len(), 1, "{path}: {wanted}");
    found[0].clone()
}

fn visit(value: &Value, read: &mut dyn FnMut(&str, &Value)) {
    for (key, value) in value.as_object().into_iter().flatten() {
        read(key, value);
        visit(value, read);
    }
    value.as_array().into_iter().flatten().for_each(|item| visit(item, read));
}
