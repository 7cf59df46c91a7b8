//! What an expression can be.

use std::fmt;
use std::sync::Arc;

use crate::catalog::Schema;

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
    /// A whole number of 64 bits without a sign.
    Uint,
    /// A number with a fraction, of 64 bits.
    Double,
    /// Text.
    String,
    /// A value with functions of its own; in JSON it is text.
    Opaque(Opaque),
    /// The name of a type.
    TypeName,
    /// Values in order.
    List(Box<Type>),
    /// Values by text.
    Map(Box<Type>),
    /// Named fields.
    Object(Arc<ObjectType>),
}

/// A type whose values have functions of their own, and no fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opaque {
    /// Bytes; in JSON in base 64.
    Bytes,
    /// A moment.
    Timestamp,
    /// A span of time.
    Duration,
    /// A quantity of Kubernetes.
    Quantity,
    /// A locator.
    Url,
    /// An IP address.
    Ip,
    /// A range of IP addresses.
    Cidr,
    /// A semantic version.
    Semver,
    /// A format of texts that Kubernetes knows by name.
    Format,
}

impl Opaque {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Bytes,
        Self::Timestamp,
        Self::Duration,
        Self::Quantity,
        Self::Url,
        Self::Ip,
        Self::Cidr,
        Self::Semver,
        Self::Format,
    ];

    /// As messages and signatures name it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Timestamp => "timestamp",
            Self::Duration => "duration",
            Self::Quantity => "quantity",
            Self::Url => "url",
            Self::Ip => "ip",
            Self::Cidr => "cidr",
            Self::Semver => "semver",
            Self::Format => "format",
        }
    }

    /// The type of Rust that holds it.
    #[must_use]
    pub fn rust(self) -> &'static str {
        match self {
            Self::Bytes => "cel::Bytes",
            Self::Timestamp => "cel::Timestamp",
            Self::Duration => "cel::Duration",
            Self::Quantity => "cel::Quantity",
            Self::Url => "cel::Url",
            Self::Ip => "cel::Ip",
            Self::Cidr => "cel::Cidr",
            Self::Semver => "cel::Semver",
            Self::Format => "cel::Format",
        }
    }
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
    /// What is known of what it holds, where that is dynamic.
    pub schema: Option<Box<Schema>>,
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

impl Type {
    /// The name that `type()` gives for values of the type; `None` where that depends on the value.
    pub(super) fn name(&self) -> Option<&'static str> {
        Some(match self {
            Self::Dyn => return None,
            Self::Null => "null_type",
            Self::Bool => "bool",
            Self::Int => "int",
            Self::Uint => "uint",
            Self::Double => "double",
            Self::String => "string",
            Self::TypeName => "type",
            Self::Opaque(Opaque::Timestamp) => "google.protobuf.Timestamp",
            Self::Opaque(Opaque::Duration) => "google.protobuf.Duration",
            Self::Opaque(opaque) => opaque.name(),
            Self::List(_) => "list",
            Self::Map(_) | Self::Object(_) => "map",
        })
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dyn => f.write_str("dyn"),
            Self::Null => f.write_str("null"),
            Self::Bool => f.write_str("bool"),
            Self::Int => f.write_str("int"),
            Self::Uint => f.write_str("uint"),
            Self::Double => f.write_str("double"),
            Self::String => f.write_str("string"),
            Self::Opaque(opaque) => f.write_str(opaque.name()),
            Self::TypeName => f.write_str("type"),
            Self::List(items) => write!(f, "list({items})"),
            Self::Map(values) => write!(f, "map({values})"),
            Self::Object(object) => f.write_str(&object.name),
        }
    }
}
