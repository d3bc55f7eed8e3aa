//! What every builder of documents needs: the words of the edition, and an account of the corrections that it met.

use std::collections::BTreeSet;

use super::hands;
use super::prose::{self, Given, Written};
use super::referentiel_blocs::bloc_title;
use super::registration;
use super::tree::{
    Anchor, Block, Colophon, CorrectionAt, Cover, DataNotice, Document, DocumentId, Field, FieldGroup, FieldKind, Gap,
    Item, Note, Section,
};
use crate::model::{
    Catalogue, Certification, CommonText, Correction, Domaine, EditorNote, Footnote, Gabarit, Inline, Kind, Label,
    Mots, Name, PersonalData, Place, Rich, Role, Scale, SourceRef, Statement, Unit, Words, common_note, label,
};

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

    /// The words of the theme.
    pub fn mots(&self) -> &'a Mots {
        &self.catalogue.mots
    }

    pub fn kind(&self) -> Kind {
        self.kind
    }

    pub fn place(&self, part: impl Into<Name> + Copy) -> Place {
        Place::part(self.kind, part.into())
    }

    /// The words of a label in this guide.
    pub fn label(&mut self, name: &str) -> Rich {
        let guide = self.certification.guide.as_ref();
        let Some(label) = self.catalogue.labels.get(name) else { return Rich::default() };
        let words = label.wording.of(guide).cloned().unwrap_or_default();
        self.note_corrections(&label.corrections, None, self.catalogue.mots.say("errata.libelles"));
        words
    }

    /// What the editor always says there, dated by its own words.
    pub fn common_note(&self, name: &str) -> Option<Note> {
        let note = self.catalogue.common_notes.get(name)?;
        let source = note.source.of(self.certification.guide.as_ref()).map(Rich::text).unwrap_or_default();
        let blocks = note.paragraphs.iter().cloned().map(Block::Paragraph).collect();
        Some(Note { blocks, source, consulted: note.consulted, restores: false })
    }

    /// Whence the words of these labels are restored, those that the guide of this edition does not have.
    pub fn restored(&self, names: &[&str]) -> Option<Note> {
        let labels: Vec<&Label> = names.iter().filter_map(|name| self.catalogue.labels.get(*name)).collect();
        let own = self.certification.printed_by();
        let is_lost = |label: &&Label| !label.sources.is_empty() && label.sources.iter().all(|it| it.source != own);
        let lost: Vec<&Label> = labels.into_iter().filter(is_lost).collect();
        let first = lost.first()?.sources.first()?;
        let words = |label: &&Label| label.wording.of(self.certification.guide.as_ref()).map(Rich::text);
        let words: Vec<String> = lost.iter().filter_map(words).map(|words| format!("« {words} »")).collect();
        let note = self.common_note(common_note::RESTORED_WORDS)?;
        let lines: Vec<String> =
            lost.iter().flat_map(|label| &label.sources).map(|source| source.said(self.mots())).collect();
        let source = match self.edition_of(&first.source) {
            Some(edition) => {
                let lines = lines.join(" ; ");
                self.mots().fill("documents.guide_de", &[("edition", &edition), ("lignes", &lines)])
            }
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
    pub fn text(&mut self, name: &str, part: impl Into<Name> + Copy) -> Written {
        self.text_given(name, part, &|_| None)
    }

    /// A common text in this edition as a part of its own, under its title.
    pub fn titled_text(&mut self, name: &str, part: impl Into<Name> + Copy) -> Section {
        self.titled_text_given(name, part, &|_| None)
    }

    /// The same, with what only this document can insert.
    pub fn titled_text_given(&mut self, name: &str, part: impl Into<Name> + Copy, given: &Given) -> Section {
        let title = self.catalogue.texts.get(name).map(|text| text.title.clone()).unwrap_or_default();
        let mut section = Section::new(Rich::plain(title), Anchor::Part(part.into().to_string()));
        self.text_given(name, part, given).into_section(&mut section);
        section
    }

    /// A common text in this edition, with what only this document can insert.
    pub fn text_given(&mut self, name: &str, part: impl Into<Name> + Copy, given: &Given) -> Written {
        let Some(text) = self.catalogue.texts.get(name) else { return Written::default() };
        self.note_text(text, part);
        prose::write(self, &text.prose, part.into(), given)
    }

    /// Records the corrections of a text and the lines of the source that it comes from.
    pub fn note_text(&mut self, text: &CommonText, part: impl Into<Name> + Copy) {
        self.note_corrections(&text.corrections, Some(part.into()), &text.title);
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
    pub fn item(&mut self, statement: &Statement, part: impl Into<Name> + Copy, anchored: bool) -> Option<Item> {
        let place = self.place(part);
        let text = statement.words.in_guide(&place, self.certification.guide.as_ref())?.clone();
        self.note_corrections(&statement.words.corrections, Some(part.into()), statement.code.as_str());
        let footnote = statement.footnote_at(&place).map(|Footnote { text, .. }| text.clone());
        Some(Item { code: statement.code.clone(), anchored, text, footnote, items: Vec::new() })
    }

    /// Words without a code; `None` where the source does not have them.
    pub fn words(&mut self, words: &Words, part: impl Into<Name> + Copy) -> Option<Rich> {
        let text = words.in_guide(&self.place(part), self.certification.guide.as_ref())?.clone();
        self.note_corrections(&words.corrections, Some(part.into()), &text.text());
        Some(text)
    }

    /// Statements as a list, without those that the source does not repeat here.
    pub fn items(&mut self, statements: &[Statement], part: impl Into<Name> + Copy, anchored: bool) -> Block {
        Block::Statements(statements.iter().filter_map(|statement| self.item(statement, part, anchored)).collect())
    }

    /// The choice of a mention, where the source has one.
    pub fn mention_choice(
        &mut self,
        choice: Option<&Words>,
        part: impl Into<Name> + Copy,
        by: Role,
    ) -> Option<FieldGroup> {
        let choice = self.words(choice?, part)?;
        let mentions = &self.certification.mentions;
        let options = mentions.iter().map(|mention| (mention.code.clone(), mention.title.clone())).collect();
        let field = Field {
            name: "mention".into(),
            spoken: self.mots().say("champs.mention").to_owned(),
            label: Some(choice),
            by,
            kind: FieldKind::Choice(options),
        };
        Some(FieldGroup { fields: vec![field], ..FieldGroup::default() })
    }

    /// « Domaine 1 : Accueillir … », « Bloc 2 : … », in the words of that part.
    pub fn unit_title(&mut self, unit: Unit, part: impl Into<Name> + Copy) -> Rich {
        match unit {
            Unit::Domaine(_) => self.unit_title_after(Rich::plain(unit.word(self.mots())), unit, part),
            Unit::Bloc(bloc) => bloc_title(self, bloc, part),
        }
    }

    /// The same after other words than « Domaine » or « Bloc ».
    pub fn unit_title_after(&mut self, word: Rich, unit: Unit, part: impl Into<Name> + Copy) -> Rich {
        let words = &unit.title().words;
        self.note_corrections(&words.corrections, Some(part.into()), unit.code().as_str());
        let title = words.in_guide(&self.place(part), self.certification.guide.as_ref()).unwrap_or(&words.text);
        let mut inlines = word.0;
        inlines.push(Inline::Text(format!(" {} : ", unit.number())));
        inlines.extend(title.0.iter().cloned());
        Rich(inlines)
    }

    /// The savoir-faire and savoirs of a domaine, under their headings.
    pub fn competences(&mut self, domaine: &Domaine, part: impl Into<Name> + Copy) -> [Vec<Block>; 2] {
        let own_heading = domaine.skills_heading.as_ref().and_then(|words| self.words(words, part));
        let skills = own_heading.unwrap_or_else(|| self.label(label::SKILLS));
        let knowledge = self.label(label::KNOWLEDGE);
        [
            vec![Block::Lead(skills), self.items(&domaine.skills, part, true)],
            vec![Block::Lead(knowledge), self.items(&domaine.knowledge, part, true)],
        ]
    }

    /// Takes over what another document says of itself, to hold it as a part.
    pub fn absorb(&mut self, part: &Document) {
        for correction in &part.colophon.corrections {
            // The place may name the document already, when it is that of a text of the same title.
            let document = part.short_title.as_str();
            let place = match correction.place.starts_with(document) {
                true => correction.place.clone(),
                false => format!("{document}, {}", correction.place),
            };
            self.corrections.push(CorrectionAt { place, ..correction.clone() });
        }
    }

    /// What is declared missing in a part of this document.
    pub fn gaps(&self, part: impl Into<Name> + Copy) -> Vec<Block> {
        let place = self.place(part);
        let here = self.certification.gaps.iter().filter(|gap| gap.place.covers(&place));
        here.flat_map(|gap| prose::gap(&gap.text, &gap.source, gap.printed.as_ref())).collect()
    }

    /// Records the corrections that bear on this document; `place` is what the reader looks up.
    pub fn note_corrections(&mut self, corrections: &[Correction], part: Option<Name>, place: &str) {
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
        let hands: Vec<Note> = self.founded_on().filter_map(|name| self.common_note(name)).collect();
        self.notes.extend(hands);
        let organisation = self.label(label::ORGANISATION);
        let certification_type = self.label(label::CQP_TYPE);
        let certification = self.certification;
        let form = self.catalogue.gabarit(self.kind);
        let has_mentions = form.is_some_and(|form| form.shows_mentions);
        let mentions = certification.mentions_on_covers.iter().filter(|_| has_mentions).cloned();
        let is_proposal = form.is_some_and(|form| form.is_proposal);
        let lines = is_proposal
            .then(|| Rich::plain(self.mots().say("documents.proposition")))
            .into_iter()
            .chain(mentions)
            .collect();
        Document {
            id: DocumentId {
                slug: certification.slug.clone(),
                edition: certification.edition.clone(),
                kind: self.kind,
            },
            title: self.catalogue.title_of(self.kind).to_owned(),
            short_title: self.catalogue.short_title_of(self.kind).to_owned(),
            certification: certification.named(),
            certification_short: certification.named_shortly(),
            edition: certification.edition_label.clone(),
            state: certification.state,
            draft: certification.draft || form.is_some_and(|form| form.draft),
            is_proposal,
            selection: None,
            is_form,
            holds_forms: self.kind == Kind::Guide || form.is_some_and(Gabarit::holds_another),
            head: form.is_some_and(|form| form.has_head).then(|| candidate_at_the_head(self.mots())),
            cover: Cover {
                organisation,
                certification_type,
                lines,
                standing: standing(self.catalogue, certification, is_form),
                restored: None,
                fields: cover_fields,
                data_notice: data_notice(&self.catalogue.mots, &self.catalogue.site.personal_data).filter(|_| is_form),
            },
            colophon: self.colophon(&sections),
            sections,
        }
    }

    /// The notes that say on which passages the « À remplir par … » of a document are founded, each once.
    fn founded_on(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        // The whole guide holds them all.
        let is_here = |form: &&Gabarit| {
            if self.kind == Kind::Guide { form.is_in_guide } else { Kind::Form(form.name) == self.kind }
        };
        let mut forms: Vec<&Gabarit> = self.catalogue.gabarits.values().filter(is_here).collect();
        forms.sort_by_key(|form| form.rank);
        let mut notes: Vec<&str> = Vec::new();
        for note in forms.into_iter().flat_map(|form| &form.founded_on) {
            if !notes.contains(&note.as_str()) {
                notes.push(note);
            }
        }
        notes.into_iter()
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

/// What is known of a certification outside of its source: the editor's voice.
fn standing(catalogue: &Catalogue, certification: &Certification, is_form: bool) -> Vec<String> {
    let registered = certification.registration.as_ref().map(|facts| registration::in_a_line(catalogue, facts));
    let is_closed = certification.state.is_closed();
    let advice = (is_closed && is_form).then(|| catalogue.mots.say("documents.close").to_owned());
    let today = catalogue.registered(certification).filter(|_| is_closed).map(|entry| {
        let (until, read) = (entry.expiry.in_french(), entry.consulted.in_french());
        catalogue.mots.fill("documents.aujourd_hui", &[("code", &entry.named()), ("echeance", &until), ("jour", &read)])
    });
    let successor = catalogue.successor(certification);
    let replaced = successor.map(|successor| replaced_by(catalogue, successor));
    let act = certification.act().map(|act| act.said(&catalogue.mots));
    let lines = [act, registered, advice, replaced, today.filter(|_| successor.is_none())];
    lines.into_iter().flatten().collect()
}

/// « Remplacée depuis le 1er septembre 2027 par CQP Boulanger, édition 2027. »
fn replaced_by(catalogue: &Catalogue, successor: &Certification) -> String {
    let words = successor.replaces_since(&catalogue.mots, catalogue.site.reference_date);
    let edition = successor.with_edition();
    catalogue.mots.fill("vie.par_quelle_edition", &[("remplacee", &words), ("edition", &edition)])
}

/// The same field as on the cover: its name is asked once.
fn candidate_at_the_head(mots: &Mots) -> Field {
    Field {
        name: "candidat".into(),
        spoken: mots.say("champs.candidat_dit").to_owned(),
        label: Some(Rich::plain(mots.say("champs.candidat"))),
        by: Role::Candidate,
        kind: FieldKind::Line,
    }
}

/// Nothing while a word is missing: a form with blanks in the certificateur's voice would tell nobody anything.
fn data_notice(mots: &Mots, data: &PersonalData) -> Option<DataNotice> {
    let items = [
        (mots.say("donnees_personnelles.responsable"), &data.controller),
        (mots.say("donnees_personnelles.finalite"), &data.purpose),
        (mots.say("donnees_personnelles.destinataires"), &data.recipients),
        (mots.say("donnees_personnelles.conservation"), &data.retention),
        (mots.say("donnees_personnelles.droits"), &data.rights),
    ];
    let known = items.iter().all(|(_, words)| !words.trim().is_empty());
    known.then(|| DataNotice {
        title: mots.say("donnees_personnelles.titre").to_owned(),
        items: items.map(|(label, words)| (label.to_owned(), words.to_owned())).into(),
    })
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
        let lines = if lines.is_empty() {
            String::new()
        } else {
            catalogue.mots.fill("documents.lignes", &[("lignes", &lines.join(", "))])
        };
        Some(catalogue.mots.fill(
            "documents.source",
            &[("code", &code), ("titre", &source.title), ("date", &source.date), ("lignes", &lines)],
        ))
    };
    codes.into_iter().filter_map(describe).collect()
}
