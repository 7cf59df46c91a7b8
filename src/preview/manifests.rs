//! Objects in YAML, as files of manifests and `kubectl get -o yaml` hold them.

use serde_json::Value;

use crate::problem::Problem;
use crate::spec;
use crate::validate::crds::documents;

/// The objects in a text: one a document; those of a `List` by themselves.
///
/// # Errors
/// What is no YAML in it.
pub fn objects(text: &str) -> Result<Vec<Value>, Vec<Problem>> {
    let mut objects = Vec::new();
    let mut problems = Vec::new();
    for (start, document) in documents(text) {
        let mut found = Vec::new();
        let node = spec::read_yaml(document, &mut found);
        problems.extend(found.into_iter().map(|problem| Problem {
            span: problem.span.start + start..problem.span.end + start,
            ..problem
        }));
        match node.map(|node| node.to_json()) {
            Some(Value::Object(mut list)) if list.get("kind") == Some(&"List".into()) => {
                if let Some(Value::Array(items)) = list.remove("items") {
                    objects.extend(items);
                }
            }
            Some(object) => objects.push(object),
            None => {}
        }
    }
    if problems.is_empty() {
        Ok(objects)
    } else {
        Err(problems)
    }
}
