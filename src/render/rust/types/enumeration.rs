//! A few words as a Rust enum.

use heck::ToUpperCamelCase;

use crate::model::{Field, FieldType};
use crate::render::rust::docs;

/// The Rust variant for a word of an enum: unique among its words.
pub fn variant(kind: &FieldType, word: &str) -> String {
    let FieldType::Enum { values, .. } = kind else {
        return String::new();
    };
    let name = |word: &str| {
        let name = word.to_upper_camel_case();
        match name.chars().next() {
            None => "Empty".to_owned(),
            Some(first) if first.is_ascii_alphabetic() && name != "Self" => name,
            Some(_) => format!("Value{name}"),
        }
    };
    let earlier = values
        .iter()
        .take_while(|value| *value != word)
        .filter(|value| name(value) == name(word))
        .count();
    if earlier == 0 {
        name(word)
    } else {
        format!("{}{}", name(word), earlier + 1)
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
