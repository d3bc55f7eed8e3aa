//! The files of the documents that are filled along the way → the model.

use std::collections::BTreeMap;

use super::{
    corrections, declared, optional, own_source, phrase, printed_here, reference, rich, source_ref, statements,
};
use crate::content::format::{
    ElementPrerequis, EntretienPrerequis, GrillesIntermediairesFile, GuideEntretienFile, LacuneSuivi, LivretSuiviFile,
    Located, PartieSuivi, Prerequis, SuiviDomaine,
};
use crate::content::raw::Read;
use crate::model::*;

type Scales = BTreeMap<String, Scale>;

fn scale(scales: &Scales, code: &Located<String>) -> Option<Scale> {
    scales.get(&code.value).cloned()
}

pub fn prerequisites(raw: &Prerequis, file: usize) -> Option<Prerequisites> {
    let source = source_ref(&raw.source)?;
    let element = |raw: &ElementPrerequis| {
        let words = Words { text: rich(&raw.texte)?, variants: Vec::new(), corrections: corrections(&raw.erratum)? };
        let origin = Origin { file, span: raw.texte.span.clone() };
        let own = own_source(&raw.source, &source)?;
        let title = Statement { code: declared(&raw.code)?, words, origin, source: own, footnote: None };
        Some(Prerequisite { title, details: statements(&raw.detail, file, &source)? })
    };
    let elements = raw.element.iter().map(element).collect::<Option<_>>()?;
    Some(Prerequisites { intro: rich(&raw.introduction)?, elements, source: source.clone() })
}

pub fn interview(read: &Read<GuideEntretienFile>, scales: &Scales) -> Option<Interview> {
    let Read { file, value } = read;
    let check = |raw: &EntretienPrerequis| {
        let source = source_ref(&raw.source)?;
        Some(PrerequisiteCheck {
            title: rich(&raw.titre)?,
            intro: rich(&raw.introduction)?,
            required_header: rich(&raw.colonne_prerequis)?,
            experience_header: rich(&raw.colonne_experience)?,
            scale: scale(scales, &raw.echelle)?,
            questions: statements(&raw.question, *file, &source)?,
            source,
        })
    };
    let domaines = value.domaine.iter().map(|raw| {
        let source = source_ref(&raw.source)?;
        let questions = statements(&raw.question, *file, &source)?;
        Some(InterviewDomaine { domaine: reference(&raw.domaine)?, questions, source })
    });
    Some(Interview {
        source: source_ref(&value.source)?,
        positioning_scale: scale(scales, &value.echelle_positionnement)?,
        orientation_scale: scale(scales, &value.echelle_orientation)?,
        mention_choice: optional(&value.choix_mention, phrase)?,
        prerequisites: optional(&value.prerequis, check)?,
        domaines: domaines.collect::<Option<_>>()?,
    })
}

pub fn follow_up(read: &Read<LivretSuiviFile>, scales: &Scales) -> Option<FollowUp> {
    let Read { file, value } = read;
    Some(FollowUp {
        source: source_ref(&value.source)?,
        criteria_scale: scale(scales, &value.echelle_criteres)?,
        result_scale: scale(scales, &value.echelle_resultat)?,
        mention_choice: optional(&value.choix_mention, phrase)?,
        domaines: value.domaine.iter().map(|raw| follow_up_domaine(raw, *file)).collect::<Option<_>>()?,
    })
}

fn follow_up_domaine(raw: &SuiviDomaine, file: usize) -> Option<FollowUpDomaine> {
    let source = source_ref(&raw.source)?;
    let modules = raw.module.iter().map(|raw| {
        Some(Module {
            title: optional(&raw.titre, rich)?,
            mention: raw.mention.as_ref().map(|mention| mention.value.clone()),
            contents: statements(&raw.contenu, file, &source)?,
        })
    });
    let modalities = raw.modalite.iter().map(|raw| {
        Some(FormativeModality {
            text: rich(&raw.texte)?,
            points: raw.point.iter().map(rich).collect::<Option<_>>()?,
            corrections: corrections(&raw.erratum)?,
        })
    });
    let evaluations = raw.evaluation.iter().map(|raw| {
        let criteria = statements(&raw.critere, file, &source)?;
        Some(FormativeEvaluation { title: optional(&raw.titre, rich)?, criteria })
    });
    Some(FollowUpDomaine {
        domaine: reference(&raw.domaine)?,
        modules: modules.collect::<Option<_>>()?,
        modalities: modalities.collect::<Option<_>>()?,
        evaluations: evaluations.collect::<Option<_>>()?,
        goal_lines: raw.lignes_objectifs,
        asks_courses: raw.formations_suivies,
        gaps: raw.lacune.iter().map(gap).collect::<Option<_>>()?,
        source: source.clone(),
    })
}

fn gap(raw: &LacuneSuivi) -> Option<FollowUpGap> {
    let part = match raw.partie {
        PartieSuivi::Resultats => FollowUpPart::Results,
        PartieSuivi::Objectifs => FollowUpPart::Goals,
    };
    let printed = optional(&raw.imprime_ici, printed_here)?;
    Some(FollowUpGap { part, text: rich(&raw.texte)?, source: source_ref(&raw.source)?, printed })
}

pub fn intermediate_grids(raw: &GrillesIntermediairesFile, scales: &Scales) -> Option<IntermediateGrids> {
    let domaines = raw.domaine.iter().map(|raw| {
        Some(IntermediateGrid {
            domaine: reference(&raw.domaine)?,
            criteria: raw.criteres.iter().map(reference).collect::<Option<_>>()?,
            source: source_ref(&raw.source)?,
        })
    });
    Some(IntermediateGrids {
        source: source_ref(&raw.source)?,
        scale: scale(scales, &raw.echelle)?,
        reviews: raw.bilans,
        domaines: domaines.collect::<Option<_>>()?,
    })
}
