//! Metrics: well-formed text, the promised names, and labels that no object can add to.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test panics where it does not hold"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use operator_runtime::metrics::{
    Apply, ErrorClass, EventResult, HookOutcome, Metrics, ObjectState, Outcome, Verb,
    WebhookOperation, WebhookOutcome,
};

/// One series: its name, its labels, its value.
type Series = (String, BTreeMap<String, String>, f64);

/// Parses OpenMetrics text as far as we write it, strictly.
fn parse(text: &str) -> (BTreeMap<String, String>, Vec<Series>) {
    let mut types = BTreeMap::new();
    let mut series = Vec::new();
    let body = text
        .strip_suffix("# EOF\n")
        .expect("the text ends with # EOF");
    for line in body.lines() {
        if let Some(described) = line.strip_prefix("# TYPE ") {
            let (name, kind) = described.split_once(' ').unwrap();
            assert_eq!(
                types.insert(name.to_owned(), kind.to_owned()),
                None,
                "{name} is described twice"
            );
        } else if !line.starts_with("# ") {
            let (id, value) = line.rsplit_once(' ').unwrap();
            let (name, labels) = id.split_once('{').unwrap_or((id, "}"));
            let labels = labels.strip_suffix('}').unwrap();
            let labels = labels.split_terminator(',').map(|label| {
                let (key, value) = label.split_once("=\"").unwrap();
                (key.to_owned(), value.strip_suffix('"').unwrap().to_owned())
            });
            series.push((name.to_owned(), labels.collect(), value.parse().unwrap()));
        }
    }
    (types, series)
}

/// Metrics on which every method was called with every value.
fn exercised() -> Metrics {
    let metrics = Metrics::new("webapp-operator", "1.2.3");
    metrics.leader(true);
    for outcome in Outcome::ALL {
        metrics.reconcile_started("WebApp");
        metrics.reconcile_finished("WebApp", *outcome, Duration::from_millis(3));
    }
    ErrorClass::ALL
        .iter()
        .for_each(|class| metrics.reconcile_error("WebApp", *class));
    ObjectState::ALL
        .iter()
        .for_each(|state| metrics.objects("WebApp", *state, 7));
    Apply::ALL
        .iter()
        .for_each(|result| metrics.apply("deployments", *result));
    EventResult::ALL
        .iter()
        .for_each(|result| metrics.event(*result));
    for verb in Verb::ALL {
        (100..600).for_each(|status| metrics.api_request(*verb, "deployments", Some(status)));
        metrics.api_request(*verb, "deployments", None);
    }
    for outcome in HookOutcome::ALL {
        metrics.hook_called(
            "WebApp",
            "provision",
            *outcome,
            Some(Duration::from_millis(3)),
        );
    }
    metrics.hook_waits("WebApp", "provision");
    let webhook = "validate.webapps.apps.example.com";
    for operation in WebhookOperation::ALL {
        for outcome in WebhookOutcome::ALL {
            metrics.webhook_asked(webhook, *operation, *outcome, Duration::from_millis(3));
        }
    }
    metrics.queue_depth("WebApp", 3);
    metrics.watch_restarted("deployments");
    metrics
}

#[test]
fn every_promised_metric_is_there_with_its_labels() {
    let (types, series) = parse(&exercised().encode());
    let promised: [(&str, &str, &[&str]); 17] = [
        ("operator_build_info", "info", &["name", "version"]),
        ("operator_leader", "gauge", &[]),
        ("operator_reconciles_total", "counter", &["kind", "outcome"]),
        ("operator_reconciles_active", "gauge", &["kind"]),
        (
            "operator_reconcile_duration_seconds_bucket",
            "histogram",
            &["kind", "le"],
        ),
        (
            "operator_reconcile_errors_total",
            "counter",
            &["class", "kind"],
        ),
        ("operator_queue_depth", "gauge", &["kind"]),
        ("operator_objects", "gauge", &["kind", "readiness"]),
        ("operator_applies_total", "counter", &["resource", "result"]),
        (
            "operator_api_requests_total",
            "counter",
            &["code", "resource", "verb"],
        ),
        ("operator_watch_restarts_total", "counter", &["resource"]),
        ("operator_events_total", "counter", &["result"]),
        (
            "operator_hook_calls_total",
            "counter",
            &["hook", "kind", "outcome"],
        ),
        (
            "operator_hook_duration_seconds_bucket",
            "histogram",
            &["hook", "kind", "le"],
        ),
        ("operator_hook_waits_total", "counter", &["hook", "kind"]),
        (
            "operator_webhook_requests_total",
            "counter",
            &["operation", "outcome", "webhook"],
        ),
        (
            "operator_webhook_duration_seconds_bucket",
            "histogram",
            &["le", "webhook"],
        ),
    ];
    let mut expected = BTreeSet::new();
    for (name, kind, labels) in promised {
        let family = ["_total", "_info", "_bucket"]
            .iter()
            .find_map(|end| name.strip_suffix(end))
            .unwrap_or(name);
        assert_eq!(types.get(family).map(String::as_str), Some(kind), "{name}");
        let found: Vec<_> = series
            .iter()
            .filter(|(series, ..)| series == name)
            .collect();
        assert!(!found.is_empty(), "{name} is missing");
        for (_, actual, _) in found {
            assert!(
                actual.keys().map(String::as_str).eq(labels.iter().copied()),
                "{name}: {actual:?}"
            );
        }
        expected.insert(family.to_owned());
    }
    let own: BTreeSet<_> = types
        .into_keys()
        .filter(|name| name.starts_with("operator_"))
        .collect();
    assert_eq!(own, expected, "a metric is not promised");
}

#[test]
fn the_number_of_series_does_not_grow_with_use() {
    let metrics = exercised();
    let before = parse(&metrics.encode()).1.len();
    for round in 0..1000 {
        metrics.reconcile_started("WebApp");
        metrics.reconcile_finished("WebApp", Outcome::Settled, Duration::from_millis(round));
        metrics.api_request(
            Verb::Patch,
            "deployments",
            Some(u16::try_from(round).unwrap()),
        );
        metrics.objects(
            "WebApp",
            ObjectState::Ready,
            usize::try_from(round).unwrap(),
        );
    }
    assert_eq!(parse(&metrics.encode()).1.len(), before);
    assert!(
        before < 170,
        "{before} series for one kind with one child, one hook and one webhook"
    );
}

#[test]
fn counts_and_durations_add_up() {
    let metrics = Metrics::new("webapp-operator", "1.2.3");
    for milliseconds in [1, 100, 10_000] {
        metrics.reconcile_started("WebApp");
        metrics.reconcile_finished(
            "WebApp",
            Outcome::Failed,
            Duration::from_millis(milliseconds),
        );
    }
    metrics.reconcile_started("WebApp");
    let (_, series) = parse(&metrics.encode());
    let value = |name: &str| series.iter().find(|(series, ..)| series == name).unwrap().2;
    assert_eq!(value("operator_reconciles_total"), 3.0);
    assert_eq!(value("operator_reconciles_active"), 1.0);
    assert_eq!(value("operator_reconcile_duration_seconds_count"), 3.0);
    assert!((value("operator_reconcile_duration_seconds_sum") - 10.101).abs() < 1e-9);
    let buckets: Vec<f64> = series
        .iter()
        .filter(|(name, ..)| name.ends_with("_bucket"))
        .map(|(_, _, value)| *value)
        .collect();
    assert_eq!(buckets, [0.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0, 3.0]);
}

#[cfg(target_os = "linux")]
#[test]
fn the_process_is_measured() {
    let file = std::fs::File::open("/proc/self/stat").unwrap();
    let (types, series) = parse(&Metrics::new("webapp-operator", "1.2.3").encode());
    drop(file);
    let value = |name: &str| series.iter().find(|(series, ..)| series == name).unwrap().2;
    assert_eq!(types["process_cpu_seconds"], "counter");
    assert!(value("process_cpu_seconds_total") >= 0.0);
    assert!((1e6..1e10).contains(&value("process_resident_memory_bytes")));
    assert!((4.0..1000.0).contains(&value("process_open_fds")));
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
        .as_secs_f64();
    let age = now - value("process_start_time_seconds");
    assert!((-2.0..600.0).contains(&age), "started {age} s ago");
}
