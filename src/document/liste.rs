//! A list of certifications: its families, what its text says of dates, durations and publics, how much it holds.

use std::collections::BTreeSet;

use super::builder::{self, gaps_of, source_lines};
use super::prose;
use super::tree::{
    Anchor, Block, Colophon, Column, CorrectionAt, Cover, Document, DocumentId, Note, Row, Section, Start, Table,
};
use crate::model::{
    Catalogue, Code, Correction, Family, Inline, Kind, ListRow, Liste, Mots, Place, Registration, Rich, RowNote,
    SourceRef,
};

pub fn document(catalogue: &Catalogue, list: &Liste) -> Document {
    let mots = &catalogue.mots;
    let mut builder = Builder::new(catalogue, list, Kind::Liste);
    let mut contents = Section::new(Rich::plain(mots.say("commun.sommaire")), Anchor::Part("sommaire".into()));
    contents.start = Start::Page;
    contents.blocks.push(Block::Contents { depth: 2 });
    let mut held = Section::new(Rich::plain(mots.say("listes.par_famille")), Anchor::Part("familles".into()));
    held.start = Start::Page;
    held.blocks = builder.gaps();
    held.sections = families(mots, list, Facet::default());
    for family in &list.families {
        builder.note_family(family, false);
    }
    let mut sections = vec![contents, held];
    sections.extend(rules(&mut builder));
    sections.push(figures(mots, list));
    builder.finish(mots.fill("listes.liste_par_famille", &[("liste", &list.short_title)]), Vec::new(), sections)
}

/// What a reader keeps of a list: one family, one level, both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facet<'a> {
    pub family: Option<&'a Code>,
    /// `Some(None)`: the rows without a level.
    pub level: Option<Option<u8>>,
}

impl Facet<'_> {
    fn keeps_family(self, family: &Family) -> bool {
        self.family.is_none_or(|kept| *kept == family.code)
    }

    fn keeps(self, row: &ListRow) -> bool {
        self.level.is_none_or(|level| level == row.level)
    }

    /// The rows that are kept.
    pub fn rows(self, list: &Liste) -> impl Iterator<Item = &ListRow> {
        let families = list.families.iter().filter(move |family| self.keeps_family(family));
        families.flat_map(|family| &family.rows).filter(move |row| self.keeps(row))
    }
}

/// The families that have a row to keep, each as a section.
pub fn families(mots: &Mots, list: &Liste, facet: Facet) -> Vec<Section> {
    let kept = list.families.iter().filter(|family| facet.keeps_family(family));
    kept.filter(|family| family.rows.iter().any(|row| facet.keeps(row)))
        .map(|family| {
            let mut section = heading(family);
            section.blocks = rows(mots, family, |row| facet.keeps(row));
            section
        })
        .collect()
}

/// « 9.5.2.1 : Le développement du numérique … ».
pub fn heading(family: &Family) -> Section {
    let mut words = vec![Inline::Text(format!("{} : ", family.number))];
    words.extend(family.title.0.iter().cloned());
    Section::new(Rich(words), Anchor::Statement(family.code.clone()))
}

/// The rows as a table, and the notes on them.
pub fn rows(mots: &Mots, family: &Family, keeps: impl Fn(&ListRow) -> bool) -> Vec<Block> {
    let column = |header: &str, share: u8| Column { header: Rich::plain(header), share };
    let table = Block::Table(Table {
        caption: mots.fill("listes.de_la_famille", &[("numero", &family.number)]),
        columns: vec![
            column(mots.say("listes.intitule"), 9),
            column(mots.say("listes.niveau_vise"), 2),
            column(mots.say("listes.codes_et_certificateurs"), 9),
        ],
        row_heads: true,
        beside: None,
        rows: family
            .rows
            .iter()
            .filter(|row| keeps(row))
            .map(|row| Row {
                anchor: Some(Anchor::Statement(row.code.clone())),
                cells: vec![
                    vec![Block::Paragraph(row.title.clone())],
                    vec![Block::Paragraph(Rich::plain(level(row.level)))],
                    registrations(mots, row),
                ],
            })
            .collect(),
        tail: Vec::new(),
    });
    let on_kept = |note: &&RowNote| match &note.row {
        Some(code) => family.rows.iter().any(|row| row.code == *code && keeps(row)),
        None => true,
    };
    [table].into_iter().chain(family.notes.iter().filter(on_kept).map(|of_row| note(family, of_row))).collect()
}

/// The level as the source prints it: a dash where it gives none, which does not say that there is none.
pub fn level(level: Option<u8>) -> String {
    level.map_or_else(|| "–".to_owned(), |level| level.to_string())
}

/// On paper, rows bear no code: a note names its row by its title too.
fn note(family: &Family, note: &RowNote) -> Block {
    let row = note.row.as_ref().and_then(|code| family.rows.iter().find(|row| row.code == *code));
    let mut words: Vec<Inline> =
        row.iter().map(|row| Inline::Text(format!("« {} » ({}) : ", row.title.text(), row.code))).collect();
    words.extend(note.text.0.iter().cloned());
    let blocks = vec![Block::Paragraph(Rich(words))];
    let RowNote { source, consulted, .. } = note;
    let note = Note { blocks, source: source.clone(), consulted: *consulted, restores: false };
    Block::Together(vec![Block::Note(note)])
}

/// Each code with its certificateurs; both lists apart when which goes with which is not certain.
fn registrations(mots: &Mots, row: &ListRow) -> Vec<Block> {
    let remark = |words: &str| Block::Paragraph(Rich(vec![Inline::Emphasis(vec![Inline::Text(words.into())])]));
    let names = |names: &mut dyn Iterator<Item = &String>| Block::List {
        start: None,
        items: names.map(|name| vec![Block::Paragraph(Rich::plain(name))]).collect(),
    };
    if row.uncertain {
        let codes: Vec<&str> = row.registrations.iter().map(|registration| registration.rncp.as_str()).collect();
        return vec![
            Block::Paragraph(Rich(vec![Inline::Strong(vec![Inline::Text(codes.join(", "))])])),
            names(&mut row.registrations.iter().flat_map(|registration| &registration.certifiers)),
            remark(mots.say("listes.appariement_incertain")),
        ];
    }
    let mut blocks = Vec::new();
    for Registration { rncp, doubtful, certifiers } in &row.registrations {
        let mut words = vec![Inline::Strong(vec![Inline::Text(rncp.clone())])];
        if let [only] = certifiers.as_slice() {
            words.push(Inline::Text(format!(" : {only}")));
        } else {
            words.push(Inline::Text(" :".into()));
        }
        blocks.push(Block::Paragraph(Rich(words)));
        if certifiers.len() > 1 {
            blocks.push(names(&mut certifiers.iter()));
        }
        if *doubtful {
            blocks.push(remark(mots.say("listes.code_douteux")));
        }
    }
    blocks
}

/// How much the list holds, in all and by family and level.
fn figures(mots: &Mots, list: &Liste) -> Section {
    let plain = |words: String| vec![Block::Paragraph(Rich::plain(words))];
    let column = |header: &str, share: u8| Column { header: Rich::plain(header), share };
    let totals = list.totals();
    let totals = [
        (mots.say("listes.certifications"), totals.rows),
        (mots.say("chiffres.familles"), list.families.len()),
        (mots.say("chiffres.codes"), totals.codes),
        (mots.say("chiffres.codes_differents"), totals.distinct_codes),
        (mots.say("chiffres.couples"), totals.pairs),
    ];
    let in_all = Table {
        caption: mots.say("chiffres.totaux").to_owned(),
        columns: vec![column(mots.say("chiffres.compte"), 3), column(mots.say("chiffres.nombre"), 1)],
        row_heads: true,
        beside: None,
        rows: totals
            .map(|(what, count)| Row { anchor: None, cells: vec![plain(what.into()), plain(count.to_string())] })
            .into(),
        tail: Vec::new(),
    };
    let levels: BTreeSet<Option<u8>> = list.rows().map(|row| row.level).collect();
    // The rows without a level come last.
    let levels: Vec<Option<u8>> =
        levels.iter().filter(|level| level.is_some()).chain(levels.get(&None)).copied().collect();
    let count = |rows: &mut dyn Iterator<Item = &ListRow>, level: Option<u8>| {
        rows.filter(|row| row.level == level).count().to_string()
    };
    let mut columns = vec![column(mots.say("listes.choix_famille"), 3)];
    columns.extend(levels.iter().map(|each| match each {
        Some(level) => column(&mots.fill("listes.niveau", &[("niveau", level)]), 2),
        None => column(mots.say("listes.sans_niveau"), 2),
    }));
    columns.push(column(mots.say("chiffres.total"), 2));
    let mut rows: Vec<Row> = Vec::new();
    for family in &list.families {
        let mut cells = vec![plain(family.number.clone())];
        cells.extend(levels.iter().map(|level| plain(count(&mut family.rows.iter(), *level))));
        cells.push(plain(family.rows.len().to_string()));
        rows.push(Row { anchor: None, cells });
    }
    let mut cells = vec![plain(mots.say("chiffres.total").to_owned())];
    cells.extend(levels.iter().map(|level| plain(count(&mut list.rows(), *level))));
    cells.push(plain(list.rows().count().to_string()));
    rows.push(Row { anchor: None, cells });
    let by_family = Table {
        caption: mots.say("chiffres.par_niveau").to_owned(),
        columns,
        row_heads: true,
        beside: None,
        rows,
        tail: Vec::new(),
    };
    let mut section = Section::new(Rich::plain(mots.say("chiffres.titre")), Anchor::Part("chiffres".into()));
    section.blocks = vec![Block::Table(in_all), Block::Table(by_family)];
    section
}

/// What the text says of dates, durations and publics: the rules of one subject follow one another in one row.
fn rules(builder: &mut Builder) -> Option<Section> {
    let (list, mots) = (builder.list, builder.mots());
    if list.rules.is_empty() {
        return None;
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut subject = "";
    for rule in &list.rules {
        builder.cite(&rule.source);
        let words = Block::Paragraph(rule.text.clone());
        match rows.last_mut() {
            Some(Row { cells, .. }) if rule.subject == subject => {
                cells.last_mut().into_iter().for_each(|cell| cell.push(words.clone()));
            }
            _ => {
                let head = vec![Block::Paragraph(Rich::plain(&rule.subject))];
                rows.push(Row { anchor: None, cells: vec![head, vec![words]] });
            }
        }
        subject = &rule.subject;
    }
    let column = |header: &str, share: u8| Column { header: Rich::plain(header), share };
    let heading = mots.fill("listes.ce_que_dit_le_texte", &[("texte", &list.text_title)]);
    let mut section = Section::new(Rich::plain(heading), Anchor::Part("regles".into()));
    section.blocks.push(Block::Table(Table {
        caption: mots.say("listes.regles").to_owned(),
        columns: vec![column(mots.say("listes.sujet"), 1), column(mots.say("listes.texte"), 3)],
        row_heads: true,
        beside: None,
        rows,
        tail: Vec::new(),
    }));
    Some(section)
}

/// Gathers a document of a list, and in passing the sources and corrections of what it used.
pub struct Builder<'a> {
    catalogue: &'a Catalogue,
    pub list: &'a Liste,
    kind: Kind,
    sources: BTreeSet<SourceRef>,
    corrections: Vec<CorrectionAt>,
}

impl<'a> Builder<'a> {
    pub fn new(catalogue: &'a Catalogue, list: &'a Liste, kind: Kind) -> Builder<'a> {
        Builder { catalogue, list, kind, sources: BTreeSet::new(), corrections: Vec::new() }
    }

    /// The words of the theme.
    pub fn mots(&self) -> &'a Mots {
        &self.catalogue.mots
    }

    pub fn cite(&mut self, source: &SourceRef) {
        self.sources.insert(source.clone());
    }

    /// Records the corrections of a family and of its rows, and those of the paragraphs around them if they are there.
    pub fn note_family(&mut self, family: &Family, with_words: bool) {
        self.cite(&family.source);
        if with_words {
            self.note_corrections(&family.corrections, family.code.as_str());
        }
        for row in &family.rows {
            self.note_corrections(&row.corrections, row.code.as_str());
        }
    }

    /// `place` is what a reader of the errata looks up.
    pub fn note_corrections(&mut self, corrections: &[Correction], place: &str) {
        self.corrections.extend(corrections.iter().map(|correction| CorrectionAt {
            place: place.to_owned(),
            nature: correction.nature,
            printed: correction.printed.clone(),
            corrected: correction.corrected.clone(),
            source: correction.source.clone(),
        }));
    }

    pub fn finish(self, title: String, lines: Vec<Rich>, sections: Vec<Section>) -> Document {
        let Liste { slug, edition, .. } = self.list;
        Document {
            id: DocumentId { slug: slug.clone(), edition: edition.clone(), kind: self.kind },
            title,
            short_title: self.catalogue.short_title_of(self.kind).to_owned(),
            certification: self.list.title.clone(),
            certification_short: self.list.short_title.clone(),
            edition: self.list.label.clone(),
            state: self.list.state,
            draft: self.list.draft,
            is_proposal: false,
            selection: None,
            is_form: false,
            holds_forms: false,
            head: None,
            cover: Cover {
                organisation: Rich::plain(&self.list.organisation),
                certification_type: Rich::plain(&self.list.text_title),
                lines,
                standing: Vec::new(),
                restored: None,
                fields: Vec::new(),
                data_notice: None,
            },
            colophon: self.colophon(&sections),
            sections,
        }
    }

    /// What is declared missing from this document, at its head.
    pub fn gaps(&self) -> Vec<Block> {
        let here = self.list.gaps.iter().filter(|gap| gap.place.kind == self.kind);
        here.flat_map(|gap| prose::gap(&gap.text, &gap.source, gap.printed.as_ref())).collect()
    }

    fn colophon(self, sections: &[Section]) -> Colophon {
        let here = |places: &[Place]| places.is_empty() || places.iter().any(|place| place.kind == self.kind);
        let notes = self.list.notes.iter().filter(|note| here(&note.places));
        Colophon {
            sources: source_lines(self.catalogue, &self.sources),
            gaps: gaps_of(sections),
            notes: notes.map(builder::note).collect(),
            corrections: self.corrections,
        }
    }
}
