//! Whatever fails on the way, the end is the same: crashes, refused requests, lost answers, broken watches.

use operator_runtime::testing::Scenario;

use postgres_operator::operator;

fn a_postgres() -> Scenario {
    Scenario::new(operator, include_str!("golden/postgres.json"))
}

#[test]
fn postgres_survives_a_crash_after_every_write() {
    a_postgres().survives_a_crash_after_every_write();
}

#[test]
fn postgres_survives_every_kind_of_api_error() {
    a_postgres().survives_every_kind_of_api_error();
}

#[test]
fn postgres_survives_lost_answers_and_broken_watches() {
    a_postgres().survives_lost_answers_and_broken_watches();
}
