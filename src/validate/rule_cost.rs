//! What the API server reckons a rule to cost before it takes a schema, for the one rule that is ours: `self == oldSelf`.
//!
//! It follows `k8s.io/apiserver/pkg/cel` and `k8s.io/apiextensions-apiserver`: what has no bound is taken to be as large as a
//! request can hold, and a comparison costs a tenth of what it compares. The tests below hold it to verdicts of a real one.

use crate::spec::{Field, FieldType};

/// The cost from which on a rule is refused, all the values that it is asked about together.
pub(super) const BUDGET: f64 = 10_000_000.0;

/// The bytes of a request.
const REQUEST: f64 = 3_145_728.0;

/// What a comparison costs for each byte of a text and each item of a list.
const FOR_EACH: f64 = 0.1;

/// What it costs to look at both values.
const LOOK: f64 = 2.0;

/// The cost of comparing a value with its former one.
pub(super) fn of_equality(field: &Field) -> f64 {
    LOOK + FOR_EACH * size(field)
}

/// How many items a list or entries a map can have.
pub(super) fn count(field: &Field) -> f64 {
    let bound = field.max_items.as_ref().or(field.max_properties.as_ref());
    let part = field.items.as_deref().or(field.values.as_deref());
    let shortest = match part.and_then(|part| part.r#type.word()) {
        Some(FieldType::Integer | FieldType::Number) => 1.0,
        _ => 2.0,
    };
    bound
        .and_then(|bound| bound.value)
        .map_or(REQUEST / (shortest + 1.0), |bound| bound as f64)
}

/// The key that would bound the size of a value, if it has none.
pub(super) fn missing_bound(field: &Field) -> Option<&'static str> {
    let kind = field.r#type.word()?;
    match kind {
        FieldType::String if field.max_length.is_none() && field.r#enum.is_none() => {
            Some("maxLength")
        }
        FieldType::List if field.max_items.is_none() => Some("maxItems"),
        FieldType::Map if field.max_properties.is_none() => Some("maxProperties"),
        _ => None,
    }
}

/// The bytes of a text, the items of a list, the entries of a map; 1 for what is compared at once.
fn size(field: &Field) -> f64 {
    match field.r#type.word() {
        Some(FieldType::String) => text_size(field),
        // To rules they are texts without a bound.
        Some(FieldType::Quantity | FieldType::IntOrString) => REQUEST,
        Some(FieldType::Duration) => 32.0,
        Some(FieldType::DateTime) => 20.0,
        Some(FieldType::List) => count(field),
        Some(FieldType::Map) => match &field.max_properties {
            Some(_) => count(field),
            // Each entry has a key in quotes, a colon and a comma besides its value.
            None => REQUEST / 8.0,
        },
        _ => 1.0,
    }
}

fn text_size(field: &Field) -> f64 {
    if let Some(words) = &field.r#enum {
        let lengths = words.iter().filter_map(|word| word.text()).map(str::len);
        return lengths.max().unwrap_or_default() as f64;
    }
    // A character has up to four bytes.
    field
        .max_length
        .as_ref()
        .and_then(|length| length.value)
        .map_or(REQUEST, |length| length as f64 * 4.0)
}

#[cfg(test)]
mod tests {
    use crate::validate::{codes, load};

    /// What kube-apiserver 1.37 says about an immutable field in a list or map: fields of the list or map, the immutable
    /// field, and whether it takes the schema.
    const VERDICTS: [(&str, &str, bool); 26] = [
        ("list", "type: integer", true),
        ("list", "type: boolean", true),
        ("list", "type: date-time", true),
        ("list", "type: duration", true),
        ("list", "type: string, enum: [a, bb]", true),
        ("list", "type: string, maxLength: 63", false),
        ("list", "type: string", false),
        ("list, maxItems: 20", "type: string", true),
        ("list, maxItems: 200", "type: string", false),
        ("list, maxItems: 200", "type: string, format: uuid", false),
        ("list, maxItems: 1000", "type: string, maxLength: 63", true),
        (
            "list, maxItems: 300000",
            "type: string, maxLength: 63",
            true,
        ),
        (
            "list, maxItems: 400000",
            "type: string, maxLength: 63",
            false,
        ),
        ("list, maxItems: 20", "type: quantity", true),
        ("list, maxItems: 2000", "type: quantity", false),
        ("list, maxItems: 20", "type: int-or-string", true),
        (
            "list",
            "type: object, fields: { x: { type: string } }",
            true,
        ),
        (
            "list, maxItems: 20",
            "type: list, items: { type: string }",
            true,
        ),
        (
            "list, maxItems: 200",
            "type: list, items: { type: string }",
            false,
        ),
        (
            "list, maxItems: 1000",
            "type: map, values: { type: string }",
            false,
        ),
        ("map", "type: integer", true),
        ("map", "type: string, maxLength: 63", false),
        ("map", "type: string, maxLength: 100", false),
        ("map, maxProperties: 10", "type: string", true),
        ("map, maxProperties: 100", "type: string", false),
        ("map, maxProperties: 1000", "type: number", true),
    ];

    #[test]
    fn the_estimate_agrees_with_the_api_server() {
        for (holder, field, taken) in VERDICTS {
            let part = if holder.starts_with("list") {
                "listMapKeys: [name], items"
            } else {
                "values"
            };
            let text = format!(
                "apiVersion: operator-gen/v1\nkind: Operator\nname: a\nimage: a\nresources:\n- group: a.example.com\n  kind: A\n  version: v1\n  spec:\n    all: {{ type: {holder}, {part}: {{ type: object, fields: {{ name: {{ type: string, required: true }}, field: {{ {field}, immutable: true }} }} }} }}\n"
            );
            let problems = load(&text).problems;
            let refused = problems
                .iter()
                .any(|problem| problem.code == codes::IMMUTABLE);
            let others = problems.iter().filter(|problem| {
                ![codes::IMMUTABLE, codes::UNUSED_FIELD, codes::FLOAT].contains(&problem.code)
            });
            assert_eq!(others.count(), 0, "{problems:?}");
            assert_eq!(refused, !taken, "{holder}: {field}");
        }
    }
}
