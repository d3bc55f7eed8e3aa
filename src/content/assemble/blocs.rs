//! The files of a certification in blocs → the model.

use super::branch::quotation;
use super::{corrections, declared, optional, own_source, rich, source_ref, statements};
use crate::content::format::{
    BlocActivite, BlocFile, BlocModalite, Competence as RawCompetence, Critere, Declared, Erratum, EtapeModalite,
    Intitule, Located, Objet, Precisions, ReferentielsFile, SourceRef as RawSourceRef, Text,
};
use crate::content::raw::Read;
use crate::model::*;

/// The référentiels and their blocs, whatever the order of the files.
pub fn referentiels<'r>(
    raw: &ReferentielsFile,
    blocs: impl Iterator<Item = &'r Read<BlocFile>>,
) -> Option<Referentiels> {
    let mut blocs = blocs.map(bloc).collect::<Option<Vec<_>>>()?;
    blocs.sort_by_key(|bloc| bloc.number);
    let purpose = |raw: &Objet| Some(Purpose { title: rich(&raw.titre)?, text: rich(&raw.texte)? });
    Some(Referentiels {
        source: source_ref(&raw.source)?,
        title: rich(&raw.titre)?,
        nsf: optional(&raw.nsf, |nsf| {
            Some(Nsf { heading: rich(&nsf.intitule)?, code: nsf.code.value.0.clone(), title: rich(&nsf.texte)? })
        })?,
        public: optional(&raw.public, titled)?,
        legal_basis: optional(&raw.base_legale, |law| {
            Some(LegalBasis {
                reference: rich(&law.reference)?,
                text: rich(&law.texte)?,
                addresses: law.adresse.iter().map(|address| address.value.0.clone()).collect(),
            })
        })?,
        activities: purpose(&raw.activites)?,
        competences: purpose(&raw.competences)?,
        evaluation: purpose(&raw.evaluation)?,
        modalities_heading: rich(&raw.intitule_modalites)?,
        criteria_heading: rich(&raw.intitule_criteres)?,
        blocs,
    })
}

fn bloc(read: &Read<BlocFile>) -> Option<Bloc> {
    let Read { file, value } = read;
    let file = File { number: *file, source: source_ref(&value.source)? };
    let title = file.statement(&value.code, &value.titre, &None, &value.erratum)?;
    Some(Bloc {
        number: title.code.first_number(),
        title,
        activities: value.activite.iter().map(|raw| file.activity(raw)).collect::<Option<_>>()?,
        modality: modality(&value.modalite)?,
        source: file.source,
    })
}

/// The file that statements stand in.
struct File {
    number: usize,
    source: SourceRef,
}

impl File {
    fn activity(&self, raw: &BlocActivite) -> Option<BlocActivity> {
        Some(BlocActivity {
            title: self.statement(&raw.code, &raw.texte, &raw.source, &raw.erratum)?,
            points: all(&raw.point)?,
            competences: raw.competence.iter().map(|raw| self.competence(raw)).collect::<Option<_>>()?,
        })
    }

    fn competence(&self, raw: &RawCompetence) -> Option<Competence> {
        let criterion = |raw: &Critere| {
            Some(Criterion {
                title: self.statement(&raw.code, &raw.texte, &raw.source, &raw.erratum)?,
                details: statements(&raw.detail, self.number, &self.source)?,
            })
        };
        Some(Competence {
            title: self.statement(&raw.code, &raw.texte, &raw.source, &raw.erratum)?,
            criteria: raw.critere.iter().map(criterion).collect::<Option<_>>()?,
        })
    }

    fn statement(
        &self,
        code: &Located<Declared>,
        text: &Located<Text>,
        own: &Option<Located<RawSourceRef>>,
        errata: &[Erratum],
    ) -> Option<Statement> {
        Some(Statement {
            code: declared(code)?,
            words: Words { text: rich(text)?, variants: Vec::new(), corrections: corrections(errata)? },
            origin: Origin { file: self.number, span: text.span.clone() },
            source: own_source(own, &self.source)?,
            footnote: None,
        })
    }
}

fn modality(raw: &BlocModalite) -> Option<BlocModality> {
    let step = |raw: &EtapeModalite| {
        Some(ModalityStep {
            text: rich(&raw.texte)?,
            points: all(&raw.point)?,
            fills_grids: raw.grilles,
            corrections: corrections(&raw.erratum)?,
        })
    };
    Some(BlocModality {
        heading: optional(&raw.intitule, rich)?,
        steps: raw.etape.iter().map(step).collect::<Option<_>>()?,
        remarks: match raw.precisions {
            Precisions::Obligatoires => Remarks::Required,
            Precisions::Facultatives => Remarks::Optional,
        },
        duration: titled(&raw.duree)?,
        place: titled(&raw.lieu)?,
        evaluators_heading: rich(&raw.evaluateurs.intitule)?,
        evaluators: raw.evaluateurs.evaluateur.iter().map(|raw| all(&raw.qualite)).collect::<Option<_>>()?,
        gaps: raw.lacune.iter().map(quotation).collect::<Option<_>>()?,
    })
}

fn titled(raw: &Intitule) -> Option<Titled> {
    Some(Titled { heading: rich(&raw.intitule)?, lines: all(&raw.texte)? })
}

fn all(texts: &[Located<Text>]) -> Option<Vec<Rich>> {
    texts.iter().map(rich).collect()
}
