//! The life of a resource of every kind, on an API server inside the test.

use operator_runtime::testing::Scenario;

use site_operator::operator;

fn a_site() -> Scenario {
    Scenario::new(operator, include_str!("golden/site.json"))
}

#[test]
fn site_becomes_ready_and_rests() {
    a_site().becomes_ready_and_rests();
}

#[test]
fn site_repairs_what_others_change() {
    a_site().repairs_what_others_change();
}

#[test]
fn site_prunes_what_is_no_longer_wanted() {
    a_site().prunes_what_is_no_longer_wanted();
}

#[test]
fn site_leaves_nothing_behind() {
    a_site().leaves_nothing_behind();
}

#[test]
fn site_restarts_without_a_write() {
    a_site().restarts_without_a_write();
}

#[test]
fn site_rests_while_paused() {
    a_site().rests_while_paused();
}

#[test]
fn site_hands_over_to_another_replica() {
    a_site().hands_over_to_another_replica();
}
