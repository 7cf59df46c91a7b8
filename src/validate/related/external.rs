//! Objects that a kind declares to be there: somebody else makes them.

use std::ops::Range;

use super::family::Family;
use super::mentions::Mention;
use super::text::{Same, Text};
use crate::expr::Environment;
use crate::model::Scope;
use crate::problem::Problem;
use crate::validate::context::Context;
use crate::validate::{codes, types};

/// An object that is there.
pub(super) struct External {
    group: String,
    kind: String,
    name: Text,
    /// Where it is declared.
    pub span: Range<usize>,
}

impl External {
    /// Whether it is an object that a child names.
    pub fn is(&self, mention: &Mention, name: &Text) -> bool {
        self.group == mention.group
            && self.kind == mention.kind
            && self.name.compare(name) != Same::Never
    }
}

/// What a kind declares to be there.
pub(super) fn read(context: &mut Context, family: &Family) -> Vec<External> {
    let resource = family.resource;
    let spec = types::object(&format!("{}Spec", resource.kind), &resource.spec);
    let environment = Environment::of_resource(spec, resource.scope == Scope::Namespaced);
    let mut found = Vec::new();
    for declared in family.declared.external.iter().flatten() {
        let Some(text) = declared.text() else {
            continue;
        };
        let Some((group, kind, begin)) = split(text) else {
            let message = format!("`{text}` does not say which object is meant");
            context.push(
                Problem::error(codes::EXTERNAL, declared.span.clone(), message)
                    .hint("write its `apiVersion`, kind and name, such as `v1/Secret/registry` or \"v1/Secret/${metadata.name}-tls\""),
            );
            continue;
        };
        let Some(whole) = context.interpolation(declared, &environment) else {
            continue;
        };
        found.push(External {
            name: family.text_of_kind(&whole).without(begin),
            group,
            kind,
            span: declared.span.clone(),
        });
    }
    found
}

/// The group and kind of `<apiVersion>/<kind>/<name>`, and where the name begins.
fn split(text: &str) -> Option<(String, String, usize)> {
    let parts: Vec<&str> = text.splitn(4, '/').collect();
    let is_kind = |part: &str| part.starts_with(|first: char| first.is_ascii_uppercase());
    let is_version = |part: &str| part.starts_with('v');
    let (group, kind, name) = match parts.as_slice() {
        [version, kind, ..] if is_version(version) && is_kind(kind) => {
            ("", *kind, version.len() + kind.len() + 2)
        }
        [group, version, kind, _] if is_version(version) && is_kind(kind) => {
            (*group, *kind, group.len() + version.len() + kind.len() + 3)
        }
        _ => return None,
    };
    (name < text.len()).then(|| (group.to_owned(), kind.to_owned(), name))
}

/// An object as it is declared.
pub(super) fn written(mention: &Mention, name: &str) -> String {
    let api_version = match mention.group.as_str() {
        "" => "v1".to_owned(),
        "autoscaling" => "autoscaling/v2".to_owned(),
        group => format!("{group}/v1"),
    };
    let text = format!("{api_version}/{}/{name}", mention.kind);
    match text.contains('$') {
        true => format!("\"{text}\""),
        false => text,
    }
}

/// Warns of what is declared and no child names.
pub(super) fn unused(context: &mut Context, declared: &[External], used: &[usize]) {
    for external in declared {
        if !context.failed() && !used.contains(&external.span.start) {
            let message = format!("no child names the {} `{}`", external.kind, external.name);
            context.push(
                Problem::warning(codes::UNUSED_EXTERNAL, external.span.clone(), message)
                    .hint("remove it; what a field of the spec names need not be declared"),
            );
        }
    }
}
