//! What every builder of documents needs: the words of the edition, and an account of the corrections that it met.

use std::collections::BTreeSet;

use super::hands;
use super::prose::{self, Given, Written};
use super::tree::{
    Anchor, Block, Colophon, CorrectionAt, Cover, DataNotice, Document, DocumentId, Field, FieldGroup, FieldKind, Gap,
    Item, Note, Section, Start,
};
use crate::model::{
    Catalogue, Certification, CommonText, Correction, Domaine, EditorNote, Footnote, Inline, Kind, Label, LabelName,
    NoteName, PersonalData, Place, Rich, Role, Scale, SourceRef, Statement, TextName, Words,
};

/// What a page of ruled lines holds under its heading.
const EXTRA_LINES: u8 = 22;

/// The boxes of a scale.
pub fn choice(scale: &Scale) -> FieldKind {
    FieldKind::Choice(scale.levels.iter().map(|level| (level.code.clone(), level.label.clone())).collect())
}

/// Gathers a document: its sections, and in passing the sources and corrections of what it used.
pub struct Builder<'a> {
    pub catalogue: &'a Catalogue,
    pub certification: &'a Certification,
    kind: Kind,
    sources: BTreeSet<SourceRef>,
    corrections: Vec<CorrectionAt>,
    /// What the editor says of the document itself.
    notes: Vec<Note>,
}

impl<'a> Builder<'a> {
    pub fn new(catalogue: &'a Catalogue, certification: &'a Certification, kind: Kind) -> Builder<'a> {
        let sources = BTreeSet::new();
        Builder { catalogue, certification, kind, sources, corrections: Vec::new(), notes: Vec::new() }
    }

    pub fn kind(&self) -> Kind {
        self.kind
    }

    pub fn place(&self, part: &'static str) -> Place {
        Place::part(self.kind, part)
    }

    /// The words of a label in this guide.
    pub fn label(&mut self, name: LabelName) -> Rich {
        let guide = self.certification.guide.as_ref();
        let Some(label) = self.catalogue.labels.get(&name) else { return Rich::default() };
        let words = label.wording.of(guide).cloned().unwrap_or_default();
        self.note_corrections(&label.corrections, None, "libellés du formulaire");
        words
    }

    /// What the editor always says there, dated by its own words.
    pub fn common_note(&self, name: NoteName) -> Option<Note> {
        let note = self.catalogue.common_notes.get(&name)?;
        let source = note.source.of(self.certification.guide.as_ref()).map(Rich::text).unwrap_or_default();
        let blocks = note.paragraphs.iter().cloned().map(Block::Paragraph).collect();
        Some(Note { blocks, source, consulted: note.consulted, restores: false })
    }

    /// Whence the words of these labels are restored, those that the guide of this edition does not have.
    pub fn restored(&self, names: &[LabelName]) -> Option<Note> {
        let labels: Vec<&Label> = names.iter().filter_map(|name| self.catalogue.labels.get(name)).collect();
        let own = self.certification.printed_by();
        let is_lost = |label: &&Label| !label.sources.is_empty() && label.sources.iter().all(|it| it.source != own);
        let lost: Vec<&Label> = labels.into_iter().filter(is_lost).collect();
        let first = lost.first()?.sources.first()?;
        let words = |label: &&Label| label.wording.of(self.certification.guide.as_ref()).map(Rich::text);
        let words: Vec<String> = lost.iter().filter_map(words).map(|words| format!("« {words} »")).collect();
        let note = self.common_note(NoteName::RestoredWords)?;
        let lines: Vec<String> = lost.iter().flat_map(|label| &label.sources).map(SourceRef::in_french).collect();
        let source = match self.edition_of(&first.source) {
            Some(edition) => format!("Guide de l'{edition}, {}", lines.join(" ; ")),
            None => lines.join(" ; "),
        };
        let named = Block::Paragraph(Rich::plain(words.join(", ")));
        Some(Note { blocks: std::iter::once(named).chain(note.blocks).collect(), source, restores: true, ..note })
    }

    /// The edition of the guide that a source is: « édition 2014 ».
    pub fn edition_of(&self, source: &str) -> Option<String> {
        let guide = self.catalogue.guides.iter().find(|guide| guide.code.as_str() == source)?;
        Some(guide.label.clone())
    }

    /// A common text in this edition.
    pub fn text(&mut self, name: TextName, part: &'static str) -> Written {
        self.text_given(name, part, &|_| None)
    }

    /// A common text in this edition as a part of its own, under its title.
    pub fn titled_text(&mut self, name: TextName, part: &'static str) -> Section {
        self.titled_text_given(name, part, &|_| None)
    }

    /// The same, with what only this document can insert.
    pub fn titled_text_given(&mut self, name: TextName, part: &'static str, given: &Given) -> Section {
        let title = self.catalogue.texts.get(name.word()).map(|text| text.title.clone()).unwrap_or_default();
        let mut section = Section::new(Rich::plain(title), Anchor::Part(part.into()));
        self.text_given(name, part, given).into_section(&mut section);
        section
    }

    /// A common text in this edition, with what only this document can insert.
    pub fn text_given(&mut self, name: TextName, part: &'static str, given: &Given) -> Written {
        let Some(text) = self.catalogue.texts.get(name.word()) else { return Written::default() };
        self.note_text(text, part);
        prose::write(self, &text.prose, part, given)
    }

    /// Records the corrections of a text and the lines of the source that it comes from.
    pub fn note_text(&mut self, text: &CommonText, part: &'static str) {
        self.note_corrections(&text.corrections, Some(part), &text.title);
        // A text shared by two guides names both; this document was printed in one of them.
        for source in text.sources.iter().filter(|source| source.source == self.certification.printed_by()) {
            self.cite(source);
        }
    }

    /// Records that the document uses lines of a source.
    pub fn cite(&mut self, source: &SourceRef) {
        self.sources.insert(source.clone());
    }

    /// A statement as an item of a list; `None` where the source does not repeat it.
    pub fn item(&mut self, statement: &Statement, part: &'static str, anchored: bool) -> Option<Item> {
        let place = self.place(part);
        let text = statement.words.in_guide(&place, self.certification.guide.as_ref())?.clone();
        self.note_corrections(&statement.words.corrections, Some(part), statement.code.as_str());
        let footnote = statement.footnote_at(&place).map(|Footnote { text, .. }| text.clone());
        Some(Item { code: statement.code.clone(), anchored, text, footnote, items: Vec::new() })
    }

    /// Words without a code; `None` where the source does not have them.
    pub fn words(&mut self, words: &Words, part: &'static str) -> Option<Rich> {
        let text = words.in_guide(&self.place(part), self.certification.guide.as_ref())?.clone();
        self.note_corrections(&words.corrections, Some(part), &text.text());
        Some(text)
    }

    /// Statements as a list, without those that the source does not repeat here.
    pub fn items(&mut self, statements: &[Statement], part: &'static str, anchored: bool) -> Block {
        Block::Statements(statements.iter().filter_map(|statement| self.item(statement, part, anchored)).collect())
    }

    /// A field of one line under a label.
    pub fn line(&mut self, label: LabelName, name: &str, spoken: &str, by: Role) -> Field {
        let label = Some(self.label(label));
        Field { name: name.to_owned(), spoken: spoken.to_owned(), label, by, kind: FieldKind::Line }
    }

    /// Room to sign or stamp, under a label.
    pub fn signature(&mut self, label: LabelName, name: &str, spoken: &str, by: Role) -> Field {
        Field { kind: FieldKind::Signature, ..self.line(label, name, spoken, by) }
    }

    /// The choice of a mention, where the source has one.
    pub fn mention_choice(&mut self, choice: Option<&Words>, part: &'static str, by: Role) -> Option<FieldGroup> {
        let choice = self.words(choice?, part)?;
        let mentions = &self.certification.mentions;
        let options = mentions.iter().map(|mention| (mention.code.clone(), mention.title.clone())).collect();
        let field = Field {
            name: "mention".into(),
            spoken: "Mention choisie par le candidat".into(),
            label: Some(choice),
            by,
            kind: FieldKind::Choice(options),
        };
        Some(FieldGroup { fields: vec![field], ..FieldGroup::default() })
    }

    /// A page for the answers that do not fit their lines.
    pub fn extra_page(&self, by: Role) -> Section {
        let mut section = Section::new(Rich::plain("Feuille complémentaire"), Anchor::Part("feuille".into()));
        section.start = Start::Page;
        section.blocks.extend(self.common_note(NoteName::ExtraPage).map(Block::Note));
        section.blocks.push(Block::Field(Field {
            // The whole guide holds several of them.
            name: format!("feuille_complementaire_{}", self.kind.slug().replace('-', "_")),
            spoken: "Feuille complémentaire".into(),
            label: None,
            by,
            kind: FieldKind::Lines(EXTRA_LINES),
        }));
        section
    }

    /// « Domaine 1 : Accueillir … », in the words of that part.
    pub fn domaine_title(&mut self, domaine: &Domaine, part: &'static str) -> Rich {
        self.domaine_title_after(Rich::plain("Domaine"), domaine, part)
    }

    /// The same after other words than « Domaine ».
    pub fn domaine_title_after(&mut self, word: Rich, domaine: &Domaine, part: &'static str) -> Rich {
        let words = &domaine.title.words;
        self.note_corrections(&words.corrections, Some(part), domaine.title.code.as_str());
        let title = words.in_guide(&self.place(part), self.certification.guide.as_ref()).unwrap_or(&words.text);
        let mut inlines = word.0;
        inlines.push(Inline::Text(format!(" {} : ", domaine.number)));
        inlines.extend(title.0.iter().cloned());
        Rich(inlines)
    }

    /// The savoir-faire and savoirs of a domaine, under their headings.
    pub fn competences(&mut self, domaine: &Domaine, part: &'static str, anchored: bool) -> Vec<Block> {
        let own_heading = domaine.skills_heading.as_ref().and_then(|words| self.words(words, part));
        let skills = own_heading.unwrap_or_else(|| self.label(LabelName::Skills));
        let knowledge = self.label(LabelName::Knowledge);
        vec![
            Block::Lead(skills),
            self.items(&domaine.skills, part, anchored),
            Block::Lead(knowledge),
            self.items(&domaine.knowledge, part, anchored),
        ]
    }

    /// Takes over what another document says of itself, to hold it as a part.
    pub fn absorb(&mut self, part: &Document) {
        for correction in &part.colophon.corrections {
            // The place may name the document already, when it is that of a text of the same title.
            let document = part.id.kind.short_title();
            let place = match correction.place.starts_with(document) {
                true => correction.place.clone(),
                false => format!("{document}, {}", correction.place),
            };
            self.corrections.push(CorrectionAt { place, ..correction.clone() });
        }
    }

    /// What is declared missing in a part of this document.
    pub fn gaps(&self, part: &'static str) -> Vec<Block> {
        let place = self.place(part);
        let here = self.certification.gaps.iter().filter(|gap| gap.place.covers(&place));
        here.flat_map(|gap| prose::gap(&gap.text, &gap.source, gap.printed.as_ref())).collect()
    }

    /// Records the corrections that bear on this document; `place` is what the reader looks up.
    pub fn note_corrections(&mut self, corrections: &[Correction], part: Option<&'static str>, place: &str) {
        for correction in corrections {
            let here = |p: &Place| p.kind == self.kind && (part.is_none() || p.part.is_none() || p.part == part);
            // A fiche is made from all the guides.
            let in_this_guide = self.kind == Kind::Fiche || correction.source.source == self.certification.printed_by();
            if !in_this_guide || !(correction.places.is_empty() || correction.places.iter().any(here)) {
                continue;
            }
            let entry = CorrectionAt {
                place: place.to_owned(),
                nature: correction.nature,
                printed: correction.printed.clone(),
                corrected: correction.corrected.clone(),
                source: correction.source.clone(),
            };
            if !self.corrections.contains(&entry) {
                self.corrections.push(entry);
            }
        }
    }

    /// The finished document.
    pub fn finish(mut self, is_form: bool, cover_fields: Vec<FieldGroup>, mut sections: Vec<Section>) -> Document {
        hands::mark(&mut sections);
        let hands: Vec<Note> = hands_of(self.kind).filter_map(|name| self.common_note(name)).collect();
        self.notes.extend(hands);
        let organisation = self.label(LabelName::Organisation);
        let certification_type = self.label(LabelName::CqpType);
        let certification = self.certification;
        let has_mentions = matches!(self.kind, Kind::GuideEntretien | Kind::LivretSuivi | Kind::LivretEvaluationFinale);
        let lines = certification.mentions_on_covers.iter().filter(|_| has_mentions).cloned().collect();
        Document {
            id: DocumentId {
                slug: certification.slug.clone(),
                edition: certification.edition.clone(),
                kind: self.kind,
            },
            title: self.kind.title().to_owned(),
            certification: certification.named(),
            certification_short: certification.named_shortly(),
            edition: certification.edition_label.clone(),
            state: certification.state,
            draft: certification.draft,
            is_proposal: self.kind == Kind::GrillesBlocs,
            selection: None,
            is_form,
            // What holds the forms of others holds them for several hands.
            head: (is_form && !matches!(self.kind, Kind::Guide | Kind::GuideTuteur)).then(candidate_at_the_head),
            cover: Cover {
                organisation,
                certification_type,
                lines,
                standing: standing(self.catalogue, certification, is_form),
                restored: None,
                fields: cover_fields,
                data_notice: data_notice(&self.catalogue.site.personal_data).filter(|_| is_form),
            },
            colophon: self.colophon(&sections),
            sections,
        }
    }

    fn colophon(self, sections: &[Section]) -> Colophon {
        let of_this_kind = |place: &Place| place.kind == self.kind || self.kind == Kind::Guide;
        let notes = self.certification.notes.iter();
        let notes = notes.filter(|note| note.places.is_empty() || note.places.iter().any(of_this_kind));
        Colophon {
            sources: source_lines(self.catalogue, &self.sources),
            gaps: gaps_of(sections),
            corrections: self.corrections,
            notes: notes.map(note).chain(self.notes).collect(),
        }
    }
}

/// The gaps that the sections show, each once.
pub fn gaps_of(sections: &[Section]) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for block in sections.iter().flat_map(Section::walk).flat_map(Section::walk_blocks) {
        if let Block::Gap(gap) = block
            && !gaps.contains(gap)
        {
            gaps.push(gap.clone());
        }
    }
    gaps
}

/// The notes that say on which passages the « À remplir par … » of a document are founded.
fn hands_of(kind: Kind) -> impl Iterator<Item = NoteName> {
    let names: &[NoteName] = match kind {
        Kind::GuideEntretien => &[NoteName::HandsOfInterview],
        Kind::LivretSuivi => &[NoteName::HandsOfFollowUp],
        Kind::GuideTuteur | Kind::GrillesIntermediaires => &[NoteName::HandsOfIntermediateGrids],
        Kind::LivretEvaluationFinale => &[NoteName::HandsOfFinalLivret],
        Kind::GrillesBlocs => &[NoteName::HandsOfBlocGrids],
        Kind::Guide => &[
            NoteName::HandsOfInterview,
            NoteName::HandsOfFollowUp,
            NoteName::HandsOfIntermediateGrids,
            NoteName::HandsOfFinalLivret,
        ],
        Kind::Presentation | Kind::Referentiel | Kind::Liste | Kind::Avenant | Kind::Fiche => &[],
    };
    names.iter().copied()
}

/// What is known of a certification outside of its source: the editor's voice.
fn standing(catalogue: &Catalogue, certification: &Certification, is_form: bool) -> Vec<String> {
    let code = certification.rncp.as_ref().map(|rncp| {
        let date = catalogue.sources.get(&rncp.source.source).map(|source| format!(" (source : {})", source.date));
        format!("Code RNCP : {}{}.", rncp.code, date.unwrap_or_default())
    });
    let expiry = certification.expiry.map(|day| format!("Échéance de l'enregistrement : {}.", day.in_french()));
    let is_closed = certification.state.is_closed();
    let advice = (is_closed && is_form)
        .then(|| "Cette édition est close : n'envoyez rien, adressez-vous au certificateur.".to_owned());
    let today = catalogue.registered(certification).filter(|_| is_closed).map(|entry| {
        format!(
            "La certification d'aujourd'hui : fiche {}, enregistrée jusqu'au {} (consultée le {}).",
            entry.named(),
            entry.expiry.in_french(),
            entry.consulted.in_french()
        )
    });
    let registered = [code, expiry].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let lines = [Some(registered).filter(|words| !words.is_empty()), advice, today];
    lines.into_iter().flatten().collect()
}

/// The same field as on the cover: its name is asked once.
fn candidate_at_the_head() -> Field {
    Field {
        name: "candidat".into(),
        spoken: "Nom et prénom du candidat, en tête de page".into(),
        label: Some(Rich::plain("Candidat :")),
        by: Role::Candidate,
        kind: FieldKind::Line,
    }
}

/// Nothing while a word is missing: a form with blanks in the certificateur's voice would tell nobody anything.
fn data_notice(data: &PersonalData) -> Option<DataNotice> {
    let items = [
        ("Responsable du traitement", &data.controller),
        ("Finalité", &data.purpose),
        ("Destinataires", &data.recipients),
        ("Durée de conservation", &data.retention),
        ("Droits", &data.rights),
    ];
    let known = items.iter().all(|(_, words)| !words.trim().is_empty());
    known.then(|| DataNotice { items: items.map(|(label, words)| (label, words.to_owned())).into() })
}

/// A note of the certification, to stand in a document.
pub fn note(note: &EditorNote) -> Note {
    let EditorNote { text, source, consulted, .. } = note;
    let blocks = vec![Block::Paragraph(text.clone())];
    Note { blocks, source: source.clone(), consulted: *consulted, restores: false }
}

/// One line a source: its title, what is known of its date, the lines used.
pub fn source_lines(catalogue: &Catalogue, used: &BTreeSet<SourceRef>) -> Vec<String> {
    let codes: BTreeSet<&str> = used.iter().map(|source| source.source.as_str()).collect();
    let describe = |code: &str| {
        let source = catalogue.sources.get(code)?;
        let lines: Vec<String> = used
            .iter()
            .filter(|used| used.source == code)
            .filter_map(|used| used.lines)
            .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") })
            .collect();
        let lines = if lines.is_empty() { String::new() } else { format!(", lignes {}", lines.join(", ")) };
        Some(format!("Source {code} : {} ({}){lines}", source.title, source.date))
    };
    codes.into_iter().filter_map(describe).collect()
}
