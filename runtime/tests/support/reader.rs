//! A kind as generated code implements it: a site that reads a Secret, shared settings and a backend of another kind.

use operator_runtime::{
    ApiResource, Child, Condition, Kind, OnDelete, Reference, ReferenceName, ReferenceNamespace,
    ReferenceTarget, Scope, StatusField, Value, cel, desired, json, kube,
};
use serde::{Deserialize, Serialize};

use kube::core::ObjectMeta;

/// A site.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Site {
    pub metadata: ObjectMeta,
    pub spec: SiteSpec,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SiteSpec {
    /// The Secret with its certificate, in its own namespace.
    pub tls_secret: Option<String>,
    /// The Backend that it needs.
    pub backend: String,
}

super::resource!(Site, ["sites.example.com", "v1", "Site", "sites"]);

impl Kind for Site {
    type Hooks = ();
    type HookStatus = ();
    type Process = ();

    const NAMESPACED: bool = true;

    const CHILDREN: &'static [Child<Self>] = &[
        Child {
            id: "config",
            resource: resource("", "ConfigMap", "configmaps"),
            after: &["backend", "settings"],
            each: None,
            when: None,
            build: |_, scope| {
                let host = cel::get(scope.reference("backend"), "backend", &["spec", "host"])?;
                let color = cel::find(scope.reference("settings"), &["data", "color"]);
                Ok(desired!({
                    "apiVersion": "v1",
                    "kind": "ConfigMap",
                    "data": { "host": host, "color": color.unwrap_or(&json!("white")) },
                }))
            },
            ready_when: None,
            on_delete: OnDelete::Delete,
        },
        Child {
            id: "keys",
            resource: resource("", "Secret", "secrets"),
            after: &["tls"],
            each: None,
            when: Some(|this, _| Ok(this.spec.tls_secret.is_some())),
            build: |_, scope| {
                let key = cel::get(scope.reference("tls"), "tls", &["data", "key"])?;
                Ok(desired!({ "apiVersion": "v1", "kind": "Secret", "data": { "key": key } }))
            },
            ready_when: None,
            on_delete: OnDelete::Delete,
        },
        Child {
            id: "plain",
            resource: resource("", "ServiceAccount", "serviceaccounts"),
            after: &[],
            each: None,
            when: None,
            build: |_, _| Ok(desired!({ "apiVersion": "v1", "kind": "ServiceAccount" })),
            ready_when: None,
            on_delete: OnDelete::Delete,
        },
    ];

    const CONDITIONS: &'static [Condition<Self>] = &[];

    const STATUS: &'static [StatusField<Self>] = &[
        StatusField {
            name: "host",
            when: None,
            value: |_, scope| {
                cel::get(scope.reference("backend"), "backend", &["spec", "host"]).cloned()
            },
        },
        StatusField {
            name: "keys",
            when: None,
            value: |_, scope| cel::get(scope.child("keys"), "keys", &["metadata", "name"]).cloned(),
        },
    ];

    const REFERENCES: &'static [Reference<Self>] = &[
        Reference {
            id: "tls",
            resource: resource("", "Secret", "secrets"),
            target: ReferenceTarget::Name(ReferenceName::Computed(|this, _| {
                Ok(json!(this.spec.tls_secret))
            })),
            namespace: ReferenceNamespace::Own,
            when: Some(|this, _| Ok(this.spec.tls_secret.is_some())),
            optional: false,
            metadata_only: false,
        },
        Reference {
            id: "settings",
            resource: resource("", "ConfigMap", "configmaps"),
            target: ReferenceTarget::Name(ReferenceName::Fixed("shared-settings")),
            namespace: ReferenceNamespace::Name(ReferenceName::Fixed("platform")),
            when: None,
            optional: true,
            metadata_only: false,
        },
        Reference {
            id: "backend",
            resource: resource("backends.example.com", "Backend", "backends"),
            target: ReferenceTarget::Name(ReferenceName::Computed(backend)),
            namespace: ReferenceNamespace::Own,
            when: None,
            optional: false,
            metadata_only: false,
        },
    ];
}

fn backend(this: &Site, _: &Scope<'_>) -> cel::Result<Value> {
    Ok(json!(this.spec.backend))
}

const fn resource(group: &'static str, kind: &'static str, plural: &'static str) -> ApiResource {
    ApiResource {
        group,
        version: "v1",
        kind,
        plural,
        namespaced: true,
    }
}

/// The definition of a kind whose objects may hold anything.
pub fn definition(kind: &str) -> Value {
    let singular = kind.to_lowercase();
    let (plural, group) = (format!("{singular}s"), format!("{singular}s.example.com"));
    let mut definition = super::webapp::definition();
    definition["metadata"]["name"] = json!(format!("{plural}.{group}"));
    definition["spec"]["group"] = json!(group);
    definition["spec"]["names"] = json!({
        "kind": kind, "listKind": format!("{kind}List"), "plural": plural, "singular": singular,
    });
    definition
}

/// A site in the namespace `default`.
pub fn site(name: &str, spec: Value) -> Value {
    object(
        "sites.example.com/v1",
        "Site",
        name,
        json!({ "spec": spec }),
    )
}

/// A backend in the namespace `default`.
pub fn backend_at(name: &str, host: &str) -> Value {
    let spec = json!({ "spec": { "host": host } });
    object("backends.example.com/v1", "Backend", name, spec)
}

/// A Secret in the namespace `default`; the key is base64.
pub fn secret(name: &str, key: &str) -> Value {
    object("v1", "Secret", name, json!({ "data": { "key": key } }))
}

/// A ConfigMap with a color.
pub fn settings(namespace: &str, name: &str, color: &str) -> Value {
    let mut settings = object(
        "v1",
        "ConfigMap",
        name,
        json!({ "data": { "color": color } }),
    );
    settings["metadata"]["namespace"] = json!(namespace);
    settings
}

fn object(api_version: &str, kind: &str, name: &str, more: Value) -> Value {
    let mut object = more;
    object["apiVersion"] = json!(api_version);
    object["kind"] = json!(kind);
    object["metadata"] = json!({ "name": name, "namespace": "default" });
    object
}
