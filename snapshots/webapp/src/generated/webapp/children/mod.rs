//! The objects that belong to a WebApp.

/// The ConfigMap `config`.
pub mod config;

/// The Deployment `deployment`.
pub mod deployment;

/// The Service `service`.
pub mod service;

/// The Ingress `ingress`.
pub mod ingress;

use operator_runtime::Child;

use super::WebApp;

/// All of them.
pub const ALL: &[Child<WebApp>] = &[
    // Each comes after those it depends on.
    config::CHILD,
    deployment::CHILD,
    service::CHILD,
    ingress::CHILD,
];
