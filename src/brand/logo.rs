//! A logo: an SVG file that draws, and neither runs, nor loads, nor writes anything.
//!
//! What may stand in it is listed, not what may not: a new way of doing harm is refused without being known.

use roxmltree::{Document, Node};

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

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
        return Err(vec![fault(1, "ce fichier n'est pas en UTF-8", "enregistrez ce fichier en UTF-8")]);
    };
    // An entity or a declaration of types is refused here.
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let what = format!("ce n'est pas un dessin SVG ({error})");
            return Err(vec![fault(error.pos().row.max(1), &what, SIMPLIFY)]);
        }
    };
    let root = document.root_element();
    let line = |node: Node| document.text_pos_at(node.range().start).row;
    if !root.has_tag_name((SVG, "svg")) {
        return Err(vec![fault(line(root), "ce n'est pas un dessin SVG", SIMPLIFY)]);
    }
    let mut faults = Vec::new();
    if root.attribute("viewBox").is_none() {
        faults.push(fault(
            line(root),
            "ce dessin ne dit pas sa taille",
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
    if faults.is_empty() { Ok(text.to_owned()) } else { Err(faults) }
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
        let is_known = attribute.namespace().is_none_or(|space| space == XLINK || space.ends_with("/namespace"));
        is_known
            && !attribute.name().to_ascii_lowercase().starts_with("on")
            && (!is_link || value.starts_with('#'))
            && !value.contains('\\')
            && !value.contains("script:")
            && value.match_indices("url").all(|(at, _)| value[at..].starts_with("url(#"))
            && !value.contains('@')
    };
    let attribute = node.attributes().find(|attribute| !is_harmless(attribute))?;
    Some(format!("l'attribut {} de <{}>", attribute.name(), name.name()))
}
