//! The files of lists and archives → the model.

use super::branch::quotation;
use super::{corrections, day, declared, gap, notes, optional, prose, reference, rich, source_ref, state};
use crate::content::format::{Enregistrement, FamilleListeFile, LigneListe, Located, NoteLigne, RegleListe, Text};
use crate::content::raw::{Raw, RawArchive, RawListe, Read};
use crate::model::*;

pub fn lists(raw: &Raw) -> Option<Vec<Liste>> {
    raw.lists.iter().map(|((slug, edition), raw)| list(slug, edition, raw)).collect()
}

pub fn archives(raw: &Raw) -> Option<Vec<Archive>> {
    raw.archives.iter().map(|(slug, raw)| archive(slug, raw)).collect()
}

fn list(slug: &Slug, edition: &EditionCode, raw: &RawListe) -> Option<Liste> {
    let main = &raw.liste.as_ref()?.value;
    let text = |text: &Located<Text>| text.value.0.clone();
    let rule = |raw: &RegleListe| {
        Some(ListRule {
            subject: text(&raw.sujet),
            text: rich(&raw.texte)?,
            article: raw.article.value.clone(),
            source: source_ref(&raw.source)?,
        })
    };
    let mut families = raw.families.values().map(family).collect::<Option<Vec<_>>>()?;
    families.sort_by_key(|family| family.code.first_number());
    Some(Liste {
        slug: slug.clone(),
        edition: edition.clone(),
        title: text(&main.titre),
        short_title: text(&main.titre_court),
        text_title: text(&main.texte),
        label: text(&main.libelle),
        organisation: text(&main.organisme),
        state: state(main.etat),
        draft: main.brouillon,
        source: source_ref(&main.source)?,
        published: optional(&main.publie_le, |published| day(published.value))?,
        expiry: optional(&main.echeance, |expiry| day(expiry.value))?,
        rules: main.regle.iter().map(rule).collect::<Option<_>>()?,
        families,
        text: optional(&raw.text, prose)?,
        annex: optional(&raw.annex, prose)?,
        gaps: main.lacune.iter().map(gap).collect::<Option<_>>()?,
        notes: notes(&main.note)?,
    })
}

fn family(read: &Read<FamilleListeFile>) -> Option<Family> {
    let value = &read.value;
    Some(Family {
        code: declared(&value.code)?,
        origin: Origin { file: read.file, span: value.code.span.clone() },
        number: value.numero.value.0.clone(),
        title: rich(&value.titre)?,
        source: source_ref(&value.source)?,
        before: value.presentation.iter().map(rich).collect::<Option<_>>()?,
        after: value.suite.iter().map(rich).collect::<Option<_>>()?,
        rows: value.ligne.iter().map(row).collect::<Option<_>>()?,
        corrections: corrections(&value.erratum)?,
        notes: value.note.iter().map(row_note).collect::<Option<_>>()?,
    })
}

fn row(raw: &LigneListe) -> Option<ListRow> {
    let registration = |raw: &Enregistrement| Registration {
        rncp: raw.rncp.value.0.clone(),
        doubtful: raw.douteux,
        certifiers: raw.certificateurs.iter().map(|name| name.value.0.clone()).collect(),
    };
    Some(ListRow {
        code: declared(&raw.code)?,
        title: rich(&raw.intitule)?,
        level: raw.niveau,
        registrations: raw.enregistrements.iter().map(registration).collect(),
        uncertain: raw.appariement_incertain,
        corrections: corrections(&raw.erratum)?,
        source: source_ref(&raw.source)?,
    })
}

fn row_note(raw: &NoteLigne) -> Option<RowNote> {
    Some(RowNote {
        row: optional(&raw.ligne, reference)?,
        text: rich(&raw.texte)?,
        source: raw.source.value.0.clone(),
        consulted: day(raw.consulte)?,
    })
}

fn archive(slug: &Slug, raw: &RawArchive) -> Option<Archive> {
    let main = &raw.archive.as_ref()?.value;
    Some(Archive {
        slug: slug.clone(),
        title: main.titre.value.0.clone(),
        nature: main.nature.value.0.clone(),
        source: source_ref(&main.source)?,
        text: prose(raw.text.as_ref()?)?,
        gaps: main.lacune.iter().map(quotation).collect::<Option<_>>()?,
        notes: notes(&main.note)?,
    })
}
