//! What belongs to others is left alone, and so is what its owner asks to leave alone.

use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::support::{
    CONFIG_MAP, DEPLOYMENT, Kind, Namespace, SERVICE, WEBAPP, beside_others, condition, holds,
};

/// Creates a WebApp whose child's name is taken, and shows that it says so, leaves the object alone, and goes on once the
/// object is gone.
async fn is_left_alone(namespace: &Namespace, kind: Kind, name: &str, object: Value) -> Result<()> {
    let taken = namespace.create_object(kind, name, object).await?;
    namespace
        .webapp(
            "web",
            json!({ "image": "nginx:1.27", "config": { "A": "1" } }),
        )
        .await?;

    let stalled = |webapp: &Value| holds(webapp, "Stalled");
    let webapp = namespace
        .until(WEBAPP, "web", "it is stalled", stalled)
        .await?;
    let message = condition(&webapp, "Stalled")["message"]
        .as_str()
        .unwrap_or_default();
    ensure!(
        message.contains(kind.name) && message.contains(name),
        "{message}"
    );
    assert_eq!(condition(&webapp, "Ready")["status"], "False", "{webapp:#}");
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(namespace.get(kind, name).await?, taken);

    namespace.delete(kind, name).await?;
    let own = |child: &Value| child["metadata"]["ownerReferences"][0]["kind"] == "WebApp";
    // The other object is in no cache: it is looked at again after 1, 2, 4, ... seconds, and each event of the other children
    // counts as an attempt.
    let limit = Duration::from_secs(150);
    namespace
        .within(limit, kind, name, "it makes its own", own)
        .await?;
    namespace.ready("web").await.map(drop)
}

#[test]
fn an_object_that_nobody_owns_is_never_taken() -> Result<()> {
    beside_others(async |_, namespace| {
        let service =
            json!({ "spec": { "ports": [{ "port": 5432 }], "selector": { "app": "other" } } });
        is_left_alone(namespace, SERVICE, "web", service).await
    })
}

#[test]
fn an_object_of_another_controller_is_never_taken() -> Result<()> {
    beside_others(async |_, namespace| {
        let owner = namespace
            .create_object(CONFIG_MAP, "owner", json!({}))
            .await?;
        let owned = json!({
            "metadata": {
                // Even with the labels of a child.
                "labels": {
                    "app.kubernetes.io/managed-by": "webapp-operator",
                    "app.kubernetes.io/instance": "web",
                    "app.kubernetes.io/component": "config",
                },
                "ownerReferences": [{
                    "apiVersion": "v1",
                    "kind": "ConfigMap",
                    "name": "owner",
                    "uid": owner["metadata"]["uid"],
                    "controller": true,
                }],
            },
            "data": { "A": "not yours" },
        });
        is_left_alone(namespace, CONFIG_MAP, "web-config", owned).await
    })
}

#[test]
fn a_paused_webapp_is_left_alone_until_it_is_resumed() -> Result<()> {
    beside_others(async |_, namespace| {
        namespace
            .ready_webapp("web", json!({ "image": "nginx:1.27" }))
            .await?;
        let paused = |value: Value| json!({ "metadata": { "annotations": { "apps.example.com/paused": value } } });
        namespace
            .change(WEBAPP, "web", paused(json!("true")))
            .await?;
        namespace
            .change(WEBAPP, "web", json!({ "spec": { "image": "nginx:1.28" } }))
            .await?;
        namespace.delete(SERVICE, "web").await?;
        tokio::time::sleep(Duration::from_secs(3)).await;
        let image = |deployment: &Value| {
            deployment["spec"]["template"]["spec"]["containers"][0]["image"].clone()
        };
        assert_eq!(
            image(&namespace.get(DEPLOYMENT, "web").await?),
            "nginx:1.27"
        );
        assert!(namespace.find(SERVICE, "web").await?.is_none());

        namespace.change(WEBAPP, "web", paused(Value::Null)).await?;
        namespace.there(SERVICE, "web").await?;
        namespace.ready("web").await?;
        assert_eq!(
            image(&namespace.get(DEPLOYMENT, "web").await?),
            "nginx:1.28"
        );
        Ok(())
    })
}

#[test]
fn a_webapp_that_is_stalled_delays_no_other() -> Result<()> {
    beside_others(async |_, namespace| {
        let service = json!({ "spec": { "ports": [{ "port": 5432 }] } });
        namespace.create_object(SERVICE, "taken", service).await?;
        namespace
            .webapp("taken", json!({ "image": "nginx:1.27" }))
            .await?;
        namespace
            .ready_webapp("free", json!({ "image": "nginx:1.27" }))
            .await
            .map(drop)
    })
}
