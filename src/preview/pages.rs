//! What is at an address: a file of the site, or a page that says why there is none; and the script that a page is
//! given.

use sha2::{Digest, Sha256};

use super::hub::State;

/// Under this, the preview's own files; a site has no such address.
pub const SCRIPT: &str = "/_apercu/apercu.js";
/// Followed by the address of a page: its events.
pub const EVENTS: &str = "/_apercu/suivi";

/// An answer.
pub struct Found {
    pub status: u16,
    pub kind: &'static str,
    pub body: Vec<u8>,
}

/// What a page is, for its script.
#[derive(Clone, Copy)]
enum Role {
    /// Of the site.
    Content,
    /// It shows the faults itself.
    Faults,
    /// It holds the place of a file that is being made.
    Wait,
}

/// The path, from the root of the site, that the target of a request names, if it can be one.
pub fn path(target: &str) -> Option<String> {
    let encoded = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut path = String::from_utf8(decoded(encoded.as_bytes())?).ok()?;
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
    }
    Some(path)
}

/// `%C3%A9` → `é`, in bytes.
fn decoded(encoded: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = encoded.iter();
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(*rest.next()?).to_digit(16);
        bytes.push(match byte {
            b'%' => u8::try_from(digit()? * 16 + digit()?).ok()?,
            byte => *byte,
        });
    }
    Some(bytes)
}

/// What is at `path`, but for files made on demand.
pub fn at(state: &State, path: &str) -> Found {
    let file = state.site.as_ref().and_then(|site| site.files.get(path));
    match file {
        Some(bytes) if !path.ends_with(".html") => Found { status: 200, kind: kind(path), body: bytes.clone() },
        _ => {
            let (status, role, html) = page(state, path);
            html_answer(status, &html, &version(state, path), role)
        }
    }
}

/// The page of a file that is being made.
pub fn wait(state: &State, path: &str) -> Found {
    let more = "<noscript><p><a href=\"\">Recharger</a></p></noscript>";
    let html = simple(
        "PDF en cours",
        &format!("<p>Le fichier est en cours de fabrication. Il s’affichera ici dès qu’il sera prêt.</p>{more}"),
    );
    html_answer(200, &html, &version(state, path), Role::Wait)
}

/// The page of a file that cannot be made.
pub fn refused(state: &State, path: &str, reason: &str) -> Found {
    let html = simple("Ce fichier ne peut pas être fait", &format!("<pre>{}</pre>", escaped(reason)));
    html_answer(500, &html, &version(state, path), Role::Faults)
}

/// What changes when what is shown at `path` does.
pub fn version(state: &State, path: &str) -> String {
    if let Some(order) = state.site.as_ref().and_then(|site| site.on_demand.get(path)) {
        return order.key.clone();
    }
    let (status, _, html) = page(state, path);
    let digest = Sha256::new().chain_update(status.to_be_bytes()).chain_update(&html).finalize();
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The page at `path` as it would be published, or the one that says why there is none.
fn page(state: &State, path: &str) -> (u16, Role, Vec<u8>) {
    match (&state.site, &state.faults) {
        (Some(site), _) => match (site.files.get(path), site.files.get("404.html")) {
            (Some(html), _) => (200, Role::Content, html.clone()),
            (None, Some(html)) => (404, Role::Content, html.clone()),
            (None, None) => (404, Role::Content, absent(path)),
        },
        (None, faults) => {
            let faults = escaped(faults.as_deref().unwrap_or_default());
            let body = format!("<p>Cette page se rechargera dès qu’elles seront corrigées.</p><pre>{faults}</pre>");
            (503, Role::Faults, simple("Le contenu a des erreurs", &body))
        }
    }
}

fn absent(path: &str) -> Vec<u8> {
    let path = escaped(path);
    let body = format!("<p>Le site n’a pas de fichier « {path} ».</p><p><a href=\"/\">Aller à l’accueil</a></p>");
    simple("Page introuvable", &body)
}

/// A page of the preview's own. `title` and `body` are HTML.
fn simple(title: &str, body: &str) -> Vec<u8> {
    format!(
        "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} — aperçu</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<style>\n\
         :root {{ color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif }}\n\
         body {{ max-width: 60rem; margin: 3rem auto; padding: 0 1rem }}\n\
         pre {{ overflow-x: auto; font: .9rem/1.4 ui-monospace, monospace }}\n\
         </style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )
    .into_bytes()
}

/// The page with its script, last in its body.
fn html_answer(status: u16, html: &[u8], version: &str, role: Role) -> Found {
    let role = match role {
        Role::Content => "",
        Role::Faults => " data-role=\"fautes\"",
        Role::Wait => " data-role=\"attente\"",
    };
    let script = format!("<script src=\"{SCRIPT}\" data-version=\"{version}\"{role}></script>");
    let end = b"</body>";
    let at = html.windows(end.len()).rposition(|window| window == end).unwrap_or(html.len());
    let body = [&html[..at], script.as_bytes(), &html[at..]].concat();
    Found { status, kind: "text/html; charset=utf-8", body }
}

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The media type of a file, from its name.
pub fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "jsonld" | "map" => "application/json",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_names_a_path_or_nothing() {
        for (target, expected) in [
            ("/", Some("index.html")),
            ("/a/b/", Some("a/b/index.html")),
            ("/a/b.html?q=1#x", Some("a/b.html")),
            ("/%C3%A9t%c3%a9.html", Some("été.html")),
            ("/a%2Fb", Some("a/b")),
            ("/../x", Some("../x")),
            ("", None),
            ("a", None),
            ("http://elsewhere/", None),
            ("/%", None),
            ("/%4", None),
            ("/%zz", None),
            ("/%+1", None),
            ("/%FF", None),
        ] {
            assert_eq!(path(target).as_deref(), expected, "{target}");
        }
    }

    #[test]
    fn the_script_is_the_last_thing_of_the_body_and_nothing_else_changes() {
        for (html, before) in [
            ("<body><p>é</p></body></html>", "<body><p>é</p>"),
            ("<pre></body></pre></body>\n", "<pre></body></pre>"),
            ("no body", "no body"),
            ("", ""),
        ] {
            let body = html_answer(200, html.as_bytes(), "1", Role::Content).body;
            let body = String::from_utf8(body).unwrap();
            let script = "<script src=\"/_apercu/apercu.js\" data-version=\"1\"></script>";
            assert_eq!(body.replacen(script, "", 1), html);
            assert!(body.starts_with(&format!("{before}{script}")), "{body}");
        }
    }
}
