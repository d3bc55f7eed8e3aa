//! The parcours that lead to a CQP, step by step, each limit under the editions whose guides state it.

use serde::Serialize;

use super::Site;
use super::branch::{self, Standing};
use super::frame::Page;
use super::links::Link;
use super::passages::{StepView, step};
use super::text::Text;
use super::viewpoint::Viewpoint;
use crate::model::Course;

#[derive(Serialize)]
struct Content {
    courses: Vec<CourseView>,
    /// The rules of two editions side by side.
    rules: Option<String>,
    standing: Standing,
}

#[derive(Serialize)]
struct CourseView {
    id: String,
    title: Text,
    steps: Vec<StepView>,
}

/// `None` where no parcours is told.
pub fn page(site: &Site) -> Option<Page> {
    let path = site.plan.branch.courses.as_ref()?;
    let view = Viewpoint::new(site.plan, None, path);
    let title = site.mots().say("parcours.titre");
    let description = site.mots().say("parcours.description");
    let courses: Vec<CourseView> =
        site.plan.catalogue.courses.iter().map(|course| of_course(site, &view, course)).collect();
    let mut frame = branch::frame(site, &view, title, description);
    frame.contents = courses.iter().map(contents).collect();
    let rules = site.plan.branch.rules.first().map(|rules| view.to(&rules.page));
    Some(Page::new(frame, "courses.html", &Content { courses, rules, standing: branch::standing(site) }))
}

fn of_course(site: &Site, view: &Viewpoint, course: &Course) -> CourseView {
    // Two parcours have steps of the same name.
    let named = |mut step: StepView| {
        step.id = format!("{}-{}", course.code, step.id);
        step
    };
    let steps = course.steps.iter().map(|it| named(step(site, view, it, None)));
    CourseView { id: course.code.clone(), title: Text::new(&course.title), steps: steps.collect() }
}

fn contents(course: &CourseView) -> Link {
    let mut link = Link { label: course.title.clone(), ..Link::new("", format!("#{}", course.id)) };
    link.links = course.steps.iter().map(StepView::link).collect();
    link
}
