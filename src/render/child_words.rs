//! Children in words, for the documentation of projects.

use serde::Serialize;

use super::context_fields::code;
use crate::expr::Typed;
use crate::model::{Child, OnDelete};

/// A child, for people.
#[derive(Debug, Serialize)]
pub struct ChildRow {
    /// Its name in the spec.
    pub id: String,
    /// Its group and version.
    pub api_version: String,
    /// Its kind.
    pub kind: String,
    /// For what there is one each, in words; empty where it is one object.
    pub each: String,
    /// When it is there, in words.
    pub when: String,
    /// What becomes of it once it is no longer wanted, in words.
    pub afterwards: &'static str,
    /// Whether it takes over an object that has its name already.
    pub adopts: bool,
    /// Whether it is deleted and made anew where a field is immutable.
    pub replaced: bool,
    /// The keys of the values that are made up for it, in words; empty where there are none.
    pub generated: String,
}

/// A child as a row.
pub fn row(child: &Child) -> ChildRow {
    let kind = &child.kind;
    ChildRow {
        id: child.id.clone(),
        api_version: kind.api_version(),
        kind: kind.kind.clone(),
        each: child.each.as_ref().map_or_else(String::new, |each| {
            format!("one for each of {}, ", code(&each.elements.source))
        }),
        when: when(child.when.as_ref()),
        afterwards: match child.on_delete {
            OnDelete::Delete => "deleted",
            OnDelete::Orphan => "stays, without an owner",
            OnDelete::Retain => "stays until its owner goes",
        },
        adopts: child.adopt,
        replaced: child.replace,
        generated: {
            let keys = child.generated.iter();
            let keys = keys.map(|value| code(&value.key));
            keys.collect::<Vec<_>>().join(", ")
        },
    }
}

/// When something is there, in words.
pub fn when(when: Option<&Typed>) -> String {
    when.map_or_else(|| "always".to_owned(), |when| code(&when.source))
}
