//! Functions.

use super::Emitter;
use super::code::Code;
use super::literal;
use super::value::{Emitted, Shape};
use crate::expr::library::{Function, Rust, Sort};
use crate::expr::tree::Node;
use crate::expr::{Repr, Type};

impl Emitter {
    pub fn call(
        &mut self,
        function: &'static Function,
        arguments: &[Node],
        node: &Node,
    ) -> Emitted {
        let code = match function.entry.rust {
            Rust::Own => return self.own(function, arguments),
            Rust::Constant(path) => Code::atom(path),
            Rust::Call(path) => Code::Call(path, self.arguments(function, arguments)),
            Rust::Try(path) => Code::Call(path, self.arguments(function, arguments)).attempt(),
            Rust::Method(name) => self.method(name, function, arguments),
            Rust::TryMethod(name) => self.method(name, function, arguments).attempt(),
            Rust::Civil(name) => self.civil(name, arguments),
        };
        let made = Emitted::made(code, Shape::stored(&node.ty, Repr::Plain));
        match function.signature.result {
            Sort::Optional(_) => made.option(),
            _ => made,
        }
    }

    fn arguments(&mut self, function: &Function, arguments: &[Node]) -> Vec<Code> {
        let signature = &function.signature;
        if signature.repeats {
            return arguments.iter().map(|list| self.slice(list)).collect();
        }
        let sorts = signature.receiver.iter().chain(&signature.parameters);
        sorts
            .zip(arguments)
            .map(|(sort, node)| self.argument(sort, node))
            .collect()
    }

    /// What a function of the runtime takes for a value.
    fn argument(&mut self, sort: &Sort, node: &Node) -> Code {
        if *sort == Sort::Any {
            return self.owned_ref(node);
        }
        match &node.ty {
            Type::Bool => self.node(node).boolean(),
            Type::Int => self.node(node).int(),
            Type::Uint => self.node(node).uint(),
            Type::Double => self.node(node).double(),
            Type::String => self.node(node).str_argument(),
            Type::TypeName => self.node(node).str(),
            Type::List(_) => self.slice(node),
            Type::Map(_) => self.owned_ref(node),
            Type::Opaque(_) | Type::Object(_) => self.node(node).reference(),
            Type::Dyn | Type::Null => self.node(node).json_ref(),
        }
    }

    fn method(&mut self, name: &'static str, function: &Function, arguments: &[Node]) -> Code {
        let Some((receiver, rest)) = arguments.split_first() else {
            return Code::atom("Value::Null");
        };
        let signature = &function.signature;
        let skipped = usize::from(signature.receiver.is_none());
        let sorts = signature.parameters.iter().skip(skipped);
        let rest = sorts
            .zip(rest)
            .map(|(sort, node)| self.argument(sort, node))
            .collect();
        self.receiver(receiver).method(name, rest)
    }

    /// A value that a method of Rust is called on.
    fn receiver(&mut self, node: &Node) -> Code {
        let emitted = self.node(node);
        match (&node.ty, &emitted.shape) {
            (Type::String, Shape::String) => emitted.code,
            (Type::String, _) => emitted.str(),
            _ => emitted.code,
        }
    }

    fn civil(&mut self, name: &'static str, arguments: &[Node]) -> Code {
        let Some((moment, zone)) = arguments.split_first() else {
            return Code::atom("Value::Null");
        };
        let zone = zone
            .first()
            .map_or_else(|| Code::text(""), |zone| self.node(zone).str_argument());
        let moment = self.node(moment).code;
        moment
            .method("civil", vec![zone])
            .attempt()
            .method(name, vec![])
    }

    /// Functions that depend on the form in which Rust holds the value.
    fn own(&mut self, function: &Function, arguments: &[Node]) -> Emitted {
        let Some(node) = arguments.first() else {
            return literal::constant(&crate::expr::data::Data::Null);
        };
        if let ("size", true) = (
            function.name(),
            matches!(node.ty, Type::List(_) | Type::Map(_)),
        ) {
            return Emitted::made(self.length(node), Shape::Int);
        }
        let of = self.node(node);
        match function.name() {
            "size" => Emitted::made(size(of), Shape::Int),
            "string" => literal::alone(of),
            "int" => Emitted::made(int(of), Shape::Int),
            "uint" => Emitted::made(uint(of), Shape::Uint),
            "double" => Emitted::made(double(of), Shape::Double),
            "bool" => Emitted::made(boolean(of), Shape::Bool),
            "dyn" if of.shape == Shape::Json => of,
            "dyn" => Emitted::made(of.json(), Shape::Json),
            "type" => Emitted::made(
                Code::Call("cel::type_name", vec![of.json_ref()]),
                Shape::Str,
            ),
            _ => of,
        }
    }

    fn length(&mut self, node: &Node) -> Code {
        let of = self.node(node);
        match of.shape {
            Shape::Typed(..) => of.code.method("len", vec![]).cast("i64"),
            _ => Code::Call("cel::size", vec![of.json_ref()]).attempt(),
        }
    }
}

fn size(of: Emitted) -> Code {
    match of.shape {
        Shape::Json | Shape::IntOrString => Code::Call("cel::size", vec![of.json_ref()]).attempt(),
        Shape::Typed(Type::Opaque(_), _) => of.code.method("size", vec![]),
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
        Shape::Uint => Code::Call("cel::narrow", vec![of.code]).attempt(),
        Shape::Double => Code::Call("cel::truncate", vec![of.code]).attempt(),
        Shape::Json | Shape::IntOrString => {
            Code::Call("cel::to_int", vec![of.json_ref()]).attempt()
        }
        _ => Code::Call("cel::parse_int", vec![of.str_argument()]).attempt(),
    }
}

fn uint(of: Emitted) -> Code {
    match of.shape {
        Shape::Uint => of.code,
        Shape::Int | Shape::Int32 => Code::Call("cel::unsigned", vec![of.int()]).attempt(),
        Shape::Double => Code::Call("cel::truncate_unsigned", vec![of.code]).attempt(),
        Shape::Json | Shape::IntOrString => {
            Code::Call("cel::to_uint", vec![of.json_ref()]).attempt()
        }
        _ => Code::Call("cel::parse_uint", vec![of.str_argument()]).attempt(),
    }
}

fn double(of: Emitted) -> Code {
    match of.shape {
        Shape::Double => of.code,
        Shape::Int32 => Code::Call("f64::from", vec![of.code]),
        Shape::Int | Shape::Uint => of.code.cast("f64"),
        Shape::Json | Shape::IntOrString => {
            Code::Call("cel::to_double", vec![of.json_ref()]).attempt()
        }
        _ => Code::Call("cel::parse_double", vec![of.str_argument()]).attempt(),
    }
}

fn boolean(of: Emitted) -> Code {
    match of.shape {
        Shape::Json => Code::Call("cel::to_bool", vec![of.json_ref()]).attempt(),
        _ => of.boolean(),
    }
}
