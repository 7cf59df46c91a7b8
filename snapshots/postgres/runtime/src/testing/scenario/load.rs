//! Many resources at once.

use serde_json::{Value, json};

use super::lifecycle::is_known;
use super::world::is_ready;
use super::{Scenario, ensure};
use crate::testing::golden::Case;

/// How many there are.
const RESOURCES: usize = 100;

/// Gives an object another name, where it has that of the resource: in its name, its namespace and its labels.
fn rename(object: &mut Value, before: &str, name: &str) {
    let metadata = &mut object["metadata"];
    let renamed = |text: &mut Value| {
        if let Value::String(text) = text {
            *text = text.replace(before, name);
        }
    };
    for part in ["name", "namespace"] {
        metadata.get_mut(part).into_iter().for_each(renamed);
    }
    let labels = metadata.get_mut("labels").and_then(Value::as_object_mut);
    labels
        .into_iter()
        .flat_map(|labels| labels.values_mut())
        .for_each(renamed);
}

/// How many hooks have run for a resource.
fn hooks_run(resource: &Value) -> usize {
    resource["status"]["hooks"].as_array().map_or(0, Vec::len)
}

impl Scenario {
    /// Each of many resources becomes ready, for one write a child and a hook and two of its status at the most. Resources
    /// whose children are not named after them cannot be many: there is one.
    pub fn handles_many_at_once(&self) {
        self.play(async || {
            let mut world = self.world()?;
            let mut resources = Vec::new();
            for number in 0..self.number() {
                let mut resource = self.golden.full.resource.clone();
                let name = format!("resource-{number}");
                resource["metadata"]["name"] = json!(name);
                world
                    .server
                    .create(resource.clone())
                    .map_err(super::world::said)?;
                resources.push(resource);
                world.create_references(&self.renamed(&name))?;
            }
            let mark = world.server.mark();
            world.start()?;
            let ready = |world: &super::World<'_>| {
                let mut live = resources.iter().map(|resource| world.get(resource));
                live.all(|live| live.is_some_and(|live| is_ready(&live)))
            };
            world.until("every resource is ready", ready).await?;
            let children = world.children().len();
            let mut writes = world.server.writes_since(mark);
            writes.retain(|write| write.resource != "events");
            // A child that waits for another may change what the status says once more.
            let known = self.golden.full.children.values();
            let known = resources.len() * known.filter(|child| is_known(child)).count();
            let live = resources.iter().filter_map(|resource| world.get(resource));
            let hooks: usize = live.map(|live| hooks_run(&live)).sum();
            let limit = children + hooks + 2 * resources.len() + children.saturating_sub(known);
            ensure(writes.len() <= limit, || {
                format!("{} writes, more than {limit}", writes.len())
            })
        });
    }

    /// The full case with what a resource of this name refers to.
    fn renamed(&self, name: &str) -> Case {
        let mut case = self.golden.full.clone();
        let before = case.resource["metadata"]["name"].as_str();
        let before = before.unwrap_or_default().to_owned();
        for found in case.references.values_mut() {
            let objects = match found {
                Value::Array(objects) => objects.as_mut_slice(),
                one => std::slice::from_mut(one),
            };
            objects
                .iter_mut()
                .for_each(|object| rename(object, &before, name));
        }
        case
    }

    /// How many resources can be in one cluster.
    fn number(&self) -> usize {
        let case = &self.golden.full;
        let name = case.resource["metadata"]["name"]
            .as_str()
            .unwrap_or_default();
        let distinct = |child: &Value| {
            let place = &child["metadata"];
            [&place["name"], &place["namespace"]]
                .iter()
                .any(|part| part.as_str().is_some_and(|part| part.contains(name)))
        };
        let mut known = case.children.values().filter(|child| is_known(child));
        if known.all(distinct) { RESOURCES } else { 1 }
    }
}
