//! Where the API server asks for conversions.

use std::sync::Arc;

use super::{Conversions, review};
use crate::kind::Kind;
use crate::webhook::{Bytes, Refusal, Target, Webhooks};

impl Webhooks {
    /// Converts objects of a kind between its versions, at `/convert/<plural>.<group>`, as its definition says.
    #[must_use]
    pub fn convert<K: Kind>(self) -> Self {
        let definition = crate::ApiResource::of::<K>().name();
        let conversions = Arc::new(Conversions::of::<K>());
        self.route(format!("/convert/{definition}"), move |body: Bytes| {
            let conversions = Arc::clone(&conversions);
            async move {
                let answer = review(&conversions, &body);
                let answer = answer.map_err(|error| Refusal::bad_request(error.to_string()))?;
                Ok(answer.to_string().into_bytes())
            }
        })
        .target(Target::conversion(definition))
    }
}
