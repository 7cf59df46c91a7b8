//! What the kinds of an operator read of objects that are nobody's: where it is looked for, and whom a change of it wakes.

use std::sync::Arc;

use super::registration::{Registration, Role, Source, Stores, place};
use crate::api::ApiResource;
use crate::cache::{Change, Readers};
use crate::queue::Queue;

/// The references of a kind.
pub struct Reading {
    queue: Queue,
    sources: Vec<Source>,
    readers: Arc<Readers>,
}

impl Reading {
    /// What a kind reads; its resources go into the queue when that changes.
    pub fn of<P>(kind: &dyn Registration<P>, queue: &Queue, stores: &Stores) -> Self {
        let sources = kind.references().into_iter();
        Self {
            queue: queue.clone(),
            sources: sources.map(|source| place(stores, source)).collect(),
            readers: kind.readers(),
        }
    }

    /// Wakes the resources that read an object which was found so, or that read it as it was before.
    pub fn wake(&self, source: Source, change: &Change) {
        let places = self.sources.iter().enumerate();
        for (at, _) in places.filter(|(_, known)| **known == source) {
            let readers = self.readers.of(at, change);
            readers.iter().for_each(|reader| self.queue.add(reader));
        }
    }
}

/// The field selector of a watch: of one object, if its name is always the same. Of Secrets that resources name or select,
/// those of Helm's are left out: nobody reads them so, and they are by far the largest.
pub fn fields(role: Role, resource: ApiResource) -> Option<String> {
    let Role::Reference { name, .. } = role else {
        return None;
    };
    let is_secret = resource.group.is_empty() && resource.kind == "Secret";
    match name {
        Some(name) => Some(format!("metadata.name={name}")),
        None => is_secret.then(|| "type!=helm.sh/release.v1".to_owned()),
    }
}
