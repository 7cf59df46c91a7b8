//! What expressions of the spec call once they are written as Rust.
//!
//! Dynamic values are JSON. A null that is read by a path counts as unset.

mod convert;
mod entry;
mod error;
mod logic;
mod number;
mod path;
mod value;

pub use convert::{parse_double, parse_int, text, to_double, to_int, truncate};
pub use entry::Entry;
pub use error::{Error, Result};
pub use logic::{and, or};
pub use number::{add, div, mul, neg, rem, sub};
pub use path::{Root, at, find, get, present};
pub(crate) use value::mismatch;
pub use value::{boolean, compare, contains, double, equal, int, size, string, typed};
