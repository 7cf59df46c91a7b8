//! The element that an object of a child is made for: what it is in Rust, and the functions that find it.

use super::function;
use crate::catalog;
use crate::expr::{Interpolation, Part, Type, Typed, emit};
use crate::model::{Child, Each};

/// An element as functions name it; of a child that is one object, none.
#[derive(Default)]
pub struct Element {
    variable: String,
    /// The line that binds it.
    line: String,
}

impl Element {
    /// An element of a child.
    pub fn of(each: &Each) -> Self {
        let name = emit::local(&each.variable);
        let line = match &each.ty {
            Type::Dyn => format!("    let {name} = scope.element;\n"),
            ty => {
                let line = format!(
                    "    let {name}: {} = scope.element()?;\n",
                    emit::rust_type(ty)
                );
                if line.trim_end().chars().count() <= 100 {
                    line
                } else {
                    format!(
                        "    let {name}: {} =\n        scope.element()?;\n",
                        emit::rust_type(ty)
                    )
                }
            }
        };
        Self {
            variable: each.variable.clone(),
            line,
        }
    }

    /// The line that binds it, where one of some expressions reads it.
    pub fn binding<'t>(&self, expressions: impl IntoIterator<Item = &'t Typed>) -> String {
        let mut expressions = expressions.into_iter();
        match expressions.any(|typed| typed.variables.contains(&self.variable)) {
            true => self.line.clone(),
            false => String::new(),
        }
    }
}

/// What the runtime has to know of the elements.
pub fn constant(child: &Child) -> String {
    let longest = catalog::name_limit(&child.kind);
    format!(
        "Some(Each {{\n        elements,\n        key,\n        longest_name: {longest},\n    }})"
    )
}

/// The functions that find the elements and tell one from the others.
pub fn functions(element: &Element, each: &Each, kind: &str) -> String {
    let single = |typed: &Typed| Interpolation {
        parts: vec![Part::Expression(Box::new(typed.clone()))],
    };
    let about = "The elements: there is one of it for each.";
    let elements = emit::json(&single(&each.elements));
    let elements = function::value(about, "elements", kind, &elements);
    let about = "What tells it from the others.";
    let binding = element.binding([&each.key]);
    let key = emit::json(&single(&each.key));
    let key = function::value_of(&binding, about, "key", kind, &key);
    format!("\n{elements}\n{key}")
}
