//! Whatever fails on the way, the end is the same: crashes, refused requests, lost answers, broken watches.

use operator_runtime::testing::Scenario;

use tenant_operator::operator;

fn a_tenant() -> Scenario {
    Scenario::new(operator, include_str!("golden/tenant.json"))
}

#[test]
fn tenant_survives_a_crash_after_every_write() {
    a_tenant().survives_a_crash_after_every_write();
}

#[test]
fn tenant_survives_every_kind_of_api_error() {
    a_tenant().survives_every_kind_of_api_error();
}

#[test]
fn tenant_survives_lost_answers_and_broken_watches() {
    a_tenant().survives_lost_answers_and_broken_watches();
}
