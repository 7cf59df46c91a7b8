//! The hooks of an operator on a real control plane: what they are called for, by a log that the hooks themselves write.
//!
//! The operator is generated from `project/operator.yaml` by the CLI of this workspace, and runs with the permissions that its
//! own manifests grant.

mod cron;
mod daemons;
mod events;
mod metadata;
mod replicas;
mod right;
mod scenarios;
mod selection;
mod support;
mod timers;
// Last, since it looks at what all others used.
mod permissions;
