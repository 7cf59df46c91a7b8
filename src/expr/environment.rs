//! What an expression can name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalog::Schema;

use super::{Interpolation, ObjectField, ObjectType, Repr, Type, Typed, check};

/// What an expression can name, and what is known to be set.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    variables: BTreeMap<String, Type>,
    /// Paths of optional fields that are known to be set, such as `spec.host`.
    present: BTreeSet<String>,
    /// The references, each with the conditions under which it is there; `None` where only a test can tell.
    references: BTreeMap<String, Option<BTreeSet<String>>>,
    /// The references that lead to a list of objects.
    lists: BTreeSet<String>,
    /// Whether expressions are taken as they are written.
    as_written: bool,
    /// The oldest minor version of Kubernetes 1 whose API server evaluates the expressions, if it does.
    rules: Option<u8>,
    /// What the objects of dynamic variables hold, where it is known.
    schemas: BTreeMap<String, Schema>,
    /// The element that an object is made for.
    element: Option<String>,
    /// The values that have names of their own.
    values: BTreeMap<String, Arc<Interpolation>>,
}

impl Environment {
    /// An environment that names nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What every expression about a resource can name: `metadata`, `spec`, `status`, `labels` and `selector`. A resource
    /// that lives in the cluster itself has no `metadata.namespace`.
    #[must_use]
    pub fn of_resource(spec: ObjectType, namespaced: bool) -> Self {
        let text_map = || Type::Map(Box::new(Type::String));
        Self::new()
            .with("metadata", metadata(namespaced))
            .with("spec", Type::Object(Arc::new(spec)))
            .with("status", Type::Dyn)
            .with("labels", text_map())
            .with("selector", text_map())
    }

    /// The same for expressions that are taken as they are written, which is for tests: constants are not computed beforehand,
    /// and what is surely a mistake though CEL has it is accepted.
    #[must_use]
    pub fn as_written(mut self) -> Self {
        self.as_written = true;
        self
    }

    /// An environment for rules, which the API server evaluates, from this minor version of Kubernetes 1 on.
    #[must_use]
    pub fn of_rules(oldest: u8) -> Self {
        Self {
            rules: Some(oldest),
            ..Self::new().as_written()
        }
    }

    /// The oldest minor version whose API server evaluates the expressions, if it does.
    pub(super) fn rules(&self) -> Option<u8> {
        self.rules
    }

    /// Whether expressions are taken as they are written.
    pub(super) fn is_as_written(&self) -> bool {
        self.as_written
    }

    /// The same with one more variable. A dynamic variable of any other name is a child of that id.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, ty: Type) -> Self {
        self.variables.insert(name.into(), ty);
        self
    }

    /// The same with an object that the resource reads and does not own. Unless it is optional, it is there wherever its
    /// `when` holds: whatever mentions it waits for it.
    #[must_use]
    pub fn with_reference(self, name: &str, when: Option<&Typed>, optional: bool) -> Self {
        let conditions = when.map_or_else(BTreeSet::new, |when| check::conditions(&when.source));
        let mut environment = self.with(name, Type::Dyn);
        environment
            .references
            .insert(name.to_owned(), (!optional).then_some(conditions));
        environment.knowing_references(&BTreeSet::new())
    }

    /// The same with the list of the objects that a reference selects, or that a child is: it is there, be it empty.
    #[must_use]
    pub fn with_list(mut self, name: &str) -> Self {
        self.lists.insert(name.to_owned());
        self.with(name, Type::List(Box::new(Type::Dyn)))
    }

    /// The same where what the object of a child or reference holds is known.
    #[must_use]
    pub fn with_schema(mut self, name: impl Into<String>, schema: Schema) -> Self {
        self.schemas.insert(name.into(), schema);
        self
    }

    /// The same with the element that an object is made for.
    #[must_use]
    pub fn with_element(mut self, name: &str, ty: Type) -> Self {
        self.element = Some(name.to_owned());
        self.with(name, ty)
    }

    /// The same with a value that has a name of its own.
    #[must_use]
    pub fn with_let(mut self, name: &str, value: Arc<Interpolation>) -> Self {
        let ty = value.ty();
        self.values.insert(name.to_owned(), value);
        self.with(name, ty)
    }

    /// The same where a child that is elsewhere a list is one of its objects.
    #[must_use]
    pub fn with_own(mut self, name: &str) -> Self {
        self.lists.remove(name);
        self.with(name, Type::Dyn)
    }

    /// The same where a condition holds: what it tests with `has` is known to be set, and so are the references that are
    /// there when it holds.
    #[must_use]
    pub fn assuming(&self, condition: &Typed) -> Self {
        let mut environment = self.clone();
        environment.present.extend(condition.facts.iter().cloned());
        environment.knowing_references(&check::conditions(&condition.source))
    }

    /// The same where all of these conditions hold.
    fn knowing_references(mut self, holding: &BTreeSet<String>) -> Self {
        for (name, conditions) in &self.references {
            if conditions
                .as_ref()
                .is_some_and(|conditions| conditions.is_subset(holding))
            {
                self.present.insert(name.clone());
            }
        }
        self
    }

    /// Whether a variable is an object that the resource reads and does not own, or a list of such objects.
    pub(super) fn is_reference(&self, name: &str) -> bool {
        self.references.contains_key(name) || self.lists.contains(name)
    }

    /// What the object of a child or reference holds, if it is known.
    pub(super) fn schema(&self, name: &str) -> Option<&Schema> {
        self.schemas.get(name)
    }

    /// Whether a variable is the element that an object is made for.
    pub(super) fn is_element(&self, name: &str) -> bool {
        self.element.as_deref() == Some(name)
    }

    /// What a variable stands for that is a value with a name of its own.
    pub(super) fn value(&self, name: &str) -> Option<&Arc<Interpolation>> {
        self.values.get(name)
    }

    /// The type of a variable.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Type> {
        self.variables.get(name)
    }

    /// The names of all variables, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.keys().map(String::as_str)
    }

    /// The paths that are known to be set.
    pub(super) fn present(&self) -> &BTreeSet<String> {
        &self.present
    }
}

/// The parts of an object's metadata that expressions can read.
fn metadata(namespaced: bool) -> Type {
    let field = |name: &str, rust_name: &str, ty: Type, optional: bool, repr: Repr| ObjectField {
        name: name.to_owned(),
        rust_name: rust_name.to_owned(),
        ty,
        optional,
        repr,
        schema: None,
    };
    let text_map = || Type::Map(Box::new(Type::String));
    let namespace = field("namespace", "namespace", Type::String, false, Repr::Plain);
    let fields = vec![
        field("name", "name", Type::String, false, Repr::Plain),
        field("uid", "uid", Type::String, true, Repr::Plain),
        field("generation", "generation", Type::Int, true, Repr::Plain),
        field("labels", "labels", text_map(), true, Repr::Plain),
        field("annotations", "annotations", text_map(), true, Repr::Plain),
        field(
            "creationTimestamp",
            "creation_timestamp",
            Type::String,
            true,
            Repr::Time,
        ),
    ];
    Type::Object(Arc::new(ObjectType {
        name: "ObjectMeta".to_owned(),
        fields: namespaced
            .then_some(namespace)
            .into_iter()
            .chain(fields)
            .collect(),
    }))
}
