//! Values in the form that the runtime's functions take and give: `i64`, `String`, `Vec<String>`, however the struct holds them.

use super::Emitter;
use super::code::Code;
use super::literal;
use super::value::{Emitted, Held, Shape};
use crate::expr::data::Data;
use crate::expr::tree::{Kind, Node, Presence};
use crate::expr::{ObjectType, Repr, Type};

impl Emitter {
    /// A value as one that is owned.
    pub fn owned(&mut self, node: &Node) -> Code {
        match (&node.kind, &node.ty) {
            (Kind::Constant(data), ty) => literal::owned(data, ty),
            (Kind::List(items), Type::List(ty)) if !has_optional(items) => {
                let items: Vec<Code> = items.iter().map(|item| self.item(item, ty)).collect();
                if items.is_empty() {
                    return Code::atom(format!("Vec::<{}>::new()", rust_type(ty)));
                }
                Code::Macro("vec", items)
            }
            (_, ty) => {
                let emitted = self.node(node);
                emitted.owned(ty)
            }
        }
    }

    /// An item of a literal whose items are of a type.
    fn item(&mut self, item: &Node, ty: &Type) -> Code {
        match ty {
            Type::Dyn => {
                let emitted = self.node(item);
                emitted.json()
            }
            _ => self.owned(item),
        }
    }

    /// A value as a reference to one in the form of the runtime.
    pub fn owned_ref(&mut self, node: &Node) -> Code {
        if matches!(node.kind, Kind::Constant(_) | Kind::List(_)) {
            return self.owned(node).borrow();
        }
        let emitted = self.node(node);
        match &emitted.shape {
            Shape::String => emitted.reference(),
            Shape::Json if node.ty == Type::Dyn => emitted.reference(),
            Shape::Typed(_, repr) if is_plain(*repr) => emitted.reference(),
            _ => emitted.owned(&node.ty).borrow(),
        }
    }

    /// A list as a slice.
    pub fn slice(&mut self, node: &Node) -> Code {
        let items: Vec<Code> = match (&node.kind, &node.ty) {
            (Kind::Constant(Data::List(items)), Type::List(ty)) if !items.is_empty() => {
                items.iter().map(|item| literal::owned(item, ty)).collect()
            }
            (Kind::List(items), Type::List(ty)) if !items.is_empty() && !has_optional(items) => {
                items.iter().map(|item| self.item(item, ty)).collect()
            }
            (Kind::Coerce(of), Type::List(ty)) if **ty == Type::Dyn => {
                let json = self.node(of).json_ref();
                return Code::Call("cel::list", vec![json]).attempt();
            }
            _ => return self.owned_ref(node),
        };
        // A single item that is stored is taken where it is.
        if let ([Code::Method(_, "clone", _)], Kind::List(nodes)) = (items.as_slice(), &node.kind)
            && let [only] = nodes.as_slice()
        {
            return Code::Call("std::slice::from_ref", vec![self.owned_ref(only)]);
        }
        Code::Array(items).borrow()
    }

    /// Something that may be unset as an option of a value that is owned.
    pub fn owned_option(&mut self, node: &Node) -> Code {
        if node.presence == Presence::Always {
            return Code::Call("Some", vec![self.owned(node)]);
        }
        if matches!(node.kind, Kind::Constant(Data::Null)) {
            return Code::atom(format!("None::<{}>", rust_type(&node.ty)));
        }
        let emitted = self.node(node);
        if !emitted.optional {
            return Code::Call("Some", vec![emitted.owned(&node.ty)]);
        }
        let plain = match &emitted.shape {
            Shape::Typed(_, repr) => is_plain(*repr),
            Shape::String => true,
            Shape::Json => node.ty == Type::Dyn,
            shape => matches!(
                shape,
                Shape::Bool | Shape::Int | Shape::Uint | Shape::Double
            ),
        };
        if plain {
            return match emitted.held {
                _ if emitted.shape.is_copy() => emitted.code,
                Held::Temporary => emitted.code,
                Held::Place => emitted.code.method("clone", vec![]),
                Held::Ref => emitted.code.method("cloned", vec![]),
            };
        }
        let option = emitted.option_ref();
        let it = Emitted::new(Code::atom("it"), option.shape.clone(), Held::Ref);
        let owned = it.owned(&node.ty);
        if owned.is_fallible() {
            let body = owned.result().mapping("it".to_owned());
            return Code::Call("cel::opt_map", vec![option.code, body]).attempt();
        }
        option
            .code
            .method("map", vec![owned.mapping("it".to_owned())])
    }

    /// The same for an element of a literal of a type.
    fn option_as(&mut self, node: &Node, ty: &Type) -> Code {
        let option = self.owned_option(node);
        let dynamic = matches!(ty, Type::List(inner) | Type::Map(inner) if **inner == Type::Dyn);
        if !dynamic || node.ty == Type::Dyn {
            return option;
        }
        let json = Code::Macro("json", vec![Code::atom("it")]);
        option.method("map", vec![json.closure("it")])
    }

    /// A list literal of which some items may be unset.
    pub fn optional_list(&mut self, items: &[Node], ty: &Type) -> Emitted {
        let items = items.iter().map(|item| self.option_as(item, ty)).collect();
        let code = flattened(Code::Array(items)).method("collect::<Vec<_>>", vec![]);
        Emitted::made(code, Shape::stored(ty, Repr::Plain))
    }

    /// A map literal of which some values may be unset.
    pub fn optional_map(&mut self, entries: &[(Node, Node)], ty: &Type) -> Emitted {
        let entry = |(key, value): &(Node, Node)| {
            let key = Code::Call("Some", vec![self.owned(key)]);
            key.method("zip", vec![self.option_as(value, ty)])
        };
        let entries = entries.iter().map(entry).collect();
        let code = flattened(Code::Array(entries))
            .method("collect::<std::collections::BTreeMap<_, _>>", vec![]);
        Emitted::made(code, Shape::stored(ty, Repr::Plain))
    }
}

fn flattened(array: Code) -> Code {
    array.method("into_iter", vec![]).method("flatten", vec![])
}

/// Whether some items may be unset.
pub fn has_optional(items: &[Node]) -> bool {
    items
        .iter()
        .any(|item| item.presence != Presence::Always && item.ty != Type::Null)
}

/// Whether the innermost values are held as the runtime's functions take them.
fn is_plain(repr: Repr) -> bool {
    matches!(repr, Repr::Plain | Repr::Json)
}

impl Emitted {
    /// As a value of a type that is owned.
    pub fn owned(self, ty: &Type) -> Code {
        match (&self.shape, ty) {
            (_, Type::Dyn | Type::Null) => self.json(),
            (Shape::Json, Type::Bool) => self.boolean(),
            (Shape::Json | Shape::IntOrString, Type::Int) => self.int(),
            (Shape::Json, Type::Uint) => self.uint(),
            (Shape::Json, Type::Double) => self.double(),
            (Shape::Json, Type::List(_) | Type::Map(_)) => {
                Code::Convert(rust_type(ty), Box::new(self.reference())).attempt()
            }
            (Shape::Bool | Shape::Uint | Shape::Double, _) => self.code,
            (Shape::Int | Shape::Int32, _) => self.int(),
            (Shape::Typed(_, repr), _) if is_plain(*repr) => match self.held {
                Held::Temporary => self.code,
                _ => self.code.method("clone", vec![]),
            },
            (Shape::Typed(ty, repr), _) => {
                let (ty, repr) = (ty.clone(), *repr);
                converted(self.code, &ty, repr)
            }
            _ => self.string(),
        }
    }
}

/// A list or map whose innermost values are brought into the runtime's form.
fn converted(code: Code, ty: &Type, repr: Repr) -> Code {
    let inner = |ty: &Type| {
        let it = Emitted::new(Code::atom("it"), Shape::stored(ty, repr), Held::Ref);
        let pattern = if it.shape.is_copy() { "&it" } else { "it" };
        (it.owned(ty), pattern)
    };
    match ty {
        Type::List(items) => {
            let (body, pattern) = inner(items);
            let mapped = code
                .method("iter", vec![])
                .method("map", vec![body.closure(pattern)]);
            mapped.method("collect::<Vec<_>>", vec![])
        }
        Type::Map(values) => {
            let (body, pattern) = inner(values);
            let entry = Code::Call("", vec![Code::atom("key").method("clone", vec![]), body]);
            let mapped = code
                .method("iter", vec![])
                .method("map", vec![entry.closure(format!("(key, {pattern})"))]);
            mapped.method("collect::<std::collections::BTreeMap<_, _>>", vec![])
        }
        _ => code.method("clone", vec![]),
    }
}

/// The type of Rust that the runtime's functions take for a type.
pub fn rust_type(ty: &Type) -> String {
    match ty {
        Type::Bool => "bool".to_owned(),
        Type::Int => "i64".to_owned(),
        Type::Uint => "u64".to_owned(),
        Type::Double => "f64".to_owned(),
        Type::String | Type::TypeName => "String".to_owned(),
        Type::Dyn | Type::Null => "Value".to_owned(),
        Type::Opaque(opaque) => opaque.rust().to_owned(),
        Type::List(items) => format!("Vec<{}>", rust_type(items)),
        Type::Map(values) => format!("std::collections::BTreeMap<String, {}>", rust_type(values)),
        Type::Object(object) if object.name == ObjectType::ENTRY => {
            let value = object.field("value").map(|field| rust_type(&field.ty));
            format!("cel::Entry<{}>", value.unwrap_or_default())
        }
        Type::Object(object) => format!("types::{}", object.name),
    }
}
