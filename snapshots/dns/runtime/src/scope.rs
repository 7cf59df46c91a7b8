//! What an expression can see besides the resource itself.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::object::{Live, Selected};

/// What a reference by selector leads to that is not read.
static NOTHING: Value = Value::Array(Vec::new());

/// What an expression sees besides the typed resource: its names, its labels, and the children and references as last observed.
#[derive(Debug)]
pub struct Scope<'a> {
    /// The resource's name.
    pub name: &'a str,
    /// The resource's namespace; empty for a cluster-scoped kind.
    pub namespace: &'a str,
    /// The recommended `app.kubernetes.io/*` labels that every child carries.
    pub labels: &'a BTreeMap<String, String>,
    /// The labels that select the pods of this resource and of no other.
    pub selector: &'a BTreeMap<String, String>,
    /// The resource's status as last written; `Value::Null` before the first write.
    pub status: &'a Value,
    /// The children that were observed, by id.
    pub children: &'a BTreeMap<&'static str, Live>,
    /// The references that led to an object, by id.
    pub references: &'a BTreeMap<&'static str, Live>,
    /// The references by selector that are read, by id.
    pub selected: &'a BTreeMap<&'static str, Selected>,
}

impl Scope<'_> {
    /// The live object of a child, or `None` while there is none.
    #[must_use]
    pub fn child(&self, id: &str) -> Option<&Live> {
        self.children.get(id)
    }

    /// The object that a reference leads to, or `None` while there is none.
    #[must_use]
    pub fn reference(&self, id: &str) -> Option<&Live> {
        self.references.get(id)
    }

    /// The list of the objects that a reference by selector leads to; empty while there is none.
    #[must_use]
    pub fn selected(&self, id: &str) -> &Value {
        self.selected.get(id).map_or(&NOTHING, Selected::list)
    }
}
