//! A WebApp's life: created, changed, deleted.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::{Value, json};

use crate::support::{
    CONFIG_MAP, DEPLOYMENT, INGRESS, POD, RESOURCE_QUOTA, SERVICE, WEBAPP, beside_others,
    condition, holds,
};

#[test]
fn a_webapp_gets_all_its_children_and_becomes_ready() -> Result<()> {
    beside_others(async |_, namespace| {
        let spec = json!({
            "image": "nginx:1.27",
            "replicas": 2,
            "port": 8081,
            "config": { "GREETING": "hello" },
            "host": "web.example.com",
        });
        let webapp = namespace.ready_webapp("web", spec).await?;

        let config = namespace.get(CONFIG_MAP, "web-config").await?;
        assert_eq!(config["data"], json!({ "GREETING": "hello" }));
        let deployment = namespace.get(DEPLOYMENT, "web").await?;
        assert_eq!(deployment["spec"]["replicas"], 2);
        let container = &deployment["spec"]["template"]["spec"]["containers"][0];
        assert_eq!(container["image"], "nginx:1.27");
        assert_eq!(container["ports"][0]["containerPort"], 8081);
        let service = namespace.get(SERVICE, "web").await?;
        assert_eq!(
            service["spec"]["selector"],
            deployment["spec"]["selector"]["matchLabels"]
        );
        let ingress = namespace.get(INGRESS, "web").await?;
        assert_eq!(ingress["spec"]["rules"][0]["host"], "web.example.com");

        for child in [config, deployment, service, ingress] {
            let owner = &child["metadata"]["ownerReferences"];
            assert_eq!(owner.as_array().map(Vec::len), Some(1), "{child:#}");
            assert_eq!(owner[0]["uid"], webapp["metadata"]["uid"]);
            assert_eq!(owner[0]["controller"], true);
            let labels = &child["metadata"]["labels"];
            assert_eq!(labels["app.kubernetes.io/managed-by"], "webapp-operator");
            assert_eq!(labels["app.kubernetes.io/instance"], "web");
        }
        Ok(())
    })
}

#[test]
fn the_status_tells_what_is_there() -> Result<()> {
    beside_others(async |_, namespace| {
        let spec = json!({ "image": "nginx:1.27", "replicas": 3, "host": "web.example.com" });
        let webapp = namespace.ready_webapp("web", spec).await?;
        let status = &webapp["status"];
        assert_eq!(status["readyReplicas"], 3);
        assert_eq!(status["url"], "http://web.example.com");
        assert_eq!(status["observedGeneration"], 1);
        let conditions = status["conditions"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        let statuses = conditions
            .iter()
            .map(|one| (one["type"].as_str(), one["status"].as_str()));
        let expected = [
            ("Exposed", "False"),
            ("Ready", "True"),
            ("Reconciling", "False"),
            ("Stalled", "False"),
        ];
        assert_eq!(
            BTreeMap::from_iter(statuses),
            expected
                .map(|(type_, status)| (Some(type_), Some(status)))
                .into()
        );
        for one in conditions {
            assert_eq!(one["observedGeneration"], 1, "{one}");
            assert!(
                one["reason"]
                    .as_str()
                    .is_some_and(|reason| !reason.is_empty()),
                "{one}"
            );
            assert!(one["lastTransitionTime"].is_string(), "{one}");
        }
        assert_eq!(condition(&webapp, "Exposed")["reason"], "IngressAddress");
        Ok(())
    })
}

#[test]
fn kubectl_waits_for_it_and_shows_it() -> Result<()> {
    beside_others(async |world, namespace| {
        namespace
            .webapp("web", json!({ "image": "nginx:1.27" }))
            .await?;
        let in_namespace = format!("--namespace={}", namespace.name);
        let kubectl = async |arguments: &[&str]| {
            let arguments = [arguments, &[&in_namespace]].concat();
            world.control_plane.kubectl(&arguments).await
        };
        kubectl(&[
            "wait",
            "--for=condition=Ready",
            "webapp/web",
            "--timeout=30s",
        ])
        .await?;
        let table = kubectl(&["get", "wa"]).await?;
        let mut lines = table.lines();
        let (header, row) = (
            lines.next().unwrap_or_default(),
            lines.next().unwrap_or_default(),
        );
        for column in ["NAME", "READY", "REPLICAS", "URL", "AGE"] {
            assert!(header.contains(column), "{table}");
        }
        assert!(row.starts_with("web ") && row.contains("True"), "{table}");
        Ok(())
    })
}

#[test]
fn a_new_image_is_rolled_out_before_it_is_ready_again() -> Result<()> {
    beside_others(async |_, namespace| {
        namespace
            .ready_webapp("web", json!({ "image": "nginx:1.27", "replicas": 2 }))
            .await?;
        namespace
            .change(WEBAPP, "web", json!({ "spec": { "image": "nginx:1.28" } }))
            .await?;

        let webapp = namespace.ready("web").await?;

        assert_eq!(webapp["status"]["observedGeneration"], 2);
        assert_eq!(webapp["status"]["readyReplicas"], 2);
        let deployment = namespace.get(DEPLOYMENT, "web").await?;
        assert_eq!(
            deployment["spec"]["template"]["spec"]["containers"][0]["image"],
            "nginx:1.28"
        );
        assert_eq!(deployment["status"]["updatedReplicas"], 2);
        let alive = |pod: &Value| pod["metadata"]["deletionTimestamp"].is_null();
        let pods = namespace.list(POD).await?;
        for pod in pods.iter().filter(|pod| alive(pod)) {
            assert_eq!(pod["spec"]["containers"][0]["image"], "nginx:1.28");
        }
        Ok(())
    })
}

#[test]
fn it_scales_to_zero_and_back() -> Result<()> {
    beside_others(async |_, namespace| {
        namespace
            .ready_webapp("web", json!({ "image": "nginx:1.27" }))
            .await?;
        for replicas in [0, 3] {
            namespace
                .change(WEBAPP, "web", json!({ "spec": { "replicas": replicas } }))
                .await?;
            let webapp = namespace.ready("web").await?;
            assert_eq!(webapp["status"]["readyReplicas"], replicas);
        }
        Ok(())
    })
}

#[test]
fn a_changed_config_reaches_its_config_map() -> Result<()> {
    beside_others(async |_, namespace| {
        let spec = json!({ "image": "nginx:1.27", "config": { "A": "1", "B": "2" } });
        namespace.ready_webapp("web", spec).await?;
        let patch = json!({ "spec": { "config": { "A": "3", "B": null } } });
        namespace.change(WEBAPP, "web", patch).await?;
        let expected = json!({ "A": "3" });
        namespace
            .until(CONFIG_MAP, "web-config", "it follows", |map| {
                map["data"] == expected
            })
            .await?;
        namespace.ready("web").await.map(drop)
    })
}

#[test]
fn a_removed_config_takes_its_config_map_away() -> Result<()> {
    beside_others(async |_, namespace| {
        let spec = json!({ "image": "nginx:1.27", "config": { "A": "1" } });
        namespace.ready_webapp("web", spec).await?;
        namespace.get(CONFIG_MAP, "web-config").await?;
        namespace
            .change(WEBAPP, "web", json!({ "spec": { "config": null } }))
            .await?;
        namespace.gone(CONFIG_MAP, "web-config").await?;
        namespace.ready("web").await.map(drop)
    })
}

#[test]
fn a_host_brings_an_ingress_and_takes_it_away() -> Result<()> {
    beside_others(async |_, namespace| {
        let webapp = namespace
            .ready_webapp("web", json!({ "image": "nginx:1.27" }))
            .await?;
        assert!(namespace.find(INGRESS, "web").await?.is_none());
        assert!(webapp["status"]["url"].is_null());

        namespace
            .change(
                WEBAPP,
                "web",
                json!({ "spec": { "host": "a.example.com" } }),
            )
            .await?;
        let ingress = namespace.there(INGRESS, "web").await?;
        assert_eq!(ingress["spec"]["rules"][0]["host"], "a.example.com");
        let webapp = namespace.ready("web").await?;
        assert_eq!(webapp["status"]["url"], "http://a.example.com");

        namespace
            .change(WEBAPP, "web", json!({ "spec": { "host": null } }))
            .await?;
        namespace.gone(INGRESS, "web").await?;
        let webapp = namespace.ready("web").await?;
        assert!(webapp["status"]["url"].is_null(), "{webapp:#}");
        Ok(())
    })
}

#[test]
fn a_deleted_webapp_takes_everything_with_it() -> Result<()> {
    beside_others(async |_, namespace| {
        let spec = json!({
            "image": "nginx:1.27",
            "config": { "A": "1" },
            "host": "web.example.com",
        });
        namespace.ready_webapp("web", spec).await?;
        namespace.delete(WEBAPP, "web").await?;
        namespace.gone(WEBAPP, "web").await?;
        for kind in [DEPLOYMENT, SERVICE, INGRESS] {
            namespace.gone(kind, "web").await?;
        }
        namespace.gone(CONFIG_MAP, "web-config").await?;
        for pod in namespace.list(POD).await? {
            let name = pod["metadata"]["name"].as_str().unwrap_or_default();
            namespace.gone(POD, name).await?;
        }
        Ok(())
    })
}

#[test]
fn a_webapp_deleted_in_the_foreground_goes_after_its_children() -> Result<()> {
    beside_others(async |world, namespace| {
        namespace
            .ready_webapp("web", json!({ "image": "nginx:1.27" }))
            .await?;
        let namespaced = format!("--namespace={}", namespace.name);
        let arguments = [
            "delete",
            "webapp",
            "web",
            "--cascade=foreground",
            "--timeout=30s",
            &namespaced,
        ];
        world.control_plane.kubectl(&arguments).await?;
        assert!(namespace.find(WEBAPP, "web").await?.is_none());
        assert!(namespace.find(DEPLOYMENT, "web").await?.is_none());
        assert!(namespace.find(SERVICE, "web").await?.is_none());
        Ok(())
    })
}

#[test]
fn a_webapp_made_anew_under_the_same_name_owns_its_children() -> Result<()> {
    beside_others(async |_, namespace| {
        let spec = json!({ "image": "nginx:1.27", "config": { "A": "1" } });
        let old = namespace.ready_webapp("web", spec.clone()).await?;
        namespace.delete(WEBAPP, "web").await?;
        namespace.gone(WEBAPP, "web").await?;
        // The children of the old one may still be there.
        let new = namespace.webapp("web", spec).await?;
        assert_ne!(old["metadata"]["uid"], new["metadata"]["uid"]);
        let owned = |child: &Value| {
            child["metadata"]["ownerReferences"][0]["uid"] == new["metadata"]["uid"]
        };
        for (kind, name) in [
            (DEPLOYMENT, "web"),
            (SERVICE, "web"),
            (CONFIG_MAP, "web-config"),
        ] {
            namespace
                .until(kind, name, "it has the new owner", owned)
                .await?;
        }
        namespace.ready("web").await.map(drop)
    })
}

#[test]
fn it_is_not_ready_while_its_pods_are_not() -> Result<()> {
    beside_others(async |_, namespace| {
        namespace
            .ready_webapp("web", json!({ "image": "nginx:1.27" }))
            .await?;
        let quota = json!({ "spec": { "hard": { "pods": "1" } } });
        namespace
            .create_object(RESOURCE_QUOTA, "one-pod", quota)
            .await?;
        namespace
            .change(WEBAPP, "web", json!({ "spec": { "replicas": 3 } }))
            .await?;

        let webapp = namespace
            .until(WEBAPP, "web", "it says that it waits", |webapp| {
                holds(webapp, "Reconciling") && !holds(webapp, "Ready")
            })
            .await?;
        assert_eq!(webapp["status"]["observedGeneration"], 2, "{webapp:#}");
        assert_eq!(
            condition(&webapp, "Stalled")["status"],
            "False",
            "{webapp:#}"
        );

        namespace.delete(RESOURCE_QUOTA, "one-pod").await?;
        // The Deployment's controller tries again by itself, each time later.
        namespace
            .change(WEBAPP, "web", json!({ "spec": { "replicas": 1 } }))
            .await?;
        namespace.ready("web").await.map(drop)
    })
}
