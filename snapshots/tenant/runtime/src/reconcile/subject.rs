//! The resource that a reconcile is about, typed and named.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::context::Context;
use super::dereference::References;
use crate::api::ApiResource;
use crate::complete::Parent;
use crate::error::Error;
use crate::kind::Kind;
use crate::object::{Live, Lives, Object, Part, Status};
use crate::scope::Scope;

/// The resource that a reconcile is about.
pub struct Subject<K> {
    /// As the cache has it.
    pub object: Arc<Object>,
    /// As the spec types it.
    pub this: K,
    /// The same, with what was looked at of it.
    pub live: Live,
    /// The recommended labels, which every child carries.
    pub labels: BTreeMap<String, String>,
    /// The labels that select its pods.
    pub selector: BTreeMap<String, String>,
    /// What its references led to; nothing before they were followed.
    pub references: References,
}

impl<K: Kind> Subject<K> {
    /// Reads a resource.
    ///
    /// # Errors
    /// When it does not have the shape that its kind defines.
    pub fn read(object: Arc<Object>, operator: &str) -> Result<Self, Error> {
        let this = object.parse().map_err(Error::Unreadable)?;
        let parent = parent::<K>(&object);
        let (labels, selector) = (parent.labels(operator), parent.selector());
        Ok(Self {
            live: Live::of(Arc::clone(&object)),
            object,
            this,
            labels,
            selector,
            references: References::default(),
        })
    }

    /// The resource as the cache has it now, unless that is another one.
    ///
    /// # Errors
    /// When it does not have the shape that its kind defines.
    pub fn latest(self, context: &Context<K>) -> Result<Self, Error> {
        match context.current(&self.object) {
            Some(latest) if latest.resource_version != self.object.resource_version => {
                Self::read(latest, context.client.manager())
            }
            _ => Ok(self),
        }
    }

    /// What expressions see.
    pub fn scope<'a>(&'a self, children: &'a BTreeMap<&'static str, Lives>) -> Scope<'a> {
        Scope {
            name: &self.object.key.name,
            namespace: &self.object.key.namespace,
            labels: &self.labels,
            selector: &self.selector,
            status: Status(&self.live),
            children,
            references: &self.references.live,
            selected: &self.references.selected,
            element: &Value::Null,
            own: None,
        }
    }

    /// The resource as its children name it.
    pub fn parent(&self) -> Parent<'_> {
        parent::<K>(&self.object)
    }
}

fn parent<K: Kind>(object: &Object) -> Parent<'_> {
    let resource = ApiResource::of::<K>();
    Parent {
        group: resource.group,
        version: resource.version,
        kind: resource.kind,
        namespace: &object.key.namespace,
        name: &object.key.name,
        uid: &object.uid,
    }
}

/// The status of a resource as last written; null before.
pub fn status_of(object: &Object) -> Value {
    object.part(Part::Status)
}
