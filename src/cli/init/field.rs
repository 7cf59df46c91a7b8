//! A field as `--field` takes it: `name:type[,key[=value]]...`, the keys being those of the spec.

use std::fmt;
use std::str::FromStr;

use serde_json::{Map, Value};

/// A field of the new kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its keys in the spec and their values; `type` among them.
    pub definition: Map<String, Value>,
}

/// The keys of a field, in the order in which a spec has them.
const KEYS: [&str; 24] = [
    "type",
    "description",
    "required",
    "default",
    "example",
    "enum",
    "values",
    "items",
    "fields",
    "format",
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "listType",
    "nullable",
    "immutable",
    "secret",
];

/// The types whose values are text, also when they look like something else.
const TEXTUAL: [&str; 4] = ["string", "quantity", "duration", "date-time"];

impl Field {
    /// A field of a type with nothing else said about it.
    pub fn new(name: &str, kind: &str) -> Self {
        Self {
            name: name.to_owned(),
            definition: Map::from_iter([("type".to_owned(), Value::from(kind))]),
        }
    }

    /// Sets a key from its text, as `--field` has it.
    pub fn set(&mut self, key: &str, text: &str) {
        let key = match key {
            "min" => "minimum",
            "max" => "maximum",
            key => key,
        };
        let value = self.value(key, text);
        self.definition.insert(key.to_owned(), value);
    }

    /// Sets the fields of an object.
    pub fn set_fields(&mut self, fields: &[Self]) {
        let fields: Map<String, Value> = fields
            .iter()
            .map(|field| (field.name.clone(), Value::Object(field.definition.clone())))
            .collect();
        self.definition
            .insert("fields".to_owned(), Value::Object(fields));
    }

    /// The keys and values in the order in which a spec has them.
    pub fn keys(&self) -> impl Iterator<Item = (&str, &Value)> {
        ordered(&self.definition)
    }

    /// The expression that gives its value as text, for an environment variable; `None` when it is no single value, or a
    /// secret, which must not stand in a pod.
    pub fn as_text(&self) -> Option<String> {
        const SCALAR: [&str; 4] = ["integer", "number", "boolean", "int-or-string"];
        let is = |key: &str| self.definition.get(key) == Some(&Value::Bool(true));
        let name = &self.name;
        if is("secret") {
            return None;
        }
        if TEXTUAL.contains(&self.kind()) {
            return Some(format!("spec.{name}"));
        }
        if !SCALAR.contains(&self.kind()) {
            return None;
        }
        let always = !is("nullable") && (is("required") || self.definition.contains_key("default"));
        Some(if always {
            format!("string(spec.{name})")
        } else {
            format!("has(spec.{name}) ? string(spec.{name}) : \"\"")
        })
    }

    /// Its type; empty when there is none.
    pub fn kind(&self) -> &str {
        self.definition
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Reads a value as the key and the type of the field want it. What does not fit stays text: the check of the spec
    /// says better what is wrong than a parser of flags could.
    fn value(&self, key: &str, text: &str) -> Value {
        let json = || serde_json::from_str(text).unwrap_or_else(|_| Value::from(text));
        match key {
            "pattern" | "format" | "description" | "listType" => Value::from(text),
            "default" | "example" if TEXTUAL.contains(&self.kind()) => Value::from(text),
            "enum" => text.split('|').map(Value::from).collect(),
            "items" | "values" if !text.starts_with('{') => {
                Value::Object(Self::new("", text).definition)
            }
            _ => json(),
        }
    }
}

/// A map in the order in which a spec has the keys of a field; others come last.
pub fn ordered(definition: &Map<String, Value>) -> impl Iterator<Item = (&str, &Value)> {
    let known = KEYS
        .iter()
        .filter_map(|key| Some((*key, definition.get(*key)?)));
    let unknown = definition
        .iter()
        .map(|(key, value)| (key.as_str(), value))
        .filter(|(key, _)| !KEYS.contains(key));
    known.chain(unknown)
}

impl FromStr for Field {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut parts = split(text).into_iter();
        let head = parts.next().unwrap_or_default();
        let Some((name, kind)) = head.split_once(':') else {
            return Err("expected `name:type`, such as `size:integer,default=3,min=1`".to_owned());
        };
        let mut field = Self::new(name.trim(), kind.trim());
        for part in parts {
            match part.split_once('=') {
                Some((key, value)) => field.set(key.trim(), value.trim()),
                None => field.set(part.trim(), "true"),
            }
        }
        Ok(field)
    }
}

/// Splits at the commas that stand outside of brackets and quotes.
fn split(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quoted) = (Vec::new(), 0, 0usize, false);
    for (at, character) in text.char_indices() {
        match character {
            '"' => quoted = !quoted,
            '[' | '{' | '(' if !quoted => depth += 1,
            ']' | '}' | ')' if !quoted => depth = depth.saturating_sub(1),
            ',' if !quoted && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

impl fmt::Display for Field {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.name, self.kind())?;
        for (key, value) in self.keys().filter(|(key, _)| *key != "type") {
            match (key, value) {
                (_, Value::Bool(true)) => write!(formatter, ",{key}")?,
                (_, Value::String(text)) => write!(formatter, ",{key}={text}")?,
                ("enum", Value::Array(words)) => {
                    let words: Vec<_> = words.iter().filter_map(Value::as_str).collect();
                    write!(formatter, ",{key}={}", words.join("|"))?;
                }
                ("items" | "values", Value::Object(definition)) if definition.len() == 1 => {
                    let kind = definition
                        .get("type")
                        .and_then(Value::as_str)
                        .unwrap_or_default();
                    write!(formatter, ",{key}={kind}")?;
                }
                _ => write!(formatter, ",{key}={value}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn definition(text: &str) -> Value {
        Value::Object(text.parse::<Field>().unwrap().definition)
    }

    #[test]
    fn values_have_the_type_that_the_field_wants() {
        for (text, expected) in [
            (
                "a:integer,default=3,min=1,max=5,required",
                json!({"type": "integer", "default": 3, "minimum": 1, "maximum": 5, "required": true}),
            ),
            (
                "a:string,default=3,pattern=^[a,b]{1,3}$",
                json!({"type": "string", "default": "3", "pattern": "^[a,b]{1,3}$"}),
            ),
            (
                "a:string,enum=debug|info,default=info",
                json!({"type": "string", "enum": ["debug", "info"], "default": "info"}),
            ),
            (
                "a:list,items=string,default=[\"x\",\"y\"]",
                json!({"type": "list", "items": {"type": "string"}, "default": ["x", "y"]}),
            ),
            (
                "a:map,values=integer",
                json!({"type": "map", "values": {"type": "integer"}}),
            ),
            (
                "a:int-or-string,default=50%",
                json!({"type": "int-or-string", "default": "50%"}),
            ),
            (
                "a:object,fields={\"b\":{\"type\":\"string\"},\"c\":{\"type\":\"boolean\"}}",
                json!({"type": "object", "fields": {"b": {"type": "string"}, "c": {"type": "boolean"}}}),
            ),
            (
                "a:integer,min=one",
                json!({"type": "integer", "minimum": "one"}),
            ),
        ] {
            assert_eq!(definition(text), expected, "{text}");
        }
    }

    #[test]
    fn a_field_is_read_back_from_what_it_is_shown_as() {
        for text in [
            "a:integer,required,default=3,minimum=1",
            "a:string,enum=debug|info",
            "a:list,items=string",
            "a:map,values={\"maximum\":3,\"type\":\"integer\"}",
            "a:object,fields={\"b\":{\"type\":\"string\"}}",
        ] {
            assert_eq!(text.parse::<Field>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_field_without_a_type_is_refused() {
        assert!("a".parse::<Field>().is_err());
    }
}
