//! One control plane with the operator installed, which all tests share, one after another.

mod calls;
pub mod project;
mod rhythm;
mod scene;
mod world;

use std::io;
use std::panic::AssertUnwindSafe;
use std::sync::LazyLock;
use std::time::Duration;

use anyhow::{Result, anyhow};
use futures::FutureExt;
use tokio::runtime::Runtime;
use tokio::sync::{Mutex, OnceCell};

pub use calls::Call;
pub use rhythm::Rhythm;
pub use scene::Scene;
pub use world::World;

/// How long anything may take that takes a second on an idle machine.
pub const LIMIT: Duration = Duration::from_secs(30);

/// The connections of clients live in it, so it must outlive every test.
static RUNTIME: LazyLock<io::Result<Runtime>> = LazyLock::new(Runtime::new);
static WORLD: OnceCell<Mutex<World>> = OnceCell::const_new();

/// Runs a test: nothing else happens meanwhile, and one operator works when it begins.
pub fn alone(test: impl AsyncFnOnce(&mut World) -> Result<()>) -> Result<()> {
    RUNTIME.as_ref()?.block_on(async {
        let world = WORLD.get_or_try_init(async || anyhow::Ok(Mutex::new(World::start().await?)));
        let mut world = world.await?.lock().await;
        world.repair().await?;
        let mark = world.control_plane.audit_mark()?;
        let outcome = AssertUnwindSafe(test(&mut world)).catch_unwind().await;
        let result = outcome.unwrap_or_else(|_| Err(anyhow!("an assertion failed, see above")));
        let result = result.and_then(|()| world.nothing_was_forbidden(mark));
        result.map_err(|error| world.explain(&error))
    })
}
