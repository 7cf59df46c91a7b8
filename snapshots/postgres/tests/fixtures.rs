//! What the operator makes of the resources in `tests/fixtures/`, whose cases are your own: `cr.yaml`, `observed/` with
//! objects that are there, and `expected/` with what is made. `UPDATE=1` writes the latter.

use operator_runtime::testing::Fixtures;

use postgres_operator::generated;

#[test]
fn fixtures_are_as_expected() {
    Fixtures::read("postgres-operator", "tests/fixtures")
        .of::<generated::postgres::Postgres>()
        .check();
}
