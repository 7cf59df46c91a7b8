//! Whatever fails on the way, the end is the same: crashes, refused requests, lost answers, broken watches.

use operator_runtime::testing::Scenario;

use webapp_operator::operator;

fn a_webapp() -> Scenario {
    Scenario::new(operator, include_str!("golden/webapp.json"))
}

#[test]
fn webapp_survives_a_crash_after_every_write() {
    a_webapp().survives_a_crash_after_every_write();
}

#[test]
fn webapp_survives_every_kind_of_api_error() {
    a_webapp().survives_every_kind_of_api_error();
}

#[test]
fn webapp_survives_lost_answers_and_broken_watches() {
    a_webapp().survives_lost_answers_and_broken_watches();
}
