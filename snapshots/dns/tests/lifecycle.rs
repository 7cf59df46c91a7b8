//! The life of a resource of every kind, on an API server inside the test.

use operator_runtime::testing::Scenario;

use dns_operator::operator;

fn a_dnsrecord() -> Scenario {
    Scenario::new(operator, include_str!("golden/dnsrecord.json"))
}

#[test]
fn dnsrecord_becomes_ready_and_rests() {
    a_dnsrecord().becomes_ready_and_rests();
}

#[test]
fn dnsrecord_repairs_what_others_change() {
    a_dnsrecord().repairs_what_others_change();
}

#[test]
fn dnsrecord_prunes_what_is_no_longer_wanted() {
    a_dnsrecord().prunes_what_is_no_longer_wanted();
}

#[test]
fn dnsrecord_leaves_nothing_behind() {
    a_dnsrecord().leaves_nothing_behind();
}

#[test]
fn dnsrecord_restarts_without_a_write() {
    a_dnsrecord().restarts_without_a_write();
}

#[test]
fn dnsrecord_rests_while_paused() {
    a_dnsrecord().rests_while_paused();
}

#[test]
fn dnsrecord_hands_over_to_another_replica() {
    a_dnsrecord().hands_over_to_another_replica();
}
