//! A link as templates receive it.

use serde::Serialize;

use super::text::Text;

/// A link, perhaps with others under it.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub label: Text,
    pub href: String,
    /// Whether it leads to the page that shows it.
    pub current: bool,
    pub links: Vec<Link>,
}

impl Link {
    pub fn new(label: impl AsRef<str>, href: String) -> Link {
        Link { label: Text::new(label), href, current: false, links: Vec::new() }
    }

    pub fn current(mut self, current: bool) -> Link {
        self.current = current;
        self
    }
}

/// A link, and what one finds there.
#[derive(Serialize)]
pub struct DescribedLink {
    link: Link,
    what: Text,
}

impl DescribedLink {
    pub fn alone(self) -> Link {
        self.link
    }

    pub fn new(link: Link, what: &str) -> DescribedLink {
        DescribedLink { link, what: Text::new(what) }
    }
}
