//! The table that compares the CQPs: a column a CQP, a row a question.

use serde::Serialize;

use super::Site;
use super::branch::{self, Standing};
use super::differences::Differences;
use super::frame::{Page, Status};
use super::links::Link;
use super::registration;
use super::text::{Html, Text};
use super::viewpoint::{NoteView, Viewpoint};
use crate::document::Anchor;
use crate::model::{Certification, Guide, Kind, Name, Place, Register, Rich, Sentence};
use crate::plan::{PlannedCertification, anchor_id};

#[derive(Serialize)]
struct Content {
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// The editions whose words are set side by side.
    editions: Vec<Text>,
    rules: Option<String>,
    standing: Standing,
    /// Whether a column gives words that two editions have otherwise.
    differs: bool,
}

#[derive(Serialize)]
struct Column {
    link: Link,
    /// Before each cell, where a small screen breaks the table up.
    short: Text,
}

#[derive(Serialize)]
struct Row {
    id: &'static str,
    header: Text,
    cells: Vec<Cell>,
}

/// What stands in a cell, as many of these as it takes.
#[derive(Serialize, Default)]
struct Cell {
    status: Option<Status>,
    paragraphs: Vec<Html>,
    /// Whether the paragraphs set two editions side by side.
    differs: bool,
    links: Vec<Link>,
    /// What the sources lack.
    gap: Option<Text>,
    fine: Vec<Text>,
    notes: Vec<NoteView<Html>>,
}

/// `None` where the general rules name no CQP.
pub fn page(site: &Site) -> Option<Page> {
    let path = site.plan.branch.comparison.as_ref()?;
    let view = Viewpoint::new(site.plan, None, path);
    let (catalogue, mots) = (site.plan.catalogue, site.mots());
    let mut compared: Vec<&PlannedCertification> = Vec::new();
    for cqp in &catalogue.rules.cqps {
        // An edition in blocs has none of what is compared here.
        let is_compared = |planned: &&PlannedCertification| {
            planned.certification.slug == cqp.slug && planned.certification.referentiels.is_none()
        };
        compared.extend(site.plan.certifications.iter().filter(is_compared));
    }
    let row = |id: &'static str, header: &str, cell: &dyn Fn(&PlannedCertification) -> Cell| Row {
        id,
        header: Text::new(header),
        cells: compared.iter().map(|planned| cell(planned)).collect(),
    };
    let rule_of = |planned: &PlannedCertification| catalogue.rules.of(&planned.certification.slug);
    let rows = vec![
        row("etat", mots.say("comparaison.etat"), &|planned| Cell {
            status: Some(Status::of(site, planned.certification)),
            fine: vec![partial(site, planned.certification)].into_iter().flatten().collect(),
            ..Cell::default()
        }),
        row("orientation", mots.say("comparaison.orientation"), &|planned| {
            sentence(site, &view, planned, rule_of(planned).map(|rules| &rules.orientation))
        }),
        row("capacites", mots.say("certification.capacites"), &|planned| abilities(site, &view, planned)),
        row("domaines", mots.say("certification.domaines"), &|planned| domaines(&view, planned)),
        row("vae", mots.say("comparaison.vae"), &|planned| {
            sentence(site, &view, planned, rule_of(planned).map(|rules| &rules.vae_experience))
        }),
        row("jury", mots.say("comparaison.jury"), &|planned| {
            let of = |jury: &&crate::model::JuryForm| jury.cqps.contains(&planned.certification.slug);
            let form = catalogue.rules.juries.iter().find(of);
            sentence(site, &view, planned, form.map(|jury| &jury.form))
        }),
        row("documents", mots.say("commun.documents"), &|planned| Cell {
            links: site
                .documents_of(planned)
                .map(|(document, _)| view.link(&document.document.short_title, &document.page))
                .collect(),
            ..Cell::default()
        }),
        row("rncp", mots.say("registre.code_rncp"), &|planned| rncp(site, &view, planned.certification)),
    ];
    let columns = compared.iter().map(|planned| Column {
        link: view.link(&planned.certification.title, &planned.page),
        short: Text::new(planned.certification.short()),
    });
    let described = catalogue.guides.iter().map(|guide| match &guide.detail {
        Some(detail) => Text::new(format!("{} : {detail}", guide.label)),
        None => Text::new(&guide.label),
    });
    let title = mots.say("comparaison.titre");
    let description = mots.say("comparaison.description");
    let mut frame = branch::frame(site, &view, title, description);
    frame.status = None;
    let content = Content {
        differs: rows.iter().flat_map(|row| &row.cells).any(|cell| cell.differs),
        standing: branch::standing(site),
        columns: columns.collect(),
        rows,
        editions: described.collect(),
        rules: site.plan.branch.rules.first().map(|rules| view.to(&rules.page)),
    };
    Some(Page::new(frame, "comparison.html", &content))
}

fn partial(site: &Site, certification: &Certification) -> Option<Text> {
    certification.is_partial().then(|| Text::new(site.mots().say("comparaison.partielle")))
}

/// The words of the general rules, those of its own guide for a CQP that has one; where two editions differ, what they
/// share stands once.
fn sentence(site: &Site, view: &Viewpoint, planned: &PlannedCertification, sentence: Option<&Sentence>) -> Cell {
    let name = |guides: &[&Guide]| guides.iter().map(|guide| guide.label.as_str()).collect::<Vec<_>>().join(" et ");
    let certification = planned.certification;
    let worded = sentence.map(|words| site.plan.catalogue.worded(words, Some(certification))).unwrap_or_default();
    let Some(sources) = sentence.map(|words| &words.sources).filter(|_| !worded.is_empty()) else {
        return missing(view);
    };
    let own = sources.iter().filter(|source| certification.is_founded_by(std::slice::from_ref(source)));
    let differs = worded.len() > 1;
    let paragraphs = match worded.as_slice() {
        [(_, text)] => vec![view.rich(text)],
        [(left, text), (right, other)] => {
            vec![Differences::between(text, other).together(site.mots(), &name(left), &name(right))]
        }
        several => several.iter().map(|(guides, text)| labelled(view, &name(guides), text)).collect(),
    };
    Cell { paragraphs, differs, fine: own.map(|source| view.source(source)).collect(), ..Cell::default() }
}

/// What a source does not say.
fn missing(view: &Viewpoint) -> Cell {
    Cell { gap: Some(Text::new(view.mots().say("commun.non_publie"))), ..Cell::default() }
}

fn labelled(view: &Viewpoint, name: &str, text: &Rich) -> Html {
    let mut words = Rich::plain(format!("{name} : "));
    words.0.extend(text.0.iter().cloned());
    view.rich(&words)
}

fn abilities(site: &Site, view: &Viewpoint, planned: &PlannedCertification) -> Cell {
    let count = planned.certification.definition.abilities.len();
    if count == 0 {
        return missing(view);
    }
    let label = match count {
        1 => site.mots().say("comparaison.une_capacite").to_owned(),
        _ => site.mots().fill("comparaison.plusieurs_capacites", &[("nombre", &count)]),
    };
    let at = |kind: Kind, part: &str| {
        let document = site.documents_of(planned).find(|(document, _)| document.document.id.kind == kind);
        document.map(|(document, _)| format!("{}#{}", document.page, anchor_id(kind, &Anchor::Part(part.into()))))
    };
    let address = at(Kind::Referentiel, "definition").or_else(|| at(Kind::Fiche, "capacites"));
    Cell { links: address.map(|address| view.link(label, &address)).into_iter().collect(), ..Cell::default() }
}

fn domaines(view: &Viewpoint, planned: &PlannedCertification) -> Cell {
    let certification = planned.certification;
    if certification.is_partial() {
        return missing(view);
    }
    let page = &planned.competences;
    let place = Place::part(Kind::Referentiel, Name::of("competences"));
    let link = |domaine: &crate::model::Domaine| {
        let title = domaine.title.words.at(&place).unwrap_or(&domaine.title.words.text).text();
        view.link(
            format!("{}. {title}", domaine.number),
            &format!("{page}#competences-{}", domaine.title.code.anchor()),
        )
    };
    Cell { links: certification.domaines.iter().map(link).collect(), ..Cell::default() }
}

/// A code, when a source gave it, and what became of it since.
fn rncp(site: &Site, view: &Viewpoint, certification: &Certification) -> Cell {
    let Some(facts) = &certification.registration else {
        return Cell { gap: Some(Text::new(site.mots().say("comparaison.aucun_code"))), ..Cell::default() };
    };
    let mut words = Html::default();
    words.push(&match (facts.register, &facts.code) {
        // The row is of such codes.
        (Register::Rncp, Some(code)) => code.clone(),
        (Register::Specific, Some(_)) => facts.named(),
        (Register::Rncp | Register::Specific | Register::None, _) => facts.identity(site.mots()).values.join(", "),
    });
    Cell {
        paragraphs: vec![words],
        fine: registration::read(site, facts).into_iter().collect(),
        notes: facts.notes.iter().map(|note| view.note(note)).collect(),
        ..Cell::default()
    }
}
