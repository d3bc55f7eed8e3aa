//! An example for who learns to read codes and addresses: of this site's own catalogue, never of another.

use serde::Serialize;

use super::Site;
use super::viewpoint::Viewpoint;
use crate::model::{Certification, Statement};
use crate::plan::{Owner, PlannedCertification};

/// A statement of the first certification that has some.
#[derive(Serialize)]
pub struct Example {
    /// « D1.SF2 ».
    code: String,
    /// Its address, from the page.
    href: String,
    /// Where its source has it: « 003:466-470 », then « 003 », 466 and 470.
    place: String,
    source: String,
    first: Option<u32>,
    last: Option<u32>,
}

/// Nothing on a site that has no statement yet.
pub fn of(site: &Site, view: &Viewpoint) -> Option<Example> {
    site.plan.certifications.iter().find_map(|planned| in_certification(site, view, planned))
}

/// A savoir-faire, or a competence of a bloc; the second, which shows that they are numbered.
fn in_certification(site: &Site, view: &Viewpoint, planned: &PlannedCertification) -> Option<Example> {
    let certification = planned.certification;
    let shown = shown(certification);
    let statement = shown.get(1).or(shown.first())?;
    let permanent = site.plan.permanent(Owner::from(certification));
    let address = permanent.get(&statement.code)?;
    let source = &statement.source;
    Some(Example {
        code: statement.code.to_string(),
        href: view.to(address),
        place: source.written(),
        source: source.source.clone(),
        first: source.lines.map(|(first, _)| first),
        last: source.lines.map(|(_, last)| last),
    })
}

fn shown(certification: &Certification) -> Vec<&Statement> {
    let skills = certification.domaines.iter().flat_map(|domaine| &domaine.skills);
    let blocs = certification.referentiels.iter().flat_map(|it| &it.blocs).flat_map(|bloc| &bloc.activities);
    let competences = blocs.flat_map(|activity| &activity.competences).map(|competence| &competence.title);
    skills.chain(competences).collect()
}
