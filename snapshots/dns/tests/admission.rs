//! What the API server is told by this operator's code about objects: the sample, and what is none.

use operator_runtime::testing::Reviews;

use dns_operator::webhooks;

#[rustfmt::skip]
fn of_dnsrecord() -> Reviews {
    let golden = include_str!("golden/dnsrecord.json");
    Reviews::new(webhooks(), "dnsrecords.dns.example.com", golden)
}

#[test]
fn a_dnsrecord_is_let_in() {
    of_dnsrecord().let_the_sample_in();
}

#[test]
fn what_is_no_dnsrecord_is_refused() {
    of_dnsrecord().refuse_what_cannot_be_read();
}
