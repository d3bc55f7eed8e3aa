//! The content as read: each file decoded into the type of its format, under the place it has in the folder.

use std::collections::{BTreeMap, BTreeSet};

use schemars::{JsonSchema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::format::gabarit::GabaritFile;
use super::format::{
    ActivitesFile, ArchiveFile, BlocFile, CertificationFile, CircuitsFile, CqpFile, DefinitionFile, DocumentsCitesFile,
    DomaineFile, EchellesFile, Enonce, Erratum, FamilleListeFile, Genre, GlossaireFile, GrillesIntermediairesFile,
    GuideEntretienFile, GuidesFile, LibellesFile, ListeFile, LivretFinalFile, LivretSuiviFile, Located, OrganismesFile,
    PageEntete, ParcoursFile, Phrase, PreparerFile, ReferentielsFile, RepertoireFile, SchemaFile, SiteFile,
    SourcesFile, SynonymesFile, Text, TexteEntete, Variante,
};
use super::shape::{Found, Walk, nearest};
use super::{kinds, markdown, syntax, text};
use crate::diagnostic::{Diagnostic, Files, Report};
use crate::model::{EditionCode, Name, Origin, Prose, Slug, is_reserved};
use crate::source::Folder;

/// A decoded file and its number in the run.
#[derive(Debug)]
pub struct Read<T> {
    pub file: usize,
    pub value: T,
}

/// All the content, file by file; what could not be read is absent, with the reason in the report.
#[derive(Debug, Default)]
pub struct Raw {
    pub site: Option<Read<SiteFile>>,
    pub sources: Option<Read<SourcesFile>>,
    pub guides: Option<Read<GuidesFile>>,
    pub scales: Option<Read<EchellesFile>>,
    pub labels: Option<Read<LibellesFile>>,
    /// By name.
    pub gabarits: BTreeMap<String, Read<GabaritFile>>,
    /// Their names, read or not.
    pub names_of_gabarits: BTreeSet<String>,
    /// The names of the common texts, read or not.
    pub names_of_texts: BTreeSet<String>,
    pub texts: BTreeMap<String, Read<(TexteEntete, Prose)>>,
    pub figures: BTreeMap<String, Read<SchemaFile>>,
    pub rules: Option<Read<CqpFile>>,
    pub cited: Option<Read<DocumentsCitesFile>>,
    pub circuits: Option<Read<CircuitsFile>>,
    pub glossary: Option<Read<GlossaireFile>>,
    pub synonyms: Option<Read<SynonymesFile>>,
    pub courses: Option<Read<ParcoursFile>>,
    pub preparations: Option<Read<PreparerFile>>,
    pub register: Option<Read<RepertoireFile>>,
    pub certifications: BTreeMap<(Slug, EditionCode), RawCertification>,
    pub lists: BTreeMap<(Slug, EditionCode), RawListe>,
    pub archives: BTreeMap<Slug, RawArchive>,
    pub pages: BTreeMap<Slug, Read<(PageEntete, Prose)>>,
    /// What was found in the common files.
    pub found: Found,
    /// What was found in the pages.
    pub found_in_pages: Found,
}

/// The files of one list in one edition.
#[derive(Debug, Default)]
pub struct RawListe {
    pub liste: Option<Read<ListeFile>>,
    /// By file name.
    pub families: BTreeMap<String, Read<FamilleListeFile>>,
    pub text: Option<Read<(TexteEntete, Prose)>>,
    pub annex: Option<Read<(TexteEntete, Prose)>>,
    pub found: Found,
    /// The names of all its files, read or not.
    pub names: Vec<String>,
    /// The numbers of those that could be read.
    pub files: Vec<usize>,
    /// Any of its files, to point at when one is missing.
    pub some_file: usize,
}

/// The files of one archived document.
#[derive(Debug, Default)]
pub struct RawArchive {
    pub archive: Option<Read<ArchiveFile>>,
    pub text: Option<Read<(TexteEntete, Prose)>>,
    pub found: Found,
    /// The names of all its files, read or not.
    pub names: Vec<String>,
    /// Any of its files, to point at when one is missing.
    pub some_file: usize,
}

/// The files of one certification in one edition.
#[derive(Debug, Default)]
pub struct RawCertification {
    pub certification: Option<Read<CertificationFile>>,
    pub definition: Option<Read<DefinitionFile>>,
    pub activities: Option<Read<ActivitesFile>>,
    /// By file name.
    pub domaines: BTreeMap<String, Read<DomaineFile>>,
    pub referentiels: Option<Read<ReferentielsFile>>,
    /// By file name.
    pub blocs: BTreeMap<String, Read<BlocFile>>,
    pub interview: Option<Read<GuideEntretienFile>>,
    pub follow_up: Option<Read<LivretSuiviFile>>,
    pub intermediate_grids: Option<Read<GrillesIntermediairesFile>>,
    pub final_livret: Option<Read<LivretFinalFile>>,
    pub training_bodies: Option<Read<OrganismesFile>>,
    pub brochure: Option<Read<(TexteEntete, Prose)>>,
    pub found: Found,
    /// The names of all its files, read or not.
    pub names: Vec<String>,
    /// The numbers of those that could be read.
    pub files: Vec<usize>,
    /// Any of its files, to point at when one is missing.
    pub some_file: usize,
}

/// Words that may vary or have been corrected, wherever they stand in a certification.
pub struct RawWords<'a> {
    pub file: usize,
    pub text: &'a Located<Text>,
    pub variants: &'a [Variante],
    pub errata: &'a [Erratum],
}

impl Raw {
    /// Whether every form is known: what one of them names is not unused because it could not be read.
    pub fn knows_its_forms(&self) -> bool {
        self.gabarits.len() == self.names_of_gabarits.len()
    }

    /// Whether every file could be decoded.
    pub fn is_whole(&self) -> bool {
        self.all_found().all(|found| !found.undecoded)
    }

    /// What was found in all the files.
    pub fn all_found(&self) -> impl Iterator<Item = &Found> {
        let of_archives = self.archives.values().map(|archive| &archive.found);
        self.scopes().chain(of_archives).chain([&self.found, &self.found_in_pages])
    }

    /// What was found in each certification and list, and whether it is a draft.
    fn drafted(&self) -> impl Iterator<Item = (bool, &Found)> {
        let certifications = self.certifications.values().map(|it| (it.is_draft(), &it.found));
        certifications.chain(self.lists.values().map(|it| (it.is_draft(), &it.found)))
    }

    /// The files that only drafts have.
    pub fn files_of_drafts(&self) -> BTreeSet<usize> {
        let certifications = self.certifications.values().filter(|it| it.is_draft()).flat_map(|it| &it.files);
        let lists = self.lists.values().filter(|it| it.is_draft()).flat_map(|it| &it.files);
        let gabarits = self.gabarits.values().filter(|read| read.value.brouillon).map(|read| &read.file);
        certifications.chain(lists).chain(gabarits).copied().collect()
    }

    /// The codes of the sources that something else than a draft stands on: what is published names them, or the common
    /// files do and no draft does.
    pub fn public_sources(&self) -> BTreeSet<&str> {
        fn named(found: &Found) -> impl Iterator<Item = &str> {
            found.sources.iter().chain(&found.guides).map(|(code, _)| code.as_str())
        }
        let of_drafts: BTreeSet<&str> =
            self.drafted().filter(|(is_draft, _)| *is_draft).flat_map(|(_, found)| named(found)).collect();
        let published = self.drafted().filter(|(is_draft, _)| !is_draft).map(|(_, found)| found);
        let of_archives = self.archives.values().map(|archive| &archive.found);
        let held = published.chain(of_archives).chain([&self.found_in_pages]).flat_map(named);
        held.chain(named(&self.found).filter(|code| !of_drafts.contains(code))).collect()
    }

    /// What was found in each place that has codes of its own: a certification, a list.
    pub fn scopes(&self) -> impl Iterator<Item = &Found> {
        let of_certifications = self.certifications.values().map(|certification| &certification.found);
        of_certifications.chain(self.lists.values().map(|list| &list.found))
    }
}

impl RawListe {
    pub fn is_draft(&self) -> bool {
        self.liste.as_ref().is_some_and(|read| read.value.brouillon)
    }
}

impl RawCertification {
    pub fn is_draft(&self) -> bool {
        self.certification.as_ref().is_some_and(|read| read.value.brouillon)
    }

    /// Whether it is described by blocs rather than by domaines: its files say it, whatever its genre and its registration.
    /// One that has the files of neither yet is expected in blocs when it is no CQP.
    pub fn is_in_blocs(&self) -> bool {
        let has = |folder: &str| self.names.iter().any(|name| name.starts_with(folder));
        let is_other = self.certification.as_ref().is_some_and(|read| read.value.genre == Genre::Rncp);
        has("blocs/") || has("referentiels.toml") || (is_other && !has("domaines/"))
    }

    /// Every statement, in the order of the files.
    pub fn statements(&self) -> Vec<(usize, &Enonce)> {
        let mut all: Vec<(usize, &Enonce)> = Vec::new();
        if let Some(Read { file, value }) = &self.definition {
            let lists = [&value.finalite, &value.precision, &value.capacite];
            all.extend(lists.into_iter().flatten().map(|statement| (*file, statement)));
            let elements = value.prerequis.iter().flat_map(|prerequisites| &prerequisites.element);
            all.extend(elements.flat_map(|element| &element.detail).map(|statement| (*file, statement)));
        }
        if let Some(Read { file, value }) = &self.activities {
            let activities = value.famille.iter().flat_map(|family| &family.activite);
            all.extend(activities.flat_map(|activity| &activity.tache).map(|task| (*file, task)));
        }
        for Read { file, value } in self.domaines.values() {
            let lists = [&value.savoir_faire, &value.savoir, &value.critere];
            all.extend(lists.into_iter().flatten().map(|statement| (*file, statement)));
        }
        for Read { file, value } in self.blocs.values() {
            let competences = value.activite.iter().flat_map(|activity| &activity.competence);
            let criteria = competences.flat_map(|competence| &competence.critere);
            all.extend(criteria.flat_map(|criterion| &criterion.detail).map(|detail| (*file, detail)));
        }
        if let Some(Read { file, value }) = &self.interview {
            let on_prerequisites = value.prerequis.iter().flat_map(|check| &check.question);
            let questions = value.domaine.iter().flat_map(|domaine| &domaine.question);
            all.extend(on_prerequisites.chain(questions).map(|question| (*file, question)));
        }
        if let Some(Read { file, value }) = &self.follow_up {
            for domaine in &value.domaine {
                let contents = domaine.module.iter().flat_map(|module| &module.contenu);
                let criteria = domaine.evaluation.iter().flat_map(|evaluation| &evaluation.critere);
                all.extend(contents.chain(criteria).map(|statement| (*file, statement)));
            }
        }
        if let Some(Read { file, value }) = &self.final_livret {
            let questions = value.questionnaire.iter().flat_map(|questionnaire| &questionnaire.question);
            all.extend(questions.map(|question| (*file, question)));
        }
        all
    }

    /// Every text that has variants or errata beside it.
    pub fn words(&self) -> Vec<RawWords<'_>> {
        fn phrase(file: usize, phrase: &Phrase) -> RawWords<'_> {
            RawWords { file, text: &phrase.texte, variants: &phrase.variante, errata: &phrase.erratum }
        }
        let mut all: Vec<RawWords> = Vec::new();
        for (file, enonce) in self.statements() {
            all.push(RawWords { file, text: &enonce.texte, variants: &enonce.variante, errata: &enonce.erratum });
        }
        for Read { file, value } in self.domaines.values() {
            all.push(RawWords { file: *file, text: &value.titre, variants: &value.variante, errata: &value.erratum });
            all.extend(value.intitule_savoir_faire.iter().map(|heading| phrase(*file, heading)));
        }
        for Read { file, value } in self.blocs.values() {
            all.extend(words_of_bloc(value).into_iter().map(|(text, errata)| RawWords {
                file: *file,
                text,
                variants: &[],
                errata,
            }));
        }
        if let Some(Read { file, value }) = &self.activities {
            let activities = value.famille.iter().flat_map(|family| &family.activite);
            all.extend(activities.map(|a| RawWords { file: *file, text: &a.texte, variants: &[], errata: &a.erratum }));
        }
        if let Some(Read { file, value }) = &self.definition {
            let elements = value.prerequis.iter().flat_map(|prerequisites| &prerequisites.element);
            all.extend(elements.map(|e| RawWords { file: *file, text: &e.texte, variants: &[], errata: &e.erratum }));
        }
        if let Some(Read { file, value }) = &self.interview {
            all.extend(value.choix_mention.iter().map(|choice| phrase(*file, choice)));
        }
        if let Some(Read { file, value }) = &self.follow_up {
            all.extend(value.choix_mention.iter().map(|choice| phrase(*file, choice)));
        }
        if let Some(Read { file, value }) = &self.final_livret {
            all.extend(value.choix_mention.iter().map(|choice| phrase(*file, choice)));
            let grids = value.evaluation.iter().flat_map(|evaluation| &evaluation.grille);
            // A correction of a grid may bear on its title or on the detail under it: only the title is looked at when
            // there is no detail.
            for grid in grids.filter(|grid| grid.precision.is_none()) {
                all.push(RawWords { file: *file, text: &grid.titre, variants: &[], errata: &grid.erratum });
            }
        }
        all
    }
}

/// The texts of a bloc that have errata beside them.
fn words_of_bloc(bloc: &BlocFile) -> Vec<(&Located<Text>, &[Erratum])> {
    let mut all = vec![(&bloc.titre, bloc.erratum.as_slice())];
    all.extend(bloc.modalite.etape.iter().map(|step| (&step.texte, step.erratum.as_slice())));
    for activity in &bloc.activite {
        all.push((&activity.texte, &activity.erratum));
        for competence in &activity.competence {
            all.push((&competence.texte, &competence.erratum));
            all.extend(competence.critere.iter().map(|it| (&it.texte, it.erratum.as_slice())));
        }
    }
    all
}

/// Where a file stands, by its path.
enum Seat<'p> {
    Common(&'p str),
    Text(&'p str),
    Figure(&'p str),
    Gabarit(&'p str),
    Certification(Slug, EditionCode, &'p str),
    Liste(Slug, EditionCode, &'p str),
    Archive(Slug, &'p str),
    Page(Slug),
    Ignored,
    Unknown,
}

fn seat(path: &str) -> Seat<'_> {
    let steps: Vec<&str> = path.split('/').collect();
    if steps.iter().any(|step| is_reserved(step)) {
        return Seat::Unknown;
    }
    match steps.as_slice() {
        ["LISEZMOI.md"] => Seat::Ignored,
        ["site.toml" | "sources.toml"] | ["commun", _] if kinds::of(path).is_some() => Seat::Common(path),
        ["commun", "textes", name] => name.strip_suffix(".md").map_or(Seat::Unknown, Seat::Text),
        ["commun", "gabarits", name] => {
            name.strip_suffix(".toml").filter(|name| Name::parse(name).is_some()).map_or(Seat::Unknown, Seat::Gabarit)
        }
        ["commun", "schemas", name] => name.strip_suffix(".toml").map_or(Seat::Unknown, Seat::Figure),
        [folder @ ("certifications" | "listes"), slug, edition, rest @ ..] => {
            match (Slug::parse(slug), EditionCode::parse(edition)) {
                (Some(slug), Some(edition)) if !rest.is_empty() => {
                    let start = path.len() - rest.join("/").len();
                    let seat = if *folder == "listes" { Seat::Liste } else { Seat::Certification };
                    seat(slug, edition, &path[start..])
                }
                _ => Seat::Unknown,
            }
        }
        ["pages", name] => name.strip_suffix(".md").and_then(Slug::parse).map_or(Seat::Unknown, Seat::Page),
        ["archives", slug, name] => Slug::parse(slug).map_or(Seat::Unknown, |slug| Seat::Archive(slug, name)),
        _ => Seat::Unknown,
    }
}

/// Reads every file of the content.
pub fn read(folder: &Folder, files: &mut Files, covers: &dyn Fn(char) -> bool, report: &mut Report) -> Raw {
    let mut raw = Raw::default();
    for (path, bytes) in &folder.files {
        let seat = seat(path);
        if matches!(seat, Seat::Ignored) {
            continue;
        }
        let shown = folder.shown_path(path);
        if matches!(seat, Seat::Unknown) {
            let file = files.add(shown, String::new());
            report.push(unknown_file(path, file));
            continue;
        }
        let names = match seat {
            Seat::Gabarit(name) => Some((&mut raw.names_of_gabarits, name)),
            Seat::Text(name) => Some((&mut raw.names_of_texts, name)),
            _ => None,
        };
        if let Some((names, name)) = names {
            names.insert(name.to_owned());
        }
        let read = text::read(shown, bytes, files, report);
        let text = read.map(|file| files.text(file).to_owned());
        let mut reader = Reader { covers, report };
        match (seat, read.zip(text)) {
            (Seat::Common(path), Some((file, text))) => reader.common(&mut raw, path, file, &text),
            (Seat::Text(name), Some((file, text))) => {
                let read = reader.text(file, &text, &mut raw.found);
                raw.texts.extend(read.map(|read| (name.to_owned(), read)));
            }
            (Seat::Page(slug), Some((file, text))) => {
                let read = reader.text(file, &text, &mut raw.found_in_pages);
                raw.pages.extend(read.map(|read| (slug, read)));
            }
            (Seat::Figure(name), Some((file, text))) => {
                let read = reader.toml(file, &text, &mut raw.found);
                raw.figures.extend(read.map(|read| (name.to_owned(), read)));
            }
            (Seat::Gabarit(name), Some((file, text))) => {
                let read = reader.toml(file, &text, &mut raw.found);
                raw.gabarits.extend(read.map(|read| (name.to_owned(), read)));
            }
            (Seat::Certification(slug, edition, name), read) => {
                let certification = raw.certifications.entry((slug, edition)).or_default();
                certification.names.push(name.to_owned());
                match read {
                    Some((file, text)) => {
                        certification.some_file = file;
                        certification.files.push(file);
                        reader.certification(certification, name, file, &text);
                    }
                    None => {
                        let found = &mut certification.found;
                        (found.unparsed, found.undecoded) = (true, true);
                    }
                }
            }
            (Seat::Liste(slug, edition, name), read) => {
                let list = raw.lists.entry((slug, edition)).or_default();
                list.names.push(name.to_owned());
                match read {
                    Some((file, text)) => {
                        list.some_file = file;
                        list.files.push(file);
                        reader.list(list, name, file, &text);
                    }
                    None => (list.found.unparsed, list.found.undecoded) = (true, true),
                }
            }
            (Seat::Archive(slug, name), read) => {
                let archive = raw.archives.entry(slug).or_default();
                archive.names.push(name.to_owned());
                match read {
                    Some((file, text)) => {
                        archive.some_file = file;
                        reader.archive(archive, name, file, &text);
                    }
                    None => archive.found.undecoded = true,
                }
            }
            _ => raw.found.undecoded = true,
        }
    }
    raw
}

fn unknown_file(path: &str, file: usize) -> Diagnostic {
    if let Some(step) = path.split('/').find(|step| is_reserved(step)) {
        let what = format!("« {step} » est un nom que Windows se réserve : aucun fichier ne peut le porter là");
        return Diagnostic::error("fichier-inconnu", what)
            .at(Origin { file, span: 0..0 }, "")
            .help("donnez-lui un autre nom que con, prn, aux, nul, com1 à com9 ou lpt1 à lpt9");
    }
    if let ["certifications" | "listes", _, edition, _, ..] = path.split('/').collect::<Vec<_>>().as_slice()
        && EditionCode::parse(edition).is_none()
    {
        return Diagnostic::error("fichier-inconnu", format!("« {edition} » n'est pas le nom d'une édition"))
            .at(Origin { file, span: 0..0 }, "")
            .help("donnez à son dossier une année, comme 2027 ; ou non-datee, ou sans-date, si la source n'en a pas");
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let help = match nearest(name, &kinds::file_names()).filter(|near| *near != name) {
        Some(near) => {
            format!("vouliez-vous dire « {near} » ? Sinon, voyez dans content/LISEZMOI.md où chaque fichier a sa place")
        }
        None => {
            "déplacez-le hors du contenu, ou voyez dans content/LISEZMOI.md où chaque fichier a sa place".to_owned()
        }
    };
    Diagnostic::error("fichier-inconnu", format!("« {name} » n'a pas de place dans le contenu"))
        .at(Origin { file, span: 0..0 }, "")
        .help(help)
}

struct Reader<'a> {
    covers: &'a dyn Fn(char) -> bool,
    report: &'a mut Report,
}

impl Reader<'_> {
    fn common(&mut self, raw: &mut Raw, path: &str, file: usize, text: &str) {
        let found = &mut raw.found;
        match path {
            "site.toml" => raw.site = self.toml(file, text, found),
            "sources.toml" => raw.sources = self.toml(file, text, found),
            "commun/guides.toml" => raw.guides = self.toml(file, text, found),
            "commun/echelles.toml" => raw.scales = self.toml(file, text, found),
            "commun/cqp.toml" => raw.rules = self.toml(file, text, found),
            "commun/documents-cites.toml" => raw.cited = self.toml(file, text, found),
            "commun/circuits.toml" => raw.circuits = self.toml(file, text, found),
            "commun/glossaire.toml" => raw.glossary = self.toml(file, text, found),
            "commun/synonymes.toml" => raw.synonyms = self.toml(file, text, found),
            "commun/parcours.toml" => raw.courses = self.toml(file, text, found),
            "commun/preparer.toml" => raw.preparations = self.toml(file, text, found),
            "commun/repertoire.toml" => raw.register = self.toml(file, text, found),
            _ => raw.labels = self.toml(file, text, found),
        }
    }

    fn certification(&mut self, raw: &mut RawCertification, name: &str, file: usize, text: &str) {
        let found = &mut raw.found;
        match name {
            "certification.toml" => raw.certification = self.toml(file, text, found),
            "definition.toml" => raw.definition = self.toml(file, text, found),
            "activites.toml" => raw.activities = self.toml(file, text, found),
            "guide-entretien.toml" => raw.interview = self.toml(file, text, found),
            "livret-suivi.toml" => raw.follow_up = self.toml(file, text, found),
            "grilles-intermediaires.toml" => raw.intermediate_grids = self.toml(file, text, found),
            "livret-evaluation-finale.toml" => raw.final_livret = self.toml(file, text, found),
            "organismes.toml" => raw.training_bodies = self.toml(file, text, found),
            "referentiels.toml" => raw.referentiels = self.toml(file, text, found),
            "fiche.md" => raw.brochure = self.text(file, text, found),
            _ => match name.split_once('/').filter(|(_, name)| name.ends_with(".toml") && !name.contains('/')) {
                Some(("domaines", domaine)) => {
                    let read = self.toml(file, text, found);
                    raw.domaines.extend(read.map(|read| (domaine.to_owned(), read)));
                }
                Some(("blocs", bloc)) => {
                    let read = self.toml(file, text, found);
                    raw.blocs.extend(read.map(|read| (bloc.to_owned(), read)));
                }
                _ => self.report.push(unknown_file(name, file)),
            },
        }
    }

    fn list(&mut self, raw: &mut RawListe, name: &str, file: usize, text: &str) {
        let found = &mut raw.found;
        match name {
            "liste.toml" => raw.liste = self.toml(file, text, found),
            "textes/avenant.md" => raw.text = self.text(file, text, found),
            "textes/note-justificative.md" => raw.annex = self.text(file, text, found),
            _ => match name.strip_prefix("familles/").filter(|name| name.ends_with(".toml") && !name.contains('/')) {
                Some(family) => {
                    let read = self.toml(file, text, found);
                    raw.families.extend(read.map(|read| (family.to_owned(), read)));
                }
                None => self.report.push(unknown_file(name, file)),
            },
        }
    }

    fn archive(&mut self, raw: &mut RawArchive, name: &str, file: usize, text: &str) {
        let found = &mut raw.found;
        match name {
            "archive.toml" => raw.archive = self.toml(file, text, found),
            "texte.md" => raw.text = self.text(file, text, found),
            _ => self.report.push(unknown_file(name, file)),
        }
    }

    /// A text after its front matter.
    fn text<T: DeserializeOwned + JsonSchema>(
        &mut self,
        file: usize,
        text: &str,
        found: &mut Found,
    ) -> Option<Read<(T, Prose)>> {
        let Some((front, body)) = markdown::split(text) else {
            found.undecoded = true;
            self.report.push(
                Diagnostic::error("entete-absent", "ce texte n'a pas d'en-tête")
                    .at(Origin { file, span: 0..0 }, "")
                    .help("commencez le fichier par une ligne +++, le titre et la source en TOML, puis une ligne +++"),
            );
            return None;
        };
        let head = self.part::<T>(file, &text[front.clone()], front.start, found);
        let prose = markdown::prose(text, body, file, self.covers, self.report, found);
        Some(Read { file, value: (head?, prose) })
    }

    fn toml<T: DeserializeOwned + JsonSchema>(
        &mut self,
        file: usize,
        text: &str,
        found: &mut Found,
    ) -> Option<Read<T>> {
        self.part(file, text, 0, found).map(|value| Read { file, value })
    }

    /// Parses, checks against the schema, then decodes.
    fn part<T: DeserializeOwned + JsonSchema>(
        &mut self,
        file: usize,
        text: &str,
        offset: usize,
        found: &mut Found,
    ) -> Option<T> {
        let Some(tree) = syntax::parse(text, file, offset, self.report) else {
            (found.unparsed, found.undecoded) = (true, true);
            return None;
        };
        let schema: Value = SchemaGenerator::default().into_root_schema_for::<T>().into();
        let before = self.report.errors();
        let covers = self.covers;
        Walk { schema: &schema, file, offset, covers, report: self.report, found, path: Vec::new() }.file(&tree);
        if self.report.errors() > before {
            found.undecoded = true;
            return None;
        }
        match toml::from_str::<T>(text) {
            Ok(value) => Some(value),
            Err(error) => {
                found.undecoded = true;
                // The schema says all that serde asks: this is a gap between the two, and still told at its place.
                let span = error.span().unwrap_or(0..0);
                let origin = Origin { file, span: span.start + offset..span.end + offset };
                self.report.push(
                    Diagnostic::error("format", "ce passage n'a pas la forme attendue")
                        .at(origin, error.message().to_owned())
                        .help("comparez avec une entrée voisine"),
                );
                None
            }
        }
    }
}
