//! The facts of a registration, and the entries of the register → the model.

use super::{day, notes, optional, source_ref, text};
use crate::content::format::{CodeNomenclature, FaitsEnregistrement, FicheRepertoire, Registre, RepertoireFile};
use crate::content::raw::Read;
use crate::model::{Classified, Origin, Register, RegisterEntry, RegisterFacts, Slug};

pub fn facts(raw: &FaitsEnregistrement) -> Option<RegisterFacts> {
    Some(RegisterFacts {
        register: match raw.registre.value {
            Registre::Rncp => Register::Rncp,
            Registre::Rs => Register::Specific,
            Registre::Aucun => Register::None,
        },
        code: raw.code.as_ref().map(|code| code.value.0.clone()),
        level: raw.niveau.as_ref().map(|level| level.value),
        certifiers: raw.certificateurs.iter().map(text).collect(),
        nsf: classified(&raw.nsf),
        formacodes: classified(&raw.formacodes),
        rome: classified(&raw.rome),
        decided: optional(&raw.decision, |it| day(it.value))?,
        effective: optional(&raw.effet, |it| day(it.value))?,
        expiry: optional(&raw.echeance, |it| day(it.value))?,
        last_delivery: optional(&raw.limite_delivrance, |it| day(it.value))?,
        address: raw.adresse.as_ref().map(|address| address.value.clone()),
        source: optional(&raw.source, source_ref)?,
        consulted: optional(&raw.consulte, |it| day(*it))?,
        notes: notes(&raw.note)?,
    })
}

fn classified(raw: &[CodeNomenclature]) -> Vec<Classified> {
    raw.iter().map(|it| Classified { code: it.code.value.0.clone(), title: it.libelle.as_ref().map(text) }).collect()
}

pub fn entries(read: &Read<RepertoireFile>) -> Option<Vec<RegisterEntry>> {
    let entry = |raw: &FicheRepertoire| {
        let facts = facts(&raw.enregistrement)?;
        Some(RegisterEntry {
            slug: Slug::parse(&raw.certification.value)?,
            origin: Origin { file: read.file, span: raw.certification.span.clone() },
            title: text(&raw.titre),
            expiry: facts.expiry?,
            address: facts.address.clone()?,
            consulted: facts.consulted?,
            facts,
        })
    };
    read.value.fiche.iter().map(entry).collect()
}
