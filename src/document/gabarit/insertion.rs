//! What no gesture can say: what only the program can make of a certification.

use super::{At, Form};
use crate::document::tree::{Anchor, Block, Column, Field, FieldGroup, FieldKind, Gap, Row, Section, Start, Table};
use crate::document::{inventory, prose, referentiel_blocs};
use crate::model::{
    FollowUpDomaine, FollowUpPart, FormData, FormInsertion, MadePart, Modality, Name, Questionnaire, Rich, Role,
    Statement, Unit, common_note, inserted_label,
};

/// A group of statements of a unit.
pub struct Group {
    /// Its heading, then its statements.
    pub blocks: Vec<Block>,
    /// Ends the name of a field that bears on it.
    pub suffix: &'static str,
    pub spoken: String,
}

impl<'b> Form<'b> {
    pub fn insert(&mut self, insertion: &FormInsertion, at: At<'b>, place: Name, section: &mut Section) {
        match (insertion, at.unit) {
            (FormInsertion::Gaps, _) => section.blocks.extend(self.builder.gaps(place)),
            (FormInsertion::CertificationName, _) => {
                let name = Rich::plain(self.certification().named_shortly());
                section.blocks.push(Block::Paragraph(name));
            }
            (FormInsertion::Mention(by), _) => {
                let fields = self.mention(*by, place).into_iter().flat_map(|group| group.fields);
                section.blocks.extend(fields.map(Block::Field));
            }
            (FormInsertion::Statements, Some(unit)) => {
                let groups = self.groups_of(unit, place);
                section.blocks.extend(groups.into_iter().flat_map(|group| group.blocks));
            }
            (FormInsertion::Questions, Some(unit)) => {
                let questions = self.questions(unit);
                section.blocks.push(self.builder.items(&questions, place, true));
            }
            (FormInsertion::Questionnaire, Some(unit)) => {
                let part = self.questionnaire(unit, place);
                section.sections.extend(part);
            }
            (FormInsertion::BlocModalities, Some(Unit::Bloc(bloc))) => {
                let referentiels = self.certification().referentiels.as_ref();
                let table = referentiels.map(|it| referentiel_blocs::modalities(&mut self.builder, it, bloc, place));
                section.blocks.extend(table.map(Block::Table));
            }
            (FormInsertion::BlocInstructions, Some(Unit::Bloc(bloc))) => self.instructions(bloc, place, section),
            (FormInsertion::BlocGrids, Some(Unit::Bloc(bloc))) => self.bloc_grids(bloc, place, section),
            (FormInsertion::BlocAgreement, Some(Unit::Bloc(bloc))) => {
                section.sections.push(super::blocs::agreement(self.mots(), bloc));
            }
            (FormInsertion::Modules, Some(unit)) => self.modules(unit, place, section),
            (FormInsertion::FormativeModalities, Some(unit)) => self.formative_modalities(unit, place, section),
            (FormInsertion::ResultGaps, Some(unit)) => section.blocks.extend(self.gaps_of(unit, FollowUpPart::Results)),
            (FormInsertion::GoalGaps, Some(unit)) => section.blocks.extend(self.gaps_of(unit, FollowUpPart::Goals)),
            (FormInsertion::CourseDetails(text), Some(unit)) => {
                if self.training(unit).is_some_and(|it| it.asks_courses) {
                    section.blocks.extend(self.builder.text(text, place).flat());
                }
            }
            // `check` refuses what a unit has where no unit repeats the part, and what a bloc has for a domaine.
            (
                FormInsertion::Statements
                | FormInsertion::Questions
                | FormInsertion::Questionnaire
                | FormInsertion::BlocModalities
                | FormInsertion::BlocInstructions
                | FormInsertion::BlocGrids
                | FormInsertion::BlocAgreement
                | FormInsertion::Modules
                | FormInsertion::FormativeModalities
                | FormInsertion::ResultGaps
                | FormInsertion::GoalGaps
                | FormInsertion::CourseDetails(_),
                _,
            ) => {}
        }
    }

    /// A part that the program makes whole, after those that come before it.
    pub fn made(&mut self, part: &MadePart, place: Name, before: &[Section]) -> Option<Section> {
        match part {
            MadePart::Prerequisites => self.prerequisites(place),
            MadePart::ExtraPage(by) => Some(self.extra_page(*by)),
            MadePart::Inventory => {
                let cover = self.cover_groups();
                Some(inventory::section(&mut self.builder, &cover, before))
            }
            MadePart::Held(name, words) => self.held(*name, words),
        }
    }

    /// The choice of the mention, where the source has one.
    pub fn mention(&mut self, by: Role, place: Name) -> Option<FieldGroup> {
        let certification = self.certification();
        let own = match self.gabarit.needs? {
            FormData::Interview => &certification.interview.as_ref()?.mention_choice,
            FormData::FollowUp => &certification.follow_up.as_ref()?.mention_choice,
            FormData::FinalLivret => &certification.final_livret.as_ref()?.mention_choice,
            FormData::IntermediateGrids => return None,
        };
        self.builder.mention_choice(own.as_ref(), place, by)
    }

    /// The groups of statements of a unit: the savoir-faire and the savoirs of a domaine, the compétences of a bloc.
    pub fn groups_of(&mut self, unit: Unit, place: Name) -> Vec<Group> {
        let mots = self.mots();
        match unit {
            Unit::Domaine(domaine) => {
                let [skills, knowledge] = self.builder.competences(domaine, place);
                vec![
                    Group {
                        blocks: skills,
                        suffix: "savoir_faire",
                        spoken: mots.say("champs.savoir_faire").to_owned(),
                    },
                    Group { blocks: knowledge, suffix: "savoirs", spoken: mots.say("champs.savoirs").to_owned() },
                ]
            }
            Unit::Bloc(bloc) => {
                let competences = bloc.activities.iter().flat_map(|activity| &activity.competences);
                let titles: Vec<Statement> = competences.map(|competence| competence.title.clone()).collect();
                let blocks = vec![self.builder.items(&titles, place, true)];
                vec![Group { blocks, suffix: "competences", spoken: mots.say("champs.competences").to_owned() }]
            }
        }
    }

    fn questions(&self, unit: Unit) -> Vec<Statement> {
        let data = self.certification().interview.iter().flat_map(|interview| &interview.domaines);
        data.filter(|it| it.domaine == *unit.code()).flat_map(|it| it.questions.clone()).collect()
    }

    /// What the file of the certification says of the training on a unit.
    pub fn training(&self, unit: Unit) -> Option<&'b FollowUpDomaine> {
        self.certification().follow_up.as_ref()?.domaines.iter().find(|it| it.domaine == *unit.code())
    }

    fn modules(&mut self, unit: Unit, place: Name, section: &mut Section) {
        for module in self.training(unit).into_iter().flat_map(|it| &it.modules) {
            section.blocks.extend(module.title.clone().map(Block::Paragraph));
            section.blocks.push(self.builder.items(&module.contents, place, true));
        }
    }

    fn formative_modalities(&mut self, unit: Unit, place: Name, section: &mut Section) {
        for modality in self.training(unit).into_iter().flat_map(|it| &it.modalities) {
            let where_it_is = self.mots().fill("errata.modalites", &[("ou", &unit.name(self.mots()))]);
            self.builder.note_corrections(&modality.corrections, Some(place), &where_it_is);
            section.blocks.push(Block::Paragraph(modality.text.clone()));
            if !modality.points.is_empty() {
                let items = modality.points.iter().map(|point| vec![Block::Paragraph(point.clone())]).collect();
                section.blocks.push(Block::List { start: None, items });
            }
        }
    }

    /// What the source lacks of a part, before what the sheet prints there all the same.
    fn gaps_of(&self, unit: Unit, part: FollowUpPart) -> Vec<Block> {
        let gaps = self.training(unit).into_iter().flat_map(|it| &it.gaps).filter(|gap| gap.part == part);
        gaps.flat_map(|gap| prose::gap(&gap.text, &gap.source, gap.printed.as_ref())).collect()
    }

    fn questionnaire(&mut self, unit: Unit, place: Name) -> Option<Section> {
        let livret = self.certification().final_livret.as_ref()?;
        let questionnaire = livret.questionnaires.iter().find(|it| it.domaine == *unit.code())?;
        self.builder.cite(&questionnaire.source);
        let anchor = Anchor::Part(format!("{}-activites", unit.code().anchor()));
        let mut section = Section::new(self.builder.label(inserted_label::QUESTIONNAIRE_TITLE), anchor);
        section.blocks.extend(questionnaire.intro.clone().map(Block::Lead));
        self.answers(questionnaire, unit, place, &mut section);
        Some(section)
    }

    fn answers(&mut self, questionnaire: &Questionnaire, unit: Unit, place: Name, section: &mut Section) {
        let mots = self.mots();
        let ruled = |name: String, words: &str, lines: u8| Field {
            name,
            spoken: super::field::said(mots, unit, words),
            label: None,
            by: Role::Candidate,
            kind: FieldKind::Lines(lines),
        };
        match questionnaire.lines_each {
            Some(lines) => {
                for (n, question) in questionnaire.questions.iter().enumerate() {
                    let Some(item) = self.builder.item(question, place, true) else { continue };
                    let answer =
                        ruled(item.code.field_name(), &mots.fill("champs.question", &[("numero", &(n + 1))]), lines);
                    let footnote = item.footnote.clone();
                    section.blocks.push(Block::Question { item, answer });
                    section.blocks.extend(footnote.map(Block::Paragraph));
                }
            }
            None => section.blocks.push(self.builder.items(&questionnaire.questions, place, true)),
        }
        if let Some(lines) = questionnaire.shared_lines {
            let name = super::field::named(unit, "reponses");
            section.blocks.push(Block::Field(ruled(name, mots.say("champs.reponses"), lines)));
        }
    }

    /// One row a unit, as accessible tables want no merged cells: units that share a modalité share a row.
    pub fn modalities(&mut self, place: Name) -> Option<Block> {
        let livret = self.certification().final_livret.as_ref()?;
        let columns = [(inserted_label::MODALITIES_DOMAINE, 2), (inserted_label::MODALITIES_MODALITIES, 3)];
        let columns = columns.map(|(label, share)| Column { header: self.builder.label(label), share });
        let caption = columns.last().map(|column| column.header.text()).unwrap_or_default();
        let rows = livret.modalities.iter().map(|modality| self.modality(modality, place)).collect();
        Some(Block::Table(Table {
            caption,
            columns: columns.into(),
            row_heads: true,
            beside: None,
            rows,
            tail: Vec::new(),
        }))
    }

    fn modality(&mut self, modality: &Modality, place: Name) -> Row {
        self.builder.note_corrections(
            &modality.corrections,
            Some(place),
            self.mots().say("errata.modalites_d_evaluation"),
        );
        let certification = self.certification();
        let units = modality.domaines.iter().filter_map(|code| certification.unit(code));
        let units = units.map(|unit| Block::Paragraph(self.builder.unit_title(unit, place))).collect();
        let mut cell: Vec<Block> = modality.paragraphs.iter().cloned().map(Block::Paragraph).collect();
        let gap = modality.gap.clone().map(|text| Block::Gap(Gap { text, source: modality.source.clone() }));
        cell.extend(gap);
        Row { anchor: None, cells: vec![units, cell] }
    }

    /// A page for the answers that do not fit their lines.
    fn extra_page(&self, by: Role) -> Section {
        /// What a page of ruled lines holds under its heading.
        const LINES: u8 = 22;
        let title = Rich::plain(self.mots().say("champs.feuille"));
        let mut section = Section::new(title, Anchor::Part("feuille".into()));
        section.start = Start::Page;
        section.blocks.extend(self.builder.common_note(common_note::EXTRA_PAGE).map(Block::Note));
        section.blocks.push(Block::Field(Field {
            // The whole guide holds several of them.
            name: format!("feuille_complementaire_{}", self.builder.kind().slug().replace('-', "_")),
            spoken: self.mots().say("champs.feuille").to_owned(),
            label: None,
            by,
            kind: FieldKind::Lines(LINES),
        }));
        section
    }
}
