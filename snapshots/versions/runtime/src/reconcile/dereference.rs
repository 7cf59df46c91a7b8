//! Dereference: the objects that the resource reads and does not own, as the caches have them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::Context;
use super::subject::Subject;
use crate::cel;
use crate::error::Error;
use crate::kind::{Kind, Reference, ReferenceName};
use crate::object::{Key, Live, Object};
use crate::scope::Scope;

/// What the references of a resource led to.
#[derive(Default)]
pub struct References {
    /// The objects, by the id of the reference.
    pub live: BTreeMap<&'static str, Live>,
    /// The references to objects that the resource needs and that are not there: what it waits for, for people.
    pub missing: BTreeMap<&'static str, String>,
}

/// Where a reference leads.
enum Aim {
    /// Nowhere: it is not read.
    Nowhere,
    /// To the object with this key.
    Object(Key),
    /// Nobody knows yet, for want of this value.
    Unknown(String),
}

/// Follows the references of a resource.
///
/// # Errors
/// When an expression that says where one leads has no value and never will.
pub fn dereference<K: Kind>(
    context: &Context<K>,
    subject: &Subject<K>,
) -> Result<References, Error> {
    if K::REFERENCES.is_empty() {
        return Ok(References::default());
    }
    let children = BTreeMap::new();
    let scope = subject.scope(&children);
    let aim = |reference| match aim(reference, subject, &scope) {
        Ok(aim) => Ok(aim),
        Err(cel::Error::Missing { path }) => Ok(Aim::Unknown(path)),
        Err(source) => Err(Error::Expression {
            part: reference.id.to_owned(),
            source,
        }),
    };
    let aims: Vec<Aim> = K::REFERENCES.iter().map(aim).collect::<Result<_, _>>()?;

    // Before the caches are looked at, so that no change of an object between this look and the next goes unnoticed.
    let objects = aims.iter().map(|aim| match aim {
        Aim::Object(key) => Some(key.clone()),
        Aim::Nowhere | Aim::Unknown(_) => None,
    });
    context.readers.set(&subject.object.key, objects.collect());

    let mut references = References::default();
    for ((reference, aim), store) in K::REFERENCES.iter().zip(aims).zip(&context.references) {
        let missing = match aim {
            Aim::Nowhere => continue,
            Aim::Object(key) => match store.get(&key) {
                Some(object) => {
                    references.live.insert(reference.id, Live::of(object));
                    continue;
                }
                None => format!("{} {key}", reference.resource.kind),
            },
            Aim::Unknown(path) => path,
        };
        if !reference.optional {
            let what = format!("waiting for {missing}");
            references.missing.insert(reference.id, what);
        }
    }
    Ok(references)
}

/// What one reference of a resource leads to by now, for code of the user's own.
pub(crate) fn referred<K: Kind>(
    context: &Context<K>,
    resource: Arc<Object>,
    id: &str,
) -> Option<Arc<Object>> {
    let mut references = K::REFERENCES.iter().zip(&context.references);
    let (reference, store) = references.find(|(reference, _)| reference.id == id)?;
    let subject = Subject::read(resource, context.client.manager()).ok()?;
    let children = BTreeMap::new();
    match aim(reference, &subject, &subject.scope(&children)) {
        Ok(Aim::Object(key)) => store.get(&key),
        Ok(Aim::Nowhere | Aim::Unknown(_)) | Err(_) => None,
    }
}

fn aim<K: Kind>(
    reference: &Reference<K>,
    subject: &Subject<K>,
    scope: &Scope<'_>,
) -> cel::Result<Aim> {
    if let Some(when) = reference.when
        && !when(&subject.this, scope)?
    {
        return Ok(Aim::Nowhere);
    }
    let text = |name: &ReferenceName<K>| match name {
        ReferenceName::Fixed(name) => Ok((*name).to_owned()),
        ReferenceName::Computed(name) => {
            name(&subject.this, scope).and_then(|name| cel::string(&name).map(str::to_owned))
        }
    };
    let name = text(&reference.name)?;
    let own = &subject.object.key.namespace;
    let namespace = match &reference.namespace {
        Some(namespace) => text(namespace)?.into(),
        None if reference.resource.namespaced => own.clone(),
        None => "".into(),
    };
    let name = name.into();
    Ok(Aim::Object(Key { namespace, name }))
}
