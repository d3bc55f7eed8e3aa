//! The site as it stands online, when `site.toml` says where.

use crate::model;

/// An address such as `https://certifications.exemple.fr/sous-chemin`.
#[derive(Debug, Clone, Copy)]
pub struct PublicAddress<'s>(&'s str);

impl<'s> PublicAddress<'s> {
    pub fn of(site: &'s model::Site) -> Option<PublicAddress<'s>> {
        site.public_address.as_deref().map(|address| PublicAddress(address.trim_end_matches('/')))
    }

    /// The address of a file of the site, from its path; that of a page has no `index.html`.
    pub fn to(&self, path: &str) -> String {
        format!("{}/{}", self.0, short(path))
    }

    /// What the paths of the site begin with on their server: nothing, or `/sous-chemin`.
    pub fn prefix(&self) -> &'s str {
        let after_scheme = self.0.find("://").map_or(0, |at| at + "://".len());
        self.0[after_scheme..].find('/').map_or("", |at| &self.0[after_scheme + at..])
    }
}

/// The path as addresses write it: a folder for its `index.html`, before any fragment.
pub fn short(path: &str) -> String {
    let (path, fragment) = path.split_at(path.find('#').unwrap_or(path.len()));
    let is_index = path == "index.html" || path.ends_with("/index.html");
    let path = if is_index { &path[..path.len() - "index.html".len()] } else { path };
    format!("{path}{fragment}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_their_prefix() {
        for (address, prefix) in
            [("https://a.fr", ""), ("https://a.fr/", ""), ("http://a.fr:8080/b", "/b"), ("https://a.fr/b/c/", "/b/c")]
        {
            let address = address.trim_end_matches('/');
            assert_eq!(PublicAddress(address).prefix(), prefix, "{address}");
        }
        let public = PublicAddress("https://a.fr/b");
        assert_eq!(public.to("index.html"), "https://a.fr/b/");
        assert_eq!(public.to("c/index.html#d1-sf2"), "https://a.fr/b/c/#d1-sf2");
        assert_eq!(public.to("d/e.pdf"), "https://a.fr/b/d/e.pdf");
        assert_eq!(public.to("c/not-index.html"), "https://a.fr/b/c/not-index.html");
    }
}
