//! What the API server reckons macros to cost: what they do is done for every item that there could be.

use super::cost::{Estimate, Estimator, LIST, Local, MAP};
use super::size::{Entries, Size};
use super::{FORMER, VALUE};
use crate::expr::Type;
use crate::expr::comprehension::{self, Comprehension, Macro};
use crate::expr::syntax::{Expr, ExprKind, Name};

impl<'a> Estimator<'a> {
    pub fn called(
        &mut self,
        of: Option<&Expr>,
        function: &Name,
        arguments: &[Expr],
        ty: Type,
    ) -> Estimate<'a> {
        let name = function.text.as_str();
        // A function in a namespace, as in `sets.contains(a, b)`.
        if let Some(ExprKind::Variable(namespace)) = of.map(|of| &of.kind)
            && namespace != VALUE
            && namespace != FORMER
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
            _ => {
                let form = comprehension::with_arguments(name, arguments.len());
                if let (Some(of), Some(form)) = (of, form) {
                    return self.over(of, form, arguments, ty);
                }
                let of = of.map(|of| self.estimate(of));
                let arguments: Vec<_> = arguments.iter().map(|part| self.estimate(part)).collect();
                self.call(name, of.as_ref(), &arguments, ty)
            }
        }
    }

    /// A macro over a list or map.
    fn over(
        &mut self,
        of: &Expr,
        form: &Comprehension,
        arguments: &[Expr],
        ty: Type,
    ) -> Estimate<'a> {
        let range = self.estimate(of);
        let (names, rest) = arguments.split_at(form.variables);
        let mut named = vec![];
        match names {
            [item] => named.push((item, self.item(&range, !is_of_list(&range)))),
            [key, value] => {
                named.push((key, self.item(&range, true)));
                named.push((value, self.item(&range, false)));
            }
            _ => {}
        }
        let kept = (form.macro_ == Macro::Filter)
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
        let (start, step, end) = match form.macro_ {
            Macro::All => (0, body.saturating_add(3), 1),
            Macro::Exists => (0, body.saturating_add(4), 1),
            Macro::ExistsOne => (0, body.saturating_add(2), 2),
            Macro::Filter => (LIST, grown(1).saturating_add(body), 1),
            Macro::TransformMap | Macro::TransformMapEntry => {
                (MAP, body.saturating_add(3).saturating_add(test), 1)
            }
            Macro::Map | Macro::SortBy => (LIST, grown(body).saturating_add(test), 1),
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
        let entries = item
            .filter(|_| !form.macro_.makes_map())
            .map(|item| Entries {
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

/// Whether a macro that names one variable names the items of it, and not its keys.
fn is_of_list(range: &Estimate<'_>) -> bool {
    range
        .entries
        .map_or(matches!(range.ty, Type::List(_)), |entries| entries.of_list)
}
