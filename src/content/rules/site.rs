//! `adresse-publique`, `licence-adresse`, `theme-inconnu`, `donnees-personnelles`: what `site.toml` says must be usable
//! as it is.

use crate::content::format::{DonneesPersonnelles, Etat};
use crate::content::raw::{Raw, RawCertification, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Origin, Slug};

pub fn check(raw: &Raw, report: &mut Report) {
    let Some(Read { file, value }) = &raw.site else { return };
    if let Some(address) = &value.adresse_publique {
        let rest = address.value.strip_prefix("https://").or_else(|| address.value.strip_prefix("http://"));
        let usable = rest.is_some_and(|rest| {
            !rest.is_empty()
                && rest.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | ':' | '_' | '~'))
        });
        if !usable {
            report.push(
                Diagnostic::error("adresse-publique", "l'adresse publique n'est pas une adresse de site")
                    .at(Origin { file: *file, span: address.span.clone() }, "")
                    .help("écrivez https:// puis le nom du site, comme https://certifications.exemple.fr, ou retirez la clé"),
            );
        }
    }
    if let Some(address) = value.licence_donnees.as_ref().map(|licence| &licence.adresse) {
        let rest = address.value.strip_prefix("https://").or_else(|| address.value.strip_prefix("http://"));
        if !rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic())) {
            report.push(
                Diagnostic::error("licence-adresse", "l'adresse de la licence n'est pas une adresse du web")
                    .at(Origin { file: *file, span: address.span.clone() }, "")
                    .help("écrivez https:// puis l'adresse où la licence se lit"),
            );
        }
    }
    if Slug::parse(&value.theme.value).is_none() {
        report.push(
            Diagnostic::error("theme-inconnu", format!("« {} » n'est pas le nom d'un thème", value.theme.value))
                .at(Origin { file: *file, span: value.theme.span.clone() }, "")
                .help("un thème est un dossier de themes/, nommé en minuscules sans accent"),
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
