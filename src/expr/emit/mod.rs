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
mod function;
mod literal;
mod logic;
mod read;
mod value;

use super::data::Data;
use super::tree::{Kind, Node};
use super::{Interpolation, Part, Type, Typed};
use code::Code;
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
    let mut pieces = literal::Pieces::default();
    for part in &text.parts {
        match part {
            Part::Text(text) => pieces.text(text),
            Part::Expression(typed) => emitter.piece(&typed.tree, &mut pieces),
        }
    }
    pieces.finish().code.into()
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

/// A Rust expression of type `bool`, `i64`, `f64` or `String`, if a text is always set and one of these.
#[must_use]
pub fn scalar(text: &Interpolation) -> Option<Rust> {
    let typed = text.single().filter(|typed| !typed.optional)?;
    let emitted = Emitter::over([typed]).node(&typed.tree);
    let code = match typed.ty {
        Type::Bool => emitted.boolean(),
        Type::Int => emitted.int(),
        Type::Double => emitted.double(),
        Type::String => emitted.string(),
        _ => return None,
    };
    Some(code.into())
}

/// Walks a typed tree.
#[derive(Default)]
struct Emitter {
    /// Optionals that are bound at this place: how the source reads them, and the binding.
    bindings: Vec<(String, Emitted)>,
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
            bindings: Vec::new(),
            outside: elements.map(read::local).collect(),
        }
    }

    /// An expression in its natural form.
    fn node(&mut self, node: &Node) -> Emitted {
        match &node.kind {
            Kind::Constant(data) => literal::constant(data),
            Kind::Variable(name) => read::variable(name, &node.ty),
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
            Kind::List(items) => {
                let items = items
                    .iter()
                    .map(|item| self.node(item).code.in_json())
                    .collect();
                Emitted::made(Code::Macro("json", vec![Code::Array(items)]), Shape::Json)
            }
            Kind::Map(entries) => self.map(entries),
            Kind::Call(function, arguments) => self.call(*function, arguments),
        }
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
            Kind::Call(super::tree::Function::String, arguments) => {
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
            Type::Double => Emitted::made(emitted.double(), Shape::Double),
            Type::String => Emitted::made(emitted.str(), Shape::Str),
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
