//! Whose a live object is that has the name of a child.

use super::apply::Target;
use crate::desired::Desired;
use crate::kind::Kind;
use crate::object::{Object, Owner, Part};

/// Whose a live object is.
pub enum Standing {
    /// This resource's own.
    Ours,
    /// Nobody's.
    Nobodys,
    /// Another owner's.
    Theirs(String),
    /// It goes soon; why that is waited for.
    Leaving(String),
}

impl<K: Kind> Target<'_, K> {
    /// Whose the live object with the child's name is.
    pub fn standing(&self, live: &Object) -> Standing {
        let me = &self.subject.object;
        match &live.owner {
            Some(owner) if *owner.uid == *me.uid => {}
            Some(owner) if self.is_namesake(owner) && self.is_collected() => {
                return Standing::Leaving(format!(
                    "waiting for the deletion of {}'s previous {}",
                    me.key, self.id
                ));
            }
            // The earlier resource went without its finalizer, or would have taken care of it.
            Some(owner) if self.is_namesake(owner) => {}
            Some(owner) => return Standing::Theirs(format!("{} {}", owner.kind, owner.key)),
            None if self.is_labelled(live) => {}
            None => return Standing::Nobodys,
        }
        if live.deleting {
            return Standing::Leaving(self.waits_for_deletion());
        }
        Standing::Ours
    }

    /// What the resource waits for while an object with the child's name goes.
    pub fn waits_for_deletion(&self) -> String {
        format!(
            "waiting for the deletion of {} {}",
            self.resource.kind, self.key
        )
    }

    /// Whether the garbage collector deletes the child once its resource is gone.
    fn is_collected(&self) -> bool {
        *self.desired.get("metadata").get("ownerReferences") != Desired::Null
    }

    /// Whether an owner is an earlier resource with this one's name.
    fn is_namesake(&self, owner: &Owner) -> bool {
        let (mine, key) = (self.context.resource, &self.subject.object.key);
        let same_kind = *owner.kind == *mine.kind && *owner.group == *mine.group;
        same_kind
            && owner.key.name == key.name
            && (!mine.namespaced || owner.key.namespace == key.namespace)
    }

    /// Whether an object without owner carries this resource's labels, so that it was its child before.
    fn is_labelled(&self, live: &Object) -> bool {
        let labels = &live.part(Part::Metadata)["labels"];
        self.subject
            .labels
            .iter()
            .all(|(label, value)| labels[label] == value.as_str())
    }
}
