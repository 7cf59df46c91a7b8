//! What the API server reckons operators, lists and maps to cost.

use super::cost::{Estimate, Estimator, LIST, MAP, TRAVERSAL, sum};
use super::size::{Entries, Size};
use crate::expr::syntax::{Binary, Expr};
use crate::expr::{Opaque, Type};

impl<'a> Estimator<'a> {
    pub fn list(&mut self, items: &[Expr], ty: Type) -> Estimate<'a> {
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

    pub fn map(&mut self, entries: &[(Expr, Expr)], ty: Type) -> Estimate<'a> {
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

    pub fn conditional(
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

    pub fn binary(
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
