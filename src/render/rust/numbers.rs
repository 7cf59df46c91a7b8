//! Numbers of the spec that come near a constant of mathematics, such as 3.14: clippy takes them for a mistake.

use std::f64::consts;

use super::bare;
use crate::render::FileSet;

/// What lets them pass, in the module around all generated code.
const ALLOWED: &str = "
#![allow(
    clippy::approx_constant,
    reason = \"the numbers of `operator.yaml` are meant as they are\"
)]
";

/// The constants that clippy looks for.
const CONSTANTS: &[f64] = &[
    consts::E,
    consts::FRAC_1_PI,
    consts::FRAC_1_SQRT_2,
    consts::FRAC_2_PI,
    consts::FRAC_2_SQRT_PI,
    consts::FRAC_PI_2,
    consts::FRAC_PI_3,
    consts::FRAC_PI_4,
    consts::FRAC_PI_6,
    consts::FRAC_PI_8,
    consts::LN_2,
    consts::LN_10,
    consts::LOG10_2,
    consts::LOG10_E,
    consts::LOG2_10,
    consts::LOG2_E,
    consts::PI,
    consts::SQRT_2,
    consts::TAU,
    (1.0 + 2.236_067_977_499_79) / 2.0,
];

/// Clippy looks at the first three to five digits.
const NEAR: f64 = 1e-3;

/// What the generated modules need for their numbers; mostly nothing.
pub fn allowed(files: &FileSet) -> &'static str {
    let sources = files.iter().filter(|(path, _)| path.ends_with(".rs"));
    let mut generated = sources.filter(|(path, _)| path.starts_with("src/generated/"));
    if generated.any(|(_, file)| looks_like_a_constant(&file.contents)) {
        ALLOWED
    } else {
        ""
    }
}

/// Whether some code holds a number that clippy would take for a constant.
fn looks_like_a_constant(code: &str) -> bool {
    let near = |number: f64| {
        let mut constants = CONSTANTS.iter();
        constants.any(|constant| (number - constant).abs() < NEAR * constant)
    };
    bare::lines(code).flat_map(|line| numbers(&line)).any(near)
}

/// The numbers with a fraction in a line of bare code.
fn numbers(code: &str) -> Vec<f64> {
    let words = code.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '_' | '-'));
    let number = |word: &str| {
        let word = word.trim_start_matches('-');
        word.contains(['.', 'e']).then(|| word.parse().ok())?
    };
    words.filter_map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::looks_like_a_constant;

    #[test]
    fn only_numbers_in_code_count() {
        for code in [
            "    3.14",
            "f(&this.spec.ratio, -2.718)",
            "json!({ \"a\": 0.7071, })",
            "x * 3.1415926",
        ] {
            assert!(looks_like_a_constant(code), "{code}");
        }
        for code in [
            "    /// Default `3.14`.",
            "\"nginx:3.14\".to_owned()",
            "314",
            "3.2",
            "\"\\\"3.14\"",
            "this.spec.e",
        ] {
            assert!(!looks_like_a_constant(code), "{code}");
        }
    }
}
