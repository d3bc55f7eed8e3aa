//! Two documents side by side: what they share stands once, what differs stands twice.

use super::tree::{Anchor, Block, Diagram, Section};
use crate::model::Rich;

/// A section of both documents, or of one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedSection {
    pub anchor: Anchor,
    /// The heading, on each side that has the section.
    pub headings: Sides<Rich>,
    pub blocks: Vec<Compared>,
    pub sections: Vec<ComparedSection>,
}

/// What stands on the left, and what stands on the right; nothing where one side lacks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides<T> {
    pub left: Option<T>,
    pub right: Option<T>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compared {
    Shared(Block),
    /// A list of both: its items, each compared.
    List {
        start: Option<u64>,
        items: Vec<Vec<Compared>>,
    },
    /// One block on a side, or on each: then of the same nature.
    Differs(Box<Sides<Block>>),
}

/// An element of two sequences, by its places in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    Both(usize, usize),
    Left(usize),
    Right(usize),
}

/// Above this many comparisons two runs are called different as wholes.
const MOST_COMPARISONS: usize = 4_000_000;

/// Compares the sections of two documents.
pub fn sections(left: &[Section], right: &[Section]) -> Vec<ComparedSection> {
    let pairs = align(left, right, |a, b| a.anchor == b.anchor);
    pairs.into_iter().filter_map(|pair| section(pair.left(left), pair.right(right))).collect()
}

fn section(left: Option<&Section>, right: Option<&Section>) -> Option<ComparedSection> {
    let blocks_of = |side: Option<&Section>| side.map(|section| blocks_on_site(&section.blocks)).unwrap_or_default();
    let sections_of = |side: Option<&Section>| side.map(|section| section.sections.clone()).unwrap_or_default();
    Some(ComparedSection {
        anchor: left.or(right)?.anchor.clone(),
        headings: Sides { left: left.map(|s| s.heading.clone()), right: right.map(|s| s.heading.clone()) },
        blocks: blocks(&blocks_of(left), &blocks_of(right)),
        sections: sections(&sections_of(left), &sections_of(right)),
    })
}

/// What paper says in place of something is not compared.
fn blocks_on_site(blocks: &[Block]) -> Vec<Block> {
    let on_site =
        |block: &Block| if let Block::OnSite { blocks, .. } = block { blocks.clone() } else { vec![block.clone()] };
    blocks.iter().flat_map(on_site).collect()
}

/// Compares two runs of blocks.
pub fn blocks(left: &[Block], right: &[Block]) -> Vec<Compared> {
    let mut compared = Vec::new();
    for step in steps(align(left, right, same)) {
        match step {
            Step::Same(i, j) => compared.push(Compared::Shared(shared(&left[i], &right[j]))),
            Step::Other(some, others) => {
                let (some, others) = (some.iter().map(|i| &left[*i]), others.iter().map(|j| &right[*j]));
                differing(&some.collect::<Vec<_>>(), &others.collect::<Vec<_>>(), &mut compared);
            }
        }
    }
    compared
}

/// Blocks that differ, two by two as long as they are of the same nature.
fn differing(left: &[&Block], right: &[&Block], compared: &mut Vec<Compared>) {
    let nature = |a: &&Block, b: &&Block| std::mem::discriminant(*a) == std::mem::discriminant(*b);
    for pair in align(left, right, nature) {
        compared.push(match (pair.left(left), pair.right(right)) {
            (Some(Block::List { start, items }), Some(Block::List { start: other, items: others }))
                if start == other =>
            {
                Compared::List { start: *start, items: compared_items(items, others) }
            }
            (left, right) => Compared::Differs(Box::new(Sides {
                left: left.map(|block| (*block).clone()),
                right: right.map(|block| (*block).clone()),
            })),
        });
    }
}

fn compared_items(left: &[Vec<Block>], right: &[Vec<Block>]) -> Vec<Vec<Compared>> {
    let mut items = Vec::new();
    for step in steps(align(left, right, |a, b| a == b)) {
        match step {
            Step::Same(i, _) => items.push(left[i].iter().cloned().map(Compared::Shared).collect()),
            Step::Other(some, others) => {
                for n in 0..some.len().max(others.len()) {
                    let item = |side: &[Vec<Block>], places: &[usize]| -> Vec<Block> {
                        places.get(n).map(|at| side[*at].clone()).unwrap_or_default()
                    };
                    items.push(blocks(&item(left, &some), &item(right, &others)));
                }
            }
        }
    }
    items
}

/// A diagram is the same even if one document had to restore it from the other.
fn same(a: &Block, b: &Block) -> bool {
    match (a, b) {
        (Block::Figure(a), Block::Figure(b)) => a.figure == b.figure,
        (a, b) => a == b,
    }
}

fn shared(left: &Block, right: &Block) -> Block {
    match (left, right) {
        (Block::Figure(Diagram { restored_from: None, .. }), Block::Figure(_)) => right.clone(),
        _ => left.clone(),
    }
}

impl Pair {
    /// The element on the left, if there is one.
    pub fn left<T>(self, side: &[T]) -> Option<&T> {
        match self {
            Pair::Both(i, _) | Pair::Left(i) => side.get(i),
            Pair::Right(_) => None,
        }
    }

    /// The element on the right, if there is one.
    pub fn right<T>(self, side: &[T]) -> Option<&T> {
        match self {
            Pair::Both(_, j) | Pair::Right(j) => side.get(j),
            Pair::Left(_) => None,
        }
    }
}

/// A run of what is the same, or of what is not.
enum Step {
    Same(usize, usize),
    Other(Vec<usize>, Vec<usize>),
}

fn steps(pairs: Vec<Pair>) -> Vec<Step> {
    let mut steps = Vec::new();
    for pair in pairs {
        if let Pair::Both(i, j) = pair {
            steps.push(Step::Same(i, j));
            continue;
        }
        if !matches!(steps.last(), Some(Step::Other(..))) {
            steps.push(Step::Other(Vec::new(), Vec::new()));
        }
        if let Some(Step::Other(left, right)) = steps.last_mut() {
            match pair {
                Pair::Left(i) => left.push(i),
                Pair::Right(j) => right.push(j),
                Pair::Both(..) => {}
            }
        }
    }
    steps
}

/// The longest common run of two sequences, with what is on one side only in its place, the left before the right.
pub fn align<T>(left: &[T], right: &[T], same: impl Fn(&T, &T) -> bool) -> Vec<Pair> {
    let ends = left.iter().zip(right).take_while(|(a, b)| same(a, b)).count();
    let (some, others) = (&left[ends..], &right[ends..]);
    let tail = some.iter().rev().zip(others.iter().rev()).take_while(|(a, b)| same(a, b)).count();
    let (some, others) = (&some[..some.len() - tail], &others[..others.len() - tail]);

    let mut pairs: Vec<Pair> = (0..ends).map(|n| Pair::Both(n, n)).collect();
    if some.len().saturating_mul(others.len()) > MOST_COMPARISONS {
        pairs.extend((0..some.len()).map(|i| Pair::Left(ends + i)));
        pairs.extend((0..others.len()).map(|j| Pair::Right(ends + j)));
    } else {
        pairs.extend(middle(some, others, &same).into_iter().map(|pair| match pair {
            Pair::Both(i, j) => Pair::Both(ends + i, ends + j),
            Pair::Left(i) => Pair::Left(ends + i),
            Pair::Right(j) => Pair::Right(ends + j),
        }));
    }
    let (left_tail, right_tail) = (left.len() - tail, right.len() - tail);
    pairs.extend((0..tail).map(|n| Pair::Both(left_tail + n, right_tail + n)));
    pairs
}

/// The classical table: `longest[i][j]` is the length of the longest common run from `i` and `j` on.
fn middle<T>(left: &[T], right: &[T], same: &impl Fn(&T, &T) -> bool) -> Vec<Pair> {
    let mut longest = vec![vec![0_u32; right.len() + 1]; left.len() + 1];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            longest[i][j] = match same(&left[i], &right[j]) {
                true => longest[i + 1][j + 1] + 1,
                false => longest[i + 1][j].max(longest[i][j + 1]),
            };
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < left.len() || j < right.len() {
        if i < left.len() && j < right.len() && same(&left[i], &right[j]) {
            pairs.push(Pair::Both(i, j));
            (i, j) = (i + 1, j + 1);
        } else if j == right.len() || (i < left.len() && longest[i + 1][j] >= longest[i][j + 1]) {
            pairs.push(Pair::Left(i));
            i += 1;
        } else {
            pairs.push(Pair::Right(j));
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(words: &str) -> Block {
        Block::Paragraph(Rich::plain(words))
    }

    fn list(items: &[&str]) -> Block {
        Block::List { start: None, items: items.iter().map(|words| vec![paragraph(words)]).collect() }
    }

    fn differs(left: Option<&str>, right: Option<&str>) -> Compared {
        Compared::Differs(Box::new(Sides { left: left.map(paragraph), right: right.map(paragraph) }))
    }

    #[test]
    fn what_is_shared_stands_once_and_the_rest_side_by_side() {
        let left = [paragraph("a"), paragraph("un an"), paragraph("z")];
        let right = [paragraph("a"), paragraph("trois ans"), paragraph("de plus"), paragraph("z")];
        let expected = [
            Compared::Shared(paragraph("a")),
            differs(Some("un an"), Some("trois ans")),
            differs(None, Some("de plus")),
            Compared::Shared(paragraph("z")),
        ];
        assert_eq!(blocks(&left, &right), expected);
    }

    #[test]
    fn lists_are_compared_item_by_item() {
        let compared = blocks(&[list(&["un an", "même"])], &[list(&["trois ans", "même"])]);
        let items = vec![vec![differs(Some("un an"), Some("trois ans"))], vec![Compared::Shared(paragraph("même"))]];
        assert_eq!(compared, [Compared::List { start: None, items }]);
    }

    #[test]
    fn blocks_of_another_nature_are_not_paired() {
        let compared = blocks(&[list(&["a"])], &[paragraph("a")]);
        assert_eq!(
            compared,
            [
                Compared::Differs(Box::new(Sides { left: Some(list(&["a"])), right: None })),
                Compared::Differs(Box::new(Sides { left: None, right: Some(paragraph("a")) })),
            ]
        );
    }

    #[test]
    fn a_section_of_one_side_only_keeps_its_place() {
        let section = |name: &str| Section::new(Rich::plain(name), Anchor::Part(name.into()));
        let compared = sections(&[section("a"), section("c")], &[section("a"), section("b"), section("c")]);
        let headings: Vec<(bool, bool)> =
            compared.iter().map(|s| (s.headings.left.is_some(), s.headings.right.is_some())).collect();
        assert_eq!(headings, [(true, true), (false, true), (true, true)]);
    }

    #[test]
    fn each_element_of_both_sides_is_there_once_and_in_order() {
        let (left, right) = ("le cœur de métier".split(' '), "le métier de cœur et".split(' '));
        let (left, right): (Vec<_>, Vec<_>) = (left.collect(), right.collect());
        let pairs = align(&left, &right, |a, b| a == b);
        let lefts: Vec<&str> = pairs.iter().filter_map(|pair| pair.left(&left)).copied().collect();
        let rights: Vec<&str> = pairs.iter().filter_map(|pair| pair.right(&right)).copied().collect();
        assert_eq!((lefts, rights), (left.clone(), right.clone()));
        assert!(pairs.iter().all(|pair| match pair {
            Pair::Both(i, j) => left[*i] == right[*j],
            Pair::Left(_) | Pair::Right(_) => true,
        }));
    }
}
