//! The acts of an edition, and what it replaces.

use super::{day, rich, state, text};
use crate::content::format::{Acquis, Acte, CertificationFile, Day as RawDay, Etat, Registre};
use crate::model::{Acquired, Act, EditionCode, EditionId, Slug};

pub fn act(raw: &Acte) -> Option<Act> {
    let Acte { etat, decision, effet, nom, reference, adresse } = raw;
    Some(Act {
        state: state(etat.value),
        decided: day(decision.value)?,
        effective: day(effet.as_ref().unwrap_or(decision).value)?,
        name: text(nom),
        reference: reference.as_ref().map(text),
        address: adresse.as_ref().map(|address| address.value.clone()),
    })
}

/// The edition that a certification of that name means by `2021`, or by `boulanger/2021`.
pub fn edition(own: &Slug, named: &str) -> Option<EditionId> {
    let (slug, edition) = match named.split_once('/') {
        Some((slug, edition)) => (Slug::parse(slug)?, edition),
        None => (own.clone(), named),
    };
    Some(EditionId { slug, edition: EditionCode::parse(edition)? })
}

pub fn acquired(raw: &Acquis) -> Option<Acquired> {
    let Acquis { texte, source, consulte } = raw;
    Some(Acquired { text: rich(texte)?, source: text(source), consulted: day(consulte.value)? })
}

/// Whether the registration of an edition may be shown: of what is not yet in force, no code and no level is said before the
/// day on which the register decided of it.
pub fn shows_registration(main: &CertificationFile, today: RawDay) -> bool {
    let is_decided = || {
        let Some(facts) = &main.enregistrement else { return true };
        let decided = facts.decision.as_ref().is_some_and(|decision| decision.value.0.date <= today.0.date);
        // That nothing is registered claims nothing.
        decided || facts.registre.value == Registre::Aucun
    };
    match main.etat {
        Etat::Projet | Etat::Adopte => is_decided(),
        Etat::EnVigueur | Etat::FermeAuxInscriptions | Etat::Retire | Etat::Historique | Etat::AVerifier => true,
    }
}
