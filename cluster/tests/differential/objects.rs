//! Calls about objects in general, with ConfigMaps, Leases and Secrets.

use serde_json::{Value, json};

use crate::call::{Call, apply, create, delete, get, json_patch, merge, update};

const MAPS: &str = "/api/v1/namespaces/default/configmaps";
const LEASES: &str = "/apis/coordination.k8s.io/v1/namespaces/default/leases";

fn map(name: &str, labels: Value, data: Value) -> Value {
    json!({
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": { "name": name, "labels": labels }, "data": data,
    })
}

pub fn calls() -> Vec<Call> {
    [
        identity(),
        updates(),
        patches(),
        applies(),
        reads(),
        watches(),
        deletions(),
        leases(),
    ]
    .concat()
}

fn identity() -> Vec<Call> {
    vec![
        create(
            "create",
            MAPS,
            map("a", json!({ "app": "x" }), json!({ "k": "1", "empty": "" })),
        )
        .save("a"),
        create("create again", MAPS, map("a", json!({}), json!({}))),
        create(
            "generated name",
            MAPS,
            json!({ "metadata": { "generateName": "gen-" } }),
        ),
        create("no name", MAPS, json!({ "metadata": {} })),
        create("bad name", MAPS, map("Not_A_Name", json!({}), json!({}))),
        create(
            "no such namespace",
            "/api/v1/namespaces/nowhere/configmaps",
            map("a", json!({}), json!({})),
        ),
        create(
            "another namespace in the body",
            MAPS,
            json!({ "metadata": { "name": "b", "namespace": "other" } }),
        ),
        create(
            "another kind in the body",
            MAPS,
            json!({ "apiVersion": "v1", "kind": "Secret", "metadata": { "name": "b" } }),
        ),
        create(
            "with a version",
            MAPS,
            json!({ "metadata": { "name": "b", "resourceVersion": "1" } }),
        ),
        create(
            "a field of the wrong type",
            MAPS,
            json!({ "metadata": { "name": "b" }, "data": { "k": 1 } }),
        ),
        create(
            "an unknown field",
            MAPS,
            json!({ "metadata": { "name": "unknown" }, "other": 1 }),
        ),
        create(
            "dry run",
            &format!("{MAPS}?dryRun=All"),
            map("dry", json!({}), json!({})),
        ),
        get("dry run left nothing", &format!("{MAPS}/dry")),
        get("get", &format!("{MAPS}/a")),
        get("get what is not there", &format!("{MAPS}/missing")),
        get(
            "a kind that is not there",
            "/api/v1/namespaces/default/nothings/a",
        ),
        get(
            "a group that is not there",
            "/apis/nowhere.example.com/v1/things",
        ),
        get("no such subresource", &format!("{MAPS}/a/status")),
    ]
}

fn updates() -> Vec<Call> {
    let at = |version: &str, data: Value| json!({ "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "a", "resourceVersion": version }, "data": data });
    let path = &format!("{MAPS}/a");
    vec![
        update(
            "update",
            path,
            at("$a/metadata/resourceVersion", json!({ "k": "2" })),
        )
        .save("a2"),
        update(
            "stale update",
            path,
            at("$a/metadata/resourceVersion", json!({ "k": "3" })),
        ),
        update(
            "unconditional update by another",
            path,
            map("a", json!({ "app": "x" }), json!({ "k": "2", "l": "1" })),
        )
        .from("second/1.0"),
        update(
            "no change",
            path,
            map("a", json!({ "app": "x" }), json!({ "k": "2", "l": "1" })),
        ),
        update(
            "another uid",
            path,
            json!({ "metadata": { "name": "a", "uid": "11111111-1111-4111-a111-111111111111" } }),
        ),
        update("another name", path, map("b", json!({}), json!({}))),
        update(
            "not there",
            &format!("{MAPS}/missing"),
            map("missing", json!({}), json!({})),
        ),
    ]
}

fn patches() -> Vec<Call> {
    let path = &format!("{MAPS}/a");
    vec![
        merge(
            "merge patch",
            path,
            json!({ "data": { "k": null, "m": "1" } }),
        ),
        merge(
            "merge patch without effect",
            path,
            json!({ "data": { "m": "1" } }),
        ),
        merge(
            "merge patch at a stale version",
            path,
            json!({ "metadata": { "resourceVersion": "$a/metadata/resourceVersion" }, "data": { "m": "2" } }),
        ),
        merge(
            "merge patch of what is not there",
            &format!("{MAPS}/missing"),
            json!({ "data": { "m": "1" } }),
        ),
        merge(
            "owner references and finalizers",
            path,
            json!({ "metadata": {
            "finalizers": ["example.com/a"],
            "ownerReferences": [{ "apiVersion": "v1", "kind": "ConfigMap", "name": "unknown", "uid": "$a/metadata/uid" }],
        } }),
        ),
        merge(
            "two controllers",
            path,
            json!({ "metadata": { "ownerReferences": [
                { "apiVersion": "v1", "kind": "ConfigMap", "name": "one", "uid": "$a/metadata/uid", "controller": true },
                { "apiVersion": "v1", "kind": "ConfigMap", "name": "two", "uid": "no-such", "controller": true },
            ] } }),
        ),
        merge(
            "and away",
            path,
            json!({ "metadata": { "finalizers": null, "ownerReferences": null } }),
        ),
        json_patch(
            "JSON patch",
            path,
            json!([{ "op": "test", "path": "/data/m", "value": "1" }, { "op": "add", "path": "/data/n", "value": "1" }]),
        ),
        json_patch(
            "JSON patch whose test fails",
            path,
            json!([{ "op": "test", "path": "/data/m", "value": "9" }]),
        ),
        json_patch(
            "JSON patch of a missing path",
            path,
            json!([{ "op": "remove", "path": "/data/missing" }]),
        ),
    ]
}

fn applies() -> Vec<Call> {
    let path = |manager: &str| format!("{MAPS}/applied?fieldManager={manager}");
    let forced = |manager: &str| format!("{MAPS}/applied?fieldManager={manager}&force=true");
    let object = |data: Value| json!({ "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "applied" }, "data": data });
    vec![
        apply(
            "apply creates",
            &path("one"),
            object(json!({ "x": "1", "y": "1" })),
        ),
        apply(
            "apply without effect",
            &path("one"),
            object(json!({ "x": "1", "y": "1" })),
        ),
        apply(
            "apply without a manager",
            &format!("{MAPS}/applied"),
            object(json!({})),
        ),
        apply(
            "apply the same as another",
            &path("two"),
            object(json!({ "x": "1" })),
        ),
        apply(
            "conflict",
            &path("two"),
            object(json!({ "x": "2", "z": "1" })),
        ),
        apply(
            "conflict, forced",
            &forced("two"),
            object(json!({ "x": "2", "z": "1" })),
        ),
        apply("drop what only I own", &path("one"), object(json!({}))),
        merge(
            "update what another applied",
            &format!("{MAPS}/applied"),
            json!({ "data": { "x": "3" } }),
        ),
        apply(
            "conflict with an update",
            &path("two"),
            object(json!({ "x": "2", "z": "1" })),
        ),
        apply(
            "conflict of two fields",
            &path("three"),
            object(json!({ "x": "9", "z": "9" })),
        ),
        apply(
            "labels and finalizers",
            &forced("one"),
            json!({
                "apiVersion": "v1", "kind": "ConfigMap",
                "metadata": { "name": "applied", "labels": { "app": "one" }, "annotations": { "note": "" }, "finalizers": ["example.com/one"] },
            }),
        ),
        apply(
            "another's labels and finalizers",
            &forced("two"),
            json!({
                "apiVersion": "v1", "kind": "ConfigMap",
                "metadata": { "name": "applied", "labels": { "tier": "two" }, "finalizers": ["example.com/two"] },
            }),
        ),
        apply(
            "drop mine, keep the other's",
            &path("one"),
            object(json!({})),
        ),
        apply(
            "apply at a stale version",
            &path("one"),
            json!({
                "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "applied", "resourceVersion": "1" }, "data": { "q": "1" },
            }),
        ),
        apply(
            "an unknown field",
            &path("one"),
            json!({
                "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "applied" }, "other": 1,
            }),
        ),
        merge(
            "let go",
            &format!("{MAPS}/applied"),
            json!({ "metadata": { "finalizers": null } }),
        ),
    ]
}

fn reads() -> Vec<Call> {
    let list = |about, query: &str| get(about, &format!("{MAPS}?{query}"));
    vec![
        create(
            "another for lists",
            MAPS,
            map("b", json!({ "app": "y", "tier": "1" }), json!({})),
        ),
        list("list by label", "labelSelector=app%3Dx"),
        list("list by absence", "labelSelector=!app"),
        list("list by set", "labelSelector=app%20in%20(x,y),tier"),
        list("list by inequality", "labelSelector=app!%3Dx,app"),
        list("list by name", "fieldSelector=metadata.name%3Db"),
        list(
            "list by name and namespace",
            "fieldSelector=metadata.name%3Db,metadata.namespace%3Ddefault",
        ),
        list("list by an unsupported field", "fieldSelector=data.k%3Db"),
        list("list by nonsense", "labelSelector=app%20in"),
        list("first page", "limit=2").save("page"),
        list("second page", "limit=2&continue=$page/metadata/continue"),
        get(
            "list of a namespace that is not there",
            "/api/v1/namespaces/nowhere/configmaps",
        ),
    ]
}

fn watches() -> Vec<Call> {
    let watch = |about, query: &str| {
        get(
            about,
            &format!("{MAPS}?watch=true&timeoutSeconds=1&{query}"),
        )
    };
    vec![
        create("watched", MAPS, map("w", json!({ "w": "1" }), json!({}))).save("w"),
        merge(
            "change it",
            &format!("{MAPS}/w"),
            json!({ "data": { "k": "1" } }),
        ),
        merge(
            "it leaves the selector",
            &format!("{MAPS}/w"),
            json!({ "metadata": { "labels": { "w": "2" } } }),
        ),
        merge(
            "it comes back",
            &format!("{MAPS}/w"),
            json!({ "metadata": { "labels": { "w": "1" } } }),
        ),
        delete("it goes", &format!("{MAPS}/w"), Value::Null),
        watch("all changes", "resourceVersion=$w/metadata/resourceVersion"),
        watch(
            "changes as a selector sees them",
            "resourceVersion=$w/metadata/resourceVersion&labelSelector=w%3D1",
        ),
        watch("from now, with what is there", "labelSelector=app%3Dy"),
        watch(
            "initial events, with their end",
            "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&labelSelector=app%3Dy",
        ),
        watch("a version that is none", "resourceVersion=x"),
    ]
}

fn deletions() -> Vec<Call> {
    let path = &format!("{MAPS}/d");
    vec![
        create(
            "with a finalizer",
            MAPS,
            json!({ "metadata": { "name": "d", "finalizers": ["example.com/f"] } }),
        )
        .save("d"),
        delete(
            "another uid",
            path,
            json!({ "preconditions": { "uid": "11111111-1111-4111-a111-111111111111" } }),
        ),
        delete(
            "another version",
            path,
            json!({ "preconditions": { "resourceVersion": "1" } }),
        ),
        delete(
            "marked",
            path,
            json!({ "preconditions": { "uid": "$d/metadata/uid" } }),
        ),
        delete("marked again", path, Value::Null),
        merge(
            "no new finalizers",
            path,
            json!({ "metadata": { "finalizers": ["example.com/f", "example.com/g"] } }),
        ),
        merge("other changes go", path, json!({ "data": { "k": "v" } })),
        merge(
            "the last finalizer",
            path,
            json!({ "metadata": { "finalizers": [] } }),
        ),
        get("gone", path),
        delete("delete what is gone", path, Value::Null),
        delete(
            "delete",
            &format!("{MAPS}/b"),
            json!({ "propagationPolicy": "Background" }),
        ),
        create(
            "for a collection",
            MAPS,
            map("c1", json!({ "c": "1" }), json!({})),
        ),
        delete(
            "delete a collection",
            &format!("{MAPS}?labelSelector=c%3D1"),
            Value::Null,
        ),
        get(
            "the collection is gone",
            &format!("{MAPS}?labelSelector=c%3D1"),
        ),
    ]
}

fn leases() -> Vec<Call> {
    let lease = |version: &str, holder: &str| {
        let mut lease = json!({
            "apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": { "name": "op" },
            "spec": {
                "holderIdentity": holder, "leaseDurationSeconds": 15, "leaseTransitions": 0,
                "acquireTime": "2026-01-01T00:00:00.000000Z", "renewTime": "2026-01-01T00:00:00.000001Z",
            },
        });
        if !version.is_empty() {
            lease["metadata"]["resourceVersion"] = json!(version);
        }
        lease
    };
    let path = &format!("{LEASES}/op");
    vec![
        create("lease", LEASES, lease("", "me")).save("lease"),
        create("lease again", LEASES, lease("", "you")),
        update("renew", path, lease("$lease/metadata/resourceVersion", "")),
        update(
            "renew what was taken",
            path,
            lease("$lease/metadata/resourceVersion", "me"),
        ),
        update("renew blindly", path, lease("", "me")),
        update(
            "update creates leases",
            &format!("{LEASES}/new"),
            json!({
                "apiVersion": "coordination.k8s.io/v1", "kind": "Lease", "metadata": { "name": "new" }, "spec": {},
            }),
        ),
        delete("release", path, Value::Null),
    ]
}
