//! A certification as a table: a row for each thing that its JSON says, in its order. The table is made from the JSON, so
//! that neither says what the other does not.

use super::common::BAR;
use super::format::{
    Acte, Activites, Bloc, Certification, CodeNomenclature, Critere, Definition, Domaine, Echelle, Enonce, Erratum,
    Etape, FaitsEnregistrement, Formulation, Genre, GuideEntretien, Lacune, LigneCertification, LivretFinal,
    LivretSuivi, Note, Phrase, QuestionsDomaine, Referentiels, Regle, Texte, TypeLigne, Variante, Vie,
};

/// The rows, after what each of them says of the file.
pub fn of(data: &Certification) -> Vec<LigneCertification> {
    let publication = &data.publication;
    let blank = LigneCertification {
        kind: TypeLigne::Enonce,
        code: String::new(),
        adresse: String::new(),
        nature: String::new(),
        dans: String::new(),
        liens: String::new(),
        mention: String::new(),
        groupe: String::new(),
        guides: String::new(),
        texte: String::new(),
        valeur: String::new(),
        remarque: String::new(),
        imprime: String::new(),
        lieux: String::new(),
        source: String::new(),
        provenance: String::new(),
        consulte: String::new(),
        certification: publication.identifiant.clone(),
        titre: publication.titre.clone(),
        edition: publication.edition.code.clone(),
        etat: publication.etat,
        date_reference: publication.date_reference.clone(),
        licence: publication.licence.as_ref().map(|licence| licence.nom.clone()).unwrap_or_default(),
    };
    let mut table = Table { at: blank.clone(), blank, rows: Vec::new() };
    table.certification(data);
    table.rows
}

struct Table {
    /// What every row says.
    blank: LigneCertification,
    /// The same, and where the table has come: in what, in which group, for which mention, from which source.
    at: LigneCertification,
    rows: Vec<LigneCertification>,
}

impl Table {
    fn certification(&mut self, data: &Certification) {
        let genre = match data.genre {
            Genre::Cqp => "cqp",
            Genre::Rncp => "rncp",
        };
        self.fact("genre", genre);
        data.titre_court.iter().for_each(|title| self.fact("titre-court", title));
        self.fact("fiche-partielle", yes_or_no(data.fiche_partielle));
        if let Some(rncp) = &data.rncp {
            self.come_to("", &rncp.source);
            self.fact("rncp", &rncp.code);
        }
        data.enregistrement.iter().for_each(|facts| self.registration("", facts));
        data.vie.iter().for_each(|life| self.life(life));
        if let Some(entry) = &data.fiche_actuelle {
            self.registration("Fiche actuelle", &entry.enregistrement);
            self.come_to("", "");
            self.group("Fiche actuelle");
            self.fact("intitule-fiche", &entry.titre);
        }
        self.come_to("", &data.publication.source);
        for mention in &data.mentions {
            let row = LigneCertification { mention: mention.code.clone(), ..self.at.clone() };
            self.rows.push(passage("mention", &mention.titre, row));
        }
        data.definition.iter().for_each(|definition| self.definition(definition));
        data.activites.iter().for_each(|activities| self.activities(activities));
        data.domaines.iter().for_each(|domaine| self.domaine(domaine));
        data.referentiels.iter().for_each(|referentiels| self.referentiels(referentiels));
        data.guide_entretien.iter().for_each(|interview| self.interview(interview));
        data.livret_suivi.iter().for_each(|livret| self.follow_up(livret));
        if let Some(grids) = &data.grilles_intermediaires {
            self.come_to_part("grilles-intermediaires", "", &grids.source);
            self.scale("intermediaire", &grids.echelle);
            for grid in &grids.domaines {
                self.come_to(&grid.domaine, &grid.source);
                self.grid("grille-intermediaire", "", &grid.criteres, false);
            }
        }
        data.livret_evaluation_finale.iter().for_each(|livret| self.final_livret(livret));
        if let Some(rules) = &data.regles_generales {
            self.rule("regle-orientation", &rules.orientation);
            self.rule("regle-experience-vae", &rules.experience_vae);
            rules.entretien_jury.iter().for_each(|rule| self.rule("regle-entretien-jury", rule));
        }
        if let Some(bodies) = &data.organismes {
            self.come_to_part("organismes", "", &bodies.source);
            self.say("fin-agrement", &bodies.fin_agrement);
            for body in &bodies.organismes {
                let may = |what: &str, truth: Option<bool>| truth.map(|truth| format!("{what} : {}", yes_or_no(truth)));
                let known: Vec<String> =
                    [may("formation", body.formation), may("vae", body.vae)].into_iter().flatten().collect();
                let row = LigneCertification { valeur: known.join(BAR), ..self.at.clone() };
                self.rows.push(passage("organisme", &body.nom, row));
            }
        }
        data.brochure.iter().for_each(|text| self.text("brochure", text));
        self.come_to("", "");
        self.gaps(&data.lacunes);
        self.notes(&data.notes);
        for retired in &data.codes_retires {
            self.rows.push(LigneCertification {
                kind: TypeLigne::CodeRetire,
                code: retired.code.clone(),
                adresse: retired.adresse.clone().unwrap_or_default(),
                liens: retired.remplace_par.clone().unwrap_or_default(),
                texte: retired.texte.clone(),
                remarque: retired.raison.clone(),
                ..self.blank.clone()
            });
        }
    }

    /// Its acts, each with its days, and what follows what.
    fn life(&mut self, life: &Vie) {
        let Vie { actes, fin_inscriptions, remplace, remplacee_par, acquis } = life;
        self.come_to("", "");
        for Acte { etat, decision, effet, nom, reference, adresse } in actes {
            self.group(nom);
            self.at.provenance = adresse.clone().unwrap_or_default();
            self.fact("acte", etat.word());
            self.fact("decision", decision);
            self.fact("effet", effet);
            reference.iter().for_each(|reference| self.fact("reference", reference));
        }
        self.at.provenance.clear();
        self.group("");
        fin_inscriptions.iter().for_each(|day| self.fact("fin-inscriptions", day));
        remplace.iter().for_each(|edition| self.fact("remplace", edition));
        remplacee_par.iter().for_each(|edition| self.fact("remplacee-par", edition));
        self.say_if("acquis", acquis.as_ref());
    }

    /// What is known of its registration; when the editor read it in the register, and at which address.
    fn registration(&mut self, group: &str, facts: &FaitsEnregistrement) {
        self.come_to("", facts.source.as_deref().unwrap_or_default());
        self.group(group);
        self.at.provenance = facts.adresse_fiche.clone().unwrap_or_default();
        self.at.consulte = facts.consulte.clone().unwrap_or_default();
        self.fact("registre", facts.registre.word());
        let days = [
            ("decision", &facts.decision),
            ("effet", &facts.effet),
            ("echeance", &facts.echeance),
            ("limite-delivrance", &facts.limite_delivrance),
        ];
        facts.code.iter().for_each(|code| self.fact("code-repertoire", code));
        facts.niveau.iter().for_each(|level| self.fact("niveau", &level.to_string()));
        facts.certificateurs.iter().for_each(|certifier| self.fact("certificateur", certifier));
        for (nature, codes) in [("nsf", &facts.nsf), ("formacode", &facts.formacodes), ("rome", &facts.rome)] {
            for CodeNomenclature { code, libelle } in codes {
                self.fact(nature, code);
                if let (Some(row), Some(title)) = (self.rows.last_mut(), libelle) {
                    row.texte.clone_from(title);
                }
            }
        }
        for (nature, day) in days {
            day.iter().for_each(|day| self.fact(nature, day));
        }
        self.at.provenance.clear();
        self.at.consulte.clear();
    }

    fn definition(&mut self, definition: &Definition) {
        self.come_to_part("definition", "", &definition.source);
        self.say_if("introduction-finalites", definition.introduction_finalites.as_ref());
        self.statements("finalite", &definition.finalites);
        self.statements("precision", &definition.precisions);
        self.say("introduction-capacites", &definition.introduction_capacites);
        self.wordings("introduction-presentation", &definition.introduction_presentation);
        self.statements("capacite", &definition.capacites);
        self.say_if("introduction-domaines", definition.introduction_domaines.as_ref());
        if let Some(prerequisites) = &definition.prerequis {
            self.come_to_part("prerequis", "", &prerequisites.source);
            self.say("introduction-prerequis", &prerequisites.introduction);
            for element in &prerequisites.elements {
                self.come_to("", &prerequisites.source);
                self.statement("prerequis", &element.titre);
                self.come_to(&element.titre.code, &prerequisites.source);
                self.statements("prerequis", &element.details);
            }
        }
    }

    fn activities(&mut self, activities: &Activites) {
        let source = &activities.source;
        self.come_to_part("activites", "", source);
        self.say("introduction-activites", &activities.introduction);
        for family in &activities.familles {
            self.come_to("", source);
            self.statement("famille-activites", &family.titre);
            for activity in &family.activites {
                self.come_to(&family.titre.code, source);
                self.statement("activite", &activity.titre);
                self.come_to(&activity.titre.code, source);
                self.statements("tache", &activity.taches);
            }
        }
    }

    fn domaine(&mut self, domaine: &Domaine) {
        self.come_to("", &domaine.source);
        self.statement("domaine", &domaine.titre);
        self.come_to(&domaine.titre.code, &domaine.source);
        domaine.intitule_savoir_faire.iter().for_each(|heading| self.phrase("intitule-savoir-faire", heading));
        self.statements("savoir-faire", &domaine.savoir_faire);
        self.statements("savoir", &domaine.savoirs);
        self.statements("critere-entreprise", &domaine.criteres);
    }

    fn referentiels(&mut self, referentiels: &Referentiels) {
        self.come_to_part("referentiels", "", &referentiels.source);
        self.say("titre-referentiels", &referentiels.titre);
        if let (Some(code), Some(title)) = (&referentiels.nsf_code, &referentiels.nsf_titre) {
            let nsf = LigneCertification { valeur: code.clone(), ..self.at.clone() };
            self.rows.push(passage("nsf", title, nsf));
        }
        referentiels.intitule_public.iter().for_each(|heading| self.group(heading));
        self.lines("public", &referentiels.public);
        referentiels.blocs.iter().for_each(|bloc| self.bloc(bloc));
    }

    fn bloc(&mut self, bloc: &Bloc) {
        self.come_to("", &bloc.source);
        self.statement("bloc", &bloc.titre);
        let code = bloc.titre.code.as_str();
        for activity in &bloc.activites {
            self.come_to(code, &bloc.source);
            self.statement("activite", &activity.titre);
            self.come_to(&activity.titre.code, &bloc.source);
            self.lines("point", &activity.points);
            for competence in &activity.competences {
                self.come_to(code, &bloc.source);
                self.at.liens.clone_from(&activity.titre.code);
                self.statement("competence", &competence.titre);
                self.at.liens.clear();
                competence.criteres.iter().for_each(|criterion| self.criterion(&competence.titre.code, criterion));
            }
        }
        self.come_to(code, &bloc.source);
        let modality = &bloc.modalite;
        self.say_if("intitule-modalites", modality.intitule.as_ref());
        modality.etapes.iter().for_each(|step| self.step(step));
        self.fact("precisions-obligatoires", yes_or_no(modality.precisions_obligatoires));
        self.group(&modality.intitule_duree);
        self.lines("duree", &modality.duree);
        self.group(&modality.intitule_lieu);
        self.lines("lieu", &modality.lieu);
        self.group(&modality.intitule_evaluateurs);
        for (number, roles) in modality.evaluateurs.iter().enumerate() {
            self.at.valeur = (number + 1).to_string();
            self.lines("evaluateur", roles);
        }
        self.come_to(code, &bloc.source);
        self.gaps(&modality.lacunes);
    }

    fn criterion(&mut self, competence: &str, criterion: &Critere) {
        let source = self.at.source.clone();
        self.come_to(competence, &source);
        self.statement("critere", &criterion.titre);
        self.come_to(&criterion.titre.code, &source);
        self.statements("critere", &criterion.details);
    }

    fn interview(&mut self, interview: &GuideEntretien) {
        self.come_to_part("guide-entretien", "", &interview.source);
        self.scale("positionnement", &interview.echelle_positionnement);
        self.scale("orientation", &interview.echelle_orientation);
        if let Some(check) = &interview.prerequis {
            self.come_to_part("verification-prerequis", "", &check.source);
            self.group(&check.titre);
            self.say("introduction-questions", &check.introduction);
            self.scale("prerequis", &check.echelle);
            self.group(&check.titre);
            self.statements("question-entretien", &check.questions);
        }
        interview.domaines.iter().for_each(|questions| self.questions("question-entretien", questions));
    }

    fn questions(&mut self, nature: &str, questions: &QuestionsDomaine) {
        self.come_to_part("questions", &questions.domaine, &questions.source);
        self.say_if("introduction-questions", questions.introduction.as_ref());
        self.statements(nature, &questions.questions);
    }

    fn follow_up(&mut self, livret: &LivretSuivi) {
        self.come_to_part("livret-suivi", "", &livret.source);
        self.scale("formation-criteres", &livret.echelle_criteres);
        self.scale("formation-resultat", &livret.echelle_resultat);
        for domaine in &livret.domaines {
            self.come_to_part("suivi", &domaine.domaine, &domaine.source);
            for module in &domaine.modules {
                self.group(module.titre.as_deref().unwrap_or_default());
                self.at.mention = module.mention.clone().unwrap_or_default();
                self.statements("contenu-formation", &module.contenus);
            }
            self.come_to(&domaine.domaine, &domaine.source);
            domaine.modalites.iter().for_each(|step| self.step(step));
            for evaluation in &domaine.evaluations {
                self.group(evaluation.titre.as_deref().unwrap_or_default());
                self.statements("critere-formatif", &evaluation.criteres);
            }
            self.come_to(&domaine.domaine, &domaine.source);
            self.gaps(&domaine.lacunes);
        }
    }

    fn final_livret(&mut self, livret: &LivretFinal) {
        self.come_to_part("livret-evaluation-finale", "", &livret.source);
        self.scale("finale-criteres", &livret.echelle_criteres);
        self.scale("finale-verdict", &livret.echelle_verdict);
        self.scale("finale-exercice", &livret.echelle_exercice);
        for modality in &livret.modalites {
            self.come_to(&modality.domaines.join(BAR), &modality.source);
            self.lines("modalite", &modality.paragraphes);
            self.errata("modalite", &modality.errata);
            let gap = |remark: &String| LigneCertification {
                kind: TypeLigne::Lacune,
                nature: "modalite".into(),
                remarque: remark.clone(),
                ..self.at.clone()
            };
            self.rows.extend(modality.lacune.as_ref().map(gap));
        }
        livret.questionnaires.iter().for_each(|questions| self.questions("question-evaluation", questions));
        for evaluation in &livret.evaluations {
            for grid in &evaluation.grilles {
                self.come_to(&evaluation.domaine, &evaluation.source);
                self.grid("grille-finale", &grid.titre, &grid.criteres, grid.autre_mention);
                self.group(&grid.titre);
                self.say_if("precision-grille", grid.precision.as_ref());
                self.errata("grille-finale", &grid.errata);
            }
        }
    }

    // ---- The rows ----

    /// Goes to what is in something, as a source has it.
    fn come_to(&mut self, within: &str, source: &str) {
        self.at = LigneCertification { dans: within.to_owned(), source: source.to_owned(), ..self.blank.clone() };
    }

    /// The same, of a part that the source has, whose lines are said once.
    fn come_to_part(&mut self, part: &str, within: &str, source: &str) {
        self.come_to(within, source);
        self.fact("partie", part);
    }

    /// Goes to the group of this title.
    fn group(&mut self, title: &str) {
        self.at.groupe = title.to_owned();
        self.at.valeur.clear();
    }

    fn fact(&mut self, nature: &str, value: &str) {
        let (kind, nature, valeur) = (TypeLigne::Fait, nature.to_owned(), value.to_owned());
        self.rows.push(LigneCertification { kind, nature, valeur, ..self.at.clone() });
    }

    fn say(&mut self, nature: &str, words: &str) {
        self.rows.push(passage(nature, words, self.at.clone()));
    }

    fn say_if(&mut self, nature: &str, words: Option<&String>) {
        words.into_iter().for_each(|words| self.say(nature, words));
    }

    fn lines(&mut self, nature: &str, lines: &[String]) {
        lines.iter().for_each(|line| self.say(nature, line));
    }

    fn phrase(&mut self, nature: &str, phrase: &Phrase) {
        let own = LigneCertification { nature: nature.to_owned(), ..self.at.clone() };
        self.say(nature, &phrase.texte);
        self.variants(&phrase.variantes, &own);
        self.errata(nature, &phrase.errata);
    }

    fn wordings(&mut self, nature: &str, wordings: &[Formulation]) {
        for wording in wordings {
            let row = LigneCertification { guides: wording.guides.join(BAR), ..self.at.clone() };
            self.rows.push(passage(nature, &wording.texte, row));
        }
    }

    fn rule(&mut self, nature: &str, rule: &Regle) {
        self.come_to("", &rule.sources.join(BAR));
        self.wordings(nature, &rule.formulations);
        self.errata(nature, &rule.errata);
    }

    /// A step of a modality, and the list that follows it.
    fn step(&mut self, step: &Etape) {
        self.say("modalite", &step.texte);
        self.lines("point-modalite", &step.points);
        self.errata("modalite", &step.errata);
    }

    fn scale(&mut self, nature: &str, scale: &Echelle) {
        for level in &scale.niveaux {
            let row = LigneCertification { groupe: scale.code.clone(), valeur: level.code.clone(), ..self.at.clone() };
            let nature = format!("echelle-{nature}");
            self.rows.push(passage(&nature, &level.libelle, row.clone()));
            self.rows.extend(level.suite.iter().map(|words| passage(&format!("{nature}-suite"), words, row.clone())));
        }
    }

    fn grid(&mut self, nature: &str, title: &str, criteria: &[String], other_mention: bool) {
        self.rows.push(LigneCertification {
            kind: TypeLigne::Grille,
            nature: nature.to_owned(),
            texte: title.to_owned(),
            liens: criteria.join(BAR),
            valeur: if other_mention { "autre mention".into() } else { String::new() },
            ..self.at.clone()
        });
    }

    fn text(&mut self, nature: &str, text: &Texte) {
        self.come_to("", &text.sources.join(BAR));
        self.say(&format!("titre-{nature}"), &text.titre);
        for part in &text.parties {
            self.group(part.titre.as_deref().unwrap_or_default());
            self.lines(nature, &part.paragraphes);
        }
        self.errata(nature, &text.errata);
        self.notes(&text.notes);
    }

    fn statements(&mut self, nature: &str, statements: &[Enonce]) {
        statements.iter().for_each(|statement| self.statement(nature, statement));
    }

    fn statement(&mut self, nature: &str, statement: &Enonce) {
        let own = LigneCertification {
            code: statement.code.clone(),
            adresse: statement.adresse.clone().unwrap_or_default(),
            nature: nature.to_owned(),
            ..self.at.clone()
        };
        let (texte, source) = (statement.texte.clone(), statement.source.clone());
        self.rows.push(LigneCertification { texte, source, ..own.clone() });
        self.variants(&statement.variantes, &own);
        self.rows.extend(statement.errata.iter().map(|erratum| misprint(erratum, &own)));
        self.rows.extend(statement.bas_de_page.iter().map(|footnote| LigneCertification {
            kind: TypeLigne::BasDePage,
            texte: footnote.texte.clone(),
            lieux: footnote.lieux.join(BAR),
            source: footnote.source.clone(),
            ..own.clone()
        }));
    }

    fn variants(&mut self, variants: &[Variante], own: &LigneCertification) {
        self.rows.extend(variants.iter().map(|variant| LigneCertification {
            kind: TypeLigne::Variante,
            texte: variant.texte.clone().unwrap_or_default(),
            remarque: variant.raison.clone(),
            lieux: variant.lieux.join(BAR),
            guides: variant.guides.join(BAR),
            source: variant.source.clone(),
            ..own.clone()
        }));
    }

    fn errata(&mut self, nature: &str, errata: &[Erratum]) {
        let own = LigneCertification { nature: nature.to_owned(), ..self.at.clone() };
        self.rows.extend(errata.iter().map(|erratum| misprint(erratum, &own)));
    }

    fn gaps(&mut self, gaps: &[Lacune]) {
        let at = &self.at;
        self.rows.extend(gaps.iter().map(|gap| LigneCertification {
            kind: TypeLigne::Lacune,
            remarque: gap.remarque.clone(),
            lieux: gap.lieu.clone().unwrap_or_default(),
            source: gap.source.clone(),
            ..at.clone()
        }));
    }

    fn notes(&mut self, notes: &[Note]) {
        let blank = &self.blank;
        self.rows.extend(notes.iter().map(|note| LigneCertification {
            kind: TypeLigne::Note,
            remarque: note.remarque.clone(),
            lieux: note.lieux.join(BAR),
            provenance: note.provenance.clone(),
            consulte: note.consulte.clone(),
            ..blank.clone()
        }));
    }
}

/// Words of the source that have no code.
fn passage(nature: &str, words: &str, at: LigneCertification) -> LigneCertification {
    LigneCertification { kind: TypeLigne::Passage, nature: nature.to_owned(), texte: words.to_owned(), ..at }
}

fn misprint(erratum: &Erratum, own: &LigneCertification) -> LigneCertification {
    LigneCertification {
        kind: TypeLigne::Erratum,
        texte: erratum.corrige.clone(),
        imprime: erratum.imprime.clone(),
        lieux: erratum.lieux.join(BAR),
        source: erratum.source.clone(),
        ..own.clone()
    }
}

fn yes_or_no(truth: bool) -> &'static str {
    if truth { "oui" } else { "non" }
}
