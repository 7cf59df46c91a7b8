//! Conventions of Kubernetes APIs, as warnings.

use std::collections::BTreeSet;

use super::codes;
use super::context::Context;
use crate::model::{self, Child, FieldType, OnDelete};
use crate::problem::Problem;
use crate::spec::{self, Field, Key, Named, Node};

/// Names of fields are in camelCase.
pub(super) fn field_name(context: &mut Context, key: &Key) {
    let camel = heck::ToLowerCamelCase::to_lower_camel_case(key.name.as_str());
    if key.name.contains('_')
        || key
            .name
            .starts_with(|first: char| first.is_ascii_uppercase())
    {
        context.push(
            Problem::warning(
                codes::CAMEL_CASE,
                key.span.clone(),
                format!("`{}` is not in camelCase", key.name),
            )
            .hint(format!("call it `{camel}`, as fields of Kubernetes are")),
        );
    }
}

/// Numbers with a fraction do not survive every client.
pub(super) fn number(context: &mut Context, declared: &Field) {
    context.push(
        Problem::warning(
            codes::FLOAT,
            declared.r#type.span.clone(),
            "a number with a fraction",
        )
        .hint("clients round them differently: use `integer` with a smaller unit, or `quantity`"),
    );
}

/// Several writers of a list of objects overwrite each other unless the list has keys.
pub(super) fn atomic_list(context: &mut Context, declared: &Field, items: &model::Field) {
    if matches!(items.kind, FieldType::Object { .. }) {
        context.push(
            Problem::warning(codes::ATOMIC_LIST, declared.r#type.span.clone(), "a list of objects without keys is replaced as a whole")
                .hint("name the fields that tell its items apart, such as `listMapKeys: [name]`, or write `listType: atomic`"),
        );
    }
}

/// A phase is one word for many conditions, and was given up by Kubernetes.
pub(super) fn phase(context: &mut Context, key: &Key) {
    if key.name == "phase" || key.name == "state" {
        context.push(
            Problem::warning(
                codes::PHASE,
                key.span.clone(),
                format!("`{}` in the status", key.name),
            )
            .hint("use `conditions`: they can be true together, and grow without breaking clients"),
        );
    }
}

/// The status of a child is its controller's.
pub(super) fn template_status(context: &mut Context, template: &Node) {
    if let Some(status) = template.get("status") {
        context.push(
            Problem::warning(
                codes::TEMPLATE_STATUS,
                status.span.clone(),
                "a template with a status",
            )
            .hint("remove it: the API server ignores the status of what it applies"),
        );
    }
}

/// With a claim goes what its volume holds, with a Secret what was generated for it, and what is to be kept must not go at all.
pub(super) fn replaced(context: &mut Context, declared: &spec::Child, child: &Child) {
    let Some(replace) = declared.replace.as_ref().filter(|_| child.replace) else {
        return;
    };
    let kind = &child.kind.kind;
    let message = if ["PersistentVolumeClaim", "PersistentVolume"].contains(&kind.as_str()) {
        format!("a change may delete the {kind} with all that it holds")
    } else if !child.generated.is_empty() {
        "a change may delete the Secret, and other values are generated then".to_owned()
    } else if child.on_delete != OnDelete::Delete {
        "a change may delete what `onDelete` keeps".to_owned()
    } else {
        return;
    };
    context.push(
        Problem::warning(codes::REPLACED_DATA, replace.span.clone(), message)
            .hint("remove `replace`, unless what is lost can be had again"),
    );
}

/// Fields that no expression reads change nothing. After an error, the expression may be what is missing.
pub(super) fn unused(
    context: &mut Context,
    declared: Option<&Named<Field>>,
    fields: &[model::Field],
) {
    if context.failed() {
        return;
    }
    let reads = std::mem::take(&mut context.reads);
    for ((key, _), field) in declared.iter().flat_map(|declared| &declared.0).zip(fields) {
        let path = format!("spec.{}", field.name);
        if !is_read(&reads, &path) {
            context.push(
                Problem::warning(
                    codes::UNUSED_FIELD,
                    key.span.clone(),
                    format!("no expression reads `{path}`"),
                )
                .hint("use it in a child, the status or a condition, or remove it"),
            );
        }
    }
    context.reads = reads;
}

/// Whether a path, something in it or something that holds it is read.
pub(super) fn is_read(reads: &BTreeSet<String>, path: &str) -> bool {
    reads.iter().any(|read| super::secrets::overlap(read, path))
}
