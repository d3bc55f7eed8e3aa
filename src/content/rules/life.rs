//! `etat-sans-acte`, `etat-avant-effet`, `etat-depasse`, `actes-en-desordre`, `acte-adresse`, `deux-editions-en-vigueur`,
//! `edition-inconnue`, `remplace-en-rond`, `echeance-proche`, `enregistrement-avant-decision`: an edition is in the state that
//! its acts give it on the day of `date_reference`, and follows editions that are here.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::content::assemble::life;
use crate::content::format::{Acte, CertificationFile, Day, Etat, Located};
use crate::content::raw::{Raw, Read};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{EditionCode, EditionId, Origin, Slug};

/// Before the end of a registration: the times by which its renewal is to be begun, written and filed, in months.
const MONTHS_BEFORE: [u32; 3] = [9, 12, 18];

/// An edition, and where its file is.
struct Edition<'r> {
    slug: &'r Slug,
    edition: &'r EditionCode,
    file: usize,
    main: &'r CertificationFile,
}

impl Edition<'_> {
    fn at(&self, span: &Range<usize>) -> Origin {
        Origin { file: self.file, span: span.clone() }
    }
}

pub fn check(raw: &Raw, report: &mut Report) {
    let Some(Read { value: site, .. }) = &raw.site else { return };
    let today = site.date_reference;
    let editions = raw.certifications.iter().filter_map(|((slug, edition), certification)| {
        let Read { file, value } = certification.certification.as_ref()?;
        Some(Edition { slug, edition, file: *file, main: value })
    });
    let editions: Vec<Edition> = editions.collect();
    for edition in &editions {
        in_order(edition, report);
        addresses(edition, report);
        state(edition, today, report);
        registration(edition, today, report);
        near_end(edition, today, report);
        replaced(raw, edition, report);
    }
    one_open(&editions, report);
    no_ring(&editions, report);
}

/// How far an edition has come with each state.
fn rank(state: Etat) -> u8 {
    match state {
        Etat::AVerifier | Etat::Projet => 0,
        Etat::Adopte => 1,
        Etat::EnVigueur => 2,
        Etat::FermeAuxInscriptions => 3,
        Etat::Historique | Etat::Retire => 4,
    }
}

fn begins(acte: &Acte) -> &Located<Day> {
    acte.effet.as_ref().unwrap_or(&acte.decision)
}

/// Acts follow each other in the file as they did in time, and none takes an edition back.
fn in_order(edition: &Edition, report: &mut Report) {
    let mut wrong = |late: &Range<usize>, early: &Range<usize>, what: &str| {
        report.push(
            Diagnostic::error("actes-en-desordre", what)
                .at(edition.at(late), "")
                .related(edition.at(early), "l'autre")
                .help("rangez les actes dans l'ordre de leurs dates, et corrigez celle qui ne convient pas"),
        );
    };
    let acts = &edition.main.acte;
    for acte in acts {
        let (decision, begins) = (&acte.decision, begins(acte));
        if begins.value.0.date < decision.value.0.date {
            wrong(&begins.span, &decision.span, "l'état commence avant la décision qui le donne");
        }
    }
    for (before, after) in acts.iter().zip(acts.iter().skip(1)) {
        let (early, late) = (begins(before), begins(after));
        if rank(after.etat.value) <= rank(before.etat.value) {
            wrong(&after.etat.span, &before.etat.span, "cet acte ne mène pas plus loin que le précédent");
        } else if late.value.0.date < early.value.0.date {
            wrong(&late.span, &early.span, "cet état commence avant le précédent");
        }
    }
}

fn addresses(edition: &Edition, report: &mut Report) {
    let addresses = edition.main.acte.iter().filter_map(|acte| acte.adresse.as_ref());
    for address in addresses.filter(|it| !super::site::is_web_address(&it.value)) {
        report.push(
            Diagnostic::error("acte-adresse", "l'adresse de l'acte n'est pas une adresse du web")
                .at(edition.at(&address.span), "")
                .help("écrivez https:// puis l'adresse où l'acte se lit, ou retirez cette ligne"),
        );
    }
}

/// The state that is declared is that which the acts give on the day of the site.
fn state(edition: &Edition, today: Day, report: &mut Report) {
    let CertificationFile { etat, acte, titre, .. } = edition.main;
    let given = acte.iter().rev().find(|it| it.etat.value == *etat);
    let needs_act = match etat {
        Etat::Adopte | Etat::EnVigueur | Etat::FermeAuxInscriptions => true,
        Etat::Projet | Etat::Retire | Etat::Historique | Etat::AVerifier => false,
    };
    match given {
        None if needs_act => report.push(
            Diagnostic::error("etat-sans-acte", "rien ne dit quel acte a donné à cette édition son état")
                .at(edition.at(&titre.span), "")
                .help("ajoutez [[acte]] avec etat, decision, nom, et effet si l'état commence un autre jour"),
        ),
        Some(acte) if begins(acte).value.0.date > today.0.date => {
            report.push(
                Diagnostic::error("etat-avant-effet", "cette édition n'est pas encore dans l'état qu'elle dit")
                    .at(edition.at(&begins(acte).span), format!("après la date de référence du site, {}", today.0))
                    .help("gardez l'état d'avant jusqu'à ce jour, ou avancez date_reference dans site.toml"),
            );
        }
        None | Some(_) => {}
    }
    let later =
        acte.iter().rev().find(|it| rank(it.etat.value) > rank(*etat) && begins(it).value.0.date <= today.0.date);
    if let Some(acte) = later {
        report.push(
            Diagnostic::error("etat-depasse", "un acte a donné à cette édition un autre état que celui qu'elle dit")
                .at(edition.at(&acte.etat.span), format!("depuis le {}", begins(acte).value.0))
                .help("donnez à etat, en haut du fichier, l'état de cet acte"),
        );
    }
}

/// Of what is not yet in force, a code and a level are promises.
fn registration(edition: &Edition, today: Day, report: &mut Report) {
    let Some(facts) = edition.main.enregistrement.as_ref().filter(|_| !life::shows_registration(edition.main, today))
    else {
        return;
    };
    report.push(
        Diagnostic::warning(
            "enregistrement-avant-decision",
            "le répertoire n'a pas encore décidé : ni le code ni le niveau ne sont montrés",
        )
        .at(edition.at(&facts.registre.span), "")
        .help("ajoutez decision = …, le jour de la décision d'enregistrement, quand elle sera prise"),
    );
}

/// The end of a registration is announced while there is time to ask for another one.
fn near_end(edition: &Edition, today: Day, report: &mut Report) {
    let holds = matches!(edition.main.etat, Etat::EnVigueur | Etat::Adopte);
    let end = edition.main.enregistrement.as_ref().and_then(|facts| facts.echeance.as_ref());
    let Some(end) = end.filter(|_| holds) else { return };
    let (Some(last), Some(now)) = (end.value.0.date, today.0.date) else { return };
    let months = |date: toml::value::Date| u32::from(date.year) * 12 + u32::from(date.month);
    // A month that is begun counts as over when its day is past.
    let left = (months(last) + u32::from(last.day >= now.day)).saturating_sub(months(now) + 1);
    let Some(within) = MONTHS_BEFORE.into_iter().find(|limit| left < *limit).filter(|_| last >= now) else { return };
    report.push(
        Diagnostic::warning("echeance-proche", format!("l'enregistrement prend fin dans moins de {within} mois"))
            .at(edition.at(&end.span), "")
            .help("préparez l'édition suivante : fascicule new edition, puis remplace = [\"…\"] dans son certification.toml"),
    );
}

fn replaced(raw: &Raw, edition: &Edition, report: &mut Report) {
    for named in &edition.main.remplace {
        let id = life::edition(edition.slug, &named.value);
        let known = id.as_ref().is_some_and(|EditionId { slug, edition }| {
            raw.certifications.keys().any(|(one, code)| one == slug && code == edition)
        });
        if known {
            continue;
        }
        let here = raw.certifications.keys().filter(|(slug, code)| slug == edition.slug && code != edition.edition);
        let here: Vec<String> = here.map(|(_, code)| format!("« {code} »")).collect();
        let help = match here.is_empty() {
            true => "nommez l'édition d'une autre certification : NOM/ÉDITION, comme ses dossiers".to_owned(),
            false => format!(
                "les autres éditions de cette certification : {} ; pour une autre certification, NOM/ÉDITION",
                here.join(", ")
            ),
        };
        report.push(
            Diagnostic::error("edition-inconnue", "aucune édition publiée ici ne porte ce nom")
                .at(edition.at(&named.span), "")
                .help(help),
        );
    }
}

/// Who enters must know which text holds.
fn one_open(editions: &[Edition], report: &mut Report) {
    let mut open: BTreeMap<&Slug, &Edition> = BTreeMap::new();
    for edition in editions.iter().filter(|it| it.main.etat == Etat::EnVigueur && !it.main.brouillon) {
        let Some(other) = open.insert(edition.slug, edition) else { continue };
        report.push(
            Diagnostic::error("deux-editions-en-vigueur", "deux éditions de cette certification sont dites en vigueur")
                .at(edition.at(&edition.main.titre.span), format!("l'édition {}", edition.edition))
                .related(other.at(&other.main.titre.span), format!("l'édition {}", other.edition))
                .help("donnez à celle qui est remplacée etat = \"ferme-aux-inscriptions\" ou \"historique\""),
        );
    }
}

fn no_ring(editions: &[Edition], report: &mut Report) {
    let followed = |edition: &Edition| -> Vec<EditionId> {
        edition.main.remplace.iter().filter_map(|it| life::edition(edition.slug, &it.value)).collect()
    };
    for edition in editions {
        let Some(first) = edition.main.remplace.first() else { continue };
        let mut seen: Vec<EditionId> = Vec::new();
        let mut next = followed(edition);
        while let Some(id) = next.pop() {
            if id.slug == *edition.slug && id.edition == *edition.edition {
                report.push(
                    Diagnostic::error(
                        "remplace-en-rond",
                        "de remplacement en remplacement, cette édition se remplace elle-même",
                    )
                    .at(edition.at(&first.span), "")
                    .help("l'édition la plus récente nomme celle qu'elle remplace, et jamais l'inverse"),
                );
                break;
            }
            if seen.contains(&id) {
                continue;
            }
            let of_it = editions.iter().filter(|it| *it.slug == id.slug && *it.edition == id.edition);
            next.extend(of_it.flat_map(followed));
            seen.push(id);
        }
    }
}
