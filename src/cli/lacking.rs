//! What files of the user's own lack of the code that the spec asks for.

use crate::model::{Model, Resource};
use crate::plan::Plan;
use crate::render;

/// For each file that lacks code: which file, and what to add to it.
pub fn notes(model: &Model, plan: &Plan) -> Vec<String> {
    let process = lacking_hooks_of_process(model, plan);
    let kinds = model.resources.iter().flat_map(|kind| {
        let hooks = lacking_hooks(kind, plan);
        let admission = lacking_admission(kind, plan);
        let both = hooks.into_iter().chain(admission);
        both.chain(lacking_conversions(kind, plan))
    });
    process.into_iter().chain(kinds).collect()
}

fn lacking_hooks_of_process(model: &Model, plan: &Plan) -> Option<String> {
    let path = render::PROCESS_FILE;
    let lines = render::lacking_process_hooks(&model.process, before(plan, path)?)?;
    Some(note(path, "hooks of the process", &lines))
}

fn lacking_hooks(kind: &Resource, plan: &Plan) -> Option<String> {
    let path = render::user_file(kind);
    let lines = render::lacking_hooks(kind, before(plan, &path)?)?;
    Some(note(&path, &format!("hooks of {}", kind.kind), &lines))
}

fn lacking_admission(kind: &Resource, plan: &Plan) -> Option<String> {
    let path = render::admission_file(kind);
    let asked = kind.admission.as_ref()?;
    let lines = render::lacking_admission(kind, asked, before(plan, &path)?)?;
    let what = format!("the admission of {}", kind.kind);
    Some(note(&path, &what, &lines))
}

fn lacking_conversions(kind: &Resource, plan: &Plan) -> Vec<String> {
    let versions = kind.versions.iter().filter(|version| version.has_code);
    let lacking = versions.filter_map(|version| {
        let path = render::conversion_file(kind, version);
        let lines = render::lacking_conversion(kind, version, before(plan, &path)?)?;
        let what = format!("the conversion of {} of {}", kind.kind, version.name);
        Some(note(&path, &what, &lines))
    });
    lacking.collect()
}

/// The text of a file as it was; none for one that was only seeded now, which has everything.
fn before<'a>(plan: &'a Plan, path: &str) -> Option<&'a str> {
    let step = plan.steps.iter().find(|step| step.path == path)?;
    step.before.as_deref()
}

fn note(path: &str, what: &str, lines: &str) -> String {
    format!("{path} lacks code for {what}; add:\n\n{lines}\n")
}
