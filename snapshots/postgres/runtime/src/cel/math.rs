//! Numbers: rounding, signs and bits.

use std::ops::{BitAnd, BitOr, BitXor, Not};

use super::{Error, Result};

/// The magnitude of an int.
///
/// # Errors
/// `Overflow`.
pub fn abs(number: i64) -> Result<i64> {
    number.checked_abs().ok_or(Error::Overflow)
}

/// -1.0, 0.0 or 1.0, as the number is below zero, zero or above.
#[must_use]
pub fn sign(number: f64) -> f64 {
    if number == 0.0 || number.is_nan() {
        number
    } else {
        number.signum()
    }
}

/// The bits that both have.
#[must_use]
pub fn bit_and<T: BitAnd<Output = T>>(left: T, right: T) -> T {
    left & right
}

/// The bits that one of both has.
#[must_use]
pub fn bit_or<T: BitOr<Output = T>>(left: T, right: T) -> T {
    left | right
}

/// The bits that exactly one of both has.
#[must_use]
pub fn bit_xor<T: BitXor<Output = T>>(left: T, right: T) -> T {
    left ^ right
}

/// The bits that a number has not.
#[must_use]
pub fn bit_not<T: Not<Output = T>>(number: T) -> T {
    !number
}

/// Bits moved to the left; zero where all fall out.
///
/// # Errors
/// `Range` when the count is negative.
pub fn bit_shift_left(number: i64, count: i64) -> Result<i64> {
    let count = u32::try_from(count.min(64)).map_err(|_| Error::Range { what: "the shift" })?;
    Ok(number.checked_shl(count).unwrap_or(0))
}

/// Bits moved to the right, zeros following; zero where all fall out.
///
/// # Errors
/// `Range` when the count is negative.
pub fn bit_shift_right(number: i64, count: i64) -> Result<i64> {
    let count = u32::try_from(count.min(64)).map_err(|_| Error::Range { what: "the shift" })?;
    Ok(number
        .cast_unsigned()
        .checked_shr(count)
        .unwrap_or(0)
        .cast_signed())
}

/// Bits of a uint moved to the left; zero where all fall out.
///
/// # Errors
/// `Range` when the count is negative.
pub fn unsigned_shift_left(number: u64, count: i64) -> Result<u64> {
    Ok(bit_shift_left(number.cast_signed(), count)?.cast_unsigned())
}

/// Bits of a uint moved to the right; zero where all fall out.
///
/// # Errors
/// `Range` when the count is negative.
pub fn unsigned_shift_right(number: u64, count: i64) -> Result<u64> {
    Ok(bit_shift_right(number.cast_signed(), count)?.cast_unsigned())
}

/// 0 or 1, as a uint is zero or above.
#[must_use]
pub fn unsigned_sign(number: u64) -> u64 {
    number.min(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges() {
        assert_eq!((abs(-3), abs(i64::MIN)), (Ok(3), Err(Error::Overflow)));
        assert_eq!((sign(-0.5), sign(0.0)), (-1.0, 0.0));
        assert!(sign(f64::NAN).is_nan());
        assert_eq!(
            (bit_shift_left(1, 63), bit_shift_left(1, 64)),
            (Ok(i64::MIN), Ok(0))
        );
        assert_eq!(
            (bit_shift_right(-1, 63), bit_shift_right(-1, 99)),
            (Ok(1), Ok(0))
        );
        assert!(bit_shift_left(1, -1).is_err());
    }
}
