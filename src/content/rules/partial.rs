//! `manque-non-dit`: a certification whose domaines or blocs are not known says so: its fiche and its page show the gap.

use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Kind, Name, Origin, Place};

pub fn check(raw: &Raw, report: &mut Report) {
    let shown = Place::part(Kind::Fiche, Name::of("manques"));
    for certification in raw.certifications.values() {
        let has_domaines = certification.names.iter().any(|name| name.starts_with("domaines/"));
        let Some(Read { file, value }) = &certification.certification else { continue };
        let says = |place: &str| Place::parse(place).is_some_and(|place| place.covers(&shown));
        let said = value.lacune.iter().any(|gap| says(&gap.lieu.value.0));
        // A certification in blocs has no fiche: that its files are missing is told elsewhere.
        if !certification.is_in_blocs() && !has_domaines && !said {
            report.push(
                Diagnostic::error("manque-non-dit", "cette certification n'a ni domaine ni bloc, et aucune lacune ne le dit")
                    .at(Origin { file: *file, span: value.titre.span.clone() }, "publié en fiche partielle")
                    .help("ajoutez [[lacune]] avec lieu = \"fiche/manques\", ce qui manque et la source ; ou bien domaines/d1.toml"),
            );
        }
    }
}
