//! What the API server reckons calls to cost.

use super::cost::{Estimate, Estimator, Place, TRAVERSAL, sum};
use super::size::{Size, scaled};
use crate::expr::{Opaque, Type};

/// What a pattern costs, a character.
const PATTERN: f64 = 0.25;

/// The bytes of an IP address.
const ADDRESS: u64 = 16;

/// The characters of a pattern for the name of an object.
const NAME_PATTERN: f64 = 128.0;

/// What a call itself costs, and how large the result is, where that can be told.
type Call = (u64, Option<Size>);

impl<'a> Estimator<'a> {
    /// A call on something, or by itself, with arguments.
    pub fn call(
        &self,
        name: &str,
        of: Option<&Estimate<'a>>,
        arguments: &[Estimate<'a>],
        ty: Type,
    ) -> Estimate<'a> {
        let (own, size) = call(name, of, arguments);
        let before = of.map_or(0, |of| of.cost);
        let cost = before.saturating_add(sum(arguments)).saturating_add(own);
        let made = self.made(cost, ty);
        Estimate {
            size: size.or(made.size),
            ..made
        }
    }
}

fn call(name: &str, of: Option<&Estimate<'_>>, arguments: &[Estimate<'_>]) -> Call {
    let size = |index: usize| arguments.get(index).map_or(Size::UNKNOWN, Estimate::size);
    let whole = of.map_or(Size::UNKNOWN, Estimate::size);
    match (name, of) {
        ("isSorted" | "sum" | "max" | "min" | "indexOf" | "lastIndexOf" | "includes", Some(of)) => {
            (of_items(name, of), None)
        }
        ("url", None) => (size(0).cost(TRAVERSAL), Some(size(0))),
        ("lowerAscii" | "upperAscii" | "substring" | "trim", Some(_)) => {
            (whole.cost(TRAVERSAL), Some(whole))
        }
        ("replace", Some(_)) => (
            whole.cost(2.0 * TRAVERSAL),
            Some(replaced(whole, size(0), size(1))),
        ),
        ("split", Some(_)) => (whole.cost(2.0 * TRAVERSAL), Some(Size::at_most(whole.max))),
        ("join", Some(of)) => {
            let size = joined(of, arguments.first());
            (size.cost(TRAVERSAL), Some(size))
        }
        ("find" | "findAll", Some(_)) => (pattern(whole, size(0)), Some(Size::at_most(whole.max))),
        ("matches", Some(_)) => (pattern(whole, size(0)), None),
        ("matches", None) => (pattern(size(0), size(1)), None),
        ("contains", Some(_)) => {
            let found = whole
                .cost(TRAVERSAL)
                .saturating_mul(size(0).cost(TRAVERSAL));
            (found, None)
        }
        ("startsWith" | "endsWith", Some(_)) => (size(0).cost(TRAVERSAL), None),
        ("format", Some(_)) => (whole.cost(TRAVERSAL), None),
        ("bytes", None) if matches!(kind(arguments), Type::String | Type::Dyn) => {
            let bytes = Size {
                max: size(0).max.saturating_mul(4),
                ..size(0)
            };
            (size(0).cost(TRAVERSAL), Some(bytes))
        }
        ("string", None) if *kind(arguments) == Type::Opaque(Opaque::Bytes) => {
            let text = Size {
                min: size(0).min / 4,
                ..size(0)
            };
            (size(0).cost(TRAVERSAL), Some(text))
        }
        ("strings.quote", None) => {
            let quoted = Size {
                min: size(0).min.saturating_add(2),
                max: size(0).max.saturating_mul(2).saturating_add(2),
            };
            (size(0).cost(TRAVERSAL), Some(quoted))
        }
        ("ip.isCanonical", None) => (size(0).cost(2.0 * TRAVERSAL), None),
        (
            "cidr" | "isCIDR" | "ip" | "isIP" | "quantity" | "isQuantity" | "semver" | "isSemver",
            None,
        ) => (size(0).cost(TRAVERSAL), None),
        ("containsIP" | "containsCIDR", Some(_)) => {
            let text = matches!(kind(arguments), Type::String | Type::Dyn);
            let parsed = if text { size(0).cost(TRAVERSAL) } else { 0 };
            let masked = match name {
                "containsCIDR" => scaled(ADDRESS, TRAVERSAL) + 1,
                _ => 0,
            };
            let compared = scaled(2 * ADDRESS, TRAVERSAL) + masked;
            (compared.saturating_add(parsed), None)
        }
        ("validate", Some(_)) => (
            scaled(size(0).cost(TRAVERSAL), NAME_PATTERN * PATTERN),
            None,
        ),
        ("sets.contains" | "sets.intersects" | "sets.equivalent", None) => {
            let factor = if name == "sets.equivalent" { 2.0 } else { 1.0 };
            let cost = size(0).times(size(1)).cost(factor);
            (cost.saturating_add(1), None)
        }
        ("check", Some(_)) => (350_000, None),
        ("slice" | "reverse" | "flatten", Some(_)) => made(whole, 1.0),
        ("distinct", Some(_)) => made(whole.times(whole), 2.0),
        ("sort", Some(of)) => {
            let texts = matches!(&of.ty, Type::List(items) if **items == Type::String);
            made(
                whole.times(whole),
                if texts { 2.0 + TRAVERSAL } else { 2.0 },
            )
        }
        ("lists.range", None) => made(Size::UNKNOWN, 1.0),
        _ => (1, None),
    }
}

/// The type of the first argument.
fn kind<'e>(arguments: &'e [Estimate<'_>]) -> &'e Type {
    arguments
        .first()
        .map_or(&Type::Dyn, |argument| &argument.ty)
}

/// What it costs to go through the items of a list, or the characters of a text.
fn of_items(name: &str, of: &Estimate<'_>) -> u64 {
    let Some(items) = of.items() else {
        let each = if name == "includes" { 1.0 } else { TRAVERSAL };
        return of.size().cost(each);
    };
    let each = match &of.ty {
        Type::List(ty) if matches!(**ty, Type::String | Type::Opaque(Opaque::Bytes)) => {
            items.cost(TRAVERSAL).saturating_add(1)
        }
        _ => 1,
    };
    of.size().max.saturating_mul(each)
}

fn pattern(text: Size, pattern: Size) -> u64 {
    let text = text.plus(Size::fixed(1)).cost(TRAVERSAL);
    text.saturating_mul(pattern.cost(PATTERN))
}

fn made(size: Size, each: f64) -> Call {
    (size.cost(each).saturating_add(11), Some(size))
}

/// How large a text is in which what is found is replaced.
fn replaced(text: Size, found: Size, by: Size) -> Size {
    let shares = |size: u64, part: u64| scaled(size, 1.0 / part as f64);
    let (most, kept) = match found.min {
        0 => (text.max.saturating_add(1), text.max),
        _ if by.max <= found.min => (0, text.max),
        least => (shares(text.max, least), 0),
    };
    let (fewest, least_kept) = match found.max {
        0 => (text.min.saturating_add(1), text.min),
        _ if found.max <= by.min => (0, text.min),
        greatest => (shares(text.min, greatest), 0),
    };
    let count = Size {
        min: fewest,
        max: most,
    };
    count.times(by).plus(Size {
        min: least_kept,
        max: kept,
    })
}

/// How large the texts of a list are together, with what stands between them.
fn joined(of: &Estimate<'_>, separator: Option<&Estimate<'_>>) -> Size {
    let count = of.size();
    let items = of
        .items()
        .map_or(Size::fixed(0), |items| count.times(items));
    let between = Size {
        min: count.min.saturating_sub(1),
        max: count.max.saturating_sub(1),
    };
    separator.map_or(items, |separator| {
        items.plus(separator.size().times(between))
    })
}

impl Estimate<'_> {
    /// How large its items are, as far as that is declared; `None` of what is no list.
    fn items(&self) -> Option<Size> {
        if !matches!(self.ty, Type::List(_)) {
            return None;
        }
        Some(match self.place {
            Place::At(declared) => declared
                .element()
                .map_or(Size::UNKNOWN, |items| Size::at_most(items.most)),
            Place::Nowhere | Place::Lost => Size::UNKNOWN,
        })
    }
}
