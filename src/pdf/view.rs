//! The tree of a document as the theme walks it: the same blocks, with labels, levels of headings and set words.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::inline::{Span, Text, Viewpoint, source_ref};
use super::proof::Said;
use super::{form, qr};
use crate::brand::Brand;
use crate::document::{
    Anchor, Block, Colophon, DataNotice, Diagram, Document, Field, FieldGroup, FieldKind, Item, Note, Row, Section,
    Selection, Start, Table, Width,
};
use crate::model::{Branch, Code, Day, FigureStep, Kind, Mots, Origin, Rich, State};
use crate::plan::{self, Plan, PlannedDocument};

/// The letters of the longest word that goes unbroken: « anticonstitutionnellement » has 25.
const LONGEST_WORD: usize = 30;

/// Where a name and a date are typed.
const LINES_OF_A_VISA: u8 = 2;

/// As much of a heading as a message tells.
const LONGEST_HEADING: usize = 80;

/// The whole of a document: what `/data/document.json` holds.
#[derive(Serialize)]
pub struct DocumentView {
    /// « charge-accueil-livret-suivi-non-datee »: the name of its file.
    code: Text,
    title: Text,
    organisation: Vec<Span>,
    /// Whose edition this is while there is no mandate.
    reissue: Option<Text>,
    /// The organisation without marks, for the file's properties.
    author: Text,
    /// PDF/A wants a date; the clock must not reach a file, so it is the day against which the site judges expiry.
    date: DayView,
    certification_type: Vec<Span>,
    cover_lines: Vec<Vec<Span>>,
    /// What the editor says of its standing today.
    standing: Vec<Text>,
    /// Whence the words of the cover are restored.
    cover_note: Option<NoteView>,
    certification: Text,
    certification_short: Text,
    edition: Text,
    state: Text,
    /// Nobody may take it for what is in use: the theme marks each page.
    is_marked: bool,
    draft: bool,
    is_proposal: bool,
    is_form: bool,
    /// These pages are filled on a screen.
    is_filled_on_screen: bool,
    /// Some word is longer than a column: the theme lets it go on on the next line.
    pub has_long_words: bool,
    online: Option<OnlineView>,
    head: Option<HeadView>,
    cover: Vec<GroupView>,
    data_notice: Option<DataNoticeView>,
    sections: Vec<SectionView>,
    colophon: ColophonView,
}

/// The page of the edition on the site.
#[derive(Serialize)]
struct OnlineView {
    address: Text,
    square: Option<qr::Square>,
}

/// A line to fill at the head of each page. On a screen the press makes a field of the form there: the theme marks the two
/// corners of the room to write in.
#[derive(Serialize)]
struct HeadView {
    label: Vec<Span>,
    is_filled_on_screen: bool,
}

/// A title, and what is told: a label and words each.
#[derive(Serialize)]
struct DataNoticeView {
    title: Text,
    items: Vec<DataItemView>,
}

#[derive(Serialize)]
struct DataItemView {
    label: Text,
    words: Text,
}

#[derive(Serialize)]
struct DayView {
    year: u16,
    month: u8,
    day: u8,
}

#[derive(Serialize)]
struct SectionView {
    label: Option<String>,
    level: u8,
    heading: Vec<Span>,
    /// The code of the statement that the heading is.
    code: Option<Text>,
    /// What the head of its pages says of it: « Domaine 3 »; of a part of the document, its heading.
    name: Option<Text>,
    start: &'static str,
    wide: bool,
    blocks: Vec<MarkedView>,
    sections: Vec<SectionView>,
}

/// A block, and the number by which the press finds it on the pages.
#[derive(Serialize)]
struct MarkedView {
    bloc: usize,
    #[serde(flatten)]
    view: BlockView,
}

/// A block; `kind` tells the theme which.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum BlockView {
    Paragraph {
        text: Vec<Span>,
    },
    Lead {
        text: Vec<Span>,
    },
    List {
        start: Option<u64>,
        items: Vec<Vec<MarkedView>>,
    },
    Statements {
        items: Vec<ItemView>,
    },
    Table(TableView),
    Quote {
        blocks: Vec<MarkedView>,
    },
    Field(FieldView),
    /// Signatures that follow one another: side by side on paper.
    Signatures {
        fields: Vec<FieldView>,
    },
    Group(GroupView),
    Figure(FigureView),
    Together {
        blocks: Vec<MarkedView>,
    },
    Contents {
        depth: u8,
    },
    Gap {
        text: Vec<Span>,
    },
    Note(NoteView),
    /// « À remplir par … ».
    FilledBy {
        words: Text,
    },
}

#[derive(Serialize)]
struct ItemView {
    label: Option<String>,
    code: Text,
    text: Vec<Span>,
    footnote: Option<Vec<Span>>,
    items: Vec<ItemView>,
}

#[derive(Serialize)]
struct TableView {
    caption: Text,
    /// The heading above or that of a column says the same: the caption is for those who do not see it.
    caption_repeats: bool,
    columns: Vec<ColumnView>,
    row_heads: bool,
    beside: Option<BesideView>,
    rows: Vec<RowView>,
    tail: Vec<MarkedView>,
}

#[derive(Serialize)]
struct ColumnView {
    header: Vec<Span>,
    share: u8,
    /// Some cell of it is signed: it needs the width of a signature.
    signed: bool,
    /// Its cells are boxes to tick.
    ticked: bool,
}

/// A column that runs beside all the rows.
#[derive(Serialize)]
struct BesideView {
    header: Vec<Span>,
    blocks: Vec<MarkedView>,
}

#[derive(Serialize)]
struct RowView {
    label: Option<String>,
    cells: Vec<Vec<MarkedView>>,
}

/// Something to fill. On paper, every `champ` is empty.
#[derive(Serialize)]
struct FieldView {
    label: Option<Vec<Span>>,
    shape: &'static str,
    lines: u8,
    /// The width that its answer needs on one line, in points.
    need: f32,
    options: Vec<OptionView>,
    /// Where the theme links the room to write in: the press makes a field of the form there.
    champ: Option<String>,
}

/// A box to tick, and its words.
#[derive(Serialize)]
struct OptionView {
    words: Text,
    champ: Option<String>,
}

/// A diagram, drawn from its steps.
#[derive(Serialize)]
struct FigureView {
    /// `None` where the heading above says the same.
    title: Option<Text>,
    restored_from: Option<Text>,
    arrows: bool,
    ranks: Vec<Vec<BranchView>>,
}

#[derive(Serialize)]
struct BranchView {
    condition: Option<Vec<Span>>,
    steps: Vec<StepView>,
}

#[derive(Serialize)]
struct StepView {
    title: Option<Vec<Span>>,
    lines: Vec<Vec<Span>>,
    points: Vec<Vec<Span>>,
    tools: Vec<Vec<Span>>,
}

#[derive(Serialize)]
struct GroupView {
    filled_by: Text,
    lead: Vec<Vec<Span>>,
    fields: Vec<FieldView>,
    declaration: Option<Vec<Span>>,
    signature: Option<FieldView>,
}

#[derive(Serialize)]
struct NoteView {
    blocks: Vec<MarkedView>,
    source: Text,
    /// « 21 novembre 2026 ».
    consulted: Text,
}

#[derive(Serialize)]
struct ColophonView {
    sources: Vec<Text>,
    corrections: Vec<CorrectionView>,
    gaps: Vec<GapView>,
    notes: Vec<NoteView>,
}

#[derive(Serialize)]
struct CorrectionView {
    place: Text,
    nature: Text,
    printed: Text,
    corrected: Text,
    source: Text,
}

#[derive(Serialize)]
struct GapView {
    text: Vec<Span>,
    source: Text,
}

/// What `/data/theme.json` holds: the colour, and the name and the logo where there are some.
pub fn brand(brand: &Brand) -> String {
    let name = brand.name.as_ref().map(Text::new);
    serde_json::json!({ "color": brand.color.to_string(), "name": name, "has_logo": brand.logo.is_some() }).to_string()
}

/// The view of a document that is filled by hand, and its blocks by their number.
pub fn paper(plan: &Plan, planned: &PlannedDocument) -> (DocumentView, Vec<Said>) {
    let (view, said, _) = document(plan, planned, None);
    (view, said)
}

/// The view of a document that is filled on a screen, and its fields in the order of their addresses. Its blocks are those
/// of paper.
pub fn fillable(plan: &Plan, planned: &PlannedDocument) -> (DocumentView, Vec<Field>) {
    let (view, _, fields) = document(plan, planned, Some(Vec::new()));
    (view, fields.unwrap_or_default())
}

fn document(
    plan: &Plan,
    planned: &PlannedDocument,
    fields: Option<Vec<Field>>,
) -> (DocumentView, Vec<Said>, Option<Vec<Field>>) {
    let view = Viewpoint::new(plan, planned);
    let id = &planned.document.id;
    let certifications = plan.catalogue.certifications.iter();
    let own = certifications.filter(|own| own.slug == id.slug && own.edition == id.edition);
    let statements = own.flat_map(|own| own.statements());
    let origins = statements.map(|statement| (statement.code.clone(), statement.origin.clone())).collect();
    let mut tree = Tree {
        view: &view,
        mots: plan.mots(),
        kind: id.kind,
        labels: BTreeSet::new(),
        origins,
        said: Vec::new(),
        fields,
    };
    let Document { title, certification, certification_short, edition, state, selection, cover, head, .. } =
        planned.document;
    let is_filled_on_screen = tree.fields.is_some();
    let view = DocumentView {
        code: Text::as_typed(planned.document.name()),
        title: Text::new(title),
        organisation: view.rich(&cover.organisation),
        author: Text::new(cover.organisation.text()),
        reissue: plan.catalogue.site.reissue.as_ref().map(Text::new),
        date: day(plan.catalogue.site.reference_date),
        certification_type: view.rich(&cover.certification_type),
        standing: cover.standing.iter().map(Text::new).collect(),
        cover_lines: cover.lines.iter().map(|line| view.rich(line)).collect(),
        cover_note: cover
            .restored
            .as_ref()
            .map(|note| tree.note(note, &Under { heading: "", origin: None, parent: None })),
        certification: Text::new(certification),
        certification_short: Text::new(certification_short),
        edition: Text::new(edition_line(edition, selection.as_ref(), plan.mots())),
        state: Text::new(state.label(plan.mots())),
        is_marked: matches!(state, State::Draft | State::Historical | State::Withdrawn),
        draft: planned.document.draft,
        is_proposal: planned.document.is_proposal,
        is_form: planned.document.is_form,
        is_filled_on_screen,
        has_long_words: false,
        online: plan
            .edition_address((&planned.document.id).into())
            .map(|address| OnlineView { square: qr::square(&address), address: Text::as_typed(address) }),
        head: head.as_ref().map(|head| HeadView {
            label: head.label.as_ref().map(|label| view.rich(label)).unwrap_or_default(),
            is_filled_on_screen,
        }),
        data_notice: cover.data_notice.as_ref().map(data_notice),
        cover: cover.fields.iter().map(|group| tree.group(group)).collect(),
        sections: tree.sections(&planned.document.sections, 1),
        colophon: tree.colophon(&planned.document.colophon),
    };
    (view, tree.said, tree.fields)
}

/// Makes the views of one document; holds the labels already given there.
struct Tree<'v> {
    view: &'v Viewpoint<'v>,
    mots: &'v Mots,
    kind: Kind,
    labels: BTreeSet<String>,
    /// Where statements were written.
    origins: BTreeMap<Code, Origin>,
    /// The blocks met so far, by their number.
    said: Vec<Said>,
    /// The fields met so far, if a screen is to fill them.
    fields: Option<Vec<Field>>,
}

/// The heading under which blocks stand, and where they were written, if that is known.
#[derive(Clone)]
struct Under<'h> {
    heading: &'h str,
    origin: Option<Origin>,
    /// The number of the block that holds them.
    parent: Option<usize>,
}

impl Tree<'_> {
    fn sections(&mut self, sections: &[Section], level: u8) -> Vec<SectionView> {
        sections.iter().map(|section| self.section(section, level)).collect()
    }

    fn section(&mut self, section: &Section, level: u8) -> SectionView {
        let heading = section.heading.text();
        let origin = section.origin.clone().or_else(|| self.origin(section.anchor.statement()));
        SectionView {
            label: self.claim(plan::anchor_id(self.kind, &section.anchor)),
            level,
            heading: self.view.rich(&section.heading),
            code: section.anchor.statement().map(Text::as_typed),
            name: section.unit.as_ref().or((level == 1).then_some(&heading)).map(Text::new),
            start: match section.start {
                Start::Here => "here",
                Start::Page => "page",
                Start::Recto => "recto",
            },
            wide: section.width == Width::Wide,
            blocks: self.blocks(&section.blocks, &Under { heading: &heading, origin, parent: None }),
            sections: self.sections(&section.sections, (level + 1).min(6)),
        }
    }

    fn blocks(&mut self, blocks: &[Block], under: &Under) -> Vec<MarkedView> {
        let mut views: Vec<MarkedView> = Vec::new();
        for block in blocks {
            // A list without items says nothing.
            if matches!(block, Block::Statements(items) if items.is_empty()) {
                continue;
            }
            let bloc = self.said.len();
            let within = Under { parent: Some(bloc), ..under.clone() };
            let view = if let Block::Field(field @ Field { kind: FieldKind::Signature, .. }) = block {
                let field = self.visa(field);
                if let Some(MarkedView { view: BlockView::Signatures { fields }, .. }) = views.last_mut() {
                    fields.push(field);
                    continue;
                }
                self.say(block, under);
                BlockView::Signatures { fields: vec![field] }
            } else {
                self.say(block, under);
                self.block(block, &within)
            };
            views.push(MarkedView { bloc, view });
        }
        views
    }

    /// Numbers a block.
    fn say(&mut self, block: &Block, under: &Under) {
        let code = if let Block::Statements(items) = block {
            items.first().map(|item| &item.code)
        } else if let Block::Question { item, .. } = block {
            Some(&item.code)
        } else {
            None
        };
        let origin = self.origin(code).or_else(|| under.origin.clone());
        let heading = under.heading.chars().take(LONGEST_HEADING).collect();
        self.said.push(Said { heading, origin, parent: under.parent });
    }

    /// Where a statement was written.
    fn origin(&self, code: Option<&Code>) -> Option<Origin> {
        self.origins.get(code?).cloned()
    }

    fn block(&mut self, block: &Block, under: &Under) -> BlockView {
        match block {
            Block::Paragraph(text) => BlockView::Paragraph { text: self.view.rich(text) },
            Block::Lead(text) => BlockView::Lead { text: self.view.rich(text) },
            Block::List { start, items } => {
                BlockView::List { start: *start, items: items.iter().map(|item| self.blocks(item, under)).collect() }
            }
            Block::Statements(items) => BlockView::Statements { items: self.items(items) },
            Block::Table(table) => BlockView::Table(self.table(table, under)),
            Block::Quote(blocks) => BlockView::Quote { blocks: self.blocks(blocks, under) },
            Block::Field(field) => BlockView::Field(self.field(field)),
            Block::Question { item, answer } => {
                BlockView::Field(FieldView { label: Some(self.view.rich(&item.text)), ..self.field(answer) })
            }
            Block::Group(group) => BlockView::Group(self.group(group)),
            Block::Figure(diagram) => BlockView::Figure(self.figure(diagram, under)),
            Block::Together(blocks) | Block::OnSite { on_paper: blocks, .. } => {
                BlockView::Together { blocks: self.blocks(blocks, under) }
            }
            Block::Contents { depth } => BlockView::Contents { depth: *depth },
            Block::Gap(gap) => BlockView::Gap { text: self.view.rich(&gap.text) },
            Block::Note(note) => BlockView::Note(self.note(note, under)),
            Block::Hands(hands) => BlockView::FilledBy { words: Text::new(hands.words(self.mots)) },
        }
    }

    fn items(&mut self, items: &[Item]) -> Vec<ItemView> {
        let mut views = Vec::new();
        for item in items {
            views.push(ItemView {
                label: if item.anchored { self.claim(plan::statement_id(self.kind, &item.code)) } else { None },
                code: Text::as_typed(&item.code),
                text: self.view.rich(&item.text),
                footnote: item.footnote.as_ref().map(|footnote| self.view.rich(footnote)),
                items: self.items(&item.items),
            });
        }
        views
    }

    fn table(&mut self, table: &Table, under: &Under) -> TableView {
        let columns = table.columns.iter().enumerate().map(|(n, column)| ColumnView {
            header: self.view.rich(&column.header),
            share: column.share,
            signed: cells(table, n).any(|cell| is_signed(cell)),
            ticked: cells(table, n).any(|cell| is_ticked(cell)),
        });
        TableView {
            caption: Text::new(&table.caption),
            caption_repeats: table.caption == under.heading
                || table.columns.iter().any(|column| column.header.text() == table.caption),
            columns: columns.collect(),
            row_heads: table.row_heads,
            beside: table.beside.as_ref().map(|beside| BesideView {
                header: self.view.rich(&beside.header),
                blocks: self.blocks(&beside.blocks, under),
            }),
            rows: table.rows.iter().map(|row| self.row(row, under)).collect(),
            tail: self.blocks(&table.tail, under),
        }
    }

    fn row(&mut self, row: &Row, under: &Under) -> RowView {
        let code = row.anchor.as_ref().and_then(Anchor::statement);
        let under = Under { origin: self.origin(code).or_else(|| under.origin.clone()), ..*under };
        RowView {
            label: row.anchor.as_ref().and_then(|anchor| self.claim(plan::anchor_id(self.kind, anchor))),
            cells: row.cells.iter().map(|cell| self.blocks(cell, &under)).collect(),
        }
    }

    fn figure(&self, diagram: &Diagram, under: &Under) -> FigureView {
        let Diagram { figure, restored_from } = diagram;
        let all = |texts: &[Rich]| texts.iter().map(|text| self.view.rich(text)).collect();
        let step = |step: &FigureStep| StepView {
            title: step.title.as_ref().map(|title| self.view.rich(title)),
            lines: all(&step.lines),
            points: all(&step.points),
            tools: all(&step.tools),
        };
        let branch = |branch: &Branch| BranchView {
            condition: branch.condition.as_ref().map(|condition| self.view.rich(condition)),
            steps: branch.steps.iter().map(step).collect(),
        };
        FigureView {
            title: (figure.title != under.heading).then(|| Text::new(&figure.title)),
            restored_from: restored_from.as_ref().map(Text::new),
            arrows: figure.arrows,
            ranks: figure.ranks.iter().map(|rank| rank.iter().map(branch).collect()).collect(),
        }
    }

    /// Where somebody signs a part, and signs for the whole elsewhere: on a screen, it takes a name and a date.
    fn visa(&mut self, field: &Field) -> FieldView {
        let typed = Field {
            kind: FieldKind::Room(LINES_OF_A_VISA),
            spoken: self.mots.fill("champs.visa", &[("champ", &field.spoken)]),
            ..field.clone()
        };
        FieldView { shape: field.kind.shape(), lines: 0, ..self.field(&typed) }
    }

    fn field(&mut self, field: &Field) -> FieldView {
        let place = self.fields.as_ref().map(Vec::len).filter(|_| form::is_filled_on_screen(&field.kind));
        if let (Some(fields), Some(_)) = (&mut self.fields, place) {
            fields.push(field.clone());
        }
        let option =
            |(n, words)| OptionView { words: Text::new(words), champ: place.map(|place| form::address(place, n)) };
        FieldView {
            label: field.label.as_ref().map(|label| self.view.rich(label)),
            shape: field.kind.shape(),
            lines: field.kind.lines(),
            need: form::width_of(form::need(field)),
            options: field.kind.options().enumerate().map(option).collect(),
            champ: place.map(|place| form::address(place, 0)),
        }
    }

    fn group(&mut self, group: &FieldGroup) -> GroupView {
        GroupView {
            filled_by: Text::new(group.hands().words(self.mots)),
            lead: group.lead.iter().map(|lead| self.view.rich(lead)).collect(),
            fields: group.fields.iter().map(|field| self.field(field)).collect(),
            declaration: group.declaration.as_ref().map(|words| self.view.rich(words)),
            signature: group.signature.as_ref().map(|field| self.field(field)),
        }
    }

    fn note(&mut self, note: &Note, under: &Under) -> NoteView {
        NoteView {
            blocks: self.blocks(&note.blocks, under),
            source: Text::new(&note.source),
            consulted: Text::new(note.consulted.in_french()),
        }
    }

    fn colophon(&mut self, colophon: &Colophon) -> ColophonView {
        // The theme gives the colophon a heading of level 1, and each of its parts one of level 2.
        let under = Under { heading: self.mots.say("documents.a_propos"), origin: None, parent: None };
        ColophonView {
            sources: colophon.sources.iter().map(Text::new).collect(),
            corrections: colophon
                .corrections
                .iter()
                .map(|correction| CorrectionView {
                    place: Text::new(&correction.place),
                    nature: Text::new(correction.nature.label(self.mots)),
                    printed: Text::new(&correction.printed),
                    corrected: Text::new(&correction.corrected),
                    source: source_ref(self.mots, &correction.source),
                })
                .collect(),
            gaps: colophon
                .gaps
                .iter()
                .map(|gap| GapView { text: self.view.rich(&gap.text), source: source_ref(self.mots, &gap.source) })
                .collect(),
            notes: colophon.notes.iter().map(|note| self.note(note, &under)).collect(),
        }
    }

    /// The label, once only: a statement that a document repeats keeps the label of its first place.
    fn claim(&mut self, label: String) -> Option<String> {
        self.labels.insert(label.clone()).then_some(label)
    }
}

/// Whether some word of a document, given as JSON, is longer than a column: signs between which no line ends.
pub fn has_long_words(data: &str) -> bool {
    const UNBROKEN_SPACES: [char; 3] = ['\u{a0}', '\u{2007}', '\u{202f}'];
    let mut run = 0;
    let mut letters = data.chars().peekable();
    while let Some(letter) = letters.next() {
        let parts = letter == '"' || (letter.is_whitespace() && !UNBROKEN_SPACES.contains(&letter));
        // A line ends after these, unless another sign follows.
        let before_a_word = letters.peek().is_some_and(|next| next.is_alphanumeric());
        let ends = matches!(letter, '/' | '-' | '–' | '—') && before_a_word;
        run = if parts || ends { 0 } else { run + 1 };
        if run > LONGEST_WORD {
            return true;
        }
    }
    false
}

fn data_notice(notice: &DataNotice) -> DataNoticeView {
    // The theme ends the sentence.
    let item = |(label, words): &(String, String)| DataItemView {
        label: Text::new(label),
        words: Text::new(words.trim_end_matches('.')),
    };
    DataNoticeView { title: Text::new(&notice.title), items: notice.items.iter().map(item).collect() }
}

/// The edition, and which part of the document it is: « édition 2013 · Domaine 1 seulement ».
fn edition_line(edition: &str, selection: Option<&Selection>, mots: &Mots) -> String {
    let words = selection.map(|selection| selection.words(mots)).filter(|words| !words.is_empty());
    [edition.to_owned()].into_iter().chain(words).collect::<Vec<_>>().join(" · ")
}

fn day(day: Day) -> DayView {
    let Day { year, month, day } = day;
    DayView { year, month, day }
}

fn cells(table: &Table, column: usize) -> impl Iterator<Item = &Vec<Block>> {
    table.rows.iter().filter_map(move |row| row.cells.get(column))
}

fn is_ticked(cell: &[Block]) -> bool {
    cell.iter().any(|block| matches!(block, Block::Field(Field { kind: FieldKind::Tick(_), .. })))
}

fn is_signed(cell: &[Block]) -> bool {
    cell.iter().any(|block| matches!(block, Block::Field(Field { kind: FieldKind::Signature, .. })))
}
