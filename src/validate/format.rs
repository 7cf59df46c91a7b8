//! The formats that the API server knows.

use super::codes;
use super::context::Context;
use super::suggest::did_you_mean;
use crate::problem::Problem;
use crate::spec::Located;

/// The formats of text that the API server checks, and a pattern for those that are simple to check here.
pub(super) const TEXT_FORMATS: &[(&str, Option<&str>)] = &[
    ("bsonobjectid", None),
    (
        "byte",
        Some(r"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"),
    ),
    ("cidr", None),
    ("creditcard", None),
    ("date", Some(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
    ("email", Some(r"^[^@ ]+@[^@ ]+$")),
    ("hexcolor", Some("^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")),
    (
        "hostname",
        Some(
            r"^([a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?\.)*[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$",
        ),
    ),
    (
        "ipv4",
        Some(
            r"^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])$",
        ),
    ),
    ("ipv6", Some("^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$")),
    ("isbn", None),
    ("isbn10", None),
    ("isbn13", None),
    ("mac", Some("^([0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}$")),
    ("password", None),
    ("rgbcolor", None),
    ("ssn", None),
    ("uri", Some("^[a-zA-Z][-+.a-zA-Z0-9]*:")),
    (
        "uuid",
        Some("^[0-9a-fA-F]{8}-?([0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}$"),
    ),
    ("uuid3", None),
    ("uuid4", None),
    ("uuid5", None),
];

/// A format of text that the API server knows.
pub(super) fn text(context: &mut Context, format: &Located<String>) -> Option<String> {
    let text = format.text()?;
    if TEXT_FORMATS.iter().any(|(name, _)| *name == text) {
        return Some(text.to_owned());
    }
    let mut problem = Problem::error(
        codes::FORMAT,
        format.span.clone(),
        format!("unknown format `{text}`"),
    );
    problem.hint = match text {
        "date-time" | "duration" | "quantity" | "int-or-string" => {
            Some(format!("it is a type: `type: {text}`"))
        }
        _ => did_you_mean(text, TEXT_FORMATS.iter().map(|(name, _)| *name)).or_else(|| {
            Some("the API server ignores formats that it does not know; use `pattern`".to_owned())
        }),
    };
    context.push(problem);
    None
}

/// How many bits a format of integers has.
pub(super) fn integer_bits(context: &mut Context, format: &Located<String>) -> u8 {
    match format.text() {
        Some("int32") => 32,
        Some("int64") | None => 64,
        Some(other) => {
            let message = format!("`{other}` is not a format of integers");
            context.push(
                Problem::error(codes::FORMAT, format.span.clone(), message)
                    .hint("use `int32` or `int64`"),
            );
            64
        }
    }
}
