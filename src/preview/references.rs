//! The objects that a resource reads and does not own.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

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

/// Follows the references; gives what the resource waits for, by the id of the reference.
pub fn follow(
    aims: &[(&Reference, Aim)],
    observed: &Observed<'_>,
    scope: &mut Scope<'_>,
) -> BTreeMap<String, String> {
    let mut missing = BTreeMap::new();
    for (reference, aim) in aims {
        let kind = &reference.kind;
        let what = match aim {
            Aim::Nowhere => None,
            Aim::Object(namespace, name) => match observed.object(kind, namespace, name) {
                Some(object) => {
                    let found = (reference.id.clone(), object.clone());
                    scope.references.extend([found]);
                    None
                }
                None if namespace.is_empty() => Some(format!("{} {name}", kind.kind)),
                None => Some(format!("{} {namespace}/{name}", kind.kind)),
            },
            Aim::Objects(namespace, selector) => {
                let found = observed.selected(kind, namespace.as_deref(), selector);
                let is_empty = found.as_array().is_none_or(Vec::is_empty);
                scope.references.insert(reference.id.clone(), found);
                is_empty.then(|| {
                    let place = namespace.as_ref().map(|place| format!(" in {place}"));
                    let labels = (!selector.is_empty()).then(|| format!(" with {selector}"));
                    let [place, labels] = [place, labels].map(Option::unwrap_or_default);
                    format!("any {}{place}{labels}", kind.kind)
                })
            }
            Aim::Unknown(path) => Some(path.clone()),
        };
        if let Some(what) = what.filter(|_| !reference.optional) {
            missing.insert(reference.id.clone(), format!("waiting for {what}"));
        }
    }
    missing
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
