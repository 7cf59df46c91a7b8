//! Children of different kinds of one operator that could be the same object.

use super::children::identity;
use super::codes;
use super::context::Context;
use crate::model::Resource;
use crate::problem::Problem;
use crate::spec;

/// Warns of children that objects of two kinds would both want, should these have the same name.
pub(super) fn check(context: &mut Context, declared: &[spec::Resource], resources: &[Resource]) {
    for (index, (declared, resource)) in declared.iter().zip(resources).enumerate() {
        let earlier = resources.get(..index).unwrap_or_default();
        let keys = declared.children.iter().flat_map(|children| &children.0);
        for (key, declared) in keys {
            let child = resource.children.iter().find(|child| child.id == key.name);
            let Some(identity) = child.and_then(identity) else {
                continue;
            };
            let same = |other: &&Resource| {
                let mut children = other.children.iter();
                other.kind != resource.kind
                    && children.any(|child| self::identity(child).as_ref() == Some(&identity))
            };
            let Some(other) = earlier.iter().find(same) else {
                continue;
            };
            let [_, kind, _, _] = identity;
            let named = declared
                .template
                .get("metadata")
                .and_then(|metadata| metadata.get("name"));
            let span = named.map_or(&key.span, |name| &name.span);
            context.push(
                Problem::warning(
                    codes::SHARED_NAME,
                    span.clone(),
                    format!("a {} and a {} of the same name would both want this {kind}", other.kind, resource.kind),
                )
                .hint(format!(
                    "only one of them would get it: add to the name, such as `metadata: {{ name: \"${{metadata.name}}-{}\" }}`",
                    resource.singular
                )),
            );
        }
    }
}
