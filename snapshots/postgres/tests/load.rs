//! Many resources at once: each becomes ready, and none costs more requests than it must.

use operator_runtime::testing::Scenario;

use postgres_operator::operator;

fn a_postgres() -> Scenario {
    Scenario::new(operator, include_str!("golden/postgres.json"))
}

#[test]
fn postgres_handles_many_at_once() {
    a_postgres().handles_many_at_once();
}
