//! The rules of custom resource definitions on a real API server: what the tool says of a rule must be what the API server says
//! of a definition with it, whether that is about its types or its cost. And it takes definitions with types of Kubernetes.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "rules/table.rs"]
mod table;

#[path = "rules/judge.rs"]
mod judge;

#[path = "rules/objects.rs"]
mod objects;

use std::time::Duration;

use cluster::{ControlPlane, Options, eventually};
use judge::{ours, spec};
use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::CustomResourceDefinition;
use kube::Api;
use kube::api::{
    ApiResource, DeleteParams, DynamicObject, GroupVersionKind, ListParams, PostParams,
};
use operator_gen::render::crd;
use operator_gen::validate::load;
use serde_json::{Value, json};
use table::{Place, RULES, Verdict};

/// Puts a rule into a definition, where the field with a mark is.
fn with_rule(mut definition: Value, place: Place, rule: &str) -> Value {
    let schema = &mut definition["spec"]["versions"][0]["schema"]["openAPIV3Schema"];
    let path = match place {
        Place::Whole => "/properties/spec".to_owned(),
        Place::At(mark) => format!("/properties/spec/{}", table::path(mark)),
    };
    let schema = schema.pointer_mut(&path).expect(&path);
    schema["x-kubernetes-validations"] = json!([{ "rule": rule, "message": "no" }]);
    definition
}

/// What the API server says.
async fn theirs(client: &kube::Client, definition: Value) -> (Verdict, String) {
    let api: Api<CustomResourceDefinition> = Api::all(client.clone());
    let dry = PostParams {
        dry_run: true,
        ..PostParams::default()
    };
    let definition = serde_json::from_value(definition).unwrap();
    let Err(error) = api.create(&dry, &definition).await else {
        return (Verdict::Taken, String::new());
    };
    let message = error.to_string();
    let verdict = if message.contains("exceeds budget") {
        Verdict::Costly
    } else if message.contains("oldSelf cannot be used") {
        Verdict::WithoutFormer
    } else if message.contains("compilation failed") || message.contains("must evaluate to a bool")
    {
        Verdict::Mistyped
    } else {
        assert!(message.contains(".default"), "{message}");
        Verdict::Broken
    };
    (verdict, message)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rules_are_judged_as_by_the_api_server() -> anyhow::Result<()> {
    let control_plane = ControlPlane::start(Options::default()).await?;
    let client = control_plane.client();
    let outcome = load(&spec(Place::Whole, None));
    let problems = outcome.problems;
    let model = outcome
        .model
        .ok_or_else(|| anyhow::anyhow!("{problems:?}"))?;
    let definition = crd::definition(&model, &model.resources[0]);

    let mut differing = Vec::new();
    for (place, rule, verdict) in RULES {
        let (ours, why) = ours(place, rule);
        let (theirs, message) = theirs(&client, with_rule(definition.clone(), place, rule)).await;
        if ours != theirs || theirs != verdict {
            differing.push(format!(
                "{place:?} {rule}\n  ours: {ours:?} {why}\n  theirs: {theirs:?} {message}"
            ));
        }
    }
    let agreeing = RULES.len() - differing.len();
    println!("{agreeing} of {} rules are judged alike", RULES.len());
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    Ok(())
}

/// The API server asks rules about defaults, before it fills in those below them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rules_are_asked_about_all_defaults() -> anyhow::Result<()> {
    let control_plane = ControlPlane::start(Options::default()).await?;
    let spec = r#"
apiVersion: operator-gen/v1
kind: Operator
name: a
image: a
resources:
  - group: a.example.com
    kind: A
    version: v1
    spec:
      count: { type: integer, default: 1 }
      inner:
        type: object
        default: {}
        fields: { size: { type: integer, default: 2 } }
        validations: [{ rule: self.size > 1, message: too small }]
      outer:
        type: object
        default: { inner: {} }
        fields:
          inner:
            type: object
            fields: { size: { type: integer, default: 2 } }
            validations: [{ rule: self.size > 1, message: too small }]
    validations: [{ rule: self.count < self.inner.size, message: too many }]
"#;
    let outcome = load(spec);
    let problems = outcome.problems;
    let model = outcome
        .model
        .ok_or_else(|| anyhow::anyhow!("{problems:?}"))?;
    let definition = crd::definition(&model, &model.resources[0]);
    let (verdict, message) = theirs(&control_plane.client(), definition).await;
    assert_eq!(verdict, Verdict::Taken, "{message}");
    Ok(())
}

/// What the API server says of an object with this spec.
async fn refused(
    api: &Api<DynamicObject>,
    name: &str,
    spec: &str,
    former: Option<&str>,
) -> anyhow::Result<Vec<(String, String)>> {
    let object = |spec: &str| -> anyhow::Result<DynamicObject> {
        let spec: Value = serde_json::from_str(spec)?;
        Ok(serde_json::from_value(json!({
            "apiVersion": "a.example.com/v1", "kind": "A", "metadata": { "name": name }, "spec": spec,
        }))?)
    };
    let post = PostParams::default();
    let written = match former {
        None => api.create(&post, &object(spec)?).await,
        Some(former) => {
            let before = api.create(&post, &object(former)?).await?;
            let mut after = object(spec)?;
            after.metadata.resource_version = before.metadata.resource_version;
            api.replace(name, &post, &after).await
        }
    };
    if written.is_ok() || former.is_some() {
        api.delete(name, &DeleteParams::default()).await?;
    }
    let status = match written {
        Ok(_) => return Ok(Vec::new()),
        Err(kube::Error::Api(status)) => status,
        Err(error) => return Err(error.into()),
    };
    let causes = status
        .details
        .map(|details| details.causes)
        .unwrap_or_default();
    let cause = |cause: kube::core::response::StatusCause| {
        // What stands at the root is about the name.
        let field = match cause.field.as_str() {
            "" | "<nil>" => "metadata.name".to_owned(),
            field => field.to_owned(),
        };
        (field, cause.message)
    };
    Ok(causes.into_iter().map(cause).collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn objects_are_refused_as_by_the_api_server() -> anyhow::Result<()> {
    let control_plane = ControlPlane::start(Options::default()).await?;
    let client = control_plane.client();
    let outcome = load(objects::SPEC);
    let problems = outcome.problems;
    let model = outcome
        .model
        .ok_or_else(|| anyhow::anyhow!("{problems:?}"))?;
    let definition = crd::definition(&model, &model.resources[0]);
    let definitions: Api<CustomResourceDefinition> = Api::all(client.clone());
    let definition = serde_json::from_value(definition)?;
    definitions
        .create(&PostParams::default(), &definition)
        .await?;
    let kind = GroupVersionKind::gvk("a.example.com", "v1", "A");
    let api = Api::default_namespaced_with(client, &ApiResource::from_gvk(&kind));
    eventually("the kind is served", Duration::from_secs(30), async || {
        Ok(api.list(&ListParams::default()).await.ok())
    })
    .await?;

    let mut differing = Vec::new();
    for (name, spec, former, expected) in objects::OBJECTS {
        let found = refused(&api, name, spec, former).await?;
        let is_same = found.len() == expected.len()
            && found
                .iter()
                .zip(expected)
                .all(|((field, message), expected)| {
                    field == expected.0 && message.ends_with(expected.1)
                });
        if !is_same {
            differing.push(format!(
                "{name} {spec} {former:?}\n  expected: {expected:?}\n  found: {found:?}"
            ));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    Ok(())
}

/// Types of Kubernetes, small and large ones, and one that holds itself.
const TYPES: [&str; 18] = [
    "apiextensions/v1.CustomResourceDefinitionSpec",
    "autoscaling/v2.HorizontalPodAutoscalerSpec",
    "batch/v1.CronJobSpec",
    "core/v1.Affinity",
    "core/v1.Container",
    "core/v1.EnvVar",
    "core/v1.PersistentVolumeClaimSpec",
    "core/v1.PodTemplateSpec",
    "core/v1.Probe",
    "core/v1.ResourceRequirements",
    "core/v1.SecurityContext",
    "core/v1.ServiceSpec",
    "core/v1.Toleration",
    "core/v1.Volume",
    "meta/v1.LabelSelector",
    "networking/v1.IngressSpec",
    "policy/v1.PodDisruptionBudgetSpec",
    "rbac/v1.PolicyRule",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn types_of_kubernetes_are_taken() -> anyhow::Result<()> {
    let control_plane = ControlPlane::start(Options::default()).await?;
    let client = control_plane.client();
    for name in TYPES {
        let spec = format!(
            "apiVersion: operator-gen/v1\nkind: Operator\nname: a\nimage: a\nresources:\n- group: a.example.com\n  kind: A\n  version: v1\n  spec:\n    one: {{ type: {name} }}\n    all: {{ type: list, listType: atomic, items: {{ type: {name} }} }}\n    by: {{ type: map, values: {{ type: {name} }} }}\n"
        );
        let outcome = load(&spec);
        let problems = outcome.problems;
        let model = outcome
            .model
            .ok_or_else(|| anyhow::anyhow!("{problems:?}"))?;
        let definition = crd::definition(&model, &model.resources[0]);
        let (verdict, message) = theirs(&client, definition).await;
        assert_eq!(verdict, Verdict::Taken, "{name}: {message}");
    }
    Ok(())
}
