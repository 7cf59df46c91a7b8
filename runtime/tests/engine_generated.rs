//! Values in Secrets that nobody writes down: made up once, and kept whatever happens to the operator.
#![allow(clippy::expect_used, reason = "that is how a test fails")]

mod support;

use operator_runtime::k8s_openapi::ByteString;
use operator_runtime::testing::{ApiServer, Fault, Rule, Verb};
use operator_runtime::{Value, json, serde_json};
use support::depot::{self, Depot, depot, events, live, until_it_is};
use support::{Running, requests, settle, until};

fn secret(server: &ApiServer) -> Value {
    live(server, "v1", "Secret").expect("a secret")
}

/// A value of a Secret.
fn value(secret: &Value, key: &str) -> String {
    let ByteString(bytes) = serde_json::from_value(secret["data"][key].clone()).expect("bytes");
    String::from_utf8(bytes).expect("text")
}

fn password(server: &ApiServer) -> String {
    value(&secret(server), "password")
}

/// Merges something into the Secret, as somebody else.
fn edit(server: &ApiServer, mut patch: Value) {
    patch["apiVersion"] = json!("v1");
    patch["kind"] = json!("Secret");
    patch["metadata"]["name"] = json!(depot::NAME);
    patch["metadata"]["namespace"] = json!("default");
    server.merge(patch).expect("changed");
}

fn encoded(text: &str) -> Value {
    json!(ByteString(text.as_bytes().to_vec()))
}

/// A depot with an account and the operator, which has made it.
async fn ready(server: &ApiServer) -> Running {
    let operator = Running::start_kind::<Depot>(server.client());
    server
        .create(depot(json!({ "user": "north" })))
        .expect("created");
    until_it_is(server, "Ready").await;
    settle().await;
    operator
}

#[tokio::test(start_paused = true)]
async fn it_is_made_once_and_kept() {
    let server = depot::server();
    let operator = ready(&server).await;
    let first = password(&server);
    assert_eq!(first.len(), 24);
    assert!(
        first
            .chars()
            .all(|character| character.is_ascii_alphanumeric())
    );
    assert_eq!(value(&secret(&server), "user"), "north");

    let mark = server.mark();
    settle().await;
    assert_eq!(requests(&server, mark), [], "nothing to do");

    operator.kill().await;
    let _operator = Running::start_kind::<Depot>(server.client());
    settle().await;
    assert_eq!(server.writes_since(mark), [], "nothing after a restart");

    // A change of what the spec says beside it.
    server
        .merge(depot(json!({ "user": "south" })))
        .expect("changed");
    until("the user", || value(&secret(&server), "user") == "south").await;
    // What somebody else changes is put right.
    edit(&server, json!({ "data": { "user": encoded("theirs") } }));
    until("the user", || value(&secret(&server), "user") == "south").await;
    settle().await;
    assert_eq!(password(&server), first);
}

#[tokio::test(start_paused = true)]
async fn nothing_else_says_what_it_is() {
    let server = depot::server();
    let _operator = ready(&server).await;
    let plain = password(&server);
    let encoded = encoded(&plain).to_string();
    let mut secret = secret(&server);
    secret["data"].take();
    let mut all = vec![secret, depot::itself(&server).expect("a depot")];
    all.extend(server.list("v1", "Event", "default"));
    let text = json!(all).to_string();
    assert!(!text.contains(&plain) && !text.contains(encoded.trim_matches('"')));
}

#[tokio::test(start_paused = true)]
async fn one_that_somebody_else_chose_is_kept() {
    let server = depot::server();
    let operator = ready(&server).await;
    edit(
        &server,
        json!({ "data": { "password": encoded("rotated") } }),
    );
    settle().await;
    assert_eq!(password(&server), "rotated");
    operator.kill().await;
    let _operator = Running::start_kind::<Depot>(server.client());
    server
        .merge(depot(json!({ "user": "south" })))
        .expect("changed");
    until("the user", || value(&secret(&server), "user") == "south").await;
    assert_eq!(password(&server), "rotated");
}

#[tokio::test(start_paused = true)]
async fn another_is_made_where_it_is_gone() {
    let server = depot::server();
    let _operator = ready(&server).await;
    let first = password(&server);
    let hash =
        |secret: Value| secret["metadata"]["annotations"]["operator-gen.dev/applied-hash"].clone();
    let before = hash(secret(&server));
    for gone in [Value::Null, json!("")] {
        edit(&server, json!({ "data": { "password": gone } }));
        settle().await;
        assert_eq!(password(&server).len(), 24);
    }
    assert_eq!(hash(secret(&server)), before, "no hash depends on it");
    let second = password(&server);
    server
        .delete("v1", "Secret", "default", depot::NAME)
        .expect("deleted");
    settle().await;
    let third = password(&server);
    assert_eq!(third.len(), 24);
    assert!(first != second && second != third && first != third);
    assert_eq!(depot::reason(&server).as_deref(), Some("Ready"));
}

#[tokio::test(start_paused = true)]
async fn one_of_which_the_operator_never_learned_is_kept() {
    let server = depot::server();
    // It is made, but the answer is lost, and with it the operator's memory of it.
    server.fail(
        Rule::new(Fault::LostResponse)
            .writes()
            .resource("secrets")
            .times(1),
    );
    let operator = Running::start_kind::<Depot>(server.client());
    server
        .create(depot(json!({ "user": "north" })))
        .expect("created");
    until("a secret", || live(&server, "v1", "Secret").is_some()).await;
    let first = password(&server);
    operator.kill().await;
    let _operator = Running::start_kind::<Depot>(server.client());
    until_it_is(&server, "Ready").await;
    assert_eq!(password(&server), first);
}

#[tokio::test(start_paused = true)]
async fn one_that_no_cache_shows_is_kept() {
    let server = depot::server();
    let operator = ready(&server).await;
    let first = password(&server);
    operator.kill().await;
    // Without the operator's labels the Secret is in no cache, and it is found by its name alone.
    edit(
        &server,
        json!({ "metadata": { "labels": { "app.kubernetes.io/managed-by": null } } }),
    );
    let _operator = Running::start_kind::<Depot>(server.client());
    server
        .merge(depot(json!({ "user": "south" })))
        .expect("changed");
    until("the user", || value(&secret(&server), "user") == "south").await;
    assert_eq!(password(&server), first);
    assert_eq!(events(&server, "Adopted").len(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_stale_cache_does_not_bring_back_an_old_one() {
    let server = depot::server();
    let _operator = ready(&server).await;
    for verb in [Verb::List, Verb::Watch] {
        server.fail(Rule::new(Fault::Status(500)).verb(verb).resource("secrets"));
    }
    server.break_watches();
    edit(
        &server,
        json!({ "data": { "password": encoded("rotated") } }),
    );
    server
        .merge(depot(json!({ "user": "south" })))
        .expect("changed");
    settle().await;
    assert_eq!(password(&server), "rotated", "a stale cache wrote");
    assert_eq!(value(&secret(&server), "user"), "north");
    server.clear_faults();
    until("the user", || value(&secret(&server), "user") == "south").await;
    assert_eq!(password(&server), "rotated");
}
