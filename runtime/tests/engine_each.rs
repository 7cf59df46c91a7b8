//! Children that are one object for each of some elements.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

mod support;

use operator_runtime::testing::ApiServer;
use operator_runtime::{Value, json};
use support::fleet::{self, Fleet, fleet};
use support::{Running, requests, settle, until, writes};

fn get(server: &ApiServer) -> Value {
    let fleet = server.get("fleets.example.com/v1", "Fleet", "default", "blue");
    fleet.expect("the fleet")
}

/// What a condition of the fleet says: status, reason and message.
fn condition(server: &ApiServer, condition: &str) -> [String; 3] {
    let fleet = get(server);
    let mut conditions = fleet["status"]["conditions"]
        .as_array()
        .into_iter()
        .flatten();
    let found = conditions.find(|found| found["type"] == condition);
    let found = found.cloned().unwrap_or_default();
    ["status", "reason", "message"].map(|field| found[field].as_str().unwrap_or_default().into())
}

fn is_ready(server: &ApiServer) -> bool {
    let fleet = get(server);
    let current = fleet["status"]["observedGeneration"] == fleet["metadata"]["generation"];
    current && condition(server, "Ready")[0] == "True"
}

/// The names of the ships' objects, each with its guns.
fn ships(server: &ApiServer) -> Vec<String> {
    let ships = server.list("v1", "ConfigMap", "default").into_iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    ships
        .map(|ship| {
            let name = text(&ship["metadata"]["name"]);
            format!("{name}:{}", text(&ship["data"]["guns"]))
        })
        .collect()
}

fn listed(server: &ApiServer) -> Value {
    let list = server.get("v1", "ServiceAccount", "default", "blue");
    list.expect("the list")["metadata"]["annotations"]["ships"].clone()
}

/// Changes the ships, lets the operator come to rest and gives what it wrote of the ships and their list.
async fn sail(server: &ApiServer, ships: Value) -> Vec<String> {
    let mark = server.mark();
    server.merge(fleet(ships)).expect("changed");
    settle().await;
    let mut writes = writes(server, mark);
    writes.retain(|write| !write.contains(" fleets/"));
    writes
}

/// An operator at rest with a fleet of these ships.
async fn at_rest(server: &ApiServer, ships: Value) -> Running {
    server.create(fleet(ships)).expect("created");
    let operator = Running::start_kind::<Fleet>(server.client());
    until("ready", || is_ready(server)).await;
    settle().await;
    operator
}

fn two() -> Value {
    json!([{ "name": "b", "guns": 2 }, { "name": "a", "guns": 1 }])
}

#[tokio::test(start_paused = true)]
async fn each_element_is_an_object_of_its_own() {
    let server = fleet::server();
    let _operator = at_rest(&server, two()).await;
    assert_eq!(ships(&server), ["blue-war-ship-a:1", "blue-war-ship-b:2"]);
    assert_eq!(listed(&server), "blue-war-ship-a,blue-war-ship-b");
    assert_eq!(get(&server)["status"]["ships"], 2);

    let turned = json!([{ "name": "a", "guns": 1 }, { "name": "b", "guns": 2 }]);
    assert_eq!(sail(&server, turned).await, [""; 0], "reordered");

    let changed = json!([{ "name": "a", "guns": 1 }, { "name": "b", "guns": 3 }]);
    let write = "Patch configmaps/ blue-war-ship-b 200";
    assert_eq!(sail(&server, changed).await, [write], "one changed");

    let more = json!([{ "name": "0" }, { "name": "a", "guns": 1 }, { "name": "b", "guns": 3 }]);
    let writes = [
        "Patch configmaps/ blue-war-ship-0 201",
        "Patch serviceaccounts/ blue 200",
    ];
    assert_eq!(sail(&server, more).await, writes, "one more");
    assert_eq!(
        listed(&server),
        "blue-war-ship-0,blue-war-ship-a,blue-war-ship-b"
    );

    let less = json!([{ "name": "0" }, { "name": "b", "guns": 3 }]);
    let writes = [
        "Patch serviceaccounts/ blue 200",
        "Delete configmaps/ blue-war-ship-a 200",
    ];
    assert_eq!(sail(&server, less).await, writes, "one less");
    assert_eq!(ships(&server), ["blue-war-ship-0:0", "blue-war-ship-b:3"]);

    sail(&server, Value::Null).await;
    assert_eq!(ships(&server), [""; 0], "none");
    assert_eq!(listed(&server), "");
    assert!(is_ready(&server));
}

#[tokio::test(start_paused = true)]
async fn what_is_as_it_should_be_costs_no_request() {
    let server = fleet::server();
    let operator = at_rest(&server, two()).await;
    operator.kill().await;
    let mark = server.mark();
    let _operator = Running::start_kind::<Fleet>(server.client());
    settle().await;
    assert_eq!(writes(&server, mark), [""; 0], "after a restart");

    let mark = server.mark();
    tokio::time::sleep(std::time::Duration::from_secs(3600)).await;
    assert_eq!(requests(&server, mark), [], "at rest");
}

#[tokio::test(start_paused = true)]
async fn what_others_do_to_one_object_is_put_right_and_touches_no_other() {
    let server = fleet::server();
    let _operator = at_rest(&server, two()).await;
    let ship = |data: Value| {
        json!({
            "apiVersion": "v1", "kind": "ConfigMap",
            "metadata": { "name": "blue-war-ship-a", "namespace": "default" }, "data": data,
        })
    };
    let mark = server.mark();
    server.merge(ship(json!({ "guns": "9" }))).expect("changed");
    settle().await;
    let write = "Patch configmaps/ blue-war-ship-a 200";
    assert_eq!(writes(&server, mark), [write], "changed");

    let mark = server.mark();
    let deleted = server.delete("v1", "ConfigMap", "default", "blue-war-ship-a");
    deleted.expect("deleted");
    settle().await;
    let writes = writes(&server, mark);
    assert_eq!(writes[0], "Patch configmaps/ blue-war-ship-a 201");
    assert!(!writes.iter().any(|write| write.contains("ship-b")));
    assert_eq!(ships(&server), ["blue-war-ship-a:1", "blue-war-ship-b:2"]);
}

#[tokio::test(start_paused = true)]
async fn a_key_that_comes_twice_is_an_error_of_its_own_object_alone() {
    let server = fleet::server();
    let _operator = at_rest(&server, two()).await;
    let doubled = json!([
        { "name": "a", "guns": 7 }, { "name": "a", "guns": 8 }, { "name": "c" }, { "name": "c" },
        { "name": "d", "guns": 4 },
    ]);
    sail(&server, doubled).await;
    let expected = ["blue-war-ship-a:1", "blue-war-ship-d:4"];
    assert_eq!(ships(&server), expected, "a stays, b goes, c is not made");
    let [status, reason, message] = condition(&server, "Ready");
    assert_eq!([&*status, &*reason], ["False", "DuplicateKey"]);
    assert!(message.contains("warShip[a]"), "{message}");
    assert!(message.contains("\"a\""), "{message}");
    assert_eq!(condition(&server, "Stalled")[0], "True");

    sail(&server, two()).await;
    assert!(is_ready(&server));
    assert_eq!(ships(&server), ["blue-war-ship-a:1", "blue-war-ship-b:2"]);
}

#[tokio::test(start_paused = true)]
async fn odd_keys_give_names_of_their_own_or_are_refused() {
    let server = fleet::server();
    let long = "x".repeat(60);
    let odd = json!([{ "name": "A b" }, { "name": "a-b" }, { "name": long }]);
    let _operator = at_rest(&server, odd).await;
    let names = ships(&server);
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(names.contains(&"blue-war-ship-a-b:0".to_owned()));
    let longest = names.iter().map(|name| name.len() - 2).max();
    assert_eq!(longest, Some(40), "{names:?}");

    sail(&server, json!([{ "name": "" }, { "name": "a-b" }])).await;
    assert_eq!(condition(&server, "Ready")[1], "InvalidKey");
    assert_eq!(ships(&server), ["blue-war-ship-a-b:0"]);
}

#[tokio::test(start_paused = true)]
async fn an_expression_without_a_value_is_told_with_its_object_once() {
    let server = fleet::server();
    let _operator = at_rest(&server, two()).await;
    sail(&server, json!([{ "name": "a", "guns": -1 }])).await;
    let said = ["ExpressionError", "warShip[a]: guns is out of range"];
    let [status, reason, message] = condition(&server, "Stalled");
    assert_eq!([&*status, &*reason, &*message], ["True", said[0], said[1]]);
    let events = server.list("v1", "Event", "default");
    let events = events
        .iter()
        .map(|event| (&event["reason"], &event["message"]));
    assert_eq!(Vec::from_iter(events), [(&json!(said[0]), &json!(said[1]))]);
}

#[tokio::test(start_paused = true)]
async fn conditions_see_the_element() {
    let server = fleet::server();
    let _operator = at_rest(&server, two()).await;
    let sunk = json!([{ "name": "a", "sunk": true }, { "name": "b", "guns": 200 }]);
    sail(&server, sunk).await;
    assert_eq!(ships(&server), ["blue-war-ship-b:200"]);
    let [status, reason, message] = condition(&server, "Ready");
    assert_eq!([&*status, &*reason], ["False", "Progressing"], "{message}");
    assert!(message.contains("warShip[b]: it is not ready"), "{message}");

    let crew = json!({
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": { "name": "blue-war-ship-b", "namespace": "default" }, "data": { "crew": "9" },
    });
    server.merge(crew).expect("changed");
    settle().await;
    assert!(is_ready(&server));
}

#[tokio::test(start_paused = true)]
async fn a_status_names_some_of_many() {
    let server = fleet::server();
    let ships = |count: usize| (0..count).map(|at| json!({ "name": format!("{at:04}") }));
    let _operator = at_rest(&server, ships(3).collect()).await;
    let big = ships(1000).map(|mut ship| {
        ship["guns"] = json!(100);
        ship
    });
    sail(&server, big.collect()).await;
    let [_, _, message] = condition(&server, "Ready");
    assert!(message.ends_with("; and 990 more"), "{message}");

    let mark = server.mark();
    sail(&server, ships(2).collect()).await;
    assert!(is_ready(&server));
    let deletes = writes(&server, mark);
    let deletes = deletes.iter().filter(|write| write.starts_with("Delete"));
    assert_eq!(deletes.count(), 998);
}

#[tokio::test(start_paused = true)]
async fn killed_after_any_write_it_ends_the_same() {
    let steps = [
        two(),
        json!([{ "name": "c", "guns": 3 }, { "name": "a", "guns": 5 }]),
    ];
    for writes in 1..12 {
        let server = fleet::server();
        let (client, crash) = server.client_that_crashes_after(writes);
        let mut operator = Running::start_kind::<Fleet>(client);
        server.create(fleet(json!([]))).expect("created");
        for step in &steps {
            server.merge(fleet(step.clone())).expect("changed");
            settle().await;
            if crash.has_happened() {
                operator.kill().await;
                operator = Running::start_kind::<Fleet>(server.client());
                settle().await;
            }
        }
        until("ready", || is_ready(&server)).await;
        settle().await;
        let expected = ["blue-war-ship-a:5", "blue-war-ship-c:3"];
        assert_eq!(ships(&server), expected, "killed after {writes} writes");
        assert_eq!(listed(&server), "blue-war-ship-a,blue-war-ship-c");
    }
}
