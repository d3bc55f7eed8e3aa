//! The pages that were laid out, read once more before they are printed: nothing stands beyond them, no text stands on
//! another, no block of the tree is left out. What paper loses is lost in silence; here it stops the build.
//!
//! The theme says where the text of a page stands, by two marks in its corners, and what stands in a margin, between two
//! other marks. Where it says nothing, the text has the paper, less what printers leave white. What stands in a margin may
//! bleed, its words may not.

use std::collections::BTreeSet;

use typst::foundations::{Content, Value};
use typst::introspection::{MetadataElem, Tag};
use typst::layout::{Abs, Axes, Frame, FrameItem, Point, Transform};
use typst_layout::PagedDocument;

use crate::diagnostic::{Diagnostic, Report};
use crate::model::Origin;

/// The label of the mark that the theme puts after each block; its value is the number of the block.
const MARK: &str = "bloc";
/// Those of the corners of the text: top left, bottom right.
const CORNERS: [&str; 2] = ["zone-debut", "zone-fin"];
/// Those before and after what stands in a margin.
const MARGIN: &str = "marge";
/// What stands for a block where there is none.
const NO_BLOCK: i64 = -1;
/// How far a letter or a rule goes beyond the body without being lost, in points.
const TOLERANCE: f64 = 2.0;
/// Hung punctuation.
const HANGING: f64 = 3.0 * MILLIMETRE;
/// What printers leave white: codes hang in the margin down to there.
const WHITE: f64 = 5.0 * MILLIMETRE;
const MILLIMETRE: f64 = 72.0 / 25.4;
/// A document in fault is told by so many of its pages.
const TOLD: usize = 10;

/// A block of the tree: what is told of it when its page is in fault.
#[derive(Debug, Clone)]
pub struct Said {
    /// The heading above it.
    pub heading: String,
    /// Where an editor wrote it, or the part that holds it, if that is known.
    pub origin: Option<Origin>,
    /// The number of the block that holds it.
    pub parent: Option<usize>,
}

/// What is wrong on pages, and the numbers of the blocks that are there.
#[derive(Default)]
pub struct Proof {
    pub faults: Vec<Fault>,
    seen: BTreeSet<usize>,
}

/// Something lost on a page.
pub struct Fault {
    page: usize,
    /// « « Ces mots » dépasse le bas de la page ».
    pub what: String,
    /// It would not be lost if its block went on on the next page.
    is_too_high: bool,
    /// The number of the block.
    block: Option<usize>,
}

impl Proof {
    pub fn of(pages: &PagedDocument) -> Proof {
        let mut walk = Walk::default();
        for (n, page) in pages.pages().iter().enumerate() {
            walk.page(n + 1, &page.frame);
        }
        walk.proof
    }

    /// The blocks that should part beside those in `loose`: what holds the one that is too high, and the block itself once
    /// all that holds it does; [`NO_BLOCK`] for what is none.
    pub fn too_high(&self, said: &[Said], loose: &BTreeSet<i64>) -> BTreeSet<i64> {
        let key = |number: usize| i64::try_from(number).unwrap_or(NO_BLOCK);
        let mut found = BTreeSet::new();
        for fault in self.faults.iter().filter(|fault| fault.is_too_high) {
            let Some(block) = fault.block else {
                found.insert(NO_BLOCK);
                continue;
            };
            let parent = |number: &usize| said.get(*number).and_then(|said| said.parent);
            let holders = std::iter::successors(parent(&block), parent).map(key);
            let holders: Vec<i64> = holders.filter(|holder| !loose.contains(holder)).collect();
            if holders.is_empty() {
                found.insert(key(block));
            }
            found.extend(holders);
        }
        found
    }

    /// Reports what is lost on these pages; `said` are the blocks, by their number.
    pub fn report(&self, id: &str, said: &[Said]) -> Result<(), Report> {
        let mut report = Report::default();
        // The first fault of a page tells of the others.
        let pages = self.faults.chunk_by(|a, b| a.page == b.page).take(TOLD).filter_map(|faults| faults.first());
        for Fault { page, what, block, .. } in pages {
            let block = block.and_then(|block| said.get(block));
            let part = block.filter(|block| !block.heading.is_empty());
            let part = part.map(|block| format!(" (partie « {} »)", block.heading)).unwrap_or_default();
            let error = Diagnostic::error("pdf", format!("{id}, page {page} : {what}{part}"))
                .help("partagez ce texte ou demandez moins de lignes : imprimé ainsi, il serait perdu");
            report.push(match block.and_then(|block| block.origin.clone()) {
                Some(origin) => error.at(origin, ""),
                None => error,
            });
        }
        let unseen = said.iter().enumerate().find(|(number, _)| !self.seen.contains(number));
        if let Some((_, Said { heading, .. })) = unseen {
            let message = format!("{id} : le thème ne montre pas tout ce que dit la partie « {heading} »");
            report.push(Diagnostic::error("theme", message).help(
                "dans typst/blocks.typ et typst/tables.typ, montrez chaque sorte de bloc, et après lui sa marque : mark(view)",
            ));
        }
        if report.has_errors() { Err(report) } else { Ok(()) }
    }
}

/// The edges between which everything must stand.
#[derive(Clone, Copy)]
struct Bounds {
    low: Axes<f64>,
    high: Axes<f64>,
}

/// A rectangle of the page, in points.
#[derive(Clone, Copy)]
struct Extent {
    low: Axes<f64>,
    high: Axes<f64>,
}

#[derive(Default)]
struct Walk {
    proof: Proof,
    page: usize,
    paper: Option<Bounds>,
    /// The corners of the text of the page.
    corners: [Option<Axes<f64>>; 2],
    is_in_margin: bool,
    /// From here on, the faults are of a block whose mark is still to come; and the letters.
    pending: usize,
    pending_letters: usize,
    letters: Vec<Letters>,
}

/// Letters in the body of a page, without what hangs below their line.
struct Letters {
    extent: Extent,
    words: String,
    block: Option<usize>,
}

impl Walk {
    fn page(&mut self, number: usize, frame: &Frame) {
        self.page = number;
        self.corners = [None; 2];
        self.is_in_margin = false;
        let high = Axes::new(frame.width().to_pt(), frame.height().to_pt());
        self.paper = Some(Bounds { low: Axes::splat(0.0), high });
        self.frame(frame, Transform::identity());
        self.letters_on_letters();
    }

    /// Where what comes now must stand.
    fn bounds(&self) -> Option<Bounds> {
        let Bounds { low, high } = self.paper?;
        if self.is_in_margin {
            return self.paper;
        }
        Some(match self.corners {
            [Some(start), Some(end)] => Bounds {
                // Codes hang in the margin.
                low: Axes::new(low.x + WHITE, start.y - TOLERANCE),
                high: Axes::new(end.x + HANGING, end.y + TOLERANCE),
            },
            _ => Bounds { low: low.map(|edge| edge + WHITE), high: high.map(|edge| edge - WHITE) },
        })
    }

    fn frame(&mut self, frame: &Frame, place: Transform) {
        for (at, item) in frame.items() {
            let place = place.pre_concat(Transform::translate(at.x, at.y));
            match item {
                FrameItem::Group(group) => self.frame(&group.frame, place.pre_concat(group.transform)),
                FrameItem::Tag(Tag::Start(mark, _)) => self.mark(mark, place),
                FrameItem::Text(_) | FrameItem::Shape(..) => self.ink(item, place),
                FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }

    fn mark(&mut self, mark: &Content, place: Transform) {
        let Some(mark) = mark.to_packed::<MetadataElem>() else { return };
        let Some(label) = mark.label() else { return };
        let label = label.resolve();
        if label.as_str() == MARGIN {
            self.is_in_margin = !self.is_in_margin;
        } else if let Some(corner) = CORNERS.iter().position(|corner| *corner == label.as_str()) {
            let at = Point::zero().transform(place);
            self.corners[corner] = Some(Axes::new(at.x.to_pt(), at.y.to_pt()));
        } else if let (MARK, Value::Int(number)) = (label.as_str(), &mark.value) {
            // Below zero, it ends what is no block.
            if let Ok(number) = usize::try_from(*number) {
                self.proof.seen.insert(number);
                let faults = self.proof.faults.iter_mut().skip(self.pending);
                faults.for_each(|fault| _ = fault.block.get_or_insert(number));
                let letters = self.letters.iter_mut().skip(self.pending_letters);
                letters.for_each(|letters| letters.block = Some(number));
            }
            (self.pending, self.pending_letters) = (self.proof.faults.len(), self.letters.len());
        }
    }

    fn ink(&mut self, item: &FrameItem, place: Transform) {
        let Some(bounds) = self.bounds() else { return };
        let is_body = !self.is_in_margin;
        match item {
            FrameItem::Text(text) if text.text.trim().is_empty() => {}
            FrameItem::Text(text) => {
                let size = text.size;
                let extent = extent(place, Point::with_y(-0.5 * size), Point::new(text.width(), Abs::zero()));
                let words: String = text.text.trim().chars().take(60).collect();
                if let Some((beyond, is_too_high)) = beyond(extent, bounds) {
                    self.fault(format!("« {words} » dépasse {beyond}"), is_too_high && is_body, None);
                } else if is_body {
                    self.letters.push(Letters { extent, words, block: None });
                }
            }
            FrameItem::Shape(shape, _) if is_body => {
                let bounding = shape.bbox(false);
                if let Some((beyond, is_too_high)) = beyond(extent(place, bounding.min, bounding.max), bounds) {
                    self.fault(format!("un cadre ou un filet dépasse {beyond}"), is_too_high, None);
                }
            }
            FrameItem::Group(_)
            | FrameItem::Shape(..)
            | FrameItem::Image(..)
            | FrameItem::Link(..)
            | FrameItem::Tag(_) => {}
        }
    }

    fn fault(&mut self, what: String, is_too_high: bool, block: Option<usize>) {
        self.proof.faults.push(Fault { page: self.page, what, is_too_high, block });
    }

    fn letters_on_letters(&mut self) {
        let mut letters = std::mem::take(&mut self.letters);
        letters.sort_by(|a, b| a.extent.low.y.total_cmp(&b.extent.low.y));
        for (n, Letters { extent, words, block }) in letters.iter().enumerate() {
            let below = letters[n + 1..].iter().take_while(|other| other.extent.low.y < extent.high.y);
            if let Some(other) = below.into_iter().find(|other| overlap(extent, &other.extent)) {
                let what = format!("« {words} » et « {} » sont imprimés l'un sur l'autre", other.words);
                self.fault(what, true, block.or(other.block));
            }
        }
        self.pending_letters = 0;
    }
}

/// Whether two runs of letters have some of the paper in common.
fn overlap(a: &Extent, b: &Extent) -> bool {
    let common = |of: fn(&Axes<f64>) -> f64| of(&a.high).min(of(&b.high)) - of(&a.low).max(of(&b.low));
    common(|at| at.x) > TOLERANCE && common(|at| at.y) > 1.0
}

fn extent(place: Transform, min: Point, max: Point) -> Extent {
    let corners = [min, max, Point::new(min.x, max.y), Point::new(max.x, min.y)].map(|corner| corner.transform(place));
    let edge = |pick: fn(f64, f64) -> f64, of: fn(&Point) -> Abs| {
        corners.iter().map(|corner| of(corner).to_pt()).reduce(pick).unwrap_or_default()
    };
    Extent {
        low: Axes::new(edge(f64::min, |corner| corner.x), edge(f64::min, |corner| corner.y)),
        high: Axes::new(edge(f64::max, |corner| corner.x), edge(f64::max, |corner| corner.y)),
    }
}

/// The edge that something passes and by how much, and whether it would not if it went on on the next page.
fn beyond(Extent { low, high }: Extent, bounds: Bounds) -> Option<(String, bool)> {
    let passed = [
        ("le bas", high.y - bounds.high.y, true),
        ("le haut", bounds.low.y - low.y, true),
        ("le bord droit", high.x - bounds.high.x, false),
        ("le bord gauche", bounds.low.x - low.x, false),
    ];
    let (edge, by, is_too_high) = passed.into_iter().find(|(_, by, _)| *by > 0.0)?;
    Some((format!("{edge} de la page de {:.0} mm", (by / MILLIMETRE).max(1.0)), is_too_high))
}
