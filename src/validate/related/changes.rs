//! What can change of what an expression reads, while the object that it is for stays the same.

use std::collections::BTreeSet;

use super::family::{Family, Member};
use crate::expr::Typed;
use crate::model::{Field, FieldType};
use crate::validate::children::identifiers;
use crate::validate::reads::reads;

/// The path of something that an expression reads and that can change.
pub(super) fn cause(family: &Family, member: &Member, typed: &Typed) -> Option<String> {
    // With another name or namespace it is another object.
    let identity = identifiers(&member.child.template).flat_map(|text| text.expressions());
    let identity: BTreeSet<String> = identity.flat_map(|typed| resolved(family, typed)).collect();
    // The API server counts every change of a spec.
    let is_made_anew = identity.contains("metadata.generation");
    let stays = |path: &String| {
        let is_of_spec = path.starts_with("spec.") || path == "spec";
        !identity.contains(path) && !(is_made_anew && is_of_spec)
    };
    let mut found = resolved(family, typed).into_iter();
    found.find(|path| stays(path) && can_change(family, member, path))
}

/// The paths that an expression reads, also by the values that it names.
fn resolved(family: &Family, typed: &Typed) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in reads(typed) {
        let root = path.split('.').next().unwrap_or_default();
        match family.shared(root) {
            Some(value) => {
                let texts = value.text.expressions();
                found.extend(texts.flat_map(|typed| resolved(family, typed)));
            }
            None => {
                found.insert(path);
            }
        }
    }
    found
}

fn can_change(family: &Family, member: &Member, path: &str) -> bool {
    let names: Vec<&str> = path.split('.').collect();
    let [root, rest @ ..] = names.as_slice() else {
        return false;
    };
    match *root {
        "metadata" => ["annotations", "labels", "generation"]
            .contains(&rest.first().copied().unwrap_or_default()),
        "spec" => !is_immutable(&family.resource.spec, rest),
        "status" => true,
        _ if member
            .child
            .each
            .as_ref()
            .is_some_and(|each| each.variable == *root) =>
        {
            of_element(family, member, path, rest)
        }
        _ => {
            let is_child = family.members.iter().any(|other| other.key.name == *root);
            let references = &family.resource.references;
            let is_reference = references.iter().any(|reference| reference.id == *root);
            (is_child || is_reference) && !matches!(rest, ["metadata", "name" | "namespace"])
        }
    }
}

/// Whether a field of the element can change that an object is made for. Its key cannot: that is what tells the object apart.
fn of_element(family: &Family, member: &Member, path: &str, rest: &[&str]) -> bool {
    let Some(each) = &member.child.each else {
        return false;
    };
    let is_key = each.key.source.trim() == path;
    let list = each.elements.source.trim().strip_prefix("spec.");
    let is_of_immutable = list.is_some_and(|list| {
        let names: Vec<&str> = list.split('.').collect();
        is_immutable(&family.resource.spec, &names)
    });
    let is_itself = each.field.as_ref().is_some_and(|field| match &field.kind {
        FieldType::Object { fields, .. } => is_immutable(fields, rest),
        _ => false,
    });
    !(is_key || is_of_immutable || is_itself)
}

/// Whether a field, or one that holds it, never changes once it is set.
fn is_immutable(fields: &[Field], path: &[&str]) -> bool {
    let [name, rest @ ..] = path else {
        return false;
    };
    let Some(field) = fields.iter().find(|field| field.name == *name) else {
        return false;
    };
    field.immutable
        || match &field.kind {
            FieldType::Object { fields, .. } => is_immutable(fields, rest),
            _ => false,
        }
}
