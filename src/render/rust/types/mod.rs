//! `types.rs`: the kind and everything below its `spec` and `status`, as Rust types.

mod enumeration;
mod imports;
mod name;
mod root;
mod structure;

use std::collections::BTreeSet;

use super::docs;
use crate::model::{Field, FieldType, Resource};
use enumeration::enumeration;
use root::root;

pub use enumeration::variant;
pub use imports::{imports, is_word};
pub use structure::{Part, structure};

/// The module's text.
pub fn module(resource: &Resource) -> String {
    let mut types = Types {
        out: String::new(),
        declared: BTreeSet::new(),
    };
    types.add(
        &format!("{}Spec", resource.kind),
        &format!("What is wanted of a {}.", resource.kind),
        &resource.spec,
        Part::Spec,
        "",
    );
    let status: Vec<Field> = resource
        .status
        .iter()
        .map(|status| status.field.clone())
        .collect();
    types.add(
        &format!("{}Status", resource.kind),
        &format!("What was observed of a {}.", resource.kind),
        &status,
        Part::Status,
        STATUS_FIELDS,
    );
    let body = format!("{}{}", root(resource), types.out);
    let maps = if is_word(&body, "BTreeMap") {
        "use std::collections::BTreeMap;\n"
    } else {
        ""
    };
    format!(
        "//! The API of {}: `{}/{}`.\n\nuse std::borrow::Cow;\n{maps}\n{}{body}",
        resource.kind,
        resource.group,
        resource.version,
        imports(&body)
    )
}

struct Types {
    out: String,
    /// The types that are declared: several fields can have the same.
    declared: BTreeSet<String>,
}

impl Types {
    /// Adds a struct and the types of its fields.
    fn add(&mut self, name: &str, about: &str, fields: &[Field], part: Part, head: &str) {
        self.out
            .push_str(&structure(name, about, fields, part, head));
        for field in fields {
            self.nested(&field.kind, field, part);
        }
    }

    fn nested(&mut self, kind: &FieldType, field: &Field, part: Part) {
        if let FieldType::Object { rust_type, .. } | FieldType::Enum { rust_type, .. } = kind
            && !self.declared.insert(rust_type.clone())
        {
            return;
        }
        match kind {
            FieldType::Object { fields, rust_type } => {
                self.add(rust_type, &docs::of_type(field), fields, part, "")
            }
            FieldType::Enum { values, rust_type } => self
                .out
                .push_str(&enumeration(kind, values, rust_type, field)),
            FieldType::List { items, .. } => self.nested(&items.kind, &inherit(items, field), part),
            FieldType::Map { values, .. } => {
                self.nested(&values.kind, &inherit(values, field), part)
            }
            _ => {}
        }
    }
}

/// An item of a list or a map has no name and often no description: its type is described by the field that holds it.
fn inherit(item: &Field, holder: &Field) -> Field {
    let mut item = item.clone();
    if item.description.is_empty() {
        item.description = if holder.description.is_empty() {
            format!("One of `{}`", holder.name)
        } else {
            holder.description.clone()
        };
    }
    item
}

/// The fields of every status, which the runtime writes.
const STATUS_FIELDS: &str = r#"    /// The `metadata.generation` that the status speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
    /// How the resource fares, by type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
"#;
