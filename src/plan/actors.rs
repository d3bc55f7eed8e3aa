//! Those for whom the site has an entry page.

use crate::model::{Mots, Role};

/// Somebody who comes with papers to receive, fill, sign and send.
#[derive(Debug)]
pub struct Actor {
    pub slug: &'static str,
    title: fn(&Mots) -> &str,
    intro: fn(&Mots) -> &str,
    /// The hands that are his in the forms; the content says of whom else he is the hand.
    pub roles: &'static [Role],
}

impl Actor {
    /// « Candidat ».
    pub fn title<'m>(&self, mots: &'m Mots) -> &'m str {
        (self.title)(mots)
    }

    /// What the page holds, in a sentence.
    pub fn intro<'m>(&self, mots: &'m Mots) -> &'m str {
        (self.intro)(mots)
    }

    pub fn page(&self) -> String {
        format!("acteurs/{}/index.html", self.slug)
    }
}

/// Those for whom the site has an entry page.
pub const ACTORS: [Actor; 5] = [
    Actor {
        slug: "candidat",
        title: |mots| mots.say("acteurs.candidat"),
        intro: |mots| mots.say("acteurs.candidat_intro"),
        roles: &[Role::Candidate],
    },
    Actor {
        slug: "tuteur",
        title: |mots| mots.say("acteurs.tuteur"),
        intro: |mots| mots.say("acteurs.tuteur_intro"),
        roles: &[Role::Tutor, Role::Evaluators],
    },
    Actor {
        slug: "organisme-de-formation",
        title: |mots| mots.say("acteurs.organisme"),
        intro: |mots| mots.say("acteurs.organisme_intro"),
        roles: &[Role::TrainingBody],
    },
    Actor {
        slug: "entreprise",
        title: |mots| mots.say("acteurs.entreprise"),
        intro: |mots| mots.say("acteurs.entreprise_intro"),
        roles: &[Role::Company],
    },
    Actor {
        slug: "jury",
        title: |mots| mots.say("acteurs.jury"),
        intro: |mots| mots.say("acteurs.jury_intro"),
        roles: &[Role::Jury],
    },
];
