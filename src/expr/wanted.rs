//! What expressions read of a reference, and as what: enough to make up an object that they can be evaluated with.

use super::data::Data;
use super::tree::{Kind, Node};
use super::{Type, Typed};

/// A value that an expression reads of a reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The keys that lead to it.
    pub steps: Vec<Step>,
    /// What it has to be; `dyn` where it is the value of the whole expression, text where anything else will do.
    pub ty: Type,
    /// Whether it is read as a number though it is text.
    pub numeric: bool,
}

/// One key on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A field of an object.
    Field(String),
    /// An item of a list.
    Item(usize),
}

impl Typed {
    /// What the expression reads of a reference.
    #[must_use]
    pub fn wanted(&self, reference: &str) -> Vec<Wanted> {
        let mut found = Vec::new();
        let whole = Wanted {
            steps: Vec::new(),
            ty: Type::Dyn,
            numeric: false,
        };
        visit(&self.tree, reference, &whole, &mut found);
        found
    }
}

/// Finds what is read below a node, whose own value has to be like `as_`.
fn visit(node: &Node, reference: &str, as_: &Wanted, found: &mut Vec<Wanted>) {
    let like = |ty: &Type, numeric| Wanted {
        steps: Vec::new(),
        ty: ty.clone(),
        numeric,
    };
    let text = like(&Type::String, false);
    match &node.kind {
        Kind::Path(root, steps) if is_object_of(root, reference) => {
            let steps = steps.iter().map(step).collect::<Option<Vec<Step>>>();
            found.extend(steps.map(|steps| Wanted {
                steps,
                ..as_.clone()
            }));
        }
        Kind::Coerce(of) => visit(of, reference, &like(&node.ty, false), found),
        Kind::Present(of, _) => visit(of, reference, as_, found),
        Kind::OrValue(of, default) => {
            let known = if default.is_dynamic() {
                as_
            } else {
                &like(&default.ty, false)
            };
            visit(of, reference, known, found);
            visit(default, reference, as_, found);
        }
        Kind::Conditional(condition, yes, no) => {
            visit(condition, reference, &like(&Type::Bool, false), found);
            visit(yes, reference, as_, found);
            visit(no, reference, as_, found);
        }
        Kind::Call(function, arguments) if matches!(function.name(), "int" | "uint" | "double") => {
            let number = like(&Type::String, true);
            arguments
                .iter()
                .for_each(|argument| visit(argument, reference, &number, found));
        }
        Kind::Each(each) => {
            let list = like(&Type::List(Box::new(Type::Dyn)), false);
            visit(&each.range, reference, &list, found);
            let parts = each.filter.iter().chain([&each.body]);
            parts.for_each(|part| visit(part, reference, &text, found));
        }
        Kind::Compare(_, left, right) => {
            let other = |node: &Node| {
                let ty = if node.is_dynamic() {
                    &Type::String
                } else {
                    &node.ty
                };
                like(ty, false)
            };
            visit(left, reference, &other(right), found);
            visit(right, reference, &other(left), found);
        }
        _ => {
            let parts = node.children();
            parts
                .iter()
                .for_each(|part| visit(part, reference, &text, found));
        }
    }
}

/// Whether a node is the object that a reference leads to, or one of those that it selects.
fn is_object_of(node: &Node, reference: &str) -> bool {
    match &node.kind {
        Kind::Reference(id) => id == reference,
        Kind::Present(of, _) | Kind::Entry(of, _) => is_object_of(of, reference),
        _ => false,
    }
}

fn step(node: &Node) -> Option<Step> {
    match &node.kind {
        Kind::Constant(Data::String(name)) => Some(Step::Field(name.clone())),
        Kind::Constant(Data::Int(index)) => usize::try_from(*index).ok().map(Step::Item),
        _ => None,
    }
}
