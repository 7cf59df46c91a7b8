//! Names that are the same for all resources of a kind, so that only one of them could have the object.

use super::family::Family;
use super::text::{Piece, Text};
use crate::problem::Problem;
use crate::validate::children::identifiers;
use crate::validate::codes;
use crate::validate::context::Context;

pub(super) fn check(context: &mut Context, family: &Family) {
    let single = family
        .members
        .iter()
        .filter(|member| member.child.each.is_none());
    for member in single.filter(|member| member.is_sound) {
        let found = identifiers(&member.child.template);
        let identity: Vec<Text> = found.map(|text| family.text(member, text)).collect();
        let is_text = |piece: &Piece| matches!(piece, Piece::Text(_));
        let is_fixed = !identity.is_empty() && identity.iter().flat_map(Text::pieces).all(is_text);
        let name = member.template().path(&["metadata", "name"]);
        if let Some(name) = name.filter(|_| is_fixed) {
            let kind = &family.resource.kind;
            let message = format!("each {kind} would want this {}", member.child.kind.kind);
            context.push(
                Problem::warning(codes::FIXED_NAME, name.span(), message)
                    .hint("only one of them would get it: build its name on `${metadata.name}`, or read it as a reference"),
            );
        }
    }
}
