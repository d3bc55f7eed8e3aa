//! A logo: an SVG file that draws, and neither runs, nor loads, nor writes anything.
//!
//! What may stand in it is listed, not what may not: a new way of doing harm is refused without being known.

use roxmltree::{Document, Error, Node};

use super::reach;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The heaviest logo, in bytes: those of bodies have a hundred times less.
const HEAVIEST: usize = 200_000;

const ELEMENTS: [&str; 19] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "mask",
];

/// What a value may call: colours, transformations, and an element of the drawing itself. Whatever else is called could
/// load something.
const FUNCTIONS: [&str; 12] =
    ["", "rgb", "rgba", "hsl", "hsla", "url", "matrix", "translate", "scale", "rotate", "skewx", "skewy"];

/// What is wrong in a logo, at a line from 1.
pub struct Fault {
    pub line: u32,
    pub what: String,
    pub help: &'static str,
}

const SIMPLIFY: &str =
    "exportez le logo en « SVG simple » : des tracés, leurs couleurs et leurs dégradés, rien d'autre";

/// The drawing, or all that it must not hold.
pub fn read(bytes: &[u8]) -> Result<String, Vec<Fault>> {
    let fault = |line, what: &str, help| Fault { line, what: what.to_owned(), help };
    let Ok(text) = std::str::from_utf8(bytes) else {
        let what = "ce n'est pas un dessin SVG en UTF-8 ; une image PNG ou JPEG n'en est pas un";
        return Err(vec![fault(1, what, SIMPLIFY)]);
    };
    if bytes.len() > HEAVIEST {
        let what = format!("ce dessin pèse {} ko : un logo n'en dépasse pas {}", bytes.len() / 1000, HEAVIEST / 1000);
        return Err(vec![fault(
            1,
            &what,
            "simplifiez ses tracés, ou exportez-le sans ses images ni ses calques cachés",
        )]);
    }
    // An entity or a declaration of types is refused here.
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let why = if text.trim().is_empty() { "le fichier est vide" } else { why(&error) };
            let what = format!("ce n'est pas un dessin SVG : {why}");
            return Err(vec![fault(error.pos().row.max(1), &what, SIMPLIFY)]);
        }
    };
    let root = document.root_element();
    let line = |node: Node| document.text_pos_at(node.range().start).row;
    if !root.has_tag_name((SVG, "svg")) {
        return Err(vec![fault(line(root), "ce n'est pas un dessin SVG", SIMPLIFY)]);
    }
    let mut faults = Vec::new();
    let sides = reach::sides(root);
    if sides.is_none() {
        faults.push(fault(
            line(root),
            "ce dessin ne dit pas sa taille, ou en dit une qu'aucune page n'a",
            "ajoutez viewBox=\"0 0 largeur hauteur\" à l'élément svg",
        ));
    }
    for node in document.descendants() {
        let what = if node.is_pi() {
            Some("une instruction XML".to_owned())
        } else if node.is_element() {
            refused(node)
        } else {
            None
        };
        let help = if node.tag_name().name() == "text" { "vectorisez le texte du logo" } else { SIMPLIFY };
        faults.extend(what.map(|what| Fault { line: line(node), what: format!("{what} n'y a pas sa place"), help }));
    }
    if let Some(sides) = sides.filter(|_| faults.is_empty())
        && let Some(reach::Excess { node, what }) = reach::excess(&document, sides)
    {
        faults.push(fault(line(node), &format!("{what} n'y a pas sa place"), SIMPLIFY));
    }
    if faults.is_empty() { Ok(text.to_owned()) } else { Err(faults) }
}

/// Why a text is no XML, in French.
fn why(error: &Error) -> &'static str {
    match error {
        Error::DtdDetected => "une déclaration DOCTYPE n'y a pas sa place",
        Error::NoRootNode => "il ne s'y trouve aucun élément",
        Error::UnclosedRootNode | Error::UnexpectedCloseTag(..) => "une balise n'est pas fermée",
        Error::DuplicatedAttribute(..) => "un attribut est écrit deux fois",
        Error::UnknownNamespace(..) => "un préfixe n'est pas déclaré",
        Error::UnknownEntityReference(..) | Error::MalformedEntityReference(_) => "une entité n'est pas connue",
        _ => "son XML est mal écrit",
    }
}

/// What an element holds that is no drawing, or the element itself.
fn refused(node: Node) -> Option<String> {
    let name = node.tag_name();
    if name.namespace() != Some(SVG) || !ELEMENTS.contains(&name.name()) {
        return Some(format!("l'élément <{}>", name.name()));
    }
    let is_harmless = |attribute: &roxmltree::Attribute| {
        let value = attribute.value().to_ascii_lowercase();
        let is_link = attribute.name() == "href";
        let is_known = match attribute.namespace() {
            None | Some(XLINK) => true,
            // Not where links of the drawing start from.
            Some(space) => space == XML && ["space", "lang", "id"].contains(&attribute.name()),
        };
        is_known
            && !attribute.name().to_ascii_lowercase().starts_with("on")
            && (!is_link || value.starts_with('#'))
            && !["\\", "@", "//", "script:"].iter().any(|sign| value.contains(sign))
            && (is_a_name(attribute.name()) || value.match_indices('(').all(|(at, _)| is_listed(&value, at)))
    };
    let attribute = node.attributes().find(|attribute| !is_harmless(attribute))?;
    Some(format!("l'attribut {} de <{}>", attribute.name(), name.name()))
}

/// Whether an attribute names its element, and says nothing of how it is drawn.
fn is_a_name(attribute: &str) -> bool {
    matches!(attribute, "id" | "class") || attribute.starts_with("data-") || attribute.starts_with("aria-")
}

/// Whether the bracket at a place of a value follows a function that is listed, or none.
fn is_listed(value: &str, at: usize) -> bool {
    let before = &value[..at];
    let name = before.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let name = &before[name.len()..];
    FUNCTIONS.contains(&name) && (name != "url" || value[at..].starts_with("(#"))
}
