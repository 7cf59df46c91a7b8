//! Build: which children are wanted and what they should be. Nothing here touches the cluster.

use super::children::{Children, Fate};
use super::expand::{self, Part};
use super::slot::Slot;
use super::subject::Subject;
use crate::cel;
use crate::complete::{Role, complete};
use crate::desired::Desired;
use crate::kind::{Child, Kind, OnDelete};
use crate::scope::Scope;

/// An object of a wave: what it should be, or what became of it without that.
pub enum Built {
    /// This is what it should be.
    Desired(Slot, Desired),
    /// It is not to be applied; what becomes of it instead.
    Decided(Slot, Fate),
}

/// Builds the objects of a wave.
pub fn build<K: Kind>(subject: &Subject<K>, children: &Children, parts: Vec<Part>) -> Vec<Built> {
    let scope = subject.scope(&children.live);
    let build = |Part { slot, element }| {
        let child = &K::CHILDREN[slot.child];
        let element = match element {
            Ok(element) => element,
            Err(fate) => return Built::Decided(slot, fate),
        };
        let scope = Scope {
            element: &element,
            ..scope
        };
        match desired(child, subject, &scope) {
            Ok(Some(mut object)) => {
                let role = role(child, slot.key.as_deref());
                complete(&mut object, &role, &subject.parent(), &subject.labels);
                Built::Desired(slot, object)
            }
            Ok(None) => Built::Decided(slot, Fate::Unwanted),
            Err(error) => Built::Decided(slot, expand::fate(error)),
        }
    };
    parts.into_iter().map(build).collect()
}

fn desired<K: Kind>(
    child: &Child<K>,
    subject: &Subject<K>,
    scope: &Scope<'_>,
) -> cel::Result<Option<Desired>> {
    match child.when {
        Some(when) if !when(&subject.this, scope)? => Ok(None),
        _ => (child.build)(&subject.this, scope).map(Some),
    }
}

/// What an object of a child is to its resource.
pub fn role<'a, K: Kind>(child: &'a Child<K>, key: Option<&'a str>) -> Role<'a> {
    Role {
        child: child.id,
        key,
        kind: child.resource.kind,
        namespaced: child.resource.namespaced,
        longest_name: child.each.as_ref().map_or(0, |each| each.longest_name),
        outlives: (child.on_delete != OnDelete::Delete).then(|| child.on_delete.as_str()),
        uncollected: is_uncollected::<K>(child),
    }
}

/// Whether a child has no owner reference, so that the garbage collector never deletes it: it cannot have one, or is to stay
/// however its resource is deleted.
pub fn is_uncollected<K: Kind>(child: &Child<K>) -> bool {
    is_out_of_reach::<K>(child) || child.on_delete == OnDelete::Orphan
}

/// Whether a child cannot have an owner reference: a cluster-scoped object cannot refer to an owner in a namespace.
fn is_out_of_reach<K: Kind>(child: &Child<K>) -> bool {
    K::NAMESPACED && !child.resource.namespaced
}
