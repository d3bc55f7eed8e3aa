//! What is known of a registration: facts beside a certification, whatever it is made of.
//!
//! An edition says those of its own source, or those that the editor read in a register; an active entry of a register
//! says those of the certification of today.

use super::{Catalogue, Certification, Day, EditorNote, Mots, Origin, Slug, SourceRef};

/// Where a certification is registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Register {
    /// Répertoire national des certifications professionnelles.
    Rncp,
    /// Répertoire spécifique.
    Specific,
    /// In none: a source says so.
    None,
}

impl Register {
    /// What stands before a code; `None` where nothing is registered.
    pub fn acronym(self) -> Option<&'static str> {
        match self {
            Register::Rncp => Some("RNCP"),
            Register::Specific => Some("RS"),
            Register::None => None,
        }
    }

    /// As a sentence names it in short.
    pub fn short_name(self, mots: &Mots) -> &str {
        match self {
            Register::Rncp => mots.say("registre.rncp_court"),
            Register::Specific => mots.say("registre.specifique"),
            Register::None => mots.say("registre.aucun_repertoire"),
        }
    }

    /// As a sentence names it.
    pub fn name(self, mots: &Mots) -> &str {
        match self {
            Register::Rncp => mots.say("registre.rncp"),
            Register::Specific | Register::None => self.short_name(mots),
        }
    }
}

/// The facts of a registration; what is not known is absent.
#[derive(Debug, Clone)]
pub struct RegisterFacts {
    pub register: Register,
    /// Without its letters: « 39866 ».
    pub code: Option<String>,
    /// From 1 to 8.
    pub level: Option<u8>,
    pub certifiers: Vec<String>,
    /// Spécialités de formation.
    pub nsf: Vec<Classified>,
    pub formacodes: Vec<Classified>,
    /// Of the répertoire opérationnel des métiers et des emplois.
    pub rome: Vec<Classified>,
    pub decided: Option<Day>,
    pub effective: Option<Day>,
    /// The last day of the registration.
    pub expiry: Option<Day>,
    /// The last day on which the certification may be delivered.
    pub last_delivery: Option<Day>,
    /// Where the entry of the register is to be read.
    pub address: Option<String>,
    /// Where a source of the site has these facts.
    pub source: Option<SourceRef>,
    /// The day on which the editor read them in the register.
    pub consulted: Option<Day>,
    /// What became of them since.
    pub notes: Vec<EditorNote>,
}

/// A code of a nomenclature, and what it names where that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classified {
    pub code: String,
    pub title: Option<String>,
}

/// One fact, as a reader finds it: what it is, and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// « Niveau ».
    pub label: String,
    pub values: Vec<String>,
}

impl RegisterFacts {
    /// « RNCP39866 »; « RNCP » where the code is not known.
    pub fn named(&self) -> String {
        format!("{}{}", self.register.acronym().unwrap_or_default(), self.code.as_deref().unwrap_or_default())
    }

    /// « Code RNCP » and the code; that there is none is a fact too.
    pub fn identity(&self, mots: &Mots) -> Fact {
        let one = |label: &str, value: String| Fact { label: label.to_owned(), values: vec![value] };
        match (self.register, &self.code) {
            (Register::Rncp, Some(code)) => one(mots.say("registre.code_rncp"), code.clone()),
            (Register::Specific, Some(code)) => one(mots.say("registre.code_rs"), code.clone()),
            (Register::None, _) => one(mots.say("registre.titre"), mots.say("registre.aucun").to_owned()),
            (Register::Rncp | Register::Specific, None) => {
                let register = self.register.name(mots);
                one(mots.say("registre.titre"), mots.fill("registre.sans_code", &[("registre", &register)]))
            }
        }
    }

    /// All the others that are known, in the order in which a reader asks for them.
    pub fn others(&self, mots: &Mots) -> Vec<Fact> {
        let of = |count: usize, one, several| if count > 1 { several } else { one };
        let certifiers =
            of(self.certifiers.len(), mots.say("registre.certificateur"), mots.say("registre.certificateurs"));
        let nsf = of(self.nsf.len(), mots.say("registre.nsf"), mots.say("registre.nsf_plusieurs"));
        let formacodes = of(self.formacodes.len(), mots.say("registre.formacode"), mots.say("registre.formacodes"));
        let rome = of(self.rome.len(), mots.say("registre.rome"), mots.say("registre.rome_plusieurs"));
        let codes = |codes: &[Classified]| codes.iter().map(Classified::shown).collect();
        let day = |day: Option<Day>| day.map(Day::in_french).into_iter().collect();
        let facts = [
            (mots.say("registre.niveau"), self.level.map(|level| level.to_string()).into_iter().collect()),
            (certifiers, self.certifiers.clone()),
            (nsf, codes(&self.nsf)),
            (formacodes, codes(&self.formacodes)),
            (rome, codes(&self.rome)),
            (mots.say("registre.decision"), day(self.decided)),
            (mots.say("registre.effet"), day(self.effective)),
            (mots.say("registre.echeance"), day(self.expiry)),
            (mots.say("registre.delivrance"), day(self.last_delivery)),
        ];
        let known = facts.into_iter().filter(|(_, values): &(_, Vec<String>)| !values.is_empty());
        known.map(|(label, values)| Fact { label: label.to_owned(), values }).collect()
    }
}

impl Classified {
    /// « 313t Instruction de dossiers ».
    pub fn shown(&self) -> String {
        self.title.as_ref().map_or_else(|| self.code.clone(), |title| format!("{} {title}", self.code))
    }
}

/// An active entry (« fiche ») of a register, read by the editor.
#[derive(Debug, Clone)]
pub struct RegisterEntry {
    /// The certification that it registers: the editions published here came before it.
    pub slug: Slug,
    /// Where that name is written.
    pub origin: Origin,
    pub title: String,
    pub facts: RegisterFacts,
    /// Those that the site says wherever it leads to the entry.
    pub expiry: Day,
    pub address: String,
    pub consulted: Day,
}

impl RegisterEntry {
    /// « RNCP39866 ».
    pub fn named(&self) -> String {
        self.facts.named()
    }
}

impl Catalogue {
    /// What the register says today of a certification.
    pub fn registered(&self, certification: &Certification) -> Option<&RegisterEntry> {
        self.register.iter().find(|entry| entry.slug == certification.slug)
    }
}
