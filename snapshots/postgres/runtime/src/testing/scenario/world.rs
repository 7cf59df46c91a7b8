//! A cluster with the operator in it.

use std::future::pending;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::state::comparable;
use super::{Outcome, Program, ensure};
use crate::settings::Settings;
use crate::testing::ApiServer;
use crate::testing::golden::{Case, Golden};

/// How long something may take, on a clock that jumps.
const LIMIT: Duration = Duration::from_secs(3600);

/// How long the operator may take to come to rest once all is ready: the last status, the last events.
const SETTLE: Duration = Duration::from_secs(120);

/// A cluster with the operator in it.
pub struct World<'a> {
    pub server: ApiServer,
    pub golden: &'a Golden,
    operator: Program,
    running: Option<JoinHandle<()>>,
}

impl Drop for World<'_> {
    fn drop(&mut self) {
        self.kill();
    }
}

impl<'a> World<'a> {
    /// A cluster that knows the kind, without the operator.
    pub fn new(operator: Program, golden: &'a Golden) -> Result<Self, String> {
        let server = ApiServer::new().with_workloads();
        server.register(golden.definition.clone()).map_err(said)?;
        let world = Self {
            server,
            golden,
            operator,
            running: None,
        };
        world.create_namespace_of(&golden.full.resource)?;
        Ok(world)
    }

    /// Creates the objects that the resource of a case refers to, unless they are there.
    pub fn create_references(&self, case: &Case) -> Outcome {
        for object in case.objects() {
            if self.get(object).is_none() {
                self.create_namespace_of(object)?;
                self.server.create(object.clone()).map_err(said)?;
                if object["status"].is_object() {
                    self.server.merge_status(object.clone()).map_err(said)?;
                }
            }
        }
        Ok(())
    }

    fn create_namespace_of(&self, object: &Value) -> Outcome {
        let namespace = text(&object["metadata"]["namespace"]);
        let namespace =
            json!({ "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": namespace } });
        if text(&namespace["metadata"]["name"]).is_empty() || self.get(&namespace).is_some() {
            return Ok(());
        }
        self.server.create(namespace).map(drop).map_err(said)
    }

    /// Starts the operator.
    pub fn start(&mut self) -> Outcome {
        let client = self.server.client();
        self.start_with(client)
    }

    /// Starts the operator with this client.
    pub fn start_with(&mut self, client: kube::Client) -> Outcome {
        let settings = settings("operator-0", false)?;
        let operator = (self.operator)(client, settings, Box::pin(pending()));
        self.running = Some(tokio::spawn(async move {
            // It ends with the test, or because its client was made to die.
            let _ = operator.await;
        }));
        Ok(())
    }

    /// Ends the operator as `kill -9` does.
    pub fn kill(&mut self) {
        self.running.take().iter().for_each(JoinHandle::abort);
    }

    /// Creates the resource of a case.
    pub fn create(&self, case: &Case) -> Outcome {
        self.server
            .create(case.resource.clone())
            .map(drop)
            .map_err(said)
    }

    /// Gives the resource the spec of a case.
    pub fn update(&self, case: &Case) -> Outcome {
        let mut resource = self.resource().ok_or("there is no resource")?;
        resource["spec"] = case.resource["spec"].clone();
        self.server.update(resource).map(drop).map_err(said)
    }

    /// The resource.
    pub fn resource(&self) -> Option<Value> {
        self.get(&self.golden.full.resource)
    }

    /// The live object that an object stands for.
    pub fn get(&self, object: &Value) -> Option<Value> {
        let [api_version, kind] = [&object["apiVersion"], &object["kind"]].map(text);
        let name = text(&object["metadata"]["name"]);
        self.server
            .get(api_version, kind, self.namespace_of(object), name)
    }

    /// Deletes the live object that an object stands for.
    pub fn delete(&self, object: &Value) -> Outcome {
        let [api_version, kind] = [&object["apiVersion"], &object["kind"]].map(text);
        let name = text(&object["metadata"]["name"]);
        let deleted = self
            .server
            .delete(api_version, kind, self.namespace_of(object), name);
        deleted.map(drop).map_err(said)
    }

    /// Deletes everything that the operator made.
    pub fn delete_children(&self) -> Outcome {
        self.children().iter().try_for_each(|child| {
            // With a Namespace went what is in it.
            self.get(child).map_or(Ok(()), |_| self.delete(child))
        })
    }

    /// Children carry no namespace in a golden file: they live where their resource does.
    fn namespace_of<'o>(&'o self, object: &'o Value) -> &'o str {
        let own = text(&object["metadata"]["namespace"]);
        if own.is_empty() {
            text(&self.golden.full.resource["metadata"]["namespace"])
        } else {
            own
        }
    }

    /// Waits until something holds.
    pub async fn until(&self, what: &str, holds: impl Fn(&Self) -> bool) -> Outcome {
        let step = Duration::from_millis(200);
        let mut waited = Duration::ZERO;
        while !holds(self) {
            ensure(waited < LIMIT, || {
                format!("never came true: {what}; the cluster: {:#}", self.state())
            })?;
            sleep(step).await;
            waited += step;
        }
        Ok(())
    }

    /// Waits until the resource is ready and the operator has come to rest.
    pub async fn ready(&self) -> Outcome {
        self.until("the resource is ready", Self::is_ready).await?;
        sleep(SETTLE).await;
        ensure(self.is_ready(), || {
            format!("was ready and is no longer: {:#}", self.state())
        })
    }

    /// Whether the resource is ready, and with it those that it refers to and that are the operator's, too.
    fn is_ready(&self) -> bool {
        let reconciled = self.golden.reconciled.iter();
        let others = reconciled.flat_map(|id| self.golden.full.objects_of(id));
        let mut others = others.filter_map(|object| self.get(object));
        self.resource().is_some_and(|resource| is_ready(&resource))
            && others.all(|other| is_ready(&other))
    }

    /// Everything that the operator made for resources of the kind.
    pub fn children(&self) -> Vec<Value> {
        let kind = text(&self.golden.definition["spec"]["names"]["kind"]).to_lowercase();
        let mut children = self
            .server
            .labelled("app.kubernetes.io/managed-by", &self.golden.operator);
        children.retain(|child| child["metadata"]["labels"]["app.kubernetes.io/name"] == *kind);
        children
    }

    /// The resource and its children without what differs between two runs: times, versions, identities.
    pub fn state(&self) -> Value {
        let mut objects: Vec<Value> = self.resource().into_iter().chain(self.children()).collect();
        for object in &mut objects {
            let id = text(&object["metadata"]["labels"]["app.kubernetes.io/component"]);
            for path in self.golden.counted.get(id).into_iter().flatten() {
                if let Some(value) = object.pointer_mut(path) {
                    *value = json!("<counted>");
                }
            }
        }
        let known = objects.len();
        // What they refer to is told apart by its names, too.
        let cases = [&self.golden.full, &self.golden.minimal];
        let referred = cases.into_iter().flat_map(Case::objects);
        objects.extend(referred.filter_map(|object| self.get(object)));
        comparable(&mut objects);
        objects.truncate(known);
        let (resource, children) = objects.split_at(self.resource().iter().len());
        json!({ "resource": resource.first(), "children": children })
    }
}

/// Whether the status says that the present spec is ready.
pub fn is_ready(resource: &Value) -> bool {
    let status = &resource["status"];
    let conditions = status["conditions"].as_array();
    let ready = |condition: &Value| condition["type"] == "Ready" && condition["status"] == "True";
    status["observedGeneration"] == resource["metadata"]["generation"]
        && conditions.is_some_and(|conditions| conditions.iter().any(ready))
}

/// The settings of a replica of the operator.
pub fn settings(name: &str, elects: bool) -> Result<Settings, String> {
    let settings = Settings::from_lookup(|variable| match variable {
        "LEADER_ELECTION" => Some(elects.to_string().into()),
        "POD_NAME" => Some(name.into()),
        "POD_NAMESPACE" => Some("default".into()),
        "WEBHOOK_ADDRESS" => Some("off".into()),
        _ => None,
    });
    settings.map_err(|error| error.to_string())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// What the API server said.
pub fn said(status: Value) -> String {
    format!("the API server refused: {status:#}")
}
