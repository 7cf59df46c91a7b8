//! A kind as generated code implements it: a board that lists what it selects, by labels that are its own, and fixed ones.

use std::cell::RefCell;

use operator_runtime::kube::core::ObjectMeta;
use operator_runtime::testing::ApiServer;
use operator_runtime::{
    ApiResource, Child, Condition, Kind, OnDelete, Reference, ReferenceName, ReferenceNamespace,
    ReferenceSelector, ReferenceTarget, Scope, StatusField, Value, cel, desired, json,
};
use serde::{Deserialize, Serialize};

/// A board.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Board {
    pub metadata: ObjectMeta,
    pub spec: BoardSpec,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct BoardSpec {
    /// The team whose players it lists.
    pub team: String,
    /// The rules that it names.
    pub rules: Option<String>,
}

super::resource!(Board, ["boards.example.com", "v1", "Board", "boards"]);

impl Kind for Board {
    type Hooks = ();
    type HookStatus = ();
    type Process = ();

    const NAMESPACED: bool = true;

    const CHILDREN: &'static [Child<Self>] = &[Child {
        id: "roll",
        resource: SERVICE_ACCOUNT,
        after: &["players"],
        each: None,
        when: None,
        build: |_, scope| {
            BUILDS.with_borrow_mut(|builds| builds.push(scope.name.to_owned()));
            Ok(desired!({
                "apiVersion": "v1",
                "kind": "ServiceAccount",
                "metadata": { "annotations": { "players": names(scope, "players")? } },
            }))
        },
        ready_when: None,
        on_delete: OnDelete::Delete,
    }];

    const CONDITIONS: &'static [Condition<Self>] = &[];

    const STATUS: &'static [StatusField<Self>] = &[
        StatusField {
            name: "players",
            when: None,
            value: |_, scope| names(scope, "players"),
        },
        StatusField {
            name: "captains",
            when: None,
            value: |_, scope| names(scope, "captains"),
        },
        StatusField {
            name: "medals",
            when: None,
            value: |_, scope| names(scope, "medals"),
        },
        StatusField {
            name: "fans",
            when: None,
            value: |_, scope| cel::size(scope.selected("fans")).map(Value::from),
        },
    ];

    const REFERENCES: &'static [Reference<Self>] = &[
        Reference {
            id: "players",
            resource: CONFIG_MAP,
            target: ReferenceTarget::Selector(ReferenceSelector::Computed(|this, _| {
                Ok(json!({ "matchLabels": { "team": this.spec.team } }))
            })),
            namespace: ReferenceNamespace::Own,
            when: None,
            optional: false,
            metadata_only: false,
        },
        Reference {
            id: "rules",
            resource: CONFIG_MAP,
            target: ReferenceTarget::Name(ReferenceName::Computed(|this, _| {
                Ok(json!(this.spec.rules))
            })),
            namespace: ReferenceNamespace::Own,
            when: Some(|this, _| Ok(this.spec.rules.is_some())),
            optional: true,
            metadata_only: false,
        },
        Reference {
            id: "captains",
            resource: CONFIG_MAP,
            target: ReferenceTarget::Selector(ReferenceSelector::Fixed("captain")),
            namespace: ReferenceNamespace::Own,
            when: None,
            optional: true,
            metadata_only: true,
        },
        Reference {
            id: "medals",
            resource: SECRET,
            target: ReferenceTarget::Selector(ReferenceSelector::Fixed(MEDALS)),
            namespace: ReferenceNamespace::All,
            when: None,
            optional: true,
            metadata_only: false,
        },
        Reference {
            id: "fans",
            resource: CONFIG_MAP,
            target: ReferenceTarget::Selector(ReferenceSelector::Fixed("fan")),
            namespace: ReferenceNamespace::Name(ReferenceName::Fixed("stands")),
            when: None,
            optional: true,
            metadata_only: true,
        },
    ];
}

/// Which medals every board lists.
pub const MEDALS: &str = "metal in (gold,silver),!lost";

const CONFIG_MAP: ApiResource = core("ConfigMap", "configmaps");
const SECRET: ApiResource = core("Secret", "secrets");
const SERVICE_ACCOUNT: ApiResource = core("ServiceAccount", "serviceaccounts");

const fn core(kind: &'static str, plural: &'static str) -> ApiResource {
    ApiResource {
        group: "",
        version: "v1",
        kind,
        plural,
        namespaced: true,
    }
}

/// The names of what a reference selects, in its order.
fn names(scope: &Scope<'_>, id: &str) -> cel::Result<Value> {
    let objects = scope.selected(id).as_array().into_iter().flatten();
    let names = objects.map(|object| cel::get(Some(object), id, &["metadata", "name"]));
    let names: Vec<&str> = names
        .map(|name| cel::string(name?))
        .collect::<cel::Result<_>>()?;
    Ok(json!(names.join(",")))
}

thread_local! {
    static BUILDS: RefCell<Vec<String>> = RefCell::default();
}

/// The boards that were reconciled since the last call, each as often as it was.
pub fn reconciled() -> Vec<String> {
    let mut builds = BUILDS.take();
    builds.sort();
    builds
}

/// A server that knows the kind, with a namespace `stands`.
pub fn server() -> ApiServer {
    let server = ApiServer::new();
    let board = super::reader::definition("Board");
    server.register(board).expect("a valid CRD");
    let stands =
        json!({ "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": "stands" } });
    server.create(stands).expect("created");
    server
}

/// A board of a team, in the namespace `default`.
pub fn board(name: &str, team: &str) -> Value {
    json!({
        "apiVersion": "boards.example.com/v1", "kind": "Board",
        "metadata": { "name": name, "namespace": "default" }, "spec": { "team": team },
    })
}

/// An object of a kind with labels.
pub fn labelled(kind: &str, namespace: &str, name: &str, labels: Value) -> Value {
    json!({
        "apiVersion": "v1", "kind": kind,
        "metadata": { "name": name, "namespace": namespace, "labels": labels },
    })
}

/// A player of a team, in the namespace `default`.
pub fn player(name: &str, team: &str) -> Value {
    labelled("ConfigMap", "default", name, json!({ "team": team }))
}
