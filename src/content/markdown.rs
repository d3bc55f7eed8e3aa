//! A text in Markdown: front matter between `+++` lines, prose, block directives between `:::` lines.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use super::shape::{Found, without_glyph};
use super::syntax::shorten;
use super::text;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{
    Block, Code, Day, EditionCode, GuideCode, Inline, Insertion, Kind, Origin, Prose, Rich, Slug, Target,
};

/// How deep lists and quotes may nest: no printed text goes further.
const MAX_DEPTH: usize = 6;

/// The front matter and the body of a text, as ranges of its bytes.
pub fn split(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let rest = text.strip_prefix("+++\n")?;
    let end = if rest.starts_with("+++\n") { 0 } else { rest.find("\n+++\n").map(|at| at + 1)? };
    Some((4..4 + end, 4 + end + 4..text.len()))
}

/// Reads the body of a text. What is wrong goes to the report; what is right is returned.
pub fn prose(
    text: &str,
    body: Range<usize>,
    file: usize,
    covers: &dyn Fn(char) -> bool,
    report: &mut Report,
    found: &mut Found,
) -> Prose {
    let mut reader = Reader { text, file, scope: Vec::new(), pieces: 0, length: 0, covers, report, found };
    Prose(reader.directives(body))
}

struct Reader<'a> {
    text: &'a str,
    file: usize,
    /// The words of the directives that are open, outermost first: `guide 003`.
    scope: Vec<String>,
    /// How many paragraphs, titles and items were met, and how many characters in the last one.
    pieces: usize,
    length: usize,
    covers: &'a dyn Fn(char) -> bool,
    report: &'a mut Report,
    found: &'a mut Found,
}

/// A directive that is open: its line, and the blocks before it.
struct Open {
    line: Range<usize>,
    words: String,
    before: Vec<Block>,
}

impl Reader<'_> {
    fn origin(&self, span: Range<usize>) -> Origin {
        Origin { file: self.file, span }
    }

    fn error(&mut self, code: &'static str, span: Range<usize>, message: impl Into<String>, help: &str) {
        let origin = self.origin(span);
        self.report.push(Diagnostic::error(code, message).at(origin, "").help(help));
    }

    /// Cuts the body at its `:::` lines: one with words opens a passage, one alone closes the innermost.
    fn directives(&mut self, body: Range<usize>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut open: Vec<Open> = Vec::new();
        // Passages opened too deep: told once, and closed by as many lines.
        let mut too_deep = 0;
        let mut run = body.start;
        let mut at = body.start;
        while at < body.end {
            let end = self.text[at..body.end].find('\n').map_or(body.end, |newline| at + newline + 1);
            let line = self.text[at..end].trim_end();
            if let Some(words) = line.strip_prefix(":::") {
                blocks.extend(self.markdown(run..at));
                let span = at..at + line.len();
                let words = words.trim();
                if words.is_empty() && too_deep > 0 {
                    too_deep -= 1;
                } else if words.is_empty() {
                    self.scope.pop();
                    match open.pop() {
                        Some(opened) => {
                            let inner = std::mem::replace(&mut blocks, opened.before);
                            blocks.extend(self.directive(&opened.words, opened.line, inner));
                        }
                        None => self.error(
                            "directive",
                            span,
                            "ces ::: ne ferment rien",
                            "retirez la ligne, ou ouvrez le passage par ::: guide 003",
                        ),
                    }
                } else if open.len() == MAX_DEPTH {
                    if too_deep == 0 {
                        let help = "fermez chaque passage par une ligne ::: seule avant d'en ouvrir un autre";
                        self.error("imbrication", span, "trop de passages ::: ouverts les uns dans les autres", help);
                    }
                    too_deep += 1;
                } else {
                    let before = std::mem::take(&mut blocks);
                    open.push(Open { line: span, words: words.to_owned(), before });
                    self.scope.push(words.to_owned());
                }
                run = end;
            }
            at = end;
        }
        blocks.extend(self.markdown(run..body.end));
        // The outermost is where the editor should look: all that follows was taken into it.
        if let Some(opened) = open.into_iter().next() {
            let help = "fermez-le par une ligne ::: seule";
            self.error("directive", opened.line, "ce passage ::: n'est pas fermé", help);
        }
        blocks
    }

    fn directive(&mut self, words: &str, line: Range<usize>, blocks: Vec<Block>) -> Option<Block> {
        let (name, rest) = words.split_once(' ').unwrap_or((words, ""));
        let origin = self.origin(line.clone());
        self.found.directives.push((words.to_owned(), origin));
        match name {
            "guide" => match GuideCode::parse(rest.trim()) {
                Some(guide) => {
                    let origin = self.origin(line);
                    self.found.guides.push((guide.as_str().to_owned(), origin));
                    return Some(Block::Guide { guide, blocks });
                }
                None => self.error("directive", line, "le guide n'est pas nommé par les trois chiffres de sa source", "écrivez ::: guide 003"),
            },
            "certification" => match Slug::parse(rest.trim()) {
                Some(slug) => {
                    let origin = self.origin(line);
                    self.found.certifications.push((slug.as_str().to_owned(), origin));
                    return Some(Block::Certification { slug, blocks });
                }
                None => self.error(
                    "directive",
                    line,
                    "la certification n'est pas nommée",
                    "écrivez ::: certification charge-accueil, le nom de son dossier",
                ),
            },
            "inserer" | "schema" if !blocks.is_empty() => {
                let help = "fermez-le aussitôt par une ligne ::: seule ; le texte vient après";
                self.error("directive", line, "un passage qui insère quelque chose reste vide", help);
            }
            "inserer" | "schema" if self.scope.iter().any(|words| is_note(words)) => {
                let help = "fermez la note avant cette ligne";
                self.error("directive", line, "une note de l'éditeur n'insère rien", help);
            }
            "schema" => match Slug::parse(rest.trim()) {
                Some(name) => {
                    let origin = self.origin(line);
                    self.found.figures.push((name.as_str().to_owned(), origin));
                    return Some(Block::Insert(Insertion::Figure(name.as_str().to_owned())));
                }
                None => self.error(
                    "directive",
                    line,
                    "le schéma n'est pas nommé",
                    "écrivez ::: schema parcours-vae, le nom de son fichier dans commun/schemas/",
                ),
            },
            "inserer" => return self.insertion(rest, line),
            "note" | "restitution" => match note_words(rest) {
                Some((source, consulted)) => {
                    self.found.days.push(("consulte".to_owned(), consulted, self.origin(line.clone())));
                    self.length = 0;
                    self.printable(&source, line);
                    return Some(Block::Note { blocks, source, consulted, restores: name == "restitution" });
                }
                None => self.error(
                    "note-sans-source",
                    line,
                    "cette note de l'éditeur ne dit pas d'où elle vient ni quand",
                    &format!("écrivez ::: {name} 2026-11-20 Titre de la source"),
                ),
            },
            _ => self.error(
                "directive",
                line,
                format!("« ::: {} » n'existe pas", shorten(name)),
                "les passages possibles sont : ::: guide, ::: certification, ::: inserer, ::: schema, ::: note, ::: restitution",
            ),
        }
        None
    }

    /// What `::: inserer` names, with the files that it leads to.
    fn insertion(&mut self, words: &str, line: Range<usize>) -> Option<Block> {
        const KNOWN: &str = "ce qui s'insère : texte NOM, modalites, formes-jury, organismes ; capacites, experience-vae \
                             et orientation, suivis des noms de dossier des certifications ; dans le texte d'une liste, \
                             famille et son code";
        let mut words = words.split_whitespace();
        let (what, names): (&str, Vec<&str>) = (words.next().unwrap_or_default(), words.collect());
        let slugs: Option<Vec<Slug>> = names.iter().map(|name| Slug::parse(name)).collect();
        let origin = self.origin(line.clone());
        let insertion = match (what, names.as_slice(), slugs) {
            ("modalites", [], _) => {
                self.found.modalities.push(origin);
                Some(Insertion::Modalities)
            }
            ("formes-jury", [], _) => Some(Insertion::JuryForms),
            ("organismes", [], _) => Some(Insertion::TrainingBodies),
            ("texte", [name], _) => {
                self.found.texts.push(((*name).to_owned(), origin));
                Some(Insertion::Text((*name).to_owned()))
            }
            ("famille", [code], _) => Code::parse(code).map(|code| {
                self.found.references.push((code.to_string(), origin));
                Insertion::Family(code)
            }),
            ("capacites" | "experience-vae" | "orientation", [_, ..], Some(slugs)) => {
                let found = slugs.iter().map(|slug| (slug.as_str().to_owned(), origin.clone()));
                self.found.certifications.extend(found.clone());
                if what != "capacites" {
                    self.found.rules.extend(found);
                }
                Some(match what {
                    "capacites" => Insertion::Abilities(slugs),
                    "experience-vae" => Insertion::VaeExperience(slugs),
                    _ => Insertion::Orientation(slugs),
                })
            }
            _ => None,
        };
        if insertion.is_none() {
            let written = [&[what], names.as_slice()].concat().join(" ");
            self.error("directive", line, format!("« {} » ne peut pas être inséré", shorten(&written)), KNOWN);
        }
        insertion.map(Block::Insert)
    }

    /// CommonMark, less what has no place in an official text: raw HTML, images, code blocks, rules. What other Markdowns
    /// add is read too, so as to be refused and not printed as it was typed.
    fn markdown(&mut self, range: Range<usize>) -> Vec<Block> {
        let text = self.text;
        if text[range.clone()].trim().is_empty() {
            return Vec::new();
        }
        let mut frames = vec![Frame::Blocks { kind: Container::Root, blocks: Vec::new() }];
        // Inside something refused, nothing is kept until it ends.
        let mut refused = 0usize;
        for (event, span) in Parser::new_ext(&text[range.clone()], read_as()).into_offset_iter() {
            let span = range.start + span.start..range.start + span.end;
            match event {
                Event::Start(_) if refused > 0 => refused += 1,
                Event::End(_) if refused > 0 => refused -= 1,
                _ if refused > 0 => {}
                Event::Start(tag) => {
                    self.count(&tag, &span, frames.last());
                    match self.start(tag, &span, frames.len()) {
                        Some(frame) => frames.push(frame),
                        None => refused = 1,
                    }
                }
                Event::End(_) => end(&mut frames),
                Event::Text(words) => {
                    self.printable(&words, span);
                    push_inline(&mut frames, Inline::Text(words.into_string()));
                }
                Event::Code(words) => {
                    self.printable(&words, span);
                    push_inline(&mut frames, Inline::Code(words.into_string()));
                }
                Event::SoftBreak => push_inline(&mut frames, Inline::Text(" ".into())),
                Event::HardBreak => push_inline(&mut frames, Inline::LineBreak),
                Event::Html(_) | Event::InlineHtml(_) => self.raw_html(span),
                Event::Rule => self.error(
                    "markdown-refuse",
                    span,
                    "un filet n'a pas sa place dans un texte",
                    "retirez cette ligne",
                ),
                Event::TaskListMarker(_) => self.error(
                    "markdown-refuse",
                    span,
                    "une case à cocher n'a pas sa place dans un texte",
                    "retirez les crochets, et gardez la puce : les cases des formulaires sont faites par le programme",
                ),
                Event::FootnoteReference(_) => self.error(
                    "markdown-refuse",
                    span,
                    "une note de bas de page n'a pas sa place dans un texte",
                    "écrivez-la dans le texte, ou dans un passage ::: note si elle est de l'éditeur",
                ),
                Event::InlineMath(_) | Event::DisplayMath(_) => {}
            }
        }
        match frames.swap_remove(0) {
            Frame::Blocks { blocks, .. } => blocks,
            Frame::Inlines { .. } => Vec::new(),
        }
    }

    /// Counts a paragraph, a title or an item; the first paragraph of an item is the item.
    fn count(&mut self, tag: &Tag, span: &Range<usize>, around: Option<&Frame>) {
        if !matches!(tag, Tag::Paragraph | Tag::Heading { .. } | Tag::Item) {
            return;
        }
        self.length = 0;
        if matches!(around, Some(Frame::Blocks { kind: Container::Item, blocks }) if blocks.is_empty()) {
            return;
        }
        self.pieces += 1;
        if self.pieces == text::MOST + 1 {
            let what = format!("ce fichier a plus de {} paragraphes, titres et points de liste", text::MOST);
            self.report.push(text::too_long(&what, self.origin(span.start..span.start)));
        }
    }

    fn printable(&mut self, words: &str, span: Range<usize>) {
        let before = self.length;
        self.length += words.chars().count();
        if (before..self.length).contains(&text::LONGEST) {
            let what = format!("ce paragraphe a plus de {} caractères", text::LONGEST);
            self.report.push(text::too_long(&what, self.origin(span.start..span.start)));
        }
        if let Some(character) = words.chars().find(|c| text::is_forbidden(*c)) {
            return self.report.push(text::control_character(character, self.origin(span)));
        }
        if let Some(character) = words.chars().find(|c| !(self.covers)(*c)) {
            let origin = self.origin(span);
            self.report.push(without_glyph(character, origin));
        }
    }

    fn raw_html(&mut self, span: Range<usize>) {
        self.error(
            "html-interdit",
            span,
            "du HTML n'a pas sa place dans un texte",
            "retirez les balises ; pour montrer le signe <, écrivez \\<",
        );
    }

    fn start(&mut self, tag: Tag, span: &Range<usize>, depth: usize) -> Option<Frame> {
        if depth > 2 * MAX_DEPTH {
            self.error("imbrication", span.clone(), "trop de niveaux imbriqués", "aplatissez la liste ou la citation");
            return None;
        }
        let blocks = |kind| Some(Frame::Blocks { kind, blocks: Vec::new() });
        let inlines = |kind| Some(Frame::Inlines { kind, inlines: Vec::new() });
        match tag {
            Tag::Paragraph => inlines(Run::Paragraph),
            Tag::Heading { level, id, .. } => {
                let anchor = self.heading_anchor(id.as_deref(), span);
                inlines(Run::Heading(level as u8, anchor, self.origin(trimmed(self.text, span))))
            }
            Tag::List(start) => blocks(Container::List { start, items: Vec::new() }),
            Tag::Item => blocks(Container::Item),
            Tag::BlockQuote(_) => blocks(Container::Quote),
            Tag::Emphasis => inlines(Run::Emphasis),
            Tag::Strong => inlines(Run::Strong),
            Tag::Link { dest_url, link_type, .. } => {
                let target = self.target(&dest_url, link_type, span)?;
                inlines(Run::Link(target, self.origin(span.clone())))
            }
            Tag::HtmlBlock => {
                self.raw_html(span.clone());
                None
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.error(
                    "markdown-refuse",
                    span.clone(),
                    "quatre espaces en début de ligne font un bloc de code",
                    "retirez les espaces du début de la ligne",
                );
                None
            }
            Tag::Table(_) => {
                self.error(
                    "markdown-refuse",
                    first_line(self.text, span),
                    "un tableau n'a pas sa place dans un texte",
                    "écrivez une liste, une puce par ligne du tableau",
                );
                None
            }
            _ => {
                self.error(
                    "markdown-refuse",
                    span.clone(),
                    "cette construction n'a pas sa place dans un texte",
                    "gardez des paragraphes, des listes, du gras et des liens",
                );
                None
            }
        }
    }

    /// The anchor that a heading must carry, once in its text.
    fn heading_anchor(&mut self, id: Option<&str>, span: &Range<usize>) -> String {
        let Some(slug) = id.and_then(Slug::parse) else {
            let message = match id {
                Some(id) => format!("« {} » ne peut pas servir d'ancre", shorten(id)),
                None => "ce titre n'a pas d'ancre".to_owned(),
            };
            let help = "une ancre se met au bout de la ligne, en minuscules sans accent ni espace, et ne change plus : \
                        {#acces-formation}";
            self.error("ancre-absente", trimmed(self.text, span), message, help);
            return String::new();
        };
        slug.as_str().to_owned()
    }

    fn target(&mut self, address: &str, link_type: LinkType, span: &Range<usize>) -> Option<Target> {
        let outside = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
        if outside && address.chars().all(|c| c.is_ascii_graphic()) {
            return Some(Target::Outside(address.to_owned()));
        }
        if let Some(code) = address.strip_prefix('#').and_then(Code::parse) {
            return Some(Target::Statement(code));
        }
        if let Some(target) = address.strip_prefix('/').and_then(document_target) {
            return Some(target);
        }
        if let Some(target) = part_target(address) {
            return Some(target);
        }
        let help = match link_type {
            LinkType::Email => "l'adresse d'une personne ne se publie pas",
            _ => {
                "un lien mène à une adresse https://…, à un énoncé #D1.SF2, à un document /charge-accueil/non-datee/referentiel, ou à une partie presentation#acces-vae"
            }
        };
        self.error(
            "lien-interdit",
            span.clone(),
            format!("le lien vers « {} » n'est pas permis", shorten(address)),
            help,
        );
        None
    }
}

/// What is read beyond CommonMark.
fn read_as() -> Options {
    Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
}

/// The first line of a span.
fn first_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let length = text[span.clone()].lines().next().map_or(0, |line| line.trim_end().len());
    span.start..span.start + length
}

/// A span without the end of its last line.
fn trimmed(text: &str, span: &Range<usize>) -> Range<usize> {
    span.start..span.start + text[span.clone()].trim_end().len()
}

/// What is being read, outermost first.
enum Frame {
    Blocks { kind: Container, blocks: Vec<Block> },
    Inlines { kind: Run, inlines: Vec<Inline> },
}

enum Container {
    Root,
    Quote,
    List { start: Option<u64>, items: Vec<Vec<Block>> },
    Item,
}

enum Run {
    Paragraph,
    Heading(u8, String, Origin),
    Emphasis,
    Strong,
    Link(Target, Origin),
}

/// Closes the innermost frame into the one around it.
fn end(frames: &mut Vec<Frame>) {
    let Some(frame) = (if frames.len() > 1 { frames.pop() } else { None }) else { return };
    match frame {
        Frame::Inlines { kind, inlines } => match kind {
            Run::Paragraph => push_block(frames, Block::Paragraph(Rich(inlines))),
            Run::Heading(level, anchor, origin) => {
                push_block(frames, Block::Heading { level, anchor, text: Rich(inlines), origin });
            }
            Run::Emphasis => push_inline(frames, Inline::Emphasis(inlines)),
            Run::Strong => push_inline(frames, Inline::Strong(inlines)),
            Run::Link(target, origin) => push_inline(frames, Inline::Link { target, text: inlines, origin }),
        },
        Frame::Blocks { kind, blocks } => match kind {
            Container::Root => {}
            Container::Quote => push_block(frames, Block::Quote(blocks)),
            Container::List { start, items } => push_block(frames, Block::List { start, items }),
            Container::Item => {
                if let Some(Frame::Blocks { kind: Container::List { items, .. }, .. }) = frames.last_mut() {
                    items.push(blocks);
                }
            }
        },
    }
}

fn push_block(frames: &mut [Frame], block: Block) {
    if let Some(Frame::Blocks { blocks, .. }) = frames.last_mut() {
        blocks.push(block);
    }
}

fn push_inline(frames: &mut [Frame], inline: Inline) {
    match frames.last_mut() {
        Some(Frame::Inlines { inlines, .. }) => merge(inlines, inline),
        // The text of a tight item stands in the item itself: it becomes a paragraph.
        Some(Frame::Blocks { kind: Container::Item, blocks }) => match blocks.last_mut() {
            Some(Block::Paragraph(Rich(inlines))) => merge(inlines, inline),
            _ => blocks.push(Block::Paragraph(Rich(vec![inline]))),
        },
        _ => {}
    }
}

fn merge(inlines: &mut Vec<Inline>, inline: Inline) {
    match (inlines.last_mut(), inline) {
        (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
        (_, inline) => inlines.push(inline),
    }
}

/// `presentation` or `presentation#acces-vae`: a document of the same certification.
fn part_target(address: &str) -> Option<Target> {
    let (word, part) = match address.split_once('#') {
        Some((word, part)) => (word, Some(Slug::parse(part)?.as_str().to_owned())),
        None => (address, None),
    };
    let kind = Kind::parse(word)?;
    Some(Target::Part { kind, part })
}

/// `charge-accueil/non-datee/referentiel#D1.SF2`.
fn document_target(address: &str) -> Option<Target> {
    let (path, statement) = match address.split_once('#') {
        Some((path, code)) => (path, Some(Code::parse(code)?)),
        None => (address, None),
    };
    let mut steps = path.trim_end_matches('/').split('/');
    let slug = Slug::parse(steps.next()?)?;
    let edition = EditionCode::parse(steps.next()?)?;
    let word = steps.next()?;
    let kind = Kind::parse(word)?;
    steps.next().is_none().then_some(Target::Document { slug, edition, kind, statement })
}

/// Whether these words open a passage in the editor's voice.
fn is_note(words: &str) -> bool {
    matches!(words.split_whitespace().next(), Some("note" | "restitution"))
}

/// `2026-11-20 Titre de la source`.
fn note_words(words: &str) -> Option<(String, Day)> {
    let (day, source) = words.trim().split_once(' ')?;
    let day: toml::value::Datetime = day.parse().ok()?;
    let date = day.date.filter(|_| day.time.is_none())?;
    let source = source.trim();
    let consulted = Day { year: date.year, month: date.month, day: date.day };
    (!source.is_empty()).then(|| (source.to_owned(), consulted))
}
