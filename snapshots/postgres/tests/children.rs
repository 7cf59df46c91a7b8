//! What the generated Rust builds is what `operator.yaml` says: `tests/golden/` holds what operator-gen computed of it.

use operator_runtime::testing::golden;

#[test]
fn postgres_builds_what_the_spec_says() {
    use postgres_operator::generated::postgres::Postgres;
    golden::check::<Postgres>(include_str!("golden/postgres.json"));
}
