//! A page parsed as a browser parses it, and the few selectors that the tests need: `tag`, `#id`, `.class`, `[name]`,
//! `[name=value]`, one of them after the other with a space (inside), or with a comma (either).

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// What `read` reads of the elements that a selector names, in the order of the page. It is read here because the parsed
/// page empties its elements when it is dropped.
pub fn select<T>(html: &str, selector: &str, read: impl Fn(&Handle) -> T) -> Vec<T> {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut all = Vec::new();
    gather(&dom.document, &mut Vec::new(), &mut all);
    let either: Vec<Vec<&str>> = selector.split(',').map(|one| one.split_whitespace().collect()).collect();
    let named = |path: &[Handle]| either.iter().any(|steps| matches_path(path, steps));
    all.iter().filter(|path| named(path)).filter_map(|path| path.last()).map(read).collect()
}

pub fn name(element: &Handle) -> String {
    let NodeData::Element { name, .. } = &element.data else { return String::new() };
    name.local.to_string()
}

pub fn attribute(element: &Handle, wanted: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &element.data else { return None };
    attrs.borrow().iter().find(|attribute| &*attribute.name.local == wanted).map(|found| found.value.to_string())
}

pub fn text(node: &Handle) -> String {
    if let NodeData::Text { contents } = &node.data {
        return contents.borrow().to_string();
    }
    node.children.borrow().iter().map(text).collect()
}

/// Every element with those around it, outermost first.
fn gather(node: &Handle, around: &mut Vec<Handle>, all: &mut Vec<Vec<Handle>>) {
    let is_element = matches!(node.data, NodeData::Element { .. });
    if is_element {
        around.push(node.clone());
        all.push(around.clone());
    }
    for child in node.children.borrow().iter() {
        gather(child, around, all);
    }
    if is_element {
        around.pop();
    }
}

fn matches_path(path: &[Handle], steps: &[&str]) -> bool {
    let (Some((element, around)), Some((step, before))) = (path.split_last(), steps.split_last()) else { return false };
    matches_step(element, step) && (before.is_empty() || (1..=around.len()).any(|n| matches_path(&around[..n], before)))
}

fn matches_step(element: &Handle, step: &str) -> bool {
    if let Some(id) = step.strip_prefix('#') {
        attribute(element, "id").as_deref() == Some(id)
    } else if let Some(class) = step.strip_prefix('.') {
        attribute(element, "class").is_some_and(|classes| classes.split_whitespace().any(|one| one == class))
    } else if let Some(wanted) = step.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        match wanted.split_once('=') {
            Some((name, value)) => attribute(element, name).as_deref() == Some(value),
            None => attribute(element, wanted).is_some(),
        }
    } else {
        name(element) == step
    }
}
