//! The fields that the templates of the common children read.

use serde_json::{Value, json};

use super::field::Field;

impl Field {
    /// The image that the pods run.
    pub fn image() -> Self {
        Self::known(
            "image",
            json!({
                "type": "string", "description": "The container image to run.", "required": true, "minLength": 1,
                "example": "nginxinc/nginx-unprivileged:1.29",
            }),
        )
    }

    /// How many pods run.
    pub fn replicas() -> Self {
        Self::known(
            "replicas",
            json!({
                "type": "integer", "description": "How many pods to run.", "default": 1, "minimum": 0, "maximum": 100,
            }),
        )
    }

    /// How many pods run at least, under an autoscaler.
    pub fn min_replicas() -> Self {
        Self::known(
            "replicas",
            json!({
                "type": "integer", "description": "How many pods to run at least.", "default": 1, "minimum": 1,
                "maximum": 100,
            }),
        )
    }

    /// How many pods run at most, under an autoscaler.
    pub fn max_replicas() -> Self {
        Self::known(
            "maxReplicas",
            json!({
                "type": "integer", "description": "How many pods to run at most.", "default": 10, "minimum": 1,
                "maximum": 100,
            }),
        )
    }

    /// The port of the pods.
    pub fn port() -> Self {
        Self::known(
            "port",
            json!({
                "type": "integer", "description": "The port that the application listens on.", "default": 8080,
                "minimum": 1, "maximum": 65535,
            }),
        )
    }

    /// When a CronJob runs.
    pub fn schedule() -> Self {
        Self::known(
            "schedule",
            json!({
                "type": "string", "description": "When to run, in the notation of cron.", "default": "0 3 * * *",
                "minLength": 1,
            }),
        )
    }

    /// The host of an Ingress.
    pub fn host() -> Self {
        Self::known(
            "host",
            json!({
                "type": "string", "description": "The host name under which it is reachable from outside the cluster.",
                "format": "hostname", "example": "webapp.example.com",
            }),
        )
    }

    /// The data of a ConfigMap.
    pub fn config() -> Self {
        Self::known(
            "config",
            json!({
                "type": "map", "description": "Environment variables of the application, kept in a ConfigMap.",
                "values": { "type": "string" }, "example": { "GREETING": "hello" },
            }),
        )
    }

    /// The data of a Secret, encoded as the API server keeps it.
    pub fn password() -> Self {
        Self::known(
            "password",
            json!({
                "type": "string", "description": "The application's password in base64, kept in a Secret.",
                "format": "byte", "secret": true, "example": "Y2hhbmdlLW1l",
            }),
        )
    }

    /// The size of a volume.
    pub fn storage() -> Self {
        Self::known(
            "storage",
            json!({ "type": "quantity", "description": "How large the volume is.", "default": "1Gi" }),
        )
    }

    /// The namespace of the children of an object that has none.
    pub fn namespace() -> Self {
        Self::known(
            "namespace",
            json!({
                "type": "string", "description": "The namespace that its objects live in.", "required": true,
                "minLength": 1, "maxLength": 63, "example": "default", "immutable": true,
            }),
        )
    }

    fn known(name: &str, definition: Value) -> Self {
        Self {
            name: name.to_owned(),
            definition: definition.as_object().cloned().unwrap_or_default(),
        }
    }
}
