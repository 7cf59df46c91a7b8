//! One object of a child: what it should be, or what becomes of it instead.

use serde_json::Value;

use super::children::Makers;
use super::explain;
use super::object::{Fate, Object};
use super::rules::complete::{Role, add_stand_in, complete};
use super::scope::Scope;
use crate::catalog;
use crate::model::{self, Child, OnDelete, Resource};

/// The same object with what becomes of it.
pub fn made<'m>(makers: &Makers<'_, '_>, object: Object<'m>, scope: &Scope<'_>) -> Object<'m> {
    let child = object.child;
    let built = match scope.holds(child.when.as_ref()) {
        Ok(true) => scope.template(&child.template),
        Ok(false) => return object,
        Err(failure) => Err(failure),
    };
    let mut desired = match built {
        Ok(desired) => desired,
        Err(failure) => {
            let fate = Fate::without(failure);
            return Object { fate, ..object };
        }
    };
    let role = role(makers.resource, child, object.key.as_deref());
    complete(&mut desired, &role, &makers.parent, &scope.labels);
    let metadata = desired.get("metadata");
    let text = |field| metadata.get(field).as_str().unwrap_or_default();
    let live = makers
        .observed
        .object(&child.kind, text("namespace"), text("name"));
    for made_up in &child.generated {
        add_stand_in(&mut desired, live, (&made_up.key, made_up.length));
    }
    let desired = Value::from(&desired);
    let live = live.unwrap_or(&desired).clone();
    Object {
        given: explain::of_child(makers.resource, child, scope),
        fate: Fate::Applied { desired, live },
        ..object
    }
}

/// What an object of a child is to its resource.
fn role<'a>(resource: &Resource, child: &'a Child, key: Option<&'a str>) -> Role<'a> {
    let is_out_of_reach = resource.scope == model::Scope::Namespaced && !child.kind.namespaced;
    Role {
        child: &child.id,
        key,
        kind: &child.kind.kind,
        namespaced: child.kind.namespaced,
        longest_name: catalog::name_limit(&child.kind),
        outlives: match child.on_delete {
            OnDelete::Delete => None,
            OnDelete::Orphan => Some("Orphan"),
            OnDelete::Retain => Some("Retain"),
        },
        uncollected: is_out_of_reach || child.on_delete == OnDelete::Orphan,
    }
}
