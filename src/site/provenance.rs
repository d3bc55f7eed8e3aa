//! The page of the provenance: from which lines of which sources everything comes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page};
use super::links::Link;
use super::text::{Text, source_ref};
use super::viewpoint::Viewpoint;
use crate::model::{Catalogue, Certification, SourceRef};
use crate::plan::PlannedCertification;

#[derive(Serialize)]
struct Content {
    edition: Text,
    edition_detail: Option<Text>,
    sources: Vec<SourceView>,
    parts: Vec<Part>,
    documents: Vec<DocumentSources>,
}

#[derive(Serialize)]
struct SourceView {
    code: Text,
    title: Text,
    date: Text,
}

#[derive(Serialize)]
struct Part {
    name: Text,
    source: Text,
}

#[derive(Serialize)]
struct DocumentSources {
    document: Link,
    sources: Vec<Text>,
}

pub fn page(site: &Site, planned: &PlannedCertification) -> Page {
    let certification = planned.certification;
    let view = Viewpoint::new(site.plan, Some(certification), &planned.provenance);
    let catalogue = site.plan.catalogue;
    let parts = parts(catalogue, certification);
    let used: BTreeMap<&str, _> = parts
        .iter()
        .map(|(_, source)| source.source.as_str())
        .chain([certification.source.source.as_str()])
        .filter_map(|code| Some((code, catalogue.sources.get(code)?)))
        .collect();
    let content = Content {
        edition: Text::new(&certification.edition_label),
        edition_detail: certification.edition_detail.as_deref().map(Text::new),
        sources: used
            .into_iter()
            .map(|(code, source)| SourceView {
                code: Text::new(code),
                title: Text::new(&source.title),
                date: Text::new(&source.date),
            })
            .collect(),
        parts: parts.iter().map(|(name, source)| Part { name: Text::new(name), source: source_ref(source) }).collect(),
        documents: site
            .documents_of(planned)
            .map(|(document, _)| DocumentSources {
                document: view.link(&document.document.title, &document.page),
                sources: document.document.colophon.sources.iter().map(Text::new).collect(),
            })
            .collect(),
    };
    let description = format!("Les sources du {} et les lignes dont chaque document est tiré.", certification.named());
    let mut frame = Frame::of_certification(site, &view, planned, "Provenance", &description);
    frame.contents =
        [("Édition", "#edition"), ("Sources", "#sources"), ("Par partie", "#parties"), ("Par document", "#documents")]
            .map(|(label, href)| Link::new(label, href.to_owned()))
            .into();
    Page::new(frame, "provenance.html", &content)
}

/// The parts of the content and the lines each was read from.
fn parts<'c>(catalogue: &'c Catalogue, certification: &'c Certification) -> Vec<(String, &'c SourceRef)> {
    if let Some(referentiels) = &certification.referentiels {
        let blocs = referentiels.blocs.iter().map(|bloc| (format!("Bloc {}", bloc.number), &bloc.source));
        return std::iter::once(("Présentation des référentiels".to_owned(), &referentiels.source))
            .chain(blocs)
            .chain(registration(certification))
            .collect();
    }
    let mut parts = vec![("Définition de la qualification".to_owned(), &certification.definition.source)];
    parts.extend(certification.activities.as_ref().map(|activities| ("Activités".to_owned(), &activities.source)));
    parts.extend(certification.domaines.iter().map(|domaine| (format!("Domaine {}", domaine.number), &domaine.source)));
    let livret = certification.final_livret.as_ref();
    parts.extend(livret.map(|livret| ("Livret d'évaluation finale en entreprise".to_owned(), &livret.source)));
    let brochure = certification.brochure.iter();
    parts.extend(brochure.flat_map(|text| text.sources.iter().map(|source| (text.title.clone(), source))));
    parts.extend(registration(certification));
    if certification.is_partial() {
        parts.extend(rules(catalogue, certification));
    }
    parts
}

/// Where a source prints its code, or says that it has none.
fn registration(certification: &Certification) -> Option<(String, &SourceRef)> {
    let facts = certification.registration.as_ref()?;
    Some((facts.identity().label.to_owned(), facts.source.as_ref()?))
}

/// What a « fiche partielle » takes from the general rules, which a guide has in its presentation.
fn rules<'c>(catalogue: &'c Catalogue, certification: &Certification) -> impl Iterator<Item = (String, &'c SourceRef)> {
    let of_cqp = catalogue.rules.of(&certification.slug).into_iter();
    let of_cqp =
        of_cqp.flat_map(|rules| [("Orientation", &rules.orientation), ("Expérience, VAE", &rules.vae_experience)]);
    let slug = certification.slug.clone();
    let juries = catalogue.rules.juries.iter().filter(move |jury| jury.cqps.contains(&slug));
    let all = of_cqp.chain(juries.map(|jury| ("Entretien avec le jury", &jury.form)));
    all.flat_map(|(name, sentence)| sentence.sources.iter().map(move |source| (name.to_owned(), source)))
}
