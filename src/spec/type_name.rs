//! The `type` of a field: a word, or the name of a type that is told elsewhere.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::decode::{Located, Scalar};
use super::field::FieldType;
use super::node::Node;
use crate::validate::suggest::did_you_mean;

/// What a field holds, by a word or by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeName {
    /// By a word.
    Word(FieldType),
    /// A type of Kubernetes, such as `core/v1.Toleration`.
    Kubernetes(String),
    /// A type from `definitions`, and the word behind it once it was found there.
    Defined {
        /// Its name.
        name: String,
        /// What it is.
        word: Option<FieldType>,
        /// What its definition says about it.
        description: Option<String>,
    },
}

impl Located<TypeName> {
    /// The word; `None` for a type of Kubernetes, and where the type is not known.
    #[must_use]
    pub fn word(&self) -> Option<FieldType> {
        match self.value.as_ref()? {
            TypeName::Word(word) => Some(*word),
            TypeName::Defined { word, .. } => *word,
            TypeName::Kubernetes(_) => None,
        }
    }

    /// The name of a type from `definitions`.
    #[must_use]
    pub fn defined(&self) -> Option<&str> {
        match self.value.as_ref()? {
            TypeName::Defined { name, .. } => Some(name),
            TypeName::Word(_) | TypeName::Kubernetes(_) => None,
        }
    }
}

impl Scalar for TypeName {
    const EXPECTED: &'static str = FieldType::EXPECTED;

    fn read(node: &Node) -> Result<Self, Option<String>> {
        let text = node.text().unwrap_or_default();
        if text.contains('/') {
            return Ok(Self::Kubernetes(text.to_owned()));
        }
        if let Some((_, word)) = FieldType::ALL.iter().find(|(word, _)| *word == text) {
            return Ok(Self::Word(*word));
        }
        let meant = did_you_mean(text, FieldType::ALL.iter().map(|(word, _)| *word));
        if meant.is_none() && text.starts_with(|first: char| first.is_ascii_uppercase()) {
            let name = text.to_owned();
            return Ok(Self::Defined {
                name,
                word: None,
                description: None,
            });
        }
        Err(meant)
    }
}

impl JsonSchema for TypeName {
    fn schema_name() -> Cow<'static, str> {
        "TypeName".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let word = generator.subschema_for::<FieldType>();
        schemars::json_schema!({
            "anyOf": [
                word,
                {
                    "description": "A type of Kubernetes, such as `core/v1.ResourceRequirements`.",
                    "type": "string",
                    "pattern": "^[a-z0-9]+/v[0-9a-z]+[.][A-Z][A-Za-z0-9]*$",
                },
                {
                    "description": "A type from `definitions`.",
                    "type": "string",
                    "pattern": "^[A-Z][A-Za-z0-9]*$",
                },
            ],
        })
    }
}
