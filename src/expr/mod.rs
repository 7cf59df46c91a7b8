//! Expressions: CEL that is parsed, typed and, from one typed tree, evaluated or written as Rust. `library` describes the functions.
//!
//! What CEL leaves open, or what differs from it:
//! - Fields that are neither required nor have a default may be unset. Reading through them is a mistake unless they were tested
//!   (`has(spec.host) && ...`), are read by a chain with a default (`spec.?host.orValue("")`), or stand alone: then the value is unset.
//! - Children and `status` are dynamic: a path into them that is not there fails with what is missing, except in `has` and in chains with `?`.
//! - So are references; of one that is optional, or whose `when` is not known to hold, nothing is read without a test or a `?`.
//! - Where the kind of a child or reference is known, reading a field that it does not have is a mistake, and scalars have the type
//!   of their field. Fields stay optional in the sense above: what is not there yet is waited for.
//! - A null counts as unset.
//! - The keys of maps are texts; maps go by their keys in order. A macro names nothing that is already something.
//! - A dynamic value is JSON: it is taken as one of the type that is needed, and never as a timestamp or the like.
//! - Ints are checked: overflow and division by zero are errors. Doubles follow IEEE 754 and are written as Rust writes them.
//! - `false && error` and `error && false` are false, and likewise for `||`, as in CEL.

/// What expressions call: the source of the runtime, so that the tool and the operator cannot differ.
#[path = "../../runtime/src/cel/mod.rs"]
pub mod cel;
mod check;
pub mod codes;
mod comprehension;
mod data;
mod elements;
pub mod emit;
mod environment;
mod error;
pub mod evaluate;
mod form;
mod interpolate;
mod joined;
pub mod library;
mod longest;
mod mentions;
mod rule;
mod schema;
mod syntax;
mod tree;
mod typed;
mod types;
mod wanted;

pub use elements::elements;
pub use emit::Rust;
pub use environment::Environment;
pub use error::Error;
pub use form::Form;
pub use interpolate::sources;
pub use joined::Joined;
pub use longest::Longest;
pub use mentions::{Mention, mentions};
pub use rule::{Declared, Rule, check_match_condition, check_rule, escaped};
pub use schema::type_of;
pub use syntax::RESERVED;
pub use typed::{Interpolation, Part, Typed};
pub use types::{ObjectField, ObjectType, Opaque, Repr, Type};
pub use wanted::{Step, Wanted};

/// Checks a bare expression of any type.
///
/// # Errors
/// Every mistake found, in the order of the source.
pub fn check(source: &str, env: &Environment) -> Result<Typed, Vec<Error>> {
    check::check(source, env)
}

/// Checks a bare expression that must be a truth: `when`, `readyWhen`, `rule`, the status of a condition.
///
/// # Errors
/// Every mistake found, in the order of the source.
pub fn check_condition(source: &str, env: &Environment) -> Result<Typed, Vec<Error>> {
    check::check_condition(source, env)
}

/// Whether an expression, checked in an environment, is always set: by its type, or as the environment knows that it is.
#[must_use]
pub fn is_set(typed: &Typed, env: &Environment) -> bool {
    check::is_set(typed, env)
}

/// Checks a text with `${...}` inside; `$${` stands for a literal `${`.
///
/// # Errors
/// Every mistake found, in the order of the text.
pub fn interpolate(text: &str, env: &Environment) -> Result<Interpolation, Vec<Error>> {
    interpolate::interpolate(text, env)
}

/// The conditions that hold where all of a bare expression does: the parts that `&&` joins, as they are written.
#[must_use]
pub fn conditions(source: &str) -> std::collections::BTreeSet<String> {
    check::conditions(source)
}
