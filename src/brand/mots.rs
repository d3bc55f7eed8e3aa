//! The words that a theme has for itself: `mots.toml`, with those keys only that it changes.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{is_unseen, line, why};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Mots, places};

/// Where they are read, in the folder of a theme.
pub const PATH: &str = "mots.toml";

/// The words that are ours, and over them those of a theme, by the files of its folder.
///
/// # Errors
/// All that is wrong in its file.
pub fn mots(theme: &BTreeMap<String, Vec<u8>>) -> Result<Mots, Report> {
    let Some(bytes) = theme.get(PATH) else { return Ok(Mots::default()) };
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(Report::from(
            Diagnostic::error("mots-du-theme", format!("le fichier {PATH} du thème n'est pas en UTF-8"))
                .help("enregistrez ce fichier en UTF-8"),
        ));
    };
    let mut reading = Reading { text, mots: Mots::default(), report: Report::default() };
    match DeTable::parse(text) {
        Ok(table) => reading.table("", table.get_ref()),
        Err(error) => {
            let what = format!("ce fichier ne peut pas être lu : {}", why(error.message()));
            let help = "chaque ligne est une clé, le signe =, et des mots entre guillemets : titre = \"…\"";
            reading.fault(error.span().map_or(0, |span| span.start), &what, help);
        }
    }
    if reading.report.has_errors() { Err(reading.report) } else { Ok(reading.mots) }
}

struct Reading<'t> {
    text: &'t str,
    mots: Mots,
    report: Report,
}

impl Reading<'_> {
    fn table(&mut self, prefix: &str, table: &DeTable) {
        for (name, value) in table {
            let at = name.span().start;
            let key =
                if prefix.is_empty() { name.get_ref().to_string() } else { format!("{prefix}.{}", name.get_ref()) };
            match value.get_ref() {
                DeValue::Table(inner) => self.table(&key, inner),
                DeValue::String(sentence) => self.sentence(at, &key, sentence),
                DeValue::Integer(_)
                | DeValue::Float(_)
                | DeValue::Boolean(_)
                | DeValue::Datetime(_)
                | DeValue::Array(_) => {
                    let what = format!("la valeur de « {key} » n'est pas un texte entre guillemets");
                    self.fault(Spanned::span(value).start, &what, "écrivez des mots entre guillemets droits");
                }
            }
        }
    }

    fn sentence(&mut self, at: usize, key: &str, sentence: &str) {
        let Some(ours) = self.mots.of(key) else {
            let help = "retirez cette clé, ou reprenez le nom de celle du mots.toml du thème fourni, et de la table où elle est";
            return self.fault(at, &format!("la clé « {key} » n'existe pas"), help);
        };
        let (asked, given) = (set(ours), set(sentence));
        let missing: Vec<String> = asked.difference(&given).map(|place| format!("{{{place}}}")).collect();
        let unknown: Vec<String> = given.difference(&asked).map(|place| format!("{{{place}}}")).collect();
        if sentence.trim().is_empty() {
            self.fault(at, &format!("« {key} » n'a pas de mots"), "écrivez-les, ou retirez cette clé");
        } else if let Some(character) = sentence.chars().find(|c| is_unseen(*c)) {
            let what = format!("« {key} » porte le caractère invisible U+{:04X}", u32::from(character));
            self.fault(at, &what, "effacez ces mots, puis tapez-les au clavier");
        } else if !missing.is_empty() {
            let what = format!("il manque {} à « {key} »", missing.join(" et "));
            self.fault(at, &what, "écrivez-le, accolades comprises, où sa valeur doit venir dans la phrase");
        } else if !unknown.is_empty() {
            let what = format!("« {key} » n'a pas de {} à remplir", unknown.join(" ni de "));
            self.fault(at, &what, "retirez-le : le programme ne remplit que ce que la phrase du thème fourni a");
        } else {
            self.mots.change(key, sentence);
        }
    }

    fn fault(&mut self, at: usize, what: &str, help: &str) {
        let line = line(self.text, &(at..at));
        let what = format!("les mots du thème sont en défaut ({PATH}, ligne {line}) : {what}");
        self.report.push(Diagnostic::error("mots-du-theme", what).help(help));
    }
}

fn set(sentence: &str) -> BTreeSet<&str> {
    places(sentence).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(toml: &str) -> Result<Mots, Vec<String>> {
        let theme = BTreeMap::from([(PATH.to_owned(), toml.as_bytes().to_vec())]);
        let told = |report: Report| {
            let told = report.diagnostics.into_iter().map(|it| format!("{} | {}", it.message, it.help.join(" ")));
            told.collect()
        };
        mots(&theme).map_err(told)
    }

    #[test]
    fn a_theme_says_what_it_changes_and_keeps_the_rest() {
        let ours = Mots::default();
        assert_eq!(mots(&BTreeMap::new()).expect("our words"), ours);
        assert_eq!(read("# rien\n").expect("our words"), ours);
        let read = read("[roles.jury]\nnom = \"la commission\"\n[commun]\nbloc = \"{titre} (bloc {numero})\"\n");
        let read = read.expect("sound words");
        assert_eq!((read.say("roles.jury.nom"), read.say("roles.jury.par")), ("la commission", "par le jury"));
        assert_eq!(read.fill("commun.bloc", &[("numero", &2), ("titre", &"Cuire")]), "Cuire (bloc 2)");
        let changed = read.all().filter(|(key, sentence)| ours.of(key) != Some(sentence)).count();
        assert_eq!((changed, read.all().count()), (2, ours.all().count()));
    }

    #[test]
    fn all_the_faults_are_told_by_line() {
        for (toml, line, words) in [
            ("[commun]\nacceuil = \"Accueil\"", 2, "la clé « commun.acceuil » n'existe pas"),
            ("[comun]\naccueil = \"Accueil\"", 2, "la clé « comun.accueil » n'existe pas"),
            ("accueil = \"Accueil\"", 1, "la clé « accueil » n'existe pas"),
            ("[commun]\n\naccueil = 3", 3, "la valeur de « commun.accueil » n'est pas un texte"),
            ("commun = \"Accueil\"", 1, "la clé « commun » n'existe pas"),
            ("[commun]\naccueil.nom = \"Accueil\"", 2, "la clé « commun.accueil.nom » n'existe pas"),
            ("[commun]\naccueil = \" \"", 2, "« commun.accueil » n'a pas de mots"),
            ("[commun]\nbloc = \"Bloc {numero}\"", 2, "il manque {titre} à « commun.bloc »"),
            ("[commun]\naccueil = \"Accueil {nom}\"", 2, "« commun.accueil » n'a pas de {nom} à remplir"),
            ("[commun]\naccueil = \"Acc\\u200Bueil\"", 2, "le caractère invisible U+200B"),
            ("[commun]\naccueil = \"A\"\naccueil = \"B\"", 3, "une clé est écrite deux fois"),
            ("[commun]\naccueil = ", 2, "l'écriture TOML est incorrecte"),
        ] {
            let faults = read(toml).expect_err(toml);
            assert!(faults[0].contains(&format!("mots.toml, ligne {line}) : ")), "{toml}: {faults:?}");
            assert!(faults[0].contains(words) && faults.len() == 1, "{toml}: {faults:?}");
        }
        let several = read("[commun]\nbloc = \"Bloc\"\nacceuil = \"\"\n").expect_err("faults");
        assert_eq!(several.len(), 2, "{several:?}");
    }
}
