//! A kind as generated code implements it: a web application with up to four children.

use std::collections::BTreeMap;

use operator_runtime::cel;
use operator_runtime::kube;
use operator_runtime::{
    Child, ChildResource, Condition, Desired, Kind, OnDelete, Scope, StatusField, Value, desired,
    json,
};
use serde::{Deserialize, Serialize};

use kube::core::ObjectMeta;

/// A stateless web application.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebApp {
    pub metadata: ObjectMeta,
    pub spec: WebAppSpec,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebAppSpec {
    pub image: String,
    #[serde(default = "one")]
    pub replicas: i32,
    #[serde(default = "http")]
    pub port: i32,
    pub config: Option<BTreeMap<String, String>>,
    pub host: Option<String>,
}

fn one() -> i32 {
    1
}

fn http() -> i32 {
    8080
}

super::resource!(WebApp, ["apps.example.com", "v1", "WebApp", "webapps"]);

impl Kind for WebApp {
    const NAMESPACED: bool = true;

    const CHILDREN: &'static [Child<Self>] = &[
        Child {
            id: "config",
            resource: resource("", "ConfigMap", "configmaps"),
            after: &[],
            each: None,
            when: Some(|this, _| Ok(this.spec.config.is_some())),
            build: config,
            ready_when: None,
            on_delete: OnDelete::Delete,
        },
        Child {
            id: "deployment",
            resource: resource("apps", "Deployment", "deployments"),
            after: &[],
            each: None,
            when: None,
            build: deployment,
            ready_when: None,
            on_delete: OnDelete::Delete,
        },
        Child {
            id: "service",
            resource: resource("", "Service", "services"),
            after: &[],
            each: None,
            when: None,
            build: service,
            ready_when: None,
            on_delete: OnDelete::Delete,
        },
        Child {
            id: "ingress",
            resource: resource("networking.k8s.io", "Ingress", "ingresses"),
            after: &["service"],
            each: None,
            when: Some(|this, _| Ok(this.spec.host.is_some())),
            build: ingress,
            ready_when: None,
            on_delete: OnDelete::Delete,
        },
    ];

    const CONDITIONS: &'static [Condition<Self>] = &[Condition {
        name: "Exposed",
        status: |this, _| Ok(this.spec.host.is_some()),
        reason: |this, _| {
            Ok(json!(if this.spec.host.is_some() {
                "HostSet"
            } else {
                "NoHost"
            }))
        },
        message: |_, _| Ok(json!("")),
    }];

    const STATUS: &'static [StatusField<Self>] = &[
        StatusField {
            name: "readyReplicas",
            when: None,
            value: |_, scope| {
                let deployment = child(scope, "deployment")?;
                Ok(json!(
                    deployment["status"]["readyReplicas"].as_i64().unwrap_or(0)
                ))
            },
        },
        StatusField {
            name: "url",
            when: Some(|this, _| Ok(this.spec.host.is_some())),
            value: |this, _| {
                Ok(json!(
                    this.spec
                        .host
                        .as_ref()
                        .map(|host| format!("https://{host}"))
                ))
            },
        },
    ];

    type Hooks = ();
    type HookStatus = ();
    type Process = ();
}

const fn resource(group: &'static str, kind: &'static str, plural: &'static str) -> ChildResource {
    ChildResource {
        group,
        version: "v1",
        kind,
        plural,
        namespaced: true,
    }
}

fn child<'a>(scope: &'a Scope<'_>, id: &str) -> cel::Result<&'a Value> {
    cel::get(scope.child(id), id, &[])
}

fn config(this: &WebApp, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": { "name": format!("{}-config", scope.name) },
        "data": this.spec.config,
    }))
}

fn deployment(this: &WebApp, scope: &Scope<'_>) -> cel::Result<Desired> {
    assert!(
        this.spec.image != "panic",
        "the image must not be called panic"
    );
    Ok(desired!({
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "spec": {
            "replicas": this.spec.replicas,
            "selector": { "matchLabels": scope.selector },
            "template": {
                "metadata": { "labels": scope.selector },
                "spec": {
                    "containers": [{
                        "name": "app",
                        "image": this.spec.image,
                        "ports": [{ "containerPort": this.spec.port }],
                        "resources": { "requests": { "cpu": "0.5", "memory": "1024Mi" } },
                    }],
                },
            },
        },
    }))
}

fn service(this: &WebApp, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "v1",
        "kind": "Service",
        "spec": {
            "selector": scope.selector,
            "ports": [{ "name": "http", "port": 80, "targetPort": this.spec.port }],
        },
    }))
}

fn ingress(this: &WebApp, scope: &Scope<'_>) -> cel::Result<Desired> {
    let service = child(scope, "service")?["metadata"]["name"].clone();
    Ok(desired!({
        "apiVersion": "networking.k8s.io/v1",
        "kind": "Ingress",
        "spec": { "rules": [{
            "host": this.spec.host,
            "http": { "paths": [{
                "path": "/",
                "pathType": "Prefix",
                "backend": { "service": { "name": service, "port": { "name": "http" } } },
            }]},
        }]},
    }))
}

/// The CustomResourceDefinition of the kind. Its spec is unchecked, so that a malformed resource can exist.
pub fn definition() -> Value {
    json!({
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": { "name": "webapps.apps.example.com" },
        "spec": {
            "group": "apps.example.com",
            "scope": "Namespaced",
            "names": { "kind": "WebApp", "listKind": "WebAppList", "plural": "webapps", "singular": "webapp" },
            "versions": [{
                "name": "v1",
                "served": true,
                "storage": true,
                "subresources": { "status": {} },
                "schema": { "openAPIV3Schema": {
                    "type": "object",
                    "properties": {
                        "spec": { "type": "object", "x-kubernetes-preserve-unknown-fields": true },
                        "status": {
                            "type": "object",
                            "default": { "observedGeneration": -1 },
                            "x-kubernetes-preserve-unknown-fields": true,
                        },
                    },
                }},
            }],
        },
    })
}

/// A resource of the kind.
pub fn webapp(name: &str, spec: Value) -> Value {
    json!({
        "apiVersion": "apps.example.com/v1",
        "kind": "WebApp",
        "metadata": { "name": name, "namespace": "default" },
        "spec": spec,
    })
}
