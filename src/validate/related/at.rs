//! A place in a template: the value that is there, and where the file says so.

use std::ops::Range;

use crate::expr::Interpolation;
use crate::model::Template;
use crate::spec::{Key, Kind, Node};
use crate::validate::children::entry;

/// A value of a template. What was found wrong with it elsewhere is not known here.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    /// What the file says.
    pub node: &'a Node,
    /// What was made of it.
    pub value: &'a Template,
}

impl<'a> At<'a> {
    /// The value under a key, unless it is null.
    pub fn get(self, key: &str) -> Option<At<'a>> {
        let found = At {
            node: self.node.get(key)?,
            value: entry(self.value, key)?,
        };
        (!matches!(found.node.kind, Kind::Absent | Kind::Null)).then_some(found)
    }

    /// The value below several keys.
    pub fn path(self, keys: &[&str]) -> Option<At<'a>> {
        keys.iter().try_fold(self, |at, key| at.get(key))
    }

    /// The items of a list; `None` where it is not written as one.
    pub fn items(self) -> Option<Vec<At<'a>>> {
        let (Kind::List(nodes), Template::List(values)) = (&self.node.kind, self.value) else {
            return None;
        };
        let items = nodes.iter().zip(values);
        Some(items.map(|(node, value)| At { node, value }).collect())
    }

    /// The items of the list under a key; none where there is no such key, or what is there is no list.
    pub fn list(self, key: &str) -> Vec<At<'a>> {
        self.get(key).and_then(At::items).unwrap_or_default()
    }

    /// The entries of a map; `None` where it is not written as one.
    pub fn entries(self) -> Option<Vec<(&'a Key, At<'a>)>> {
        let (Kind::Map(nodes), Template::Map(_)) = (&self.node.kind, self.value) else {
            return None;
        };
        let entry = |(key, node): &'a (Key, Node)| {
            let value = entry(self.value, &key.name)?;
            Some((key, At { node, value }))
        };
        Some(nodes.iter().filter_map(entry).collect())
    }

    /// The text, with or without expressions.
    pub fn text(self) -> Option<&'a Interpolation> {
        match self.value {
            Template::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text under a key, if there is no expression in it.
    pub fn literal(self, key: &str) -> Option<String> {
        self.get(key)?.text()?.literal()
    }

    /// Whether `true` stands under a key.
    pub fn is_true(self, key: &str) -> bool {
        let found = self.get(key).map(|found| found.value);
        matches!(found, Some(Template::Bool(true)))
    }

    /// Where it stands.
    pub fn span(self) -> Range<usize> {
        self.node.span.clone()
    }
}
