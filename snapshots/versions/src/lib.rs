//! The operator `site-operator`: `operator.yaml` says what it does, `generated` is what operator-gen made of it.

#![recursion_limit = "512"]

pub mod generated;

/// The code that completes conversions of Site.
pub mod site_v1alpha1;

use operator_runtime::webhook::Webhooks;
use operator_runtime::{Operator, Watch};

/// Which kinds the operator reconciles, and how it runs.
pub fn operator() -> Operator {
    Operator::new("site-operator")
        .watch(Watch::Cluster)
        .concurrency(8)
        .leader_election(true)
        .kind::<generated::site::Site>()
        .webhooks(webhooks())
}

/// What the API server asks it.
#[rustfmt::skip]
pub fn webhooks() -> Webhooks {
    Webhooks::new("site-operator-webhook")
        .convert::<generated::site::Site>()
}
