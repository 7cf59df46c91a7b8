//! The in-process API server, request by request: what it answers, completes and refuses, with the words of the real one. The
//! differential test of the cluster crate shows that these are its words.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::time::Duration;

use http::{Method, Request};
use operator_runtime::testing::ApiServer;
use serde_json::{Value, json};

const MAPS: &str = "/api/v1/namespaces/default/configmaps";
const DEPLOYMENTS: &str = "/apis/apps/v1/namespaces/default/deployments";
const STATEFUL_SETS: &str = "/apis/apps/v1/namespaces/default/statefulsets";
const SIZES: &str = "/apis/example.com/v1/namespaces/default/sizes";

/// The answer to a request: status and body.
async fn ask(
    server: &ApiServer,
    method: Method,
    path: &str,
    media_type: &str,
    body: &Value,
) -> (u16, Value) {
    let body = match body {
        Value::Null => Vec::new(),
        body => body.to_string().into_bytes(),
    };
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("content-type", media_type);
    let request = request.body(body).unwrap();
    match server.client().request(request).await {
        Ok(body) => (200, body),
        Err(kube::Error::Api(status)) => (status.code, serde_json::to_value(status).unwrap()),
        Err(error) => panic!("{error}"),
    }
}

async fn get(server: &ApiServer, path: &str) -> (u16, Value) {
    ask(server, Method::GET, path, "", &Value::Null).await
}

async fn post(server: &ApiServer, path: &str, body: Value) -> (u16, Value) {
    ask(server, Method::POST, path, "application/json", &body).await
}

async fn delete(server: &ApiServer, path: &str) -> (u16, Value) {
    ask(server, Method::DELETE, path, "", &Value::Null).await
}

async fn patch(server: &ApiServer, path: &str, form: &str, body: Value) -> (u16, Value) {
    let media_type = format!("application/{form}-patch+json");
    ask(server, Method::PATCH, path, &media_type, &body).await
}

/// The fields that an answer complains about, each with the complaint.
fn causes(answer: &(u16, Value)) -> Vec<(String, String)> {
    assert_eq!(answer.0, 422, "{}", answer.1);
    let causes = answer.1["details"]["causes"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let cause = |cause: &Value| (text(&cause["field"]), text(&cause["message"]));
    causes.iter().map(cause).collect()
}

fn message(answer: &(u16, Value)) -> &str {
    answer.1["message"].as_str().unwrap()
}

fn workload(kind: &str, spec: Value) -> Value {
    let mut object = json!({
        "apiVersion": "apps/v1", "kind": kind, "metadata": { "name": "web" },
        "spec": {
            "selector": { "matchLabels": { "app": "web" } },
            "template": {
                "metadata": { "labels": { "app": "web" } },
                "spec": { "containers": [{ "name": "app", "image": "nginx:1.27" }] },
            },
        },
    });
    for (field, value) in spec.as_object().unwrap() {
        object["spec"][field] = value.clone();
    }
    object
}

/// A server with a kind of which every field is bounded.
fn bounded() -> ApiServer {
    let server = ApiServer::new();
    let bounds = json!({
        "text": { "type": "string", "minLength": 2, "maxLength": 4, "pattern": "^[a-z]*$" },
        "letter": { "type": "string", "maxLength": 1 },
        "word": { "type": "string", "enum": ["a", "b"] },
        "number": { "type": "integer", "minimum": 1, "maximum": 8, "multipleOf": 2 },
        "open": { "type": "number", "minimum": 0, "exclusiveMinimum": true, "maximum": 1, "exclusiveMaximum": true },
        "flag": { "type": "boolean", "nullable": true },
        "either": { "x-kubernetes-int-or-string": true },
        "tags": { "type": "array", "minItems": 1, "maxItems": 2, "items": { "type": "string" }, "x-kubernetes-list-type": "set" },
        "pools": {
            "type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"],
            "items": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" } } },
        },
        "labels": { "type": "object", "maxProperties": 1, "additionalProperties": { "type": "string" } },
    });
    server
        .register(json!({
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
            "metadata": { "name": "sizes.example.com" },
            "spec": {
                "group": "example.com", "scope": "Namespaced", "names": { "kind": "Size", "plural": "sizes" },
                "versions": [{ "name": "v1", "served": true, "storage": true, "schema": { "openAPIV3Schema": {
                    "type": "object", "required": ["spec"],
                    "properties": { "spec": { "type": "object", "properties": bounds } },
                } } }],
            },
        }))
        .unwrap();
    server
}

fn size(spec: &Value) -> Value {
    json!({ "apiVersion": "example.com/v1", "kind": "Size", "metadata": { "name": "a" }, "spec": spec })
}

#[tokio::test]
async fn what_a_schema_bounds_is_refused_with_its_field_and_the_bound() {
    let server = bounded();
    for (spec, field, complaint) in [
        (
            json!({ "text": "x" }),
            "spec.text",
            "should be at least 2 chars long",
        ),
        (
            json!({ "text": "abcde" }),
            "spec.text",
            "Too long: may not be more than 4 bytes",
        ),
        (
            json!({ "letter": "ab" }),
            "spec.letter",
            "may not be more than 1 byte",
        ),
        (
            json!({ "text": "AB" }),
            "spec.text",
            "should match '^[a-z]*$'",
        ),
        (
            json!({ "text": 5 }),
            "spec.text",
            r#"must be of type string: "integer""#,
        ),
        (
            json!({ "text": 0.5 }),
            "spec.text",
            r#"must be of type string: "number""#,
        ),
        (
            json!({ "text": true }),
            "spec.text",
            r#"must be of type string: "boolean""#,
        ),
        (
            json!({ "text": [] }),
            "spec.text",
            r#"must be of type string: "array""#,
        ),
        (
            json!({ "text": {} }),
            "spec.text",
            r#"must be of type string: "object""#,
        ),
        (
            json!({ "word": "c" }),
            "spec.word",
            r#"Unsupported value: "c": supported values: "a", "b""#,
        ),
        (
            json!({ "number": 0 }),
            "spec.number",
            "should be greater than or equal to 1",
        ),
        (
            json!({ "number": 10 }),
            "spec.number",
            "should be less than or equal to 8",
        ),
        (
            json!({ "number": 3 }),
            "spec.number",
            "should be a multiple of 2",
        ),
        (
            json!({ "number": 2.5 }),
            "spec.number",
            r#"must be of type integer: "number""#,
        ),
        (
            json!({ "open": 0 }),
            "spec.open",
            "should be greater than 0",
        ),
        (json!({ "open": 1 }), "spec.open", "should be less than 1"),
        (
            json!({ "flag": "on" }),
            "spec.flag",
            r#"must be of type boolean: "string""#,
        ),
        (
            json!({ "either": true }),
            "spec.either",
            "must be of type integer,string",
        ),
        (
            json!({ "tags": [] }),
            "spec.tags",
            "should have at least 1 items",
        ),
        (
            json!({ "tags": ["a", "b", "c"] }),
            "spec.tags",
            "Too many: 3: must have at most 2 items",
        ),
        (
            json!({ "tags": ["a", "a"] }),
            "spec.tags[1]",
            r#"Duplicate value: "a""#,
        ),
        (
            json!({ "pools": [{ "name": "a" }, { "name": "a" }] }),
            "spec.pools[1]",
            r#"Duplicate value: {"name":"a"}"#,
        ),
        (
            json!({ "pools": [{ "name": 1 }] }),
            "spec.pools[0].name",
            r#"must be of type string: "integer""#,
        ),
        (
            json!({ "labels": { "a": "1", "b": "2" } }),
            "spec.labels",
            "must have at most 1 properties",
        ),
        (
            json!({ "labels": { "a": 1 } }),
            "spec.labels.a",
            r#"must be of type string: "integer""#,
        ),
    ] {
        let refused = causes(&post(&server, SIZES, size(&spec)).await);
        let found = refused
            .iter()
            .any(|(place, said)| place == field && said.contains(complaint));
        assert!(found, "{spec}: {refused:?}");
    }
    let mut without = size(&json!({}));
    without.as_object_mut().unwrap().remove("spec");
    let refused = causes(&post(&server, SIZES, without).await);
    assert_eq!(refused, [("spec".to_owned(), "Required value".to_owned())]);

    // At their bounds, all are right.
    let fits = json!({
        "text": "ab", "letter": "é", "word": "b", "number": 8, "open": 0.5, "flag": null, "either": "50%", "tags": ["a"],
        "pools": [{ "name": "a" }, { "name": "b" }], "labels": { "a": "1" },
    });
    let (code, made) = post(&server, SIZES, size(&fits)).await;
    assert_eq!(
        (code, &made["spec"]["tags"]),
        (200, &json!(["a"])),
        "{made}"
    );
}

#[tokio::test]
async fn json_patches_follow_their_standard() {
    let server = ApiServer::new();
    let map = json!({
        "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "a", "finalizers": ["example.com/a", "example.com/b"] },
        "data": { "a/b": "1", "c~d": "2" },
    });
    post(&server, MAPS, map).await;
    let path = format!("{MAPS}/a");
    let apply = async |operations: Value| patch(&server, &path, "json", operations).await;

    let (code, patched) = apply(json!([
        { "op": "test", "path": "/data/a~1b", "value": "1" },
        { "op": "move", "from": "/data/a~1b", "path": "/data/moved" },
        { "op": "copy", "from": "/data/c~0d", "path": "/data/copied" },
        { "op": "replace", "path": "/data/c~0d", "value": "3" },
        { "op": "add", "path": "/metadata/labels", "value": { "x": "y" } },
        { "op": "remove", "path": "/metadata/finalizers/0" },
        { "op": "add", "path": "/metadata/finalizers/0", "value": "example.com/c" },
        { "op": "add", "path": "/metadata/finalizers/-", "value": "example.com/d" },
    ]))
    .await;
    assert_eq!(code, 200, "{patched}");
    assert_eq!(
        patched["data"],
        json!({ "moved": "1", "copied": "2", "c~d": "3" })
    );
    assert_eq!(
        patched["metadata"]["finalizers"],
        json!(["example.com/c", "example.com/b", "example.com/d"])
    );

    for (operations, complaint) in [
        (
            json!([{ "op": "test", "path": "/data/moved", "value": "2" }]),
            "testing path /data/moved failed",
        ),
        (
            json!([{ "op": "remove", "path": "/data/gone" }]),
            "missing path: /data/gone",
        ),
        (
            json!([{ "op": "remove", "path": "/metadata/finalizers/9" }]),
            "missing path",
        ),
        (
            json!([{ "op": "add", "path": "/metadata/finalizers/9", "value": "x" }]),
            "missing path",
        ),
        (
            json!([{ "op": "add", "path": "/data/moved/deeper", "value": "x" }]),
            "missing path",
        ),
        (
            json!([{ "op": "bend", "path": "/data" }]),
            "unexpected kind: bend",
        ),
        (json!([{ "path": "/data" }]), "an operation without op"),
        (json!({ "op": "remove" }), "a list of operations"),
    ] {
        let refused = apply(operations).await;
        assert_eq!(refused.0, 422, "{}", refused.1);
        assert!(message(&refused).contains(complaint), "{}", refused.1);
    }
    let now = get(&server, &path).await.1;
    assert_eq!(now["metadata"], patched["metadata"], "nothing was written");
}

#[tokio::test]
async fn what_is_not_served_is_told_apart() {
    let server = ApiServer::new();
    let named = json!({ "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "a" } });
    post(&server, MAPS, named.clone()).await;
    let path = format!("{MAPS}/a");
    let strategic = patch(&server, &path, "strategic-merge", json!({})).await;
    assert_eq!(strategic.0, 415);
    assert!(message(&strategic).contains("accepted media types include"));
    assert_eq!(post(&server, &path, named.clone()).await.0, 405);
    assert_eq!(get(&server, "/apis/apps/v1/nothings").await.0, 404);
    assert_eq!(
        get(&server, "/apis/nobody.example.com/v1/things").await.0,
        404
    );

    let put = async |body: &Value| ask(&server, Method::PUT, &path, "application/json", body).await;
    let mut other = named.clone();
    other["metadata"]["name"] = json!("b");
    let refused = put(&other).await;
    let mismatch = "the name of the object (b) does not match the name on the URL (a)";
    assert_eq!((refused.0, message(&refused)), (400, mismatch));
    other["metadata"] = json!({});
    assert!(message(&put(&other).await).contains("name must be provided"));

    let mut versioned = named;
    versioned["metadata"] = json!({ "name": "c", "resourceVersion": "1" });
    assert_eq!(post(&server, MAPS, versioned).await.0, 500);
    let nameless = json!({ "apiVersion": "v1", "kind": "ConfigMap", "metadata": {} });
    let refused = causes(&post(&server, MAPS, nameless).await);
    assert_eq!(refused[0].0, "metadata.name");
    let prefixed =
        json!({ "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "generateName": "x-" } });
    let made = post(&server, MAPS, prefixed).await.1;
    let name = made["metadata"]["name"].as_str().unwrap();
    assert!(name.starts_with("x-") && name.len() == 7, "{name}");
}

#[tokio::test]
async fn a_group_lists_what_it_serves() {
    let server = bounded();
    let (_, listed) = get(&server, "/apis/apps/v1").await;
    let of = |name: &str| {
        let mut resources = listed["resources"].as_array().unwrap().iter();
        resources.find(|resource| resource["name"] == name).cloned()
    };
    assert_eq!(of("deployments").unwrap()["singularName"], "deployment");
    assert_eq!(
        of("deployments/status").unwrap()["verbs"],
        json!(["get", "patch", "update"])
    );
    assert_eq!(of("configmaps"), None);
    let (_, listed) = get(&server, "/apis/example.com/v1").await;
    assert_eq!(listed["resources"][0]["kind"], "Size");
}

#[tokio::test]
async fn a_collection_is_deleted_by_labels() {
    let server = ApiServer::new();
    for (name, tier) in [("a", "gold"), ("b", "gold"), ("c", "tin")] {
        let metadata = json!({ "name": name, "labels": { "tier": tier } });
        let map = json!({ "apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata });
        post(&server, MAPS, map).await;
    }
    let chosen = format!("{MAPS}?labelSelector=tier%3Dgold");
    assert_eq!(delete(&server, &chosen).await.0, 200);
    let left = server.list("v1", "ConfigMap", "default");
    let names: Vec<&Value> = left.iter().map(|map| &map["metadata"]["name"]).collect();
    assert_eq!(names, ["c"]);
    let deleted = delete(&server, &format!("{MAPS}/c")).await.1;
    assert_eq!(
        (&deleted["kind"], &deleted["status"]),
        (&json!("Status"), &json!("Success"))
    );
}

#[tokio::test]
async fn templates_of_pods_are_completed() {
    let server = ApiServer::new();
    let pod = json!({
        "serviceAccountName": "web",
        "containers": [{
            "name": "app", "image": "registry.example.com:5000/nginx",
            "ports": [{ "containerPort": 80 }],
            "env": [
                { "name": "POD", "valueFrom": { "fieldRef": { "fieldPath": "metadata.name" } } },
                { "name": "CPU", "valueFrom": { "resourceFieldRef": { "resource": "limits.cpu" } } },
            ],
            "readinessProbe": { "httpGet": { "port": 80 } },
            "startupProbe": { "grpc": { "port": 80 } },
            "lifecycle": { "preStop": { "httpGet": { "port": 80 } } },
        }],
        "volumes": [
            { "name": "nothing" },
            { "name": "config", "configMap": { "name": "c" } },
            { "name": "host", "hostPath": { "path": "/x" } },
            { "name": "token", "projected": { "sources": [{ "serviceAccountToken": { "path": "t" } }] } },
        ],
    });
    let template = json!({ "metadata": { "labels": { "app": "web" } }, "spec": pod });
    let full = workload("Deployment", json!({ "template": template }));
    let (_, made) = post(&server, DEPLOYMENTS, full).await;
    let spec = &made["spec"]["template"]["spec"];
    for (place, expected) in [
        ("/restartPolicy", json!("Always")),
        ("/serviceAccount", json!("web")),
        ("/containers/0/imagePullPolicy", json!("Always")),
        ("/containers/0/ports/0/protocol", json!("TCP")),
        (
            "/containers/0/env/0/valueFrom/fieldRef/apiVersion",
            json!("v1"),
        ),
        (
            "/containers/0/env/1/valueFrom/resourceFieldRef/divisor",
            json!("0"),
        ),
        ("/containers/0/readinessProbe/httpGet/path", json!("/")),
        ("/containers/0/readinessProbe/timeoutSeconds", json!(1)),
        ("/containers/0/startupProbe/grpc/service", json!("")),
        (
            "/containers/0/lifecycle/preStop/httpGet/scheme",
            json!("HTTP"),
        ),
        ("/volumes/0/emptyDir", json!({})),
        ("/volumes/1/configMap/defaultMode", json!(420)),
        ("/volumes/2/hostPath/type", json!("")),
        (
            "/volumes/3/projected/sources/0/serviceAccountToken/expirationSeconds",
            json!(3600),
        ),
    ] {
        assert_eq!(spec.pointer(place), Some(&expected), "{place} of {spec:#}");
    }
}

#[tokio::test]
async fn workloads_that_cannot_be_are_refused() {
    let server = ApiServer::new();
    let bare = json!({ "metadata": { "labels": { "app": "web" } }, "spec": {} });
    let template = |containers: Value| {
        let mut template = bare.clone();
        template["spec"]["containers"] = containers;
        json!({ "template": template })
    };
    let place = "spec.template.spec.containers";
    let required = |field: &str| (format!("{place}{field}"), "Required value".to_owned());
    let ask =
        async |spec: Value| causes(&post(&server, DEPLOYMENTS, workload("Deployment", spec)).await);
    assert_eq!(ask(template(json!([]))).await, [required("")]);
    assert_eq!(
        ask(template(json!([{ "image": "a" }, { "name": "b" }]))).await,
        [required("[0].name"), required("[1].image")]
    );
    let other = json!({ "selector": { "matchLabels": { "app": "other" } } });
    let refused = ask(other).await;
    assert_eq!(refused[0].0, "spec.template.metadata.labels");
    assert!(refused[0].1.contains("`selector` does not match"));

    let mut odd = workload("Deployment", json!({}));
    odd["metadata"]["name"] = json!("Web_1");
    let refused = causes(&post(&server, DEPLOYMENTS, odd).await);
    assert!(refused[0].1.contains("a lowercase RFC 1123 subdomain"));
    let owner = |name: &str| json!({ "apiVersion": "v1", "kind": "Pod", "name": name, "uid": name, "controller": true });
    let mut owned = workload("Deployment", json!({}));
    owned["metadata"]["ownerReferences"] = json!([owner("a"), owner("b")]);
    let refused = causes(&post(&server, DEPLOYMENTS, owned).await);
    assert!(refused[0].1.contains("Pod/a and Pod/b"), "{refused:?}");
}

#[tokio::test]
async fn what_cannot_change_stays() {
    let server = ApiServer::new();
    let set = workload("StatefulSet", json!({ "serviceName": "web" }));
    post(&server, STATEFUL_SETS, set).await;
    let path = format!("{STATEFUL_SETS}/web");
    let change = json!({ "spec": { "serviceName": "other" } });
    let refused = patch(&server, &path, "merge", change).await;
    assert_eq!(causes(&refused)[0].0, "spec.serviceName");
    let grown = patch(
        &server,
        &path,
        "merge",
        json!({ "spec": { "replicas": 3 } }),
    )
    .await;
    assert_eq!((grown.0, &grown.1["spec"]["replicas"]), (200, &json!(3)));

    let map = json!({ "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "a", "finalizers": ["example.com/a"] } });
    post(&server, MAPS, map).await;
    let path = format!("{MAPS}/a");
    delete(&server, &path).await;
    let held = json!({ "metadata": { "finalizers": ["example.com/a", "example.com/b"] } });
    let refused = patch(&server, &path, "merge", held).await;
    assert!(
        causes(&refused)[0]
            .1
            .contains("no new finalizers can be added")
    );
}

/// Waits until the controllers that the server stands in for have given an object its status.
async fn status(server: &ApiServer, path: &str) -> Value {
    for _ in 0..200 {
        let (_, object) = get(server, path).await;
        let status = &object["status"];
        let generation = &object["metadata"]["generation"];
        let seen = generation.is_number() && status["observedGeneration"] == *generation;
        let begun = status["phase"]
            .as_str()
            .is_some_and(|phase| phase != "Pending");
        if seen || begun || status["completionTime"].is_string() {
            return status.clone();
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("{path} gets no status");
}

#[tokio::test]
async fn workloads_of_every_kind_get_ready() {
    let server = ApiServer::new().with_workloads();
    for (kind, plural, spec, ready) in [
        (
            "StatefulSet",
            "statefulsets",
            json!({ "replicas": 2 }),
            "readyReplicas",
        ),
        (
            "ReplicaSet",
            "replicasets",
            json!({ "replicas": 2 }),
            "availableReplicas",
        ),
        ("DaemonSet", "daemonsets", json!({}), "numberReady"),
    ] {
        let folder = format!("/apis/apps/v1/namespaces/default/{plural}");
        post(&server, &folder, workload(kind, spec.clone())).await;
        let found = status(&server, &format!("{folder}/web")).await;
        let expected = spec["replicas"].as_i64().unwrap_or(1);
        assert_eq!(found[ready], expected, "{kind}: {found}");
    }
    let none = json!({ "spec": { "replicas": 0 } });
    let path = "/apis/apps/v1/namespaces/default/replicasets/web";
    patch(&server, path, "merge", none).await;
    assert_eq!(status(&server, path).await["readyReplicas"], Value::Null);

    let jobs = "/apis/batch/v1/namespaces/default/jobs";
    let pod = json!({ "restartPolicy": "Never", "containers": [{ "name": "app", "image": "nginx:1.27" }] });
    let job = |name: &str, suspend: bool| {
        json!({
            "apiVersion": "batch/v1", "kind": "Job", "metadata": { "name": name },
            "spec": { "completions": 3, "suspend": suspend, "template": { "spec": pod } },
        })
    };
    post(&server, jobs, job("asleep", true)).await;
    post(&server, jobs, job("awake", false)).await;
    assert_eq!(
        status(&server, &format!("{jobs}/awake")).await["succeeded"],
        3
    );
    let asleep = get(&server, &format!("{jobs}/asleep")).await.1;
    assert_eq!(asleep["status"]["completionTime"], Value::Null);

    let pods = "/api/v1/namespaces/default/pods";
    let single =
        json!({ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "a" }, "spec": pod });
    post(&server, pods, single).await;
    assert_eq!(
        status(&server, &format!("{pods}/a")).await["phase"],
        "Running"
    );
}

#[tokio::test]
async fn a_claim_is_bound_and_goes_when_no_pod_has_it() {
    let server = ApiServer::new().with_workloads();
    let claims = "/api/v1/namespaces/default/persistentvolumeclaims";
    let requests = json!({ "requests": { "storage": "1Gi" } });
    let claim = json!({
        "apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": { "name": "data" },
        "spec": { "accessModes": ["ReadWriteOnce"], "resources": requests },
    });
    post(&server, claims, claim).await;
    let path = format!("{claims}/data");
    let bound = status(&server, &path).await;
    assert_eq!(
        (&bound["phase"], &bound["capacity"]["storage"]),
        (&json!("Bound"), &json!("1Gi"))
    );

    let other = json!({ "spec": { "accessModes": ["ReadWriteMany"] } });
    let refused = patch(&server, &path, "merge", other).await;
    assert!(causes(&refused)[0].1.contains("immutable after creation"));
    let larger = json!({ "spec": { "resources": { "requests": { "storage": "2Gi" } } } });
    assert_eq!(patch(&server, &path, "merge", larger).await.0, 200);

    assert_eq!(delete(&server, &path).await.0, 200);
    for _ in 0..200 {
        if get(&server, &path).await.0 == 404 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("the claim stays");
}
