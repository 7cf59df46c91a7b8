//! What expressions of the spec call once they are written as Rust. The tool that wrote them evaluates them with the same source,
//! so that nothing here may need the rest of the runtime.
//!
//! Dynamic values are JSON. A null that is read by a path counts as unset.

mod base64;
mod calendar;
mod convert;
mod each;
mod element;
mod entry;
mod error;
mod format;
mod known_format;
pub mod list;
mod logic;
pub mod math;
mod name;
mod net;
mod number;
mod path;
mod quantity;
mod regex;
mod semver;
pub mod text;
mod time;
mod url;
mod value;
mod yaml;

pub use base64::{Bytes, bytes, decode, encode, encode_text};
pub use calendar::Civil;
pub use convert::{
    narrow, parse_bool, parse_double, parse_int, parse_uint, text, to_bool, to_double, to_int,
    to_uint, truncate, truncate_unsigned, unsigned,
};
pub use each::{all, entries, exists, exists_one, filter, filter_map, items, merge};
pub use element::{Element, Summand};
pub use entry::Entry;
pub use error::{Error, Result};
pub use format::{format, verbs};
pub use known_format::Format;
pub use logic::{and, bind, opt_map, or, try_bind};
pub use name::{dns_name, sha256};
pub use net::{Cidr, Ip, is_canonical_ip, is_cidr, is_ip};
pub use number::{add, div, mul, neg, rem, sub, uadd, udiv, umul, urem, usub};
pub use path::{Root, at, find, get, present, steps};
pub use quantity::{Quantity, is_quantity};
pub use regex::{find_all, find_some, matches, pattern_error, regex_find};
pub use semver::{Semver, is_semver};
pub use time::{Duration, Timestamp};
pub use url::{Url, is_url};
pub use value::{
    Dynamic, boolean, compare, contains, double, equal, from_value, int, list, size, string,
    type_name, typed, uint,
};
pub use yaml::{to_json, to_yaml};
