//! What an expression can be.

use std::fmt;
use std::sync::Arc;

/// The type of an expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// Known only at run time: a child, the status, a field of any type.
    Dyn,
    /// The null.
    Null,
    /// True or false.
    Bool,
    /// A whole number of 64 bits.
    Int,
    /// A number with a fraction, of 64 bits.
    Double,
    /// Text.
    String,
    /// Values in order.
    List(Box<Type>),
    /// Values by text.
    Map(Box<Type>),
    /// Named fields.
    Object(Arc<ObjectType>),
}

/// A type with named fields.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectType {
    /// The name for messages: the Rust struct's, such as `WebAppSpec`.
    pub name: String,
    /// The fields, in the order of the spec file.
    pub fields: Vec<ObjectField>,
}

/// A field of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectField {
    /// The name in YAML and JSON.
    pub name: String,
    /// The name in the generated struct.
    pub rust_name: String,
    /// What it holds.
    pub ty: Type,
    /// Whether it can be absent; the generated struct then holds an `Option`.
    pub optional: bool,
    /// How the generated struct holds it; for a list or a map, how it holds the innermost elements.
    pub repr: Repr,
}

/// How the generated struct holds a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Repr {
    /// As its type says: `bool`, `i64`, `f64`, `String`, a struct.
    #[default]
    Plain,
    /// An `i32`; in an expression an int.
    Int32,
    /// An enum with `fn as_str(&self) -> &'static str`; in an expression a string.
    Enum,
    /// A `Quantity(String)` of Kubernetes; in an expression a string.
    Quantity,
    /// An `IntOrString` of Kubernetes; in an expression dynamic.
    IntOrString,
    /// A `serde_json::Value`; in an expression dynamic.
    Json,
    /// A `Time` of Kubernetes, as `metadata.creationTimestamp` is; in an expression a string.
    Time,
}

impl ObjectType {
    /// The name of the type of a map's entries, `key` and `value`.
    pub const ENTRY: &'static str = "Entry";

    /// The field of a name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&ObjectField> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dyn => f.write_str("dyn"),
            Self::Null => f.write_str("null"),
            Self::Bool => f.write_str("bool"),
            Self::Int => f.write_str("int"),
            Self::Double => f.write_str("double"),
            Self::String => f.write_str("string"),
            Self::List(items) => write!(f, "list({items})"),
            Self::Map(values) => write!(f, "map({values})"),
            Self::Object(object) => f.write_str(&object.name),
        }
    }
}
