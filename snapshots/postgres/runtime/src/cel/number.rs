//! Arithmetic on ints, checked.

use super::{Error, Result};

/// `left + right`
///
/// # Errors
/// `Overflow`.
pub fn add(left: i64, right: i64) -> Result<i64> {
    left.checked_add(right).ok_or(Error::Overflow)
}

/// `left - right`
///
/// # Errors
/// `Overflow`.
pub fn sub(left: i64, right: i64) -> Result<i64> {
    left.checked_sub(right).ok_or(Error::Overflow)
}

/// `left * right`
///
/// # Errors
/// `Overflow`.
pub fn mul(left: i64, right: i64) -> Result<i64> {
    left.checked_mul(right).ok_or(Error::Overflow)
}

/// `left / right`, towards zero.
///
/// # Errors
/// `DivisionByZero`; `Overflow`.
pub fn div(left: i64, right: i64) -> Result<i64> {
    if right == 0 {
        return Err(Error::DivisionByZero);
    }
    left.checked_div(right).ok_or(Error::Overflow)
}

/// `left % right`, with the sign of `left`.
///
/// # Errors
/// `DivisionByZero`; `Overflow`.
pub fn rem(left: i64, right: i64) -> Result<i64> {
    if right == 0 {
        return Err(Error::DivisionByZero);
    }
    left.checked_rem(right).ok_or(Error::Overflow)
}

/// `-value`
///
/// # Errors
/// `Overflow`.
pub fn neg(value: i64) -> Result<i64> {
    value.checked_neg().ok_or(Error::Overflow)
}

/// `left + right`
///
/// # Errors
/// `Overflow`.
pub fn uadd(left: u64, right: u64) -> Result<u64> {
    left.checked_add(right).ok_or(Error::Overflow)
}

/// `left - right`
///
/// # Errors
/// `Overflow`.
pub fn usub(left: u64, right: u64) -> Result<u64> {
    left.checked_sub(right).ok_or(Error::Overflow)
}

/// `left * right`
///
/// # Errors
/// `Overflow`.
pub fn umul(left: u64, right: u64) -> Result<u64> {
    left.checked_mul(right).ok_or(Error::Overflow)
}

/// `left / right`
///
/// # Errors
/// `DivisionByZero`.
pub fn udiv(left: u64, right: u64) -> Result<u64> {
    left.checked_div(right).ok_or(Error::DivisionByZero)
}

/// `left % right`
///
/// # Errors
/// `DivisionByZero`.
pub fn urem(left: u64, right: u64) -> Result<u64> {
    left.checked_rem(right).ok_or(Error::DivisionByZero)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_are_those_of_wider_arithmetic_or_overflows() {
        let interesting = [
            i64::MIN,
            i64::MIN + 1,
            -7,
            -1,
            0,
            1,
            2,
            7,
            i64::MAX - 1,
            i64::MAX,
        ];
        let narrow = |wide: i128| i64::try_from(wide).map_err(|_| Error::Overflow);
        for a in interesting {
            let wide_a = i128::from(a);
            assert_eq!(neg(a), narrow(-wide_a));
            for b in interesting {
                let wide_b = i128::from(b);
                assert_eq!(add(a, b), narrow(wide_a + wide_b));
                assert_eq!(sub(a, b), narrow(wide_a - wide_b));
                assert_eq!(mul(a, b), narrow(wide_a * wide_b));
                if b == 0 {
                    assert_eq!(div(a, b), Err(Error::DivisionByZero));
                    assert_eq!(rem(a, b), Err(Error::DivisionByZero));
                } else {
                    assert_eq!(div(a, b), narrow(wide_a / wide_b));
                    let overflows = a == i64::MIN && b == -1;
                    let remainder = narrow(wide_a % wide_b).ok().filter(|_| !overflows);
                    assert_eq!(rem(a, b).ok(), remainder);
                }
            }
        }
    }
}
