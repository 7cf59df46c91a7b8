//! Whatever the way between the versions of a kind, nothing is lost on it.

use operator_runtime::testing::conversion;

#[test]
#[rustfmt::skip]
fn site_loses_nothing_between_its_versions() {
    use site_operator::generated::site::Site;
    conversion::loses_nothing::<Site>(include_str!("golden/site.json"));
}
