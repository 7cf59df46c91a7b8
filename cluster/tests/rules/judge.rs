//! What the tool says of the rules.

use operator_gen::problem::Severity;
use operator_gen::validate::{codes, load};
use serde_json::json;

use super::table::{FIELDS, Place, Verdict};

/// The spec of an operator whose kind has a rule at a place.
pub fn spec(place: Place, rule: Option<&str>) -> String {
    let validations =
        rule.map(|rule| format!("validations: [{{ rule: {}, message: no }}]", json!(rule)));
    let (mut fields, mut whole) = (FIELDS.to_owned(), String::new());
    match (place, &validations) {
        (Place::Whole, Some(validations)) => whole = format!("    {validations}\n"),
        (Place::At(mark), Some(validations)) => {
            fields = fields.replacen(&format!("@{mark}"), &format!(", {validations}"), 1);
        }
        (_, None) => {}
    }
    let fields: String = fields
        .split('@')
        .enumerate()
        .map(|(at, part)| match at {
            0 => part,
            _ => part.trim_start_matches(|c: char| c.is_ascii_alphabetic()),
        })
        .collect();
    format!(
        "apiVersion: operator-gen/v1\nkind: Operator\nname: a\nimage: a\nkubernetes: \"1.37\"\nresources:\n- group: a.example.com\n  kind: A\n  version: v1\n  spec:\n{fields}{}",
        whole.replace("    ", "  ")
    )
}

/// What the tool says.
pub fn ours(place: Place, rule: &str) -> (Verdict, String) {
    let problems = load(&spec(place, Some(rule))).problems;
    let mut errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error);
    let Some(error) = errors.next() else {
        return (Verdict::Taken, String::new());
    };
    let verdict = match error.code {
        codes::COSTLY_RULE => Verdict::Costly,
        codes::NO_FORMER => Verdict::WithoutFormer,
        codes::REFUSED_DEFAULT => Verdict::Broken,
        _ => Verdict::Mistyped,
    };
    (verdict, error.message.clone())
}
