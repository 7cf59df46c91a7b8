//! The life of a resource of every kind, on an API server inside the test.

use operator_runtime::testing::Scenario;

use tenant_operator::operator;

fn a_tenant() -> Scenario {
    Scenario::new(operator, include_str!("golden/tenant.json"))
}

#[test]
fn tenant_becomes_ready_and_rests() {
    a_tenant().becomes_ready_and_rests();
}

#[test]
fn tenant_repairs_what_others_change() {
    a_tenant().repairs_what_others_change();
}

#[test]
fn tenant_prunes_what_is_no_longer_wanted() {
    a_tenant().prunes_what_is_no_longer_wanted();
}

#[test]
fn tenant_leaves_nothing_behind() {
    a_tenant().leaves_nothing_behind();
}

#[test]
fn tenant_restarts_without_a_write() {
    a_tenant().restarts_without_a_write();
}

#[test]
fn tenant_rests_while_paused() {
    a_tenant().rests_while_paused();
}

#[test]
fn tenant_hands_over_to_another_replica() {
    a_tenant().hands_over_to_another_replica();
}
