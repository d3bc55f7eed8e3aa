//! `source-inconnue`, `guide-inconnu`, `echelle-inconnue`, `certification-inconnue`, `mention-inconnue`,
//! `acteur-inconnu`, `cqp-absent`, `texte-absent`, `schema-absent`: a name points at something that is declared.

use crate::content::format::Located;
use crate::content::raw::{Raw, RawCertification, Read};
use crate::content::shape::{Found, nearest};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Origin, Role};

pub fn check(raw: &Raw, report: &mut Report) {
    let found: Vec<&Found> = raw.all_found().collect();
    if let Some(Read { value, .. }) = &raw.sources {
        let known: Vec<&str> = value.source.iter().map(|source| source.code.value.as_str()).collect();
        let (what, cure) = ("aucune source n'a pour code", "déclarez-la dans sources.toml");
        for (name, origin) in found.iter().flat_map(|found| &found.sources) {
            report_unknown("source-inconnue", what, cure, name, origin.clone(), &known, report);
        }
    }
    if let Some(Read { value, .. }) = &raw.guides {
        let known: Vec<&str> = value.guide.iter().map(|guide| guide.source.value.0.as_str()).collect();
        let (what, cure) = ("aucun guide n'a pour code", "déclarez-le dans commun/guides.toml");
        for (name, origin) in found.iter().flat_map(|found| &found.guides) {
            report_unknown("guide-inconnu", what, cure, name, origin.clone(), &known, report);
        }
    }
    certifications(raw, report);
    parties(raw, report);
    let known: Vec<&str> = raw.texts.keys().map(String::as_str).collect();
    for (name, origin) in found.iter().flat_map(|found| &found.texts) {
        let cure = format!("écrivez ce texte dans commun/textes/{name}.md, ou corrigez le nom");
        report_unknown("texte-absent", "aucun texte ne porte le nom", &cure, name, origin.clone(), &known, report);
    }
    let known: Vec<&str> = raw.figures.keys().map(String::as_str).collect();
    for (name, origin) in found.iter().flat_map(|found| &found.figures) {
        let cure = format!("écrivez ce schéma dans commun/schemas/{name}.toml, ou corrigez le nom");
        report_unknown("schema-absent", "aucun schéma ne porte le nom", &cure, name, origin.clone(), &known, report);
    }
    for certification in raw.certifications.values() {
        let declared = certification.certification.iter().flat_map(|read| &read.value.mention);
        let known: Vec<&str> = declared.map(|mention| mention.code.value.as_str()).collect();
        if let Some(Read { file, value }) = &certification.follow_up {
            let modules = value.domaine.iter().flat_map(|domaine| &domaine.module);
            for mention in modules.filter_map(|module| module.mention.as_ref()) {
                let origin = Origin { file: *file, span: mention.span.clone() };
                let (what, cure) = ("aucune mention n'a pour code", "déclarez-la dans le certification.toml voisin");
                report_unknown("mention-inconnue", what, cure, &mention.value, origin, &known, report);
            }
        }
    }
    let Some(Read { value: scales, .. }) = &raw.scales else { return };
    let known: Vec<&str> = scales.echelle.iter().map(|scale| scale.code.value.as_str()).collect();
    for (file, Located { value, span }) in raw.certifications.values().flat_map(scales_of) {
        let origin = Origin { file, span: span.clone() };
        let (what, cure) = ("aucune échelle n'a pour code", "déclarez-la dans commun/echelles.toml");
        report_unknown("echelle-inconnue", what, cure, value, origin, &known, report);
    }
}

/// Those who hand a document, those who receive it, those who fill it.
fn parties(raw: &Raw, report: &mut Report) {
    let roles: Vec<&str> = Role::NAMED.iter().map(|(name, _)| *name).collect();
    let bodies = raw.circuits.iter().flat_map(|read| &read.value.organe).map(|body| body.code.value.as_str());
    let parties: Vec<&str> = roles.iter().copied().chain(bodies).collect();
    let acts = format!("écrivez un acteur du parcours : {}", roles.join(", "));
    let mut named = |file: usize, name: &Located<String>, known: &[&str]| {
        let origin = Origin { file, span: name.span.clone() };
        let (what, cure) = match known.len() == roles.len() {
            true => ("aucun acteur n'a pour nom", acts.as_str()),
            false => (
                "aucun acteur ni organe n'a pour nom",
                "déclarez l'organe par [[organe]] en tête de commun/circuits.toml",
            ),
        };
        report_unknown("acteur-inconnu", what, cure, &name.value, origin, known, report);
    };
    if let Some(Read { file, value }) = &raw.circuits {
        value
            .transmission
            .iter()
            .for_each(|it| it.de.iter().chain([&it.a]).for_each(|one| named(*file, one, &parties)));
        value.main.iter().for_each(|it| [&it.role, &it.tenu_par].into_iter().for_each(|one| named(*file, one, &roles)));
    }
    // What a file that could not be decoded declares is not known.
    let bodies_are_known = raw.circuits.is_some() || !raw.found.undecoded;
    if let Some(Read { file, value }) = raw.cited.as_ref().filter(|_| bodies_are_known) {
        for passage in value.document.iter().flat_map(|document| &document.citation) {
            passage.de.iter().chain(&passage.a).for_each(|one| named(*file, one, &parties));
            passage.rempli_par.iter().for_each(|one| named(*file, one, &roles));
        }
    }
}

fn certifications(raw: &Raw, report: &mut Report) {
    let known: Vec<&str> = raw.certifications.keys().map(|(slug, _)| slug.as_str()).collect();
    let of_rules = raw.rules.iter().flat_map(|Read { file, value }| {
        let of_juries = value.jury.iter().flat_map(|jury| &jury.certifications);
        let names = value.cqp.iter().map(|cqp| &cqp.certification).chain(of_juries);
        names.map(|name| (name.value.as_str(), Origin { file: *file, span: name.span.clone() }))
    });
    let of_register = raw.register.iter().flat_map(|Read { file, value }| {
        let names = value.fiche.iter().map(|entry| &entry.certification);
        names.map(|name| (name.value.as_str(), Origin { file: *file, span: name.span.clone() }))
    });
    let of_texts = raw.found.certifications.iter().map(|(name, origin)| (name.as_str(), origin.clone()));
    let of_gabarits = raw.gabarits.values().flat_map(|Read { file, value }| {
        let names = value.certifications.iter();
        names.map(|name| (name.value.as_str(), Origin { file: *file, span: name.span.clone() }))
    });
    for (name, origin) in of_texts.chain(of_rules).chain(of_register).chain(of_gabarits) {
        let (what, cure) =
            ("aucune certification n'a pour dossier", "créez son dossier dans certifications/, ou corrigez le nom");
        report_unknown("certification-inconnue", what, cure, name, origin, &known, report);
    }
    let cqps = raw.rules.iter().flat_map(|read| &read.value.cqp);
    let ruled: Vec<&str> = cqps.map(|cqp| cqp.certification.value.as_str()).collect();
    // What a file that could not be decoded says is not known, and a misspelt name has been told.
    if raw.found.undecoded || !ruled.iter().all(|name| known.contains(name)) {
        return;
    }
    let is_ruled = |name: &str| ruled.contains(&name) || !known.contains(&name);
    for (name, origin) in raw.found.rules.iter().filter(|(name, _)| !is_ruled(name)) {
        report.push(
            Diagnostic::error("cqp-absent", format!("commun/cqp.toml ne dit rien de « {name} »"))
                .at(origin.clone(), "")
                .help("ajoutez-y une entrée [[cqp]], ou retirez ce nom"),
        );
    }
}

/// The names of scales in the files of a certification.
fn scales_of(certification: &RawCertification) -> Vec<(usize, &Located<String>)> {
    let mut all = Vec::new();
    if let Some(Read { file, value }) = &certification.interview {
        let of_check = value.prerequis.iter().map(|check| &check.echelle);
        let names = [&value.echelle_positionnement, &value.echelle_orientation].into_iter().chain(of_check);
        all.extend(names.map(|name| (*file, name)));
    }
    if let Some(Read { file, value }) = &certification.follow_up {
        all.extend([&value.echelle_criteres, &value.echelle_resultat].map(|name| (*file, name)));
    }
    if let Some(Read { file, value }) = &certification.intermediate_grids {
        all.push((*file, &value.echelle));
    }
    if let Some(Read { file, value }) = &certification.final_livret {
        let names = [&value.echelle_criteres, &value.echelle_verdict, &value.echelle_exercice];
        all.extend(names.map(|name| (*file, name)));
    }
    all
}

/// `cure` is what mends it when no known name is near.
fn report_unknown(
    code: &'static str,
    what: &str,
    cure: &str,
    name: &str,
    origin: Origin,
    known: &[&str],
    report: &mut Report,
) {
    if known.contains(&name) {
        return;
    }
    let near = nearest(name, known).map(|near| format!("vouliez-vous dire « {near} » ?"));
    let help = near.unwrap_or_else(|| cure.to_owned());
    report.push(Diagnostic::error(code, format!("{what} « {name} »")).at(origin, "").help(help));
}
