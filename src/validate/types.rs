//! Fields as expressions see them.

use std::sync::Arc;

use crate::catalog::Schema;
use crate::expr::{ObjectField, ObjectType, Repr, Type};
use crate::model::{Field, FieldType};

/// The type with the given fields.
pub(super) fn object(name: &str, fields: &[Field]) -> ObjectType {
    let field = |field: &Field| {
        let (ty, repr) = of(&field.kind);
        ObjectField {
            name: field.name.clone(),
            rust_name: field.rust_name.clone(),
            ty,
            optional: field.is_optional(),
            repr,
            schema: schema(&field.kind).map(Box::new),
        }
    };
    ObjectType {
        name: name.to_owned(),
        fields: fields.iter().map(field).collect(),
    }
}

/// What a field is in an expression, and how the generated struct holds it.
pub(super) fn of(kind: &FieldType) -> (Type, Repr) {
    match kind {
        FieldType::String { .. } | FieldType::Duration | FieldType::DateTime => {
            (Type::String, Repr::Plain)
        }
        FieldType::Enum { .. } => (Type::String, Repr::Enum),
        FieldType::Quantity => (Type::String, Repr::Quantity),
        FieldType::Integer { bits: 32, .. } => (Type::Int, Repr::Int32),
        FieldType::Integer { .. } => (Type::Int, Repr::Plain),
        FieldType::Number { .. } => (Type::Double, Repr::Plain),
        FieldType::Boolean => (Type::Bool, Repr::Plain),
        FieldType::List { items, .. } => {
            let (items, repr) = of(&items.kind);
            (Type::List(Box::new(items)), repr)
        }
        FieldType::Map { values, .. } => {
            let (values, repr) = of(&values.kind);
            (Type::Map(Box::new(values)), repr)
        }
        FieldType::Object { fields, rust_type } => (
            Type::Object(Arc::new(object(rust_type, fields))),
            Repr::Plain,
        ),
        FieldType::IntOrString => (Type::Dyn, Repr::IntOrString),
        FieldType::Kubernetes { .. } | FieldType::Any => (Type::Dyn, Repr::Json),
    }
}

/// What is known of a field that holds types of Kubernetes.
fn schema(kind: &FieldType) -> Option<Schema> {
    match kind {
        FieldType::Kubernetes { schema, .. } => Some(schema.clone()),
        FieldType::List { items, .. } => schema(&items.kind).map(Schema::list),
        FieldType::Map { values, .. } => Some(Schema::Map(Arc::new(schema(&values.kind)?))),
        _ => None,
    }
}

/// Whether a value of one type can stand where another is expected; what is dynamic is known at run time alone.
pub(super) fn fits(found: &Type, expected: &Type) -> bool {
    match (found, expected) {
        (Type::Dyn, _) | (_, Type::Dyn) | (Type::Int, Type::Double) => true,
        (Type::List(found), Type::List(expected)) | (Type::Map(found), Type::Map(expected)) => {
            fits(found, expected)
        }
        (Type::Map(_), Type::Object(_)) => true,
        (Type::Object(found), Type::Map(expected)) => {
            found.fields.iter().all(|field| fits(&field.ty, expected))
        }
        (Type::Object(found), Type::Object(expected)) => found.fields.iter().all(|field| {
            expected
                .field(&field.name)
                .is_some_and(|expected| fits(&field.ty, &expected.ty))
        }),
        (found, expected) => found == expected,
    }
}
