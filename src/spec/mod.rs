//! The mirror of `operator.yaml`: what the file says, and where; nothing is decided here.

mod admission;
mod child;
mod decode;
mod field;
mod hook;
mod mirror;
mod node;
mod operator;
mod place;
mod process;
mod rate;
mod reference;
mod resource;
mod scalar;
mod selector;
mod type_name;
mod version;
mod yaml;
mod yaml_hint;

use schemars::generate::SchemaSettings;

pub use admission::{Admission, Certificates, FailurePolicy, MatchCondition, Operation};
pub use child::{Child, Generated, OnDelete, Replace};
pub use decode::{Located, Named};
pub use field::{Field, FieldType, ListType, Source, StatusField, Validation};
pub use hook::{Hook, Missed, Order, Trigger};
pub use node::{Key, Kind, Node};
pub use operator::{
    ApiVersion, ComputeResources, PolicyRule, Quantity, Settings, Spec, SpecKind, Watch,
    WatchNamespaces, WatchWord,
};
pub use place::place;
pub use process::{ProcessHook, ProcessHooks};
pub use rate::{HookRate, RateLimit};
pub use reference::Reference;
pub use resource::{Column, ColumnType, Condition, Resource, Scale, Scope};
pub use selector::{LabelOperator, LabelRequirement, LabelSelector};
pub use type_name::TypeName;
pub use version::{Change, Conversion, Version};

use crate::problem::Problem;
use decode::Decode;

/// Reads a spec. It is `None` when the text is not YAML; otherwise what could not be read has gaps, each with a problem.
pub fn parse(text: &str) -> (Option<Spec>, Vec<Problem>) {
    let mut problems = Vec::new();
    let root = yaml::read(text, &mut problems);
    let spec = root.map(|root| Spec::decode(&root, &mut problems));
    (spec, problems)
}

/// Reads the YAML of another file than a spec.
pub(crate) fn read_yaml(text: &str, problems: &mut Vec<Problem>) -> Option<Node> {
    yaml::read(text, problems)
}

/// The JSON Schema of `operator.yaml`, in draft 7, which editors know best.
#[must_use]
pub fn schema() -> serde_json::Value {
    SchemaSettings::draft07()
        .into_generator()
        .into_root_schema_for::<Spec>()
        .to_value()
}
