//! The API of WebApp: `apps.example.com/v1`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use operator_runtime::k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, ObjectMeta};
use operator_runtime::kube::Resource;
use operator_runtime::kube::core::NamespaceResourceScope;
use operator_runtime::serde::{Deserialize, Serialize};

/// A stateless web application, reachable inside the cluster and, with a host, from outside.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct WebApp {
    /// The group and version, as every object carries it.
    #[serde(default)]
    pub api_version: String,
    /// The kind, as every object carries it.
    #[serde(default)]
    pub kind: String,
    /// The object's name, labels and the like.
    pub metadata: ObjectMeta,
    /// What is wanted.
    pub spec: WebAppSpec,
    /// What was observed; written by the operator alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<WebAppStatus>,
}

impl WebApp {
    /// An object with this name, wanting this.
    pub fn new(name: &str, spec: WebAppSpec) -> Self {
        Self {
            api_version: Self::api_version(&()).into_owned(),
            kind: Self::kind(&()).into_owned(),
            metadata: ObjectMeta {
                name: Some(name.to_owned()),
                ..ObjectMeta::default()
            },
            spec,
            status: None,
        }
    }
}

impl Resource for WebApp {
    type DynamicType = ();
    type Scope = NamespaceResourceScope;

    fn kind((): &()) -> Cow<'_, str> {
        "WebApp".into()
    }

    fn group((): &()) -> Cow<'_, str> {
        "apps.example.com".into()
    }

    fn version((): &()) -> Cow<'_, str> {
        "v1".into()
    }

    fn plural((): &()) -> Cow<'_, str> {
        "webapps".into()
    }

    fn meta(&self) -> &ObjectMeta {
        &self.metadata
    }

    fn meta_mut(&mut self) -> &mut ObjectMeta {
        &mut self.metadata
    }
}

/// What is wanted of a WebApp.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct WebAppSpec {
    /// The container image to run. Required, at least 1 character.
    pub image: String,
    /// How many pods to run. Default `1`, 0 to 100.
    #[serde(default = "default_web_app_spec_replicas")]
    pub replicas: i64,
    /// The port that the application listens on. Default `8080`, 1 to 65535.
    #[serde(default = "default_web_app_spec_port")]
    pub port: i64,
    /// Environment variables of the application, kept in a ConfigMap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub config: Option<BTreeMap<String, String>>,
    /// The host name under which the application is reachable from outside the cluster. Format
    /// hostname.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
}

fn default_web_app_spec_replicas() -> i64 {
    1
}

fn default_web_app_spec_port() -> i64 {
    8080
}

/// What was observed of a WebApp.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct WebAppStatus {
    /// The `metadata.generation` that the status speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
    /// How the resource fares, by type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// How many pods are ready.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ready_replicas: Option<i64>,
    /// Where the application is reachable from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
