//! What rules of the API server know of a value: its type, and how much of it there can be.
//!
//! It follows `k8s.io/apiserver/pkg/cel/common`: what has no bound is taken to be as large as a request can hold.

use std::sync::{Arc, LazyLock};

use crate::catalog::{Schema, Served};
use crate::expr::{ObjectField, ObjectType, Opaque, Repr, Type};
use crate::model::{Field, FieldType, name_in_rules};

/// The bytes of a request.
pub(super) const REQUEST: u64 = 3 * 1024 * 1024;

/// The bytes of the longest moment or duration, in quotes.
const LONGEST_MOMENT: u64 = 32;

/// A value as rules know it.
#[derive(Clone, Debug)]
pub struct Declared {
    pub(super) kind: Kind,
    /// The most characters, items or entries; none of what has a fixed size.
    pub(super) most: u64,
    /// The fewest bytes that it takes as JSON.
    least: u64,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Scalar(Type),
    List(Box<Declared>),
    Map(Box<Declared>),
    Object(Vec<(String, Declared)>),
}

/// The keys of maps, which the API server takes for empty.
static KEY: LazyLock<Declared> = LazyLock::new(|| Declared::scalar(Type::String, 0, 2));

impl Declared {
    fn scalar(ty: Type, most: u64, least: u64) -> Self {
        Self {
            kind: Kind::Scalar(ty),
            most,
            least,
        }
    }

    fn text(most: u64) -> Self {
        Self::scalar(Type::String, most, 2)
    }

    fn list(items: Self, most: Option<u64>) -> Self {
        Self {
            most: most.unwrap_or((REQUEST - 2) / (items.least + 1)),
            kind: Kind::List(Box::new(items)),
            least: 2,
        }
    }

    fn map(values: Self, most: Option<u64>) -> Self {
        Self {
            most: most.unwrap_or((REQUEST - 2) / (values.least + 6)),
            kind: Kind::Map(Box::new(values)),
            least: 2,
        }
    }

    /// Something with these fields: name, value, and whether each object of the user's holds it. Fields of which rules know
    /// nothing are left out.
    fn object(fields: impl Iterator<Item = (String, Option<Self>, bool)>) -> Self {
        let mut least = 2;
        let mut known = Vec::new();
        for (name, value, is_needed) in fields {
            let Some(value) = value else { continue };
            if is_needed {
                least += name.len() as u64 + value.least + 4;
            }
            known.extend(escaped(&name).map(|name| (name, value)));
        }
        Self {
            kind: Kind::Object(known),
            most: 0,
            least,
        }
    }

    /// What rules know of a field; `None` where they can see nothing of it.
    #[must_use]
    pub fn of(field: &Field) -> Option<Self> {
        Some(match &field.kind {
            FieldType::String {
                format, max_length, ..
            } => text(format.as_deref(), *max_length),
            FieldType::Enum { values, .. } => {
                let lengths = values.iter().map(|value| value.len() as u64);
                Self::text(match field.nullable {
                    // The words then stand where the estimate does not look.
                    true => REQUEST - 2,
                    false => lengths.max().unwrap_or_default(),
                })
            }
            FieldType::Integer { .. } => Self::scalar(Type::Int, 0, 1),
            FieldType::Number { .. } => Self::scalar(Type::Double, 0, 1),
            FieldType::Boolean => Self::scalar(Type::Bool, 0, 4),
            FieldType::List {
                items, max_items, ..
            } => Self::list(Self::of(items)?, *max_items),
            FieldType::Map {
                values,
                max_properties,
                ..
            } => Self::map(Self::of(values)?, *max_properties),
            FieldType::Object { fields, .. } => Self::fields(fields),
            FieldType::IntOrString | FieldType::Quantity => int_or_string(),
            FieldType::Duration => duration(),
            FieldType::DateTime => date_time(),
            FieldType::Kubernetes { schema, .. } => kubernetes(schema, &mut Vec::new())?,
            FieldType::Any => return None,
        })
    }

    /// What rules at the root know of a whole object, as far as any is written there: its name.
    #[must_use]
    pub fn root() -> Self {
        let with =
            |name: &str, value| Self::object([(name.to_owned(), Some(value), true)].into_iter());
        with("metadata", with("name", Self::text(REQUEST - 2)))
    }

    /// What rules know of an object with these fields.
    #[must_use]
    pub fn fields(fields: &[Field]) -> Self {
        Self::object(fields.iter().map(|field| {
            let is_needed = field.required && field.default.is_none();
            (field.name.clone(), Self::of(field), is_needed)
        }))
    }

    /// The type in expressions. Of an object any field may be unset, as far as rules are concerned.
    #[must_use]
    pub fn ty(&self) -> Type {
        match &self.kind {
            Kind::Scalar(ty) => ty.clone(),
            Kind::List(items) => Type::List(Box::new(items.ty())),
            Kind::Map(values) => Type::Map(Box::new(values.ty())),
            Kind::Object(fields) => {
                let field = |(name, value): &(String, Self)| ObjectField {
                    name: name.clone(),
                    rust_name: name.clone(),
                    ty: value.ty(),
                    optional: true,
                    repr: Repr::Plain,
                    schema: None,
                };
                Type::Object(Arc::new(ObjectType {
                    name: "the value".to_owned(),
                    fields: fields.iter().map(field).collect(),
                }))
            }
        }
    }

    /// How often it can be in an object whose lists and maps around it have no bound.
    #[must_use]
    pub fn most_often(&self) -> u64 {
        REQUEST / (self.least + 1)
    }

    /// What it holds under a name.
    pub(super) fn field(&self, name: &str) -> Option<&Self> {
        match &self.kind {
            Kind::Object(fields) => fields
                .iter()
                .find(|(field, _)| field == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// What its items or values are.
    pub(super) fn element(&self) -> Option<&Self> {
        match &self.kind {
            Kind::List(inner) | Kind::Map(inner) => Some(inner),
            Kind::Scalar(_) | Kind::Object(_) => None,
        }
    }

    /// What its keys are.
    pub(super) fn key(&self) -> Option<&'static Self> {
        matches!(self.kind, Kind::Map(_)).then_some(&*KEY)
    }
}

fn text(format: Option<&str>, max_length: Option<u64>) -> Declared {
    let bytes = Type::Opaque(Opaque::Bytes);
    let moment = Type::Opaque(Opaque::Timestamp);
    match format {
        Some("byte") => Declared::scalar(bytes, max_length.unwrap_or(REQUEST - 2), 2),
        Some("duration") => duration(),
        Some("date") => Declared::scalar(moment, 12, 12),
        Some("date-time") => date_time(),
        // A character has up to four bytes.
        _ => Declared::text(max_length.map_or(REQUEST - 2, |length| length.saturating_mul(4))),
    }
}

fn duration() -> Declared {
    Declared::scalar(Type::Opaque(Opaque::Duration), LONGEST_MOMENT, 3)
}

fn date_time() -> Declared {
    Declared::scalar(Type::Opaque(Opaque::Timestamp), LONGEST_MOMENT, 21)
}

fn int_or_string() -> Declared {
    Declared::scalar(Type::Dyn, REQUEST - 2, 1)
}

/// A type of Kubernetes, in these names of types; where one begins anew, rules see nothing more.
fn kubernetes(schema: &Schema, around: &mut Vec<String>) -> Option<Declared> {
    Some(match schema {
        Schema::Any => return None,
        Schema::Boolean => Declared::scalar(Type::Bool, 0, 4),
        Schema::Integer(_) => Declared::scalar(Type::Int, 0, 1),
        Schema::Number => Declared::scalar(Type::Double, 0, 1),
        Schema::Text { values, .. } => {
            let longest = values.iter().map(|value| value.len() as u64).max();
            Declared::text(longest.unwrap_or(REQUEST - 2))
        }
        Schema::Bytes => text(Some("byte"), None),
        Schema::DateTime => date_time(),
        Schema::Quantity | Schema::IntOrString => int_or_string(),
        Schema::List(list) => Declared::list(kubernetes(&list.items, around)?, None),
        Schema::Map(values) if **values == Schema::Any => Declared::object(std::iter::empty()),
        Schema::Map(values) => Declared::map(kubernetes(values, around)?, None),
        Schema::Object(object) => {
            let shape = object.shape();
            let name = shape.name.to_string();
            if around.contains(&name) {
                return Some(Declared::object(std::iter::empty()));
            }
            around.push(name);
            let fields = shape.fields.iter();
            let fields = fields.filter(|field| field.served == Served::ALWAYS);
            let declared = Declared::object(fields.map(|field| {
                let value = kubernetes(&field.schema, around);
                (field.name.to_string(), value, field.required)
            }));
            around.pop();
            declared
        }
    })
}

/// A field's name as rules spell it; `None` where they cannot name it.
#[must_use]
pub fn escaped(name: &str) -> Option<String> {
    let mut chars = name.chars();
    let first = chars.next()?;
    let is_word = |c: char| c.is_ascii_alphanumeric() || "_.-/".contains(c);
    if first.is_ascii_digit() || !name.chars().all(is_word) {
        return None;
    }
    let name = name.replace("__", "__underscores__");
    let name = name.replace('.', "__dot__").replace('-', "__dash__");
    Some(name_in_rules(&name.replace('/', "__slash__")))
}
