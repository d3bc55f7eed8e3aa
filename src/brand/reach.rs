//! What a drawing takes to be drawn: numbers that a page can hold, and as many shapes as a page can show, once each is
//! drawn where it is asked for.
//!
//! A shape may be drawn many times (`use`), be cut out by another that is itself cut out (`clip-path`, `mask`), be made
//! larger by all those around it. What makes the PDFs follows all of this to the end, and stops the whole program when a
//! number is beyond what it can hold: such a drawing is refused here, where it is known by its line.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

/// How much farther than its smaller side a drawing may reach: nothing that is seen stands so far.
const FARTHEST: f64 = 1e5;
/// The smallest side of a drawing, and how much longer than the other one may be.
const SMALLEST: f64 = 1e-3;
const LONGEST: f64 = 1e4;
/// The largest number, whatever the drawing.
const LARGEST: f64 = 1e6;
/// The least by which a shape may be made smaller.
const LEAST_SCALE: f64 = 1e-6;
/// The shapes that are drawn, and how many may be one inside the other.
const MOST_SHAPES: usize = 20_000;
const DEEPEST: usize = 64;

/// Names and words: the digits in them are no numbers.
const WORDS: [&str; 6] = ["id", "class", "href", "version", "font-family", "lang"];

/// Something beyond measure, and the element that holds it.
pub struct Excess<'a> {
    pub node: Node<'a, 'a>,
    pub what: String,
}

/// The sides of a drawing, if it has some that a page can hold.
pub fn sides(root: Node) -> Option<(f64, f64)> {
    let [_, _, width, height] = numbers(root.attribute("viewBox")?)[..] else { return None };
    let is_side = |side: f64| (SMALLEST..=LARGEST).contains(&side);
    (is_side(width) && is_side(height) && width.max(height) <= LONGEST * width.min(height)).then_some((width, height))
}

/// The first thing of a drawing of such sides that is beyond measure.
pub fn excess<'a>(document: &'a Document<'a>, (width, height): (f64, f64)) -> Option<Excess<'a>> {
    let limit = (FARTHEST * width.min(height)).min(LARGEST);
    let elements: Vec<Node> = document.descendants().filter(Node::is_element).collect();
    for node in &elements {
        let far = node.attributes().filter(|it| is_measured(it.name())).find_map(|attribute| {
            let found = numbers(attribute.value()).into_iter().find(|number| is_beyond(number.abs(), limit))?;
            Some(format!("le nombre {found:e} de l'attribut {} de <{}>", attribute.name(), node.tag_name().name()))
        });
        if let Some(what) = far {
            return Some(Excess { node: *node, what });
        }
    }
    Unfolding::of(&elements).excess(limit)
}

/// Whether a number is larger than a limit, or is none at all.
fn is_beyond(number: f64, limit: f64) -> bool {
    number.is_nan() || number > limit
}

fn is_measured(name: &str) -> bool {
    !WORDS.contains(&name) && !name.starts_with("data-") && !name.starts_with("aria-")
}

/// The numbers of a value, in user units or nearly; those of a colour or of the name of another element are none.
fn numbers(value: &str) -> Vec<f64> {
    let bytes = value.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let digits = |mut at: usize| {
        while is_digit(at) {
            at += 1;
        }
        at
    };
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        if bytes[at] == b'#' {
            at += value[at..].find([' ', ',', ';', ')', '"', '\'']).unwrap_or(bytes.len() - at);
            continue;
        }
        let start = at + usize::from(matches!(bytes[at], b'-' | b'+'));
        let begins = is_digit(start) || bytes.get(start) == Some(&b'.') && is_digit(start + 1);
        if !begins {
            // One character, which may be of several bytes.
            at += value[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let mut end = digits(start);
        if bytes.get(end) == Some(&b'.') {
            end = digits(end + 1);
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let power = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'-' | b'+')));
            end = if is_digit(power) { digits(power) } else { end };
        }
        let unit = match &value[end..] {
            rest if rest.starts_with("em") || rest.starts_with("ex") => 1_000.0,
            rest if ["in", "cm", "mm", "pt", "pc"].iter().any(|unit| rest.starts_with(unit)) => 96.0,
            _ => 1.0,
        };
        found.extend(value[at..end].parse::<f64>().map(|number| number * unit));
        at = end;
    }
    found
}

/// A drawing as it is drawn: each element holds its children, and those that it names.
struct Unfolding<'a> {
    parts: Vec<Part<'a>>,
}

struct Part<'a> {
    node: Node<'a, 'a>,
    holds: Vec<usize>,
    /// By how much it makes larger what it holds.
    growth: f64,
    /// Whether it makes what it holds too small to be seen.
    vanishes: bool,
    /// What is known of it once it is unfolded.
    whole: Option<Whole>,
}

#[derive(Clone, Copy)]
struct Whole {
    shapes: usize,
    depth: usize,
    growth: f64,
}

impl<'a> Unfolding<'a> {
    fn of(elements: &[Node<'a, 'a>]) -> Unfolding<'a> {
        let place: BTreeMap<usize, usize> =
            elements.iter().enumerate().map(|(n, node)| (node.id().get_usize(), n)).collect();
        // Of several with one name, one reader takes the first, another the last.
        let mut named: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for (n, node) in elements.iter().enumerate() {
            if let Some(id) = node.attribute("id") {
                named.entry(id).or_insert([n, n])[1] = n;
            }
        }
        let sizes = elements.iter().flat_map(|node| ["width", "height"].map(|name| node.attribute(name)));
        let largest = sizes.flatten().flat_map(numbers).fold(1.0, f64::max);
        let parts = elements.iter().map(|node| {
            let children = node.children().filter_map(|child| place.get(&child.id().get_usize()).copied());
            let references = node.attributes().flat_map(|attribute| references(attribute.name(), attribute.value()));
            let references = references.filter_map(|id| named.get(id)).flatten().copied();
            // `transform`, `gradientTransform`, and the same said in a style.
            let transforms = |name: &str| name == "style" || name.to_ascii_lowercase().contains("transform");
            let steps = node.attributes().filter(|it| transforms(it.name()));
            let steps: Vec<f64> = steps.flat_map(|it| scales(it.value())).collect();
            // What has a frame of its own is made as large as where it is shown.
            let is_framed = node.parent_element().is_some() && node.has_attribute("viewBox");
            let frame =
                numbers(node.attribute("viewBox").unwrap_or_default()).into_iter().skip(2).fold(largest, f64::min);
            let framed = if is_framed { (largest / frame.max(f64::MIN_POSITIVE)).max(1.0) } else { 1.0 };
            Part {
                node: *node,
                holds: children.chain(references).collect(),
                growth: steps.iter().map(|scale| scale.max(1.0)).product::<f64>() * framed,
                vanishes: steps.iter().product::<f64>() < LEAST_SCALE,
                whole: None,
            }
        });
        Unfolding { parts: parts.collect() }
    }

    fn excess(mut self, limit: f64) -> Option<Excess<'a>> {
        let beyond = |part: &Part<'a>, what: &str| Some(Excess { node: part.node, what: what.to_owned() });
        if let Some(part) = self.parts.iter().find(|part| part.vanishes) {
            return beyond(part, "une réduction à moins d'un millionième");
        }
        match self.unfold(0, 1) {
            Err(at) => beyond(&self.parts[at], "un emboîtement aussi profond, ou sans fin,"),
            Ok(Whole { shapes, .. }) if shapes > MOST_SHAPES => beyond(&self.parts[0], "un dessin d'autant d'éléments"),
            // The farthest number may be in the part that is made largest.
            Ok(Whole { growth, .. }) if is_beyond(growth * self.farthest(), limit) => {
                beyond(&self.parts[0], "un dessin aussi agrandi par ses transformations")
            }
            Ok(_) => None,
        }
    }

    fn farthest(&self) -> f64 {
        let attributes = self.parts.iter().flat_map(|part| part.node.attributes());
        let measured = attributes.filter(|attribute| is_measured(attribute.name()));
        measured.flat_map(|attribute| numbers(attribute.value())).fold(1.0, |most, number| most.max(number.abs()))
    }

    /// What an element is once all that it holds is in it; or else the one where it goes too deep.
    fn unfold(&mut self, at: usize, depth: usize) -> Result<Whole, usize> {
        if depth > DEEPEST {
            return Err(at);
        }
        if let Some(whole) = self.parts[at].whole {
            return if depth + whole.depth > DEEPEST { Err(at) } else { Ok(whole) };
        }
        let mut whole = Whole { shapes: 1, depth: 0, growth: 1.0 };
        for held in self.parts[at].holds.clone() {
            let part = self.unfold(held, depth + 1)?;
            whole.shapes = whole.shapes.saturating_add(part.shapes);
            whole.depth = whole.depth.max(part.depth + 1);
            whole.growth = whole.growth.max(part.growth);
        }
        whole.growth *= self.parts[at].growth;
        self.parts[at].whole = Some(whole);
        Ok(whole)
    }
}

/// The elements that an attribute names: `#a` of a link, `url(#a)` of anything.
fn references<'v>(name: &str, value: &'v str) -> Vec<&'v str> {
    if name == "href" {
        return value.strip_prefix('#').into_iter().collect();
    }
    let after = value.match_indices('#').map(|(at, _)| &value[at + 1..]);
    after.map(|rest| &rest[..rest.find([')', '"', '\'', ' ', ';']).unwrap_or(rest.len())]).collect()
}

/// By how much each step of a transformation makes larger or smaller.
fn scales(value: &str) -> Vec<f64> {
    let steps = value.split(')').filter_map(|step| step.split_once('('));
    let scale = |(name, arguments): (&str, &str)| {
        let numbers = numbers(arguments);
        let name = name.trim_start_matches([',', ' ', '\n', '\t', '\r', ';']).trim_end();
        let name = name.rsplit([':', ' ']).next().unwrap_or_default();
        match (name, &numbers[..]) {
            ("scale", [both]) => vec![both.abs()],
            ("scale", [x, y, ..]) => vec![x.abs().max(y.abs()), x.abs().min(y.abs()) / x.abs().max(y.abs()).max(1.0)],
            ("matrix", [a, b, c, d, ..]) => {
                let most = (a.abs() + c.abs()).max(b.abs() + d.abs());
                // A matrix that flattens makes smaller, however long it is.
                let area = (a * d - b * c).abs();
                vec![most, (area / (most * most).max(f64::MIN_POSITIVE)).min(1.0)]
            }
            ("skewX" | "skewY", [angle, ..]) => vec![1.0 + angle.to_radians().tan().abs()],
            _ => vec![],
        }
    };
    steps.flat_map(scale).collect()
}
