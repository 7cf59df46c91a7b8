//! Quantities of Kubernetes: `500m`, `1Gi`, `1e3`.

use std::cmp::Ordering;
use std::fmt;

use serde::{Serialize, Serializer};

use super::{Error, Result};

/// How many billionths a unit has: what is finer is rounded up, as Kubernetes does.
const NANO: i128 = 1_000_000_000;

/// An amount, exact to a billionth. Equal are amounts, however they are written.
#[derive(Clone, Copy, Debug)]
pub struct Quantity {
    nanos: i128,
    /// How its text is to be written.
    form: Form,
}

/// How the text of a quantity is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Decimal,
    Binary,
    Exponent,
}

const BINARY: [&str; 6] = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
const DECIMAL: [(&str, i32); 10] = [
    ("n", -9),
    ("u", -6),
    ("m", -3),
    ("", 0),
    ("k", 3),
    ("M", 6),
    ("G", 9),
    ("T", 12),
    ("P", 15),
    ("E", 18),
];

impl PartialEq for Quantity {
    fn eq(&self, other: &Self) -> bool {
        self.nanos == other.nanos
    }
}

impl Eq for Quantity {}

impl Quantity {
    /// The quantity that a text says.
    ///
    /// # Errors
    /// `Invalid`; `Overflow` beyond what 128 bits hold.
    pub fn parse(text: &str) -> Result<Self> {
        let wrong = || Error::Invalid { what: "a quantity" };
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let end = unsigned
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(unsigned.len());
        let (number, suffix) = unsigned.split_at(end);
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if (whole.is_empty() && fraction.is_empty()) || fraction.contains('.') {
            return Err(wrong());
        }
        let digits: i128 = format!("0{whole}{fraction}")
            .parse()
            .map_err(|_| Error::Overflow)?;
        let scale = i32::try_from(fraction.len()).map_err(|_| Error::Overflow)?;
        let (form, factor, exponent) = match suffix_of(suffix) {
            Some(found) => found,
            None => return Err(wrong()),
        };
        let product = digits.checked_mul(factor).ok_or(Error::Overflow)?;
        let nanos = scaled(product, 9 + exponent - scale)?;
        Ok(Self {
            nanos: if negative { -nanos } else { nanos },
            form,
        })
    }

    /// The sum of two; written as the first is.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn plus(&self, other: &Self) -> Result<Self> {
        let nanos = self.nanos.checked_add(other.nanos).ok_or(Error::Overflow)?;
        Ok(Self { nanos, ..*self })
    }

    /// The difference of two; written as the first is.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn minus(&self, other: &Self) -> Result<Self> {
        let nanos = self.nanos.checked_sub(other.nanos).ok_or(Error::Overflow)?;
        Ok(Self { nanos, ..*self })
    }

    /// The sum with whole units.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn plus_units(&self, units: i64) -> Result<Self> {
        self.plus(&Self::of(units))
    }

    /// The difference with whole units.
    ///
    /// # Errors
    /// `Overflow`.
    pub fn minus_units(&self, units: i64) -> Result<Self> {
        self.minus(&Self::of(units))
    }

    /// Whole units.
    fn of(units: i64) -> Self {
        Self {
            nanos: i128::from(units) * NANO,
            form: Form::Decimal,
        }
    }

    /// -1, 0 or 1, as it is less than another, equal or greater.
    #[must_use]
    pub fn compare_to(&self, other: &Self) -> i64 {
        self.nanos.cmp(&other.nanos) as i64
    }

    /// Whether it is less than another.
    #[must_use]
    pub fn is_less_than(&self, other: &Self) -> bool {
        self.nanos.cmp(&other.nanos) == Ordering::Less
    }

    /// Whether it is greater than another.
    #[must_use]
    pub fn is_greater_than(&self, other: &Self) -> bool {
        self.nanos.cmp(&other.nanos) == Ordering::Greater
    }

    /// -1, 0 or 1, as it is below zero, zero or above.
    #[must_use]
    pub fn sign(&self) -> i64 {
        self.nanos.signum() as i64
    }

    /// Whether it is a whole number that an int holds.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        self.as_integer().is_ok()
    }

    /// The whole number that it is.
    ///
    /// # Errors
    /// `Invalid` when it has a fraction; `Overflow`.
    pub fn as_integer(&self) -> Result<i64> {
        if self.nanos % NANO != 0 {
            return Err(Error::Invalid {
                what: "a whole number",
            });
        }
        i64::try_from(self.nanos / NANO).map_err(|_| Error::Overflow)
    }

    /// The nearest double.
    #[must_use]
    pub fn as_approximate_float(&self) -> f64 {
        self.nanos as f64 / NANO as f64
    }
}

/// Whether a text is a quantity.
#[must_use]
pub fn is_quantity(text: &str) -> bool {
    Quantity::parse(text).is_ok()
}

/// What a suffix says: how the number is written, a factor, and an exponent of ten.
fn suffix_of(suffix: &str) -> Option<(Form, i128, i32)> {
    if let Some(at) = BINARY.iter().position(|unit| *unit == suffix) {
        return Some((Form::Binary, 1_i128 << (10 * (at + 1)), 0));
    }
    if let Some((_, exponent)) = DECIMAL.iter().find(|(unit, _)| *unit == suffix) {
        return Some((Form::Decimal, 1, *exponent));
    }
    let exponent = suffix.strip_prefix(['e', 'E'])?;
    exponent
        .parse()
        .ok()
        .filter(|_| exponent.len() < 5)
        .map(|exponent| (Form::Exponent, 1, exponent))
}

/// A number times a power of ten; away from zero where digits are lost.
fn scaled(number: i128, exponent: i32) -> Result<i128> {
    if number == 0 {
        return Ok(0);
    }
    let power = 10_i128.checked_pow(exponent.unsigned_abs());
    match power {
        Some(power) if exponent >= 0 => number.checked_mul(power).ok_or(Error::Overflow),
        Some(power) => Ok(number / power + i128::from(number % power != 0)),
        None if exponent < 0 => Ok(1),
        None => Err(Error::Overflow),
    }
}

impl fmt::Display for Quantity {
    /// As Kubernetes writes it: the largest unit that leaves no fraction.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.form == Form::Binary && self.nanos % NANO == 0 && self.nanos.abs() >= 1024 * NANO {
            let mut number = self.nanos / NANO;
            let mut unit = "";
            for larger in BINARY {
                if number == 0 || number % 1024 != 0 {
                    break;
                }
                number /= 1024;
                unit = larger;
            }
            return write!(f, "{number}{unit}");
        }
        let mut number = self.nanos;
        let mut exponent = -9;
        while number != 0 && number % 1000 == 0 && exponent < 18 {
            number /= 1000;
            exponent += 3;
        }
        if number == 0 {
            return f.write_str("0");
        }
        if self.form == Form::Exponent && exponent != 0 {
            return write!(f, "{number}e{exponent}");
        }
        let unit = DECIMAL
            .iter()
            .find(|(_, power)| *power == exponent)
            .map_or("", |(unit, _)| *unit);
        write!(f, "{number}{unit}")
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_written_in_their_canonical_form() {
        let written = [
            ("1", "1"),
            ("1000m", "1"),
            ("1500m", "1500m"),
            ("0.5", "500m"),
            (".5", "500m"),
            ("5.", "5"),
            ("1024Ki", "1Mi"),
            ("1.5Gi", "1536Mi"),
            ("0.5Ki", "512"),
            ("1000", "1k"),
            ("1e3", "1e3"),
            ("12E2", "1200"),
            ("-1k", "-1k"),
            ("0", "0"),
            ("+1G", "1G"),
            ("1n", "1n"),
            ("0.1n", "1n"),
            ("-0", "0"),
            ("100E", "100E"),
            ("1e-3", "1e-3"),
        ];
        for (text, canonical) in written {
            let quantity = Quantity::parse(text).expect(text);
            assert_eq!(quantity.to_string(), canonical, "{text}");
            assert_eq!(Quantity::parse(canonical), Ok(quantity));
        }
        for wrong in [
            "", "-", ".", "1.2.3", "1KI", "1 Gi", "Gi", "1ee3", "1e", "--1", "1K", "ä",
        ] {
            assert!(Quantity::parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(Quantity::parse("1e40"), Err(Error::Overflow));
    }

    #[test]
    fn arithmetic_and_order() {
        let quantity = |text: &str| Quantity::parse(text).expect(text);
        let sum = quantity("1Gi").plus(&quantity("512Mi")).expect("a sum");
        assert_eq!(sum.to_string(), "1536Mi");
        assert_eq!(
            quantity("1")
                .minus(&quantity("1500m"))
                .expect("a difference")
                .to_string(),
            "-500m"
        );
        assert_eq!(quantity("1k").compare_to(&quantity("1Ki")), -1);
        assert!(
            quantity("1Ki").is_greater_than(&quantity("1k"))
                && !quantity("1").is_less_than(&quantity("1000m"))
        );
        assert_eq!(quantity("2k").as_integer(), Ok(2000));
        assert!(quantity("0.5").as_integer().is_err() && !quantity("0.5").is_integer());
        assert_eq!(quantity("250m").as_approximate_float(), 0.25);
        assert_eq!(quantity("-1").sign(), -1);
    }
}
