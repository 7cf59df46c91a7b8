//! What belongs together in the children of a kind: selectors and labels, ports, volumes, and objects that others name. What
//! depends on more than what the file says is not decided here, and nothing is said of it.

mod at;
mod backends;
mod changes;
mod external;
mod family;
mod keys;
mod labels;
mod lasting;
mod mentions;
mod named;
mod pods;
mod ports;
mod refused;
mod scaled;
mod selector;
mod services;
mod shared;
mod text;
mod volumes;

use super::context::Context;
use crate::model::Resource;
use crate::spec;
use family::Family;

/// Checks the children of all kinds, in view of what was found wrong with them before.
pub(super) fn check(
    context: &mut Context,
    operator: &str,
    declared: &[spec::Resource],
    resources: &[Resource],
) {
    let both = declared.iter().zip(resources);
    let families: Vec<Family> = both
        .map(|(declared, resource)| Family::new(context, operator, declared, resource))
        .collect();
    for family in &families {
        refused::check(context, family);
        shared::check(context, family);
        selector::check(context, family);
        volumes::check(context, family);
        ports::check(context, family);
        backends::check(context, family);
        keys::check(context, family);
        lasting::check(context, family);
        scaled::check(context, family);
    }
    services::check(context, &families);
    named::check(context, &families);
}
