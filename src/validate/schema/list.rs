//! Lists whose items must differ.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::catalog::{List, Schema, Shape, Word};
use crate::model::Template;
use crate::problem::Problem;
use crate::spec::Node;
use crate::validate::codes;
use crate::validate::context::{Context, written};

/// Reports items that server-side apply could not tell apart.
pub(super) fn check(context: &mut Context, nodes: &[Node], items: &[Template], list: &List) {
    let mut seen: BTreeMap<Vec<String>, Range<usize>> = BTreeMap::new();
    for (node, item) in nodes.iter().zip(items) {
        let Some(key) = key(item, list) else {
            continue;
        };
        if seen.contains_key(&key) {
            let part = |(name, value): (&Word, &String)| format!("{name}: {value}");
            let named: Vec<String> = list.keys.iter().zip(&key).map(part).collect();
            let what = if list.is_set { &key } else { &named }.join(", ");
            let place = list
                .keys
                .first()
                .and_then(|name| node.get(name))
                .unwrap_or(node);
            let message = format!("`{what}` comes twice in the list");
            context.push(
                Problem::error(codes::SAME_ITEM, place.span.clone(), message)
                    .hint("the API server tells the items apart by it"),
            );
        }
        seen.entry(key).or_insert_with(|| node.span.clone());
    }
}

/// What tells an item apart, as it is written; `None` where that is not known.
fn key(item: &Template, list: &List) -> Option<Vec<String>> {
    if list.is_set {
        return Some(vec![scalar(item)?]);
    }
    let Schema::Object(object) = &list.items else {
        return None;
    };
    let parts = list
        .keys
        .iter()
        .map(|name| part(item, name, object.shape()));
    parts
        .collect::<Option<Vec<String>>>()
        .filter(|key| !key.is_empty())
}

fn part(item: &Template, name: &str, shape: &Shape) -> Option<String> {
    let Template::Map(entries) = item else {
        return None;
    };
    let default = || shape.field(name)?.default.as_deref().map(str::to_owned);
    let given = entries.iter().find(|(found, _)| found == name);
    given.map_or_else(default, |(_, value)| scalar(value))
}

/// Two expressions that are written alike have one value.
fn scalar(template: &Template) -> Option<String> {
    match template {
        Template::Bool(value) => Some(value.to_string()),
        Template::Number(number) => Some(number.to_string()),
        Template::Text(text) => Some(written(text)),
        Template::Null | Template::List(_) | Template::Map(_) => None,
    }
}
