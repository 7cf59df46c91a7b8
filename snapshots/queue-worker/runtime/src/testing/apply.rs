//! Server-side apply: merging what a manager wants into an object, and removing what it no longer wants.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::fields::{FieldSet, item_edge};
use super::shape::{Form, Shape};

/// Merges `applied` into `live`.
pub(crate) fn merge(live: Option<&Value>, applied: &Value, shape: Shape<'_>) -> Value {
    let Some(live) = live else {
        return applied.clone();
    };
    match (shape.form(applied), live, applied) {
        (Form::Map, Value::Object(live), Value::Object(applied)) => {
            let mut merged = live.clone();
            for (key, value) in applied {
                let (child, _) = shape.field(key);
                merged.insert(key.clone(), merge(live.get(key), value, child));
            }
            Value::Object(merged)
        }
        (form @ (Form::Set | Form::Keyed(_)), Value::Array(live), Value::Array(applied)) => {
            Value::Array(merge_items(live, applied, &form, shape))
        }
        _ => applied.clone(),
    }
}

/// Merges keyed items in the order that the real server's structured-merge-diff gives them: that of `applied`, with
/// the other items about where they stood.
fn merge_items(live: &[Value], applied: &[Value], form: &Form<'_>, shape: Shape<'_>) -> Vec<Value> {
    let edges = |items: &[Value]| -> Vec<String> {
        items
            .iter()
            .map(|item| item_edge(form, shape, item))
            .collect()
    };
    let (left, right) = (edges(live), edges(applied));
    let mut shared = right.iter().filter(|edge| left.contains(edge)).peekable();
    let mut taken = BTreeSet::new();
    let mut merged = Vec::with_capacity(live.len().max(applied.len()));
    let (mut l, mut r) = (0, 0);
    while l < live.len() || r < applied.len() {
        if let Some(mine) = left.get(l) {
            if !right.contains(mine) {
                merged.push(live[l].clone());
                l += 1;
                continue;
            }
            let later = right.get(r).is_some_and(|theirs| theirs != mine)
                && shared.peek().is_some_and(|next| *next != mine);
            if later || taken.contains(mine) {
                l += 1;
                if later || r == right.len() {
                    continue;
                }
            }
        }
        let Some(edge) = right.get(r) else { continue };
        let before = left.iter().position(|mine| mine == edge);
        let before = before.and_then(|index| live.get(index));
        merged.push(merge(before, &applied[r], shape.item()));
        if left.get(l) == Some(edge) {
            l += 1;
        }
        r += 1;
        taken.insert(edge);
        shared.next_if(|next| *next == edge);
    }
    merged
}

/// Removes from `merged` what its manager owned (`last`) and neither it nor another owns now (`kept`).
pub(crate) fn prune(merged: &Value, last: &FieldSet, kept: &FieldSet, shape: Shape<'_>) -> Value {
    let nothing = FieldSet::default();
    // A struct counts as owned by who owns a field of it, an item of a free map only by itself.
    let verdict = |edge: &str, declared: bool| -> Option<(&FieldSet, &FieldSet)> {
        let last = last.children.get(edge).unwrap_or(&nothing);
        let kept = kept.children.get(edge).unwrap_or(&nothing);
        let owned = |set: &FieldSet| set.member || (declared && !set.is_empty());
        (owned(kept) || !owned(last)).then_some((last, kept))
    };
    match (shape.form(merged), merged) {
        (Form::Map, Value::Object(map)) => {
            let entries = map.iter().filter_map(|(key, value)| {
                let (child, declared) = shape.field(key);
                let (last, kept) = verdict(&format!("f:{key}"), declared)?;
                Some((key.clone(), prune(value, last, kept, child)))
            });
            let left: Map<_, _> = entries.collect();
            // What becomes empty becomes null, as on the real server.
            match left.is_empty() && !map.is_empty() {
                true => Value::Null,
                false => Value::Object(left),
            }
        }
        (form @ (Form::Set | Form::Keyed(_)), Value::Array(items)) => {
            let left = items.iter().filter_map(|item| {
                let (last, kept) = verdict(&item_edge(&form, shape, item), false)?;
                Some(prune(item, last, kept, shape.item()))
            });
            let left: Vec<_> = left.collect();
            match left.is_empty() && !items.is_empty() {
                true => Value::Null,
                false => Value::Array(left),
            }
        }
        _ => merged.clone(),
    }
}
