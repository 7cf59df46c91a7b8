//! Where only the metadata of objects are read, the API server gives no more of them, in lists as in watches.

use std::sync::Arc;

use anyhow::Result;
use cluster::eventually;
use k8s_openapi::api::core::v1::ConfigMap;
use kube::Api;
use kube::api::PostParams;
use operator_runtime::ApiResource;
use operator_runtime::api::{Client, Selection};
use operator_runtime::cache::{Store, Synced, Watch};
use operator_runtime::health::Health;
use operator_runtime::metrics::Metrics;
use operator_runtime::object::Key;
use serde_json::json;

use crate::support::{LIMIT, alone};

#[test]
fn metadata_alone_are_listed_and_watched() -> Result<()> {
    alone(async |world| {
        let scene = world.scene().await?;
        let client = scene.world.control_plane.client();
        let maps: Api<ConfigMap> = Api::namespaced(client.clone(), &scene.namespace);
        let create = async |name: &str| -> Result<()> {
            let metadata = json!({ "name": name, "labels": { "tier": "gold" } });
            let map = json!({ "metadata": metadata, "data": { "key": "value" } });
            let map = serde_json::from_value(map)?;
            maps.create(&PostParams::default(), &map).await?;
            Ok(())
        };
        create("listed").await?;
        let metrics = Metrics::new("watcher", "1.0.0");
        let (store, synced) = (Arc::new(Store::default()), Synced::of(1));
        let watch = Watch {
            part: "watch".to_owned(),
            client: Client::new(client, "watcher", metrics.clone()),
            selection: Selection {
                resource: ApiResource {
                    group: "",
                    version: "v1",
                    kind: "ConfigMap",
                    plural: "configmaps",
                    namespaced: true,
                },
                namespace: Some(scene.namespace.clone()),
                labels: Some("tier in (gold)".to_owned()),
                fields: None,
                metadata: true,
            },
            store: Arc::clone(&store),
            wake: Arc::new(|_| {}),
            may_be_absent: true,
            synced: Arc::clone(&synced),
            health: Health::default(),
            metrics,
        };
        let watch = tokio::spawn(watch.run());
        synced.all().await;
        create("watched").await?;
        for name in ["listed", "watched"] {
            let key = Key::new(&scene.namespace, name);
            let found = eventually("it is seen", LIMIT, async || Ok(store.get(&key))).await?;
            let value = found.value();
            assert_eq!(value["metadata"]["labels"]["tier"], "gold", "{value:#}");
            assert_eq!(value["kind"], "PartialObjectMetadata", "{value:#}");
            assert!(value["data"].is_null(), "{value:#}");
        }
        watch.abort();
        Ok(())
    })
}
