//! The operator may do what it does, and nothing else.

use anyhow::Result;
use cluster::{AuditMark, Permission};
use serde_json::{Value, json};

use crate::support::{CONFIG_MAP, INGRESS, LIMIT, Namespace, SERVICE, WEBAPP, alone, condition};

/// Asked for by the admission plugin OwnerReferencesPermissionEnforcement, which this control plane has on, while it looks
/// at another request: no request of its own shows it.
fn seen_by_admission() -> Permission {
    Permission::new("apps.example.com", "webapps/finalizers", "update")
}

/// Takes the name of a WebApp's Service, twice: the second time, the event about it is counted up.
async fn same_trouble_twice(namespace: &Namespace) -> Result<()> {
    let service = json!({ "spec": { "ports": [{ "port": 5432 }] } });
    let paused = |value: &str| json!({ "metadata": { "annotations": { "apps.example.com/paused": value } } });
    namespace
        .webapp("taken", json!({ "image": "nginx:1.27" }))
        .await?;
    for _ in 0..2 {
        namespace.ready("taken").await?;
        namespace.change(WEBAPP, "taken", paused("true")).await?;
        let is_paused = |webapp: &Value| condition(webapp, "Reconciling")["reason"] == "Paused";
        namespace
            .until(WEBAPP, "taken", "it is paused", is_paused)
            .await?;
        namespace.delete(SERVICE, "taken").await?;
        namespace
            .create_object(SERVICE, "taken", service.clone())
            .await?;
        namespace.change(WEBAPP, "taken", paused("false")).await?;
        let stalled = |webapp: &Value| condition(webapp, "Stalled")["status"] == "True";
        namespace
            .until(WEBAPP, "taken", "it is stalled", stalled)
            .await?;
        namespace.delete(SERVICE, "taken").await?;
        // Seen at once, instead of at the next attempt.
        namespace
            .change(WEBAPP, "taken", paused("not any more"))
            .await?;
    }
    namespace.ready("taken").await.map(drop)
}

#[test]
fn every_permission_that_is_granted_is_used_and_no_other() -> Result<()> {
    alone(async |world| {
        let namespace = world.namespace().await?;
        let spec =
            json!({ "image": "nginx:1.27", "config": { "A": "1" }, "host": "web.example.com" });
        namespace.ready_webapp("web", spec.clone()).await?;
        let without = json!({ "spec": { "config": null, "host": null } });
        namespace.change(WEBAPP, "web", without.clone()).await?;
        namespace.gone(CONFIG_MAP, "web-config").await?;
        namespace.gone(INGRESS, "web").await?;
        same_trouble_twice(&namespace).await?;
        // As an earlier version of the operator may have left it.
        let held = json!({ "metadata": { "finalizers": ["apps.example.com/finalizer"] } });
        namespace.change(WEBAPP, "web", held).await?;
        namespace.delete(WEBAPP, "web").await?;
        namespace.gone(WEBAPP, "web").await?;

        let (control_plane, unseen) = (&world.control_plane, [seen_by_admission()]);
        let installation = &world.installation;
        installation
            .uses_what_it_may(control_plane, &unseen, LIMIT)
            .await
    })
}

#[test]
fn nothing_was_ever_forbidden() -> Result<()> {
    alone(async |world| world.nothing_was_forbidden(AuditMark::default()))
}
