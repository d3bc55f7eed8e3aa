//! The HTML twin of a document, from the same tree as its PDF.

use serde::Serialize;

use super::Site;
use super::frame::{Frame, Page};
use super::help;
use super::links::{Download, Extract, Link, contents, download, extract};
use super::text::{Html, Text};
use super::tree::{BlockView, FieldGroupView, SectionView, Tree};
use super::viewpoint::{CodeLink, NoteView, Viewpoint, note_in_document};
use crate::document::{Colophon, CorrectionAt, DataNotice, Document};
use crate::model::{Code, Kind, RetiredCode, Structure};
use crate::plan::{DocumentFacts, PlannedCertification, PlannedDocument, PlannedList, statement_id};

#[derive(Serialize)]
struct Content {
    organisation: Html,
    certification_type: Html,
    certification: Text,
    cover_lines: Vec<Html>,
    /// Whence the words of the cover are restored.
    cover_note: Option<NoteView<Vec<BlockView>>>,
    download: Download,
    /// Parts of it, each with its files.
    /// « Par domaine », « Par bloc ».
    extracts_title: String,
    extracts: Vec<Extract>,
    /// How to fill and send it, of a form.
    help: Option<Link>,
    cover: Vec<FieldGroupView>,
    data_notice: Option<DataNoticeView>,
    sections: Vec<SectionView>,
    retired: Vec<Retired>,
    colophon: ColophonView,
}

/// What becomes of what is written in a form: a label and words each.
#[derive(Serialize)]
struct DataNoticeView {
    title: Text,
    items: Vec<(Text, Text)>,
}

/// A code out of use, whose address lives on.
#[derive(Serialize)]
struct Retired {
    id: Option<String>,
    code: String,
    text: Html,
    reason: Html,
    replaced_by: Option<CodeLink>,
}

#[derive(Serialize)]
pub struct ColophonView {
    sources: Vec<Text>,
    corrections: Vec<CorrectionView>,
    gaps: Vec<(Html, Text)>,
    notes: Vec<NoteView<Vec<BlockView>>>,
}

/// Printed words and those published in their place.
#[derive(Serialize)]
pub struct CorrectionView {
    pub place: Text,
    /// When the place is a statement.
    pub code: Option<CodeLink>,
    pub nature: Text,
    pub printed: Text,
    pub corrected: Text,
    pub source: Text,
}

pub fn page(
    site: &Site,
    certification: &PlannedCertification,
    planned: &PlannedDocument,
    facts: Option<&DocumentFacts>,
) -> Page {
    let document = planned.document;
    let view = Viewpoint::new(site.plan, Some(certification.certification), &planned.page);
    let retired = &certification.certification.retired;
    let retired = if document.id.kind == Kind::Referentiel { retired.as_slice() } else { &[] };
    let (mut content, contents) = twin(&view, planned, facts, &certification.certification.title, retired);
    let extracts = planned.extracts.iter().map(|part| {
        let label = part.document.selection.as_ref().map(|selection| selection.words(site.mots())).unwrap_or_default();
        extract(&view, part, site.facts, label)
    });
    content.extracts = extracts.collect();
    content.extracts_title = match certification.certification.structure() {
        Structure::Domaines => site.mots().say("documents.par_domaine"),
        Structure::Blocs => site.mots().say("documents.par_bloc"),
    }
    .to_owned();
    content.help = if document.is_form { help::for_forms(site, &view) } else { None };
    let mut frame = Frame::of_certification(site, &view, certification, &document.title, &description(document));
    frame.contents = contents;
    Page::new(frame, "document.html", &content)
}

/// The twin of a document of a list.
pub fn page_of_list(site: &Site, list: &PlannedList, planned: &PlannedDocument, facts: Option<&DocumentFacts>) -> Page {
    let document = planned.document;
    let view = Viewpoint::of_list(site.plan, list.list, &planned.page);
    let (content, contents) = twin(&view, planned, facts, &list.list.title, &[]);
    let mut frame = Frame::of_list(site, &view, list, &document.title, &description(document));
    frame.contents = contents;
    Page::new(frame, "document.html", &content)
}

fn description(document: &Document) -> String {
    format!("{}, {}, {}.", document.title, document.certification, document.edition)
}

/// What the template shows of a document, and its contents.
fn twin(
    view: &Viewpoint,
    planned: &PlannedDocument,
    facts: Option<&DocumentFacts>,
    title: &str,
    retired: &[RetiredCode],
) -> (Content, Vec<Link>) {
    let document = planned.document;
    let mut contents = contents(document);
    if !retired.is_empty() {
        contents.push(Link::new(view.mots().say("documents.codes_retires"), "#codes-retires".into()));
    }
    contents.push(Link::new(view.mots().say("documents.a_propos"), "#a-propos".into()));
    let mut tree = Tree::new(view, document.id.kind, &contents);
    let sections = tree.sections(&document.sections, 2);
    let cover_note = document.cover.restored.as_ref().map(|note| {
        let body = tree.loose(&note.blocks);
        note_in_document(note, body)
    });
    let content = Content {
        organisation: view.rich(&document.cover.organisation),
        certification_type: view.rich(&document.cover.certification_type),
        certification: Text::new(title),
        cover_lines: document.cover.lines.iter().map(|line| view.rich(line)).collect(),
        cover_note,
        download: download(view, planned, facts),
        extracts_title: String::new(),
        extracts: Vec::new(),
        help: None,
        cover: document.cover.fields.iter().map(|group| tree.group(group)).collect(),
        data_notice: document.cover.data_notice.as_ref().map(data_notice),
        sections,
        retired: retired.iter().map(|code| retired_code(view, &mut tree, code)).collect(),
        colophon: colophon(view, &mut tree, &document.colophon),
    };
    (content, contents)
}

fn data_notice(notice: &DataNotice) -> DataNoticeView {
    let item = |(label, words): &(String, String)| (Text::new(label), Text::new(words));
    DataNoticeView { title: Text::new(&notice.title), items: notice.items.iter().map(item).collect() }
}

fn retired_code(view: &Viewpoint, tree: &mut Tree, retired: &RetiredCode) -> Retired {
    Retired {
        id: tree.claim(statement_id(Kind::Referentiel, &retired.code)),
        code: retired.code.to_string(),
        text: view.rich(&retired.text),
        reason: view.rich(&retired.reason),
        replaced_by: retired.replaced_by.as_ref().map(|code| view.code(code)),
    }
}

pub fn colophon(view: &Viewpoint, tree: &mut Tree, colophon: &Colophon) -> ColophonView {
    ColophonView {
        sources: colophon.sources.iter().map(Text::new).collect(),
        corrections: corrections(view, &colophon.corrections),
        gaps: colophon.gaps.iter().map(|gap| (view.rich(&gap.text), view.source(&gap.source))).collect(),
        notes: colophon
            .notes
            .iter()
            .map(|note| {
                let body = tree.loose(&note.blocks);
                note_in_document(note, body)
            })
            .collect(),
    }
}

pub fn corrections(view: &Viewpoint, corrections: &[CorrectionAt]) -> Vec<CorrectionView> {
    let correction = |correction: &CorrectionAt| CorrectionView {
        place: Text::new(&correction.place),
        code: Code::parse(&correction.place).map(|code| view.code(&code)),
        nature: Text::new(correction.nature.label(view.mots())),
        printed: Text::new(&correction.printed),
        corrected: Text::new(&correction.corrected),
        source: view.source(&correction.source),
    };
    corrections.iter().map(correction).collect()
}
