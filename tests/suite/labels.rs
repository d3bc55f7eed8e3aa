//! The labels that editors write.

use std::collections::BTreeSet;

use crate::support::{fixtures, root};
use fascicule::document;
use fascicule::model::{Rich, Wording};

/// A label that nothing prints would be corrected in vain.
#[test]
fn every_label_is_printed_by_some_document() {
    let mark = |name: &str| format!("⟦{name}⟧");
    let (mut printed, mut written) = (BTreeSet::new(), BTreeSet::new());
    for content in [fixtures().join("content"), root().join("content")] {
        let checked = fascicule::check(&content).expect("a content that can be read");
        let mut catalogue = checked.catalogue.expect("a content without error");
        for (name, label) in &mut catalogue.labels {
            label.wording = Wording::Same(Rich::plain(mark(name)));
        }
        let said = format!("{:?}", document::all(&catalogue));
        let (said, unsaid): (Vec<_>, Vec<_>) =
            catalogue.labels.keys().cloned().partition(|name| said.contains(&mark(name)));
        printed.extend(said);
        written.extend(unsaid);
    }
    let unused: Vec<&String> = written.difference(&printed).collect();
    assert_eq!(unused, Vec::<&String>::new());
}
