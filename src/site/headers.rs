//! What a web server must say with each file: one policy, in the pages themselves and in files ready for three servers.
//!
//! `_headers` is read at the root of the site by hosts of static pages; `serveur/nginx.conf` and `serveur/Caddyfile` are
//! to be included in the block of the site.

/// Nothing but what the site itself holds; no script or style inside a page, nothing sent to anybody. The site's pages
/// connect to nothing, but Lighthouse reads `robots.txt` as the page would.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                          connect-src 'self'; form-action 'self'; base-uri 'none'";

/// What a page cannot say of itself: who may frame it.
const POLICY_OF_SERVER: &str = "frame-ancestors 'none'";

/// An asset is named after its content: it never changes. Anything else is asked for again, and rarely sent again.
const ASSETS_CACHE: &str = "public, max-age=31536000, immutable";
const CACHE: &str = "no-cache";

/// Any page may read the data.
const DATA: &str = "donnees/";
const READERS: (&str, &str) = ("Access-Control-Allow-Origin", "*");

/// The three files, for a site whose addresses begin with `prefix`: nothing, or `/sous-chemin`. Search engines must
/// leave out what is in the folders `unlisted`, which end with a slash.
pub fn files(prefix: &str, unlisted: &[String]) -> Vec<(String, Vec<u8>)> {
    [
        ("_headers", static_host(prefix, unlisted)),
        ("serveur/nginx.conf", nginx(prefix, unlisted)),
        ("serveur/Caddyfile", caddy(prefix, unlisted)),
    ]
    .map(|(path, text)| (path.to_owned(), text.into_bytes()))
    .into()
}

fn everywhere() -> [(&'static str, String); 4] {
    [
        ("Content-Security-Policy", format!("{POLICY}; {POLICY_OF_SERVER}")),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Referrer-Policy", "strict-origin-when-cross-origin".into()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
    ]
}

/// These hosts join the values of two rules that meet: each header is set by one rule only, and pages keep the host's own
/// cache, which asks again.
fn static_host(prefix: &str, unlisted: &[String]) -> String {
    let mut out = String::from("# En-têtes du site, pour un hébergeur de pages statiques qui lit ce fichier.\n");
    out.push_str(&format!("{prefix}/*\n"));
    everywhere().iter().for_each(|(name, value)| out.push_str(&format!("  {name}: {value}\n")));
    out.push_str(&format!("{prefix}/assets/*\n  Cache-Control: {ASSETS_CACHE}\n"));
    out.push_str(&format!("{prefix}/{DATA}*\n  {}: {}\n", READERS.0, READERS.1));
    for folder in unlisted {
        out.push_str(&format!("{prefix}/{folder}*\n  X-Robots-Tag: noindex\n"));
    }
    out
}

fn nginx(prefix: &str, unlisted: &[String]) -> String {
    // A location that adds one header forgets those around it: each has them all.
    let location = |place: &str, cache: &str, more: &str| {
        let headers = everywhere();
        let lines = headers.iter().map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n"));
        let lines: String = lines.collect();
        format!("location {place} {{\n{lines}    add_header Cache-Control \"{cache}\" always;\n{more}}}\n")
    };
    let mut out = format!(
        "# Le site, pour nginx : à inclure dans son bloc « server », après « root ».\n\
         charset utf-8;\n\
         index index.html;\n\
         error_page 404 {prefix}/404.html;\n\
         # Les fichiers .gz et .br sont déjà faits. Avec le module ngx_brotli, ajoutez : brotli_static on;\n\
         gzip_static on;\n\
         # Un cache en chemin garde à part chaque forme d'un fichier.\n\
         gzip_vary on;\n"
    );
    out.push_str(&location(&format!("{prefix}/"), CACHE, ""));
    out.push_str(&location(&format!("{prefix}/assets/"), ASSETS_CACHE, ""));
    let more = format!("    add_header {} \"{}\" always;\n", READERS.0, READERS.1);
    out.push_str(&location(&format!("{prefix}/{DATA}"), CACHE, &more));
    for folder in unlisted {
        let more = "    add_header X-Robots-Tag \"noindex\" always;\n";
        out.push_str(&location(&format!("{prefix}/{folder}"), CACHE, more));
    }
    out
}

fn caddy(prefix: &str, unlisted: &[String]) -> String {
    let mut out = String::from("# Le site, pour Caddy : à importer dans son bloc, après « root ».\nheader {\n");
    everywhere().iter().for_each(|(name, value)| out.push_str(&format!("\t{name} \"{value}\"\n")));
    out.push_str(&format!(
        "}}\n\
         @assets path {prefix}/assets/*\n\
         header @assets Cache-Control \"{ASSETS_CACHE}\"\n\
         @rest not path {prefix}/assets/*\n\
         header @rest Cache-Control \"{CACHE}\"\n\
         @data path {prefix}/{DATA}*\n\
         header @data {} \"{}\"\n",
        READERS.0, READERS.1
    ));
    if !unlisted.is_empty() {
        let paths: Vec<String> = unlisted.iter().map(|folder| format!("{prefix}/{folder}*")).collect();
        out.push_str(&format!("@unlisted path {}\nheader @unlisted X-Robots-Tag noindex\n", paths.join(" ")));
    }
    out.push_str(&format!(
        "# Un cache en chemin garde à part chaque forme d'un fichier.\n\
         header {{\n\tVary Accept-Encoding\n\tdefer\n}}\n\
         file_server {{\n\tprecompressed br gzip\n}}\n\
         handle_errors {{\n\
         \t@missing expression {{err.status_code}} == 404\n\
         \trewrite @missing {prefix}/404.html\n\
         \tfile_server\n}}\n"
    ));
    out
}
