//! The labels that editors write.

use std::collections::BTreeSet;

use crate::support::{fixtures, root};
use fascicule::document;
use fascicule::model::{LabelName, Rich, Wording};

/// A label that nothing prints would be corrected in vain.
#[test]
fn every_label_is_printed_by_some_document() {
    let mark = |name: LabelName| format!("⟦{}⟧", name.word());
    let mut printed = BTreeSet::new();
    for content in [fixtures().join("content"), root().join("content")] {
        let checked = fascicule::check(&content).expect("a content that can be read");
        let mut catalogue = checked.catalogue.expect("a content without error");
        for (name, label) in &mut catalogue.labels {
            label.wording = Wording::Same(Rich::plain(mark(*name)));
        }
        let said = format!("{:?}", document::all(&catalogue));
        printed.extend(LabelName::ALL.iter().copied().filter(|name| said.contains(&mark(*name))));
    }
    let unused: Vec<&str> =
        LabelName::ALL.iter().filter(|name| !printed.contains(name)).map(|name| name.word()).collect();
    assert_eq!(unused, [""; 0]);
}
