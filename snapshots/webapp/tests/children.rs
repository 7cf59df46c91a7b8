//! What the generated Rust builds is what `operator.yaml` says: `tests/golden/` holds what operator-gen computed of it.

use operator_runtime::testing::golden;

#[test]
fn webapp_builds_what_the_spec_says() {
    use webapp_operator::generated::webapp::WebApp;
    golden::check::<WebApp>(include_str!("golden/webapp.json"));
}
