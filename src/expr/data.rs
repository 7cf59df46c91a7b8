//! Values of expressions.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use super::cel::{self, Element};

/// A value: JSON, but with ints and doubles apart, with doubles that JSON lacks (infinity, not a number), and with values that
/// have functions of their own.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// The null.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A whole number without a sign.
    Uint(u64),
    /// A number with a fraction.
    Double(f64),
    /// Text.
    String(String),
    /// A value with functions of its own.
    Opaque(Special),
    /// Values in order.
    List(Vec<Self>),
    /// Values by text.
    Map(BTreeMap<String, Self>),
}

/// A value with functions of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Special {
    /// Bytes.
    Bytes(cel::Bytes),
    /// A moment.
    Timestamp(cel::Timestamp),
    /// A span of time.
    Duration(cel::Duration),
    /// A quantity of Kubernetes.
    Quantity(cel::Quantity),
    /// A locator.
    Url(Box<cel::Url>),
    /// An IP address.
    Ip(cel::Ip),
    /// A range of IP addresses.
    Cidr(cel::Cidr),
    /// A semantic version.
    Semver(Box<cel::Semver>),
    /// A format of texts.
    Format(cel::Format),
}

impl Data {
    /// What a message calls a value of this kind.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "bool",
            Self::Int(_) => "int",
            Self::Uint(_) => "uint",
            Self::Double(_) => "double",
            Self::String(_) => "string",
            Self::Opaque(special) => special.type_name(),
            Self::List(_) => "list",
            Self::Map(_) => "map",
        }
    }

    /// Equality as CEL has it: numbers by what they say, whichever type they have.
    pub fn equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Int(int), Self::Double(double)) | (Self::Double(double), Self::Int(int)) => {
                *int as f64 == *double
            }
            (Self::Uint(uint), Self::Double(double)) | (Self::Double(double), Self::Uint(uint)) => {
                *uint as f64 == *double
            }
            (Self::Int(int), Self::Uint(uint)) | (Self::Uint(uint), Self::Int(int)) => {
                u64::try_from(*int).is_ok_and(|int| int == *uint)
            }
            (Self::List(a), Self::List(b)) => a.same(b),
            (Self::Map(a), Self::Map(b)) => a.same(b),
            (a, b) => a == b,
        }
    }

    /// The order of two numbers, two texts, two truths, two moments and the like; none of doubles that are not numbers.
    pub fn order_with(&self, other: &Self) -> cel::Result<Option<Ordering>> {
        let wrong = |expected, found: &Self| {
            let found = found.type_name();
            Err(cel::Error::Type { expected, found })
        };
        Ok(match (self, other) {
            (Self::Int(a), Self::Int(b)) => Some(a.cmp(b)),
            (Self::Uint(a), Self::Uint(b)) => Some(a.cmp(b)),
            (Self::Double(a), Self::Double(b)) => a.partial_cmp(b),
            (Self::Int(a), Self::Double(b)) => (*a as f64).partial_cmp(b),
            (Self::Double(a), Self::Int(b)) => a.partial_cmp(&(*b as f64)),
            (Self::Uint(a), Self::Double(b)) => (*a as f64).partial_cmp(b),
            (Self::Double(a), Self::Uint(b)) => a.partial_cmp(&(*b as f64)),
            (Self::Int(a), Self::Uint(b)) => Some(i128::from(*a).cmp(&i128::from(*b))),
            (Self::Uint(a), Self::Int(b)) => Some(i128::from(*a).cmp(&i128::from(*b))),
            (Self::String(a), Self::String(b)) => Some(a.cmp(b)),
            (Self::Bool(a), Self::Bool(b)) => Some(a.cmp(b)),
            (Self::Opaque(a), Self::Opaque(b)) => match (a, b) {
                (Special::Bytes(a), Special::Bytes(b)) => Some(a.cmp(b)),
                (Special::Timestamp(a), Special::Timestamp(b)) => Some(a.cmp(b)),
                (Special::Duration(a), Special::Duration(b)) => Some(a.cmp(b)),
                _ => return wrong("values that have an order", self),
            },
            (Self::Int(_) | Self::Uint(_) | Self::Double(_), other) => {
                return wrong("a number", other);
            }
            (Self::String(_), other) => return wrong("string", other),
            (Self::Bool(_), other) => return wrong("bool", other),
            (other, _) => return wrong("a number or string", other),
        })
    }
}

impl Element for Data {
    fn same(&self, other: &Self) -> bool {
        self.equals(other)
    }

    fn order(&self, other: &Self) -> cel::Result<Ordering> {
        match (self, other) {
            // As the runtime has it for values whose type it knows.
            (Self::List(_), _) => Err(without_order("list")),
            (Self::Map(_), _) => Err(without_order("map")),
            _ => self.order_with(other)?.ok_or(cel::Error::NotANumber),
        }
    }

    fn items(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }
}

fn without_order(found: &'static str) -> cel::Error {
    cel::Error::Type {
        expected: "a value that has an order",
        found,
    }
}

impl Special {
    /// What a message calls a value of this kind.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Bytes(_) => "bytes",
            Self::Timestamp(_) => "timestamp",
            Self::Duration(_) => "duration",
            Self::Quantity(_) => "quantity",
            Self::Url(_) => "url",
            Self::Ip(_) => "ip",
            Self::Cidr(_) => "cidr",
            Self::Semver(_) => "semver",
            Self::Format(_) => "format",
        }
    }
}

impl fmt::Display for Special {
    /// As JSON holds it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => f.write_str(&cel::encode(bytes)),
            Self::Timestamp(timestamp) => timestamp.fmt(f),
            Self::Duration(duration) => duration.fmt(f),
            Self::Quantity(quantity) => quantity.fmt(f),
            Self::Url(url) => url.fmt(f),
            Self::Ip(ip) => ip.fmt(f),
            Self::Cidr(cidr) => cidr.fmt(f),
            Self::Semver(semver) => semver.fmt(f),
            Self::Format(format) => format.fmt(f),
        }
    }
}

impl From<&Value> for Data {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(bool) => Self::Bool(*bool),
            Value::Number(number) => match (number.as_i64(), number.as_u64()) {
                (Some(int), _) => Self::Int(int),
                (None, Some(uint)) => Self::Uint(uint),
                _ => Self::Double(number.as_f64().unwrap_or(f64::NAN)),
            },
            Value::String(text) => Self::String(text.clone()),
            Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Object(entries) => Self::Map(
                entries
                    .iter()
                    .map(|(key, value)| (key.clone(), value.into()))
                    .collect(),
            ),
        }
    }
}

impl From<Data> for Value {
    fn from(data: Data) -> Self {
        match data {
            Data::Null => Self::Null,
            Data::Bool(bool) => Self::Bool(bool),
            Data::Int(int) => Self::from(int),
            Data::Uint(uint) => Self::from(uint),
            Data::Double(double) => Self::from(double),
            Data::String(text) => Self::String(text),
            Data::Opaque(special) => Self::String(special.to_string()),
            Data::List(items) => Self::Array(items.into_iter().map(Self::from).collect()),
            Data::Map(entries) => Self::Object(
                entries
                    .into_iter()
                    .map(|(key, data)| (key, data.into()))
                    .collect(),
            ),
        }
    }
}

/// Data of what functions return.
macro_rules! from {
    ($($ty:ty: $value:ident => $data:expr;)*) => {$(
        impl From<$ty> for Data {
            fn from($value: $ty) -> Self {
                $data
            }
        }
    )*};
}

from! {
    bool: value => Self::Bool(value);
    i64: value => Self::Int(value);
    u64: value => Self::Uint(value);
    f64: value => Self::Double(value);
    String: value => Self::String(value);
    &str: value => Self::String(value.to_owned());
    cel::Bytes: value => Self::Opaque(Special::Bytes(value));
    cel::Timestamp: value => Self::Opaque(Special::Timestamp(value));
    cel::Duration: value => Self::Opaque(Special::Duration(value));
    cel::Quantity: value => Self::Opaque(Special::Quantity(value));
    cel::Url: value => Self::Opaque(Special::Url(Box::new(value)));
    cel::Ip: value => Self::Opaque(Special::Ip(value));
    cel::Cidr: value => Self::Opaque(Special::Cidr(value));
    cel::Semver: value => Self::Opaque(Special::Semver(Box::new(value)));
    cel::Format: value => Self::Opaque(Special::Format(value));
}

impl<T: Into<Self>> From<Vec<T>> for Data {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Self>> From<BTreeMap<String, T>> for Data {
    fn from(entries: BTreeMap<String, T>) -> Self {
        Self::Map(
            entries
                .into_iter()
                .map(|(key, value)| (key, value.into()))
                .collect(),
        )
    }
}

impl<T: Into<Self>> From<Option<T>> for Data {
    /// What is unset is null.
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
