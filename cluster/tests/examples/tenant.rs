//! `examples/tenant`: a namespace with bounds, and what each member may do in it.

use anyhow::{Result, ensure};
use cluster::Permission;
use serde_json::{Value, json};

use crate::world::{Example, World, condition};

const TENANT: Example = Example {
    folder: "tenant",
    operator: "tenant-operator",
    group: "tenants.example.com",
    plural: "tenants",
    sample: "tenant-sample",
};

/// The tenant's namespace.
const SPACE: &str = "tenant-tenant-sample";

const RBAC: &str = "rbac.authorization.k8s.io";

const CHILDREN: [(&str, &str, &str); 4] = [
    ("namespace", "", SPACE),
    ("resourcequota", SPACE, "tenant"),
    ("limitrange", SPACE, "tenant"),
    ("networkpolicy", SPACE, "tenant"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tenant_becomes_ready_and_its_members_may_work() -> Result<()> {
    let world = World::start(TENANT, async |_, _| Ok(())).await?;
    world.show(story).await
}

async fn story(world: &World) -> Result<()> {
    world.apply_samples().await?;
    let sample = world.ready().await?;
    world.owns(&CHILDREN).await?;
    ensure!(sample["status"]["namespace"] == SPACE, "{sample:#}");
    ensure!(sample["status"]["members"] == 2, "{sample:#}");
    ensure!(
        condition(&sample, "Staffed")["status"] == "True",
        "{sample:#}"
    );
    ensure!(roles(world).await? == ["alice@example.com admin", "bob edit"]);
    ensure!(may(world, "bob", "create").await);
    world.is_steady().await?;

    // One goes, another comes, a third gets another role, which no binding can be changed to.
    let members = json!([{ "name": "bob", "role": "view" }, { "name": "carol" }]);
    world
        .change(json!({ "spec": { "members": members } }))
        .await?;
    world
        .until_sample("the members are others", |sample| {
            sample["status"]["observedGeneration"] == sample["metadata"]["generation"]
        })
        .await?;
    world.ready().await?;
    ensure!(roles(world).await? == ["bob view", "carol edit"]);
    ensure!(!may(world, "bob", "create").await && may(world, "bob", "list").await);
    world
        .the_same_trouble_comes_twice(("resourcequota", SPACE, "tenant"))
        .await?;

    world.hold().await?;
    world.delete_sample().await?;
    world.gone("namespace", "", SPACE).await?;
    // Asked for while the API server looks at a binding.
    let bind = Permission::new(RBAC, "clusterroles", "bind");
    world.may_do_what_it_does(&[bind]).await
}

/// Who has which role, in order.
async fn roles(world: &World) -> Result<Vec<String>> {
    let managed = "-l=app.kubernetes.io/managed-by=tenant-operator";
    let list = ["get", "rolebindings", "-n", SPACE, managed, "-o", "json"];
    let list: Value = serde_json::from_str(&world.kubectl(&list).await?)?;
    let role = |binding: &Value| {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let (user, role) = (&binding["subjects"][0]["name"], &binding["roleRef"]["name"]);
        format!("{} {}", text(user), text(role))
    };
    let bindings = list["items"].as_array();
    let mut roles = Vec::from_iter(bindings.into_iter().flatten().map(role));
    roles.sort();
    Ok(roles)
}

/// Whether a user may do something with ConfigMaps of the tenant.
async fn may(world: &World, user: &str, verb: &str) -> bool {
    let user = format!("--as={user}");
    // The answer no is a failure of kubectl's.
    let question = ["auth", "can-i", verb, "configmaps", "-n", SPACE, &user];
    world.kubectl(&question).await.is_ok()
}
