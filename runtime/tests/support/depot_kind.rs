//! A kind of which each child is handled in another way, and made when the spec has its field.

use std::collections::BTreeMap;

use operator_runtime::cel;
use operator_runtime::kind::{Predicate, Template};
use operator_runtime::kube;
use operator_runtime::{
    Child, ChildResource, Condition, Desired, Generated, Kind, OnDelete, Scope, StatusField, Value,
    desired, json,
};
use serde::{Deserialize, Serialize};

use kube::core::ObjectMeta;

/// The name of every depot in the tests.
pub const NAME: &str = "north";

/// A depot.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Depot {
    pub metadata: ObjectMeta,
    pub spec: DepotSpec,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DepotSpec {
    /// A time, which the API server writes in another way: with microseconds.
    pub stamp: Option<String>,
    /// The data of a ConfigMap that may be there already.
    pub settings: Option<BTreeMap<String, String>>,
    /// The data of a ConfigMap that nobody can change.
    pub frozen: Option<BTreeMap<String, String>>,
    /// The image of a Job.
    pub job: Option<String>,
    /// Whether there is a Service, and whether it is headless.
    pub headless: Option<bool>,
    /// The name in a Secret, to which a password belongs.
    pub user: Option<String>,
}

super::resource!(Depot, ["depots.example.com", "v1", "Depot", "depots"]);

impl Kind for Depot {
    type Hooks = ();
    type HookStatus = ();
    type Process = ();

    const NAMESPACED: bool = true;
    const SELECTOR: Option<&'static str> = Some("tier in (gold,silver)");
    const CHILDREN: &'static [Child<Self>] = &[
        child(
            "stamp",
            resource("coordination.k8s.io", "Lease", "leases"),
            |this, _| Ok(this.spec.stamp.is_some()),
            stamp,
        ),
        child(
            "settings",
            resource("", "ConfigMap", "configmaps"),
            |this, _| Ok(this.spec.settings.is_some()),
            settings,
        ),
        child(
            "frozen",
            resource("", "ConfigMap", "configmaps"),
            |this, _| Ok(this.spec.frozen.is_some()),
            frozen,
        ),
        child(
            "job",
            resource("batch", "Job", "jobs"),
            |this, _| Ok(this.spec.job.is_some()),
            job,
        ),
        child(
            "service",
            resource("", "Service", "services"),
            |this, _| Ok(this.spec.headless.is_some()),
            service,
        ),
        child(
            "account",
            resource("", "Secret", "secrets"),
            |this, _| Ok(this.spec.user.is_some()),
            account,
        ),
    ];
    const ADOPTING: &'static [&'static str] = &["settings", "service"];
    const REPLACED: &'static [&'static str] = &["settings", "job", "service"];
    const GENERATED: &'static [Generated] = &[Generated {
        child: "account",
        key: "password",
        length: 24,
    }];
    const CONDITIONS: &'static [Condition<Self>] = &[];
    const STATUS: &'static [StatusField<Self>] = &[];
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

const fn child(
    id: &'static str,
    resource: ChildResource,
    when: Predicate<Depot>,
    build: Template<Depot>,
) -> Child<Depot> {
    Child {
        id,
        resource,
        after: &[],
        each: None,
        when: Some(when),
        build,
        ready_when: None,
        on_delete: OnDelete::Delete,
    }
}

fn settings(this: &Depot, _: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({ "apiVersion": "v1", "kind": "ConfigMap", "data": this.spec.settings }))
}

fn frozen(this: &Depot, scope: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": { "name": format!("{}-frozen", scope.name) },
        "data": this.spec.frozen,
        "immutable": true,
    }))
}

fn job(this: &Depot, _: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "batch/v1",
        "kind": "Job",
        "spec": { "template": { "spec": {
            "restartPolicy": "Never",
            "containers": [{ "name": "app", "image": this.spec.job }],
        }}},
    }))
}

fn service(this: &Depot, scope: &Scope<'_>) -> cel::Result<Desired> {
    let mut spec = json!({ "selector": scope.selector, "ports": [{ "name": "http", "port": 80 }] });
    if this.spec.headless == Some(true) {
        spec["clusterIP"] = json!("None");
    }
    Ok(desired!({ "apiVersion": "v1", "kind": "Service", "spec": spec }))
}

fn account(this: &Depot, _: &Scope<'_>) -> cel::Result<Desired> {
    let strings = json!({ "user": this.spec.user });
    Ok(desired!({ "apiVersion": "v1", "kind": "Secret", "stringData": strings }))
}

fn stamp(this: &Depot, _: &Scope<'_>) -> cel::Result<Desired> {
    Ok(desired!({
        "apiVersion": "coordination.k8s.io/v1",
        "kind": "Lease",
        "spec": { "renewTime": this.spec.stamp },
    }))
}

/// The definition of the kind, which leaves its spec unchecked.
pub fn definition() -> Value {
    json!({
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": { "name": "depots.depots.example.com" },
        "spec": {
            "group": "depots.example.com",
            "scope": "Namespaced",
            "names": { "kind": "Depot", "listKind": "DepotList", "plural": "depots", "singular": "depot" },
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

/// A depot with this spec.
pub fn depot(spec: Value) -> Value {
    json!({
        "apiVersion": "depots.example.com/v1",
        "kind": "Depot",
        "metadata": { "name": NAME, "namespace": "default", "labels": { "tier": "gold" } },
        "spec": spec,
    })
}
