//! `a-remplacer`, `brouillon-paru`: what a model gives to be replaced is not published; what has appeared does not become a
//! draft again in silence.

use std::ops::Range;

use crate::content::raw::{Raw, Read};
use crate::content::skeleton::TO_REPLACE;
use crate::diagnostic::{Diagnostic, Files, Report};
use crate::model::Origin;

pub fn check(raw: &Raw, files: &Files, report: &mut Report) {
    let mut elsewhere = raw.files_of_drafts();
    if let Some(Read { file, value }) = &raw.sources {
        // An entry that only a draft names is as invisible as the draft.
        elsewhere.insert(*file);
        let public = raw.public_sources();
        for source in value.source.iter().filter(|source| public.contains(source.code.value.as_str())) {
            for text in [&source.titre, &source.date] {
                in_text(*file, files.text(*file), text.span.clone(), report);
            }
        }
    }
    for file in files.numbers().filter(|file| !elsewhere.contains(file)) {
        let text = files.text(file);
        in_text(file, text, 0..text.len(), report);
    }
    for ((slug, edition), certification) in &raw.certifications {
        let Some(Read { file, value }) = &certification.certification else { continue };
        let Some(published) = value.publie_le.as_ref().filter(|_| value.brouillon) else { continue };
        report.push(
            Diagnostic::warning(
                "brouillon-paru",
                "une édition qui a paru redevient un brouillon : ses adresses disparaissent",
            )
            .at(
                Origin { file: *file, span: published.span.clone() },
                format!(
                    "certifications/{slug}/{edition}/ et documents/{slug}/{edition}/ ne mèneraient plus nulle part"
                ),
            )
            .help("retirez brouillon = true, et dites son état par « etat » ; ou publie_le, si elle n'a jamais paru"),
        );
    }
}

/// Reports each placeholder of a part of a text, but in the remarks of a TOML file.
fn in_text(file: usize, text: &str, part: Range<usize>, report: &mut Report) {
    let part_text = text.get(part.clone()).unwrap_or_default();
    for (at, _) in part_text.match_indices(TO_REPLACE) {
        let start = part.start + at;
        let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        if text[line..start].trim_start().starts_with('#') {
            continue;
        }
        report.push(
            Diagnostic::error("a-remplacer", "ces mots d'un modèle paraîtraient sur le site public")
                .at(Origin { file, span: start..start + TO_REPLACE.len() }, "")
                .help("écrivez les mots de la source à leur place, ou gardez la certification en brouillon : brouillon = true"),
        );
    }
}
