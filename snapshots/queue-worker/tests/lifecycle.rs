//! The life of a resource of every kind, on an API server inside the test.

use operator_runtime::testing::Scenario;

use queue_worker_operator::operator;

fn a_queueworker() -> Scenario {
    Scenario::new(operator, include_str!("golden/queueworker.json"))
}

#[test]
fn queueworker_becomes_ready_and_rests() {
    a_queueworker().becomes_ready_and_rests();
}

#[test]
fn queueworker_repairs_what_others_change() {
    a_queueworker().repairs_what_others_change();
}

#[test]
fn queueworker_prunes_what_is_no_longer_wanted() {
    a_queueworker().prunes_what_is_no_longer_wanted();
}

#[test]
fn queueworker_leaves_nothing_behind() {
    a_queueworker().leaves_nothing_behind();
}

#[test]
fn queueworker_restarts_without_a_write() {
    a_queueworker().restarts_without_a_write();
}

#[test]
fn queueworker_rests_while_paused() {
    a_queueworker().rests_while_paused();
}

#[test]
fn queueworker_hands_over_to_another_replica() {
    a_queueworker().hands_over_to_another_replica();
}
