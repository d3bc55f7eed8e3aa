//! `code-deplace`: a code says where it stands: `D1.SF2` is a savoir-faire of the domaine D1.

use crate::content::format::{Declared, Enonce, Located};
use crate::content::raw::{Raw, RawCertification, Read};
use crate::diagnostic::{Diagnostic, Files, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, files: &Files, report: &mut Report) {
    for certification in raw.certifications.values() {
        for (file, code, prefix) in expected(certification) {
            in_place(file, code, &prefix, report);
        }
        for Read { file, value } in certification.blocs.values() {
            let wanted = format!("blocs/{}.toml", value.code.value.0.to_ascii_lowercase());
            if !files.path(*file).ends_with(&wanted) {
                report.push(
                    Diagnostic::error("code-deplace", format!("ce fichier porte le bloc {}", value.code.value.0))
                        .at(Origin { file: *file, span: value.code.span.clone() }, "")
                        .help(format!("nommez le fichier {wanted}, ou corrigez le code")),
                );
            }
        }
        for Read { file, value } in certification.domaines.values() {
            in_its_file(files, *file, &value.code, "domaine", report);
        }
    }
    for Read { file, value } in raw.lists.values().flat_map(|list| list.families.values()) {
        in_place(*file, &value.code, "PA", report);
        for row in &value.ligne {
            in_place(*file, &row.code, &format!("{}.", value.code.value.0), report);
        }
        in_its_file(files, *file, &value.code, "famille", report);
    }
}

/// Whether a code is `prefix` and a number.
fn in_place(file: usize, code: &Located<Declared>, prefix: &str, report: &mut Report) {
    let rest = code.value.0.strip_prefix(prefix);
    let in_place = rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
    if !in_place {
        report.push(
            Diagnostic::error("code-deplace", format!("le code {} n'est pas à sa place", code.value.0))
                .at(Origin { file, span: code.span.clone() }, format!("ici, les codes commencent par {prefix}"))
                .help("corrigez le code, ou déplacez l'entrée"),
        );
    }
}

/// Whether a file bears the name of what it holds: `domaines/d1.toml`, `familles/pa1.toml`.
fn in_its_file(files: &Files, file: usize, code: &Located<Declared>, what: &str, report: &mut Report) {
    let wanted = format!("{what}s/{}.toml", code.value.0.to_ascii_lowercase());
    if !files.path(file).ends_with(&wanted) {
        report.push(
            Diagnostic::error("code-deplace", format!("ce fichier porte {} {}", article(what), code.value.0))
                .at(Origin { file, span: code.span.clone() }, "")
                .help(format!("nommez le fichier {wanted}, ou corrigez le code")),
        );
    }
}

fn article(what: &str) -> String {
    if what == "famille" { "la famille".to_owned() } else { format!("le {what}") }
}

/// Each code with the file it stands in and what it must begin with, a number following.
fn expected(certification: &RawCertification) -> Vec<(usize, &Located<Declared>, String)> {
    let mut all = Vec::new();
    fn codes<'a>(
        all: &mut Vec<(usize, &'a Located<Declared>, String)>,
        file: usize,
        statements: &'a [Enonce],
        prefix: &str,
    ) {
        all.extend(statements.iter().map(|statement| (file, &statement.code, prefix.to_owned())));
    }
    if let Some(Read { file, value }) = &certification.definition {
        codes(&mut all, *file, &value.finalite, "FIN");
        codes(&mut all, *file, &value.precision, "PRE");
        codes(&mut all, *file, &value.capacite, "CAP");
        for element in value.prerequis.iter().flat_map(|prerequisites| &prerequisites.element) {
            all.push((*file, &element.code, "P".into()));
            codes(&mut all, *file, &element.detail, &format!("{}.", element.code.value.0));
        }
    }
    if let Some(Read { file, value }) = &certification.activities {
        for family in &value.famille {
            all.push((*file, &family.code, "A".into()));
            for activity in &family.activite {
                all.push((*file, &activity.code, format!("{}.", family.code.value.0)));
                codes(&mut all, *file, &activity.tache, &format!("{}.", activity.code.value.0));
            }
        }
    }
    for Read { file, value } in certification.domaines.values() {
        let domaine = &value.code.value.0;
        all.push((*file, &value.code, "D".into()));
        codes(&mut all, *file, &value.savoir_faire, &format!("{domaine}.SF"));
        codes(&mut all, *file, &value.savoir, &format!("{domaine}.S"));
        codes(&mut all, *file, &value.critere, &format!("{domaine}.E"));
    }
    for Read { file, value } in certification.blocs.values() {
        let bloc = &value.code.value.0;
        all.push((*file, &value.code, "B".into()));
        for activity in &value.activite {
            all.push((*file, &activity.code, format!("{bloc}.A")));
            for competence in &activity.competence {
                all.push((*file, &competence.code, format!("{bloc}.C")));
                let prefix = format!("{}.E", competence.code.value.0);
                for criterion in &competence.critere {
                    all.push((*file, &criterion.code, prefix.clone()));
                    codes(&mut all, *file, &criterion.detail, &prefix);
                }
            }
        }
    }
    if let Some(Read { file, value }) = &certification.interview {
        if let Some(check) = &value.prerequis {
            codes(&mut all, *file, &check.question, "PQ");
        }
        for domaine in &value.domaine {
            codes(&mut all, *file, &domaine.question, &format!("{}.Q", domaine.domaine.value.0));
        }
    }
    if let Some(Read { file, value }) = &certification.follow_up {
        for domaine in &value.domaine {
            let code = &domaine.domaine.value.0;
            for module in &domaine.module {
                codes(&mut all, *file, &module.contenu, &format!("{code}.M"));
            }
            for evaluation in &domaine.evaluation {
                codes(&mut all, *file, &evaluation.critere, &format!("{code}.F"));
            }
        }
    }
    if let Some(Read { file, value }) = &certification.final_livret {
        for questionnaire in &value.questionnaire {
            codes(&mut all, *file, &questionnaire.question, &format!("{}.R", questionnaire.domaine.value.0));
        }
    }
    all
}
