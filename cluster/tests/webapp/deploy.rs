//! The manifests of the generated project, on a real API server.

use anyhow::{Context, Result};
use cluster::eventually;
use kube::api::DynamicObject;
use kube::{Api, ResourceExt};
use serde_json::{Value, json};

use crate::support::{Kind, LIMIT, WEBAPP, World, alone, beside_others};

/// Runs kubectl on a folder of the project's.
async fn kubectl(world: &World, arguments: &[&str], folder: &str) -> Result<String> {
    let folder = world.project.join(folder);
    let folder = folder.to_str().context("a path that is not UTF-8")?;
    world
        .control_plane
        .kubectl(&[arguments, &[folder]].concat())
        .await
}

#[test]
fn the_crd_is_established_without_a_complaint() -> Result<()> {
    beside_others(async |world, _| {
        let answer = world
            .control_plane
            .kubectl(&["get", "crd", "webapps.apps.example.com", "--output=json"])
            .await?;
        let crd: Value = serde_json::from_str(&answer)?;
        let conditions = crd["status"]["conditions"]
            .as_array()
            .context("no conditions")?;
        let status = |type_: &str| {
            let found = conditions
                .iter()
                .find(|condition| condition["type"] == type_);
            found.map(|condition| condition["status"].clone())
        };
        assert_eq!(status("Established"), Some(json!("True")));
        assert_eq!(status("NamesAccepted"), Some(json!("True")));
        assert_eq!(status("NonStructuralSchema"), None);
        Ok(())
    })
}

/// Whether the output of `kubectl explain` has a description.
fn describes(explanation: &str) -> bool {
    explanation
        .split_once("DESCRIPTION:")
        .is_some_and(|(_, description)| !description.trim_start().starts_with("<empty>"))
}

#[test]
fn kubectl_explains_every_field() -> Result<()> {
    beside_others(async |world, _| {
        for field in [
            "spec.image",
            "spec.replicas",
            "spec.port",
            "spec.config",
            "spec.host",
            "status.readyReplicas",
        ] {
            // The API server publishes the schema of a kind some seconds after it serves the kind.
            eventually(&format!("kubectl explains {field}"), LIMIT, async || {
                let path = format!("webapp.{field}");
                let text = world.control_plane.kubectl(&["explain", &path]).await;
                Ok(text.ok().filter(|text| describes(text)))
            })
            .await?;
        }
        Ok(())
    })
}

#[test]
fn the_sample_becomes_ready() -> Result<()> {
    beside_others(async |world, namespace| {
        let into = format!("--namespace={}", namespace.name);
        kubectl(world, &["apply", &into, "-f"], "deploy/samples").await?;
        let webapps = namespace.list(WEBAPP).await?;
        assert!(!webapps.is_empty());
        for webapp in webapps {
            namespace
                .ready(webapp["metadata"]["name"].as_str().context("no name")?)
                .await?;
        }
        Ok(())
    })
}

#[test]
fn the_deployment_passes_pod_security_restricted_and_becomes_available() -> Result<()> {
    const NAMESPACE: &str = "--namespace=webapp-operator-system";
    alone(async |world| {
        kubectl(world, &["apply", "--server-side", "-k"], "deploy").await?;
        let kubectl_in = async |arguments: &[&str]| {
            world
                .control_plane
                .kubectl(&[arguments, &[NAMESPACE]].concat())
                .await
        };
        let wait = [
            "wait",
            "--for=condition=Available",
            "deployment/webapp-operator",
            "--timeout=30s",
        ];
        let available = kubectl_in(&wait).await;
        // Applied again, the same manifests change nothing.
        let difference = kubectl(world, &["diff", "--server-side", "-k"], "deploy").await;
        kubectl_in(&[
            "delete",
            "deployment",
            "webapp-operator",
            "--cascade=foreground",
        ])
        .await?;
        available?;
        difference?;

        // The namespace does enforce it.
        let run = ["run", "careless", "--image=nginx", "--dry-run=server"];
        let Err(error) = kubectl_in(&run).await else {
            panic!("a pod without a security context is accepted");
        };
        assert!(error.to_string().contains("restricted"), "{error}");
        Ok(())
    })
}

#[test]
fn people_with_the_cluster_roles_view_and_edit_may_use_the_kind() -> Result<()> {
    const ROLE_BINDING: Kind = Kind::new("rbac.authorization.k8s.io", "v1", "RoleBinding");
    beside_others(async |world, namespace| {
        for (user, role) in [("viewer", "view"), ("editor", "edit")] {
            let binding = json!({
                "roleRef": { "apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role },
                "subjects": [{ "apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": user }],
            });
            namespace.create_object(ROLE_BINDING, user, binding).await?;
        }
        let may = async |user: &str, verb: &str, subresource: &str| {
            let user = format!("--as={user}");
            let subresource = format!("--subresource={subresource}");
            let namespaced = format!("--namespace={}", namespace.name);
            let kind = "webapps.apps.example.com";
            let question = [
                "auth",
                "can-i",
                verb,
                kind,
                &subresource,
                &user,
                &namespaced,
            ];
            // The answer no is a failure of kubectl's.
            world.control_plane.kubectl(&question).await.is_ok()
        };
        assert!(may("viewer", "list", "").await);
        assert!(may("viewer", "get", "status").await);
        assert!(!may("viewer", "create", "").await);
        assert!(may("editor", "create", "").await);
        assert!(!may("editor", "patch", "status").await);
        Ok(())
    })
}

#[test]
fn every_object_of_the_installation_says_which_operator_it_belongs_to() -> Result<()> {
    const KINDS: [Kind; 4] = [
        Kind::new("", "v1", "ServiceAccount"),
        Kind::new("", "v1", "Service"),
        Kind::new("policy", "v1", "PodDisruptionBudget"),
        Kind::new("networking.k8s.io", "v1", "NetworkPolicy"),
    ];
    beside_others(async |world, _| {
        for kind in KINDS {
            let api: Api<DynamicObject> =
                kind.api(world.control_plane.client(), &world.installation.namespace);
            let labelled =
                kube::api::ListParams::default().labels("app.kubernetes.io/name=webapp-operator");
            let names =
                Vec::from_iter(api.list(&labelled).await?.iter().map(ResourceExt::name_any));
            assert_eq!(names.len(), 1, "{}: {names:?}", kind.name);
        }
        Ok(())
    })
}
