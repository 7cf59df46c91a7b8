//! What the generated Rust builds is what `operator.yaml` says: `tests/golden/` holds what operator-gen computed of it.

use operator_runtime::testing::golden;

#[test]
fn dnsrecord_builds_what_the_spec_says() {
    use dns_operator::generated::dnsrecord::DnsRecord;
    golden::check::<DnsRecord>(include_str!("golden/dnsrecord.json"));
}
