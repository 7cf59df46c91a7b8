//! A resource from its creation to its deletion, as its owner sees it, and as the API server does.

mod support;

use operator_runtime::json;
use support::webapp::webapp;
use support::{Running, condition, get, is_ready, requests, server, settle, until, writes};

#[tokio::test(start_paused = true)]
async fn a_new_resource_gets_its_children_and_becomes_ready_in_four_requests() {
    let server = server(true);
    let _operator = Running::start(server.client());
    let mark = server.mark();
    let spec = json!({ "image": "nginx:1.27", "config": { "a": "b" } });
    server.create(webapp("shop", spec)).expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    settle().await;
    assert_eq!(
        writes(&server, mark).len(),
        4,
        "{:#?}",
        writes(&server, mark)
    );

    let deployment = get(&server, "Deployment", "shop").expect("a deployment");
    let resource = get(&server, "WebApp", "shop").expect("itself");
    assert_eq!(
        deployment["metadata"]["ownerReferences"][0]["uid"],
        resource["metadata"]["uid"]
    );
    assert_eq!(
        get(&server, "ConfigMap", "shop-config").expect("a config map")["data"]["a"],
        "b"
    );
    assert_eq!(resource["status"]["readyReplicas"], 1);
    assert_eq!(
        condition(&server, "shop", "Stalled"),
        Some(("False".into(), "Ready".into()))
    );
    assert_eq!(
        condition(&server, "shop", "Exposed"),
        Some(("False".into(), "NoHost".into()))
    );
    assert!(get(&server, "Ingress", "shop").is_none());
}

#[tokio::test(start_paused = true)]
async fn at_rest_and_after_a_restart_there_is_no_write() {
    let server = server(true);
    let operator = Running::start(server.client());
    for number in 0..20 {
        let spec = json!({ "image": "nginx", "config": { "a": "b" }, "host": "a.example.com" });
        server
            .create(webapp(&format!("shop-{number}"), spec))
            .expect("created");
    }
    until("ready", || {
        (0..20).all(|number| is_ready(&server, &format!("shop-{number}")))
    })
    .await;
    settle().await;

    let mark = server.mark();
    settle().await;
    assert_eq!(requests(&server, mark), [], "at rest");

    operator.kill().await;
    let _operator = Running::start(server.client());
    settle().await;
    assert_eq!(
        writes(&server, mark),
        Vec::<String>::new(),
        "after a restart"
    );
}

#[tokio::test(start_paused = true)]
async fn a_new_spec_is_rolled_out_in_two_writes() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server
        .create(webapp("shop", json!({ "image": "nginx:1" })))
        .expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    settle().await;

    let mark = server.mark();
    server
        .merge(webapp("shop", json!({ "image": "nginx:2" })))
        .expect("changed");
    until("ready", || is_ready(&server, "shop")).await;
    settle().await;
    let deployment = get(&server, "Deployment", "shop").expect("a deployment");
    assert_eq!(
        deployment["spec"]["template"]["spec"]["containers"][0]["image"],
        "nginx:2"
    );
    assert_eq!(
        writes(&server, mark).len(),
        2,
        "{:#?}",
        writes(&server, mark)
    );
}

#[tokio::test(start_paused = true)]
async fn of_two_quick_changes_the_last_holds() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server
        .create(webapp("shop", json!({ "image": "nginx:1" })))
        .expect("created");
    until("a deployment", || {
        get(&server, "Deployment", "shop").is_some()
    })
    .await;
    for image in ["nginx:2", "nginx:3"] {
        server
            .merge(webapp("shop", json!({ "image": image })))
            .expect("changed");
        tokio::task::yield_now().await;
    }
    until("ready", || is_ready(&server, "shop")).await;
    let deployment = get(&server, "Deployment", "shop").expect("a deployment");
    assert_eq!(
        deployment["spec"]["template"]["spec"]["containers"][0]["image"],
        "nginx:3"
    );
}

#[tokio::test(start_paused = true)]
async fn what_is_not_wanted_any_more_is_pruned() {
    let server = server(true);
    let _operator = Running::start(server.client());
    let spec = json!({ "image": "nginx", "config": { "a": "b" }, "host": "a.example.com" });
    server.create(webapp("shop", spec)).expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    assert_eq!(
        get(&server, "WebApp", "shop").expect("itself")["status"]["url"],
        "https://a.example.com"
    );

    server
        .merge(webapp("shop", json!({ "config": null, "host": null })))
        .expect("changed");
    until("pruned", || {
        get(&server, "ConfigMap", "shop-config").is_none()
    })
    .await;
    until("pruned", || get(&server, "Ingress", "shop").is_none()).await;
    until("ready", || is_ready(&server, "shop")).await;
    assert!(get(&server, "WebApp", "shop").expect("itself")["status"]["url"].is_null());
    assert!(get(&server, "Service", "shop").is_some());
}

#[tokio::test(start_paused = true)]
async fn a_child_that_is_deleted_or_changed_by_hand_comes_back() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server
        .create(webapp(
            "shop",
            json!({ "image": "nginx", "config": { "a": "b" } }),
        ))
        .expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    settle().await;

    let mark = server.mark();
    server
        .delete("v1", "Service", "default", "shop")
        .expect("deleted");
    until("a service", || get(&server, "Service", "shop").is_some()).await;
    let config = json!({
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": { "name": "shop-config", "namespace": "default" }, "data": { "a": "x", "mine": "y" },
    });
    server.merge(config).expect("changed");
    let data = || get(&server, "ConfigMap", "shop-config").expect("a config map")["data"].clone();
    until("repaired", || data() == json!({ "a": "b", "mine": "y" })).await;
    settle().await;
    assert_eq!(
        writes(&server, mark).len(),
        2,
        "{:#?}",
        writes(&server, mark)
    );
}

#[tokio::test(start_paused = true)]
async fn a_deleted_resource_takes_its_children_along() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server
        .create(webapp("shop", json!({ "image": "nginx" })))
        .expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    let mark = server.mark();
    server
        .delete("apps.example.com/v1", "WebApp", "default", "shop")
        .expect("deleted");
    until("gone", || get(&server, "Deployment", "shop").is_none()).await;
    settle().await;
    assert_eq!(writes(&server, mark), Vec::<String>::new());
    assert!(get(&server, "Service", "shop").is_none());
}

#[tokio::test(start_paused = true)]
async fn a_resource_deleted_and_made_anew_gets_children_of_its_own() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server
        .create(webapp("shop", json!({ "image": "nginx" })))
        .expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    server
        .delete("apps.example.com/v1", "WebApp", "default", "shop")
        .expect("deleted");
    let anew = server
        .create(webapp("shop", json!({ "image": "nginx" })))
        .expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    let service = get(&server, "Service", "shop").expect("a service");
    assert_eq!(
        service["metadata"]["ownerReferences"][0]["uid"],
        anew["metadata"]["uid"]
    );
}

#[tokio::test(start_paused = true)]
async fn a_paused_resource_is_left_alone() {
    let server = server(true);
    let _operator = Running::start(server.client());
    server
        .create(webapp("shop", json!({ "image": "nginx:1" })))
        .expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    let pause = |value: &str| {
        json!({
            "apiVersion": "apps.example.com/v1", "kind": "WebApp",
            "metadata": { "name": "shop", "namespace": "default", "annotations": { "apps.example.com/paused": value } },
            "spec": { "image": "nginx:2" },
        })
    };
    server.merge(pause("true")).expect("changed");
    server
        .delete("v1", "Service", "default", "shop")
        .expect("deleted");
    settle().await;
    assert_eq!(
        condition(&server, "shop", "Reconciling"),
        Some(("False".into(), "Paused".into()))
    );
    assert!(get(&server, "Service", "shop").is_none());
    let image = || {
        get(&server, "Deployment", "shop").expect("one")["spec"]["template"]["spec"]["containers"]
            [0]["image"]
            .clone()
    };
    assert_eq!(image(), "nginx:1");

    server.merge(pause("false")).expect("changed");
    until("ready", || is_ready(&server, "shop")).await;
    assert!(get(&server, "Service", "shop").is_some());
    assert_eq!(image(), "nginx:2");
}

#[tokio::test(start_paused = true)]
async fn asked_to_stop_it_ends_in_good_order() {
    let server = server(true);
    let operator = Running::start(server.client());
    server
        .create(webapp("shop", json!({ "image": "nginx" })))
        .expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    operator.stop().await.expect("a good end");
}

#[tokio::test(start_paused = true)]
async fn a_finalizer_of_an_earlier_version_holds_nothing_up() {
    let server = server(true);
    let _operator = Running::start(server.client());
    let mut shop = webapp("shop", json!({ "image": "nginx" }));
    shop["metadata"]["finalizers"] = json!(["apps.example.com/finalizer"]);
    server.create(shop).expect("created");
    until("ready", || is_ready(&server, "shop")).await;
    let deleted = server.delete("apps.example.com/v1", "WebApp", "default", "shop");
    deleted.expect("deleted");
    until("gone", || get(&server, "WebApp", "shop").is_none()).await;
}
