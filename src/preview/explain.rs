//! Which expression gave which value. What is secret, or stands in the data of a Secret, is not told.

use std::borrow::Cow;
use std::ops::Range;

use serde_json::Value;

use super::scope::Scope;
use crate::expr::{Interpolation, Typed};
use crate::model::{
    Child, LabelRequirement, Reference, ReferenceNamespace, ReferenceTarget, Resource, Template,
};
use crate::validate::secrets;

/// What an expression gave.
#[derive(Clone, Debug)]
pub struct Given {
    /// Where in the object, such as `spec.template.spec.containers[0].image`, which key of the child, or the name of the value.
    pub path: String,
    /// The expression, or the text with expressions.
    pub source: String,
    /// Where it stands, unless there is no expression in it.
    pub span: Option<Range<usize>>,
    /// What it gave.
    pub value: Shown,
}

/// What is shown of a value.
#[derive(Clone, Debug)]
pub enum Shown {
    /// The value; null where it is unset.
    Value(Value),
    /// That it is secret.
    Secret,
    /// Why there is none.
    None(String),
}

/// What the values gave that expressions share by a name.
pub fn of_values(resource: &Resource, scope: &Scope<'_>) -> Vec<Given> {
    let given = resource.values.iter().map(|shared| Given {
        path: shared.name.clone(),
        source: match shared.text.single() {
            Some(single) => single.source.clone(),
            None => shared.text.written(),
        },
        span: shared
            .text
            .expressions()
            .next()
            .map(|typed| typed.span.clone()),
        value: match scope.text(&shared.text) {
            _ if secrets::is_read(&shared.text, &resource.secrets) => Shown::Secret,
            Ok(value) => Shown::Value(value),
            Err(failure) => Shown::None(failure.source.to_string()),
        },
    });
    given.collect()
}

/// What the expressions gave that say where a reference leads.
pub fn of_reference(resource: &Resource, reference: &Reference, scope: &Scope<'_>) -> Vec<Given> {
    let mut explainer = Explainer::new(resource, scope);
    if let Some(when) = &reference.when {
        explainer.add("when", when);
    }
    // What stands behind a condition may have no meaning without it.
    if !matches!(scope.holds(reference.when.as_ref()), Ok(true)) {
        return explainer.given;
    }
    if let ReferenceNamespace::Name(name) = &reference.namespace {
        explainer.text("namespace", name);
    }
    match &reference.target {
        ReferenceTarget::Name(name) => explainer.text("name", name),
        ReferenceTarget::Selector(requirements) => {
            for requirement in requirements {
                let path = below("selector", &requirement.key);
                let values = LabelRequirement::values(requirement);
                values.iter().for_each(|value| explainer.text(&path, value));
            }
        }
    }
    explainer.given
}

/// What the expressions of a child gave for one object.
pub fn of_child(resource: &Resource, child: &Child, scope: &Scope<'_>) -> Vec<Given> {
    let mut explainer = Explainer::new(resource, scope);
    if let Some(each) = &child.each {
        let of_element = secrets::of_element(each, &resource.secrets);
        explainer.secrets.to_mut().extend(of_element);
        explainer.add("key", &each.key);
    }
    if let Some(when) = &child.when {
        explainer.add("when", when);
    }
    match &child.template {
        Template::Map(entries) => {
            for (key, value) in entries {
                explainer.is_hidden = secrets::may_hold(&child.kind, &[key]);
                explainer.template(&below("", key), value);
            }
        }
        template => explainer.template("", template),
    }
    explainer.given
}

/// What the expressions of a status gave.
pub fn of_status(resource: &Resource, scope: &Scope<'_>) -> Vec<Given> {
    let mut explainer = Explainer::new(resource, scope);
    for field in &resource.status {
        let holds = scope.holds(field.when.as_ref());
        if let (Some(value), Ok(true)) = (&field.value, holds) {
            explainer.text(&format!("status.{}", field.field.name), value);
        }
    }
    for condition in &resource.conditions {
        let path = |field: &str| format!("status.conditions[{}].{field}", condition.name);
        explainer.add(&path("status"), &condition.status);
        explainer.text(&path("reason"), &condition.reason);
        explainer.text(&path("message"), &condition.message);
    }
    explainer.given
}

struct Explainer<'a> {
    scope: &'a Scope<'a>,
    /// The paths that lead to secrets.
    secrets: Cow<'a, [String]>,
    /// Whether nothing is told of this part of an object.
    is_hidden: bool,
    given: Vec<Given>,
}

impl<'a> Explainer<'a> {
    fn new(resource: &'a Resource, scope: &'a Scope<'a>) -> Self {
        Self {
            scope,
            secrets: Cow::Borrowed(&resource.secrets),
            is_hidden: false,
            given: Vec::new(),
        }
    }

    fn template(&mut self, path: &str, found: &Template) {
        match found {
            Template::Null | Template::Bool(_) | Template::Number(_) => {}
            Template::Text(found) => self.text(path, found),
            Template::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.template(&format!("{path}[{at}]"), item);
                }
            }
            Template::Map(entries) => {
                for (key, value) in entries {
                    self.template(&below(path, key), value);
                }
            }
        }
    }

    fn text(&mut self, path: &str, text: &Interpolation) {
        for expression in text.expressions() {
            self.add(path, expression);
        }
    }

    /// An expression without a value is told of elsewhere.
    fn add(&mut self, path: &str, expression: &Typed) {
        let Ok(value) = self.scope.value(expression) else {
            return;
        };
        let is_secret = self.is_hidden || secrets::is_leak(expression, &self.secrets);
        self.given.push(Given {
            path: path.to_owned(),
            source: expression.source.clone(),
            span: Some(expression.span.clone()),
            value: match is_secret {
                true => Shown::Secret,
                false => Shown::Value(value),
            },
        });
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
