//! Functions.

use super::Emitter;
use super::code::Code;
use super::literal;
use super::value::{Emitted, Shape};
use crate::expr::tree::{Function, Node};

impl Emitter {
    pub fn call(&mut self, function: Function, arguments: &[Node]) -> Emitted {
        let mut arguments = arguments.iter().map(|argument| self.node(argument));
        let (Some(first), second) = (arguments.next(), arguments.next()) else {
            return literal::constant(&crate::expr::data::Data::Null);
        };
        let test = |method: &'static str, first: Emitted| {
            let part = second.map(Emitted::str_argument);
            let first = match first.shape {
                Shape::String => first.code,
                _ => first.str(),
            };
            Emitted::made(
                first.method(method, part.into_iter().collect()),
                Shape::Bool,
            )
        };
        match function {
            Function::Size => Emitted::made(size(first), Shape::Int),
            Function::String => literal::alone(first),
            Function::Int => Emitted::made(int(first), Shape::Int),
            Function::Double => Emitted::made(double(first), Shape::Double),
            Function::StartsWith => test("starts_with", first),
            Function::EndsWith => test("ends_with", first),
            Function::Contains => test("contains", first),
        }
    }
}

fn size(of: Emitted) -> Code {
    match of.shape {
        Shape::Json | Shape::IntOrString => Code::Call("cel::size", vec![of.json_ref()]).attempt(),
        Shape::Typed(..) => of.code.method("len", vec![]).cast("i64"),
        Shape::String => of
            .code
            .method("chars", vec![])
            .method("count", vec![])
            .cast("i64"),
        _ => of
            .str()
            .method("chars", vec![])
            .method("count", vec![])
            .cast("i64"),
    }
}

fn int(of: Emitted) -> Code {
    match of.shape {
        Shape::Int | Shape::Int32 => of.int(),
        Shape::Double => Code::Call("cel::truncate", vec![of.code]).attempt(),
        Shape::Json | Shape::IntOrString => {
            Code::Call("cel::to_int", vec![of.json_ref()]).attempt()
        }
        _ => Code::Call("cel::parse_int", vec![of.str_argument()]).attempt(),
    }
}

fn double(of: Emitted) -> Code {
    match of.shape {
        Shape::Double => of.code,
        Shape::Int32 => Code::Call("f64::from", vec![of.code]),
        Shape::Int => of.code.cast("f64"),
        Shape::Json | Shape::IntOrString => {
            Code::Call("cel::to_double", vec![of.json_ref()]).attempt()
        }
        _ => Code::Call("cel::parse_double", vec![of.str_argument()]).attempt(),
    }
}
