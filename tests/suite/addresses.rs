//! What was published stays where it is: the address of each page, of each file and of each statement of the content that
//! ships is in a frozen file. An address that leaves it is dead for who cited it: read the difference before accepting it.

use std::collections::BTreeSet;

use crate::support::{difference, fixtures, root};
use fascicule::{document, plan};

#[test]
fn what_was_published_stays_where_it_is() {
    let checked = fascicule::check(&root().join("content")).expect("the content can be read");
    let catalogue = checked.catalogue.unwrap_or_else(|| panic!("{:?}", checked.report)).published();
    let documents = document::printed(&catalogue);
    let (plan, report) = plan::plan(&catalogue, &documents);
    assert!(!report.has_errors(), "{report:?}");
    let mut addresses: BTreeSet<String> = plan.addresses().iter().map(|address| address.path.to_string()).collect();
    let of_certifications = plan.certifications.iter().map(|planned| planned.certification.into());
    let owners = of_certifications.chain(plan.lists.iter().map(|planned| planned.list.into()));
    addresses.extend(owners.flat_map(|owner| plan.permanent(owner).into_values()));
    let lines: String = addresses.iter().map(|address| format!("{address}\n")).collect();
    if let Some(told) = difference(&fixtures().join("adresses.txt"), &lines) {
        panic!("{told}");
    }
}
