//! Documents made to break the press, and what their files must hold all the same.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::Document as File;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::visualize::{CurveItem, Geometry, Shape};
use typst_layout::PagedDocument;

use super::{Pdf, Press, Printed, covers, view};
use crate::diagnostic::Report;
use crate::document::{
    Anchor, Block, Colophon, Column, CorrectionAt, Cover, Diagram, Document, DocumentId, Field, FieldGroup, FieldKind,
    Gap, Hands, Item, Note, Row, Section, Start, Table, Width,
};
use crate::model::{
    Branch, Catalogue, Code, Day, EditionCode, Figure, FigureStep, GeneralRules, Kind, PersonalData, Rich, Role, Site,
    Slug, SourceRef, State,
};
use crate::plan::{FileFacts, Plan, PlannedDocument};

const MILLIMETRE: f64 = 72.0 / 25.4;

/// Text that would do something if it were read as Typst.
const HOSTILE: &[&str] = &[
    "#read(\"/etc/passwd\")",
    "#eval(\"1 + 1\")",
    "$x^2$",
    "@ref",
    "<label>",
    "*gras* _penché_",
    "`code` ```rust fn```",
    "= Titre",
    "+ un",
    "/ terme: x",
    "// rien",
    "/* rien */",
    "a\\nb \\u{41}",
    "#[contenu] #{1}",
    "-- --- ~ ...... 'x' \"y\"",
    "http://exemple.test/?a=1&b=2",
];

fn day() -> Day {
    Day { year: 2026, month: 11, day: 21 }
}

fn catalogue() -> Catalogue {
    let site = Site {
        title: "Essai".into(),
        theme: None,
        introduction: None,
        reference_date: day(),
        public_address: None,
        publisher: String::new(),
        mandate: String::new(),
        reissue: None,
        rights: String::new(),
        contact: String::new(),
        data_licence: None,
        personal_data: PersonalData::default(),
    };
    Catalogue {
        site,
        sources: BTreeMap::new(),
        guides: Vec::new(),
        guide_notes: Vec::new(),
        scales: BTreeMap::new(),
        gabarits: BTreeMap::new(),
        labels: BTreeMap::new(),
        common_notes: BTreeMap::new(),
        texts: BTreeMap::new(),
        figures: BTreeMap::new(),
        rules: GeneralRules::default(),
        cited_documents: Vec::new(),
        circuits: crate::model::Circuits::default(),
        glossary: Vec::new(),
        synonyms: Vec::new(),
        courses: Vec::new(),
        preparations: Vec::new(),
        register: Vec::new(),
        certifications: Vec::new(),
        lists: Vec::new(),
        archives: Vec::new(),
        pages: Vec::new(),
        mots: crate::model::Mots::default(),
    }
}

/// A form without anything in it.
fn empty() -> Document {
    Document {
        id: DocumentId {
            slug: Slug::parse("essai").expect("a slug"),
            edition: EditionCode::parse("2020").expect("an edition"),
            kind: Kind::LIVRET_EVALUATION_FINALE,
        },
        title: "Livret d'essai".into(),
        short_title: "Livret d'essai".into(),
        certification: "CQP Essai".into(),
        certification_short: "CQP Essai".into(),
        edition: "édition 2020".into(),
        state: State::Historical,
        draft: true,
        is_proposal: false,
        selection: None,
        is_form: true,
        holds_forms: false,
        head: None,
        cover: Cover {
            organisation: Rich::default(),
            certification_type: Rich::default(),
            lines: Vec::new(),
            standing: Vec::new(),
            restored: None,
            fields: Vec::new(),
            data_notice: None,
        },
        sections: Vec::new(),
        colophon: Colophon::default(),
    }
}

fn section(heading: &str, name: &str, blocks: Vec<Block>) -> Section {
    let mut section = Section::new(Rich::plain(heading), Anchor::Part(name.into()));
    section.blocks = blocks;
    section
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(Rich::plain(words))
}

fn field(label: &str, kind: FieldKind) -> Field {
    let label = (!label.is_empty()).then(|| Rich::plain(label));
    Field { name: "champ".into(), spoken: "Champ d'essai".into(), label, by: Role::Evaluators, kind }
}

fn yes_or_no() -> FieldKind {
    FieldKind::Choice(vec![("oui".into(), "OUI".into()), ("non".into(), "NON".into())])
}

fn signature() -> FieldKind {
    FieldKind::Signature
}

fn source() -> SourceRef {
    SourceRef { source: "003".into(), lines: Some((1, 2)) }
}

fn code(text: &str) -> Code {
    Code::parse(text).expect("a code")
}

/// A grid of `rows` criteria, with what must stay with the last one.
fn grid(rows: usize) -> Table {
    let column = |header: &str, share| Column { header: Rich::plain(header), share };
    let row = |n: usize| Row {
        anchor: Some(Anchor::Statement(code(&format!("D1.E{n}")))),
        cells: vec![vec![paragraph(&format!("Critère numéro {n}."))], vec![Block::Field(field("", yes_or_no()))]],
    };
    Table {
        caption: "Critères".into(),
        columns: vec![column("Critère", 4), column("Évaluation", 1)],
        row_heads: true,
        beside: None,
        rows: (1..=rows).map(row).collect(),
        tail: vec![
            Block::Field(field("Commentaires", FieldKind::Lines(3))),
            Block::Field(field("Signatures des évaluateurs", signature())),
            Block::Field(field("", signature())),
        ],
    }
}

fn column(header: &str, share: u8) -> Column {
    Column { header: Rich::plain(header), share }
}

fn group(lead: &str) -> FieldGroup {
    FieldGroup {
        lead: vec![Rich::plain(lead)],
        fields: vec![field("Nom et fonction", FieldKind::Line)],
        declaration: Some(Rich::plain("Déclare.")),
        signature: Some(field("Date et signature", signature())),
    }
}

/// Criteria, each with two boxes to tick in two columns.
fn to_tick(rows: usize) -> Table {
    let tick = |code: &str| vec![Block::Field(field("", FieldKind::Tick(code.into())))];
    let row = |n: usize| Row {
        anchor: Some(Anchor::Statement(code(&format!("D1.F{n}")))),
        cells: vec![vec![paragraph(&format!("Critère formatif {n}."))], tick("a-ameliorer"), tick("acquis")],
    };
    Table {
        caption: "Évaluation formative".into(),
        columns: vec![column("Critère", 7), column("À améliorer", 2), column("Acquis", 2)],
        row_heads: true,
        beside: None,
        rows: (1..=rows).map(row).collect(),
        tail: Vec::new(),
    }
}

/// The table of the regular reviews: a date, and room to write.
fn reviews(rows: usize) -> Table {
    let room = || vec![Block::Field(field("", FieldKind::Room(7)))];
    let who =
        vec![Block::Field(field("Date :", FieldKind::Date)), Block::Field(field("Évaluateur :", FieldKind::Line))];
    let row = Row { anchor: None, cells: vec![who, room(), room()] };
    Table {
        caption: "Bilans".into(),
        columns: vec![column("Bilan effectué le", 5), column("Points forts", 7), column("Objectifs", 7)],
        row_heads: true,
        beside: None,
        rows: vec![row; rows],
        tail: Vec::new(),
    }
}

/// A diagram of a box, then `ranks` ranks of two branches, of which one leads straight on.
fn diagram(ranks: usize, restored_from: Option<&str>) -> Diagram {
    let rich = |words: String| Rich::plain(words);
    let first = FigureStep {
        title: Some(Rich::plain("Départ")),
        lines: vec![Rich::plain("Une ligne")],
        points: Vec::new(),
        tools: vec![Rich::plain("Un outil")],
    };
    let step = |n: usize| FigureStep {
        title: Some(rich(format!("Étape {n}"))),
        lines: Vec::new(),
        points: vec![rich(format!("Point {n}.1")), rich(format!("Point {n}.2"))],
        tools: Vec::new(),
    };
    let rank = |n: usize| {
        let straight = Branch { condition: Some(rich(format!("Tout droit {n}"))), steps: Vec::new() };
        vec![Branch { condition: Some(rich(format!("Si {n}"))), steps: vec![step(n), step(n)] }, straight]
    };
    let ranks = std::iter::once(vec![Branch { condition: None, steps: vec![first] }]).chain((1..=ranks).map(rank));
    let figure = Figure {
        name: "parcours".into(),
        title: "Parcours d'essai".into(),
        sources: vec![source()],
        arrows: true,
        ranks: ranks.collect(),
    };
    Diagram { figure, restored_from: restored_from.map(str::to_owned) }
}

/// A document with every kind of block, each in its usual place.
fn full() -> Document {
    let item = |n: u32, items| Item {
        code: code(&format!("D1.SF{n}")),
        anchored: true,
        text: Rich::plain(format!("Savoir-faire {n}")),
        footnote: Some(Rich::plain("Note de bas de page.")),
        items,
    };
    let note = || Note {
        blocks: vec![paragraph("Une note.")],
        source: "Une source".into(),
        consulted: day(),
        restores: false,
    };
    let mut wide = section("Fiche", "fiche", vec![Block::Table(signed_sheet())]);
    (wide.start, wide.width) = (Start::Page, Width::Wide);
    let hands = Hands::of(&[Field { by: Role::Company, ..field("", FieldKind::Cell) }]);
    wide.blocks.insert(0, Block::Hands(hands));
    let mut grid_section = section("Grille", "grille", vec![Block::Table(grid(4))]);
    grid_section.start = Start::Recto;
    let contents = section("Sommaire", "sommaire", vec![Block::Contents { depth: 3 }]);
    let blocks = vec![
        Block::Lead(Rich::plain("Sont demandés :")),
        Block::Statements(vec![item(1, vec![item(2, Vec::new())])]),
        Block::List { start: None, items: vec![vec![paragraph("Un")], vec![paragraph("Deux")]] },
        Block::List { start: Some(4), items: vec![vec![paragraph("Quatre")]] },
        Block::Quote(vec![paragraph("Une citation.")]),
        Block::Together(vec![paragraph("Ensemble."), Block::Field(field("Choix", yes_or_no()))]),
        Block::Field(field("Nom", FieldKind::Line)),
        Block::Field(field("Date", FieldKind::Date)),
        Block::Field(field("Notes", FieldKind::Lines(3))),
        Block::Gap(Gap { text: Rich::plain("Il manque ceci."), source: source() }),
        Block::Note(note()),
        Block::Group(group("Groupe")),
        Block::Figure(diagram(3, Some("édition 2014"))),
        Block::OnSite { blocks: vec![paragraph("Sur le site.")], on_paper: vec![paragraph("Sur papier.")] },
        Block::Table(to_tick(3)),
        Block::Table(reviews(2)),
    ];
    let mut document = empty();
    document.sections = vec![contents, section("Texte", "texte", blocks), wide, grid_section];
    document.cover.organisation = Rich::plain("Organisme");
    document.cover.lines = vec![Rich::plain("Former"), Rich::plain("Évaluer")];
    document.cover.fields = vec![group("Couverture")];
    document.colophon = Colophon {
        sources: vec!["Source 003".into()],
        gaps: vec![Gap { text: Rich::plain("Une lacune."), source: source() }],
        corrections: vec![CorrectionAt {
            place: "D1.S1".into(),
            nature: crate::model::Nature::Correction,
            printed: "coquile".into(),
            corrected: "coquille".into(),
            source: source(),
        }],
        notes: vec![note()],
    };
    document
}

/// The sheet of six columns, two of them signed.
fn signed_sheet() -> Table {
    let columns = [6, 3, 3, 5, 5, 5].map(|share| Column { header: Rich::plain("Colonne"), share });
    let cell = |kind| vec![Block::Field(field("", kind))];
    let row = Row {
        anchor: None,
        cells: vec![
            vec![paragraph("Domaine 1")],
            cell(yes_or_no()),
            cell(FieldKind::Cell),
            cell(FieldKind::Cell),
            cell(signature()),
            cell(signature()),
        ],
    };
    let rows = vec![row.clone(), row.clone(), row.clone(), row.clone(), row];
    Table { caption: "Fiche".into(), columns: columns.into(), row_heads: true, beside: None, rows, tail: Vec::new() }
}

/// The theme that ships.
pub fn theme() -> BTreeMap<String, Vec<u8>> {
    crate::theme::read(None).expect("the theme of the program")
}

fn with_plan<T>(document: &Document, act: impl FnOnce(&Plan, &PlannedDocument) -> T) -> T {
    let catalogue = catalogue();
    let planned = || PlannedDocument {
        document,
        page: "page/index.html".into(),
        pdf: "page.pdf".into(),
        fillable: None,
        extracts: Vec::new(),
    };
    let (certifications, lists, archives) = (Vec::new(), Vec::new(), Vec::new());
    let plan = Plan {
        parents: Vec::new(),
        catalogue: &catalogue,
        certifications,
        lists,
        archives,
        pages: Vec::new(),
        documents: vec![planned()],
        sets: Vec::new(),
        branch: Default::default(),
    };
    act(&plan, &planned())
}

fn print_with(theme: &BTreeMap<String, Vec<u8>>, document: &Document) -> Result<Pdf, Report> {
    let press = Press::new(theme)?;
    with_plan(document, |plan, planned| Ok(press.print(&press.compose(plan, planned)?, &mut || {})?.paper))
}

#[track_caller]
fn print(document: &Document) -> Pdf {
    print_with(&theme(), document).unwrap_or_else(|report| panic!("{:#?}", report.diagnostics))
}

#[track_caller]
fn faults(theme: &BTreeMap<String, Vec<u8>>, document: &Document) -> Vec<(&'static str, String)> {
    let report = print_with(theme, document).expect_err("faults");
    report.diagnostics.into_iter().map(|d| (d.code, d.message)).collect()
}

/// The words of each page, without their spaces: a PDF places words, it does not always type the space.
fn pages(pdf: &Pdf) -> Vec<String> {
    let file = File::load_mem(&pdf.bytes).expect("a PDF");
    let text = |page| file.extract_text(&[page]).expect("text");
    file.get_pages().into_keys().map(|page| packed(&text(page))).collect()
}

fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The page, from 1, that holds these words.
#[track_caller]
fn page_of(pages: &[String], words: &str) -> usize {
    let found = pages.iter().position(|page| page.contains(&packed(words)));
    1 + found.unwrap_or_else(|| panic!("« {words} » is on no page of {pages:#?}"))
}

/// The pages of a document as they are printed.
fn laid(document: &Document) -> PagedDocument {
    let press = Press::new(&theme()).expect("a press");
    with_plan(document, |plan, planned| {
        let galley = press.compose(plan, planned).expect("a galley");
        let laid = press.lay(&galley, &galley.data, &mut BTreeSet::new());
        laid.unwrap_or_else(|report| panic!("{:#?}", report.diagnostics)).1
    })
}

/// The shapes of a document, page by page, where they stand.
fn shapes(document: &Document) -> Vec<Vec<(Point, Shape)>> {
    shapes_on(&laid(document))
}

/// The same of what the theme is given.
fn shapes_of(data: &serde_json::Value) -> Vec<Vec<(Point, Shape)>> {
    let press = Press::new(&theme()).expect("a press");
    shapes_on(&typst::compile(&press.shop.world(data.to_string())).output.expect("pages"))
}

fn shapes_on(pages: &PagedDocument) -> Vec<Vec<(Point, Shape)>> {
    fn walk(frame: &Frame, at: Point, found: &mut Vec<(Point, Shape)>) {
        for (offset, item) in frame.items() {
            if let FrameItem::Group(group) = item {
                walk(&group.frame, at + *offset, found);
            } else if let FrameItem::Shape(shape, _) = item {
                found.push((at + *offset, shape.clone()));
            }
        }
    }
    let shapes = pages.pages().iter().map(|page| {
        let mut found = Vec::new();
        walk(&page.frame, Point::zero(), &mut found);
        found
    });
    shapes.collect()
}

pub fn millimetres(length: Abs) -> f64 {
    length.to_pt() / MILLIMETRE
}

/// Where the shapes of a page begin from its head, their width and their height, in millimetres.
fn extents(shapes: &[(Point, Shape)]) -> Vec<(f64, f64, f64)> {
    let extent = |(at, shape): &(Point, Shape)| {
        let (top, size) = match &shape.geometry {
            Geometry::Rect(size) => (Abs::zero(), *size),
            Geometry::Curve(curve) => (curve.bbox(None).min.y, curve.bbox(None).size()),
            Geometry::Line(to) => (Abs::zero(), to.to_size()),
        };
        (millimetres(at.y + top), millimetres(size.x), millimetres(size.y))
    };
    shapes.iter().map(extent).collect()
}

/// A gap of the source of the tests.
fn missing(text: Rich) -> Gap {
    Gap { text, source: SourceRef { source: "003".into(), lines: None } }
}

#[test]
fn every_kind_of_block_keeps_to_the_standards() {
    let mut referentiel = full();
    (referentiel.is_form, referentiel.draft) = (false, false);
    for document in [full(), referentiel, empty()] {
        let pdf = print(&document);
        assert_eq!(pdf.facts.bytes, pdf.bytes.len());
        assert_eq!(pdf.facts.pages, pages(&pdf).len());
        for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
            let options = ValidationOptions::default().profile(profile);
            let report = validate_pdf_bytes(&pdf.bytes, &options).expect("a validation");
            assert!(report.is_compliant, "{report}");
        }
    }
}

#[test]
fn what_an_editor_writes_is_never_evaluated() {
    let mut document = empty();
    let hostile = || HOSTILE.iter().map(|words| paragraph(words));
    let mut table = grid(1);
    table.rows[0].cells[0] = hostile().collect();
    document.sections = vec![section(HOSTILE[0], "texte", hostile().collect())];
    document.sections.push(section("Grille", "grille", vec![Block::Table(table)]));
    document.title = HOSTILE[0].into();
    document.cover.organisation = Rich::plain(HOSTILE[2]);
    let text = pages(&print(&document)).concat();
    for words in HOSTILE {
        let found = text.matches(&packed(words)).count();
        assert!(found >= 2, "« {words} » is found {found} times in {text}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert!(print(&full()).bytes == print(&full()).bytes, "the bytes differ");
}

#[test]
fn a_key_is_that_of_the_document_and_of_the_theme() {
    let key = |theme: &BTreeMap<String, Vec<u8>>, document: &Document| {
        let press = Press::new(theme).expect("a press");
        with_plan(document, |plan, planned| press.compose(plan, planned).expect("a galley").key)
    };
    let known = key(&theme(), &full());
    assert_eq!(key(&theme(), &full()), known);
    let mut keys = BTreeSet::from([known, key(&theme(), &empty())]);
    let mut renamed = full();
    renamed.id.edition = EditionCode::parse("2099").expect("an edition");
    keys.insert(key(&theme(), &renamed));
    let mut longer = theme();
    longer.insert("typst/blocks.typ".into(), [&longer["typst/blocks.typ"], &b"\n"[..]].concat());
    keys.insert(key(&longer, &full()));
    let mut more = theme();
    more.insert("typst/more.typ".into(), Vec::new());
    keys.insert(key(&more, &full()));
    assert_eq!(keys.len(), 5, "two of them are one");
    // The site's part of the theme is not in the PDFs.
    more.remove("typst/more.typ");
    more.insert("assets/site.css".into(), b"a {}".to_vec());
    assert!(keys.contains(&key(&more, &full())));
}

#[test]
fn what_is_packed_comes_back() {
    let pdf = |bytes: &[u8]| Pdf { bytes: bytes.to_vec(), facts: FileFacts { pages: 3, bytes: bytes.len() } };
    let paper_alone = Printed { paper: pdf(b"%PDF\n\n\xFF"), fillable: None };
    let both = Printed { paper: pdf(b"%PDF\n\n\xFF"), fillable: Some(pdf(b"%PDF to fill")) };
    for printed in [paper_alone, both] {
        let packed = printed.pack();
        assert_eq!(Printed::unpack(packed.clone()), Some(printed));
        assert_eq!(Printed::unpack(packed[..packed.len() - 1].to_vec()), None, "cut short");
    }
    for damaged in [&b""[..], b"%PDF", b"{}\n%PDF"] {
        assert_eq!(Printed::unpack(damaged.to_vec()), None);
    }
}

#[test]
fn nothing_and_too_much_are_printed_all_the_same() {
    let none = Table {
        caption: String::new(),
        columns: Vec::new(),
        row_heads: true,
        beside: None,
        rows: Vec::new(),
        tail: Vec::new(),
    };
    let mut headed = grid(0);
    headed.caption = "x".repeat(400);
    let long = "mot ".repeat(100);
    let mut document = empty();
    document.sections = vec![
        section("", "vide", Vec::new()),
        section(
            &long,
            "rien",
            vec![
                Block::Table(none),
                Block::Table(headed),
                Block::Statements(Vec::new()),
                Block::List { start: None, items: Vec::new() },
                Block::List { start: Some(1), items: vec![Vec::new()] },
                Block::Field(field("", FieldKind::Choice(Vec::new()))),
                Block::Field(field("", FieldKind::Lines(0))),
                Block::Field(field(&long, FieldKind::Lines(90))),
                Block::Paragraph(Rich::default()),
                Block::Lead(Rich::default()),
                Block::Together(Vec::new()),
            ],
        ),
    ];
    (document.title, document.certification, document.certification_short) = (long.clone(), long.clone(), long);
    print(&document);
}

#[test]
fn a_recto_start_leaves_a_page_that_says_it_is_blank() {
    let mut document = empty();
    document.sections =
        (1..=3).map(|n| section(&format!("Partie {n}"), &format!("p{n}"), vec![paragraph("Texte.")])).collect();
    document.sections[0].start = Start::Page;
    document.sections[1].start = Start::Recto;
    document.sections[2].start = Start::Recto;
    let pages = pages(&print(&document));
    assert_eq!(["Partie 1", "Partie 2", "Partie 3"].map(|words| page_of(&pages, words)), [2, 3, 5]);
    let blank: Vec<bool> = pages.iter().map(|page| page.contains("Pagelaisséeblanche")).collect();
    assert_eq!(blank, [false, false, false, true, false, false], "{pages:#?}");
}

#[test]
fn what_follows_a_grid_stays_with_its_last_row() {
    for rows in [3, 20, 24, 28, 60] {
        let mut document = empty();
        document.sections = vec![section("Grille", "grille", vec![paragraph("Avant."), Block::Table(grid(rows))])];
        let pages = pages(&print(&document));
        let last = page_of(&pages, &format!("Critère numéro {rows}."));
        assert_eq!(page_of(&pages, "Commentaires"), last, "{rows} rows");
        assert_eq!(page_of(&pages, "Signatures des évaluateurs"), last, "{rows} rows");
        assert!(pages[last - 1].contains("Évaluation"), "the header stands above the last row of {rows}");
    }
}

#[test]
fn a_hand_has_the_room_it_needs() {
    let mut document = empty();
    document.sections = vec![section("Grille", "grille", vec![Block::Table(grid(2))])];
    let extents = extents(&shapes(&document)[1]);
    let is_box = |(_, width, height): &&(f64, f64, f64)| (5.0..5.5).contains(width) && (5.0..5.5).contains(height);
    assert_eq!(extents.iter().filter(is_box).count(), 4, "{extents:?}");
    let is_frame = |(_, width, height): &&(f64, f64, f64)| *width >= 60.0 && *height >= 20.0;
    assert_eq!(extents.iter().filter(is_frame).count(), 2, "{extents:?}");
    // Below the table, the rules are those to write on.
    let table = extents.iter().filter(is_box).fold(0.0, |lowest, (top, ..)| top.max(lowest)) + 10.0;
    let rules = extents.iter().filter(|(top, width, height)| *top > table && *width > 150.0 && *height < 1.0);
    let tops: Vec<f64> = rules.map(|(top, ..)| *top).collect();
    assert_eq!(tops.len(), 3, "{extents:?}");
    assert!(tops.windows(2).all(|pair| pair[1] - pair[0] >= 8.0), "{tops:?}");
}

#[test]
fn paper_says_what_it_says_instead_of_the_site() {
    let mut document = empty();
    let on_site =
        Block::OnSite { blocks: vec![paragraph("Liste du site.")], on_paper: vec![paragraph("Voir le site.")] };
    document.sections = vec![section("Partie", "partie", vec![on_site])];
    let text = pages(&print(&document)).concat();
    assert!(text.contains("Voirlesite.") && !text.contains("Listedusite."), "{text}");
}

#[test]
fn a_diagram_is_read_in_order_and_says_whence_it_comes() {
    let printed = |heading: &str, restored_from| {
        let mut document = empty();
        document.sections = vec![section(heading, "partie", vec![Block::Figure(diagram(2, restored_from))])];
        pages(&print(&document)).concat()
    };
    let text = printed("Partie", Some("édition 2014"));
    let words =
        ["Parcours d’essai", "restitué d’après l’édition 2014", "Départ", "Une ligne", "Un outil", "Si 1", "Étape 1"];
    let more = ["Point 1.1", "Point 1.2", "Tout droit 1", "Si 2", "Étape 2", "Point 2.2", "Tout droit 2"];
    let mut at = 0;
    for words in words.iter().chain(&more) {
        let found = text[at..].find(&packed(words));
        at += found.unwrap_or_else(|| panic!("« {words} » is not where it should be in {text}"));
    }
    assert!(!printed("Partie", None).contains("restitué"));
    // Under a heading that says the same, the title is not printed again: the heading says it, and the head of the page.
    assert_eq!(printed("Parcours d'essai", None).matches("Parcoursd’essai").count(), 2);
}

#[test]
fn a_diagram_taller_than_a_page_goes_on_on_the_next() {
    let mut document = empty();
    document.sections = vec![section("Partie", "partie", vec![Block::Figure(diagram(20, None))])];
    let bottom = |(top, _, height): &(f64, f64, f64)| top + height;
    for page in shapes(&document) {
        let lowest = extents(&page).iter().map(bottom).fold(0.0, f64::max);
        // The band of the cover runs to the foot.
        assert!(lowest < 297.01, "something stands at {lowest} mm");
    }
    let pages = pages(&print(&document));
    assert!(page_of(&pages, "Étape 20") > page_of(&pages, "Étape 1"));
}

#[test]
fn a_heading_is_not_parted_from_its_diagram_nor_the_diagram_by_a_page() {
    for lines in 0..40 {
        let mut document = empty();
        let before = section("Avant", "avant", (0..lines).map(|n| paragraph(&format!("Ligne {n}."))).collect());
        let part = section("Partie", "partie", vec![Block::Figure(diagram(1, None))]);
        document.sections = vec![before, part];
        let pages = pages(&print(&document));
        let of = ["Partie", "Départ", "Étape 1", "Tout droit 1"].map(|words| page_of(&pages, words));
        assert!(of.iter().all(|page| *page == of[0]), "{lines} lines before: {of:?}");
    }
}

#[test]
fn a_tick_stands_in_each_column_and_a_room_is_as_high_as_its_lines() {
    let of = |table: Table| {
        let mut document = empty();
        document.sections = vec![section("Partie", "partie", vec![Block::Table(table)])];
        extents(&shapes(&document)[1])
    };
    let ticked = of(to_tick(3));
    let is_box = |(_, width, height): &&(f64, f64, f64)| (5.0..5.5).contains(width) && (5.0..5.5).contains(height);
    assert_eq!(ticked.iter().filter(is_box).count(), 6, "{ticked:?}");
    // The edges of the cells are drawn: each row is a frame of seven lines, 8 mm apart.
    let framed = of(reviews(2));
    let tallest = framed.iter().map(|(.., height)| *height).fold(0.0, f64::max);
    assert!(tallest >= 7.0 * 8.0, "{framed:?}");
}

#[test]
fn the_lines_under_a_title_are_on_the_cover() {
    let mut document = empty();
    document.cover.lines = vec![Rich::plain("Ligne de couverture")];
    assert_eq!(page_of(&pages(&print(&document)), "Ligne de couverture"), 1);
}

#[test]
fn each_page_of_what_is_not_in_use_bears_a_mark() {
    let frames = |state: State| {
        let mut document = full();
        (document.state, document.cover.fields) = (state, Vec::new());
        let framed = |shapes: &Vec<(Point, Shape)>| {
            let is_tag = |(top, width, height): &(f64, f64, f64)| {
                *top < 110.0 && (8.0..45.0).contains(width) && (3.0..7.0).contains(height)
            };
            // A page has its head in the margin; the mark of a cover stands under its title.
            extents(shapes).iter().filter(|extent| is_tag(extent)).map(|(top, ..)| *top).fold(f64::INFINITY, f64::min)
        };
        shapes(&document).iter().map(framed).collect::<Vec<f64>>()
    };
    for state in [State::Draft, State::Historical, State::Withdrawn] {
        let marks = frames(state);
        assert!(marks[0].is_finite() && marks[1..].iter().all(|top| *top < 20.0), "{state:?}: {marks:?}");
    }
    for state in [State::Adopted, State::InForce, State::ToVerify] {
        let marks = frames(state);
        assert!(marks[0].is_infinite() && marks[1..].iter().all(|top| *top > 20.0), "{state:?}: {marks:?}");
    }
}

#[test]
fn a_phone_reads_the_address_on_the_cover() {
    let addresses =
        ["https://a.fr/", "https://certifications.exemple.fr/sous-chemin/certifications/apprenti/sans-date/"];
    let longest = format!("https://exemple.fr/{}/", "sous-chemin/".repeat(12));
    for address in addresses.into_iter().chain([longest.as_str()]) {
        let data = with_plan(&empty(), |plan, planned| serde_json::to_value(view::paper(plan, planned).0));
        let mut data = data.expect("JSON");
        data["online"] = serde_json::json!({ "address": address, "square": super::qr::square(address) });
        let shapes = shapes_of(&data);
        let dark = |shape: &&(Point, Shape)| matches!(&shape.1.geometry, Geometry::Curve(curve) if curve.0.len() > 100);
        let (_, Shape { geometry: Geometry::Curve(curve), .. }) = shapes[0].iter().find(dark).expect("a square") else {
            unreachable!("it is a curve")
        };
        // The rectangles of the drawing, in modules; a module is five dots.
        let side = curve.bbox(None).size().x;
        assert!(millimetres(side) > 20.0, "{}", millimetres(side));
        let corners: Vec<Point> = curve
            .0
            .iter()
            .filter_map(|item| if let CurveItem::Move(at) | CurveItem::Line(at) = item { Some(*at) } else { None })
            .collect();
        let unit = corners.chunks(4).map(|corners| corners[2].y - corners[1].y).fold(Abs::inf(), Abs::min);
        let dots = |length: Abs| ((length / unit) * 5.0).round() as usize + 20;
        let extent = dots(side) + 20;
        let mut dark = vec![false; extent * extent];
        for corners in corners.chunks(4) {
            for y in dots(corners[0].y)..dots(corners[2].y) {
                (dots(corners[0].x)..dots(corners[2].x)).for_each(|x| dark[y * extent + x] = true);
            }
        }
        let grey = |x, y| if dark[y * extent + x] { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(extent, extent, grey);
        let read: Vec<String> = image.detect_grids().iter().map(|grid| grid.decode().expect("words").1).collect();
        assert_eq!(read, [address]);
    }
}

#[test]
fn a_sheet_of_many_columns_is_turned_and_leaves_room_to_sign() {
    let mut document = empty();
    let mut wide = section("Fiche", "fiche", vec![Block::Table(signed_sheet())]);
    (wide.start, wide.width) = (Start::Page, Width::Wide);
    document.sections = vec![wide];
    let pdf = print(&document);
    let file = File::load_mem(&pdf.bytes).expect("a PDF");
    let turned = file.get_pages().into_values().map(|page| {
        let page = file.get_dictionary(page).expect("a page");
        let numbers = page.get(b"MediaBox").and_then(|object| object.as_array()).expect("a box");
        numbers[2].as_float().expect("a width") > numbers[3].as_float().expect("a height")
    });
    assert_eq!(turned.collect::<Vec<bool>>(), [false, true, false]);
    assert_eq!(page_of(&pages(&pdf), "Domaine 1"), 2);
}

#[test]
fn a_character_without_glyph_is_named() {
    let mut document = empty();
    document.sections = vec![section("Texte", "texte", vec![paragraph("Un sourire 😀 ici."), paragraph("漢")])];
    let faults = faults(&theme(), &document);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults.iter().all(|(code, _)| *code == "pdf"));
    assert!(faults[0].1.contains("« 😀 » (U+1F600)"), "{faults:?}");
    for character in "éœŒÿ’«»…–—€✓\u{a0}\u{202f}".chars() {
        assert!(covers(character) || character == '✓', "{character:?}");
    }
    assert!(!covers('😀'));
}

#[test]
fn a_theme_in_fault_is_told_by_file_and_line() {
    let with = |path: &str, text: &str| {
        let mut theme = theme();
        theme.insert(path.into(), text.as_bytes().to_vec());
        faults(&theme, &empty())
    };
    for (fault, reason) in [
        ("= Titre\n#inconnu", "unknown variable"),
        ("\n#read(\"/etc/passwd\")", "not found"),
        ("\n#read(\"../../etc/passwd\")", ""),
        ("\n#import \"@preview/paquet:1.0.0\": x", ""),
    ] {
        let faults = with("typst/document.typ", fault);
        let (code, message) = &faults[0];
        assert_eq!(*code, "theme", "{message}");
        assert!(message.contains("typst/document.typ, ligne 2") && message.contains(reason), "{message}");
    }
    let mut theme = theme();
    theme.remove("typst/document.typ");
    theme.insert("typst/style.typ".into(), vec![0xff]);
    let faults = faults(&theme, &empty());
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults.iter().all(|(code, _)| *code == "theme"));
}

// ---------------------------------------------------------------- nothing is lost on paper

/// The words of each line of a document as its pages are laid: the page, from 1, where it stands, in millimetres, and the
/// words.
fn lines(document: &Document) -> Vec<(usize, [f64; 2], String)> {
    fn walk(page: usize, frame: &Frame, at: Point, found: &mut Vec<(usize, [f64; 2], String)>) {
        for (offset, item) in frame.items() {
            let at = at + *offset;
            if let FrameItem::Group(group) = item {
                walk(page, &group.frame, at, found);
            } else if let FrameItem::Text(text) = item {
                let place = [millimetres(at.x + text.width()), millimetres(at.y)];
                found.push((page, place, text.text.to_string()));
            }
        }
    }
    let pages = laid(document);
    let mut found = Vec::new();
    pages.pages().iter().enumerate().for_each(|(n, page)| walk(n + 1, &page.frame, Point::zero(), &mut found));
    found
}

/// A form with these blocks is printed whole: each of these words once, on the paper, under the head and above the foot.
#[track_caller]
fn stands_whole(blocks: Vec<Block>, words: &[String]) -> Vec<usize> {
    let mut document = empty();
    document.sections = vec![section("Partie", "partie", blocks)];
    let text = pages(&print(&document)).concat();
    for words in words {
        assert_eq!(text.matches(&packed(words)).count(), 1, "« {words} » in {text}");
    }
    let lines = lines(&document);
    let is_of = |line: &&(usize, [f64; 2], String)| words.iter().any(|words| line.2.contains(words.as_str()));
    let own: Vec<_> = lines.iter().filter(is_of).collect();
    for (page, [right, baseline], line) in &lines {
        assert!(*right < 210.0 - 14.0, "page {page}: « {line} » ends at {right} mm");
        assert!(*baseline < 297.0 - 8.0, "page {page}: « {line} » stands at {baseline} mm");
    }
    for (page, [_, baseline], line) in &own {
        assert!((21.0..297.0 - 14.5).contains(baseline), "page {page}: « {line} » stands at {baseline} mm");
    }
    own.into_iter().map(|(page, ..)| *page).collect()
}

/// Words that are found one by one, `letters` letters in all.
fn statement(number: usize, letters: usize) -> (String, String) {
    let name = format!("Énoncé{number:03}.");
    let mut words = name.clone();
    while words.chars().count() < letters {
        words.push_str(" consignes");
    }
    (name, words.chars().take(letters).collect())
}

fn items(statements: &[(String, String)]) -> Block {
    let item = |(n, (_, words)): (usize, &(String, String))| Item {
        code: code(&format!("D1.SF{}", n + 1)),
        anchored: true,
        text: Rich::plain(words),
        footnote: None,
        items: Vec::new(),
    };
    Block::Statements(statements.iter().enumerate().map(item).collect())
}

#[test]
fn what_is_higher_than_a_page_goes_on_on_the_next() {
    let many: Vec<(String, String)> = (1..=24).map(|n| statement(n, 180)).collect();
    let long: Vec<(String, String)> = (1..=3).map(|n| statement(n, 4000)).collect();
    let in_a_row = |statements: &[(String, String)]| {
        let cells = vec![vec![paragraph("Compétence.")], vec![items(statements)]];
        Table { rows: vec![Row { anchor: None, cells }], tail: Vec::new(), ..grid(1) }
    };
    let step = |words: &str| FigureStep {
        title: None,
        lines: vec![Rich::plain(words)],
        points: Vec::new(),
        tools: Vec::new(),
    };
    let mut tall = diagram(1, None);
    tall.figure.ranks[0][0].steps = long.iter().map(|(_, words)| step(words)).collect();
    let paragraphs = || long.iter().map(|(_, words)| paragraph(words)).collect::<Vec<Block>>();
    let mut with_note = group("Groupe");
    with_note.lead = long.iter().map(|(_, words)| Rich::plain(words)).collect();
    let ruled = |label: &str| Block::Field(field(label, FieldKind::Lines(2)));
    for (name, block, statements) in [
        ("a row", Block::Table(in_a_row(&many)), &many),
        ("a row of long statements", Block::Table(in_a_row(&long)), &long),
        ("statements", items(&long), &long),
        ("what stays together", Block::Together(paragraphs()), &long),
        (
            "a gap",
            Block::Gap(missing(Rich::plain(long.iter().map(|(_, words)| words.clone() + " ").collect::<String>()))),
            &long,
        ),
        ("a quote", Block::Quote(paragraphs()), &long),
        ("a diagram", Block::Figure(tall), &long),
        ("a group", Block::Group(with_note), &long),
        ("labels", Block::Together(long.iter().map(|(_, words)| ruled(words)).collect()), &long),
    ] {
        let names: Vec<String> = statements.iter().map(|(name, _)| name.clone()).collect();
        let on = stands_whole(vec![paragraph("Avant."), block, paragraph("Après.")], &names);
        assert!(on.first() < on.last(), "{name} stands on {on:?}");
    }
}

/// What the evaluators fill below a grid, with room for `lines` lines each time.
fn below_the_grid(levels: usize, lines: u8) -> Table {
    let level = |n: usize| (format!("n{n}"), format!("Niveau{n:02} sur vingt"));
    let verdict = FieldKind::Choice((0..levels).map(level).collect());
    Table {
        tail: vec![
            Block::Field(field("Votre avis", verdict)),
            Block::Field(field("Commentaires des évaluateurs", FieldKind::Lines(lines))),
            Block::Field(field("Commentaire du candidat", FieldKind::Lines(lines))),
            Block::Field(field("Signature du candidat", signature())),
            Block::Field(field("Signature de l'évaluateur", signature())),
        ],
        ..grid(9)
    }
}

#[test]
fn what_is_filled_below_a_grid_is_on_the_paper_however_long() {
    for (levels, lines) in [(2, 11), (2, 12), (2, 25), (21, 3), (21, 12), (60, 3)] {
        let words = ["Votre avis", "Commentaires des", "Commentaire du", "Signature du", "Signature de l’"];
        let mut words: Vec<String> = words.map(String::from).into();
        words.extend((0..levels).map(|n| format!("Niveau{n:02}")));
        stands_whole(vec![Block::Table(below_the_grid(levels, lines))], &words);
        let mut document = empty();
        document.sections = vec![section("Partie", "partie", vec![Block::Table(below_the_grid(levels, lines))])];
        let shapes = shapes(&document);
        let frames = shapes.iter().flat_map(|page| extents(page));
        let frames: Vec<_> =
            frames.filter(|(_, width, height)| *width > 60.0 && (20.0..21.0).contains(height)).collect();
        assert_eq!(frames.len(), 2, "two frames to sign");
        assert!(frames.iter().all(|(top, _, height)| top + height < 297.0 - 14.5), "{frames:?}");
    }
}

#[test]
fn a_word_longer_than_a_line_goes_on_on_the_next() {
    let long = "x".repeat(207);
    for block in [
        paragraph(&long),
        Block::Gap(missing(Rich::plain(&long))),
        Block::Statements(vec![Item {
            code: code("D1.SF1"),
            anchored: true,
            text: Rich::plain(&long),
            footnote: None,
            items: Vec::new(),
        }]),
        Block::Table(Table {
            rows: vec![Row { anchor: None, cells: vec![vec![paragraph(&long)], vec![paragraph("Mot.")]] }],
            ..grid(1)
        }),
        Block::Field(field(&long, FieldKind::Line)),
        Block::Field(field("Choix", FieldKind::Choice(vec![("a".into(), long.clone())]))),
    ] {
        let mut document = empty();
        document.sections = vec![section("Partie", "partie", vec![block])];
        // Nothing unseen comes with what is copied from the file.
        let text = pages(&print(&document)).concat();
        assert!(text.contains(&long) && !text.contains('\u{200b}'), "{text}");
        let lines = lines(&document);
        let letters: usize = lines.iter().map(|(.., words)| words.matches('x').count()).sum();
        // The colophon and the heads have an x or none.
        assert!((207..230).contains(&letters), "{letters} letters");
        assert!(lines.iter().all(|(_, [right, _], _)| *right < 210.0 - 14.0), "{lines:?}");
    }
}

#[test]
fn what_no_dictionary_has_stays_on_the_page() {
    for long in ["/", ".", "-", "_", "…", "·", "…/", "ab/", "Œ", "é-", "1.", "(", "a’"].map(|piece| piece.repeat(207))
    {
        for block in [
            paragraph(&long),
            Block::Table(Table {
                rows: vec![Row { anchor: None, cells: vec![vec![paragraph(&long)], vec![paragraph(&long)]] }],
                ..grid(1)
            }),
            Block::Field(field(&long, FieldKind::Line)),
        ] {
            let mut document = empty();
            document.sections = vec![section("Partie", "partie", vec![block])];
            print(&document);
            let lines = lines(&document);
            assert!(lines.iter().all(|(_, [right, _], _)| *right < 210.0 - 14.0), "{long}: {lines:?}");
            // What French typography adds between two signs is a space.
            let written: String =
                lines.iter().flat_map(|(.., words)| words.chars()).filter(|c| !c.is_whitespace()).collect();
            assert!(written.contains(&long), "{long}: {written}");
        }
    }
}

#[test]
fn a_correction_higher_than_a_page_goes_on_on_the_next() {
    // A note follows: what is too high is not the note.
    let mut document = full();
    document.colophon.corrections[0].printed = "x".repeat(5000);
    let text = pages(&print(&document)).concat();
    assert!(text.matches('x').count() >= 5000);
}

#[test]
fn what_paper_would_lose_is_refused_with_its_page_and_its_part() {
    let mut unbroken = theme();
    for file in unbroken.values_mut() {
        *file = String::from_utf8(file.clone())
            .expect("UTF-8")
            .replace("view.at(\"bloc\", default: -1) in loose", "false")
            .into();
    }
    let many: Vec<(String, String)> = (1..=24).map(|n| statement(n, 400)).collect();
    let table = Table {
        rows: vec![Row { anchor: None, cells: vec![vec![paragraph("Compétence.")], vec![items(&many)]] }],
        tail: Vec::new(),
        ..grid(1)
    };
    let mut document = empty();
    document.sections = vec![section("Ma partie", "partie", vec![Block::Table(table)])];
    let found = faults(&unbroken, &document);
    assert!(!found.is_empty());
    for (code, message) in &found {
        assert_eq!(*code, "pdf", "{message}");
        assert!(message.starts_with("essai-livret-evaluation-finale-2020, page "), "{message}");
        assert!(message.contains(" dépasse le bas de la page de "), "{message}");
        assert!(message.ends_with(" mm (partie « Ma partie »)"), "{message}");
    }

    let mut wide = theme();
    let replaced = String::from_utf8(wide["typst/document.typ"].clone())
        .expect("UTF-8")
        .replace("if not book.has_long_words", "if true");
    wide.insert("typst/document.typ".into(), replaced.into());
    document.sections = vec![section("Ma partie", "partie", vec![paragraph(&"x".repeat(207))])];
    let found = faults(&wide, &document);
    assert!(found[0].1.contains("dépasse le bord droit de la page de "), "{found:?}");
}

#[test]
fn a_theme_that_shows_not_all_blocks_is_told_so() {
    let mut silent = theme();
    let blocks = String::from_utf8(silent["typst/blocks.typ"].clone()).expect("UTF-8");
    silent.insert("typst/blocks.typ".into(), blocks.replace("view.kind == \"gap\"", "view.kind == \"rien\"").into());
    let mut document = empty();
    document.sections = vec![section("Ma partie", "partie", vec![Block::Gap(missing(Rich::plain("Il manque ceci.")))])];
    let found = faults(&silent, &document);
    assert_eq!(found[0].0, "theme");
    assert!(found[0].1.contains("le thème ne montre pas tout ce que dit la partie « Ma partie »"), "{found:?}");
}
