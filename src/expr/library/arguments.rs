//! The values that a function is called with, as what they are.

use crate::expr::cel;
use crate::expr::data::{Data, Special};

/// The values that a function is called with, the receiver being the first.
pub struct Arguments<'a>(pub &'a [Data]);

type Found<T> = Result<T, cel::Error>;

/// Methods that give an argument as the value of one kind.
macro_rules! special {
    ($($method:ident: $kind:ident;)*) => {$(
        #[doc = concat!("An argument that is a ", stringify!($kind), ".")]
        pub fn $method(&self, at: usize) -> Found<&cel::$kind> {
            match self.get(at) {
                Data::Opaque(Special::$kind(value)) => Ok(value),
                other => Err(wrong(stringify!($method), other)),
            }
        }
    )*};
}

impl Arguments<'_> {
    /// An argument of any kind.
    pub fn get(&self, at: usize) -> &Data {
        self.0.get(at).unwrap_or(&Data::Null)
    }

    /// An argument as JSON.
    pub fn json(&self, at: usize) -> serde_json::Value {
        self.get(at).clone().into()
    }

    /// An argument that is a text.
    pub fn string(&self, at: usize) -> Found<&str> {
        match self.get(at) {
            Data::String(text) => Ok(text),
            other => Err(wrong("string", other)),
        }
    }

    /// An argument that is an int.
    pub fn int(&self, at: usize) -> Found<i64> {
        match self.get(at) {
            Data::Int(int) => Ok(*int),
            other => Err(wrong("int", other)),
        }
    }

    /// An argument that is a uint.
    pub fn uint(&self, at: usize) -> Found<u64> {
        match self.get(at) {
            Data::Uint(uint) => Ok(*uint),
            other => Err(wrong("uint", other)),
        }
    }

    /// An argument that is a double.
    pub fn double(&self, at: usize) -> Found<f64> {
        match self.get(at) {
            Data::Double(double) => Ok(*double),
            Data::Int(int) => Ok(*int as f64),
            other => Err(wrong("double", other)),
        }
    }

    /// An argument that is a list.
    pub fn list(&self, at: usize) -> Found<&[Data]> {
        match self.get(at) {
            Data::List(items) => Ok(items),
            other => Err(wrong("list", other)),
        }
    }

    /// An argument that is a list of texts.
    pub fn strings(&self, at: usize) -> Found<Vec<String>> {
        let text = |item: &Data| match item {
            Data::String(text) => Ok(text.clone()),
            other => Err(wrong("string", other)),
        };
        self.list(at)?.iter().map(text).collect()
    }

    /// The items of a list, each by itself.
    pub fn each<T>(&self, at: usize, of: impl Fn(&Arguments<'_>) -> Found<T>) -> Found<Vec<T>> {
        let item = |item: &Data| of(&Arguments(std::slice::from_ref(item)));
        self.list(at)?.iter().map(item).collect()
    }

    /// An argument that is a URL.
    pub fn url(&self, at: usize) -> Found<&cel::Url> {
        match self.get(at) {
            Data::Opaque(Special::Url(url)) => Ok(url),
            other => Err(wrong("url", other)),
        }
    }

    /// An argument that is a semantic version.
    pub fn semver(&self, at: usize) -> Found<&cel::Semver> {
        match self.get(at) {
            Data::Opaque(Special::Semver(semver)) => Ok(semver),
            other => Err(wrong("semver", other)),
        }
    }

    special! {
        bytes: Bytes;
        timestamp: Timestamp;
        duration: Duration;
        quantity: Quantity;
        ip: Ip;
        cidr: Cidr;
        format: Format;
    }
}

/// That an argument has another type than the one needed.
pub(super) fn wrong(expected: &'static str, found: &Data) -> cel::Error {
    let found = found.type_name();
    cel::Error::Type { expected, found }
}
