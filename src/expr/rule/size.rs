//! How large a value can be, and arithmetic that ends at the greatest number.

/// How large a value can be: the characters of a text, the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// At least.
    pub min: u64,
    /// At most.
    pub max: u64,
}

impl Size {
    /// Of which nothing is known.
    pub const UNKNOWN: Self = Self {
        min: 0,
        max: u64::MAX,
    };

    /// Just so large.
    pub fn fixed(size: u64) -> Self {
        Self {
            min: size,
            max: size,
        }
    }

    /// At most so large.
    pub fn at_most(max: u64) -> Self {
        Self { min: 0, max }
    }

    /// One of the two.
    pub fn or(self, other: Self) -> Self {
        Self {
            min: self.min.min(other.min),
            max: self.max.max(other.max),
        }
    }

    /// Both together.
    pub fn plus(self, other: Self) -> Self {
        Self {
            min: self.min.saturating_add(other.min),
            max: self.max.saturating_add(other.max),
        }
    }

    /// The one for each of the other.
    pub fn times(self, other: Self) -> Self {
        Self {
            min: self.min.saturating_mul(other.min),
            max: self.max.saturating_mul(other.max),
        }
    }

    /// What it costs at most to go through it, at so much for each.
    pub fn cost(self, each: f64) -> u64 {
        scaled(self.max, each)
    }
}

/// A number times a factor, rounded up.
pub fn scaled(number: u64, factor: f64) -> u64 {
    // What is beyond the greatest number becomes that.
    (number as f64 * factor).ceil() as u64
}

/// How large the entries of a list or a map are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entries {
    /// Whether they are those of a list.
    pub of_list: bool,
    /// The keys or positions.
    pub key: Size,
    /// The values or items.
    pub value: Size,
}

impl Entries {
    /// Those of one of the two.
    pub fn or(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        let (one, other) = (one?, other?);
        Some(Self {
            of_list: one.of_list,
            key: one.key.or(other.key),
            value: one.value.or(other.value),
        })
    }
}
