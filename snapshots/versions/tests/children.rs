//! What the generated Rust builds is what `operator.yaml` says: `tests/golden/` holds what operator-gen computed of it.

use operator_runtime::testing::golden;

#[test]
fn site_builds_what_the_spec_says() {
    use site_operator::generated::site::Site;
    golden::check::<Site>(include_str!("golden/site.json"));
}
