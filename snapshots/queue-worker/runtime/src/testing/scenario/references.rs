//! What a resource reads and does not own.

use serde_json::Value;

use super::lifecycle::same;
use super::world::World;
use super::{Scenario, ensure};

impl Scenario {
    /// A resource that refers to what is not there says so and waits; once everything is there it ends like one that never
    /// had to wait.
    pub fn waits_for_what_it_reads(&self) {
        self.play(async || {
            let right = self.ready_world().await?.state();
            let mut world = self.bare_world()?;
            world.create(&self.golden.full)?;
            world.start()?;
            world.until("it waits", is_waiting).await?;
            world.create_references(&self.golden.full)?;
            world.ready().await?;
            same(&right, &world.state(), "after it waited")?;
            let resource = world.resource().unwrap_or_default();
            ensure(!is_waiting(&world), || {
                format!("it waits still: {resource:#}")
            })
        });
    }
}

/// Whether the resource says that it waits.
fn is_waiting(world: &World<'_>) -> bool {
    let resource = world.resource().unwrap_or_default();
    let waits = |condition: &Value| {
        let message = condition["message"].as_str().unwrap_or_default();
        condition["type"] == "Reconciling"
            && condition["status"] == "True"
            && message.contains("waiting for ")
    };
    let conditions = resource["status"]["conditions"].as_array();
    conditions.is_some_and(|conditions| conditions.iter().any(waits))
}
