//! The common files → what the guides say once of the branch, its diagrams and its papers.

use super::{corrections, notes, optional, place, rich, source_ref, wording};
use crate::content::format::{
    Branche, CircuitsFile, Citation, CqpFile, DocumentCite, DocumentsCitesFile, Etape, Located, Main, OrganismesFile,
    PassageCite, PhraseGuides, SchemaFile, SourceRef as RawSourceRef, Text, Transmission as RawTransmission,
};
use crate::content::raw::Read;
use crate::model::*;

pub fn figure(name: &str, raw: &SchemaFile) -> Option<(String, Figure)> {
    let all = |texts: &[Located<Text>]| texts.iter().map(rich).collect::<Option<Vec<_>>>();
    let step = |raw: &Etape| {
        Some(FigureStep {
            title: optional(&raw.titre, rich)?,
            lines: all(&raw.texte)?,
            points: all(&raw.point)?,
            tools: all(&raw.outil)?,
        })
    };
    let branch = |raw: &Branche| {
        let steps = raw.etape.iter().map(step).collect::<Option<_>>()?;
        Some(Branch { condition: optional(&raw.condition, rich)?, steps })
    };
    let figure = Figure {
        name: name.to_owned(),
        title: raw.titre.value.0.clone(),
        sources: sources(&raw.source)?,
        arrows: raw.fleches,
        ranks: raw.rang.iter().map(|rank| rank.branche.iter().map(branch).collect()).collect::<Option<_>>()?,
    };
    Some((name.to_owned(), figure))
}

pub fn rules(raw: &CqpFile) -> Option<GeneralRules> {
    let slug = |name: &Located<String>| Slug::parse(&name.value);
    let cqps = raw.cqp.iter().map(|raw| {
        Some(CqpRules {
            slug: slug(&raw.certification)?,
            orientation: sentence(&raw.orientation)?,
            vae_experience: sentence(&raw.experience_vae)?,
        })
    });
    let juries = raw.jury.iter().map(|raw| {
        Some(JuryForm {
            cqps: raw.certifications.iter().map(slug).collect::<Option<_>>()?,
            form: sentence(&raw.forme)?,
        })
    });
    Some(GeneralRules {
        orientation_intro: optional(&raw.introduction_orientation, sentence)?,
        jury_intro: optional(&raw.introduction_jury, sentence)?,
        cqps: cqps.collect::<Option<_>>()?,
        juries: juries.collect::<Option<_>>()?,
    })
}

/// The parties of the passages are declared by the circuits.
pub fn cited(raw: &DocumentsCitesFile, circuits: Option<&CircuitsFile>) -> Option<Vec<CitedDocument>> {
    let text = |text: &Located<Text>| text.value.0.clone();
    let passage = |raw: &PassageCite| {
        Some(CitedPassage {
            text: rich(&raw.texte)?,
            sources: sources(&raw.source)?,
            filled_by: optional(&raw.rempli_par, role)?,
            from: optional(&raw.de, |name| party(name, circuits))?,
            to: optional(&raw.a, |name| party(name, circuits))?,
        })
    };
    let document = |raw: &DocumentCite| {
        Some(CitedDocument {
            code: raw.code.value.clone(),
            name: text(&raw.nom),
            issued_by: raw.emis_par.as_ref().map(text),
            received_by: raw.recu_par.as_ref().map(text),
            passages: raw.citation.iter().map(passage).collect::<Option<_>>()?,
            notes: notes(&raw.note)?,
        })
    };
    raw.document.iter().map(document).collect()
}

pub fn circuits(read: &Read<CircuitsFile>) -> Option<Circuits> {
    let raw = &read.value;
    let transmission = |it: &RawTransmission| {
        Some(Transmission {
            document: place(&it.document)?,
            object: it.objet.as_ref().map(|object| object.value.0.clone()),
            from: optional(&it.de, |name| party(name, Some(raw)))?,
            to: party(&it.a, Some(raw))?,
            text: rich(&it.texte)?,
            sources: sources(&it.source)?,
            origin: Origin { file: read.file, span: it.document.span.clone() },
        })
    };
    let hand = |it: &Main| {
        Some(Hand {
            role: role(&it.role)?,
            holder: role(&it.tenu_par)?,
            text: rich(&it.texte)?,
            sources: sources(&it.source)?,
        })
    };
    Some(Circuits {
        notes: notes(&raw.note)?,
        hands: raw.main.iter().map(hand).collect::<Option<_>>()?,
        transmissions: raw.transmission.iter().map(transmission).collect::<Option<_>>()?,
    })
}

fn role(name: &Located<String>) -> Option<Role> {
    Role::named(&name.value)
}

fn party(name: &Located<String>, circuits: Option<&CircuitsFile>) -> Option<Party> {
    let body = || circuits?.organe.iter().find(|body| body.code.value == name.value);
    role(name).map(Party::Role).or_else(|| Some(Party::Body(body()?.nom.value.0.clone())))
}

pub fn training_bodies(raw: &OrganismesFile) -> Option<TrainingBodies> {
    let bodies = raw.organisme.iter();
    Some(TrainingBodies {
        source: source_ref(&raw.source)?,
        approval_end: rich(&raw.fin_agrement)?,
        bodies: bodies
            .map(|body| TrainingBody { name: body.nom.value.0.clone(), training: body.formation, vae: body.vae })
            .collect(),
    })
}

pub fn quotation(raw: &Citation) -> Option<Quotation> {
    Some(Quotation { text: rich(&raw.texte)?, source: source_ref(&raw.source)? })
}

fn sentence(raw: &PhraseGuides) -> Option<Sentence> {
    Some(Sentence {
        wording: wording(&raw.texte.value)?,
        sources: sources(&raw.source)?,
        corrections: corrections(&raw.erratum)?,
        lead: raw.amorce.as_ref().map(|lead| lead.value.0.clone()),
    })
}

fn sources(raw: &[Located<RawSourceRef>]) -> Option<Vec<SourceRef>> {
    raw.iter().map(source_ref).collect()
}
