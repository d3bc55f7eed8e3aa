//! Rules that look across files: one rule, one file, one fixture.
//!
//! A rule reads the raw content and reports; it never changes anything. It must not complain of what an unreadable file
//! would have said: codes are collected even from files that could not be decoded.

mod approvals;
mod blocs;
mod contacts;
mod corrections;
mod days;
mod declared_names;
mod domaines;
mod expiry;
mod files;
mod gabarits;
mod gaps;
mod glossary;
mod grids;
mod guides;
mod holes;
mod insertions;
mod known_codes;
mod known_names;
mod labels;
mod letters;
mod life;
mod owned_codes;
mod partial;
mod placeholders;
mod places;
mod prerequisites;
mod quotations;
mod register;
mod site;
mod synonyms;
mod two_titles;
mod unique_codes;
mod variants;

use super::raw::Raw;
use crate::diagnostic::{Files, Report};
use crate::source::Folder;

/// Applies every rule.
pub fn check(raw: &Raw, folder: &Folder, files: &Files, report: &mut Report) {
    files::check(raw, folder, report);
    site::check(raw, report);
    labels::check(raw, report);
    gabarits::check(raw, report);
    places::check(raw, report);
    declared_names::check(raw, report);
    known_names::check(raw, report);
    unique_codes::check(raw, report);
    known_codes::check(raw, report);
    owned_codes::check(raw, files, report);
    variants::check(raw, report);
    corrections::check(raw, report);
    domaines::check(raw, report);
    grids::check(raw, report);
    prerequisites::check(raw, report);
    blocs::check(raw, report);
    two_titles::check(raw, report);
    quotations::check(raw, report);
    insertions::check(raw, report);
    glossary::check(raw, report);
    synonyms::check(raw, report);
    expiry::check(raw, report);
    register::check(raw, report);
    life::check(raw, report);
    approvals::check(raw, report);
    contacts::check(raw, files, report);
    letters::check(files, report);
    partial::check(raw, report);
    guides::check(raw, report);
    placeholders::check(raw, files, report);
    gaps::check(raw, report);
    days::check(raw, report);
    holes::check(raw, report);
}
