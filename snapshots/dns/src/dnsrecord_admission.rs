//! What the API server is told before it keeps a DnsRecord. This file is yours.

use std::net::Ipv4Addr;

use operator_runtime::webhook::{AdmissionResult, Review};

use crate::generated::dnsrecord::DnsRecord;
use crate::generated::dnsrecord::admission::DnsRecordAdmission;

/// Zones that are nobody's to write to: they never leave a network.
const FORBIDDEN: [&str; 3] = ["internal", "local", "localhost"];

/// Whoever puts this annotation on a record means to keep it.
const PROTECTED: &str = "dns.example.com/protected";

/// The code that decides; it is made once.
#[derive(Default)]
pub struct Admission;

impl DnsRecordAdmission for Admission {
    async fn validate_create(&self, new: &DnsRecord, review: &mut Review) -> AdmissionResult {
        check(new, review);
        Ok(())
    }

    async fn validate_update(
        &self,
        old: &DnsRecord,
        new: &DnsRecord,
        review: &mut Review,
    ) -> AdmissionResult {
        check(new, review);
        let before = old.spec.ttl_seconds;
        if new.spec.ttl_seconds < before {
            review.warn(format!(
                "resolvers may keep the old record for {before} seconds more"
            ));
        }
        Ok(())
    }

    async fn validate_delete(&self, old: &DnsRecord, review: &mut Review) -> AdmissionResult {
        let annotations = old.metadata.annotations.as_ref();
        if annotations.is_some_and(|annotations| annotations.contains_key(PROTECTED)) {
            let message =
                format!("the record is protected: remove the annotation {PROTECTED} first");
            review.deny("metadata.annotations", message);
        }
        Ok(())
    }

    async fn mutate_create(&self, new: &mut DnsRecord, _review: &mut Review) -> AdmissionResult {
        normalise(new);
        Ok(())
    }

    async fn mutate_update(
        &self,
        _old: &DnsRecord,
        new: &mut DnsRecord,
        _review: &mut Review,
    ) -> AdmissionResult {
        normalise(new);
        Ok(())
    }
}

/// Names are the same in upper and lower case; one way of writing them keeps two records from being one.
fn normalise(record: &mut DnsRecord) {
    record.spec.name = record.spec.name.to_lowercase();
}

/// Says everything that is wrong with a record at once.
fn check(record: &DnsRecord, review: &mut Review) {
    let zone = record.spec.name.rsplit('.').next().unwrap_or_default();
    if FORBIDDEN.contains(&zone) {
        review.deny(
            "spec.name",
            format!("the zone `{zone}` is not to be written to"),
        );
    }
    for (at, address) in record.spec.addresses.iter().enumerate() {
        let private = |address: Ipv4Addr| address.is_private() || address.is_loopback();
        if address.parse().is_ok_and(private) {
            review.deny(
                format!("spec.addresses[{at}]"),
                format!("{address} is private: nobody outside can reach it"),
            );
        }
    }
}
