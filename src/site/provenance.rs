//! The page of the provenance: from which lines of which sources everything comes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page};
use super::links::Link;
use super::text::Text;
use super::viewpoint::Viewpoint;
use crate::model::{Bloc, Catalogue, Certification, Domaine, Mots, SourceRef};
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
        parts: parts.iter().map(|(name, source)| Part { name: Text::new(name), source: view.source(source) }).collect(),
        documents: site
            .documents_of(planned)
            .map(|(document, _)| DocumentSources {
                document: view.link(&document.document.title, &document.page),
                sources: document.document.colophon.sources.iter().map(Text::new).collect(),
            })
            .collect(),
    };
    let description = site.mots().fill("provenance.description", &[("certification", &certification.named())]);
    let mut frame = Frame::of_certification(site, &view, planned, site.mots().say("provenance.titre"), &description);
    let mots = site.mots();
    frame.contents = [
        (mots.say("provenance.edition"), "#edition"),
        (mots.say("provenance.sources"), "#sources"),
        (mots.say("provenance.par_partie"), "#parties"),
        (mots.say("provenance.par_document"), "#documents"),
    ]
    .map(|(label, href)| Link::new(label, href.to_owned()))
    .into();
    Page::new(frame, "provenance.html", &content)
}

/// The parts of the content and the lines each was read from.
fn parts<'c>(catalogue: &'c Catalogue, certification: &'c Certification) -> Vec<(String, &'c SourceRef)> {
    let mots = &catalogue.mots;
    if let Some(referentiels) = &certification.referentiels {
        let named = |bloc: &Bloc| mots.fill("blocs.numero", &[("numero", &bloc.number)]);
        let blocs = referentiels.blocs.iter().map(|bloc| (named(bloc), &bloc.source));
        return std::iter::once((mots.say("provenance.referentiels").to_owned(), &referentiels.source))
            .chain(blocs)
            .chain(registration(mots, certification))
            .collect();
    }
    let mut parts = vec![(mots.say("provenance.definition").to_owned(), &certification.definition.source)];
    parts.extend(
        certification
            .activities
            .as_ref()
            .map(|activities| (mots.say("activites.titre").to_owned(), &activities.source)),
    );
    let named = |domaine: &Domaine| mots.fill("provenance.domaine", &[("numero", &domaine.number)]);
    parts.extend(certification.domaines.iter().map(|domaine| (named(domaine), &domaine.source)));
    let livret = certification.final_livret.as_ref();
    parts.extend(livret.map(|livret| (mots.say("provenance.livret_final").to_owned(), &livret.source)));
    let brochure = certification.brochure.iter();
    parts.extend(brochure.flat_map(|text| text.sources.iter().map(|source| (text.title.clone(), source))));
    parts.extend(registration(mots, certification));
    if certification.is_partial() {
        parts.extend(rules(catalogue, certification));
    }
    parts
}

/// Where a source prints its code, or says that it has none.
fn registration<'c>(mots: &Mots, certification: &'c Certification) -> Option<(String, &'c SourceRef)> {
    let facts = certification.registration.as_ref()?;
    Some((facts.identity(mots).label, facts.source.as_ref()?))
}

/// What a « fiche partielle » takes from the general rules, which a guide has in its presentation.
fn rules<'c>(catalogue: &'c Catalogue, certification: &Certification) -> impl Iterator<Item = (String, &'c SourceRef)> {
    let mots = &catalogue.mots;
    let of_cqp = catalogue.rules.of(&certification.slug).into_iter();
    let of_cqp = of_cqp.flat_map(|rules| {
        [(mots.say("provenance.orientation"), &rules.orientation), (mots.say("provenance.vae"), &rules.vae_experience)]
    });
    let slug = certification.slug.clone();
    let juries = catalogue.rules.juries.iter().filter(move |jury| jury.cqps.contains(&slug));
    let all = of_cqp.chain(juries.map(|jury| (mots.say("provenance.jury"), &jury.form)));
    all.flat_map(|(name, sentence)| sentence.sources.iter().map(move |source| (name.to_owned(), source)))
}
