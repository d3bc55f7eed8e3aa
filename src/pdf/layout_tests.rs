//! How the documents of the real content fall on their pages, measured on what Typst lays out: headings, lines, white.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use typst::comemo;
use typst::introspection::{Location, Tag};
use typst::layout::{Frame, FrameItem, Point};
use typst::text::TextItem;
use typst::visualize::{Geometry, Shape};
use typst_layout::PagedDocument;

use super::Press;
use super::tests::{millimetres, theme};
use crate::{document, plan};

/// The body of a page, whatever its margins: under its head and above its foot.
const HEAD: f64 = 21.5;
const FOOT: f64 = 14.5;
/// The width of the rule above what starts a page.
const RULE: f64 = 14.0;

/// The elements whose lines belong together.
const GROUPS: [&str; 8] = ["par", "heading", "item", "entry", "cell", "caption", "quote", "title"];

/// A line of text. Lengths are in millimetres.
#[derive(Debug)]
struct Line {
    page: usize,
    /// From the top of the page.
    baseline: f64,
    right: f64,
    is_heading: bool,
    ends_with_hyphen: bool,
    words: String,
}

/// What stands in the body of a page.
#[derive(Debug, Default)]
struct Page {
    height: f64,
    /// The lowest drawing or line.
    lowest: f64,
    is_empty: bool,
    /// A part of the document starts there.
    starts_part: bool,
    /// The last line of text is one of a heading.
    ends_with_heading: Option<String>,
}

#[derive(Default)]
struct Layout {
    /// The lines of each element, in reading order.
    groups: BTreeMap<usize, Vec<Line>>,
    pages: Vec<Page>,
}

/// A walk through the frames of a document.
#[derive(Default)]
struct Walk {
    layout: Layout,
    /// The elements that are open, and the number of their lines' group, if they make one.
    open: Vec<(Location, Option<(usize, bool)>)>,
    seen: HashMap<Location, usize>,
}

impl Layout {
    fn of(document: &PagedDocument) -> Layout {
        let mut walk = Walk::default();
        for page in document.pages() {
            let height = millimetres(page.frame.height());
            walk.layout.pages.push(Page { height, is_empty: true, ..Page::default() });
            walk.frame(&page.frame, Point::zero());
        }
        let Walk { mut layout, .. } = walk;
        for n in 0..layout.pages.len() {
            let lines = layout.groups.values().flatten().filter(|line| line.page == n);
            let last = lines.max_by(|a, b| a.baseline.total_cmp(&b.baseline));
            let heading = last.filter(|line| line.is_heading && line.baseline + 1.0 > layout.pages[n].lowest);
            layout.pages[n].ends_with_heading = heading.map(|line| line.words.clone());
        }
        layout
    }
}

impl Walk {
    fn frame(&mut self, frame: &Frame, at: Point) {
        for (offset, item) in frame.items() {
            let at = at + *offset;
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, at),
                FrameItem::Text(text) => self.text(text, at),
                FrameItem::Shape(shape, _) => self.shape(shape, at),
                FrameItem::Tag(Tag::Start(element, _)) => {
                    let Some(location) = element.location() else { continue };
                    let name = element.elem().name();
                    let group = GROUPS.contains(&name).then(|| {
                        let next = self.seen.len();
                        let number = *self.seen.entry(location).or_insert(next);
                        (number, name == "heading")
                    });
                    self.open.push((location, group));
                }
                FrameItem::Tag(Tag::End(location, ..)) => {
                    if let Some(place) = self.open.iter().rposition(|(open, _)| open == location) {
                        self.open.remove(place);
                    }
                }
                FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
    }

    /// The page that is walked, if this height is in its body.
    fn body(&mut self, y: f64) -> Option<&mut Page> {
        let page = self.layout.pages.last_mut()?;
        (HEAD..page.height - FOOT).contains(&y).then_some(page)
    }

    fn text(&mut self, text: &TextItem, at: Point) {
        let (baseline, right) = (millimetres(at.y), millimetres(at.x + text.width()));
        let is_blank = text.text == "Page laissée blanche" || text.text.trim().is_empty();
        let Some(page) = self.body(baseline).filter(|_| !is_blank) else { return };
        page.is_empty = false;
        page.lowest = page.lowest.max(baseline);
        let page = self.layout.pages.len() - 1;
        let Some((group, is_heading)) = self.open.iter().rev().find_map(|(_, group)| *group) else { return };
        let last = text.glyphs.last().map(|glyph| glyph.id);
        let hyphens = ['-', '\u{2010}'].map(|hyphen| text.font.ttf().glyph_index(hyphen).map(|glyph| glyph.0));
        let ends_with_hyphen = last.is_some() && hyphens.contains(&last);
        let lines = self.layout.groups.entry(group).or_default();
        match lines.iter_mut().find(|line| line.page == page && (line.baseline - baseline).abs() < 0.5) {
            Some(line) => {
                line.words.push_str(&text.text);
                if right > line.right {
                    (line.right, line.ends_with_hyphen) = (right, ends_with_hyphen);
                }
            }
            None => {
                let words = text.text.to_string();
                lines.push(Line { page, baseline, right, is_heading, ends_with_hyphen, words });
            }
        }
    }

    fn shape(&mut self, shape: &Shape, at: Point) {
        let (top, size) = match &shape.geometry {
            Geometry::Rect(size) => (at.y, *size),
            Geometry::Curve(curve) => (at.y + curve.bbox(None).min.y, curve.bbox(None).size()),
            Geometry::Line(to) => (at.y, to.to_size()),
        };
        let (top, bottom, width) = (millimetres(top), millimetres(top + size.y), millimetres(size.x));
        let Some(page) = self.body(bottom.min(top + 0.1)) else { return };
        page.starts_part |= page.is_empty && (width - RULE).abs() < 0.1 && bottom - top < 0.1;
        page.is_empty = false;
        page.lowest = page.lowest.max(bottom.min(page.height - FOOT));
    }
}

/// The layout of each document of the real content, drafts included.
fn each_document(mut judge: impl FnMut(&str, &Layout)) {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let catalogue = crate::check(&content).expect("the content can be read").catalogue.expect("it has no error");
    let documents = document::printed(&catalogue);
    let (plan, _) = plan::plan(&catalogue, &documents);
    let press = Press::new(&theme()).expect("a press");
    for planned in plan.documents.iter().flat_map(|planned| std::iter::once(planned).chain(&planned.extracts)) {
        let galley = press.compose(&plan, planned).expect("a galley");
        let (_, pages) = press.lay(&galley, &galley.data, &mut BTreeSet::new()).expect("pages");
        judge(&planned.document.name(), &Layout::of(&pages));
        comemo::evict(0);
    }
}

#[test]
fn documents_fall_well_on_their_pages() {
    let mut faults = BTreeSet::new();
    let (mut parted, mut hyphens) = (0, 0);
    each_document(|id, layout| {
        let pages = &layout.pages;
        for (n, page) in pages.iter().enumerate() {
            let at = format!("{id}, page {}", n + 1);
            if let Some(heading) = &page.ends_with_heading {
                faults.insert(format!("{at}: « {heading} » is a heading at the foot"));
            }
            // A cover, a blank verso, the end of a part.
            let may_be_empty =
                n == 0 || page.is_empty || pages.get(n + 1).is_none_or(|next| next.starts_part || next.is_empty);
            let filled = (page.lowest - 22.0) / (page.height - 37.0);
            if !may_be_empty && filled < 0.25 {
                faults.insert(format!("{at}: filled to {:.0} % only", 100.0 * filled));
            }
        }
        for lines in layout.groups.values() {
            hyphens += lines.iter().filter(|line| line.ends_with_hyphen).count();
            for three in lines.windows(3).filter(|three| three.iter().all(|line| line.ends_with_hyphen)) {
                faults.insert(format!("{id}, page {}: three hyphens from « {} »", three[0].page + 1, three[0].words));
            }
            let first = lines.iter().take_while(|line| line.page == lines[0].page).count();
            let last = lines.iter().rev().take_while(|line| line.page == lines[lines.len() - 1].page).count();
            if first < lines.len() {
                parted += 1;
                if first == 1 {
                    faults.insert(format!("{id}, page {}: orphan « {} »", lines[0].page + 1, lines[0].words));
                }
                if last == 1 {
                    let line = &lines[lines.len() - 1];
                    faults.insert(format!("{id}, page {}: widow « {} »", line.page + 1, line.words));
                }
            }
        }
    });
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.into_iter().collect::<Vec<_>>().join("\n"));
    // Else the measures would have found nothing to judge.
    assert!(parted > 5 && hyphens > 100, "{parted} paragraphs parted, {hyphens} hyphens");
}
