//! What a value in an object can be: what the API server's schemas say, as far as it can be checked or typed.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A word of the catalog, or of a file that the user gave.
pub type Word = Cow<'static, str>;

/// What a value can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Schema {
    /// Anything.
    Any,
    /// True or false.
    Boolean,
    /// A whole number of so many bits.
    Integer(u8),
    /// A number with a fraction.
    Number,
    /// Text: one of these values, unless there are none, in this format, if it has one.
    Text {
        /// All that it can be; empty when there is no such list.
        values: Vec<Word>,
        /// A format that the API server checks, such as `hostname`.
        format: Option<Word>,
    },
    /// Bytes in base64.
    Bytes,
    /// A moment.
    DateTime,
    /// A quantity, which is text or a number.
    Quantity,
    /// A whole number or text.
    IntOrString,
    /// Values in order.
    List(Arc<List>),
    /// Values by any key.
    Map(Arc<Schema>),
    /// Named fields.
    Object(Object),
}

/// Values in order.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// What each is.
    pub items: Schema,
    /// The fields that tell its items apart; empty unless it is a list-map.
    pub keys: Vec<Word>,
    /// Whether no value comes twice.
    pub is_set: bool,
}

/// Something with named fields.
#[derive(Clone, Debug)]
pub enum Object {
    /// A type of Kubernetes itself. It can hold itself, so that it is looked up when it is needed.
    BuiltIn {
        /// The types of the catalog.
        types: &'static Types,
        /// Which of them.
        index: usize,
    },
    /// A part of a custom resource definition.
    Custom(Arc<Shape>),
}

impl Object {
    /// What it has.
    #[must_use]
    pub fn shape(&self) -> &Shape {
        match self {
            Self::BuiltIn { types, index } => types.shape(*index),
            Self::Custom(shape) => shape,
        }
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::BuiltIn { types, index },
                Self::BuiltIn {
                    types: others,
                    index: other,
                },
            ) => index == other && std::ptr::eq(*types, *others),
            (Self::Custom(shape), Self::Custom(other)) => shape == other,
            _ => false,
        }
    }
}

/// The types of a catalog. They refer to each other by where they stand, before all of them are there.
#[derive(Default)]
pub struct Types(OnceLock<Vec<Shape>>);

impl Types {
    /// Puts them there, once.
    pub(super) fn fill(&self, shapes: Vec<Shape>) {
        self.0.get_or_init(|| shapes);
    }

    fn shape(&self, index: usize) -> &Shape {
        static NOTHING: Shape = Shape {
            name: Cow::Borrowed(""),
            fields: Vec::new(),
            is_open: true,
        };
        let shapes = self.0.get();
        shapes
            .and_then(|shapes| shapes.get(index))
            .unwrap_or(&NOTHING)
    }
}

/// One type leads to others and back to itself, so that none is shown.
impl fmt::Debug for Types {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("..")
    }
}

/// The fields of something.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    /// What messages call it, such as `Container`.
    pub name: Word,
    /// The fields.
    pub fields: Vec<Field>,
    /// Whether it takes fields that are not declared.
    pub is_open: bool,
}

impl Shape {
    /// The field of a name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A field of something.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The name in YAML and JSON.
    pub name: Word,
    /// What it holds.
    pub schema: Schema,
    /// Whether it must be there, in at least one of the supported versions.
    pub required: bool,
    /// What it is when it is not given.
    pub default: Option<Word>,
    /// Whether `null` can stand for it.
    pub nullable: bool,
    /// Which of the supported versions have it.
    pub served: Served,
}

impl Field {
    /// A field that need not be there, in all versions.
    #[must_use]
    pub fn new(name: impl Into<Word>, schema: Schema) -> Self {
        Self {
            name: name.into(),
            schema,
            required: false,
            default: None,
            nullable: false,
            served: Served::ALWAYS,
        }
    }
}

/// Which of the supported versions have a kind or field. Numbers are minor versions of Kubernetes 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    /// The first, unless the oldest one has it.
    pub since: Option<u8>,
    /// The last, unless the newest one has it.
    pub until: Option<u8>,
}

impl Served {
    /// By all.
    pub const ALWAYS: Self = Self {
        since: None,
        until: None,
    };

    /// By the versions of either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let both = |one: Option<u8>, other: Option<u8>, pick: fn(u8, u8) -> u8| {
            one.zip(other).map(|(one, other)| pick(one, other))
        };
        Self {
            since: both(self.since, other.since, u8::min),
            until: both(self.until, other.until, u8::max),
        }
    }
}

impl Schema {
    /// Any text.
    #[must_use]
    pub fn text() -> Self {
        Self::Text {
            values: Vec::new(),
            format: None,
        }
    }

    /// A list of these.
    #[must_use]
    pub fn list(items: Self) -> Self {
        Self::List(Arc::new(List {
            items,
            keys: Vec::new(),
            is_set: false,
        }))
    }

    /// Something with these fields and no others.
    #[must_use]
    pub fn object(name: impl Into<Word>, fields: Vec<Field>) -> Self {
        Self::Object(Object::Custom(Arc::new(Shape {
            name: name.into(),
            fields,
            is_open: false,
        })))
    }

    /// What a message calls it, with an article.
    #[must_use]
    pub fn describe(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Any => "any value",
            Self::Boolean => "true or false",
            Self::Integer(_) => "a whole number",
            Self::Number => "a number",
            Self::Text { .. } => "text",
            Self::Bytes => "bytes in base64",
            Self::DateTime => "a moment such as `2026-01-31T12:00:00Z`",
            Self::Quantity => "a quantity such as `500m` or `1Gi`",
            Self::IntOrString => "a whole number or text",
            Self::List(list) => return format!("a list of {}", list.items.plural()).into(),
            Self::Map(values) => return format!("a map of {}", values.plural()).into(),
            Self::Object(object) => return format!("the fields of {}", object.shape().name).into(),
        })
    }

    /// What a message calls several.
    fn plural(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Any => "any values",
            Self::Boolean => "truths",
            Self::Integer(_) => "whole numbers",
            Self::Number => "numbers",
            Self::Text { .. } => "texts",
            Self::Bytes => "bytes",
            Self::DateTime => "moments",
            Self::Quantity => "quantities",
            Self::IntOrString => "whole numbers or texts",
            Self::List(_) => "lists",
            Self::Map(_) => "maps",
            Self::Object(object) => &object.shape().name,
        })
    }
}
