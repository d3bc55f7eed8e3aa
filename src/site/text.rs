//! The two types under which text reaches a template.

use serde::{Serialize, Serializer};

use crate::typography::french;

/// Words, in French typography. The template escapes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text(String);

impl Text {
    pub fn new(words: impl AsRef<str>) -> Text {
        Text(french(words.as_ref()).into_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `None` when there is nothing to say.
    pub fn known(words: &str) -> Option<Text> {
        (!words.trim().is_empty()).then(|| Text::new(words))
    }
}

/// Inline markup made in this room. The template shows it as it is, so every word that enters it is escaped here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html(String);

impl Html {
    /// Adds characters, escaped.
    pub fn push(&mut self, characters: &str) {
        self.0.push_str(&escape(characters));
    }

    /// Adds a tag written in this room, never one read from content.
    pub fn push_tag(&mut self, tag: &'static str) {
        self.0.push_str(tag);
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}

/// Data for programs, that may stand in a `<script>` of any page: nothing in it can end the element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Json(String);

impl Json {
    pub fn new(data: &serde_json::Value) -> Json {
        let escaped = |c: char| match c {
            '<' | '>' | '&' => format!("\\u{:04x}", u32::from(c)),
            other => other.to_string(),
        };
        Json(data.to_string().chars().map(escaped).collect())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}

/// Characters of HTML and XML as entities, for text and for quoted attributes alike.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// The characters that entities stand for, those of [`escape`] and of the templates; an unknown one stays as it is written.
pub fn unescape(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let named = after.split_once(';').and_then(|(name, after)| Some((entity(name)?, after)));
        match named {
            Some((character, after)) => {
                out.push(character);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            char::from_u32(hexadecimal.unwrap_or_else(|| number.parse()).ok()?)
        }
    }
}

/// The first letter as a capital: « Close, pour mémoire ».
pub fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_html_reads_is_escaped() {
        let mut html = Html::default();
        html.push_tag("<b>");
        html.push("<script a=\"1\" b='2'>&");
        assert_eq!(html, Html("<b>&lt;script a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;".into()));
    }

    #[test]
    fn what_was_escaped_is_read_back() {
        for words in ["<a href=\"x\">l'été & la mer</a>", "&amp; &", "a&b;c", "&#;", "&", ""] {
            assert_eq!(unescape(&escape(words)), words);
        }
        assert_eq!(unescape("l&#x27;été&nbsp;: 1&#47;2 &inconnue;"), "l'été\u{a0}: 1/2 &inconnue;");
    }
}
