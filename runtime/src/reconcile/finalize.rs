//! Finalize: what has to be done before a resource goes. Kubernetes' garbage collector does the rest.

use std::time::Duration;

use super::context::Context;
use super::subject::Subject;
use super::{Next, admit, build, prune};
use crate::error::Error;
use crate::kind::{Kind, OnDelete};
use crate::metrics::{ObjectState, Outcome};

/// When to look again whether the children are gone; their deletion wakes the resource sooner.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// Whether resources of the kind need a finalizer: some child is to be kept, or is out of the garbage collector's reach.
pub fn is_needed<K: Kind>() -> bool {
    K::CHILDREN.iter().any(build::is_uncollected::<K>)
}

/// Takes care of the children that the garbage collector would not, then lets the resource go.
pub async fn finalize<K: Kind>(context: &Context<K>, subject: &Subject<K>) -> Result<Next, Error> {
    context.memory.is(&subject.object, ObjectState::Deleting);
    let mut left = false;
    for (resource, store) in prune::stores(context) {
        for object in store.owned_by(&subject.object.uid) {
            let reachable = !K::NAMESPACED || resource.namespaced;
            match prune::on_delete::<K>(&object) {
                OnDelete::Orphan => prune::release(context, resource, store, &object).await?,
                OnDelete::Delete | OnDelete::Retain if reachable => continue,
                OnDelete::Delete | OnDelete::Retain if object.deleting => {}
                OnDelete::Delete | OnDelete::Retain => {
                    prune::delete(context, resource, store, &object).await?
                }
            }
            left |= store.get(&object.key).is_some();
        }
    }
    if left {
        return Ok(Next::after(Outcome::Waiting, LOOK_AGAIN));
    }
    admit::release(context, &subject.object).await?;
    Ok(Next::never())
}
