//! Objects in several versions on a real API server, which asks the operator to convert them: written in one version and read
//! in the other, and stored anew after an upgrade. The operator is the one of `examples/versions`.

#![allow(clippy::unwrap_used)]

use std::ffi::OsStr;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use cluster::{ControlPlane, Installation, Operator, Options, Permission, eventually};
use serde_json::{Value, json};

const NAME: &str = "site-operator";
const NAMESPACE: &str = "site-operator-system";
const DEFINITION: &str = "sites.web.example.com";
const LIMIT: Duration = Duration::from_secs(60);

/// How many objects there are before the upgrade: more than a page of what the operator lists.
const OLD: usize = 250;

struct World {
    control_plane: ControlPlane,
    files: tempfile::TempDir,
}

impl World {
    /// Writes manifests and has `kubectl` do something with them.
    async fn kubectl(&self, arguments: &[&str], objects: &[Value]) -> Result<String> {
        let path = self.files.path().join("objects.json");
        let list = json!({ "apiVersion": "v1", "kind": "List", "items": objects });
        std::fs::write(&path, list.to_string())?;
        let file = path.to_str().context("a path that is not UTF-8")?;
        self.control_plane
            .kubectl(&[arguments, &["-f", file]].concat())
            .await
    }

    /// What `kubectl get` shows of an object in a version.
    async fn get(&self, version: &str, name: &str) -> Result<Value> {
        let resource = format!("sites.{version}.web.example.com");
        let text = self
            .control_plane
            .kubectl(&["get", &resource, name, "-o", "json"])
            .await?;
        Ok(serde_json::from_str(&text)?)
    }

    /// How many objects `kubectl get` shows in a version.
    async fn count(&self, version: &str) -> Result<usize> {
        let resource = format!("sites.{version}.web.example.com");
        let text = self
            .control_plane
            .kubectl(&["get", &resource, "-o", "name", "--all-namespaces"])
            .await?;
        Ok(text.lines().count())
    }

    async fn patch(&self, version: &str, name: &str, patch: Value) -> Result<()> {
        let resource = format!("sites.{version}.web.example.com");
        let patch = patch.to_string();
        let arguments = ["patch", &resource, name, "--type=merge", "-p", &patch];
        self.control_plane.kubectl(&arguments).await.map(drop)
    }

    /// Waits until a condition of an object has a reason.
    async fn until(&self, name: &str, condition: &str, reason: &str) -> Result<()> {
        let what = format!("{condition} of {name} is {reason}");
        eventually(&what, LIMIT, async || {
            let object = self.get("v1", name).await?;
            let conditions = object["status"]["conditions"].as_array();
            let mut conditions = conditions.into_iter().flatten();
            let has = |found: &Value| found["type"] == condition && found["reason"] == reason;
            Ok(conditions.any(has).then_some(()))
        })
        .await
    }

    async fn stored_versions(&self) -> Result<Value> {
        let text = self
            .control_plane
            .kubectl(&["get", "crd", DEFINITION, "-o", "json"])
            .await?;
        let definition: Value = serde_json::from_str(&text)?;
        Ok(definition["status"]["storedVersions"].clone())
    }
}

fn preserved(object: &Value) -> Option<Value> {
    let text = object["metadata"]["annotations"]["web.example.com/preserved"].as_str()?;
    serde_json::from_str(text).ok()
}

fn old_site(name: &str, debug: bool) -> Value {
    json!({
        "apiVersion": "web.example.com/v1beta1", "kind": "Site",
        "metadata": { "name": name, "namespace": "default" },
        "spec": { "files": { "index.html": name }, "hostName": "old.example.com", "debug": debug, "cacheSeconds": 5 },
    })
}

/// The definition as an earlier release had it: v1beta1 and nothing else.
fn earlier(definition: &Value) -> Value {
    let mut earlier = definition.clone();
    earlier["spec"]
        .as_object_mut()
        .unwrap()
        .remove("conversion");
    let versions = earlier["spec"]["versions"].as_array_mut().unwrap();
    versions.retain(|version| version["name"] == "v1beta1");
    versions[0]["storage"] = json!(true);
    earlier
}

/// Builds the operator.
fn build(project: &Path, target: &Path) -> Result<PathBuf> {
    let output = Command::new("cargo")
        .args(["build", "--locked", "--quiet"])
        .current_dir(project)
        .env("CARGO_TARGET_DIR", target)
        .output()?;
    ensure!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(target.join("debug").join(NAME))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn objects_are_converted_and_stored_anew_after_an_upgrade() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()?;
    let project = root.join("snapshots/versions");
    let program = build(&project, &root.join("target/generated"))?;
    let control_plane = ControlPlane::start(Options { nodes: 0 }).await?;
    let world = World {
        control_plane,
        files: tempfile::tempdir()?,
    };
    let golden = std::fs::read_to_string(project.join("tests/golden/site.json"))?;
    let golden: Value = serde_json::from_str(&golden)?;

    world
        .kubectl(
            &["apply", "--server-side"],
            &[earlier(&golden["definition"])],
        )
        .await?;
    let wait = [
        "wait",
        "--for=condition=Established",
        "--timeout=30s",
        "crd",
        DEFINITION,
    ];
    world.control_plane.kubectl(&wait).await?;
    let old: Vec<Value> = (0..OLD)
        .map(|index| old_site(&format!("old-{index:03}"), index == 7))
        .collect();
    world.kubectl(&["create"], &old).await?;
    assert_eq!(world.stored_versions().await?, json!(["v1beta1"]));

    let installation = Installation::apply(&world.control_plane, &project, NAME, NAMESPACE).await?;
    assert_eq!(world.stored_versions().await?, json!(["v1beta1", "v1"]));
    let mark = world.control_plane.audit_mark()?;
    let operator = start(&world, &installation, &program)?;
    let outcome = async {
        is_stored_anew(&world).await?;
        goes_there_and_back(&world).await?;
        eventually("the operator rests", LIMIT, async || {
            Ok(operator.is_ready().then_some(()))
        })
        .await
    };
    let outcome = outcome.await;
    outcome.with_context(|| operator.output_tail())?;

    operator.kill();

    // Behind its Service, to which no request leads here, it keeps its certificate in a Secret.
    let operator = installation.start(&world.control_plane, &program, "second")?;
    let outcome = async {
        the_same_trouble_comes_twice(&world).await?;
        let forbidden = installation.forbidden_since(&world.control_plane, mark)?;
        ensure!(forbidden.is_empty(), "RBAC lacks {forbidden:#?}");
        installation
            .uses_what_it_may(&world.control_plane, &[seen_by_admission()], LIMIT)
            .await
    };
    let outcome = outcome.await;
    outcome.with_context(|| operator.output_tail())?;

    // Nobody converts any more: what is stored as v1 can be read as v1, and as nothing else.
    operator.kill();
    world.control_plane.restart_api_server().await?;
    assert_eq!(world.count("v1").await?, OLD + 2);
    assert!(world.get("v1beta1", "old-007").await.is_err());
    Ok(())
}

/// The operator, which the API server finds on loopback.
fn start(world: &World, installation: &Installation, program: &Path) -> Result<Operator> {
    let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
    let url = format!("https://{address}");
    let environment = [
        ("WEBHOOK_ADDRESS", OsStr::new(&address)),
        ("WEBHOOK_URL", OsStr::new(&url)),
    ];
    installation.start_with(&world.control_plane, program, "first", &environment)
}

/// Asked for by the admission plugin OwnerReferencesPermissionEnforcement while it looks at another request.
fn seen_by_admission() -> Permission {
    Permission::new("web.example.com", "sites/finalizers", "update")
}

/// Somebody else has the ConfigMap that a site needs, again and again: the second time, the event about it is counted up.
async fn the_same_trouble_comes_twice(world: &World) -> Result<()> {
    let kubectl = async |arguments: &[&str]| world.control_plane.kubectl(arguments).await;
    let paused = async |value: &str| {
        let annotation = format!("web.example.com/paused={value}");
        let site = "sites.v1.web.example.com";
        kubectl(&["annotate", "--overwrite", site, "twice", &annotation]).await
    };
    let spec = json!({ "pages": { "a.html": "a" }, "language": "en" });
    let site = json!({
        "apiVersion": "web.example.com/v1", "kind": "Site", "metadata": { "name": "twice", "namespace": "default" }, "spec": spec,
    });
    world.kubectl(&["create"], &[site]).await?;
    world.until("twice", "Ready", "Ready").await?;
    for _ in 0..2 {
        paused("true").await?;
        world.until("twice", "Reconciling", "Paused").await?;
        kubectl(&["delete", "configmap", "twice-pages"]).await?;
        kubectl(&["create", "configmap", "twice-pages"]).await?;
        paused("false").await?;
        world.until("twice", "Stalled", "OwnershipConflict").await?;
        kubectl(&["delete", "configmap", "twice-pages"]).await?;
        // Seen at once, instead of at the next attempt.
        paused("not any more").await?;
        world.until("twice", "Ready", "Ready").await?;
    }
    kubectl(&["delete", "sites.v1.web.example.com", "twice"])
        .await
        .map(drop)
}

async fn is_stored_anew(world: &World) -> Result<()> {
    eventually("all objects are stored anew", LIMIT, async || {
        Ok((world.stored_versions().await? == json!(["v1"])).then_some(()))
    })
    .await?;
    assert_eq!(world.count("v1").await?, OLD);
    assert_eq!(world.count("v1beta1").await?, OLD);
    let now = world.get("v1", "old-007").await?;
    let spec = json!({
        "pages": { "index.html": "old-007" }, "exposure": { "host": "old.example.com" }, "language": "en", "cacheSeconds": 5,
    });
    assert_eq!(now["spec"], spec);
    assert_eq!(now["metadata"]["generation"], 1);
    let kept = json!({ "v1beta1": { "/debug": { "value": true, "instead": false } } });
    assert_eq!(preserved(&now), Some(kept));
    let before = world.get("v1beta1", "old-007").await?;
    assert_eq!(
        (&before["spec"], preserved(&before)),
        (&old_site("old-007", true)["spec"], None)
    );
    Ok(())
}

async fn goes_there_and_back(world: &World) -> Result<()> {
    let new = json!({
        "apiVersion": "web.example.com/v1", "kind": "Site", "metadata": { "name": "new", "namespace": "default" },
        "spec": { "pages": { "a.html": "a" }, "language": "de", "exposure": {} },
    });
    world
        .kubectl(&["create"], &[old_site("north", true), new])
        .await?;

    // Written as v1beta1, read as v1, changed there and read as v1beta1.
    assert_eq!(
        world.get("v1", "north").await?["spec"]["pages"]["index.html"],
        "north"
    );
    world
        .patch("v1", "north", json!({ "spec": { "language": "fr" } }))
        .await?;
    let north = world.get("v1beta1", "north").await?;
    assert_eq!(north["spec"], old_site("north", true)["spec"]);

    // Changed as v1beta1, which cannot hold the language.
    world
        .patch(
            "v1beta1",
            "north",
            json!({ "spec": { "hostName": "north.example.com", "debug": null } }),
        )
        .await?;
    let north = world.get("v1", "north").await?;
    assert_eq!(
        (
            &north["spec"]["language"],
            &north["spec"]["exposure"]["host"]
        ),
        (&json!("fr"), &json!("north.example.com"))
    );
    assert_eq!(preserved(&north), None);

    // What v1beta1 cannot hold of a new one.
    let new = world.get("v1beta1", "new").await?;
    assert_eq!(
        new["spec"],
        json!({ "files": { "a.html": "a" }, "debug": false, "cacheSeconds": 60 })
    );
    let kept = json!({ "v1": { "/exposure": { "value": {} }, "/language": { "value": "de", "instead": "en" } } });
    assert_eq!(preserved(&new), Some(kept));
    world
        .patch(
            "v1beta1",
            "new",
            json!({ "metadata": { "labels": { "seen": "yes" } } }),
        )
        .await?;
    let new = world.get("v1", "new").await?;
    assert_eq!(
        (&new["spec"]["exposure"], &new["spec"]["language"]),
        (&json!({}), &json!("de"))
    );
    assert_eq!(
        (preserved(&new), &new["metadata"]["generation"]),
        (None, &json!(1))
    );

    // A manifest is applied in each version.
    let applied = old_site("applied", false);
    let apply = [
        "apply",
        "--server-side",
        "--force-conflicts",
        "--field-manager=test",
    ];
    world
        .kubectl(&apply, std::slice::from_ref(&applied))
        .await?;
    let mut applied_now = world.get("v1", "applied").await?;
    applied_now["spec"]["language"] = json!("nl");
    let spec = applied_now["spec"].clone();
    let manifest = json!({
        "apiVersion": "web.example.com/v1", "kind": "Site", "metadata": { "name": "applied", "namespace": "default" }, "spec": spec,
    });
    world.kubectl(&apply, &[manifest]).await?;
    assert_eq!(world.get("v1", "applied").await?["spec"]["language"], "nl");
    world.kubectl(&apply, &[applied]).await?;
    assert_eq!(
        world.get("v1beta1", "applied").await?["spec"]["hostName"],
        "old.example.com"
    );
    world
        .control_plane
        .kubectl(&["delete", "sites.v1beta1.web.example.com", "applied"])
        .await?;

    // The table of each version, with its own columns.
    let table = world
        .control_plane
        .kubectl(&["get", "sites.v1.web.example.com", "north"])
        .await?;
    ensure!(
        table.contains("LANGUAGE") && table.contains("north.example.com"),
        "{table}"
    );
    let table = world
        .control_plane
        .kubectl(&["get", "sites.v1beta1.web.example.com", "north"])
        .await?;
    ensure!(
        !table.contains("LANGUAGE") && table.contains("north.example.com"),
        "{table}"
    );
    Ok(())
}
