//! What would bound the cost of a rule.

use crate::expr::escaped;
use crate::model;
use crate::spec::{Field, FieldType};

/// How many places a hint names.
const NAMED: usize = 3;

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

/// How far a cost is above a budget, rounded up: what is above it is not once the budget.
pub(super) fn exceeding(cost: u64, budget: u64) -> String {
    let times = (cost as f64 / budget as f64 * 10.0).ceil() / 10.0;
    if times > 100.0 {
        "more than 100 times what it allows".to_owned()
    } else {
        format!("{times:.1} times what it allows")
    }
}

/// What to bound of a value that a rule is about.
pub(super) fn bounds(rule: &str, field: &model::Field, around: Option<&'static str>) -> String {
    let mut found = Vec::new();
    unbounded(rule, field, "", &mut found);
    let mut parts: Vec<String> = found
        .into_iter()
        .take(NAMED)
        .map(|(path, key)| match path.as_str() {
            "" => format!("it `{key}`"),
            path => format!("`{path}` a `{key}`"),
        })
        .collect();
    parts.extend(around.map(|key| format!("the list or map around it `{key}`")));
    if parts.is_empty() {
        "say less, or lower the bounds of what it goes through".to_owned()
    } else {
        format!("bound what it goes through: give {}", parts.join(", and "))
    }
}

/// The values without a bound that a rule seems to go through: itself, or fields that it names.
fn unbounded(
    rule: &str,
    field: &model::Field,
    path: &str,
    found: &mut Vec<(String, &'static str)>,
) {
    let mut add = |key: &'static str| found.push((path.to_owned(), key));
    match &field.kind {
        model::FieldType::String {
            max_length: None,
            format,
            ..
        } if !matches!(format.as_deref(), Some("duration" | "date" | "date-time")) => {
            add("maxLength");
        }
        model::FieldType::List {
            items, max_items, ..
        } => {
            if max_items.is_none() {
                add("maxItems");
            }
            unbounded(rule, items, &format!("{path}[]"), found);
        }
        model::FieldType::Map {
            values,
            max_properties,
            ..
        } => {
            if max_properties.is_none() {
                add("maxProperties");
            }
            unbounded(rule, values, &format!("{path}{{}}"), found);
        }
        model::FieldType::Object { fields, .. } => {
            for field in fields {
                let is_named = escaped(&field.name).is_some_and(|name| mentions(rule, &name));
                if is_named {
                    let below = match path {
                        "" => field.name.clone(),
                        path => format!("{path}.{}", field.name),
                    };
                    unbounded(rule, field, &below, found);
                }
            }
        }
        _ => {}
    }
}

/// Whether a rule has a word in it.
fn mentions(rule: &str, word: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    rule.split(|c: char| !is_word(c)).any(|found| found == word)
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
