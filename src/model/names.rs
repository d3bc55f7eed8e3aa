//! The names under which documents use the labels of `commun/libelles.toml` and the texts of `commun/textes/`.
//!
//! A closed list: `content` checks that each name has its words, so that no document can ask for words that are not there.

/// Declares an enum of names with the word that editors write for each.
macro_rules! names {
    ($(#[$doc:meta])* $type:ident { $($variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($variant,)* }

        impl $type {
            pub const ALL: &[$type] = &[$($type::$variant,)*];

            /// The word that editors write.
            pub fn word(self) -> &'static str {
                match self { $($type::$variant => $word,)* }
            }

            pub fn parse(word: &str) -> Option<$type> {
                Self::ALL.iter().copied().find(|name| name.word() == word)
            }
        }
    };
}

names! {
    /// A label of the forms.
    LabelName {
        Organisation = "organisme",
        CqpType = "type-cqp",
        Skills = "savoir-faire",
        Knowledge = "savoirs",
        DefinitionTitle = "titre-definition",
        ActivitiesTitle = "titre-activites",
        CompetencesTitle = "titre-competences",
        FinalLivretTitle = "titre-livret-evaluation-finale",
        CoverCandidate = "couverture-candidat",
        CoverCompany = "couverture-entreprise",
        CoverStamp = "couverture-cachet",
        CoverEvaluator1 = "couverture-evaluateur-1",
        CoverEvaluator2 = "couverture-evaluateur-2",
        CoverNameAndRole = "couverture-nom-fonction",
        CoverUndersigned = "couverture-soussigne",
        CoverDeclaration = "couverture-declaration",
        CoverSignature1 = "couverture-signature-1",
        CoverSignature2 = "couverture-signature-2",
        Contents = "sommaire",
        CompanyNoteTitle = "titre-note-entreprises",
        SummaryTitle = "titre-synthese",
        FirstPartTitle = "titre-premiere-partie",
        SecondPartTitle = "titre-deuxieme-partie",
        CandidateActivitiesTitle = "titre-activites-candidat",
        CandidateActivitiesRemark = "remarque-activites-candidat",
        FinalEvaluationsTitle = "titre-evaluations-finales",
        FinalEvaluationsRemark = "remarque-evaluations-finales",
        SummaryDomaines = "synthese-domaines",
        SummaryPractice = "synthese-exercice",
        SummaryDates = "synthese-dates",
        SummaryConditions = "synthese-conditions",
        SummarySignature1 = "synthese-signature-1",
        SummarySignature2 = "synthese-signature-2",
        ModalitiesDomaine = "modalites-domaine",
        ModalitiesModalities = "modalites-modalites",
        GridKnowledge = "grille-savoirs",
        GridCriteria = "grille-criteres",
        GridEvaluation = "grille-evaluation",
        QuestionnaireTitle = "questionnaire-titre",
        Verdict = "avis-maitrise",
        EvaluatorsComments = "commentaires-evaluateurs",
        CandidateComment = "commentaire-candidat",
        EvaluatorsSignatures = "signature-evaluateurs",
    }
}

impl LabelName {
    /// A line that only one of the guides has.
    pub fn may_lack_an_edition(self) -> bool {
        self == LabelName::CoverStamp
    }
}

names! {
    /// A text in Markdown common to several certifications.
    TextName {
        FinalLivretPresentation = "presentation-livret-evaluation-finale",
        CompanyNote = "note-aux-entreprises",
        HowTo = "mode-d-emploi-evaluation",
    }
}
