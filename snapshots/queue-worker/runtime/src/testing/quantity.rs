//! The canonical form of quantities: `1000m` is `1`, `0.5` is `500m`, `1024Mi` is `1Gi`.

use serde_json::{Value, json};

/// Rewrites a quantity, a string or a number, into its canonical form; leaves what is none.
pub(crate) fn canonicalize(value: &mut Value) {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return,
    };
    if let Some(canonical) = canonical(&text) {
        *value = json!(canonical);
    }
}

const BINARY: &[&str] = &["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
const DECIMAL: &[(&str, i32)] = &[
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

/// The amount in billionths, and how it is written.
fn canonical(text: &str) -> Option<String> {
    let digits = text
        .find(|character: char| !matches!(character, '0'..='9' | '.' | '+' | '-'))
        .unwrap_or(text.len());
    let (number, suffix) = text.split_at(digits);
    if let Some(power) = BINARY.iter().skip(1).position(|unit| *unit == suffix) {
        let factor = 1_i128.checked_shl(10 * (u32::try_from(power).ok()? + 1))?;
        return binary(billionths(number, 0)?.checked_mul(factor)?);
    }
    let exponent = match suffix
        .strip_prefix(['e', 'E'])
        .filter(|rest| !rest.is_empty())
    {
        Some(exponent) => exponent.parse().ok()?,
        None => DECIMAL.iter().find(|(unit, _)| *unit == suffix)?.1,
    };
    decimal(billionths(number, exponent)?)
}

/// `number` times ten to the `exponent`, in billionths.
fn billionths(number: &str, exponent: i32) -> Option<i128> {
    let negative = number.starts_with('-');
    let (whole, fraction) = {
        let number = number.trim_start_matches(['+', '-']);
        number.split_once('.').unwrap_or((number, ""))
    };
    let digits: i128 = format!("0{whole}{fraction}").parse().ok()?;
    let power = 9 + exponent - i32::try_from(fraction.len()).ok()?;
    let scale = 10_i128.checked_pow(power.unsigned_abs())?;
    let amount = if power >= 0 {
        digits.checked_mul(scale)?
    } else {
        // Finer than a billionth: rounded up, as the real server does.
        digits.checked_add(scale - 1)? / scale
    };
    Some(if negative { -amount } else { amount })
}

fn binary(amount: i128) -> Option<String> {
    const UNIT: i128 = 1_000_000_000;
    if amount % UNIT != 0 {
        return decimal(amount);
    }
    let mut amount = amount / UNIT;
    let mut unit = 0;
    while amount != 0 && amount % 1024 == 0 && unit + 1 < BINARY.len() {
        amount /= 1024;
        unit += 1;
    }
    Some(format!("{amount}{}", BINARY.get(unit)?))
}

fn decimal(amount: i128) -> Option<String> {
    if amount == 0 {
        return Some("0".to_owned());
    }
    let mut amount = amount;
    let mut unit = 0;
    while amount % 1000 == 0 && unit + 1 < DECIMAL.len() {
        amount /= 1000;
        unit += 1;
    }
    Some(format!("{amount}{}", DECIMAL.get(unit)?.0))
}
