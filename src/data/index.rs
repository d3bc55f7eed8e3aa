//! The index of the data, for programs: what files there are, of what, and what each column of a table means.

use std::collections::BTreeMap;

use super::common::{CERTIFICATION, INDEX, LIST, address, edition, known, licence, schema_address, sources, state};
use super::format::{Colonne, Edition, Fichier, Index, Jeu, Sorte, Tableau};
use crate::plan::{DATA, DATA_INDEX, DataFiles, Plan, Table, schema_path};

/// `bytes`: the weight of each file; `tables`: the columns of each kind of table.
pub fn of(plan: &Plan, bytes: &BTreeMap<String, usize>, tables: &[Table]) -> Index {
    let site = &plan.catalogue.site;
    let files = |data: &DataFiles, kind: &str| {
        let file = |path: &str, media: &str| Fichier {
            adresse: address(plan, path),
            media: media.to_owned(),
            octets: bytes.get(path).copied().unwrap_or_default(),
            schema: None,
            tableau: None,
        };
        let json = Fichier { schema: Some(address(plan, &schema_path(kind))), ..file(&data.json, "application/json") };
        let csv =
            Fichier { tableau: Some(kind.to_owned()), ..file(&data.csv, "text/csv; charset=utf-8; header=present") };
        vec![json, csv]
    };
    let certifications = plan.certifications.iter().map(|planned| {
        let certification = planned.certification;
        Jeu {
            sorte: Sorte::Certification,
            identifiant: certification.slug.to_string(),
            titre: certification.title.clone(),
            edition: edition(certification),
            etat: state(certification.state),
            brouillon: certification.draft,
            adresse: address(plan, &planned.page),
            fichiers: files(&planned.data, CERTIFICATION),
        }
    });
    let lists = plan.lists.iter().map(|planned| {
        let list = planned.list;
        Jeu {
            sorte: Sorte::Liste,
            identifiant: list.slug.to_string(),
            titre: list.title.clone(),
            edition: Edition { code: list.edition.to_string(), libelle: list.label.clone(), precision: None },
            etat: state(list.state),
            brouillon: list.draft,
            adresse: address(plan, &planned.page),
            fichiers: files(&planned.data, LIST),
        }
    });
    let tables = tables.iter().zip([CERTIFICATION, LIST]).map(|(table, kind)| Tableau {
        nom: kind.to_owned(),
        colonnes: table.objects.iter().flat_map(|object| &object.fields).map(column).collect(),
    });
    let own = DataFiles { json: DATA_INDEX.to_owned(), csv: String::new() };
    Index {
        schema: schema_address(plan, &own, INDEX),
        titre: site.title.clone(),
        adresse: address(plan, DATA),
        date_reference: site.reference_date.iso(),
        licence: site.data_licence.as_ref().map(licence),
        editeur: known(&site.publisher),
        sources: sources(plan),
        jeux: certifications.chain(lists).collect(),
        tableaux: tables.collect(),
    }
}

fn column(field: &crate::plan::DescribedField) -> Colonne {
    Colonne { nom: field.name.clone(), valeur: field.kind.clone(), sens: field.description.clone() }
}
