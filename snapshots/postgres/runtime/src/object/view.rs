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

/// A value with all its fields at hand, which one walk through its JSON finds.
#[derive(Debug)]
pub enum Opened<'a> {
    /// Its fields, each with its JSON.
    Text(Vec<(Cow<'a, str>, &'a str)>),
    /// As it was decoded.
    Value(&'a Value),
}

impl<'a> Opened<'a> {
    /// What it holds under this key.
    #[must_use]
    pub fn at(&self, key: &str) -> View<'a> {
        match self {
            Self::Text(fields) => {
                let field = fields.iter().find(|(name, _)| name == key);
                View::Text(field.map_or("", |(_, json)| json))
            }
            Self::Value(value) => View::Value(&value[key]),
        }
    }

    /// Opens the value that comes next; one that is no object has no fields.
    fn read(json: &mut Reader<'a>) -> Result<Self> {
        let mut fields = Vec::new();
        match json.peek() {
            Some(b'{') => {
                json.object()?;
                while let Some(field) = json.entry()? {
                    fields.push(field);
                }
            }
            _ => drop(json.value()?),
        }
        Ok(Self::Text(fields))
    }
}

impl<'a> View<'a> {
    /// The same, with all its fields at hand.
    #[must_use]
    pub fn opened(self) -> Opened<'a> {
        match self {
            Self::Text("") => Opened::Text(Vec::new()),
            Self::Text(json) => {
                let opened = Opened::read(&mut Reader::of(json));
                opened.unwrap_or_else(|_| Opened::Text(Vec::new()))
            }
            Self::Value(value) => Opened::Value(value),
        }
    }

    /// The elements of a list, with all their fields at hand; none of anything else.
    #[must_use]
    pub fn opened_elements(self) -> Vec<Opened<'a>> {
        match self {
            Self::Text("") => Vec::new(),
            Self::Text(json) => list(json, Opened::read).unwrap_or_default(),
            Self::Value(value) => {
                let elements = value.as_array().into_iter().flatten();
                elements.map(Opened::Value).collect()
            }
        }
    }

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
                let element = |json: &mut Reader<'a>| json.value().map(Self::Text);
                list(json, element).unwrap_or_default()
            }
            Self::Value(value) => {
                let elements = value.as_array().into_iter().flatten();
                elements.map(Self::Value).collect()
            }
        }
    }

    /// All of it, decoded; null where it cannot be read.
    #[must_use]
    pub fn value(self) -> Value {
        match self {
            Self::Text("") => Value::Null,
            Self::Text(json) => serde_json::from_str(json).unwrap_or_default(),
            Self::Value(value) => value.clone(),
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

/// Reads a list.
fn list<'t, T>(json: &'t str, element: impl Fn(&mut Reader<'t>) -> Result<T>) -> Result<Vec<T>> {
    let mut json = Reader::of(json);
    let mut elements = Vec::new();
    json.list()?;
    while json.element()? {
        elements.push(element(&mut json)?);
    }
    Ok(elements)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// All that can be seen of a value and what is below it.
    fn seen<'v>(view: View<'v>) -> String {
        let keys = ["number", "none", "list", "nested", "a\"b", "text", "yes"];
        let below = |at: &dyn Fn(&str) -> View<'v>| {
            let below = keys.iter().map(|key| (key, at(key)));
            let below = below.filter(|(_, view)| !view.is_null());
            Vec::from_iter(below.map(|(key, view)| (key, seen(view))))
        };
        let opened = view.opened();
        let (opened, below) = (below(&|key| opened.at(key)), below(&|key| view.at(key)));
        assert_eq!(opened, below);
        let elements = Vec::from_iter(view.elements().into_iter().map(seen));
        let opened = view.opened_elements();
        let opened = Vec::from_iter(opened.iter().map(|element| element.at("number").as_i64()));
        let numbers = view.elements().into_iter();
        let numbers = Vec::from_iter(numbers.map(|element| element.at("number").as_i64()));
        assert_eq!(opened, numbers);
        let (null, text, word) = (view.is_null(), view.as_str(), view.is("x"));
        let (number, bool, value) = (view.as_i64(), view.as_bool(), view.value());
        format!("{null} {text:?} {word} {number:?} {bool:?} {value} {elements:?} {below:?}")
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
            assert!(View::Text(text).opened().at("number").is_null(), "{text}");
        }
    }
}
