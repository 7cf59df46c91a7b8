//! Many WebApps, which the tests of load share.

use std::time::Duration;

use anyhow::Result;
use cluster::eventually;
use futures::{TryStreamExt, stream};
use serde_json::json;

use super::{Namespace, WEBAPP, World, holds};

/// How many they are.
pub const SIZE: usize = 200;
/// Where they live.
pub const NAMESPACE: &str = "crowd";

impl World {
    /// Two hundred WebApps, all ready; made unless they are there.
    pub async fn crowd(&self) -> Result<Namespace> {
        let namespace = Namespace::named(&self.control_plane.client(), NAMESPACE.into()).await?;
        let spec = json!({ "image": "nginx:1.27", "config": { "GREETING": "hello" } });
        let there = namespace.list(WEBAPP).await?.len();
        stream::iter((there..SIZE).map(Ok))
            .try_for_each_concurrent(16, async |index| {
                namespace
                    .webapp(&format!("webapp-{index}"), spec.clone())
                    .await
                    .map(drop)
            })
            .await?;
        eventually(
            "the whole crowd is ready",
            Duration::from_secs(180),
            async || {
                // Each look is a list of them all.
                tokio::time::sleep(Duration::from_millis(500)).await;
                let webapps = namespace.list(WEBAPP).await?;
                let ready = webapps.iter().filter(|webapp| holds(webapp, "Ready"));
                Ok((ready.count() == SIZE).then_some(()))
            },
        )
        .await?;
        Ok(namespace)
    }
}
