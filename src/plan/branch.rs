//! The pages that speak of several certifications at once.

use std::collections::BTreeSet;

use crate::document::{Document, DocumentId};
use crate::model::{Catalogue, Kind, Slug};

/// The addresses of the pages on the certifications of the branch, as far as the content calls for them.
#[derive(Debug, Default)]
pub struct BranchPages {
    /// « Quel CQP pour moi ? »
    pub orientation: Option<String>,
    /// The table that compares the CQPs.
    pub comparison: Option<String>,
    /// The general rules of one guide beside those of the next, for each two guides that follow one another.
    pub rules: Vec<RulesPage>,
    /// The parcours, step by step.
    pub courses: Option<String>,
    /// The statements that several certifications share.
    pub shared: Option<String>,
}

/// Two presentations of the CQPs side by side.
#[derive(Debug)]
pub struct RulesPage {
    pub page: String,
    pub left: DocumentId,
    pub right: DocumentId,
}

impl BranchPages {
    pub fn of(catalogue: &Catalogue, documents: &[Document]) -> BranchPages {
        let ids = || documents.iter().map(|document| &document.id);
        let named = |slug| catalogue.rules.of(slug).is_some();
        let published = ids().any(|id| named(&id.slug));
        let is_certification = |slug: &&Slug| catalogue.certifications.iter().any(|it| it.slug == **slug);
        let several = ids().map(|id| &id.slug).filter(is_certification).collect::<BTreeSet<_>>().len() > 1;
        let address = |name: &str| format!("{name}/index.html");
        // The rules of a guide are the same in all that it prints: the first document speaks for them.
        let presentations = || ids().filter(|id| id.kind == Kind::Presentation);
        let guides = catalogue.guides.iter().filter_map(|guide| {
            let printed = catalogue.certifications.iter().filter(|it| it.source.source == guide.code.as_str());
            let mut printed = printed.filter(|it| it.guide.as_ref() == Some(&guide.code));
            printed.find_map(|it| presentations().find(|id| id.slug == it.slug && id.edition == it.edition))
        });
        let guides: Vec<&DocumentId> = guides.collect();
        let rules = guides.windows(2).filter_map(|two| match two {
            [left, right] => Some(RulesPage {
                page: address(&format!("regles-generales/{}-{}", left.edition, right.edition)),
                left: (*left).clone(),
                right: (*right).clone(),
            }),
            _ => None,
        });
        BranchPages {
            orientation: published.then(|| address("quel-cqp")),
            comparison: published.then(|| address("comparer-les-cqp")),
            rules: rules.collect(),
            courses: (published && !catalogue.courses.is_empty()).then(|| address("parcours")),
            shared: several.then(|| address("enonces-communs")),
        }
    }
}
