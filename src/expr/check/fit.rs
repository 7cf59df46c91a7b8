//! How well values fit what a function takes.

use super::overload::Argument;
use crate::expr::library::{Function, Sort};
use crate::expr::{Opaque as O, Type};

/// What it costs to take a value of a known type as a dynamic one.
const UNNEEDED: u32 = 100;

/// The functions that values fit best, each with what `T` is.
pub fn candidates(
    functions: &[&'static Function],
    given: &[Argument<'_>],
) -> Vec<(u32, &'static Function, Type)> {
    let count =
        |function: &Function| given.len() - usize::from(function.signature.receiver.is_some());
    let fits = |function: &&'static Function| {
        let mut any = None;
        let mut cost = 0;
        for (sort, (node, _)) in function.signature.sorts(count(function)).zip(given) {
            cost += fit(sort, &node.ty, node.is_empty_list(), &mut any)?;
        }
        Some((cost, *function, any.unwrap_or(Type::Dyn)))
    };
    let mut found: Vec<(u32, &'static Function, Type)> =
        functions.iter().filter_map(fits).collect();
    // Beside functions for known types, one for dynamic values is for these alone.
    found.retain(|(cost, ..)| *cost < UNNEEDED || functions.len() == 1);
    found.sort_by_key(|(cost, ..)| *cost);
    found
}

/// How well a type fits: 0 is best; `None` where it does not.
pub fn fit(sort: &Sort, ty: &Type, empty: bool, any: &mut Option<Type>) -> Option<u32> {
    match (sort, ty) {
        (Sort::List(_), Type::List(_)) if empty => Some(0),
        (Sort::List(sort), Type::List(ty)) | (Sort::Map(sort), Type::Map(ty)) => {
            fit(sort, ty, false, any)
        }
        (Sort::List(sort) | Sort::Map(sort), Type::Dyn) => Some(1 + fit(sort, ty, false, any)?),
        (Sort::Of(Type::Dyn), Type::Dyn) => Some(0),
        (Sort::Of(Type::Dyn), _) => Some(UNNEEDED),
        // What is dynamic is JSON, which has no values of these types.
        (Sort::Of(Type::Opaque(_) | Type::TypeName), Type::Dyn) => None,
        (Sort::Of(_) | Sort::Pattern, Type::Dyn) => Some(1),
        (Sort::Of(expected), found) => (expected == found).then_some(0),
        (Sort::Pattern, found) => (*found == Type::String).then_some(0),
        (Sort::Optional(sort), ty) => fit(sort, ty, empty, any),
        (Sort::Any, ty) => match any {
            None => {
                *any = Some(ty.clone());
                Some(0)
            }
            Some(known) if known == ty => Some(0),
            Some(Type::Dyn) => Some(2),
            Some(_) if *ty == Type::Dyn => {
                *any = Some(Type::Dyn);
                Some(2)
            }
            Some(_) => None,
        },
        _ => None,
    }
}

/// Whether a type is that of a list of which only that is known.
pub fn is_dynamic_list(ty: &Type) -> bool {
    matches!(ty, Type::List(items) if **items == Type::Dyn)
}

/// Whether values of a type have an order.
pub fn has_order(ty: &Type) -> bool {
    match ty {
        Type::Dyn | Type::Bool | Type::Int | Type::Uint | Type::Double | Type::String => true,
        Type::Opaque(opaque) => matches!(opaque, O::Bytes | O::Timestamp | O::Duration),
        _ => false,
    }
}

/// Whether values of a type hold objects.
pub fn has_objects(ty: &Type) -> bool {
    match ty {
        Type::Object(_) => true,
        Type::List(items) | Type::Map(items) => has_objects(items),
        _ => false,
    }
}
