//! CEL rules that the API server evaluates before it stores an object: the spec's own, immutability, and names that fit.

use serde_json::{Value, json};

use crate::model::{Field, FieldType, NameForm, Resource, Validation, name_in_rules};

/// The longest name that the API server allows anyway.
const NAME_MAX: usize = 253;

/// A rule as the definition has it.
#[must_use]
pub fn rule(validation: &Validation) -> Value {
    let mut rule = json!({ "rule": validation.rule, "message": validation.message });
    if let Some(expression) = &validation.message_expression {
        rule["messageExpression"] = json!(expression);
    }
    rule
}

/// The rules at the root: a name that leaves room for the suffixes of the children's names, and of which these can be made.
#[must_use]
pub fn of_root(resource: &Resource) -> Vec<Validation> {
    let mut rules = Vec::new();
    let limit = resource.name_limit;
    if limit < NAME_MAX {
        rules.push(validation(
            format!("size(self.metadata.name) <= {limit}"),
            format!("metadata.name must be at most {limit} characters, or names made from it would be too long"),
        ));
    }
    let form = match resource.name_form {
        NameForm::Subdomain => None,
        NameForm::Label => Some(("!self.metadata.name.contains('.')", "must not contain dots")),
        NameForm::LetterFirst => Some((
            "self.metadata.name.matches('^[a-z][-a-z0-9]*$')",
            "must begin with a letter and must not contain dots",
        )),
    };
    rules.extend(form.map(|(rule, what)| {
        validation(
            rule.to_owned(),
            format!("metadata.name {what}, or names made from it would not be valid"),
        )
    }));
    rules
}

/// The rules at the spec as a whole.
#[must_use]
pub fn of_spec(resource: &Resource) -> Vec<Validation> {
    let mut rules = of_object(&resource.spec);
    rules.extend(resource.validations.iter().cloned());
    rules
}

/// The rules at a field itself. `self == oldSelf` is asked only when there is an old value: what was unset may be set once.
#[must_use]
pub fn of_field(field: &Field) -> Vec<Validation> {
    let mut rules = field.validations.clone();
    if field.immutable {
        let message = format!("{} is immutable", label(field));
        rules.push(validation("self == oldSelf".to_owned(), message));
    }
    if let FieldType::Object { fields, .. } = &field.kind {
        rules.extend(of_object(fields));
    }
    rules
}

/// The rules at an object that keep its immutable fields from being removed, on their own or with an object around them:
/// removed and added again, they would change.
fn of_object(fields: &[Field]) -> Vec<Validation> {
    let mut rules = Vec::new();
    for field in fields.iter().filter(|field| field.is_optional()) {
        for path in immutable_paths(field) {
            let escaped: Vec<String> = path.iter().map(|name| name_in_rules(name)).collect();
            let was_unset: Vec<String> = (1..=path.len())
                .map(|depth| format!("!has(oldSelf.{})", escaped[..depth].join(".")))
                .collect();
            rules.push(validation(
                format!("{} || has(self.{})", was_unset.join(" || "), escaped[0]),
                format!(
                    "{} cannot be removed: {} is immutable",
                    field.name,
                    path.join(".")
                ),
            ));
        }
    }
    rules
}

fn validation(rule: String, message: String) -> Validation {
    Validation {
        rule,
        message,
        message_expression: None,
    }
}

/// The paths of the immutable fields in a field, itself included. Fields below lists and maps are left out: an entry that
/// goes takes its fields with it.
fn immutable_paths(field: &Field) -> Vec<Vec<&str>> {
    let mut paths = Vec::new();
    if field.immutable {
        paths.push(vec![field.name.as_str()]);
    }
    if let FieldType::Object { fields, .. } = &field.kind {
        for inner in fields.iter().flat_map(immutable_paths) {
            paths.push(std::iter::once(field.name.as_str()).chain(inner).collect());
        }
    }
    paths
}

fn label(field: &Field) -> &str {
    if field.name.is_empty() {
        "the value"
    } else {
        &field.name
    }
}
