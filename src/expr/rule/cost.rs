//! What the API server reckons an expression to cost before it takes it on.
//!
//! It follows cel-go's estimator: reading costs one, going through texts a tenth a character, and what a macro does is done
//! for every item that there could be. Only the greatest cost matters, so that no least one is kept.

use super::Types;
use super::declared::Declared;
use super::size::{Entries, Size};
use crate::expr::syntax::{Expr, ExprKind, Name, Unary};
use crate::expr::{Opaque, Type};

/// What it costs to make an empty list.
pub(super) const LIST: u64 = 10;

/// What it costs to make an empty map.
pub(super) const MAP: u64 = 30;

/// What it costs to go through a text, a character.
pub(super) const TRAVERSAL: f64 = 0.1;

/// The cost of an expression about this value.
pub fn of(expression: &Expr, types: &Types, value: &Declared) -> u64 {
    let mut estimator = Estimator {
        types,
        root: value,
        locals: Vec::new(),
    };
    estimator.estimate(expression).cost
}

/// What is known of a part of an expression.
#[derive(Clone)]
pub(super) struct Estimate<'a> {
    /// What it costs.
    pub cost: u64,
    /// How large it is, if that can be told.
    pub size: Option<Size>,
    /// How large its entries are, if it was made by the expression.
    pub entries: Option<Entries>,
    /// Where it comes from.
    pub place: Place<'a>,
    /// What it is.
    pub ty: Type,
}

/// Where a value comes from.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// From no path.
    Nowhere,
    /// From a path into the value that the rule is about, which holds this there.
    At(&'a Declared),
    /// From a path of which nothing is known.
    Lost,
}

impl Estimate<'_> {
    /// How large it is.
    pub fn size(&self) -> Size {
        self.size.unwrap_or(Size::UNKNOWN)
    }

    /// The same with a size that was computed.
    pub fn sized(self, size: Size) -> Self {
        Self {
            size: Some(size),
            ..self
        }
    }
}

/// A name of a macro.
pub(super) struct Local<'a> {
    pub name: String,
    pub estimate: Estimate<'a>,
}

pub(super) struct Estimator<'a> {
    types: &'a Types,
    root: &'a Declared,
    /// The names of the macros around this place.
    pub locals: Vec<Local<'a>>,
}

impl<'a> Estimator<'a> {
    fn ty(&self, expression: &Expr) -> Type {
        let key = (expression.span.start, expression.span.end);
        self.types.get(&key).cloned().unwrap_or(Type::Dyn)
    }

    /// Something of which nothing else is known than its type and cost.
    pub fn made(&self, cost: u64, ty: Type) -> Estimate<'a> {
        Estimate {
            cost,
            size: is_scalar(&ty).then_some(Size::fixed(1)),
            entries: None,
            place: Place::Nowhere,
            ty,
        }
    }

    pub fn at(&self, cost: u64, ty: Type, place: Place<'a>) -> Estimate<'a> {
        let made = self.made(cost, ty);
        let size = match place {
            Place::At(declared) => Some(Size::at_most(declared.most)),
            Place::Nowhere | Place::Lost => made.size,
        };
        Estimate {
            size,
            place,
            ..made
        }
    }

    /// One step on. A step from nowhere counts as one from nothing at all, which is the value itself.
    pub fn step(
        &self,
        from: Place<'a>,
        into: impl FnOnce(&'a Declared) -> Option<&'a Declared>,
    ) -> Place<'a> {
        match from {
            Place::Nowhere => Place::At(self.root),
            Place::At(declared) => into(declared).map_or(Place::Lost, Place::At),
            Place::Lost => Place::Lost,
        }
    }

    pub fn estimate(&mut self, expression: &Expr) -> Estimate<'a> {
        let ty = self.ty(expression);
        match &expression.kind {
            ExprKind::Null
            | ExprKind::Bool(_)
            | ExprKind::Int(_)
            | ExprKind::Uint(_)
            | ExprKind::Double(_) => self.made(0, ty).sized(Size::fixed(1)),
            ExprKind::String(text) => {
                let size = text.chars().count() as u64;
                self.made(0, ty).sized(Size::fixed(size))
            }
            ExprKind::Bytes(bytes) => self.made(0, ty).sized(Size::fixed(bytes.len() as u64)),
            ExprKind::Variable(name) => self.variable(name, ty),
            ExprKind::Select {
                of,
                field,
                optional,
            } => self.select(of, field, *optional, ty),
            ExprKind::Index { of, key, optional } => self.index(of, key, *optional, ty),
            ExprKind::Call {
                of,
                function,
                arguments,
            } => self.called(of.as_deref(), function, arguments, ty),
            ExprKind::Unary(Unary::Negate, operand) if is_number(operand) => {
                self.made(0, ty).sized(Size::fixed(1))
            }
            ExprKind::Unary(_, operand) => {
                let operand = self.estimate(operand);
                self.made(operand.cost.saturating_add(1), ty)
            }
            ExprKind::Binary(operator, left, right) => {
                let (left, right) = (self.estimate(left), self.estimate(right));
                self.binary(*operator, &left, &right, ty)
            }
            ExprKind::Conditional(condition, yes, no) => {
                let condition = self.estimate(condition);
                let (yes, no) = (self.estimate(yes), self.estimate(no));
                self.conditional(condition.cost, &yes, &no, ty)
            }
            ExprKind::List(items) => self.list(items, ty),
            ExprKind::Map(entries) => self.map(entries, ty),
            ExprKind::Optional(of) => self.estimate(of),
        }
    }

    fn variable(&self, name: &str, ty: Type) -> Estimate<'a> {
        if let Some(local) = self.locals.iter().rev().find(|local| local.name == name) {
            return Estimate {
                cost: 1,
                ..local.estimate.clone()
            };
        }
        // The estimate takes whatever else is named, such as a type, for the value too.
        self.at(1, ty, Place::At(self.root))
    }

    fn select(&mut self, of: &Expr, field: &Name, optional: bool, ty: Type) -> Estimate<'a> {
        let of = self.estimate(of);
        if optional {
            return self.made(of.cost.saturating_add(1), ty);
        }
        let is_read = matches!(of.ty, Type::Map(_) | Type::Object(_));
        let place = self.step(of.place, |declared| declared.field(&field.text));
        self.at(of.cost.saturating_add(u64::from(is_read)), ty, place)
    }

    fn index(&mut self, of: &Expr, key: &Expr, optional: bool, ty: Type) -> Estimate<'a> {
        let (of, key) = (self.estimate(of), self.estimate(key));
        let cost = of.cost.saturating_add(key.cost).saturating_add(1);
        if optional {
            return self.made(cost, ty);
        }
        let place = self.step(of.place, Declared::element);
        let found = self.at(cost, ty, place);
        match of.entries {
            Some(entries) => found.sized(entries.value),
            None => found,
        }
    }
}

/// What several parts cost together.
pub(super) fn sum(parts: &[Estimate<'_>]) -> u64 {
    parts
        .iter()
        .map(|part| part.cost)
        .fold(0, u64::saturating_add)
}

/// Whether values of a type have a size that is known before.
fn is_scalar(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Bool
            | Type::Int
            | Type::Uint
            | Type::Double
            | Type::Opaque(Opaque::Timestamp | Opaque::Duration)
    )
}

fn is_number(expression: &Expr) -> bool {
    matches!(expression.kind, ExprKind::Int(_) | ExprKind::Double(_))
}
