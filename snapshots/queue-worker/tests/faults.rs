//! Whatever fails on the way, the end is the same: crashes, refused requests, lost answers, broken watches.

use operator_runtime::testing::Scenario;

use queue_worker_operator::operator;

fn a_queueworker() -> Scenario {
    Scenario::new(operator, include_str!("golden/queueworker.json"))
}

#[test]
fn queueworker_survives_a_crash_after_every_write() {
    a_queueworker().survives_a_crash_after_every_write();
}

#[test]
fn queueworker_survives_every_kind_of_api_error() {
    a_queueworker().survives_every_kind_of_api_error();
}

#[test]
fn queueworker_survives_lost_answers_and_broken_watches() {
    a_queueworker().survives_lost_answers_and_broken_watches();
}
