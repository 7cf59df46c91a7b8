//! What happens to every resource.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::sleep;

use super::world::World;
use super::{Outcome, Scenario, ensure};
use crate::testing::Verb;

impl Scenario {
    /// A resource becomes ready, its children are there, and after that the operator asks the API server for nothing.
    pub fn becomes_ready_and_rests(&self) {
        self.play(async || {
            let world = self.ready_world().await?;
            for (id, child) in &self.golden.full.children {
                ensure(!is_known(child) || world.get(child).is_some(), || {
                    format!("no child {id}")
                })?;
            }
            let mark = world.server.mark();
            sleep(Duration::from_secs(1800)).await;
            let mut requests = world.server.requests_since(mark);
            requests.retain(|request| request.verb != Verb::Watch);
            ensure(requests.is_empty(), || {
                format!("requests at rest: {requests:#?}")
            })
        });
    }

    /// Whatever someone changes or deletes of a child is put right.
    pub fn repairs_what_others_change(&self) {
        self.play(async || {
            let world = self.ready_world().await?;
            let right = world.state();
            for child in world.children() {
                let id = component(&child);
                world.delete(&child)?;
                world.ready().await?;
                same(
                    &right,
                    &world.state(),
                    &format!("after child {id} was deleted"),
                )?;
                if change(&world, &child) {
                    ensure(world.state() != right, || {
                        format!("child {id} could not be changed")
                    })?;
                    world.ready().await?;
                    same(
                        &right,
                        &world.state(),
                        &format!("after child {id} was changed"),
                    )?;
                }
            }
            Ok(())
        });
    }

    /// A resource that is reduced to its required fields ends like one that never had more.
    pub fn prunes_what_is_no_longer_wanted(&self) {
        self.play(async || {
            // It is reduced before any operator sees it: its generation is the same, and names may hold that.
            let mut fresh = self.world()?;
            fresh.create(&self.golden.full)?;
            fresh.update(&self.golden.minimal)?;
            fresh.start()?;
            fresh.ready().await?;
            let world = self.ready_world().await?;
            world.update(&self.golden.minimal)?;
            world.ready().await?;
            let kept = |state: Value| without_retained(state, &self.golden.retained);
            let (expected, state) = (kept(fresh.state()), kept(world.state()));
            same(&expected, &state, "after the reduction")
        });
    }

    /// With a resource go its children, but for those that the spec retains.
    pub fn leaves_nothing_behind(&self) {
        self.play(async || {
            let world = self.ready_world().await?;
            world.delete(&self.golden.full.resource)?;
            world
                .until("the resource is gone", |world| world.resource().is_none())
                .await?;
            let children = |world: &World<'_>| {
                without_retained(world.state(), &self.golden.retained)["children"].clone()
            };
            world
                .until("its children are gone", |world| {
                    children(world) == json!([])
                })
                .await
        });
    }

    /// A restarted operator finds everything as it should be and writes nothing.
    pub fn restarts_without_a_write(&self) {
        self.play(async || {
            let mut world = self.ready_world().await?;
            world.kill();
            let mark = world.server.mark();
            world.start()?;
            sleep(Duration::from_secs(600)).await;
            let writes = world.server.writes_since(mark);
            ensure(writes.is_empty(), || {
                format!("writes after a restart: {writes:#?}")
            })
        });
    }

    /// A paused resource is left alone; when it goes on, so does the operator.
    pub fn rests_while_paused(&self) {
        self.play(async || {
            let world = self.ready_world().await?;
            let right = world.state();
            annotate(&world, json!("true"))?;
            if let Some(child) = world.children().first() {
                world.delete(child)?;
                sleep(Duration::from_secs(600)).await;
                ensure(world.get(child).is_none(), || {
                    "a paused resource's child came back".to_owned()
                })?;
            }
            annotate(&world, Value::Null)?;
            world.ready().await?;
            same(
                &right["children"],
                &world.state()["children"],
                "after the pause",
            )
        });
    }

    /// A cluster in which the full resource is ready.
    pub(super) async fn ready_world(&self) -> Result<World<'_>, String> {
        let mut world = self.world()?;
        world.create(&self.golden.full)?;
        world.start()?;
        world.ready().await?;
        Ok(world)
    }
}

fn annotate(world: &World<'_>, paused: Value) -> Outcome {
    let resource = &world.golden.full.resource;
    let group = resource["apiVersion"]
        .as_str()
        .and_then(|version| version.split('/').next());
    let annotation = format!("{}/paused", group.unwrap_or_default());
    let patch = json!({
        "apiVersion": resource["apiVersion"],
        "kind": resource["kind"],
        "metadata": {
            "name": resource["metadata"]["name"],
            "namespace": resource["metadata"]["namespace"],
            "annotations": { annotation: paused },
        },
    });
    world
        .server
        .merge(patch)
        .map(drop)
        .map_err(super::world::said)
}

/// Changes a value that the operator set in a live object: the first that the API server lets pass.
fn change(world: &World<'_>, child: &Value) -> bool {
    let mut paths = Vec::new();
    for entry in child["metadata"]["managedFields"]
        .as_array()
        .into_iter()
        .flatten()
    {
        if entry["manager"] == world.golden.operator.as_str() {
            owned(child, &entry["fieldsV1"], String::new(), &mut paths);
        }
    }
    let counted = world.golden.counted.get(component(child));
    paths.retain(|path| counted.is_none_or(|counted| !counted.contains(path)));
    paths.iter().any(|path| {
        let Some(mut live) = world.get(child) else {
            return false;
        };
        let Some(value) = live.pointer_mut(path) else {
            return false;
        };
        *value = match value {
            Value::Number(number) => json!(number.as_i64().unwrap_or_default() + 1),
            Value::Bool(value) => json!(!*value),
            _ => json!("changed"),
        };
        world.server.update(live).is_ok()
    })
}

/// The JSON pointers of the scalars below maps that `fields` names; items of lists have no place of their own.
fn owned(value: &Value, fields: &Value, path: String, out: &mut Vec<String>) {
    let own = ["/apiVersion", "/kind", "/metadata"];
    match value {
        _ if own.contains(&path.as_str()) => {}
        Value::Object(map) => {
            // Nothing below means everything below: the map is atomic.
            let atomic = fields.as_object().is_some_and(serde_json::Map::is_empty);
            for (key, value) in map {
                let escaped = key.replace('~', "~0").replace('/', "~1");
                let below = if atomic {
                    Some(fields)
                } else {
                    fields.get(format!("f:{key}"))
                };
                if let Some(below) = below {
                    owned(value, below, format!("{path}/{escaped}"), out);
                }
            }
        }
        Value::Array(_) | Value::Null => {}
        _ => out.push(path),
    }
}

/// The id of a live child in the spec.
fn component(child: &Value) -> &str {
    let component = &child["metadata"]["labels"]["app.kubernetes.io/component"];
    component.as_str().unwrap_or_default()
}

/// Whether the golden file knows the child: it is wanted, whatever the status of others.
pub(super) fn is_known(child: &Value) -> bool {
    child["kind"].is_string()
}

fn without_retained(mut state: Value, retained: &[String]) -> Value {
    if let Some(children) = state["children"].as_array_mut() {
        children.retain(|child| !retained.iter().any(|id| component(child) == id));
    }
    state
}

/// An error that shows both states unless they are the same.
pub(super) fn same(expected: &Value, state: &Value, when: &str) -> Outcome {
    ensure(expected == state, || {
        format!("{when}: expected {expected:#}\nbut there is {state:#}")
    })
}
