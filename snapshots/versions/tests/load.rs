//! Many resources at once: each becomes ready, and none costs more requests than it must.

use operator_runtime::testing::Scenario;

use site_operator::operator;

fn a_site() -> Scenario {
    Scenario::new(operator, include_str!("golden/site.json"))
}

#[test]
fn site_handles_many_at_once() {
    a_site().handles_many_at_once();
}
