//! The common files that help a reader → the glossary, the synonyms, the courses, the pages to prepare with.

use super::{notes, place, rich, source_ref};
use crate::content::format::Located;
use crate::content::format::{
    GlossaireFile, ParcoursFile, Passage as RawPassage, PreparerFile, Rubrique, SourceRef as RawSourceRef,
    SynonymesFile, Tenu, Text,
};
use crate::content::raw::Read;
use crate::model::*;

pub fn glossary(raw: &GlossaireFile) -> Option<Vec<Term>> {
    let term = |raw: &crate::content::format::Terme| {
        Some(Term {
            code: raw.code.value.clone(),
            acronym: text(&raw.sigle),
            expansion: text(&raw.developpement),
            sources: sources(&raw.source)?,
            notes: notes(&raw.note)?,
        })
    };
    raw.terme.iter().map(term).collect()
}

pub fn synonyms(raw: &SynonymesFile) -> Vec<Vec<String>> {
    raw.groupe.iter().map(|group| group.mots.iter().map(text).collect()).collect()
}

pub fn courses(read: &Read<ParcoursFile>) -> Option<Vec<Course>> {
    let course = |raw: &crate::content::format::Parcours| {
        Some(Course { code: raw.code.value.clone(), title: text(&raw.titre), steps: steps(&raw.etape, read.file)? })
    };
    read.value.parcours.iter().map(course).collect()
}

pub fn preparations(read: &Read<PreparerFile>) -> Option<Vec<Preparation>> {
    let page = |raw: &crate::content::format::Preparation| {
        Some(Preparation {
            code: raw.code.value.clone(),
            origin: Origin { file: read.file, span: raw.code.span.clone() },
            title: text(&raw.titre),
            title_when_closed: raw.titre_clos.as_ref().map(text),
            description: text(&raw.description),
            notes: notes(&raw.note)?,
            steps: steps(&raw.rubrique, read.file)?,
        })
    };
    read.value.page.iter().map(page).collect()
}

fn steps(raw: &[Rubrique], file: usize) -> Option<Vec<Step>> {
    let step = |raw: &Rubrique| {
        Some(Step {
            code: raw.code.value.clone(),
            title: text(&raw.titre),
            passages: raw.passage.iter().map(|passage| self::passage(passage, file)).collect::<Option<_>>()?,
            held: raw.inserer.map(held),
            notes: notes(&raw.note)?,
        })
    };
    raw.iter().map(step).collect()
}

fn passage(raw: &RawPassage, file: usize) -> Option<Passage> {
    Some(Passage {
        text: rich(&raw.texte)?,
        kind: place(&raw.document)?.kind,
        part: raw.partie.value.clone(),
        is_ticked: raw.a_cocher,
        sources: sources(&raw.source)?,
        lead: raw.amorce.as_ref().map(text),
        origin: Origin { file, span: raw.texte.span.clone() },
    })
}

fn held(raw: Tenu) -> Held {
    match raw {
        Tenu::ExperienceVae => Held::VaeExperience,
        Tenu::FormeJury => Held::JuryForm,
        Tenu::Orientation => Held::Orientation,
        Tenu::Questions => Held::Questions,
    }
}

fn sources(raw: &[Located<RawSourceRef>]) -> Option<Vec<SourceRef>> {
    raw.iter().map(source_ref).collect()
}

fn text(text: &Located<Text>) -> String {
    text.value.0.clone()
}
