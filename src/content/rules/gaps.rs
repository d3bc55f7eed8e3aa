//! `lacune-deplacee`: a gap stands in a document that the certification or the list has; elsewhere nothing would show it.

use crate::content::format::{Genre, Lacune};
use crate::content::raw::{Raw, RawCertification, RawListe, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Kind, Origin, Place};

pub fn check(raw: &Raw, report: &mut Report) {
    for certification in raw.certifications.values() {
        let Some(Read { file, value }) = &certification.certification else { continue };
        // Its files say one thing and its genre another: that is told elsewhere, and which documents it has is not known.
        let has_blocs =
            certification.names.iter().any(|name| name == "referentiels.toml" || name.starts_with("blocs/"));
        if has_blocs && value.genre == Genre::Cqp {
            continue;
        }
        let places = of_certification(certification, value.genre);
        value.lacune.iter().for_each(|gap| placed(gap, *file, &places, "cette certification", report));
    }
    for list in raw.lists.values() {
        let Some(Read { file, value }) = &list.liste else { continue };
        let places = of_list(list);
        value.lacune.iter().for_each(|gap| placed(gap, *file, &places, "cette liste", report));
    }
}

fn placed(gap: &Lacune, file: usize, places: &[Place], whose: &str, report: &mut Report) {
    // A word that names no place at all is told where it is read.
    let Some(place) = Place::parse(&gap.lieu.value.0).filter(|place| !places.contains(place)) else { return };
    let of_document: Vec<&Place> = places.iter().filter(|known| known.kind == place.kind).collect();
    let names = |places: Vec<&Place>| places.into_iter().map(Place::to_string).collect::<Vec<_>>().join(", ");
    let help = match of_document.is_empty() {
        false => format!("les lieux de ce document sont : {}", names(of_document)),
        true => {
            let whole = names(places.iter().filter(|place| place.part.is_none()).collect());
            format!("les documents qu'elle a sont : {whole} ; nommez l'un d'eux, ou une de ses parties")
        }
    };
    report.push(
        Diagnostic::error("lacune-deplacee", format!("{whose} n'a pas de « {place} » où montrer cette lacune"))
            .at(Origin { file, span: gap.lieu.span.clone() }, "")
            .help(help),
    );
}

/// The documents that its files make, each with its parts.
fn of_certification(certification: &RawCertification, genre: Genre) -> Vec<Place> {
    let has = |wanted: &str| certification.names.iter().any(|name| name == wanted);
    let has_domaines = certification.names.iter().any(|name| name.starts_with("domaines/"));
    if genre == Genre::Rncp {
        let identity = ["identite", "blocs", "modalites"].map(|part| Place::part(Kind::Referentiel, part));
        return whole(Kind::GrillesBlocs).chain([Place::of(Kind::Referentiel)]).chain(identity).collect();
    }
    if !has_domaines {
        return whole(Kind::Fiche).collect();
    }
    let forms = [
        ("guide-entretien.toml", &[Kind::GuideEntretien][..]),
        ("livret-suivi.toml", &[Kind::LivretSuivi]),
        ("grilles-intermediaires.toml", &[Kind::GuideTuteur, Kind::GrillesIntermediaires]),
        ("livret-evaluation-finale.toml", &[Kind::LivretEvaluationFinale]),
    ];
    let parts = ["definition", "activites", "competences"].map(|part| Place::part(Kind::Referentiel, part));
    let of_forms = forms.iter().filter(|(file, _)| has(file)).flat_map(|(_, kinds)| *kinds);
    let guide = forms.iter().all(|(file, _)| has(file)).then_some(Kind::Guide);
    let referentiel = [Place::of(Kind::Referentiel)].into_iter().chain(parts);
    let others = [Kind::Presentation].into_iter().chain(of_forms.copied()).chain(guide);
    referentiel.chain(others.flat_map(whole)).collect()
}

fn of_list(list: &RawListe) -> Vec<Place> {
    let text = list.names.iter().any(|name| name == "textes/avenant.md").then_some(Kind::Avenant);
    [Kind::Liste].into_iter().chain(text).flat_map(whole).collect()
}

/// A document and all its parts.
fn whole(kind: Kind) -> impl Iterator<Item = Place> {
    let parts = kind.parts().iter().map(move |part| Place::part(kind, part));
    std::iter::once(Place::of(kind)).chain(parts)
}
