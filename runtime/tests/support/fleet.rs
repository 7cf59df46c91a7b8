//! A kind as generated code implements it: a fleet with one object for each of its ships, and one that lists them.

use operator_runtime::kube::core::ObjectMeta;
use operator_runtime::testing::ApiServer;
use operator_runtime::{
    ApiResource, Child, Condition, Each, Kind, OnDelete, StatusField, Value, cel, desired, json,
};
use serde::{Deserialize, Serialize};

/// A fleet.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Fleet {
    pub metadata: ObjectMeta,
    pub spec: FleetSpec,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct FleetSpec {
    pub ships: Option<Vec<Ship>>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Ship {
    pub name: String,
    #[serde(default)]
    pub guns: i64,
    #[serde(default)]
    pub sunk: bool,
}

super::resource!(Fleet, ["fleets.example.com", "v1", "Fleet", "fleets"]);

impl Kind for Fleet {
    type Hooks = ();
    type HookStatus = ();
    type Process = ();

    const NAMESPACED: bool = true;

    const CHILDREN: &'static [Child<Self>] = &[
        Child {
            id: "warShip",
            resource: core("ConfigMap", "configmaps"),
            after: &[],
            each: Some(Each {
                elements: |this, _| Ok(json!(this.spec.ships)),
                key: |_, scope| {
                    let ship: Ship = scope.element()?;
                    Ok(json!(ship.name))
                },
                longest_name: 40,
            }),
            when: Some(|_, scope| {
                let ship: Ship = scope.element()?;
                Ok(!ship.sunk)
            }),
            build: |_, scope| {
                let ship: Ship = scope.element()?;
                if ship.guns < 0 {
                    return Err(cel::Error::Range { what: "guns" });
                }
                Ok(desired!({
                    "apiVersion": "v1",
                    "kind": "ConfigMap",
                    "data": { "guns": ship.guns.to_string() },
                }))
            },
            // Big ships need a crew.
            ready_when: Some(|_, scope| {
                let ship: Ship = scope.element()?;
                let crew = cel::find(scope.child("warShip"), &["data", "crew"]);
                Ok(ship.guns < 100 || crew.is_some())
            }),
            on_delete: OnDelete::Delete,
        },
        Child {
            id: "list",
            resource: core("ServiceAccount", "serviceaccounts"),
            after: &["warShip"],
            each: None,
            when: None,
            build: |_, scope| {
                let ships = scope.selected("warShip").as_array().into_iter().flatten();
                let names = ships.map(|ship| ship["metadata"]["name"].as_str());
                let names: Vec<&str> = names.flatten().collect();
                Ok(desired!({
                    "apiVersion": "v1",
                    "kind": "ServiceAccount",
                    "metadata": { "annotations": { "ships": names.join(",") } },
                }))
            },
            ready_when: None,
            on_delete: OnDelete::Delete,
        },
    ];

    const CONDITIONS: &'static [Condition<Self>] = &[];

    const STATUS: &'static [StatusField<Self>] = &[StatusField {
        name: "ships",
        when: None,
        value: |_, scope| cel::size(scope.selected("warShip")).map(Value::from),
    }];
}

const fn core(kind: &'static str, plural: &'static str) -> ApiResource {
    ApiResource {
        group: "",
        version: "v1",
        kind,
        plural,
        namespaced: true,
    }
}

/// A server that knows the kind.
pub fn server() -> ApiServer {
    let server = ApiServer::new();
    let fleet = super::reader::definition("Fleet");
    server.register(fleet).expect("a valid CRD");
    server
}

/// The fleet `blue` with these ships, in the namespace `default`.
pub fn fleet(ships: Value) -> Value {
    json!({
        "apiVersion": "fleets.example.com/v1", "kind": "Fleet",
        "metadata": { "name": "blue", "namespace": "default" }, "spec": { "ships": ships },
    })
}
