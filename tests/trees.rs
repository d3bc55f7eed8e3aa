//! The documents of the bakery as trees, whole: `tests/fixtures/arbres/DOCUMENT.txt`.
//!
//! The bakery has a case of each thing that the model knows: two editions of a common text, a footnote, a retired code,
//! mentions, variants of which some are absent, gaps, notes. The first test says which line of which tree proves it.

mod support;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fascicule::document::{
    self, Anchor, Block, Colophon, Diagram, Document, Field, FieldGroup, FieldKind, Item, Section, Start, Table, Width,
};
use fascicule::model::{Catalogue, Inline, Rich, Target};
use fascicule::plan;
use support::page::Page;
use support::{Project, difference, fixtures, names};

static BAKERY: LazyLock<Catalogue> = LazyLock::new(|| {
    let checked = fascicule::check(&fixtures().join("content")).expect("a content that can be read");
    checked.catalogue.expect("a content without errors")
});

/// The tree of a document, as text.
fn tree(name: &str) -> String {
    let documents = document::all(&BAKERY, true);
    let document = documents.iter().find(|d| d.id.to_string() == name).unwrap_or_else(|| panic!("no document {name}"));
    outline(document)
}

#[test]
fn the_trees_are_the_expected_ones() {
    let folder = fixtures().join("arbres");
    let documents = document::all(&BAKERY, true);
    let mut faults: String =
        documents.iter().filter_map(|d| difference(&folder.join(format!("{}.txt", d.id)), &outline(d))).collect();
    let made: BTreeSet<String> = documents.iter().map(|d| format!("{}.txt", d.id)).collect();
    let orphans = names(&folder).into_iter().filter(|name| !made.contains(name));
    faults.extend(orphans.map(|name| format!("no document gives {name} any more\n")));
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn each_edition_has_its_words_of_a_common_text() {
    let livret = |edition: &str| tree(&format!("boulanger-livret-evaluation-finale-{edition}"));
    assert!(livret("2020").contains("Le jury goûte **trois** pains."));
    assert!(!livret("2020").contains("**cinq** pains"));
    assert!(livret("2021").contains("Le jury goûte **cinq** pains."));
    assert!(!livret("2021").contains("**trois** pains"));
    // Labels too; the stamp of the company exists in one edition only.
    assert!(livret("2020").contains("Votre avis sur ce geste :") && !livret("2020").contains("Cachet"));
    assert!(livret("2021").contains("Votre avis sur ce domaine :") && livret("2021").contains("Cachet"));
}

#[test]
fn a_variant_stands_at_its_places_only() {
    let (referentiel, livret) = (tree("boulanger-referentiel-2020"), tree("boulanger-livret-evaluation-finale-2020"));
    assert!(referentiel.contains("D1.SF1 #: Pétrir la pâte à la main\n"));
    assert!(livret.contains("D1.SF1 #: Pétrir la pâte\n"));
    assert!(referentiel.contains("Domaine 1 : Pétrir, façonner et **cuire**"), "the definition names one more");
    assert!(referentiel.contains("Domaine 1 : Pétrir et **cuire**"));
    assert!(referentiel.contains("D1.SF2 #"));
    assert!(!livret.contains("D1.SF2 #"), "the livret does not repeat it");
}

#[test]
fn a_footnote_stands_where_the_source_prints_it() {
    assert!(tree("boulanger-referentiel-2020").contains("note de bas de page : Une baguette pèse 250 g."));
    assert!(!tree("boulanger-livret-evaluation-finale-2020").contains("250 g"));
}

#[test]
fn gaps_are_shown_where_they_are_and_listed_at_the_end() {
    let livret = tree("boulanger-livret-evaluation-finale-2020");
    assert!(livret.contains("lacune : Les questionnaires, annoncés au sommaire, ne figurent pas dans la source."));
    assert!(livret.contains("lacune : La cellule est vide dans la source."));
    assert!(livret.contains("manque : Les questionnaires, annoncés au sommaire"));
    let referentiel = tree("boulanger-referentiel-2021");
    assert!(referentiel.contains("lacune : Les activités manquent dans la source."));
}

#[test]
fn notes_of_the_editor_keep_to_their_places_and_say_where_they_come_from() {
    let (referentiel, livret) = (tree("boulanger-referentiel-2020"), tree("boulanger-livret-evaluation-finale-2020"));
    let (everywhere, there) = ("Ce CQP est fictif", "Cette note ne paraît que dans le référentiel.");
    assert!(referentiel.contains(everywhere) && livret.contains(everywhere));
    assert!(referentiel.contains(there) && !livret.contains(there));
    assert!(livret.contains("note de l'éditeur (Registre des essais, 2026-11-20)"));
}

#[test]
fn corrections_are_counted_where_they_bear() {
    let (referentiel, livret) = (tree("boulanger-referentiel-2020"), tree("boulanger-livret-evaluation-finale-2020"));
    assert!(referentiel.contains("« Conduir le four » → « Conduire le four »"));
    assert!(!livret.contains("Conduir le four"), "the livret does not repeat the statement");
    assert!(livret.contains("« fournil du canditat » → « fournil du candidat »"));
    let other = tree("boulanger-livret-evaluation-finale-2021");
    assert!(!other.contains("canditat"), "the other edition has no such misprint");
}

#[test]
fn mentions_are_offered_and_their_grids_told_apart() {
    let livret = tree("boulanger-livret-evaluation-finale-2021");
    assert!(livret.contains("pain=Mention pain, viennoiserie=Mention viennoiserie"));
    assert!(livret.contains("Grille de la mention choisie") && livret.contains("Grille de l'autre mention"));
    assert!(!tree("boulanger-livret-evaluation-finale-2020").contains("Mention"));
}

#[test]
fn each_part_says_who_fills_it() {
    let livret = tree("boulanger-livret-evaluation-finale-2021");
    for who in ["rempli par le candidat", "rempli par les évaluateurs", "rempli par l'entreprise"] {
        assert!(livret.contains(who), "{who}");
    }
}

#[test]
fn a_retired_code_keeps_its_address() {
    let site = Project::bakery().build(&[]);
    let page = Page::parse(&site["certifications/boulanger/2020/referentiel/index.html"]);
    let retired = page.by_id("d1-sf9").expect("the address of D1.SF9").text();
    for words in ["D1.SF9", "Allumer le four à bois", "Le four à bois a été démoli.", "D1.SF2"] {
        assert!(retired.contains(words), "{retired}");
    }
}

#[test]
fn what_a_document_says_is_on_its_page() {
    let site = Project::bakery().build(&[]);
    for (path, words) in [
        ("2020/livret-evaluation-finale", "Le jury goûte trois pains."),
        ("2021/livret-evaluation-finale", "Le jury goûte cinq pains."),
        ("2020/referentiel", "Une baguette pèse 250\u{a0}g."),
        ("2021", "Mention viennoiserie"),
        ("2020/errata", "Conduir le four"),
        ("2020/provenance", "Guide du CQP Boulanger de démonstration"),
    ] {
        let page = Page::parse(&site[&format!("certifications/boulanger/{path}/index.html")]);
        let text = page.text().split_whitespace().collect::<Vec<_>>().join(" ");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(&words), "{path} does not say « {words} »");
    }
}

// ---------------------------------------------------------------- a tree as text

fn outline(document: &Document) -> String {
    let Document { id, title, certification, certification_short, edition, state, draft, is_form, .. } = document;
    let mut out = format!("{id}\n{title}\n{certification} ({certification_short}), {edition}, {}\n", state.label());
    out += &format!("brouillon : {draft}, formulaire : {is_form}\n\n");
    let cover = &document.cover;
    out += &format!("couverture : {} / {}\n", rich(&cover.organisation), rich(&cover.certification_type));
    cover.lines.iter().for_each(|line| out += &format!("  {}\n", rich(line)));
    cover.fields.iter().for_each(|group| field_group(group, 1, &mut out));
    document.sections.iter().for_each(|inner| section(inner, document, 1, &mut out));
    colophon(&document.colophon, &mut out);
    out
}

fn section(section: &Section, document: &Document, level: usize, out: &mut String) {
    let start = match section.start {
        Start::Here => "",
        Start::Page => ", nouvelle page",
        Start::Recto => ", page de droite",
    };
    let width = if section.width == Width::Wide { ", page tournée" } else { "" };
    let filled_by = section.filled_by.map_or(String::new(), |role| format!(", rempli par {}", role.label()));
    let id = plan::anchor_id(document.id.kind, &section.anchor);
    *out += &format!("\n{} {} [{id}{start}{width}{filled_by}]\n", "#".repeat(level), rich(&section.heading));
    blocks(&section.blocks, 1, out);
    section.sections.iter().for_each(|inner| self::section(inner, document, level + 1, out));
}

fn blocks(all: &[Block], depth: usize, out: &mut String) {
    all.iter().for_each(|one| block(one, depth, out));
}

fn block(block: &Block, depth: usize, out: &mut String) {
    let mut line = |text: String| *out += &format!("{}{text}\n", "  ".repeat(depth));
    match block {
        Block::Paragraph(text) => line(rich(text)),
        Block::Lead(text) => line(format!("annonce : {}", rich(text))),
        Block::Contents { depth } => line(format!("(sommaire, {depth} niveaux)")),
        Block::Gap(text) => line(format!("lacune : {}", rich(text))),
        Block::Field(one) => line(field(one)),
        Block::Question { item, answer } => {
            line(format!("question {} # : {}", item.code, rich(&item.text)));
            *out += &format!("{}{}\n", "  ".repeat(depth + 1), field(answer));
        }
        Block::List { start, items } => {
            line(start.map_or("liste".into(), |start| format!("liste numérotée depuis {start}")));
            for item in items {
                *out += &format!("{}-\n", "  ".repeat(depth + 1));
                blocks(item, depth + 2, out);
            }
        }
        Block::Statements(items) => statements(items, depth, out),
        Block::Table(one) => table(one, depth, out),
        Block::Quote(inner) => {
            line("citation".into());
            blocks(inner, depth + 1, out);
        }
        Block::Together(inner) => {
            line("ensemble".into());
            blocks(inner, depth + 1, out);
        }
        Block::Group(group) => field_group(group, depth, out),
        Block::Figure(diagram) => figure(diagram, depth, out),
        Block::OnSite { blocks: on_site, on_paper } => {
            line("sur le site".into());
            blocks(on_site, depth + 1, out);
            *out += &format!("{}sur papier\n", "  ".repeat(depth));
            blocks(on_paper, depth + 1, out);
        }
        Block::Note(note) => {
            line(format!("note de l'éditeur ({}, {})", note.source, note.consulted.iso()));
            blocks(&note.blocks, depth + 1, out);
        }
    }
}

fn statements(items: &[Item], depth: usize, out: &mut String) {
    for Item { code, anchored, text, footnote, items } in items {
        let indent = "  ".repeat(depth);
        *out += &format!("{indent}{code}{}: {}\n", if *anchored { " #" } else { "" }, rich(text));
        if let Some(footnote) = footnote {
            *out += &format!("{indent}  note de bas de page : {}\n", rich(footnote));
        }
        statements(items, depth + 1, out);
    }
}

fn table(table: &Table, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let columns: Vec<String> = table.columns.iter().map(|c| format!("{} ({})", rich(&c.header), c.share)).collect();
    let heads = if table.row_heads { ", une tête par ligne" } else { "" };
    *out += &format!("{indent}tableau « {} »{heads} : {}\n", table.caption, columns.join(" | "));
    for row in &table.rows {
        let anchor = match &row.anchor {
            Some(Anchor::Statement(code)) => code.to_string(),
            Some(Anchor::Part(name)) => name.clone(),
            None => String::new(),
        };
        *out += &format!("{indent}  ligne {anchor}\n");
        for cell in &row.cells {
            *out += &format!("{indent}    cellule\n");
            blocks(cell, depth + 3, out);
        }
    }
    if !table.tail.is_empty() {
        *out += &format!("{indent}  avec la dernière ligne\n");
        blocks(&table.tail, depth + 2, out);
    }
}

fn field(Field { name, spoken, label, kind }: &Field) -> String {
    let kind = match kind {
        FieldKind::Line => "ligne".into(),
        FieldKind::Date => "date".into(),
        FieldKind::Lines(lines) => format!("{lines} lignes"),
        FieldKind::Cell => "case".into(),
        FieldKind::Room(lines) => format!("place pour {lines} lignes"),
        FieldKind::Tick(code) => format!("coche {code}"),
        FieldKind::Signature(role) => format!("signature : {}", role.label()),
        FieldKind::Choice(options) => {
            options.iter().map(|(code, words)| format!("{code}={words}")).collect::<Vec<_>>().join(", ")
        }
    };
    let label = label.as_ref().map_or(String::new(), |label| format!("{} ", rich(label)));
    format!("champ {name} : {label}<{kind}> dit « {spoken} »")
}

fn field_group(group: &FieldGroup, depth: usize, out: &mut String) {
    let (indent, inner) = ("  ".repeat(depth), "  ".repeat(depth + 1));
    *out += &format!("{indent}rempli par {}\n", group.filled_by.label());
    group.lead.iter().for_each(|lead| *out += &format!("{inner}{}\n", rich(lead)));
    group.fields.iter().for_each(|one| *out += &format!("{inner}{}\n", field(one)));
    group.declaration.iter().for_each(|words| *out += &format!("{inner}{}\n", rich(words)));
    group.signature.iter().for_each(|one| *out += &format!("{inner}{}\n", field(one)));
}

fn figure(Diagram { figure, restored_from }: &Diagram, depth: usize, out: &mut String) {
    let mut line = |more: usize, text: String| *out += &format!("{}{text}\n", "  ".repeat(depth + more));
    let whence = restored_from.as_ref().map_or(String::new(), |edition| format!(", restitué d'après l'{edition}"));
    let arrows = if figure.arrows { ", avec des flèches" } else { "" };
    line(0, format!("schéma « {} »{arrows}{whence}", figure.title));
    for rank in &figure.ranks {
        line(1, "rang".into());
        for branch in rank {
            line(2, branch.condition.as_ref().map_or("branche".into(), |text| format!("branche, {}", rich(text))));
            for step in &branch.steps {
                line(3, step.title.as_ref().map_or("étape".into(), |title| format!("étape : {}", rich(title))));
                step.lines.iter().for_each(|text| line(4, rich(text)));
                step.points.iter().for_each(|text| line(4, format!("- {}", rich(text))));
                step.tools.iter().for_each(|text| line(4, format!("outil : {}", rich(text))));
            }
        }
    }
}

fn colophon(Colophon { sources, gaps, corrections, notes }: &Colophon, out: &mut String) {
    *out += "\nà propos\n";
    sources.iter().for_each(|source| *out += &format!("  {source}\n"));
    for (gap, source) in gaps {
        *out += &format!("  manque : {} ({}, {:?})\n", rich(gap), source.source, source.lines);
    }
    for correction in corrections {
        let (place, source) = (&correction.place, &correction.source);
        *out += &format!(
            "  {place} : « {} » → « {} » ({}, {:?})\n",
            correction.printed, correction.corrected, source.source, source.lines
        );
    }
    for note in notes {
        *out += &format!("  note de l'éditeur ({}, {})\n", note.source, note.consulted.iso());
        blocks(&note.blocks, 2, out);
    }
}

/// Inline text, marked as an editor would mark it.
fn rich(Rich(inlines): &Rich) -> String {
    inlines.iter().map(inline).collect()
}

fn inline(one: &Inline) -> String {
    let inner = |inlines: &[Inline]| inlines.iter().map(inline).collect::<String>();
    match one {
        Inline::Text(text) => text.clone(),
        Inline::Strong(inlines) => format!("**{}**", inner(inlines)),
        Inline::Emphasis(inlines) => format!("*{}*", inner(inlines)),
        Inline::Code(text) => format!("`{text}`"),
        Inline::LineBreak => " / ".into(),
        Inline::Link { target, text, .. } => {
            let target = match target {
                Target::Statement(code) => format!("#{code}"),
                Target::Outside(address) => address.clone(),
                Target::Document { slug, edition, kind, statement } => {
                    let statement = statement.as_ref().map_or(String::new(), |code| format!("#{code}"));
                    format!("/{slug}/{edition}/{}{statement}", kind.slug())
                }
                Target::Part { kind, part } => {
                    let part = part.as_ref().map_or(String::new(), |part| format!("#{part}"));
                    format!("{}{part}", kind.slug())
                }
            };
            format!("[{}]({target})", inner(text))
        }
    }
}
