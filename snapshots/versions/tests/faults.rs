//! Whatever fails on the way, the end is the same: crashes, refused requests, lost answers, broken watches.

use operator_runtime::testing::Scenario;

use site_operator::operator;

fn a_site() -> Scenario {
    Scenario::new(operator, include_str!("golden/site.json"))
}

#[test]
fn site_survives_a_crash_after_every_write() {
    a_site().survives_a_crash_after_every_write();
}

#[test]
fn site_survives_every_kind_of_api_error() {
    a_site().survives_every_kind_of_api_error();
}

#[test]
fn site_survives_lost_answers_and_broken_watches() {
    a_site().survives_lost_answers_and_broken_watches();
}
