//! What is immutable stays as it is on a real API server, however somebody tries to change it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::time::Duration;

use cluster::{ControlPlane, Options, eventually};
use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::CustomResourceDefinition;
use kube::api::{ApiResource, DynamicObject, GroupVersionKind, PostParams};
use kube::{Api, Client};
use operator_gen::render::crd;
use operator_gen::validate::load;
use serde_json::{Value, json};

const SPEC: &str = r#"
apiVersion: operator-gen/v1
kind: Operator
name: a
image: a
resources:
  - group: a.example.com
    kind: A
    version: v1
    spec:
      note: { type: string }
      class: { type: string, immutable: true, maxLength: 63 }
      tls:
        type: object
        fields:
          note: { type: string }
          secret: { type: string, immutable: true, maxLength: 63 }
          deep: { type: object, fields: { key: { type: string, immutable: true, maxLength: 63 } } }
"#;

/// The definition of the kind.
fn definition() -> anyhow::Result<Value> {
    let outcome = load(SPEC);
    let problems = outcome.problems;
    let model = outcome
        .model
        .ok_or_else(|| anyhow::anyhow!("{problems:?}"))?;
    Ok(crd::definition(&model, &model.resources[0]))
}

/// Installs a definition and stores an object with a spec.
async fn stored(
    client: &Client,
    definition: Value,
    spec: Value,
) -> anyhow::Result<Api<DynamicObject>> {
    let definitions: Api<CustomResourceDefinition> = Api::all(client.clone());
    let definition = serde_json::from_value(definition)?;
    definitions
        .create(&PostParams::default(), &definition)
        .await?;
    let kind = ApiResource::from_gvk(&GroupVersionKind::gvk("a.example.com", "v1", "A"));
    let api: Api<DynamicObject> = Api::default_namespaced_with(client.clone(), &kind);
    let object = DynamicObject::new("one", &kind).data(json!({ "spec": spec }));
    eventually("the kind is served", Duration::from_secs(20), async || {
        let created = api.create(&PostParams::default(), &object).await;
        Ok(created.ok().map(drop))
    })
    .await?;
    Ok(api)
}

/// Replaces the spec; whether the API server lets it.
async fn replaced(api: &Api<DynamicObject>, spec: &Value) -> bool {
    let mut object = api.get("one").await.unwrap();
    object.data["spec"] = spec.clone();
    let replaced = api.replace("one", &PostParams::default(), &object).await;
    replaced.is_ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_immutable_field_neither_changes_nor_goes() -> anyhow::Result<()> {
    let control_plane = ControlPlane::start(Options::default()).await?;
    let whole = json!({ "class": "a", "tls": { "secret": "s", "deep": { "key": "k" } } });
    let api = stored(&control_plane.client(), definition()?, whole).await?;
    for refused in [
        json!({ "class": "b", "tls": { "secret": "s", "deep": { "key": "k" } } }),
        json!({ "tls": { "secret": "s", "deep": { "key": "k" } } }),
        json!({ "class": "a" }),
        json!({ "class": "a", "tls": {} }),
        json!({ "class": "a", "tls": { "secret": "s" } }),
        json!({ "class": "a", "tls": { "secret": "s", "deep": {} } }),
        json!({ "class": "a", "tls": { "deep": { "key": "k" } } }),
        json!({ "class": "a", "tls": { "secret": "s", "deep": { "key": "l" } } }),
    ] {
        assert!(!replaced(&api, &refused).await, "{refused}");
    }
    let noted = json!({ "note": "n", "class": "a", "tls": { "note": "n", "secret": "s", "deep": { "key": "k" } } });
    assert!(replaced(&api, &noted).await);
    Ok(())
}

/// What was unset may be set once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_immutable_field_can_be_set_once() -> anyhow::Result<()> {
    let control_plane = ControlPlane::start(Options::default()).await?;
    let api = stored(&control_plane.client(), definition()?, json!({ "tls": {} })).await?;
    assert!(replaced(&api, &json!({})).await);
    for step in [
        json!({ "class": "a" }),
        json!({ "class": "a", "tls": { "secret": "s" } }),
        json!({ "class": "a", "tls": { "secret": "s", "deep": { "key": "k" } } }),
    ] {
        assert!(replaced(&api, &step).await, "{step}");
    }
    assert!(!replaced(&api, &json!({ "class": "a" })).await);
    Ok(())
}

/// Null in place of an object is the same as no object.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_immutable_field_stays_behind_null() -> anyhow::Result<()> {
    let control_plane = ControlPlane::start(Options::default()).await?;
    let mut definition = definition()?;
    let fields = "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties";
    for field in ["tls", "tls/properties/deep"] {
        let schema = definition.pointer_mut(&format!("{fields}/{field}"));
        schema.unwrap()["nullable"] = json!(true);
    }
    let api = stored(&control_plane.client(), definition, json!({ "tls": null })).await?;
    let set = json!({ "tls": { "secret": "s", "deep": { "key": "k" } } });
    assert!(replaced(&api, &set).await);
    for refused in [
        json!({ "tls": null }),
        json!({}),
        json!({ "tls": { "secret": "s", "deep": null } }),
        json!({ "tls": { "secret": "other", "deep": { "key": "k" } } }),
    ] {
        assert!(!replaced(&api, &refused).await, "{refused}");
    }
    Ok(())
}
