//! The kind itself and how the API names it.

use super::structure::has_default;
use crate::model::{Resource, Scope};
use crate::render::rust::docs;

/// The kind itself and how the API names it.
pub fn root(resource: &Resource) -> String {
    let kind = &resource.kind;
    let about = if resource.description.is_empty() {
        format!("A {kind}.")
    } else {
        docs::sentence(&resource.description)
    };
    let scope = match resource.scope {
        Scope::Namespaced => "NamespaceResourceScope",
        Scope::Cluster => "ClusterResourceScope",
    };
    let spec_default = if has_default(&resource.spec) {
        "    #[serde(default)]\n"
    } else {
        ""
    };
    ROOT.replace("@about@", &docs::comment(&about, 0))
        .replace("@kind@", kind)
        .replace("@scope@", scope)
        .replace("@group@", &resource.group)
        .replace("@version@", &resource.version)
        .replace("@plural@", &resource.plural)
        .replace("@spec_default@", spec_default)
}

const ROOT: &str = r#"
@about@#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(crate = "operator_runtime::serde", rename_all = "camelCase")]
pub struct @kind@ {
    /// The group and version, as every object carries it.
    #[serde(default)]
    pub api_version: String,
    /// The kind, as every object carries it.
    #[serde(default)]
    pub kind: String,
    /// The object's name, labels and the like.
    pub metadata: ObjectMeta,
    /// What is wanted.
@spec_default@    pub spec: @kind@Spec,
    /// What was observed; written by the operator alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<@kind@Status>,
}

impl @kind@ {
    /// An object with this name, wanting this.
    pub fn new(name: &str, spec: @kind@Spec) -> Self {
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

impl Resource for @kind@ {
    type DynamicType = ();
    type Scope = @scope@;

    fn kind((): &()) -> Cow<'_, str> {
        "@kind@".into()
    }

    fn group((): &()) -> Cow<'_, str> {
        "@group@".into()
    }

    fn version((): &()) -> Cow<'_, str> {
        "@version@".into()
    }

    fn plural((): &()) -> Cow<'_, str> {
        "@plural@".into()
    }

    fn meta(&self) -> &ObjectMeta {
        &self.metadata
    }

    fn meta_mut(&mut self) -> &mut ObjectMeta {
        &mut self.metadata
    }
}
"#;
