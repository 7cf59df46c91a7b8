//! Fields that hold a type of Kubernetes.

use super::codes;
use super::context::Context;
use super::suggest::closest;
use crate::model::FieldType;
use crate::problem::Problem;
use crate::spec::{Field, TypeName};

/// How many names a hint lists.
const LISTED: usize = 3;

/// What a field of such a type holds; anything where that was reported.
pub(super) fn of(context: &mut Context, declared: &Field) -> FieldType {
    let Some(TypeName::Kubernetes(name)) = &declared.r#type.value else {
        return FieldType::Any;
    };
    if let Some(schema) = context.catalog.type_named(name) {
        return FieldType::Kubernetes {
            name: name.clone(),
            schema,
        };
    }
    let message = format!("Kubernetes has no type `{name}`");
    let mut problem = Problem::error(codes::UNKNOWN_TYPE, declared.r#type.span.clone(), message);
    let names: Vec<&'static str> = context.catalog.type_names().collect();
    problem.hint = hint(name, &names);
    context.push(problem);
    FieldType::Any
}

/// The type that may be meant: one of the same name in another group, else one that is written nearly so.
fn hint(name: &str, names: &[&'static str]) -> Option<String> {
    let plain = |name: &str| name.rsplit(['.', '/']).next().unwrap_or(name).to_owned();
    let same: Vec<String> = names
        .iter()
        .filter(|known| plain(known) == plain(name))
        .take(LISTED)
        .map(|known| format!("`{known}`"))
        .collect();
    if !same.is_empty() {
        return Some(format!("did you mean {}?", same.join(" or ")));
    }
    closest(name, names.iter().copied())
        .map(|known| format!("did you mean `{known}`?"))
        .or_else(|| {
            Some("a group, a version and a name, such as `core/v1.ResourceRequirements`".to_owned())
        })
}
