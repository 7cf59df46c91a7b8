//! Label selectors and field selectors.

use serde_json::Value;

use super::status::Failure;

/// What a list or a watch is restricted to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selector {
    labels: Vec<Requirement>,
    fields: Vec<Requirement>,
}

#[derive(Clone, Debug)]
struct Requirement {
    key: String,
    test: Test,
}

#[derive(Clone, Debug)]
enum Test {
    In(Vec<String>),
    NotIn(Vec<String>),
    Exists,
    Absent,
}

impl Selector {
    /// Parses the two query parameters.
    pub fn parse(labels: &str, fields: &str) -> Result<Self, Failure> {
        let fields = requirements(fields)?;
        for field in &fields {
            if !matches!(
                field.key.as_str(),
                "metadata.name"
                    | "metadata.namespace"
                    | "involvedObject.name"
                    | "involvedObject.kind"
                    | "involvedObject.namespace"
                    | "involvedObject.uid"
                    | "reason"
                    | "type"
                    | "spec.nodeName"
                    | "status.phase"
            ) {
                let message = format!("field label not supported: {}", field.key);
                return Err(Failure::bad_request(message));
            }
        }
        Ok(Self {
            labels: requirements(labels)?,
            fields,
        })
    }

    pub fn matches(&self, object: &Value) -> bool {
        let label = |key: &str| object["metadata"]["labels"][key].as_str();
        let field = |key: &str| {
            let pointer = format!("/{}", key.replace('.', "/"));
            Some(
                object
                    .pointer(&pointer)
                    .and_then(Value::as_str)
                    .unwrap_or_default(),
            )
        };
        self.labels
            .iter()
            .all(|requirement| requirement.holds(label(&requirement.key)))
            && self
                .fields
                .iter()
                .all(|requirement| requirement.holds(field(&requirement.key)))
    }
}

impl Requirement {
    fn holds(&self, value: Option<&str>) -> bool {
        let among = |values: &[String]| {
            value.is_some_and(|value| values.iter().any(|wanted| wanted == value))
        };
        match &self.test {
            Test::In(values) => among(values),
            Test::NotIn(values) => !among(values),
            Test::Exists => value.is_some(),
            Test::Absent => value.is_none(),
        }
    }
}

fn requirements(text: &str) -> Result<Vec<Requirement>, Failure> {
    split_outside_parentheses(text)
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(requirement)
        .collect()
}

fn requirement(text: &str) -> Result<Requirement, Failure> {
    let one = |value: &str| vec![value.trim().to_owned()];
    let (key, test) = if let Some((key, values)) = text.split_once(" notin ") {
        (key, Test::NotIn(set(values)?))
    } else if let Some((key, values)) = text.split_once(" in ") {
        (key, Test::In(set(values)?))
    } else if let Some((key, value)) = text.split_once("!=") {
        (key, Test::NotIn(one(value)))
    } else if let Some((key, value)) = text.split_once("==") {
        (key, Test::In(one(value)))
    } else if let Some((key, value)) = text.split_once('=') {
        (key, Test::In(one(value)))
    } else if let Some(key) = text.strip_prefix('!') {
        (key, Test::Absent)
    } else {
        (text, Test::Exists)
    };
    let key = key.trim();
    if key.is_empty() || key.contains(char::is_whitespace) {
        let message =
            format!("unable to parse requirement: found '{text}', expected: a key and an operator");
        return Err(Failure::bad_request(message));
    }
    Ok(Requirement {
        key: key.to_owned(),
        test,
    })
}

fn set(text: &str) -> Result<Vec<String>, Failure> {
    let inner = text
        .trim()
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    let inner = inner.ok_or_else(|| {
        Failure::bad_request(format!(
            "unable to parse requirement: found '{text}', expected: '('"
        ))
    })?;
    Ok(inner
        .split(',')
        .map(|value| value.trim().to_owned())
        .collect())
}

fn split_outside_parentheses(text: &str) -> Vec<&str> {
    let mut depth = 0usize;
    text.split(move |character| {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == ',' && depth == 0
    })
    .collect()
}
