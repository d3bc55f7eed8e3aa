//! The kinds of content files: the one table of where each stands and of the type that it holds.

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::format::gabarit::GabaritFile;
use super::format::{
    ActivitesFile, ArchiveFile, BlocFile, CertificationFile, CircuitsFile, CqpFile, DefinitionFile, DocumentsCitesFile,
    DomaineFile, EchellesFile, FamilleListeFile, GlossaireFile, GrillesIntermediairesFile, GuideEntretienFile,
    GuidesFile, LibellesFile, ListeFile, LivretFinalFile, LivretSuiviFile, OrganismesFile, PageEntete, ParcoursFile,
    PreparerFile, ReferentielsFile, RepertoireFile, SchemaFile, SiteFile, SourcesFile, SynonymesFile, TexteEntete,
};

/// A kind of content file.
pub struct Kind {
    /// The name of its schema.
    pub name: &'static str,
    /// Where its files stand in the content: steps of a path, in which `*` is any word.
    pub place: &'static str,
    /// The schema of its TOML, which is the front matter when the file is Markdown.
    pub schema: fn(SchemaGenerator) -> Schema,
}

/// Every kind, by place. `raw.rs` reads the files of each.
pub const ALL: &[Kind] = &[
    kind::<SiteFile>("site", "site.toml"),
    kind::<SourcesFile>("sources", "sources.toml"),
    kind::<CircuitsFile>("circuits", "commun/circuits.toml"),
    kind::<CqpFile>("cqp", "commun/cqp.toml"),
    kind::<DocumentsCitesFile>("documents-cites", "commun/documents-cites.toml"),
    kind::<EchellesFile>("echelles", "commun/echelles.toml"),
    kind::<GuidesFile>("guides", "commun/guides.toml"),
    kind::<GlossaireFile>("glossaire", "commun/glossaire.toml"),
    kind::<LibellesFile>("libelles", "commun/libelles.toml"),
    kind::<ParcoursFile>("parcours", "commun/parcours.toml"),
    kind::<PreparerFile>("preparer", "commun/preparer.toml"),
    kind::<SynonymesFile>("synonymes", "commun/synonymes.toml"),
    kind::<RepertoireFile>("repertoire", "commun/repertoire.toml"),
    kind::<GabaritFile>("gabarit", "commun/gabarits/*.toml"),
    kind::<SchemaFile>("figure", "commun/schemas/*.toml"),
    kind::<TexteEntete>("texte", "commun/textes/*.md"),
    kind::<CertificationFile>("certification", "certifications/*/*/certification.toml"),
    kind::<DefinitionFile>("definition", "certifications/*/*/definition.toml"),
    kind::<ActivitesFile>("activites", "certifications/*/*/activites.toml"),
    kind::<DomaineFile>("domaine", "certifications/*/*/domaines/*.toml"),
    kind::<GuideEntretienFile>("guide-entretien", "certifications/*/*/guide-entretien.toml"),
    kind::<LivretSuiviFile>("livret-suivi", "certifications/*/*/livret-suivi.toml"),
    kind::<GrillesIntermediairesFile>("grilles-intermediaires", "certifications/*/*/grilles-intermediaires.toml"),
    kind::<LivretFinalFile>("livret-evaluation-finale", "certifications/*/*/livret-evaluation-finale.toml"),
    kind::<OrganismesFile>("organismes", "certifications/*/*/organismes.toml"),
    kind::<ReferentielsFile>("referentiels", "certifications/*/*/referentiels.toml"),
    kind::<BlocFile>("bloc", "certifications/*/*/blocs/*.toml"),
    kind::<ListeFile>("liste", "listes/*/*/liste.toml"),
    kind::<FamilleListeFile>("famille-liste", "listes/*/*/familles/*.toml"),
    kind::<TexteEntete>("avenant", "listes/*/*/textes/avenant.md"),
    kind::<TexteEntete>("note-justificative", "listes/*/*/textes/note-justificative.md"),
    kind::<ArchiveFile>("archive", "archives/*/archive.toml"),
    kind::<TexteEntete>("texte-archive", "archives/*/texte.md"),
    kind::<PageEntete>("page", "pages/*.md"),
    kind::<TexteEntete>("fiche", "certifications/*/*/fiche.md"),
];

const fn kind<T: JsonSchema>(name: &'static str, place: &'static str) -> Kind {
    Kind { name, place, schema: SchemaGenerator::into_root_schema_for::<T> }
}

/// The kind of the file at a path of the content.
pub fn of(path: &str) -> Option<&'static Kind> {
    ALL.iter().find(|kind| stands(path, kind.place))
}

/// The names that a file may bear, where its place leaves no choice: for suggestions.
pub fn file_names() -> Vec<&'static str> {
    let names = ALL.iter().filter_map(|kind| kind.place.rsplit('/').next());
    names.filter(|name| !name.contains('*')).collect()
}

fn stands(path: &str, place: &str) -> bool {
    let fits = |(step, wanted): (&str, &str)| match wanted.split_once('*') {
        Some((before, after)) => step.len() > wanted.len() - 1 && step.starts_with(before) && step.ends_with(after),
        None => step == wanted,
    };
    path.split('/').count() == place.split('/').count() && path.split('/').zip(place.split('/')).all(fits)
}
