//! What the generated Rust builds is what `operator.yaml` says: `tests/golden/` holds what operator-gen computed of it.

use operator_runtime::testing::golden;

#[test]
fn tenant_builds_what_the_spec_says() {
    use tenant_operator::generated::tenant::Tenant;
    golden::check::<Tenant>(include_str!("golden/tenant.json"));
}
