//! The files of custom resource definitions that a spec lists: the kinds of others that children and references can have.

use std::ops::Range;
use std::sync::Arc;

use super::codes;
use super::context::Context;
use crate::catalog::{self, Known};
use crate::paths::is_inside;
use crate::problem::{File, Problem};
use crate::spec::{self, Located, Node};

/// How a file is read: its text, or why that cannot be had.
pub type Read<'a> = &'a dyn Fn(&str) -> Result<String, String>;

/// Adds the kinds of all files to what is known.
pub(super) fn add(context: &mut Context, files: &[Located<String>], read: Read) {
    for path in files {
        let Some(text) = path.text() else {
            continue;
        };
        match contents(text, read) {
            Ok(contents) => kinds(
                context,
                path,
                &Arc::new(File {
                    path: text.to_owned(),
                    text: contents,
                }),
            ),
            Err(problem) => context.push(Problem {
                span: path.span.clone(),
                ..problem
            }),
        }
    }
}

fn contents(path: &str, read: Read) -> Result<String, Problem> {
    let problem = |message: String, hint: &str| {
        Err(Problem::error(codes::CRD_FILE, 0..0, message).hint(hint))
    };
    if !is_inside(path) {
        return problem(
            format!("`{path}` is not a path below the spec's folder"),
            "such as `crds/gateway.yaml`",
        );
    }
    read(path).or_else(|reason| {
        problem(
            format!("`{path}` cannot be read: {reason}"),
            "put the definition there, such as with `kubectl get crd NAME -o yaml`; the path is relative to the spec's folder",
        )
    })
}

fn kinds(context: &mut Context, path: &Located<String>, file: &Arc<File>) {
    let (mut definitions, mut broken) = (0, false);
    for (start, document) in documents(&file.text) {
        let place = |span: &Range<usize>| span.start + start..span.end + start;
        let mut problems = Vec::new();
        let node = spec::read_yaml(document, &mut problems);
        broken |= !problems.is_empty();
        for problem in problems {
            context.push(Problem {
                span: place(&problem.span),
                file: Some(file.clone()),
                ..problem
            });
        }
        let Some(node) = node.filter(is_definition) else {
            continue;
        };
        definitions += 1;
        match catalog::kinds(&node, &context.catalog) {
            Ok(kinds) => {
                for known in kinds {
                    add_kind(context, known, path);
                }
            }
            Err(unreadable) => {
                let problem =
                    Problem::error(codes::CRD_FILE, place(&unreadable.span), unreadable.message);
                context.push(Problem {
                    file: Some(file.clone()),
                    ..problem
                });
            }
        }
    }
    if definitions == 0 && !broken {
        let message = format!("`{}` defines no kind", file.path);
        let problem = Problem::error(codes::CRD_FILE, path.span.clone(), message);
        context.push(
            problem.hint("it needs a `CustomResourceDefinition` of `apiextensions.k8s.io/v1`"),
        );
    }
}

/// Adds a kind, unless another definition has it: which of the two a cluster has is not known.
fn add_kind(context: &mut Context, known: Known, path: &Located<String>) {
    let (api_version, kind) = (known.kind.api_version(), &known.kind.kind);
    if context.schema(&api_version, kind).is_none() {
        context.catalog.add(known);
        return;
    }
    let message = format!("`{kind}` of `{api_version}` is defined a second time here");
    context.push(
        Problem::error(codes::CRD_FILE, path.span.clone(), message)
            .hint("leave one definition of it, that of the version which clusters have"),
    );
}

fn is_definition(node: &Node) -> bool {
    let has = |key: &str, text: &str| node.get(key).and_then(Node::text) == Some(text);
    has("apiVersion", "apiextensions.k8s.io/v1") && has("kind", "CustomResourceDefinition")
}

/// The YAML documents of a file that hold something, and where each begins.
pub(crate) fn documents(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        // What follows on the line belongs to the document, such as a comment.
        let rest = line.strip_prefix("---");
        if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace)) {
            found.push((start, &text[start..at]));
            start = at + "---".len();
        }
        at += line.len();
    }
    found.push((start, &text[start..]));
    let holds_something = |document: &str| {
        let lines = document.lines().map(str::trim_start);
        lines
            .clone()
            .any(|line| !line.is_empty() && !line.starts_with('#'))
    };
    found.retain(|(_, document)| holds_something(document));
    found
}
