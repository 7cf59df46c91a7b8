//! Events: as `kubectl describe` reads them, counted up, limited, and never in the way.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test panics where it does not hold"
)]

mod operations_api;

use std::time::Duration;

use http::Method;
use k8s_openapi::api::core::v1::ObjectReference;
use operations_api::{Api, Fault, took};
use operator_runtime::events::{Event, EventType, QUEUE, Recorder};
use operator_runtime::metrics::Metrics;
use tokio::time::advance;

const EVENTS: &str = "/api/v1/namespaces/shop/events";

fn recorder(api: &Api) -> (Recorder, Metrics) {
    let metrics = Metrics::new("webapp-operator", "1.0.0");
    (
        Recorder::new(
            api.client("operator"),
            "webapp-operator",
            "webapp-operator-0",
            metrics.clone(),
        ),
        metrics,
    )
}

fn webapp(name: &str) -> ObjectReference {
    ObjectReference {
        api_version: Some("apps.example.com/v1".to_owned()),
        kind: Some("WebApp".to_owned()),
        namespace: Some("shop".to_owned()),
        name: Some(name.to_owned()),
        uid: Some(format!("uid-of-{name}")),
        ..ObjectReference::default()
    }
}

fn warning(note: &str) -> Event {
    Event {
        type_: EventType::Warning,
        reason: "QuotaExceeded".into(),
        action: "Apply".into(),
        note: note.into(),
    }
}

fn count(metrics: &Metrics, result: &str) -> usize {
    let series = format!("operator_events_total{{result=\"{result}\"}} ");
    let text = metrics.encode();
    text.lines()
        .find_map(|line| line.strip_prefix(&series))
        .map_or(0, |value| value.parse().unwrap())
}

#[tokio::test(start_paused = true)]
async fn an_event_has_all_that_its_readers_look_for() {
    let api = Api::default();
    let (recorder, _) = recorder(&api);
    recorder.publish(webapp("front"), warning("no room"));
    recorder.flush().await;

    let events = api.objects(EVENTS);
    assert_eq!(events.len(), 1);
    let event = &events[0];
    assert_eq!(event["involvedObject"]["kind"], "WebApp");
    assert_eq!(event["involvedObject"]["uid"], "uid-of-front");
    assert_eq!(event["type"], "Warning");
    assert_eq!(event["reason"], "QuotaExceeded");
    assert_eq!(event["message"], "no room");
    assert_eq!(event["count"], 1);
    assert_eq!(event["source"]["component"], "webapp-operator");
    assert_eq!(event["reportingInstance"], "webapp-operator-0");
    assert!(event["lastTimestamp"].is_string());
    assert_eq!(event["firstTimestamp"], event["lastTimestamp"]);
}

#[tokio::test(start_paused = true)]
async fn the_same_event_is_counted_and_another_is_not() {
    let api = Api::default();
    let (recorder, metrics) = recorder(&api);
    for _ in 0..5 {
        recorder.publish(webapp("front"), warning("no room"));
    }
    recorder.publish(webapp("front"), warning("no room at all"));
    recorder.publish(webapp("back"), warning("no room"));
    recorder.flush().await;

    let mut counts: Vec<_> = api
        .objects(EVENTS)
        .iter()
        .map(|event| event["count"].as_u64().unwrap())
        .collect();
    counts.sort_unstable();
    assert_eq!(counts, [1, 1, 5]);
    assert_eq!(
        (count(&metrics, "published"), count(&metrics, "repeated")),
        (3, 4)
    );

    advance(Duration::from_secs(601)).await;
    recorder.publish(webapp("front"), warning("no room"));
    recorder.flush().await;
    assert_eq!(api.objects(EVENTS).len(), 4, "an old event is told anew");
}

#[tokio::test(start_paused = true)]
async fn an_event_that_the_server_forgot_is_told_anew() {
    let api = Api::default();
    let (recorder, _) = recorder(&api);
    recorder.publish(webapp("front"), warning("no room"));
    recorder.flush().await;
    let name = api.objects(EVENTS)[0]["metadata"]["name"]
        .as_str()
        .unwrap()
        .to_owned();
    api.edit(&format!("{EVENTS}/{name}"), |_| None);
    recorder.publish(webapp("front"), warning("no room"));
    recorder.flush().await;
    assert_eq!(api.objects(EVENTS)[0]["count"], 1);
}

#[tokio::test(start_paused = true)]
async fn a_noisy_object_is_limited_and_its_neighbour_is_not() {
    let api = Api::default();
    let (recorder, metrics) = recorder(&api);
    for n in 0..100 {
        recorder.publish(webapp("noisy"), warning(&format!("trouble {n}")));
    }
    recorder.publish(webapp("quiet"), warning("trouble"));
    recorder.flush().await;
    assert_eq!(
        (count(&metrics, "published"), count(&metrics, "limited")),
        (26, 75)
    );

    advance(Duration::from_secs(300)).await;
    recorder.publish(webapp("noisy"), warning("trouble again"));
    recorder.publish(webapp("noisy"), warning("and again"));
    recorder.flush().await;
    assert_eq!(
        (count(&metrics, "published"), count(&metrics, "limited")),
        (27, 76)
    );
}

#[tokio::test(start_paused = true)]
async fn a_silent_server_blocks_nobody_and_what_does_not_fit_is_counted() {
    let api = Api::default();
    let (recorder, metrics) = recorder(&api);
    api.fault("operator", Fault::Cut);
    let ((), waited) = took(async {
        for n in 0..QUEUE + 50 {
            recorder.publish(webapp(&format!("app-{n}")), warning("no room"));
        }
    })
    .await;
    assert_eq!(waited, Duration::ZERO);
    assert_eq!(count(&metrics, "dropped"), 50);

    api.fault("operator", Fault::Status(403));
    recorder.flush().await;
    assert_eq!(count(&metrics, "rejected"), QUEUE);
    assert_eq!(
        api.requests("operator").len(),
        QUEUE,
        "an event is tried once"
    );
}

#[tokio::test(start_paused = true)]
async fn names_and_notes_stay_within_the_limits() {
    let api = Api::default();
    let (recorder, metrics) = recorder(&api);
    let long = format!("{}.{}", "a".repeat(229), "b".repeat(23));
    let cluster_wide = ObjectReference {
        namespace: None,
        ..webapp(&long)
    };
    recorder.publish(cluster_wide, warning(&"é".repeat(700)));
    recorder.flush().await;
    assert_eq!(count(&metrics, "published"), 1);
    assert_eq!(
        api.requests("operator"),
        [(Method::POST, "/api/v1/namespaces/default/events".to_owned())]
    );
    let event = &api.objects("/api/v1/namespaces/default/events")[0];
    let name = event["metadata"]["name"].as_str().unwrap();
    assert!(
        name.len() <= 253
            && name.starts_with(&format!("{}.", "a".repeat(229)))
            && !name.contains(".."),
        "{name}"
    );
    assert_eq!(event["message"].as_str().unwrap(), "é".repeat(512));
}
