//! What the API server asks before it keeps a DnsRecord: `src/dnsrecord_admission.rs` answers.

use operator_runtime::webhook::{self, AdmissionResult, Review};

use super::types::DnsRecord;
use crate::dnsrecord_admission::Admission;

/// One method a question. None changes anything outside: what is let in here can still be refused elsewhere.
pub trait DnsRecordAdmission {
    /// Whether a DnsRecord may be created so.
    fn validate_create(
        &self,
        new: &DnsRecord,
        review: &mut Review,
    ) -> impl Future<Output = AdmissionResult> + Send;

    /// Whether a DnsRecord may be changed so.
    fn validate_update(
        &self,
        old: &DnsRecord,
        new: &DnsRecord,
        review: &mut Review,
    ) -> impl Future<Output = AdmissionResult> + Send;

    /// Whether a DnsRecord may be deleted.
    fn validate_delete(
        &self,
        old: &DnsRecord,
        review: &mut Review,
    ) -> impl Future<Output = AdmissionResult> + Send;

    /// What a DnsRecord that is created is to be: `new` may be changed.
    fn mutate_create(
        &self,
        new: &mut DnsRecord,
        review: &mut Review,
    ) -> impl Future<Output = AdmissionResult> + Send;

    /// What a DnsRecord is to become: `new` may be changed.
    fn mutate_update(
        &self,
        old: &DnsRecord,
        new: &mut DnsRecord,
        review: &mut Review,
    ) -> impl Future<Output = AdmissionResult> + Send;
}

/// How each is called.
#[rustfmt::skip]
pub static ALL: webhook::Admission<DnsRecord, Admission> = webhook::Admission {
    validate_create: Some(|code, new, review| Box::pin(DnsRecordAdmission::validate_create(code, new, review))),
    validate_update: Some(|code, old, new, review| Box::pin(DnsRecordAdmission::validate_update(code, old, new, review))),
    validate_delete: Some(|code, old, review| Box::pin(DnsRecordAdmission::validate_delete(code, old, review))),
    mutate_create: Some(|code, new, review| Box::pin(DnsRecordAdmission::mutate_create(code, new, review))),
    mutate_update: Some(|code, old, new, review| Box::pin(DnsRecordAdmission::mutate_update(code, old, new, review))),
};
