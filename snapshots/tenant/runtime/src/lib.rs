//! The reconcile runtime that operator-gen embeds into every operator it generates.

pub mod api;
pub mod backoff;
pub mod cache;
pub mod cel;
pub mod complete;
pub mod conditions;
pub mod controller;
pub mod conversion;
pub mod desired;
pub mod diff;
pub mod error;
pub mod events;
pub mod health;
pub mod hook;
mod json;
pub mod kind;
pub mod lease;
pub mod logging;
pub mod metrics;
pub mod name;
mod notation;
pub mod object;
pub mod operator;
pub mod process;
pub mod queue;
pub mod readiness;
pub mod reconcile;
pub mod reference;
pub mod scope;
pub mod selector;
pub mod server;
pub mod settings;
pub mod shutdown;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(feature = "webhooks")]
pub mod webhook;

pub use k8s_openapi;
pub use kube;
pub use prometheus_client;
pub use serde;
pub use serde_json::{self, Value, json};
pub use tracing;

pub use api::ApiResource;
pub use desired::Desired;
pub use hook::{Change, ChildEvent, HookContext, HookError, HookResult};
pub use kind::{
    Child, ChildResource, Condition, Each, Generated, Kind, OnDelete, Reference, ReferenceName,
    ReferenceNamespace, ReferenceSelector, ReferenceTarget, StatusField,
};
pub use operator::{Operator, OperatorError, Watch};
pub use process::{Lifecycle, ProcessContext};
pub use scope::Scope;
