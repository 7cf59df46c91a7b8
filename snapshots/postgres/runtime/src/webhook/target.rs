//! The objects that tell the API server where webhooks are and whom to trust there.

use std::fmt;

use k8s_openapi::ByteString;
use k8s_openapi::api::admissionregistration::v1 as admission;
use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::CustomResourceDefinition;
use kube::core::{ApiResource, DynamicObject};
use serde_json::{Map, Value};

/// One such object. It comes with the operator's manifests; the operator puts into it which authorities to trust.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its kind.
    pub(super) resource: ApiResource,
    /// Its name.
    pub(super) name: String,
}

impl Target {
    /// The ValidatingWebhookConfiguration with this name.
    #[must_use]
    pub fn validating(name: impl Into<String>) -> Self {
        Self::of::<admission::ValidatingWebhookConfiguration>(name)
    }

    /// The MutatingWebhookConfiguration with this name.
    #[must_use]
    pub fn mutating(name: impl Into<String>) -> Self {
        Self::of::<admission::MutatingWebhookConfiguration>(name)
    }

    /// The CustomResourceDefinition with this name, whose `spec.conversion` is a webhook.
    #[must_use]
    pub fn conversion(name: impl Into<String>) -> Self {
        Self::of::<CustomResourceDefinition>(name)
    }

    fn of<K: kube::Resource<DynamicType = ()>>(name: impl Into<String>) -> Self {
        Self {
            resource: ApiResource::erase::<K>(&()),
            name: name.into(),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.resource.kind, self.name)
    }
}

/// Puts the authorities to trust into an object, and the URL if the API server is to go by one instead of the Service. Says
/// whether that changed anything.
pub fn adapt(object: &mut DynamicObject, authorities: &str, url: Option<&str>) -> bool {
    let bundle = serde_json::to_value(ByteString(authorities.as_bytes().to_vec()));
    let bundle = bundle.unwrap_or_default();
    let mut changed = false;
    for config in client_configs(&mut object.data) {
        if config.get("caBundle") != Some(&bundle) {
            config.insert("caBundle".to_owned(), bundle.clone());
            changed = true;
        }
        if let Some(url) = url
            && let Some(service) = config.remove("service")
        {
            let path = service["path"].as_str().unwrap_or_default();
            config.insert("url".to_owned(), format!("{url}{path}").into());
            changed = true;
        }
    }
    changed
}

/// Every `clientConfig` of an object, whichever kind of the three it is.
fn client_configs(object: &mut Value) -> Vec<&mut Map<String, Value>> {
    let Some(object) = object.as_object_mut() else {
        return Vec::new();
    };
    let mut holders = Vec::new();
    for (key, value) in object {
        match (key.as_str(), value) {
            ("webhooks", Value::Array(webhooks)) => holders.extend(webhooks),
            ("spec", spec) => holders.extend(spec.pointer_mut("/conversion/webhook")),
            _ => {}
        }
    }
    let configs = holders
        .into_iter()
        .filter_map(|holder| holder.get_mut("clientConfig"));
    configs.filter_map(Value::as_object_mut).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    fn object(value: Value) -> DynamicObject {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn every_webhook_is_told_whom_to_trust_and_nothing_else_changes() {
        let service = json!({ "name": "x", "namespace": "y", "path": "/validate" });
        let webhook = |config: Value| json!({ "name": "a", "unknown": 1, "clientConfig": config });
        let mut configuration = object(json!({
            "metadata": { "name": "x" },
            "webhooks": [webhook(json!({ "service": service })), webhook(json!({ "service": service, "caBundle": "b2xk" }))],
        }));
        assert!(adapt(&mut configuration, "new", None));
        let expected = webhook(json!({ "service": service, "caBundle": "bmV3" }));
        assert_eq!(configuration.data["webhooks"], json!([expected, expected]));
        assert!(
            !adapt(&mut configuration, "new", None),
            "it is as it should be"
        );

        assert!(adapt(&mut configuration, "new", Some("https://host:1")));
        let config = &configuration.data["webhooks"][1]["clientConfig"];
        assert_eq!(
            *config,
            json!({ "url": "https://host:1/validate", "caBundle": "bmV3" })
        );
        assert!(!adapt(&mut configuration, "new", Some("https://host:1")));
    }

    #[test]
    fn a_definition_is_told_only_if_it_converts_by_webhook() {
        let definition = |conversion: Value| {
            object(json!({ "metadata": {}, "spec": { "group": "g", "conversion": conversion } }))
        };
        assert!(!adapt(
            &mut definition(json!({ "strategy": "None" })),
            "new",
            None
        ));
        let webhook =
            json!({ "clientConfig": { "service": {} }, "conversionReviewVersions": ["v1"] });
        let mut converting = definition(json!({ "strategy": "Webhook", "webhook": webhook }));
        assert!(adapt(&mut converting, "new", None));
        let config = &converting.data["spec"]["conversion"]["webhook"]["clientConfig"];
        assert_eq!(config["caBundle"], "bmV3");
    }
}
