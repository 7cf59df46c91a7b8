//! What the objects of a kind of the spec's own hold, as the catalog says it of other kinds.

use std::sync::Arc;

use crate::catalog::{self, Catalog, List, Object, Schema};
use crate::model::{Field, FieldType, ListType};

/// The schema of a kind's objects. What stands in `status` is not looked at.
pub(super) fn of(catalog: &Catalog, kind: &str, spec: &[Field]) -> Schema {
    let mut shape = catalog.bare(kind);
    shape.fields.extend([
        catalog::Field::new("spec", object(&format!("{kind}.spec"), spec)),
        catalog::Field::new("status", Schema::Any),
    ]);
    Schema::Object(Object::Custom(Arc::new(shape)))
}

fn object(name: &str, fields: &[Field]) -> Schema {
    let of = |field: &Field| {
        let schema = schema(&format!("{name}.{}", field.name), &field.kind);
        catalog::Field {
            required: field.required,
            nullable: field.nullable,
            ..catalog::Field::new(field.name.clone(), schema)
        }
    };
    Schema::object(name.to_owned(), fields.iter().map(of).collect())
}

/// What a field of a path holds.
fn schema(path: &str, kind: &FieldType) -> Schema {
    let formatted = |format: &str| Schema::Text {
        values: Vec::new(),
        format: Some(format.to_owned().into()),
    };
    match kind {
        FieldType::String { format, .. } => match format.as_deref() {
            Some("byte") => Schema::Bytes,
            Some(format) => formatted(format),
            None => Schema::text(),
        },
        FieldType::Enum { values, .. } => Schema::Text {
            values: values.iter().map(|value| value.clone().into()).collect(),
            format: None,
        },
        FieldType::Integer { bits, .. } => Schema::Integer(*bits),
        FieldType::Number { .. } => Schema::Number,
        FieldType::Boolean => Schema::Boolean,
        FieldType::List {
            items, list_type, ..
        } => Schema::List(Arc::new(List {
            items: schema(path, &items.kind),
            keys: match list_type {
                ListType::Map(keys) => keys.iter().map(|key| key.clone().into()).collect(),
                ListType::Atomic | ListType::Set => Vec::new(),
            },
            is_set: *list_type == ListType::Set,
        })),
        FieldType::Map { values, .. } => Schema::Map(Arc::new(schema(path, &values.kind))),
        FieldType::Object { fields, .. } => object(path, fields),
        FieldType::IntOrString => Schema::IntOrString,
        FieldType::Quantity => Schema::Quantity,
        FieldType::Duration => formatted("duration"),
        FieldType::DateTime => Schema::DateTime,
        FieldType::Kubernetes { schema, .. } => schema.clone(),
        FieldType::Any => Schema::Any,
    }
}
