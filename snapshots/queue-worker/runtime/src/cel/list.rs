//! Functions of lists.

use std::cmp::Ordering;

use super::element::{Element, Summand};
use super::{Error, Result};

/// The longest list that a call may make.
const LONGEST: i64 = 10_000;

/// One after the other.
#[must_use]
pub fn concat<T: Clone>(left: &[T], right: &[T]) -> Vec<T> {
    [left, right].concat()
}

/// Whether it has an item.
#[must_use]
pub fn contains<T: Element>(items: &[T], item: &T) -> bool {
    items.iter().any(|other| other.same(item))
}

/// The first position of an item; -1 where there is none.
#[must_use]
pub fn index_of<T: Element>(items: &[T], item: &T) -> i64 {
    position(items.iter().position(|other| other.same(item)))
}

/// The last position of an item; -1 where there is none.
#[must_use]
pub fn last_index_of<T: Element>(items: &[T], item: &T) -> i64 {
    position(items.iter().rposition(|other| other.same(item)))
}

fn position(found: Option<usize>) -> i64 {
    found
        .and_then(|index| i64::try_from(index).ok())
        .unwrap_or(-1)
}

/// The items without those that equal an earlier one.
#[must_use]
pub fn distinct<T: Element>(items: &[T]) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for item in items {
        if !contains(&kept, item) {
            kept.push(item.clone());
        }
    }
    kept
}

/// The items from the last to the first.
#[must_use]
pub fn reverse<T: Clone>(items: &[T]) -> Vec<T> {
    items.iter().rev().cloned().collect()
}

/// The items from a position to before another.
///
/// # Errors
/// `Range`.
pub fn slice<T: Clone>(items: &[T], from: i64, to: i64) -> Result<Vec<T>> {
    let wrong = Error::Range { what: "the index" };
    let (Ok(from), Ok(to)) = (usize::try_from(from), usize::try_from(to)) else {
        return Err(wrong);
    };
    items.get(from..to).map(<[T]>::to_vec).ok_or(wrong)
}

/// The first item.
#[must_use]
pub fn first<T: Clone>(items: &[T]) -> Option<T> {
    items.first().cloned()
}

/// The last item.
#[must_use]
pub fn last<T: Clone>(items: &[T]) -> Option<T> {
    items.last().cloned()
}

/// The items of all lists in a list.
#[must_use]
pub fn flatten<T: Clone>(lists: &[Vec<T>]) -> Vec<T> {
    lists.concat()
}

/// The items, and those of lists among them, so many levels deep.
///
/// # Errors
/// `Range` when the depth is negative.
pub fn flatten_to<T: Element>(items: &[T], depth: i64) -> Result<Vec<T>> {
    if depth < 0 {
        return Err(Error::Range { what: "the depth" });
    }
    let mut flat = Vec::new();
    for item in items {
        match item.items().filter(|_| depth > 0) {
            Some(inner) => flat.extend(flatten_to(inner, depth - 1)?),
            None => flat.push(item.clone()),
        }
    }
    Ok(flat)
}

/// The items, and those of lists among them.
///
/// # Errors
/// None.
pub fn flatten_once<T: Element>(items: &[T]) -> Result<Vec<T>> {
    flatten_to(items, 1)
}

/// The items in order.
///
/// # Errors
/// Those of the order of two items.
pub fn sort<T: Element>(items: &[T]) -> Result<Vec<T>> {
    sort_by(items, |item| Ok(item.clone()))
}

/// The items in the order of their keys.
///
/// # Errors
/// The first error of a key, else those of the order of two keys.
pub fn sort_by<'a, T: Clone + 'a, K: Element>(
    items: impl IntoIterator<Item = &'a T>,
    key: impl Fn(&'a T) -> Result<K>,
) -> Result<Vec<T>> {
    let mut keyed = items
        .into_iter()
        .map(|item| Ok((key(item)?, item)))
        .collect::<Result<Vec<_>>>()?;
    if let [(only, _)] = keyed.as_slice() {
        // So that what has no order fails whatever the number of items.
        only.order(only)?;
    }
    let mut failure = None;
    keyed.sort_by(|(a, _), (b, _)| {
        a.order(b).unwrap_or_else(|error| {
            failure.get_or_insert(error);
            Ordering::Equal
        })
    });
    failure.map_or_else(
        || Ok(keyed.into_iter().map(|(_, item)| item.clone()).collect()),
        Err,
    )
}

/// Whether no item is less than the one before.
///
/// # Errors
/// Those of the order of two items.
pub fn is_sorted<T: Element>(items: &[T]) -> Result<bool> {
    for pair in items.windows(2) {
        if let [a, b] = pair
            && a.order(b)?.is_gt()
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The least item.
///
/// # Errors
/// `Empty`; those of the order of two items.
pub fn min<T: Element>(items: &[T]) -> Result<T> {
    most(items, Ordering::Less)
}

/// The greatest item.
///
/// # Errors
/// `Empty`; those of the order of two items.
pub fn max<T: Element>(items: &[T]) -> Result<T> {
    most(items, Ordering::Greater)
}

fn most<T: Element>(items: &[T], wanted: Ordering) -> Result<T> {
    let (mut found, rest) = items.split_first().ok_or(Error::Empty)?;
    for item in rest {
        if item.order(found)? == wanted {
            found = item;
        }
    }
    Ok(found.clone())
}

/// The sum of the items; of none, zero.
///
/// # Errors
/// `Overflow`.
pub fn sum<T: Summand>(items: &[T]) -> Result<T> {
    items.iter().try_fold(T::zero(), |sum, item| sum.plus(item))
}

/// The ints from 0 to before another.
///
/// # Errors
/// `Range` when they would be more than 10,000.
pub fn range(end: i64) -> Result<Vec<i64>> {
    if end > LONGEST {
        return Err(Error::Range {
            what: "the length of the list",
        });
    }
    Ok((0..end).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn values(value: Value) -> Vec<Value> {
        value.as_array().cloned().unwrap_or_default()
    }

    #[test]
    fn order_is_stable_and_of_one_kind_of_value() {
        assert_eq!(sort(&[3_i64, 1, 2]), Ok(vec![1, 2, 3]));
        assert_eq!(
            sort_by(&["bb", "a", "cc", "d"], |text| Ok(text.len() as i64)),
            Ok(vec!["a", "d", "bb", "cc"])
        );
        assert!(sort(&values(json!([1, "a"]))).is_err());
        assert!(sort(&values(json!([{}]))).is_err());
        assert!(sort(&[1.0, f64::NAN]).is_err());
        assert_eq!(is_sorted(&[1_i64, 1, 2]), Ok(true));
        assert_eq!(is_sorted(&[2_i64, 1]), Ok(false));
    }

    #[test]
    fn the_ends_of_nothing_are_errors_or_unset() {
        let none: [i64; 0] = [];
        assert_eq!(min(&none), Err(Error::Empty));
        assert_eq!(max(&[1.5, 2.5, 0.5]), Ok(2.5));
        assert_eq!(sum(&none), Ok(0));
        assert_eq!(sum(&[i64::MAX, 1]), Err(Error::Overflow));
        assert_eq!((first(&none), last(&[1, 2])), (None, Some(2)));
    }

    #[test]
    fn parts_and_positions() {
        assert_eq!(slice(&[1, 2, 3], 1, 3), Ok(vec![2, 3]));
        for (from, to) in [(-1, 1), (2, 1), (0, 4)] {
            assert!(slice(&[1, 2, 3], from, to).is_err());
        }
        assert_eq!(
            (
                index_of(&[1_i64, 2, 1], &1),
                last_index_of(&[1_i64, 2, 1], &1),
                index_of(&[1_i64], &2)
            ),
            (0, 2, -1)
        );
        assert_eq!(
            distinct(&values(json!([1, 1.0, "1", 1]))),
            values(json!([1, "1"]))
        );
        let nested = values(json!([1, [2, [3, [4]]]]));
        assert_eq!(flatten_to(&nested, 1), Ok(values(json!([1, 2, [3, [4]]]))));
        assert_eq!(flatten_to(&nested, 9), Ok(values(json!([1, 2, 3, 4]))));
        assert!(flatten_to(&nested, -1).is_err());
        assert!(range(10_001).is_err());
        assert_eq!(range(-1), Ok(vec![]));
    }
}
