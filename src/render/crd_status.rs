//! The schema of `status`: what the runtime reports about every object, and the fields of the spec's own.

use serde_json::{Value, json};

use super::crd_schema;
use crate::model::Resource;

/// The schema of `status`. Its default says that nothing was observed yet, so that tools that wait for a generation do not
/// take an object without a status for a finished one.
#[must_use]
pub fn schema(resource: &Resource) -> Value {
    let mut schema = json!({
        "type": "object",
        "description": format!("What the operator last observed of the {}.", resource.kind),
        "default": { "observedGeneration": -1 },
        "properties": {
            "observedGeneration": {
                "type": "integer",
                "format": "int64",
                "description": "The generation of the spec that the status speaks of; -1 before the first.",
            },
            "conditions": {
                "type": "array",
                "description": "Ready, Reconciling, Stalled and conditions of the kind's own.",
                "x-kubernetes-list-type": "map",
                "x-kubernetes-list-map-keys": ["type"],
                "items": condition(),
            },
        },
    });
    if !resource.hooks.is_empty() {
        schema["properties"]["hooks"] = hooks();
    }
    for status in &resource.status {
        schema["properties"][status.field.name.as_str()] = crd_schema::field(&status.field);
    }
    schema
}

/// A condition, as `metav1.Condition` has it.
fn condition() -> Value {
    json!({
        "type": "object",
        "description": "One aspect of the object's state.",
        "required": ["lastTransitionTime", "message", "reason", "status", "type"],
        "properties": {
            "type": {
                "type": "string",
                "description": "The condition, in CamelCase.",
                "maxLength": 316,
                "pattern": r"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$",
            },
            "status": {
                "type": "string",
                "description": "Whether the condition holds.",
                "enum": ["True", "False", "Unknown"],
            },
            "reason": {
                "type": "string",
                "description": "Why it last changed, as one CamelCase word for programs.",
                "minLength": 1,
                "maxLength": 1024,
                "pattern": "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$",
            },
            "message": {
                "type": "string",
                "description": "The same for people.",
                "maxLength": 32768,
            },
            "observedGeneration": {
                "type": "integer",
                "format": "int64",
                "description": "The generation of the spec that the condition speaks of.",
                "minimum": 0,
            },
            "lastTransitionTime": {
                "type": "string",
                "format": "date-time",
                "description": "When the status last changed.",
            },
        },
    })
}

/// How the hooks fare, by name: what a restarted operator goes on from.
fn hooks() -> Value {
    json!({
        "type": "array",
        "description": "How the hooks fare; written by the operator, which goes on from here after a restart.",
        "maxItems": 64,
        "x-kubernetes-list-type": "map",
        "x-kubernetes-list-map-keys": ["name"],
        "items": {
            "type": "object",
            "description": "How a hook fares.",
            "required": ["name", "state"],
            "properties": {
                "name": {
                    "type": "string",
                    "description": "The hook, as the spec of the operator names it.",
                    "minLength": 1,
                    "maxLength": 63,
                },
                "state": {
                    "type": "string",
                    "description": "What became of its last run.",
                    "enum": ["Running", "Succeeded", "Retrying", "Failed"],
                },
                "attempts": {
                    "type": "integer",
                    "format": "int64",
                    "description": "How often it was tried since it last succeeded.",
                    "minimum": 0,
                },
                "observedGeneration": {
                    "type": "integer",
                    "format": "int64",
                    "description": "The generation of the spec that it saw.",
                    "minimum": 0,
                },
                "lastTransitionTime": {
                    "type": "string",
                    "format": "date-time",
                    "description": "When its state last changed.",
                },
                "reason": {
                    "type": "string",
                    "description": "Why it failed, as one CamelCase word for programs.",
                    "maxLength": 256,
                },
                "message": {
                    "type": "string",
                    "description": "The same for people.",
                    "maxLength": 1024,
                },
                "handled": {
                    "type": "string",
                    "description": "What it has handled, as JSON; secrets are hashed.",
                },
            },
        },
    })
}
