//! The editions of each certification, and the life of each: the acts, what follows what.

use super::common::{EDITIONS, address, edition, schema_address, state};
use super::format::{Acte, CertificationEtEditions, EditionDeCertification, Editions, Vie};
use crate::model::{Act, Certification, Day, State};
use crate::plan::{DATA_EDITIONS, DataFiles, Plan, PlannedCertification, PlannedParent};

/// Every edition of every certification, what holds first.
pub fn editions(plan: &Plan) -> Editions {
    let own = DataFiles { json: DATA_EDITIONS.to_owned(), csv: String::new() };
    Editions {
        schema: schema_address(plan, &own, EDITIONS),
        date_reference: plan.catalogue.site.reference_date.iso(),
        certifications: plan.parents.iter().map(|parent| certification(plan, parent)).collect(),
    }
}

fn certification(plan: &Plan, parent: &PlannedParent) -> CertificationEtEditions {
    let editions: Vec<_> = plan.certifications.iter().filter(|it| it.certification.slug == *parent.slug).collect();
    let in_force = editions.iter().find(|it| it.certification.state == State::InForce);
    let of = |it: &&PlannedCertification| EditionDeCertification {
        titre: it.certification.title.clone(),
        edition: edition(it.certification),
        etat: state(it.certification.state),
        brouillon: it.certification.draft,
        adresse: address(plan, &it.page),
        vie: life(plan, it.certification),
    };
    CertificationEtEditions {
        identifiant: parent.slug.to_string(),
        adresse: address(plan, &parent.page),
        en_vigueur: in_force.map(|it| address(plan, &it.page)),
        editions: editions.iter().map(of).collect(),
    }
}

/// What is known of the life of an edition; `None` where nothing is.
pub fn life(plan: &Plan, certification: &Certification) -> Option<Vie> {
    let Certification { acts, end_of_entry, acquired, .. } = certification;
    let page = |it: &Certification| plan.planned(it).map(|planned| address(plan, &planned.page));
    let life = Vie {
        actes: acts.iter().map(act).collect(),
        fin_inscriptions: end_of_entry.map(Day::iso),
        remplace: plan.catalogue.replaced_by(certification).filter_map(page).collect(),
        remplacee_par: plan.catalogue.successor(certification).and_then(page),
        acquis: acquired.as_ref().map(|acquired| acquired.text.text()),
    };
    let Vie { actes, fin_inscriptions, remplace, remplacee_par, acquis } = &life;
    let nothing = actes.is_empty()
        && fin_inscriptions.is_none()
        && remplace.is_empty()
        && remplacee_par.is_none()
        && acquis.is_none();
    (!nothing).then_some(life)
}

fn act(act: &Act) -> Acte {
    Acte {
        etat: state(act.state),
        decision: act.decided.iso(),
        effet: act.effective.iso(),
        nom: act.name.clone(),
        reference: act.reference.clone(),
        adresse: act.address.clone(),
    }
}
