//! Many resources at once: each becomes ready, and none costs more requests than it must.

use operator_runtime::testing::Scenario;

use queue_worker_operator::operator;

fn a_queueworker() -> Scenario {
    Scenario::new(operator, include_str!("golden/queueworker.json"))
}

#[test]
fn queueworker_handles_many_at_once() {
    a_queueworker().handles_many_at_once();
}
