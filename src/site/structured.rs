//! What programs read in a page: schema.org data, as JSON-LD. It says nothing that the page does not say.

use serde_json::{Value, json};

use super::Site;
use super::frame::Page;
use super::links::followed;
use super::text::Json;
use super::viewpoint::Viewpoint;
use crate::model::{Certification, Classified, Mots, RegisterFacts, Rich, State, Statement};
use crate::plan::PublicAddress;
use crate::plan::{self, DataFiles, PlannedCertification, PlannedParent};

/// The data of a page; `None` where there is nothing to say.
pub fn of(site: &Site, public: PublicAddress, page: &Page) -> Option<Json> {
    let planned = site.plan.certifications.iter();
    let own = planned.filter_map(|planned| {
        if page.path == planned.page {
            Some(credential(site, public, planned))
        } else if page.path == planned.competences {
            Some(term_set(site, public, planned))
        } else {
            None
        }
    });
    let mut graph: Vec<Value> = own.collect();
    if page.path == plan::HOME {
        graph.push(web_site(site, public));
    }
    if page.path == plan::DATA {
        graph.extend(data_sets(site, public));
    }
    let parents = site.plan.parents.iter().filter(|planned| planned.page == page.path);
    graph.extend(parents.filter_map(|planned| registered(site, public, planned)));
    graph.extend(breadcrumb(public, page));
    (!graph.is_empty()).then(|| Json::new(&json!({ "@context": "https://schema.org", "@graph": graph })))
}

fn web_site(site: &Site, public: PublicAddress) -> Value {
    let mut data = json!({
        "@type": "WebSite",
        "@id": public.to(plan::HOME),
        "url": public.to(plan::HOME),
        "name": site.plan.catalogue.site.title,
        "inLanguage": "fr",
        "potentialAction": {
            "@type": "SearchAction",
            "target": { "@type": "EntryPoint", "urlTemplate": format!("{}?q={{q}}", public.to(super::plan::SEARCH)) },
            "query-input": "required name=q",
        },
    });
    publish(site, &mut data);
    data
}

fn credential(site: &Site, public: PublicAddress, planned: &PlannedCertification) -> Value {
    let certification = planned.certification;
    let view = Viewpoint::new(site.plan, Some(certification), &planned.page);
    let catalogue = site.plan.catalogue;
    let words: Vec<String> = match &certification.referentiels {
        Some(referentiels) => {
            let public = referentiels.public.iter();
            public.flat_map(|public| [&public.heading].into_iter().chain(&public.lines)).map(Rich::text).collect()
        }
        None => {
            let purposes = certification.definition.purposes.iter().map(|purpose| &purpose.words.text);
            certification.definition.purposes_intro.iter().chain(purposes).map(Rich::text).collect()
        }
    };
    let titles = certification.domaines.iter().map(|domaine| &domaine.title);
    let titles = titles.chain(planned.blocs.iter().map(|planned| &planned.bloc.title));
    let documents = site.documents_of(planned).map(|(document, facts)| {
        json!({
            "@type": "DigitalDocument",
            "name": document.document.title,
            "url": public.to(&document.page),
            "encoding": {
                "@type": "MediaObject",
                "encodingFormat": "application/pdf",
                "contentUrl": public.to(&document.pdf),
                "contentSize": facts.map(|facts| facts.paper.bytes.to_string()),
            },
        })
    });
    let mut data = json!({
        "@type": "EducationalOccupationalCredential",
        "@id": public.to(&planned.page),
        "url": public.to(&planned.page),
        "name": named(certification),
        "description": words.join(" "),
        "credentialCategory": certification.acronym(),
        "inLanguage": "fr",
        "version": certification.edition_label,
        "creativeWorkStatus": certification.state.label(site.mots()),
        "isBasedOn": catalogue.sources.get(&certification.source.source).map(|source| &source.title),
        "competencyRequired": titles.map(|title| term(public, &view, title)).collect::<Vec<_>>(),
        "hasPart": documents.collect::<Vec<_>>(),
    });
    certification.registration.iter().for_each(|facts| register(site.mots(), facts, &mut data));
    publish(site, &mut data);
    data
}

/// The certification of today, that a register has.
fn registered(site: &Site, public: PublicAddress, planned: &PlannedParent) -> Option<Value> {
    let entry = planned.entry?;
    let mut data = json!({
        "@type": "EducationalOccupationalCredential",
        "@id": public.to(&planned.page),
        "url": public.to(&planned.page),
        "name": entry.title,
        "credentialCategory": entry.facts.register.acronym(),
        "inLanguage": "fr",
    });
    register(site.mots(), &entry.facts, &mut data);
    Some(data)
}

/// The facts of a registration, each under the property that means it; two days that no property means stay on the page.
fn register(mots: &Mots, facts: &RegisterFacts, data: &mut Value) {
    if facts.code.is_some() {
        data["identifier"] = json!({
            "@type": "PropertyValue",
            "propertyID": facts.register.acronym(),
            "value": facts.named(),
        });
    }
    if let Some(level) = facts.level {
        data["educationalLevel"] = mots.fill("recherche.niveau", &[("niveau", &level)]).into();
    }
    if !facts.certifiers.is_empty() {
        let body = |name: &String| json!({ "@type": "Organization", "name": name });
        data["creator"] = facts.certifiers.iter().map(body).collect::<Vec<_>>().into();
    }
    let nomenclatures = [("NSF", &facts.nsf), ("Formacode", &facts.formacodes), ("ROME", &facts.rome)];
    let about = nomenclatures.into_iter().flat_map(|(set, codes)| {
        codes.iter().map(move |Classified { code, title }| {
            let mut term = json!({ "@type": "DefinedTerm", "termCode": code, "inDefinedTermSet": set });
            title.iter().for_each(|title| term["name"] = title.clone().into());
            term
        })
    });
    let about: Vec<Value> = about.collect();
    if !about.is_empty() {
        data["about"] = about.into();
    }
    if let Some(expiry) = facts.expiry {
        data["expires"] = expiry.iso().into();
    }
    if let (Some(effective), Some(expiry)) = (facts.effective, facts.expiry) {
        data["temporalCoverage"] = format!("{}/{}", effective.iso(), expiry.iso()).into();
    }
    if let Some(address) = &facts.address {
        data["sameAs"] = address.clone().into();
    }
}

fn term_set(site: &Site, public: PublicAddress, planned: &PlannedCertification) -> Value {
    let certification = planned.certification;
    let view = Viewpoint::new(site.plan, Some(certification), &planned.competences);
    let statements = certification.domaines.iter().flat_map(|domaine| {
        let under = [&domaine.skills, &domaine.knowledge, &domaine.criteria];
        std::iter::once(&domaine.title).chain(under.into_iter().flatten())
    });
    let statements = statements.chain(planned.blocs.iter().flat_map(|planned| planned.bloc.statements()));
    let mut data = json!({
        "@type": "DefinedTermSet",
        "@id": public.to(&planned.competences),
        "url": public.to(&planned.competences),
        "name": site.mots().fill("donnees.competences", &[("certification", &named(certification))]),
        "inLanguage": "fr",
        "hasDefinedTerm": statements.map(|statement| term(public, &view, statement)).collect::<Vec<_>>(),
    });
    publish(site, &mut data);
    data
}

/// A statement, under its code and its permanent address.
fn term(public: PublicAddress, view: &Viewpoint, statement: &Statement) -> Value {
    json!({
        "@type": "DefinedTerm",
        "termCode": statement.code.as_str(),
        "name": statement.words.text.text(),
        "url": view.permanent(&statement.code).map(|address| public.to(address)),
    })
}

/// Each certification and each list, as something to download.
fn data_sets(site: &Site, public: PublicAddress) -> Vec<Value> {
    let about = &site.plan.catalogue.site;
    let set = |name: String, page: &str, edition: &str, state: State, files: &DataFiles| {
        let file = |path: &String, media: &str| {
            json!({
                "@type": "DataDownload",
                "contentUrl": public.to(path),
                "encodingFormat": media,
                "contentSize": site.facts.data.bytes.get(path).map(|bytes| format!("{bytes} B")),
            })
        };
        let mut data = json!({
            "@type": "Dataset",
            "@id": public.to(&files.json),
            "url": public.to(plan::DATA),
            "name": format!("{name}, {edition}"),
            "description": site.mots().fill(
                "donnees.jeu",
                &[("titre", &name), ("edition", &edition), ("etat", &state.label(site.mots()))],
            ),
            "about": public.to(page),
            "version": edition,
            "creativeWorkStatus": state.label(site.mots()),
            "inLanguage": "fr",
            "isAccessibleForFree": true,
            "distribution": [file(&files.json, "application/json"), file(&files.csv, "text/csv")],
        });
        if let Some(licence) = &about.data_licence {
            data["license"] = licence.address.clone().into();
        }
        publish(site, &mut data);
        data
    };
    let certifications =
        site.plan.certifications.iter().filter(|planned| !planned.certification.draft).map(|planned| {
            let certification = planned.certification;
            let edition = &certification.edition_label;
            set(named(certification), &planned.page, edition, certification.state, &planned.data)
        });
    let lists = site.plan.lists.iter().filter(|planned| !planned.list.draft).map(|planned| {
        let list = planned.list;
        set(list.title.clone(), &planned.page, &list.label, list.state, &planned.data)
    });
    certifications.chain(lists).collect()
}

fn breadcrumb(public: PublicAddress, page: &Page) -> Option<Value> {
    let parents = page.frame.breadcrumb.iter().map(|link| (link.label.as_str(), followed(&page.path, &link.href)));
    let steps: Vec<_> = parents.chain([(page.frame.title.as_str(), page.path.clone())]).collect();
    let items = steps.iter().enumerate().map(
        |(n, (name, path))| json!({ "@type": "ListItem", "position": n + 1, "name": name, "item": public.to(path) }),
    );
    (steps.len() > 1).then(|| json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() }))
}

fn named(certification: &Certification) -> String {
    certification.named()
}

fn publish(site: &Site, data: &mut Value) {
    let publisher = &site.plan.catalogue.site.publisher;
    if !publisher.is_empty() {
        data["publisher"] = json!({ "@type": "Organization", "name": publisher });
    }
}
