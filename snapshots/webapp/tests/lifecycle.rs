//! The life of a resource of every kind, on an API server inside the test.

use operator_runtime::testing::Scenario;

use webapp_operator::operator;

fn a_webapp() -> Scenario {
    Scenario::new(operator, include_str!("golden/webapp.json"))
}

#[test]
fn webapp_becomes_ready_and_rests() {
    a_webapp().becomes_ready_and_rests();
}

#[test]
fn webapp_repairs_what_others_change() {
    a_webapp().repairs_what_others_change();
}

#[test]
fn webapp_prunes_what_is_no_longer_wanted() {
    a_webapp().prunes_what_is_no_longer_wanted();
}

#[test]
fn webapp_leaves_nothing_behind() {
    a_webapp().leaves_nothing_behind();
}

#[test]
fn webapp_restarts_without_a_write() {
    a_webapp().restarts_without_a_write();
}

#[test]
fn webapp_rests_while_paused() {
    a_webapp().rests_while_paused();
}

#[test]
fn webapp_hands_over_to_another_replica() {
    a_webapp().hands_over_to_another_replica();
}
