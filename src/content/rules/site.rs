//! `adresse-publique`, `editeur-incomplet`, `licence-adresse`, `theme-inconnu`, `donnees-personnelles`: what `site.toml` says must be usable
//! as it is.

use crate::content::format::{DonneesPersonnelles, Editeur, Etat};
use crate::content::raw::{Raw, RawCertification, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Origin, Slug};

pub fn check(raw: &Raw, report: &mut Report) {
    let Some(Read { file, value }) = &raw.site else { return };
    if let Some(address) = &value.adresse_publique {
        let rest = address.value.strip_prefix("https://").or_else(|| address.value.strip_prefix("http://"));
        let usable = rest.is_some_and(|rest| {
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            is_host(host) && is_path(path)
        });
        if !usable {
            report.push(
                Diagnostic::error("adresse-publique", "l'adresse publique n'est pas une adresse de site")
                    .at(Origin { file: *file, span: address.span.clone() }, "")
                    .help("écrivez https:// puis le nom du site, comme https://certifications.exemple.fr, ou retirez la clé"),
            );
        }
    }
    if let Some(address) = &value.adresse_publique {
        let missing = unknown_publisher(&value.editeur);
        if !missing.is_empty() {
            report.push(
                Diagnostic::error("editeur-incomplet", "un site mis en ligne dit qui le publie")
                    .at(
                        Origin { file: *file, span: address.span.clone() },
                        format!("sous [editeur], vide : {}", missing.join(", ")),
                    )
                    .help("remplissez ces clés ; sans mandat, dites-le dans sans_mandat"),
            );
        }
    }
    if let Some(address) = value.licence_donnees.as_ref().map(|licence| &licence.adresse)
        && !is_web_address(&address.value)
    {
        report.push(
            Diagnostic::error("licence-adresse", "l'adresse de la licence n'est pas une adresse du web")
                .at(Origin { file: *file, span: address.span.clone() }, "")
                .help("écrivez https:// puis l'adresse où la licence se lit"),
        );
    }
    for theme in value.theme.iter().filter(|theme| Slug::parse(&theme.value).is_none()) {
        report.push(
            Diagnostic::error("theme-inconnu", format!("« {} » n'est pas le nom d'un thème", theme.value))
                .at(Origin { file: *file, span: theme.span.clone() }, "")
                .help("un thème est un dossier de themes/, nommé en minuscules sans accent ; sans cette clé, le site a le thème du programme"),
        );
    }
    let (missing, span) = match &value.donnees_personnelles {
        Some(notice) => (missing(&notice.value), notice.span.clone()),
        None => (missing(&DonneesPersonnelles::default()), 0..0),
    };
    if !missing.is_empty() {
        let words = "les formulaires ne disent rien de l'usage des données personnelles";
        let told = match raw.certifications.values().find_map(open_to_entry) {
            // Who enters it now gives data that somebody must answer for.
            Some(title) => {
                let message = format!("{words}, et « {title} » est en vigueur");
                Diagnostic::error("donnees-personnelles", message)
            }
            None => Diagnostic::warning("donnees-personnelles", words),
        };
        report.push(
            told.at(Origin { file: *file, span }, format!("à compléter : {}", missing.join(", ")))
                .help("remplissez [donnees_personnelles] avec les mots du certificateur, responsable du traitement"),
        );
    }
}

/// The title of a certification that is open to entry, if it is: its forms are in use.
fn open_to_entry(certification: &RawCertification) -> Option<&str> {
    let certification = &certification.certification.as_ref()?.value;
    (certification.etat == Etat::EnVigueur && !certification.brouillon).then_some(&*certification.titre.value.0)
}

/// Something that a browser opens.
pub fn is_web_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic()))
}

/// `certifications.exemple.fr`, and a port if there is one.
fn is_host(host: &str) -> bool {
    let (name, port) = host.rsplit_once(':').unwrap_or((host, "0"));
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(is_letter)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    port.parse::<u16>().is_ok() && port.bytes().all(|b| b.is_ascii_digit()) && name.split('.').all(is_label)
}

/// Steps with a name each: nothing that climbs, nothing empty but after the last slash.
fn is_path(path: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '~');
    let is_step = |step: &str| !step.is_empty() && step != "." && step != ".." && step.chars().all(is_letter);
    path.is_empty() || path.strip_suffix('/').unwrap_or(path).split('/').all(is_step)
}

/// What a reader must know of who publishes, and is not told.
fn unknown_publisher(publisher: &Editeur) -> Vec<&'static str> {
    let mandate = if publisher.sans_mandat.is_some() { "tenu par sans_mandat" } else { &publisher.mandat };
    let keys = [("nom", publisher.nom.as_str()), ("mandat", mandate), ("contact", &publisher.contact)];
    keys.into_iter().filter(|(_, words)| words.trim().is_empty()).map(|(key, _)| key).collect()
}

/// The keys that say nothing.
fn missing(notice: &DonneesPersonnelles) -> Vec<&'static str> {
    let DonneesPersonnelles { responsable, finalite, destinataires, conservation, droits } = notice;
    let words = [
        ("responsable", responsable),
        ("finalite", finalite),
        ("destinataires", destinataires),
        ("conservation", conservation),
        ("droits", droits),
    ];
    words.into_iter().filter(|(_, words)| words.trim().is_empty()).map(|(key, _)| key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_somewhere() {
        for host in ["exemple.fr", "www.exemple.fr", "localhost:8080", "127.0.0.1", "a-b.fr:443"] {
            assert!(is_host(host), "{host}");
        }
        for host in [
            "",
            ":",
            "::",
            ":::",
            "a..fr",
            ".fr",
            "a.fr:",
            "a.fr:+1",
            "a.fr:99999",
            "-a.fr",
            "a_b.fr",
            "é.fr",
            "u@a.fr",
        ] {
            assert!(!is_host(host), "{host}");
        }
        for path in ["", "a", "a/b/", "a.b/~c/d_e-f"] {
            assert!(is_path(path), "{path}");
        }
        for path in ["/", "..", "a/../b", "../..", "a//b", "./a", "a b", "a?b", "a#b", "a;b"] {
            assert!(!is_path(path), "{path}");
        }
    }
}
