//! Compares JSON with a value while it reads it. Most of a live object is what nobody asked for: nothing is made of that.

use serde_json::{Map, Result, Value};

use super::path::Path;
use super::{is_zero, keys, quantity};
use crate::json::Reader;

/// What the value that is read next should hold.
pub struct Comparison<'d, 'p> {
    pub desired: &'d Value,
    pub path: &'p mut Path<'d>,
    pub found: &'p mut Vec<String>,
}

impl<'d> Comparison<'d, '_> {
    /// Compares.
    pub fn read(self, live: &mut Reader<'_>) -> Result<()> {
        match (live.peek(), self.desired) {
            (Some(b'{'), Value::Object(desired)) => return self.fields(desired, live),
            (Some(b'['), Value::Array(desired)) => {
                return match keys::of(self.path.last(), desired) {
                    Some(keys) => self.keyed(desired, keys, live),
                    None => self.ordered(desired, live),
                };
            }
            (Some(b'{' | b'['), _) => {
                live.value()?;
                self.path.found(self.found);
            }
            (Some(b'"'), desired) => {
                let live = live.string()?;
                if desired.as_str() != Some(&live) {
                    self.scalar(&live.into());
                }
            }
            _ => self.scalar(&serde_json::from_str(live.value()?)?),
        }
        Ok(())
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

    fn fields(mut self, desired: &'d Map<String, Value>, live: &mut Reader<'_>) -> Result<()> {
        let mut seen = Vec::with_capacity(desired.len());
        live.object()?;
        while let Some(field) = live.field()? {
            match desired.get_key_value(&*field) {
                Some((field, desired)) if !self.path.is_type_meta(field) => {
                    seen.push(field);
                    self.path.fields.push(field);
                    self.with(desired).read(live)?;
                    self.path.fields.pop();
                }
                _ => drop(live.value()?),
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
    fn keyed(mut self, desired: &'d [Value], keys: &[&str], live: &mut Reader<'_>) -> Result<()> {
        let mut missing = Vec::from_iter(desired);
        live.list()?;
        while live.element()? {
            let element = live.value()?;
            let key = keys::only(keys, element);
            let same = |desired: &&Value| keys::equal(keys, desired, &key);
            if let Some(index) = missing.iter().position(same) {
                let comparison = self.with(missing.swap_remove(index));
                comparison.read(&mut Reader::of(element))?;
            }
        }
        missing.iter().for_each(|_| self.path.found(self.found));
        Ok(())
    }

    /// The elements of a list whose order counts.
    fn ordered(self, desired: &'d [Value], live: &mut Reader<'_>) -> Result<()> {
        let mut found = Vec::new();
        let mut desired = desired.iter();
        let mut same_length = true;
        live.list()?;
        while live.element()? {
            let Some(desired) = desired.next() else {
                live.value()?;
                same_length = false;
                continue;
            };
            let comparison = Comparison {
                desired,
                path: self.path,
                found: &mut found,
            };
            comparison.read(live)?;
        }
        match same_length && desired.next().is_none() {
            true => self.found.append(&mut found),
            false => self.path.found(self.found),
        }
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
