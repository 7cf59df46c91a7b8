//! Rust expressions with what is known of their type, and their conversions.

use super::code::Code;
use crate::expr::{Repr, Type};

/// A Rust expression and its type.
#[derive(Clone, Debug)]
pub struct Emitted {
    /// The expression.
    pub code: Code,
    /// What its type is, apart from references and options.
    pub shape: Shape,
    /// How it holds it.
    pub held: Held,
    /// Whether it is an `Option`.
    pub optional: bool,
}

/// A Rust type, apart from references and options.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// `bool`
    Bool,
    /// `i64`
    Int,
    /// `i32`
    Int32,
    /// `u64`
    Uint,
    /// `f64`
    Double,
    /// `&str`
    Str,
    /// `String`
    String,
    /// An enum with `as_str`.
    Enum,
    /// A `Quantity`.
    Quantity,
    /// A `Time`.
    Time,
    /// A `serde_json::Value`, or something to be taken as one: an `IntOrString`.
    Json,
    /// An `IntOrString`.
    IntOrString,
    /// A `Vec`, a `BTreeMap`, a struct or a type of the runtime's, and how it holds its innermost elements.
    Typed(Type, Repr),
}

/// How an expression holds its value. Values of types that are `Copy` are always temporary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It names a place that owns the value; of an option, a place that owns the option.
    Place,
    /// It is a reference; of an option, an option of a reference.
    Ref,
    /// It makes the value.
    Temporary,
}

impl Shape {
    /// The shape of a value that is stored so.
    pub fn stored(ty: &Type, repr: Repr) -> Self {
        match (ty, repr) {
            (Type::Bool, _) => Self::Bool,
            (Type::Int, Repr::Int32) => Self::Int32,
            (Type::Int, _) => Self::Int,
            (Type::Uint, _) => Self::Uint,
            (Type::Double, _) => Self::Double,
            (Type::String, Repr::Enum) => Self::Enum,
            (Type::String, Repr::Quantity) => Self::Quantity,
            (Type::String, Repr::Time) => Self::Time,
            (Type::String | Type::TypeName, _) => Self::String,
            (Type::Dyn, Repr::IntOrString) => Self::IntOrString,
            (Type::Dyn | Type::Null, _) => Self::Json,
            (Type::List(_) | Type::Map(_) | Type::Object(_) | Type::Opaque(_), repr) => {
                Self::Typed(ty.clone(), repr)
            }
        }
    }

    /// Whether it is passed by value.
    pub fn is_copy(&self) -> bool {
        matches!(
            self,
            Self::Bool | Self::Int | Self::Int32 | Self::Uint | Self::Double | Self::Str
        )
    }
}

impl Emitted {
    /// A value that is there.
    pub fn new(code: Code, shape: Shape, held: Held) -> Self {
        let held = if shape.is_copy() {
            Held::Temporary
        } else {
            held
        };
        Self {
            code,
            shape,
            held,
            optional: false,
        }
    }

    /// A value that is made.
    pub fn made(code: Code, shape: Shape) -> Self {
        Self::new(code, shape, Held::Temporary)
    }

    /// The same as an option.
    pub fn option(self) -> Self {
        Self {
            optional: true,
            ..self
        }
    }

    /// As an option of a reference, or of a value that is `Copy`.
    pub fn option_ref(self) -> Self {
        if self.held == Held::Ref || self.shape.is_copy() {
            return self;
        }
        Self {
            code: self.code.method("as_ref", vec![]),
            held: Held::Ref,
            ..self
        }
    }

    /// As a reference, or a value that is `Copy`.
    pub fn reference(self) -> Code {
        if self.held == Held::Ref || self.shape.is_copy() {
            self.code
        } else {
            self.code.borrow()
        }
    }

    /// As `bool`.
    pub fn boolean(self) -> Code {
        match self.shape {
            Shape::Json => Code::Call("cel::boolean", vec![self.reference()]).attempt(),
            _ => self.code,
        }
    }

    /// As `i64`.
    pub fn int(self) -> Code {
        match self.shape {
            Shape::Int32 => Code::Call("i64::from", vec![self.code]),
            Shape::Json | Shape::IntOrString => {
                Code::Call("cel::int", vec![self.json_ref()]).attempt()
            }
            _ => self.code,
        }
    }

    /// As `u64`.
    pub fn uint(self) -> Code {
        match self.shape {
            Shape::Json => Code::Call("cel::uint", vec![self.reference()]).attempt(),
            _ => self.code,
        }
    }

    /// As `f64`.
    pub fn double(self) -> Code {
        match self.shape {
            Shape::Json => Code::Call("cel::double", vec![self.reference()]).attempt(),
            _ => self.code,
        }
    }

    /// As `&str`, as the receiver of a method or an operand; alive only within its statement if it is made here.
    pub fn str(self) -> Code {
        match self.shape {
            Shape::Str => self.code,
            Shape::Quantity => self.code.field("0").method("as_str", vec![]),
            Shape::Json | Shape::IntOrString => {
                Code::Call("cel::string", vec![self.json_ref()]).attempt()
            }
            Shape::Time => self.string().method("as_str", vec![]),
            _ => self.code.method("as_str", vec![]),
        }
    }

    /// As `&str` or `&String`, as an argument.
    pub fn str_argument(self) -> Code {
        match self.shape {
            Shape::String => self.reference(),
            Shape::Time => self.string().borrow(),
            _ => self.str(),
        }
    }

    /// As `String`.
    pub fn string(self) -> Code {
        match self.shape {
            Shape::String if self.held == Held::Temporary => self.code,
            Shape::String => self.code.method("clone", vec![]),
            Shape::Quantity => self.code.field("0").method("clone", vec![]),
            Shape::Time => self.code.field("0").method("to_string", vec![]),
            _ => self.str().method("to_owned", vec![]),
        }
    }

    /// As something that `format!` writes as `string()` does.
    pub fn display(self) -> Code {
        match self.shape {
            Shape::Enum => self.str(),
            Shape::Quantity | Shape::Time => self.code.field("0"),
            Shape::Json | Shape::IntOrString => {
                Code::Call("cel::text", vec![self.json_ref()]).attempt()
            }
            _ => self.code,
        }
    }

    /// As `Value`.
    pub fn json(self) -> Code {
        match (&self.shape, self.held) {
            (Shape::Json, Held::Temporary) => self.code,
            (Shape::Json, _) => self.code.method("clone", vec![]),
            _ => Code::Macro("json", vec![self.code]),
        }
    }

    /// As `&Value`.
    pub fn json_ref(self) -> Code {
        if self.shape == Shape::Json {
            self.reference()
        } else {
            self.json().borrow()
        }
    }

    /// As `Option<&Value>`.
    pub fn json_option(self) -> Code {
        match (self.optional, &self.shape) {
            (true, Shape::Json) => self.option_ref().code,
            (true, _) => {
                let value = Code::Macro("json", vec![Code::atom("value")]).closure("value");
                self.option_ref()
                    .code
                    .method("map", vec![value])
                    .method("as_ref", vec![])
            }
            (false, _) => Code::Call("Some", vec![self.json_ref()]),
        }
    }
}
