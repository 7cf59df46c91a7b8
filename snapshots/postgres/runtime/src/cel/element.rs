//! What lists hold, as the functions of lists see it.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    Bytes, Cidr, Duration, Error, Ip, Quantity, Result, Semver, Timestamp, Url, compare, equal,
    number,
};

/// A value that can stand in a list.
pub trait Element: Clone {
    /// Whether it equals another.
    fn same(&self, other: &Self) -> bool;

    /// How it is ordered with another.
    ///
    /// # Errors
    /// `Type` or `NotANumber` when they have no order.
    fn order(&self, other: &Self) -> Result<Ordering>;

    /// What it holds, if it is a dynamic list.
    fn items(&self) -> Option<&[Self]> {
        None
    }
}

/// An element that can be summed.
pub trait Summand: Element {
    /// What nothing adds up to.
    fn zero() -> Self;

    /// The sum of two.
    ///
    /// # Errors
    /// `Overflow`; `Type` when they are no numbers.
    fn plus(&self, other: &Self) -> Result<Self>;
}

macro_rules! ordered {
    ($($element:ty),*) => {$(
        impl Element for $element {
            fn same(&self, other: &Self) -> bool {
                self == other
            }

            fn order(&self, other: &Self) -> Result<Ordering> {
                Ok(self.cmp(other))
            }
        }
    )*};
}

ordered!(bool, i64, u64, String, Bytes, Timestamp, Duration);

impl Element for f64 {
    fn same(&self, other: &Self) -> bool {
        self == other
    }

    fn order(&self, other: &Self) -> Result<Ordering> {
        self.partial_cmp(other).ok_or(Error::NotANumber)
    }
}

impl Element for Value {
    fn same(&self, other: &Self) -> bool {
        equal(self, other)
    }

    fn order(&self, other: &Self) -> Result<Ordering> {
        compare(self, other)
    }

    fn items(&self) -> Option<&[Self]> {
        self.as_array().map(Vec::as_slice)
    }
}

/// Types whose values have no order.
macro_rules! unordered {
    ($($element:ty: $name:literal;)*) => {$(
        impl Element for $element {
            fn same(&self, other: &Self) -> bool {
                self == other
            }

            fn order(&self, _: &Self) -> Result<Ordering> {
                Err(without_order($name))
            }
        }
    )*};
}

unordered! {
    Quantity: "quantity";
    Url: "url";
    Ip: "ip";
    Cidr: "cidr";
    Semver: "semver";
}

impl<T: Element> Element for Vec<T> {
    fn same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(a, b)| a.same(b))
    }

    fn order(&self, _: &Self) -> Result<Ordering> {
        Err(without_order("list"))
    }
}

impl<T: Element> Element for BTreeMap<String, T> {
    fn same(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self
                .iter()
                .zip(other)
                .all(|((k, a), (l, b))| k == l && a.same(b))
    }

    fn order(&self, _: &Self) -> Result<Ordering> {
        Err(without_order("map"))
    }
}

impl Summand for i64 {
    fn zero() -> Self {
        0
    }

    fn plus(&self, other: &Self) -> Result<Self> {
        number::add(*self, *other)
    }
}

impl Summand for u64 {
    fn zero() -> Self {
        0
    }

    fn plus(&self, other: &Self) -> Result<Self> {
        self.checked_add(*other).ok_or(Error::Overflow)
    }
}

impl Summand for f64 {
    fn zero() -> Self {
        0.0
    }

    fn plus(&self, other: &Self) -> Result<Self> {
        Ok(self + other)
    }
}

impl Summand for Duration {
    fn zero() -> Self {
        Self::ZERO
    }

    fn plus(&self, other: &Self) -> Result<Self> {
        Duration::plus(self, other)
    }
}

/// That two values of a type have no order.
fn without_order(found: &'static str) -> Error {
    Error::Type {
        expected: "a value that has an order",
        found,
    }
}
