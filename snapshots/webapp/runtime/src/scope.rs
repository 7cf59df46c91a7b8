//! What an expression can see besides the resource itself.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::cel;
use crate::object::{Live, Lives, Selected, Status};

/// What a reference by selector leads to that is not read, and the objects of a child for each element that has none.
static NOTHING: Value = Value::Array(Vec::new());

/// What an expression sees besides the typed resource: its names, its labels, and the children and references as last observed.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The resource's name.
    pub name: &'a str,
    /// The resource's namespace; empty for a cluster-scoped kind.
    pub namespace: &'a str,
    /// The recommended `app.kubernetes.io/*` labels that every child carries.
    pub labels: &'a BTreeMap<String, String>,
    /// The labels that select the pods of this resource and of no other.
    pub selector: &'a BTreeMap<String, String>,
    /// The resource's status as last written; null before the first write.
    pub status: Status<'a>,
    /// The children that were observed, by id.
    pub children: &'a BTreeMap<&'static str, Lives>,
    /// The references that led to an object, by id.
    pub references: &'a BTreeMap<&'static str, Live>,
    /// The references by selector that are read, by id.
    pub selected: &'a BTreeMap<&'static str, Selected>,
    /// The element that an object is made for; null where a child is one object, and outside of children.
    pub element: &'a Value,
    /// The object that a `readyWhen` is about, by the id of its child, which has one for each element.
    pub own: Option<(&'static str, &'a Live)>,
}

impl Scope<'_> {
    /// The live object of a child, or `None` while there is none.
    #[must_use]
    pub fn child(&self, id: &str) -> Option<&Live> {
        match self.own {
            Some((own, live)) if own == id => Some(live),
            _ => self.children.get(id)?.first(),
        }
    }

    /// The object that a reference leads to, or `None` while there is none.
    #[must_use]
    pub fn reference(&self, id: &str) -> Option<&Live> {
        self.references.get(id)
    }

    /// The list of the objects that a reference by selector leads to, or of a child that is one for each element; empty while
    /// there is none.
    #[must_use]
    pub fn selected(&self, id: &str) -> &Value {
        let referred = self.selected.get(id).map(Selected::list);
        let children = || self.children.get(id).map(Lives::list);
        referred.or_else(children).unwrap_or(&NOTHING)
    }

    /// The element that an object is made for, as its type.
    ///
    /// # Errors
    /// When it is of another type.
    pub fn element<T: DeserializeOwned>(&self) -> cel::Result<T> {
        cel::from_value(self.element)
    }
}
