//! The in-process API server of `operator_runtime::testing` against the real one: the same calls, one after the
//! other, must get the same answers.
//!
//! Compared are the HTTP status, the `reason` and `details` of refusals, and whole objects, `managedFields` included.
//! Not compared are messages, and what differs between any two runs: see `normalize`.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "differential/builtin.rs"]
mod builtin;
#[path = "differential/call.rs"]
mod call;
#[path = "differential/custom.rs"]
mod custom;
#[path = "differential/normalize.rs"]
mod normalize;
#[path = "differential/objects.rs"]
mod objects;
#[path = "differential/random.rs"]
mod random;

use std::collections::BTreeSet;

use call::{Call, Saved};
use cluster::{ControlPlane, Options};
use normalize::Normalizer;
use operator_runtime::testing::ApiServer;
use serde_json::{Map, Value, json};

/// The random calls: always the same ones, so that a difference can be looked into.
const SEEDS: std::ops::Range<u64> = 0..8;

/// What one server answered to one call.
struct Answer {
    /// What is compared.
    normalized: Value,
    /// The message of a refusal, to explain differences.
    message: String,
}

/// All answers of one server.
async fn replay(client: &kube::Client, calls: &[Call]) -> Vec<Answer> {
    let mut saved = Saved::new();
    let mut normalizer = Normalizer::default();
    let mut answers = Vec::new();
    for call in calls {
        let (code, body) = call.send(client, &saved).await;
        if let Some(name) = call.name_of_answer() {
            saved.insert(name.to_owned(), body.clone());
        }
        answers.push(Answer {
            message: body["message"].as_str().unwrap_or_default().to_owned(),
            normalized: json!({ "code": code, "body": normalizer.normalize(body) }),
        });
    }
    answers
}

/// A line for each place where two answers differ.
fn differences(path: &str, real: &Value, ours: &Value, lines: &mut Vec<String>) {
    match (real, ours) {
        (Value::Object(real), Value::Object(ours)) => {
            let names: BTreeSet<_> = real.keys().chain(ours.keys()).collect();
            for name in names {
                let of = |map: &Map<String, Value>| map.get(name).cloned().unwrap_or_default();
                differences(&format!("{path}/{name}"), &of(real), &of(ours), lines);
            }
        }
        (Value::Array(real), Value::Array(ours)) if real.len() == ours.len() => {
            for (index, (real, ours)) in real.iter().zip(ours).enumerate() {
                differences(&format!("{path}/{index}"), real, ours, lines);
            }
        }
        (real, ours) if real == ours => {}
        (real, ours) => lines.push(format!("    {path}: {real} is {ours} here")),
    }
}

fn report(call: &Call, real: &Answer, ours: &Answer) -> Option<String> {
    let (left, right) = (&real.normalized, &ours.normalized);
    if left == right {
        return None;
    }
    let mut lines = Vec::new();
    if left["code"] == right["code"] {
        differences("", left, right, &mut lines);
    } else {
        let answer = |answer: &Answer| format!("{} {}", answer.normalized["code"], answer.message);
        lines.push(format!("    real: {}", answer(real)));
        lines.push(format!("    here: {}", answer(ours)));
    }
    Some(format!("{call}\n{}\n", lines.join("\n")))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_as_the_real_server_does() {
    let calls = [objects::calls(), builtin::calls(), custom::calls()].concat();
    assert!(calls.len() >= 60, "only {} calls", calls.len());
    let calls = [calls, SEEDS.flat_map(random::calls).collect()].concat();

    let real = ControlPlane::start(Options { nodes: 0 }).await.unwrap();
    let real_answers = replay(&real.client(), &calls).await;
    let our_answers = replay(&ApiServer::new().client(), &calls).await;

    let reports: Vec<_> = calls
        .iter()
        .zip(real_answers.iter().zip(&our_answers))
        .filter_map(|(call, (real, ours))| report(call, real, ours))
        .collect();
    assert!(
        reports.is_empty(),
        "{} of {} calls differ:\n{}",
        reports.len(),
        calls.len(),
        reports.concat()
    );
}
