//! The resource that a reconcile is about, typed and named.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::context::Context;
use super::dereference::References;
use crate::api::ApiResource;
use crate::diff::Hex;
use crate::error::Error;
use crate::kind::Kind;
use crate::object::{Lives, Object, Part};
use crate::scope::Scope;

/// The longest value of a label.
const LABEL_LENGTH: usize = 63;

/// The resource that a reconcile is about.
pub struct Subject<K> {
    /// As the cache has it.
    pub object: Arc<Object>,
    /// As the spec types it.
    pub this: K,
    /// Its status as last written.
    pub status: Value,
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
        let selector = BTreeMap::from([
            (
                "app.kubernetes.io/name".to_owned(),
                K::kind(&()).to_lowercase(),
            ),
            (
                "app.kubernetes.io/instance".to_owned(),
                label(&object.key.name),
            ),
        ]);
        let mut labels = selector.clone();
        labels.insert(
            "app.kubernetes.io/managed-by".to_owned(),
            operator.to_owned(),
        );
        Ok(Self {
            status: status_of(&object),
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
            status: &self.status,
            children,
            references: &self.references.live,
            selected: &self.references.selected,
            element: &Value::Null,
            own: None,
        }
    }

    /// The reference by which its children name it.
    pub fn owner_reference(&self) -> Value {
        let resource = ApiResource::of::<K>();
        json!({
            "apiVersion": resource.api_version(),
            "kind": resource.kind,
            "name": &*self.object.key.name,
            "uid": self.object.uid,
            "controller": true,
            "blockOwnerDeletion": true,
        })
    }

    /// The annotation by which children name it that cannot refer to it.
    pub fn owner_annotation(&self) -> String {
        let (resource, key) = (ApiResource::of::<K>(), &self.object.key);
        format!(
            "{}/{}/{}/{}/{}",
            resource.group, resource.kind, key.namespace, key.name, self.object.uid
        )
    }
}

/// The status of a resource as last written; null before.
pub fn status_of(object: &Object) -> Value {
    object.part(Part::Status)
}

/// A name as a label's value: one that is too long ends in its hash.
fn label(name: &str) -> String {
    if name.len() <= LABEL_LENGTH {
        return name.to_owned();
    }
    let digest: String = format!("{}", Hex(&Sha256::digest(name)))
        .chars()
        .take(8)
        .collect();
    let cut: String = name.chars().take(LABEL_LENGTH - digest.len() - 1).collect();
    format!("{}-{digest}", cut.trim_end_matches(['.', '-', '_']))
}
