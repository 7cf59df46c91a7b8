//! A few words as a Rust enum.

use std::collections::BTreeSet;

use heck::ToUpperCamelCase;

use crate::model::{Field, FieldType};
use crate::render::rust::docs;

/// The Rust variant for a word of an enum: unique among its words.
pub fn variant(kind: &FieldType, word: &str) -> String {
    let FieldType::Enum { values, .. } = kind else {
        return String::new();
    };
    let mut taken = BTreeSet::new();
    let before = values.iter().take_while(|value| *value != word);
    for value in before {
        let name = free(&variant_name(value), &taken);
        taken.insert(name);
    }
    free(&variant_name(word), &taken)
}

/// The name, or with the least number behind it that makes it another one.
fn free(name: &str, taken: &BTreeSet<String>) -> String {
    let mut found = name.to_owned();
    let mut number = 2;
    while taken.contains(&found) {
        let between = if name.ends_with(|last: char| last.is_ascii_digit()) {
            "_"
        } else {
            ""
        };
        found = format!("{name}{between}{number}");
        number += 1;
    }
    found
}

/// A word as Rust names a variant: in CamelCase, a letter first. Digits that something stands between stay apart.
fn variant_name(word: &str) -> String {
    let mut name = String::new();
    for part in word.split(|c: char| !c.is_ascii_alphanumeric()) {
        let part = part.to_upper_camel_case();
        let digits = |c: char| c.is_ascii_digit();
        if name.ends_with(digits) && part.starts_with(digits) {
            name.push('_');
        }
        name.push_str(&part);
    }
    match name.chars().next() {
        None if word.is_empty() => "Empty".to_owned(),
        Some(first) if first.is_ascii_alphabetic() && name != "Self" => name,
        _ => format!("Value{name}"),
    }
}

/// An enum, and how to come from it to the word.
pub fn enumeration(kind: &FieldType, values: &[String], name: &str, field: &Field) -> String {
    let mut variants = String::new();
    let mut arms = String::new();
    for word in values {
        let variant = variant(kind, word);
        let rename = if variant == *word {
            String::new()
        } else {
            format!("    #[serde(rename = {word:?})]\n")
        };
        variants.push_str(&format!(
            "{}{rename}    {variant},\n",
            docs::comment(&format!("`{word}`."), 4)
        ));
        arms.push_str(&format!("            Self::{variant} => {word:?},\n"));
    }
    format!(
        "\n{}#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]\n#[serde(crate = \"operator_runtime::serde\")]\npub enum {name} {{\n{variants}}}\n\nimpl {name} {{\n    /// The word as the API has it.\n    pub fn as_str(&self) -> &'static str {{\n        match self {{\n{arms}        }}\n    }}\n}}\n",
        docs::comment(&docs::of_type(field), 0)
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn variants(words: &[&str]) -> Vec<String> {
        let kind = FieldType::Enum {
            values: words.iter().map(ToString::to_string).collect(),
            rust_type: String::new(),
        };
        words.iter().map(|word| variant(&kind, word)).collect()
    }

    #[test]
    fn any_word_becomes_a_variant() {
        let words = [
            "very-bad", "oneTwo", "one-two", "10m", "1.35", "13.5", "Self", "", "+", "-", "größe",
        ];
        let names = [
            "VeryBad",
            "OneTwo",
            "OneTwo2",
            "Value10m",
            "Value1_35",
            "Value13_5",
            "ValueSelf",
            "Empty",
            "Value",
            "Value2",
            "GrE",
        ];
        assert_eq!(variants(&words), names);
        assert_eq!(
            variants(&["a1", "A1", "a1_2", "A"]),
            ["A1", "A1_2", "A1_2_2", "A"]
        );
    }

    proptest! {
        #[test]
        fn variants_are_names_and_differ(words in prop::collection::btree_set("[aA1. -]{0,3}|.{0,6}", 1..9)) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let names = variants(&words);
            for name in &names {
                prop_assert!(name.starts_with(|first: char| first.is_ascii_uppercase()), "{}", name);
                prop_assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && name != "Self");
            }
            let different: BTreeSet<&String> = names.iter().collect();
            prop_assert_eq!(different.len(), names.len());
        }
    }
}
