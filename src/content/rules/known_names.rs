//! `source-inconnue`, `edition-inconnue`, `echelle-inconnue`: a name points at something that is declared.

use crate::content::format::Located;
use crate::content::raw::{Raw, Read};
use crate::content::shape::{Found, nearest};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, report: &mut Report) {
    let found: Vec<&Found> = raw.certifications.values().map(|c| &c.found).chain([&raw.found]).collect();
    if let Some(Read { value, .. }) = &raw.sources {
        let known: Vec<&str> = value.source.iter().map(|source| source.code.value.as_str()).collect();
        for (name, origin) in found.iter().flat_map(|found| &found.sources) {
            report_unknown(
                "source-inconnue",
                "aucune source n'a pour code",
                "sources.toml",
                name,
                origin.clone(),
                &known,
                report,
            );
        }
    }
    if let Some(Read { value, .. }) = &raw.editions {
        let known: Vec<&str> = value.edition.iter().map(|edition| edition.code.value.as_str()).collect();
        for (name, origin) in found.iter().flat_map(|found| &found.editions) {
            report_unknown(
                "edition-inconnue",
                "aucune édition n'a pour code",
                "commun/editions.toml",
                name,
                origin.clone(),
                &known,
                report,
            );
        }
        for ((_, edition), certification) in &raw.certifications {
            let origin = Origin { file: certification.some_file, span: 0..0 };
            report_unknown(
                "edition-inconnue",
                "aucune édition n'a pour code",
                "commun/editions.toml",
                edition.as_str(),
                origin,
                &known,
                report,
            );
        }
    }
    let Some(Read { value: scales, .. }) = &raw.scales else { return };
    let known: Vec<&str> = scales.echelle.iter().map(|scale| scale.code.value.as_str()).collect();
    for certification in raw.certifications.values() {
        let Some(Read { file, value }) = &certification.final_livret else { continue };
        for Located { value, span } in [&value.echelle_criteres, &value.echelle_verdict, &value.echelle_exercice] {
            let origin = Origin { file: *file, span: span.clone() };
            report_unknown(
                "echelle-inconnue",
                "aucune échelle n'a pour code",
                "commun/echelles.toml",
                value,
                origin,
                &known,
                report,
            );
        }
    }
}

fn report_unknown(
    code: &'static str,
    what: &str,
    file: &str,
    name: &str,
    origin: Origin,
    known: &[&str],
    report: &mut Report,
) {
    if known.contains(&name) {
        return;
    }
    let near = nearest(name, known)
        .map_or_else(|| format!("déclarez-la dans {file}"), |near| format!("vouliez-vous dire « {near} » ?"));
    report.push(Diagnostic::error(code, format!("{what} « {name} »")).at(origin, "").help(near));
}
