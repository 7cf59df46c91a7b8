//! The life of a resource as a test: an API server in the process, the operator on it, and a clock that jumps from one
//! event to the next, so that half an hour at rest takes milliseconds. The
//! time of day stands still: timers with a calendar rest.

mod cluster;
mod election;
mod faults;
mod lifecycle;
mod load;
mod references;
mod state;
mod world;

use std::future::Future;
use std::sync::Arc;

use futures::future::BoxFuture;
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};

use super::golden::Golden;
use crate::operator::{Operator, OperatorError};
use crate::process::Lifecycle;
use crate::settings::Settings;
use world::World;

/// What a scenario came to; the error says what was not as it should be.
type Outcome = Result<(), String>;

/// Runs an operator with a client until the future resolves.
type Program = Arc<
    dyn Fn(kube::Client, Settings, BoxFuture<'static, ()>) -> BoxFuture<'static, Ended>
        + Send
        + Sync,
>;

/// How an operator ended.
type Ended = Result<(), OperatorError>;

/// A kind of an operator, to be put through what happens in a cluster. Every method is a test of its own.
#[derive(Clone)]
pub struct Scenario {
    operator: Program,
    golden: Golden,
    /// The definitions of the operator's other kinds, and of those that any of its kinds refers to.
    others: Vec<Value>,
}

impl Scenario {
    /// The kind that a golden file is about, of this operator.
    ///
    /// # Panics
    /// When the text is not a golden file.
    #[must_use]
    pub fn new<P: Lifecycle>(operator: fn() -> Operator<P>, golden: &str) -> Self {
        let golden = Golden::read(golden);
        Self {
            operator: Arc::new(move |client, settings, end| {
                let operator = operator().without_time_of_day();
                Box::pin(operator.serve(client, settings, end))
            }),
            others: golden.foreign.clone(),
            golden,
        }
    }

    /// The same in a cluster that also knows another kind of the operator: the one that this golden file is about.
    ///
    /// # Panics
    /// When the text is not a golden file.
    #[must_use]
    pub fn beside(mut self, golden: &str) -> Self {
        let other = Golden::read(golden);
        for definition in other.foreign.into_iter().chain([other.definition]) {
            if !self.others.contains(&definition) {
                self.others.push(definition);
            }
        }
        self
    }

    /// A cluster of its own in which nothing has happened yet: with what the resource refers to, without itself.
    fn world(&self) -> Result<World<'_>, String> {
        let world = self.bare_world()?;
        for case in [&self.golden.full, &self.golden.minimal] {
            world.create_references(case)?;
        }
        Ok(world)
    }

    /// The same without what the resource refers to.
    fn bare_world(&self) -> Result<World<'_>, String> {
        let world = World::new(Arc::clone(&self.operator), &self.golden)?;
        for definition in &self.others {
            let registered = world.server.register(definition.clone());
            registered.map_err(world::said)?;
        }
        Ok(world)
    }

    /// Runs a scenario on a clock that jumps.
    fn play<F: Future<Output = Outcome>>(&self, scenario: impl FnOnce() -> F) {
        let mut clock = Builder::new_current_thread();
        run(clock.enable_time().start_paused(true).build(), scenario);
    }
}

/// Runs a scenario and fails the test when it fails.
fn run<F: Future<Output = Outcome>>(
    runtime: std::io::Result<Runtime>,
    scenario: impl FnOnce() -> F,
) {
    let outcome = match runtime {
        Ok(runtime) => runtime.block_on(async { scenario().await }),
        Err(error) => Err(error.to_string()),
    };
    assert!(outcome.is_ok(), "{}", outcome.err().unwrap_or_default());
}

/// An error unless a condition holds.
fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Outcome {
    if holds { Ok(()) } else { Err(otherwise()) }
}
