//! DnsRecord: A record at a DNS provider. Its types, its children, its status, its hooks.

pub mod admission;
pub mod children;
pub mod conditions;
pub mod hooks;
pub mod references;
pub mod status;
pub mod types;

use operator_runtime::{Child, Condition, Kind, Reference, StatusField, hook};

pub use types::*;

impl Kind for DnsRecord {
    type Hooks = crate::dnsrecord::Hooks;
    type HookStatus = hooks::DnsRecordHookStatus;
    type Process = crate::process::Process;

    const NAMESPACED: bool = true;
    const CHILDREN: &'static [Child<Self>] = children::ALL;
    const CONDITIONS: &'static [Condition<Self>] = conditions::ALL;
    const STATUS: &'static [StatusField<Self>] = status::ALL;
    const REFERENCES: &'static [Reference<Self>] = references::ALL;
    const HOOKS: &'static [hook::Hook<Self>] = hooks::ALL;
}
