//! The common files → what the guides say once of the branch, its diagrams and its papers.

use super::{corrections, optional, place, rich, source_ref, wording};
use crate::content::format::{
    Branche, CircuitsFile, Citation, CqpFile, DocumentsCitesFile, Etape, Located, OrganismesFile, PhraseEditions,
    SchemaFile, SourceRef as RawSourceRef, Text,
};
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

pub fn cited(raw: &DocumentsCitesFile) -> Option<Vec<CitedDocument>> {
    let text = |text: &Located<Text>| text.value.0.clone();
    let document = |raw: &crate::content::format::DocumentCite| {
        Some(CitedDocument {
            code: raw.code.value.clone(),
            name: text(&raw.nom),
            issued_by: raw.emis_par.as_ref().map(text),
            received_by: raw.recu_par.as_ref().map(text),
            quotations: raw.citation.iter().map(quotation).collect::<Option<_>>()?,
        })
    };
    raw.document.iter().map(document).collect()
}

pub fn transmissions(raw: &CircuitsFile) -> Option<Vec<Transmission>> {
    let party = |name: &Located<String>| -> Option<Party> {
        let body = || raw.organe.iter().find(|body| body.code.value == name.value);
        let role = Role::named(&name.value).map(Party::Role);
        role.or_else(|| Some(Party::Body(body()?.nom.value.0.clone())))
    };
    let transmission = |raw: &crate::content::format::Transmission| {
        Some(Transmission {
            document: place(&raw.document)?,
            from: optional(&raw.de, party)?,
            to: party(&raw.a)?,
            editions: raw.editions.iter().map(|code| EditionCode::parse(&code.value.0)).collect::<Option<_>>()?,
            text: rich(&raw.texte)?,
            sources: sources(&raw.source)?,
        })
    };
    raw.transmission.iter().map(transmission).collect()
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

fn sentence(raw: &PhraseEditions) -> Option<Sentence> {
    Some(Sentence {
        wording: wording(&raw.texte.value)?,
        sources: sources(&raw.source)?,
        corrections: corrections(&raw.erratum)?,
    })
}

fn sources(raw: &[Located<RawSourceRef>]) -> Option<Vec<SourceRef>> {
    raw.iter().map(source_ref).collect()
}
