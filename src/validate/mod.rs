//! Turns a spec into a model or into problems.

pub mod codes;
pub mod suggest;

mod admission;
mod child_kind;
mod children;
mod columns;
mod context;
pub mod crds;
mod definitions;
mod duration;
mod each;
mod field;
mod field_type;
mod fit;
mod format;
mod generated;
mod hooks;
mod instance;
mod kubernetes;
mod labels;
mod lint;
mod list;
mod metadata;
mod name_form;
mod name_limit;
mod names;
mod operator;
mod order;
mod own_schema;
mod process;
mod reads;
mod reference_kind;
mod reference_place;
mod reference_target;
mod references;
mod related;
mod resource;
mod rule_hint;
mod rule_total;
mod rule_values;
mod rules;
mod rust_names;
mod schema;
pub mod secrets;
mod selector;
mod shared_names;
mod shared_values;
mod status;
mod template;
mod template_labels;
mod types;
mod value;
mod versions;
mod words;

use crate::catalog::Catalog;
use crate::model::Model;
use crate::problem::Problem;
use crate::spec;
use context::Context;

pub use instance::instance;

/// What a spec means and what is to be said about it.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The model; `None` if and only if a problem is an error.
    pub model: Option<Model>,
    /// The problems, in the order of the file.
    pub problems: Vec<Problem>,
}

/// Reads and checks the text of an `operator.yaml`. All problems are found at once.
#[must_use]
pub fn load(text: &str) -> Outcome {
    load_with(text, &|_| Err("no file is read here".to_owned()))
}

/// The same of a spec that lists files, which are read so.
#[must_use]
pub fn load_with(text: &str, read: crds::Read) -> Outcome {
    load_knowing(text, read, &Catalog::since)
}

/// The same by other facts about the kinds of Kubernetes: those of clusters from a minor version on.
#[must_use]
pub fn load_knowing(text: &str, read: crds::Read, since: &dyn Fn(u8) -> Catalog) -> Outcome {
    let (spec, mut problems) = spec::parse(text);
    let declared = spec.as_ref().and_then(|spec| spec.kubernetes.as_ref());
    let oldest = operator::kubernetes(declared, &mut problems);
    let mut context = Context::new(text, problems, since(oldest));
    let model = spec.and_then(|spec| operator::model(&mut context, &spec, read));
    let failed = context.failed();
    let mut problems = context.into_problems();
    problems.sort_by_key(|problem| {
        let file = problem.file.as_ref().map(|file| file.path.clone());
        (file, problem.span.start, problem.span.end, problem.code)
    });
    problems.dedup();
    Outcome {
        model: model.filter(|_| !failed),
        problems,
    }
}
