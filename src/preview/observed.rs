//! Objects of a cluster that a preview is given: children and what references lead to, as they were observed.

use std::collections::BTreeMap;

use serde_json::Value;

use super::rules::complete::{COMPONENT_LABEL, KEY_ANNOTATION};
use super::rules::selector::LabelSelector;
use crate::model::{Child, ChildKind};

/// Objects that were observed.
pub struct Observed<'a> {
    found: Vec<Found<'a>>,
}

struct Found<'a> {
    group: &'a str,
    kind: &'a str,
    namespace: &'a str,
    name: &'a str,
    object: &'a Value,
}

impl<'a> Observed<'a> {
    /// Objects, which are in this namespace where they do not name one.
    #[must_use]
    pub fn new(objects: &'a [Value], namespace: &'a str) -> Self {
        let text = |value: &'a Value| value.as_str();
        let found = |object: &'a Value| {
            let version = text(&object["apiVersion"]).unwrap_or_default();
            let metadata = &object["metadata"];
            Found {
                group: version.split_once('/').map_or("", |(group, _)| group),
                kind: text(&object["kind"]).unwrap_or_default(),
                namespace: text(&metadata["namespace"]).unwrap_or(namespace),
                name: text(&metadata["name"]).unwrap_or_default(),
                object,
            }
        };
        let mut found: Vec<_> = objects.iter().map(found).collect();
        found.sort_by_key(|found| (found.namespace, found.name));
        Self { found }
    }

    fn of(&self, kind: &ChildKind) -> impl Iterator<Item = &Found<'a>> {
        let found = self.found.iter();
        found.filter(move |found| found.group == kind.group && found.kind == kind.kind)
    }

    /// The object of a kind with this namespace, where the kind has one, and name.
    #[must_use]
    pub fn object(&self, kind: &ChildKind, namespace: &str, name: &str) -> Option<&'a Value> {
        let is_it = |found: &&Found<'_>| {
            found.name == name && (!kind.namespaced || found.namespace == namespace)
        };
        Some(self.of(kind).find(is_it)?.object)
    }

    /// The objects of a kind, in a namespace or in all, whose labels are selected.
    #[must_use]
    pub fn selected(
        &self,
        kind: &ChildKind,
        namespace: Option<&str>,
        selector: &LabelSelector,
    ) -> Value {
        let selected = self.of(kind).filter(|found| {
            let labels = found.object["metadata"]["labels"].clone();
            let labels: BTreeMap<String, String> =
                serde_json::from_value(labels).unwrap_or_default();
            namespace.is_none_or(|namespace| found.namespace == namespace)
                && selector.matches(&labels)
        });
        selected.map(|found| found.object.clone()).collect()
    }

    /// What there is, by its own account, of the objects of a child that are not made now: of one of them by its key, or of all.
    #[must_use]
    pub fn left(&self, child: &Child, key: Option<&str>) -> Vec<(Option<String>, Value)> {
        let is_all = child.each.is_some() && key.is_none();
        let left = self.of(&child.kind).filter_map(|Found { object, .. }| {
            let metadata = &object["metadata"];
            let element = metadata["annotations"][KEY_ANNOTATION].as_str();
            let is_its = metadata["labels"][COMPONENT_LABEL] == child.id.as_str()
                && (is_all || element == key);
            is_its.then(|| (element.map(str::to_owned), (*object).clone()))
        });
        left.collect()
    }
}
