//! The operator of `snapshots/webapp`, as a user of a cluster meets it: a real control plane, and the permissions that its
//! own manifests grant as its only identity.

mod deploy;
mod failover;
mod lifecycle;
mod load;
mod outage;
mod permissions;
mod repair;
mod safety;
mod support;
mod validation;
