//! A list of certifications as data, and as a table.

use super::common::{About, BAR, address, errata, gap, note, publication, reference, texts};
use super::format::{
    Edition, Enregistrement, FamilleListe, LigneListe, LigneTableauListe, Liste, Note, RegleListe, TypeLigneListe,
};
use crate::model::{Family, ListRow, RowNote};
use crate::plan::{Plan, PlannedList};

pub fn of(plan: &Plan, planned: &PlannedList, schema: String) -> (Liste, Vec<LigneTableauListe>) {
    let list = planned.list;
    let about = About {
        slug: &list.slug,
        title: &list.title,
        edition: Edition { code: list.edition.to_string(), libelle: list.label.clone(), precision: None },
        state: list.state,
        draft: list.draft,
        published: list.published,
        expiry: list.expiry,
        page: &planned.page,
        source: &list.source,
    };
    let permanent = plan.permanent(list.into());
    let line = |family: &Family, row: &ListRow| LigneListe {
        code: row.code.to_string(),
        adresse: permanent.get(&row.code).map(|path| address(plan, path)),
        intitule: row.title.text(),
        niveau: row.level,
        enregistrements: row
            .registrations
            .iter()
            .map(|registration| Enregistrement {
                rncp: registration.rncp.clone(),
                douteux: registration.doubtful,
                certificateurs: if row.uncertain { Vec::new() } else { registration.certifiers.clone() },
            })
            .collect(),
        certificateurs_non_apparies: match row.uncertain {
            true => row.registrations.iter().flat_map(|registration| registration.certifiers.clone()).collect(),
            false => Vec::new(),
        },
        source: reference(&row.source),
        errata: errata(&row.corrections),
        notes: family.notes.iter().filter(|note| note.row.as_ref() == Some(&row.code)).map(row_note).collect(),
    };
    let family = |family: &Family| FamilleListe {
        code: family.code.to_string(),
        adresse: permanent.get(&family.code).map(|path| address(plan, path)),
        numero: family.number.clone(),
        titre: family.title.text(),
        source: reference(&family.source),
        presentation: texts(&family.before),
        lignes: family.rows.iter().map(|row| line(family, row)).collect(),
        suite: texts(&family.after),
        errata: errata(&family.corrections),
        notes: family.notes.iter().filter(|note| note.row.is_none()).map(row_note).collect(),
    };
    let data = Liste {
        schema,
        publication: publication(plan, about),
        titre_court: list.short_title.clone(),
        texte: list.text_title.clone(),
        organisme: list.organisation.clone(),
        regles: list
            .rules
            .iter()
            .map(|rule| RegleListe {
                sujet: rule.subject.clone(),
                texte: rule.text.text(),
                source: reference(&rule.source),
            })
            .collect(),
        familles: list.families.iter().map(family).collect(),
        lacunes: list.gaps.iter().map(gap).collect(),
        notes: list.notes.iter().map(note).collect(),
    };
    let rows = rows(&data);
    (data, rows)
}

fn row_note(note: &RowNote) -> Note {
    Note {
        remarque: note.text.text(),
        provenance: note.source.clone(),
        consulte: note.consulted.iso(),
        lieux: Vec::new(),
    }
}

/// One row a certification and code, then what is said of it.
fn rows(data: &Liste) -> Vec<LigneTableauListe> {
    let yes = |truth: bool| if truth { "oui".to_owned() } else { String::new() };
    let blank = LigneTableauListe {
        kind: TypeLigneListe::Certification,
        famille: String::new(),
        famille_titre: String::new(),
        code: String::new(),
        adresse: String::new(),
        intitule: String::new(),
        niveau: None,
        rncp: String::new(),
        douteux: String::new(),
        certificateurs: String::new(),
        appariement_incertain: String::new(),
        remarque: String::new(),
        imprime: String::new(),
        corrige: String::new(),
        source: String::new(),
        provenance: String::new(),
        consulte: String::new(),
        liste: data.publication.identifiant.clone(),
        edition: data.publication.edition.code.clone(),
        etat: data.publication.etat,
        date_reference: data.publication.date_reference.clone(),
        licence: data.publication.licence.as_ref().map(|licence| licence.nom.clone()).unwrap_or_default(),
    };
    let noted = |note: &Note, own: &LigneTableauListe| LigneTableauListe {
        kind: TypeLigneListe::Note,
        remarque: note.remarque.clone(),
        provenance: note.provenance.clone(),
        consulte: note.consulte.clone(),
        ..own.clone()
    };
    let misprint = |erratum: &super::format::Erratum, own: &LigneTableauListe| LigneTableauListe {
        kind: TypeLigneListe::Erratum,
        imprime: erratum.imprime.clone(),
        corrige: erratum.corrige.clone(),
        source: erratum.source.clone(),
        ..own.clone()
    };
    let mut rows = Vec::new();
    for family in &data.familles {
        let of_family = LigneTableauListe {
            famille: family.code.clone(),
            famille_titre: family.titre.clone(),
            adresse: family.adresse.clone().unwrap_or_default(),
            ..blank.clone()
        };
        rows.extend(family.errata.iter().map(|erratum| misprint(erratum, &of_family)));
        rows.extend(family.notes.iter().map(|note| noted(note, &of_family)));
        for line in &family.lignes {
            let own = LigneTableauListe {
                code: line.code.clone(),
                adresse: line.adresse.clone().unwrap_or_default(),
                intitule: line.intitule.clone(),
                niveau: line.niveau,
                ..of_family.clone()
            };
            let uncertain = !line.certificateurs_non_apparies.is_empty();
            rows.extend(line.enregistrements.iter().map(|registration| LigneTableauListe {
                rncp: registration.rncp.clone(),
                douteux: yes(registration.douteux),
                certificateurs: match uncertain {
                    true => line.certificateurs_non_apparies.join(BAR),
                    false => registration.certificateurs.join(BAR),
                },
                appariement_incertain: yes(uncertain),
                source: line.source.clone(),
                ..own.clone()
            }));
            rows.extend(line.errata.iter().map(|erratum| misprint(erratum, &own)));
            rows.extend(line.notes.iter().map(|note| noted(note, &own)));
        }
    }
    rows.extend(data.lacunes.iter().map(|gap| LigneTableauListe {
        kind: TypeLigneListe::Lacune,
        remarque: gap.remarque.clone(),
        source: gap.source.clone(),
        ..blank.clone()
    }));
    rows.extend(data.notes.iter().map(|note| noted(note, &blank)));
    rows
}
