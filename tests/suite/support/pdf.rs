//! A PDF of the site, read by another library than the one that wrote it.

use lopdf::{Dictionary, Document, Object, decode_text_string};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

pub struct Pdf {
    document: Document,
}

impl Pdf {
    pub fn parse(path: &str, bytes: &[u8]) -> Pdf {
        Pdf { document: Document::load_mem(bytes).unwrap_or_else(|error| panic!("{path}: {error}")) }
    }

    fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a catalog")
    }

    fn followed<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.document.dereference(object).expect("an object").1
    }

    /// The language that the whole document declares.
    pub fn language(&self) -> String {
        decode_text_string(self.catalog().get(b"Lang").expect("/Lang")).expect("a language")
    }

    pub fn title(&self) -> String {
        let info = self.followed(self.document.trailer.get(b"Info").expect("/Info")).as_dict().expect("a dictionary");
        decode_text_string(info.get(b"Title").expect("/Title")).expect("a title")
    }

    /// What the file says of itself for programs.
    pub fn metadata(&self) -> String {
        let metadata =
            self.followed(self.catalog().get(b"Metadata").expect("/Metadata")).as_stream().expect("a stream");
        let words = metadata.decompressed_content().unwrap_or_else(|_| metadata.content.clone());
        String::from_utf8(words).expect("UTF-8")
    }

    pub fn claims_to_be_an_archive(&self) -> bool {
        self.metadata().contains("pdfaid:part")
    }

    pub fn claims_to_be_accessible(&self) -> bool {
        self.metadata().contains("pdfuaid:part")
    }

    /// The window shows the title rather than the name of the file.
    pub fn shows_its_title(&self) -> bool {
        let preferences = self.catalog().get(b"ViewerPreferences").map(|object| self.followed(object));
        let preferences = preferences.and_then(Object::as_dict);
        preferences.and_then(|p| p.get(b"DisplayDocTitle")).and_then(Object::as_bool).unwrap_or_default()
    }

    /// The bookmarks, indented by their depth.
    pub fn bookmarks(&self) -> Vec<String> {
        let mut found = Vec::new();
        if let Ok(outlines) = self.catalog().get(b"Outlines") {
            self.bookmarks_under(self.followed(outlines), 0, &mut found);
        }
        found
    }

    fn bookmarks_under(&self, parent: &Object, depth: usize, found: &mut Vec<String>) {
        let mut next = parent.as_dict().expect("a dictionary").get(b"First").ok();
        while let Some(object) = next {
            let bookmark = self.followed(object);
            let fields = bookmark.as_dict().expect("a bookmark");
            let title = decode_text_string(fields.get(b"Title").expect("a title")).expect("a text");
            found.push("  ".repeat(depth) + &title);
            self.bookmarks_under(bookmark, depth + 1, found);
            next = fields.get(b"Next").ok();
        }
    }

    /// Width and height of each page, in millimetres.
    pub fn sizes(&self) -> Vec<(i64, i64)> {
        let millimetres = |points: f32| (f64::from(points) / 72.0 * 25.4).round() as i64;
        let size = |page: lopdf::ObjectId| {
            let page = self.document.get_dictionary(page).expect("a page");
            let numbers: Vec<f32> = self
                .followed(page.get(b"MediaBox").expect("/MediaBox"))
                .as_array()
                .expect("four numbers")
                .iter()
                .map(|number| number.as_float().expect("a number"))
                .collect();
            (millimetres(numbers[2] - numbers[0]), millimetres(numbers[3] - numbers[1]))
        };
        self.document.get_pages().into_values().map(size).collect()
    }

    pub fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    /// The addresses of the web to which its links lead, in the order of the pages.
    pub fn addresses(&self) -> Vec<String> {
        let mut found = Vec::new();
        for page in self.document.get_pages().into_values() {
            for annotation in self.document.get_page_annotations(page).expect("annotations") {
                let action = annotation.get(b"A").map(|action| self.followed(action)).and_then(Object::as_dict);
                let Ok(address) = action.and_then(|action| action.get(b"URI")).and_then(Object::as_str) else {
                    continue;
                };
                found.push(String::from_utf8(address.to_vec()).expect("an address in UTF-8"));
            }
        }
        found
    }

    /// The last page on which each text stands, its words packed: a title comes after the contents that name it.
    pub fn pages_of(&self, texts: &[&str]) -> Vec<u32> {
        let pages: Vec<u32> = self.document.get_pages().into_keys().collect();
        let holds =
            |page: &u32, text: &str| packed(&self.document.extract_text(&[*page]).expect("text")).contains(text);
        let last = |text: &&str| pages.iter().rev().find(|page| holds(page, text)).copied();
        texts.iter().map(|text| last(text).unwrap_or_else(|| panic!("« {text} » stands on no page"))).collect()
    }

    /// The words of each page, without their spaces.
    pub fn words(&self) -> Vec<String> {
        let text = |page| packed(&self.document.extract_text(&[page]).expect("text"));
        self.document.get_pages().into_keys().map(text).collect()
    }

    /// The words of the whole document, without their spaces: a PDF places words, it does not always type the space.
    pub fn packed_text(&self) -> String {
        let pages: Vec<u32> = self.document.get_pages().into_keys().collect();
        packed(&self.document.extract_text(&pages).expect("text"))
    }
}

/// Without spaces, line ends, or the hyphens that break words.
pub fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect()
}

/// The rules that a PDF breaks: of PDF/UA-1, and of PDF/A-2a if it claims to be one.
pub fn broken_rules(bytes: &[u8]) -> Vec<String> {
    let mut broken = Vec::new();
    let mut profiles = vec![ValidationProfile::PdfUa1];
    profiles.extend(Pdf::parse("a file", bytes).claims_to_be_an_archive().then_some(ValidationProfile::PdfA2a));
    for profile in profiles {
        let report = validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)).expect("a validation");
        // Where the last byte of a stream happens to be a carriage return, the validator takes it for a part of the
        // line end before `endstream` and finds the stream too short. The lengths are counted here instead.
        let is_misread = |rule: &str| rule.ends_with(":6.1.7.1:1") && lengths_hold(bytes);
        let failures = report.failures.iter().filter(|failure| !is_misread(&failure.rule_id));
        broken.extend(failures.map(ToString::to_string));
    }
    broken
}

/// Whether each stream is as long as it says.
fn lengths_hold(bytes: &[u8]) -> bool {
    const LENGTH: &[u8] = b"/Length ";
    const START: &[u8] = b"stream\n";
    let find = |from: usize, what: &[u8]| bytes[from..].windows(what.len()).position(|w| w == what).map(|at| from + at);
    let mut at = 0;
    while let Some(length) = find(at, LENGTH) {
        let digits = bytes[length + LENGTH.len()..].iter().take_while(|b| b.is_ascii_digit());
        let said = digits.fold(0, |number, digit| number * 10 + usize::from(digit - b'0'));
        let Some(start) = find(length, START).map(|start| start + START.len()) else { return false };
        if !bytes.get(start + said..).is_some_and(|rest| rest.starts_with(b"\nendstream")) {
            return false;
        }
        at = start + said;
    }
    true
}
