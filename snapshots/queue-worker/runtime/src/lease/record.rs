//! What is written into a Lease and read from it.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use k8s_openapi::api::coordination::v1::{Lease as Object, LeaseSpec};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{MicroTime, ObjectMeta};
use tokio::time::Instant;

/// Who holds the Lease; `None` when nobody does.
pub(super) fn holder(object: &Object) -> Option<&str> {
    object
        .spec
        .as_ref()?
        .holder_identity
        .as_deref()
        .filter(|holder| !holder.is_empty())
}

/// The Lease as `identity` wants it: its own, renewed now.
pub(super) fn claimed(
    current: Option<&Object>,
    name: &str,
    identity: &str,
    duration: Duration,
) -> Object {
    let now = renewal_time(current);
    let mut object = current.cloned().unwrap_or_else(|| named(name));
    let renewal = holder(&object) == Some(identity);
    let spec = object.spec.get_or_insert_default();
    if !renewal {
        spec.holder_identity = Some(identity.to_owned());
        spec.acquire_time = Some(now.clone());
        let transitions = spec.lease_transitions.unwrap_or(0);
        spec.lease_transitions = Some(if current.is_some() {
            transitions.saturating_add(1)
        } else {
            transitions
        });
    }
    spec.lease_duration_seconds =
        Some(i32::try_from(duration.as_secs().max(1)).unwrap_or(i32::MAX));
    spec.renew_time = Some(now);
    object.metadata.managed_fields = None;
    object
}

/// The Lease without a holder, as Kubernetes' own components leave it: free, and expired within a second.
pub(super) fn released(current: &Object) -> Object {
    let mut object = current.clone();
    let now = renewal_time(Some(current));
    let spec = object.spec.get_or_insert_default();
    spec.holder_identity = Some(String::new());
    spec.lease_duration_seconds = Some(1);
    spec.acquire_time = Some(now.clone());
    spec.renew_time = Some(now);
    object.metadata.managed_fields = None;
    object
}

fn named(name: &str) -> Object {
    Object {
        metadata: ObjectMeta {
            name: Some(name.to_owned()),
            ..ObjectMeta::default()
        },
        spec: None,
    }
}

/// Now, but after the last renewal even if the clock was set back, because the others see a renewal by its being different.
fn renewal_time(current: Option<&Object>) -> MicroTime {
    let last = current.and_then(|object| object.spec.as_ref()?.renew_time.as_ref());
    let next = last.and_then(|last| last.0.checked_add(SignedDuration::from_micros(1)).ok());
    let now = Timestamp::now();
    MicroTime(next.map_or(now, |next| next.max(now)))
}

/// When someone else's Lease was last seen to change, on this process' clock.
#[derive(Debug, Default)]
pub(super) struct Observation {
    last: Option<(LeaseSpec, Instant)>,
}

impl Observation {
    /// Whether the Lease has not changed for as long as its holder asked for, or `default`.
    pub(super) fn expired(&mut self, object: &Object, default: Duration) -> bool {
        let spec = object.spec.clone().unwrap_or_default();
        let seconds = spec
            .lease_duration_seconds
            .and_then(|seconds| u64::try_from(seconds).ok());
        let term = seconds.map_or(default, Duration::from_secs);
        match &self.last {
            Some((seen, since)) if *seen == spec => since.elapsed() > term,
            _ => {
                self.last = Some((spec, Instant::now()));
                false
            }
        }
    }
}
