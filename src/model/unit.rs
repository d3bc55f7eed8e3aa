//! What a domaine and a bloc have in common: the unit by which a certification is taught, evaluated and acquired.

use super::{Bloc, Certification, Code, Domaine, Mots, SourceRef, Statement};

/// A domaine of a CQP, or a bloc de compétences.
#[derive(Debug, Clone, Copy)]
pub enum Unit<'a> {
    Domaine(&'a Domaine),
    Bloc(&'a Bloc),
}

/// By which units a certification is described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Structure {
    Domaines,
    Blocs,
}

impl Structure {
    /// « Domaine », « Bloc »: what stands before the number of a unit.
    pub fn word(self, mots: &Mots) -> &str {
        match self {
            Structure::Domaines => mots.say("unites.domaine"),
            Structure::Blocs => mots.say("unites.bloc"),
        }
    }
}

impl<'a> Unit<'a> {
    pub fn structure(self) -> Structure {
        match self {
            Unit::Domaine(_) => Structure::Domaines,
            Unit::Bloc(_) => Structure::Blocs,
        }
    }

    /// « Domaine », « Bloc »: what stands before its number.
    pub fn word(self, mots: &Mots) -> &str {
        self.structure().word(mots)
    }

    pub fn number(self) -> u32 {
        match self {
            Unit::Domaine(domaine) => domaine.number,
            Unit::Bloc(bloc) => bloc.number,
        }
    }

    pub fn title(self) -> &'a Statement {
        match self {
            Unit::Domaine(domaine) => &domaine.title,
            Unit::Bloc(bloc) => &bloc.title,
        }
    }

    pub fn code(self) -> &'a Code {
        &self.title().code
    }

    pub fn source(self) -> &'a SourceRef {
        match self {
            Unit::Domaine(domaine) => &domaine.source,
            Unit::Bloc(bloc) => &bloc.source,
        }
    }

    /// « Domaine 3 ».
    pub fn name(self, mots: &Mots) -> String {
        format!("{} {}", self.word(mots), self.number())
    }
}

impl Certification {
    /// By which units it is described; a certification whose guide is not held has none.
    pub fn structure(&self) -> Structure {
        if self.referentiels.is_some() { Structure::Blocs } else { Structure::Domaines }
    }

    /// Its units, in the order of their numbers.
    pub fn units(&self) -> Vec<Unit<'_>> {
        match &self.referentiels {
            Some(referentiels) => referentiels.blocs.iter().map(Unit::Bloc).collect(),
            None => self.domaines.iter().map(Unit::Domaine).collect(),
        }
    }

    /// The unit of that code.
    pub fn unit(&self, code: &Code) -> Option<Unit<'_>> {
        self.units().into_iter().find(|unit| unit.code() == code)
    }
}
