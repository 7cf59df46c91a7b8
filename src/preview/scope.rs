//! What the expressions of a resource see, and what they give.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::rules::complete::Parent;
use super::rules::desired::Desired;
use crate::expr::evaluate::{self, EvalError, Inputs};
use crate::expr::{Interpolation, Typed, cel};
use crate::model::{Each, Resource, Template};

/// What the expressions of a resource see.
#[derive(Clone)]
pub struct Scope<'a> {
    /// The resource as the API server keeps it.
    pub resource: &'a Value,
    /// The element that an object is made for; null where there is none.
    pub element: Value,
    /// The labels that every child carries.
    pub labels: BTreeMap<String, String>,
    /// The labels that select the pods.
    pub selector: BTreeMap<String, String>,
    /// The children that are there, by id; of one for each element, the list of them.
    pub children: BTreeMap<String, Value>,
    /// What references led to, by id; of one by selector, the list of them.
    pub references: BTreeMap<String, Value>,
}

/// An expression without a value.
#[derive(Clone, Debug)]
pub struct Failure<'m> {
    /// Which one, unless the value of one was not what is needed.
    pub expression: Option<&'m Typed>,
    /// Why it has none.
    pub source: EvalError,
}

impl Failure<'_> {
    /// Whether the value may come: what is read is not there yet.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self.source, EvalError::Missing { .. })
    }
}

/// A value, or which expression has none.
pub type Evaluated<'m, T> = Result<T, Failure<'m>>;

/// A resource as its children name it.
#[must_use]
pub fn parent<'a>(resource: &'a Resource, object: &'a Value) -> Parent<'a> {
    let text = |field: &str| object["metadata"][field].as_str().unwrap_or_default();
    Parent {
        group: &resource.group,
        version: &resource.version,
        kind: &resource.kind,
        namespace: text("namespace"),
        name: text("name"),
        uid: text("uid"),
    }
}

impl<'a> Scope<'a> {
    /// What is seen before references are followed and children are made.
    #[must_use]
    pub fn new(operator: &str, resource: &Resource, object: &'a Value) -> Self {
        let parent = parent(resource, object);
        Self {
            resource: object,
            element: Value::Null,
            labels: parent.labels(operator),
            selector: parent.selector(),
            children: BTreeMap::new(),
            references: BTreeMap::new(),
        }
    }

    /// Whether a condition holds; one that is not there does.
    pub fn holds<'m>(&self, condition: Option<&'m Typed>) -> Evaluated<'m, bool> {
        condition.map_or(Ok(true), |condition| {
            let value = self.value(condition)?;
            cel::boolean(&value).map_err(|source| of(condition, source))
        })
    }

    /// The value of an expression; null when it is unset.
    pub fn value<'m>(&self, expression: &'m Typed) -> Evaluated<'m, Value> {
        evaluate::typed(expression, &self.inputs()).map_err(|source| of(expression, source))
    }

    /// The value of a text with expressions.
    pub fn text<'m>(&self, text: &'m Interpolation) -> Evaluated<'m, Value> {
        evaluate::interpolation(text, &self.inputs()).map_err(|source| {
            let fails = |typed: &&Typed| self.value(typed).is_err();
            let expression = text.expressions().find(fails);
            Failure {
                expression: expression.or_else(|| text.expressions().next()),
                source,
            }
        })
    }

    /// The same as text.
    pub fn string<'m>(&self, text: &'m Interpolation) -> Evaluated<'m, String> {
        let value = self.text(text)?;
        let string = cel::string(&value).map(str::to_owned);
        string.map_err(|source| Failure {
            expression: text.expressions().next(),
            source,
        })
    }

    /// The value of a template, without the keys that are unset.
    pub fn template<'m>(&self, template: &'m Template) -> Evaluated<'m, Desired> {
        self.filled(template).map(Desired::from)
    }

    fn filled<'m>(&self, template: &'m Template) -> Evaluated<'m, Value> {
        Ok(match template {
            Template::Null => Value::Null,
            Template::Bool(value) => json!(value),
            Template::Number(number) => Value::Number(number.clone()),
            Template::Text(text) => self.text(text)?,
            Template::List(items) => {
                let items = items.iter().map(|item| self.filled(item));
                Value::Array(items.collect::<Evaluated<'m, _>>()?)
            }
            Template::Map(entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(key, value)| Ok((key.clone(), self.filled(value)?)));
                Value::Object(entries.collect::<Evaluated<'m, _>>()?)
            }
        })
    }

    /// The elements that a child is made for, each with its key.
    pub fn elements<'m>(
        &self,
        each: &'m Each,
    ) -> Evaluated<'m, Vec<(Evaluated<'m, String>, Value)>> {
        let elements = match self.value(&each.elements)? {
            Value::Null => Vec::new(),
            Value::Object(entries) => entries
                .into_iter()
                .map(|(key, value)| json!({ "key": key, "value": value }))
                .collect(),
            other => {
                let items = cel::items(&other).map_err(|source| of(&each.elements, source))?;
                items.into_owned()
            }
        };
        let keyed = |element: Value| {
            let scope = self.with(element.clone());
            let key = scope.value(&each.key).and_then(|key| {
                let key = cel::string(&key).map(str::to_owned);
                key.map_err(|source| of(&each.key, source))
            });
            (key, element)
        };
        Ok(elements.into_iter().map(keyed).collect())
    }

    /// The same with an element.
    #[must_use]
    pub fn with(&self, element: Value) -> Self {
        Self {
            element,
            ..self.clone()
        }
    }

    fn inputs(&self) -> Inputs<'_> {
        Inputs {
            resource: self.resource,
            labels: &self.labels,
            selector: &self.selector,
            children: &self.children,
            element: &self.element,
            references: &self.references,
        }
    }
}

fn of(expression: &Typed, source: EvalError) -> Failure<'_> {
    Failure {
        expression: Some(expression),
        source,
    }
}
