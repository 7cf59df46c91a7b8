//! What is changed or deleted by hand is put right.

use anyhow::Result;
use serde_json::{Value, json};

use crate::support::{
    CONFIG_MAP, DEPLOYMENT, INGRESS, Kind, Namespace, SERVICE, WEBAPP, beside_others, condition,
};

const CHILDREN: [(Kind, &str); 4] = [
    (CONFIG_MAP, "web-config"),
    (DEPLOYMENT, "web"),
    (SERVICE, "web"),
    (INGRESS, "web"),
];

async fn with_every_child(namespace: &Namespace) -> Result<Value> {
    let spec = json!({
        "image": "nginx:1.27",
        "replicas": 2,
        "config": { "A": "1" },
        "host": "web.example.com",
    });
    namespace.ready_webapp("web", spec).await
}

/// Edits a child by hand, and waits until what `look` sees of it is as before.
async fn is_undone(
    namespace: &Namespace,
    (kind, name): (Kind, &str),
    edit: Value,
    look: &str,
) -> Result<()> {
    let before = namespace.get(kind, name).await?;
    let edited = namespace.change(kind, name, edit).await?;
    assert_ne!(
        edited.pointer(look),
        before.pointer(look),
        "the edit changes nothing"
    );
    let undone = |now: &Value| now.pointer(look) == before.pointer(look);
    let now = namespace
        .until(kind, name, "the edit is undone", undone)
        .await?;
    assert_eq!(
        now["metadata"]["uid"], before["metadata"]["uid"],
        "made anew, not repaired"
    );
    namespace.ready("web").await.map(drop)
}

#[test]
fn a_deleted_child_comes_back() -> Result<()> {
    beside_others(async |_, namespace| {
        with_every_child(namespace).await?;
        for (kind, name) in CHILDREN {
            let before = namespace.get(kind, name).await?;
            namespace.delete(kind, name).await?;
            let is_new = |now: &Value| now["metadata"]["uid"] != before["metadata"]["uid"];
            namespace.until(kind, name, "it is back", is_new).await?;
        }
        namespace.ready("web").await.map(drop)
    })
}

#[test]
fn a_field_edited_by_hand_is_put_right() -> Result<()> {
    beside_others(async |_, namespace| {
        with_every_child(namespace).await?;
        let [config, deployment, service, ingress] = CHILDREN;
        let edit = json!({ "data": { "A": "edited" } });
        is_undone(namespace, config, edit, "/data/A").await?;
        let edit = json!({ "data": { "A": null } });
        is_undone(namespace, config, edit, "/data/A").await?;
        let edit =
            json!({ "spec": { "template": { "spec": { "automountServiceAccountToken": true } } } });
        is_undone(
            namespace,
            deployment,
            edit,
            "/spec/template/spec/automountServiceAccountToken",
        )
        .await?;
        let edit =
            json!({ "spec": { "ports": [{ "name": "http", "port": 81, "targetPort": "http" }] } });
        is_undone(namespace, service, edit, "/spec/ports/0/port").await?;
        let edit = json!({ "spec": { "rules": [{ "host": "edited.example.com" }] } });
        is_undone(namespace, ingress, edit, "/spec/rules").await
    })
}

#[test]
fn a_replica_count_edited_by_hand_is_put_right() -> Result<()> {
    beside_others(async |world, namespace| {
        with_every_child(namespace).await?;
        let namespaced = format!("--namespace={}", namespace.name);
        let arguments = ["scale", "deployment/web", "--replicas=5", &namespaced];
        world.control_plane.kubectl(&arguments).await?;
        let right = |deployment: &Value| deployment["spec"]["replicas"] == 2;
        namespace
            .until(DEPLOYMENT, "web", "2 replicas", right)
            .await?;
        namespace.ready("web").await.map(drop)
    })
}

#[test]
fn a_label_edited_or_removed_by_hand_is_put_right() -> Result<()> {
    beside_others(async |_, namespace| {
        with_every_child(namespace).await?;
        for child in CHILDREN {
            for label in ["instance", "component"] {
                let key = format!("app.kubernetes.io/{label}");
                let look = format!("/metadata/labels/app.kubernetes.io~1{label}");
                for value in [json!("edited"), Value::Null] {
                    let edit = json!({ "metadata": { "labels": { &key: value } } });
                    is_undone(namespace, child, edit, &look).await?;
                }
            }
        }
        Ok(())
    })
}

#[test]
fn a_child_that_loses_the_label_it_is_found_by_is_found_again() -> Result<()> {
    beside_others(async |_, namespace| {
        with_every_child(namespace).await?;
        for child in CHILDREN {
            for value in [json!("someone-else"), Value::Null] {
                let edit =
                    json!({ "metadata": { "labels": { "app.kubernetes.io/managed-by": value } } });
                is_undone(
                    namespace,
                    child,
                    edit,
                    "/metadata/labels/app.kubernetes.io~1managed-by",
                )
                .await?;
            }
        }
        Ok(())
    })
}

#[test]
fn what_others_add_to_a_child_stays() -> Result<()> {
    beside_others(async |_, namespace| {
        with_every_child(namespace).await?;
        let addition = json!({ "metadata": { "annotations": { "example.com/mine": "kept" } } });
        for (kind, name) in CHILDREN {
            namespace.change(kind, name, addition.clone()).await?;
        }
        // A change of the WebApp's makes the operator write to its children again.
        let patch =
            json!({ "spec": { "port": 9000, "config": { "A": "2" }, "host": "b.example.com" } });
        namespace.change(WEBAPP, "web", patch).await?;
        namespace.ready("web").await?;
        for (kind, name) in CHILDREN {
            let child = namespace.get(kind, name).await?;
            assert_eq!(
                child["metadata"]["annotations"]["example.com/mine"], "kept",
                "{}",
                kind.name
            );
        }
        Ok(())
    })
}

#[test]
fn a_status_edited_by_hand_is_put_right() -> Result<()> {
    beside_others(async |world, namespace| {
        with_every_child(namespace).await?;
        let namespaced = format!("--namespace={}", namespace.name);
        let patch = r#"{"status":{"readyReplicas":77,"conditions":[]}}"#;
        let arguments = [
            "patch",
            "webapp",
            "web",
            "--subresource=status",
            "--type=merge",
            "-p",
            patch,
            &namespaced,
        ];
        world.control_plane.kubectl(&arguments).await?;
        let right = |webapp: &Value| {
            webapp["status"]["readyReplicas"] == 2 && condition(webapp, "Ready")["status"] == "True"
        };
        namespace
            .until(WEBAPP, "web", "the status is right", right)
            .await
            .map(drop)
    })
}
