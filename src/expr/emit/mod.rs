//! Writes checked expressions as Rust, as it would be written by hand: typed fields of `this`, helpers of the runtime's `cel`
//! where something can fail or is dynamic.
//!
//! An optional that was tested is bound (`if let Some(host) = &..`, `is_some_and`) where the test stands in the same expression.
//! Where it was tested elsewhere, by the `when` of a child, it is read by `cel::present`, which fails should it be unset after all.

mod binding;
mod code;
mod compare;
mod conditional;
mod default;
mod each;
mod function;
mod literal;
mod logic;
mod owned;
mod read;
mod value;

use super::data::Data;
use super::tree::{Kind, Node};
use super::{Interpolation, Part, Repr, Type, Typed};
use code::Code;
pub use owned::rust_type;
pub use read::{function, local};
use value::{Emitted, Shape};

/// A Rust expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rust {
    /// The expression, in one line.
    pub code: String,
    /// Whether it holds a `?`, so that it must stand in a function that returns `cel::Result`.
    pub fallible: bool,
    /// Whether it reads `this`, the resource.
    pub uses_this: bool,
    /// Whether it reads `scope`, what is known besides the resource.
    pub uses_scope: bool,
}

impl From<Code> for Rust {
    fn from(code: Code) -> Self {
        Self {
            fallible: code.is_fallible(),
            uses_this: code.reads("this"),
            uses_scope: code.reads("scope"),
            code: code.to_string(),
        }
    }
}

/// A Rust expression that is `Serialize`, fit to stand inside `json!`; what is unset becomes null.
#[must_use]
pub fn json(text: &Interpolation) -> Rust {
    let mut emitter = Emitter::over(text.expressions());
    if let Some(single) = text.single() {
        return emitter.node(&single.tree).code.into();
    }
    emitter.text(text).code.into()
}

/// A Rust expression of type `bool`; what is unset is false.
#[must_use]
pub fn boolean(condition: &Typed) -> Rust {
    let emitted = Emitter::over([condition]).node(&condition.tree);
    if emitted.optional && emitted.shape == Shape::Bool {
        return emitted.code.method("unwrap_or_default", vec![]).into();
    }
    emitted.boolean().into()
}

/// A Rust expression that owns its value, of the type that `rust_type` names; an `Option` of that if the text can be unset.
#[must_use]
pub fn owned(text: &Interpolation) -> Rust {
    let mut emitter = Emitter::over(text.expressions());
    match text.single() {
        Some(typed) if typed.optional => emitter.owned_option(&typed.tree).into(),
        Some(typed) => emitter.owned(&typed.tree).into(),
        None => emitter.text(text).string().into(),
    }
}

/// Walks a typed tree.
#[derive(Default)]
struct Emitter {
    /// Optionals that are bound at this place: how the source reads them, and the binding.
    bindings: Vec<(String, Emitted)>,
    /// The variables that macros name at this place: as the source names them, and what they are.
    locals: Vec<(String, Emitted)>,
    /// The variables that are bound outside.
    outside: Vec<String>,
}

impl Emitter {
    /// For expressions that stand in one function.
    fn over<'t>(expressions: impl IntoIterator<Item = &'t Typed>) -> Self {
        let elements = expressions
            .into_iter()
            .filter_map(|typed| element(&typed.tree));
        Self {
            outside: elements.map(read::local).collect(),
            ..Self::default()
        }
    }

    /// An expression in its natural form.
    fn node(&mut self, node: &Node) -> Emitted {
        match &node.kind {
            Kind::Constant(data) => literal::constant(data),
            Kind::Variable(name) => read::variable(name, &node.ty),
            Kind::Local(name, _) => self
                .local(name)
                .unwrap_or_else(|| literal::constant(&Data::Null)),
            Kind::Reference(id) if node.is_dynamic() => read::whole("reference", id),
            Kind::Reference(id) => read::selected(id),
            Kind::Let(name, text) => read::value(name, text),
            Kind::Element(name) => read::element(name, &node.ty),
            Kind::Select(of, field) => self.select(of, field),
            Kind::Entry(of, key) => self.entry(of, key, node),
            Kind::Path(root, steps) => self.path(root, steps),
            Kind::Present(of, path) => self.present(of, path),
            Kind::Has(of, _) => {
                let code = match of.kind {
                    Kind::Variable(_) | Kind::Reference(_) if of.ty == Type::Dyn => self.root(of),
                    _ => self.node(of).code,
                };
                let code = code.method("is_some", vec![]);
                Emitted::made(code, Shape::Bool)
            }
            Kind::OrValue(of, default) => self.or_value(of, default),
            Kind::OrElse(of, other) => self.or_else(of, other, &node.ty),
            Kind::Set(of) => {
                let code = Code::Call("Some", vec![self.owned(of)]);
                Emitted::made(code, Shape::stored(&node.ty, Repr::Plain)).option()
            }
            Kind::Coerce(of) => self.coerce(of, &node.ty),
            Kind::Not(of) => Emitted::made(self.negation(of), Shape::Bool),
            Kind::Negate(of) => self.negative(of, &node.ty),
            Kind::And(items) => Emitted::made(self.all(items), Shape::Bool),
            Kind::Or(items) => Emitted::made(self.one(items), Shape::Bool),
            Kind::Compare(operator, left, right) => {
                Emitted::made(self.compare(*operator, left, right), Shape::Bool)
            }
            Kind::Arithmetic(operator, left, right) => {
                self.arithmetic(*operator, left, right, &node.ty)
            }
            Kind::Concat(items) => {
                let mut pieces = literal::Pieces::default();
                for item in items {
                    self.piece(item, &mut pieces);
                }
                pieces.finish()
            }
            Kind::Contains(item, of) => Emitted::made(self.contains(item, of), Shape::Bool),
            Kind::Conditional(condition, yes, no) => self.conditional(condition, yes, no, node),
            Kind::List(items) if owned::has_optional(items) => self.optional_list(items, &node.ty),
            Kind::List(items) => {
                let items = items
                    .iter()
                    .map(|item| self.node(item).code.in_json())
                    .collect();
                Emitted::made(Code::Macro("json", vec![Code::Array(items)]), Shape::Json)
            }
            Kind::Map(entries) => {
                if entries
                    .iter()
                    .any(|(_, value)| owned::has_optional(std::slice::from_ref(value)))
                {
                    return self.optional_map(entries, &node.ty);
                }
                self.map(entries)
            }
            Kind::Call(function, arguments) => self.call(function, arguments, node),
            Kind::Each(each) => self.each(each, node),
            Kind::Bind(name, value, body) => self.bind(name, value, body),
            Kind::OptMap(name, of, body) => self.opt_map(name, of, body),
        }
    }

    /// Text with expressions inside.
    fn text(&mut self, text: &Interpolation) -> Emitted {
        let mut pieces = literal::Pieces::default();
        for part in &text.parts {
            match part {
                Part::Text(text) => pieces.text(text),
                Part::Expression(typed) => self.piece(&typed.tree, &mut pieces),
            }
        }
        pieces.finish()
    }

    /// A part of a text.
    fn piece(&mut self, node: &Node, pieces: &mut literal::Pieces) {
        match &node.kind {
            Kind::Constant(data) => pieces.text(&literal::display(data)),
            Kind::Concat(items) => {
                for item in items {
                    self.piece(item, pieces);
                }
            }
            Kind::Call(function, arguments)
                if function.name() == "string"
                    && function.entry.rust == super::library::Rust::Own =>
            {
                for argument in arguments {
                    self.piece(argument, pieces);
                }
            }
            _ => {
                let emitted = self.node(node);
                pieces.value(emitted);
            }
        }
    }

    /// A dynamic value as one of a type.
    fn coerce(&mut self, of: &Node, ty: &Type) -> Emitted {
        let emitted = self.node(of);
        match ty {
            Type::Bool => Emitted::made(emitted.boolean(), Shape::Bool),
            Type::Int => Emitted::made(emitted.int(), Shape::Int),
            Type::Uint => Emitted::made(emitted.uint(), Shape::Uint),
            Type::Double => Emitted::made(emitted.double(), Shape::Double),
            Type::String => Emitted::made(emitted.str(), Shape::Str),
            Type::Dyn if emitted.shape == Shape::Json => emitted,
            Type::Dyn => Emitted::made(emitted.json(), Shape::Json),
            // The items of a list may be taken as dynamic ones.
            Type::List(_) | Type::Map(_) if of.ty != Type::Dyn => {
                Emitted::made(emitted.json(), Shape::Json)
            }
            Type::List(_) | Type::Map(_) => {
                Emitted::made(emitted.owned(ty), Shape::stored(ty, Repr::Plain))
            }
            _ => emitted,
        }
    }

    /// A dictionary in `json!`; keys that are not literals stand in parentheses there.
    fn map(&mut self, entries: &[(Node, Node)]) -> Emitted {
        let entries = entries
            .iter()
            .map(|(key, value)| {
                let key = match &key.kind {
                    Kind::Constant(Data::String(text)) => format!("{text:?}"),
                    _ => format!("({})", self.node(key).string()),
                };
                (key, self.node(value).code.in_json())
            })
            .collect();
        Emitted::made(
            Code::Macro("json", vec![Code::Object(entries)]),
            Shape::Json,
        )
    }
}

/// The element that a tree reads, by its name.
fn element(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Element(name) => Some(name),
        _ => node.children().into_iter().find_map(element),
    }
}
