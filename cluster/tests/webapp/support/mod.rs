//! One control plane with the operator installed, which all tests share.

pub mod crowd;
mod kinds;
mod namespace;
mod world;

use std::io;
use std::panic::AssertUnwindSafe;
use std::sync::LazyLock;
use std::time::Duration;

use anyhow::{Result, anyhow};
use futures::FutureExt;
use tokio::runtime::Runtime;
use tokio::sync::{OnceCell, RwLock};

pub use kinds::{CONFIG_MAP, DEPLOYMENT, INGRESS, Kind, POD, RESOURCE_QUOTA, SERVICE, WEBAPP};
pub use namespace::{Namespace, condition, holds};
pub use world::World;

/// How long anything may take that takes a second on an idle machine.
pub const LIMIT: Duration = Duration::from_secs(30);

/// The connections of clients live in it, so it must outlive every test.
static RUNTIME: LazyLock<io::Result<Runtime>> = LazyLock::new(Runtime::new);
static WORLD: OnceCell<RwLock<World>> = OnceCell::const_new();

async fn world() -> Result<&'static RwLock<World>> {
    WORLD
        .get_or_try_init(async || Ok(RwLock::new(World::start().await?)))
        .await
}

/// Runs a test beside others, in a namespace of its own.
pub fn beside_others(test: impl AsyncFnOnce(&World, &Namespace) -> Result<()>) -> Result<()> {
    RUNTIME.as_ref()?.block_on(async {
        let world = world().await?.read().await;
        let namespace = world.namespace().await?;
        let mark = world.control_plane.audit_mark()?;
        let result = finished(test(&world, &namespace)).await;
        let result = result.and_then(|()| world.nothing_was_forbidden(mark));
        // What is broken on purpose must not keep the operator busy in the tests to come.
        namespace.delete_webapps().await?;
        result.map_err(|error| world.explain(error, &namespace.name))
    })
}

/// Runs a test that stops, starts or counts: nothing else happens meanwhile, and one operator leads when it begins.
pub fn alone(test: impl AsyncFnOnce(&mut World) -> Result<()>) -> Result<()> {
    RUNTIME.as_ref()?.block_on(async {
        let mut world = world().await?.write().await;
        world.repair().await?;
        let mark = world.control_plane.audit_mark()?;
        let result = finished(test(&mut world)).await;
        let result = result.and_then(|()| world.nothing_was_forbidden(mark));
        let result = result.map_err(|error| world.explain(error, ""));
        world.repair().await?;
        result
    })
}

/// A test's result; a failed assertion is an error, so that what comes after a test still happens.
async fn finished(test: impl Future<Output = Result<()>>) -> Result<()> {
    let outcome = AssertUnwindSafe(test).catch_unwind().await;
    outcome.unwrap_or_else(|_| Err(anyhow!("an assertion failed, see above")))
}
