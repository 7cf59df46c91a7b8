//! The in-process API server, through `kube::Api`: objects, concurrency, apply, status, deletion.

#![allow(clippy::unwrap_used, clippy::panic)]

use k8s_openapi::api::apps::v1::Deployment;
use k8s_openapi::api::coordination::v1::Lease;
use k8s_openapi::api::core::v1::{ConfigMap, Secret};
use kube::api::{
    Api, ApiResource, DeleteParams, DynamicObject, ListParams, Patch, PatchParams, PostParams,
    Preconditions, PropagationPolicy,
};
use operator_runtime::testing::ApiServer;
use serde_json::{Value, json};

fn code(error: &kube::Error) -> u16 {
    match error {
        kube::Error::Api(status) => status.code,
        other => panic!("not a refusal: {other}"),
    }
}

fn reason(error: &kube::Error) -> String {
    match error {
        kube::Error::Api(status) => status.reason.clone(),
        other => panic!("not a refusal: {other}"),
    }
}

fn typed<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn config_map(name: &str, data: &Value) -> ConfigMap {
    typed(json!({ "metadata": { "name": name }, "data": data }))
}

fn deployment(replicas: i32) -> Value {
    json!({
        "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": "web" },
        "spec": {
            "replicas": replicas,
            "selector": { "matchLabels": { "app": "web" } },
            "template": {
                "metadata": { "labels": { "app": "web" } },
                "spec": { "containers": [{ "name": "app", "image": "nginx:1.27" }] },
            },
        },
    })
}

fn widget_crd() -> Value {
    json!({
        "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
        "metadata": { "name": "widgets.example.com" },
        "spec": {
            "group": "example.com", "scope": "Namespaced",
            "names": { "kind": "Widget", "plural": "widgets" },
            "versions": [{
                "name": "v1", "served": true, "storage": true, "subresources": { "status": {} },
                "schema": { "openAPIV3Schema": { "type": "object", "properties": {
                    "spec": { "type": "object", "required": ["size"], "properties": {
                        "size": { "type": "integer", "minimum": 1 },
                        "color": { "type": "string", "enum": ["red", "blue"], "default": "red" },
                    } },
                    "status": { "type": "object", "default": { "observedGeneration": -1 }, "properties": {
                        "observedGeneration": { "type": "integer" }, "ready": { "type": "boolean" },
                    } },
                } } },
            }],
        },
    })
}

fn widgets(server: &ApiServer) -> Api<DynamicObject> {
    server.register(widget_crd()).unwrap();
    let resource = ApiResource {
        group: "example.com".into(),
        version: "v1".into(),
        api_version: "example.com/v1".into(),
        kind: "Widget".into(),
        plural: "widgets".into(),
    };
    Api::default_namespaced_with(server.client(), &resource)
}

fn widget(name: &str, spec: Value) -> DynamicObject {
    typed(
        json!({ "apiVersion": "example.com/v1", "kind": "Widget", "metadata": { "name": name }, "spec": spec }),
    )
}

#[tokio::test]
async fn created_objects_have_identity_and_exist_once() {
    let server = ApiServer::new();
    let api: Api<ConfigMap> = Api::default_namespaced(server.client());
    let made = api
        .create(
            &PostParams::default(),
            &config_map("a", &json!({ "k": "v" })),
        )
        .await
        .unwrap();
    assert!(made.metadata.uid.is_some());
    assert!(made.metadata.resource_version.is_some());
    assert!(made.metadata.creation_timestamp.is_some());
    let again = api
        .create(&PostParams::default(), &config_map("a", &json!({})))
        .await
        .unwrap_err();
    assert_eq!(
        (code(&again), reason(&again).as_str()),
        (409, "AlreadyExists")
    );
    let missing = api.get("b").await.unwrap_err();
    assert_eq!(
        (code(&missing), reason(&missing).as_str()),
        (404, "NotFound")
    );
    let nowhere: Api<ConfigMap> = Api::namespaced(server.client(), "nowhere");
    let refused = nowhere
        .create(&PostParams::default(), &config_map("a", &json!({})))
        .await
        .unwrap_err();
    assert_eq!(code(&refused), 404);
}

#[tokio::test]
async fn updates_need_the_version_they_read_and_no_change_is_no_write() {
    let server = ApiServer::new();
    let api: Api<ConfigMap> = Api::default_namespaced(server.client());
    let first = api
        .create(
            &PostParams::default(),
            &config_map("a", &json!({ "k": "1" })),
        )
        .await
        .unwrap();
    let mut second = first.clone();
    second.data = Some([("k".to_owned(), "2".to_owned())].into());
    let second = api
        .replace("a", &PostParams::default(), &second)
        .await
        .unwrap();
    assert_ne!(
        first.metadata.resource_version,
        second.metadata.resource_version
    );
    let stale = api
        .replace("a", &PostParams::default(), &first)
        .await
        .unwrap_err();
    assert_eq!((code(&stale), reason(&stale).as_str()), (409, "Conflict"));
    let same = api
        .replace("a", &PostParams::default(), &second)
        .await
        .unwrap();
    assert_eq!(
        same.metadata.resource_version,
        second.metadata.resource_version
    );
}

#[tokio::test]
async fn apply_tracks_managers_and_removes_what_they_drop() {
    let server = ApiServer::new();
    let api: Api<ConfigMap> = Api::default_namespaced(server.client());
    let apply = |manager: &'static str, data: Value, force: bool| {
        let api = api.clone();
        async move {
            let mut params = PatchParams::apply(manager);
            params.force = force;
            let object = json!({ "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "a" }, "data": data });
            api.patch("a", &params, &Patch::Apply(object)).await
        }
    };
    let first = apply("one", json!({ "x": "1", "y": "1" }), false)
        .await
        .unwrap();
    let repeated = apply("one", json!({ "x": "1", "y": "1" }), false)
        .await
        .unwrap();
    assert_eq!(first, repeated);
    let conflict = apply("two", json!({ "x": "2" }), false).await.unwrap_err();
    assert_eq!(
        (code(&conflict), reason(&conflict).as_str()),
        (409, "Conflict")
    );
    apply("two", json!({ "x": "2" }), true).await.unwrap();
    let dropped = apply("one", json!({ "y": "1" }), false).await.unwrap();
    assert_eq!(dropped.data.clone().unwrap()["x"], "2", "the other owns it");
    let dropped = apply("one", json!({}), false).await.unwrap();
    assert_eq!(dropped.data.unwrap().len(), 1, "nobody owns y any more");
}

#[tokio::test]
async fn generation_counts_spec_changes_and_status_is_apart() {
    let server = ApiServer::new();
    let api: Api<Deployment> = Api::default_namespaced(server.client());
    let params = PatchParams::apply("op").force();
    let made = api
        .patch("web", &params, &Patch::Apply(deployment(1)))
        .await
        .unwrap();
    assert_eq!(made.metadata.generation, Some(1));
    assert_eq!(made.spec.as_ref().unwrap().revision_history_limit, Some(10));
    let status = json!({ "status": { "observedGeneration": 1 }, "spec": { "replicas": 9 } });
    let status = Patch::Merge(&status);
    let patched = api
        .patch_status("web", &PatchParams::default(), &status)
        .await
        .unwrap();
    assert_eq!(patched.metadata.generation, Some(1));
    assert_eq!(patched.spec.as_ref().unwrap().replicas, Some(1));
    let patched = api
        .patch("web", &params, &Patch::Apply(deployment(2)))
        .await
        .unwrap();
    assert_eq!(patched.metadata.generation, Some(2));
    assert_eq!(patched.status.unwrap().observed_generation, Some(1));
}

#[tokio::test]
async fn custom_resources_are_pruned_defaulted_and_validated() {
    let server = ApiServer::new();
    let api = widgets(&server);
    let made = api
        .create(
            &PostParams::default(),
            &widget("a", json!({ "size": 1, "unknown": true })),
        )
        .await
        .unwrap();
    assert_eq!(made.data["spec"], json!({ "size": 1, "color": "red" }));
    assert_eq!(made.data["status"], json!({ "observedGeneration": -1 }));
    assert_eq!(made.metadata.generation, Some(1));
    for bad in [
        json!({}),
        json!({ "size": 0 }),
        json!({ "size": "x" }),
        json!({ "size": 1, "color": "green" }),
    ] {
        let refused = api
            .create(&PostParams::default(), &widget("b", bad))
            .await
            .unwrap_err();
        assert_eq!(
            (code(&refused), reason(&refused).as_str()),
            (422, "Invalid")
        );
    }
    let status = json!({
        "apiVersion": "example.com/v1", "kind": "Widget", "metadata": { "name": "a" }, "status": { "ready": true },
    });
    let params = PatchParams::apply("op-status").force();
    let patched = api
        .patch_status("a", &params, &Patch::Apply(status))
        .await
        .unwrap();
    let expected = json!({ "ready": true, "observedGeneration": -1 });
    assert_eq!(patched.data["status"], expected);
    assert_eq!(patched.metadata.generation, Some(1));
}

#[tokio::test]
async fn finalizers_hold_objects_and_owners_take_their_own_along() {
    let server = ApiServer::new();
    let api = widgets(&server);
    let mut owner = widget("a", json!({ "size": 1 }));
    owner.metadata.finalizers = Some(vec!["example.com/finalizer".into()]);
    let owner = api.create(&PostParams::default(), &owner).await.unwrap();
    let maps: Api<ConfigMap> = Api::default_namespaced(server.client());
    let uid = owner.metadata.uid.unwrap();
    let child = json!({
        "metadata": { "name": "child", "ownerReferences": [
            { "apiVersion": "example.com/v1", "kind": "Widget", "name": "a", "uid": uid },
        ] },
    });
    maps.create(&PostParams::default(), &typed(child.clone()))
        .await
        .unwrap();

    let marked = api
        .delete("a", &DeleteParams::default())
        .await
        .unwrap()
        .left()
        .unwrap();
    assert!(marked.metadata.deletion_timestamp.is_some());
    assert!(maps.get_opt("child").await.unwrap().is_some());
    let release = Patch::Merge(json!({ "metadata": { "finalizers": null } }));
    api.patch("a", &PatchParams::default(), &release)
        .await
        .unwrap();
    assert!(api.get_opt("a").await.unwrap().is_none());
    assert!(maps.get_opt("child").await.unwrap().is_none());
    // A child made for an owner that has gone is garbage too.
    maps.create(&PostParams::default(), &typed(child))
        .await
        .unwrap();
    assert!(maps.get_opt("child").await.unwrap().is_none());
}

#[tokio::test]
async fn orphans_stay_and_preconditions_protect() {
    let server = ApiServer::new();
    let api = widgets(&server);
    let owner = api
        .create(&PostParams::default(), &widget("a", json!({ "size": 1 })))
        .await
        .unwrap();
    let maps: Api<ConfigMap> = Api::default_namespaced(server.client());
    let child = json!({
        "metadata": { "name": "child", "ownerReferences": [
            { "apiVersion": "example.com/v1", "kind": "Widget", "name": "a", "uid": owner.metadata.uid },
        ] },
    });
    maps.create(&PostParams::default(), &typed(child))
        .await
        .unwrap();
    let other = DeleteParams {
        preconditions: Some(Preconditions {
            uid: Some("other".into()),
            resource_version: None,
        }),
        ..DeleteParams::default()
    };
    let refused = api.delete("a", &other).await.unwrap_err();
    assert_eq!(
        (code(&refused), reason(&refused).as_str()),
        (409, "Conflict")
    );
    let orphan = DeleteParams {
        propagation_policy: Some(PropagationPolicy::Orphan),
        ..DeleteParams::default()
    };
    api.delete("a", &orphan).await.unwrap();
    assert!(api.get_opt("a").await.unwrap().is_none());
    let child = maps.get("child").await.unwrap();
    assert_eq!(child.metadata.owner_references, None);
}

#[tokio::test]
async fn lists_select_and_page() {
    let server = ApiServer::new();
    let api: Api<ConfigMap> = Api::default_namespaced(server.client());
    for index in 0..5 {
        let app = if index % 2 == 0 { "even" } else { "odd" };
        let object =
            json!({ "metadata": { "name": format!("m{index}"), "labels": { "app": app } } });
        api.create(&PostParams::default(), &typed(object))
            .await
            .unwrap();
    }
    let names = |params: ListParams| {
        let api = api.clone();
        async move {
            let list = api.list(&params).await.unwrap();
            let names: Vec<_> = list
                .items
                .into_iter()
                .map(|item| item.metadata.name.unwrap())
                .collect();
            (names.join(","), list.metadata.continue_)
        }
    };
    assert_eq!(
        names(ListParams::default().labels("app=even")).await.0,
        "m0,m2,m4"
    );
    assert_eq!(
        names(ListParams::default().labels("app notin (even)"))
            .await
            .0,
        "m1,m3"
    );
    assert_eq!(names(ListParams::default().labels("!app")).await.0, "");
    assert_eq!(
        names(ListParams::default().fields("metadata.name=m3"))
            .await
            .0,
        "m3"
    );
    let (page, token) = names(ListParams::default().limit(2)).await;
    assert_eq!(page, "m0,m1");
    let (page, token) = names(
        ListParams::default()
            .limit(2)
            .continue_token(&token.unwrap()),
    )
    .await;
    assert_eq!(page, "m2,m3");
    server.compact();
    let expired = ListParams::default()
        .limit(2)
        .continue_token(&token.unwrap());
    assert_eq!(code(&api.list(&expired).await.unwrap_err()), 410);
}

#[tokio::test]
async fn leases_and_secrets() {
    let server = ApiServer::new();
    let leases: Api<Lease> = Api::default_namespaced(server.client());
    let lease = json!({
        "metadata": { "name": "op" },
        "spec": { "holderIdentity": "me", "leaseDurationSeconds": 15, "renewTime": "2026-01-01T00:00:00.000001Z" },
    });
    let lease = leases
        .create(&PostParams::default(), &typed(lease))
        .await
        .unwrap();
    let mut renewed = lease.clone();
    renewed.spec.as_mut().unwrap().lease_transitions = Some(1);
    leases
        .replace("op", &PostParams::default(), &renewed)
        .await
        .unwrap();
    let stale = leases
        .replace("op", &PostParams::default(), &lease)
        .await
        .unwrap_err();
    assert_eq!(code(&stale), 409);

    let secrets: Api<Secret> = Api::default_namespaced(server.client());
    let secret = json!({ "metadata": { "name": "s" }, "stringData": { "k": "v" } });
    let secret = secrets
        .create(&PostParams::default(), &typed(secret))
        .await
        .unwrap();
    assert_eq!(secret.data.unwrap()["k"].0, b"v");
    assert_eq!(secret.string_data, None);
}
