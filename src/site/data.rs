//! The page of the open data: its files, and what each of their fields means, in the words of the schemas.

use serde::Serialize;

use super::Site;
use super::example::{self, Example};
use super::frame::{Frame, Page, Status};
use super::links::{Link, title_of_data, weight};
use super::text::Text;
use super::viewpoint::Viewpoint;
use crate::model::Mots;
use crate::plan::{self, DataFiles, Table};

#[derive(Serialize)]
struct Content {
    licence: Option<Link>,
    index: FileView,
    /// What holds, edition by edition.
    editions: FileView,
    example: Option<Example>,
    sets: Vec<SetView>,
    groups: Vec<TableView>,
}

/// A certification or a list on offer.
#[derive(Serialize)]
struct SetView {
    id: String,
    title: Link,
    status: Status,
    files: Vec<FileView>,
}

#[derive(Serialize)]
struct FileView {
    href: String,
    media: &'static str,
    /// « JSON, 120 ko ».
    facts: Text,
}

#[derive(Serialize)]
struct TableView {
    id: &'static str,
    title: Text,
    schema: Option<FileView>,
    objects: Vec<ObjectView>,
}

#[derive(Serialize)]
struct ObjectView {
    id: String,
    name: String,
    description: Text,
    fields: Vec<FieldView>,
}

#[derive(Serialize)]
struct FieldView {
    name: String,
    kind: Text,
    /// The object that the field holds.
    href: Option<String>,
    required: bool,
    description: Text,
}

pub fn page(site: &Site) -> Page {
    let view = Viewpoint::new(site.plan, None, plan::DATA);
    let catalogue = site.plan.catalogue;
    let certifications = site.plan.certifications.iter().map(|planned| {
        let certification = planned.certification;
        let title = certification.named();
        let id = format!("{}-{}", certification.slug, certification.edition);
        let files = files(site, &view, &planned.data);
        SetView { id, title: view.link(title, &planned.page), status: Status::of(site, certification), files }
    });
    let lists = site.plan.lists.iter().map(|planned| {
        let list = planned.list;
        let id = format!("liste-{}-{}", list.slug, list.edition);
        let files = files(site, &view, &planned.data);
        SetView { id, title: view.link(&list.title, &planned.page), status: Status::of_list(site, list), files }
    });
    let content = Content {
        licence: catalogue.site.data_licence.as_ref().map(|it| Link::new(&it.name, it.address.clone())),
        index: file(site, &view, plan::DATA_INDEX, site.mots().say("donnees.index"), "application/json"),
        editions: file(site, &view, plan::DATA_EDITIONS, site.mots().say("donnees.editions"), "application/json"),
        example: example::of(site, &view),
        sets: certifications.chain(lists).collect(),
        groups: site
            .facts
            .data
            .schemas
            .iter()
            .chain(&site.facts.data.tables)
            .map(|table| group(site, &view, table))
            .collect(),
    };
    let description = site.mots().say("donnees.description");
    let mut frame = Frame::of_site(site, &view, title_of_data(catalogue), description);
    frame.breadcrumb.push(Link::new(site.mots().say("commun.accueil"), frame.home.clone()));
    frame.contents = contents(site.mots(), &content);
    Page::new(frame, "data.html", &content)
}

/// The ids are those that `data.html` gives to its sections.
fn contents(mots: &Mots, content: &Content) -> Vec<Link> {
    let section = |label: &str, id: &str| Link::new(label, format!("#{id}"));
    let mut links = vec![
        section(mots.say("donnees.conditions"), "conditions"),
        section(mots.say("donnees.fichiers"), "fichiers"),
        section(mots.say("donnees.lire"), "lire"),
    ];
    links.extend(content.groups.iter().map(|group| section(group.title.as_str(), group.id)));
    links
}

fn files(site: &Site, view: &Viewpoint, files: &DataFiles) -> Vec<FileView> {
    vec![file(site, view, &files.json, "JSON", "application/json"), file(site, view, &files.csv, "CSV", "text/csv")]
}

fn file(site: &Site, view: &Viewpoint, path: &str, format: &str, media: &'static str) -> FileView {
    let bytes =
        site.facts.data.bytes.get(path).map(|bytes| format!(", {}", weight(site.mots(), *bytes))).unwrap_or_default();
    FileView { href: view.to(path), media, facts: Text::new(format!("{format}{bytes}")) }
}

fn group(site: &Site, view: &Viewpoint, table: &Table) -> TableView {
    let id = |object: &str| format!("{}-{}", table.name, object.to_lowercase());
    let is_here = |name: &str| table.objects.iter().any(|object| object.name == name);
    let objects = table.objects.iter().map(|object| ObjectView {
        id: id(&object.name),
        name: object.name.clone(),
        description: Text::new(&object.description),
        fields: object
            .fields
            .iter()
            .map(|field| FieldView {
                name: field.name.clone(),
                kind: Text::new(&field.kind),
                href: field.object.as_deref().filter(|name| is_here(name)).map(|name| format!("#{}", id(name))),
                required: field.required,
                description: Text::new(&field.description),
            })
            .collect(),
    });
    TableView {
        id: table.name,
        title: Text::new(table.title),
        schema: table.schema.as_ref().map(|path| file(site, view, path, "JSON Schema", "application/schema+json")),
        objects: objects.collect(),
    }
}
