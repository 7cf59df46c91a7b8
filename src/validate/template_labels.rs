//! The labels of a template: what the API server would refuse of them, as far as it is written in the spec.

use super::context::Context;
use super::template::Target;
use super::{codes, labels};
use crate::expr::Part;
use crate::problem::Problem;
use crate::spec::{Key, Kind, Node};

/// Checks an entry of a map, if the map holds labels.
pub(super) fn check(
    context: &mut Context,
    path: &[String],
    (key, value): (&Key, &Node),
    target: &Target,
) {
    if !holds_labels(path, target) || key.name.contains("${") {
        return;
    }
    if !labels::is_key(&key.name) {
        let message = format!("`{}` is not the key of a label", key.name);
        let problem = Problem::error(codes::LABEL, key.span.clone(), message);
        context.push(problem.hint(labels::KEY_HINT));
    }
    // What is no text is reported with the rest of the template.
    if let Kind::Text(text) = &value.kind
        && !can_be_a_value(text, target)
    {
        let message = format!("`{text}` is not the value of a label");
        context.push(
            Problem::error(codes::LABEL, value.span.clone(), message).hint(labels::VALUE_HINT),
        );
    }
}

/// Whether the map at a path holds labels, or selects by them.
fn holds_labels(path: &[String], target: &Target) -> bool {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    match path.as_slice() {
        [.., "metadata", "labels"] | [.., "matchLabels" | "nodeSelector"] => true,
        ["spec", "selector"] => target.kind.kind == "Service",
        _ => false,
    }
}

/// Whether a text can become a label's value, whatever its expressions give.
fn can_be_a_value(text: &str, target: &Target) -> bool {
    // Mistakes inside of expressions are recorded when the template is read.
    let Ok(found) = crate::expr::interpolate(text, target.environment) else {
        return true;
    };
    let part = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        // The shortest that fits everywhere.
        Part::Expression(_) => "x".to_owned(),
    };
    labels::is_value(&found.parts.iter().map(part).collect::<String>())
}
