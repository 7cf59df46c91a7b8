//! A real Kubernetes control plane on loopback, for tests and benchmarks: etcd, kube-apiserver,
//! kube-controller-manager and kube-scheduler, with [kwok](https://kwok.sigs.k8s.io) in the kubelet's place, so
//! that pods of hand-made nodes become Ready without running anything.
//!
//! `control-plane/build.sh` builds the programs. Everything a [`ControlPlane`] starts ends with it, and with the
//! process that started it, however that ends.

mod audit;
mod binaries;
mod component;
mod conduct;
mod control_plane;
mod eventually;
mod identity;
mod layout;
mod nodes;
mod operator;
mod permission;
mod process;
mod programs;
pub mod project;
mod usage;

pub use audit::{AuditEvent, AuditMark};
pub use component::Component;
pub use control_plane::{ControlPlane, Options};
pub use eventually::eventually;
pub use operator::{Installation, Operator};
pub use permission::Permission;
pub use usage::Usage;
