//! Many resources at once: each becomes ready, and none costs more requests than it must.

use operator_runtime::testing::Scenario;

use webapp_operator::operator;

fn a_webapp() -> Scenario {
    Scenario::new(operator, include_str!("golden/webapp.json"))
}

#[test]
fn webapp_handles_many_at_once() {
    a_webapp().handles_many_at_once();
}
