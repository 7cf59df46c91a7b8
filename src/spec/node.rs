//! YAML as a tree in which every key and value knows the bytes it stands at.

use std::ops::Range;

use serde_json::{Number, Value};

/// A YAML value and the bytes of the file that it stands at.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where it is, quotes and brackets included; a value of nothing stands at its key.
    pub span: Range<usize>,
}

/// What a YAML value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// It should be there and is not, which was reported as a problem.
    Absent,
    /// Nothing, `null` or `~`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    Text(String),
    /// Values in order.
    List(Vec<Node>),
    /// Values by key, in the order of the file; no key comes twice.
    Map(Vec<(Key, Node)>),
}

/// A key of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key itself.
    pub name: String,
    /// Where it is.
    pub span: Range<usize>,
}

impl Node {
    /// A value that is missing, in a place that was reported.
    #[must_use]
    pub fn absent(span: &Range<usize>) -> Self {
        Self {
            kind: Kind::Absent,
            span: span.clone(),
        }
    }

    /// The value under a key of a map.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Node> {
        let Kind::Map(entries) = &self.kind else {
            return None;
        };
        entries
            .iter()
            .find(|(key, _)| key.name == name)
            .map(|(_, value)| value)
    }

    /// The text, if it is text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What it is, in words that follow "found".
    #[must_use]
    pub fn describe(&self) -> &'static str {
        match self.kind {
            Kind::Absent | Kind::Null => "nothing",
            Kind::Bool(_) => "true or false",
            Kind::Number(_) => "a number",
            Kind::Text(_) => "text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map",
        }
    }

    /// The same as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match &self.kind {
            Kind::Absent | Kind::Null => Value::Null,
            Kind::Bool(value) => Value::Bool(*value),
            Kind::Number(number) => Value::Number(number.clone()),
            Kind::Text(text) => Value::String(text.clone()),
            Kind::List(items) => items.iter().map(Node::to_json).collect(),
            Kind::Map(entries) => Value::Object(
                entries
                    .iter()
                    .map(|(key, value)| (key.name.clone(), value.to_json()))
                    .collect(),
            ),
        }
    }
}
