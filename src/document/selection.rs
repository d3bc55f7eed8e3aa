//! The livrets of one parcours: those of the certification, with some of its units and the modules of one mention.
//!
//! A parcours is individual. What a selection keeps is made by the same builders from a smaller certification, so that
//! it says the same words and has the same fields, under the same names, as the whole.

use super::{Document, forms};
use crate::model::{Catalogue, Certification, Code, Mention, Mots, Structure, Unit};

/// Of a certification, what one parcours takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Whether its units are domaines or blocs.
    pub structure: Structure,
    /// The numbers of the units, in their order; all of them when there is none.
    pub units: Vec<u32>,
    /// Where one is chosen, the training of the others is left out.
    pub mention: Option<Mention>,
}

impl Selection {
    /// One unit, whatever the mention.
    pub fn of_unit(unit: Unit) -> Selection {
        Selection { structure: unit.structure(), units: vec![unit.number()], mention: None }
    }

    /// « Domaine 1 seulement », « Blocs 1 et 3 », « Mention santé »: what the editor says on the cover.
    pub fn words(&self, mots: &Mots) -> String {
        let numbers: Vec<String> = self.units.iter().map(u32::to_string).collect();
        let units = match numbers.as_slice() {
            [] => None,
            [one] => Some(match self.structure {
                Structure::Domaines => mots.fill("livrets.domaine", &[("numero", one)]),
                Structure::Blocs => mots.fill("livrets.bloc", &[("numero", one)]),
            }),
            [others @ .., last] => {
                let others = others.join(", ");
                Some(match self.structure {
                    Structure::Domaines => mots.fill("livrets.domaines", &[("autres", &others), ("dernier", last)]),
                    Structure::Blocs => mots.fill("livrets.blocs", &[("autres", &others), ("dernier", last)]),
                })
            }
        };
        let mention = self.mention.as_ref().map(|mention| mention.title.clone());
        units.into_iter().chain(mention).collect::<Vec<_>>().join(" · ")
    }

    /// `d1-d3-sante`, `b2`: what ends the name of a file.
    pub fn suffix(&self) -> String {
        let letter = match self.structure {
            Structure::Domaines => 'd',
            Structure::Blocs => 'b',
        };
        let units = self.units.iter().map(|number| format!("{letter}{number}"));
        let mention = self.mention.iter().map(|mention| mention.code.clone());
        units.chain(mention).collect::<Vec<_>>().join("-")
    }

    /// The certification without what the selection leaves out. What is proper to a domaine in a livret is found by its
    /// code: it goes with the domaine.
    fn keep(&self, certification: &Certification) -> Certification {
        let mut kept = certification.clone();
        if !self.units.is_empty() {
            kept.domaines.retain(|domaine| self.units.contains(&domaine.number));
            if let Some(referentiels) = &mut kept.referentiels {
                referentiels.blocs.retain(|bloc| self.units.contains(&bloc.number));
            }
        }
        let codes: Vec<&Code> = kept.domaines.iter().map(|domaine| &domaine.title.code).collect();
        if let Some(livret) = &mut kept.final_livret {
            // Several domaines may share a row of the table.
            livret.modalities.retain(|modality| modality.domaines.iter().any(|code| codes.contains(&code)));
        }
        if let (Some(livret), Some(mention)) = (&mut kept.follow_up, &self.mention) {
            for domaine in &mut livret.domaines {
                domaine.modules.retain(|module| module.mention.as_ref().is_none_or(|code| *code == mention.code));
            }
        }
        kept
    }
}

/// The livrets that a selection makes of a certification, as many as it has.
pub fn livrets(catalogue: &Catalogue, certification: &Certification, selection: &Selection) -> Vec<Document> {
    let kept = selection.keep(certification);
    let livrets = forms(catalogue, &kept, |form| form.has_extracts).into_iter();
    livrets.map(|livret| Document { selection: Some(selection.clone()), ..livret }).collect()
}

/// The livrets of a certification limited to each of its units in turn, where it has several.
pub fn by_unit(catalogue: &Catalogue, certification: &Certification) -> Vec<Document> {
    let units = Some(certification.units()).filter(|units| units.len() > 1).unwrap_or_default();
    units.into_iter().flat_map(|unit| livrets(catalogue, certification, &Selection::of_unit(unit))).collect()
}
