//! What the tool says of rules, against what an API server said of the same ones: `cluster/tests/rules.rs` asks a real one.

#[path = "../cluster/tests/rules/judge.rs"]
mod judge;
#[path = "../cluster/tests/rules/table.rs"]
#[allow(dead_code, reason = "the test with an API server uses the rest")]
mod table;

use judge::ours;
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
