//! A page of the site, parsed as a browser parses it.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

pub struct Page {
    dom: RcDom,
}

impl Page {
    pub fn parse(bytes: &[u8]) -> Page {
        let html = std::str::from_utf8(bytes).expect("a page in UTF-8");
        Page { dom: parse_document(RcDom::default(), ParseOpts::default()).one(html) }
    }

    /// What the parser had to mend.
    pub fn errors(&self) -> Vec<String> {
        self.dom.errors.borrow().iter().map(ToString::to_string).collect()
    }

    /// Every element, in the order of the page.
    pub fn elements(&self) -> Vec<Element> {
        let mut found = Vec::new();
        gather(&self.dom.document, &mut found);
        found
    }

    pub fn named(&self, name: &str) -> Vec<Element> {
        self.elements().into_iter().filter(|element| element.name() == name).collect()
    }

    /// The values of an attribute, wherever it stands.
    pub fn attributes(&self, name: &str) -> Vec<String> {
        self.elements().iter().filter_map(|element| element.attribute(name)).collect()
    }

    /// The element of that id.
    pub fn by_id(&self, id: &str) -> Option<Element> {
        self.elements().into_iter().find(|element| element.attribute("id").as_deref() == Some(id))
    }

    /// The texts of the body, each piece between two tags apart, without scripts.
    pub fn pieces(&self) -> Vec<String> {
        self.named("body").iter().flat_map(Element::pieces).collect()
    }

    /// The words of the whole page, as a reader meets them.
    pub fn text(&self) -> String {
        Element(self.dom.document.clone()).text()
    }
}

pub struct Element(Handle);

impl Element {
    pub fn name(&self) -> &str {
        match &self.0.data {
            NodeData::Element { name, .. } => &name.local,
            _ => "",
        }
    }

    pub fn attribute(&self, wanted: &str) -> Option<String> {
        let NodeData::Element { attrs, .. } = &self.0.data else { return None };
        attrs.borrow().iter().find(|attribute| &*attribute.name.local == wanted).map(|found| found.value.to_string())
    }

    pub fn text(&self) -> String {
        let mut text = String::new();
        read(&self.0, &mut text);
        text
    }

    /// Each piece of text between two tags, without scripts.
    pub fn pieces(&self) -> Vec<String> {
        let mut pieces = Vec::new();
        cut(&self.0, &mut pieces);
        pieces
    }

    /// The words that no element of this class holds.
    pub fn text_outside(&self, class: &str) -> String {
        let mut text = String::new();
        read_outside(&self.0, class, &mut text);
        text
    }

    /// The words that no element of these classes holds, nor a hidden one; a line that ends is a space.
    pub fn text_without(&self, classes: &[&str]) -> String {
        let mut text = String::new();
        read_without(&self.0, classes, &mut text);
        text
    }

    /// The elements right under it.
    pub fn children(&self) -> Vec<Element> {
        let children = self.0.children.borrow();
        children.iter().filter(|it| matches!(it.data, NodeData::Element { .. })).cloned().map(Element).collect()
    }

    /// Whether it is of this class.
    pub fn is_of(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|it| it == class))
    }

    /// The elements inside, in order.
    pub fn inner(&self) -> Vec<Element> {
        let mut found = Vec::new();
        self.0.children.borrow().iter().for_each(|child| gather(child, &mut found));
        found
    }
}

fn gather(node: &Handle, found: &mut Vec<Element>) {
    if matches!(node.data, NodeData::Element { .. }) {
        found.push(Element(node.clone()));
    }
    node.children.borrow().iter().for_each(|child| gather(child, found));
}

fn read_outside(node: &Handle, class: &str, text: &mut String) {
    if Element(node.clone()).is_of(class) {
        return;
    }
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    node.children.borrow().iter().for_each(|child| read_outside(child, class, text));
}

fn read_without(node: &Handle, classes: &[&str], text: &mut String) {
    let element = Element(node.clone());
    if classes.iter().any(|class| element.is_of(class)) || element.attribute("aria-hidden").is_some() {
        return;
    }
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    if element.name() == "br" {
        text.push(' ');
    }
    node.children.borrow().iter().for_each(|child| read_without(child, classes, text));
}

fn read(node: &Handle, text: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    node.children.borrow().iter().for_each(|child| read(child, text));
}

fn cut(node: &Handle, pieces: &mut Vec<String>) {
    match &node.data {
        NodeData::Text { contents } => pieces.push(contents.borrow().to_string()),
        NodeData::Element { name, .. } if matches!(&*name.local, "script" | "style") => {}
        _ => node.children.borrow().iter().for_each(|child| cut(child, pieces)),
    }
}

/// Follows a relative link from the page at `from`: the path from the root of the site.
pub fn followed(from: &str, link: &str) -> String {
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in link.split('/') {
        match step {
            ".." => assert!(steps.pop().is_some(), "{link} leaves the site from {from}"),
            "." => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}
