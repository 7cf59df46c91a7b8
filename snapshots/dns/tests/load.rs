//! Many resources at once: each becomes ready, and none costs more requests than it must.

use operator_runtime::testing::Scenario;

use dns_operator::operator;

fn a_dnsrecord() -> Scenario {
    Scenario::new(operator, include_str!("golden/dnsrecord.json"))
}

#[test]
fn dnsrecord_handles_many_at_once() {
    a_dnsrecord().handles_many_at_once();
}
