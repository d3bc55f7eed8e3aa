//! `lacune-deplacee`: a gap stands in a document that the certification or the list has; elsewhere nothing would show it.

use crate::content::assemble::gabarit;
use crate::content::format::Lacune;
use crate::content::format::gabarit::{Donnees, Structure};
use crate::content::raw::{Raw, RawCertification, RawListe, Read};
use crate::content::rules::places::parts;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Kind, Name, Origin, Place};

pub fn check(raw: &Raw, report: &mut Report) {
    for certification in raw.certifications.values() {
        let Some(Read { file, value }) = &certification.certification else { continue };
        let places = of_certification(raw, certification);
        value.lacune.iter().for_each(|gap| placed(raw, gap, *file, &places, "cette certification", report));
    }
    for list in raw.lists.values() {
        let Some(Read { file, value }) = &list.liste else { continue };
        let places = of_list(raw, list);
        value.lacune.iter().for_each(|gap| placed(raw, gap, *file, &places, "cette liste", report));
    }
}

fn placed(raw: &Raw, gap: &Lacune, file: usize, places: &[Place], whose: &str, report: &mut Report) {
    // A word that names no place at all is told where it is read.
    let Some(place) = Place::parse(&gap.lieu.value.0).filter(|place| !places.contains(place)) else { return };
    if parts(raw, place.kind.slug())
        .is_none_or(|known| place.part.is_some_and(|part| !known.contains(&part.to_string())))
    {
        return;
    }
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
fn of_certification(raw: &Raw, certification: &RawCertification) -> Vec<Place> {
    let has = |wanted: &str| certification.names.iter().any(|name| name == wanted);
    let has_domaines = certification.names.iter().any(|name| name.starts_with("domaines/"));
    let structure = if certification.is_in_blocs() { Structure::Blocs } else { Structure::Domaines };
    if structure == Structure::Domaines && !has_domaines {
        return whole(raw, Kind::Fiche);
    }
    let of_structure = || raw.gabarits.iter().filter(|(_, read)| read.value.pour == structure);
    let stands = |data: Option<Donnees>| data.is_none_or(|it| has(&format!("{}.toml", gabarit::data(it).word())));
    let forms = of_structure().filter(|(_, read)| stands(read.value.donnees));
    let forms = forms.filter_map(|(name, _)| Kind::parse(name)).flat_map(|kind| whole(raw, kind));
    let parts = match structure {
        Structure::Blocs => ["identite", "blocs", "modalites"],
        Structure::Domaines => ["definition", "activites", "competences"],
    };
    let parts = parts.map(|part| Place::part(Kind::Referentiel, Name::of(part)));
    let mut of_guide = of_structure().filter(|(_, read)| read.value.dans_le_guide).peekable();
    let guide = of_guide.peek().is_some() && of_guide.all(|(_, read)| stands(read.value.donnees));
    let presentation = (structure == Structure::Domaines).then_some(Kind::Presentation);
    let computed = presentation.into_iter().chain(guide.then_some(Kind::Guide)).flat_map(|kind| whole(raw, kind));
    std::iter::once(Place::of(Kind::Referentiel)).chain(parts).chain(forms).chain(computed).collect()
}

fn of_list(raw: &Raw, list: &RawListe) -> Vec<Place> {
    let text = list.names.iter().any(|name| name == "textes/avenant.md").then_some(Kind::Avenant);
    [Kind::Liste].into_iter().chain(text).flat_map(|kind| whole(raw, kind)).collect()
}

/// A document and all its parts.
fn whole(raw: &Raw, kind: Kind) -> Vec<Place> {
    let parts = parts(raw, kind.slug()).unwrap_or_default();
    let parts = parts.iter().filter_map(|part| Name::parse(part)).map(|part| Place::part(kind, part));
    std::iter::once(Place::of(kind)).chain(parts).collect()
}
