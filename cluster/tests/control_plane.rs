//! The control plane behaves as a cluster does: controllers, scheduling, garbage collection, RBAC, and the audit log
//! as its witness.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use cluster::{Component, ControlPlane, Options, eventually};
use k8s_openapi::api::apps::v1::Deployment;
use k8s_openapi::api::core::v1::{ConfigMap, Node, Pod, ServiceAccount};
use k8s_openapi::api::rbac::v1::{Role, RoleBinding};
use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions::v1::{
    CustomResourceDefinition, CustomResourceDefinitionCondition,
};
use kube::api::{ApiResource, DynamicObject, GroupVersionKind, ListParams, PostParams};
use kube::config::Kubeconfig;
use kube::{Api, Client, Config, Error, Resource};
use serde_json::{Value, json};

const LIMIT: Duration = Duration::from_secs(30);

#[tokio::test]
async fn a_deployment_becomes_ready_and_its_pods_go_with_it() -> Result<()> {
    let control_plane = ControlPlane::start(Options::default()).await?;
    let deployments: Api<Deployment> = Api::default_namespaced(control_plane.client());
    let pods: Api<Pod> = Api::default_namespaced(control_plane.client());

    create(&deployments, deployment("web", 3)).await?;
    eventually("3/3 ready", LIMIT, async || {
        let status = deployments.get("web").await?.status.unwrap_or_default();
        Ok(
            (status.ready_replicas == Some(3) && status.available_replicas == Some(3))
                .then_some(()),
        )
    })
    .await?;
    let placed = pods.list(&ListParams::default()).await?;
    assert_eq!(placed.items.len(), 3);
    let nodes: Api<Node> = Api::all(control_plane.client());
    for pod in placed {
        let node = pod.spec.and_then(|spec| spec.node_name).unwrap_or_default();
        nodes.get(&node).await?;
    }

    deployments.delete("web", &Default::default()).await?;
    eventually("no pod is left", LIMIT, async || {
        Ok(pods
            .list(&ListParams::default())
            .await?
            .items
            .is_empty()
            .then_some(()))
    })
    .await
}

#[tokio::test]
async fn the_children_of_a_custom_resource_go_with_it() -> Result<()> {
    let control_plane = ControlPlane::start(Options::default()).await?;
    let client = control_plane.client();
    let definitions: Api<CustomResourceDefinition> = Api::all(client.clone());
    create(&definitions, widget_definition()).await?;
    eventually("the kind is served", LIMIT, async || {
        let conditions = definitions
            .get("widgets.example.com")
            .await?
            .status
            .and_then(|status| status.conditions);
        let established = |condition: &CustomResourceDefinitionCondition| {
            condition.type_ == "Established" && condition.status == "True"
        };
        Ok(conditions
            .is_some_and(|all| all.iter().any(established))
            .then_some(()))
    })
    .await?;
    control_plane.restart(Component::ControllerManager).await?;

    let kind = ApiResource::from_gvk(&GroupVersionKind::gvk("example.com", "v1", "Widget"));
    let widgets: Api<DynamicObject> = Api::default_namespaced_with(client.clone(), &kind);
    let widget = DynamicObject::new("owner", &kind);
    let owner = widgets
        .create(&PostParams::default(), &widget)
        .await?
        .owner_ref(&kind)
        .context("an owner")?;
    let config_maps: Api<ConfigMap> = Api::default_namespaced(client);
    create(
        &config_maps,
        json!({ "metadata": { "name": "child", "ownerReferences": [owner] } }),
    )
    .await?;

    widgets.delete("owner", &Default::default()).await?;
    // Less than the 30 s that it would take without the restart.
    eventually("the child is gone", Duration::from_secs(15), async || {
        Ok(config_maps.get_opt("child").await?.is_none().then_some(()))
    })
    .await
}

#[tokio::test]
async fn a_service_account_may_do_what_its_role_says_and_the_audit_log_tells() -> Result<()> {
    let control_plane = ControlPlane::start(Options { nodes: 0 }).await?;
    let client = reader_of_config_maps(&control_plane).await?;
    let user = "system:serviceaccount:default:reader";

    let mark = control_plane.audit_mark()?;
    let config_maps: Api<ConfigMap> = Api::default_namespaced(client);
    assert!(config_maps.get_opt("mine").await?.is_none());
    let refused = config_maps.delete("mine", &Default::default()).await;
    ensure!(
        is_forbidden(&refused),
        "a delete without permission: {refused:?}"
    );

    let requests = eventually("both requests are logged", LIMIT, async || {
        let mut events = control_plane.audit_since(mark)?;
        events.retain(|event| event.name == "mine");
        Ok((events.len() >= 2).then_some(events))
    })
    .await?;
    let summary = requests
        .iter()
        .map(|event| (event.user.as_str(), event.verb.as_str(), event.code));
    assert_eq!(
        Vec::from_iter(summary),
        [(user, "get", 404), (user, "delete", 403)]
    );
    for event in requests {
        assert_eq!(
            (event.group.as_str(), event.resource.as_str()),
            ("", "configmaps")
        );
        assert_eq!(event.namespace, "default");
        assert_eq!(
            event.request_uri.trim_end_matches('?'),
            "/api/v1/namespaces/default/configmaps/mine"
        );
    }
    let later = control_plane.audit_since(control_plane.audit_mark()?)?;
    assert!(later.iter().all(|event| event.user != user));
    Ok(())
}

#[tokio::test]
async fn objects_outlive_a_restart_of_the_api_server() -> Result<()> {
    let control_plane = ControlPlane::start(Options { nodes: 0 }).await?;
    let client = reader_of_config_maps(&control_plane).await?;
    let all: Api<ConfigMap> = Api::default_namespaced(control_plane.client());
    create(&all, json!({ "metadata": { "name": "kept" } })).await?;
    let before = control_plane.process_id(Component::ApiServer)?;

    control_plane.restart_api_server().await?;

    assert_ne!(control_plane.process_id(Component::ApiServer)?, before);
    // The same client, so the same port, certificate and token.
    Api::<ConfigMap>::default_namespaced(client)
        .get("kept")
        .await?;
    let kubectl = control_plane
        .kubectl(&["get", "configmap", "kept", "--output=name"])
        .await?;
    assert_eq!(kubectl.trim(), "configmap/kept");
    let failed = control_plane.kubectl(&["get", "configmap", "lost"]).await;
    assert!(failed.is_err_and(|error| error.to_string().contains("NotFound")));
    Ok(())
}

#[tokio::test]
async fn a_paused_api_server_does_not_answer_until_it_is_resumed() -> Result<()> {
    let control_plane = ControlPlane::start(Options { nodes: 0 }).await?;
    let client = control_plane.client();

    control_plane.pause(Component::ApiServer).await?;
    let silent = tokio::time::timeout(Duration::from_secs(1), client.apiserver_version()).await;
    assert!(silent.is_err(), "{silent:?}");

    control_plane.resume(Component::ApiServer)?;
    tokio::time::timeout(LIMIT, client.apiserver_version()).await??;
    Ok(())
}

#[tokio::test]
async fn nothing_is_left_after_a_drop() -> Result<()> {
    let control_plane = ControlPlane::start(Options::default()).await?;
    let directory = control_plane.directory().to_owned();
    let ids = Component::ALL.map(|component| control_plane.process_id(component));

    drop(control_plane);

    assert!(!directory.exists());
    for id in ids {
        assert!(!Path::new("/proc").join(id?.to_string()).exists());
    }
    Ok(())
}

#[tokio::test]
async fn nothing_is_left_after_its_process_is_killed() -> Result<()> {
    let mut parent = Command::new(env!("CARGO_BIN_EXE_control-plane"))
        .stdout(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    BufReader::new(parent.stdout.take().context("stdout")?).read_line(&mut line)?;
    let path = line
        .trim()
        .strip_prefix("export KUBECONFIG=")
        .context("a kubeconfig")?;
    let config =
        Config::from_custom_kubeconfig(Kubeconfig::read_from(path)?, &Default::default()).await?;
    let address = config
        .cluster_url
        .authority()
        .context("an address")?
        .to_string();
    TcpStream::connect(&address)?;

    parent.kill()?;
    parent.wait()?;

    eventually("the API server and its files are gone", LIMIT, async || {
        Ok((TcpStream::connect(&address).is_err() && !Path::new(path).exists()).then_some(()))
    })
    .await
}

/// A client with a ServiceAccount's token, which may read ConfigMaps and nothing else.
async fn reader_of_config_maps(control_plane: &ControlPlane) -> Result<Client> {
    let name = json!({ "name": "reader" });
    let client = control_plane.client();
    create(
        &Api::<ServiceAccount>::default_namespaced(client.clone()),
        json!({ "metadata": name }),
    )
    .await?;
    let rules =
        json!([{ "apiGroups": [""], "resources": ["configmaps"], "verbs": ["get", "list"] }]);
    create(
        &Api::<Role>::default_namespaced(client.clone()),
        json!({ "metadata": name, "rules": rules }),
    )
    .await?;
    let binding = json!({
        "metadata": name,
        "roleRef": { "apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "reader" },
        "subjects": [{ "kind": "ServiceAccount", "name": "reader", "namespace": "default" }],
    });
    create(&Api::<RoleBinding>::default_namespaced(client), binding).await?;

    let token = control_plane
        .service_account_token("default", "reader")
        .await?;
    let client = control_plane.client_for(&token).await?;
    // The API server learns of new roles by watching.
    eventually("the role is known", LIMIT, async || {
        let list = Api::<ConfigMap>::default_namespaced(client.clone())
            .list(&ListParams::default())
            .await;
        Ok((!is_forbidden(&list)).then_some(()))
    })
    .await?;
    Ok(client)
}

fn is_forbidden<T>(result: &kube::Result<T>) -> bool {
    matches!(result, Err(Error::Api(status)) if status.code == 403)
}

fn widget_definition() -> Value {
    let schema = json!({ "openAPIV3Schema": { "type": "object" } });
    json!({
        "metadata": { "name": "widgets.example.com" },
        "spec": {
            "group": "example.com",
            "scope": "Namespaced",
            "names": { "kind": "Widget", "plural": "widgets" },
            "versions": [{ "name": "v1", "served": true, "storage": true, "schema": schema }],
        },
    })
}

fn deployment(name: &str, replicas: u32) -> Value {
    let labels = json!({ "app": name });
    let gpu = json!({ "limits": { "nvidia.com/gpu": "1" } });
    json!({
        "metadata": { "name": name },
        "spec": {
            "replicas": replicas,
            "selector": { "matchLabels": labels },
            "template": {
                "metadata": { "labels": labels },
                "spec": { "containers": [{ "name": "app", "image": "nginx", "resources": gpu }] },
            },
        },
    })
}

async fn create<K>(api: &Api<K>, object: Value) -> kube::Result<K>
where
    K: Clone + std::fmt::Debug + serde::Serialize + serde::de::DeserializeOwned,
{
    let object = serde_json::from_value(object).map_err(Error::SerdeError)?;
    api.create(&PostParams::default(), &object).await
}
