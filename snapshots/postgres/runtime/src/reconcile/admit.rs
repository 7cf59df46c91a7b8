//! Admit: which resource is it, and may the operator work on it now?

use std::sync::Arc;

use serde::Deserialize;
use serde_json::json;

use super::context::Context;
use super::finalize;
use super::subject::Subject;
use crate::error::Error;
use crate::kind::Kind;
use crate::object::{Key, Object, Part};

/// What may be done with a resource.
pub enum Admission<K> {
    /// All of it.
    Reconcile(Subject<K>),
    /// Nothing but to say that it is paused.
    Paused(Arc<Object>),
    /// What has to be done before it goes.
    Deleted(Subject<K>),
    /// Nothing: it does not exist any more, or goes without the operator.
    Gone,
}

/// What of the metadata says what may be done.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Marks {
    annotations: std::collections::BTreeMap<String, String>,
    finalizers: Vec<String>,
}

impl Marks {
    /// Whether an annotation is `true`.
    fn has(&self, annotation: &str) -> bool {
        let value = self.annotations.get(annotation);
        value.is_some_and(|value| value == "true")
    }
}

/// Whether a resource is paused.
pub fn is_paused<K: Kind>(context: &Context<K>, object: &Object) -> bool {
    has(object, &context.pause_annotation())
}

/// Whether a resource is to be let go although its delete hooks are not done.
pub fn abandons_hooks<K: Kind>(context: &Context<K>, object: &Object) -> bool {
    has(object, &context.abandon_annotation())
}

fn has(object: &Object, annotation: &str) -> bool {
    let marks: Marks = object.parse_part(Part::Metadata).unwrap_or_default();
    marks.has(annotation)
}

/// Looks a resource up and decides what may be done with it.
pub async fn admit<K: Kind>(context: &Context<K>, key: &Key) -> Result<Admission<K>, Error> {
    let Some(object) = context.resources.get(key) else {
        return Ok(Admission::Gone);
    };
    let marks: Marks = object
        .parse_part(Part::Metadata)
        .map_err(Error::Unreadable)?;
    let held = marks.finalizers.contains(&context.finalizer());
    if object.deleting && !held {
        return Ok(Admission::Gone);
    }
    if !object.deleting && marks.has(&context.pause_annotation()) {
        return Ok(Admission::Paused(object));
    }
    let request = marks.annotations.get(&context.request_annotation());
    context
        .memory
        .requested(&object, request.map(String::as_str));
    let mut subject = Subject::read(object, context.client.manager())?;
    if subject.object.deleting {
        return Ok(Admission::Deleted(subject));
    }
    if finalize::is_needed::<K>() && !held {
        let mut finalizers = marks.finalizers;
        finalizers.push(context.finalizer());
        set_finalizers(context, &subject.object, &finalizers).await?;
        subject = subject.latest(context)?;
    }
    Ok(Admission::Reconcile(subject))
}

/// Writes the list of finalizers, provided that nobody changed the resource since it was read.
async fn set_finalizers<K: Kind>(
    context: &Context<K>,
    object: &Object,
    finalizers: &[String],
) -> Result<(), Error> {
    let patch = json!({ "metadata": {
        "finalizers": finalizers,
        "resourceVersion": object.resource_version.to_string(),
    }});
    let written = context
        .client
        .merge(&context.resource, &object.key, &patch)
        .await?;
    context.resources.rewritten(written);
    Ok(())
}

/// Takes the operator's finalizer off a resource, which may go then.
pub async fn release<K: Kind>(context: &Context<K>, object: &Object) -> Result<(), Error> {
    let marks: Marks = object
        .parse_part(Part::Metadata)
        .map_err(Error::Unreadable)?;
    let mut finalizers = marks.finalizers;
    finalizers.retain(|finalizer| *finalizer != context.finalizer());
    match set_finalizers(context, object, &finalizers).await {
        Err(Error::Api(error)) if error.code() == Some(404) => Ok(()),
        result => result,
    }
}
