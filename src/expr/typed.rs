//! A checked expression, and text with checked expressions inside.

use std::collections::BTreeSet;
use std::ops::Range;

use super::longest::longest;
use super::tree::Node;
use super::{Longest, Type};

/// A checked expression.
#[derive(Clone, Debug)]
pub struct Typed {
    /// The expression as written.
    pub source: String,
    /// The bytes that it stands at: of the text that was checked, and once that is known, of the file.
    pub span: Range<usize>,
    /// What it is.
    pub ty: Type,
    /// Whether it can be unset, which is null in JSON and leaves the key out of an object.
    pub optional: bool,
    /// The variables that it names, such as `spec` and the ids of children.
    pub variables: BTreeSet<String>,
    /// The paths that are set wherever it is true.
    pub(super) facts: BTreeSet<String>,
    pub(super) tree: Node,
}

impl Typed {
    /// The greatest length of its text, given those of the text fields that it reads by their paths, such as
    /// `["spec", "zone"]`; `None` when one of them is not known.
    #[must_use]
    pub fn longest(&self, field: &dyn Fn(&[&str]) -> Option<usize>) -> Option<Longest> {
        longest(&self.tree, field)
    }
}

/// Text with checked expressions inside.
#[derive(Clone, Debug)]
pub struct Interpolation {
    /// The parts in order; no two texts follow each other, and no text is empty.
    pub parts: Vec<Part>,
}

/// A part of an interpolation.
#[derive(Clone, Debug)]
pub enum Part {
    /// Text as it is.
    Text(String),
    /// The value of an expression.
    Expression(Box<Typed>),
}

impl Interpolation {
    /// Text without expressions.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let parts = Some(text).filter(|text| !text.is_empty());
        let parts = parts.map(|text| Part::Text(text.to_owned()));
        Self {
            parts: parts.into_iter().collect(),
        }
    }

    /// The text, if there is no expression in it.
    #[must_use]
    pub fn literal(&self) -> Option<String> {
        match self.parts.as_slice() {
            [] => Some(String::new()),
            [Part::Text(text)] => Some(text.clone()),
            _ => None,
        }
    }

    /// The text as the spec has it.
    #[must_use]
    pub fn written(&self) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Expression(typed) => format!("${{{}}}", typed.source.trim()),
        };
        self.parts.iter().map(part).collect()
    }

    /// The expression, if there is nothing else: it keeps its type.
    #[must_use]
    pub fn single(&self) -> Option<&Typed> {
        match self.parts.as_slice() {
            [Part::Expression(typed)] => Some(typed),
            _ => None,
        }
    }

    /// What it is: text, unless it is one expression.
    #[must_use]
    pub fn ty(&self) -> Type {
        self.single().map_or(Type::String, |typed| typed.ty.clone())
    }

    /// Whether it can be unset: one expression can, and text never.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        self.single().is_some_and(|typed| typed.optional)
    }

    /// The same, each expression where it stands in the file by this.
    #[must_use]
    pub fn placed(mut self, place: impl Fn(&Range<usize>) -> Range<usize>) -> Self {
        for part in &mut self.parts {
            if let Part::Expression(typed) = part {
                typed.span = place(&typed.span);
            }
        }
        self
    }

    /// The expressions in order.
    pub fn expressions(&self) -> impl Iterator<Item = &Typed> {
        self.parts.iter().filter_map(|part| match part {
            Part::Expression(typed) => Some(&**typed),
            Part::Text(_) => None,
        })
    }
}
