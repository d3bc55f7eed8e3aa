//! Those for whom the site has an entry page.

use crate::model::Role;

/// Somebody who comes with papers to receive, fill, sign and send.
#[derive(Debug)]
pub struct Actor {
    pub slug: &'static str,
    pub title: &'static str,
    pub intro: &'static str,
    /// The hands that are his in the forms; the content says of whom else he is the hand.
    pub roles: &'static [Role],
}

impl Actor {
    pub fn page(&self) -> String {
        format!("acteurs/{}/index.html", self.slug)
    }
}

/// Those for whom the site has an entry page.
pub const ACTORS: [Actor; 5] = [
    Actor {
        slug: "candidat",
        title: "Je suis candidat",
        intro: "Ce que le candidat reçoit, remplit, signe et transmet, document par document.",
        roles: &[Role::Candidate],
    },
    Actor {
        slug: "tuteur",
        title: "Je suis tuteur ou évaluateur",
        intro: "Ce que le tuteur et les évaluateurs reçoivent, remplissent, signent et transmettent.",
        roles: &[Role::Tutor, Role::Evaluators],
    },
    Actor {
        slug: "entreprise",
        title: "Je suis l'entreprise",
        intro: "Ce que l'entreprise reçoit, remplit, signe et transmet, document par document.",
        roles: &[Role::Company],
    },
    Actor {
        slug: "organisme-de-formation",
        title: "Je suis l'organisme de formation",
        intro: "Ce que l'organisme de formation reçoit, remplit, signe et transmet, document par document.",
        roles: &[Role::TrainingBody],
    },
    Actor {
        slug: "jury",
        title: "Je suis membre du jury",
        intro: "Ce que le jury reçoit, remplit, signe et transmet, document par document.",
        roles: &[Role::Jury],
    },
];
