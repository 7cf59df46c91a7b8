//! The versions of a kind besides the stored one. Each is derived from the stored one by undoing its changes, the last of them
//! first, so that every change is checked against the fields as they are at its time.

mod change;
mod examples;
mod place;
mod presence;
mod relocate;
mod rules;

use std::ops::Range;

use super::context::Context;
use super::{codes, field, names};
use crate::model::{Column, Field, Resource, Scale, Validation, Version};
use crate::problem::Problem;
use crate::spec::{self, Key, Named};

/// A version on the way from the stored one to what it is.
struct Draft<'a> {
    /// The kind, for the names of types.
    kind: &'a str,
    /// Where the version stands in the file.
    span: Range<usize>,
    /// The version's name, for messages.
    name: &'a str,
    /// The stored version's name, for messages.
    stored: &'a str,
    /// Whether code completes the conversion.
    has_code: bool,
    /// Whether the version has rules of its own for those that cannot be kept.
    has_rules: bool,
    spec: Vec<Field>,
    validations: Vec<Validation>,
    columns: Vec<Column>,
    scale: Option<Scale>,
}

/// The versions, in the order of the file.
pub(super) fn versions(
    context: &mut Context,
    declared: Option<&Named<spec::Version>>,
    stored: &Resource,
) -> Vec<Version> {
    let mut found = Vec::new();
    for (key, version) in declared.iter().flat_map(|declared| &declared.0) {
        name(context, key, stored);
        found.push(self::version(context, key, version, stored));
    }
    found
}

fn name(context: &mut Context, key: &Key, stored: &Resource) {
    if !names::VERSION.holds(&key.name) {
        context.push(names::VERSION.problem(&key.name, &key.span));
    }
    if key.name == stored.version {
        let message = format!("`{}` is the version that is stored", key.name);
        context.push(
            Problem::error(codes::DUPLICATE, key.span.clone(), message)
                .hint("`version` says which one is stored; the others are under `versions`"),
        );
    }
}

fn version(
    context: &mut Context,
    key: &Key,
    declared: &spec::Version,
    stored: &Resource,
) -> Version {
    let conversion = declared.conversion.as_ref();
    let mut draft = Draft {
        kind: &stored.kind,
        span: key.span.clone(),
        name: &key.name,
        stored: &stored.version,
        has_code: conversion.is_some_and(|conversion| conversion.value.is_some()),
        has_rules: declared.validations.is_some(),
        spec: stored.spec.clone(),
        validations: stored.validations.clone(),
        columns: stored.columns.clone(),
        scale: stored.scale.clone(),
    };
    let mut changes = Vec::new();
    for change in declared.changes.iter().flatten().rev() {
        let before = draft.spec.clone();
        match change::undo(context, &mut draft, change) {
            Some(undone) => changes.push(undone),
            // What cannot be undone is left as it is, so that it is reported once.
            None => draft.spec = before,
        }
    }
    changes.reverse();
    let validations = declared.validations.as_deref();
    draft.validations.extend(field::validations(validations));
    super::rules::of_version(
        context,
        validations,
        stored,
        &draft.spec,
        &draft.validations,
    );
    Version {
        name: key.name.clone(),
        served: declared
            .served
            .as_ref()
            .is_none_or(|served| served.value != Some(false)),
        deprecated: declared
            .deprecated
            .as_ref()
            .and_then(|deprecated| deprecated.value.clone()),
        changes,
        has_code: draft.has_code,
        spec: draft.spec,
        validations: draft.validations,
        columns: draft.columns,
        scale: draft.scale,
    }
}
