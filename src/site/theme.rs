//! A theme as the site uses it: its templates, and its assets under names that change with their content.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};
use tera::{Context, ErrorKind, Tera};

use super::frame::Page;
use super::text::Text;
use crate::brand::Brand;
use crate::diagnostic::{Diagnostic, Report};
use crate::plan;

pub struct Theme {
    templates: Tera,
    /// By the name that templates use (`site.css`): the published path, and the bytes.
    assets: BTreeMap<String, (String, Vec<u8>)>,
    name: Option<Text>,
    has_logo: bool,
}

const LOGO: &str = "theme-logo.svg";

impl Theme {
    /// Reads the templates and names the assets; reports every template that cannot be read.
    pub fn read(files: &BTreeMap<String, Vec<u8>>) -> Result<Theme, Report> {
        let brand = Brand::read(files)?;
        let mut report = Report::default();
        let mut sources = Vec::new();
        for (path, bytes) in files {
            let Some(name) = path.strip_prefix("templates/") else { continue };
            match std::str::from_utf8(bytes) {
                Ok(source) => sources.push((name, source)),
                Err(_) => report.push(unreadable(name)),
            }
        }
        for (name, source) in &sources {
            // Alone, a template may lack its parent or its components: only its own syntax is judged here.
            if let Err(error) = Tera::new().add_raw_template(name, source)
                && matches!(error.kind(), ErrorKind::SyntaxError(_))
            {
                report.push(fault(&error, name));
            }
        }
        if report.has_errors() {
            return Err(report);
        }
        let mut templates = Tera::new();
        if let Err(error) = templates.add_raw_templates(sources) {
            report.push(fault(&error, ""));
            return Err(report);
        }
        let assets = files.iter().filter_map(|(path, bytes)| {
            let name = path.strip_prefix("assets/")?;
            Some((name.to_owned(), bytes.clone()))
        });
        let mut assets: BTreeMap<String, Vec<u8>> = assets.collect();
        let styles = assets.keys().filter(|name| name.ends_with(".css"));
        let styles: Vec<_> =
            styles.map(|name| (name.clone(), style_sheet(name, &assets, &brand).into_bytes())).collect();
        assets.extend(styles);
        assets.extend(brand.logo.clone().map(|logo| (LOGO.to_owned(), logo.into_bytes())));
        let named = |(name, bytes): (String, Vec<u8>)| {
            let path = hashed(&name, &bytes);
            (name, (path, bytes))
        };
        Ok(Theme {
            templates,
            assets: assets.into_iter().map(named).collect(),
            name: brand.name.map(Text::new),
            has_logo: brand.logo.is_some(),
        })
    }

    /// The assets to publish.
    pub fn assets(&self) -> Vec<(String, Vec<u8>)> {
        self.assets.values().cloned().collect()
    }

    /// The HTML of a page. Its template sees `page` (the frame), `content`, `assets` (name → link) and `brand`.
    pub fn render(&self, page: &Page) -> Result<String, Report> {
        let link = |path: &str| match &page.root {
            Some(root) => format!("{root}/{path}"),
            None => plan::relative(&page.path, path),
        };
        let links = self.assets.iter().map(|(name, (path, _))| (name.as_str(), link(path)));
        let links: BTreeMap<&str, String> = links.collect();
        let mut context = Context::new();
        context.insert("page", &page.frame);
        context.insert_value("content", page.content.clone());
        context.insert("assets", &links);
        let logo = self.has_logo.then(|| links.get(LOGO)).flatten();
        context.insert("brand", &Masthead { name: self.name.as_ref(), logo });
        self.templates.render(page.template, &context).map_err(|error| {
            let mut report = Report::default();
            report.push(fault(&error, page.template));
            report
        })
    }

    /// A piece of page, from a template that sees one value under `name`.
    pub fn fragment(&self, template: &'static str, name: &str, value: &impl Serialize) -> Result<String, Report> {
        let mut context = Context::new();
        context.insert_value(name.to_owned(), tera::Value::from_serializable(value));
        self.templates.render(template, &context).map_err(|error| {
            let mut report = Report::default();
            report.push(fault(&error, template));
            report
        })
    }
}

/// The body that puts its name above each page.
#[derive(Serialize)]
struct Masthead<'t> {
    name: Option<&'t Text>,
    logo: Option<&'t String>,
}

/// On a screen; a printer keeps to black.
fn colors(brand: &Brand) -> String {
    let Brand { color, color_in_the_dark, .. } = brand;
    format!(
        "@media screen {{\n  :root {{ --accent: {color}; }}\n}}\n\n\
         @media screen and (prefers-color-scheme: dark) {{\n  :root {{ --accent: {color_in_the_dark}; }}\n}}\n"
    )
}

/// A style sheet as browsers load it, in one request: the sheets that it imports are in their place, and the colours of
/// the brand come last. A sheet that is imported imports none.
fn style_sheet(name: &str, assets: &BTreeMap<String, Vec<u8>>, brand: &Brand) -> String {
    let sheet = |name: &str| assets.get(name).map(|bytes| without_comments(&String::from_utf8_lossy(bytes)));
    let imported = |line: &str| sheet(line.strip_prefix("@import \"")?.strip_suffix("\";")?);
    let own = sheet(name).unwrap_or_default();
    let lines = own.lines().map(|line| imported(line).unwrap_or_else(|| format!("{line}\n")));
    lines.chain([colors(brand)]).collect()
}

/// A style sheet without its comments and indentation, which every reader would load. No quoted text may hold a comment.
fn without_comments(mut style: &str) -> String {
    let mut kept = String::new();
    while let Some((before, after)) = style.split_once("/*") {
        kept.push_str(before);
        style = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(style);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// `site.css` → `assets/site.1a2b3c4d.css`: a browser may keep it for ever, and a change is seen at once.
pub fn hashed(name: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let short: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{short}.{extension}"),
        None => format!("assets/{name}.{short}"),
    }
}

fn unreadable(name: &str) -> Diagnostic {
    Diagnostic::error("theme", format!("le gabarit templates/{name} n'est pas en UTF-8"))
        .help("enregistrez ce fichier en UTF-8")
}

/// A fault of a template. Its reason is the engine's own, which speaks English.
fn fault(error: &tera::Error, template: &str) -> Diagnostic {
    let (place, reason) = if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind() {
        let place = format!("templates/{}, ligne {}", report.filename(), report.span().start_line);
        (place, report.message().to_owned())
    } else {
        // Of several that do not go together, the reason names the one.
        (format!("templates/{template}"), error.to_string())
    };
    let reason = format!("motif du moteur, en anglais : « {reason} »");
    Diagnostic::error("theme", format!("un gabarit du thème est en défaut ({place}) ; {reason}"))
        .help("corrigez ce gabarit dans le dossier du thème, ou retirez-le de ce dossier : celui du programme revient")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_loses_its_comments_and_nothing_else() {
        let style = "/* Une. */\na {\n  /* Deux\n     lignes. */\n  color: red; /* Trois. */\n}\n\n\
                     .b::before { content: \"é\"; }\n/* sans fin";
        assert_eq!(without_comments(style), "a {\ncolor: red;\n}\n.b::before { content: \"é\"; }\n");
        assert_eq!(without_comments(""), "");
    }

    #[test]
    fn a_style_sheet_holds_those_that_it_imports_and_ends_with_the_colours_of_the_brand() {
        let sheets = [("a.css", "/* A. */\na {}"), ("b.css", "@import \"a.css\";\n@import \"absent.css\";\nb {}\n")];
        let sheets = sheets.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
        let brand = Brand::read(&BTreeMap::new()).expect("the brand of a theme without any");
        let sheet = style_sheet("b.css", &sheets.into(), &brand);
        assert_eq!(sheet.strip_suffix(&colors(&brand)), Some("a {}\n@import \"absent.css\";\nb {}\n"));
    }
}
