//! « Signaler une erreur »: a message already addressed, and already about the right statement.

use super::text::Text;
use crate::model::{self, Mots};

/// Where mistakes are reported: the editor's contact, when it is an address of electronic mail.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'s>(&'s str);

impl<'s> Desk<'s> {
    pub fn of(site: &'s model::Site) -> Option<Desk<'s>> {
        let contact = site.contact.trim();
        let (name, host) = contact.split_once('@')?;
        let is_plain = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'))
        };
        (is_plain(name) && is_plain(host) && host.contains('.')).then_some(Desk(contact))
    }

    /// The link that opens a message about `subject`.
    pub fn about(&self, mots: &Mots, subject: &str) -> String {
        format!("mailto:{}?subject={}", self.0, encoded(&mots.fill("commun.erreur", &[("sujet", &subject)])))
    }
}

/// The message's subject: « D1.SF2, Référentiel…, CQP Chargé(e) d'accueil, édition 2014 ».
pub fn subject(parts: &[&str]) -> String {
    let known: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    Text::new(known.join(", ")).as_str().to_owned()
}

/// Percent-encoded, as RFC 6068 wants it.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_is_encoded_whole() {
        let link = Desk("a@b.fr").about(&Mots::default(), "D1.SF2 & é?");
        assert_eq!(link, "mailto:a@b.fr?subject=Erreur%20%3A%20D1.SF2%20%26%20%C3%A9%3F");
    }
}
