//! Ways into values that may not be there.

use serde_json::Value;

use super::{Error, Result};

/// What a path begins at: a value, or an object of which only that is decoded which the path leads into.
pub trait Root<'a>: Copy {
    /// All of it.
    fn whole(self) -> &'a Value;

    /// What it holds below keys, of which there are a first and others.
    fn below(self, first: &str, others: &[&str]) -> Option<&'a Value>;
}

impl<'a> Root<'a> for &'a Value {
    fn whole(self) -> &'a Value {
        self
    }

    fn below(self, first: &str, others: &[&str]) -> Option<&'a Value> {
        steps(step(self, first)?, others)
    }
}

/// What a value holds below keys; `None` when a key is not there or holds null. A text of digits is also the index into a list.
#[must_use]
pub fn find<'a>(root: Option<impl Root<'a>>, keys: &[&str]) -> Option<&'a Value> {
    let root = root?;
    let value = match keys.split_first() {
        None => root.whole(),
        Some((first, others)) => root.below(first, others)?,
    };
    Some(value).filter(|value| !value.is_null())
}

/// What a named value holds below keys.
///
/// # Errors
/// `Missing` with the name and the keys, joined by dots, when a key is not there or holds null.
pub fn get<'a>(root: Option<impl Root<'a>>, name: &str, keys: &[&str]) -> Result<&'a Value> {
    find(root, keys).ok_or_else(|| Error::Missing {
        path: [&[name], keys].concat().join("."),
    })
}

/// A value that should be there.
///
/// # Errors
/// `Missing` with the path when it is not.
pub fn present<T>(value: Option<T>, path: &str) -> Result<T> {
    value.ok_or_else(|| Error::Missing {
        path: path.to_owned(),
    })
}

/// The item of a list at an index, counted from 0.
#[must_use]
pub fn at<T>(items: &[T], index: i64) -> Option<&T> {
    items.get(usize::try_from(index).ok()?)
}

/// What a value holds below keys, be it null or not.
#[must_use]
pub fn steps<'a>(value: &'a Value, keys: &[&str]) -> Option<&'a Value> {
    keys.iter().try_fold(value, |value, key| step(value, key))
}

fn step<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    match value {
        Value::Object(entries) => entries.get(key),
        Value::Array(items) => at(items, key.parse().ok()?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_path_ends_where_it_should_or_nowhere() {
        let value = json!({ "status": { "conditions": [{ "type": "Ready" }], "phase": null } });
        let found = |keys: &[&str]| find(Some(&value), keys).cloned();
        assert_eq!(
            found(&["status", "conditions", "0", "type"]),
            Some(json!("Ready"))
        );
        assert_eq!(found(&["status", "conditions", "1", "type"]), None);
        assert_eq!(found(&["status", "conditions", "-1"]), None);
        assert_eq!(found(&["status", "phase"]), None);
        assert_eq!(found(&["status", "phase", "x"]), None);
        assert_eq!(found(&[]), Some(value.clone()));
        assert_eq!(find(None::<&Value>, &[]), None);
    }

    #[test]
    fn what_is_missing_is_named() {
        let missing = |path: &str| Error::Missing {
            path: path.to_owned(),
        };
        assert_eq!(
            get(None::<&Value>, "deployment", &["status", "x"]),
            Err(missing("deployment.status.x"))
        );
        assert_eq!(
            get(None::<&Value>, "deployment", &[]),
            Err(missing("deployment"))
        );
        assert_eq!(present(None::<i64>, "spec.host"), Err(missing("spec.host")));
    }
}
