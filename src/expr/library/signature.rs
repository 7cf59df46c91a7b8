//! How a function is called and what it gives.

use std::fmt;

use crate::expr::{Opaque, Type};

/// How a function is called and what it gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    /// The name, with what it stands in.
    pub name: String,
    /// What it is called on, if it is a method.
    pub receiver: Option<Sort>,
    /// What stands between the parentheses.
    pub parameters: Vec<Sort>,
    /// Whether the last parameter may be repeated.
    pub repeats: bool,
    /// What it gives.
    pub result: Sort,
}

/// A type in a signature.
#[derive(Clone, Debug, PartialEq)]
pub enum Sort {
    /// This type.
    Of(Type),
    /// Any type, the same wherever it stands.
    Any,
    /// A list.
    List(Box<Self>),
    /// A map.
    Map(Box<Self>),
    /// A value that may be unset.
    Optional(Box<Self>),
    /// A text that is a regular expression, and a literal.
    Pattern,
}

impl Signature {
    /// The signature that a text writes: `list(T).indexOf(T) -> int`, `math.abs(int) -> int`, `dnsName(string...) -> string`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (call, result) = text.split_once(" -> ")?;
        // The parentheses of the parameters are the last ones; those of a receiver come before.
        let close = call.strip_suffix(')')?;
        let open = opening(close)?;
        let (path, inside) = (&close[..open], &close[open + 1..]);
        let repeats = inside.ends_with("...");
        let inside = inside.trim_end_matches("...");
        let parameters = inside
            .split(", ")
            .filter(|part| !part.is_empty())
            .map(Sort::parse)
            .collect::<Option<Vec<_>>>()?;
        let split = path.rsplit_once('.');
        // `ip.isCanonical(text)` stands in `ip`, and `format.named(text)` in `format`, which are names of types besides.
        let is_method = |(of, name): &(&str, &str)| match *of {
            "ip" => *name != "isCanonical",
            "format" => *name == "validate",
            _ => true,
        };
        let receiver = split.filter(is_method);
        let receiver = receiver.and_then(|(receiver, _)| Sort::parse(receiver));
        let name = match (&receiver, split) {
            (Some(_), Some((_, name))) => name,
            _ => path,
        };
        Some(Self {
            name: name.to_owned(),
            receiver,
            parameters,
            repeats,
            result: Sort::parse(result)?,
        })
    }

    /// Whether so many arguments fit.
    #[must_use]
    pub fn takes(&self, count: usize) -> bool {
        count == self.parameters.len() || (self.repeats && count >= self.parameters.len())
    }

    /// What it is called on and with, in order, given so many arguments.
    pub fn sorts(&self, count: usize) -> impl Iterator<Item = &Sort> {
        let last = self.parameters.last().filter(|_| self.repeats);
        let repeated = std::iter::repeat(last).flatten();
        let parameters = self.parameters.iter().chain(repeated).take(count);
        self.receiver.iter().chain(parameters)
    }
}

/// Where the parenthesis stands that the end of a text would close.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 1_usize;
    for (at, letter) in text.char_indices().rev() {
        match letter {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

impl Sort {
    fn parse(text: &str) -> Option<Self> {
        let inside = |kind: &str| {
            let rest = text.strip_prefix(kind)?.strip_prefix('(')?;
            Self::parse(rest.strip_suffix(')')?).map(Box::new)
        };
        if let Some(opaque) = Opaque::ALL.iter().find(|opaque| opaque.name() == text) {
            return Some(Self::Of(Type::Opaque(*opaque)));
        }
        Some(match text {
            "bool" => Self::Of(Type::Bool),
            "int" => Self::Of(Type::Int),
            "uint" => Self::Of(Type::Uint),
            "double" => Self::Of(Type::Double),
            "string" => Self::Of(Type::String),
            "type" => Self::Of(Type::TypeName),
            "dyn" => Self::Of(Type::Dyn),
            "pattern" => Self::Pattern,
            "T" => Self::Any,
            _ => {
                if let Some(items) = inside("list") {
                    Self::List(items)
                } else if let Some(values) = inside("map") {
                    Self::Map(values)
                } else {
                    Self::Optional(inside("optional")?)
                }
            }
        })
    }

    /// The type, where `T` is this one.
    #[must_use]
    pub fn resolved(&self, any: &Type) -> Type {
        match self {
            Self::Of(ty) => ty.clone(),
            Self::Any => any.clone(),
            Self::List(items) => Type::List(Box::new(items.resolved(any))),
            Self::Map(values) => Type::Map(Box::new(values.resolved(any))),
            Self::Optional(of) => of.resolved(any),
            Self::Pattern => Type::String,
        }
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Of(ty) => ty.fmt(f),
            Self::Any => f.write_str("T"),
            Self::List(items) => write!(f, "list({items})"),
            Self::Map(values) => write!(f, "map({values})"),
            Self::Optional(of) => write!(f, "optional({of})"),
            Self::Pattern => f.write_str("pattern"),
        }
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(receiver) = &self.receiver {
            write!(f, "{receiver}.")?;
        }
        let parameters: Vec<String> = self.parameters.iter().map(Sort::to_string).collect();
        let dots = if self.repeats { "..." } else { "" };
        write!(
            f,
            "{}({}{dots}) -> {}",
            self.name,
            parameters.join(", "),
            self.result
        )
    }
}
