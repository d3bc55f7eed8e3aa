//! The general rules of two editions side by side: what they share stands once, each difference in both wordings.

use serde::Serialize;

use super::Site;
use super::branch::{self, Standing};
use super::differences::Differences;
use super::frame::Page;
use super::links::Link;
use super::text::{Html, Text, capitalized};
use super::tree::{BlockView, Tree};
use super::viewpoint::{NoteView, Viewpoint};
use crate::document::compare::{self, Compared, ComparedSection, Sides};
use crate::document::{Block, Diagram, Document};
use crate::model::{Kind, Mots, Rich};
use crate::plan::{PlannedDocument, RulesPage, anchor_id};

/// Words that tell one passage of a part from another.
const OPENING_WORDS: usize = 8;

#[derive(Serialize)]
struct Content {
    left: Side,
    right: Side,
    standing: Standing,
    notes: Vec<NoteView<Html>>,
    contents: Vec<Link>,
    differences: Vec<Difference>,
    sections: Vec<SectionView>,
}

/// One of the two editions.
#[derive(Serialize)]
struct Side {
    label: Text,
    /// What is known of its date.
    detail: Option<Text>,
    guide: Link,
}

/// A passage that differs, in the list at the head of the page.
#[derive(Serialize)]
struct Difference {
    link: Link,
    /// The first words of the passage, where it has words.
    opening: Option<Text>,
    /// The words proper to each edition; several when the passage differs at several places.
    words: Vec<(Option<Text>, Option<Text>)>,
}

#[derive(Serialize)]
struct SectionView {
    id: Option<String>,
    level: u8,
    heading: Html,
    label: Text,
    /// The edition that alone has the section.
    only: Option<Text>,
    blocks: Vec<ComparedView>,
    sections: Vec<SectionView>,
}

/// A block of the comparison; `kind` tells the template which.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum ComparedView {
    Shared { blocks: Vec<BlockView> },
    List { ordered: bool, start: Option<u64>, items: Vec<Vec<ComparedView>> },
    Differs { id: String, left: Vec<BlockView>, right: Vec<BlockView> },
}

/// Makes the views, and counts the differences on the way.
struct Comparison<'v> {
    view: &'v Viewpoint<'v>,
    tree: Tree<'v>,
    left: &'v str,
    right: &'v str,
    differences: Vec<Difference>,
}

/// `None` when one of the two documents is not published.
pub fn page(site: &Site, rules: &RulesPage) -> Option<Page> {
    let (left, right) = (site.plan.document(&rules.left)?, site.plan.document(&rules.right)?);
    let view = Viewpoint::new(site.plan, None, &rules.page);
    let compared = compare::sections(body(left.document), body(right.document));
    let mut comparison = Comparison {
        view: &view,
        tree: Tree::new(&view, Kind::Presentation, &[]),
        left: &left.document.edition,
        right: &right.document.edition,
        differences: Vec::new(),
    };
    let sections = comparison.sections(&compared, 2, "");
    let differences = comparison.differences;
    let title = site.mots().say("regles.titre");
    let description = site.mots().say("regles.description");
    let frame = branch::frame(site, &view, title, description);
    let content = Content {
        left: side(site, &view, left),
        right: side(site, &view, right),
        standing: branch::standing(site),
        notes: site.plan.catalogue.guide_notes.iter().map(|note| view.note(note)).collect(),
        contents: contents(&sections),
        differences,
        sections,
    };
    Some(Page::new(frame, "rules.html", &content))
}

/// The chapters, without the contents page.
fn body(document: &Document) -> &[crate::document::Section] {
    let first = document.sections.iter().position(|section| !section.shows_contents());
    document.sections.get(first.unwrap_or_default()..).unwrap_or_default()
}

fn side(site: &Site, view: &Viewpoint, planned: &PlannedDocument) -> Side {
    let document = planned.document;
    let certifications = &site.plan.catalogue.certifications;
    let certification =
        certifications.iter().find(|it| it.slug == document.id.slug && it.edition == document.id.edition);
    Side {
        label: Text::new(capitalized(&document.edition)),
        detail: certification.and_then(|it| it.edition_detail.as_deref()).map(Text::new),
        guide: view.link(format!("{}, {}", document.title, document.certification_short), &planned.page),
    }
}

/// The chapters and what they hold, below the title of the whole.
fn contents(sections: &[SectionView]) -> Vec<Link> {
    let link = |section: &SectionView| {
        let mut link = Link::new("", section.id.as_ref().map(|id| format!("#{id}")).unwrap_or_default());
        link.label = section.label.clone();
        link
    };
    sections.iter().flat_map(|whole| &whole.sections).map(link).collect()
}

impl Comparison<'_> {
    fn sections(&mut self, sections: &[ComparedSection], level: u8, under: &str) -> Vec<SectionView> {
        sections.iter().map(|section| self.section(section, level, under)).collect()
    }

    fn section(&mut self, section: &ComparedSection, level: u8, under: &str) -> SectionView {
        let Sides { left, right } = &section.headings;
        let heading = left.as_ref().or(right.as_ref()).cloned().unwrap_or_default();
        let only = match (left, right) {
            (Some(_), None) => Some(self.left),
            (None, Some(_)) => Some(self.right),
            (Some(_), Some(_)) | (None, None) => None,
        };
        let label = heading.text();
        let id = self.tree.claim(anchor_id(Kind::Presentation, &section.anchor));
        let mut blocks = Vec::new();
        if let (Some(left), Some(right)) = (left, right)
            && left != right
        {
            let paragraph = |words: &Rich| Some(Block::Paragraph(words.clone()));
            let sides = Sides { left: paragraph(left), right: paragraph(right) };
            blocks.push(self.differs(&sides, &label));
        }
        blocks.extend(section.blocks.iter().map(|block| self.block(block, &label)));
        // A heading that numbers nothing is understood under the one above.
        let place = if under.is_empty() || level < 5 { label.clone() } else { format!("{under}, {label}") };
        SectionView {
            id,
            level,
            heading: self.view.rich(&heading),
            label: Text::new(&label),
            only: only.map(Text::new),
            blocks,
            sections: self.sections(&section.sections, (level + 1).min(6), &place),
        }
    }

    fn block(&mut self, block: &Compared, under: &str) -> ComparedView {
        match block {
            Compared::Shared(block) => ComparedView::Shared { blocks: self.tree.loose(&[self.named(block)]) },
            Compared::List { start, items } => ComparedView::List {
                ordered: start.is_some(),
                start: start.filter(|start| *start != 1),
                items: items.iter().map(|item| item.iter().map(|block| self.block(block, under)).collect()).collect(),
            },
            Compared::Differs(sides) => self.differs(sides, under),
        }
    }

    /// A diagram that one edition had to restore says for which.
    fn named(&self, block: &Block) -> Block {
        let Block::Figure(Diagram { figure, restored_from: Some(from) }) = block else { return block.clone() };
        let missing = if *from == self.left { self.right } else { self.left };
        let restored_from = Some(self.view.mots().fill("regles.restitue", &[("de", from), ("pour", &missing)]));
        Block::Figure(Diagram { figure: figure.clone(), restored_from })
    }

    fn differs(&mut self, sides: &Sides<Block>, under: &str) -> ComparedView {
        let mots = self.view.mots();
        let id = format!("difference-{}", self.differences.len() + 1);
        let words = |block: &Option<Block>| block.as_ref().map(|block| summary(self.view.mots(), block));
        let (left, right, said) = match sides {
            Sides { left: Some(Block::Paragraph(left)), right: Some(Block::Paragraph(right)) } => {
                let differences = Differences::between(left, right);
                let (text, other) = (differences.left(mots), differences.right(mots));
                let paragraph = |text: Html| vec![BlockView::Paragraph { text }];
                (paragraph(text), paragraph(other), in_words(&differences))
            }
            Sides { left: Some(Block::Lead(left)), right: Some(Block::Lead(right)) } => {
                let differences = Differences::between(left, right);
                let (text, other) = (differences.left(mots), differences.right(mots));
                let lead = |text: Html| vec![BlockView::Lead { text }];
                (lead(text), lead(other), in_words(&differences))
            }
            Sides { left, right } => {
                let (some, others) = (self.tree.loose(left.as_slice()), self.tree.loose(right.as_slice()));
                (some, others, vec![(words(left), words(right))])
            }
        };
        let opening = sides.left.as_ref().or(sides.right.as_ref()).and_then(opening);
        self.differences.push(Difference { link: Link::new(under, format!("#{id}")), opening, words: said });
        ComparedView::Differs { id, left, right }
    }
}

/// « Pour le CQP Téléconseiller(ère) : avoir une... »
fn opening(block: &Block) -> Option<Text> {
    let (Block::Paragraph(text) | Block::Lead(text)) = block else { return None };
    let text = text.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.get(..OPENING_WORDS).unwrap_or(&words).join(" ");
    Some(quoted(&if words.len() > OPENING_WORDS { format!("{first}...") } else { first }))
}

fn in_words(differences: &Differences) -> Vec<(Option<Text>, Option<Text>)> {
    let quoted = |words: Option<String>| words.map(|words| quoted(&words));
    differences.in_words().into_iter().map(|(left, right)| (quoted(left), quoted(right))).collect()
}

fn quoted(words: &str) -> Text {
    Text::new(format!("« {words} »"))
}

/// A block in the list of the differences.
fn summary(mots: &Mots, block: &Block) -> Text {
    match block {
        Block::Paragraph(text) | Block::Lead(text) => quoted(&text.text()),
        Block::Gap(gap) => quoted(&gap.text.text()),
        Block::Table(table) => Text::new(mots.fill("regles.tableau", &[("titre", &table.caption)])),
        Block::List { .. }
        | Block::Statements(_)
        | Block::Quote(_)
        | Block::Field(_)
        | Block::Question { .. }
        | Block::Group(_)
        | Block::Figure(_)
        | Block::OnSite { .. }
        | Block::Together(_)
        | Block::Contents { .. }
        | Block::Note(_)
        | Block::Hands(_) => Text::new(mots.say("regles.voir_le_passage")),
    }
}
