//! The Grafana dashboard over the metrics of the runtime.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::model::Model;

/// A graph: its title, its unit in Grafana's terms, and its queries with their legends. `$job` stands for the selector.
type Graph = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

const GRAPHS: [Graph; 12] = [
    (
        "Objects by state",
        "short",
        &[(
            "sum by (kind, readiness) (operator_objects{$job})",
            "{{kind}} {{readiness}}",
        )],
    ),
    (
        "Waiting for a worker",
        "short",
        &[("sum by (kind) (operator_queue_depth{$job})", "{{kind}}")],
    ),
    (
        "Reconciles",
        "ops",
        &[(
            "sum by (kind, outcome) (rate(operator_reconciles_total{$job}[$__rate_interval]))",
            "{{kind}} {{outcome}}",
        )],
    ),
    (
        "Errors",
        "ops",
        &[(
            "sum by (kind, class) (rate(operator_reconcile_errors_total{$job}[$__rate_interval]))",
            "{{kind}} {{class}}",
        )],
    ),
    (
        "Duration of a reconcile",
        "s",
        &[
            (
                "histogram_quantile(0.5, sum by (kind, le) (rate(operator_reconcile_duration_seconds_bucket{$job}[$__rate_interval])))",
                "{{kind}} median",
            ),
            (
                "histogram_quantile(0.99, sum by (kind, le) (rate(operator_reconcile_duration_seconds_bucket{$job}[$__rate_interval])))",
                "{{kind}} 99 %",
            ),
        ],
    ),
    (
        "Children applied and skipped",
        "ops",
        &[(
            "sum by (resource, result) (rate(operator_applies_total{$job}[$__rate_interval]))",
            "{{resource}} {{result}}",
        )],
    ),
    (
        "API requests by verb",
        "reqps",
        &[(
            "sum by (verb, resource) (rate(operator_api_requests_total{$job}[$__rate_interval]))",
            "{{verb}} {{resource}}",
        )],
    ),
    (
        "API requests by result",
        "reqps",
        &[(
            "sum by (code) (rate(operator_api_requests_total{$job}[$__rate_interval]))",
            "{{code}}",
        )],
    ),
    (
        "Watches started again",
        "short",
        &[(
            "sum by (resource) (increase(operator_watch_restarts_total{$job}[$__rate_interval]))",
            "{{resource}}",
        )],
    ),
    (
        "Events",
        "ops",
        &[(
            "sum by (result) (rate(operator_events_total{$job}[$__rate_interval]))",
            "{{result}}",
        )],
    ),
    (
        "CPU",
        "short",
        &[(
            "rate(process_cpu_seconds_total{$job}[$__rate_interval])",
            "{{pod}}",
        )],
    ),
    (
        "Memory",
        "bytes",
        &[("process_resident_memory_bytes{$job}", "{{pod}}")],
    ),
];

/// The graphs of operators with hooks.
const HOOK_GRAPHS: [Graph; 3] = [
    (
        "Calls of hooks",
        "ops",
        &[(
            "sum by (kind, hook, outcome) (rate(operator_hook_calls_total{$job}[$__rate_interval]))",
            "{{kind}} {{hook}} {{outcome}}",
        )],
    ),
    (
        "Duration of a call of a hook",
        "s",
        &[(
            "histogram_quantile(0.99, sum by (kind, hook, le) (rate(operator_hook_duration_seconds_bucket{$job}[$__rate_interval])))",
            "{{kind}} {{hook}} 99 %",
        )],
    ),
    (
        "Calls of hooks that wait for their turn",
        "ops",
        &[(
            "sum by (kind, hook) (rate(operator_hook_waits_total{$job}[$__rate_interval]))",
            "{{kind}} {{hook}}",
        )],
    ),
];

/// The graphs of operators that the API server asks.
const WEBHOOK_GRAPHS: [Graph; 2] = [
    (
        "Requests to webhooks",
        "reqps",
        &[(
            "sum by (webhook, operation, outcome) (rate(operator_webhook_requests_total{$job}[$__rate_interval]))",
            "{{webhook}} {{operation}} {{outcome}}",
        )],
    ),
    (
        "Duration of a request to a webhook",
        "s",
        &[(
            "histogram_quantile(0.99, sum by (webhook, le) (rate(operator_webhook_duration_seconds_bucket{$job}[$__rate_interval])))",
            "{{webhook}} 99 %",
        )],
    ),
];

/// Numbers on top: title and query.
const STATS: [(&str, &str); 4] = [
    ("Pods", "count(operator_build_info{$job}) or vector(0)"),
    ("Leaders", "sum(operator_leader{$job}) or vector(0)"),
    (
        "Ready",
        "sum(operator_objects{$job, readiness=\"ready\"}) or vector(0)",
    ),
    (
        "Stalled",
        "sum(operator_objects{$job, readiness=\"stalled\"}) or vector(0)",
    ),
];

/// The dashboard, as Grafana imports it.
#[must_use]
pub fn dashboard(model: &Model) -> Value {
    let selector = format!("job=\"{}\"", model.name);
    let stats = STATS
        .iter()
        .enumerate()
        .map(|(index, stat)| stat_panel(index, *stat, &selector));
    let has_hooks = model.resources.iter().any(|kind| !kind.hooks.is_empty());
    let of_hooks: &[Graph] = if has_hooks { &HOOK_GRAPHS } else { &[] };
    let has_webhooks = model.has_webhooks();
    let of_webhooks: &[Graph] = if has_webhooks { &WEBHOOK_GRAPHS } else { &[] };
    let graphs = GRAPHS
        .iter()
        .chain(of_hooks)
        .chain(of_webhooks)
        .enumerate()
        .map(|(index, graph)| graph_panel(index, graph, &selector));
    json!({
        "title": model.name,
        "uid": uid(&model.name),
        "description": format!("What {} does, and how well.", model.name),
        "tags": ["kubernetes", "operator"],
        "editable": true,
        "schemaVersion": 39,
        "refresh": "30s",
        "time": { "from": "now-3h", "to": "now" },
        "templating": {
            "list": [{ "name": "datasource", "label": "Data source", "type": "datasource", "query": "prometheus" }],
        },
        "panels": stats.chain(graphs).collect::<Vec<_>>(),
    })
}

fn stat_panel(index: usize, (title, query): (&str, &str), selector: &str) -> Value {
    json!({
        "id": index + 1,
        "type": "stat",
        "title": title,
        "datasource": datasource(),
        "gridPos": { "x": index * 6, "y": 0, "w": 6, "h": 4 },
        "targets": [target(0, query, "", selector)],
    })
}

fn graph_panel(index: usize, (title, unit, queries): &Graph, selector: &str) -> Value {
    let targets = queries
        .iter()
        .enumerate()
        .map(|(index, (query, legend))| target(index, query, legend, selector));
    json!({
        "id": STATS.len() + index + 1,
        "type": "timeseries",
        "title": title,
        "datasource": datasource(),
        "gridPos": { "x": index % 2 * 12, "y": 4 + index / 2 * 8, "w": 12, "h": 8 },
        "fieldConfig": { "defaults": { "unit": unit, "min": 0 }, "overrides": [] },
        "targets": targets.collect::<Vec<_>>(),
    })
}

fn target(index: usize, query: &str, legend: &str, selector: &str) -> Value {
    json!({
        "refId": char::from(b'A'.saturating_add(u8::try_from(index).unwrap_or(u8::MAX))).to_string(),
        "datasource": datasource(),
        "expr": query.replace("$job", selector),
        "legendFormat": legend,
    })
}

fn datasource() -> Value {
    json!({ "type": "prometheus", "uid": "${datasource}" })
}

/// Grafana knows a dashboard by its uid, at most 40 characters.
fn uid(name: &str) -> String {
    let digest = Sha256::digest(name.as_bytes());
    digest
        .iter()
        .take(10)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
