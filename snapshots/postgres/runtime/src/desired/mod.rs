//! What an object should be: a JSON value that refers to the texts of the program where they stand. Most of an object are such
//! texts, and most objects are only compared.
//!
//! `operator-gen render` completes objects by this very source, so that nothing here may need the rest of the runtime.

mod fields;

use std::borrow::Cow;
use std::mem;

use serde::{Serialize, Serializer};
use serde_json::{Number, Value};

pub use fields::Fields;

/// A text of the program, or one that was made.
pub type Text = Cow<'static, str>;

/// A JSON value as it should be. Generated code makes it with the macro of the same name.
///
/// No field of it is null: an optional value that is unset leaves its field out.
#[derive(Clone, Debug, PartialEq)]
pub enum Desired {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(Text),
    /// A list.
    List(Vec<Desired>),
    /// An object.
    Fields(Fields),
}

impl Desired {
    /// Any value, as JSON. One that JSON cannot express is null.
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Self {
        serde_json::to_value(value).map_or(Self::Null, Self::from)
    }

    /// A field, or null where there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &Self {
        let field = self.as_fields().and_then(|fields| fields.get(name));
        field.unwrap_or(&Self::Null)
    }

    /// The fields of an object.
    #[must_use]
    pub fn as_fields(&self) -> Option<&Fields> {
        match self {
            Self::Fields(fields) => Some(fields),
            _ => None,
        }
    }

    /// A text.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Changes its fields. What is no object becomes one.
    pub fn edit(&mut self, change: impl FnOnce(&mut Fields)) {
        let mut fields = match mem::replace(self, Self::Null) {
            Self::Fields(fields) => fields,
            _ => Fields::default(),
        };
        change(&mut fields);
        *self = Self::Fields(fields);
    }
}

impl Serialize for Desired {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(elements) => serializer.collect_seq(elements),
            Self::Fields(fields) => serializer.collect_map(fields.iter()),
        }
    }
}

impl From<bool> for Desired {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Desired {
    fn from(number: i64) -> Self {
        Self::Number(number.into())
    }
}

impl From<f64> for Desired {
    fn from(number: f64) -> Self {
        Number::from_f64(number).map_or(Self::Null, Self::Number)
    }
}

impl From<&'static str> for Desired {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Desired {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Value> for Desired {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(value),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => text.into(),
            Value::Array(elements) => Self::List(elements.into_iter().map(Self::from).collect()),
            Value::Object(fields) => {
                let fields = fields.into_iter();
                let fields = fields.map(|(name, value)| (Cow::Owned(name), value.into()));
                Self::Fields(Fields::new(fields.collect()))
            }
        }
    }
}

impl From<&Desired> for Value {
    fn from(desired: &Desired) -> Self {
        match desired {
            Desired::Null => Self::Null,
            Desired::Bool(value) => Self::Bool(*value),
            Desired::Number(number) => Self::Number(number.clone()),
            Desired::Text(text) => Self::String(text.as_ref().to_owned()),
            Desired::List(elements) => elements.iter().map(Self::from).collect(),
            Desired::Fields(fields) => fields.iter().collect(),
        }
    }
}
