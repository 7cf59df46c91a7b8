//! Whatever fails on the way, the end is the same: crashes, refused requests, lost answers, broken watches.

use operator_runtime::testing::Scenario;

use dns_operator::operator;

fn a_dnsrecord() -> Scenario {
    Scenario::new(operator, include_str!("golden/dnsrecord.json"))
}

#[test]
fn dnsrecord_survives_a_crash_after_every_write() {
    a_dnsrecord().survives_a_crash_after_every_write();
}

#[test]
fn dnsrecord_survives_every_kind_of_api_error() {
    a_dnsrecord().survives_every_kind_of_api_error();
}

#[test]
fn dnsrecord_survives_lost_answers_and_broken_watches() {
    a_dnsrecord().survives_lost_answers_and_broken_watches();
}
