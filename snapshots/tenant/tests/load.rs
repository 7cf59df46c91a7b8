//! Many resources at once: each becomes ready, and none costs more requests than it must.

use operator_runtime::testing::Scenario;

use tenant_operator::operator;

fn a_tenant() -> Scenario {
    Scenario::new(operator, include_str!("golden/tenant.json"))
}

#[test]
fn tenant_handles_many_at_once() {
    a_tenant().handles_many_at_once();
}
