//! References by selector: what begins or ceases to be selected reconciles the resources that select it, and no other.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

mod support;

use std::collections::BTreeMap;

use operator_runtime::cache::{Change, Labelled, Readers, Store, Target};
use operator_runtime::object::{Key, Object};
use operator_runtime::selector::LabelSelector;
use operator_runtime::testing::{ApiServer, Verb};
use operator_runtime::{Value, json};
use proptest::prelude::*;
use support::board::{self, Board, MEDALS, board, labelled, player, reconciled};
use support::{Running, requests, settle, until, writes};

fn get(server: &ApiServer, name: &str) -> Value {
    let board = server.get("boards.example.com/v1", "Board", "default", name);
    board.expect("the board")
}

fn says(server: &ApiServer, name: &str, field: &str) -> Value {
    get(server, name)["status"][field].clone()
}

fn condition(server: &ApiServer, name: &str, condition: &str) -> Value {
    let board = get(server, name);
    let mut conditions = board["status"]["conditions"]
        .as_array()
        .into_iter()
        .flatten();
    let found = conditions.find(|found| found["type"] == condition);
    found.cloned().unwrap_or_default()
}

/// Lets the operator come to rest, and gives the boards that it reconciled meanwhile.
async fn settled() -> Vec<String> {
    settle().await;
    let mut boards = reconciled();
    boards.dedup();
    boards
}

/// An operator at rest, with the boards `red` and `blue` of these teams and `other` of the team `red`, a player each.
async fn at_rest(server: &ApiServer) -> Running {
    for (name, team) in [("red", "red"), ("blue", "blue"), ("other", "red")] {
        server.create(board(name, team)).expect("created");
    }
    for team in ["red", "blue"] {
        let first = player(&format!("{team}-1"), team);
        server.create(first).expect("created");
    }
    let operator = Running::start_kind::<Board>(server.client());
    let ready = |name| condition(server, name, "Ready")["status"] == "True";
    until("ready", || ["red", "blue", "other"].into_iter().all(ready)).await;
    settled().await;
    operator
}

fn relabel(server: &ApiServer, name: &str, labels: Value) {
    let changed = labelled("ConfigMap", "default", name, labels);
    server.merge(changed).expect("changed");
}

#[tokio::test(start_paused = true)]
async fn who_selects_an_object_is_reconciled_when_it_comes_changes_and_goes() {
    let server = board::server();
    let _operator = at_rest(&server).await;

    server.create(player("red-0", "red")).expect("created");
    assert_eq!(settled().await, ["other", "red"], "created");
    assert_eq!(says(&server, "red", "players"), "red-0,red-1", "in order");

    let mut changed = player("red-0", "red");
    changed["data"] = json!({ "goals": "3" });
    server.merge(changed).expect("changed");
    assert_eq!(settled().await, ["other", "red"], "changed");

    relabel(&server, "red-0", json!({ "team": "blue" }));
    assert_eq!(
        settled().await,
        ["blue", "other", "red"],
        "from one to the other"
    );
    assert_eq!(says(&server, "red", "players"), "red-1");
    assert_eq!(says(&server, "blue", "players"), "blue-1,red-0");

    relabel(&server, "red-0", json!({ "team": null }));
    assert_eq!(settled().await, ["blue"], "it ceases to be selected");
    assert_eq!(says(&server, "blue", "players"), "blue-1");

    relabel(&server, "red-0", json!({ "number": "7" }));
    assert_eq!(settled().await, [""; 0], "selected by nobody");

    relabel(&server, "red-0", json!({ "team": "red" }));
    assert_eq!(
        settled().await,
        ["other", "red"],
        "it begins to be selected"
    );

    let deleted = server.delete("v1", "ConfigMap", "default", "red-0");
    deleted.expect("deleted");
    assert_eq!(settled().await, ["other", "red"], "deleted");
    assert_eq!(says(&server, "other", "players"), "red-1");
}

#[tokio::test(start_paused = true)]
async fn one_change_costs_the_writes_that_it_is_worth_and_rest_costs_nothing() {
    let server = board::server();
    let _operator = at_rest(&server).await;
    let mark = server.mark();
    server.create(player("blue-2", "blue")).expect("created");
    settle().await;
    assert_eq!(reconciled(), ["blue"], "once");
    let expected = [
        "Patch serviceaccounts/ blue 200",
        "Patch boards/status blue 200",
    ];
    assert_eq!(writes(&server, mark), expected);
    assert_eq!(requests(&server, mark).len(), 2, "no reads");

    let mark = server.mark();
    settle().await;
    assert_eq!(requests(&server, mark), [], "at rest");
    assert_eq!(reconciled(), [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn a_resource_that_needs_one_waits_and_says_what_finds_nothing() {
    let server = board::server();
    let _operator = at_rest(&server).await;
    server.create(board("green", "green")).expect("created");
    let waits = || condition(&server, "green", "Reconciling")["status"] == "True";
    until("it waits", waits).await;
    let message =
        "players: waiting for any ConfigMap in default with team=green; roll: waiting for players";
    assert_eq!(
        condition(&server, "green", "Reconciling")["message"],
        message
    );
    assert_eq!(says(&server, "green", "players"), "");
    assert_eq!(says(&server, "green", "fans"), 0, "that is optional");
    let roll = || server.get("v1", "ServiceAccount", "default", "green");
    assert!(roll().is_none());

    let mark = server.mark();
    let elsewhere = labelled("ConfigMap", "stands", "green-1", json!({ "team": "green" }));
    server.create(elsewhere).expect("created");
    settle().await;
    assert_eq!(requests(&server, mark), [], "that is in another namespace");

    server.create(player("green-1", "green")).expect("created");
    let ready = || condition(&server, "green", "Ready")["status"] == "True";
    until("ready", ready).await;
    let roll = roll().expect("the child");
    assert_eq!(roll["metadata"]["annotations"]["players"], "green-1");

    let deleted = server.delete("v1", "ConfigMap", "default", "green-1");
    deleted.expect("deleted");
    until("it waits again", waits).await;
    let there = server.get("v1", "ServiceAccount", "default", "green");
    assert!(there.is_some(), "what was made of it stays");
}

#[tokio::test(start_paused = true)]
async fn a_resource_that_selects_others_no_longer_follows_the_first() {
    let server = board::server();
    let _operator = at_rest(&server).await;
    server.merge(board("other", "blue")).expect("changed");
    until("it turned", || {
        says(&server, "other", "players") == "blue-1"
    })
    .await;
    settled().await;
    server.create(player("red-2", "red")).expect("created");
    assert_eq!(settled().await, ["red"]);

    let deleted = server.delete("boards.example.com/v1", "Board", "default", "other");
    deleted.expect("deleted");
    settled().await;
    server.create(player("blue-2", "blue")).expect("created");
    assert_eq!(settled().await, ["blue"]);
}

#[tokio::test(start_paused = true)]
async fn objects_are_selected_in_all_namespaces_or_in_another_one() {
    let server = board::server();
    let _operator = at_rest(&server).await;
    for (namespace, name, labels) in [
        ("stands", "a", json!({ "metal": "gold" })),
        ("default", "b", json!({ "metal": "silver" })),
        ("default", "c", json!({ "metal": "gold", "lost": "" })),
        ("default", "d", json!({ "metal": "bronze" })),
    ] {
        let medal = labelled("Secret", namespace, name, labels);
        server.create(medal).expect("created");
    }
    assert_eq!(settled().await, ["blue", "other", "red"]);
    assert_eq!(
        says(&server, "red", "medals"),
        "b,a",
        "by namespace, then by name"
    );

    let found = labelled("Secret", "default", "c", json!({ "lost": null }));
    server.merge(found).expect("changed");
    settled().await;
    assert_eq!(says(&server, "red", "medals"), "b,c,a");
    let lost = labelled("Secret", "stands", "a", json!({ "lost": "" }));
    server.merge(lost).expect("changed");
    settled().await;
    assert_eq!(says(&server, "red", "medals"), "b,c");

    for namespace in ["stands", "default"] {
        let fan = labelled("ConfigMap", namespace, "fan", json!({ "fan": "" }));
        server.create(fan).expect("created");
    }
    settled().await;
    assert_eq!(says(&server, "red", "fans"), 1);

    let mut shouting = labelled("ConfigMap", "stands", "fan", json!({}));
    shouting["data"] = json!({ "song": "loud" });
    server.merge(shouting).expect("changed");
    assert_eq!(settled().await, [""; 0], "only the metadata are read");

    let captain = json!({ "team": "red", "captain": "" });
    relabel(&server, "red-1", captain);
    settled().await;
    assert_eq!(says(&server, "blue", "captains"), "red-1");
}

#[tokio::test(start_paused = true)]
async fn what_is_selected_once_and_for_all_is_watched_alone_and_nothing_twice() {
    let server = board::server();
    let _operator = at_rest(&server).await;
    let watches = server.requests().into_iter();
    let watches = watches.filter(|request| request.verb == Verb::Watch);
    let kinds = ["configmaps", "secrets"];
    let mut watched: Vec<String> = watches
        .filter(|request| kinds.contains(&&*request.resource))
        .map(|request| {
            let what = if request.metadata { "metadata of " } else { "" };
            let (resource, namespace) = (request.resource, request.namespace);
            format!(
                "{what}{resource} in {namespace:?} with {:?}",
                request.labels
            )
        })
        .collect();
    watched.sort();
    watched.dedup();
    let expected = [
        // Those of `players`, whose labels are known to no one before, with what else is read here: `captains`, `rules`.
        r#"configmaps in "" with """#,
        r#"metadata of configmaps in "stands" with "fan""#,
        &format!(r#"secrets in "" with "{MEDALS}""#),
    ];
    assert_eq!(watched, expected);

    let mark = server.mark();
    let scrap = labelled("Secret", "default", "scrap", json!({ "metal": "iron" }));
    server.create(scrap).expect("created");
    assert_eq!(settled().await, [""; 0]);
    assert_eq!(requests(&server, mark), []);
}

#[tokio::test(start_paused = true)]
async fn a_restart_writes_nothing_and_misses_no_change() {
    let server = board::server();
    let operator = at_rest(&server).await;
    operator.kill().await;
    let mark = server.mark();
    let operator = Running::start_kind::<Board>(server.client());
    settle().await;
    assert_eq!(writes(&server, mark), [""; 0]);
    operator.kill().await;

    relabel(&server, "red-1", json!({ "team": "blue" }));
    let _operator = Running::start_kind::<Board>(server.client());
    until("followed", || {
        says(&server, "blue", "players") == "blue-1,red-1"
    })
    .await;
    until("followed", || says(&server, "red", "players") == "").await;
}

#[tokio::test(start_paused = true)]
async fn changes_that_no_watch_saw_are_found_when_it_works_again() {
    let server = board::server();
    let medal = labelled("Secret", "stands", "a", json!({ "metal": "gold" }));
    server.create(medal).expect("created");
    let _operator = at_rest(&server).await;
    assert_eq!(says(&server, "red", "medals"), "a");
    server.hold_watches();
    let lost = labelled("Secret", "stands", "a", json!({ "lost": "" }));
    server.merge(lost).expect("changed");
    relabel(&server, "red-1", json!({ "team": "blue" }));
    server.compact();
    server.break_watches();
    server.release_watches();
    until("followed", || says(&server, "red", "medals") == "").await;
    until("followed", || {
        says(&server, "blue", "players") == "blue-1,red-1"
    })
    .await;
}

/// An object in a namespace, with labels.
fn object(namespace: &str, labels: &BTreeMap<String, String>) -> Object {
    object_at(&Key::new(namespace, "a"), 1, labels)
}

fn object_at(key: &Key, version: usize, labels: &BTreeMap<String, String>) -> Object {
    let json = json!({ "metadata": {
        "namespace": &*key.namespace, "name": &*key.name, "uid": format!("{key}"),
        "resourceVersion": version.to_string(), "labels": labels,
    }});
    Object::decode(json.to_string().as_bytes()).expect("an object")
}

fn some_labels() -> impl Strategy<Value = BTreeMap<String, String>> {
    prop::collection::btree_map("[ab]", "[12]", 0..3)
}

fn some_selection() -> impl Strategy<Value = Labelled> {
    let one = prop::sample::select(vec!["a=1", "b=2", "a in (1,2)", "b notin (1)", "a", "!b"]);
    let labels = prop::collection::vec(one, 0..3);
    let namespace = prop::option::of("[xy]");
    (namespace, labels).prop_map(|(namespace, labels)| Labelled {
        namespace: namespace.map(Into::into),
        labels: LabelSelector::parse(&labels.join(",")).expect("a selector"),
    })
}

proptest! {
    /// The way back finds just those who select the object as it was or as it is, and so does the way there.
    #[test]
    fn both_ways_agree(
        selections in prop::collection::vec(some_selection(), 0..8),
        turned in prop::collection::vec(some_selection(), 0..4),
        namespace in "[xy]",
        labels in (some_labels(), some_labels()),
    ) {
        let reader = |at: usize| Key::new("default", &at.to_string());
        let readers = Readers::default();
        for (at, selection) in selections.iter().enumerate() {
            readers.set(&reader(at), vec![None, Some(Target::Objects(selection.clone()))]);
        }
        for (at, selection) in turned.iter().enumerate() {
            readers.set(&reader(at), vec![None, Some(Target::Objects(selection.clone()))]);
        }
        let now: Vec<&Labelled> = turned.iter().chain(selections.iter().skip(turned.len())).collect();
        let (before, after) = (object(&namespace, &labels.0), object(&namespace, &labels.1));
        let expected = now.iter().enumerate().filter(|(_, selection)| {
            selection.selects(&before) || selection.selects(&after)
        });
        let expected = expected.map(|(at, _)| reader(at)).collect();
        let store = Store::default();
        store.observed(after.clone());
        for selection in &now {
            prop_assert_eq!(store.selected(selection).len(), usize::from(selection.selects(&after)));
        }
        let change = Change { before: Some(before.into()), after: Some(after.into()) };
        prop_assert_eq!(readers.of(1, &change), expected);
        prop_assert!(readers.of(0, &change).is_empty());

        (0..8).for_each(|at| readers.forget(&reader(at)));
        prop_assert!(readers.of(1, &change).is_empty());
    }

    /// However objects came to be as they are, those are selected whose labels say so.
    #[test]
    fn a_store_selects_by_what_labels_are_now(
        changes in prop::collection::vec(("[xy]", "[klm]", prop::option::of(some_labels())), 0..30),
        selections in prop::collection::vec(some_selection(), 1..6),
        asked in 0..30_usize,
    ) {
        let store = Store::default();
        let mut known: BTreeMap<Key, Object> = BTreeMap::new();
        for (at, (namespace, name, labels)) in changes.iter().enumerate() {
            let key = Key::new(namespace, name);
            match labels {
                Some(labels) => {
                    let object = object_at(&key, at + 1, labels);
                    store.observed(object.clone());
                    known.insert(key, object);
                }
                None => drop(known.remove(&key).map(|object| store.deleted(&object))),
            }
            if at == asked {
                selections.iter().for_each(|selection| drop(store.selected(selection)));
            }
        }
        for selection in &selections {
            let expected = known.values().filter(|object| selection.selects(object));
            let expected = Vec::from_iter(expected.map(|object| object.key.clone()));
            let selected = store.selected(selection);
            let found = Vec::from_iter(selected.iter().map(|object| object.key.clone()));
            prop_assert_eq!(found, expected);
        }
    }
}
