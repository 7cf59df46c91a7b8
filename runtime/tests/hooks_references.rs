//! Hooks and what references lead to: they are told of it, look at it, and can say where it is.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

mod support;

use operator_runtime::hook::{Hook, On};
use operator_runtime::testing::ApiServer;
use operator_runtime::{
    ApiResource, Reference, ReferenceName, ReferenceNamespace, ReferenceSelector, ReferenceTarget,
    Value, cel, json,
};
use support::site::{Act, Hooked, Site, always, calls, hook, script, site};
use support::{Running, get, is_ready, requests, server, settle, until};

const CONFIG_MAP: ApiResource = ApiResource {
    group: "",
    version: "v1",
    kind: "ConfigMap",
    plural: "configmaps",
    namespaced: true,
};

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
        resource: CONFIG_MAP,
        target: ReferenceTarget::Name(ReferenceName::Computed(|_, scope| {
            cel::get(Some(scope.status), "status", &["token"]).cloned()
        })),
        namespace: ReferenceNamespace::Own,
        when: None,
        optional: false,
        metadata_only: false,
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

/// A kind that selects config maps by their labels.
#[derive(Clone, Copy, Debug)]
struct Selects;

impl Hooked for Selects {
    const HOOKS: &'static [Hook<Site<Self>>] = &[hook("seen", On::Event { of: "places" })];
    const REFERENCES: &'static [Reference<Site<Self>>] = &[Reference {
        id: "places",
        resource: CONFIG_MAP,
        target: ReferenceTarget::Selector(ReferenceSelector::Fixed("shape in (round,square)")),
        namespace: ReferenceNamespace::All,
        when: None,
        optional: true,
        metadata_only: false,
    }];
}

fn shaped(name: &str, image: &str, shape: &str) -> Value {
    let mut place = place(name, image);
    place["metadata"]["labels"] = json!({ "shape": shape });
    place
}

#[tokio::test(start_paused = true)]
async fn an_event_hook_is_told_of_all_that_begins_and_ceases_to_be_selected() {
    let server = server(false);
    server.create(site("shop", "a", 1)).expect("created");
    for (name, shape) in [("one", "round"), ("two", "square"), ("three", "flat")] {
        let created = server.create(shaped(name, name, shape));
        created.expect("created");
    }
    always("seen", Act::LookAll);
    let _operator = Running::start_kind::<Site<Selects>>(server.client());
    settle().await;
    let sees = |names: &str| format!("seen sees {names}");
    let both = sees(r#"["one", "two"]"#);
    assert_eq!(
        calls(),
        ["seen a applied one", &both, "seen a applied two", &both]
    );

    server
        .merge(shaped("three", "three", "round"))
        .expect("changed");
    settle().await;
    let all = sees(r#"["one", "three", "two"]"#);
    assert_eq!(calls(), ["seen a applied three", &all]);

    server.merge(shaped("one", "one", "flat")).expect("changed");
    settle().await;
    let left = sees(r#"["three", "two"]"#);
    assert_eq!(calls(), ["seen a deleted one", &left]);

    server.merge(place("one", "moved")).expect("changed");
    let mark = server.mark();
    settle().await;
    assert_eq!(calls(), [""; 0], "that is selected no longer");
    assert_eq!(requests(&server, mark), []);

    let deleted = server.delete("v1", "ConfigMap", "default", "two");
    deleted.expect("deleted");
    settle().await;
    assert_eq!(calls(), ["seen a deleted two", &sees(r#"["three"]"#)]);
}
