//! Label selectors: which objects are meant, by their labels.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::cel;

/// What the labels of an object must be; all of it must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct LabelSelector {
    requirements: Vec<Requirement>,
}

/// What must hold for one label, or for one field of a field selector.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Requirement {
    /// The label's key.
    pub key: String,
    /// What its value must be.
    pub test: Test,
}

/// What a value must be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// One of these.
    In(Vec<String>),
    /// None of these; not there will do.
    NotIn(Vec<String>),
    /// There.
    Exists,
    /// Not there.
    DoesNotExist,
}

/// A text is not a selector; why, in the words of the API server.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unable to parse requirement: found '{found}', expected: {expected}")]
pub struct Unparsable {
    found: String,
    expected: &'static str,
}

impl LabelSelector {
    /// Reads a selector as queries of the API have it: `tier in (gold,silver),!legacy`. The empty text selects everything.
    ///
    /// # Errors
    /// When it is not one.
    pub fn parse(text: &str) -> Result<Self, Unparsable> {
        let requirements = parse(text)?;
        Ok(Self { requirements })
    }

    /// Reads a selector as objects of the API have it: with `matchLabels` and `matchExpressions`. A value that no label can
    /// have is met by none.
    ///
    /// # Errors
    /// When a part of it is not of the type that it has there.
    pub fn of(json: &Value) -> cel::Result<Self> {
        let mut requirements = Vec::new();
        for (key, value) in json["matchLabels"].as_object().into_iter().flatten() {
            requirements.push(Requirement {
                key: key.clone(),
                test: Test::In(vec![cel::string(value)?.to_owned()]),
            });
        }
        for expression in json["matchExpressions"].as_array().into_iter().flatten() {
            let values = expression["values"].as_array().into_iter().flatten();
            let values = values.map(|value| cel::string(value).map(str::to_owned));
            let values: Vec<String> = values.collect::<cel::Result<_>>()?;
            requirements.push(Requirement {
                key: cel::string(&expression["key"])?.to_owned(),
                test: match cel::string(&expression["operator"])? {
                    "In" => Test::In(values),
                    "NotIn" => Test::NotIn(values),
                    "Exists" => Test::Exists,
                    _ => Test::DoesNotExist,
                },
            });
        }
        Ok(Self { requirements })
    }

    /// Whether it selects objects with these labels.
    #[must_use]
    pub fn matches(&self, labels: &BTreeMap<String, String>) -> bool {
        let value = |key: &str| labels.get(key).map(String::as_str);
        let mut requirements = self.requirements.iter();
        requirements.all(|requirement| requirement.test.holds(value(&requirement.key)))
    }

    /// A label with the one value that it must have, if there is such a label.
    #[must_use]
    pub fn anchor(&self) -> Option<(&str, &str)> {
        self.requirements.iter().find_map(|requirement| {
            let Test::In(values) = &requirement.test else {
                return None;
            };
            match &values[..] {
                [value] => Some((requirement.key.as_str(), value.as_str())),
                _ => None,
            }
        })
    }

    /// Whether it selects everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.requirements.is_empty()
    }
}

/// As queries of the API have it.
impl fmt::Display for LabelSelector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, Requirement { key, test }) in self.requirements.iter().enumerate() {
            if at > 0 {
                f.write_str(",")?;
            }
            match test {
                Test::In(values) if values.len() == 1 => write!(f, "{key}={}", values.join(""))?,
                Test::In(values) => write!(f, "{key} in ({})", values.join(","))?,
                Test::NotIn(values) => write!(f, "{key} notin ({})", values.join(","))?,
                Test::Exists => f.write_str(key)?,
                Test::DoesNotExist => write!(f, "!{key}")?,
            }
        }
        Ok(())
    }
}

impl Test {
    /// Whether a value, or that there is none, is as it must be.
    #[must_use]
    pub fn holds(&self, value: Option<&str>) -> bool {
        let among = |values: &[String]| {
            value.is_some_and(|value| values.iter().any(|wanted| wanted == value))
        };
        match self {
            Self::In(values) => among(values),
            Self::NotIn(values) => !among(values),
            Self::Exists => value.is_some(),
            Self::DoesNotExist => value.is_none(),
        }
    }
}

/// Reads the requirements of a query, which labels and fields have in the same notation.
///
/// # Errors
/// When the text is not one.
pub fn parse(text: &str) -> Result<Vec<Requirement>, Unparsable> {
    split_outside_parentheses(text)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(requirement)
        .collect()
}

fn requirement(text: &str) -> Result<Requirement, Unparsable> {
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
        (key, Test::DoesNotExist)
    } else {
        (text, Test::Exists)
    };
    let key = key.trim();
    if key.is_empty() || key.contains(char::is_whitespace) {
        return Err(Unparsable {
            found: text.to_owned(),
            expected: "a key and an operator",
        });
    }
    Ok(Requirement {
        key: key.to_owned(),
        test,
    })
}

fn set(text: &str) -> Result<Vec<String>, Unparsable> {
    let inner = text.trim().strip_prefix('(');
    let inner = inner.and_then(|text| text.strip_suffix(')'));
    let inner = inner.ok_or_else(|| Unparsable {
        found: text.to_owned(),
        expected: "'('",
    })?;
    let values = inner.split(',');
    Ok(values.map(|value| value.trim().to_owned()).collect())
}

fn split_outside_parentheses(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0usize;
    text.split(move |character| {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == ',' && depth == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn labels(json: &Value) -> BTreeMap<String, String> {
        serde_json::from_value(json.clone()).unwrap_or_default()
    }

    #[test]
    fn both_notations_say_the_same() {
        let json = json!({
            "matchLabels": { "tier": "gold" },
            "matchExpressions": [
                { "key": "shape", "operator": "In", "values": ["round", "square"] },
                { "key": "shape", "operator": "NotIn", "values": ["round"] },
                { "key": "owner", "operator": "Exists" },
                { "key": "legacy", "operator": "DoesNotExist" },
            ],
        });
        let text = "tier=gold,shape in (round,square),shape notin (round),owner,!legacy";
        let selector = LabelSelector::of(&json);
        assert_eq!(
            selector.as_ref().map(ToString::to_string),
            Ok(text.to_owned())
        );
        assert_eq!(LabelSelector::parse(text).ok(), selector.ok());
    }

    #[test]
    fn labels_are_selected_as_the_api_server_selects_them() {
        for (selector, selected, left) in [
            ("a=1", json!({ "a": "1" }), json!({})),
            ("a in (1,2)", json!({ "a": "2" }), json!({ "a": "3" })),
            ("a notin (1)", json!({}), json!({ "a": "1" })),
            ("a!=1", json!({ "a": "2" }), json!({ "a": "1" })),
            ("a", json!({ "a": "" }), json!({ "b": "" })),
            ("!a", json!({ "b": "" }), json!({ "a": "" })),
            ("a=1,!b", json!({ "a": "1" }), json!({ "a": "1", "b": "2" })),
        ] {
            let parsed = LabelSelector::parse(selector).unwrap_or_default();
            assert!(parsed.matches(&labels(&selected)), "{selector}: {selected}");
            assert!(!parsed.matches(&labels(&left)), "{selector}: {left}");
        }
        assert!(LabelSelector::default().matches(&labels(&json!({ "a": "1" }))));
    }

    #[test]
    fn a_value_is_never_more_than_a_value() {
        let json = json!({ "matchLabels": { "tier": "gold,!legacy" } });
        let selector = LabelSelector::of(&json).unwrap_or_default();
        assert!(!selector.matches(&labels(&json!({ "tier": "gold" }))));
        assert_eq!(selector.anchor(), Some(("tier", "gold,!legacy")));
    }

    #[test]
    fn what_is_no_selector_is_refused() {
        for text in ["a b", "a in 1", "=1"] {
            assert!(LabelSelector::parse(text).is_err(), "{text}");
        }
        let number = json!({ "matchLabels": { "tier": 1 } });
        assert!(LabelSelector::of(&number).is_err());
    }
}
