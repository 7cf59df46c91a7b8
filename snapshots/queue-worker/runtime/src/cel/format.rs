//! `"%s of %d".format([a, b])`

use serde_json::Value;

use super::value::{double, int, mismatch};
use super::{Error, Result, text};

/// A text whose verbs are replaced by values, one each.
///
/// # Errors
/// `Invalid` when a verb is unknown; `Range` when there are fewer or more values than verbs; `Type` when a value does not fit its
/// verb.
pub fn format(template: &str, values: &[Value]) -> Result<String> {
    let mut out = String::new();
    let mut values = values.iter();
    for piece in pieces(template)? {
        let (precision, verb) = match piece {
            Piece::Text(text) => {
                out.push_str(text);
                continue;
            }
            Piece::Verb(precision, verb) => (precision, verb),
        };
        let value = values.next().ok_or(COUNT)?;
        out.push_str(&written(verb, precision, value)?);
    }
    if values.next().is_some() {
        Err(COUNT)
    } else {
        Ok(out)
    }
}

/// How many values a template takes.
///
/// # Errors
/// `Invalid` when a verb is unknown.
pub fn verbs(template: &str) -> Result<usize> {
    Ok(pieces(template)?
        .iter()
        .filter(|piece| matches!(piece, Piece::Verb(..)))
        .count())
}

const COUNT: Error = Error::Range {
    what: "the number of values",
};

enum Piece<'a> {
    Text(&'a str),
    /// The number of digits behind the point, and the letter.
    Verb(Option<usize>, char),
}

fn pieces(template: &str) -> Result<Vec<Piece<'_>>> {
    let wrong = || Error::Invalid { what: "a format" };
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('%') {
        pieces.push(Piece::Text(before));
        let (precision, behind) = match behind.strip_prefix('.') {
            Some(digits) => {
                let end = digits
                    .find(|c: char| !c.is_ascii_digit())
                    .ok_or_else(wrong)?;
                let (digits, behind) = digits.split_at(end);
                let precision = digits
                    .parse()
                    .ok()
                    .filter(|precision| *precision <= 100)
                    .ok_or_else(wrong)?;
                (Some(precision), behind)
            }
            None => (None, behind),
        };
        let verb = behind
            .chars()
            .next()
            .filter(|verb| "sdfebxXo%".contains(*verb))
            .ok_or_else(wrong)?;
        if precision.is_some() && !matches!(verb, 'e' | 'f') {
            return Err(wrong());
        }
        pieces.push(if verb == '%' {
            Piece::Text("%")
        } else {
            Piece::Verb(precision, verb)
        });
        rest = &behind[1..];
    }
    pieces.push(Piece::Text(rest));
    Ok(pieces)
}

fn written(verb: char, precision: Option<usize>, value: &Value) -> Result<String> {
    let precision = precision.unwrap_or(6);
    let (sign, size) = match value.as_i64() {
        Some(int) => (if int < 0 { "-" } else { "" }, int.unsigned_abs()),
        None => ("", value.as_u64().unwrap_or(0)),
    };
    let whole = || {
        if value.is_u64() {
            Ok(())
        } else {
            int(value).map(|_| ())
        }
    };
    Ok(match (verb, value) {
        ('s', value) => shown(value)?,
        ('f', value) => format!("{:.precision$}", double(value)?),
        ('e', value) => exponent(&format!("{:.precision$e}", double(value)?)),
        ('b', Value::Bool(bool)) => u8::from(*bool).to_string(),
        ('x', Value::String(text)) => text.bytes().map(|byte| format!("{byte:02x}")).collect(),
        ('X', Value::String(text)) => text.bytes().map(|byte| format!("{byte:02X}")).collect(),
        (verb, value) => {
            whole().map_err(|_| mismatch("a number", value))?;
            match verb {
                'b' => format!("{sign}{size:b}"),
                'x' => format!("{sign}{size:x}"),
                'X' => format!("{sign}{size:X}"),
                'o' => format!("{sign}{size:o}"),
                _ => format!("{sign}{size}"),
            }
        }
    })
}

/// `1.5e0` with a sign and two digits: `1.5e+00`.
fn exponent(text: &str) -> String {
    let Some((number, exponent)) = text.split_once('e') else {
        return text.to_owned();
    };
    let (sign, digits) = exponent
        .strip_prefix('-')
        .map_or(("+", exponent), |digits| ("-", digits));
    format!("{number}e{sign}{digits:0>2}")
}

/// Any value as text.
fn shown(value: &Value) -> Result<String> {
    Ok(match value {
        Value::Null => "null".to_owned(),
        Value::Array(items) => {
            let items = items.iter().map(shown).collect::<Result<Vec<_>>>()?;
            format!("[{}]", items.join(", "))
        }
        Value::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| Ok(format!("{key}: {}", shown(value)?)));
            format!("{{{}}}", entries.collect::<Result<Vec<_>>>()?.join(", "))
        }
        scalar => text(scalar)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn verbs_write_values() {
        let of = |template: &str, value: Value| format(template, &[value]);
        for (template, value, written) in [
            ("%s", json!("a"), "a"),
            ("%s!", json!(1.5), "1.5!"),
            ("%d%%", json!(-7), "-7%"),
            ("%f", json!(1), "1.000000"),
            ("%.2f", json!(2.345), "2.35"),
            ("%e", json!(1234.5), "1.234500e+03"),
            ("%.1e", json!(0.01), "1.0e-02"),
            ("%b", json!(5), "101"),
            ("%b", json!(true), "1"),
            ("%x", json!(-255), "-ff"),
            ("%X", json!("ab"), "6162"),
            ("%o", json!(8), "10"),
            ("%s", json!([1, "a", {"k": null}]), "[1, a, {k: null}]"),
            ("%d", json!(u64::MAX), "18446744073709551615"),
        ] {
            assert_eq!(of(template, value).as_deref(), Ok(written), "{template}");
        }
        for (template, value) in [
            ("%z", json!(1)),
            ("%d", json!(1.5)),
            ("%d", json!("1")),
            ("%", json!(1)),
            ("%.", json!(1)),
            ("%.2d", json!(1)),
            ("", json!(1)),
            ("%s%s", json!(1)),
        ] {
            assert!(of(template, value).is_err(), "{template}");
        }
        assert_eq!(verbs("%s %d%% %.3f"), Ok(3));
    }
}
