//! The gabarits → the model. What a gabarit leaves unsaid has its one reading here.

use super::{Located, Text};
use crate::content::format::gabarit::{
    Case, Champ, Chaque, Colonne, Contenu, Couverture, Depart, Donnees, GabaritFile, GenreChamp, GrilleDe,
    GrilleGabarit, Groupe, Insertion, LignesDe, Mots, Partie, PartieInseree, Rangees, RoleChamp, Si,
    Structure as RawStructure, Tableau,
};
use crate::content::raw::Read;
use crate::model::{
    Ask, Condition, FormCell, FormColumn, FormCover, FormData, FormField, FormGrid, FormGroup, FormHeading,
    FormInsertion, FormPart, FormRows, FormStart, FormTable, FormWords, Gabarit, Gesture, GridOf, Lines, MadePart,
    Name, Origin, Repeated, Role, Structure, What,
};

/// Lines of a field that asks for several and says no number.
const LINES: u8 = 4;

pub fn gabarit(name: &str, read: &Read<GabaritFile>) -> Option<(Name, Gabarit)> {
    let Read { file, value } = read;
    let name = Name::parse(name)?;
    let gabarit = Gabarit {
        name,
        title: value.titre.value.0.clone(),
        short_title: value.titre_court.value.0.clone(),
        rank: value.rang,
        stands_for: structure(value.pour),
        only_for: value.certifications.iter().map(|name| name.value.clone()).collect(),
        needs: value.donnees.map(data),
        draft: value.brouillon,
        is_proposal: value.proposition,
        has_head: value.candidat_en_tete,
        shows_mentions: value.mentions_en_couverture,
        has_extracts: value.extraits,
        is_in_guide: value.dans_le_guide,
        founded_on: value.fonde_par.iter().map(|note| note.value.clone()).collect(),
        cover: cover(&value.couverture)?,
        parts: value.partie.iter().map(part).collect::<Option<_>>()?,
        origin: Origin { file: *file, span: value.titre.span.clone() },
    };
    Some((name, gabarit))
}

pub fn structure(raw: RawStructure) -> Structure {
    match raw {
        RawStructure::Domaines => Structure::Domaines,
        RawStructure::Blocs => Structure::Blocs,
    }
}

pub fn data(raw: Donnees) -> FormData {
    match raw {
        Donnees::GuideEntretien => FormData::Interview,
        Donnees::LivretSuivi => FormData::FollowUp,
        Donnees::GrillesIntermediaires => FormData::IntermediateGrids,
        Donnees::LivretEvaluationFinale => FormData::FinalLivret,
    }
}

fn role(raw: RoleChamp) -> Role {
    match raw {
        RoleChamp::Candidat => Role::Candidate,
        RoleChamp::Entretien => Role::Interviewer,
        RoleChamp::Tuteur => Role::Tutor,
        RoleChamp::Evaluateurs => Role::Evaluators,
        RoleChamp::OrganismeFormation => Role::TrainingBody,
        RoleChamp::Entreprise => Role::Company,
        RoleChamp::Jury => Role::Jury,
        RoleChamp::Certificateur => Role::Certifier,
    }
}

/// The labels, or else the editor's own words; `None` without either.
fn either(labels: &[Located<String>], own: Option<&Located<Text>>) -> Option<FormWords> {
    match (labels, own) {
        ([], None) => None,
        ([], Some(own)) => Some(FormWords::Own(own.value.0.clone())),
        (labels, _) => Some(FormWords::Labels(labels.iter().map(|label| label.value.clone()).collect())),
    }
}

fn words(raw: &Mots) -> Option<FormWords> {
    either(&raw.libelle, raw.mots.as_ref())
}

fn cover(raw: &Couverture) -> Option<FormCover> {
    Some(FormCover {
        above: raw.surtitre.as_ref().and_then(words),
        lines: raw.ligne.iter().filter_map(words).collect(),
        is_restored: raw.restituee,
        groups: raw.groupe.iter().map(group).collect::<Option<_>>()?,
    })
}

fn group(raw: &Groupe) -> Option<FormGroup> {
    let signature = match &raw.signature {
        Some(signature) => Some(FormField { ask: Ask::Signature, ..field(signature)? }),
        None => None,
    };
    Some(FormGroup {
        times: raw.fois.unwrap_or(0),
        lead: raw.annonce.as_ref().and_then(words),
        fields: fields(&raw.champ)?,
        declaration: raw.declaration.as_ref().and_then(words),
        signature,
        mention: raw.mention.map(role),
    })
}

fn fields(raw: &[Champ]) -> Option<Vec<FormField>> {
    raw.iter().map(field).collect()
}

fn field(raw: &Champ) -> Option<FormField> {
    Some(FormField {
        name: raw.nom.value.clone(),
        label: either(&raw.libelle, raw.mots.as_ref()),
        is_titled: raw.titre_unite,
        spoken: raw.lecture.as_ref().map(|words| words.value.0.clone()).unwrap_or_default(),
        by: role(raw.par),
        ask: ask(raw)?,
        may_lack: raw.facultatif,
        is_recalled: raw.rappel,
    })
}

fn ask(raw: &Champ) -> Option<Ask> {
    let lines = match raw.lignes_de {
        Some(LignesDe::Commentaires) => Lines::Comments,
        Some(LignesDe::Objectifs) => Lines::Goals,
        Some(LignesDe::Formations) => Lines::Courses,
        None => Lines::Count(raw.lignes.unwrap_or(LINES)),
    };
    Some(match raw.genre {
        GenreChamp::Ligne => Ask::Line,
        GenreChamp::Date => Ask::Date,
        GenreChamp::Lignes => Ask::Lines(lines),
        GenreChamp::Cellule => Ask::Cell,
        GenreChamp::Place => Ask::Room(raw.lignes.unwrap_or(1)),
        GenreChamp::Niveau => Ask::Level(raw.echelle.as_ref()?.value.clone()),
        GenreChamp::Choix => Ask::Choice(raw.case.iter().map(option).collect()),
        GenreChamp::Signature => Ask::Signature,
    })
}

fn option(raw: &Case) -> (String, String) {
    (raw.code.value.clone(), raw.mots.value.0.clone())
}

/// The place of a part is that of its anchor, when it has none.
fn place(own: Option<&Located<String>>, around: Option<Name>) -> Option<Name> {
    own.map_or(around, |own| Name::parse(&own.value))
}

fn part(raw: &Partie) -> Option<FormPart> {
    let anchor = match &raw.ancre {
        Some(anchor) => Some(Name::parse(&anchor.value)?),
        None => None,
    };
    let made = match raw.insertion {
        Some(inserted) => Some(made(inserted, raw.par)?),
        None => None,
    };
    let place = place(raw.lieu.as_ref(), anchor)
        .or_else(|| raw.insertion.map(place_of_made))
        .or_else(|| raw.tenir.as_ref().and_then(|form| Name::parse(&form.value)))?;
    Some(FormPart {
        anchor,
        place,
        heading: heading(raw, made)?,
        start: match raw.depart {
            Depart::Suite => FormStart::Here,
            Depart::Page => FormStart::Page,
            Depart::Recto => FormStart::Recto,
            Depart::PagePourLaPremiere => FormStart::PageForTheFirst,
            Depart::PageApresLaPremiere => FormStart::PageAfterTheFirst,
            Depart::RectoApresLaPremiere => FormStart::RectoAfterTheFirst,
        },
        is_wide: raw.large,
        repeated: raw.chaque.map(repeated),
        condition: raw.si.map(|reason| match reason {
            Si::SansQuestionnaire => Condition::WithoutQuestionnaire,
        }),
        pages: raw.pages.iter().map(|page| Name::parse(&page.value)).collect::<Option<_>>()?,
        content: raw.contenu.iter().map(|content| gesture(content, place)).collect::<Option<_>>()?,
        parts: raw.partie.iter().map(part).collect::<Option<_>>()?,
    })
}

fn repeated(raw: Chaque) -> Repeated {
    match raw {
        Chaque::Unite => Repeated::Units,
        Chaque::UniteDesDonnees => Repeated::UnitsOfData,
    }
}

/// The parts that the program makes have an address of their own.
fn place_of_made(raw: PartieInseree) -> Name {
    Name::of(match raw {
        PartieInseree::Prerequis => "questions",
        PartieInseree::FeuilleComplementaire => "feuille",
        PartieInseree::ContenuDuLivret => "contenu",
    })
}

fn made(raw: PartieInseree, by: Option<RoleChamp>) -> Option<MadePart> {
    Some(match raw {
        PartieInseree::Prerequis => MadePart::Prerequisites,
        PartieInseree::FeuilleComplementaire => MadePart::ExtraPage(role(by?)),
        PartieInseree::ContenuDuLivret => MadePart::Inventory,
    })
}

fn heading(raw: &Partie, made: Option<MadePart>) -> Option<FormHeading> {
    let own = either(&raw.libelle, raw.mots.as_ref());
    if let Some(made) = made {
        return Some(FormHeading::Made(made));
    }
    if let Some(form) = &raw.tenir {
        return Some(FormHeading::Made(MadePart::Held(Name::parse(&form.value)?, own?)));
    }
    if let Some(text) = &raw.parties_du_texte {
        return Some(FormHeading::Unfolded { text: text.value.clone(), is_whole: !raw.sans_preambule });
    }
    if let Some(text) = &raw.titre_du_texte {
        return Some(FormHeading::Text(text.value.clone()));
    }
    match raw.chaque {
        Some(_) => Some(FormHeading::Unit(own)),
        None => own.map(FormHeading::Words),
    }
}

fn gesture(raw: &Contenu, around: Name) -> Option<Gesture> {
    let place = place(raw.lieu.as_ref(), Some(around))?;
    Some(Gesture { place, repeated: raw.chaque.map(repeated), what: what(raw)? })
}

fn what(raw: &Contenu) -> Option<What> {
    if let Some(depth) = raw.sommaire {
        return Some(What::Contents(depth));
    }
    if let Some(text) = &raw.texte {
        let modalities = match &raw.lieu_des_modalites {
            Some(place) => Some(Name::parse(&place.value)?),
            None => None,
        };
        return Some(What::Text { name: text.value.clone(), modalities, is_whole: !raw.sans_parties });
    }
    if let Some(note) = &raw.note {
        return Some(What::Note(note.value.clone()));
    }
    if let Some(paragraph) = &raw.paragraphe {
        return Some(What::Paragraph(words(paragraph)?));
    }
    if !raw.liste.is_empty() {
        return Some(What::List(raw.liste.iter().map(words).collect::<Option<_>>()?));
    }
    if let Some(lead) = &raw.introduction {
        return Some(What::Lead { words: words(lead)?, is_numbered: raw.numero });
    }
    if let Some(asked) = &raw.champ {
        return Some(What::Field(field(asked)?));
    }
    if !raw.ensemble.is_empty() {
        return Some(What::Together(fields(&raw.ensemble)?));
    }
    if let Some(asked) = &raw.groupe {
        return Some(What::Group(group(asked)?));
    }
    if let Some(asked) = &raw.tableau {
        return Some(What::Table(table(asked)?));
    }
    if let Some(asked) = &raw.grille {
        return Some(What::Grid(grid(asked)?));
    }
    insertion(raw.insertion?, raw).map(What::Insertion)
}

fn insertion(insertion: Insertion, raw: &Contenu) -> Option<FormInsertion> {
    Some(match insertion {
        Insertion::Lacunes => FormInsertion::Gaps,
        Insertion::NomCertification => FormInsertion::CertificationName,
        Insertion::Enonces => FormInsertion::Statements,
        Insertion::Mention => FormInsertion::Mention(role(raw.par?)),
        Insertion::Questions => FormInsertion::Questions,
        Insertion::Modules => FormInsertion::Modules,
        Insertion::ModalitesFormatives => FormInsertion::FormativeModalities,
        Insertion::LacunesResultats => FormInsertion::ResultGaps,
        Insertion::LacunesObjectifs => FormInsertion::GoalGaps,
        Insertion::FormationsDemandees => FormInsertion::CourseDetails(raw.texte_insere.as_ref()?.value.clone()),
        Insertion::Questionnaire => FormInsertion::Questionnaire,
        Insertion::ModalitesBloc => FormInsertion::BlocModalities,
        Insertion::ConsignesBloc => FormInsertion::BlocInstructions,
        Insertion::GrillesBloc => FormInsertion::BlocGrids,
        Insertion::AccordBloc => FormInsertion::BlocAgreement,
    })
}

fn table(raw: &Tableau) -> Option<FormTable> {
    Some(FormTable {
        caption: raw.legende.as_ref().map(|words| words.value.0.clone()),
        rows: match raw.rangees {
            Rangees::Unites => FormRows::Units,
            Rangees::Groupes => FormRows::Groups,
            Rangees::Competences => FormRows::Competences,
            Rangees::CriteresFormatifs => FormRows::FormativeCriteria,
            Rangees::Bilans => FormRows::Reviews,
            Rangees::Nombre => FormRows::Count(raw.nombre?),
        },
        columns: raw.colonne.iter().map(column).collect::<Option<_>>()?,
    })
}

fn column(raw: &Colonne) -> Option<FormColumn> {
    let cell = match (&raw.niveaux, raw.tete) {
        (Some(scale), _) => FormCell::Levels(field(raw.champ.first()?)?, scale.value.clone()),
        (None, true) => FormCell::Head,
        (None, false) => FormCell::Fields(fields(&raw.champ)?),
    };
    Some(FormColumn { header: either(&raw.libelle, raw.mots.as_ref()), share: raw.part, cell })
}

fn grid(raw: &GrilleGabarit) -> Option<FormGrid> {
    Some(FormGrid {
        of: match raw.de {
            GrilleDe::Unite => GridOf::Unit,
            GrilleDe::Situations => GridOf::Situations,
        },
        suffix: raw.nom.value.clone(),
        spoken: raw.lecture.value.0.clone(),
        scale: raw.echelle.value.clone(),
        by: role(raw.par),
        tail: fields(&raw.fin)?,
    })
}
