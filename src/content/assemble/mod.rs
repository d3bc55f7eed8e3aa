//! The raw content → the catalogue.
//!
//! Nothing is reported here: the rules have said it. A value that they refused and that has no place in the model makes the
//! whole `None`.

mod blocs;
mod branch;
mod forms;
pub mod gabarit;
pub mod life;
mod liste;
mod reading;
mod register;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::format::{
    Activite, BasDePage, ByGuide, Day as RawDay, Declared, DefinitionFile, DonneesPersonnelles, Enonce, Erratum, Etat,
    Evaluation as RawEvaluation, Famille, Genre as RawGenre, Grille, Guide as RawGuide, GuideRef, ImprimeIci, Lacune,
    Located, Modalite, NatureErratum, Note, Phrase, PlaceRef, Questionnaire as RawQuestionnaire, Reference,
    SourceRef as RawSourceRef, Text, Variante,
};
use super::inline;
use super::raw::{Raw, RawCertification, Read};
use crate::model::*;

pub fn catalogue(raw: &Raw) -> Option<Catalogue> {
    let site = &raw.site.as_ref()?.value;
    let sources = &raw.sources.as_ref()?.value.source;
    let super::format::GuidesFile { guide: guides, note: guide_notes } = &raw.guides.as_ref()?.value;
    let public = raw.public_sources();
    let scales = &raw.scales.as_ref()?.value.echelle;
    let super::format::LibellesFile { libelle: labels, note: common_notes } = &raw.labels.as_ref()?.value;
    let scales: BTreeMap<String, Scale> = scales
        .iter()
        .map(|scale| {
            let levels = scale.niveau.iter().map(|level| Level {
                code: level.code.value.clone(),
                label: text(&level.libelle),
                consequence: level.suite.as_ref().map(text),
            });
            let code = scale.code.value.clone();
            (code.clone(), Scale { code, levels: levels.collect() })
        })
        .collect();
    Some(Catalogue {
        site: Site {
            title: text(&site.titre),
            theme: site.theme.as_ref().map(|theme| theme.value.clone()),
            introduction: site.introduction.as_ref().map(|text| text.value.0.clone()),
            reference_date: day(site.date_reference)?,
            public_address: site.adresse_publique.as_ref().map(|a| a.value.trim_end_matches('/').to_owned()),
            publisher: site.editeur.nom.clone(),
            mandate: site.editeur.mandat.clone(),
            reissue: site.editeur.sans_mandat.as_ref().filter(|_| site.editeur.mandat.trim().is_empty()).map(text),
            rights: site.editeur.droits.clone(),
            contact: site.editeur.contact.clone(),
            data_licence: site
                .licence_donnees
                .as_ref()
                .map(|raw| Licence { name: text(&raw.nom), address: raw.adresse.value.clone() }),
            personal_data: site.donnees_personnelles.as_ref().map(|it| personal_data(&it.value)).unwrap_or_default(),
        },
        sources: sources
            .iter()
            .map(|source| {
                let code = source.code.value.clone();
                let draft = !public.contains(code.as_str());
                (code.clone(), Source { code, title: text(&source.titre), date: text(&source.date), draft })
            })
            .collect(),
        guides: guides
            .iter()
            .map(|guide| {
                let code = GuideCode::parse(&guide.source.value.0)?;
                Some(Guide { code, label: text(&guide.libelle), detail: guide.precision.as_ref().map(text) })
            })
            .collect::<Option<_>>()?,
        guide_notes: notes(guide_notes)?,
        gabarits: raw.gabarits.iter().map(|(name, read)| gabarit::gabarit(name, read)).collect::<Option<_>>()?,
        labels: labels
            .iter()
            .map(|label| {
                let wording = wording(&label.texte.value)?;
                Some((
                    label.code.value.clone(),
                    Label {
                        wording,
                        sources: label.source.iter().map(source_ref).collect::<Option<_>>()?,
                        corrections: corrections(&label.erratum)?,
                    },
                ))
            })
            .collect::<Option<_>>()?,
        common_notes: common_notes
            .iter()
            .map(|note| {
                let paragraphs = note.texte.iter().map(rich).collect::<Option<_>>()?;
                let source = wording(&note.source.value)?;
                Some((note.code.value.clone(), CommonNote { paragraphs, source, consulted: day(note.consulte)? }))
            })
            .collect::<Option<_>>()?,
        texts: raw.texts.iter().map(|(name, read)| Some((name.clone(), prose(read)?))).collect::<Option<_>>()?,
        figures: raw.figures.iter().map(|(name, read)| branch::figure(name, &read.value)).collect::<Option<_>>()?,
        rules: optional(&raw.rules, |read| branch::rules(&read.value))?.unwrap_or_default(),
        cited_documents: optional(&raw.cited, |read| {
            branch::cited(&read.value, raw.circuits.as_ref().map(|read| &read.value))
        })?
        .unwrap_or_default(),
        circuits: optional(&raw.circuits, branch::circuits)?.unwrap_or_default(),
        glossary: optional(&raw.glossary, |read| reading::glossary(&read.value))?.unwrap_or_default(),
        synonyms: raw.synonyms.as_ref().map(|read| reading::synonyms(&read.value)).unwrap_or_default(),
        courses: optional(&raw.courses, reading::courses)?.unwrap_or_default(),
        preparations: optional(&raw.preparations, reading::preparations)?.unwrap_or_default(),
        register: optional(&raw.register, register::entries)?.unwrap_or_default(),
        certifications: certifications(raw, guides, &scales, site.date_reference)?,
        lists: liste::lists(raw)?,
        archives: liste::archives(raw)?,
        pages: raw.pages.iter().map(|(slug, read)| page(slug, read)).collect::<Option<_>>()?,
        scales,
        mots: Mots::default(),
    })
}

fn personal_data(raw: &DonneesPersonnelles) -> PersonalData {
    PersonalData {
        controller: raw.responsable.clone(),
        purpose: raw.finalite.clone(),
        recipients: raw.destinataires.clone(),
        retention: raw.conservation.clone(),
        rights: raw.droits.clone(),
    }
}

fn page(slug: &Slug, read: &Read<(super::format::PageEntete, Prose)>) -> Option<HelpPage> {
    let (head, prose) = &read.value;
    Some(HelpPage {
        slug: slug.clone(),
        title: head.titre.value.0.clone(),
        purpose: head.objet.value.0.clone(),
        source: head.source.value.0.clone(),
        consulted: day(head.consulte)?,
        for_forms: head.formulaires,
        prose: prose.clone(),
        origin: Origin { file: read.file, span: 0..0 },
    })
}

fn prose(read: &Read<(super::format::TexteEntete, Prose)>) -> Option<CommonText> {
    let (head, prose) = &read.value;
    Some(CommonText {
        title: head.titre.value.0.clone(),
        sources: head.source.iter().map(source_ref).collect::<Option<_>>()?,
        prose: prose.clone(),
        corrections: corrections(&head.erratum)?,
    })
}

/// All of them, in the order in which readers meet them.
fn certifications(
    raw: &Raw,
    guides: &[RawGuide],
    scales: &BTreeMap<String, Scale>,
    today: RawDay,
) -> Option<Vec<Certification>> {
    let each = raw.certifications.iter();
    let mut all = each
        .map(|((slug, edition), of_edition)| certification(slug, edition, of_edition, guides, scales, today))
        .collect::<Option<Vec<_>>>()?;
    all.sort_by(|a, b| (&a.slug, a.state, Reverse(&a.edition)).cmp(&(&b.slug, b.state, Reverse(&b.edition))));
    Some(all)
}

fn certification(
    slug: &Slug,
    edition: &EditionCode,
    raw: &RawCertification,
    guides: &[RawGuide],
    scales: &BTreeMap<String, Scale>,
    today: RawDay,
) -> Option<Certification> {
    let main = &raw.certification.as_ref()?.value;
    let text = |text: &Located<Text>| text.value.0.clone();
    // An edition that its own guide prints is called what the guide is.
    let own = guides.iter().find(|guide| {
        let is = |code: &str| guide.source.value.0 == code;
        main.guide.as_ref().is_some_and(|named| is(&named.value.0))
            && source_ref(&main.source).is_some_and(|source| is(&source.source))
    });
    let definition = match (&raw.definition, &raw.referentiels) {
        (None, Some(_)) => no_definition(source_ref(&main.source)?),
        (definition, _) => self::definition(definition.as_ref()?)?,
    };
    let mut domaines = raw.domaines.values().map(domaine).collect::<Option<Vec<_>>>()?;
    domaines.sort_by_key(|domaine| domaine.number);
    Some(Certification {
        slug: slug.clone(),
        edition: edition.clone(),
        edition_label: main
            .libelle_edition
            .as_ref()
            .or(own.map(|guide| &guide.libelle))
            .map_or_else(|| edition.label(), text),
        edition_detail: main.precision_edition.as_ref().or(own.and_then(|guide| guide.precision.as_ref())).map(text),
        // Without a guide, which is told, its own source stands for it: one fault is one error.
        guide: match &main.guide {
            Some(guide) => Some(GuideCode::parse(&guide.value.0)?),
            None if domaines.is_empty() => None,
            None => GuideCode::parse(&source_ref(&main.source)?.source),
        },
        title: main.titre.value.0.clone(),
        short_title: main.titre_court.as_ref().map(|title| title.value.0.clone()),
        genre: match main.genre {
            RawGenre::Cqp => Genre::Cqp,
            RawGenre::Rncp => Genre::Rncp,
        },
        state: state(main.etat),
        draft: main.brouillon,
        source: source_ref(&main.source)?,
        published: optional(&main.publie_le, |published| day(published.value))?,
        acts: main.acte.iter().map(life::act).collect::<Option<_>>()?,
        replaces: main.remplace.iter().map(|it| life::edition(slug, &it.value)).collect::<Option<_>>()?,
        acquired: optional(&main.acquis, life::acquired)?,
        end_of_entry: optional(&main.fin_inscriptions, |last| day(last.value))?,
        mentions: main
            .mention
            .iter()
            .map(|mention| Mention { code: mention.code.value.clone(), title: mention.titre.value.0.clone() })
            .collect(),
        mentions_on_covers: optional(&main.mentions_en_couverture, rich)?,
        definition,
        referentiels: optional(&raw.referentiels, |read| blocs::referentiels(&read.value, raw.blocs.values()))?,
        activities: optional(&raw.activities, activities)?,
        domaines,
        interview: optional(&raw.interview, |read| forms::interview(read, scales))?,
        follow_up: optional(&raw.follow_up, |read| forms::follow_up(read, scales))?,
        intermediate_grids: optional(&raw.intermediate_grids, |read| forms::intermediate_grids(&read.value, scales))?,
        final_livret: optional(&raw.final_livret, |read| final_livret(read, scales))?,
        training_bodies: optional(&raw.training_bodies, |read| branch::training_bodies(&read.value))?,
        brochure: optional(&raw.brochure, prose)?,
        registration: optional(&main.enregistrement, register::facts)?
            .filter(|_| life::shows_registration(main, today)),
        gaps: main.lacune.iter().map(gap).collect::<Option<_>>()?,
        notes: notes(&main.note)?,
        retired: main
            .code_retire
            .iter()
            .map(|retired| {
                Some(RetiredCode {
                    code: declared(&retired.code)?,
                    text: rich(&retired.texte)?,
                    replaced_by: optional(&retired.remplace_par, reference)?,
                    reason: rich(&retired.raison)?,
                })
            })
            .collect::<Option<_>>()?,
    })
}

/// The definition of a certification whose source has none.
fn no_definition(source: SourceRef) -> Definition {
    Definition {
        source,
        purposes_intro: None,
        purposes: Vec::new(),
        details: Vec::new(),
        abilities_intro: Rich::default(),
        general_abilities_intro: None,
        abilities: Vec::new(),
        domaines_intro: None,
        prerequisites: None,
    }
}

fn definition(read: &Read<DefinitionFile>) -> Option<Definition> {
    let Read { file, value: definition } = read;
    let source = source_ref(&definition.source)?;
    Some(Definition {
        purposes_intro: optional(&definition.introduction_finalites, rich)?,
        purposes: statements(&definition.finalite, *file, &source)?,
        details: statements(&definition.precision, *file, &source)?,
        abilities_intro: rich(&definition.introduction_capacites)?,
        general_abilities_intro: optional(&definition.introduction_presentation, |raw| wording(&raw.value))?,
        abilities: statements(&definition.capacite, *file, &source)?,
        domaines_intro: optional(&definition.introduction_domaines, rich)?,
        prerequisites: optional(&definition.prerequis, |raw| forms::prerequisites(raw, *file))?,
        source,
    })
}

fn text(text: &Located<Text>) -> String {
    text.value.0.clone()
}

fn notes(raw: &[Note]) -> Option<Vec<EditorNote>> {
    raw.iter().map(note).collect()
}

fn activities(read: &Read<super::format::ActivitesFile>) -> Option<Activities> {
    let Read { file, value } = read;
    let source = source_ref(&value.source)?;
    let title =
        |code: &Located<Declared>, text: &Located<Text>, own: &Option<Located<RawSourceRef>>, errata: &[Erratum]| {
            let words = Words { text: rich(text)?, variants: Vec::new(), corrections: corrections(errata)? };
            let origin = Origin { file: *file, span: text.span.clone() };
            let source = own_source(own, &source)?;
            Some(Statement { code: declared(code)?, words, origin, source, footnote: None })
        };
    let activity = |activity: &Activite| {
        Some(Activity {
            title: title(&activity.code, &activity.texte, &activity.source, &activity.erratum)?,
            tasks: statements(&activity.tache, *file, &source)?,
        })
    };
    let family = |family: &Famille| {
        Some(ActivityFamily {
            title: title(&family.code, &family.texte, &family.source, &[])?,
            activities: family.activite.iter().map(activity).collect::<Option<_>>()?,
        })
    };
    let families = value.famille.iter().map(family).collect::<Option<_>>()?;
    Some(Activities { intro: rich(&value.introduction)?, families, source: source.clone() })
}

fn domaine(read: &Read<super::format::DomaineFile>) -> Option<Domaine> {
    let Read { file, value } = read;
    let source = source_ref(&value.source)?;
    let code = declared(&value.code)?;
    let origin = Origin { file: *file, span: value.titre.span.clone() };
    let words = words(&value.titre, &value.variante, &value.erratum)?;
    Some(Domaine {
        number: code.first_number(),
        title: Statement { code, words, origin, source: source.clone(), footnote: None },
        skills_heading: optional(&value.intitule_savoir_faire, phrase)?,
        skills: statements(&value.savoir_faire, *file, &source)?,
        knowledge: statements(&value.savoir, *file, &source)?,
        criteria: statements(&value.critere, *file, &source)?,
        source,
    })
}

fn final_livret(read: &Read<super::format::LivretFinalFile>, scales: &BTreeMap<String, Scale>) -> Option<FinalLivret> {
    let Read { file, value } = read;
    let scale = |code: &Located<String>| scales.get(&code.value).cloned();
    let modality = |modality: &Modalite| {
        Some(Modality {
            domaines: modality.domaines.iter().map(reference).collect::<Option<_>>()?,
            paragraphs: modality.texte.iter().map(rich).collect::<Option<_>>()?,
            gap: optional(&modality.lacune, rich)?,
            source: source_ref(&modality.source)?,
            corrections: corrections(&modality.erratum)?,
        })
    };
    let questionnaire = |raw: &RawQuestionnaire| {
        let source = source_ref(&raw.source)?;
        Some(Questionnaire {
            domaine: reference(&raw.domaine)?,
            intro: optional(&raw.introduction, rich)?,
            questions: statements(&raw.question, *file, &source)?,
            shared_lines: raw.lignes_communes,
            lines_each: raw.lignes_par_question,
            source,
        })
    };
    let grid = |grid: &Grille| {
        Some(Grid {
            title: rich(&grid.titre)?,
            detail: optional(&grid.precision, rich)?,
            recalls: grid.rappel,
            criteria: grid.criteres.iter().map(reference).collect::<Option<_>>()?,
            other_mention: grid.autre_mention,
            corrections: corrections(&grid.erratum)?,
        })
    };
    let evaluation = |raw: &RawEvaluation| {
        Some(Evaluation {
            domaine: reference(&raw.domaine)?,
            grids: raw.grille.iter().map(grid).collect::<Option<_>>()?,
            comment_lines: raw.lignes_commentaire,
            source: source_ref(&raw.source)?,
        })
    };
    Some(FinalLivret {
        source: source_ref(&value.source)?,
        criteria_scale: scale(&value.echelle_criteres)?,
        verdict_scale: scale(&value.echelle_verdict)?,
        practice_scale: scale(&value.echelle_exercice)?,
        mention_choice: optional(&value.choix_mention, phrase)?,
        modalities: value.modalite.iter().map(modality).collect::<Option<_>>()?,
        questionnaires: value.questionnaire.iter().map(questionnaire).collect::<Option<_>>()?,
        evaluations: value.evaluation.iter().map(evaluation).collect::<Option<_>>()?,
    })
}

/// What may be absent, read when it is there.
fn optional<T, U>(value: &Option<T>, read: impl Fn(&T) -> Option<U>) -> Option<Option<U>> {
    match value {
        Some(value) => read(value).map(Some),
        None => Some(None),
    }
}

fn statements(raw: &[Enonce], file: usize, source: &SourceRef) -> Option<Vec<Statement>> {
    let statement = |raw: &Enonce| {
        let source = own_source(&raw.source, source)?;
        Some(Statement {
            code: declared(&raw.code)?,
            words: words(&raw.texte, &raw.variante, &raw.erratum)?,
            origin: Origin { file, span: raw.texte.span.clone() },
            source,
            footnote: optional(&raw.bas_de_page, footnote)?,
        })
    };
    raw.iter().map(statement).collect()
}

/// The lines of a statement, or else those of what it stands in.
fn own_source(own: &Option<Located<RawSourceRef>>, around: &SourceRef) -> Option<SourceRef> {
    own.as_ref().map_or_else(|| Some(around.clone()), source_ref)
}

fn phrase(raw: &Phrase) -> Option<Words> {
    words(&raw.texte, &raw.variante, &raw.erratum)
}

fn words(text: &Located<Text>, variants: &[Variante], errata: &[Erratum]) -> Option<Words> {
    let variant = |raw: &Variante| {
        Some(Variant {
            places: places(&raw.lieux)?,
            guides: guides(&raw.guides)?,
            text: optional(&raw.texte, rich)?,
            reason: rich(&raw.raison)?,
            source: source_ref(&raw.source)?,
        })
    };
    let variants = variants.iter().map(variant).collect::<Option<_>>()?;
    Some(Words { text: rich(text)?, variants, corrections: corrections(errata)? })
}

fn footnote(raw: &BasDePage) -> Option<Footnote> {
    Some(Footnote { text: rich(&raw.texte)?, source: source_ref(&raw.source)?, places: places(&raw.lieux)? })
}

fn corrections(raw: &[Erratum]) -> Option<Vec<Correction>> {
    let correction = |raw: &Erratum| {
        Some(Correction {
            nature: match raw.nature {
                NatureErratum::Correction => Nature::Correction,
                NatureErratum::Ajout => Nature::Addition,
            },
            printed: raw.imprime.value.0.clone(),
            corrected: raw.corrige.value.0.clone(),
            source: source_ref(&raw.source)?,
            places: places(&raw.lieux)?,
        })
    };
    raw.iter().map(correction).collect()
}

fn wording(raw: &ByGuide) -> Option<Wording<Rich>> {
    Some(match raw {
        ByGuide::Same(text) => Wording::Same(inline::statement(text)?),
        ByGuide::Each(each) => Wording::Each(
            each.iter()
                .map(|(guide, text)| Some((GuideCode::parse(guide)?, inline::statement(&text.value)?)))
                .collect::<Option<_>>()?,
        ),
    })
}

fn guides(raw: &[Located<GuideRef>]) -> Option<Vec<GuideCode>> {
    raw.iter().map(|guide| GuideCode::parse(&guide.value.0)).collect()
}

fn rich(text: &Located<Text>) -> Option<Rich> {
    inline::statement(&text.value.0)
}

fn declared(code: &Located<Declared>) -> Option<Code> {
    Code::parse(&code.value.0)
}

fn reference(code: &Located<Reference>) -> Option<Code> {
    Code::parse(&code.value.0)
}

fn source_ref(source: &Located<RawSourceRef>) -> Option<SourceRef> {
    SourceRef::parse(&source.value.0)
}

fn place(place: &Located<PlaceRef>) -> Option<Place> {
    Place::parse(&place.value.0)
}

fn places(all: &[Located<PlaceRef>]) -> Option<Vec<Place>> {
    all.iter().map(place).collect()
}

fn gap(raw: &Lacune) -> Option<Gap> {
    Some(Gap {
        place: place(&raw.lieu)?,
        text: rich(&raw.texte)?,
        source: source_ref(&raw.source)?,
        printed: optional(&raw.imprime_ici, printed_here)?,
    })
}

fn printed_here(raw: &ImprimeIci) -> Option<PrintedHere> {
    let ImprimeIci { texte, source, consulte, restitution } = raw;
    Some(PrintedHere {
        text: rich(texte)?,
        source: source.value.0.clone(),
        consulted: day(*consulte)?,
        restores: *restitution,
    })
}

fn note(raw: &Note) -> Option<EditorNote> {
    Some(EditorNote {
        text: rich(&raw.texte)?,
        source: raw.source.value.0.clone(),
        consulted: day(raw.consulte)?,
        places: places(&raw.lieux)?,
    })
}

fn state(raw: Etat) -> State {
    match raw {
        Etat::Projet => State::Draft,
        Etat::Adopte => State::Adopted,
        Etat::EnVigueur => State::InForce,
        Etat::FermeAuxInscriptions => State::ClosedToEntry,
        Etat::Retire => State::Withdrawn,
        Etat::Historique => State::Historical,
        Etat::AVerifier => State::ToVerify,
    }
}

fn day(day: RawDay) -> Option<Day> {
    day.0.date.map(|date| Day { year: date.year, month: date.month, day: date.day })
}
