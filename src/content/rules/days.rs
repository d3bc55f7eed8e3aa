//! `date-a-venir`: what is said to have been done was done before the day that the site gives as its own.

use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Day;

/// The keys that tell of the past, and what happened that day.
const PAST: [(&str, &str); 3] = [("consulte", "consulté"), ("publie_le", "publié"), ("decision", "décidé")];

pub fn check(raw: &Raw, report: &mut Report) {
    let Some(Read { value: site, .. }) = &raw.site else { return };
    let Some(date) = site.date_reference.0.date else { return };
    let today = Day { year: date.year, month: date.month, day: date.day };
    for (key, day, origin) in raw.all_found().flat_map(|found| &found.days) {
        let Some((_, done)) = PAST.iter().find(|(past, _)| past == key).filter(|_| *day > today) else { continue };
        report.push(
            Diagnostic::warning("date-a-venir", format!("« {done} » à une date à venir, {}", day.iso()))
                .at(origin.clone(), format!("après la date de référence du site, {}", today.iso()))
                .help("corrigez cette date, ou avancez date_reference dans site.toml, après avoir revu les échéances"),
        );
    }
}
