//! What the API server reckons an expression to cost before it takes it on.
//!
//! It follows cel-go's estimator: reading costs one, going through texts a tenth a character, and what a macro does is done
//! for every item that there could be. Only the greatest cost matters, so that no least one is kept.

use super::Types;
use super::declared::Declared;
use super::size::{Entries, Size};
use crate::expr::library::COMPREHENSIONS;
use crate::expr::syntax::{Binary, Expr, ExprKind, Name, Unary};
use crate::expr::{Opaque, Type};

/// What it costs to make an empty list.
const LIST: u64 = 10;

/// What it costs to make an empty map.
const MAP: u64 = 30;

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
    fn sized(self, size: Size) -> Self {
        Self {
            size: Some(size),
            ..self
        }
    }
}

/// A name of a macro.
struct Local<'a> {
    name: String,
    estimate: Estimate<'a>,
}

pub(super) struct Estimator<'a> {
    types: &'a Types,
    root: &'a Declared,
    locals: Vec<Local<'a>>,
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

    fn at(&self, cost: u64, ty: Type, place: Place<'a>) -> Estimate<'a> {
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
    fn step(
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

    fn list(&mut self, items: &[Expr], ty: Type) -> Estimate<'a> {
        let items: Vec<_> = items.iter().map(|item| self.estimate(item)).collect();
        let sizes = items.iter().map(Estimate::size);
        let entries = Entries {
            of_list: true,
            key: Size::fixed(1),
            value: sizes.reduce(Size::or).unwrap_or(Size::fixed(0)),
        };
        Estimate {
            entries: Some(entries),
            size: Some(Size::fixed(items.len() as u64)),
            ..self.made(sum(&items).saturating_add(LIST), ty)
        }
    }

    fn map(&mut self, entries: &[(Expr, Expr)], ty: Type) -> Estimate<'a> {
        let count = entries.len() as u64;
        let keys: Vec<_> = entries.iter().map(|(key, _)| self.estimate(key)).collect();
        let values: Vec<_> = entries
            .iter()
            .map(|(_, value)| self.estimate(value))
            .collect();
        let of = |parts: &[Estimate<'a>]| {
            let sizes = parts.iter().map(Estimate::size);
            sizes.reduce(Size::or).unwrap_or(Size::fixed(0))
        };
        let cost = sum(&keys).saturating_add(sum(&values)).saturating_add(MAP);
        Estimate {
            entries: Some(Entries {
                of_list: false,
                key: of(&keys),
                value: of(&values),
            }),
            size: Some(Size::fixed(count)),
            ..self.made(cost, ty)
        }
    }

    fn conditional(
        &self,
        condition: u64,
        yes: &Estimate<'a>,
        no: &Estimate<'a>,
        ty: Type,
    ) -> Estimate<'a> {
        Estimate {
            entries: Entries::or(yes.entries, no.entries),
            size: Some(yes.size().or(no.size())),
            ..self.made(condition.saturating_add(yes.cost.max(no.cost)), ty)
        }
    }

    fn binary(
        &self,
        operator: Binary,
        left: &Estimate<'a>,
        right: &Estimate<'a>,
        ty: Type,
    ) -> Estimate<'a> {
        let parts = left.cost.saturating_add(right.cost);
        let smallest = left.size().max.min(right.size().max);
        let both = left.size().plus(right.size());
        let texts = may_be_text(&left.ty) && may_be_text(&right.ty);
        let own = match operator {
            Binary::And | Binary::Or => 0,
            Binary::Equal if has_fixed_equality(&left.ty) && left.ty == right.ty => 1,
            Binary::Equal | Binary::NotEqual => Size::at_most(smallest).cost(TRAVERSAL),
            Binary::Less | Binary::LessOrEqual | Binary::Greater | Binary::GreaterOrEqual
                if texts =>
            {
                Size::at_most(smallest).cost(TRAVERSAL).max(1)
            }
            Binary::In if matches!(right.ty, Type::List(_) | Type::Dyn) => right.size().max.max(1),
            Binary::Add if texts => both.cost(TRAVERSAL).max(1),
            _ => 1,
        };
        let made = self.made(parts.saturating_add(own), ty);
        if operator == Binary::Add && (texts || matches!(left.ty, Type::List(_))) {
            return Estimate {
                entries: Entries::or(left.entries, right.entries),
                ..made.sized(both)
            };
        }
        made
    }

    fn called(
        &mut self,
        of: Option<&Expr>,
        function: &Name,
        arguments: &[Expr],
        ty: Type,
    ) -> Estimate<'a> {
        let name = function.text.as_str();
        // A function in a namespace, as in `sets.contains(a, b)`.
        if let Some(ExprKind::Variable(namespace)) = of.map(|of| &of.kind)
            && namespace != "self"
            && namespace != "oldSelf"
            && !self.locals.iter().any(|local| local.name == *namespace)
        {
            let arguments: Vec<_> = arguments.iter().map(|part| self.estimate(part)).collect();
            return self.call(&format!("{namespace}.{name}"), None, &arguments, ty);
        }
        match (of, name, arguments) {
            (None, "has", [argument]) => match &argument.kind {
                // A test costs nothing besides what it takes to come there.
                ExprKind::Select { of, .. } => {
                    let cost = self.estimate(of).cost;
                    self.made(cost, ty)
                }
                _ => self.estimate(argument),
            },
            (None, "dyn", [argument]) => {
                let argument = self.estimate(argument);
                Estimate {
                    cost: argument.cost.saturating_add(1),
                    ty,
                    ..argument
                }
            }
            (Some(of), "optMap" | "optFlatMap", [variable, body]) => {
                let of = self.estimate(of);
                let (test, value) = (of.cost.saturating_add(1), of.cost.saturating_add(1));
                let found = self.made(value, of.ty);
                let body = self.naming(vec![(variable, found)], |estimator| {
                    estimator.estimate(body)
                });
                let bound = value.saturating_add(body.cost).saturating_add(LIST);
                let made = u64::from(name == "optMap");
                self.made(test.saturating_add(bound.saturating_add(made)), ty)
            }
            (Some(of), _, _) if COMPREHENSIONS.contains(&name) && arguments.len() > 1 => {
                self.over(of, name, arguments, ty)
            }
            _ => {
                let of = of.map(|of| self.estimate(of));
                let arguments: Vec<_> = arguments.iter().map(|part| self.estimate(part)).collect();
                self.call(name, of.as_ref(), &arguments, ty)
            }
        }
    }

    /// A macro over a list or map.
    fn over(&mut self, of: &Expr, name: &str, arguments: &[Expr], ty: Type) -> Estimate<'a> {
        let range = self.estimate(of);
        let is_map = matches!(name, "transformMap" | "transformMapEntry");
        let two = name.starts_with("transform") || (arguments.len() == 3 && !matches!(name, "map"));
        let (names, rest) = arguments.split_at(if two { 2 } else { 1 });
        let mut named = vec![];
        match names {
            [item] => named.push((item, self.item(&range, !is_of_list(&range)))),
            [key, value] => {
                named.push((key, self.item(&range, true)));
                named.push((value, self.item(&range, false)));
            }
            _ => {}
        }
        let kept = (name == "filter")
            .then(|| named.first().map(|(_, item)| item.size()))
            .flatten();
        let parts: Vec<_> = self.naming(named, |estimator| {
            rest.iter().map(|part| estimator.estimate(part)).collect()
        });
        let body = parts.last().map_or(0, |part| part.cost);
        let test = if parts.len() > 1 {
            parts.first().map_or(0, |part| part.cost)
        } else {
            0
        };
        // What is put together grows by one step an item: reading what there is, adding, and a list of one.
        let grown = |part: u64| part.saturating_add(LIST + 2);
        let (start, step, end) = match name {
            "all" => (0, body.saturating_add(3), 1),
            "exists" => (0, body.saturating_add(4), 1),
            "exists_one" | "existsOne" => (0, body.saturating_add(2), 2),
            "filter" => (LIST, grown(1).saturating_add(body), 1),
            _ if is_map => (MAP, body.saturating_add(3).saturating_add(test), 1),
            _ => (LIST, grown(body).saturating_add(test), 1),
        };
        let count = range.size();
        let loops = count.max.saturating_mul(step);
        let cost = [range.cost, start, end, loops]
            .into_iter()
            .fold(0, u64::saturating_add);
        let made = self.made(cost, ty);
        if start == 0 {
            return made.sized(Size::fixed(1));
        }
        let item = kept.or_else(|| parts.last().map(Estimate::size));
        let entries = item.filter(|_| !is_map).map(|item| Entries {
            of_list: true,
            key: Size::fixed(1),
            value: item.or(Size::fixed(0)),
        });
        Estimate {
            entries,
            ..made.sized(count)
        }
    }

    /// What a macro names: an item or a value, or a key.
    fn item(&self, range: &Estimate<'a>, is_key: bool) -> Estimate<'a> {
        let place = self.step(range.place, |declared| match is_key {
            true => declared.key(),
            false => declared.element(),
        });
        let ty = match (&range.ty, is_key) {
            (Type::Map(_), true) => Type::String,
            (_, true) => Type::Int,
            (Type::List(inner) | Type::Map(inner), false) => (**inner).clone(),
            _ => Type::Dyn,
        };
        let found = self.at(1, ty, place);
        let made = range.entries.map(|entries| match is_key {
            true => entries.key,
            false => entries.value,
        });
        match found.size {
            Some(_) => found,
            None => Estimate {
                size: made,
                ..found
            },
        }
    }

    /// Looks at a part in which these names stand for these.
    fn naming<T>(
        &mut self,
        named: Vec<(&Expr, Estimate<'a>)>,
        look: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let before = self.locals.len();
        for (name, estimate) in named {
            if let ExprKind::Variable(name) = &name.kind {
                self.locals.push(Local {
                    name: name.clone(),
                    estimate,
                });
            }
        }
        let found = look(self);
        self.locals.truncate(before);
        found
    }
}

/// What several parts cost together.
pub(super) fn sum(parts: &[Estimate<'_>]) -> u64 {
    parts
        .iter()
        .map(|part| part.cost)
        .fold(0, u64::saturating_add)
}

fn is_number(expression: &Expr) -> bool {
    matches!(expression.kind, ExprKind::Int(_) | ExprKind::Double(_))
}

/// Whether a macro that names one variable names the items of it, and not its keys.
fn is_of_list(range: &Estimate<'_>) -> bool {
    range
        .entries
        .map_or(matches!(range.ty, Type::List(_)), |entries| entries.of_list)
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

/// Whether a value of a type may be text or bytes, which are compared and joined character by character.
fn may_be_text(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Dyn | Type::Opaque(Opaque::Bytes))
}

/// Whether values of a type are compared at once.
fn has_fixed_equality(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Opaque(Opaque::Quantity | Opaque::Ip | Opaque::Cidr | Opaque::Semver)
    )
}
