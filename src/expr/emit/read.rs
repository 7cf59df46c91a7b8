//! Variables, fields, elements, and defaults for what is unset.

use super::Emitter;
use super::code::Code;
use super::value::{Emitted, Held, Shape};
use crate::expr::data::Data;
use crate::expr::tree::{Kind, Node};
use crate::expr::{Interpolation, ObjectField, Repr, Type};

/// A variable.
pub fn variable(name: &str, ty: &Type) -> Emitted {
    let scope = Code::atom("scope");
    let shape = Shape::stored(ty, Repr::Plain);
    match name {
        "labels" | "selector" => Emitted::new(scope.field(name), shape, Held::Ref),
        "status" => {
            let code = Code::Call("Some", vec![scope.field(name)]);
            Emitted::new(code, Shape::Json, Held::Ref).option()
        }
        _ if *ty == Type::Dyn => whole("child", name),
        _ => Emitted::new(Code::atom("this").field(name), shape, Held::Place),
    }
}

/// An object that the scope gives by this method, as one value.
pub fn whole(method: &'static str, id: &str) -> Emitted {
    let code = Code::Call(
        "cel::find",
        vec![object(method, id), Code::Array(vec![]).borrow()],
    );
    Emitted::new(code, Shape::Json, Held::Ref).option()
}

/// The element that an object is made for, which the function that holds the expression has bound.
pub fn element(name: &str, ty: &Type) -> Emitted {
    let held = match ty {
        Type::Dyn => Held::Ref,
        _ => Held::Place,
    };
    Emitted::new(
        Code::atom(local(name)),
        Shape::stored(ty, Repr::Plain),
        held,
    )
}

/// A value that a function of the module `values` computes.
pub fn value(name: &str, text: &Interpolation) -> Emitted {
    let path = format!("values::{}", function(name));
    let code = Code::Own(path, vec![Code::atom("this"), Code::atom("scope")]).attempt();
    let emitted = Emitted::made(code, Shape::stored(&text.ty(), Repr::Plain));
    match text.is_optional() {
        true => emitted.option(),
        false => emitted,
    }
}

/// The name of the function that computes a value.
#[must_use]
pub fn function(name: &str) -> String {
    match super::binding::snake(name) {
        name if ["match", "super", "crate"].contains(&name.as_str()) => name + "_",
        name => name,
    }
}

/// The name of an element in Rust.
#[must_use]
pub fn local(name: &str) -> String {
    super::binding::name(&super::binding::snake(name), "item", &[])
}

/// The list of the objects that a reference selects, or that a child is.
pub fn selected(id: &str) -> Emitted {
    let code = Code::atom("scope").method("selected", vec![Code::text(id)]);
    Emitted::new(code, Shape::Json, Held::Ref)
}

/// An object that the scope gives by this method: of its parts, only those that are read are decoded.
fn object(method: &'static str, id: &str) -> Code {
    Code::atom("scope").method(method, vec![Code::text(id)])
}

impl Emitter {
    pub fn select(&mut self, of: &Node, field: &ObjectField) -> Emitted {
        if let (Kind::Variable(variable), "name" | "namespace") = (&of.kind, field.name.as_str())
            && variable == "metadata"
        {
            let code = Code::atom("scope").field(field.name.as_str());
            return Emitted::made(code, Shape::Str);
        }
        let shape = Shape::stored(&field.ty, field.repr);
        let of = self.node(of);
        if !of.optional {
            let emitted = Emitted::new(of.code.field(field.rust_name.as_str()), shape, Held::Place);
            return if field.optional {
                emitted.option()
            } else {
                emitted
            };
        }
        let name = super::binding::name(&field.rust_name, "value", &[]);
        let owner = if name == "of" { "it" } else { "of" };
        let inner = Code::atom(owner).field(field.rust_name.as_str());
        let inner = Emitted::new(inner, shape.clone(), Held::Place);
        let code = if field.optional {
            let body = inner.option().option_ref().code.closure(owner);
            of.option_ref().code.method("and_then", vec![body])
        } else {
            let body = inner.reference().closure(owner);
            of.option_ref().code.method("map", vec![body])
        };
        Emitted::new(code, shape, Held::Ref).option()
    }

    /// What a typed list or map holds at a key.
    pub fn entry(&mut self, of: &Node, key: &Node, node: &Node) -> Emitted {
        let is_map = matches!(of.ty, Type::Map(_));
        let of = self.node(of);
        if of.shape == Shape::Json {
            let keys = vec![self.key(key)];
            let code = Code::Call(
                "cel::find",
                vec![of.json_option(), Code::Array(keys).borrow()],
            );
            return Emitted::new(code, Shape::Json, Held::Ref).option();
        }
        let shape = match &of.shape {
            Shape::Typed(_, repr) => Shape::stored(&node.ty, *repr),
            other => other.clone(),
        };
        let read = |of: Code, key: Code| match (&key, is_map) {
            (_, true) => of.method("get", vec![key]),
            (Code::Atom(text), false) if text == "0" => of.method("first", vec![]),
            (Code::Atom(text), false) if text.parse::<u32>().is_ok() => of.method("get", vec![key]),
            (_, false) => Code::Call("cel::at", vec![of.borrow(), key]),
        };
        let key = if is_map {
            self.node(key).str_argument()
        } else {
            self.node(key).int()
        };
        let code = if of.optional {
            let read = match read(Code::atom("of"), key) {
                // The binding is a reference already.
                Code::Call(name, arguments) => Code::Call(
                    name,
                    arguments
                        .into_iter()
                        .map(|code| {
                            if code == Code::atom("of").borrow() {
                                Code::atom("of")
                            } else {
                                code
                            }
                        })
                        .collect(),
                ),
                other => other,
            };
            let option = of.option_ref().code;
            if read.is_fallible() {
                Code::conditional(
                    Code::Let("of".to_owned(), Box::new(option)),
                    read,
                    Code::atom("None"),
                )
            } else {
                option.method("and_then", vec![read.closure("of")])
            }
        } else if of.held == Held::Ref {
            match read(of.code.clone(), key.clone()) {
                Code::Call(name, _) => Code::Call(name, vec![of.code, key]),
                other => other,
            }
        } else {
            read(of.code, key)
        };
        let code = if shape.is_copy() {
            code.method("copied", vec![])
        } else {
            code
        };
        Emitted::new(code, shape, Held::Ref).option()
    }

    /// Something dynamic that may not be there, to be asked for what it holds.
    pub fn root(&mut self, root: &Node) -> Code {
        match &root.kind {
            Kind::Variable(id) if root.ty == Type::Dyn && id != "status" => object("child", id),
            Kind::Reference(id) if root.is_dynamic() => object("reference", id),
            _ => self.node(root).json_option(),
        }
    }

    /// What a dynamic value holds below keys.
    pub fn path(&mut self, root: &Node, steps: &[Node]) -> Emitted {
        if steps.is_empty() {
            return self.node(root);
        }
        let keys = steps.iter().map(|step| self.key(step)).collect();
        let code = Code::Call(
            "cel::find",
            vec![self.root(root), Code::Array(keys).borrow()],
        );
        Emitted::new(code, Shape::Json, Held::Ref).option()
    }

    /// A key of a dynamic value, as `&str`.
    fn key(&mut self, key: &Node) -> Code {
        match &key.kind {
            Kind::Constant(Data::Int(index)) => Code::text(&index.to_string()),
            _ if key.ty == Type::Int => self.node(key).int().method("to_string", vec![]).borrow(),
            _ => self.node(key).str_argument(),
        }
    }

    /// The value of something that may be unset.
    pub fn present(&mut self, of: &Node, path: &str) -> Emitted {
        if let Some((_, bound)) = self.bindings.iter().rev().find(|(bound, _)| bound == path) {
            return bound.clone();
        }
        if let Kind::Path(root, steps) = &of.kind
            && let Some((name, keys)) = named(path, steps)
        {
            let root = self.root(root);
            let arguments = vec![root, Code::text(&name), Code::Array(keys).borrow()];
            let code = Code::Call("cel::get", arguments).attempt();
            return Emitted::new(code, Shape::Json, Held::Ref);
        }
        let of = self.node(of).option_ref();
        let arguments = vec![of.code, Code::text(path)];
        let code = Code::Call("cel::present", arguments).attempt();
        Emitted::new(code, of.shape, Held::Ref)
    }
}

/// The name and the keys that a path joins with dots, if it does.
fn named(path: &str, steps: &[Node]) -> Option<(String, Vec<Code>)> {
    let keys = steps
        .iter()
        .map(|step| match &step.kind {
            Kind::Constant(Data::String(key)) => Some(key.as_str()),
            _ => None,
        })
        .collect::<Option<Vec<_>>>()?;
    let tail: String = keys.iter().map(|key| format!(".{key}")).collect();
    let name = path.strip_suffix(&tail)?;
    Some((name.to_owned(), keys.into_iter().map(Code::text).collect()))
}
