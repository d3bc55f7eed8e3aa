//! A form as data and a certification → a document.
//!
//! The interpreter knows gestures, not forms: what a form asks is in its gabarit, what it repeats is in the certification,
//! and what no gesture can say is an [insertion](insertion).

mod blocs;
mod field;
mod grid;
mod insertion;
mod prerequisites;
mod table;

use super::builder::Builder;
use super::part::held;
use super::referentiel_blocs;
use super::tree::{Anchor, Block, Cover, Document, FieldGroup, Section, Start, Width};
use crate::model::{
    Catalogue, Certification, Code, Condition, FormCover, FormData, FormHeading, FormPart, FormStart, FormWords,
    Gabarit, Gesture, Inline, Insertion, Kind, MadePart, Mots, Name, Repeated, Rich, Scale, SourceRef, Structure, Unit,
    What,
};

/// The form, where the certification has it.
pub fn document(catalogue: &Catalogue, certification: &Certification, gabarit: &Gabarit) -> Option<Document> {
    if !stands(certification, gabarit) {
        return None;
    }
    let mut form =
        Form { builder: Builder::new(catalogue, certification, Kind::Form(gabarit.name)), gabarit, cover: None };
    // What another form holds is cited there; what no file of the certification says comes from its own source.
    let of_data = form.data().map(|(source, _)| source).filter(|_| !gabarit.holds_another());
    form.builder.cite(of_data.unwrap_or(&certification.source));
    let mut sections = Vec::new();
    gabarit.parts.iter().for_each(|part| form.part(part, At::default(), &mut sections));
    Some(form.finish(sections))
}

/// Whether a certification has that form.
pub fn stands(certification: &Certification, gabarit: &Gabarit) -> bool {
    let has = |data: FormData| match data {
        FormData::Interview => certification.interview.is_some(),
        FormData::FollowUp => certification.follow_up.is_some(),
        FormData::IntermediateGrids => certification.intermediate_grids.is_some(),
        FormData::FinalLivret => certification.final_livret.is_some(),
    };
    let is_named = gabarit.only_for.is_empty() || gabarit.only_for.contains(certification.slug.as_str());
    let is_described = gabarit.stands_for == certification.structure() && !certification.is_partial();
    is_named && is_described && gabarit.needs.is_none_or(has)
}

/// A form that is being made.
struct Form<'b> {
    builder: Builder<'b>,
    gabarit: &'b Gabarit,
    /// Made when it is asked for.
    cover: Option<Vec<FieldGroup>>,
}

/// Where the interpreter is: in what a unit repeats, in the which time of a group.
#[derive(Clone, Copy, Default)]
struct At<'b> {
    unit: Option<Unit<'b>>,
    time: Option<u8>,
}

impl<'b> Form<'b> {
    fn certification(&self) -> &'b Certification {
        self.builder.certification
    }

    /// What the file of the certification says of the form: its source, and the units that it speaks of, each with its own.
    fn data(&self) -> Option<(&'b SourceRef, Vec<(&'b Code, &'b SourceRef)>)> {
        let certification = self.certification();
        Some(match self.gabarit.needs? {
            FormData::Interview => {
                let data = certification.interview.as_ref()?;
                (&data.source, data.domaines.iter().map(|it| (&it.domaine, &it.source)).collect())
            }
            FormData::FollowUp => {
                let data = certification.follow_up.as_ref()?;
                (&data.source, data.domaines.iter().map(|it| (&it.domaine, &it.source)).collect())
            }
            FormData::IntermediateGrids => {
                let data = certification.intermediate_grids.as_ref()?;
                (&data.source, data.domaines.iter().map(|it| (&it.domaine, &it.source)).collect())
            }
            FormData::FinalLivret => {
                let data = certification.final_livret.as_ref()?;
                (&data.source, data.evaluations.iter().map(|it| (&it.domaine, &it.source)).collect())
            }
        })
    }

    /// The scale of that use in the file of the certification, or else of that code.
    fn scale(&self, name: &str) -> Scale {
        let certification = self.certification();
        let of_data = match (self.gabarit.needs, name) {
            (Some(FormData::Interview), "positionnement") => {
                certification.interview.as_ref().map(|it| &it.positioning_scale)
            }
            (Some(FormData::Interview), "orientation") => {
                certification.interview.as_ref().map(|it| &it.orientation_scale)
            }
            (Some(FormData::FollowUp), "criteres") => certification.follow_up.as_ref().map(|it| &it.criteria_scale),
            (Some(FormData::FollowUp), "resultat") => certification.follow_up.as_ref().map(|it| &it.result_scale),
            (Some(FormData::IntermediateGrids), "criteres") => {
                certification.intermediate_grids.as_ref().map(|it| &it.scale)
            }
            (Some(FormData::FinalLivret), "criteres") => {
                certification.final_livret.as_ref().map(|it| &it.criteria_scale)
            }
            (Some(FormData::FinalLivret), "verdict") => certification.final_livret.as_ref().map(|it| &it.verdict_scale),
            (Some(FormData::FinalLivret), "exercice") => {
                certification.final_livret.as_ref().map(|it| &it.practice_scale)
            }
            (Some(_) | None, _) => None,
        };
        of_data.or_else(|| self.builder.catalogue.scales.get(name)).cloned().unwrap_or_default()
    }

    /// Words of the form, `{n}` being the number of the time.
    fn words(&mut self, words: &FormWords, at: At) -> Rich {
        match words {
            FormWords::Own(words) => Rich::plain(numbered(words, at)),
            FormWords::Labels(names) => {
                let mut all = Vec::new();
                for name in names {
                    if !all.is_empty() {
                        all.push(Inline::Text(" ".into()));
                    }
                    all.extend(self.builder.label(&numbered(name, at)).0);
                }
                Rich(all)
            }
        }
    }

    /// Adds a part, as many times as it stands.
    fn part(&mut self, part: &FormPart, at: At<'b>, into: &mut Vec<Section>) {
        if part.condition.is_some_and(|condition| !self.holds(condition)) {
            return;
        }
        if let FormHeading::Unfolded { text, is_whole } = &part.heading {
            return self.unfold(part, text, *is_whole, at, into);
        }
        if let FormHeading::Made(made) = &part.heading {
            let section = self.made(made, part.place, into);
            match made {
                // Made from all the parts, it comes before them: who opens the booklet reads it first.
                MadePart::Inventory => _ = into.splice(0..0, section),
                MadePart::Prerequisites | MadePart::ExtraPage(_) | MadePart::Held(..) => into.extend(section),
            }
            return;
        }
        let Some(repeated) = part.repeated else { return self.section(part, at, into) };
        for (unit, source) in self.units(repeated) {
            source.into_iter().for_each(|source| self.builder.cite(source));
            self.section(part, At { unit: Some(unit), ..at }, into);
        }
    }

    /// Each unit for which a part stands, and the lines of the file that speaks of it.
    fn units(&self, repeated: Repeated) -> Vec<(Unit<'b>, Option<&'b SourceRef>)> {
        let certification = self.certification();
        match (repeated, self.data()) {
            (Repeated::UnitsOfData, Some((_, data))) => {
                let unit = |(code, source)| Some((certification.unit(code)?, Some(source)));
                data.into_iter().filter_map(unit).collect()
            }
            (Repeated::UnitsOfData, None) => {
                certification.units().into_iter().map(|unit| (unit, Some(unit.source()))).collect()
            }
            (Repeated::Units, _) => certification.units().into_iter().map(|unit| (unit, None)).collect(),
        }
    }

    fn holds(&self, condition: Condition) -> bool {
        match condition {
            Condition::WithoutQuestionnaire => {
                self.certification().final_livret.as_ref().is_none_or(|livret| livret.questionnaires.is_empty())
            }
        }
    }

    fn section(&mut self, part: &FormPart, at: At<'b>, into: &mut Vec<Section>) {
        let heading = self.heading(part, at);
        let mut section = Section::new(heading, anchor(part, at));
        section.start = start(part.start, into.is_empty());
        section.unit = at.unit.filter(|_| part.repeated.is_some()).map(|unit| unit.name(self.builder.mots()));
        if part.is_wide {
            section.width = Width::Wide;
        }
        for gesture in &part.content {
            match gesture.repeated {
                None => self.gesture(gesture, at, &mut section),
                Some(repeated) => {
                    for (unit, _) in self.units(repeated) {
                        self.gesture(gesture, At { unit: Some(unit), ..at }, &mut section);
                    }
                }
            }
        }
        part.parts.iter().for_each(|inner| self.part(inner, at, &mut section.sections));
        open_pages(&mut section.sections, &part.pages);
        into.push(section);
    }

    /// The parts of a text in the place of a part.
    fn unfold(&mut self, part: &FormPart, text: &str, is_whole: bool, at: At<'b>, into: &mut Vec<Section>) {
        let anchor = part.anchor.unwrap_or(part.place);
        let mut written = self.builder.titled_text(text, anchor);
        let mut sections = std::mem::take(&mut written.sections);
        if is_whole && !written.blocks.is_empty() {
            sections.insert(0, written);
        }
        let first = into.len();
        for section in &mut sections {
            open_pages(&mut section.sections, &part.pages);
        }
        into.append(&mut sections);
        for (n, section) in into[first..].iter_mut().enumerate() {
            section.start = start(part.start, n == 0);
        }
        let mut own = Vec::new();
        part.parts.iter().for_each(|inner| self.part(inner, at, &mut own));
        match into.last_mut() {
            Some(last) => last.sections.append(&mut own),
            None => into.append(&mut own),
        }
    }

    fn heading(&mut self, part: &FormPart, at: At) -> Rich {
        match (&part.heading, at.unit) {
            (FormHeading::Words(words), _) => self.words(words, at),
            (FormHeading::Text(name), _) => {
                let text = self.builder.catalogue.texts.get(name);
                Rich::plain(text.map(|text| text.title.clone()).unwrap_or_default())
            }
            (FormHeading::Unit(Some(word)), Some(unit)) => {
                let word = self.words(word, at);
                self.builder.unit_title_after(word, unit, part.place)
            }
            (FormHeading::Unit(None), Some(unit)) => self.builder.unit_title(unit, part.place),
            (FormHeading::Unit(_) | FormHeading::Unfolded { .. } | FormHeading::Made(_), _) => Rich::default(),
        }
    }

    fn gesture(&mut self, gesture: &Gesture, at: At<'b>, section: &mut Section) {
        let place = gesture.place;
        match &gesture.what {
            What::Contents(depth) => section.blocks.push(Block::Contents { depth: *depth }),
            What::Text { name, modalities, is_whole } => self.text(name, *modalities, *is_whole, place, section),
            What::Note(name) => section.blocks.extend(self.builder.common_note(name).map(Block::Note)),
            What::Paragraph(words) => section.blocks.push(Block::Paragraph(self.words(words, at))),
            What::List(items) => {
                let items = items.iter().map(|words| vec![Block::Paragraph(self.words(words, at))]).collect();
                section.blocks.push(Block::List { start: None, items });
            }
            What::Lead { words, is_numbered } => {
                let mut lead = self.words(words, at);
                let number = at.unit.filter(|_| *is_numbered).map(Unit::number);
                lead.0.extend(number.map(|number| Inline::Text(format!(" {number} :"))));
                section.blocks.push(Block::Lead(lead));
            }
            What::Field(field) => section.blocks.extend(self.field(field, at, place).map(Block::Field)),
            What::Together(fields) => {
                let fields = fields.iter().filter_map(|field| self.field(field, at, place)).map(Block::Field);
                let fields = fields.collect();
                section.blocks.push(Block::Together(fields));
            }
            What::Group(group) => {
                let groups = self.group(group, at, place);
                section.blocks.extend(groups.into_iter().map(Block::Group));
            }
            What::Table(table) => {
                let caption = section.heading.text();
                section.blocks.extend(self.table(table, at, place, &caption).into_iter().map(Block::Table));
            }
            What::Grid(grid) => self.grid(grid, at, place, section),
            What::Insertion(insertion) => self.insert(insertion, at, place, section),
        }
    }

    fn text(&mut self, name: &str, modalities: Option<Name>, is_whole: bool, place: Name, section: &mut Section) {
        let table = modalities.and_then(|place| self.modalities(place));
        let given = |insertion: &Insertion| {
            (*insertion == Insertion::Modalities).then(|| table.iter().cloned().collect::<Vec<Block>>())
        };
        let mut written = self.builder.text_given(name, place, &given);
        if !is_whole {
            written.sections.clear();
        }
        written.into_section(section);
    }

    /// Another form, as a part: the heading of its first part is that of the whole.
    fn held(&mut self, name: Name, words: &FormWords) -> Option<Section> {
        let catalogue = self.builder.catalogue;
        // A form that holds another is held by none, which `check` tells: none can hold itself.
        let other = catalogue.gabarits.get(&name).filter(|other| !other.holds_another())?;
        let other = document(catalogue, self.certification(), other)?;
        self.builder.absorb(&other);
        let mut part = held(&other, Vec::new());
        part.heading = self.words(words, At::default());
        let mut inner = std::mem::take(&mut part.sections).into_iter();
        if let Some(first) = inner.next() {
            part.blocks.extend(first.blocks);
            part.sections = first.sections;
        }
        part.sections.extend(inner);
        Some(part)
    }

    /// The words of the theme.
    fn mots(&self) -> &'b Mots {
        self.builder.mots()
    }

    /// The fields of the cover.
    fn cover_groups(&mut self) -> Vec<FieldGroup> {
        if let Some(cover) = &self.cover {
            return cover.clone();
        }
        let groups = self.groups(&self.gabarit.cover.groups, Name::of("couverture"));
        self.cover.insert(groups).clone()
    }

    fn finish(mut self, sections: Vec<Section>) -> Document {
        let groups = self.cover_groups();
        let cover = &self.gabarit.cover;
        let above = cover.above.as_ref().map(|words| self.words(words, At::default()));
        let lines: Vec<Rich> = cover.lines.iter().map(|words| self.words(words, At::default())).collect();
        let restored = cover.is_restored.then(|| self.builder.restored(&labels_of(cover))).flatten();
        let certification = self.certification();
        let document = self.builder.finish(true, groups, sections);
        let mut cover = Cover { restored, ..document.cover };
        if let (Structure::Blocs, Some(referentiels)) = (certification.structure(), &certification.referentiels) {
            cover = referentiel_blocs::cover(referentiels, cover);
        }
        cover.certification_type = above.unwrap_or(cover.certification_type);
        cover.lines.splice(0..0, lines);
        Document { cover, ..document }
    }
}

/// The labels around the title of a cover.
fn labels_of(cover: &FormCover) -> Vec<&str> {
    let all = cover.above.iter().chain(&cover.lines);
    all.flat_map(|words| match words {
        FormWords::Labels(names) => names.as_slice(),
        FormWords::Own(_) => &[],
    })
    .map(String::as_str)
    .collect()
}

/// `{n}` is the number of the time.
fn numbered(words: &str, at: At) -> String {
    at.time.map_or_else(|| words.to_owned(), |n| words.replace("{n}", &n.to_string()))
}

/// The address of a part: its own, that of the unit which repeats it, or both.
fn anchor(part: &FormPart, at: At) -> Anchor {
    match (part.repeated.and(at.unit), part.anchor) {
        (Some(unit), None) => Anchor::Statement(unit.code().clone()),
        (Some(unit), Some(name)) => Anchor::Part(format!("{}-{name}", unit.code().anchor())),
        (None, name) => Anchor::Part(name.unwrap_or(part.place).to_string()),
    }
}

fn start(start: FormStart, is_first: bool) -> Start {
    match start {
        FormStart::Here => Start::Here,
        FormStart::Page => Start::Page,
        FormStart::Recto => Start::Recto,
        FormStart::PageForTheFirst => {
            if is_first {
                Start::Page
            } else {
                Start::Here
            }
        }
        FormStart::PageAfterTheFirst => {
            if is_first {
                Start::Here
            } else {
                Start::Page
            }
        }
        FormStart::RectoAfterTheFirst => {
            if is_first {
                Start::Here
            } else {
                Start::Recto
            }
        }
    }
}

/// The parts of a text that start a page.
fn open_pages(sections: &mut [Section], pages: &[Name]) {
    let named = |section: &&mut Section| match &section.anchor {
        Anchor::Part(anchor) => pages.iter().any(|page| page.as_str() == anchor),
        Anchor::Statement(_) => false,
    };
    sections.iter_mut().filter(named).for_each(|section| section.start = Start::Page);
}
