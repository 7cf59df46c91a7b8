//! The order of children: each after those whose values it needs.

use std::ops::Range;

use super::codes;
use super::context::Context;
use crate::model::{Child, Reference};
use crate::problem::Problem;

/// Sorts children by their dependencies, ties in the order given, and reports cycles. What `after` names besides
/// children and references is dropped from it.
pub(super) fn sorted(
    context: &mut Context,
    children: Vec<(Range<usize>, Child)>,
    references: &[Reference],
) -> Vec<Child> {
    let is_reference = |id: &String| references.iter().any(|reference| reference.id == *id);
    let ids: Vec<String> = children.iter().map(|(_, child)| child.id.clone()).collect();
    let mut waiting = children;
    for (_, child) in &mut waiting {
        child
            .after
            .retain(|id| ids.contains(id) || is_reference(id));
    }
    let mut done: Vec<Child> = Vec::new();
    while !waiting.is_empty() {
        let is_done = |id: &String| is_reference(id) || done.iter().any(|child| child.id == *id);
        let next = waiting
            .iter()
            .position(|(_, child)| child.after.iter().all(is_done));
        match next {
            Some(index) => done.push(waiting.remove(index).1),
            None => {
                context.push(cycle(&waiting));
                break;
            }
        }
    }
    done
}

/// The problem with children that all wait for one another or for such.
fn cycle(waiting: &[(Range<usize>, Child)]) -> Problem {
    let find = |id: &str| waiting.iter().find(|(_, child)| child.id == id);
    let mut path: Vec<&str> = Vec::new();
    let mut next = waiting.first();
    while let Some((_, child)) = next {
        if let Some(start) = path.iter().position(|id| *id == child.id) {
            path.drain(..start);
            path.push(&child.id);
            break;
        }
        path.push(&child.id);
        next = child.after.iter().find_map(|id| find(id));
    }
    let first = path.first().copied().unwrap_or_default();
    let span = find(first).map_or(0..0, |(span, _)| span.clone());
    let message = match path.as_slice() {
        [one, other] if one == other => format!("the child `{one}` needs its own value"),
        _ => format!("children need each other's values: {}", path.join(" → ")),
    };
    Problem::error(codes::CYCLE, span, message)
        .hint("none of them could be made first: take one of the values from `spec` or `metadata`")
}
