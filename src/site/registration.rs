//! What is known of a registration, among the facts of a page: each fact that is known, and where it was read.

use serde::Serialize;

use super::Site;
use super::text::{Html, Text};
use super::viewpoint::{NoteView, Viewpoint};
use crate::model::{Certification, Fact, Mots, RegisterFacts};
use crate::plan;

#[derive(Serialize)]
pub struct Registration {
    /// The code of the register, or that there is none.
    identity: Option<Identity>,
    facts: Vec<FactView>,
    /// The page of the certification whatever its edition.
    parent: String,
}

#[derive(Serialize)]
struct Identity {
    label: Text,
    value: Text,
    /// Where the entry of the register is to be read.
    address: Option<String>,
    /// Where the facts were read.
    read: Option<Text>,
    notes: Vec<NoteView<Html>>,
}

#[derive(Serialize)]
pub struct FactView {
    label: Text,
    values: Vec<Text>,
}

impl Registration {
    pub fn of(site: &Site, view: &Viewpoint, certification: &Certification) -> Registration {
        let facts = certification.registration.as_ref();
        let identity = facts.map(|facts| {
            let Fact { label, values } = facts.identity(site.mots());
            Identity {
                label: Text::new(label),
                value: Text::new(values.join(", ")),
                address: facts.address.clone(),
                read: read(site, facts),
                notes: facts.notes.iter().map(|note| view.note(note)).collect(),
            }
        });
        Registration {
            identity,
            facts: facts.map(|facts| all(site.mots(), facts)).unwrap_or_default(),
            parent: view.to(&plan::parent_page(&certification.slug)),
        }
    }
}

/// All but the code.
pub fn all(mots: &Mots, facts: &RegisterFacts) -> Vec<FactView> {
    let shown = facts.others(mots).into_iter().map(|Fact { label, values }| FactView {
        label: Text::new(label),
        values: values.iter().map(Text::new).collect(),
    });
    shown.collect()
}

/// « date de la source : 13 décembre 2019 ; source 001, ligne 1182 », or when the editor read them in the register.
pub fn read(site: &Site, facts: &RegisterFacts) -> Option<Text> {
    let printed = facts.source.as_ref().map(|source| {
        let date = site.plan.catalogue.sources.get(&source.source).map(|source| source.date.as_str());
        let date =
            date.map(|date| site.mots().fill("registre.date_de_la_source", &[("date", &date)])).unwrap_or_default();
        format!("{date}{}", source.said(site.mots()))
    });
    let consulted =
        facts.consulted.map(|day| site.mots().fill("registre.note_fiche_lue", &[("jour", &day.in_french())]));
    let words: Vec<String> = printed.into_iter().chain(consulted).collect();
    (!words.is_empty()).then(|| Text::new(words.join(" ; ")))
}
