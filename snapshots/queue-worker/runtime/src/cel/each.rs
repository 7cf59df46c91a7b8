//! Macros over lists and maps: what decides outweighs what fails.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::Value;

use super::value::mismatch;
use super::{Error, Result};

/// Whether a test holds for one item: true if it does for some, even if it fails for others.
///
/// # Errors
/// The first of the test, unless it holds for an item.
pub fn exists<T>(
    items: impl IntoIterator<Item = T>,
    test: impl FnMut(T) -> Result<bool>,
) -> Result<bool> {
    decide(true, items, test)
}

/// Whether a test holds for every item: false if it does not for some, even if it fails for others.
///
/// # Errors
/// The first of the test, unless it does not hold for an item.
pub fn all<T>(
    items: impl IntoIterator<Item = T>,
    test: impl FnMut(T) -> Result<bool>,
) -> Result<bool> {
    decide(false, items, test)
}

fn decide<T>(
    deciding: bool,
    items: impl IntoIterator<Item = T>,
    mut test: impl FnMut(T) -> Result<bool>,
) -> Result<bool> {
    let mut failure = None;
    for item in items {
        match test(item) {
            Ok(found) if found == deciding => return Ok(deciding),
            Ok(_) => {}
            Err(error) => failure = failure.or(Some(error)),
        }
    }
    failure.map_or(Ok(!deciding), Err)
}

/// Whether a test holds for exactly one item.
///
/// # Errors
/// The first of the test.
pub fn exists_one<T>(
    items: impl IntoIterator<Item = T>,
    mut test: impl FnMut(T) -> Result<bool>,
) -> Result<bool> {
    let mut count = 0_usize;
    for item in items {
        count += usize::from(test(item)?);
    }
    Ok(count == 1)
}

/// The items for which a test holds.
///
/// # Errors
/// The first of the test.
pub fn filter<'a, T: Clone + 'a>(
    items: impl IntoIterator<Item = &'a T>,
    mut test: impl FnMut(&'a T) -> Result<bool>,
) -> Result<Vec<T>> {
    let mut kept = Vec::new();
    for item in items {
        if test(item)? {
            kept.push(item.clone());
        }
    }
    Ok(kept)
}

/// What is made of the items that are kept.
///
/// # Errors
/// The first of what is made.
pub fn filter_map<T, U>(
    items: impl IntoIterator<Item = T>,
    mut make: impl FnMut(T) -> Result<Option<U>>,
) -> Result<Vec<U>> {
    let mut made = Vec::new();
    for item in items {
        made.extend(make(item)?);
    }
    Ok(made)
}

/// The entries of maps, in one.
///
/// # Errors
/// The first of a map; `SameKey`.
pub fn merge<T>(
    maps: impl IntoIterator<Item = Result<BTreeMap<String, T>>>,
) -> Result<BTreeMap<String, T>> {
    let mut merged = BTreeMap::new();
    for map in maps {
        for (key, value) in map? {
            if merged.insert(key, value).is_some() {
                return Err(Error::SameKey);
            }
        }
    }
    Ok(merged)
}

/// What a macro goes over: the items of a list, the keys of a map.
///
/// # Errors
/// `Type` when it is neither.
pub fn items(value: &Value) -> Result<Cow<'_, [Value]>> {
    match value {
        Value::Array(items) => Ok(Cow::Borrowed(items)),
        Value::Object(entries) => Ok(Cow::Owned(
            entries
                .keys()
                .map(|key| Value::from(key.as_str()))
                .collect(),
        )),
        other => Err(mismatch("a list or map", other)),
    }
}

/// What a macro with two variables goes over: items by position, values by key.
///
/// # Errors
/// `Type` when it is neither a list nor a map.
pub fn entries(value: &Value) -> Result<Vec<(Value, &Value)>> {
    match value {
        Value::Array(items) => Ok(items
            .iter()
            .enumerate()
            .map(|(index, item)| (Value::from(index), item))
            .collect()),
        Value::Object(entries) => Ok(entries
            .iter()
            .map(|(key, value)| (Value::from(key.as_str()), value))
            .collect()),
        other => Err(mismatch("a list or map", other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_decides_outweighs_what_fails() {
        let one_of = |items: &[Result<bool>]| exists(items.to_vec(), |item| item);
        let all_of = |items: &[Result<bool>]| all(items.to_vec(), |item| item);
        let only = |items: &[Result<bool>]| exists_one(items.to_vec(), |item| item);
        let failed = Err(Error::Overflow);
        assert_eq!(one_of(&[failed.clone(), Ok(true)]), Ok(true));
        assert_eq!(
            one_of(&[Ok(false), failed.clone(), Err(Error::DivisionByZero)]),
            failed
        );
        assert_eq!(one_of(&[]), Ok(false));
        assert_eq!(all_of(&[failed.clone(), Ok(false)]), Ok(false));
        assert_eq!(all_of(&[Ok(true), failed.clone()]), failed);
        assert_eq!(all_of(&[]), Ok(true));
        assert_eq!(only(&[Ok(true), failed.clone()]), failed);
        assert_eq!(only(&[Ok(true), Ok(false)]), Ok(true));
        assert_eq!(only(&[Ok(true), Ok(true)]), Ok(false));
        assert_eq!(filter(&[1, 2, 3], |number| Ok(*number > 1)), Ok(vec![2, 3]));
        assert_eq!(filter(&[1], |_| failed.clone()), Err(Error::Overflow));
    }

    #[test]
    fn maps_go_by_their_keys() {
        assert_eq!(
            items(&json!({ "b": 1, "a": 2 })).as_deref(),
            Ok([json!("a"), json!("b")].as_slice())
        );
        assert_eq!(items(&json!([1])).as_deref(), Ok([json!(1)].as_slice()));
        assert!(items(&json!(1)).is_err() && entries(&json!("a")).is_err());
        assert_eq!(entries(&json!([true])), Ok(vec![(json!(0), &json!(true))]));
        let map = |key: &str| Ok(BTreeMap::from([(key.to_owned(), 1)]));
        assert_eq!(merge([map("a"), map("a")]), Err(Error::SameKey));
        assert_eq!(merge([map("a"), map("b")]).map(|map| map.len()), Ok(2));
    }
}
