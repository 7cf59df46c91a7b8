//! The life of a resource of every kind, on an API server inside the test.

use operator_runtime::testing::Scenario;

use postgres_operator::operator;

fn a_postgres() -> Scenario {
    Scenario::new(operator, include_str!("golden/postgres.json"))
}

#[test]
fn postgres_becomes_ready_and_rests() {
    a_postgres().becomes_ready_and_rests();
}

#[test]
fn postgres_repairs_what_others_change() {
    a_postgres().repairs_what_others_change();
}

#[test]
fn postgres_prunes_what_is_no_longer_wanted() {
    a_postgres().prunes_what_is_no_longer_wanted();
}

#[test]
fn postgres_leaves_nothing_behind() {
    a_postgres().leaves_nothing_behind();
}

#[test]
fn postgres_restarts_without_a_write() {
    a_postgres().restarts_without_a_write();
}

#[test]
fn postgres_rests_while_paused() {
    a_postgres().rests_while_paused();
}

#[test]
fn postgres_hands_over_to_another_replica() {
    a_postgres().hands_over_to_another_replica();
}
