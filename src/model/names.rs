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
        CandidateActivitiesTitle = "titre-activites-candidat",
        FinalEvaluationsTitle = "titre-evaluations-finales",
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
        InterviewDate = "entretien-date",
        InterviewCandidate = "entretien-candidat",
        InterviewCandidateSignature = "entretien-signature",
        Interviewer = "entretien-personne",
        InterviewerName = "entretien-nom",
        InterviewerFunction = "entretien-fonction",
        InterviewStamp = "entretien-cachet",
        InterviewQuestions = "entretien-exemples",
        InterviewRequired = "entretien-requis",
        InterviewExperience = "entretien-experience",
        InterviewDomaine = "entretien-pour-ce-domaine",
        FollowUpCandidate = "suivi-candidat",
        FollowUpBody = "suivi-organisme",
        FollowUpManager = "suivi-responsable",
        FollowUpDates = "suivi-dates",
        FollowUpStamp = "suivi-cachet",
        FollowUpSummaryTitle = "suivi-titre-synthese",
        FollowUpSummaryDomaine = "suivi-pour-ce-domaine",
        FollowUpSummaryCourses = "suivi-intitules",
        FollowUpSummaryDates = "suivi-colonne-dates",
        FollowUpSummaryHours = "suivi-heures",
        FollowUpPresentationTitle = "suivi-titre-presentation",
        FollowUpDomainesTitle = "suivi-titre-domaines",
        FollowUpDomainesIntro = "suivi-introduction-domaines",
        FollowUpCourseTitle = "suivi-titre-parcours",
        FollowUpEvaluationsTitle = "suivi-titre-evaluations",
        FollowUpDomaine = "suivi-domaine",
        FollowUpModules = "suivi-contenu",
        FollowUpModality = "suivi-modalites",
        FollowUpResults = "suivi-resultats",
        FollowUpEvaluationDate = "suivi-date-evaluation",
        FollowUpTrainer = "suivi-formateur",
        FollowUpSignature = "suivi-signature",
        FollowUpGoals = "suivi-objectifs",
        FollowUpCoursesOfDomaine = "suivi-formations-domaine",
        IntermediateTitle = "grilles-titre",
        ReviewsTitle = "bilan-titre",
        ReviewDone = "bilan-effectue",
        ReviewStrengths = "bilan-points-forts",
        ReviewGoals = "bilan-objectifs",
        ReviewDate = "bilan-date",
        ReviewEvaluator = "bilan-evaluateur",
        TutorType = "tuteur-type",
        TutorTraining = "tuteur-formation",
        TutorEvaluation = "tuteur-evaluation",
        TutorPart3 = "tuteur-partie-3",
        GuideContents = "guide-sommaire",
        GuidePart1 = "guide-partie-1",
        GuidePart2 = "guide-partie-2",
    }
}

impl LabelName {
    /// A line that only one of the guides has.
    pub fn may_lack_a_guide(self) -> bool {
        matches!(self, LabelName::CoverStamp | LabelName::FollowUpStamp | LabelName::ReviewEvaluator)
    }
}

names! {
    /// A « note de l'éditeur » that documents always bear.
    NoteName {
        ExtraPage = "feuille-complementaire",
        Inventory = "contenu-du-livret",
        NothingElseToJoin = "rien-d-autre-a-joindre",
        NothingToJoin = "rien-a-joindre",
        BlocGrids = "grilles-blocs",
        PartialFiche = "fiche-partielle",
        RulesOfEditions = "regles-de-plusieurs-editions",
        Brochure = "brochure",
        BodiesOnSite = "organismes-sur-le-site",
        RestoredWords = "mots-restitues",
        HandsOfInterview = "mains-guide-entretien",
        HandsOfFollowUp = "mains-livret-suivi",
        HandsOfIntermediateGrids = "mains-grilles-intermediaires",
        HandsOfFinalLivret = "mains-livret-evaluation-finale",
        HandsOfBlocGrids = "mains-grilles-blocs",
    }
}

names! {
    /// A text in Markdown common to several certifications.
    TextName {
        FinalLivretPresentation = "presentation-livret-evaluation-finale",
        CompanyNote = "note-aux-entreprises",
        HowTo = "mode-d-emploi-evaluation",
        Presentation = "presentation-des-cqp",
        InterviewCourse = "guide-entretien-deroulement",
        InterviewConclusion = "guide-entretien-conclusion",
        FollowUpPresentation = "livret-suivi-presentation",
        FollowUpSummary = "livret-suivi-synthese",
        FollowUpCourse = "livret-suivi-parcours",
        FollowUpCourses = "livret-suivi-formations",
        TutorGuide = "guide-tuteur",
    }
}
