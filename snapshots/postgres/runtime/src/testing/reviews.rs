//! What an operator's admission says of objects, without a server between.

use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use super::ApiServer;
use super::golden::Golden;
use crate::webhook::{Bytes, Webhooks};

/// The admission of one kind. Every method is a test of its own.
pub struct Reviews {
    webhooks: Webhooks,
    name: String,
    golden: Golden,
    runtime: Runtime,
}

impl Reviews {
    /// The admission of the kind that a golden file is about; `name` is that of its definition.
    ///
    /// # Panics
    /// When the text is not a golden file.
    #[must_use]
    #[expect(clippy::panic, reason = "a test fails by panicking")]
    pub fn new(webhooks: Webhooks, name: &str, golden: &str) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.unwrap_or_else(|error| panic!("no runtime: {error}"));
        let client = runtime.block_on(async { ApiServer::new().client() });
        Self {
            webhooks: webhooks.with_client(client),
            name: name.to_owned(),
            golden: Golden::read(golden),
            runtime,
        }
    }

    /// The sample can be created, changed and deleted.
    ///
    /// # Panics
    /// When it is refused.
    #[expect(clippy::panic, reason = "a test fails by panicking")]
    pub fn let_the_sample_in(self) {
        let object = &self.golden.full.resource;
        for operation in ["CREATE", "UPDATE", "DELETE"] {
            for (act, answer) in self.ask(operation, object) {
                if answer["response"]["allowed"] != true {
                    panic!("{act} {operation}: {answer:#}");
                }
            }
        }
    }

    /// An object that does not have the kind's shape is not let in, and the answer says why.
    ///
    /// # Panics
    /// When it is let in.
    #[expect(clippy::panic, reason = "a test fails by panicking")]
    pub fn refuse_what_cannot_be_read(self) {
        let mut object = self.golden.full.resource.clone();
        object["spec"] = json!("nonsense");
        let mut answers = self.ask("CREATE", &object);
        answers.extend(self.ask("UPDATE", &object));
        let refused = |answer: &Value| {
            let message = answer["response"]["status"]["message"].as_str();
            message.is_some_and(|message| message.contains("cannot be read"))
        };
        if !answers.iter().any(|(_, answer)| refused(answer)) {
            panic!("nobody refuses it: {answers:#?}");
        }
    }

    /// What each webhook of the kind says.
    fn ask(&self, operation: &str, object: &Value) -> Vec<(&'static str, Value)> {
        let told = |operations: [&str; 2]| operations.contains(&operation).then_some(object);
        let review = json!({
            "apiVersion": "admission.k8s.io/v1",
            "kind": "AdmissionReview",
            "request": {
                "uid": "test",
                "kind": { "kind": object["kind"] },
                "name": object["metadata"]["name"],
                "operation": operation,
                "userInfo": { "username": "test" },
                "object": told(["CREATE", "UPDATE"]),
                "oldObject": told(["UPDATE", "DELETE"]),
            },
        });
        let mut answers = Vec::new();
        for act in ["mutate", "validate"] {
            let path = format!("/{act}/{}", self.name);
            let body = Bytes::from(review.to_string());
            let (status, body) = self.runtime.block_on(self.webhooks.answer(&path, body));
            if status != 404 {
                let text = || json!(String::from_utf8_lossy(&body));
                answers.push((
                    act,
                    serde_json::from_slice(&body).unwrap_or_else(|_| text()),
                ));
            }
        }
        answers
    }
}
