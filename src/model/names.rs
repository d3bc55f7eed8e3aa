//! The words of `commun/libelles.toml` and the texts of `commun/textes/` that the documents which the program computes ask
//! for by name. Those of the forms are named by their gabarits.
//!
//! `content` checks that each name has its words, so that no document can ask for words that are not there.

/// Declares the names that documents know, with the word that editors write for each.
macro_rules! names {
    ($(#[$doc:meta])* $module:ident { $($name:ident = $word:literal,)* }) => {
        $(#[$doc])*
        pub mod $module {
            $(pub const $name: &str = $word;)*

            /// All of them.
            pub const ALL: &[&str] = &[$($name,)*];
        }
    };
}

names! {
    /// Labels of the documents.
    label {
        ORGANISATION = "organisme",
        CQP_TYPE = "type-cqp",
        SKILLS = "savoir-faire",
        KNOWLEDGE = "savoirs",
        DEFINITION_TITLE = "titre-definition",
        ACTIVITIES_TITLE = "titre-activites",
        COMPETENCES_TITLE = "titre-competences",
        CONTENTS = "sommaire",
        GUIDE_CONTENTS = "guide-sommaire",
        GUIDE_PART_1 = "guide-partie-1",
        GUIDE_PART_2 = "guide-partie-2",
    }
}

names! {
    /// Labels that an insertion of a gabarit prints: they are asked of the content as soon as some form inserts it.
    inserted_label {
        MODALITIES_DOMAINE = "modalites-domaine",
        MODALITIES_MODALITIES = "modalites-modalites",
        GRID_KNOWLEDGE = "grille-savoirs",
        GRID_CRITERIA = "grille-criteres",
        GRID_EVALUATION = "grille-evaluation",
        QUESTIONNAIRE_TITLE = "questionnaire-titre",
        INTERVIEW_QUESTIONS = "entretien-exemples",
    }
}

names! {
    /// Notes « de l'éditeur » that documents always bear.
    common_note {
        EXTRA_PAGE = "feuille-complementaire",
        INVENTORY = "contenu-du-livret",
        NOTHING_ELSE_TO_JOIN = "rien-d-autre-a-joindre",
        NOTHING_TO_JOIN = "rien-a-joindre",
        PARTIAL_FICHE = "fiche-partielle",
        RULES_OF_EDITIONS = "regles-de-plusieurs-editions",
        BROCHURE = "brochure",
        BODIES_ON_SITE = "organismes-sur-le-site",
        RESTORED_WORDS = "mots-restitues",
    }
}

names! {
    /// Texts in Markdown common to several certifications.
    text {
        PRESENTATION = "presentation-des-cqp",
    }
}
