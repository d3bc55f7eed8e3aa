//! Diagnostics for a program: one JSON object.

use serde_json::{Value, json as object};

use super::{Files, Report, Severity};
use crate::model::Origin;

/// `{"erreurs": n, "avertissements": n, "diagnostics": [{code, gravite, message, chemin, ligne, colonne, aide}]}`.
pub fn json(report: &Report, files: &Files) -> String {
    let place = |origin: &Origin, label: &str| -> Value {
        let (line, column) = files.line_column(origin);
        object!({ "chemin": files.path(origin.file), "ligne": line, "colonne": column, "libelle": label })
    };
    let diagnostics: Vec<Value> = report
        .diagnostics
        .iter()
        .map(|diagnostic| {
            object!({
                "code": diagnostic.code,
                "gravite": match diagnostic.severity {
                    Severity::Error => "erreur",
                    Severity::Warning => "avertissement",
                },
                "message": diagnostic.message,
                "lieu": diagnostic.place.as_ref().map(|(origin, label)| place(origin, label)),
                "voir": diagnostic.related.iter().map(|(origin, label)| place(origin, label)).collect::<Vec<_>>(),
                "aide": diagnostic.help,
            })
        })
        .collect();
    let all = object!({
        "erreurs": report.errors(),
        "avertissements": report.warnings(),
        "diagnostics": diagnostics,
    });
    format!("{all:#}\n")
}
