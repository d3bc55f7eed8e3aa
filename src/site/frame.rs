//! What surrounds the content of every page: titles, navigation, state, publisher.

use serde::Serialize;

use super::Site;
use super::headers;
use super::life::Successor;
use super::links::{Link, link_to_data, link_to_legal, title_of_data};
use super::text::{Json, Text, capitalized};
use super::viewpoint::Viewpoint;
use crate::document::Anchor;
use crate::model::{Certification, Kind, Liste, Mots, SourceRef, State};
use crate::plan::{self, PlannedCertification, PlannedList};
use crate::plan::{PublicAddress, short};

/// A page, ready for its template.
pub struct Page {
    pub path: String,
    /// The file name of its template.
    pub template: &'static str,
    pub frame: Frame,
    pub content: tera::Value,
    /// For a page that a server shows at any depth: what its links begin with, nothing or `/sous-chemin`.
    pub root: Option<String>,
}

impl Page {
    pub fn new(mut frame: Frame, template: &'static str, content: &impl Serialize) -> Page {
        frame.place_among_siblings();
        let content = tera::Value::from_serializable(content);
        Page { path: frame.path.clone(), template, frame, content, root: None }
    }
}

/// What the template `base.html` shows around the content.
#[derive(Serialize)]
pub struct Frame {
    /// No template needs it: each link is already seen from there.
    #[serde(skip)]
    pub path: String,
    pub title: Text,
    /// Above the title: the certification, when the page is about a part of it.
    pub kicker: Option<Text>,
    /// The `<title>`, from the particular to the general.
    pub window_title: Text,
    pub description: Text,
    pub site: SiteView,
    pub home: String,
    /// From the home page to the parent of this one.
    pub breadcrumb: Vec<Link>,
    /// The pages beside this one: of the same certification, of the same list.
    pub siblings: Vec<Menu>,
    pub siblings_label: Text,
    /// « Sur cette page ».
    pub contents: Vec<Link>,
    pub status: Option<Status>,
    /// The address to print.
    pub address: String,
    /// The pages before and after this one, among those beside it.
    pub previous: Option<Link>,
    pub next: Option<Link>,
    /// The glossary, when there is one.
    pub glossary: Option<String>,
    /// The page that searches.
    pub search: String,
    /// The plan of the site.
    pub map: Link,
    /// Who answers for the site; nothing where the editor writes a page of his own about it.
    pub legal: Option<Link>,
    /// The page of the open data.
    pub data: Link,
    /// The pages that the editor writes about the site, at the foot of every page.
    pub about: Vec<Link>,
    /// Whether the page has a search form of its own.
    pub has_search: bool,
    /// What the page may load.
    pub policy: &'static str,
    /// The page's address online, when the site's is known.
    pub canonical: Option<String>,
    /// Whether search engines may list the page.
    pub is_listed: bool,
    /// What the site's own search finds of the page.
    #[serde(skip)]
    pub found: Found,
    /// The feed, when the site's address is known.
    pub feed: Option<String>,
    /// What programs read in the page, when the site's address is known.
    pub structured: Option<Json>,
    /// Opens a message about a mistake in the page.
    pub report: Option<String>,
}

/// Pages that stand together beside a page.
#[derive(Serialize)]
pub struct Menu {
    /// What they have in common; nothing where there is one menu only.
    pub title: Option<Text>,
    pub links: Vec<Link>,
}

impl Menu {
    /// The only one beside a page.
    pub fn alone(links: Vec<Link>) -> Menu {
        Menu { title: None, links }
    }
}

/// What a search finds of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Its title and all that it says.
    Words,
    /// Its title: it sets out in another order what other pages say.
    Title,
    Nothing,
}

/// Who publishes.
#[derive(Serialize)]
pub struct SiteView {
    pub title: Text,
    pub publisher: Option<Text>,
    pub mandate: Option<Text>,
    pub rights: Option<Text>,
    pub contact: Option<Text>,
    /// The day against which expiry is judged.
    pub reference_date: Text,
}

/// Where a publication stands; nothing expired may look current.
#[derive(Serialize)]
pub struct Status {
    /// For the style sheet: `historique`, `en-vigueur`.
    pub word: &'static str,
    /// « Close, pour mémoire ».
    pub label: Text,
    pub meaning: Text,
    pub draft: bool,
    /// « édition 2014 ».
    pub edition: Text,
    /// What the text is taken from, and its date.
    pub source: Option<Text>,
    /// Whose edition this is while there is no mandate.
    pub reissue: Option<Text>,
    /// What to do of a closed edition, and where the certification of today is.
    pub advice: Option<Text>,
    pub today: Option<Link>,
    /// The edition that follows this one.
    pub successor: Option<Successor>,
}

impl Status {
    pub fn of(site: &Site, certification: &Certification) -> Status {
        let status = Status::new(site.mots(), certification.state, certification.draft, &certification.edition_label);
        // A « fiche partielle » is taken from guides that are not its own: its page says so.
        let source = (!certification.is_partial()).then(|| dated(site, &certification.source)).flatten();
        let advice = certification.state.is_closed().then(|| Text::new(site.mots().say("etats.conseil")));
        Status { source, reissue: reissue(site), advice, ..status }
    }

    /// With the way to what follows it, or to the certification of today, from a page.
    fn seen_from(self, site: &Site, view: &Viewpoint, certification: &Certification) -> Status {
        let parents = site.plan.parents.iter().filter(|_| certification.state.is_closed());
        let parent = parents.filter_map(|it| Some((it, it.entry?))).find(|(it, _)| *it.slug == certification.slug);
        let link = parent.map(|(parent, entry)| {
            let label = site.mots().fill(
                "etats.fiche_d_aujourd_hui",
                &[("code", &entry.named()), ("echeance", &entry.expiry.in_french())],
            );
            view.link(label, &parent.page)
        });
        let successor = Successor::of(site, view, certification);
        // Who is led to the edition that follows is not led past it.
        let today = link.filter(|_| successor.is_none());
        Status { today, successor, ..self }
    }

    pub fn of_list(site: &Site, list: &Liste) -> Status {
        let status = Status::new(site.mots(), list.state, list.draft, &list.label);
        Status { source: dated(site, &list.source), reissue: reissue(site), ..status }
    }

    pub fn new(mots: &Mots, state: State, draft: bool, edition: &str) -> Status {
        Status {
            word: word(state),
            label: Text::new(capitalized(state.label(mots))),
            meaning: Text::new(meaning(mots, state)),
            draft,
            edition: Text::new(edition),
            source: None,
            reissue: None,
            advice: None,
            today: None,
            successor: None,
        }
    }
}

/// What stands above the title of a certification: « CQP · fiche partielle »; nothing where there is nothing to say.
pub fn kicker(mots: &Mots, certification: &Certification) -> Option<Text> {
    let partial = certification.is_partial().then(|| mots.say("certification.partielle"));
    let words: Vec<&str> = certification.acronym().into_iter().chain(partial).collect();
    (!words.is_empty()).then(|| Text::new(words.join(" · ")))
}

fn reissue(site: &Site) -> Option<Text> {
    site.plan.catalogue.site.reissue.as_ref().map(Text::new)
}

/// « Guide du CQP Spécialiste prestations (édition 2014 : …) ».
fn dated(site: &Site, source: &SourceRef) -> Option<Text> {
    let source = site.plan.catalogue.sources.get(&source.source)?;
    Some(Text::new(format!("{} ({})", source.title, source.date)))
}

fn word(state: State) -> &'static str {
    match state {
        State::Draft => "projet",
        State::Adopted => "adopte",
        State::InForce => "en-vigueur",
        State::ClosedToEntry => "fermee",
        State::Withdrawn => "retire",
        State::Historical => "historique",
        State::ToVerify => "a-verifier",
    }
}

/// What a state means to who reads the page.
fn meaning(mots: &Mots, state: State) -> &str {
    match state {
        State::Draft => mots.say("etats.sens_projet"),
        State::Adopted => mots.say("etats.sens_adoptee"),
        State::InForce => mots.say("etats.sens_en_vigueur"),
        State::ClosedToEntry => mots.say("etats.sens_fermee"),
        State::Withdrawn => mots.say("etats.sens_retiree"),
        State::Historical => mots.say("etats.sens_historique"),
        State::ToVerify => mots.say("etats.sens_a_verifier"),
    }
}

impl Frame {
    fn place_among_siblings(&mut self) {
        // A link into a page is no page of its own.
        let pages: Vec<&Link> =
            self.siblings.iter().flat_map(|menu| &menu.links).filter(|link| !link.href.contains('#')).collect();
        let Some(here) = pages.iter().position(|link| link.current) else { return };
        self.previous = here.checked_sub(1).and_then(|at| pages.get(at)).map(|link| (*link).clone());
        self.next = pages.get(here + 1).map(|link| (*link).clone());
    }

    /// The frame of a page that speaks of the whole site.
    pub fn of_site(site: &Site, view: &Viewpoint, title: &str, description: &str) -> Frame {
        let catalogue = &site.plan.catalogue.site;
        let is_home = view.page == plan::HOME;
        let public = PublicAddress::of(catalogue);
        let window_title = if is_home { title.to_owned() } else { format!("{title} — {}", catalogue.title) };
        Frame {
            path: view.page.to_owned(),
            title: Text::new(title),
            kicker: None,
            window_title: Text::new(window_title),
            description: Text::new(description),
            site: SiteView {
                title: Text::new(&catalogue.title),
                publisher: Text::known(&catalogue.publisher),
                mandate: Text::known(&catalogue.mandate),
                rights: Text::known(&catalogue.rights),
                contact: Text::known(&catalogue.contact),
                reference_date: Text::new(catalogue.reference_date.in_french()),
            },
            home: view.to(plan::HOME),
            breadcrumb: Vec::new(),
            siblings: Vec::new(),
            siblings_label: Text::new(site.mots().say("certification.pages")),
            contents: Vec::new(),
            status: None,
            address: public.map_or_else(|| format!("/{}", short(view.page)), |public| public.to(view.page)),
            previous: None,
            next: None,
            glossary: (!site.plan.catalogue.glossary.is_empty()).then(|| view.to(plan::GLOSSARY)),
            search: view.to(plan::SEARCH),
            map: view.link(site.mots().say("plan_du_site.titre"), plan::MAP),
            legal: link_to_legal(view),
            data: Link::new(title_of_data(site.plan.catalogue), view.to(plan::DATA)),
            about: site.plan.pages.iter().map(|planned| view.link(&planned.page.title, &planned.path)).collect(),
            has_search: false,
            policy: headers::POLICY,
            canonical: public.map(|public| public.to(view.page)),
            is_listed: true,
            found: Found::Words,
            feed: public.map(|_| view.to(plan::FEED)),
            structured: None,
            report: view.report(title),
        }
    }

    /// The frame of a page of a certification.
    pub fn of_certification(
        site: &Site,
        view: &Viewpoint,
        planned: &PlannedCertification,
        title: &str,
        description: &str,
    ) -> Frame {
        let certification = planned.certification;
        let named = certification.named();
        let is_own_page = view.page == planned.page;
        let mut frame = Frame::of_site(site, view, title, description);
        let status = Status::of(site, certification).seen_from(site, view, certification);
        let site_title = &site.plan.catalogue.site.title;
        if !is_own_page {
            frame.kicker = Some(Text::new(&named));
            frame.window_title = Text::new(format!("{title} — {named} — {site_title}"));
        }
        frame.breadcrumb.push(Link::new(site.mots().say("commun.accueil"), frame.home.clone()));
        if !is_own_page {
            frame.breadcrumb.push(view.link(&named, &planned.page));
        }
        frame.siblings = siblings(site, view, planned);
        frame.status = Some(status);
        frame.is_listed = !site.plan.is_archived(certification);
        frame
    }

    /// The frame of a page of a list.
    pub fn of_list(site: &Site, view: &Viewpoint, planned: &PlannedList, title: &str, description: &str) -> Frame {
        let list = planned.list;
        let is_own_page = view.page == planned.page;
        let mut frame = Frame::of_site(site, view, title, description);
        frame.breadcrumb.push(Link::new(site.mots().say("commun.accueil"), frame.home.clone()));
        frame.kicker = Some(Text::new(&list.text_title));
        if !is_own_page {
            let site_title = &site.plan.catalogue.site.title;
            frame.kicker = Some(Text::new(&list.title));
            frame.window_title = Text::new(format!("{title} — {} — {site_title}", list.title));
            frame.breadcrumb.push(view.link(&list.title, &planned.page));
        }
        frame.siblings = vec![Menu::alone(siblings_of_list(site, view, planned))];
        frame.siblings_label = Text::new(site.mots().say("listes.pages"));
        frame.status = Some(Status::of_list(site, list));
        frame
    }
}

/// The pages of a list.
pub fn siblings_of_list(site: &Site, view: &Viewpoint, planned: &PlannedList) -> Vec<Link> {
    let list = planned.list;
    let mut links = vec![
        view.link(&list.title, &planned.page),
        view.link(site.mots().say("index.par_code"), &planned.codes),
        view.link(site.mots().say("index.par_certificateur"), &planned.certifiers),
    ];
    for text in site.plan.documents_of(list.into()).filter(|document| document.page != planned.page) {
        links.push(view.link(&text.document.title, &text.page));
        let annex = Anchor::Part("note-justificative".into());
        if text.document.sections.iter().any(|section| section.anchor == annex) {
            let address = format!("{}#{}", text.page, plan::anchor_id(text.document.id.kind, &annex));
            links.push(view.link(site.mots().say("listes.note_justificative"), &address));
        }
    }
    links.push(link_to_data(view, &format!("liste-{}-{}", list.slug, list.edition)));
    links
}

/// The pages of a certification, as their readers look for them: what it is, what one does with it, where it comes from.
/// A page has the same name here as at its head.
pub fn siblings(site: &Site, view: &Viewpoint, planned: &PlannedCertification) -> Vec<Menu> {
    let (mots, certification) = (site.mots(), planned.certification);
    let partial = certification.is_partial();
    let documents = |place: Place| {
        let own = site.documents_of(planned).filter(move |(it, _)| Place::of(it.document.id.kind) == place);
        own.map(|(it, _)| view.link(&it.document.title, &it.page))
    };
    let competences = match planned.blocs.is_empty() {
        true => mots.say("competences.titre"),
        false => mots.say("blocs.referentiels"),
    };
    let mut texts = vec![view.link(certification.named(), &planned.page)];
    texts.extend(documents(Place::Text));
    texts.extend(planned.activities.as_ref().map(|page| view.link(mots.say("activites.titre"), page)));
    texts.extend((!partial).then(|| view.link(competences, &planned.competences)));
    texts.extend(planned.blocs.iter().map(|it| {
        let (number, title) = (&it.bloc.number, it.bloc.title.words.text.text());
        view.link(mots.fill("commun.bloc", &[("numero", number), ("titre", &title)]), &it.page)
    }));
    texts.extend(planned.occasions.iter().map(|page| view.link(mots.say("occasions.titre"), page)));
    let mut acts: Vec<Link> = documents(Place::Form).collect();
    acts.extend(planned.preparations.iter().map(|it| view.link(it.preparation.titled(certification), &it.page)));
    acts.extend((!partial).then(|| view.link(mots.say("circuit.titre"), &planned.circuit)));
    let mut about: Vec<Link> = documents(Place::Whole).collect();
    about.push(view.link(mots.say("provenance.titre"), &planned.provenance));
    about.push(view.link(mots.say("errata.titre"), &planned.errata));
    about.push(link_to_data(view, &format!("{}-{}", certification.slug, certification.edition)));
    let menu = |title: &str, links: Vec<Link>| Menu { title: Some(Text::new(title)), links };
    let menus = [
        menu(mots.say("menus.textes"), texts),
        menu(mots.say("menus.evaluer"), acts),
        menu(mots.say("menus.edition"), about),
    ];
    menus.into_iter().filter(|menu| !menu.links.is_empty()).collect()
}

/// The menu of a document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    /// What is filled, and what guides those who fill.
    Form,
    /// What says again all the others.
    Whole,
}

impl Place {
    fn of(kind: Kind) -> Place {
        match kind {
            Kind::Presentation | Kind::Referentiel | Kind::Fiche | Kind::Liste | Kind::Avenant => Place::Text,
            Kind::Form(_) => Place::Form,
            Kind::Guide => Place::Whole,
        }
    }
}
