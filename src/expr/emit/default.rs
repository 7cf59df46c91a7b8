//! Defaults for what is unset.

use super::Emitter;
use super::code::Code;
use super::value::{Emitted, Held, Shape};
use crate::expr::data::Data;
use crate::expr::tree::{Kind, Node};
use crate::expr::{Repr, Type};

impl Emitter {
    /// The first, or the second where the first is unset.
    pub fn or_value(&mut self, of: &Node, default: &Node) -> Emitted {
        if let Kind::Coerce(inner) = &of.kind {
            return self.dynamic_or(inner, default, &of.ty);
        }
        if matches!(of.kind, Kind::Constant(Data::Null)) {
            return self.node(default);
        }
        if let Kind::Set(value) = &of.kind {
            return self.node(value);
        }
        if let Some(emitted) = self.owned_or(of, default) {
            return emitted;
        }
        let of = self.node(of);
        let default = self.node(default);
        if default.code.is_fallible() {
            return self.checked_or(of, default);
        }
        if let Shape::Typed(..) = of.shape {
            return match default.shape {
                Shape::Typed(..) => {
                    let code = of.option_ref();
                    let shape = code.shape;
                    let code = code.code.method("unwrap_or", vec![default.reference()]);
                    Emitted::new(code, shape, Held::Ref)
                }
                _ => {
                    let method = if of.held == Held::Place {
                        "clone"
                    } else {
                        "cloned"
                    };
                    let code = of
                        .code
                        .method(method, vec![])
                        .method("unwrap_or_default", vec![]);
                    Emitted::new(code, of.shape, Held::Temporary)
                }
            };
        }
        match of.shape {
            Shape::Bool | Shape::Int | Shape::Uint | Shape::Double => {
                let value = match of.shape {
                    Shape::Uint => default.uint(),
                    Shape::Bool => default.boolean(),
                    Shape::Int => default.int(),
                    _ => default.double(),
                };
                Emitted::made(of.code.method("unwrap_or", vec![value]), of.shape)
            }
            Shape::Int32 => {
                let arguments = vec![default.int(), Code::atom("i64::from")];
                Emitted::made(of.code.method("map_or", arguments), Shape::Int)
            }
            Shape::Json | Shape::IntOrString => {
                let code = match of.shape {
                    Shape::Json => of.option_ref().code.method("cloned", vec![]),
                    _ => {
                        let value = Code::Macro("json", vec![Code::atom("value")]).closure("value");
                        of.option_ref().code.method("map", vec![value])
                    }
                };
                let code = code.method("unwrap_or_else", vec![default.json().closure("")]);
                Emitted::made(code, Shape::Json)
            }
            _ => text_or(of, default),
        }
    }

    /// The same where the option is made in place, or where Rust holds both sides differently.
    fn owned_or(&mut self, of: &Node, default: &Node) -> Option<Emitted> {
        let emitted = self.node(of);
        let stored =
            matches!(default.kind, Kind::Select(..) | Kind::Present(..)) && of.repr == default.repr;
        let empty = match &default.kind {
            Kind::Constant(data) => matches!(data, Data::List(_) | Data::Map(_)) && is_empty(data),
            Kind::List(items) => items.is_empty(),
            Kind::Map(entries) => entries.is_empty(),
            _ => false,
        };
        let made = emitted.held == Held::Temporary && !emitted.shape.is_copy();
        let differs = matches!(emitted.shape, Shape::Typed(..)) && !stored && !empty;
        if !emitted.optional || !(made || differs) {
            return None;
        }
        let (option, default) = (self.owned_option(of), self.owned(default));
        let shape = Shape::stored(&of.ty, Repr::Plain);
        if default.is_fallible() {
            let condition = Code::Let("found".to_owned(), Box::new(option));
            return Some(Emitted::made(
                Code::conditional(condition, Code::atom("found"), default),
                shape,
            ));
        }
        let code = match default {
            Code::Atom(text) if text.ends_with("::new()") => {
                option.method("unwrap_or_default", vec![])
            }
            default if default.is_cheap() => option.method("unwrap_or", vec![default]),
            default => option.method("unwrap_or_else", vec![default.closure("")]),
        };
        Some(Emitted::made(code, shape))
    }

    /// The first option, or the second where the first is unset.
    pub fn or_else(&mut self, of: &Node, other: &Node, ty: &Type) -> Emitted {
        let (of, other) = (self.owned_option(of), self.owned_option(other));
        let code = if other.is_fallible() {
            let found = Code::Call("Some", vec![Code::atom("found")]);
            Code::conditional(Code::Let("found".to_owned(), Box::new(of)), found, other)
        } else if other.is_cheap() {
            of.method("or", vec![other])
        } else {
            of.method("or_else", vec![other.closure("")])
        };
        Emitted::made(code, Shape::stored(ty, Repr::Plain)).option()
    }

    /// A dynamic value as one of its default's type.
    fn dynamic_or(&mut self, inner: &Node, default: &Node, ty: &Type) -> Emitted {
        let of = self.node(inner);
        let default = self.node(default);
        let (function, shape, default) = match ty {
            Type::Bool => ("cel::boolean", Shape::Bool, default.boolean()),
            Type::Int => ("cel::int", Shape::Int, default.int()),
            Type::Double => ("cel::double", Shape::Double, default.double()),
            _ if default.is_stable() => ("cel::string", Shape::Str, default.str()),
            _ => ("cel::string", Shape::String, default.string()),
        };
        let option = of.json_option();
        let owned = shape == Shape::String;
        if default.is_fallible() || owned {
            let found = Code::Call(function, vec![Code::atom("found")]).attempt();
            let found = if owned {
                found.method("to_owned", vec![])
            } else {
                found
            };
            let condition = Code::Let("found".to_owned(), Box::new(option));
            return Emitted::made(Code::conditional(condition, found, default), shape);
        }
        let arguments = vec![Code::Call("Ok", vec![default]), Code::atom(function)];
        Emitted::made(option.method("map_or", arguments).attempt(), shape)
    }

    /// A default that can fail: it must not be looked at unless it is needed.
    fn checked_or(&mut self, of: Emitted, default: Emitted) -> Emitted {
        let of = of.option_ref();
        let found = Emitted::new(Code::atom("found"), of.shape.clone(), Held::Ref);
        let condition = Code::Let("found".to_owned(), Box::new(of.code));
        let (yes, no, shape) = super::conditional::alike(found, default);
        Emitted::made(Code::conditional(condition, yes, no), shape)
    }
}

/// A text or its default.
fn text_or(of: Emitted, default: Emitted) -> Emitted {
    let stable = match (&default.shape, default.held) {
        (Shape::Str, _) => true,
        (Shape::Time, _) | (_, Held::Temporary) => false,
        _ => true,
    } && of.shape != Shape::Time;
    if stable {
        let code = match (&of.shape, of.held) {
            (Shape::Str, _) => of.code.method("unwrap_or", vec![default.str()]),
            (Shape::String, Held::Place) => of
                .code
                .method("as_deref", vec![])
                .method("unwrap_or", vec![default.str()]),
            (Shape::String, _) => of
                .code
                .method("map_or", vec![default.str(), Code::atom("String::as_str")]),
            (shape, _) => {
                let found = Emitted::new(Code::atom("found"), shape.clone(), Held::Ref);
                let found = found.str().closure("found");
                of.option_ref()
                    .code
                    .method("map_or", vec![default.str(), found])
            }
        };
        return Emitted::made(code, Shape::Str);
    }
    let default = default.string().closure("");
    let code = match (&of.shape, of.held) {
        (Shape::String, Held::Place) => of
            .code
            .method("clone", vec![])
            .method("unwrap_or_else", vec![default]),
        (Shape::String, Held::Ref) => of
            .code
            .method("cloned", vec![])
            .method("unwrap_or_else", vec![default]),
        (shape, _) => {
            let found = Emitted::new(Code::atom("found"), shape.clone(), Held::Ref);
            let found = found.string().closure("found");
            of.option_ref()
                .code
                .method("map_or_else", vec![default, found])
        }
    };
    Emitted::made(code, Shape::String)
}

/// Whether a list or map holds nothing.
fn is_empty(data: &Data) -> bool {
    match data {
        Data::List(items) => items.is_empty(),
        Data::Map(entries) => entries.is_empty(),
        _ => false,
    }
}
