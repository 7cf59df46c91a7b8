//! What happens to a sample, and which calls of its hooks are right then. The same scenarios run against kopf, to compare.

pub mod crashes;
pub mod edits;
pub mod ends;
pub mod failures;
pub mod handover;

use anyhow::Result;
use futures::future::LocalBoxFuture;

use crate::support::{Scene, World};

/// Something that happens to a sample.
pub struct Scenario {
    /// What happens.
    pub name: &'static str,
    /// The calls that are right, in words.
    pub right: &'static [&'static str],
    /// Why they are.
    pub why: &'static str,
    /// Lets it happen, and gives the calls.
    pub run: for<'a> fn(Scene<'a>) -> LocalBoxFuture<'a, Result<Vec<String>>>,
}

impl Scenario {
    /// Lets it happen in a world where an operator works, and gives the calls.
    pub async fn happen(&self, world: &mut World) -> Result<Vec<String>> {
        world.repair().await?;
        (self.run)(world.scene().await?).await
    }
}
