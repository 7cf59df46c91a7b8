//! Which expression gave which value.

use serde_json::Value;

use super::scope::Scope;
use crate::expr::{Interpolation, Typed};
use crate::model::{Child, Resource, Template};

/// What an expression gave.
#[derive(Clone, Debug)]
pub struct Given<'m> {
    /// Where in the object, such as `spec.template.spec.containers[0].image`, or which key of the child.
    pub path: String,
    /// The expression.
    pub expression: &'m Typed,
    /// What it gave; null where it is unset.
    pub value: Value,
}

/// What the expressions of a child gave for one object.
pub fn of_child<'m>(child: &'m Child, scope: &Scope<'_>) -> Vec<Given<'m>> {
    let mut given = Vec::new();
    if let Some(each) = &child.each {
        add(&mut given, "key", &each.key, scope);
    }
    if let Some(when) = &child.when {
        add(&mut given, "when", when, scope);
    }
    template(&mut given, "", &child.template, scope);
    given
}

/// What the expressions of a status gave.
pub fn of_status<'m>(resource: &'m Resource, scope: &Scope<'_>) -> Vec<Given<'m>> {
    let mut given = Vec::new();
    for field in &resource.status {
        let holds = scope.holds(field.when.as_ref());
        if let (Some(value), Ok(true)) = (&field.value, holds) {
            let path = format!("status.{}", field.field.name);
            text(&mut given, &path, value, scope);
        }
    }
    for condition in &resource.conditions {
        let path = |field: &str| format!("status.conditions[{}].{field}", condition.name);
        add(&mut given, &path("status"), &condition.status, scope);
        text(&mut given, &path("reason"), &condition.reason, scope);
        text(&mut given, &path("message"), &condition.message, scope);
    }
    given
}

fn template<'m>(given: &mut Vec<Given<'m>>, path: &str, found: &'m Template, scope: &Scope<'_>) {
    match found {
        Template::Null | Template::Bool(_) | Template::Number(_) => {}
        Template::Text(found) => text(given, path, found, scope),
        Template::List(items) => {
            for (at, item) in items.iter().enumerate() {
                template(given, &format!("{path}[{at}]"), item, scope);
            }
        }
        Template::Map(entries) => {
            for (key, value) in entries {
                template(given, &below(path, key), value, scope);
            }
        }
    }
}

/// The path of a key, in quotes where it could be taken for several.
fn below(path: &str, key: &str) -> String {
    let is_plain = key
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    match (is_plain, path.is_empty()) {
        (true, true) => key.to_owned(),
        (true, false) => format!("{path}.{key}"),
        (false, _) => format!("{path}[{key:?}]"),
    }
}

fn text<'m>(given: &mut Vec<Given<'m>>, path: &str, text: &'m Interpolation, scope: &Scope<'_>) {
    for expression in text.expressions() {
        add(given, path, expression, scope);
    }
}

/// An expression without a value is told of elsewhere.
fn add<'m>(given: &mut Vec<Given<'m>>, path: &str, expression: &'m Typed, scope: &Scope<'_>) {
    if let Ok(value) = scope.value(expression) {
        given.push(Given {
            path: path.to_owned(),
            expression,
            value,
        });
    }
}
