//! The children of a kind, and what their texts are made of.

use super::at::At;
use super::text::{Piece, Text};
use crate::expr::{Interpolation, Joined};
use crate::model::{Child, Resource, SharedValue, Template};
use crate::spec::{self, Key};
use crate::validate::children;
use crate::validate::context::Context;

/// A kind and its children.
pub(super) struct Family<'a> {
    /// The kind as the file has it.
    pub declared: &'a spec::Resource,
    /// What was made of it.
    pub resource: &'a Resource,
    /// The name of the operator, which is a label of its children.
    pub operator: &'a str,
    /// The children in the order of the file.
    pub members: Vec<Member<'a>>,
}

/// A child.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    /// What it is called in the file.
    pub key: &'a Key,
    /// As the file has it.
    pub declared: &'a spec::Child,
    /// What was made of it.
    pub child: &'a Child,
    /// Whether nothing in it was found wrong. Otherwise what is missing may be what is wrong.
    pub is_sound: bool,
}

impl<'a> Member<'a> {
    /// The template.
    pub fn template(&self) -> At<'a> {
        At {
            node: &self.declared.template,
            value: &self.child.template,
        }
    }

    /// Whether somebody else's controller makes things of it.
    pub fn is_foreign(&self) -> bool {
        let group = &self.child.kind.group;
        group.contains('.') && !group.ends_with(".k8s.io")
    }

    /// Whether it is of a kind that Kubernetes has built in, given its group and name.
    pub fn is(&self, group: &str, kind: &str) -> bool {
        self.child.kind.group == group && self.child.kind.kind == kind
    }
}

impl<'a> Family<'a> {
    /// The children of a kind, in view of the problems that were found with them.
    pub fn new(
        context: &Context,
        operator: &'a str,
        declared: &'a spec::Resource,
        resource: &'a Resource,
    ) -> Self {
        let children = declared.children.iter().flat_map(|children| &children.0);
        let member = |(key, declared): &'a (Key, spec::Child)| {
            let mut children = resource.children.iter();
            let child = children.find(|child| child.id == key.name)?;
            let is_empty = matches!(child.template, Template::Null);
            Some(Member {
                key,
                declared,
                child,
                is_sound: !is_empty && !context.failed_in(&declared.template.span),
            })
        };
        Self {
            declared,
            resource,
            operator,
            members: children.filter_map(member).collect(),
        }
    }

    /// A scalar as text; `None` where it is none, or is not known.
    pub fn scalar(&self, member: &Member, at: At) -> Option<Text> {
        match at.value {
            Template::Number(number) => Some(Text::literal(&number.to_string())),
            Template::Text(text) => Some(self.text(member, text)),
            _ => None,
        }
    }

    /// What a text of a child is made of.
    pub fn text(&self, member: &Member, text: &Interpolation) -> Text {
        self.joined(Some(member), text)
    }

    /// What a text of the kind is made of.
    pub fn text_of_kind(&self, text: &Interpolation) -> Text {
        self.joined(None, text)
    }

    fn joined(&self, member: Option<&Member>, text: &Interpolation) -> Text {
        let parts = text.joined().into_iter();
        Text::new(parts.flat_map(|part| match part {
            Joined::Text(text) => vec![Piece::Text(text)],
            Joined::Expression(source) => self.expression(member, source),
        }))
    }

    /// The name of a child's object; `None` where each has its own.
    pub fn name(&self, member: &Member) -> Option<Text> {
        children::name(&member.child.template).map(|name| self.text(member, name))
    }

    /// The value that expressions share by a name.
    pub fn shared(&self, name: &str) -> Option<&'a SharedValue> {
        self.resource.values.iter().find(|value| value.name == name)
    }

    fn expression(&self, member: Option<&Member>, source: String) -> Vec<Piece> {
        if let Some(value) = self.shared(&source) {
            return self.text_of_kind(&value.text).pieces().to_vec();
        }
        let is_name = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let names: Vec<&str> = source.split('.').collect();
        if !names.iter().all(|name| is_name(name)) {
            return vec![Piece::Other(source)];
        }
        match names.as_slice() {
            ["metadata", "name" | "namespace" | "uid"] => vec![Piece::Own(source)],
            ["spec", _, ..] => vec![Piece::Field(source)],
            [id, "metadata", "name"] => match self.members.iter().find(|one| one.key.name == *id) {
                Some(other) => match self.name(other) {
                    Some(name) => name.pieces().to_vec(),
                    None => vec![Piece::Other(source)],
                },
                None => vec![Piece::Other(source)],
            },
            [root, rest @ ..] => match member.and_then(|member| member.child.each.as_ref()) {
                // Other children can be made for the same elements, and call them otherwise.
                Some(each) if each.variable == *root => {
                    let mut path = vec![format!("{}[]", each.elements.source.trim())];
                    path.extend(rest.iter().map(|name| (*name).to_owned()));
                    vec![Piece::Other(path.join("."))]
                }
                _ => vec![Piece::Other(source)],
            },
            [] => Vec::new(),
        }
    }
}
