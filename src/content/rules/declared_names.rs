//! `nom-malforme`, `nom-en-double`: what the common files declare bears a name that addresses can hold, once.

use std::collections::BTreeMap;

use crate::content::format::Located;
use crate::content::raw::{Raw, Read};
use crate::content::syntax::shorten;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{GuideCode, Origin, Slug, SourceRef};

pub fn check(raw: &Raw, report: &mut Report) {
    if let Some(Read { file, value }) = &raw.sources {
        let names: Vec<_> = value.source.iter().map(|source| &source.code).collect();
        let well_formed = |name: &str| !name.contains(':') && SourceRef::parse(name).is_some();
        malformed(*file, &names, well_formed, "une source est nommée par trois chiffres, comme \"003\"", report);
        twice(*file, &names, "source", report);
    }
    if let Some(Read { file, value }) = &raw.guides {
        let codes = value
            .guide
            .iter()
            .map(|guide| Located { value: guide.source.value.0.clone(), span: guide.source.span.clone() });
        let codes: Vec<_> = codes.collect();
        let names: Vec<_> = codes.iter().collect();
        let cure = "un guide est nommé par sa source seule, sans ligne, comme \"003\"";
        malformed(*file, &names, |name| GuideCode::parse(name).is_some(), cure, report);
        twice(*file, &names, "guide", report);
    }
    if let Some(Read { file, value }) = &raw.scales {
        // The code of a level is what a form holds once it is filled.
        short(*file, &value.echelle.iter().map(|scale| &scale.code).collect::<Vec<_>>(), "échelle", report);
        for scale in &value.echelle {
            short(*file, &scale.niveau.iter().map(|level| &level.code).collect::<Vec<_>>(), "niveau", report);
        }
    }
    if let Some(Read { file, value }) = &raw.rules {
        twice(*file, &value.cqp.iter().map(|cqp| &cqp.certification).collect::<Vec<_>>(), "CQP", report);
    }
    if let Some(Read { file, value }) = &raw.cited {
        let names: Vec<_> = value.document.iter().map(|document| &document.code).collect();
        short(*file, &names, "document cité", report);
    }
    for (file, names, what) in names_of_help(raw) {
        short(file, &names, what, report);
    }
    for Read { file, value } in raw.certifications.values().filter_map(|raw| raw.certification.as_ref()) {
        short(*file, &value.mention.iter().map(|mention| &mention.code).collect::<Vec<_>>(), "mention", report);
    }
}

/// The names of the glossary, of the parcours and of the pages to prepare with: each group has each name once.
fn names_of_help(raw: &Raw) -> Vec<(usize, Vec<&Located<String>>, &'static str)> {
    let mut groups = Vec::new();
    if let Some(Read { file, value }) = &raw.glossary {
        groups.push((*file, value.terme.iter().map(|term| &term.code).collect(), "sigle"));
    }
    if let Some(Read { file, value }) = &raw.courses {
        groups.push((*file, value.parcours.iter().map(|course| &course.code).collect(), "parcours"));
        groups.extend(value.parcours.iter().map(|it| (*file, it.etape.iter().map(|s| &s.code).collect(), "étape")));
    }
    if let Some(Read { file, value }) = &raw.preparations {
        groups.push((*file, value.page.iter().map(|page| &page.code).collect(), "page"));
        groups.extend(value.page.iter().map(|it| (*file, it.rubrique.iter().map(|s| &s.code).collect(), "rubrique")));
    }
    if let Some(Read { file, value }) = &raw.register {
        groups.push((*file, value.fiche.iter().map(|entry| &entry.certification).collect(), "fiche"));
    }
    groups
}

/// Names that addresses, anchors and fields of forms are made of.
fn short(file: usize, names: &[&Located<String>], what: &str, report: &mut Report) {
    let cure = "un nom d'adresse a des lettres minuscules sans accent, des chiffres et des traits d'union, et n'est pas un \
                de ceux que Windows se réserve (con, aux, nul…)";
    malformed(file, names, |name| Slug::parse(name).is_some(), cure, report);
    twice(file, names, what, report);
}

fn malformed(
    file: usize,
    names: &[&Located<String>],
    is_well_formed: impl Fn(&str) -> bool,
    help: &str,
    report: &mut Report,
) {
    for name in names.iter().filter(|name| !is_well_formed(&name.value)) {
        report.push(
            Diagnostic::error("nom-malforme", format!("« {} » ne peut pas servir de nom ici", shorten(&name.value)))
                .at(Origin { file, span: name.span.clone() }, "")
                .help(help),
        );
    }
}

fn twice(file: usize, names: &[&Located<String>], what: &str, report: &mut Report) {
    let mut first: BTreeMap<&str, &Located<String>> = BTreeMap::new();
    for name in names {
        let Some(before) = first.insert(&name.value, name) else { continue };
        report.push(
            Diagnostic::error("nom-en-double", format!("le nom « {} » est déjà pris ({what})", name.value))
                .at(Origin { file, span: name.span.clone() }, "seconde fois")
                .related(Origin { file, span: before.span.clone() }, "première fois")
                .help("donnez un autre nom à l'une des deux entrées, ou retirez-la"),
        );
    }
}
