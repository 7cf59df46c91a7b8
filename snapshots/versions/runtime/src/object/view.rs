//! A look into an object that makes no values of what is there.

use std::borrow::Cow;

use serde_json::{Result, Value};

use super::super::json::{Reader, string};

/// A value within an object: where there is none, null.
#[derive(Clone, Copy, Debug)]
pub enum View<'a> {
    /// Its JSON; nothing where there is none.
    Text(&'a str),
    /// As it was decoded.
    Value(&'a Value),
}

impl<'a> View<'a> {
    /// What it holds under this key.
    #[must_use]
    pub fn at(self, key: &str) -> Self {
        match self {
            // Common, and an error that nobody reads would be made of it.
            Self::Text("") => self,
            Self::Text(json) => Self::Text(field(json, key).ok().flatten().unwrap_or_default()),
            Self::Value(value) => Self::Value(&value[key]),
        }
    }

    /// The elements of a list; none of anything else.
    #[must_use]
    pub fn elements(self) -> Vec<Self> {
        match self {
            Self::Text("") => Vec::new(),
            Self::Text(json) => {
                let elements = elements(json).unwrap_or_default();
                elements.into_iter().map(Self::Text).collect()
            }
            Self::Value(value) => {
                let elements = value.as_array().into_iter().flatten();
                elements.map(Self::Value).collect()
            }
        }
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_null(self) -> bool {
        match self {
            Self::Text(json) => matches!(json, "" | "null"),
            Self::Value(value) => value.is_null(),
        }
    }

    /// Whether it is this text.
    #[must_use]
    pub fn is(self, text: &str) -> bool {
        self.as_str().as_deref() == Some(text)
    }

    /// The text that it is.
    #[must_use]
    pub fn as_str(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(json) => string(json).ok(),
            Self::Value(value) => value.as_str().map(Cow::Borrowed),
        }
    }

    /// The whole number that it is.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        match self {
            Self::Text(json) => json.parse().ok(),
            Self::Value(value) => value.as_i64(),
        }
    }

    /// What it is, true or false.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        match self {
            Self::Text(json) => json.parse().ok(),
            Self::Value(value) => value.as_bool(),
        }
    }
}

fn field<'t>(json: &'t str, key: &str) -> Result<Option<&'t str>> {
    let mut json = Reader::of(json);
    json.object()?;
    while let Some((field, value)) = json.entry()? {
        if field == key {
            return Ok(Some(value));
        }
    }
    Ok(None)
}

fn elements(json: &str) -> Result<Vec<&str>> {
    let mut json = Reader::of(json);
    let mut elements = Vec::new();
    json.list()?;
    while json.element()? {
        elements.push(json.value()?);
    }
    Ok(elements)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// All that can be seen of a value and what is below it.
    fn seen(view: View<'_>) -> String {
        let keys = ["number", "none", "list", "nested", "a\"b", "text", "yes"];
        let below = keys.iter().map(|key| (key, view.at(key)));
        let below = below.filter(|(_, view)| !view.is_null());
        let below = Vec::from_iter(below.map(|(key, view)| (key, seen(view))));
        let elements = Vec::from_iter(view.elements().into_iter().map(seen));
        let (null, text, word) = (view.is_null(), view.as_str(), view.is("x"));
        let (number, bool) = (view.as_i64(), view.as_bool());
        format!("{null} {text:?} {word} {number:?} {bool:?} {elements:?} {below:?}")
    }

    #[test]
    fn a_text_shows_what_its_value_shows() {
        let value = json!({
            "number": 3, "none": null, "list": [{ "number": -1 }, "x", [1.5, true], null],
            "nested": { "a\"b": { "list": [] }, "text": "x", "yes": false }, "text": "é\n\"x\"",
        });
        for text in [value.to_string(), format!("{value:#}")] {
            assert_eq!(seen(View::Text(&text)), seen(View::Value(&value)));
        }
        for text in ["", "[1]", "{\"number\"", "nul"] {
            assert!(View::Text(text).at("number").is_null(), "{text}");
        }
    }
}
