//! The CEL rules that a custom resource definition has besides the spec's own: immutability, and names that fit.

use super::{Field, FieldType, NameForm, Validation, name_in_rules};

/// What keeps a value as it is. It is asked only where there was a value before.
pub const UNCHANGED: &str = "self == oldSelf";

/// The longest name that the API server allows anyway.
const NAME_MAX: usize = 253;

/// The rules at the root: a name that leaves room for the suffixes of the children's names, and of which these can be made.
#[must_use]
pub fn of_name(limit: usize, form: NameForm) -> Vec<Validation> {
    let length = (limit < NAME_MAX).then(|| {
        rule(
            format!("size(self.metadata.name) <= {limit}"),
            format!("metadata.name must be at most {limit} characters, or names made from it would be too long"),
        )
    });
    let form = match form {
        NameForm::Subdomain => None,
        NameForm::Label => Some(("!self.metadata.name.contains('.')", "must not contain dots")),
        NameForm::LetterFirst => Some((
            "self.metadata.name.matches('^[a-z][-a-z0-9]*$')",
            "must begin with a letter and must not contain dots",
        )),
    };
    let form = form.map(|(source, what)| {
        let message = format!("metadata.name {what}, or names made from it would not be valid");
        rule(source.to_owned(), message)
    });
    length.into_iter().chain(form).collect()
}

/// All the rules at a field itself. Of one that is immutable, what was unset may be set once.
#[must_use]
pub fn of_field(field: &Field) -> Vec<Validation> {
    let mut rules = field.validations.clone();
    if field.immutable {
        let message = format!("{} is immutable", label(field));
        rules.push(rule(UNCHANGED.to_owned(), message));
    }
    if let FieldType::Object { fields, .. } = &field.kind {
        rules.extend(of_object(fields));
    }
    rules
}

/// All the rules at `spec`.
#[must_use]
pub fn of_spec(fields: &[Field], validations: &[Validation]) -> Vec<Validation> {
    let mut rules = of_object(fields);
    rules.extend_from_slice(validations);
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
            rules.push(rule(
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

fn rule(source: String, message: String) -> Validation {
    Validation {
        rule: source,
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
