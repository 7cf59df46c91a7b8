//! Sets of fields of an object, as `managedFields` holds them (`fieldsV1`), and what differs between two objects.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::shape::{Form, Shape};

/// A set of fields: a tree whose edges are named as in `fieldsV1` (`f:spec`, `k:{"name":"app"}`, `v:"finalizer"`).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FieldSet {
    /// Whether the field at this place is in the set itself.
    pub member: bool,
    pub children: BTreeMap<String, FieldSet>,
}

impl FieldSet {
    pub fn is_empty(&self) -> bool {
        !self.member && self.children.is_empty()
    }

    fn leaf() -> Self {
        Self {
            member: true,
            children: BTreeMap::new(),
        }
    }

    fn put(&mut self, edge: String, child: FieldSet) {
        if !child.is_empty() {
            self.children.insert(edge, child);
        }
    }

    pub fn from_json(value: &Value) -> Self {
        let mut set = Self::default();
        for (edge, child) in value.as_object().into_iter().flatten() {
            if edge == "." {
                set.member = true;
            } else if child.as_object().is_some_and(Map::is_empty) {
                set.children.insert(edge.clone(), Self::leaf());
            } else {
                set.children.insert(edge.clone(), Self::from_json(child));
            }
        }
        set
    }

    pub fn to_json(&self) -> Value {
        let mut map = Map::new();
        if self.member && !self.children.is_empty() {
            map.insert(".".to_owned(), json!({}));
        }
        for (edge, child) in &self.children {
            map.insert(edge.clone(), child.to_json());
        }
        Value::Object(map)
    }

    pub fn union(&self, other: &Self) -> Self {
        let mut union = self.clone();
        union.member |= other.member;
        for (edge, child) in &other.children {
            let merged = union
                .children
                .get(edge)
                .map_or_else(|| child.clone(), |mine| mine.union(child));
            union.children.insert(edge.clone(), merged);
        }
        union
    }

    pub fn difference(&self, other: &Self) -> Self {
        self.filtered(Some(other), &|mine, theirs| {
            mine && !theirs.is_some_and(|set| set.member)
        })
    }

    pub fn intersection(&self, other: &Self) -> Self {
        self.filtered(Some(other), &|mine, theirs| {
            mine && theirs.is_some_and(|set| set.member)
        })
    }

    fn filtered(
        &self,
        other: Option<&Self>,
        keep: &dyn Fn(bool, Option<&FieldSet>) -> bool,
    ) -> Self {
        let mut result = Self {
            member: keep(self.member, other),
            children: BTreeMap::new(),
        };
        for (edge, child) in &self.children {
            let theirs = other.and_then(|set| set.children.get(edge));
            result.put(edge.clone(), child.filtered(theirs, keep));
        }
        result
    }

    /// The paths of all members, as error messages show them: `.spec.containers[name="app"].image`.
    pub fn paths(&self) -> Vec<String> {
        let mut paths = Vec::new();
        self.collect_paths("", &mut paths);
        paths
    }

    fn collect_paths(&self, path: &str, paths: &mut Vec<String>) {
        if self.member {
            paths.push(path.to_owned());
        }
        for (edge, child) in &self.children {
            child.collect_paths(&format!("{path}{}", display_edge(edge)), paths);
        }
    }
}

fn display_edge(edge: &str) -> String {
    let (prefix, rest) = edge.split_at(edge.len().min(2));
    match prefix {
        "f:" => format!(".{rest}"),
        "v:" => format!("[={rest}]"),
        _ => {
            let keys: Map<String, Value> = serde_json::from_str(rest).unwrap_or_default();
            let keys: Vec<_> = keys
                .iter()
                .map(|(key, value)| format!("{key}={value}"))
                .collect();
            format!("[{}]", keys.join(","))
        }
    }
}

/// The edge that leads to an item of a list.
pub(crate) fn item_edge(form: &Form<'_>, shape: Shape<'_>, item: &Value) -> String {
    match form {
        Form::Keyed(keys) => {
            let values: Map<String, Value> = keys
                .iter()
                .filter_map(|key| {
                    let value = item.get(*key).cloned().or_else(|| shape.key_default(key))?;
                    Some(((*key).to_owned(), value))
                })
                .collect();
            format!("k:{}", Value::Object(values))
        }
        _ => format!("v:{item}"),
    }
}

/// All fields that `value` sets, as an apply of it owns them.
pub(crate) fn set_of(value: &Value, shape: Shape<'_>) -> FieldSet {
    let mut set = FieldSet::default();
    match (shape.form(value), value) {
        (Form::Map, Value::Object(map)) => {
            for (key, child) in map {
                let (child_shape, declared) = shape.field(key);
                let mut inner = set_of(child, child_shape);
                let hollow = child.is_null() || child.as_object().is_some_and(Map::is_empty);
                inner.member |= hollow || !declared;
                set.put(format!("f:{key}"), inner);
            }
        }
        (form @ (Form::Set | Form::Keyed(_)), Value::Array(items)) => {
            for item in items {
                let mut inner = set_of(item, shape.item());
                inner.member = true;
                set.put(item_edge(&form, shape, item), inner);
            }
        }
        _ => set.member = true,
    }
    set
}

/// How an object differs from what it was.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    pub added: FieldSet,
    pub modified: FieldSet,
    pub removed: FieldSet,
}

impl Comparison {
    /// What is new or different.
    pub fn changed(&self) -> FieldSet {
        self.added.union(&self.modified)
    }

    /// Whether nothing differs.
    pub fn is_same(&self) -> bool {
        self.added.is_empty() && self.modified.is_empty() && self.removed.is_empty()
    }

    fn put(&mut self, edge: &str, child: Comparison) {
        self.added.put(edge.to_owned(), child.added);
        self.modified.put(edge.to_owned(), child.modified);
        self.removed.put(edge.to_owned(), child.removed);
    }
}

/// Compares two versions of a value, of which one may be absent.
pub(crate) fn compare(
    before: Option<&Value>,
    after: Option<&Value>,
    shape: Shape<'_>,
) -> Comparison {
    if let (Some(before), Some(after)) = (before, after)
        && differ_in_type(before, after)
    {
        return compare_types(before, after, shape);
    }
    let mut comparison = Comparison::default();
    let hollow = |value: Option<&Value>| match value {
        None | Some(Value::Null) => true,
        Some(Value::Object(map)) => map.is_empty(),
        Some(Value::Array(items)) => items.is_empty(),
        Some(_) => false,
    };
    let typed = after
        .filter(|value| !value.is_null())
        .or(before)
        .unwrap_or(&Value::Null);
    let form = shape.form(typed);
    if form == Form::Leaf || (hollow(before) && hollow(after)) {
        comparison.modified.member = before.is_some() && after.is_some() && before != after;
    } else if form == Form::Map {
        for key in keys(before).chain(keys(after)) {
            let (child_shape, _) = shape.field(key);
            let (old, new) = (entry(before, key), entry(after, key));
            let inner = compare(old, new, child_shape);
            comparison.put(&format!("f:{key}"), inner);
        }
    } else {
        let (old, new) = (items(before, &form, shape), items(after, &form, shape));
        for edge in old.keys().chain(new.keys()) {
            let inner = compare(old.get(edge).copied(), new.get(edge).copied(), shape.item());
            comparison.put(edge, inner);
        }
    }
    comparison.added.member |= before.is_none() && after.is_some();
    comparison.removed.member |= after.is_none() && before.is_some();
    comparison
}

fn differ_in_type(before: &Value, after: &Value) -> bool {
    !before.is_null()
        && !after.is_null()
        && (before.is_object() != after.is_object() || before.is_array() != after.is_array())
}

/// A value that turned into one of another type: what was inside is removed, what is inside is added.
fn compare_types(before: &Value, after: &Value, shape: Shape<'_>) -> Comparison {
    let empty = |value: &Value| match value {
        Value::Object(_) => Value::Object(Map::new()),
        Value::Array(_) => Value::Array(Vec::new()),
        _ => Value::Null,
    };
    let whole = |value: &Value| shape.form(value) == Form::Leaf || *value == empty(value);
    let mut comparison = Comparison::default();
    comparison.modified.member = whole(before) || whole(after);
    if !whole(before) {
        let inside = compare(Some(before), Some(&empty(before)), shape);
        comparison.removed = inside.removed;
    }
    if !whole(after) {
        let inside = compare(Some(&empty(after)), Some(after), shape);
        comparison.added = inside.added;
    }
    comparison
}

fn entry<'v>(value: Option<&'v Value>, key: &str) -> Option<&'v Value> {
    value.and_then(|value| value.get(key))
}

fn keys(value: Option<&Value>) -> impl Iterator<Item = &String> {
    value
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(|map| map.keys())
}

fn items<'v>(
    value: Option<&'v Value>,
    form: &Form<'_>,
    shape: Shape<'_>,
) -> BTreeMap<String, &'v Value> {
    value
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|item| (item_edge(form, shape, item), item))
        .collect()
}
