//! What may be said of single children, and of which resources are reconciled, on a real API server: adoption, replacement,
//! selection. The kind is that of the runtime's own tests.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../../runtime/tests/support/depot_kind.rs"]
#[allow(dead_code, reason = "the runtime's tests use the rest")]
mod depot_kind;

#[path = "../../runtime/tests/support/resource.rs"]
mod resource;

use std::future::pending;
use std::time::Duration;

use anyhow::Result;
use cluster::{ControlPlane, Options, eventually};
use depot_kind::{Depot, NAME, definition, depot};
use kube::Client;
use kube::api::{
    Api, ApiResource, DynamicObject, GroupVersionKind, Patch, PatchParams, PostParams,
};
use kube::core::TypeMeta;
use operator_runtime::Operator;
use operator_runtime::settings::Settings;
use resource::resource;
use serde_json::{Value, json};

const LIMIT: Duration = Duration::from_secs(60);

/// A namespace of its own in a cluster with the operator.
struct Place {
    client: Client,
    namespace: String,
}

impl Place {
    async fn new(client: &Client, name: &str) -> Result<Self> {
        let place = Self {
            client: client.clone(),
            namespace: name.to_owned(),
        };
        let namespace =
            json!({ "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": name } });
        create(
            &Api::all_with(client.clone(), &resource(&namespace)),
            namespace,
        )
        .await?;
        Ok(place)
    }

    fn api(&self, object: &Value) -> Api<DynamicObject> {
        Api::namespaced_with(self.client.clone(), &self.namespace, &resource(object))
    }

    async fn create(&self, mut object: Value) -> Result<Value> {
        object["metadata"]["namespace"] = json!(self.namespace);
        create(&self.api(&object), object).await
    }

    async fn change(&self, patch: Value) -> Result<()> {
        let api = self.api(&patch);
        let mut patch = patch;
        patch["metadata"]["namespace"] = json!(self.namespace);
        api.patch(NAME, &PatchParams::default(), &Patch::Merge(patch))
            .await?;
        Ok(())
    }

    /// The object of a kind with the depot's name, once something holds of it.
    async fn until(
        &self,
        (api_version, kind): (&str, &str),
        what: &str,
        holds: impl Fn(&Value) -> bool,
    ) -> Result<Value> {
        let api = self.api(&json!({ "apiVersion": api_version, "kind": kind }));
        eventually(what, LIMIT, async || {
            let found = api
                .get_opt(NAME)
                .await?
                .map(serde_json::to_value)
                .transpose()?;
            Ok(found.filter(|object| holds(object)))
        })
        .await
    }

    /// Waits until the depot is ready, or not for this reason.
    async fn becomes(&self, reason: &str) -> Result<()> {
        let is = |depot: &Value| {
            depot["status"]["observedGeneration"] == depot["metadata"]["generation"]
                && depot["status"]["conditions"][0]["reason"] == reason
        };
        self.until(("depots.example.com/v1", "Depot"), reason, is)
            .await
            .map(drop)
    }
}

fn resource(object: &Value) -> ApiResource {
    let text = |field: &str| object[field].as_str().unwrap_or_default().to_owned();
    let types = TypeMeta {
        api_version: text("apiVersion"),
        kind: text("kind"),
    };
    ApiResource::from_gvk(&GroupVersionKind::try_from(types).unwrap())
}

async fn create(api: &Api<DynamicObject>, object: Value) -> Result<Value> {
    let object = serde_json::from_value(object)?;
    Ok(serde_json::to_value(
        api.create(&PostParams::default(), &object).await?,
    )?)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn children_are_adopted_and_replaced_and_depots_selected() -> Result<()> {
    let control_plane = ControlPlane::start(Options::default()).await?;
    let client = control_plane.client();
    let definition = definition();
    create(
        &Api::all_with(client.clone(), &resource(&definition)),
        definition,
    )
    .await?;
    let settings =
        Settings::from_lookup(|name| (name == "POD_NAMESPACE").then(|| "default".into()))?;
    let operator = Operator::new("depot-operator")
        .leader_election(false)
        .kind::<Depot>();
    let running = tokio::spawn(operator.serve(client.clone(), settings, pending::<()>()));

    adopts(&Place::new(&client, "adopts").await?).await?;
    leaves_alone(&Place::new(&client, "leaves-alone").await?).await?;
    replaces(&Place::new(&client, "replaces").await?).await?;
    refuses(&Place::new(&client, "refuses").await?).await?;
    selects(&Place::new(&client, "selects").await?).await?;
    running.abort();
    Ok(())
}

fn settings_map() -> Value {
    json!({
        "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": NAME },
        "data": { "a": "theirs", "mine": "kept" },
    })
}

const MAP: (&str, &str) = ("v1", "ConfigMap");

async fn adopts(place: &Place) -> Result<()> {
    let before = place.create(settings_map()).await?;
    place
        .create(depot(json!({ "settings": { "a": "ours" } })))
        .await?;
    place.becomes("Ready").await?;
    let after = place.until(MAP, "it is there", |_| true).await?;
    assert_eq!(after["metadata"]["uid"], before["metadata"]["uid"]);
    assert_eq!(after["data"], json!({ "a": "ours", "mine": "kept" }));
    assert_eq!(after["metadata"]["ownerReferences"][0]["kind"], "Depot");
    Ok(())
}

async fn leaves_alone(place: &Place) -> Result<()> {
    let mut owner = settings_map();
    owner["metadata"]["name"] = json!("owner");
    let owner = place.create(owner).await?;
    let mut owned = settings_map();
    owned["metadata"]["ownerReferences"] = json!([{
        "apiVersion": "v1", "kind": "ConfigMap", "name": "owner", "uid": owner["metadata"]["uid"], "controller": true,
    }]);
    let before = place.create(owned).await?;
    place
        .create(depot(json!({ "settings": { "a": "ours" } })))
        .await?;
    place.becomes("OwnershipConflict").await?;
    assert_eq!(place.until(MAP, "it is there", |_| true).await?, before);
    Ok(())
}

async fn replaces(place: &Place) -> Result<()> {
    const SERVICE: (&str, &str) = ("v1", "Service");
    const JOB: (&str, &str) = ("batch/v1", "Job");
    let spec = |image: &str, headless: bool| depot(json!({ "job": image, "headless": headless }));
    place.create(spec("tool:1", false)).await?;
    let service = place.until(SERVICE, "a service", |_| true).await?;
    let job = place.until(JOB, "a job", |_| true).await?;
    place.change(spec("tool:2", true)).await?;
    let is_new =
        |before: Value| move |now: &Value| now["metadata"]["uid"] != before["metadata"]["uid"];
    let service = place
        .until(SERVICE, "another service", is_new(service))
        .await?;
    assert_eq!(service["spec"]["clusterIP"], "None");
    let job = place.until(JOB, "another job", is_new(job)).await?;
    assert_eq!(
        job["spec"]["template"]["spec"]["containers"][0]["image"],
        "tool:2"
    );
    Ok(())
}

async fn refuses(place: &Place) -> Result<()> {
    place
        .create(depot(json!({ "frozen": { "a": "1" } })))
        .await?;
    place.becomes("Ready").await?;
    place
        .change(depot(json!({ "frozen": { "a": "2" } })))
        .await?;
    place.becomes("Rejected").await
}

async fn selects(place: &Place) -> Result<()> {
    let tier = |tier: &str, a: &str| {
        let mut depot = depot(json!({ "settings": { "a": a } }));
        depot["metadata"]["labels"] = json!({ "tier": tier });
        depot
    };
    let a = |wanted: &'static str| move |map: &Value| map["data"]["a"] == wanted;
    place.create(tier("gold", "1")).await?;
    place.until(MAP, "its settings", a("1")).await?;
    place.change(tier("scrap", "2")).await?;
    tokio::time::sleep(Duration::from_secs(3)).await;
    place
        .until(MAP, "its settings as they were", a("1"))
        .await?;
    place.change(tier("silver", "2")).await?;
    place.until(MAP, "its settings", a("2")).await.map(drop)
}
