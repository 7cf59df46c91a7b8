//! From nodes to the types that mirror the file. Decoding always gives a value: what is wrong is recorded as a problem
//! and leaves a gap, so that the rest of the file is still looked at.

use std::borrow::Cow;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Number;

use super::node::{Key, Kind, Node};
use crate::problem::Problem;
use crate::validate::codes;
use crate::validate::suggest::did_you_mean;

/// Something that can be read from a node.
pub trait Decode: Sized {
    /// Reads a node; where it is not what is expected, a problem is recorded and the value has a gap.
    fn decode(node: &Node, problems: &mut Vec<Problem>) -> Self;

    /// What stands for a key that is missing from the map at `span`: a problem and a gap, unless the key is optional.
    fn absent(key: &str, span: &Range<usize>, problems: &mut Vec<Problem>) -> Self {
        let message = format!("the key `{key}` is missing");
        problems.push(Problem::error(codes::MISSING_KEY, span.clone(), message));
        Self::decode(&Node::absent(span), problems)
    }
}

/// A value and where it stands; the value is none when what stands there was reported as a problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Located<T> {
    /// The value.
    pub value: Option<T>,
    /// The bytes of the file.
    pub span: Range<usize>,
}

impl Located<String> {
    /// The text; `None` when what stands there was reported as a problem.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.value.as_deref()
    }
}

/// Values by name, in the order of the file.
#[derive(Clone, Debug)]
pub struct Named<T>(pub Vec<(Key, T)>);

/// A value that is written as one scalar.
pub trait Scalar: Sized {
    /// What is expected, in words.
    const EXPECTED: &'static str;
    /// The value, or advice on what to write instead.
    fn read(node: &Node) -> Result<Self, Option<String>>;
}

impl Scalar for String {
    const EXPECTED: &'static str = "text";
    fn read(node: &Node) -> Result<Self, Option<String>> {
        match &node.kind {
            Kind::Text(text) => Ok(text.clone()),
            Kind::Number(_) | Kind::Bool(_) => Err(Some("put it in quotes".to_owned())),
            _ => Err(None),
        }
    }
}

impl Scalar for bool {
    const EXPECTED: &'static str = "true or false";
    fn read(node: &Node) -> Result<Self, Option<String>> {
        match &node.kind {
            Kind::Bool(value) => Ok(*value),
            Kind::Text(text) => Err(match text.to_ascii_lowercase().as_str() {
                "yes" | "on" | "true" => Some("write `true`, without quotes".to_owned()),
                "no" | "off" | "false" => Some("write `false`, without quotes".to_owned()),
                _ => None,
            }),
            _ => Err(None),
        }
    }
}

impl Scalar for u64 {
    const EXPECTED: &'static str = "a whole number of at least 0";
    fn read(node: &Node) -> Result<Self, Option<String>> {
        match &node.kind {
            Kind::Number(number) => number.as_u64().ok_or(None),
            _ => Err(None),
        }
    }
}

impl Scalar for Number {
    const EXPECTED: &'static str = "a number";
    fn read(node: &Node) -> Result<Self, Option<String>> {
        match &node.kind {
            Kind::Number(number) => Ok(number.clone()),
            _ => Err(None),
        }
    }
}

impl<T: Scalar> Decode for Located<T> {
    fn decode(node: &Node, problems: &mut Vec<Problem>) -> Self {
        let value = match T::read(node) {
            Ok(value) => Some(value),
            Err(hint) => {
                let mut problem = wrong_type(node, T::EXPECTED);
                if let (Some(problem), Some(hint)) = (&mut problem, hint) {
                    problem.hint = Some(hint);
                }
                problems.extend(problem);
                None
            }
        };
        Self {
            value,
            span: node.span.clone(),
        }
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(node: &Node, problems: &mut Vec<Problem>) -> Self {
        Some(T::decode(node, problems))
    }

    fn absent(_: &str, _: &Range<usize>, _: &mut Vec<Problem>) -> Self {
        None
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(node: &Node, problems: &mut Vec<Problem>) -> Self {
        Box::new(T::decode(node, problems))
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node, problems: &mut Vec<Problem>) -> Self {
        if let Kind::List(items) = &node.kind {
            return items.iter().map(|item| T::decode(item, problems)).collect();
        }
        problems.extend(wrong_type(node, "a list"));
        Vec::new()
    }
}

impl<T: Decode> Decode for Named<T> {
    fn decode(node: &Node, problems: &mut Vec<Problem>) -> Self {
        let Kind::Map(entries) = &node.kind else {
            problems.extend(wrong_type(node, "a map"));
            return Self(Vec::new());
        };
        let decoded = entries
            .iter()
            .map(|(key, value)| (key.clone(), T::decode(value, problems)));
        Self(decoded.collect())
    }
}

impl Decode for Node {
    fn decode(node: &Node, _: &mut Vec<Problem>) -> Self {
        node.clone()
    }
}

/// How long a text may be to be repeated in a message.
const MAX_SHOWN: usize = 40;

/// The problem with a node that is not what is expected, unless it was reported already.
fn wrong_type(node: &Node, expected: &str) -> Option<Problem> {
    if node.kind == Kind::Absent {
        return None;
    }
    let found = match node.text() {
        Some(text) if text.len() <= MAX_SHOWN && !text.contains('\n') => {
            format!("the text `{text}`")
        }
        _ => node.describe().to_owned(),
    };
    let message = format!("expected {expected}, found {found}");
    Some(Problem::error(
        codes::WRONG_TYPE,
        node.span.clone(),
        message,
    ))
}

/// The keys of a map while they are read; what nobody asked for is unknown.
pub struct Keys<'a> {
    span: Range<usize>,
    entries: &'a [(Key, Node)],
    known: Vec<String>,
    /// Whether missing keys go unreported, because the map itself is missing.
    quiet: bool,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Keys<'a> {
    /// Reads a map with `read`, then reports the keys that `read` did not ask for. `later` are keys of releases to come.
    pub fn read<T>(
        node: &'a Node,
        later: &[&str],
        problems: &'a mut Vec<Problem>,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let entries = match &node.kind {
            Kind::Map(entries) => entries.as_slice(),
            _ => &[],
        };
        let wrong = match &node.kind {
            Kind::Map(_) => None,
            _ => wrong_type(node, "a map"),
        };
        let mut keys = Keys {
            span: node.span.clone(),
            entries,
            known: Vec::new(),
            quiet: !matches!(node.kind, Kind::Map(_)),
            problems,
        };
        let value = read(&mut keys);
        if let Some(problem) = wrong {
            let first = keys.known.first().map_or("", String::as_str);
            let problem = problem.hint(format!("write a map, such as {{ {first}: ... }}"));
            keys.problems.push(problem);
        }
        keys.report_unknown(later);
        value
    }

    /// Reads the value of a key.
    pub fn take<T: Decode>(&mut self, key: String) -> T {
        let value = match self.entries.iter().find(|(found, _)| found.name == key) {
            Some((_, node)) => T::decode(node, self.problems),
            None if self.quiet => T::absent(&key, &self.span, &mut Vec::new()),
            None => T::absent(&key, &self.span, self.problems),
        };
        self.known.push(key);
        value
    }

    fn report_unknown(&mut self, later: &[&str]) {
        for (key, _) in self.entries {
            if self.known.contains(&key.name) {
                continue;
            }
            if later.contains(&key.name.as_str()) {
                let message = format!("`{}` is not supported yet", key.name);
                self.problems.push(
                    Problem::error(codes::NOT_YET, key.span.clone(), message)
                        .hint("a later release will know it; do without it for now"),
                );
                continue;
            }
            let message = format!("unknown key `{}`", key.name);
            let mut problem = Problem::error(codes::UNKNOWN_KEY, key.span.clone(), message);
            problem.hint = did_you_mean(&key.name, self.known.iter().map(String::as_str))
                .or_else(|| Some(format!("known keys: {}", self.known.join(", "))));
            self.problems.push(problem);
        }
    }
}

impl<T: JsonSchema> JsonSchema for Located<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<T: JsonSchema> JsonSchema for Named<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("MapOf{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        std::collections::BTreeMap::<String, T>::json_schema(generator)
    }
}

impl JsonSchema for Node {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "AnyValue".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        serde_json::Value::json_schema(generator)
    }
}
