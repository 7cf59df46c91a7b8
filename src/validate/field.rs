//! Fields: from the keywords of the spec to a schema without doubt.

use std::collections::BTreeSet;

use super::context::Context;
use super::rust_names::{TypeNames, snake};
use super::{codes, field_type, fit, lint, names, value};
use crate::model::{Field, Validation};
use crate::spec::{self, Key, Located, Named, TypeName};

/// Where a field is, for the names of types.
pub(super) struct Place<'a> {
    /// What type names begin with, such as `WebApp` or `WebAppStatus`.
    pub prefix: &'a str,
    /// The fields that lead here.
    pub path: Vec<&'a str>,
    /// Whether it is in the status, of which nothing need be there.
    pub in_status: bool,
}

impl<'a> Place<'a> {
    /// The place of a field in the one here.
    fn below(&self, name: &'a str) -> Self {
        let mut path = self.path.clone();
        path.push(name);
        Self {
            prefix: self.prefix,
            path,
            in_status: self.in_status,
        }
    }

    /// The place of a definition that a field here names.
    pub fn of_definition(&self, name: &'a str) -> Self {
        Self {
            prefix: name,
            path: if self.in_status {
                vec!["status"]
            } else {
                Vec::new()
            },
            in_status: self.in_status,
        }
    }
}

/// Named fields, in the order of the file.
pub(super) fn fields(
    context: &mut Context,
    types: &mut TypeNames,
    place: &Place,
    fields: Option<&Named<spec::Field>>,
) -> Vec<Field> {
    let mut rust_names = BTreeSet::new();
    let mut found = Vec::new();
    for (key, declared) in fields.iter().flat_map(|fields| &fields.0) {
        found.push(named(context, types, place, key, declared, &mut rust_names));
    }
    found
}

/// A field under a name.
pub(super) fn named(
    context: &mut Context,
    types: &mut TypeNames,
    place: &Place,
    key: &Key,
    declared: &spec::Field,
    rust_names: &mut BTreeSet<String>,
) -> Field {
    if names::FIELD.holds(&key.name) {
        lint::field_name(context, key);
    } else {
        context.push(names::FIELD.problem(&key.name, &key.span));
    }
    let rust_name = snake(&key.name);
    if !rust_names.insert(rust_name.clone()) {
        let message = format!(
            "`{}` and an earlier field have the same name in Rust, `{rust_name}`",
            key.name
        );
        context.error(codes::DUPLICATE, &key.span, message);
    }
    let field = field(context, types, &place.below(&key.name), declared);
    Field {
        name: key.name.clone(),
        rust_name,
        ..field
    }
}

/// A field without a name, such as the items of a list.
pub(super) fn field(
    context: &mut Context,
    types: &mut TypeNames,
    place: &Place,
    declared: &spec::Field,
) -> Field {
    fit::keys(context, declared);
    let kind = field_type::of(context, types, place, declared);
    let field = Field {
        name: String::new(),
        rust_name: String::new(),
        description: text(declared.description.as_ref()),
        kind,
        type_description: type_description(declared),
        required: is_true(declared.required.as_ref()),
        default: declared.default.as_ref().map(spec::Node::to_json),
        example: declared.example.as_ref().map(spec::Node::to_json),
        nullable: is_true(declared.nullable.as_ref()),
        immutable: is_true(declared.immutable.as_ref()),
        secret: is_true(declared.secret.as_ref()),
        validations: validations(declared.validations.as_deref()),
    };
    for given in [&declared.default, &declared.example].into_iter().flatten() {
        value::check(context, given, &field);
    }
    fit::together(context, declared, &field);
    field
}

/// What the definition of a field's type says about it, or which it is.
fn type_description(declared: &spec::Field) -> String {
    match &declared.r#type.value {
        Some(TypeName::Defined {
            name, description, ..
        }) => description
            .clone()
            .unwrap_or_else(|| format!("The type `{name}`")),
        _ => String::new(),
    }
}

/// CEL rules, which are checked once all fields are known.
pub(super) fn validations(declared: Option<&[spec::Validation]>) -> Vec<Validation> {
    let mut found = Vec::new();
    for validation in declared.unwrap_or_default() {
        found.push(Validation {
            rule: text(Some(&validation.rule)).trim().to_owned(),
            message: text(Some(&validation.message)),
            message_expression: validation
                .message_expression
                .as_ref()
                .and_then(Located::text)
                .map(|text| text.trim().to_owned()),
        });
    }
    found
}

/// The text; empty when there is none.
pub(super) fn text(text: Option<&Located<String>>) -> String {
    text.and_then(|text| text.value.clone()).unwrap_or_default()
}

/// Whether a flag is there and true.
pub(super) fn is_true(flag: Option<&Located<bool>>) -> bool {
    flag.is_some_and(|flag| flag.value == Some(true))
}
