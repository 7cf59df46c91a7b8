//! Prune: what the resource owns and does not want any more goes.

use serde_json::{Value, json};

use super::children::{Children, Fate};
use super::context::Context;
use super::subject::Subject;
use crate::api::{ApiError, ApiResource, Propagation};
use crate::cache::Store;
use crate::error::Error;
use crate::kind::{Kind, OnDelete};
use crate::object::{ON_DELETE_ANNOTATION, OWNER_ANNOTATION, Object, Part};

/// Deletes or releases the objects that the resource owns and does not want any more. Gives the errors by child.
pub async fn prune<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
    children: &Children,
) -> Vec<(String, Error)> {
    let mut errors = Vec::new();
    for (resource, store) in stores(context) {
        for object in store.owned_by(&subject.object.uid) {
            if object.deleting
                || children.holds(resource, &object)
                || !is_certain(children, &object)
            {
                continue;
            }
            let result = match on_delete::<K>(&object) {
                OnDelete::Delete => delete(context, resource, store, &object).await,
                OnDelete::Orphan => release(context, resource, store, &object).await,
                OnDelete::Retain => Ok(()),
            };
            if let Err(error) = result {
                if is_unknown::<K>(&object) && error.code() == Some(403) {
                    // Nothing of what the spec knows needs the permission, and without it nothing gets worse.
                    tracing::info!(kind = resource.kind, object = %object.key, reason = "LeftBehind", remedy = "delete it by hand", "no child of this version is it, and the operator may not delete it");
                    continue;
                }
                errors.push((
                    object
                        .component
                        .as_deref()
                        .unwrap_or(resource.plural)
                        .to_owned(),
                    error.into(),
                ));
            }
        }
    }
    errors
}

/// The caches of a kind's children, each once.
pub fn stores<K: Kind>(context: &Context<K>) -> impl Iterator<Item = (ApiResource, &Store)> {
    let first = |at: &usize| {
        K::CHILDREN[..*at]
            .iter()
            .all(|child| child.resource != K::CHILDREN[*at].resource)
    };
    let children = (0..K::CHILDREN.len()).filter(first);
    children.map(|at| (K::CHILDREN[at].resource, &*context.children[at]))
}

/// Whether an object is no child that the spec knows: one of an earlier version of the operator.
fn is_unknown<K: Kind>(object: &Object) -> bool {
    let component = object.component.as_deref();
    K::CHILDREN.iter().all(|child| Some(child.id) != component)
}

/// What becomes of an object, by the child that it is, or was in an earlier version of the operator.
pub fn on_delete<K: Kind>(object: &Object) -> OnDelete {
    let component = object.component.as_deref();
    let child = K::CHILDREN.iter().find(|child| Some(child.id) == component);
    child.map_or_else(|| noted(object), |child| child.on_delete)
}

/// What becomes of an object by its own account.
fn noted(object: &Object) -> OnDelete {
    let metadata = object.part(Part::Metadata);
    let noted = &metadata["annotations"][ON_DELETE_ANNOTATION];
    let kept = [OnDelete::Orphan, OnDelete::Retain];
    let policy = kept.into_iter().find(|policy| *noted == policy.as_str());
    policy.unwrap_or_default()
}

/// Whether it is certain what its child should be: nothing goes on partial knowledge.
fn is_certain(children: &Children, object: &Object) -> bool {
    let fates = children.fates_of(object);
    fates.into_iter().flatten().all(is_decided)
}

/// Whether it is known what a child should be, and it is so.
fn is_decided(fate: &Fate) -> bool {
    matches!(fate, Fate::Unwanted) || fate.applied().is_some()
}

/// Deletes an object as it was seen. One that is gone, or that has changed and will be seen again, is no error.
pub async fn delete<K: Kind>(
    context: &Context<K>,
    resource: ApiResource,
    store: &Store,
    object: &Object,
) -> Result<(), ApiError> {
    tracing::info!(kind = resource.kind, object = %object.key, reason = "Pruned", "it is no longer wanted and is deleted");
    let deleted = context
        .client
        .delete(&resource, object, Propagation::Background);
    match deleted.await {
        Ok(Some(leaving)) => {
            store.written(leaving);
        }
        Ok(None) => store.removed(object),
        Err(error) if error.code() == Some(404) => store.removed(object),
        Err(error) if error.code() == Some(409) => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Lets an object go on without its owner.
pub async fn release<K: Kind>(
    context: &Context<K>,
    resource: ApiResource,
    store: &Store,
    object: &Object,
) -> Result<(), ApiError> {
    let metadata = object.part(Part::Metadata);
    let owner = object.owner.as_ref().map(|owner| &*owner.uid);
    let others = metadata["ownerReferences"].as_array().into_iter().flatten();
    let others: Vec<&Value> = others
        .filter(|other| other["uid"].as_str() != owner)
        .collect();
    let patch = json!({ "metadata": {
        "uid": object.uid,
        "resourceVersion": object.resource_version.to_string(),
        "ownerReferences": others,
        "annotations": { OWNER_ANNOTATION: null, ON_DELETE_ANNOTATION: null },
        "labels": { "app.kubernetes.io/managed-by": null },
    }});
    tracing::info!(kind = resource.kind, object = %object.key, reason = "Orphaned", "it stays without its owner");
    match context.client.merge(&resource, &object.key, &patch).await {
        Ok(_) => store.removed(object),
        Err(error) if matches!(error.code(), Some(404 | 409)) => {}
        Err(error) => return Err(error),
    }
    Ok(())
}
