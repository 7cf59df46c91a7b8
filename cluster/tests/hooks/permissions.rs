//! The operator may do what it does, and nothing else.

use anyhow::Result;
use cluster::{AuditMark, Permission, eventually};
use k8s_openapi::api::core::v1::ConfigMap;
use kube::Api;
use kube::api::{Patch, PatchParams, PostParams};
use serde_json::{Value, json};

use crate::support::{LIMIT, alone};

/// Asked for by the admission plugin OwnerReferencesPermissionEnforcement while it looks at another request.
fn seen_by_admission() -> Permission {
    Permission::new("hooks.example.com", "samples/finalizers", "update")
}

/// Children and hooks of every sort, a reference and what becomes of it, a failure that is told twice, a deletion.
#[test]
fn every_permission_that_is_granted_is_used_and_no_other() -> Result<()> {
    alone(async |world| {
        let mut scene = world.scene().await?;
        let client = scene.world.control_plane.client();
        let maps: Api<ConfigMap> = Api::namespaced(client, &scene.namespace);
        let tuning = json!({ "metadata": { "name": "tuning" }, "data": { "level": "1" } });
        let tuning = serde_json::from_value(tuning)?;
        maps.create(&PostParams::default(), &tuning).await?;
        scene.created("a").await?;

        scene.edit(json!({ "tuning": "tuning" })).await?;
        let level = async |wanted: Option<&str>| {
            eventually("the level is copied", LIMIT, async || {
                let map = maps.get_opt("sample-level").await?;
                let data = map.and_then(|map| map.data);
                let found = data.as_ref().and_then(|data| data.get("level"));
                Ok((found.map(String::as_str) == wanted).then_some(()))
            })
            .await
        };
        level(Some("1")).await?;
        let change = Patch::Merge(json!({ "data": { "level": "2" } }));
        maps.patch("tuning", &PatchParams::default(), &change)
            .await?;
        level(Some("2")).await?;
        scene.edit(json!({ "tuning": null })).await?;
        level(None).await?;
        for image in ["b", "c"] {
            scene.order("migrate", "fail")?;
            scene.look()?;
            scene.edit(json!({ "image": image })).await?;
            scene.ended("migrate", "failed", 2).await?;
            scene.relieve("migrate")?;
            scene.ended("migrate", "done", 1).await?;
            scene.world.rest().await?;
        }
        scene.delete().await?;
        scene.gone().await?;

        let installation = &scene.world.installation;
        let control_plane = &scene.world.control_plane;
        installation
            .uses_what_it_may(control_plane, &[seen_by_admission()], LIMIT)
            .await
    })
}

#[test]
fn nothing_was_ever_forbidden() -> Result<()> {
    alone(async |world| world.nothing_was_forbidden(AuditMark::default()))
}

/// What is secret in the spec is in no other place of the object, and in no log.
#[test]
fn a_secret_stays_where_it_is() -> Result<()> {
    const SECRET: &str = "correct-horse";
    alone(async |world| {
        let mut scene = world.scene().await?;
        scene.created("a").await?;
        scene.edit(json!({ "token": SECRET })).await?;
        scene.begun("migrate", 1).await?;
        scene.world.rest().await?;
        let mut sample = scene.sample().await?.unwrap_or_default();
        assert_eq!(sample["spec"]["token"], SECRET);
        sample["spec"]["token"] = Value::Null;
        // Whoever made the edit is told apart from the operator, and so are the fields, without values.
        assert!(!sample.to_string().contains(SECRET), "{sample:#}");
        assert!(!scene.world.operators[0].output()?.contains(SECRET));
        Ok(())
    })
}
