//! What an update, field or event hook is told.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// What changed since a hook last succeeded.
#[derive(Clone, Debug)]
pub struct Change<T> {
    /// What the hook last handled. Secrets are hashed: only whether they differ can be told. Where an upgrade of the operator
    /// changed the type so that it cannot be read any more, it is as `new`.
    pub old: T,
    /// What is now.
    pub new: T,
    /// Each place that differs. Secrets are hashed on both sides.
    pub diff: Vec<Difference>,
}

/// A place where two values differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where, with dots: `replicas`, `containers.0.image`.
    pub path: String,
    /// What was there; null if nothing was.
    pub old: Value,
    /// What is there; null if nothing is.
    pub new: Value,
}

/// What happened to a child, or to what a reference leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum ChildEvent {
    /// It is new to the hook, or changed: the object as it is now.
    Applied(Value),
    /// It is gone, the reference leads elsewhere or selects it no longer: the object as it was last seen.
    Deleted(Value),
}

/// What changed since a hook last succeeded, as JSON.
#[derive(Clone, Debug)]
pub struct RawChange {
    old: Value,
    new: Value,
    diff: Vec<Difference>,
}

impl RawChange {
    /// The change from the values that were handled to those of now, which are given with and without their secrets.
    pub(crate) fn new(handled: Value, present: &Value, new: Value) -> Self {
        let mut diff = Vec::new();
        compare("", &handled, present, &mut diff);
        Self {
            old: handled,
            new,
            diff,
        }
    }

    /// The change, typed.
    pub(super) fn typed<T: DeserializeOwned>(&self) -> serde_json::Result<Change<T>> {
        let new = T::deserialize(&self.new)?;
        Ok(Change {
            old: T::deserialize(&self.old).or_else(|_| T::deserialize(&self.new))?,
            new,
            diff: self.diff.clone(),
        })
    }
}

/// Collects where two values differ. Objects are compared name by name, lists as long as the other item by item.
fn compare(path: &str, old: &Value, new: &Value, found: &mut Vec<Difference>) {
    let below = |name: &str| match path {
        "" => name.to_owned(),
        path => format!("{path}.{name}"),
    };
    match (old, new) {
        _ if old == new => {}
        (Value::Object(old), Value::Object(new)) => {
            for name in names(old, new) {
                let (old, new) = (old.get(name), new.get(name));
                let (old, new) = (old.unwrap_or(&Value::Null), new.unwrap_or(&Value::Null));
                compare(&below(name), old, new, found);
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (at, (old, new)) in old.iter().zip(new).enumerate() {
                compare(&below(&at.to_string()), old, new, found);
            }
        }
        _ => found.push(Difference {
            path: path.to_owned(),
            old: old.clone(),
            new: new.clone(),
        }),
    }
}

/// The names of both, each once, the old ones first.
fn names<'a>(
    old: &'a Map<String, Value>,
    new: &'a Map<String, Value>,
) -> impl Iterator<Item = &'a String> {
    let added = new.keys().filter(|name| !old.contains_key(*name));
    old.keys().chain(added)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::json;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Spec {
        image: String,
    }

    #[test]
    fn the_places_that_differ_are_named() {
        let old = json!({ "a": 1, "b": { "c": [1, 2], "d": [1] }, "e": "x" });
        let new = json!({ "a": 1, "b": { "c": [1, 3], "d": [] }, "f": null, "g": 2 });
        let change = RawChange::new(old.clone(), &new, new.clone());
        let paths: Vec<&str> = change.diff.iter().map(|found| &*found.path).collect();
        assert_eq!(paths, ["b.c.1", "b.d", "e", "g"]);
        assert!(RawChange::new(old.clone(), &old, new).diff.is_empty());
    }

    #[test]
    fn old_values_that_an_upgrade_made_unreadable_are_as_the_new_ones() {
        let (old, new) = (json!({ "picture": "a" }), json!({ "image": "b" }));
        let change = RawChange::new(old, &new, new.clone());
        let change: Change<Spec> = change.typed().expect("a spec");
        assert_eq!(change.old, change.new);
        assert_eq!(change.diff.len(), 2);
    }
}
