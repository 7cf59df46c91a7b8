//! Where the API server asks for conversions.

use std::sync::Arc;

use super::{Conversions, review};
use crate::kind::Kind;
use crate::metrics::{WebhookOperation, WebhookOutcome};
use crate::webhook::{Bytes, Refusal, Target, Webhooks};

impl Webhooks {
    /// Converts objects of a kind between its versions, at `/convert/<plural>.<group>`, as its definition says.
    #[must_use]
    pub fn convert<K: Kind>(self) -> Self {
        let definition = crate::ApiResource::of::<K>().name();
        let conversions = Arc::new(Conversions::of::<K>());
        self.noting(
            format!("/convert/{definition}"),
            move |body: Bytes, note| {
                let conversions = Arc::clone(&conversions);
                async move {
                    note.asks(WebhookOperation::Convert);
                    let answer = review(&conversions, &body);
                    let answer = answer.map_err(|error| Refusal::bad_request(error.to_string()))?;
                    note.comes_to(match answer["response"]["convertedObjects"].is_array() {
                        true => WebhookOutcome::Converted,
                        false => WebhookOutcome::Error,
                    });
                    Ok(answer.to_string().into_bytes())
                }
            },
        )
        .target(Target::conversion(definition))
    }
}
