//! What tells the objects of one resource from one another.

use std::borrow::Cow;
use std::sync::Arc;

use crate::kind::Kind;

/// One object of a resource: which child it is, and for which element.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// The index of the child in [`Kind::CHILDREN`].
    pub child: usize,
    /// The key of the element, where the child is one object for each. Of such a child, `None` stands for all of its objects,
    /// when it is not known which there are to be.
    pub key: Option<Arc<str>>,
}

impl Slot {
    /// A child that is one object, or all objects of one.
    pub fn of(child: usize) -> Self {
        Self { child, key: None }
    }

    /// The name that people know it by: `worker`, or `worker[small]`.
    pub fn name<K: Kind>(&self) -> Cow<'static, str> {
        let id = K::CHILDREN[self.child].id;
        match &self.key {
            None => id.into(),
            Some(key) => format!("{id}[{key}]").into(),
        }
    }
}
