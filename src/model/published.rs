//! The catalogue as the public may see it: without drafts, and without what only drafts bring to the common files.
//!
//! What is removed here is nowhere: no page, count or file made from the rest can tell that it exists.

use super::{Catalogue, CommonText, Correction, GuideCode, Rich, Sentence, Source, SourceRef, Wording};

/// What the public content stands on.
struct Public<'p> {
    sources: &'p [String],
    guides: &'p [GuideCode],
}

impl Catalogue {
    /// The catalogue without its drafts: their certifications, lists and forms; the guides that no other certification names; the
    /// sources that nothing else names, with the lines cited from them; their entries in the general rules.
    #[must_use]
    pub fn published(mut self) -> Catalogue {
        self.certifications.retain(|certification| !certification.draft);
        self.lists.retain(|list| !list.draft);
        self.gabarits.retain(|_, form| !form.draft);
        self.sources.retain(|_, source: &mut Source| !source.draft);
        self.guides.retain(|guide| self.certifications.iter().any(|it| it.guide.as_ref() == Some(&guide.code)));
        let sources: Vec<String> = self.sources.keys().cloned().collect();
        let guides: Vec<GuideCode> = self.guides.iter().map(|guide| guide.code.clone()).collect();
        let public = Public { sources: &sources, guides: &guides };
        let slugs: Vec<_> = self.certifications.iter().map(|certification| certification.slug.clone()).collect();

        for label in self.labels.values_mut() {
            public.wording(&mut label.wording);
            public.corrections(&mut label.corrections);
        }
        self.texts.values_mut().for_each(|text| public.text(text));
        self.figures.values_mut().for_each(|figure| public.lines(&mut figure.sources));
        self.register.retain(|entry| slugs.contains(&entry.slug));
        self.rules.cqps.retain(|cqp| slugs.contains(&cqp.slug));
        self.rules.juries.iter_mut().for_each(|jury| jury.cqps.retain(|slug| slugs.contains(slug)));
        self.rules.juries.retain(|jury| !jury.cqps.is_empty());
        let of_cqps = self.rules.cqps.iter_mut().flat_map(|cqp| [&mut cqp.orientation, &mut cqp.vae_experience]);
        let of_juries = self.rules.juries.iter_mut().map(|jury| &mut jury.form);
        of_cqps.chain(of_juries).chain(&mut self.rules.orientation_intro).for_each(|it| public.sentence(it));
        for document in &mut self.cited_documents {
            document.passages.iter_mut().for_each(|passage| public.lines(&mut passage.sources));
            document.passages.retain(|passage| !passage.sources.is_empty());
        }
        self.cited_documents.retain(|document| !document.passages.is_empty());
        self.circuits.hands.iter_mut().for_each(|it| public.lines(&mut it.sources));
        self.circuits.hands.retain(|it| !it.sources.is_empty());
        self.circuits.transmissions.iter_mut().for_each(|it| public.lines(&mut it.sources));
        self.circuits.transmissions.retain(|it| !it.sources.is_empty());
        let of_courses = self.courses.iter_mut().flat_map(|course| &mut course.steps);
        for step in of_courses.chain(self.preparations.iter_mut().flat_map(|page| &mut page.steps)) {
            step.passages.iter_mut().for_each(|passage| public.lines(&mut passage.sources));
            step.passages.retain(|passage| !passage.sources.is_empty());
        }
        for certification in &mut self.certifications {
            certification.definition.general_abilities_intro.iter_mut().for_each(|it| public.wording(it));
        }
        self
    }
}

impl Public<'_> {
    fn holds(&self, line: &SourceRef) -> bool {
        self.sources.contains(&line.source)
    }

    fn lines(&self, lines: &mut Vec<SourceRef>) {
        lines.retain(|line| self.holds(line));
    }

    fn corrections(&self, corrections: &mut Vec<Correction>) {
        corrections.retain(|correction| self.holds(&correction.source));
    }

    fn text(&self, text: &mut CommonText) {
        self.lines(&mut text.sources);
        self.corrections(&mut text.corrections);
    }

    fn sentence(&self, sentence: &mut Sentence) {
        self.wording(&mut sentence.wording);
        self.lines(&mut sentence.sources);
        self.corrections(&mut sentence.corrections);
    }

    /// The wordings of public guides; what they all say alike is said once, as it was before a draft had words of its own.
    fn wording(&self, wording: &mut Wording<Rich>) {
        let Wording::Each(each) = wording else { return };
        each.retain(|guide, _| self.guides.contains(guide));
        let mut values = each.values();
        let Some(first) = values.next() else { return };
        if each.len() == self.guides.len() && self.guides.len() > 1 && values.all(|value| value == first) {
            *wording = Wording::Same(first.clone());
        }
    }
}
