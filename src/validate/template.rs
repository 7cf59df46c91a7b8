//! Templates of children: their expressions typed, their metadata completed.

use std::collections::BTreeSet;

use super::context::Context;
use super::{codes, metadata, schema, secrets, template_labels};
use crate::catalog::Schema;
use crate::expr::{self, Environment};
use crate::model::{ChildKind, Scope, Template};
use crate::problem::Problem;
use crate::spec::{Key, Kind, Located, Node};

/// The name that a child has when its template gives none.
const DEFAULT_NAME: &str = "${metadata.name}";

/// What a template is for.
pub(super) struct Target<'a> {
    /// The kind of the object.
    pub kind: &'a ChildKind,
    /// What its objects hold.
    pub schema: &'a Schema,
    /// Where the resource that owns it lives.
    pub owner: Scope,
    /// What its expressions can name.
    pub environment: &'a Environment,
    /// The paths of secret fields.
    pub secrets: &'a [String],
    /// Whether there is one object, which then has a name in any case.
    pub is_one: bool,
}

/// The template of a child, and the variables that its expressions name.
pub(super) fn template(
    context: &mut Context,
    node: &Node,
    target: &Target,
) -> (Template, BTreeSet<String>) {
    metadata::check(context, node, target);
    let mut reader = Reader {
        context,
        target,
        path: Vec::new(),
        variables: BTreeSet::new(),
    };
    let node = match target.is_one {
        true => &named(node),
        false => node,
    };
    let template = reader.value(node);
    let variables = reader.variables;
    schema::check(context, node, &template, target);
    (template, variables)
}

/// The same with a name, should it have none.
fn named(node: &Node) -> Node {
    let Kind::Map(entries) = &node.kind else {
        return node.clone();
    };
    let key = |name: &str| Key {
        name: name.to_owned(),
        span: node.span.clone(),
    };
    let name = Node {
        kind: Kind::Text(DEFAULT_NAME.to_owned()),
        span: node.span.clone(),
    };
    let mut entries = entries.clone();
    match entries.iter_mut().find(|(key, _)| key.name == "metadata") {
        Some((
            _,
            Node {
                kind: Kind::Map(metadata),
                ..
            },
        )) => {
            if !metadata.iter().any(|(key, _)| key.name == "name") {
                metadata.insert(0, (key("name"), name));
            }
        }
        Some(_) => {}
        None => {
            let metadata = Node {
                kind: Kind::Map(vec![(key("name"), name)]),
                span: node.span.clone(),
            };
            let behind = entries
                .iter()
                .take_while(|(key, _)| matches!(key.name.as_str(), "apiVersion" | "kind"))
                .count();
            entries.insert(behind, (key("metadata"), metadata));
        }
    }
    Node {
        kind: Kind::Map(entries),
        span: node.span.clone(),
    }
}

struct Reader<'a, 'b> {
    context: &'a mut Context<'b>,
    target: &'a Target<'a>,
    /// The keys that lead to the value.
    path: Vec<String>,
    variables: BTreeSet<String>,
}

impl Reader<'_, '_> {
    fn value(&mut self, node: &Node) -> Template {
        match &node.kind {
            Kind::Absent | Kind::Null => Template::Null,
            Kind::Bool(value) => Template::Bool(*value),
            Kind::Number(number) => Template::Number(number.clone()),
            Kind::Text(text) => self.text(node, text),
            Kind::List(items) => Template::List(items.iter().map(|item| self.item(item)).collect()),
            Kind::Map(entries) => Template::Map(
                entries
                    .iter()
                    .map(|(key, value)| (key.name.clone(), self.entry(key, value)))
                    .collect(),
            ),
        }
    }

    /// An item of a list. A key of a map is left out where its value is unset; of a list a null would be left.
    fn item(&mut self, node: &Node) -> Template {
        let template = self.value(node);
        if let Template::Text(text) = &template
            && let Some(typed) = text.single()
            && !expr::is_set(typed, self.target.environment)
        {
            let source = typed.source.trim();
            self.context.push(
                Problem::error(
                    codes::VALUE_TYPE,
                    node.span.clone(),
                    "an item of a list may be unset",
                )
                .hint(format!(
                    "give it a default, `.orValue(...)`, or make the whole list one expression, such as `${{[?{source}]}}`"
                )),
            );
        }
        template
    }

    fn entry(&mut self, key: &Key, value: &Node) -> Template {
        if key.name.contains("${") {
            self.context.push(
                Problem::error(
                    codes::TEMPLATE_KEY,
                    key.span.clone(),
                    "a key cannot be an expression",
                )
                .hint("give the whole map as one expression"),
            );
        }
        template_labels::check(self.context, &self.path, (key, value), self.target);
        self.path.push(key.name.clone());
        let template = self.value(value);
        self.path.pop();
        template
    }

    fn text(&mut self, node: &Node, text: &str) -> Template {
        let source = Located {
            value: Some(text.to_owned()),
            span: node.span.clone(),
        };
        let Some(found) = self.context.interpolation(&source, self.target.environment) else {
            return Template::Null;
        };
        for typed in found.expressions() {
            self.variables.extend(typed.variables.iter().cloned());
        }
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        if !secrets::may_hold(self.target.kind, &path) {
            secrets::check(self.context, &source, &found, self.target.secrets);
        }
        Template::Text(found)
    }
}
