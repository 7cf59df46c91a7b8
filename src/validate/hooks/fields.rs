//! The fields whose change a hook waits for.

use std::collections::BTreeSet;

use super::keys::one_of;
use crate::model::{Field, FieldType};
use crate::problem::Problem;
use crate::spec::{Hook, Located};
use crate::validate::codes;
use crate::validate::context::Context;
use crate::validate::rust_names::snake;
use crate::validate::suggest::did_you_mean;

/// The fields that a hook watches, each with its path for a name.
pub(super) fn fields(context: &mut Context, hook: &Hook, spec: &[Field]) -> Vec<Field> {
    let found = [hook.field.is_some(), hook.fields.is_some()];
    one_of(context, hook, ["field", "fields"], found);
    if hook.fields.as_ref().is_some_and(Vec::is_empty) {
        context.push(
            Problem::error(
                codes::EMPTY,
                hook.on.span.clone(),
                "`fields` names no field",
            )
            .hint("name one, such as `fields: [spec.replicas]`"),
        );
    }
    let mut rust_names = BTreeSet::new();
    let mut watched = Vec::new();
    for path in hook.field.iter().chain(hook.fields.iter().flatten()) {
        let Some(field) = watched_field(context, path, spec) else {
            continue;
        };
        if !rust_names.insert(field.rust_name.clone()) {
            let message = format!(
                "`{}` and an earlier field have the same name in Rust, `{}`",
                field.name, field.rust_name
            );
            context.error(codes::DUPLICATE, &path.span, message);
        }
        watched.push(field);
    }
    watched
}

/// The field at a path such as `spec.tls.secretName`. It is optional when something on the way to it is.
fn watched_field(context: &mut Context, path: &Located<String>, spec: &[Field]) -> Option<Field> {
    let text = path.text()?;
    let problem = |message: String| Problem::error(codes::PATH, path.span.clone(), message);
    let Some(names) = text.strip_prefix("spec.") else {
        context.push(
            problem(format!("`{text}` is not the path of a field below `spec`"))
                .hint("such as `spec.replicas`"),
        );
        return None;
    };
    let mut fields = spec;
    let mut optional = false;
    let mut found: Option<&Field> = None;
    for name in names.split('.') {
        if let Some(outer) = found
            && !matches!(outer.kind, FieldType::Object { .. })
        {
            context.push(
                problem(format!("`{}` has no fields of its own", outer.name))
                    .hint("name the whole of it: every change inside of it counts"),
            );
            return None;
        }
        let Some(field) = fields.iter().find(|field| field.name == name) else {
            let mut problem = problem(format!("no field `{name}` at `{text}`"));
            problem.hint = did_you_mean(name, fields.iter().map(|field| field.name.as_str()));
            context.push(problem);
            return None;
        };
        optional |= found.is_some_and(Field::is_optional);
        fields = match &field.kind {
            FieldType::Object { fields, .. } => fields,
            _ => &[],
        };
        found = Some(field);
    }
    let mut field = found?.clone();
    if optional {
        field.required = false;
        field.default = None;
    }
    Some(Field {
        name: text.to_owned(),
        rust_name: snake(&names.replace('.', "_")),
        ..field
    })
}
