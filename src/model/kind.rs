//! The kinds of documents, and the places in them that content may name.

use std::fmt;

use super::code::Slug;
use super::{Catalogue, Gabarit};

/// A short name held in place, so that what is named by it can be copied: a form, a part of a document. Written as a
/// [`Slug`], of 48 bytes at most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// Zeros after its letters: names sort as their letters do.
    bytes: [u8; Name::LONGEST],
}

impl Name {
    pub const LONGEST: usize = 48;

    /// A name that the program itself knows.
    pub const fn of(word: &'static str) -> Name {
        let (from, mut bytes, mut at) = (word.as_bytes(), [0; Name::LONGEST], 0);
        while at < from.len() && at < Name::LONGEST {
            bytes[at] = from[at];
            at += 1;
        }
        Name { bytes }
    }

    /// Reads a name that an editor wrote.
    pub fn parse(text: &str) -> Option<Name> {
        let fits = text.len() <= Name::LONGEST && Slug::parse(text).is_some();
        let mut bytes = [0; Name::LONGEST];
        fits.then(|| {
            bytes[..text.len()].copy_from_slice(text.as_bytes());
            Name { bytes }
        })
    }

    pub fn as_str(&self) -> &str {
        let end = self.bytes.iter().position(|byte| *byte == 0).unwrap_or(Name::LONGEST);
        std::str::from_utf8(&self.bytes[..end]).unwrap_or("")
    }
}

impl From<&'static str> for Name {
    fn from(word: &'static str) -> Name {
        Name::of(word)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The kinds of documents: those that the program computes, and the forms that content describes. The names are part of
/// the addresses: a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Presentation,
    Referentiel,
    /// A form, by the name of its gabarit.
    Form(Name),
    Guide,
    /// A list of certifications.
    Liste,
    /// The text that holds the list, with what is annexed to it.
    Avenant,
    /// What is known of a certification whose guide is not held.
    Fiche,
}

impl Kind {
    /// Those that the program computes.
    pub const COMPUTED: [Kind; 6] =
        [Kind::Presentation, Kind::Referentiel, Kind::Guide, Kind::Liste, Kind::Avenant, Kind::Fiche];

    // The forms whose fields, grids or words the pages of the site compute from.
    pub const GUIDE_ENTRETIEN: Kind = Kind::Form(Name::of("guide-entretien"));
    pub const LIVRET_SUIVI: Kind = Kind::Form(Name::of("livret-suivi"));
    pub const GUIDE_TUTEUR: Kind = Kind::Form(Name::of("guide-tuteur"));
    pub const GRILLES_INTERMEDIAIRES: Kind = Kind::Form(Name::of("grilles-intermediaires"));
    pub const LIVRET_EVALUATION_FINALE: Kind = Kind::Form(Name::of("livret-evaluation-finale"));
    pub const GRILLES_BLOCS: Kind = Kind::Form(Name::of("grilles-blocs"));

    /// The kind of that name: one that the program computes, or else a form, whether or not the content has it.
    pub fn parse(word: &str) -> Option<Kind> {
        let computed = Kind::COMPUTED.into_iter().find(|kind| kind.slug() == word);
        computed.or_else(|| Name::parse(word).map(Kind::Form))
    }

    /// The parts of a document that the program computes which a variant, a gap or a note may name; those of a form are in
    /// its gabarit.
    pub fn parts(self) -> &'static [&'static str] {
        match self {
            Kind::Referentiel => &["definition", "activites", "competences", "identite", "blocs", "modalites"],
            Kind::Presentation => &["regles"],
            Kind::Liste => &["familles"],
            Kind::Avenant => &["texte", "note-justificative"],
            Kind::Fiche => &["capacites", "brochure", "orientation", "vae", "jury", "enregistrement", "manques"],
            Kind::Guide | Kind::Form(_) => &[],
        }
    }

    /// The word in file names and addresses.
    pub fn slug(&self) -> &str {
        match self {
            Kind::Presentation => "presentation",
            Kind::Referentiel => "referentiel",
            Kind::Form(name) => name.as_str(),
            Kind::Guide => "guide",
            Kind::Liste => "liste",
            Kind::Avenant => "avenant",
            Kind::Fiche => "fiche",
        }
    }
}

impl Catalogue {
    /// The form of that kind.
    pub fn gabarit(&self, kind: Kind) -> Option<&Gabarit> {
        match kind {
            Kind::Form(name) => self.gabarits.get(&name),
            Kind::Presentation | Kind::Referentiel | Kind::Guide | Kind::Liste | Kind::Avenant | Kind::Fiche => None,
        }
    }

    /// The title of a document of that kind.
    pub fn title_of(&self, kind: Kind) -> &str {
        match kind {
            Kind::Presentation => self.mots.say("documents.presentation"),
            Kind::Referentiel => self.mots.say("documents.referentiel"),
            Kind::Form(name) => self.gabarits.get(&name).map_or("", |form| &form.title),
            Kind::Guide => self.mots.say("documents.guide"),
            Kind::Liste => self.mots.say("documents.liste"),
            Kind::Avenant => self.mots.say("documents.avenant"),
            Kind::Fiche => self.mots.say("documents.fiche"),
        }
    }

    /// What it is called where room is short.
    pub fn short_title_of(&self, kind: Kind) -> &str {
        match kind {
            Kind::Presentation => self.mots.say("documents.presentation_court"),
            Kind::Referentiel => self.mots.say("documents.referentiel_court"),
            Kind::Form(name) => self.gabarits.get(&name).map_or("", |form| &form.short_title),
            Kind::Guide | Kind::Liste | Kind::Avenant | Kind::Fiche => self.title_of(kind),
        }
    }
}

/// A document of every certification, or one part of it: `livret-evaluation-finale/evaluation`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub kind: Kind,
    pub part: Option<Name>,
}

impl Place {
    pub fn of(kind: Kind) -> Place {
        Place { kind, part: None }
    }

    /// A part by its name.
    pub fn part(kind: Kind, part: Name) -> Place {
        Place { kind, part: Some(part) }
    }

    /// Reads `kind` or `kind/part`; `None` when either is no name at all.
    pub fn parse(text: &str) -> Option<Place> {
        match text.split_once('/') {
            None => Some(Place::of(Kind::parse(text)?)),
            Some((kind, part)) => Some(Place::part(Kind::parse(kind)?, Name::parse(part)?)),
        }
    }

    /// Whether what is declared for `self` holds at `place`: the same part, or the whole document.
    pub fn covers(&self, place: &Place) -> bool {
        self.kind == place.kind && (self.part.is_none() || self.part == place.part)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.slug())?;
        match self.part {
            Some(part) => write!(f, "/{part}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_slug_that_fits() {
        for good in ["grilles-blocs", "a", &"x".repeat(48)] {
            assert_eq!(Name::parse(good).map(|name| name.to_string()).as_deref(), Some(good));
        }
        for bad in ["", "Grilles", "é", "a b", &"x".repeat(49)] {
            assert!(Name::parse(bad).is_none(), "{bad}");
        }
        assert_eq!(Kind::parse("grilles-blocs"), Some(Kind::GRILLES_BLOCS));
    }

    #[test]
    fn a_document_covers_its_parts() {
        let whole = Place::parse("livret-evaluation-finale").expect("a place");
        let part = Place::parse("livret-evaluation-finale/evaluation").expect("a place");
        assert!(whole.covers(&part));
        assert!(part.covers(&part));
        assert!(!part.covers(&whole));
        assert!(Place::parse("livret-evaluation-finale/Nulle part").is_none());
    }
}
