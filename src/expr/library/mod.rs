//! The functions: one entry each, from which they are checked, evaluated, written as Rust, suggested and documented.
//!
//! To add one: an entry in the module of its subject, and the function in the runtime's `cel` that evaluation and emission call.

mod arguments;
mod convert;
mod format;
mod forms;
mod list;
mod math;
mod net;
mod ours;
mod quantity;
mod signature;
mod text;
mod time;

use std::sync::LazyLock;

use super::cel;
use super::data::Data;
use arguments::Arguments;
pub(super) use convert::scalar_text;
pub use forms::{Form, MACROS, OPERATORS};
pub use signature::{Signature, Sort};

/// A function as it is described.
pub struct Entry {
    /// How it is called and what it gives, such as `string.charAt(int) -> string`; `T` is any type, the same wherever it stands.
    pub signature: &'static str,
    /// What the generated Rust calls.
    pub rust: Rust,
    /// What it makes of values.
    run: fn(&Arguments<'_>) -> Result<Data, cel::Error>,
    /// What it gives, in one sentence.
    pub says: &'static str,
    /// An expression.
    pub example: &'static str,
    /// What the expression gives, as JSON.
    pub gives: &'static str,
}

/// What the generated Rust calls for a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rust {
    /// A value, of a function without arguments.
    Constant(&'static str),
    /// A function, with the receiver as the first argument.
    Call(&'static str),
    /// A function that can fail.
    Try(&'static str),
    /// A method of the receiver, or of the first argument.
    Method(&'static str),
    /// A method that can fail.
    TryMethod(&'static str),
    /// A method of what calendars and clocks show at a moment, where a zone says, or in UTC.
    Civil(&'static str),
    /// Something of its own, by the form in which Rust holds the argument.
    Own,
}

/// A function.
pub struct Function {
    /// How it is called.
    pub signature: Signature,
    /// How it is described.
    pub entry: &'static Entry,
}

impl std::fmt::Debug for Function {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.entry.signature)
    }
}

impl Function {
    /// The name, with what it stands in, such as `math.greatest`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.signature.name
    }

    /// What it makes of values, the receiver being the first.
    pub(super) fn run(&self, arguments: &[Data]) -> Result<Data, cel::Error> {
        (self.entry.run)(&Arguments(arguments))
    }
}

/// The entries by subject, as the documentation has them.
pub const SUBJECTS: [(&str, &[Entry]); 9] = [
    ("Texts", text::ENTRIES),
    ("Lists", list::ENTRIES),
    ("Conversions", convert::ENTRIES),
    ("Names, hashes and files", ours::ENTRIES),
    ("Quantities and versions", quantity::ENTRIES),
    ("Numbers", math::ENTRIES),
    ("Timestamps and durations", time::ENTRIES),
    ("URLs and IP addresses", net::ENTRIES),
    ("Formats", format::ENTRIES),
];

static FUNCTIONS: LazyLock<Vec<Function>> = LazyLock::new(|| {
    let entries = SUBJECTS.iter().flat_map(|(_, entries)| *entries);
    let function = |entry: &'static Entry| {
        Some(Function {
            signature: Signature::parse(entry.signature)?,
            entry,
        })
    };
    entries.filter_map(function).collect()
});

/// All functions.
pub fn all() -> impl Iterator<Item = &'static Function> {
    FUNCTIONS.iter()
}

/// The functions of a name.
pub fn named<'n>(name: &'n str) -> impl Iterator<Item = &'static Function> + use<'n> {
    all().filter(move |function| function.name() == name)
}

/// Whether functions stand in something of this name, as `math.greatest` stands in `math`.
pub(super) fn is_namespace(name: &str) -> bool {
    let inside = |function: &Function| {
        let within = function.name().split_once('.');
        within.is_some_and(|(namespace, _)| namespace == name)
    };
    matches!(name, "cel" | "optional") || all().any(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_signature_is_one() {
        for (_, entries) in SUBJECTS {
            for entry in entries {
                let signature = Signature::parse(entry.signature);
                assert_eq!(
                    signature.map(|signature| signature.to_string()).as_deref(),
                    Some(entry.signature)
                );
                assert!(entry.says.ends_with('.'), "{}", entry.signature);
            }
        }
    }
}
