//! The API of Site: `web.example.com/v1`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use operator_runtime::k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, ObjectMeta};
use operator_runtime::kube::Resource;
use operator_runtime::kube::core::NamespaceResourceScope;
use operator_runtime::serde::{Deserialize, Serialize};

/// The pages of a web site.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct Site {
    /// The group and version, as every object carries it.
    #[serde(default)]
    pub api_version: String,
    /// The kind, as every object carries it.
    #[serde(default)]
    pub kind: String,
    /// The object's name, labels and the like.
    pub metadata: ObjectMeta,
    /// What is wanted.
    pub spec: SiteSpec,
    /// What was observed; written by the operator alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<SiteStatus>,
}

impl Site {
    /// An object with this name, wanting this.
    pub fn new(name: &str, spec: SiteSpec) -> Self {
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

impl Resource for Site {
    type DynamicType = ();
    type Scope = NamespaceResourceScope;

    fn kind((): &()) -> Cow<'_, str> {
        "Site".into()
    }

    fn group((): &()) -> Cow<'_, str> {
        "web.example.com".into()
    }

    fn version((): &()) -> Cow<'_, str> {
        "v1".into()
    }

    fn plural((): &()) -> Cow<'_, str> {
        "sites".into()
    }

    fn meta(&self) -> &ObjectMeta {
        &self.metadata
    }

    fn meta_mut(&mut self) -> &mut ObjectMeta {
        &mut self.metadata
    }
}

/// What is wanted of a Site.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct SiteSpec {
    /// What is served, by file name. Required, at most 100 entries.
    pub pages: BTreeMap<String, String>,
    /// The language that the pages are in. Required, matches `^[a-z]{2}$`.
    pub language: String,
    /// For how long pages may be kept. Default `60`, 0 to 86400.
    #[serde(default = "default_site_spec_cache_seconds")]
    pub cache_seconds: i64,
    /// Where the site is found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exposure: Option<SiteExposure>,
}

fn default_site_spec_cache_seconds() -> i64 {
    60
}

/// Where the site is found.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct SiteExposure {
    /// The name of the site. At most 253 characters, format hostname.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
}

/// What was observed of a Site.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct SiteStatus {
    /// The `metadata.generation` that the status speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observed_generation: Option<i64>,
    /// How the resource fares, by type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// `url`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
