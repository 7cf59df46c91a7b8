//! Label selectors and field selectors.

use serde_json::Value;

use super::status::Failure;
use crate::selector::{Requirement, parse};

/// What a list or a watch is restricted to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selector {
    labels: Vec<Requirement>,
    fields: Vec<Requirement>,
}

impl Selector {
    /// Parses the two query parameters.
    pub fn parse(labels: &str, fields: &str) -> Result<Self, Failure> {
        let requirements =
            |text: &str| parse(text).map_err(|error| Failure::bad_request(error.to_string()));
        let fields = requirements(fields)?;
        for field in &fields {
            if !matches!(
                field.key.as_str(),
                "metadata.name"
                    | "metadata.namespace"
                    | "involvedObject.name"
                    | "involvedObject.kind"
                    | "involvedObject.namespace"
                    | "involvedObject.uid"
                    | "reason"
                    | "type"
                    | "spec.nodeName"
                    | "status.phase"
            ) {
                let message = format!("field label not supported: {}", field.key);
                return Err(Failure::bad_request(message));
            }
        }
        Ok(Self {
            labels: requirements(labels)?,
            fields,
        })
    }

    pub fn matches(&self, object: &Value) -> bool {
        let label = |key: &str| object["metadata"]["labels"][key].as_str();
        let field = |key: &str| {
            let pointer = format!("/{}", key.replace('.', "/"));
            Some(
                object
                    .pointer(&pointer)
                    .and_then(Value::as_str)
                    .unwrap_or_default(),
            )
        };
        self.labels
            .iter()
            .all(|requirement| requirement.test.holds(label(&requirement.key)))
            && self
                .fields
                .iter()
                .all(|requirement| requirement.test.holds(field(&requirement.key)))
    }
}
