//! Compares JSON with a value while it reads it. Most of a live object is what nobody asked for: nothing is made of that.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::path::Path;
use super::{is_zero, keys, quantity};
use crate::object::Text;

/// What the value that is read next should hold.
pub struct Comparison<'d, 'p> {
    pub desired: &'d Value,
    pub path: &'p mut Path<'d>,
    pub found: &'p mut Vec<String>,
}

impl<'d> Comparison<'d, '_> {
    /// Compares with a text of its own.
    pub fn read(self, json: &str) -> serde_json::Result<()> {
        self.deserialize(&mut serde_json::Deserializer::from_str(json))
    }

    /// The same, with another value.
    fn with<'s>(&'s mut self, desired: &'d Value) -> Comparison<'d, 's> {
        Comparison {
            desired,
            path: self.path,
            found: self.found,
        }
    }

    fn scalar(self, live: &Value) {
        let same = same_scalar(self.desired, live)
            || self.path.is_quantity() && quantity::equal(self.desired, live);
        if !same {
            self.path.found(self.found);
        }
    }

    fn fields<'de, A: MapAccess<'de>>(
        mut self,
        desired: &'d Map<String, Value>,
        mut live: A,
    ) -> Result<(), A::Error> {
        let mut seen = Vec::with_capacity(desired.len());
        while let Some(Text(field)) = live.next_key()? {
            match desired.get_key_value(&*field) {
                Some((field, desired)) if !self.path.is_type_meta(field) => {
                    seen.push(field);
                    self.path.fields.push(field);
                    live.next_value_seed(self.with(desired))?;
                    self.path.fields.pop();
                }
                _ => drop(live.next_value::<IgnoredAny>()?),
            }
        }
        if seen.len() == desired.len() {
            return Ok(());
        }
        for (field, desired) in desired {
            if !seen.contains(&field) && !is_zero(desired) && !self.path.is_type_meta(field) {
                self.path.fields.push(field);
                self.path.found(self.found);
                self.path.fields.pop();
            }
        }
        Ok(())
    }

    /// The elements of a list that are told apart by these keys.
    fn keyed<'de, A: SeqAccess<'de>>(
        mut self,
        desired: &'d [Value],
        keys: &[&str],
        mut live: A,
    ) -> Result<(), A::Error> {
        let mut missing = Vec::from_iter(desired);
        while let Some(element) = live.next_element::<&RawValue>()? {
            let element = element.get();
            let key = keys::only(keys, element);
            let same = |desired: &&Value| keys::equal(keys, desired, &key);
            if let Some(index) = missing.iter().position(same) {
                let comparison = self.with(missing.swap_remove(index));
                comparison.read(element).map_err(A::Error::custom)?;
            }
        }
        missing.iter().for_each(|_| self.path.found(self.found));
        Ok(())
    }

    /// The elements of a list whose order counts.
    fn ordered<'de, A: SeqAccess<'de>>(
        self,
        desired: &'d [Value],
        mut live: A,
    ) -> Result<(), A::Error> {
        let mut found = Vec::new();
        let mut same_length = true;
        for desired in desired {
            let comparison = Comparison {
                desired,
                path: self.path,
                found: &mut found,
            };
            same_length &= live.next_element_seed(comparison)?.is_some();
        }
        while live.next_element::<IgnoredAny>()?.is_some() {
            same_length = false;
        }
        match same_length {
            true => self.found.append(&mut found),
            false => self.path.found(self.found),
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Comparison<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Comparison<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut live: A) -> Result<(), A::Error> {
        if let Value::Object(desired) = self.desired {
            return self.fields(desired, live);
        }
        self.path.found(self.found);
        while live.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut live: A) -> Result<(), A::Error> {
        if let Value::Array(desired) = self.desired {
            return match keys::of(self.path.last(), desired) {
                Some(keys) => self.keyed(desired, keys, live),
                None => self.ordered(desired, live),
            };
        }
        self.path.found(self.found);
        while live.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_str<E>(self, live: &str) -> Result<(), E> {
        if self.desired.as_str() != Some(live) {
            self.scalar(&live.into());
        }
        Ok(())
    }

    fn visit_bool<E>(self, live: bool) -> Result<(), E> {
        self.scalar(&live.into());
        Ok(())
    }

    fn visit_i64<E>(self, live: i64) -> Result<(), E> {
        self.scalar(&live.into());
        Ok(())
    }

    fn visit_u64<E>(self, live: u64) -> Result<(), E> {
        self.scalar(&live.into());
        Ok(())
    }

    fn visit_f64<E>(self, live: f64) -> Result<(), E> {
        self.scalar(&live.into());
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.scalar(&Value::Null);
        Ok(())
    }
}

fn same_scalar(desired: &Value, live: &Value) -> bool {
    match (desired, live) {
        (Value::Number(desired), Value::Number(live)) => {
            desired == live || desired.as_f64() == live.as_f64()
        }
        _ => desired == live || (is_zero(desired) && live.is_null()),
    }
}
