//! One text in several runs, as inline marks part it: set as a whole, given back run by run.

use super::french::french;

/// The runs of one text in French typography, which looks across them: in « l'**entreprise** » the apostrophe and the
/// word it goes with stand in two runs.
pub fn set_runs(runs: &[&str]) -> Vec<String> {
    let whole = runs.concat();
    let set = french(&whole);
    let mut rest = set.as_ref();
    let aligned: Option<Vec<String>> = runs.iter().map(|run| take_run(run, &mut rest)).collect();
    match aligned {
        Some(set) if rest.is_empty() => set,
        // Typography learnt a change that is not known here: better set apart than lost.
        _ => runs.iter().map(|run| french(run).into_owned()).collect(),
    }
}

/// Takes from `rest` what became of `run`; `None` when it cannot be told.
fn take_run(run: &str, rest: &mut &str) -> Option<String> {
    let mut taken = String::new();
    let mut typed = run;
    while let Some(character) = typed.chars().next() {
        let set = rest.chars().next()?;
        *rest = &rest[set.len_utf8()..];
        taken.push(set);
        let replaced = match (character, set) {
            _ if character == set => character.len_utf8(),
            ('\'', '\u{2019}') | (' ', '\u{a0}' | '\u{202f}') => 1,
            ('.', '…') if typed.starts_with("...") => 3,
            // A space that guillemets lacked.
            (_, '\u{a0}' | '\u{202f}') => 0,
            _ => return None,
        };
        typed = &typed[replaced..];
    }
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_looks_across_runs() {
        assert_eq!(
            set_runs(&["l'", "entreprise", " : «", "oui", "», ..."]),
            ["l\u{2019}", "entreprise", "\u{a0}: «", "\u{a0}oui", "\u{a0}»,\u{a0}…"]
        );
        assert_eq!(set_runs(&[]), Vec::<String>::new());
    }
}
