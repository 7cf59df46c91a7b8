//! The objects that a resource reads and does not own.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::explain::{self, Given};
use super::observed::Observed;
use super::rules::selector::LabelSelector;
use super::scope::{Evaluated, Failure, Scope};
use crate::expr::{Interpolation, cel};
use crate::model::{
    LabelRequirement, LabelTest, Reference, ReferenceNamespace, ReferenceTarget, Resource,
    fixed_selector,
};

/// Where a reference leads.
#[derive(Clone, Debug)]
pub enum Aim {
    /// Nowhere: it is not read.
    Nowhere,
    /// To the object with this namespace, empty where the kind has none, and name.
    Object(String, String),
    /// To the objects with such labels, in this namespace or in all.
    Objects(Option<String>, LabelSelector),
    /// Nobody knows yet, for want of this value.
    Unknown(String),
}

impl Aim {
    /// The objects there, for people; `None` where it leads nowhere that is known.
    #[must_use]
    pub fn objects(&self, kind: &str) -> Option<String> {
        match self {
            Self::Nowhere | Self::Unknown(_) => None,
            Self::Object(namespace, name) if namespace.is_empty() => Some(format!("{kind} {name}")),
            Self::Object(namespace, name) => Some(format!("{kind} {namespace}/{name}")),
            Self::Objects(namespace, selector) => {
                let place = namespace.as_ref().map(|place| format!(" in {place}"));
                let labels = (!selector.is_empty()).then(|| format!(" with {selector}"));
                let [place, labels] = [place, labels].map(Option::unwrap_or_default);
                Some(format!("any {kind}{place}{labels}"))
            }
        }
    }
}

/// What a reference led to.
pub struct Followed<'m> {
    /// The reference.
    pub reference: &'m Reference,
    /// Where it leads.
    pub aim: Aim,
    /// How many objects there are.
    pub count: usize,
    /// Which expressions gave what.
    pub given: Vec<Given>,
}

/// Where each reference of a resource leads.
///
/// # Errors
/// The reference with an expression that has no value and never will.
pub fn aims<'m>(
    resource: &'m Resource,
    scope: &Scope<'_>,
) -> Result<Vec<(&'m Reference, Aim)>, (&'m Reference, Failure<'m>)> {
    let aim = |reference| match aim(reference, scope) {
        Ok(aim) => Ok((reference, aim)),
        Err(Failure {
            source: cel::Error::Missing { path },
            ..
        }) => Ok((reference, Aim::Unknown(path))),
        Err(failure) => Err((reference, failure)),
    };
    resource.references.iter().map(aim).collect()
}

/// Follows the references, so that the scope holds what is there. Gives what they led to, and what the resource waits for, by
/// the id of the reference.
pub fn follow<'m>(
    resource: &Resource,
    aims: Vec<(&'m Reference, Aim)>,
    observed: &Observed<'_>,
    scope: &mut Scope<'_>,
) -> (Vec<Followed<'m>>, BTreeMap<String, String>) {
    let mut missing = BTreeMap::new();
    let mut followed = Vec::new();
    for (reference, aim) in aims {
        let kind = &reference.kind;
        let found = match &aim {
            Aim::Nowhere | Aim::Unknown(_) => None,
            Aim::Object(namespace, name) => observed.object(kind, namespace, name).cloned(),
            Aim::Objects(namespace, selector) => {
                Some(observed.selected(kind, namespace.as_deref(), selector))
            }
        };
        let count = match &found {
            Some(Value::Array(objects)) => objects.len(),
            Some(_) => 1,
            None => 0,
        };
        let what = match &aim {
            Aim::Unknown(path) => Some(path.clone()),
            aim => aim.objects(&kind.kind).filter(|_| count == 0),
        };
        if let Some(what) = what.filter(|_| !reference.optional) {
            missing.insert(reference.id.clone(), format!("waiting for {what}"));
        }
        followed.push(Followed {
            reference,
            aim,
            count,
            given: explain::of_reference(resource, reference, scope),
        });
        let found = found.map(|found| (reference.id.clone(), found));
        scope.references.extend(found);
    }
    (followed, missing)
}

fn aim<'m>(reference: &'m Reference, scope: &Scope<'_>) -> Evaluated<'m, Aim> {
    if !scope.holds(reference.when.as_ref())? {
        return Ok(Aim::Nowhere);
    }
    let namespace = match &reference.namespace {
        ReferenceNamespace::Own if reference.kind.namespaced => {
            let own = scope.resource["metadata"]["namespace"].as_str();
            Some(own.unwrap_or_default().to_owned())
        }
        ReferenceNamespace::Own | ReferenceNamespace::All => None,
        ReferenceNamespace::Name(name) => Some(scope.string(name)?),
    };
    Ok(match &reference.target {
        ReferenceTarget::Name(name) => {
            Aim::Object(namespace.unwrap_or_default(), scope.string(name)?)
        }
        ReferenceTarget::Selector(requirements) => {
            Aim::Objects(namespace, selector(requirements, scope)?)
        }
    })
}

/// What the labels of the objects must be.
fn selector<'m>(
    requirements: &'m [LabelRequirement<Interpolation>],
    scope: &Scope<'_>,
) -> Evaluated<'m, LabelSelector> {
    if let Some(fixed) = fixed_selector(requirements) {
        // It was checked, so that this cannot fail.
        return Ok(LabelSelector::parse(&fixed).unwrap_or_default());
    }
    let mut labels = Map::new();
    let mut expressions = Vec::new();
    for requirement in requirements {
        let key = &requirement.key;
        let values = requirement.values().iter();
        let values = values.map(|value| scope.string(value));
        let values = values.collect::<Evaluated<'m, Vec<String>>>()?;
        match (&requirement.test, &values[..]) {
            (LabelTest::In(_), [value]) if !labels.contains_key(key) => {
                labels.insert(key.clone(), json!(value));
            }
            _ => expressions
                .push(json!({ "key": key, "operator": requirement.operator(), "values": values })),
        }
    }
    let json: Value = json!({ "matchLabels": labels, "matchExpressions": expressions });
    LabelSelector::of(&json).map_err(|source| Failure {
        expression: None,
        source,
    })
}
