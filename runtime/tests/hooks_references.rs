//! Hooks and what references lead to: they are told of it, look at it, and can say where it is.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

mod support;

use operator_runtime::hook::{Hook, On};
use operator_runtime::testing::ApiServer;
use operator_runtime::{ApiResource, Reference, ReferenceName, Value, cel, json};
use support::site::{Act, Hooked, Site, always, calls, hook, script, site};
use support::{Running, get, is_ready, requests, server, settle, until};

/// A kind that reads a config map whose name its create hook sets.
#[derive(Clone, Copy, Debug)]
struct Places;

impl Hooked for Places {
    const HOOKS: &'static [Hook<Site<Self>>] = &[
        hook("provision", On::Create),
        hook("seen", On::Event { of: "place" }),
    ];
    const REFERENCES: &'static [Reference<Site<Self>>] = &[Reference {
        id: "place",
        resource: ApiResource {
            group: "",
            version: "v1",
            kind: "ConfigMap",
            plural: "configmaps",
            namespaced: true,
        },
        name: ReferenceName::Computed(|_, scope| match &scope.status["token"] {
            Value::String(name) => Ok(json!(name)),
            _ => Err(cel::Error::Missing {
                path: "status.token".to_owned(),
            }),
        }),
        namespace: None,
        when: None,
        optional: false,
    }];
}

fn place(name: &str, image: &str) -> Value {
    json!({
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": { "name": name, "namespace": "default" }, "data": { "image": image },
    })
}

/// What the resource says that it waits for.
fn waits_for(server: &ApiServer) -> String {
    let shop = get(server, "WebApp", "shop").expect("it");
    let conditions = shop["status"]["conditions"].as_array().cloned();
    let mut conditions = conditions.into_iter().flatten();
    let found = conditions.find(|condition| condition["type"] == "Reconciling");
    let message = found
        .map(|found| found["message"].clone())
        .unwrap_or_default();
    message.as_str().unwrap_or_default().to_owned()
}

#[tokio::test(start_paused = true)]
async fn a_hook_says_where_a_reference_leads_and_the_resource_follows() {
    let server = server(false);
    server.create(site("shop", "a", 1)).expect("created");
    script("provision", [Act::Token("square")]);
    let _operator = Running::start_kind::<Site<Places>>(server.client());
    until("it waits", || {
        waits_for(&server) == "place: waiting for ConfigMap default/square"
    })
    .await;
    server.create(place("circle", "round")).expect("created");
    settle().await;
    assert!(!is_ready(&server, "shop"), "that is another one");
    server.create(place("square", "flat")).expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    assert_eq!(calls(), ["provision a", "seen a applied flat"]);
}

#[tokio::test(start_paused = true)]
async fn an_event_hook_is_told_of_a_reference_and_sees_it() {
    let server = server(false);
    server.create(place("square", "flat")).expect("created");
    server.create(site("shop", "a", 1)).expect("created");
    script("provision", [Act::Token("square")]);
    always("seen", Act::Look);
    let operator = Running::start_kind::<Site<Places>>(server.client());
    until("ready", || is_ready(&server, "shop")).await;
    settle().await;
    let applied = "seen a applied flat";
    let sees = "seen sees Some(\"flat\")";
    assert_eq!(calls(), ["provision a", applied, sees]);

    server.merge(place("square", "steep")).expect("changed");
    settle().await;
    let now = "seen sees Some(\"steep\")";
    assert_eq!(calls(), ["seen a applied steep", now]);
    let mark = server.mark();
    server.create(place("circle", "round")).expect("created");
    settle().await;
    assert_eq!(requests(&server, mark), []);

    let deleted = server.delete("v1", "ConfigMap", "default", "square");
    deleted.expect("deleted");
    settle().await;
    assert_eq!(calls(), ["seen a deleted steep", "seen sees None"]);
    operator.kill().await;
    server.create(place("square", "new")).expect("created");
    let _operator = Running::start_kind::<Site<Places>>(server.client());
    settle().await;
    let again = "seen sees Some(\"new\")";
    assert_eq!(
        calls(),
        ["seen a applied new", again],
        "every process begins with what is there"
    );
}
