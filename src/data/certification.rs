//! A certification as data.

use std::collections::BTreeMap;

use super::common::{
    About, address, edition, errata, gap, gap_without_place, note, places, publication, reference, text, texts,
    wordings,
};
use super::format::{
    self, Activite, ActiviteBloc, Activites, BasDePage, Bloc, Certification, CodeAuRepertoire, CodeNomenclature,
    CodeRetire, Competence, Critere, Definition, Domaine, Echelle, ElementPrerequis, Enonce, Etape, EvaluationFinale,
    EvaluationFormative, FaitsEnregistrement, FamilleActivites, FicheActuelle, Genre, Grille, GrilleIntermediaire,
    GrillesIntermediaires, GuideEntretien, LivretFinal, LivretSuivi, Modalite, ModaliteBloc, Module, Niveau, Organisme,
    Organismes, Phrase, Prerequis, QuestionsDomaine, Referentiels, Registre, Regle, ReglesGenerales, SuiviDomaine,
    Variante, VerificationPrerequis,
};
use super::life;
use crate::model::{
    self, Catalogue, Code, Day, Register, RegisterFacts, Remarks, Rich, Scale, Sentence, Statement, Words,
};
use crate::plan::{Plan, PlannedCertification};

pub fn of(plan: &Plan, planned: &PlannedCertification, schema: String) -> Certification {
    let certification = planned.certification;
    let publication = publication(
        plan,
        About {
            slug: &certification.slug,
            title: &certification.title,
            edition: edition(certification),
            state: certification.state,
            draft: certification.draft,
            published: certification.published,
            expiry: certification.expiry(),
            page: &planned.page,
            source: &certification.source,
        },
    );
    let walk = Walk { plan, permanent: plan.permanent(certification.into()) };
    let in_blocs = certification.referentiels.is_some();
    Certification {
        schema,
        publication,
        genre: match certification.genre {
            model::Genre::Cqp => Genre::Cqp,
            model::Genre::Rncp => Genre::Rncp,
        },
        titre_court: certification.short_title.clone(),
        fiche_partielle: certification.is_partial(),
        rncp: certification.registration.as_ref().and_then(printed_code),
        enregistrement: certification.registration.as_ref().map(facts),
        fiche_actuelle: plan
            .catalogue
            .registered(certification)
            .map(|entry| FicheActuelle { titre: entry.title.clone(), enregistrement: facts(&entry.facts) }),
        vie: life::life(plan, certification),
        mentions: certification
            .mentions
            .iter()
            .map(|mention| format::Mention { code: mention.code.clone(), titre: mention.title.clone() })
            .collect(),
        definition: (!in_blocs).then(|| walk.definition(&certification.definition)),
        activites: certification.activities.as_ref().map(|activities| walk.activities(activities)),
        domaines: certification.domaines.iter().map(|domaine| walk.domaine(domaine)).collect(),
        referentiels: certification.referentiels.as_ref().map(|referentiels| walk.referentiels(referentiels)),
        guide_entretien: certification.interview.as_ref().map(|interview| walk.interview(interview)),
        livret_suivi: certification.follow_up.as_ref().map(|follow_up| walk.follow_up(follow_up)),
        grilles_intermediaires: certification.intermediate_grids.as_ref().map(intermediate_grids),
        livret_evaluation_finale: certification.final_livret.as_ref().map(|livret| walk.final_livret(livret)),
        regles_generales: general_rules(plan.catalogue, certification),
        organismes: certification.training_bodies.as_ref().map(training_bodies),
        brochure: certification.brochure.as_ref().map(|it| text(it, &certification.slug, certification.guide.as_ref())),
        lacunes: certification.gaps.iter().map(gap).collect(),
        notes: certification
            .notes
            .iter()
            .chain(certification.registration.iter().flat_map(|facts| &facts.notes))
            .map(note)
            .collect(),
        codes_retires: certification.retired.iter().map(|retired| walk.retired(planned, retired)).collect(),
    }
}

/// The code at the répertoire national that a source prints.
fn printed_code(facts: &RegisterFacts) -> Option<CodeAuRepertoire> {
    let code = facts.code.clone().filter(|_| facts.register == Register::Rncp)?;
    Some(CodeAuRepertoire { code, source: reference(facts.source.as_ref()?) })
}

fn facts(facts: &RegisterFacts) -> FaitsEnregistrement {
    let codes = |codes: &[model::Classified]| {
        codes.iter().map(|it| CodeNomenclature { code: it.code.clone(), libelle: it.title.clone() }).collect()
    };
    FaitsEnregistrement {
        registre: match facts.register {
            Register::Rncp => Registre::Rncp,
            Register::Specific => Registre::Rs,
            Register::None => Registre::Aucun,
        },
        code: facts.code.clone(),
        niveau: facts.level,
        certificateurs: facts.certifiers.clone(),
        nsf: codes(&facts.nsf),
        formacodes: codes(&facts.formacodes),
        rome: codes(&facts.rome),
        decision: facts.decided.map(Day::iso),
        effet: facts.effective.map(Day::iso),
        echeance: facts.expiry.map(Day::iso),
        limite_delivrance: facts.last_delivery.map(Day::iso),
        adresse_fiche: facts.address.clone(),
        source: facts.source.as_ref().map(reference),
        consulte: facts.consulted.map(Day::iso),
    }
}

/// Makes statements, each with its address.
struct Walk<'p> {
    plan: &'p Plan<'p>,
    permanent: BTreeMap<&'p Code, String>,
}

impl Walk<'_> {
    fn statement(&self, statement: &Statement) -> Enonce {
        let Phrase { texte, variantes, errata } = phrase(&statement.words);
        Enonce {
            code: statement.code.to_string(),
            adresse: self.permanent.get(&statement.code).map(|path| address(self.plan, path)),
            texte,
            source: reference(&statement.source),
            variantes,
            errata,
            bas_de_page: statement.footnote.as_ref().map(|footnote| BasDePage {
                texte: footnote.text.text(),
                source: reference(&footnote.source),
                lieux: places(&footnote.places),
            }),
        }
    }

    fn statements(&self, statements: &[Statement]) -> Vec<Enonce> {
        statements.iter().map(|statement| self.statement(statement)).collect()
    }

    fn retired(&self, planned: &PlannedCertification, retired: &model::RetiredCode) -> CodeRetire {
        // The address of a retired code is the one that it had, in the référentiel.
        let target = model::Target::Statement(retired.code.clone());
        let path = self.plan.address(Some(planned.certification.into()), &target);
        let adresse = path.map(|path| address(self.plan, &path));
        CodeRetire {
            code: retired.code.to_string(),
            adresse,
            texte: retired.text.text(),
            remplace_par: retired.replaced_by.as_ref().map(Code::to_string),
            raison: retired.reason.text(),
        }
    }

    fn definition(&self, definition: &model::Definition) -> Definition {
        let prerequis = definition.prerequisites.as_ref();
        Definition {
            source: reference(&definition.source),
            introduction_finalites: definition.purposes_intro.as_ref().map(Rich::text),
            finalites: self.statements(&definition.purposes),
            precisions: self.statements(&definition.details),
            introduction_capacites: definition.abilities_intro.text(),
            introduction_presentation: definition.general_abilities_intro.iter().flat_map(wordings).collect(),
            capacites: self.statements(&definition.abilities),
            introduction_domaines: definition.domaines_intro.as_ref().map(Rich::text),
            prerequis: prerequis.map(|prerequisites| Prerequis {
                introduction: prerequisites.intro.text(),
                source: reference(&prerequisites.source),
                elements: prerequisites
                    .elements
                    .iter()
                    .map(|element| ElementPrerequis {
                        titre: self.statement(&element.title),
                        details: self.statements(&element.details),
                    })
                    .collect(),
            }),
        }
    }

    fn activities(&self, activities: &model::Activities) -> Activites {
        let mut familles = Vec::new();
        for family in &activities.families {
            let titre = self.statement(&family.title);
            let mut activites = Vec::new();
            for activity in &family.activities {
                activites.push(Activite {
                    titre: self.statement(&activity.title),
                    taches: self.statements(&activity.tasks),
                });
            }
            familles.push(FamilleActivites { titre, activites });
        }
        Activites { source: reference(&activities.source), introduction: activities.intro.text(), familles }
    }

    fn domaine(&self, domaine: &model::Domaine) -> Domaine {
        Domaine {
            numero: domaine.number,
            titre: self.statement(&domaine.title),
            source: reference(&domaine.source),
            intitule_savoir_faire: domaine.skills_heading.as_ref().map(phrase),
            savoir_faire: self.statements(&domaine.skills),
            savoirs: self.statements(&domaine.knowledge),
            criteres: self.statements(&domaine.criteria),
        }
    }

    fn referentiels(&self, referentiels: &model::Referentiels) -> Referentiels {
        Referentiels {
            source: reference(&referentiels.source),
            titre: referentiels.title.text(),
            nsf_code: referentiels.nsf.as_ref().map(|nsf| nsf.code.clone()),
            nsf_titre: referentiels.nsf.as_ref().map(|nsf| nsf.title.text()),
            intitule_public: referentiels.public.as_ref().map(|public| public.heading.text()),
            public: referentiels.public.iter().flat_map(|public| texts(&public.lines)).collect(),
            blocs: referentiels.blocs.iter().map(|bloc| self.bloc(bloc)).collect(),
        }
    }

    fn bloc(&self, bloc: &model::Bloc) -> Bloc {
        let titre = self.statement(&bloc.title);
        let mut activites = Vec::new();
        for activity in &bloc.activities {
            let titre = self.statement(&activity.title);
            let competences = activity.competences.iter().map(|competence| self.competence(competence));
            activites.push(ActiviteBloc { titre, points: texts(&activity.points), competences: competences.collect() });
        }
        let modality = &bloc.modality;
        Bloc {
            numero: bloc.number,
            titre,
            source: reference(&bloc.source),
            activites,
            modalite: ModaliteBloc {
                intitule: modality.heading.as_ref().map(Rich::text),
                etapes: modality.steps.iter().map(|it| step(&it.text, &it.points, &it.corrections)).collect(),
                precisions_obligatoires: modality.remarks == Remarks::Required,
                intitule_duree: modality.duration.heading.text(),
                duree: texts(&modality.duration.lines),
                intitule_lieu: modality.place.heading.text(),
                lieu: texts(&modality.place.lines),
                intitule_evaluateurs: modality.evaluators_heading.text(),
                evaluateurs: modality.evaluators.iter().map(|roles| texts(roles)).collect(),
                lacunes: modality.gaps.iter().map(|gap| gap_without_place(&gap.text, &gap.source)).collect(),
            },
        }
    }

    fn competence(&self, competence: &model::Competence) -> Competence {
        let titre = self.statement(&competence.title);
        let mut criteres = Vec::new();
        for criterion in &competence.criteria {
            criteres.push(Critere {
                titre: self.statement(&criterion.title),
                details: self.statements(&criterion.details),
            });
        }
        Competence { titre, criteres }
    }

    fn interview(&self, interview: &model::Interview) -> GuideEntretien {
        GuideEntretien {
            source: reference(&interview.source),
            echelle_positionnement: scale(&interview.positioning_scale),
            echelle_orientation: scale(&interview.orientation_scale),
            prerequis: interview.prerequisites.as_ref().map(|check| VerificationPrerequis {
                titre: check.title.text(),
                introduction: check.intro.text(),
                echelle: scale(&check.scale),
                questions: self.statements(&check.questions),
                source: reference(&check.source),
            }),
            domaines: interview
                .domaines
                .iter()
                .map(|domaine| QuestionsDomaine {
                    domaine: domaine.domaine.to_string(),
                    introduction: None,
                    questions: self.statements(&domaine.questions),
                    source: reference(&domaine.source),
                })
                .collect(),
        }
    }

    fn follow_up(&self, follow_up: &model::FollowUp) -> LivretSuivi {
        let mut domaines = Vec::new();
        for domaine in &follow_up.domaines {
            let modules = domaine.modules.iter().map(|module| Module {
                titre: module.title.as_ref().map(Rich::text),
                mention: module.mention.clone(),
                contenus: self.statements(&module.contents),
            });
            let modules = modules.collect();
            let evaluations = domaine.evaluations.iter().map(|evaluation| EvaluationFormative {
                titre: evaluation.title.as_ref().map(Rich::text),
                criteres: self.statements(&evaluation.criteria),
            });
            domaines.push(SuiviDomaine {
                domaine: domaine.domaine.to_string(),
                modules,
                evaluations: evaluations.collect(),
                modalites: domaine.modalities.iter().map(|it| step(&it.text, &it.points, &it.corrections)).collect(),
                lacunes: domaine.gaps.iter().map(|gap| gap_without_place(&gap.text, &gap.source)).collect(),
                source: reference(&domaine.source),
            });
        }
        LivretSuivi {
            source: reference(&follow_up.source),
            echelle_criteres: scale(&follow_up.criteria_scale),
            echelle_resultat: scale(&follow_up.result_scale),
            domaines,
        }
    }

    fn final_livret(&self, livret: &model::FinalLivret) -> LivretFinal {
        let modality = |modality: &model::Modality| Modalite {
            domaines: codes(&modality.domaines),
            paragraphes: texts(&modality.paragraphs),
            lacune: modality.gap.as_ref().map(Rich::text),
            source: reference(&modality.source),
            errata: errata(&modality.corrections),
        };
        let grid = |grid: &model::Grid| Grille {
            titre: grid.title.text(),
            precision: grid.detail.as_ref().map(Rich::text),
            criteres: codes(&grid.criteria),
            autre_mention: grid.other_mention,
            errata: errata(&grid.corrections),
        };
        LivretFinal {
            source: reference(&livret.source),
            echelle_criteres: scale(&livret.criteria_scale),
            echelle_verdict: scale(&livret.verdict_scale),
            echelle_exercice: scale(&livret.practice_scale),
            modalites: livret.modalities.iter().map(modality).collect(),
            questionnaires: livret
                .questionnaires
                .iter()
                .map(|questionnaire| QuestionsDomaine {
                    domaine: questionnaire.domaine.to_string(),
                    introduction: questionnaire.intro.as_ref().map(Rich::text),
                    questions: self.statements(&questionnaire.questions),
                    source: reference(&questionnaire.source),
                })
                .collect(),
            evaluations: livret
                .evaluations
                .iter()
                .map(|evaluation| EvaluationFinale {
                    domaine: evaluation.domaine.to_string(),
                    grilles: evaluation.grids.iter().map(grid).collect(),
                    source: reference(&evaluation.source),
                })
                .collect(),
        }
    }
}

fn phrase(words: &Words) -> Phrase {
    let variant = |variant: &model::Variant| Variante {
        lieux: places(&variant.places),
        guides: variant.guides.iter().map(ToString::to_string).collect(),
        texte: variant.text.as_ref().map(Rich::text),
        raison: variant.reason.text(),
        source: reference(&variant.source),
    };
    Phrase {
        texte: words.text.text(),
        variantes: words.variants.iter().map(variant).collect(),
        errata: errata(&words.corrections),
    }
}

fn step(text: &Rich, points: &[Rich], corrections: &[model::Correction]) -> Etape {
    Etape { texte: text.text(), points: texts(points), errata: errata(corrections) }
}

fn codes(all: &[Code]) -> Vec<String> {
    all.iter().map(Code::to_string).collect()
}

fn scale(scale: &Scale) -> Echelle {
    let level = |level: &model::Level| Niveau {
        code: level.code.clone(),
        libelle: level.label.clone(),
        suite: level.consequence.clone(),
    };
    Echelle { code: scale.code.clone(), niveaux: scale.levels.iter().map(level).collect() }
}

fn intermediate_grids(grids: &model::IntermediateGrids) -> GrillesIntermediaires {
    let grid = |grid: &model::IntermediateGrid| GrilleIntermediaire {
        domaine: grid.domaine.to_string(),
        criteres: codes(&grid.criteria),
        source: reference(&grid.source),
    };
    GrillesIntermediaires {
        source: reference(&grids.source),
        echelle: scale(&grids.scale),
        domaines: grids.domaines.iter().map(grid).collect(),
    }
}

fn general_rules(catalogue: &Catalogue, certification: &model::Certification) -> Option<ReglesGenerales> {
    let sentence = |sentence: &Sentence| Regle {
        formulations: wordings(&sentence.wording),
        sources: sentence.sources.iter().map(reference).collect(),
        errata: errata(&sentence.corrections),
    };
    // The general rules name CQPs: an edition in blocs is not what they speak of.
    let rules = catalogue.rules.of(&certification.slug).filter(|_| certification.referentiels.is_none())?;
    let juries = catalogue.rules.juries.iter().filter(|jury| jury.cqps.contains(&certification.slug));
    Some(ReglesGenerales {
        orientation: sentence(&rules.orientation),
        experience_vae: sentence(&rules.vae_experience),
        entretien_jury: juries.map(|jury| sentence(&jury.form)).collect(),
    })
}

fn training_bodies(bodies: &model::TrainingBodies) -> Organismes {
    Organismes {
        source: reference(&bodies.source),
        fin_agrement: bodies.approval_end.text(),
        organismes: bodies
            .bodies
            .iter()
            .map(|body| Organisme { nom: body.name.clone(), formation: body.training, vae: body.vae })
            .collect(),
    }
}
