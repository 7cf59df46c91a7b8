//! What the tool says of rules, against what an API server said of the same ones: `cluster/tests/rules.rs` asks a real one.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../cluster/tests/rules/judge.rs"]
mod judge;
#[path = "../cluster/tests/rules/objects.rs"]
mod objects;
#[path = "../cluster/tests/rules/table.rs"]
#[allow(dead_code, reason = "the test with an API server uses the rest")]
mod table;

use judge::ours;
use operator_gen::preview::refusals;
use operator_gen::validate::load;
use serde_json::{Value, json};
use table::RULES;

#[test]
fn rules_are_judged_as_an_api_server_judged_them() {
    let mut differing = Vec::new();
    for (place, rule, verdict) in RULES {
        let (ours, why) = ours(place, rule);
        if ours != verdict {
            differing.push(format!(
                "{place:?} {rule}\n  ours: {ours:?} {why}\n  theirs: {verdict:?}"
            ));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn objects_are_refused_as_an_api_server_refused_them() {
    let outcome = load(objects::SPEC);
    let model = outcome
        .model
        .unwrap_or_else(|| panic!("{:?}", outcome.problems));
    let object = |name: &str, spec: &str| {
        let spec: Value = serde_json::from_str(spec).unwrap();
        json!({ "metadata": { "name": name }, "spec": spec })
    };
    for (name, spec, former, expected) in objects::OBJECTS {
        let former = former.map(|former| object(name, former));
        let found = refusals(&model.resources[0], &object(name, spec), former.as_ref());
        let found: Vec<_> = found
            .iter()
            .map(|refusal| (refusal.place(), refusal.message.as_str()))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(place, message)| ((*place).to_owned(), *message))
            .collect();
        assert_eq!(found, expected, "{name} {spec} {former:?}");
    }
}
