//! Dereference: the objects that the resource reads and does not own, as the caches have them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::Context;
use super::subject::Subject;
use crate::cache::{Labelled, Target};
use crate::cel;
use crate::error::Error;
use crate::kind::{
    Kind, Reference, ReferenceName, ReferenceNamespace, ReferenceSelector, ReferenceTarget,
};
use crate::object::{Key, Live, Object, Selected};
use crate::scope::Scope;
use crate::selector::LabelSelector;

/// What the references of a resource led to.
#[derive(Default)]
pub struct References {
    /// The objects, by the id of the reference.
    pub live: BTreeMap<&'static str, Live>,
    /// The lists of objects, by the id of the reference by selector.
    pub selected: BTreeMap<&'static str, Selected>,
    /// The references to objects that the resource needs and that are not there: what it waits for, for people.
    pub missing: BTreeMap<&'static str, String>,
}

/// Where a reference leads.
pub enum Aim {
    /// Nowhere: it is not read.
    Nowhere,
    /// There.
    At(Target),
    /// Nobody knows yet, for want of this value.
    Unknown(String),
}

/// Where objects are looked for that references lead to, by the index of the reference.
pub trait Shelf {
    /// The object with a key.
    fn object(&self, reference: usize, key: &Key) -> Option<Live>;
    /// The objects that are selected.
    fn objects(&self, reference: usize, selection: &Labelled) -> Selected;
}

impl<K: Kind> Shelf for Context<K> {
    fn object(&self, reference: usize, key: &Key) -> Option<Live> {
        self.references[reference].get(key).map(Live::of)
    }

    fn objects(&self, reference: usize, selection: &Labelled) -> Selected {
        Selected::of(self.references[reference].selected(selection))
    }
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
    let aims = aims(subject)?;
    // Before the caches are looked at, so that no change of an object between this look and the next goes unnoticed.
    let targets = aims.iter().map(|aim| match aim {
        Aim::At(target) => Some(target.clone()),
        Aim::Nowhere | Aim::Unknown(_) => None,
    });
    context.readers.set(&subject.object.key, targets.collect());
    Ok(follow::<K>(aims, context))
}

/// Where the references of a resource lead.
///
/// # Errors
/// When an expression that says where one leads has no value and never will.
pub fn aims<K: Kind>(subject: &Subject<K>) -> Result<Vec<Aim>, Error> {
    let children = BTreeMap::new();
    let scope = subject.scope(&children);
    let aim = |reference| match aim(reference, subject, &scope) {
        Ok(aim) => Ok(aim),
        Err(cel::Error::Missing { path }) => Ok(Aim::Unknown(path)),
        Err(source) => Err(Error::Reference {
            reference: reference.id,
            source,
        }),
    };
    K::REFERENCES.iter().map(aim).collect()
}

/// What there is where references lead.
pub fn follow<K: Kind>(aims: Vec<Aim>, shelf: &impl Shelf) -> References {
    let mut references = References::default();
    for (at, (reference, aim)) in K::REFERENCES.iter().zip(aims).enumerate() {
        let kind = reference.resource.kind;
        let missing = match aim {
            Aim::Nowhere => None,
            Aim::At(Target::Object(key)) => match shelf.object(at, &key) {
                Some(object) => {
                    references.live.insert(reference.id, object);
                    None
                }
                None => Some(format!("{kind} {key}")),
            },
            Aim::At(Target::Objects(selection)) => {
                let objects = shelf.objects(at, &selection);
                let missing = objects.is_empty().then(|| format!("any {kind}{selection}"));
                references.selected.insert(reference.id, objects);
                missing
            }
            Aim::Unknown(path) => Some(path),
        };
        if let Some(missing) = missing.filter(|_| !reference.optional) {
            let what = format!("waiting for {missing}");
            references.missing.insert(reference.id, what);
        }
    }
    references
}

/// What one reference of a resource leads to by now, for code of the user's own.
pub(crate) fn referred<K: Kind>(
    context: &Context<K>,
    resource: Arc<Object>,
    id: &str,
) -> Vec<Arc<Object>> {
    let mut references = K::REFERENCES.iter().zip(&context.references);
    let Some((reference, store)) = references.find(|(reference, _)| reference.id == id) else {
        return Vec::new();
    };
    let Ok(subject) = Subject::read(resource, context.client.manager()) else {
        return Vec::new();
    };
    let children = BTreeMap::new();
    match aim(reference, &subject, &subject.scope(&children)) {
        Ok(Aim::At(Target::Object(key))) => store.get(&key).into_iter().collect(),
        Ok(Aim::At(Target::Objects(selection))) => store.selected(&selection),
        Ok(Aim::Nowhere | Aim::Unknown(_)) | Err(_) => Vec::new(),
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
    let namespace = match &reference.namespace {
        ReferenceNamespace::Own if reference.resource.namespaced => {
            Some(subject.object.key.namespace.clone())
        }
        ReferenceNamespace::Own | ReferenceNamespace::All => None,
        ReferenceNamespace::Name(name) => Some(text(name)?.into()),
    };
    Ok(Aim::At(match &reference.target {
        ReferenceTarget::Name(name) => Target::Object(Key {
            namespace: namespace.unwrap_or_default(),
            name: text(name)?.into(),
        }),
        ReferenceTarget::Selector(selector) => Target::Objects(Labelled {
            namespace,
            labels: labels(selector, subject, scope)?,
        }),
    }))
}

/// What the labels of the objects must be.
fn labels<K: Kind>(
    selector: &ReferenceSelector<K>,
    subject: &Subject<K>,
    scope: &Scope<'_>,
) -> cel::Result<LabelSelector> {
    match selector {
        ReferenceSelector::Fixed(text) => {
            LabelSelector::parse(text).map_err(|_| cel::Error::Type {
                expected: "label selector",
                found: "string",
            })
        }
        ReferenceSelector::Computed(selector) => {
            selector(&subject.this, scope).and_then(|json| LabelSelector::of(&json))
        }
    }
}
