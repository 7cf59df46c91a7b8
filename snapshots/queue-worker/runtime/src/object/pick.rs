//! Reads one value out of JSON and steps over the rest, without making values of it.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::decode::Text;

/// What objects within objects hold below these keys; null where there is none.
pub(super) fn pick(json: &str, keys: &[&str]) -> Value {
    let mut json = serde_json::Deserializer::from_str(json);
    Below(keys).deserialize(&mut json).unwrap_or_default()
}

/// What is below these keys.
struct Below<'k>(&'k [&'k str]);

impl<'de> DeserializeSeed<'de> for Below<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        match self.0 {
            [] => Value::deserialize(deserializer),
            _ => deserializer.deserialize_map(self),
        }
    }
}

impl<'de> Visitor<'de> for Below<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut found = Value::Null;
        while let Some(Text(key)) = map.next_key()? {
            match self.0 {
                [first, rest @ ..] if *first == key => found = map.next_value_seed(Below(rest))?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn it_finds_what_indexing_finds() {
        let value = json!({
            "replicas": 3, "none": null, "list": [{ "a": 1 }],
            "nested": { "a\"b": { "c": [1, 2] }, "text": "x" },
        });
        let text = value.to_string();
        for keys in [
            &["replicas"][..],
            &["none"],
            &["list"],
            &["nested", "a\"b", "c"],
            &["nested", "text"],
            &["nested", "text", "further"],
            &["list", "a"],
            &["missing", "further"],
            &[],
        ] {
            let indexed = keys.iter().fold(&value, |value, key| &value[*key]);
            assert_eq!(pick(&text, keys), *indexed, "{keys:?}");
        }
        assert_eq!(pick("", &["a"]), Value::Null);
        assert_eq!(pick("[1]", &["a"]), Value::Null);
    }
}
