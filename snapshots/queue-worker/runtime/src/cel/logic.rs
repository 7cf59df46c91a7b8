//! `&&` and `||` where both sides can fail: what decides outweighs what fails. Values that are named.

use super::Result;

/// Whether both hold: false if one of them is false, even if the other fails.
///
/// # Errors
/// The first side's, else the second's, unless the other is false.
pub fn and(
    left: impl FnOnce() -> Result<bool>,
    right: impl FnOnce() -> Result<bool>,
) -> Result<bool> {
    decide(false, left, right)
}

/// Whether one of two holds: true if one of them is true, even if the other fails.
///
/// # Errors
/// The first side's, else the second's, unless the other is true.
pub fn or(
    left: impl FnOnce() -> Result<bool>,
    right: impl FnOnce() -> Result<bool>,
) -> Result<bool> {
    decide(true, left, right)
}

fn decide(
    deciding: bool,
    left: impl FnOnce() -> Result<bool>,
    right: impl FnOnce() -> Result<bool>,
) -> Result<bool> {
    match left() {
        Ok(value) if value == deciding => Ok(deciding),
        Ok(_) => right(),
        Err(error) => match right() {
            Ok(value) if value == deciding => Ok(deciding),
            _ => Err(error),
        },
    }
}

/// What is made of a value that is named: `cel.bind(name, value, ...)`.
pub fn bind<T, U>(value: T, then: impl FnOnce(&T) -> U) -> U {
    then(&value)
}

/// What is made of a value that is named, where that can fail.
///
/// # Errors
/// Those of what is made.
pub fn try_bind<T, U>(value: T, then: impl FnOnce(&T) -> Result<U>) -> Result<U> {
    then(&value)
}

/// What is made of a value if it is set, where that can fail.
///
/// # Errors
/// Those of what is made.
pub fn opt_map<T, U>(value: Option<T>, then: impl FnOnce(T) -> Result<U>) -> Result<Option<U>> {
    value.map(then).transpose()
}

#[cfg(test)]
mod tests {
    use super::super::Error;
    use super::*;

    #[test]
    fn what_decides_outweighs_what_fails() {
        let sides: [Result<bool>; 4] = [
            Ok(true),
            Ok(false),
            Err(Error::Overflow),
            Err(Error::DivisionByZero),
        ];
        for left in &sides {
            for right in &sides {
                let both = and(|| left.clone(), || right.clone());
                let expected = if *left == Ok(false) || *right == Ok(false) {
                    Ok(false)
                } else {
                    left.clone().and(right.clone())
                };
                assert_eq!(both, expected, "{left:?} && {right:?}");
                // De Morgan: a || b is !(!a && !b).
                let negated = |side: &Result<bool>| side.clone().map(|value| !value);
                let one = or(|| negated(left), || negated(right));
                assert_eq!(one, expected.map(|value| !value), "!{left:?} || !{right:?}");
            }
        }
    }
}
